//! Serving Discord: the checks, the house, the commands, the connection, and an ordered stop.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use serenity::http::{LightMethod, Route};
use serenity::model::event::Event;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tracing::{debug, error, info, warn};

use crate::base::{ChannelId, GuildId, Moment, Seed};
use crate::runtime::{
    Backups, Clock, ConnectionNote, HouseOptions, Options, Running, StartFault, start,
};

use crate::discord::app::App;
use crate::discord::commands::{self, Offers};
use crate::discord::gateway::{
    self, Counters, End, FromGateway, Front, FrontFault, GatewayBot, GatewayOptions, Reach, Timing,
};
use crate::discord::guild::deliver::DiscordPlatform;
use crate::discord::guild::doctor::{self, clock, invite, who};
use crate::discord::guild::{notify, places, standing};
use crate::discord::inward::respond::refresh;
use crate::discord::inward::{heard, inbound, reconcile};
use crate::discord::known::{Known, Shows};
use crate::discord::rest::{ApiBase, Call, Class, Failure, Rest, RestFault};
use crate::discord::secret::Secret;
use crate::discord::snowflake::signed;

/// `GUILDS` and `GUILD_MESSAGES`: none of them is privileged.
const INTENTS: u64 = 1 | 1 << 9;
/// Events that wait to be looked at; a full queue holds the socket up.
const EVENTS_AHEAD: usize = 1_024;
/// Interactions and messages that are worked on at once.
const AT_ONCE_MAX: usize = 512;
/// Sessions whose open screens wait to be shown anew.
const CHANGED_AHEAD: usize = 1_024;
/// Guilds whose organisers wait to be told of something.
const LACKING_AHEAD: usize = 256;
/// Changes that come within this are shown together.
const SHOWN_TOGETHER: Duration = Duration::from_millis(300);
/// Waits before Discord is asked again who we are.
const ASK_AGAIN: [Duration; 4] = [
    Duration::from_secs(1),
    Duration::from_secs(5),
    Duration::from_secs(15),
    Duration::from_secs(60),
];
/// What is being worked on may end in so long when the process stops.
const STOP_WITHIN: Duration = Duration::from_secs(5);
/// The sign that all is well is written this often.
const HEALTH_EVERY: Duration = Duration::from_secs(5);
/// Its name in the data directory.
pub const HEALTH_FILE: &str = "health";
/// Under this name it is known which commands are registered.
const COMMANDS: &str = "commands";

/// What Discord is served with.
#[derive(Debug, Clone)]
pub struct ServeOptions {
    /// The bot's token.
    pub token: Secret,
    /// Where the API is.
    pub api: ApiBase,
    /// The house.
    pub house: HouseOptions,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Regular backups, if wanted.
    pub backups: Option<Backups>,
    /// What members can choose from.
    pub offers: Offers,
    /// The last sign of life of the process before this one.
    pub last_sign: Moment,
    /// Where waits take their jitter from.
    pub seed: Seed,
}

/// Why it could not begin.
#[derive(Debug, thiserror::Error)]
pub enum ServeFault {
    /// The token is not taken.
    #[error(
        "Discord does not take the token: copy it again from the developer portal (Bot, Reset \
         Token) into GREENROOM_DISCORD_TOKEN"
    )]
    Token,
    /// The clock is too far off.
    #[error("{0}")]
    Clock(String),
    /// The door could not be made.
    #[error(transparent)]
    Rest(#[from] RestFault),
    /// The house could not be opened.
    #[error(transparent)]
    House(#[from] StartFault),
    /// The commands could not be registered.
    #[error("the commands could not be registered: {0}")]
    Commands(Failure),
    /// The last writes did not end in order.
    #[error("the house did not close in order: {0}")]
    Close(String),
}

/// How it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ServeEnd {
    /// It was to stop.
    Stopped,
    /// Trying again at once would end the same way: what happened, and what to do.
    Fatal(String),
}

/// Asks where the gateway is.
struct RestFront(Rest);

impl Front for RestFront {
    async fn gateway_bot(&self) -> Result<GatewayBot, FrontFault> {
        let call = Call::new(LightMethod::Get, Route::GatewayBot, Class::Upkeep);
        self.0.call(call).await.map_err(|failure| match failure {
            Failure::Unauthorized => FrontFault::Unauthorized,
            other => FrontFault::Later { why: other.to_string() },
        })
    }
}

/// Serves until `stop` says so.
///
/// # Errors
/// [`ServeFault`], which says what stands in the way and what to do.
pub async fn serve(options: ServeOptions, stop: CancellationToken) -> Result<ServeEnd, ServeFault> {
    let rest = Rest::new(options.api.clone(), &options.token, Arc::clone(&options.clock))?;
    let Some((me, application)) = introduced(&rest, &stop).await? else {
        return Ok(ServeEnd::Stopped);
    };
    match clock(&rest) {
        Ok(None) => {}
        Ok(Some(what)) => warn!("{what}"),
        Err(what) => return Err(ServeFault::Clock(what)),
    }
    info!("{} is here; invite: {}", me.username, invite(application.id));
    let health = options.house.dir.join(HEALTH_FILE);
    let mut running = start(Options {
        house: options.house.clone(),
        clock: Arc::clone(&options.clock),
        backups: options.backups,
    })?;
    let (changed, changes) = mpsc::channel(CHANGED_AHEAD);
    let (lacking, lacks) = mpsc::channel(LACKING_AHEAD);
    let app = Arc::new(App {
        rest,
        house: running.handle.clone(),
        clock: Arc::clone(&options.clock),
        offers: options.offers.clone(),
        application: application.id,
        me: me.id,
        asks: Arc::default(),
        known: Known::default(),
        changed,
        lacking,
    });
    running.deliver_to(Arc::new(DiscordPlatform(Arc::clone(&app))));
    let end = with_house(&app, &options, &running, (changes, lacks, health), stop).await;
    // Whoever holds the door to the house must let go before it closes.
    drop(app);
    running.stop().await.map_err(ServeFault::Close)?;
    end
}

/// Who we are. Where Discord cannot be reached it is asked again; none when it is to stop.
async fn introduced(
    rest: &Rest,
    stop: &CancellationToken,
) -> Result<Option<(doctor::Me, doctor::Application)>, ServeFault> {
    let mut tries = 0;
    loop {
        match who(rest).await {
            Ok(found) => return Ok(Some(found)),
            Err(Failure::Unauthorized) => return Err(ServeFault::Token),
            Err(failure) => {
                let wait = ASK_AGAIN[tries.min(ASK_AGAIN.len() - 1)];
                warn!("Discord was not reached ({failure}); asked again in {} s", wait.as_secs());
                tries += 1;
                tokio::select! {
                    () = tokio::time::sleep(wait) => {}
                    () = stop.cancelled() => return Ok(None),
                }
            }
        }
    }
}

async fn with_house(
    app: &Arc<App>,
    options: &ServeOptions,
    running: &Running,
    (changes, lacks, health): (mpsc::Receiver<Shows>, mpsc::Receiver<GuildId>, PathBuf),
    stop: CancellationToken,
) -> Result<ServeEnd, ServeFault> {
    register(app).await?;
    listen_again(app).await;
    standing::known_again(app).await;
    let (out, events) = mpsc::channel(EVENTS_AHEAD);
    let gateway_stop = stop.child_token();
    let wanted = Arc::clone(app);
    let reach = if options.api.is_here() { Reach::Local } else { Reach::World };
    let gateway = gateway::run(
        GatewayOptions {
            token: options.token.clone(),
            intents: INTENTS,
            shards: None,
            reach,
            is_wanted: Arc::new(move |facts| {
                wanted.known.threads.has(&ChannelId(signed(facts.channel.get())))
            }),
            timing: Timing::default(),
            seed: options.seed,
            counters: Arc::new(Counters::default()),
            asks: Arc::clone(&app.asks),
        },
        RestFront(app.rest.clone()),
        running.handle.clone(),
        Arc::clone(&options.clock),
        out,
        gateway_stop.clone(),
    );
    let mut tasks = JoinSet::new();
    let mut connection = JoinSet::new();
    connection.spawn(gateway);
    let (ready, is_ready) = watch::channel(false);
    tasks.spawn(show_anew(Arc::clone(app), changes, gateway_stop.clone()));
    tasks.spawn(notify::organisers(Arc::clone(app), lacks, gateway_stop.clone()));
    tasks.spawn(say_healthy(health, is_ready, gateway_stop.clone()));
    let hearing = hear(Arc::clone(app), events, options.last_sign, ready);
    let mut hearing_task = JoinSet::new();
    hearing_task.spawn(hearing);
    let mut halt = app.rest.halt();
    let mut stopped = running.stopped.clone();
    let end = tokio::select! {
        () = stop.cancelled() => ServeEnd::Stopped,
        Some(ended) = connection.join_next() => match ended {
            Ok(End::Stopped) => ServeEnd::Stopped,
            Ok(End::Fatal { why, .. } | End::BudgetSpent { why, .. }) => ServeEnd::Fatal(why),
            Err(e) => ServeEnd::Fatal(format!("the connection ended badly: {e}")),
        },
        Ok(halt) = halt.wait_for(Option::is_some) => {
            ServeEnd::Fatal(format!("Discord takes no more requests from us: {:?}", *halt))
        }
        Ok(why) = stopped.wait_for(Option::is_some) => {
            ServeEnd::Fatal(why.clone().unwrap_or_default())
        }
    };
    gateway_stop.cancel();
    // The connection first, so that nothing more comes in; then what came in is finished.
    let ended = async {
        while connection.join_next().await.is_some() {}
        while hearing_task.join_next().await.is_some() {}
        while tasks.join_next().await.is_some() {}
    };
    if tokio::time::timeout(STOP_WITHIN, ended).await.is_err() {
        warn!("not everything ended in time");
        for set in [&mut hearing_task, &mut tasks] {
            set.abort_all();
            while set.join_next().await.is_some() {}
        }
        connection.abort_all();
        while connection.join_next().await.is_some() {}
    }
    Ok(end)
}

/// Registers the commands, if they are others than the last time.
async fn register(app: &App) -> Result<(), ServeFault> {
    let all = commands::all(&app.offers);
    let mark = format!("{}:{:016x}", app.application, fingerprint(&all.to_string()));
    if let Ok(Some((_, known))) = app.house.known(COMMANDS).await
        && known == mark
    {
        debug!("the commands are registered already");
        return Ok(());
    }
    let route = Route::Commands { application_id: app.application };
    let call = Call::new(LightMethod::Put, route, Class::Upkeep).with_body(&all);
    app.rest.call::<Value>(call).await.map_err(ServeFault::Commands)?;
    info!("the commands were registered");
    let note = ConnectionNote::Known { name: COMMANDS.to_owned(), value: mark };
    if let Err(fault) = app.house.note(note).await {
        warn!(error = %fault, "that commands are registered was not saved");
    }
    Ok(())
}

/// FNV-1a, which is the same in every version of everything: it only tells whether something
/// changed.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Messages in the threads of sessions that are not over are heard again.
async fn listen_again(app: &App) {
    match app.house.threads().await {
        Ok(threads) => {
            for (guild, session, placed) in threads {
                if let Ok(thread) = placed.0.parse() {
                    app.known.threads.insert(ChannelId(thread), (guild, session));
                }
            }
        }
        Err(fault) => warn!(error = %fault, "threads could not be read"),
    }
}

/// Hears what comes from the gateway until it closes. Each event is worked on by itself; with too
/// many at once the next one waits, and the socket behind it.
async fn hear(
    app: Arc<App>,
    mut events: mpsc::Receiver<FromGateway>,
    last_sign: Moment,
    ready: watch::Sender<bool>,
) {
    let mut work = JoinSet::new();
    let mut away_from = Some(last_sign);
    loop {
        tokio::select! {
            event = events.recv(), if work.len() < AT_ONCE_MAX => {
                let Some(event) = event else { break };
                match event {
                    FromGateway::Ready { resumed, guilds, shard, .. } => {
                        info!("connected: {} guilds, resumed: {resumed}", guilds.len());
                        ready.send_replace(true);
                        let from = away_from.take();
                        if !resumed {
                            let app = Arc::clone(&app);
                            work.spawn(async move {
                                standing::up_again(&app).await;
                                places::left_meanwhile(&app, shard, &guilds).await;
                                if let Some(from) = from {
                                    reconcile::all(&app, from).await;
                                }
                            });
                        }
                    }
                    FromGateway::Away { from } => {
                        ready.send_replace(false);
                        away_from = Some(from);
                        app.house.tell_of_gap(from).await;
                    }
                    FromGateway::Event(event) => {
                        let app = Arc::clone(&app);
                        work.spawn(async move { happened(&app, *event).await });
                    }
                    FromGateway::NotUnderstood { kind, raw } => {
                        warn!("an event of the kind {kind} was not understood");
                        let app = Arc::clone(&app);
                        work.spawn(async move {
                            match kind.as_str() {
                                "INTERACTION_CREATE" => inbound::not_understood(&app, &raw).await,
                                "GUILD_CREATE" => places::is_in_unread(&app, &raw).await,
                                _ => {}
                            }
                        });
                    }
                }
            }
            Some(ended) = work.join_next(), if !work.is_empty() => {
                if let Err(e) = ended {
                    error!(error = %e, "an event was not worked on to its end");
                }
            }
        }
    }
    while let Some(ended) = work.join_next().await {
        if let Err(e) = ended {
            error!(error = %e, "an event was not worked on to its end");
        }
    }
}

async fn happened(app: &App, event: Event) {
    let channel = |id: serenity::model::id::ChannelId| ChannelId(signed(id.get()));
    let guild = |id: serenity::model::id::GuildId| GuildId(signed(id.get()));
    match event {
        Event::InteractionCreate(event) => {
            inbound::interaction(app, &event.interaction).await;
        }
        Event::MessageCreate(event) => heard::message(app, &event.message).await,
        Event::MessageDelete(event) => {
            standing::deleted(app, event.channel_id, &[event.message_id]).await;
            if let Some(of) = event.guild_id {
                let (at, message) = (channel(event.channel_id), event.message_id.get());
                places::message_gone(app, guild(of), at, message).await;
            }
        }
        Event::MessageDeleteBulk(event) => {
            standing::deleted(app, event.channel_id, &event.ids).await;
            if let Some(of) = event.guild_id {
                for message in &event.ids {
                    let at = channel(event.channel_id);
                    places::message_gone(app, guild(of), at, message.get()).await;
                }
            }
        }
        Event::ThreadDelete(event) => places::thread_gone(app, channel(event.thread.id)).await,
        Event::ChannelDelete(event) => {
            let (of, at) = (event.channel.guild_id, event.channel.id);
            places::channel_gone(app, guild(of), channel(at)).await;
        }
        Event::GuildDelete(event) if !event.guild.unavailable => {
            places::left(app, guild(event.guild.id)).await;
        }
        Event::GuildCreate(event) => places::arrived(app, &event.guild).await,
        Event::GuildMembersChunk(event) => places::members_told(app, &event).await,
        // Discord has kinds that we need not know of.
        _ => {}
    }
}

/// Shows open private screens anew, what comes close together at once.
async fn show_anew(app: Arc<App>, mut changes: mpsc::Receiver<Shows>, stop: CancellationToken) {
    loop {
        let first = tokio::select! {
            changed = changes.recv() => changed,
            () = stop.cancelled() => return,
        };
        let Some(first) = first else { return };
        tokio::time::sleep(SHOWN_TOGETHER).await;
        let mut all = BTreeSet::from([first]);
        while let Ok(more) = changes.try_recv() {
            all.insert(more);
        }
        for shows in all {
            if stop.is_cancelled() {
                return;
            }
            refresh(&app, shows).await;
        }
    }
}

/// While connected, a file in the data directory is young: what a container's health check reads.
async fn say_healthy(file: PathBuf, is_ready: watch::Receiver<bool>, stop: CancellationToken) {
    loop {
        if *is_ready.borrow() {
            let file = file.clone();
            let written =
                tokio::task::spawn_blocking(move || std::fs::write(file, b"connected\n")).await;
            if !matches!(written, Ok(Ok(()))) {
                warn!("the sign that all is well could not be written");
            }
        }
        tokio::select! {
            () = tokio::time::sleep(HEALTH_EVERY) => {}
            () = stop.cancelled() => return,
        }
    }
}

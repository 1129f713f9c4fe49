//! Serving Discord: the checks, the house, the commands, the connection, and an ordered stop.
//!
//! It decides nothing about a guild or a press: what is heard goes on to the wings. Start reading
//! with [`serve`], then `hear`.

mod options;
mod health;
mod register;
mod refresh;
mod hear;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use crate::base::ChannelId;
use crate::runtime::{Clock as _, HouseOptions, Options, Running, SystemClock, start};

use crate::discord::app::App;
use crate::discord::gateway::{
    self, Counters, End, Front, FrontFault, GatewayBot, GatewayOptions, Reach, Timing,
};
use crate::discord::guild::deliver::DiscordPlatform;
use crate::discord::guild::doctor::{self, clock, invite, who};
use crate::discord::guild::standing;
use crate::discord::known::{Known, Shows};
use crate::discord::rest::{Call, Class, Failure, Rest, Route};
use crate::discord::snowflake::signed;

pub use health::HEALTH_FILE;
pub use options::{ServeEnd, ServeFault, ServeOptions};

/// `GUILDS` and `GUILD_MESSAGES`: none of them is privileged.
const INTENTS: u64 = 1 | 1 << 9;
/// Events that wait to be looked at; a full queue holds the socket up.
const EVENTS_AHEAD: usize = 1_024;
/// Sessions whose open screens wait to be shown anew.
const CHANGED_AHEAD: usize = 1_024;
/// Waits before Discord is asked again who we are.
const ASK_AGAIN: [Duration; 4] = [
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(5),
    Duration::from_secs(10),
];
/// What is being worked on may end in so long when the process stops.
const STOP_WITHIN: Duration = Duration::from_secs(5);

/// Asks where the gateway is.
struct RestFront(Rest);

impl Front for RestFront {
    async fn gateway_bot(&self) -> Result<GatewayBot, FrontFault> {
        let call = Call::new(Route::Gateway, Class::Upkeep);
        self.0.call(call).await.map_err(|failure| {
            if failure == Failure::Unauthorized {
                FrontFault::Unauthorized
            } else {
                FrontFault::Later { why: self.0.trouble(&failure) }
            }
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
    // The machine's clock may have been set while Discord was not reached: it is looked at now.
    let there = options.clock.now() + options.clock.behind_platform();
    match clock(rest.date_skew().map(|_| there - SystemClock.now())) {
        Ok(None) => {}
        Ok(Some(what)) => warn!("{what}"),
        Err(what) => return Err(ServeFault::Clock(what)),
    }
    options.clock.adopt();
    info!("{} is here; invite: {}", me.username, invite(application.id));
    let health = options.house.dir.join(HEALTH_FILE);
    let mut running = start(Options {
        house: HouseOptions { now: options.clock.now(), ..options.house.clone() },
        clock: Arc::clone(&options.clock),
        backups: options.backups,
    })?;
    running.handle.hears_nothing_on(hear::WHOLE);
    let (changed, changes) = mpsc::channel(CHANGED_AHEAD);
    let app = Arc::new(App {
        rest,
        house: running.handle.clone(),
        clock: Arc::clone(&options.clock),
        offers: options.offers.clone(),
        application: application.id,
        me: me.id,
        member_questions: Arc::default(),
        known: Known::default(),
        changed,
    });
    if options.resume_dms {
        resume_dms(&app).await;
    }
    running.deliver_to(Arc::new(DiscordPlatform(Arc::clone(&app))));
    let end = with_house(&app, &options, &running, (changes, health), stop).await;
    // Whoever holds the door to the house must let go before it closes.
    drop(app);
    let closed = running.stop().await.map_err(ServeFault::Close);
    // The first reason is the one to mend.
    let end = end?;
    closed.map(|()| end)
}

/// An operator has looked into why the bot was flagged.
async fn resume_dms(app: &App) {
    match app.house.resume_dms().await {
        Ok(()) => info!("members are written to again"),
        Err(fault) => warn!(error = %fault, "that members are written to again was not saved"),
    }
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
                let why = rest.trouble(&failure);
                warn!("Discord was not reached ({why}); asked again in {} s", wait.as_secs());
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
    (changes, health): (mpsc::Receiver<Shows>, PathBuf),
    stop: CancellationToken,
) -> Result<ServeEnd, ServeFault> {
    hear::listen_again(app).await;
    standing::known_again(app).await;
    let (out, events) = mpsc::channel(EVENTS_AHEAD);
    let stopping = stop.child_token();
    let (ready, is_ready) = watch::channel(false);
    let mut at_work = AtWork::default();
    at_work.connection.spawn(gateway::run(
        gateway_options(app, options),
        RestFront(app.rest.clone()),
        running.handle.clone(),
        Arc::clone(&options.clock),
        out,
        stopping.clone(),
    ));
    at_work.hearing.spawn(hear::hear(Arc::clone(app), events, options.last_sign, ready));
    let stepped = app.house.stepped();
    at_work.others.spawn(refresh::hear_steps(Arc::clone(app), stepped, stopping.clone()));
    at_work.others.spawn(refresh::show_anew(Arc::clone(app), changes, stopping.clone()));
    at_work.others.spawn(register::commands(Arc::clone(app), stopping.clone()));
    at_work.others.spawn(health::say_healthy(
        health,
        app.rest.governor().clone(),
        is_ready,
        stopping.clone(),
    ));
    let mut halt = app.rest.halt();
    let mut stopped = running.stopped.clone();
    let end = tokio::select! {
        () = stop.cancelled() => Ok(ServeEnd::Stopped),
        Some(ended) = at_work.connection.join_next() => match ended {
            Ok(End::Stopped) => Ok(ServeEnd::Stopped),
            Ok(End::Fatal { why, .. } | End::BudgetSpent { why, .. }) => Ok(ServeEnd::Fatal(why)),
            Err(e) => Ok(ServeEnd::Fatal(format!("the connection ended badly: {e}"))),
        },
        Ok(halt) = halt.wait_for(Option::is_some) => {
            Ok(ServeEnd::Fatal(format!("Discord takes no more requests from us: {:?}", *halt)))
        }
        Ok(why) = stopped.wait_for(Option::is_some) => {
            Err(ServeFault::Database(why.clone().unwrap_or_default()))
        }
    };
    stopping.cancel();
    at_work.end().await;
    end
}

fn gateway_options(app: &Arc<App>, options: &ServeOptions) -> GatewayOptions {
    let wanted = Arc::clone(app);
    GatewayOptions {
        token: options.token.clone(),
        intents: INTENTS,
        shards: None,
        reach: if options.api.is_here() { Reach::Local } else { Reach::World },
        is_wanted: Arc::new(move |facts| {
            wanted.known.threads.has(&ChannelId(signed(facts.channel.get())))
        }),
        timing: Timing::default(),
        seed: options.seed,
        counters: Arc::new(Counters::default()),
        member_questions: Arc::clone(&app.member_questions),
    }
}

/// What runs while Discord is served.
#[derive(Default)]
struct AtWork {
    connection: JoinSet<End>,
    hearing: JoinSet<()>,
    others: JoinSet<()>,
}

impl AtWork {
    /// The connection ends first, so that nothing more comes in; then what came in is finished.
    async fn end(mut self) {
        let ended = async {
            while self.connection.join_next().await.is_some() {}
            while self.hearing.join_next().await.is_some() {}
            while self.others.join_next().await.is_some() {}
        };
        if tokio::time::timeout(STOP_WITHIN, ended).await.is_err() {
            warn!("not everything ended in time");
            self.hearing.shutdown().await;
            self.others.shutdown().await;
            self.connection.shutdown().await;
        }
    }
}

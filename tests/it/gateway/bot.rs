//! The client: a gateway connection on a house of its own.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use greenroom::base::{Moment, Seed, Span};
use greenroom::discord::Secret;
use greenroom::discord::gateway::{
    Counters, Deed, End, FromGateway, Front, FrontFault, GatewayBot, GatewayOptions, MessageFacts,
    Reach, StartLimit, Timing, run,
};
use greenroom::runtime::{Clock, ConnectionRow, FastClock, HouseOptions, Options, Running, start};
use greenroom::store::Synchronous;
use serenity::model::event::Event;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::harness::{START, library};

/// What must never be written anywhere but into the socket.
pub(super) const TOKEN: &str = "canary-token-4711";
/// No test waits longer.
const WITHIN: Duration = Duration::from_secs(60);

/// `GET /gateway/bot`, as it is set.
struct Set(Result<GatewayBot, FrontFault>);

impl Front for Set {
    async fn gateway_bot(&self) -> Result<GatewayBot, FrontFault> {
        self.0.clone()
    }
}

/// What a test may set.
pub(super) struct Wish {
    pub(super) url: String,
    pub(super) shards: u16,
    pub(super) remaining: u32,
    pub(super) front: Option<FrontFault>,
    pub(super) timing: Timing,
    pub(super) later: Span,
    pub(super) room: usize,
    pub(super) reach: Reach,
}

/// Everything at once, and nothing that a busy machine could be too late for.
pub(super) fn wish(port: u16) -> Wish {
    let ms = Duration::from_millis;
    let timing = Timing {
        close_within: ms(200),
        backoff_min: ms(2),
        backoff_max: ms(10),
        refused_min: ms(1),
        refused_max: ms(5),
        identify_every: ms(1),
        heartbeat_min: ms(10),
        sends_within: ms(1),
        save_every: ms(20),
        ..Timing::default()
    };
    Wish {
        url: format!("ws://127.0.0.1:{port}"),
        shards: 1,
        remaining: 1_000,
        front: None,
        timing,
        later: Span::ZERO,
        room: 1_024,
        reach: Reach::Local,
    }
}

pub(super) struct Bot {
    running: Option<Running>,
    stop: CancellationToken,
    task: JoinHandle<End>,
    pub(super) out: mpsc::Receiver<FromGateway>,
    pub(super) counters: Arc<Counters>,
}

impl Bot {
    pub(super) fn start(dir: &Path, wish: Wish) -> Self {
        static SEED: AtomicU32 = AtomicU32::new(1);
        let seed = Seed(u64::from(SEED.fetch_add(1, Ordering::Relaxed)));
        let clock: Arc<dyn Clock> = Arc::new(FastClock::new(START + wish.later, 1));
        let house = HouseOptions {
            dir: dir.join("data"),
            now: clock.now(),
            command: "test".to_owned(),
            seed: Some(seed),
            library: library(),
            synchronous: Synchronous::Off,
        };
        let options = Options { house, clock: Arc::clone(&clock), backups: None };
        let running = start(options).unwrap();
        let bot = GatewayBot {
            url: wish.url,
            shards: wish.shards,
            session_start_limit: StartLimit {
                total: 1_000,
                remaining: wish.remaining,
                reset_after: 3_600_000,
                max_concurrency: 1,
            },
        };
        let counters = Arc::new(Counters::default());
        let gateway = GatewayOptions {
            token: Secret::new(TOKEN),
            intents: 513,
            shards: None,
            reach: wish.reach,
            is_wanted: Arc::new(|facts: &MessageFacts| facts.channel.get() == 10),
            timing: wish.timing,
            seed,
            counters: Arc::clone(&counters),
            member_questions: Arc::default(),
        };
        let stop = CancellationToken::new();
        let (to, out) = mpsc::channel(wish.room);
        let front = Set(wish.front.map_or(Ok(bot), Err));
        let handle = running.handle.clone();
        let task = tokio::spawn(run(gateway, front, handle, clock, to, stop.clone()));
        Self { running: Some(running), stop, task, out, counters }
    }

    pub(super) async fn next(&mut self) -> FromGateway {
        tokio::time::timeout(WITHIN, self.out.recv()).await.unwrap().unwrap()
    }

    /// The next that was handed on, in words.
    pub(super) async fn told(&mut self) -> String {
        told(&self.next().await)
    }

    /// What is on the disk to go on with after a kill, as soon as it was heard since then.
    pub(super) async fn saved(&self, since: Moment) -> ConnectionRow {
        let handle = &self.running.as_ref().unwrap().handle;
        let saved = async {
            loop {
                match handle.connection(0).await.unwrap() {
                    Some(row) if row.at >= since => return row,
                    Some(_) | None => tokio::time::sleep(Duration::from_millis(2)).await,
                }
            }
        };
        tokio::time::timeout(WITHIN, saved).await.expect("nothing was saved")
    }

    /// What was handed on so far, in words.
    pub(super) fn rest(&mut self) -> Vec<String> {
        std::iter::from_fn(|| self.out.try_recv().ok()).map(|event| told(&event)).collect()
    }

    /// Waits for the end.
    pub(super) async fn end(mut self) -> End {
        let end = tokio::time::timeout(WITHIN, &mut self.task).await.unwrap().unwrap();
        self.close().await;
        end
    }

    /// Stops it in order; says what was handed on until then.
    pub(super) async fn stop(mut self) -> Vec<String> {
        self.stop.cancel();
        let end = tokio::time::timeout(WITHIN, &mut self.task).await.unwrap().unwrap();
        assert_eq!(end, End::Stopped);
        let rest = self.rest();
        self.close().await;
        rest
    }

    /// As a kill: no goodbye, and nothing is saved any more.
    pub(super) async fn kill(mut self) {
        self.task.abort();
        let _aborted = (&mut self.task).await;
        self.close().await;
    }

    async fn close(&mut self) {
        if let Some(running) = self.running.take() {
            running.stop().await.unwrap();
        }
    }
}

/// What was handed on, in words.
fn told(event: &FromGateway) -> String {
    match event {
        FromGateway::Ready { resumed, .. } if *resumed => "resumed".to_owned(),
        FromGateway::Ready { application, guilds, .. } => {
            format!("ready as {application} in {} guilds", guilds.len())
        }
        FromGateway::Event(event) => match event.as_ref() {
            Event::GuildRoleDelete(gone) => format!("role {}", gone.role_id),
            Event::GuildDelete(gone) if gone.guild.unavailable => {
                format!("guild {} has an outage", gone.guild.id)
            }
            Event::GuildDelete(gone) => format!("removed from guild {}", gone.guild.id),
            Event::MessageCreate(created) => format!("message {}", created.message.id),
            Event::GuildCreate(created) => format!("guild {}", created.guild.id),
            other => format!("{:?}", other.name()),
        },
        FromGateway::Interaction(interaction) => {
            let where_from = if interaction.is_on_private { "privately" } else { "in the room" };
            let deed = match &interaction.deed {
                Deed::Command(command) => format!("commands {}", command.name),
                Deed::Completion(command) => format!("types {}", command.name),
                Deed::Press { name, values } => format!("presses {name} {values:?}"),
                Deed::Form { name, fields } => format!("fills {name} {fields:?}"),
            };
            format!("{}: {} {deed} {where_from}", interaction.id, interaction.user)
        }
        FromGateway::NotUnderstood { kind, raw } => format!("not understood: {kind} {raw}"),
        FromGateway::Away { from, .. } => format!("away since {} ms", (*from - START).ms()),
        FromGateway::Silent { from, .. } => format!("silent since {} ms", (*from - START).ms()),
    }
}

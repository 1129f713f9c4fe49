//! All shards: where to connect, what to go on with, and one end for all of them.

use std::sync::Arc;
use std::time::Duration;

use serenity::model::id::ApplicationId;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tracing::{error, info, warn};

use crate::base::Span;
use crate::runtime::{Clock, ConnectionRow, Handle, HouseFault};

use super::address::Address;
use super::budget::GatewayBot;
use super::front::{End, FromGateway, Front, GatewayOptions};
use super::gate::{Gate, Shut, ask};
use super::keeper::{self, Stands};
use super::protocol::{Machine, Session};
use super::socket::{APPLICATION, Shard, Shared, unauthorized};

/// A session is resumed over a restart when it was last heard at most this long ago.
const RESUME_FOR: Span = Span::from_minutes(2);
/// Waits between two questions where to connect.
const ASK_AGAIN: [Duration; 4] = [
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(5),
    Duration::from_secs(10),
];

/// Connects, and hands on what comes until `stop` says so or connecting is of no use. When it
/// returns, where it stood is on the disk; who stops it lets the other end of `out` run dry.
pub async fn run<F: Front>(
    options: GatewayOptions,
    front: F,
    handle: Handle,
    clock: Arc<dyn Clock>,
    out: mpsc::Sender<FromGateway>,
    stop: CancellationToken,
) -> End {
    let bot = tokio::select! {
        found = find_gateway(&front) => match found {
            Ok(bot) => bot,
            Err(end) => return end,
        },
        () = stop.cancelled() => return End::Stopped,
    };
    let address = match Address::read(&bot.url, options.reach) {
        Ok(address) => address,
        Err(fault) => {
            return End::Fatal {
                code: 0,
                why: format!("{fault}: look at GREENROOM_DISCORD_API_URL"),
            };
        }
    };
    let shard_count = options.shards.unwrap_or_else(|| bot.shard_count()).max(1);
    let counters = Arc::clone(&options.counters);
    let every = options.timing.identify_every;
    let gate = Gate::new(front, handle.clone(), Arc::clone(&clock), every, counters, bot);
    let stands = Stands::default();
    let shared = Arc::new(Shared {
        options,
        handle: handle.clone(),
        clock,
        gate,
        stands: stands.clone(),
        out,
        shard_count,
        address,
    });
    // The keeper stops after the shards, so that it saves where they stood at the end.
    let keeper_stop = CancellationToken::new();
    let every = shared.options.timing.save_every;
    let mut keeper = JoinSet::new();
    keeper.spawn(keeper::keep(handle, stands, every, keeper_stop.clone()));
    let end = run_shards(&shared, &stop).await;
    keeper_stop.cancel();
    while let Some(ended) = keeper.join_next().await {
        if let Err(e) = ended {
            error!(error = %e, "the keeper of the connection ended badly");
        }
    }
    end
}

async fn find_gateway<F: Front>(front: &F) -> Result<GatewayBot, End> {
    let mut tries = 0;
    loop {
        match ask(front).await {
            Ok(bot) => return Ok(bot),
            Err(Shut::Unauthorized) => return Err(unauthorized()),
            Err(Shut::Stopping) => return Err(End::Stopped),
            Err(Shut::Spent(spent)) => {
                return Err(End::BudgetSpent { until: spent.until, why: spent.why });
            }
            Err(Shut::Later) => {
                tokio::time::sleep(ASK_AGAIN[tries]).await;
                tries = (tries + 1).min(ASK_AGAIN.len() - 1);
            }
        }
    }
}

/// Runs all shards; the first end ends them all.
async fn run_shards<F: Front>(shared: &Arc<Shared<F>>, stop: &CancellationToken) -> End {
    let all_stop = stop.child_token();
    let mut shards = JoinSet::new();
    for shard_no in 0..shared.shard_count {
        match begin(shared, shard_no, all_stop.clone()).await {
            Ok(shard) => {
                shards.spawn(shard.run());
            }
            Err(fault) => {
                let why = format!("it could not be read where shard {shard_no} stood: {fault}");
                return End::Fatal { code: 0, why };
            }
        }
    }
    let mut end = of_task(shards.join_next().await);
    all_stop.cancel();
    while let Some(ended) = shards.join_next().await {
        let other = of_task(Some(ended));
        if end == End::Stopped {
            end = other;
        }
    }
    end
}

fn of_task(ended: Option<Result<End, tokio::task::JoinError>>) -> End {
    match ended {
        Some(Ok(end)) => end,
        Some(Err(e)) => {
            error!(error = %e, "a shard broke: {e}");
            End::Fatal { code: 0, why: format!("a shard broke ({e}): start again") }
        }
        None => End::Stopped,
    }
}

/// A shard, with what it goes on with.
async fn begin<F: Front>(
    shared: &Arc<Shared<F>>,
    shard_no: u16,
    stop: CancellationToken,
) -> Result<Shard<F>, HouseFault> {
    let known = shared.handle.known(APPLICATION).await?;
    let application =
        known.and_then(|(_, id)| id.parse().ok().filter(|id| *id != 0)).map(ApplicationId::new);
    let row = shared.handle.connection(shard_no).await?;
    let heard_at = row.as_ref().map(|row| row.at);
    let is_fresh = |row: &ConnectionRow| {
        let now = shared.clock.now();
        row.shard_count == shared.shard_count
            && now.since(row.at).max(row.at.since(now)) <= RESUME_FOR
    };
    let session = row.filter(|row| application.is_some() && is_fresh(row)).map(|row| Session {
        key: row.session_key,
        seq: u64::try_from(row.seq).unwrap_or(0),
        resume_url: row.resume_url,
        is_proven: false,
    });
    match (&session, heard_at) {
        (Some(_), _) => info!("shard {shard_no} tries to go on with its session"),
        (None, Some(_)) => warn!("shard {shard_no} was away too long to go on with its session"),
        (None, None) => {}
    }
    let from_disk = session.as_ref().map(|session| session.seq);
    shared.handle.hears_nothing_on((shard_no, shared.shard_count));
    Ok(Shard {
        shared: Arc::clone(shared),
        shard_no,
        machine: Machine::new(shared.options.timing, session),
        application,
        heard_at,
        silent_since: shared.clock.now(),
        is_in_doubt: false,
        from_disk,
        draw: shared.options.seed.draws(u64::from(shard_no)),
        origin: Instant::now(),
        stop,
    })
}

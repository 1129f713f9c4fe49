//! The timer loop: it wakes what is due, and keeps the signs of life coming.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;
use tracing::warn;

use crate::base::{Moment, Span};
use crate::service::{self, Due};

use super::clock::Clock;
use super::fault::HouseFault;
use super::handle::Handle;
use super::house::prune;
use super::writer::{Database, TICK};

/// A sign of life is written at least this often. A session that is killed resumes at the same
/// second of its clock.
const ALIVE_EVERY_MS: i64 = 1_000;
/// What is kept no longer is removed this often.
const PRUNE_EVERY_MS: i64 = 60_000;
/// What failed is tried again after this long.
const REST_FOR: Span = Span::from_seconds(5);
/// Two looks are at least this far apart, also while a session that is due rests.
const REST_TICK: Duration = Duration::from_millis(50);
/// Two looks are at least this far apart, however many commits nudge.
const LOOKS_APART: Duration = Duration::from_millis(20);

/// Runs until `stop` says so.
pub(super) async fn tick(
    database: Database,
    handle: Handle,
    clock: Arc<dyn Clock>,
    stop: CancellationToken,
) {
    let mut alive_at = clock.now();
    let mut pruned_at = alive_at;
    let mut resting = BTreeMap::new();
    while !stop.is_cancelled() {
        let nudged = database.due().notified();
        let now = clock.now();
        let looked_at = Instant::now();
        if let Stop::Now = wake(&database, &handle, now, &mut resting).await {
            return;
        }
        if (now - alive_at).ms().abs() >= ALIVE_EVERY_MS {
            alive_at = now;
            told(database.run(service::alive).await);
        }
        if (now - pruned_at).ms().abs() >= PRUNE_EVERY_MS {
            pruned_at = now;
            told(database.run(prune).await);
            told(database.run(service::purge_round).await);
        }
        let wait = until_next(&handle, clock.as_ref()).await;
        tokio::select! {
            () = nudged => tokio::time::sleep(LOOKS_APART.saturating_sub(looked_at.elapsed())).await,
            () = tokio::time::sleep(wait) => {}
            () = stop.cancelled() => {}
        }
    }
}

enum Stop {
    Now,
    NotYet,
}

fn told<T>(upkeep: Result<T, HouseFault>) {
    if let Err(fault) = upkeep {
        warn!(error = %fault, "upkeep was not saved");
    }
}

/// Does everything whose time has come. What breaks is left alone for a while: others must
/// not wait for it, and the log has its reason once.
async fn wake(
    database: &Database,
    handle: &Handle,
    now: Moment,
    resting: &mut BTreeMap<Due, Moment>,
) -> Stop {
    resting.retain(|_, until| *until > now);
    let due = match handle.due(now).await {
        Ok(due) => due,
        Err(HouseFault::Stopping) => return Stop::Now,
        Err(_) => return Stop::NotYet,
    };
    for one in due {
        if resting.contains_key(&one) {
            continue;
        }
        match database.run(move |tx, desk, now| service::when_due(tx, desk, now, one)).await {
            Ok(_) => {}
            Err(HouseFault::Broken { .. } | HouseFault::NotSaved | HouseFault::Busy) => {
                resting.insert(one, now + REST_FOR);
            }
            Err(HouseFault::Stopping | HouseFault::Stop { .. }) => return Stop::Now,
        }
    }
    Stop::NotYet
}

/// Until the next deadline, at most a tick.
async fn until_next(handle: &Handle, clock: &dyn Clock) -> Duration {
    let left = match handle.next_wake().await {
        Ok(Some(at)) => (at - clock.now()).ms().max(0),
        Ok(None) | Err(_) => i64::MAX,
    };
    clock.wait_for(left).clamp(REST_TICK, TICK)
}

//! The timer loop: it wakes what is due, and notices when the clock jumped or the machine slept.

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

/// The wall and the steady clock may differ by this much between two looks.
const JUMP_MS: i64 = 2_000;
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
    let mut last = (clock.now(), Instant::now());
    let mut alive_at = last.0;
    let mut pruned_at = last.0;
    let mut resting = BTreeMap::new();
    while !stop.is_cancelled() {
        let nudged = database.due().notified();
        let now = clock.now();
        let expected = last.0 + Span::from_ms(steady_ms(clock.as_ref(), last.1));
        let jump_ms = (now - expected).ms();
        if jump_ms.abs() > JUMP_MS.saturating_mul(speed(clock.as_ref())) {
            warn!(late_ms = jump_ms, "the clock jumped by {jump_ms} ms");
            if jump_ms > 0 {
                handle.tell_of_gap(last.0).await;
            }
        }
        last = (now, Instant::now());
        if let Stop::Now = wake(&database, &handle, now, &mut resting).await {
            return;
        }
        if now.since(alive_at).ms() >= ALIVE_EVERY_MS {
            alive_at = now;
            told(database.run(service::alive).await);
        }
        if now.since(pruned_at).ms() >= PRUNE_EVERY_MS {
            pruned_at = now;
            told(database.run(prune).await);
            told(database.run(service::purge_round).await);
        }
        let wait = until_next(&handle, clock.as_ref()).await;
        tokio::select! {
            () = nudged => tokio::time::sleep(LOOKS_APART.saturating_sub(last.1.elapsed())).await,
            () = tokio::time::sleep(wait) => {}
            () = stop.cancelled() => {}
        }
    }
}

enum Stop {
    Now,
    NotYet,
}

/// What the steady clock says has passed, in milliseconds of `clock`.
fn steady_ms(clock: &dyn Clock, since: Instant) -> i64 {
    let real = i64::try_from(since.elapsed().as_millis()).unwrap_or(i64::MAX);
    real.saturating_mul(speed(clock))
}

/// How many times as fast as the machine's this clock runs.
fn speed(clock: &dyn Clock) -> i64 {
    const STRETCH_MS: i64 = 1_000_000;
    let real = clock.wait_for(STRETCH_MS).as_millis().max(1);
    (STRETCH_MS / i64::try_from(real).unwrap_or(STRETCH_MS)).max(1)
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
    match handle.next_wake().await {
        Ok(Some(at)) => clock.wait_for((at - clock.now()).ms().max(0)).clamp(REST_TICK, TICK),
        Ok(None) | Err(_) => TICK,
    }
}

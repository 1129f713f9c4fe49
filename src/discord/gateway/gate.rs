//! The one door to IDENTIFY. Shards go through it one at a time, each until READY or until its
//! connection is lost, so that identifies that are still under way cannot overrun the budget.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::sync::{Mutex, OwnedMutexGuard};
use tokio::time::Instant;
use tracing::warn;

use crate::base::Moment;
use crate::runtime::{Clock, ConnectionNote, Handle, HouseFault};

use super::budget::{self, GatewayBot, Spent, UNANSWERED_WITHIN};
use super::front::{Counters, Front, FrontFault};

/// Discord is asked again for what is left when the last answer is older than this.
const ASK_EVERY: Duration = Duration::from_secs(60);
/// For one answer; the front has a limit of its own, this one is for a front that has none.
const ASK_WITHIN: Duration = Duration::from_secs(20);

/// The door.
pub(super) struct Gate<F> {
    front: F,
    handle: Handle,
    clock: Arc<dyn Clock>,
    identify_every: Duration,
    counters: Arc<Counters>,
    inside: Arc<Mutex<Inside>>,
}

/// What the one inside looks at.
pub(super) struct Inside {
    bot: GatewayBot,
    asked_at: Instant,
    sent_at: BTreeMap<u16, Instant>,
}

/// Held from before connecting until READY.
pub(super) struct Permit {
    inside: OwnedMutexGuard<Inside>,
    shard_no: u16,
}

/// Why the door is shut.
#[derive(Debug)]
pub(super) enum Shut {
    /// For long.
    Spent(Spent),
    /// The token is not taken.
    Unauthorized,
    /// It may be open later.
    Later,
    /// The house is closing.
    Stopping,
}

impl<F: Front> Gate<F> {
    pub(super) fn new(
        front: F,
        handle: Handle,
        clock: Arc<dyn Clock>,
        identify_every: Duration,
        counters: Arc<Counters>,
        bot: GatewayBot,
    ) -> Self {
        let inside = Inside { bot, asked_at: Instant::now(), sent_at: BTreeMap::new() };
        let inside = Arc::new(Mutex::new(inside));
        Self { front, handle, clock, identify_every, counters, inside }
    }

    /// Waits until this shard may begin a session.
    pub(super) async fn enter(&self, shard_no: u16) -> Result<Permit, Shut> {
        let mut inside = Arc::clone(&self.inside).lock_owned().await;
        if inside.asked_at.elapsed() >= ASK_EVERY {
            inside.bot = ask(&self.front).await?;
            inside.asked_at = Instant::now();
        }
        let now = self.clock.now();
        let limit = inside.bot.session_start_limit;
        self.counters.identifies_left.store(u64::from(limit.remaining), Ordering::Relaxed);
        budget::by_limit(limit, now).map_err(Shut::Spent)?;
        let rows = self.handle.identifies(now - UNANSWERED_WITHIN).await.map_err(shut)?;
        budget::by_rows(&rows, now).map_err(Shut::Spent)?;
        tokio::time::sleep(self.pace(&inside, shard_no, &rows, now)).await;
        Ok(Permit { inside, shard_no })
    }

    /// How long the bucket still has to rest; after a start, since the last process's identify.
    fn pace(
        &self,
        inside: &Inside,
        shard_no: u16,
        rows: &[(Moment, bool)],
        now: Moment,
    ) -> Duration {
        let rested = match inside.sent_at.get(&inside.bot.bucket(shard_no)) {
            Some(at) => at.elapsed(),
            None if inside.sent_at.is_empty() => match rows.first() {
                Some((at, _)) => Duration::from_millis(now.since(*at).ms().unsigned_abs()),
                None => return Duration::ZERO,
            },
            None => return Duration::ZERO,
        };
        self.identify_every.saturating_sub(rested)
    }

    /// Counts the identify that is sent next. Without a row it must not be sent.
    pub(super) async fn spend(&self, permit: &mut Permit) -> Result<(), Shut> {
        self.handle.note(ConnectionNote::Identify).await.map_err(shut)?;
        let bucket = permit.inside.bot.bucket(permit.shard_no);
        permit.inside.sent_at.insert(bucket, Instant::now());
        let limit = &mut permit.inside.bot.session_start_limit;
        limit.remaining = limit.remaining.saturating_sub(1);
        self.counters.identifies_left.store(u64::from(limit.remaining), Ordering::Relaxed);
        Counters::count(&self.counters.identifies);
        Ok(())
    }

    /// READY has come. Nothing else is identifying, so the newest row is this one's.
    pub(super) async fn answered(&self, permit: Permit) {
        if let Err(fault) = self.handle.note(ConnectionNote::Answered).await {
            warn!(error = %fault, "an answered identify counts as unanswered");
        }
        drop(permit);
    }
}

fn shut(fault: HouseFault) -> Shut {
    match fault {
        HouseFault::Stopping | HouseFault::Stop { .. } => Shut::Stopping,
        HouseFault::Busy | HouseFault::NotSaved | HouseFault::Broken { .. } => {
            warn!(error = %fault, "no session is begun while it cannot be counted");
            Shut::Later
        }
    }
}

/// Asks where to connect.
pub(super) async fn ask<F: Front>(front: &F) -> Result<GatewayBot, Shut> {
    match tokio::time::timeout(ASK_WITHIN, front.gateway_bot()).await {
        Ok(Ok(bot)) => Ok(bot),
        Ok(Err(FrontFault::Unauthorized)) => Err(Shut::Unauthorized),
        Ok(Err(FrontFault::Later { why })) => {
            warn!("Discord did not say where to connect: {why}");
            Err(Shut::Later)
        }
        Err(_) => {
            warn!("Discord did not say in time where to connect");
            Err(Shut::Later)
        }
    }
}

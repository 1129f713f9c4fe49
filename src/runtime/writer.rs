//! The writer thread: it owns the house, runs waiting jobs in batches, and answers each only after
//! the commit.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::{Notify, broadcast, mpsc, watch};
use tracing::{error, warn};

use crate::base::{Moment, SessionId, Span};
use crate::service::{self, Desk, ServiceError};
use crate::store::Tx;

use super::clock::Clock;
use super::fault::HouseFault;
use super::house::House;
use super::job::{self, Job};

/// Jobs that can wait; one more is answered *busy*.
const WRITER_QUEUE_MAX: usize = 1_024;
/// Jobs of one commit. With a sync of some milliseconds, this many share it.
const BATCH_MAX: usize = 256;
/// Nobody was served between two batches that are this far apart, by the machine's clock: the timer
/// asks for a sign of life each second. The process was stopped, its machine slept or was held up.
const ABSENT_FROM: Duration = Duration::from_secs(5);
/// While something is committed anyway, a sign of life goes along this often.
const SIGN_OF_LIFE_MS: i64 = 1_000;
/// The log is moved into the database and emptied this often (`reliability`: D4).
const CHECKPOINT_EVERY_MS: i64 = 3_600_000;
/// The room on the disk is looked at this often.
const MEASURE_EVERY_MS: i64 = 60_000;
/// Sessions that were stepped and wait for whoever shows screens.
const STEPPED_AHEAD: usize = 1_024;
/// How long a stop waits for the writer.
pub(super) const STOP_WITHIN: Duration = Duration::from_secs(8);
/// The timer looks for what is due at least this often, by the machine's clock.
pub(super) const TICK: Duration = Duration::from_millis(250);

/// The way to the writer thread.
#[derive(Debug, Clone)]
pub struct Database {
    jobs: mpsc::Sender<Box<dyn Job>>,
    nudges: Arc<Nudges>,
    stopped: watch::Receiver<Option<String>>,
}

/// Told after a commit.
#[derive(Debug)]
struct Nudges {
    queued: Notify,
    due: Notify,
    stepped: broadcast::Sender<SessionId>,
    /// How often there was something to be told since the start, and once before it.
    untold: AtomicU64,
}

impl Database {
    /// Starts the writer thread. It ends when every [`Database`] is dropped, and gives the house
    /// back.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(
        house: House,
        clock: Arc<dyn Clock>,
    ) -> std::io::Result<(Self, JoinHandle<House>)> {
        let (jobs, waiting) = mpsc::channel(WRITER_QUEUE_MAX);
        let nudges = Arc::new(Nudges {
            queued: Notify::default(),
            due: Notify::default(),
            stepped: broadcast::Sender::new(STEPPED_AHEAD),
            untold: AtomicU64::new(1),
        });
        let (stop, stopped) = watch::channel(None);
        let told = Arc::clone(&nudges);
        let thread = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || write(house, clock.as_ref(), waiting, &told, &stop))?;
        Ok((Self { jobs, nudges, stopped }, thread))
    }

    /// Runs a use-case; what it gives comes after its commit. It may be run twice, when the
    /// transaction of the first time is undone.
    ///
    /// # Errors
    /// [`HouseFault`]; nothing of it was saved.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnMut(&Tx, &mut Desk, Moment) -> Result<T, ServiceError> + Send + 'static,
    ) -> Result<T, HouseFault> {
        let (job, answered) = job::job(work);
        self.jobs.try_send(job).map_err(|full| match full {
            mpsc::error::TrySendError::Full(_) => HouseFault::Busy,
            mpsc::error::TrySendError::Closed(_) => HouseFault::Stopping,
        })?;
        answered.await.unwrap_or(Err(HouseFault::Stopping))
    }

    /// Told after a commit that queued something to be sent.
    pub fn queued(&self) -> &Notify {
        &self.nudges.queued
    }

    /// Told after a commit because of which something is due before the timer looks by itself.
    pub fn due(&self) -> &Notify {
        &self.nudges.due
    }

    /// Tells after each commit which sessions were stepped in it. Who falls behind misses some.
    pub fn stepped(&self) -> broadcast::Receiver<SessionId> {
        self.nudges.stepped.subscribe()
    }

    /// Grows with each commit after which somebody is to be told something.
    pub fn untold(&self) -> u64 {
        self.nudges.untold.load(Ordering::Acquire)
    }

    /// Why the database cannot be used any more, once it cannot.
    pub fn stopped(&self) -> watch::Receiver<Option<String>> {
        self.stopped.clone()
    }
}

fn write(
    mut house: House,
    clock: &dyn Clock,
    mut waiting: mpsc::Receiver<Box<dyn Job>>,
    nudges: &Nudges,
    stop: &watch::Sender<Option<String>>,
) -> House {
    let mut jobs: Vec<Box<dyn Job>> = Vec::with_capacity(BATCH_MAX);
    let mut signed_at = clock.now();
    let (mut emptied_at, mut measured_at, mut served_at) = (signed_at, signed_at, signed_at);
    while waiting.blocking_recv_many(&mut jobs, BATCH_MAX) > 0 {
        let now = clock.now();
        // Before anything happens by the time that it is now.
        if now < served_at || is_absence(clock, now - served_at) {
            tell_of_absence(&mut house, served_at, now);
        }
        served_at = now;
        if (now - signed_at).ms().abs() >= SIGN_OF_LIFE_MS {
            let (sign, _unheard) = job::job(service::alive);
            jobs.push(sign);
            signed_at = now;
        }
        let ends = house.run_all(now, &mut jobs, |job, tx, desk, now| job.run(tx, desk, now));
        let news = house.take_news();
        nudges.untold.fetch_add(news.is_untold.into(), Ordering::Release);
        for (job, end) in jobs.drain(..).zip(ends) {
            if let Err(HouseFault::Stop { why }) = &end
                && stop.borrow().is_none()
            {
                stop.send_replace(Some(house.part(why, now)));
            }
            job.answer(end);
        }
        for session in house.take_stepped() {
            let _nobody_looks = nudges.stepped.send(session);
        }
        if news.is_queued {
            nudges.queued.notify_waiters();
        }
        if news.wake_at.is_some_and(|at| clock.wait_for((at - now).ms().max(0)) < TICK) {
            nudges.due.notify_waiters();
        }
        if (now - measured_at).ms().abs() >= MEASURE_EVERY_MS {
            measured_at = now;
            house.measure_disk();
        }
        if (now - emptied_at).ms().abs() >= CHECKPOINT_EVERY_MS {
            emptied_at = now;
            house.empty_log();
        }
    }
    if let Err(fault) = house.alive(clock.now()) {
        error!(error = %fault, "the last sign of life was not saved");
    }
    house
}

/// Whether nobody was served for so long. Only what is long by the house's clock is looked at.
fn is_absence(clock: &dyn Clock, idle_for: Span) -> bool {
    let ms = u128::try_from(idle_for.ms()).unwrap_or(0);
    ms >= ABSENT_FROM.as_millis() && clock.wait_for(idle_for.ms()) >= ABSENT_FROM
}

/// What runs is told of an absence, as after a restart.
fn tell_of_absence(house: &mut House, from: Moment, now: Moment) {
    let late_ms = (now - from).ms();
    match house.was_away(from, now) {
        Ok(told) => warn!(late_ms, "nobody was served for {late_ms} ms: {told} sessions know"),
        Err(fault) => error!(late_ms, error = %fault, "an absence was not told"),
    }
}

//! The writer thread: it owns the house, runs waiting jobs in batches, and answers each only after
//! the commit.

use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::{Notify, mpsc, oneshot, watch};
use tracing::error;

use super::clock::Clock;
use super::house::{House, HouseFault, Job, JobAnswer};

/// Jobs that can wait; one more is answered *busy*.
const WRITER_QUEUE_MAX: usize = 1_024;
/// Jobs of one commit. With a sync of some milliseconds, this many share it.
const BATCH_MAX: usize = 256;
/// While something is committed anyway, a sign of life goes along this often.
const SIGN_OF_LIFE_MS: i64 = 1_000;
/// The log is moved into the database and emptied this often (`reliability`: D4).
const CHECKPOINT_EVERY_MS: i64 = 3_600_000;

/// A job with where its answer goes.
struct Asked {
    job: Job,
    answer: oneshot::Sender<Result<JobAnswer, HouseFault>>,
}

/// The way to the writer thread.
#[derive(Debug, Clone)]
pub struct Database {
    jobs: mpsc::Sender<Asked>,
    changed: Arc<Notify>,
    stopped: watch::Receiver<Option<String>>,
}

impl std::fmt::Debug for Asked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.job.fmt(f)
    }
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
        let changed = Arc::new(Notify::new());
        let (stop, stopped) = watch::channel(None);
        let nudge = Arc::clone(&changed);
        let thread = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || write(house, clock.as_ref(), waiting, &nudge, &stop))?;
        Ok((Self { jobs, changed, stopped }, thread))
    }

    /// Runs a job; the answer comes after its commit.
    ///
    /// # Errors
    /// [`HouseFault`]; nothing of it was saved.
    pub async fn run(&self, job: Job) -> Result<JobAnswer, HouseFault> {
        let (answer, answered) = oneshot::channel();
        self.jobs.try_send(Asked { job, answer }).map_err(|full| match full {
            mpsc::error::TrySendError::Full(_) => HouseFault::Busy,
            mpsc::error::TrySendError::Closed(_) => HouseFault::Stopping,
        })?;
        answered.await.unwrap_or(Err(HouseFault::Stopping))
    }

    /// Told after a commit that may have made something due or ready to be sent.
    pub fn changed(&self) -> &Notify {
        &self.changed
    }

    /// Why the database cannot be used any more, once it cannot.
    pub fn stopped(&self) -> watch::Receiver<Option<String>> {
        self.stopped.clone()
    }
}

fn write(
    mut house: House,
    clock: &dyn Clock,
    mut waiting: mpsc::Receiver<Asked>,
    changed: &Notify,
    stop: &watch::Sender<Option<String>>,
) -> House {
    let mut batch: Vec<Asked> = Vec::with_capacity(BATCH_MAX);
    let mut signed_at = clock.now();
    let mut emptied_at = signed_at;
    while waiting.blocking_recv_many(&mut batch, BATCH_MAX) > 0 {
        let now = clock.now();
        let (mut jobs, answers): (Vec<Job>, Vec<_>) =
            batch.drain(..).map(|asked| (asked.job, asked.answer)).unzip();
        if now.since(signed_at).ms() >= SIGN_OF_LIFE_MS {
            jobs.push(Job::Alive);
            signed_at = now;
        }
        let is_news = jobs.iter().any(Job::is_news);
        let mut done = house.run(now, &jobs).into_iter();
        for (answer, outcome) in answers.into_iter().zip(done.by_ref()) {
            if let Err(HouseFault::Stop { why }) = &outcome {
                stop.send_replace(Some(why.clone()));
            }
            // Who asked may be gone; what was done stays done.
            let _gone = answer.send(outcome);
        }
        if is_news {
            changed.notify_waiters();
        }
        if now.since(emptied_at).ms() >= CHECKPOINT_EVERY_MS {
            emptied_at = now;
            house.empty_log();
        }
    }
    if let Err(fault) = house.alive(clock.now()) {
        error!(error = %fault, "the last sign of life was not saved");
    }
    house
}

/// How long a stop waits for the writer.
pub(super) const STOP_WITHIN: Duration = Duration::from_secs(8);

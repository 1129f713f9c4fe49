//! Starting and stopping in order: the house is opened, sessions are told of the absence, then the
//! writer, the timer and the dispatcher run; a stop ends them in the opposite order.

use std::sync::Arc;
use std::thread::JoinHandle;

use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tracing::{error, info};

use crate::base::Moment;

use super::clock::Clock;
use super::fault::HouseFault;
use super::handle::Handle;
use super::house::{House, HouseOptions, OpenFault};
use super::platform::Platform;
use super::upkeep::{self, Backups, BackupsKnown};
use super::writer::{Database, STOP_WITHIN};
use super::{dispatcher, timer};

/// What to start with.
#[derive(Debug, Clone)]
pub struct Options {
    /// The house.
    pub house: HouseOptions,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Regular backups, if wanted.
    pub backups: Option<Backups>,
}

/// Why it could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartFault {
    /// The house could not be opened.
    #[error(transparent)]
    Open(#[from] OpenFault),
    /// The first writes failed.
    #[error(transparent)]
    House(#[from] HouseFault),
    /// The system gave no thread, or the reader could not be opened.
    #[error("the writer could not be started: {why}")]
    Threads {
        /// What the system said.
        why: String,
    },
}

/// Everything that runs.
#[derive(Debug)]
pub struct Running {
    /// The house, from an adapter's side.
    pub handle: Handle,
    /// Why the database cannot be used any more, once it cannot.
    pub stopped: watch::Receiver<Option<String>>,
    stop: CancellationToken,
    tasks: JoinSet<()>,
    writer: JoinHandle<House>,
}

/// Opens the house and starts everything around it but the deliveries, which begin with
/// [`Running::deliver_to`]. When this returns, sessions that ran before have been told of the
/// absence.
///
/// # Errors
/// [`StartFault`], which says what stands in the way.
pub fn start(options: Options) -> Result<Running, StartFault> {
    let Options { house: open, clock, backups } = options;
    let mut house = House::open(&open)?;
    let now: Moment = clock.now();
    let told = house.wake_up(now)?;
    info!("ready: {told} running sessions were told of the absence");
    let dir = open.dir;
    let last_stop = house.opened().last_stop;
    let (database, writer) = Database::start(house, Arc::clone(&clock))
        .map_err(|e| StartFault::Threads { why: e.to_string() })?;
    let known = Arc::new(BackupsKnown::new(dir.clone(), backups));
    let handle = Handle::new(database.clone(), (&dir, Arc::clone(&known)), Arc::clone(&clock))
        .map_err(|e| StartFault::Threads { why: e.to_string() })?;
    let stop = CancellationToken::new();
    let stopped = database.stopped();
    let mut tasks = JoinSet::new();
    tasks.spawn(upkeep::keep_up(known, last_stop, Arc::clone(&clock), stop.clone()));
    tasks.spawn(timer::tick(database, handle.clone(), clock, stop.clone()));
    Ok(Running { handle, stopped, stop, tasks, writer })
}

impl Running {
    /// From now on what sessions show is delivered to this platform. Until then it waits: a
    /// platform may hold the house that it belongs to.
    pub fn deliver_to<P: Platform>(&mut self, platform: Arc<P>) {
        let database = self.handle.database().clone();
        self.tasks.spawn(dispatcher::deliver(database, platform, self.stop.clone()));
    }

    /// Stops: no new wakes and deliveries, then the writer finishes what waits, then the database
    /// is closed cleanly.
    ///
    /// # Errors
    /// A sentence saying what did not stop in order.
    pub async fn stop(self) -> Result<(), String> {
        let Self { handle, stopped, stop, mut tasks, writer } = self;
        drop(stopped);
        stop.cancel();
        let joined = async {
            while let Some(ended) = tasks.join_next().await {
                if let Err(e) = ended {
                    error!(error = %e, "a task ended badly");
                }
            }
        };
        if tokio::time::timeout(STOP_WITHIN, joined).await.is_err() {
            tasks.abort_all();
            while tasks.join_next().await.is_some() {}
        }
        drop(handle);
        let closed = tokio::task::spawn_blocking(move || match writer.join() {
            Ok(house) => house.close().map_err(|e| e.to_string()),
            Err(_) => Err("the writer thread panicked".to_owned()),
        });
        match tokio::time::timeout(STOP_WITHIN, closed).await {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(e)) => Err(e.to_string()),
            Err(_) => Err("the writer did not stop in time".to_owned()),
        }
    }

    /// Whether a task has ended that should run as long as the process.
    pub async fn task_ended(&mut self) {
        if self.tasks.join_next().await.is_none() {
            std::future::pending::<()>().await;
        }
    }
}

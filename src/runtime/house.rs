//! The house: the use-cases on an open database, one batch at a time, with the time as a value.
//!
//! It has no thread and no clock, so a demo, a test and a simulation drive it step by step, and
//! the writer thread owns one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tracing::{info, warn};

use crate::base::{GuildId, MemberId, Moment, Seed, SessionId};
use crate::config::Library;
use crate::protocol::{
    Answer, Command, DeliveryFailure, DeliveryKey, Dispatch, Origin, Placed, Query, Shown,
};
use crate::service::{self, Deaf, Desk, Kits, ServiceError};
use crate::store::upkeep::{self, Checkpoint};
use crate::store::{
    DATABASE_FILE, Fault, FileFault, LastStop, News, OpenOptions, Opened, Read, Rescued, Store,
    Synchronous, Tx, life, outbox,
};
use crate::store::{erased_again, erased_later};

use super::connection;
use super::fault::{HouseFault, fault};

/// Below this much room no new session is planned (`reliability`: D3).
const ROOM_MIN_BYTES: u64 = 64 * 1024 * 1024;
/// Killed before the first sign of life: a session's clock then stands since it was last stepped.
const NO_SIGN: Moment = Moment::from_ms(0);

/// How a house is opened.
#[derive(Debug, Clone)]
pub struct HouseOptions {
    /// The data directory.
    pub dir: PathBuf,
    /// Now.
    pub now: Moment,
    /// What this process is doing: a second one is told.
    pub command: String,
    /// Where ids and keys come from; none: from the system's randomness.
    pub seed: Option<Seed>,
    /// What sessions are made from.
    pub library: Arc<Library>,
    /// How hard a commit is pressed onto the disk.
    pub synchronous: Synchronous,
}

/// The house could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenFault {
    /// A file stands in the way.
    #[error(transparent)]
    File(#[from] FileFault),
    /// The database does not answer.
    #[error(transparent)]
    Store(#[from] Fault),
    /// Who was erased after the backup was made must be erased again before anything else.
    #[error("members who were erased after the backup could not be erased again: {why}")]
    Erasures {
        /// Why not.
        why: String,
    },
    /// What comes next of series must be known by the zones of now.
    #[error("series could not be worked out anew by the zones of now: {why}")]
    Zones {
        /// Why not.
        why: String,
    },
}

/// The use-cases on an open database.
#[derive(Debug)]
pub struct House {
    store: Store,
    desk: Desk,
    /// The log may still hold what was erased.
    log_is_stale: bool,
    news: News,
}

impl House {
    /// Opens the database and prepares the desk. Sessions are told of the absence by
    /// [`House::wake_up`], before anything else.
    ///
    /// # Errors
    /// [`OpenFault`], which says what stands in the way and what to do.
    pub fn open(options: &HouseOptions) -> Result<Self, OpenFault> {
        let mut open = OpenOptions::new(options.dir.clone(), options.now);
        open.command.clone_from(&options.command);
        open.synchronous = options.synchronous;
        let store = Store::open(&open)?;
        tell_of_start(store.opened(), &options.dir);
        let newest = upkeep::newest_id(store.read())?;
        let seed = options.seed.unwrap_or_else(super::clock::fresh_seed);
        let desk = Desk::new(Arc::clone(&options.library), seed, newest);
        let mut house = Self { store, desk, log_is_stale: false, news: News::default() };
        house.measure_disk();
        house.erase_again(options.now)?;
        house.zones_anew(options.now)?;
        Ok(house)
    }

    /// What hangs on zones is worked out by those of now.
    fn zones_anew(&mut self, now: Moment) -> Result<(), OpenFault> {
        let desk = &mut self.desk;
        let anew: Result<usize, ServiceError> =
            self.store.run_one(|tx| service::zones_anew(tx, desk, now));
        anew.map(|_| ()).map_err(|error| OpenFault::Zones { why: error.to_string() })
    }

    /// Before anything else: whoever was erased after the backup that was put back is erased again.
    fn erase_again(&mut self, now: Moment) -> Result<(), OpenFault> {
        let wanted = erased_later(self.store.dir())?;
        if wanted.is_empty() {
            return Ok(());
        }
        let desk = &mut self.desk;
        let met: Result<usize, ServiceError> =
            self.store.run_one(|tx| service::erase_again(tx, desk, now, &wanted));
        let met = met.map_err(|error| OpenFault::Erasures { why: error.to_string() })?;
        warn!("{met} members who had been erased after the backup were erased again");
        self.empty_log();
        Ok(erased_again(self.store.dir())?)
    }

    /// What was found when the database was opened.
    pub fn opened(&self) -> &Opened {
        self.store.opened()
    }

    /// The store, for readers, backups and tests.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The same, to change its limits in tests.
    pub fn store_mut(&mut self) -> &mut Store {
        &mut self.store
    }

    /// Stops cleanly.
    ///
    /// # Errors
    /// [`Fault`] when the log could not be moved into the database.
    pub fn close(self) -> Result<(), Fault> {
        self.store.close()
    }

    /// The database cannot be used any more, for this reason: what was saved is made safe, and the
    /// reason says where it is.
    pub(super) fn part(&mut self, why: &str, now: Moment) -> String {
        match self.store.rescue(now) {
            Ok(None) => why.to_owned(),
            Ok(Some(Rescued::InPlace)) => {
                format!("{why}; everything that was saved is in `{DATABASE_FILE}`: start again")
            }
            Ok(Some(Rescued::Copied(path))) => format!(
                "{why}; everything that was saved is in `{}`: `greenroom restore` it, then start \
                 again",
                path.display()
            ),
            Ok(Some(Rescued::Elsewhere)) => format!(
                "{why}, with all of `{}`: put the directory back, or mount it, then start again",
                self.store.dir().display()
            ),
            Err(e) => {
                format!("{why}, and what was saved could not be copied ({e}): restore a backup")
            }
        }
    }

    /// Runs a use-case at `now`. What it gives is on the disk. It may be run twice, when the
    /// transaction of the first time is undone.
    ///
    /// # Errors
    /// [`HouseFault`]; nothing of it was saved.
    pub fn run<T>(
        &mut self,
        now: Moment,
        mut work: impl FnMut(&Tx, &mut Desk, Moment) -> Result<T, ServiceError>,
    ) -> Result<T, HouseFault> {
        let desk = &mut self.desk;
        let given = self.store.run_one(|tx| work(tx, desk, now));
        self.hear_news();
        given.map_err(|e| fault(&e, now))
    }

    /// Runs the same use-case for each of `jobs` at `now`, commits them together, and answers each
    /// in its place.
    pub fn run_all<J, T>(
        &mut self,
        now: Moment,
        jobs: &mut [J],
        mut work: impl FnMut(&mut J, &Tx, &mut Desk, Moment) -> Result<T, ServiceError>,
    ) -> Vec<Result<T, HouseFault>> {
        let places: Vec<usize> = (0..jobs.len()).collect();
        let desk = &mut self.desk;
        let given = self.store.run(&places, |tx, place| work(&mut jobs[*place], tx, desk, now));
        self.hear_news();
        given.into_iter().map(|one| one.map_err(|e| fault(&e, now))).collect()
    }

    /// After what was erased the log is emptied, and again until it could be.
    fn hear_news(&mut self) {
        let news = self.store.take_news();
        self.log_is_stale |= news.is_erased;
        self.news = self.news.and(news);
        if self.log_is_stale {
            self.empty_log();
        }
    }

    /// What was written since this was asked last, that somebody beside the writer acts on.
    pub fn take_news(&mut self) -> News {
        std::mem::take(&mut self.news)
    }

    /// Sessions that were stepped since this was asked last: open screens may look otherwise now.
    pub fn take_stepped(&mut self) -> Vec<SessionId> {
        self.desk.take_stepped()
    }

    /// Reads at `now`.
    fn read<T>(
        &self,
        now: Moment,
        look: impl FnOnce(&Read) -> Result<T, ServiceError>,
    ) -> Result<T, HouseFault> {
        look(self.store.read()).map_err(|e| fault(&e, now))
    }

    /// Carries out a command. `Ok` is on the disk.
    ///
    /// # Errors
    /// [`HouseFault`]; nothing was saved.
    pub fn tell(
        &mut self,
        now: Moment,
        origin: &Origin,
        command: Command,
    ) -> Result<Answer, HouseFault> {
        self.run(now, |tx, desk, now| service::handle(tx, desk, now, origin, &command))
    }

    /// Shows something to a member.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub fn look(&self, now: Moment, origin: &Origin, query: &Query) -> Result<Shown, HouseFault> {
        self.read(now, |read| service::answer(read, &mut Kits::default(), origin, query))
    }

    /// Does everything whose time has come; says how many deadlines were applied.
    ///
    /// # Errors
    /// The first [`HouseFault`]; everything else was done all the same.
    pub fn sweep(&mut self, now: Moment) -> Result<usize, HouseFault> {
        let mut due = self.read(now, |read| service::due(read, now, &Deaf::default()))?;
        if due.is_empty() {
            return Ok(0);
        }
        let mut applied = 0;
        let mut first = None;
        for end in
            self.run_all(now, &mut due, |one, tx, desk, now| service::when_due(tx, desk, now, *one))
        {
            match end {
                Ok(count) => applied += count,
                Err(fault) => first = first.or(Some(fault)),
            }
        }
        first.map_or(Ok(applied), Err)
    }

    /// When the next thing or delivery is due.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub fn next_wake(&self, now: Moment) -> Result<Option<Moment>, HouseFault> {
        self.read(now, |read| {
            let due = service::next_due(read)?;
            let delivery = outbox::next_due(read)?;
            Ok(due.into_iter().chain(delivery).min())
        })
    }

    /// Leases what can be sent now.
    ///
    /// # Errors
    /// [`HouseFault`]; nothing was leased.
    pub fn deliveries(&mut self, now: Moment) -> Result<Vec<(Dispatch, DeliveryKey)>, HouseFault> {
        self.run(now, service::claim)
    }

    /// Says how a delivery ended.
    ///
    /// # Errors
    /// [`HouseFault`]; the delivery stays leased until the next start.
    pub fn settle(
        &mut self,
        now: Moment,
        dispatch: Dispatch,
        end: Result<Placed, DeliveryFailure>,
    ) -> Result<(), HouseFault> {
        self.run(now, |tx, desk, now| service::settle(tx, desk, now, &dispatch, &end))
    }

    /// The house is alive at `now`.
    ///
    /// # Errors
    /// [`HouseFault`]; the sign was not saved.
    pub fn alive(&mut self, now: Moment) -> Result<(), HouseFault> {
        self.run(now, service::alive)
    }

    /// After a start: what [`House::was_away`] does, since the last sign of life.
    ///
    /// # Errors
    /// [`HouseFault`] when it could not be saved.
    pub fn wake_up(&mut self, now: Moment) -> Result<usize, HouseFault> {
        let alive_at = self.read(now, |read| Ok(life::alive_at(read)?))?;
        let told = self.was_away(alive_at.unwrap_or(NO_SIGN), now)?;
        self.alive(now)?;
        Ok(told)
    }

    /// Every running session is told of the absence since the last sign of life, before any of them
    /// is woken. A last sign that lies ahead tells that the clock was set back meanwhile: then
    /// everything that hangs on it goes back as well. Says how many sessions were told.
    ///
    /// # Errors
    /// [`HouseFault`] when it could not be saved.
    pub fn was_away(&mut self, alive_at: Moment, now: Moment) -> Result<usize, HouseFault> {
        if alive_at <= now {
            return self.tell_of_gap(alive_at, now);
        }
        let by = alive_at - now;
        warn!("the clock was set back by {by} or more, and what hangs on it goes back with it");
        self.run(now, |tx, desk, now| service::set_back(tx, desk, now, by))
    }

    /// Tells every session that is not over of an absence.
    ///
    /// # Errors
    /// [`HouseFault`] when it could not be saved.
    pub fn tell_of_gap(&mut self, from: Moment, now: Moment) -> Result<usize, HouseFault> {
        if now <= from {
            return Ok(0);
        }
        let mut told = 0;
        let mut after = SessionId(i64::MIN);
        loop {
            let mut page = self.read(now, |read| service::concerned(read, after))?;
            let Some((last, _)) = page.last() else { return Ok(told) };
            after = *last;
            for end in self.run_all(now, &mut page, |(session, _), tx, desk, now| {
                service::gap(tx, desk, now, *session, from)
            }) {
                match end {
                    Ok(()) => told += 1,
                    // One session that cannot be read must not keep the others from running.
                    Err(HouseFault::Broken { .. }) => {}
                    Err(other) => return Err(other),
                }
            }
        }
    }

    /// Removes what is kept no longer, and looks how much room there is.
    ///
    /// # Errors
    /// [`HouseFault`] when it could not be saved.
    pub fn prune(&mut self, now: Moment) -> Result<(), HouseFault> {
        self.measure_disk();
        self.run(now, prune)
    }

    /// Moves the log into the database; a reader may hold a part of it back until the next time.
    pub fn empty_log(&mut self) {
        match self.store.checkpoint() {
            Ok(Checkpoint::Emptied) => self.log_is_stale = false,
            Ok(Checkpoint::HeldBack) => warn!("a reader keeps the log from being emptied"),
            Err(e) => warn!(error = %e, "the log could not be emptied"),
        }
    }

    /// Looks how much room there is for new sessions.
    pub(super) fn measure_disk(&mut self) {
        match upkeep::free_bytes(self.store.dir()) {
            Ok(free) => self.desk.disk_is_low = free < ROOM_MIN_BYTES,
            Err(e) => warn!(error = %e, "the room on the disk could not be measured"),
        }
    }

    /// The member of the terminal with this name, made when there is none.
    ///
    /// # Errors
    /// [`HouseFault`] when it could not be saved.
    pub fn name(
        &mut self,
        now: Moment,
        guild: GuildId,
        name: &str,
    ) -> Result<MemberId, HouseFault> {
        self.run(now, |tx, _, _| service::name(tx, guild, name))
    }
}

/// Says what an operator should know of how the database was found.
fn tell_of_start(opened: &Opened, dir: &Path) {
    for path in &opened.leftovers {
        warn!("`{}` was left by a backup or restore that was cut off: removed", path.display());
    }
    match opened.last_stop {
        LastStop::None => info!("a new database was made in `{}`", dir.display()),
        LastStop::WithoutLog => warn!(
            "the last process did not stop in order, and `{DATABASE_FILE}-wal`, where it saved, is \
             gone or cut short: unless another program has opened the database since, what was saved last is \
             missing; if you moved the database, stop and move that file as well"
        ),
        LastStop::Clean | LastStop::Unclean => {}
    }
}

/// Removes what is kept no longer.
pub(super) fn prune(tx: &Tx, _: &mut Desk, now: Moment) -> Result<(), ServiceError> {
    service::prune(tx, now)?;
    connection::prune(tx, now)
}

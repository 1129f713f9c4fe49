//! The house: the use-cases on an open database, one batch at a time, with the time as a value.
//!
//! It has no thread and no clock, so a demo, a test and a simulation drive it step by step, and
//! the writer thread owns one.

use std::path::PathBuf;
use std::sync::Arc;

use tracing::{error, warn};

use crate::base::{GuildId, MemberId, Moment, Seed, SessionId, Span};
use crate::config::Library;
use crate::protocol::{
    Answer, Command, DeliveryFailure, DeliveryKey, Dispatch, Origin, PlaceNote, Placed, Query,
    Shown,
};
use crate::service::{self, Desk, Due, Kits, ServiceError};
use crate::store::upkeep::{self, Checkpoint, KeepFor};
use crate::store::{
    Fault, FileFault, OpenOptions, Opened, Remedy, Store, Synchronous, Tx, guilds, life, members,
    outbox, sessions,
};
use crate::store::{erased_again, erased_later};

use super::connection::{self, ConnectionNote};

/// Things of a kind that one sweep does; the next sweep follows at once.
const SWEEP_MAX: u32 = 64;
/// Deliveries that are leased together.
const CLAIM_MAX: u32 = 64;
/// Sessions that are told of an absence in one batch.
const GAP_BATCH_MAX: u32 = 256;
/// Rows of a kind that one pruning removes.
const PRUNE_MAX: u32 = 500;
/// Answers to events are kept this long: the platform does not send an event again after that.
const INBOX_FOR: Span = Span::from_hours(48);
/// Settled deliveries are kept this long.
const OUTBOX_FOR: Span = Span::from_hours(48);
/// Below this much room no new session is planned (`reliability`: D3).
const ROOM_MIN_BYTES: u64 = 64 * 1024 * 1024;
/// Killed before the first sign of life: a session's clock then stands since it was last stepped.
const NO_SIGN: Moment = Moment::from_ms(0);
/// Names of members, at most.
const NAMES_MAX: u32 = 1_000;

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
}

/// Why something was not done; nothing of it was saved.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HouseFault {
    /// Too much is waiting.
    #[error("too much is waiting: press again in a moment")]
    Busy,
    /// The disk is full or fails; it may work later.
    #[error(
        "nothing was saved: the disk is full or cannot be written; press again when there is room"
    )]
    NotSaved,
    /// Our mistake; the reference is in the log.
    #[error(
        "something broke on our side and nothing was saved (reference {reference}): press again, \
         and if it repeats, tell your organiser"
    )]
    Broken {
        /// What to look for in the log.
        reference: String,
    },
    /// The process must stop: the database is damaged or somebody else's.
    #[error("the database cannot be used any more: {why}")]
    Stop {
        /// Why.
        why: String,
    },
    /// The house is closing.
    #[error("greenroom is stopping")]
    Stopping,
}

/// One use-case with everything it needs: plain data, as it may have to run twice.
#[derive(Debug, Clone)]
pub enum Job {
    /// A member's command.
    Tell {
        /// From whom.
        origin: Origin,
        /// What.
        command: Command,
    },
    /// A session that is due.
    Wake(SessionId),
    /// Somebody's wait for a partner is over.
    EndWait(GuildId, MemberId),
    /// A guild's standing card is shown anew.
    Stand(GuildId),
    /// A guild's standing card is gone from the platform.
    StandingGone {
        /// Whose.
        guild: GuildId,
        /// Where it stood.
        placed: Placed,
    },
    /// A session that is told of an absence.
    Gap {
        /// Which.
        session: SessionId,
        /// The last sign of life.
        from: Moment,
    },
    /// Something about a place on the platform.
    Place(PlaceNote),
    /// Deliveries are leased.
    Claim,
    /// A delivery ended.
    Settle {
        /// Which.
        dispatch: Box<Dispatch>,
        /// How.
        end: Result<Placed, DeliveryFailure>,
    },
    /// The house is alive.
    Alive,
    /// What is kept no longer is removed.
    Prune,
    /// A round of purging guilds that the bot was removed from.
    Purge,
    /// Something about the platform's connection.
    Connection(ConnectionNote),
    /// A member of the terminal by name, made when there is none.
    Name {
        /// Where.
        guild: GuildId,
        /// Who.
        name: String,
    },
    /// A member of the terminal is a coach, or is one no longer.
    Coach {
        /// Where.
        guild: GuildId,
        /// Who.
        member: MemberId,
        /// Whether they are.
        is_coach: bool,
    },
}

impl Job {
    /// What is done when something is due.
    pub(super) fn when_due(due: Due) -> Self {
        match due {
            Due::Session(session) => Self::Wake(session),
            Due::Wait(guild, member) => Self::EndWait(guild, member),
        }
    }

    /// Whether it may have made something due or ready to be sent.
    pub(super) fn is_news(&self) -> bool {
        match self {
            Self::Tell { .. }
            | Self::Wake(_)
            | Self::EndWait(..)
            | Self::Stand(_)
            | Self::StandingGone { .. }
            | Self::Gap { .. }
            | Self::Place(_) => true,
            Self::Claim
            | Self::Settle { .. }
            | Self::Alive
            | Self::Prune
            | Self::Purge
            | Self::Connection(_)
            | Self::Name { .. }
            | Self::Coach { .. } => false,
        }
    }
}

/// What a job came to.
#[derive(Debug, Clone)]
pub enum JobAnswer {
    /// A command's answer.
    Told(Answer),
    /// Leased deliveries.
    Claimed(Vec<(Dispatch, DeliveryKey)>),
    /// A member.
    Named(MemberId),
    /// So many things were done.
    Count(usize),
}

/// Members of the terminal with their names.
pub type Known = Vec<(MemberId, String)>;

/// The use-cases on an open database.
#[derive(Debug)]
pub struct House {
    store: Store,
    desk: Desk,
    /// The log may still hold what was erased.
    log_is_stale: bool,
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
        let newest = upkeep::newest_id(store.read())?;
        let seed = options.seed.unwrap_or_else(super::clock::fresh_seed);
        let desk = Desk::new(Arc::clone(&options.library), seed, newest);
        let mut house = Self { store, desk, log_is_stale: false };
        house.measure_disk();
        house.erase_again(options.now)?;
        Ok(house)
    }

    /// Before anything else: whoever was erased after the backup that was put back is erased again.
    fn erase_again(&mut self, now: Moment) -> Result<(), OpenFault> {
        let wanted = erased_later(self.store.dir())?;
        if wanted.is_empty() {
            return Ok(());
        }
        let desk = &mut self.desk;
        let answers = self.store.run(&[()], |tx, ()| service::erase_again(tx, desk, now, &wanted));
        for answer in answers {
            let met = answer.map_err(|error| OpenFault::Erasures { why: error.to_string() })?;
            warn!("{met} members who had been erased after the backup were erased again");
        }
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

    /// Runs jobs at `now`, commits them together, and answers each.
    pub fn run(&mut self, now: Moment, jobs: &[Job]) -> Vec<Result<JobAnswer, HouseFault>> {
        let desk = &mut self.desk;
        let answers = self.store.run(jobs, |tx, job| one(tx, desk, now, job));
        let is_erased = |(job, answer): (&Job, &Result<JobAnswer, ServiceError>)| match answer {
            Ok(JobAnswer::Told(answer)) => *answer == Answer::Forgotten,
            Ok(JobAnswer::Count(rows)) => matches!(job, Job::Purge) && *rows > 0,
            Ok(JobAnswer::Claimed(_) | JobAnswer::Named(_)) | Err(_) => false,
        };
        self.log_is_stale |= jobs.iter().zip(&answers).any(is_erased);
        if self.log_is_stale {
            self.empty_log();
        }
        answers.into_iter().map(|answer| answer.map_err(|e| fault(&e, now))).collect()
    }

    fn run_one(&mut self, now: Moment, job: Job) -> Result<JobAnswer, HouseFault> {
        self.run(now, &[job]).pop().unwrap_or(Err(HouseFault::Stopping))
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
        match self.run_one(now, Job::Tell { origin: origin.clone(), command })? {
            JobAnswer::Told(answer) => Ok(answer),
            JobAnswer::Claimed(_) | JobAnswer::Named(_) | JobAnswer::Count(_) => {
                Err(HouseFault::Stopping)
            }
        }
    }

    /// Shows something to a member.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub fn look(&self, now: Moment, origin: &Origin, query: &Query) -> Result<Shown, HouseFault> {
        service::answer(self.store.read(), &mut Kits::default(), origin, query)
            .map_err(|e| fault(&e, now))
    }

    /// Does everything whose time has come; says how many deadlines were applied.
    ///
    /// # Errors
    /// The first [`HouseFault`]; everything else was done all the same.
    pub fn sweep(&mut self, now: Moment) -> Result<usize, HouseFault> {
        let due = service::due(self.store.read(), now, SWEEP_MAX).map_err(|e| fault(&e, now))?;
        let jobs: Vec<Job> = due.into_iter().map(Job::when_due).collect();
        if jobs.is_empty() {
            return Ok(0);
        }
        let mut applied = 0;
        let mut first = None;
        for answer in self.run(now, &jobs) {
            match answer {
                Ok(JobAnswer::Count(count)) => applied += count,
                Ok(JobAnswer::Told(_) | JobAnswer::Claimed(_) | JobAnswer::Named(_)) => {}
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
        let read = self.store.read();
        let next = || -> Result<Option<Moment>, ServiceError> {
            let due = service::next_due(read)?;
            let delivery = outbox::next_due(read)?;
            Ok(due.into_iter().chain(delivery).min())
        };
        next().map_err(|e| fault(&e, now))
    }

    /// Leases what can be sent now.
    ///
    /// # Errors
    /// [`HouseFault`]; nothing was leased.
    pub fn deliveries(&mut self, now: Moment) -> Result<Vec<(Dispatch, DeliveryKey)>, HouseFault> {
        match self.run_one(now, Job::Claim)? {
            JobAnswer::Claimed(claimed) => Ok(claimed),
            JobAnswer::Told(_) | JobAnswer::Named(_) | JobAnswer::Count(_) => Ok(Vec::new()),
        }
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
        self.run_one(now, Job::Settle { dispatch: Box::new(dispatch), end }).map(|_| ())
    }

    /// The house is alive at `now`.
    ///
    /// # Errors
    /// [`HouseFault`]; the sign was not saved.
    pub fn alive(&mut self, now: Moment) -> Result<(), HouseFault> {
        self.run_one(now, Job::Alive).map(|_| ())
    }

    /// After a start: every running session is told of the absence since the last sign of life,
    /// before any of them is woken. Says how many were told.
    ///
    /// # Errors
    /// [`HouseFault`] when it could not be saved.
    pub fn wake_up(&mut self, now: Moment) -> Result<usize, HouseFault> {
        let read = || life::alive_at(self.store.read());
        let alive_at = read().map_err(|e| fault(&ServiceError::from(e), now))?;
        let told = self.tell_of_gap(alive_at.unwrap_or(NO_SIGN), now)?;
        self.alive(now)?;
        Ok(told)
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
            let batch = self.concerned(after, now)?;
            let Some(last) = batch.last() else { return Ok(told) };
            after = *last;
            let jobs: Vec<Job> =
                batch.iter().map(|session| Job::Gap { session: *session, from }).collect();
            for answer in self.run(now, &jobs) {
                match answer {
                    Ok(_) => told += 1,
                    // One session that cannot be read must not keep the others from running.
                    Err(HouseFault::Broken { .. }) => {}
                    Err(other) => return Err(other),
                }
            }
        }
    }

    /// Running sessions, and those whose start or check-in fell into the absence.
    fn concerned(&self, after: SessionId, now: Moment) -> Result<Vec<SessionId>, HouseFault> {
        service::concerned(self.store.read(), after, GAP_BATCH_MAX).map_err(|e| fault(&e, now))
    }

    /// Removes what is kept no longer, and looks how much room there is.
    ///
    /// # Errors
    /// [`HouseFault`] when it could not be saved.
    pub fn prune(&mut self, now: Moment) -> Result<(), HouseFault> {
        self.measure_disk();
        self.run_one(now, Job::Prune).map(|_| ())
    }

    /// Something happened to a place on the platform; says how much that changed.
    ///
    /// # Errors
    /// [`HouseFault`]; nothing was saved.
    pub fn place(&mut self, now: Moment, note: PlaceNote) -> Result<usize, HouseFault> {
        match self.run_one(now, Job::Place(note))? {
            JobAnswer::Count(count) => Ok(count),
            JobAnswer::Told(_) | JobAnswer::Claimed(_) | JobAnswer::Named(_) => Ok(0),
        }
    }

    /// One round of purging guilds that the bot was removed from; says how many rows went.
    ///
    /// # Errors
    /// [`HouseFault`]; nothing was saved.
    pub fn purge(&mut self, now: Moment) -> Result<usize, HouseFault> {
        match self.run_one(now, Job::Purge)? {
            JobAnswer::Count(count) => Ok(count),
            JobAnswer::Told(_) | JobAnswer::Claimed(_) | JobAnswer::Named(_) => Ok(0),
        }
    }

    /// Moves the log into the database; a reader may hold a part of it back until the next time.
    pub fn empty_log(&mut self) {
        match self.store.checkpoint() {
            Ok(Checkpoint::Emptied) => self.log_is_stale = false,
            Ok(Checkpoint::HeldBack) => warn!("a reader keeps the log from being emptied"),
            Err(e) => warn!(error = %e, "the log could not be emptied"),
        }
    }

    fn measure_disk(&mut self) {
        match upkeep::free_bytes(self.store.dir()) {
            Ok(free) => self.desk.disk_is_low = free < ROOM_MIN_BYTES,
            Err(e) => warn!(error = %e, "the room on the disk could not be measured"),
        }
    }

    /// The terminal's members.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub fn names(&self, now: Moment, guild: GuildId) -> Result<Known, HouseFault> {
        members::names(self.store.read(), guild, NAMES_MAX)
            .map_err(|e| fault(&ServiceError::from(e), now))
    }

    /// The member with this name, made when there is none.
    ///
    /// # Errors
    /// [`HouseFault`] when it could not be saved.
    pub fn name(
        &mut self,
        now: Moment,
        guild: GuildId,
        name: &str,
    ) -> Result<MemberId, HouseFault> {
        match self.run_one(now, Job::Name { guild, name: name.to_owned() })? {
            JobAnswer::Named(member) => Ok(member),
            JobAnswer::Told(_) | JobAnswer::Claimed(_) | JobAnswer::Count(_) => {
                Err(HouseFault::Stopping)
            }
        }
    }
}

fn one(tx: &Tx, desk: &mut Desk, now: Moment, job: &Job) -> Result<JobAnswer, ServiceError> {
    match job {
        Job::Tell { origin, command } => {
            service::handle(tx, desk, now, origin, command).map(JobAnswer::Told)
        }
        Job::Wake(session) => {
            service::wake(tx, desk, now, *session).map(|w| JobAnswer::Count(w.applied))
        }
        Job::EndWait(guild, member) => service::end_wait(tx, desk, now, *guild, *member)
            .map(|late| JobAnswer::Count(usize::from(late.is_some()))),
        Job::Stand(guild) => {
            service::show_again(tx, desk, now, *guild).map(|()| JobAnswer::Count(1))
        }
        Job::StandingGone { guild, placed } => {
            service::gone(tx, desk, now, *guild, placed).map(|()| JobAnswer::Count(1))
        }
        Job::Gap { session, from } => {
            service::gap(tx, desk, now, *session, *from).map(|()| JobAnswer::Count(1))
        }
        Job::Place(note) => service::place(tx, desk, now, note).map(JobAnswer::Count),
        Job::Claim => service::claim(tx, now, CLAIM_MAX).map(JobAnswer::Claimed),
        Job::Settle { dispatch, end } => {
            service::settle(tx, desk, now, dispatch, end).map(|()| JobAnswer::Count(1))
        }
        // While nothing runs, no clock can stand: then the disk is left in peace.
        Job::Alive => {
            let runs = !sessions::running(tx, SessionId(i64::MIN), 1)?.is_empty();
            if runs {
                life::set_alive(tx, now)?;
            }
            Ok(JobAnswer::Count(usize::from(runs)))
        }
        Job::Prune => {
            let keep = KeepFor { inbox_for: INBOX_FOR, outbox_for: OUTBOX_FOR };
            let pruned = upkeep::prune(tx, now, keep, PRUNE_MAX)?;
            let identifies = connection::prune(tx, now, PRUNE_MAX)?;
            let rows = pruned.inbox + pruned.outbox + pruned.answers + pruned.erasures;
            Ok(JobAnswer::Count(rows + identifies))
        }
        Job::Purge => service::purge_round(tx, desk, now).map(JobAnswer::Count),
        Job::Connection(note) => connection::note(tx, now, note).map(|()| JobAnswer::Count(1)),
        Job::Name { guild, name } => named(tx, *guild, name).map(JobAnswer::Named),
        Job::Coach { guild, member, is_coach } => {
            members::set_coach(tx, *guild, *member, *is_coach)?;
            Ok(JobAnswer::Count(1))
        }
    }
}

/// Members of the terminal are numbered as they come.
fn named(tx: &Tx, guild: GuildId, name: &str) -> Result<MemberId, ServiceError> {
    let known = members::names(tx, guild, NAMES_MAX)?;
    if let Some((member, _)) = known.iter().find(|(_, n)| n == name) {
        return Ok(*member);
    }
    guilds::ensure(tx, guild)?;
    let member = MemberId(known.iter().map(|(m, _)| m.0).max().unwrap_or(0) + 1);
    members::put_name(tx, guild, member, name)?;
    Ok(member)
}

/// What a caller is told; the cause goes to the log, once.
fn fault(error: &ServiceError, now: Moment) -> HouseFault {
    let remedy = match error {
        ServiceError::Store(fault) => fault.remedy(),
        ServiceError::Unreadable { .. } | ServiceError::Unwritable { .. } => Remedy::GiveUp,
        ServiceError::Stale { .. } => Remedy::Retry,
    };
    match remedy {
        Remedy::Retry => {
            warn!(error = %error, "a use-case was not carried out, it can be tried again");
            HouseFault::Busy
        }
        Remedy::Later => {
            warn!(error = %error, "nothing was saved");
            HouseFault::NotSaved
        }
        Remedy::GiveUp => {
            let reference = reference(now);
            let cause = cause(error);
            error!(error = %error, r#ref = %reference, "a use-case broke ({reference}): {cause}");
            HouseFault::Broken { reference }
        }
        Remedy::Stop => {
            error!(error = %error, "the database cannot be used any more: {error}");
            HouseFault::Stop { why: error.to_string() }
        }
    }
}

/// What is wrong, down to its root: the database's own words tell which rule was broken.
fn cause(error: &ServiceError) -> String {
    let mut text = error.to_string();
    let mut deeper = std::error::Error::source(error);
    while let Some(source) = deeper {
        text = format!("{text}: {source}");
        deeper = source.source();
    }
    text
}

/// Four characters that are easy to read aloud.
fn reference(now: Moment) -> String {
    const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let mut rest = now.ms().unsigned_abs().wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20;
    let mut text = String::new();
    for _ in 0..4 {
        text.push(char::from(LETTERS[(rest % 32) as usize]));
        rest /= 32;
    }
    text
}

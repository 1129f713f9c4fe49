//! Opening a store, and closing it.
//!
//! In this order, so that nothing is touched that must not be: the engine's version, the
//! directory's privacy, the lock, the file's header, damage after an unclean stop, a backup and
//! the ladder, and last the new epoch.

use std::fs::{self, File};
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use crate::base::Moment;

use super::backup;
use super::connect::{self, APPLICATION_ID, CHECKPOINT_PAGES, Check, MAGIC, Synchronous};
use super::fault::Fault;
use super::files::{
    BACKUP_DIR, DATABASE_FILE, FileFault, LOCK_FILE, companions, failed, free_bytes, is_shared,
    private_dir, private_file, refuse_exposed_file, remove, sync_dir,
};
use super::lock::{self, Lock};
use super::log;
use super::migrate::{self, LADDER, Rung};
use super::outbox;
use super::restore::INCOMING;
use super::traces;
use super::tx::{Read, Tx};
use super::watch::{Rescue, Watch};

/// What is written to see whether it can be.
const TRIAL_FILE: &str = "doctor.trial";
/// How much of the file its header is.
const HEADER_BYTES: u64 = 100;
/// With less room than this a start that fails has failed for it.
const FULL_BELOW_BYTES: u64 = 1024 * 1024;

/// How a store is opened.
#[derive(Debug, Clone)]
pub struct OpenOptions {
    /// The data directory; made when it is not there.
    pub dir: PathBuf,
    /// Now.
    pub now: Moment,
    /// What this process is doing: a second one is told.
    pub command: String,
    /// How hard a commit is pressed onto the disk: [`Synchronous::Full`], but for benches.
    pub synchronous: Synchronous,
    /// The largest size of the database in pages of 4 KiB; none for no limit.
    pub pages_max: Option<u32>,
    /// Pages in the log at which a commit moves them into the database: [`CHECKPOINT_PAGES`].
    pub checkpoint_pages: u32,
    /// The migrations; another ladder than [`LADDER`] only in tests of climbing.
    pub ladder: &'static [Rung],
}

impl OpenOptions {
    /// The store in `dir` as it is meant to be used.
    pub fn new(dir: impl Into<PathBuf>, now: Moment) -> Self {
        Self {
            dir: dir.into(),
            now,
            command: "greenroom".to_owned(),
            synchronous: Synchronous::Full,
            pages_max: None,
            checkpoint_pages: CHECKPOINT_PAGES,
            ladder: LADDER,
        }
    }
}

/// The lease on the database: it grows with every opening, and only the newest may write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Epoch(pub i64);

/// How the process before this one ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastStop {
    /// There was none: the database is new.
    None,
    /// It closed the store.
    Clean,
    /// It did not: the structure was checked now, the rest wants `integrity_check` after ready.
    Unclean,
    /// It did not, and the log in which it saved is not there or cut short. Unless another program
    /// has opened the database since, and so moved the log into it, what was saved last is missing.
    WithoutLog,
}

/// What was found and done when the store was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The epoch of this process.
    pub epoch: Epoch,
    /// How the process before ended.
    pub last_stop: LastStop,
    /// Deliveries that the process before had leased; they are waiting again.
    pub released_count: usize,
    /// The backup taken before migrating, if there was something to migrate.
    pub backup: Option<PathBuf>,
    /// What a backup or a restore left that was killed; it is removed.
    pub leftovers: Vec<PathBuf>,
}

/// Where that is which was saved before a file of the database was lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rescued {
    /// In the database: the next start finds it.
    InPlace,
    /// In a copy among the backups.
    Copied(PathBuf),
    /// Where the data directory is now.
    Elsewhere,
}

/// The store: the one connection that writes.
#[derive(Debug)]
pub struct Store {
    pub(super) tx: Tx,
    dir: PathBuf,
    opened: Opened,
    watch: Watch,
    /// A file that is not the one in use any more.
    pub(super) lost: Option<String>,
    // Dropped last: the connection is gone before somebody else may come.
    _lock: Lock,
}

impl Store {
    /// Opens the store, or says what stands in the way, and what to do.
    pub fn open(options: &OpenOptions) -> Result<Self, FileFault> {
        Self::opened_at(options).map_err(|fault| explained(fault, &options.dir))
    }

    fn opened_at(options: &OpenOptions) -> Result<Self, FileFault> {
        connect::check_engine()?;
        private_dir(&options.dir)?;
        let mut lock = lock::take(&options.dir, options.now, &options.command)?;
        let path = options.dir.join(DATABASE_FILE);
        let is_log_whole = log::is_whole(&path)?;
        let rung = inspect(&path, options.ladder.len())?;
        writable(&path)?;
        if rung.is_none() {
            traces::refuse_missing(&options.dir)?;
            drop(private_file(&path)?);
            sync_dir(&options.dir)?;
        }
        let leftovers = traces::clear(&options.dir)?;
        let mut conn = connect::writer(&path, options.synchronous, options.checkpoint_pages)?;
        let last_stop = last_stop(&conn, &path, rung, is_log_whole)?;
        let backup = climb(&mut conn, options, rung)?;
        if let Some(pages_max) = options.pages_max {
            limit_pages(&conn, pages_max)?;
        }
        let (tx, released_count) = take_epoch(conn, options.now)?;
        lock.note_database(true)?;
        let epoch = Epoch(tx.epoch());
        let opened = Opened { epoch, last_stop, released_count, backup, leftovers };
        let watch = Watch::begin(&options.dir)?;
        Ok(Self { tx, dir: options.dir.clone(), opened, watch, lost: None, _lock: lock })
    }

    /// What was found and done when the store was opened.
    pub fn opened(&self) -> &Opened {
        &self.opened
    }

    /// What is on the disk and in the transaction under way, for the thread that owns the store.
    pub fn read(&self) -> &Read {
        &self.tx
    }

    /// The data directory.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Limits the database to `pages_max` pages of 4 KiB; what is above already stays.
    pub fn limit_pages(&mut self, pages_max: u32) -> Result<(), Fault> {
        limit_pages(self.tx.conn(), pages_max)
    }

    /// Whether the files are still those that are in use. Once they are not, this connection leaves
    /// everything beside the database alone: under these names lies what others need.
    pub(super) fn look_at_files(&mut self) -> Result<(), Fault> {
        if self.lost.is_none() {
            self.lost = self.watch.lost();
        }
        let Some(file) = &self.lost else { return Ok(()) };
        self.tx.conn().set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        Err(Fault::Gone { file: file.clone() })
    }

    /// Whether anything may be written: nobody has made the log shorter since the last write.
    pub(super) fn look_at_log(&mut self) -> Result<(), Fault> {
        if self.watch.is_cut() { self.look_at_files() } else { Ok(()) }
    }

    /// The log is as long as it is now by what this connection did.
    pub(super) fn note_written(&mut self) {
        self.watch.remember();
    }

    /// What was saved before a file of the database was lost is made safe. Says where it is, once a
    /// file was lost.
    pub fn rescue(&mut self, now: Moment) -> Result<Option<Rescued>, FileFault> {
        if self.lost.is_none() {
            return Ok(None);
        }
        Ok(Some(match self.watch.rescue() {
            Rescue::Leave => Rescued::Elsewhere,
            Rescue::Copy => {
                let copy = backup::rescued(self.tx.conn(), &self.dir, now)?;
                self.watch.remove_beside()?;
                Rescued::Copied(copy.path)
            }
            Rescue::Fold => {
                self.mark_clean()?;
                Rescued::InPlace
            }
            Rescue::Replace => {
                let copy = backup::copy(self.tx.conn(), self.dir.join(INCOMING))?;
                // What is left of the log would be taken for the copy's own.
                self.watch.remove_beside()?;
                copy.place(&self.dir.join(DATABASE_FILE))?;
                Rescued::InPlace
            }
        }))
    }

    /// The next start needs no check, and the log is empty; unless somebody else has the database.
    fn mark_clean(&self) -> Result<(), Fault> {
        let conn = self.tx.conn();
        let marked = conn.execute(
            "update lease set is_clean = 1 where no = 1 and epoch = ?1",
            [self.opened.epoch.0],
        )?;
        if marked == 1 {
            conn.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))?;
        }
        Ok(())
    }

    /// Stops cleanly: the next start needs no check, and the log is empty.
    pub fn close(mut self) -> Result<(), Fault> {
        self.look_at_files()?;
        self.mark_clean()?;
        self.tx.into_conn().close().map_err(|(_conn, error)| Fault::from(error))
    }
}

/// What [`probe`] found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Probed {
    /// There is no directory; it can be made.
    NoDirectory,
    /// There is one that nobody has used yet.
    NoDatabase,
    /// There is a database.
    Database {
        /// Whether the directory is our group's, and not ours alone.
        is_shared: bool,
    },
}

/// Tries what [`Store::open`] needs, and leaves everything as it is: the directory's and the files'
/// privacy, whether we may write to them, the lock, and whose database it is.
///
/// # Errors
/// What [`Store::open`] would fail with.
pub fn probe(dir: &Path, now: Moment) -> Result<Probed, FileFault> {
    connect::check_engine()?;
    let Ok(found) = fs::metadata(dir) else {
        // Made and removed again, with what had to be made around it.
        let missing: Vec<&Path> = dir.ancestors().take_while(|dir| !dir.exists()).collect();
        let made = private_dir(dir);
        for dir in missing.iter().filter(|dir| !dir.as_os_str().is_empty()) {
            let _was_not_made = fs::remove_dir(dir);
        }
        return made.map(|()| Probed::NoDirectory);
    };
    private_dir(dir)?;
    let lock_path = dir.join(LOCK_FILE);
    // A new one would belong to whoever looks, who may be another user than who runs.
    let _lock = lock_path.exists().then(|| lock::take(dir, now, "doctor")).transpose()?;
    let path = dir.join(DATABASE_FILE);
    let rung = inspect(&path, LADDER.len())?;
    if rung.is_none() {
        traces::refuse_missing(dir)?;
    }
    writable(&path)?;
    let places = [dir.to_owned(), dir.join(BACKUP_DIR)];
    for place in places.iter().filter(|place| place.exists()) {
        private_dir(place)?;
        let trial = place.join(TRIAL_FILE);
        let written = private_file(&trial).and_then(|mut file| {
            file.write_all(&[0; 4_096])
                .and_then(|()| file.sync_all())
                .map_err(failed(&trial, "written"))
        });
        remove(&trial)?;
        written?;
    }
    Ok(match rung {
        None => Probed::NoDatabase,
        Some(_) => Probed::Database { is_shared: is_shared(dir, &found) },
    })
}

/// Whether we may write to the database and what lies beside it: SQLite only says that it cannot.
fn writable(path: &Path) -> Result<(), FileFault> {
    for file in companions(path).iter().map(PathBuf::as_path).chain([path]) {
        match File::options().write(true).open(file) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(failed(file, "opened")(error));
            }
            Ok(_) | Err(_) => {}
        }
    }
    Ok(())
}

/// Which rung the file is on; none when there is no database yet. Nothing is written: a file that
/// is not ours, or newer, stays as it is to the byte.
fn inspect(path: &Path, known: usize) -> Result<Option<usize>, FileFault> {
    for file in companions(path).iter().map(PathBuf::as_path).chain([path]) {
        refuse_exposed_file(file)?;
    }
    if !path.exists() {
        return Ok(None);
    }
    let mut raw = Vec::new();
    File::open(path)
        .and_then(|file| file.take(HEADER_BYTES).read_to_end(&mut raw))
        .map_err(failed(path, "read"))?;
    if raw.is_empty() {
        return Ok(None);
    }
    let not_ours = || FileFault::NotOurs { path: path.to_owned() };
    if !raw.starts_with(MAGIC) {
        return Err(not_ours());
    }
    // Only where there is a whole log: who looks through the engine makes it and its index anew,
    // and nobody could say any more that something is missing.
    let [log, ..] = companions(path);
    let (application_id, rung, is_bare) = if log.exists() && !log::is_cut(path)? {
        let header = connect::header(&connect::reader(path)?)?;
        (header.application_id, header.rung, header.table_count == 0)
    } else {
        let number = |at: usize| raw.get(at..at + 4).and_then(|four| four.try_into().ok());
        let number = |at: usize| number(at).map(i32::from_be_bytes).ok_or_else(not_ours);
        // By the file format: the schema's cookie, the user version, the application id.
        (number(68)?, i64::from(number(60)?), number(40)? == 0)
    };
    if application_id == 0 && rung == 0 && is_bare {
        // A first start that ended before the first rung.
        return Ok(None);
    }
    if application_id != APPLICATION_ID {
        return Err(not_ours());
    }
    let rung = usize::try_from(rung).map_err(|_| not_ours())?;
    if rung > known {
        return Err(FileFault::Newer { path: path.to_owned(), found: rung, known });
    }
    Ok(Some(rung))
}

/// A full disk looks like a failing one where memory is shared through a file.
fn explained(fault: FileFault, dir: &Path) -> FileFault {
    if let FileFault::Database(source @ (Fault::Io(_) | Fault::Full(_))) = &fault
        && free_bytes(dir).is_ok_and(|free| free < FULL_BELOW_BYTES)
    {
        return FileFault::Full { dir: dir.to_owned(), source: source.clone() };
    }
    fault
}

/// How the process before ended. After an unclean stop the structure is checked before anything is
/// built on it.
fn last_stop(
    conn: &Connection,
    path: &Path,
    rung: Option<usize>,
    is_log_whole: bool,
) -> Result<LastStop, FileFault> {
    if rung.is_none() {
        return Ok(LastStop::None);
    }
    let is_clean =
        conn.query_row("select is_clean from lease where no = 1", [], |row| row.get(0))?;
    if is_clean {
        return Ok(LastStop::Clean);
    }
    match connect::finding(conn, Check::Quick)? {
        Some(finding) => Err(FileFault::Damaged { path: path.to_owned(), finding }),
        None if is_log_whole => Ok(LastStop::Unclean),
        None => Ok(LastStop::WithoutLog),
    }
}

/// Climbs the ladder; what is there already is backed up first.
fn climb(
    conn: &mut Connection,
    options: &OpenOptions,
    rung: Option<usize>,
) -> Result<Option<PathBuf>, FileFault> {
    let from = rung.unwrap_or(0);
    if from == options.ladder.len() {
        return Ok(None);
    }
    let backup = match rung {
        Some(from) => Some(backup::before_migration(conn, &options.dir, from, options.now)?.path),
        None => None,
    };
    migrate::climb(conn, options.ladder, from)?;
    Ok(backup)
}

/// From here on no earlier epoch may write, and what it had leased is free.
fn take_epoch(conn: Connection, now: Moment) -> Result<(Tx, usize), FileFault> {
    conn.execute_batch("begin immediate")?;
    let epoch = conn.query_row(
        "update lease set epoch = epoch + 1, opened_at_ms = ?1, is_clean = 0 where no = 1
         returning epoch",
        [now],
        |row| row.get(0),
    )?;
    let tx = Tx::new(conn, epoch);
    let released_count = outbox::release(&tx)?;
    tx.conn().execute_batch("commit")?;
    // Into the file itself: without its log it must not look as if it had been closed. On a full
    // disk it stays in the log, as everything else.
    let _moved = tx.conn().query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()));
    Ok((tx, released_count))
}

fn limit_pages(conn: &Connection, pages_max: u32) -> Result<(), Fault> {
    Ok(conn.pragma_update(None, "max_page_count", pages_max)?)
}

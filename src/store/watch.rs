//! Whether the files that are in use are still those that the next start finds. A file that is
//! deleted or replaced goes on working for who has it open, and everything saved in it is lost.

use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use super::files::{DATABASE_FILE, FileFault, LOCK_FILE, companions, failed, remove};

/// What a name stands for: the device and the file on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Identity(u64, u64);

impl Identity {
    fn of(found: &Metadata) -> Self {
        Self(found.dev(), found.ino())
    }
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Same,
    Gone,
    Other,
}

/// The files of an open store, as they were when it was opened.
#[derive(Debug)]
pub(super) struct Watch {
    dir: (PathBuf, Identity),
    database: (PathBuf, Identity),
    /// The log and its index.
    beside: [(PathBuf, Identity); 2],
    lock: (PathBuf, Identity),
    /// How long the log was after the last write: nobody else makes it shorter.
    log_bytes: u64,
}

/// What can be done about a database whose files are not what they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rescue {
    /// Its name still stands for it: the log is moved into it.
    Fold,
    /// Its log is cut, but not for who has read it: a copy takes the database's place.
    Replace,
    /// It has no name any more, or somebody else works under it: a copy is made.
    Copy,
    /// The whole directory is elsewhere, with everything in it.
    Leave,
}

impl Watch {
    /// Remembers what is there now. The log and its index are, once something was written.
    pub(super) fn begin(dir: &Path) -> Result<Self, FileFault> {
        let of = |path: PathBuf| {
            let found = fs::metadata(&path).map_err(failed(&path, "read"))?;
            Ok::<_, FileFault>((path, Identity::of(&found)))
        };
        let database = dir.join(DATABASE_FILE);
        let [log, index, _] = companions(&database);
        let log_bytes = bytes(&log).unwrap_or(0);
        Ok(Self {
            dir: of(dir.to_owned())?,
            database: of(database)?,
            beside: [of(log)?, of(index)?],
            lock: of(dir.join(LOCK_FILE))?,
            log_bytes,
        })
    }

    /// Remembers how long the log is, after it was written to or emptied.
    pub(super) fn remember(&mut self) {
        let [(log, _), _] = &self.beside;
        self.log_bytes = bytes(log).unwrap_or(self.log_bytes);
    }

    /// Whether somebody made the log shorter in its place. What is written behind the gap would be
    /// moved into the database with the gap: nothing more may be.
    pub(super) fn is_cut(&self) -> bool {
        let [(log, _), _] = &self.beside;
        bytes(log).is_some_and(|now| now < self.log_bytes)
    }

    /// The name of the first file that is not what it was.
    pub(super) fn lost(&self) -> Option<String> {
        let [log, index] = &self.beside;
        let mut files = [&self.database, log, index, &self.lock].into_iter();
        let lost = files.find(|file| state(file) != State::Same);
        let lost = lost.or_else(|| self.is_cut().then_some(log))?;
        Some(lost.0.file_name().unwrap_or_default().to_string_lossy().into_owned())
    }

    /// Removes the log and its index where they are still ours: their content is elsewhere, and
    /// beside another database they would be taken for its own.
    pub(super) fn remove_beside(&self) -> Result<(), FileFault> {
        let mut ours = self.beside.iter().filter(|file| state(file) == State::Same);
        ours.try_for_each(|(path, _)| remove(path))
    }

    /// What can be done now.
    pub(super) fn rescue(&self) -> Rescue {
        if state(&self.dir) != State::Same {
            return Rescue::Leave;
        }
        let is_shared = self.beside.iter().any(|file| state(file) == State::Other);
        if state(&self.database) != State::Same || is_shared {
            return Rescue::Copy;
        }
        if self.is_cut() { Rescue::Replace } else { Rescue::Fold }
    }
}

fn bytes(path: &Path) -> Option<u64> {
    fs::metadata(path).ok().map(|found| found.len())
}

fn state((path, identity): &(PathBuf, Identity)) -> State {
    match fs::metadata(path) {
        Ok(found) if Identity::of(&found) == *identity => State::Same,
        Ok(_) => State::Other,
        Err(_) => State::Gone,
    }
}

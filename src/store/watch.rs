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
}

/// What can be done about a database whose files are not what they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rescue {
    /// Its name still stands for it: the log is moved into it.
    Fold,
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
        Ok(Self {
            dir: of(dir.to_owned())?,
            database: of(database)?,
            beside: [of(log)?, of(index)?],
            lock: of(dir.join(LOCK_FILE))?,
        })
    }

    /// The name of the first file that is not what it was.
    pub(super) fn lost(&self) -> Option<String> {
        let [log, index] = &self.beside;
        let mut files = [&self.database, log, index, &self.lock].into_iter();
        let lost = files.find(|file| state(file) != State::Same)?;
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
        if state(&self.database) == State::Same && !is_shared { Rescue::Fold } else { Rescue::Copy }
    }
}

fn state((path, identity): &(PathBuf, Identity)) -> State {
    match fs::metadata(path) {
        Ok(found) if Identity::of(&found) == *identity => State::Same,
        Ok(_) => State::Other,
        Err(_) => State::Gone,
    }
}

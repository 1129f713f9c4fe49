//! One process a directory. The lock is the operating system's and goes with the process, however
//! that ends; what stands in the file only says who holds it.

use std::fs::{File, TryLockError};
use std::io::{Read as _, Seek, Write};
use std::path::{Path, PathBuf};

use crate::base::Moment;

use super::files::{FileFault, LOCK_FILE, failed, private_file};

/// The longest command kept in the lock file.
const COMMAND_LENGTH_MAX: usize = 200;
/// The last line, once a database has been made beside the lock.
const MADE: &str = "a database was made here";

/// A directory that is ours until this is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    held: File,
    path: PathBuf,
    /// Who holds it, since when, doing what.
    holder: String,
    knows_database: bool,
}

impl Lock {
    /// From now on the lock says, whoever holds it, whether there should be a database.
    pub(super) fn note_database(&mut self, is_made: bool) -> Result<(), FileFault> {
        if self.knows_database != is_made {
            self.knows_database = is_made;
            self.write()?;
        }
        Ok(())
    }

    fn write(&mut self) -> Result<(), FileFault> {
        let made = if self.knows_database { MADE } else { "" };
        let text = format!("{}{made}\n", self.holder);
        let length = u64::try_from(text.len()).unwrap_or(u64::MAX);
        // Over what is there, and cut back afterwards: so it works on a full disk as well.
        self.held
            .rewind()
            .and_then(|()| self.held.write_all(text.as_bytes()))
            .and_then(|()| self.held.set_len(length))
            .map_err(failed(&self.path, "written"))
    }
}

/// Whether the lock in `dir` says that a database was made there.
pub(super) fn knows_database(dir: &Path) -> bool {
    std::fs::read(dir.join(LOCK_FILE))
        .is_ok_and(|text| String::from_utf8_lossy(&text).lines().any(|line| line == MADE))
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing is not enough: a program that is being started at this moment shares our open
        // file until it is loaded. When it fails, closing still frees the lock, only later.
        let _freed_by_closing = self.held.unlock();
    }
}

/// Takes the directory's lock, or says at once who has it.
pub(super) fn take(dir: &Path, now: Moment, command: &str) -> Result<Lock, FileFault> {
    let path = dir.join(LOCK_FILE);
    let mut file = private_file(&path)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            return Err(FileFault::Held { dir: dir.to_owned(), holder: holder(&mut file, now) });
        }
        Err(TryLockError::Error(error)) => return Err(failed(&path, "locked")(error)),
    }
    let command: String =
        command.chars().filter(|c| !c.is_control()).take(COMMAND_LENGTH_MAX).collect();
    let holder = format!("{}\n{}\n{command}\n", std::process::id(), now.ms());
    let mut lock = Lock { held: file, path, holder, knows_database: knows_database(dir) };
    lock.write()?;
    Ok(lock)
}

/// Who holds the lock, from what they wrote into it.
fn holder(file: &mut File, now: Moment) -> String {
    let mut text = String::new();
    // What cannot be read is said to be unknown: the refusal matters more than its reason.
    let _unread = file.take(1_000).read_to_string(&mut text);
    let mut lines = text.lines();
    match (lines.next(), lines.next().and_then(|ms| ms.parse().ok()), lines.next()) {
        (Some(pid), Some(since_ms), Some(command)) => {
            let held_for = now.since(Moment::from_ms(since_ms));
            format!("process {pid} (`{command}`, for {held_for})")
        }
        _ => "another process".to_owned(),
    }
}

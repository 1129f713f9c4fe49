//! One process a directory. The lock is the operating system's and goes with the process, however
//! that ends; what stands in the file only says who holds it.

use std::fs::{File, TryLockError};
use std::io::{Read as _, Seek, Write};
use std::path::Path;

use crate::base::Moment;

use super::files::{FileFault, LOCK_FILE, failed, private_file};

/// The longest command kept in the lock file.
const COMMAND_LENGTH_MAX: usize = 200;

/// A directory that is ours until this is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    held: File,
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
    let line = format!("{}\n{}\n{command}\n", std::process::id(), now.ms());
    file.set_len(0)
        .and_then(|()| file.rewind())
        .and_then(|()| file.write_all(line.as_bytes()))
        .map_err(failed(&path, "written"))?;
    Ok(Lock { held: file })
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

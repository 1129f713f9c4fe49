//! Readers: connections that cannot write, for queries beside the writer.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rusqlite::Connection;

use super::connect;
use super::fault::Fault;
use super::files::{DATABASE_FILE, FileFault, failed};
use super::log;
use super::open::Store;
use super::tx::{Read, TimeLimit};

/// How long one look may take. A longer one would hold the log back.
const LOOK_FOR: Duration = Duration::from_secs(2);
/// Steps of the engine between two looks at the clock.
const STEPS_BETWEEN_CHECKS: i32 = 1_000;

/// A connection that cannot write. Every statement sees the newest commit by itself and holds no
/// snapshot afterwards: a reader that hangs between two statements keeps no log from being emptied.
/// So two reads in one look may see different commits.
#[derive(Debug)]
pub struct Reader {
    read: Read,
    limit: Arc<TimeLimit>,
}

impl Reader {
    /// A reader of the database in `dir`; a process that writes to it may be running.
    pub fn open(dir: &Path) -> Result<Self, FileFault> {
        Self::with_limit(dir, LOOK_FOR)
    }

    /// The same where no process runs: a log that is missing or cut short still is so afterwards,
    /// for the next start to tell.
    pub fn of_stopped(dir: &Path) -> Result<Self, FileFault> {
        let path = dir.join(DATABASE_FILE);
        let path = fs::canonicalize(&path).map_err(failed(&path, "found"))?;
        let is_cut = log::is_cut(&path)?;
        Self::over(
            if is_cut { connect::untouched(&path) } else { connect::still(&path) }?,
            LOOK_FOR,
        )
    }

    /// As [`Reader::open`], with another time limit.
    pub fn with_limit(dir: &Path, length: Duration) -> Result<Self, FileFault> {
        Self::over(connect::reader(&dir.join(DATABASE_FILE))?, length)
    }

    fn over(conn: Connection, length: Duration) -> Result<Self, FileFault> {
        let limit = Arc::new(TimeLimit::new(length));
        let watched = Arc::clone(&limit);
        conn.progress_handler(STEPS_BETWEEN_CHECKS, Some(move || watched.is_over()))?;
        Ok(Self { read: Read::new(conn, Some(Arc::clone(&limit))), limit })
    }

    /// Reads. All statements of one look together may take `LOOK_FOR`; the one that runs into the
    /// limit is stopped and answers [`Fault::Slow`].
    pub fn look<T, E: From<Fault>>(
        &self,
        look: impl FnOnce(&Read) -> Result<T, E>,
    ) -> Result<T, E> {
        self.limit.start();
        look(&self.read)
    }
}

impl Store {
    /// A new reader of this store.
    pub fn reader(&self) -> Result<Reader, FileFault> {
        Reader::open(self.dir())
    }
}

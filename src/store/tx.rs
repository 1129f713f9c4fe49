//! The seam for another database: what may be read, and what may be written in a transaction.
//! Outside the store both are only handed on to its named functions.

use std::cell::Cell;
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use rusqlite::{Connection, Params, Row};

use crate::base::Moment;

use super::fault::Fault;

/// How many prepared statements a connection keeps: more than the store has.
const STATEMENTS_KEPT: usize = 256;

/// Everything that can be read. [`Tx`] is one too; a [`super::Reader`] hands one out.
#[derive(Debug)]
pub struct Read {
    conn: Connection,
    limit: Option<Arc<TimeLimit>>,
}

/// What was written that somebody beside the writer acts on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct News {
    /// Something may be ready to be sent.
    pub is_queued: bool,
    /// The earliest moment at which a session that was saved wants to be woken.
    pub wake_at: Option<Moment>,
    /// Something was erased that the log may still hold.
    pub is_erased: bool,
    /// Somebody is to be told something below their next answer.
    pub is_untold: bool,
}

impl News {
    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            is_queued: self.is_queued || other.is_queued,
            wake_at: self.wake_at.into_iter().chain(other.wake_at).min(),
            is_erased: self.is_erased || other.is_erased,
            is_untold: self.is_untold || other.is_untold,
        }
    }
}

/// A transaction that is under way: what may be written, and read back at once.
#[derive(Debug)]
pub struct Tx {
    read: Read,
    epoch: i64,
    undone_count: Cell<u64>,
    news: Cell<News>,
}

/// Until when a read may take. Shared with the progress handler, which stops a single long
/// statement, while [`Read`] stops between statements.
#[derive(Debug)]
pub(super) struct TimeLimit {
    born: Instant,
    ends_at_ms: AtomicU64,
    length: Duration,
}

impl TimeLimit {
    pub(super) fn new(length: Duration) -> Self {
        Self { born: Instant::now(), ends_at_ms: AtomicU64::new(u64::MAX), length }
    }

    pub(super) fn start(&self) {
        self.ends_at_ms.store(self.now_ms() + self.length_ms(), Ordering::Relaxed);
    }

    pub(super) fn is_over(&self) -> bool {
        self.now_ms() > self.ends_at_ms.load(Ordering::Relaxed)
    }

    fn now_ms(&self) -> u64 {
        u64::try_from(self.born.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn length_ms(&self) -> u64 {
        u64::try_from(self.length.as_millis()).unwrap_or(u64::MAX)
    }

    fn fault(&self) -> Fault {
        Fault::Slow { limit_ms: self.length_ms() }
    }
}

impl Read {
    pub(super) fn new(conn: Connection, limit: Option<Arc<TimeLimit>>) -> Self {
        conn.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
        Self { conn, limit }
    }

    /// The row that a unique key names, or the first one.
    pub(super) fn one<T>(
        &self,
        sql: &'static str,
        params: impl Params,
        row: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, Fault> {
        self.in_time(|conn| {
            let mut statement = conn.prepare_cached(sql)?;
            let mut rows = statement.query(params)?;
            rows.next()?.map(row).transpose()
        })
    }

    /// All rows; the statement itself says how many at most.
    pub(super) fn many<T>(
        &self,
        sql: &'static str,
        params: impl Params,
        row: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, Fault> {
        self.in_time(|conn| conn.prepare_cached(sql)?.query_map(params, row)?.collect())
    }

    pub(super) fn conn(&self) -> &Connection {
        &self.conn
    }

    fn in_time<T>(
        &self,
        query: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, Fault> {
        if let Some(limit) = &self.limit
            && limit.is_over()
        {
            return Err(limit.fault());
        }
        query(&self.conn).map_err(|error| match &self.limit {
            Some(limit) if limit.is_over() => limit.fault(),
            Some(_) | None => Fault::from(error),
        })
    }
}

impl Deref for Tx {
    type Target = Read;

    fn deref(&self) -> &Read {
        &self.read
    }
}

impl Tx {
    pub(super) fn new(conn: Connection, epoch: i64) -> Self {
        Self {
            read: Read::new(conn, None),
            epoch,
            undone_count: Cell::new(0),
            news: Cell::default(),
        }
    }

    /// How often changes were undone since the store was opened: a job's, or a whole batch's.
    /// What a caller keeps in memory from before the number changed may never have been saved.
    pub fn undone_count(&self) -> u64 {
        self.undone_count.get()
    }

    pub(super) fn note_undone(&self) {
        self.undone_count.set(self.undone_count.get() + 1);
    }

    /// What was undone since is noted too: a nudge too many does no harm.
    pub(super) fn note(&self, news: News) {
        self.news.set(self.news.get().and(news));
    }

    pub(super) fn take_news(&self) -> News {
        self.news.take()
    }

    pub(super) fn into_conn(self) -> Connection {
        self.read.conn
    }

    pub(super) fn epoch(&self) -> i64 {
        self.epoch
    }

    /// Runs one writing statement and says how many rows it changed.
    pub(super) fn write(&self, sql: &'static str, params: impl Params) -> Result<usize, Fault> {
        self.must_be_open()?;
        Ok(self.conn().prepare_cached(sql)?.execute(params)?)
    }

    /// Runs one writing statement that returns what it wrote.
    pub(super) fn write_returning<T>(
        &self,
        sql: &'static str,
        params: impl Params,
        row: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, Fault> {
        self.must_be_open()?;
        self.many(sql, params, row)
    }

    /// A full disk ends the whole transaction in the middle of a job. Had the job not noticed,
    /// its further statements would each commit by themselves.
    fn must_be_open(&self) -> Result<(), Fault> {
        if self.conn().is_autocommit() { Err(Fault::Lost) } else { Ok(()) }
    }
}

//! Connections: how they are opened, and what every one of them is held to.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use super::files::{FileFault, companions, is_absent};

/// What every greenroom database says it is: `grnr`.
pub const APPLICATION_ID: i32 = 0x6772_6e72;
/// What every SQLite file begins with.
pub(super) const MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// How long a connection waits for another program's lock.
const BUSY_FOR: Duration = Duration::from_secs(5);
/// Before this version a checkpoint that raced a reset could damage the database.
const ENGINE_NEEDED: (i32, &str) = (3_051_003, "3.51.3");
/// Pages in the write-ahead log at which a commit moves them into the database: 8 MB. Fewer would
/// sync more often, more would make the log and a start after a crash longer.
pub const CHECKPOINT_PAGES: u32 = 2_000;
/// What the log is cut back to after a checkpoint.
const LOG_BYTES_KEPT: u32 = 16 * 1024 * 1024;
/// Memory for pages, in KiB (negative is SQLite's way to say so).
const CACHE_KIB: i32 = -16 * 1024;

/// What a statement may be at most; ours are far below.
const LIMITS: [(Limit, i32); 9] = [
    (Limit::SQLITE_LIMIT_LENGTH, 8 * 1024 * 1024),
    (Limit::SQLITE_LIMIT_SQL_LENGTH, 64 * 1024),
    (Limit::SQLITE_LIMIT_COLUMN, 100),
    (Limit::SQLITE_LIMIT_EXPR_DEPTH, 100),
    (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 10),
    (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 100),
    (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 5),
    // One, because `vacuum into` attaches its target.
    (Limit::SQLITE_LIMIT_ATTACHED, 1),
    (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200),
];

/// How hard a commit is pressed onto the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Synchronous {
    /// Every commit is synced: what was confirmed survives a power cut. The only setting for use.
    Full,
    /// The last commits may be lost in a power cut. Only for benches, and for the test that shows
    /// that the power-cut test can fail.
    Normal,
    /// Anything may be lost in a power cut. Only for benches and throw-away databases in tests.
    Off,
}

impl Synchronous {
    fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Normal => "normal",
            Self::Off => "off",
        }
    }
}

/// The engine is new enough.
pub(super) fn check_engine() -> Result<(), FileFault> {
    if rusqlite::version_number() >= ENGINE_NEEDED.0 {
        return Ok(());
    }
    Err(FileFault::OldEngine { found: rusqlite::version(), needed: ENGINE_NEEDED.1 })
}

/// The connection that writes.
pub(super) fn writer(
    path: &Path,
    synchronous: Synchronous,
    checkpoint_pages: u32,
) -> Result<Connection, FileFault> {
    let conn = open(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    conn.pragma_update(None, "journal_mode", "wal")?;
    conn.pragma_update(None, "synchronous", synchronous.name())?;
    conn.pragma_update(None, "wal_autocheckpoint", checkpoint_pages)?;
    conn.pragma_update(None, "journal_size_limit", LOG_BYTES_KEPT)?;
    conn.pragma_update(None, "cache_size", CACHE_KIB)?;
    conn.pragma_update(None, "temp_store", "memory")?;
    // What is forgotten is overwritten; measured, it costs nothing here.
    conn.pragma_update(None, "secure_delete", true)?;
    Ok(conn)
}

/// Moves the log into the database, so that the file alone is all of it. Where that fails the log
/// stays beside it.
pub(super) fn fold(path: &Path) -> Result<(), FileFault> {
    let conn = open(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // Whoever closes last removes the log, also one that could not be read.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    conn.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    conn.close().map_err(|(_conn, error)| error)?;
    Ok(())
}

/// A connection that cannot write, for queries. Where nobody has the database open it leaves no
/// files beside it, which would be the reader's: nobody else could start with them.
pub(super) fn reader(path: &Path) -> Result<Connection, FileFault> {
    let conn = still(path)?;
    conn.pragma_update(None, "query_only", true)?;
    Ok(conn)
}

/// A connection that cannot write to this database, but may copy it into another.
pub(super) fn copier(path: &Path) -> Result<Connection, FileFault> {
    // Even who only reads removes a log that lies beside an empty file.
    if is_absent(path)? {
        return Err(FileFault::NoDatabase { path: path.to_owned() });
    }
    copier_at(path.as_os_str(), OpenFlags::empty())
}

/// The same for a file that nobody works on: unless its log lies there already, nothing is made
/// beside it. The path is absolute.
pub(super) fn still(path: &Path) -> Result<Connection, FileFault> {
    let [log, _, journal] = companions(path);
    if log.exists() || journal.exists() { copier(path) } else { untouched(path) }
}

/// The same without its log, also where one lies there: nothing is made, and nothing mended. The
/// path is absolute.
pub(super) fn untouched(path: &Path) -> Result<Connection, FileFault> {
    let mut uri = String::from("file:");
    for byte in path.as_os_str().as_bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(byte) {
            uri.push(char::from(*byte));
        } else {
            // Writing into a text never fails.
            let _written = write!(uri, "%{byte:02x}");
        }
    }
    uri.push_str("?immutable=1");
    copier_at(OsStr::new(&uri), OpenFlags::SQLITE_OPEN_URI)
}

fn copier_at(place: &OsStr, how: OpenFlags) -> Result<Connection, FileFault> {
    let conn = open(Path::new(place), OpenFlags::SQLITE_OPEN_READ_ONLY | how)?;
    conn.pragma_update(None, "temp_store", "memory")?;
    // A copy inherits this. Without it, pages of the copy keep bytes beside their rows, and an
    // erasure after a restore would not reach them.
    conn.pragma_update(None, "secure_delete", true)?;
    // A reader that goes away never writes the log into the database: it may be looking at a file
    // that this version must leave alone.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    Ok(conn)
}

fn open(path: &Path, access: OpenFlags) -> Result<Connection, FileFault> {
    let conn = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    conn.busy_timeout(BUSY_FOR)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // A plan does not follow what is bound: otherwise claims are prepared anew for every moment.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    for (limit, value) in LIMITS {
        conn.set_limit(limit, value)?;
    }
    conn.pragma_update(None, "trusted_schema", false)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    conn.pragma_update(None, "mmap_size", 0)?;
    Ok(conn)
}

/// What stands in the database's header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) application_id: i32,
    pub(super) rung: i64,
    pub(super) table_count: i64,
}

/// Reads the header through the engine, so that what is only in the log counts.
pub(super) fn header(conn: &Connection) -> Result<Header, FileFault> {
    Ok(Header {
        application_id: conn.pragma_query_value(None, "application_id", |row| row.get(0))?,
        rung: conn.pragma_query_value(None, "user_version", |row| row.get(0))?,
        table_count: conn.query_row("select count(*) from sqlite_schema", [], |row| row.get(0))?,
    })
}

/// Tables that only grow and that no running session is stepped from. A start does not wait for
/// them: they are looked through with everything else after it.
const HISTORY: &[&str] =
    &["ballot", "heard", "journal", "mark", "report", "self_mark", "timing", "words"];

/// The first finding of a check, or none when all is well.
pub(super) fn finding(conn: &Connection, check: Check) -> Result<Option<String>, FileFault> {
    match check {
        Check::Quick => quick_finding(conn),
        Check::Whole => whole_finding(conn),
    }
}

fn quick_finding(conn: &Connection) -> Result<Option<String>, FileFault> {
    let tables: Vec<String> = conn
        .prepare("select name from sqlite_schema where type = 'table' limit 1000")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut look = conn.prepare("select quick_check from pragma_quick_check(?1)")?;
    for table in tables.iter().filter(|name| !HISTORY.contains(&name.as_str())) {
        let found: String = look.query_row([table], |row| row.get(0))?;
        if found != "ok" {
            return Ok(Some(one_line(&found)));
        }
    }
    Ok(None)
}

/// What the engine found, without its heading.
fn one_line(found: &str) -> String {
    let lines = found.lines().filter(|line| !line.starts_with("***"));
    lines.collect::<Vec<_>>().join(", ")
}

fn whole_finding(conn: &Connection) -> Result<Option<String>, FileFault> {
    let found: String = conn.pragma_query_value(None, "integrity_check", |row| row.get(0))?;
    if found != "ok" {
        return Ok(Some(one_line(&found)));
    }
    let orphan = conn
        .prepare("select \"table\", parent from pragma_foreign_key_check limit 1")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .next()
        .transpose()?;
    Ok(orphan.map(|(child, parent): (String, String)| {
        format!("a row of `{child}` misses its row of `{parent}`")
    }))
}

/// How thoroughly to check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Check {
    /// The structure of what running sessions are made of: for a start.
    Quick,
    /// Indexes and references too: for backups and in the background.
    Whole,
}

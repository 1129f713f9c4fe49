//! Whether the write-ahead log still holds everything that was saved in it.
//!
//! The index beside it says how many pages it has. SQLite makes the index anew when the first
//! connection opens the database, so this is to be asked before that, and never by a process that
//! has it open: with any file that it closes, a process gives up all its locks on that file, and
//! the next one to come would make the index anew under it.

use std::fs::{self, File};
use std::io::{ErrorKind, Read as _};
use std::path::Path;

use super::files::{DATABASE_FILE, FileFault, companions, failed};

/// Where in the database's file stands whether it has a log.
const LOG_MARK: usize = 18;
/// What comes before the pages in the log, and before each of them, by SQLite's file format.
const HEADER_BYTES: u64 = 32;
const PAGE_HEADER_BYTES: u64 = 24;
/// The version of the index's format, its first four bytes.
const INDEX_VERSION: u32 = 3_007_000;
/// The index begins with its header twice, and after that how many pages are in the database.
const INDEX_HEADER_BYTES: usize = 48;
const INDEX_BYTES: usize = 2 * INDEX_HEADER_BYTES + 4;

/// Whether what was saved last is where it should be: in the log, or, where the database has none,
/// in its file.
pub(super) fn is_whole(database: &Path) -> Result<bool, FileFault> {
    let [log, ..] = companions(database);
    Ok((log.exists() || !has_log(database)?) && !is_cut(database)?)
}

/// Refuses to work on a database whose log is cut short, before anything hides that. Only for a
/// process that does not have it open.
///
/// # Errors
/// [`FileFault::Damaged`], which names the log.
pub fn refuse_cut_log(dir: &Path) -> Result<(), FileFault> {
    let database = dir.join(DATABASE_FILE);
    if !is_cut(&database)? {
        return Ok(());
    }
    let [path, ..] = companions(&database);
    Err(FileFault::Damaged { path, finding: "it is shorter than what was saved in it".to_owned() })
}

fn has_log(database: &Path) -> Result<bool, FileFault> {
    let header = beginning::<{ LOG_MARK + 1 }>(database)?;
    Ok(header.is_some_and(|header| header[LOG_MARK] == 2))
}

/// Whether the log is shorter than what its index says, and not all of that is in the database. A
/// process may work on it at the same time; without an index nobody can say.
pub(super) fn is_cut(database: &Path) -> Result<bool, FileFault> {
    let [log, index, _] = companions(database);
    let Some(before) = Index::read(&index)? else { return Ok(false) };
    let Some(bytes) = length(&log)? else { return Ok(false) };
    // Changed meanwhile, the two lengths are of two moments.
    let is_still = Index::read(&index)? == Some(before);
    Ok(is_still && before.pages > before.pages_in_database && bytes < before.log_bytes())
}

/// What the index says of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Index {
    page_bytes: u64,
    pages: u32,
    pages_in_database: u32,
}

impl Index {
    /// None where there is none, or one that is being written.
    fn read(path: &Path) -> Result<Option<Self>, FileFault> {
        let Some(raw) = beginning::<INDEX_BYTES>(path)? else { return Ok(None) };
        let (first, rest) = raw.split_at(INDEX_HEADER_BYTES);
        let (second, in_database) = rest.split_at(INDEX_HEADER_BYTES);
        let number = |at: usize| {
            let four = first.get(at..at + 4).and_then(|four| four.try_into().ok());
            four.map(u32::from_ne_bytes)
        };
        if first != second || number(0) != Some(INDEX_VERSION) {
            return Ok(None);
        }
        let page_bytes = u16::from_ne_bytes([first[14], first[15]]);
        // 65,536 does not fit into two bytes.
        let page_bytes = if page_bytes == 1 { 65_536 } else { u64::from(page_bytes) };
        let pages_in_database = in_database.try_into().map(u32::from_ne_bytes).unwrap_or(0);
        Ok(number(16).map(|pages| Self { page_bytes, pages, pages_in_database }))
    }

    fn log_bytes(&self) -> u64 {
        HEADER_BYTES + u64::from(self.pages) * (PAGE_HEADER_BYTES + self.page_bytes)
    }
}

/// How long a file is; none where it is not there.
fn length(path: &Path) -> Result<Option<u64>, FileFault> {
    match fs::metadata(path) {
        Ok(found) => Ok(Some(found.len())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(path, "read")(error)),
    }
}

/// The first bytes of a file; none where it is not there or shorter.
fn beginning<const N: usize>(path: &Path) -> Result<Option<[u8; N]>, FileFault> {
    let mut bytes = [0; N];
    match File::open(path).and_then(|mut file| file.read_exact(&mut bytes)) {
        Ok(()) => Ok(Some(bytes)),
        Err(error) if [ErrorKind::NotFound, ErrorKind::UnexpectedEof].contains(&error.kind()) => {
            Ok(None)
        }
        Err(error) => Err(failed(path, "read")(error)),
    }
}

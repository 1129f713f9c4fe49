//! Copies of the database that are whole, on the disk, checked, and only then called by their name.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::base::Moment;

use super::checksum;
use super::connect::{self, Check};
use super::erasures;
use super::files::{BACKUP_DIR, DATABASE_FILE, FileFault, companions, failed, private_dir, remove};
use super::unfinished::Unfinished;

/// What a copy is called until it is known to be good.
pub(super) const UNFINISHED: &str = "unfinished.db";
/// How the names of regular backups begin.
const REGULAR: &str = "greenroom-";
/// How the names of backups before a migration begin.
const BEFORE: &str = "before-";
/// How backups' names end.
const ENDING: &str = ".db";
/// A day; backups are counted by days of UTC.
const DAY_MS: i64 = 86_400_000;
/// Backups kept whatever their day: a day's worth, at one in six hours.
const NEWEST_KEPT: usize = 4;
/// No backup becomes older: what a member had erased is beyond reach by then.
const AGE_MAX_MS: i64 = 35 * DAY_MS;

// A restore finds the erasure of everybody whom its backup still knows.
const _: () = assert!(erasures::KEPT_FOR.ms() > AGE_MAX_MS + DAY_MS);

/// A finished backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// Its size.
    pub bytes: u64,
}

/// Backs up the database in `dir` while it is in use, through a connection of its own.
pub fn backup(dir: &Path, now: Moment) -> Result<Backup, FileFault> {
    let source = connect::copier(&dir.join(DATABASE_FILE))?;
    copy_out(&source, dir, REGULAR, now)
}

/// Backs up what a migration is about to change.
pub(super) fn before_migration(
    source: &Connection,
    dir: &Path,
    rung: usize,
    now: Moment,
) -> Result<Backup, FileFault> {
    copy_out(source, dir, &format!("{BEFORE}{rung:04}-"), now)
}

/// Copies what the connection sees into the backups.
fn copy_out(source: &Connection, dir: &Path, kind: &str, now: Moment) -> Result<Backup, FileFault> {
    let backups = dir.join(BACKUP_DIR);
    private_dir(&backups)?;
    let copy = copy(source, backups.join(UNFINISHED))?;
    let path = free_name(&backups, kind, now);
    // The checksum first: a kill leaves it alone, and never a backup without it.
    let checksum = checksum::put(copy.path(), &path)?;
    let bytes = copy.sync()?;
    copy.place(&path)?;
    checksum.keep()?;
    Ok(Backup { path, bytes })
}

/// Copies what the connection sees into one file, whatever lies in a log: `vacuum into` leaves out
/// deleted content, but does not sync. A kill at any point leaves what was there as it is.
pub(super) fn copy(source: &Connection, into: PathBuf) -> Result<Unfinished, FileFault> {
    let copy = Unfinished::begin(into)?;
    let target = copy.path().to_str().ok_or_else(|| FileFault::Files {
        path: copy.path().to_owned(),
        act: "named in utf-8",
        source: std::io::ErrorKind::InvalidFilename.into(),
    })?;
    source.execute("vacuum into ?1", [target])?;
    copy.sync()?;
    match connect::finding(&connect::reader(copy.path())?, Check::Whole)? {
        Some(finding) => Err(FileFault::Damaged { path: copy.path().to_owned(), finding }),
        None => Ok(copy),
    }
}

/// A name among the backups that nothing has: a clock that was set back replaces no backup.
pub(super) fn free_name(backups: &Path, kind: &str, now: Moment) -> PathBuf {
    let mut made_ms = now.ms();
    loop {
        let path = backups.join(format!("{kind}{made_ms:015}{ENDING}"));
        if !path.exists() {
            return path;
        }
        made_ms += 1;
    }
}

/// Removes backups that are not wanted any more and says how many: the newest four stay, the
/// newest of each of the last `days_kept` days that have one, and those before a migration; nothing
/// stays longer than 35 days.
pub fn prune_backups(dir: &Path, now: Moment, days_kept: usize) -> Result<usize, FileFault> {
    let backups = dir.join(BACKUP_DIR);
    private_dir(&backups)?;
    let mut found = Vec::new();
    for entry in fs::read_dir(&backups).map_err(failed(&backups, "read"))? {
        let path = entry.map_err(failed(&backups, "read"))?.path();
        if let Some((made_ms, is_regular)) = made_ms(&path) {
            found.push((made_ms, is_regular, path));
        }
    }
    found.sort_unstable();
    let mut days = Vec::new();
    let mut removed = 0;
    let mut regular_seen = 0;
    for (made_ms, is_regular, path) in found.into_iter().rev() {
        let day = made_ms.div_euclid(DAY_MS);
        let is_young = now.ms().saturating_sub(made_ms) <= AGE_MAX_MS;
        let is_wanted = if is_regular {
            regular_seen += 1;
            let is_days_newest = !days.contains(&day) && days.len() < days_kept;
            if is_days_newest {
                days.push(day);
            }
            regular_seen <= NEWEST_KEPT || is_days_newest
        } else {
            true
        };
        if !(is_young && is_wanted) {
            for file in companions(&path).iter().chain([&checksum::beside(&path), &path]) {
                remove(file)?;
            }
            removed += 1;
        }
    }
    Ok(removed)
}

/// When a backup was made, by its name, and whether it is a regular one.
fn made_ms(path: &Path) -> Option<(i64, bool)> {
    let name = path.file_name()?.to_str()?.strip_suffix(ENDING)?;
    let made_ms = name.rsplit_once('-')?.1.parse().ok()?;
    Some((made_ms, name.starts_with(REGULAR)))
}

//! Copies of the database that are whole, on the disk, checked, and only then called by their name.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::base::Moment;

use super::connect::{self, APPLICATION_ID, Check};
use super::erasures;
use super::files::{
    BACKUP_DIR, DATABASE_FILE, FileFault, companions, failed, private_dir, private_file, remove,
    sync_dir,
};
use super::migrate::LADDER;

/// What a copy is called until it is known to be good.
const UNFINISHED: &str = "unfinished.db";
/// How the names of regular backups begin.
const REGULAR: &str = "greenroom-";
/// How the names of backups before a migration begin.
const BEFORE: &str = "before-";
/// How backups' names end.
pub(super) const ENDING: &str = ".db";
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
    copy_out(&source, dir, &format!("{REGULAR}{:015}{ENDING}", now.ms()))
}

/// Backs up what a migration is about to change.
pub(super) fn before_migration(
    source: &Connection,
    dir: &Path,
    rung: usize,
    now: Moment,
) -> Result<Backup, FileFault> {
    copy_out(source, dir, &format!("{BEFORE}{rung:04}-{:015}{ENDING}", now.ms()))
}

/// `vacuum into` leaves out deleted content but does not sync; so: a temporary name, sync, check,
/// and only then the real name. A kill at any point leaves the older backups as they are.
fn copy_out(source: &Connection, dir: &Path, name: &str) -> Result<Backup, FileFault> {
    let backups = dir.join(BACKUP_DIR);
    private_dir(&backups)?;
    let unfinished = backups.join(UNFINISHED);
    for leftover in companions(&unfinished).iter().chain([&unfinished]) {
        remove(leftover)?;
    }
    let file = private_file(&unfinished)?;
    let target = unfinished.to_str().ok_or_else(|| FileFault::Files {
        path: unfinished.clone(),
        act: "named in utf-8",
        source: std::io::ErrorKind::InvalidFilename.into(),
    })?;
    source.execute("vacuum into ?1", [target])?;
    file.sync_all().map_err(failed(&unfinished, "synced"))?;
    sync_dir(&backups)?;
    check_whole(&unfinished)?;
    let bytes = file.metadata().map_err(failed(&unfinished, "read"))?.len();
    let path = backups.join(name);
    fs::rename(&unfinished, &path).map_err(failed(&path, "renamed"))?;
    sync_dir(&backups)?;
    Ok(Backup { path, bytes })
}

fn check_whole(path: &Path) -> Result<(), FileFault> {
    let conn = connect::reader(path)?;
    match connect::finding(&conn, Check::Whole)? {
        Some(finding) => Err(FileFault::Damaged { path: path.to_owned(), finding }),
        None => Ok(()),
    }
}

/// A file that this version can be started on: ours, not newer, and whole.
pub fn verify(path: &Path) -> Result<(), FileFault> {
    let conn = connect::reader(path)?;
    let header = connect::header(&conn)?;
    if header.application_id != APPLICATION_ID {
        return Err(FileFault::NotOurs { path: path.to_owned() });
    }
    let found = usize::try_from(header.rung).unwrap_or(usize::MAX);
    if found > LADDER.len() {
        return Err(FileFault::Newer { path: path.to_owned(), found, known: LADDER.len() });
    }
    drop(conn);
    check_whole(path)
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
            for file in companions(&path).iter().chain([&path]) {
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

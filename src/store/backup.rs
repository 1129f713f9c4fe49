//! Copies of the database that are whole, on the disk, checked, and only then called by their name.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::base::Moment;

use super::checksum::{self, Checksum};
use super::connect::{self, Check};
use super::erasures;
use super::files::{BACKUP_DIR, DATABASE_FILE, FileFault, companions, failed, private_dir, remove};
use super::unfinished::Unfinished;
use super::verify::verify;

/// What a copy is called until it is known to be good.
pub(super) const UNFINISHED: &str = "unfinished.db";
/// How the names of regular backups begin.
const REGULAR: &str = "greenroom-";
/// How the names of backups before a migration begin.
const BEFORE: &str = "before-";
/// How the names of databases begin that a restore replaced.
pub(super) const REPLACED: &str = "replaced-";
/// How the names of copies begin whose database was deleted while it was in use.
pub(super) const RESCUED: &str = "rescued-";
/// How many digits of a backup's name say when it was made.
const MOMENT_LENGTH: usize = 15;
/// How backups' names end.
const ENDING: &str = ".db";
/// A day; backups are counted by days of UTC.
const DAY_MS: i64 = 86_400_000;
/// Backups kept whatever their day: a day's worth, at one in six hours.
const NEWEST_KEPT: usize = 4;
/// No backup becomes older: what a member had erased is beyond reach by then.
const AGE_MAX_MS: i64 = 35 * DAY_MS;
/// Whole ones that must be younger before one goes for its age. After an absence the second is made
/// within a week, the longest time between two.
const YOUNGER_NEEDED: usize = 2;

// A restore finds the erasure of everybody whom its backup still knows.
const _: () = assert!(erasures::KEPT_FOR.ms() > AGE_MAX_MS + 8 * DAY_MS);

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

/// Keeps what a connection still sees of a database that has no name any more.
pub(super) fn rescued(source: &Connection, dir: &Path, now: Moment) -> Result<Backup, FileFault> {
    copy_out(source, dir, RESCUED, now)
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

/// One of the databases among the backups that greenroom put there itself. By order of time.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Made {
    at_ms: i64,
    is_regular: bool,
    pub(super) path: PathBuf,
}

/// What is among the backups in `dir`, oldest first. What somebody else put there is not ours.
pub(super) fn made(dir: &Path) -> Result<Vec<Made>, FileFault> {
    let backups = dir.join(BACKUP_DIR);
    let mut found = Vec::new();
    if backups.exists() {
        for entry in fs::read_dir(&backups).map_err(failed(&backups, "read"))? {
            found.extend(named(entry.map_err(failed(&backups, "read"))?.path()));
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// When a backup was made, by its name, and whether it is a regular one.
fn named(path: PathBuf) -> Option<Made> {
    let name = path.file_name()?.to_str()?.strip_suffix(ENDING)?;
    let (kind, digits) = name.split_at_checked(name.len().checked_sub(MOMENT_LENGTH)?)?;
    let is_ours = [REGULAR, REPLACED, RESCUED].contains(&kind) || kind.starts_with(BEFORE);
    let at_ms = digits.parse().ok().filter(|_| is_ours && !digits.starts_with('+'))?;
    Some(Made { at_ms, is_regular: kind == REGULAR, path })
}

/// The newest that can be put back.
pub(super) fn newest_good(dir: &Path) -> Result<Option<PathBuf>, FileFault> {
    Ok(made(dir)?.into_iter().rev().map(|one| one.path).find(|path| verify(path).is_ok()))
}

/// When the newest regular backup was made.
pub fn backed_up_at(dir: &Path) -> Result<Option<Moment>, FileFault> {
    let newest = made(dir)?.into_iter().rev().find(|one| one.is_regular);
    Ok(newest.map(|one| Moment::from_ms(one.at_ms)))
}

/// When the newest regular backup was made that is whole. The one that was made at `known` was
/// found whole before, and is not read again.
pub fn newest_whole(dir: &Path, known: Option<Moment>) -> Result<Option<Moment>, FileFault> {
    let regular = made(dir)?.into_iter().rev().filter(|one| one.is_regular);
    let at = |one: &Made| Moment::from_ms(one.at_ms);
    let mut whole = regular.filter(|one| known == Some(at(one)) || is_good(&one.path, true));
    Ok(whole.next().as_ref().map(at))
}

/// What a pruning did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PrunedBackups {
    /// Backups that were removed.
    pub removed: usize,
    /// Backups that are not what was made any more, or not whole.
    pub unfit: Vec<PathBuf>,
}

/// Removes backups that are not wanted any more: the newest four stay, the newest of each of the
/// last `days_kept` days that have one, and those of other kinds; nothing stays longer than 35
/// days. Only those count that are still whole, and none goes for its age until there are two
/// younger ones: a clock that is wrong for an hour, or a long absence, removes nothing.
pub fn prune_backups(
    dir: &Path,
    now: Moment,
    days_kept: usize,
) -> Result<PrunedBackups, FileFault> {
    let mut days = Vec::new();
    let mut pruned = PrunedBackups::default();
    let (mut good_seen, mut good_young) = (0, 0);
    for Made { at_ms, is_regular, path } in made(dir)?.into_iter().rev() {
        let day = at_ms.div_euclid(DAY_MS);
        let is_old = now.ms().saturating_sub(at_ms) > AGE_MAX_MS;
        if is_old && good_young >= YOUNGER_NEEDED {
            remove_made(&path)?;
            pruned.removed += 1;
            continue;
        }
        if !is_good(&path, is_regular) {
            pruned.unfit.push(path);
        } else if is_regular {
            good_seen += 1;
            good_young += usize::from(!is_old);
            let is_days_newest = !days.contains(&day) && days.len() < days_kept;
            if is_days_newest {
                days.push(day);
            }
            if good_seen > NEWEST_KEPT && !is_days_newest {
                remove_made(&path)?;
                pruned.removed += 1;
            }
        }
    }
    Ok(pruned)
}

/// Whether it is still what was made. Without a checksum those of other kinds may be damaged
/// databases that were replaced: nobody counts on them.
fn is_good(path: &Path, is_regular: bool) -> bool {
    match checksum::look(path) {
        Ok(Checksum::Matches) => true,
        Ok(Checksum::Absent) => !is_regular || verify(path).is_ok(),
        Err(_) => false,
    }
}

/// The backup first: a kill leaves a checksum of nothing, which the next start removes.
fn remove_made(path: &Path) -> Result<(), FileFault> {
    remove(path)?;
    for beside in companions(path).iter().chain([&checksum::beside(path)]) {
        remove(beside)?;
    }
    Ok(())
}

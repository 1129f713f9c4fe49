//! Putting a backup back, and carrying out again who was erased after it was made.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::base::{GuildId, Moment};

use super::backup::{REPLACED, copy, free_name};
use super::checksum::{self, Checksum, hex};
use super::connect::{self, still};
use super::erasures::{self, ErasureRow};
use super::fault::Fault;
use super::files::{
    BACKUP_DIR, DATABASE_FILE, FileFault, companions, failed, is_absent, private_dir, remove,
    sync_dir,
};
use super::lock;
use super::tx::Read;
use super::unfinished::Unfinished;
use super::verify::verified;

/// What the database that is put back is called until it is in its place.
pub(super) const INCOMING: &str = "restoring.db";

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Whether the backup was known to be as it was made.
    pub checksum: Checksum,
    /// Where the database went that was there before.
    pub replaced: Option<PathBuf>,
}

/// Puts a backup back: checks it, copies what was checked beside the database, and swaps them. The
/// database that was there moves into the backups. Refused while a process runs on `dir`.
pub fn restore(backup: &Path, dir: &Path, now: Moment) -> Result<Restored, FileFault> {
    private_dir(dir)?;
    let _lock = lock::take(dir, now, "restore")?;
    let (source, checksum) = verified(backup)?;
    let incoming = copy(&source, dir.join(INCOMING))?;
    drop(source);
    keep_erasures(incoming.path(), dir, backup)?;
    let aside = Aside::take(dir, now)?;
    incoming.place(&dir.join(DATABASE_FILE))?;
    Ok(Restored { checksum, replaced: aside.keep() })
}

/// What was in the database's place. Unless it is kept there, it goes back.
#[derive(Debug, Default)]
struct Aside {
    moves: Vec<(PathBuf, PathBuf)>,
    checksum: Option<Unfinished>,
    is_kept: bool,
}

impl Aside {
    /// Moves it into the backups, as one file that is all of it.
    fn take(dir: &Path, now: Moment) -> Result<Self, FileFault> {
        let database = dir.join(DATABASE_FILE);
        let mut aside = Self::default();
        if is_absent(&database)? {
            // Without a byte it is nothing, and its log would be taken for nothing beside it.
            remove(&database)?;
        }
        let files = [&[database.clone()][..], &companions(&database)].concat();
        if !files.iter().any(|file| file.exists()) {
            return Ok(aside);
        }
        let backups = dir.join(BACKUP_DIR);
        private_dir(&backups)?;
        let place = free_name(&backups, REPLACED, now);
        // One that is too damaged for that is kept with its log beside it.
        if fold(&database).is_ok() {
            aside.checksum = Some(checksum::put(&database, &place)?);
        }
        // The database before its log: a log without its database is told at a start, the other
        // way round nobody would miss it.
        for (from, to) in files.iter().zip([&[place.clone()][..], &companions(&place)].concat()) {
            if from.exists() {
                fs::rename(from, &to).map_err(failed(from, "moved"))?;
                aside.moves.push((from.clone(), to));
            }
        }
        sync_dir(&backups)?;
        sync_dir(dir)?;
        Ok(aside)
    }

    /// It stays where it is now; says where. By now the backup is in its place: where no sum can be
    /// kept beside what was replaced, there is none, and that is no reason to say that nothing was
    /// restored.
    fn keep(mut self) -> Option<PathBuf> {
        self.is_kept = true;
        let _without = self.checksum.take().map(Unfinished::keep);
        self.moves.first().map(|(_, to)| to.clone())
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        for (from, to) in self.moves.iter().rev().filter(|_| !self.is_kept) {
            // What went wrong is told already, and a start tells what is missing.
            let _moved_back = fs::rename(to, from);
        }
    }
}

/// Makes the database one file, if it is more.
fn fold(database: &Path) -> Result<(), FileFault> {
    if !companions(database).iter().any(|file| file.exists()) {
        return Ok(());
    }
    if is_absent(database)? {
        return Err(FileFault::NoDatabase { path: database.to_owned() });
    }
    connect::fold(database)?;
    let [log, ..] = companions(database);
    if is_absent(&log)? { Ok(()) } else { Err(FileFault::Database(Fault::Lost)) }
}

/// Erasures that the backup which was put back does not know: they are carried out again before
/// anybody is served. One a line: salt, guild, seal, moment.
pub(super) const ERASURES: &str = "erasures";
/// What they are called until all are written.
pub(super) const ERASURES_INCOMING: &str = "erasures.new";

/// Writes down the erasures that `incoming` does not know: those that the database and the backups
/// in `dir` know, and what lies beside the backup. A file that cannot be read knows none.
fn keep_erasures(incoming: &Path, dir: &Path, backup: &Path) -> Result<(), FileFault> {
    let path = dir.join(ERASURES);
    let mut known: BTreeSet<ErasureRow> = erased_later(dir)?.into_iter().collect();
    let mut sources = vec![dir.join(DATABASE_FILE)];
    let beside = backup.parent().filter(|beside| !beside.as_os_str().is_empty());
    let beside = beside.unwrap_or(Path::new("."));
    known.extend(erased_later(beside)?);
    for folder in [&dir.join(BACKUP_DIR), beside].into_iter().filter(|folder| folder.exists()) {
        for entry in fs::read_dir(folder).map_err(failed(folder, "read"))? {
            sources.push(entry.map_err(failed(folder, "read"))?.path());
        }
    }
    for source in sources.iter().filter(|path| path.extension().is_some_and(|e| e == "db")) {
        known.extend(erasures_in(source));
    }
    for row in erasures_in(incoming) {
        known.remove(&row);
    }
    if known.is_empty() {
        return Ok(());
    }
    let text: String = known.iter().map(line).collect();
    let mut file = Unfinished::begin(dir.join(ERASURES_INCOMING))?;
    file.write(text.as_bytes())?;
    file.place(&path)
}

fn erasures_in(path: &Path) -> Vec<ErasureRow> {
    let Ok(conn) = fs::canonicalize(path).map_err(failed(path, "found")).and_then(|p| still(&p))
    else {
        return Vec::new();
    };
    erasures::all(&Read::new(conn, None), u32::MAX).unwrap_or_default()
}

fn line(row: &ErasureRow) -> String {
    format!("{} {} {} {}\n", hex(&row.salt), row.guild, hex(&row.seal), row.at.ms())
}

/// Erasures that are to be carried out again before anybody is served.
pub fn erased_later(dir: &Path) -> Result<Vec<ErasureRow>, FileFault> {
    let path = dir.join(ERASURES);
    if !path.exists() {
        return Ok(Vec::new());
    }
    let text = fs::read_to_string(&path).map_err(failed(&path, "read"))?;
    text.lines()
        .map(|line| {
            row(line).ok_or_else(|| FileFault::Damaged {
                path: path.clone(),
                finding: "a line is no erasure".to_owned(),
            })
        })
        .collect()
}

/// They have been carried out.
pub fn erased_again(dir: &Path) -> Result<(), FileFault> {
    remove(&dir.join(ERASURES))?;
    sync_dir(dir)
}

fn row(line: &str) -> Option<ErasureRow> {
    let mut parts = line.split(' ');
    let salt = bytes(parts.next()?)?;
    let guild = GuildId(parts.next()?.parse().ok()?);
    let seal = bytes(parts.next()?)?;
    let at = Moment::from_ms(parts.next()?.parse().ok()?);
    Some(ErasureRow { salt, guild, seal, at })
}

fn bytes<const N: usize>(hex: &str) -> Option<[u8; N]> {
    let all: Option<Vec<u8>> = (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok())
        .collect();
    all?.try_into().ok()
}

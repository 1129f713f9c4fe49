//! Putting a backup back, and carrying out again who was erased after it was made.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::base::{GuildId, Moment};

use super::backup::ENDING;
use super::connect;
use super::erasures::{self, ErasureRow};
use super::files::{
    BACKUP_DIR, DATABASE_FILE, FileFault, companions, failed, private_dir, private_file, remove,
    sync_dir,
};
use super::lock;
use super::tx::Read;
use super::verify::verify;

/// Puts a backup back: checks it, copies it beside the database, and swaps them. The database that
/// was there moves into the backups, and its new place is returned. Refused while a process runs
/// on `dir`.
pub fn restore(backup: &Path, dir: &Path, now: Moment) -> Result<Option<PathBuf>, FileFault> {
    private_dir(dir)?;
    let _lock = lock::take(dir, now, "restore")?;
    verify(backup)?;
    let incoming = dir.join("restoring.db");
    remove(&incoming)?;
    let mut file = private_file(&incoming)?;
    let mut source = fs::File::open(backup).map_err(failed(backup, "opened"))?;
    std::io::copy(&mut source, &mut file).map_err(failed(&incoming, "written"))?;
    file.sync_all().map_err(failed(&incoming, "synced"))?;

    let database = dir.join(DATABASE_FILE);
    keep_erasures(&incoming, dir)?;
    let replaced = if database.exists() {
        let backups = dir.join(BACKUP_DIR);
        private_dir(&backups)?;
        let aside = backups.join(format!("replaced-{:015}{ENDING}", now.ms()));
        // The log first: beside the restored file it would be replayed into it.
        for (from, to) in companions(&database).iter().zip(companions(&aside)) {
            if from.exists() {
                fs::rename(from, &to).map_err(failed(from, "moved"))?;
            }
        }
        sync_dir(dir)?;
        fs::rename(&database, &aside).map_err(failed(&database, "moved"))?;
        sync_dir(&backups)?;
        Some(aside)
    } else {
        None
    };
    fs::rename(&incoming, &database).map_err(failed(&database, "renamed"))?;
    sync_dir(dir)?;
    Ok(replaced)
}

/// Erasures that the backup which was put back does not know: they are carried out again before
/// anybody is served. One a line: salt, guild, seal, moment.
const ERASURES: &str = "erasures";

/// Writes down the erasures that the database and the backups in `dir` know and `incoming` does
/// not. A file that cannot be read knows none.
fn keep_erasures(incoming: &Path, dir: &Path) -> Result<(), FileFault> {
    let path = dir.join(ERASURES);
    let mut known: BTreeSet<ErasureRow> = erased_later(dir)?.into_iter().collect();
    let mut sources = vec![dir.join(DATABASE_FILE)];
    let backups = dir.join(BACKUP_DIR);
    if backups.exists() {
        for entry in fs::read_dir(&backups).map_err(failed(&backups, "read"))? {
            sources.push(entry.map_err(failed(&backups, "read"))?.path());
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
    remove(&path)?;
    let mut file = private_file(&path)?;
    std::io::Write::write_all(&mut file, text.as_bytes()).map_err(failed(&path, "written"))?;
    file.sync_all().map_err(failed(&path, "synced"))?;
    sync_dir(dir)
}

fn erasures_in(path: &Path) -> Vec<ErasureRow> {
    let Ok(conn) = connect::reader(path) else { return Vec::new() };
    erasures::all(&Read::new(conn, None), u32::MAX).unwrap_or_default()
}

fn line(row: &ErasureRow) -> String {
    let hex = |bytes: &[u8]| -> String { bytes.iter().map(|b| format!("{b:02x}")).collect() };
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

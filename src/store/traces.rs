//! What earlier processes left in the data directory: signs that there was a database where there
//! is none, and files in the making that a kill left.

use std::fs;
use std::path::{Path, PathBuf};

use crate::base::Moment;

use super::backup::{UNFINISHED, made, newest_good};
use super::checksum;
use super::files::{
    BACKUP_DIR, DATABASE_FILE, FileFault, LOCK_FILE, companions, failed, is_absent, private_dir,
    remove, sync_dir,
};
use super::lock;
use super::restore::{ERASURES, ERASURES_INCOMING, INCOMING};
use super::unfinished::discard;

/// What else a process leaves in the directory, once it has a database.
const LEFT: [&str; 4] = ["room.log", "draft.json", "health", ERASURES];

/// Refuses a directory whose database is missing, and says what to do. Nothing is touched; where
/// nothing says that there was one, a first start may make it.
pub fn refuse_missing(dir: &Path) -> Result<(), FileFault> {
    let signs = signs(dir)?;
    if signs.is_empty() {
        return Ok(());
    }
    let cure = match newest_good(dir)? {
        Some(backup) => format!(
            "Put it back, or its newest good backup: `greenroom restore {} --data {}`",
            backup.display(),
            dir.display()
        ),
        None => "Put it back".to_owned(),
    };
    Err(FileFault::Missing { path: dir.join(DATABASE_FILE), signs: signs.join(", "), cure })
}

fn signs(dir: &Path) -> Result<Vec<String>, FileFault> {
    let database = dir.join(DATABASE_FILE);
    let mut signs = Vec::new();
    if is_absent(&database)? {
        // The journal may be that of a first start.
        let [log, index, _] = companions(&database);
        for file in [log, index] {
            if !is_absent(&file)? {
                signs.push(format!("`{}` lies there without it", name(&file)));
            }
        }
    }
    if dir.join(INCOMING).exists() {
        signs.push(format!("a restore was cut off (`{INCOMING}`)"));
    }
    match made(dir)?.len() {
        0 => {}
        1 => signs.push(format!("`{BACKUP_DIR}` holds a backup of it")),
        count => signs.push(format!("`{BACKUP_DIR}` holds {count} backups of it")),
    }
    let left = LEFT.iter().filter(|name| dir.join(name).exists());
    signs.extend(left.map(|name| format!("`{name}` is there")));
    if lock::knows_database(dir) {
        signs.push(format!("`{LOCK_FILE}` says so"));
    }
    Ok(signs)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Where the database is missing, whatever is left of it goes into a folder of its own, that no
/// pruning looks at, and the next start is a first one. Says which folder; none where there was
/// nothing to do.
pub fn begin_anew(dir: &Path, now: Moment) -> Result<Option<PathBuf>, FileFault> {
    private_dir(dir)?;
    let mut lock = lock::take(dir, now, "begin anew")?;
    let database = dir.join(DATABASE_FILE);
    if !is_absent(&database)? || signs(dir)?.is_empty() {
        return Ok(None);
    }
    let mut aside = dir.join(format!("{BACKUP_DIR}-before-{}", now.ms()));
    while aside.exists() {
        aside.as_mut_os_string().push("-");
    }
    remove(&database)?;
    discard(&dir.join(INCOMING))?;
    let backups = dir.join(BACKUP_DIR);
    private_dir(&backups)?;
    let left = LEFT.iter().map(|name| dir.join(name));
    for from in companions(&database).into_iter().chain(left).filter(|from| from.exists()) {
        let to = backups.join(name(&from));
        fs::rename(&from, to).map_err(failed(&from, "moved"))?;
    }
    sync_dir(&backups)?;
    fs::rename(&backups, &aside).map_err(failed(&backups, "moved"))?;
    lock.note_database(false)?;
    sync_dir(dir)?;
    Ok(Some(aside))
}

/// Removes files in the making that a kill left, and says which: each is a copy of something that
/// is still there.
pub(super) fn clear(dir: &Path) -> Result<Vec<PathBuf>, FileFault> {
    let backups = dir.join(BACKUP_DIR);
    let unfinished = [dir.join(INCOMING), dir.join(ERASURES_INCOMING), backups.join(UNFINISHED)];
    let mut cleared = Vec::new();
    for path in unfinished {
        if discard(&path)? {
            cleared.push(path);
        }
    }
    if backups.exists() {
        for entry in fs::read_dir(&backups).map_err(failed(&backups, "read"))? {
            let path = entry.map_err(failed(&backups, "read"))?.path();
            if checksum::is_of_nothing(&path) {
                remove(&path)?;
                cleared.push(path);
            }
        }
    }
    Ok(cleared)
}

//! The data directory and its files: who may read them, what they are called, and that they are on
//! the disk. Everything is made private whatever the umask says.

use std::fs::{self, DirBuilder, File, Metadata};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::Access;
use rustix::process::{getegid, geteuid, getgroups};

use super::fault::{Cause, Fault};

/// The database inside its directory.
pub const DATABASE_FILE: &str = "greenroom.db";
/// The lock inside the directory. It is a file of its own: POSIX locks on the database itself are
/// lost as soon as any code of the process closes it.
pub const LOCK_FILE: &str = "greenroom.lock";
/// The directory of the backups, inside the directory.
pub const BACKUP_DIR: &str = "backups";

/// What SQLite puts beside a database: the log and its index, and the journal of a database that
/// has no log yet.
const COMPANIONS: [&str; 3] = ["-wal", "-shm", "-journal"];
const DIR_MODE: u32 = 0o700;
const FILE_MODE: u32 = 0o600;
const OTHERS: u32 = 0o077;
const WORLD: u32 = 0o007;
const WORLD_WRITES: u32 = 0o002;
/// What is made in such a directory belongs to its group.
const SETGID: u32 = 0o2000;

/// A database could not be opened, checked, copied or put back.
#[derive(Debug, thiserror::Error)]
pub enum FileFault {
    /// Others can reach it.
    #[error(
        "`{path}` can be reached by others (mode {mode:03o}): it holds what members said in \
         confidence; run `chmod {cure} {path}`"
    )]
    Exposed {
        /// The file or directory.
        path: PathBuf,
        /// Its mode.
        mode: u32,
        /// The mode it should have.
        cure: &'static str,
    },
    /// It is somebody else's, and closed to us.
    #[error(
        "`{path}` belongs to user {owner}, and greenroom runs as user {us}: run `chown -R {us} \
         {path}` as root, or start greenroom as user {owner}"
    )]
    Foreign {
        /// The file or directory.
        path: PathBuf,
        /// Whose it is.
        owner: u32,
        /// Who we are.
        us: u32,
    },
    /// It is ours, and closed to ourselves.
    #[error("`{path}` is closed even to its owner (mode {mode:03o}): run `chmod {cure} {path}`")]
    Closed {
        /// The file or directory.
        path: PathBuf,
        /// Its mode.
        mode: u32,
        /// The mode it should have.
        cure: &'static str,
    },
    /// Nothing can be written to its disk.
    #[error(
        "`{path}` is on a disk that is mounted read-only: mount it for writing, or choose another \
         directory"
    )]
    ReadOnly {
        /// The file or directory.
        path: PathBuf,
    },
    /// Another process runs on this directory.
    #[error("`{dir}` is in use by {holder}: stop that process first, or choose another directory")]
    Held {
        /// The directory.
        dir: PathBuf,
        /// Who, since when, doing what.
        holder: String,
    },
    /// The file is something else.
    #[error("`{path}` is not a greenroom database: move it away, or choose another directory")]
    NotOurs {
        /// The file.
        path: PathBuf,
    },
    /// A later version wrote the file.
    #[error(
        "`{path}` was written by a later version (schema {found}, this one knows {known}): start \
         that version, or restore a backup from before it"
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema.
        found: usize,
        /// The newest schema known here.
        known: usize,
    },
    /// The SQLite that this program was linked with has known faults.
    #[error("sqlite {found} is too old, {needed} or later is needed: build with the bundled one")]
    OldEngine {
        /// Its version.
        found: &'static str,
        /// The oldest that will do.
        needed: &'static str,
    },
    /// A rung of the migration ladder failed; the database is as the rung before left it.
    #[error(
        "migration `{rung}` failed and was undone: start the version before, its backup is in \
         `{BACKUP_DIR}`"
    )]
    Migration {
        /// The rung.
        rung: &'static str,
        /// What SQLite said to it.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A check found damage.
    #[error("`{path}` is damaged ({finding}): restore the newest backup")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The first finding.
        finding: String,
    },
    /// The database is gone.
    #[error(
        "`{path}` is missing, and there was one: {signs}. {cure}; or begin anew with \
         `--begin-anew`, which keeps what is left"
    )]
    Missing {
        /// Where it should be.
        path: PathBuf,
        /// What says so.
        signs: String,
        /// What to do.
        cure: String,
    },
    /// There is no room for a start.
    #[error("the disk that `{dir}` is on is full: make room, then start again")]
    Full {
        /// The directory.
        dir: PathBuf,
        /// What the engine said.
        #[source]
        source: Fault,
    },
    /// A file is nothing that can be put back.
    #[error("`{path}` cannot be restored: {why}")]
    Unfit {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: Unfit,
    },
    /// There is nothing to read.
    #[error("there is no database at `{path}`, or it is empty")]
    NoDatabase {
        /// Where it should be.
        path: PathBuf,
    },
    /// A file or directory could not be made, read, written or moved.
    #[error("`{path}` could not be {act}: see that the disk is there, has room and is ours")]
    Files {
        /// The file or directory.
        path: PathBuf,
        /// What was tried, as in "could not be opened".
        act: &'static str,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// The database engine failed.
    #[error("the database failed")]
    Database(#[from] Fault),
}

/// Why a file cannot be put back.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// No file has this name.
    #[error("there is no such file")]
    NotThere,
    /// It is something that has no content of its own.
    #[error("it is no file")]
    NoFile,
    /// It has no content.
    #[error("it is empty")]
    Empty,
    /// It does not begin as SQLite's files do.
    #[error("it is no database")]
    NoDatabase,
    /// Another program made it.
    #[error("it is a database of another program")]
    NotOurs,
    /// A later version wrote it.
    #[error("a later version wrote it (schema {found}, this one knows {known})")]
    Newer {
        /// Its schema.
        found: usize,
        /// The newest schema known here.
        known: usize,
    },
    /// A check found damage.
    #[error("it is damaged ({finding}): take another backup")]
    Damaged {
        /// The first finding.
        finding: String,
    },
    /// It was changed since its checksum was written.
    #[error("it is not what was backed up, by the checksum beside it: take another backup")]
    Changed,
    /// What should be its checksum is none.
    #[error("the checksum beside it cannot be read: take another backup")]
    NoChecksum,
}

impl From<rusqlite::Error> for FileFault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(Fault::from(error))
    }
}

impl From<Cause> for FileFault {
    fn from(cause: Cause) -> Self {
        Self::Database(Fault::Misused(cause))
    }
}

/// What became of `act`: where the system did not let us, who may mend it and how.
pub(super) fn failed<'a>(
    path: &'a Path,
    act: &'static str,
) -> impl FnOnce(io::Error) -> FileFault + 'a {
    move |source| {
        if source.kind() == io::ErrorKind::ReadOnlyFilesystem {
            return FileFault::ReadOnly { path: path.to_owned() };
        }
        let is_denied = source.kind() == io::ErrorKind::PermissionDenied;
        // Where it is not there itself, what it would lie in is closed.
        let places = path
            .ancestors()
            .map(|place| if place.as_os_str().is_empty() { Path::new(".") } else { place });
        let closed = places.into_iter().find_map(|at| Some((at, fs::metadata(at).ok()?)));
        match closed.filter(|_| is_denied) {
            Some((place, found)) => closed_to_us(place, &found),
            None => FileFault::Files { path: path.to_owned(), act, source },
        }
    }
}

/// Who may open what is closed to us, and how.
fn closed_to_us(path: &Path, found: &Metadata) -> FileFault {
    let (path, us) = (path.to_owned(), geteuid().as_raw());
    if found.uid() == us {
        let cure = if found.is_dir() { "700" } else { "600" };
        FileFault::Closed { path, mode: found.mode() & 0o777, cure }
    } else {
        FileFault::Foreign { path, owner: found.uid(), us }
    }
}

/// Makes the directory, or checks that nobody else can reach it.
pub(super) fn private_dir(dir: &Path) -> Result<(), FileFault> {
    match fs::metadata(dir) {
        Ok(found) => {
            refuse_exposed(dir, &found, "700")?;
            // SQLite would only say that the database is read-only.
            rustix::fs::access(dir, Access::WRITE_OK | Access::EXEC_OK)
                .map_err(|error| failed(dir, "written")(error.into()))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            DirBuilder::new()
                .recursive(true)
                .mode(DIR_MODE)
                .create(dir)
                .and_then(|()| fs::set_permissions(dir, fs::Permissions::from_mode(DIR_MODE)))
                .map_err(failed(dir, "made"))?;
            match dir.parent() {
                Some(parent) if !parent.as_os_str().is_empty() => sync_dir(parent),
                Some(_) | None => Ok(()),
            }
        }
        Err(error) => Err(failed(dir, "read")(error)),
    }
}

/// Opens the file for writing, making it when it is not there, and checks that nobody else can
/// reach it.
pub(super) fn private_file(path: &Path) -> Result<File, FileFault> {
    refuse_exposed_file(path)?;
    let file = fs::OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(FILE_MODE)
        .open(path)
        .map_err(failed(path, "opened"))?;
    match file.set_permissions(fs::Permissions::from_mode(FILE_MODE)) {
        // Somebody else's that our group may write: only its owner can change that.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {}
        locked_up => locked_up.map_err(failed(path, "locked up"))?,
    }
    Ok(file)
}

/// Refuses a file that others can reach; a missing one is fine.
pub(super) fn refuse_exposed_file(path: &Path) -> Result<(), FileFault> {
    match fs::metadata(path) {
        Ok(found) => refuse_exposed(path, &found, "600"),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(failed(path, "read")(error)),
    }
}

fn refuse_exposed(path: &Path, found: &Metadata, cure: &'static str) -> Result<(), FileFault> {
    let mode = found.mode() & 0o777;
    if mode & OTHERS == 0 || is_shared(path, found) {
        return Ok(());
    }
    let us = geteuid();
    if found.uid() != us.as_raw() && !us.is_root() {
        return Err(FileFault::Foreign {
            path: path.to_owned(),
            owner: found.uid(),
            us: us.as_raw(),
        });
    }
    Err(FileFault::Exposed { path: path.to_owned(), mode, cure })
}

/// Whether it is our group's by somebody's intention, as Kubernetes makes volumes with `fsGroup`: a
/// directory of that group with its setgid bit, which the group alone can write, or a file in one.
pub(super) fn is_shared(path: &Path, found: &Metadata) -> bool {
    let us = Us {
        user: geteuid().as_raw(),
        groups: getgroups()
            .unwrap_or_default()
            .into_iter()
            .chain([getegid()])
            .map(rustix::process::Gid::as_raw)
            .collect(),
    };
    let facts =
        |found: &Metadata| Facts { mode: found.mode(), owner: found.uid(), group: found.gid() };
    if found.is_dir() {
        return us.share_directory(facts(found));
    }
    let around = path.parent().and_then(|dir| fs::metadata(dir).ok());
    let is_in_one =
        around.is_some_and(|dir| dir.gid() == found.gid() && us.share_directory(facts(&dir)));
    is_in_one && found.mode() & WORLD == 0
}

/// Who this process is.
struct Us {
    user: u32,
    groups: Vec<u32>,
}

/// Whose something is, and who may do what with it.
struct Facts {
    mode: u32,
    owner: u32,
    group: u32,
}

impl Us {
    fn share_directory(&self, Facts { mode, owner, group }: Facts) -> bool {
        // A volume's own directory is root's, and what others may look at in it is not ours to
        // change; files in it are closed to them.
        let others = if owner == self.user { WORLD } else { WORLD_WRITES };
        mode & SETGID != 0 && mode & others == 0 && self.groups.contains(&group)
    }
}

/// The log of a database, its index, and the journal: a database is all of these files.
pub(super) fn companions(database: &Path) -> [PathBuf; 3] {
    COMPANIONS.map(|ending| {
        let mut name = database.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    })
}

/// Whether there is nothing in it: no such file, or one without a byte.
pub(super) fn is_absent(path: &Path) -> Result<bool, FileFault> {
    match fs::metadata(path) {
        Ok(found) => Ok(found.is_file() && found.len() == 0),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(failed(path, "read")(error)),
    }
}

/// Bytes that can still be written to the disk that `dir` is on.
pub fn free_bytes(dir: &Path) -> Result<u64, FileFault> {
    let disk = rustix::fs::statvfs(dir).map_err(|error| failed(dir, "measured")(error.into()))?;
    Ok(disk.f_bavail.saturating_mul(disk.f_frsize))
}

/// Everything that was renamed, made or removed in the directory is on the disk afterwards.
pub(super) fn sync_dir(dir: &Path) -> Result<(), FileFault> {
    File::open(dir).and_then(|dir| dir.sync_all()).map_err(failed(dir, "synced"))
}

/// Removes a file; that it is not there is fine.
pub(super) fn remove(path: &Path) -> Result<(), FileFault> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(failed(path, "removed")(error))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_can_mend_what_the_system_refuses_is_told_how() {
        let told =
            |number| failed(Path::new("data"), "opened")(io::Error::from_raw_os_error(number));
        for (number, cure) in [
            (30, "mount it for writing"),
            (5, "`data` could not be opened: see that the disk is there"),
        ] {
            let told = told(number).to_string();
            assert!(told.contains(cure), "{told}");
        }
    }

    #[test]
    fn a_directory_is_shared_where_its_group_is_ours_and_says_so() {
        let us = Us { user: 10_001, groups: vec![10_001, 2_000] };
        let (root, ours, theirs) = (0, 10_001, 55);
        for (mode, owner, group, is_shared) in [
            // What the kubelet makes of a new volume, and of directories in it.
            (0o2775, root, 2_000, true),
            (0o2770, root, 2_000, true),
            (0o2770, ours, 10_001, true),
            (0o2770, theirs, 2_000, true),
            // Everybody may write; a group that is not ours; nobody's intention.
            (0o2777, root, 2_000, false),
            (0o2775, root, 3_000, false),
            (0o775, root, 2_000, false),
            // Ours, so that we can close it.
            (0o2775, ours, 2_000, false),
            (0o770, ours, 10_001, false),
        ] {
            let told = us.share_directory(Facts { mode, owner, group });
            assert_eq!(told, is_shared, "{mode:o} of {owner}:{group}");
        }
    }
}

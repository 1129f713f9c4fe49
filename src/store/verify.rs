//! Whether a file can be put back. What is said is about the file, whatever the engine says.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use rusqlite::Connection;

use super::checksum::{self, Checksum};
use super::connect::{self, APPLICATION_ID, Check, MAGIC};
use super::fault::Fault;
use super::files::{FileFault, Unfit, companions, failed, is_absent};
use super::migrate::LADDER;

/// A file that this version can be started on: ours, not newer, whole, and as it was made.
pub fn verify(path: &Path) -> Result<Checksum, FileFault> {
    Ok(verified(path)?.1)
}

/// The same, with the connection that has seen it: what is copied through it is what was checked.
pub(super) fn verified(path: &Path) -> Result<(Connection, Checksum), FileFault> {
    let unfit = |why| FileFault::Unfit { path: path.to_owned(), why };
    let real = match fs::canonicalize(path) {
        Ok(real) => real,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(unfit(Unfit::NotThere));
        }
        Err(error) => return Err(failed(path, "found")(error)),
    };
    begins_well(&real)?.map_or(Ok(()), |why| Err(unfit(why)))?;
    let checksum = checksum::look(&real)?;
    for beside in companions(&real) {
        if checksum == Checksum::Matches && !is_absent(&beside)? {
            return Err(unfit(Unfit::Changed));
        }
    }
    match judged(&real) {
        Ok((_, Some(why))) => Err(unfit(why)),
        Ok((conn, None)) => Ok((conn, checksum)),
        // The engine speaks of the database that is in use; this one is only looked at.
        Err(FileFault::Database(
            Fault::Corrupt(cause) | Fault::Misused(cause) | Fault::Io(cause),
        )) => Err(unfit(Unfit::Damaged { finding: cause.to_string() })),
        Err(fault) => Err(fault),
    }
}

/// What can be seen without the engine.
fn begins_well(path: &Path) -> Result<Option<Unfit>, FileFault> {
    let mut file = File::open(path).map_err(failed(path, "opened"))?;
    let found = file.metadata().map_err(failed(path, "read"))?;
    if !found.is_file() {
        return Ok(Some(Unfit::NoFile));
    }
    if found.len() == 0 {
        return Ok(Some(Unfit::Empty));
    }
    let mut begin = [0; MAGIC.len()];
    match file.read_exact(&mut begin) {
        Ok(()) if begin == *MAGIC => Ok(None),
        Ok(()) => Ok(Some(Unfit::NoDatabase)),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(Some(Unfit::NoDatabase)),
        Err(error) => Err(failed(path, "read")(error)),
    }
}

fn judged(path: &Path) -> Result<(Connection, Option<Unfit>), FileFault> {
    let conn = connect::still(path)?;
    let header = connect::header(&conn)?;
    if header.application_id != APPLICATION_ID {
        return Ok((conn, Some(Unfit::NotOurs)));
    }
    let found = usize::try_from(header.rung).unwrap_or(usize::MAX);
    if found > LADDER.len() {
        return Ok((conn, Some(Unfit::Newer { found, known: LADDER.len() })));
    }
    let finding = connect::finding(&conn, Check::Whole)?;
    Ok((conn, finding.map(|finding| Unfit::Damaged { finding })))
}

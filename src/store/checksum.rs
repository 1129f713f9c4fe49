//! Checksums beside backups, as `sha256sum` writes and checks them. A byte that flipped inside a
//! text is seen by no check of a database's structure.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::files::{FileFault, Unfit, failed};
use super::unfinished::Unfinished;

/// How the names of checksums end, after the whole name of their file.
const ENDING: &str = ".sha256";
/// Letters of a checksum.
const LENGTH: usize = 64;

/// What the checksum beside a file says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checksum {
    /// The file is as it was made.
    Matches,
    /// There is none: the file was copied by hand, or a version from before checksums made it.
    Absent,
}

/// Where the checksum of a file lies.
pub(super) fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ENDING);
    PathBuf::from(name)
}

/// Whether this is the checksum of a file that is not there.
pub(super) fn is_of_nothing(path: &Path) -> bool {
    let name = path.to_str().and_then(|path| path.strip_suffix(ENDING));
    name.is_some_and(|name| !Path::new(name).exists())
}

/// Writes the checksum of `file`, which is to be called `name`; it goes away again unless it is
/// kept.
pub(super) fn put(file: &Path, name: &Path) -> Result<Unfinished, FileFault> {
    let sum = of(file)?;
    let mut beside = Unfinished::begin(beside(name))?;
    let name = name.file_name().unwrap_or_default().to_string_lossy();
    beside.write(format!("{sum}  {name}\n").as_bytes())?;
    Ok(beside)
}

/// Whether the file is what its checksum says.
pub(super) fn look(path: &Path) -> Result<Checksum, FileFault> {
    let unfit = |why| Err(FileFault::Unfit { path: path.to_owned(), why });
    let beside = beside(path);
    let text = match fs::read(&beside) {
        Ok(text) => String::from_utf8_lossy(&text).into_owned(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Checksum::Absent),
        Err(error) => return Err(failed(&beside, "read")(error)),
    };
    let sum = text.split_whitespace().next().unwrap_or_default();
    if sum.len() != LENGTH || !sum.bytes().all(|letter| letter.is_ascii_hexdigit()) {
        return unfit(Unfit::NoChecksum);
    }
    if sum.eq_ignore_ascii_case(&of(path)?) { Ok(Checksum::Matches) } else { unfit(Unfit::Changed) }
}

fn of(path: &Path) -> Result<String, FileFault> {
    let mut sum = Sha256::new();
    let mut file = File::open(path).map_err(failed(path, "opened"))?;
    io::copy(&mut file, &mut sum).map_err(failed(path, "read"))?;
    Ok(hex(&sum.finalize()))
}

/// Bytes as letters, two for each.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

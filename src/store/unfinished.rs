//! A file in the making. Until it is finished it has a name of its own, and whatever goes wrong,
//! nothing of it is left.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::files::{FileFault, companions, failed, private_file, remove, sync_dir};

/// A file that goes away with this, unless it is placed or kept.
#[derive(Debug)]
pub(super) struct Unfinished {
    path: PathBuf,
    file: File,
    is_finished: bool,
}

impl Unfinished {
    /// Begins it, empty. What a process that was killed left under this name goes.
    pub(super) fn begin(path: PathBuf) -> Result<Self, FileFault> {
        discard(&path)?;
        let file = private_file(&path)?;
        Ok(Self { path, file, is_finished: false })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes all of it.
    pub(super) fn write(&mut self, content: &[u8]) -> Result<(), FileFault> {
        std::io::Write::write_all(&mut self.file, content).map_err(failed(&self.path, "written"))
    }

    /// Its content is on the disk afterwards; says how many bytes it is.
    pub(super) fn sync(&self) -> Result<u64, FileFault> {
        self.file.sync_all().map_err(failed(&self.path, "synced"))?;
        Ok(self.file.metadata().map_err(failed(&self.path, "read"))?.len())
    }

    /// Its content and its name are on the disk afterwards, in place of what had the name.
    pub(super) fn place(mut self, to: &Path) -> Result<(), FileFault> {
        self.sync()?;
        fs::rename(&self.path, to).map_err(failed(to, "renamed"))?;
        self.is_finished = true;
        to.parent().map_or(Ok(()), sync_dir)
    }

    /// It stays under the name that it has.
    pub(super) fn keep(mut self) -> Result<(), FileFault> {
        self.sync()?;
        self.is_finished = true;
        self.path.parent().map_or(Ok(()), sync_dir)
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if !self.is_finished {
            // What went wrong is told already; what cannot be removed now goes at the next start.
            let _left = discard(&self.path);
        }
    }
}

/// Removes a file in the making with what SQLite put beside it, and says whether it was there.
pub(super) fn discard(path: &Path) -> Result<bool, FileFault> {
    let is_there = path.exists();
    for file in companions(path).iter().map(PathBuf::as_path).chain([path]) {
        remove(file)?;
    }
    Ok(is_there)
}

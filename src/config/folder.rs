//! The TOML files of one folder, read without following links and without reading more than
//! a file may hold.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use super::complaint::FileComplaint;
use super::file_name::FileName;
use super::parse::FILE_BYTES_MAX;

/// Entries of a folder that are looked at; a folder with more is not one of ours.
const ENTRIES_MAX: usize = 1_000;
/// Endings of files that may lie beside ours and mean nothing to us.
const NOT_OURS: [&str; 2] = ["md", "txt"];

/// A file that was read.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) name: FileName,
    /// The path as its owner knows it.
    pub(super) shown: String,
    pub(super) bytes: Vec<u8>,
}

/// The files of `folder` by name, and a complaint for everything in it that cannot be one.
pub(super) fn files(folder: &Path) -> (Vec<Sheet>, Vec<FileComplaint>) {
    let mut complaints = Vec::new();
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            let what = format!("the folder cannot be read ({error})");
            let cure = "create it, or correct the setting that names it";
            return (Vec::new(), vec![FileComplaint::whole(shown(folder), what, cure)]);
        }
    };
    let mut names: Vec<_> = entries.take(ENTRIES_MAX + 1).filter_map(Result::ok).collect();
    if names.len() > ENTRIES_MAX {
        let what = format!("the folder has more than {ENTRIES_MAX} entries");
        complaints.push(FileComplaint::whole(shown(folder), what, "keep only our files in it"));
        return (Vec::new(), complaints);
    }
    names.sort_by_key(fs::DirEntry::file_name);
    let mut files = Vec::new();
    for entry in names {
        let path = entry.path();
        match wanted(&path) {
            Ok(None) => {}
            Ok(Some(name)) => match read(&path) {
                Ok(bytes) => files.push(Sheet { name, shown: shown(&path), bytes }),
                Err((what, cure)) => {
                    complaints.push(FileComplaint::whole(shown(&path), what, cure));
                }
            },
            Err((what, cure)) => complaints.push(FileComplaint::whole(shown(&path), what, cure)),
        }
    }
    (files, complaints)
}

type Trouble = (String, &'static str);

/// The name of the file at `path` if it is one of ours, nothing if it plainly is not.
fn wanted(path: &Path) -> Result<Option<FileName>, Trouble> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let is_not_ours = ending.as_deref().is_none_or(|ending| NOT_OURS.contains(&ending));
    if is_not_ours || name.starts_with('.') {
        return Ok(None);
    }
    match FileName::new(&name) {
        Some(name) => Ok(Some(name)),
        None => Err((
            "the name of the file cannot be used".to_owned(),
            "rename it to 1 to 64 of a-z, 0-9, - and _ with the ending .toml",
        )),
    }
}

/// The bytes of a plain file, at most one more than allowed, so that too much can be told.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Trouble> {
    let failed = |error: io::Error| {
        (format!("the file cannot be read ({error})"), "let greenroom's user read it")
    };
    let before = fs::symlink_metadata(path).map_err(failed)?;
    if before.file_type().is_symlink() {
        return Err(("this is a link, and links are not followed".to_owned(), "put the file here"));
    }
    if !before.is_file() {
        return Err(("this is not a file".to_owned(), "move it elsewhere"));
    }
    let file = File::open(path).map_err(failed)?;
    if !is_same(&before, &file.metadata().map_err(failed)?) {
        return Err(("the file was exchanged while it was read".to_owned(), "check it again"));
    }
    let mut bytes = Vec::new();
    file.take(FILE_BYTES_MAX as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// Whether the opened file is the one that was looked at: a link put in its place in between
/// would lead elsewhere.
#[cfg(unix)]
fn is_same(before: &Metadata, opened: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (before.dev(), before.ino()) == (opened.dev(), opened.ino())
}

#[cfg(not(unix))]
fn is_same(_before: &Metadata, opened: &Metadata) -> bool {
    opened.is_file()
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().chars().flat_map(printable).collect()
}

/// A name that came from a folder must not write over the line that it is shown in.
fn printable(c: char) -> Vec<char> {
    let hidden = c.is_control() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{206F}');
    if hidden { c.escape_unicode().collect() } else { vec![c] }
}

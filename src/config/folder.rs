//! The TOML files of one folder, read without leaving it and without reading more than a file may
//! hold.
//!
//! Only `*.toml` counts. Whatever else lies there, because an editor or a system left it, is worth
//! a word and stops nothing.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::complaint::FileComplaint;
use super::file_name::FileName;
use super::parse::LANGUAGE_BYTES_MAX;

/// Entries of a folder that are looked at; a folder with more is not one of ours.
const ENTRIES_MAX: usize = 1_000;
/// What a file of ours ends with.
const ENDING: &str = ".toml";
/// Endings of files that may lie beside ours and are worth no word.
const NOTES: [&str; 2] = ["md", "txt"];
/// Links of package managers lead here, where nobody but them can write.
const STORES: [&str; 2] = ["/nix/store", "/gnu/store"];

/// A file that was read.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) name: FileName,
    /// The path as its owner knows it.
    pub(super) shown: String,
    pub(super) bytes: Vec<u8>,
}

/// What lies in a folder.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The files, by name.
    pub(super) files: Vec<Sheet>,
    /// What cannot be read, and what has a name that cannot be used.
    pub(super) complaints: Vec<FileComplaint>,
    /// What is none of our files.
    pub(super) advice: Vec<FileComplaint>,
}

/// Everything in `folder`. Links are followed where they end below `root`; the folders of
/// `languages` are looked into elsewhere.
pub(super) fn files(folder: &Path, root: &Path, languages: &[&str]) -> Found {
    let mut found = Found::default();
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            let what = format!("the folder cannot be read ({error})");
            let cure = "create it, or correct the setting that names it";
            found.complaints.push(FileComplaint::whole(shown(folder), what, cure));
            return found;
        }
    };
    let mut names: Vec<_> = entries.take(ENTRIES_MAX + 1).filter_map(Result::ok).collect();
    if names.len() > ENTRIES_MAX {
        let what = format!("the folder has more than {ENTRIES_MAX} entries");
        let cure = "keep only our files in it";
        found.complaints.push(FileComplaint::whole(shown(folder), what, cure));
        return found;
    }
    names.sort_by_key(fs::DirEntry::file_name);
    for entry in names {
        let path = entry.path();
        let named = |(what, cure): Trouble| FileComplaint::whole(shown(&path), what, cure);
        match wanted(&path, languages) {
            Wanted::Nothing => {}
            Wanted::Other(what) => {
                found.advice.push(named((what.to_owned(), "only *.toml files are read here")));
            }
            Wanted::Misnamed => found.complaints.push(named((
                "the name of the file cannot be used".to_owned(),
                "rename it to 1 to 64 of a-z, 0-9, - and _ with the ending .toml",
            ))),
            Wanted::File(name) => match read(&path, root) {
                Ok(bytes) => found.files.push(Sheet { name, shown: shown(&path), bytes }),
                Err(trouble) => found.complaints.push(named(trouble)),
            },
        }
    }
    found
}

type Trouble = (String, &'static str);

/// What an entry of a folder is to us.
enum Wanted {
    /// Hidden, a note, or the same in another language.
    Nothing,
    /// Something that lies there by mistake, and what it is.
    Other(&'static str),
    /// A file that is meant and has a name that cannot be used.
    Misnamed,
    File(FileName),
}

fn wanted(path: &Path, languages: &[&str]) -> Wanted {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let lower = name.to_lowercase();
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let is_note = ending.is_some_and(|ending| NOTES.contains(&ending.as_str()));
    let is_language = path.is_dir() && languages.contains(&&*name);
    if name.starts_with('.') || is_note || is_language {
        Wanted::Nothing
    } else if path.is_dir() {
        Wanted::Other("this is a folder, and is not looked into")
    } else if !lower.ends_with(ENDING) {
        Wanted::Other("this is not read")
    } else {
        FileName::new(&name).map_or(Wanted::Misnamed, Wanted::File)
    }
}

/// The bytes of a plain file, at most one more than allowed, so that too much can be told. A link
/// is followed where it ends below `root`, as those of mounted secrets and settings do.
pub(super) fn read(path: &Path, root: &Path) -> Result<Vec<u8>, Trouble> {
    let is_link = fs::symlink_metadata(path).is_ok_and(|found| found.file_type().is_symlink());
    if !is_link {
        return read_named(path);
    }
    let target = resolved(path)?;
    let inside = root.canonicalize().is_ok_and(|root| target.starts_with(root));
    if !inside && !STORES.iter().any(|store| target.starts_with(store)) {
        let what = "this is a link to outside of the folder, where none is followed".to_owned();
        return Err((what, "put the file here, or link to one in here"));
    }
    read_named(&target)
}

fn resolved(path: &Path) -> Result<PathBuf, Trouble> {
    path.canonicalize().map_err(|error| {
        let what = if error.kind() == ErrorKind::NotFound {
            "this is a link to nothing".to_owned()
        } else {
            format!("this link cannot be followed ({error})")
        };
        (what, "link to a file, or remove it")
    })
}

/// The same of the one file that somebody named: a link may lead anywhere.
pub(super) fn read_named(path: &Path) -> Result<Vec<u8>, Trouble> {
    let failed = |error: io::Error| {
        (format!("the file cannot be read ({error})"), "let greenroom's user read it")
    };
    if path.is_symlink() {
        resolved(path)?;
    }
    // Opening a pipe would wait for its other end.
    if !fs::metadata(path).map_err(failed)?.is_file() {
        return Err(("this is not a file".to_owned(), "move it elsewhere"));
    }
    let file = File::open(path).map_err(failed)?;
    if !file.metadata().map_err(failed)?.is_file() {
        return Err(("the file was exchanged while it was read".to_owned(), "check it again"));
    }
    let mut bytes = Vec::new();
    file.take(LANGUAGE_BYTES_MAX as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().chars().flat_map(printable).collect()
}

/// A name that came from a folder must not write over the line that it is shown in.
fn printable(c: char) -> Vec<char> {
    let hidden = c.is_control() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{206F}');
    if hidden { c.escape_unicode().collect() } else { vec![c] }
}

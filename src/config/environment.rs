//! The environment: secrets and paths, from the process and from a `.env` file.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use super::complaint::{FileComplaint, Place};
use super::folder::read_named;
use super::nearest::nearest;
use super::parse::{FILE_BYTES_MAX, decoded};

/// Variables that greenroom reads. The table with their meaning is in `.env.example`.
pub(super) const DATA_DIR: &str = "GREENROOM_DATA_DIR";
pub(super) const CONFIG_DIR: &str = "GREENROOM_CONFIG_DIR";
pub(super) const BANKS_DIR: &str = "GREENROOM_BANKS_DIR";
pub(super) const LOG: &str = "GREENROOM_LOG";
/// The adapter's own: a secret, and where the platform is.
const DISCORD_TOKEN: &str = "GREENROOM_DISCORD_TOKEN";
const DISCORD_API_URL: &str = "GREENROOM_DISCORD_API_URL";
const KNOWN: [&str; 6] = [DATA_DIR, CONFIG_DIR, BANKS_DIR, LOG, DISCORD_TOKEN, DISCORD_API_URL];
/// What our variables begin with; others are none of our business.
const OURS: &str = "GREENROOM_";
/// Marks that people put around a value.
const QUOTES: [&str; 2] = ["\"", "'"];

/// The variables that concern greenroom, read once.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Environment {
    values: BTreeMap<String, String>,
    /// What is wrong with `.env` or with a value.
    pub complaints: Vec<FileComplaint>,
    /// Names that look like a misspelling of a known one.
    pub advice: Vec<FileComplaint>,
}

impl fmt::Debug for Environment {
    /// Names only: a value may be a secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Environment")
            .field("names", &self.values.keys().collect::<Vec<_>>())
            .field("complaints", &self.complaints)
            .field("advice", &self.advice)
            .finish()
    }
}

impl Environment {
    /// The environment of this process, with what `dotenv` (a `.env` file, if there is one) adds:
    /// the process has the last word.
    pub fn of_process(dotenv: &Path) -> Self {
        let mut found = Self::default();
        for (name, value) in std::env::vars_os() {
            let Some(name) = name.to_str().filter(|name| name.starts_with(OURS)) else { continue };
            match value.into_string() {
                Ok(value) => found.take(name, value, name),
                Err(_) => found.complaints.push(FileComplaint::whole(
                    name,
                    "the value is not UTF-8",
                    "write it with plain characters",
                )),
            }
        }
        found.with_dotenv(dotenv)
    }

    /// An environment of these variables.
    pub fn of<'a>(values: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut found = Self::default();
        for (name, value) in values {
            found.take(name, value.to_owned(), name);
        }
        found
    }

    /// The same with the variables of the file at `path` that are not set yet, or empty. A file
    /// that does not exist adds nothing; one that cannot be read is complained about, and so is
    /// every line of it that cannot: the others count, so that what they lead to can be checked.
    #[must_use]
    pub fn with_dotenv(mut self, path: &Path) -> Self {
        if !path.exists() && !path.is_symlink() {
            return self;
        }
        let file = path.to_string_lossy().into_owned();
        let bytes = match read_named(path) {
            Ok(bytes) => bytes,
            Err((what, cure)) => {
                self.complaints.push(FileComplaint::whole(file, what, cure));
                return self;
            }
        };
        let text = match decoded(&bytes, FILE_BYTES_MAX) {
            Ok(text) => text,
            Err((what, cure)) => {
                self.complaints.push(FileComplaint::whole(file, what, cure));
                return self;
            }
        };
        let (variables, broken) = variables(text);
        for (name, value) in variables {
            if self.value(&name).is_none() {
                self.take(&name, value, &file);
            }
        }
        self.complaints.extend(broken.into_iter().map(|place| FileComplaint {
            file: file.clone(),
            place: Some(place),
            what: "this line cannot be read".to_owned(),
            cure: "write NAME=value, and put a value with spaces between two \"".to_owned(),
        }));
        self
    }

    /// The value of a variable; an empty one is as good as none.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    fn take(&mut self, name: &str, value: String, file: &str) {
        if !KNOWN.contains(&name) {
            let what = format!("the variable {name} means nothing to greenroom");
            let cure = meant(name).map(|meant| format!("did you mean {meant}?"));
            self.advice.extend(cure.map(|cure| FileComplaint::whole(file, what, cure)));
        }
        if name.starts_with(OURS) {
            self.values.insert(name.to_owned(), bare(&value).to_owned());
        }
    }
}

/// The known variable that `name` is probably meant to be: misspelt, in small letters, or without
/// what ours begin with.
fn meant(name: &str) -> Option<&'static str> {
    let name = name.to_ascii_uppercase();
    let end = format!("_{name}");
    let is_end_of = |known: &&&str| name.contains("TOKEN") && known.ends_with(&end);
    match KNOWN.iter().find(|known| **known == name).or_else(|| KNOWN.iter().find(is_end_of)) {
        Some(known) => Some(known),
        None if name.starts_with(OURS) => nearest(&name, KNOWN),
        None => None,
    }
}

/// A value without what only stands around it: spaces, the end of a Windows line, and quotation
/// marks, which some readers of `.env` keep (`docker run --env-file` does).
fn bare(value: &str) -> &str {
    let value = value.trim();
    let inner = QUOTES.iter().find_map(|quotes| value.strip_prefix(*quotes)?.strip_suffix(*quotes));
    inner.map_or(value, str::trim)
}

/// The variables of a `.env` text, and the place of every line that cannot be read. What stands in
/// a line is never shown: it may be a secret.
fn variables(text: &str) -> (Vec<(String, String)>, Vec<Place>) {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut found = Vec::new();
    let mut broken = Vec::new();
    for entry in dotenvy::from_read_iter(text.as_bytes()) {
        match entry {
            Ok(variable) => found.push(variable),
            Err(dotenvy::Error::LineParse(line, _)) => {
                let at = text.find(line.trim_end()).unwrap_or(0);
                let number = text[..at].matches('\n').count() + 1;
                broken.push(Place { line: number, column: 1 });
            }
            // Neither reading from memory nor looking up a variable can fail otherwise; a later
            // version of the reader may know more ways.
            Err(_) => broken.push(Place { line: 1, column: 1 }),
        }
    }
    (found, broken)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_broken_line_is_named_by_its_number_and_never_shown() {
        let text = "A=1\n\nB C\nD=\"two words\"\nsecret token\n";
        let lines: Vec<usize> = variables(text).1.iter().map(|p| p.line).collect();
        assert_eq!(lines, [3, 5]);
    }

    proptest! {
        #[test]
        fn no_text_is_too_strange(text in "[A-Z_ =\"'#$\\\\{}\n\ra-z\u{FEFF}é]{0,60}") {
            let _ = variables(&text);
        }
    }
}

//! A complaint with the place that it is about, as `greenroom check` prints it.

use std::fmt;

/// A place in a file, counted from 1 as editors do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

/// What is wrong in a file, where, and what its author can do about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileComplaint {
    /// The file as its owner knows it, or the name of an environment variable.
    pub file: String,
    /// The place; `None` when the file as a whole is meant.
    pub place: Option<Place>,
    /// What is wrong: lower case, no full stop.
    pub what: String,
    /// What to do about it, as an instruction.
    pub cure: String,
}

impl FileComplaint {
    /// A complaint about `file` as a whole.
    pub fn whole(
        file: impl Into<String>,
        what: impl Into<String>,
        cure: impl Into<String>,
    ) -> Self {
        Self { file: file.into(), place: None, what: what.into(), cure: cure.into() }
    }
}

impl fmt::Display for FileComplaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Some(place) => write!(f, "{}:{}: {}: {}", self.file, place.line, self.what, self.cure),
            None => write!(f, "{}: {}: {}", self.file, self.what, self.cure),
        }
    }
}

//! A complaint about something that a person wrote: what is wrong, where, and the cure.

use std::fmt;

/// One step on the way from a file's root to the value complained about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// A key of a table.
    Key(String),
    /// A place in an array, counted from 0.
    Index(usize),
}

impl From<&str> for Step {
    fn from(key: &str) -> Self {
        Self::Key(key.to_owned())
    }
}

impl From<usize> for Step {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

/// What is wrong with a value in a file, and what its author can do about it. The pure modules
/// make complaints with a path; `config` turns the path into a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// The way from the file's root to the value; empty means the file as a whole.
    pub at: Vec<Step>,
    /// What is wrong, naming the thing and the value: lower case, no full stop.
    pub what: String,
    /// What to do about it, as an instruction.
    pub cure: String,
}

impl Complaint {
    /// A complaint about the value at the end of `at`.
    pub fn new(at: Vec<Step>, what: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { at, what: what.into(), cure: cure.into() }
    }

    /// The same complaint, seen from further out: `outer` is put before its path.
    #[must_use]
    pub fn within(mut self, outer: &[Step]) -> Self {
        self.at.splice(0..0, outer.iter().cloned());
        self
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.what, self.cure)
    }
}

//! A mark, and the other things that a rater can choose on a ballot.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A mark on one competency, from 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Mark(u8);

/// The number is no mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not a mark: marks go from 1 to 5")]
pub struct MarkProblem(pub u8);

impl Mark {
    /// The lowest mark.
    const LOWEST: Self = Self(1);
    /// The highest mark.
    pub const HIGHEST: Self = Self(5);
    /// Every mark, from the lowest.
    pub const ALL: [Self; 5] = [Self(1), Self(2), Self(3), Self(4), Self(5)];

    /// The mark as a number from 1 to 5.
    pub const fn value(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Mark {
    type Error = MarkProblem;

    fn try_from(value: u8) -> Result<Self, MarkProblem> {
        let is_mark = (Self::LOWEST.0..=Self::HIGHEST.0).contains(&value);
        if is_mark { Ok(Self(value)) } else { Err(MarkProblem(value)) }
    }
}

impl From<Mark> for u8 {
    fn from(mark: Mark) -> Self {
        mark.0
    }
}

impl From<Mark> for f64 {
    fn from(mark: Mark) -> Self {
        Self::from(mark.0)
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// What a rater chose for one competency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// A mark.
    Mark(Mark),
    /// The turn did not show it to this rater. It is left out of every score, never a zero.
    CouldNotTell,
}

/// Whether the micro-goal of before showed in this turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Transfer {
    /// It showed.
    Yes,
    /// It showed in some answers.
    Partly,
    /// It did not show.
    NotYet,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_outside_1_to_5_is_refused_also_by_serde() {
        assert_eq!(serde_json::from_str::<Vec<Mark>>("[1,5]").unwrap(), [Mark(1), Mark(5)]);
        for bad in ["0", "6", "-1", "4.5", "256", "\"3\""] {
            assert!(serde_json::from_str::<Mark>(bad).is_err(), "{bad}");
        }
        assert_eq!(serde_json::to_string(&Mark(4)).unwrap(), "4");
    }
}

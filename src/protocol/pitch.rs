//! Pitches: what a member sees of theirs, and what becomes of it.

use serde::{Deserialize, Serialize};

use crate::base::{Moment, PitchNo};
use crate::progress::Pitch;

/// What is looked at of a pitch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PitchLook {
    /// The one that counts.
    Now,
    /// All versions of it.
    Versions,
    /// One of them.
    One(PitchNo),
}

/// A version of a pitch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PitchVersion {
    /// Its id.
    pub id: PitchNo,
    /// Which version it is, from 1.
    pub version: u32,
    /// Whether it is the one that counts.
    pub is_current: bool,
    /// What it says.
    pub pitch: Pitch,
    /// When it was written.
    pub made_at: Moment,
}

/// What a member sees of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PitchShown {
    /// One version, and whether there are others; none: they have none.
    One(Option<PitchVersion>, bool),
    /// All versions, the newest first.
    Versions(Vec<PitchVersion>),
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PitchAnswer {
    /// This version counts from now on.
    Counts {
        /// Which version it is.
        version: u32,
        /// Its words.
        words: u32,
    },
    /// It says what it said already.
    Same,
    /// They have no such version.
    NoneSuch,
}

impl PitchAnswer {
    /// Whether what was asked for was done, and is saved.
    pub fn is_done(self) -> bool {
        match self {
            Self::Counts { .. } => true,
            Self::Same | Self::NoneSuch => false,
        }
    }
}

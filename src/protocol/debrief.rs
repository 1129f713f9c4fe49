//! Real interviews: what is done with one, and what its member sees of them.

use serde::{Deserialize, Serialize};

use crate::base::DebriefNo;
use crate::calendar::Date;
use crate::progress::{DebriefWords, ReadyMeant, RealOutcome, Went};

/// What is done with a real interview that was told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DebriefAct {
    /// Say how it went.
    Went(DebriefNo, Went),
    /// Say when it was.
    On(DebriefNo, Date),
    /// Say what one heard back.
    Heard(DebriefNo, RealOutcome),
    /// Agree that it counts in what *ready* meant, or take it back.
    Count(DebriefNo, bool),
    /// Keep it no longer.
    Remove(DebriefNo),
}

/// What is looked at of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DebriefLook {
    /// All of one's own.
    List,
    /// One of them.
    One(DebriefNo),
    /// What is lost when one is removed.
    Sure(DebriefNo),
}

/// A real interview as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnDebrief {
    /// Its id.
    pub id: DebriefNo,
    /// When it was.
    pub on: Date,
    /// What they say of it.
    pub words: DebriefWords,
    /// How it went.
    pub went: Option<Went>,
    /// What they heard back.
    pub outcome: Option<RealOutcome>,
    /// Whether it counts.
    pub is_counted: bool,
}

/// What a member sees of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DebriefShown {
    /// All of them, the latest first.
    List {
        /// The member's own.
        own: Vec<OwnDebrief>,
        /// What *ready* meant in the group; none: too few to say.
        meant: Option<ReadyMeant>,
    },
    /// One of them.
    One {
        /// Which one.
        debrief: Box<OwnDebrief>,
        /// The day that it is for them.
        today: Date,
    },
    /// They have none such.
    None,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DebriefAnswer {
    /// It is kept like this.
    Kept {
        /// Which one.
        debrief: DebriefNo,
        /// Whether they have heard back.
        is_heard: bool,
    },
    /// It is not kept any more.
    Removed,
    /// They keep as many as one can.
    TooMany {
        /// The bound.
        at_most: u32,
    },
    /// They have none such.
    NoneSuch,
}

impl DebriefAnswer {
    /// Whether what was asked for was done, and is saved.
    pub fn is_done(self) -> bool {
        match self {
            Self::Kept { .. } | Self::Removed => true,
            Self::TooMany { .. } | Self::NoneSuch => false,
        }
    }
}

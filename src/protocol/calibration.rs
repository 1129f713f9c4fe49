//! Calibration rounds: everybody of a group rates one worked example, and learns how strictly.

use serde::{Deserialize, Serialize};

use crate::base::CalibrationNo;
use crate::guide::ExampleMark;
use crate::rubric::{Agreement, Choice, Competency, CompetencyNo, RubricId, Spread};

/// What somebody does in a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalibrationAct {
    /// Choose something for a competency.
    Mark(CalibrationNo, CompetencyNo, Choice),
    /// Hand it in: nothing is changed then.
    HandIn(CalibrationNo),
}

impl CalibrationAct {
    /// Of which round.
    pub fn round(self) -> CalibrationNo {
        let (Self::Mark(round, ..) | Self::HandIn(round)) = self;
        round
    }
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CalibrationAnswer {
    /// It is chosen.
    Marked,
    /// It is handed in.
    HandedIn,
    /// So many competencies have nothing chosen yet.
    Lacks {
        /// How many.
        lines: u8,
    },
    /// It was handed in before.
    AlreadyIn,
    /// The round is over, or never was one.
    Over,
}

impl CalibrationAnswer {
    /// Whether what was asked for was done, and is saved.
    pub fn is_done(self) -> bool {
        match self {
            Self::Marked | Self::HandedIn => true,
            Self::Lacks { .. } | Self::AlreadyIn | Self::Over => false,
        }
    }
}

/// What a member sees of the group's round.
#[derive(Debug, Clone, PartialEq)]
pub enum CalibrationShown {
    /// None is open.
    None,
    /// This one.
    Open(Box<OwnRound>),
}

/// A round as one member may see it: until theirs is in, nothing of what others think of it, nor
/// what its example is called.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnRound {
    /// Its id.
    pub id: CalibrationNo,
    /// The rubric that it is rated on.
    pub rubric: RubricId,
    /// What was asked.
    pub question: String,
    /// What was answered.
    pub answer: String,
    /// What of it is rated.
    pub lines: Vec<RoundLine>,
    /// Whether theirs is in.
    pub is_in: bool,
    /// How many are in.
    pub in_count: usize,
    /// How strictly this member marks: positive is harsh; for them alone. None before theirs is in,
    /// and before enough others are.
    pub severity: Option<f64>,
}

/// A competency that is rated in a round.
#[derive(Debug, Clone, PartialEq)]
pub struct RoundLine {
    /// Its number.
    pub no: CompetencyNo,
    /// What it is.
    pub competency: Competency,
    /// What the member chose.
    pub own: Option<Choice>,
    /// What its authors say it deserves; none before theirs is in.
    pub authors: Option<ExampleMark>,
    /// How the group marked it; none before theirs is in, and before enough others are.
    pub group: Option<Spread>,
}

/// What a group's ballots say of a rubric.
#[derive(Debug, Clone, PartialEq)]
pub struct RubricShown {
    /// Its name.
    pub rubric: RubricId,
    /// How far raters agree.
    pub agreement: Agreement,
    /// How far raters of one performance lie apart, as a standard deviation.
    pub deviation: f64,
}

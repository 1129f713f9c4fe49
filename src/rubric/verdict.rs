//! The pass rule of a final-round simulation.

use serde::{Deserialize, Serialize};

use super::score::{Measured, Score, TurnScores};
use super::tenths::EQUAL_WITHIN;

/// A competency is at the bar from this level on (house).
pub const BAR_LEVEL: f64 = 3.5;
/// And only if its 80 % range does not reach below this: P(true level ≥ 3) ≥ .90 (house).
const BAR_LOW: f64 = 3.0;
/// How often the rule says *ready* of somebody who is truly at that level on all five competencies,
/// in percent: simulated with a deviation of .7, whole marks and three raters. With its test.
pub const OPERATING_CURVE: [(&str, &str); 3] = [("3.0", "0.1"), ("3.5", "19"), ("4.0", "88")];
/// Raters that a decision needs.
const RATERS_TO_DECIDE: usize = 3;
/// Raters from which a provisional word is said.
const RATERS_FOR_A_WORD: usize = 2;

/// How a turn ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// It was played to its end.
    Whole,
    /// It was broken off.
    Interrupted,
}

/// What a final-round simulation says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Enough competencies are at the bar.
    Ready,
    /// They are not.
    NotYet,
    /// Nothing can be decided.
    TooLittleEvidence {
        /// What is lacking, at least one thing.
        lacks: Vec<Lack>,
        /// With two raters and nothing else lacking: where it stands.
        so_far: Option<SoFar>,
    },
}

/// What a decision lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lack {
    /// The turn was interrupted.
    AnEnd,
    /// Fewer than three raters.
    Raters,
    /// Too few competencies were measured.
    Competencies,
}

/// Where a turn with two raters stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SoFar {
    /// It would pass.
    WouldPass,
    /// It would not.
    WouldNotPass,
}

/// How many of so many competencies must be at the bar: four fifths, rounded up.
pub const fn at_bar_needed(competencies: usize) -> usize {
    (4 * competencies).div_ceil(5)
}

impl Score {
    /// Whether it is at the bar: the mean high enough, and surely above the middle of the scale.
    pub fn is_at_bar(&self) -> bool {
        self.level >= BAR_LEVEL - EQUAL_WITHIN && self.low() >= BAR_LOW - EQUAL_WITHIN
    }
}

impl TurnScores {
    /// How many competencies are at the bar.
    pub fn at_bar_count(&self) -> usize {
        self.competencies.iter().filter_map(Measured::score).filter(|s| s.is_at_bar()).count()
    }
}

/// The verdict on a turn of a final-round simulation.
pub fn verdict(scores: &TurnScores, ending: Ending) -> Verdict {
    let needed = at_bar_needed(scores.competencies.len());
    let lacks: Vec<Lack> = [
        (Lack::AnEnd, ending == Ending::Interrupted),
        (Lack::Raters, scores.raters < RATERS_TO_DECIDE),
        (Lack::Competencies, scores.measured_count() < needed),
    ]
    .into_iter()
    .filter_map(|(lack, is_lacking)| is_lacking.then_some(lack))
    .collect();
    let passes = scores.at_bar_count() >= needed;
    if lacks.is_empty() {
        return if passes { Verdict::Ready } else { Verdict::NotYet };
    }
    let may_say = lacks == [Lack::Raters] && scores.raters == RATERS_FOR_A_WORD;
    let so_far = may_say.then_some(if passes { SoFar::WouldPass } else { SoFar::WouldNotPass });
    Verdict::TooLittleEvidence { lacks, so_far }
}

//! A micro-goal in words: one behaviour, the plan for when it counts, and the drill.

use serde::{Deserialize, Serialize};

use crate::base::{CleanText, TextLimit};
use crate::rubric::Transfer;

/// A behaviour of one's own: one line of the next ballot.
pub const BEHAVIOUR: TextLimit = TextLimit::line(200);
/// Half of an if-then plan.
pub const HALF: TextLimit = TextLimit::line(200);
/// What is done every day.
pub const DRILL: TextLimit = TextLimit::paragraph(300);
/// Days of drills before the next mock (`scoring`: Micro-goals, drills, spacing).
pub const WEEK_DAYS: u8 = 7;
/// Mocks in which a goal shows before it is kept (`product`: The week between).
const KEPT_AFTER: usize = 2;

/// A goal as somebody words it. Without a plan or a drill it is as its file has it, if it is one of
/// the files'.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The behaviour.
    pub behaviour: CleanText,
    /// The plan.
    pub plan: Option<IfThen>,
    /// What is done for 10 to 20 minutes a day.
    pub drill: Option<CleanText>,
}

/// Both halves of a plan: "If *I am asked about a result*, then I *say the number first*".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IfThen {
    /// When it counts, as it stands behind "If".
    pub when: CleanText,
    /// What is done then, as it stands behind "then I".
    pub then: CleanText,
}

/// How somebody stopped working on a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GoalEnd {
    /// It has shown often enough to stay.
    Kept,
    /// They gave it up.
    GivenUp,
    /// Another took its place.
    Replaced,
}

/// Whether a goal that was seen so, mock by mock, has shown often enough to be kept.
pub fn is_kept(trail: &[Transfer]) -> bool {
    trail.iter().filter(|seen| **seen == Transfer::Yes).count() >= KEPT_AFTER
}

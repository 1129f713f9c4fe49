//! How somebody gets on over time, as they and the coaches they agreed to see it.

use serde::{Deserialize, Serialize};

use crate::bank::Kind;
use crate::base::MemberId;
use crate::progress::{Fillers, Streak, TimedAnswer, Trend};
use crate::rubric::RubricId;

/// What of it is looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgressLook {
    /// Whose; none: one's own.
    pub of: Option<MemberId>,
    /// On which rubric; none: the one on which they were rated last.
    pub rubric: Option<RubricId>,
}

/// What is shown of it.
#[derive(Debug, Clone, PartialEq)]
pub enum ProgressShown {
    /// It is theirs, or of somebody whose coach they are.
    Known(Box<Progress>),
    /// This member did not agree to show it to who asks.
    NotTheirs {
        /// Whose it is.
        candidate: MemberId,
    },
}

/// How somebody gets on.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// Whose it is.
    pub candidate: MemberId,
    /// The rubric that is shown, with its name; none where they were rated on none in the last
    /// year.
    pub rubric: Option<(RubricId, String)>,
    /// The others.
    pub others: Vec<(RubricId, String)>,
    /// One a competency, in the rubric's order.
    pub competencies: Vec<CompetencyTrend>,
    /// How often they use filler words.
    pub fillers: Fillers,
    /// How long their answers are, by the kind of question.
    pub times: Vec<KindTimes>,
    /// What they did week by week.
    pub weeks: Weeks,
    /// The weeks that run; for nobody's eyes but theirs.
    pub streak: Option<Streak>,
}

/// What somebody did week by week, from Monday on in their zone, the earliest first: the last one
/// is this week. Nothing where there is nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Weeks {
    /// Sessions in which they answered.
    pub sessions: Vec<u8>,
    /// Drills; for nobody's eyes but theirs.
    pub drills: Vec<u8>,
}

/// A competency over time.
#[derive(Debug, Clone, PartialEq)]
pub struct CompetencyTrend {
    /// Its name.
    pub title: String,
    /// How it went.
    pub trend: Trend,
}

/// The last answers to one kind of question.
#[derive(Debug, Clone, PartialEq)]
pub struct KindTimes {
    /// The kind.
    pub kind: Kind,
    /// Those that say something, the newest first.
    pub answers: Vec<TimedAnswer>,
}

//! Micro-goals: what is done with one, and what its member sees of it.

use serde::{Deserialize, Serialize};

use crate::base::{CleanText, GoalNo, MemberId, Moment, SessionId};
use crate::calendar::{Date, TimeOfDay};
use crate::progress::{GoalEnd, GoalId, IfThen};
use crate::rubric::Transfer;

/// What is done with a goal that was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoalAct {
    /// Work on it no longer.
    GiveUp,
    /// Work on this one again, instead of what took its place.
    PutBack(GoalNo),
    /// Begin a week of drills of a goal that has none, or whose week is over.
    BeginWeek,
    /// Keep what one typed in this drill for as long as one works on the goal.
    Keep(SessionId),
    /// Be asked for the drill at this time of one's day; none: not at all.
    AskAt(Option<TimeOfDay>),
    /// Say what became of today's drill.
    Drill {
        /// Of which day; none: of the one on which it is said.
        on: Option<Date>,
        /// What became of it.
        how: Drilled,
    },
}

/// What became of a day's drill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Drilled {
    /// It is done.
    Done,
    /// It is left out.
    NotToday,
}

/// How the week of drills of a goal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    /// Which day it is, from 1; 0 on the day before the first.
    pub day: u8,
    /// On how many days it was done.
    pub done: u8,
    /// What was said of today.
    pub today: Option<Drilled>,
    /// Whether and when the member is asked.
    pub asked: AskedFor,
}

/// Whether and when a member is asked for their drill, on their day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskedFor {
    /// At this time.
    At(TimeOfDay),
    /// At this time, in the thread of their drills.
    InThread(TimeOfDay),
    /// Not at this time, because it is in their quiet hours.
    Quiet(TimeOfDay),
    /// Not at this time, because there is no way to do it.
    NoWay(TimeOfDay),
    /// Not, because nobody knows their clock.
    NoZone,
    /// Not, because they do not want it.
    Never,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GoalAnswer {
    /// It says so now.
    Changed {
        /// The behaviour.
        text: CleanText,
    },
    /// They work on it no longer.
    GivenUp {
        /// Which it was.
        goal: GoalNo,
        /// The behaviour.
        text: CleanText,
    },
    /// They work on it again.
    PutBack {
        /// The behaviour.
        text: CleanText,
    },
    /// A coach has set it for somebody.
    SetFor {
        /// For whom.
        member: MemberId,
        /// The behaviour.
        text: CleanText,
        /// What they worked on until now, if that is another.
        instead_of: Option<CleanText>,
    },
    /// Its week of drills begins on their next day, and they are asked so.
    WeekBegun(AskedFor),
    /// Its week runs already: nothing is changed.
    WeekRuns {
        /// Which day it is, from 1; 0 before the first.
        day: u8,
        /// How they are asked.
        asked: AskedFor,
    },
    /// What they typed in this drill is kept for it.
    Kept {
        /// The drill.
        session: SessionId,
    },
    /// It is not, and why.
    NotKept(NotKept),
    /// They are asked so from now on.
    Asked(AskedFor),
    /// What became of a day's drill is noted.
    Drilled {
        /// What became of it.
        how: Drilled,
        /// On how many days of the week it was done.
        done: u8,
    },
    /// There is no such goal to work on any more.
    NoneSuch,
}

impl GoalAnswer {
    /// Whether what was asked for was done, and is saved.
    pub fn is_done(&self) -> bool {
        match self {
            Self::Changed { .. }
            | Self::GivenUp { .. }
            | Self::PutBack { .. }
            | Self::WeekBegun(_)
            | Self::Kept { .. }
            | Self::Asked(_)
            | Self::Drilled { .. }
            | Self::SetFor { .. } => true,
            Self::NoneSuch | Self::WeekRuns { .. } | Self::NotKept(_) => false,
        }
    }
}

/// Why nothing of a drill is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotKept {
    /// They work on no goal.
    NoGoal,
    /// Nothing was typed in it, or it is gone.
    NoText,
}

/// The micro-goal that a member works on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnGoal {
    /// The behaviour.
    pub text: CleanText,
    /// Which of the files' goals it is; none: the member wrote it.
    pub id: Option<GoalId>,
    /// The plan in their words; none: as the file has it.
    pub plan: Option<IfThen>,
    /// The drill in their words; none: as the file has it.
    pub drill: Option<CleanText>,
    /// When they took it.
    pub taken_at: Moment,
    /// After which session, by its number.
    pub from: Option<u32>,
    /// The coach who set it.
    pub set_by: Option<MemberId>,
    /// Whether it showed, mock by mock.
    pub trail: Vec<Transfer>,
    /// Whether they had others before.
    pub has_earlier: bool,
    /// The week of drills.
    pub week: Option<Week>,
}

/// What a member is asked once a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrillAsked {
    /// For which goal.
    pub goal: GoalNo,
    /// The behaviour.
    pub text: CleanText,
    /// What is done.
    pub drill: Option<CleanText>,
    /// The day, by the member's clock.
    pub on: Date,
    /// Which one of the week it is, from 1: behind the last one there is a last word.
    pub day: u8,
    /// On how many days it was done so far.
    pub done: u8,
}

/// A goal that a member worked on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastGoal {
    /// The behaviour.
    pub text: CleanText,
    /// From when.
    pub taken_at: Moment,
    /// Until when.
    pub ended_at: Moment,
    /// How it ended; of goals of long ago nobody knows.
    pub how: Option<GoalEnd>,
    /// Whether it showed, mock by mock.
    pub trail: Vec<Transfer>,
}

/// What a member is told once of a goal that a coach has set for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalNews {
    /// The coach.
    pub by: MemberId,
    /// The behaviour.
    pub text: CleanText,
    /// What it took the place of.
    pub instead_of: Option<(GoalNo, CleanText)>,
}

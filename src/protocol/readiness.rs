//! Whether a member is ready for a real interview, as they see it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::bank::{Level, Tag};
use crate::base::{CleanText, MemberId, SessionId, StoryNo, Venue};
use crate::calendar::{Date, Zone};
use crate::progress::{Board, PlanBack, ReadyMeant};

/// What a member prepares for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TargetSort {
    /// A real interview.
    #[default]
    Interview,
    /// A talk once a year.
    CheckUp,
    /// A talk about a promotion.
    Promotion,
}

impl TargetSort {
    /// Every one, in the order in which it is offered.
    pub const ALL: [Self; 3] = [Self::Interview, Self::CheckUp, Self::Promotion];

    /// Its name in rows and commands.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Interview => "interview",
            Self::CheckUp => "check-up",
            Self::Promotion => "promotion",
        }
    }
}

/// What to check on the day before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayBefore {
    /// The date itself.
    pub on: Date,
    /// What is on it.
    pub sort: TargetSort,
    /// How it is held, where their last sessions were held so.
    pub venue: Option<Venue>,
    /// The micro-goal that they work on.
    pub goal: Option<CleanText>,
}

/// The date that a member prepares for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// What is on that date.
    pub sort: TargetSort,
    /// The way to it.
    pub plan: PlanBack,
    /// Days until then.
    pub days: u16,
    /// The clock by which these are days.
    pub clock: Zone,
    /// What to check today, on the day before.
    pub day_before: Option<DayBefore>,
}

/// The readiness board of a member.
#[derive(Debug, Clone, PartialEq)]
pub struct Readiness {
    /// Whose it is.
    pub member: MemberId,
    /// The role that they aim at.
    pub role: Option<Tag>,
    /// The level that they aim at.
    pub level: Option<Level>,
    /// The board.
    pub board: Board,
    /// What *ready* meant in the group so far; none: of too few to say it.
    pub meant: Option<ReadyMeant>,
    /// A story of theirs that lacks only its number, by its name.
    pub story_without_number: Option<(StoryNo, CleanText)>,
    /// The numbers of the sessions that it names.
    pub numbers: BTreeMap<SessionId, u32>,
    /// What they prepare for, if it has not been.
    pub target: Option<Target>,
    /// Whether coaches see their reports, to whom it could be shown.
    pub has_coach: bool,
    /// The coaches to whom they show it.
    pub shown_to: Vec<MemberId>,
}

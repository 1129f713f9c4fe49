//! How a group's week went, of those who agreed that it says so.

use crate::base::{ChannelId, MemberId, Moment};

/// So many drills a week can be a group's common goal, at most.
pub const DRILL_AIM_MAX: u16 = 9_999;

/// How a group's week went up to a moment, as far as members agreed to show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupWeek {
    /// In which channel it is read.
    pub channel: ChannelId,
    /// The moment.
    pub as_of: Moment,
    /// Evenings that were held.
    pub evenings: u32,
    /// What those did together who let themselves be counted; none where they are too few.
    pub sums: Option<WeekSums>,
    /// How many drills a week the group wants to do together.
    pub drill_aim: Option<u16>,
    /// Who kept a micro-goal, of those who let themselves be named.
    pub kept_goal: Vec<MemberId>,
}

/// What several members did in a week, together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekSums {
    /// How many they are.
    pub members: u32,
    /// Days on which one of them drilled.
    pub drills: u32,
    /// Mocks and solos that one of them answered in.
    pub practised: u32,
}

/// What a member agrees to in the group's week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InDigest {
    /// To be counted.
    Counted,
    /// To be named.
    Named,
}

/// How a member takes part in the group's week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnDigest {
    /// Whether the group reads it.
    pub is_on: bool,
    /// Whether they are counted.
    pub is_counted: bool,
    /// Whether they are named.
    pub is_named: bool,
    /// How many drills a week the group wants to do together.
    pub drill_aim: Option<u16>,
    /// How many it did this week; none where too few let themselves be counted.
    pub drills: Option<u32>,
}

impl GroupWeek {
    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        let did_nothing = |sums: WeekSums| sums.drills == 0 && sums.practised == 0;
        self.evenings == 0 && self.kept_goal.is_empty() && self.sums.is_none_or(did_nothing)
    }
}

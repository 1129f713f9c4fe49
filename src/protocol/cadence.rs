//! How often a member practises.

use crate::base::{CleanText, Moment};
use crate::progress::Streak;

use super::digest::OwnDigest;
use super::partner::OwnPartner;

/// How often a member practises, beside how often they mean to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cadence {
    /// The weeks that run, and this one.
    pub streak: Streak,
    /// Coached mocks that a month is meant to hold.
    pub monthly: u8,
    /// Coached mocks of this month.
    pub coached: u16,
    /// Whether they pause now.
    pub is_paused: bool,
}

/// The same, with how a member is told of it on Sundays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnCadence {
    /// How often they practise.
    pub cadence: Cadence,
    /// How they are told.
    pub way: SummaryWay,
    /// How they take part in the group's week.
    pub group: OwnDigest,
    /// Their partner, or who may become it.
    pub partners: Vec<OwnPartner>,
}

/// How a member is told on Sundays how their week went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SummaryWay {
    /// They are written to.
    Direct,
    /// In the thread of their drills.
    Thread,
    /// They would be, and there is no way to do it.
    Nowhere,
    /// They do not want it.
    Off,
}

/// How a member's week went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekSummary {
    /// The week that holds this moment.
    pub as_of: Moment,
    /// How often they practised.
    pub cadence: Cadence,
    /// On how many days they drilled.
    pub drills: u8,
    /// What they work on.
    pub goal: Option<CleanText>,
}

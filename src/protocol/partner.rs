//! Partners: two who see of each other how often they practise.

use crate::base::{CleanText, MemberId};
use crate::progress::Streak;

use super::profile::PairState;

/// Somebody who is a member's partner, or may become it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPartner {
    /// Who it is.
    pub with: MemberId,
    /// How it stands.
    pub state: PairState,
    /// Whether this member shows them their micro-goal.
    pub shows_goal: bool,
    /// Whether they show theirs.
    pub sees_goal: bool,
    /// What they do, where both want it.
    pub does: Option<PartnerWeek>,
}

/// What a member sees of their partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerWeek {
    /// On how many days of this week they drilled.
    pub drills: u8,
    /// The weeks that run.
    pub streak: Streak,
    /// What they work on, where they show it.
    pub goal: Option<CleanText>,
}

/// What a member is told once, below whatever they pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartnerNews {
    /// Somebody asks them.
    Asks {
        /// Who asks.
        who: MemberId,
    },
    /// It ended; neither who ended it nor why.
    Ended,
}

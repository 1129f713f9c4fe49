//! What a demo is played from: the moves that members make, and what the next one is chosen from.

use std::collections::BTreeSet;

use crate::base::{MemberId, Moment, Seed};
use crate::interview::{Act, Session, TurnNo};

use super::cast::Cast;
use super::stories::Stories;

/// Something that a member does.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Move {
    pub(super) at: Moment,
    pub(super) by: MemberId,
    pub(super) what: What,
}

/// What a line of the script does.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    /// An act, after words spoken in the room if there are any.
    Act { act: Act, says: Option<String> },
    /// A private screen worth showing.
    Panel,
    /// The ballot, once.
    Ballot(TurnNo),
    /// The own report.
    Report(TurnNo),
    /// The proposed goal is taken.
    TakeGoal(TurnNo),
}

/// Things that happen once in a demo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Beat {
    PanelShown,
    ToolsShown,
    BallotShown,
    Paused,
    EmptyPraise,
    TooLate,
    Recorded,
    ReportShown(TurnNo),
    GoalTaken(TurnNo),
}

/// What the next move is chosen from.
#[derive(Debug)]
pub(super) struct Script<'a> {
    pub(super) session: &'a Session,
    pub(super) cast: &'a Cast,
    pub(super) stories: &'a Stories,
    pub(super) seed: Seed,
    /// When the session was planned.
    pub(super) planned_at: Moment,
    pub(super) done: &'a BTreeSet<Beat>,
}

#[expect(clippy::unnecessary_wraps, reason = "what has no move next says none in the same place")]
impl Move {
    pub(super) fn act(at: Moment, by: MemberId, act: Act) -> Option<Self> {
        Some(Self { at, by, what: What::Act { act, says: None } })
    }

    pub(super) fn saying(at: Moment, by: MemberId, act: Act, says: &str) -> Option<Self> {
        Some(Self { at, by, what: What::Act { act, says: Some(says.to_owned()) } })
    }
}

impl Script<'_> {
    pub(super) fn is_new(&self, beat: Beat) -> bool {
        !self.done.contains(&beat)
    }
}

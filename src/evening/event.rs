//! What happens to an evening.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{MemberId, Moment, SessionId, Span};

use super::plan::Plan;
use super::seats::Table;

/// What happens to an evening.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A member did something.
    Act(MemberAct),
    /// Its time has come; this is how its sessions stand.
    Woken(Vec<Standing>),
    /// Seats were drawn.
    Dealt(Dealt),
    /// The session that a table needed, and its number.
    Opened(SessionId, u32),
    /// The messages of this session cannot be shown for good: it is not held.
    Undeliverable(SessionId),
    /// Something else is agreed, by whom: its series or its planner changed it. By nobody: the
    /// clocks of its zone are others.
    Changed(Box<Plan>, Option<MemberId>),
    /// Its own channel is gone: it goes on where the guild's messages are.
    ChannelGone,
    /// Somebody pauses on its day: who is in every time is not in, and nobody is told.
    Paused(MemberId),
    /// Somebody left the group, or is erased: as a leaver, and nothing names them any more.
    Gone(MemberId),
    /// Somebody could not be told of the call alone.
    NotWritten(MemberId),
    /// The clock was set back by so much between two lives.
    SetBack(Span),
}

/// Something that a member did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberAct {
    /// Who did it.
    pub member: MemberId,
    /// What they did.
    pub act: Act,
    /// When, by the platform's clock.
    pub acted_at: Moment,
    /// Whether they organise the group.
    pub is_organiser: bool,
}

/// What members do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Is in. Where they are in somewhere else at that time, only if sure.
    In {
        /// They know that they are in elsewhere.
        is_sure: bool,
    },
    /// Watches only.
    Watch,
    /// Cannot come.
    Out,
    /// Is in every time, unless they say no; or no longer.
    Regular {
        /// From now on.
        on: bool,
    },
    /// Wants to be asked to the evenings of its series, or not any more.
    Asked {
        /// From the next call on.
        on: bool,
    },
    /// Asks somebody for their seat in exchange.
    AskSwap {
        /// Whose seat.
        with: MemberId,
    },
    /// Agrees to what that member asked.
    Swap {
        /// Who asked.
        with: MemberId,
    },
    /// Takes what was offered.
    Take {
        /// The offer's number.
        offer: u16,
    },
    /// Passes it on.
    Pass {
        /// The offer's number.
        offer: u16,
    },
    /// Draws the seats anew.
    DrawAgain,
    /// Calls it off.
    CallOff,
}

/// What is known of an evening's people from elsewhere. It is never kept: who does not want to meet
/// whom is their own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// Pairs of which one does not want to meet the other, the lesser member first.
    pub apart: BTreeSet<(MemberId, MemberId)>,
    /// Who never answers.
    pub interview_only: BTreeSet<MemberId>,
    /// Who has a seat elsewhere at this time, and when that begins.
    pub elsewhere: BTreeMap<MemberId, Moment>,
    /// The most that who acts may have booked ahead, where they have as much.
    pub booked_out: Option<u8>,
    /// Whether who acts missed so many seats that nobody counts on them every time.
    pub is_unreliable: bool,
    /// Who is to be left alone now, and until when. Only a reminder asks.
    pub quiet: BTreeMap<MemberId, Moment>,
    /// Who wants to be nudged where they have not answered. Only a reminder asks.
    pub wants_nudges: BTreeSet<MemberId>,
}

impl Known {
    pub(super) fn are_apart(&self, one: MemberId, other: MemberId) -> bool {
        self.apart.contains(&(one.min(other), one.max(other)))
    }
}

/// The seats that were drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dealt {
    /// A table each, with its session.
    pub tables: Vec<Table>,
    /// Who is in none.
    pub over: Vec<MemberId>,
    /// Who sits in something else that begins first, and is out of this.
    pub elsewhere: Vec<MemberId>,
}

/// How a session of the evening stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Which of its sessions.
    pub session: SessionId,
    /// Whether it runs, or did.
    pub has_begun: bool,
    /// Whether nothing more happens in it that the ledger counts.
    pub is_over: bool,
    /// Whether it was called off, or lost its place, before it began.
    pub is_off: bool,
    /// Who is there, or was.
    pub here: Vec<MemberId>,
    /// Who comes late and is waited for.
    pub late: Vec<MemberId>,
    /// Who interviewed.
    pub interviewed: Vec<MemberId>,
    /// Who answered.
    pub answered: Vec<MemberId>,
}

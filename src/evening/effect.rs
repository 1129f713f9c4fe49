//! What must be shown, done and recorded because of a step.

#![expect(missing_docs, reason = "the fields of variants are named by the glossary's words")]

use serde::{Deserialize, Serialize};

use crate::base::{CleanText, MemberId, Moment, SessionId};
use crate::rotation::Seated;

use super::card::{Card, Notice};
use super::ledger::Entry;
use super::state::Wish;

/// What must happen because of a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// This message looks like so from now on.
    Show { slot: Slot, card: Card },
    /// Said once where the call is.
    Post {
        notice: Notice,
        /// Who is mentioned.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        ping: Vec<MemberId>,
    },
    /// From now on exactly these sit in that session; with nobody it is not held.
    Seats { session: SessionId, seats: Seated },
    /// That session begins then from now on, and practises this.
    Agreed { session: SessionId, starts_at: Moment, objective: CleanText },
}

/// A message that lives on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Slot {
    /// The call.
    Call,
    /// The plan.
    Plan,
}

/// What is recorded for good.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    /// Somebody answered the call.
    Answered { member: MemberId, wish: Wish },
    /// Somebody is in every time, or no longer.
    Regular { member: MemberId, on: bool },
    /// Somebody wants to be asked to the evenings of the series, or no longer.
    Asked { member: MemberId, on: bool },
    /// Seats were drawn, the so many-th time, by whom if not by their time.
    Drawn { draw: u8, by: Option<MemberId> },
    /// So many were told a day before; so many others were not, as it came too late for them.
    Reminded { told: u16, dropped: u16 },
    /// Somebody got another place than the draw gave them.
    Moved { member: MemberId },
    /// Called off.
    CalledOff { by: MemberId },
    /// Something else was agreed.
    Changed,
    /// It was held: turns and fair shares of everybody who came.
    Held { rows: Vec<Entry> },
}

impl Slot {
    /// Its name in the outbox.
    pub fn name(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Plan => "plan",
        }
    }
}

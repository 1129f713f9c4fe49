//! What the actor is told.

#![expect(missing_docs, reason = "the fields of variants are named by the glossary's words")]

use serde::{Deserialize, Serialize};

use crate::base::{MemberId, Moment};

use super::seats::Chair;

/// What the actor is told at once. Never durable work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Heard {
    /// Nothing beyond what everybody sees.
    Nothing,
    /// In; the seats are drawn then.
    In { draw_at: Moment },
    /// As many are in as an evening holds: so many-th of those who wait.
    Waits { place: u16 },
    /// Only observing.
    Watches,
    /// Not this time.
    Out,
    /// In every time from now on, or no longer.
    Regular { on: bool },
    /// Asked to the evenings of its series from the next call on, or no longer.
    Asked { on: bool },
    /// In another evening at that time: in this one only if they say so again.
    AlsoIn { starts_at: Moment },
    /// A seat in a session; none: they wait here for a set of people.
    Seated { chair: Chair, number: Option<u32> },
    /// In, and no session has a place for them.
    NoPlace,
    /// The other was asked.
    SwapAsked { of: MemberId },
    /// Both sit where the other sat.
    Swapped,
    /// Noted; it is theirs once the other presses too.
    WaitsForOther { other: MemberId },
    /// Passed on.
    Passed,
    /// Seats are drawn anew.
    DrawnAgain,
    /// Called off.
    CalledOff,
    /// It is as they want it now.
    Changed,
    /// So many have answered and would be asked once more: it begins then only if they say so
    /// again.
    MovesMuch { to: Moment, answers: u16 },
}

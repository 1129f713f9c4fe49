//! What members are told, as data: the view writes the sentence.

#![expect(missing_docs, reason = "the fields of variants are named by the glossary's words")]

use serde::{Deserialize, Serialize};

use crate::base::{EveningId, MemberId, Moment, Span};

use super::plan::Plan;
use super::seats::Chair;
use super::state::{Ending, Shift, Swap};

/// What an evening's messages show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Card {
    /// Who comes?
    Call {
        evening: EveningId,
        plan: Box<Plan>,
        state: CallState,
        coming: Vec<MemberId>,
        watching: Vec<MemberId>,
        out: Vec<MemberId>,
        waiting: Vec<MemberId>,
        /// Who is asked by name, and has not answered.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        mentioned: Vec<MemberId>,
        /// Organisers see attendance from this evening on.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        tells_attendance: bool,
        /// Where it begins at another time of day than the evening before it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        shifts: Vec<Shift>,
    },
    /// Who sits where; its sessions have lines of their own.
    Plan {
        evening: EveningId,
        plan: Box<Plan>,
        /// People with a place in a session.
        people: u16,
        tables: Vec<TableBrief>,
        /// Who is in and has no place.
        over: Vec<MemberId>,
        /// Who was in and sits elsewhere at that time.
        elsewhere: Vec<MemberId>,
        swaps: Vec<Swap>,
        /// Which draw it is.
        draw: u8,
        state: CallState,
    },
}

/// A session as the plan counts it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableBrief {
    /// Its number; none while somebody waits there for a set of people.
    pub number: Option<u32>,
    pub interviewers: Vec<MemberId>,
    pub candidates: Vec<MemberId>,
    pub observers: Vec<MemberId>,
}

/// What a card says about the evening's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CallState {
    /// People answer.
    Open,
    /// Seats are drawn.
    Drawn,
    /// Its sessions are open.
    Begun,
    /// It is over.
    Over(Ending),
}

/// Something that is said once, beside the cards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Notice {
    /// A day before: who comes is reminded, and who was asked and has not answered is nudged.
    Reminder {
        people: Vec<MemberId>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        silent: Vec<MemberId>,
        is_drawn: bool,
        is_late: bool,
    },
    /// A chair is offered to one member, or to the first who presses.
    Seat { offer: u16, left: SeatLeft, to: Option<MemberId>, until: Moment },
    /// Nobody took it: somebody may watch.
    Watch { offer: u16, number: u32, to: MemberId, until: Moment },
    /// Two who were left alone may sit together.
    Together { offer: u16, number: u32, to: Vec<MemberId>, minutes: u16 },
    /// Nobody is left to pair somebody with; where they may watch, which offer and session.
    LeftOver { member: MemberId, watch: Option<(u16, u32)> },
    /// Too few came together: what fits instead.
    TooFew { people: Vec<MemberId> },
    /// Called off.
    CalledOff { by: MemberId },
    /// The bot was away: so long after the start.
    Missed { by: Span },
    /// Their session cannot be shown and is not held.
    NotShown { people: Vec<MemberId> },
    /// Their session was called off before it began; whether check-in is open.
    SessionOff { number: u32, people: Vec<MemberId>, is_open: bool },
    /// Seats were drawn anew; who asked for it.
    DrawnAgain { by: MemberId },
    /// It begins at another time, or is of another format. By nobody: its zone has other clocks.
    Changed {
        by: Option<MemberId>,
        moved_from: Option<Moment>,
        is_other_format: bool,
        then: Then,
        /// Who had a seat and sits in something else at the new time.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        out: Vec<MemberId>,
    },
}

/// What becomes of what people said, or of where they sit, where an evening was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Then {
    /// Answers stand.
    AnswersStand,
    /// Who is not in every time is asked again.
    AskedAgain,
    /// Seats stand.
    SeatsStand,
    /// Seats are drawn anew.
    DrawnAnew,
}

/// A chair that is free.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatLeft {
    /// The session's number; none: it is made once they sit.
    pub number: Option<u32>,
    pub chair: Chair,
    /// Who is there.
    pub with: Vec<MemberId>,
}

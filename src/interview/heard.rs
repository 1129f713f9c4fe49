//! What the actor is told.

#![expect(missing_docs, reason = "the fields of variants are named by the glossary's words")]

use serde::{Deserialize, Serialize};

use crate::bank::Trigger;
use crate::base::{CleanText, Moment, Span};

use super::event::StoryPart;
use super::numbers::TurnNo;
use super::seats::{Seat, is_false};

/// What the actor is told at once. Never durable work.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Heard {
    /// Nothing beyond what the room sees.
    Nothing,
    /// On this seat; once check-in is open, sitting down is being here.
    Seated {
        seat: Seat,
        #[serde(default, skip_serializing_if = "is_false")]
        is_here: bool,
    },
    /// On this seat and here, the last that was waited for: it has begun.
    Begun { seat: Seat },
    /// On the waitlist, so many-th.
    Waitlisted { seat: Seat, place: u8 },
    /// Gave the seat back.
    LeftSeat,
    /// Left a running session for good.
    LeftForGood,
    /// Checked in: what to look at before it begins, and the micro-goal, are in the view.
    CheckedIn,
    /// The same, for a candidate who works on something.
    CheckedInFor { goal: CleanText },
    /// Noted.
    WillBeLate { until: Moment },
    /// The plan is changed.
    Changed,
    /// Called off.
    CalledOff,
    /// The answer took so long.
    Answered { took: Option<Span>, lacking: Vec<Trigger> },
    /// Added to what this question had, or filed with it although it is over; under
    /// [`OWN_QUESTIONS`](super::limits::OWN_QUESTIONS) what the candidate asked. What did not fit
    /// any more comes back.
    Filed {
        no: u8,
        #[serde(default, skip_serializing_if = "is_false")]
        is_follow_up: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rest: Option<CleanText>,
    },
    /// The mark is saved; so many are missing.
    MarkSaved { missing: u8 },
    /// The words are saved.
    WordsSaved,
    /// The words are saved in place of earlier ones.
    WordsReplaced,
    /// The ballot is in.
    BallotIn { asked_words: bool },
    /// The ballot or the own rating was the last that was waited for: all are unsealed.
    LastIn {
        /// The actor's own turn, whose report is open to them now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        own: Option<TurnNo>,
    },
    /// The own rating is saved.
    OwnSaved { missing: u8 },
    /// The own rating is settled.
    OwnSettled,
    /// The count.
    Count { count: u16 },
    /// The part of the story that runs.
    Story { part: StoryPart },
    /// What was written is kept.
    Saved,
    /// The link is kept in place of an earlier one.
    LinkReplaced,
}

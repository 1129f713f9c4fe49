//! What a rule answers when it says no. Every variant has a sentence in `view::words` that says
//! what to do next.

#![expect(missing_docs, reason = "the fields of variants are named by the glossary's words")]

use serde::{Deserialize, Serialize};

use crate::base::{MemberId, Span};

use super::held::Hindrance;
use super::seats::Seat;

/// Why an act was not carried out. A value, not an error: nothing broke, nothing changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// The format has no such seat.
    NoSuchSeat { seat: Seat },
    /// Sits there already.
    AlreadySeated { seat: Seat },
    /// Waits already.
    AlreadyWaiting,
    /// Seats and waitlist are full.
    WaitlistFull,
    /// Another confirmed seat overlaps.
    Overlaps { number: u32 },
    /// Missed seats, and has as much booked ahead as they may then.
    BookedOut { at_most: u8 },
    /// The seats were dealt, and change from outside only.
    SeatsDealt,
    /// The seats were dealt for this time, and it changes for all of them together.
    TimeDealt,
    /// Not on a seat.
    NotSeated,
    /// Not on a seat; this one is on offer to everybody.
    SeatOnOffer { seat: Seat },
    /// Nothing is on offer to this member.
    NothingOffered,
    /// The seat went to somebody who pressed first.
    TakenMeanwhile,
    /// The session has not opened yet.
    NotOpenYet,
    /// The session has begun; this belongs before it.
    AlreadyBegun,
    /// The session does not run.
    NotRunning,
    /// The session is over.
    Over,
    /// Too few people are here to begin.
    TooFew { here: u8, needed: u8 },
    /// Has checked in already.
    AlreadyHere,
    /// Only once.
    LateAlready,
    /// Only who planned it or an organiser may.
    PlannerOnly,
    /// Only an organiser may.
    OrganiserOnly,
    /// Only the acting interviewer may.
    InterviewerOnly { interviewer: Option<MemberId> },
    /// Only the candidate of this turn may.
    CandidateOnly { candidate: MemberId },
    /// Only an observer may.
    ObserverOnly,
    /// Only seated people may.
    SeatedOnly,
    /// Nothing to press in this stage: the question has not been asked.
    NotAsked,
    /// The question before ended this moment: the press was meant for it.
    JustAsked,
    /// What the act was made on is over, or another one by now.
    MovedOn,
    /// The question takes no words any more.
    AnswerLate,
    /// The question was left out.
    LeftOut,
    /// The question has as many words as one takes.
    AnswerFull,
    /// An answer is running.
    AnswerRunning,
    /// No answer is running.
    NoAnswerRunning,
    /// Live mode has no pause and no extension.
    LiveMode,
    /// It is paused.
    IsPaused,
    /// It is not paused.
    NotPaused,
    /// The answer was extended as often as possible.
    ExtendedEnough,
    /// No other question of this kind is left.
    NoOther,
    /// This follow-up was asked.
    AskedAlready,
    /// Enough follow-ups for one question.
    FollowUpsEnough,
    /// One push-back a question.
    PushedBackAlready,
    /// No surprise is left.
    NoSurprise,
    /// Cannot be handed to this member.
    CannotHandTo { member: MemberId },
    /// The candidate's questions are counted in their own stage.
    NotCounting,
    /// Nothing to take back.
    NothingToUndo,
    /// There is no such turn.
    NoSuchTurn,
    /// Ballots open after the turn.
    BallotsNotOpen,
    /// Ballots are unsealed and frozen.
    BallotsClosed,
    /// May not rate this turn.
    MayNotRate,
    /// The ballot comes with the answers, which this member has not opened.
    OpenAnswersFirst,
    /// Nobody rates themself among the peers.
    OwnTurn,
    /// The turn was too short to rate.
    TurnNotRated,
    /// There is no such competency.
    NoSuchCompetency,
    /// Marks are missing.
    BallotIncomplete { missing: u8 },
    /// The only rater must write words.
    WordsNeeded,
    /// Praise or blame alone, or next to nothing.
    EmptyPraise,
    /// This member did not interview in the turn.
    DidNotInterview { member: MemberId },
    /// There is nothing to rate from.
    NothingToRateFrom,
    /// Enough people rate.
    RatersEnough,
    /// Rating by tap belongs to drills, by rubric to the other formats.
    OtherOwnRating,
    /// Rated or skipped already.
    OwnRatingDone,
    /// A link must begin with https:// and be short.
    BadLink,
    /// The answer is not kept any more or was never there.
    NoAnswer,
    /// What the session shows does not appear for now.
    Held { why: Hindrance },
    /// There is no choice to make now.
    NoChoice,
    /// Not in this format or stage.
    NotInThisStage,
    /// The new time is not ahead.
    NotAhead,
    /// The text is empty or too long.
    TextTooLong { characters_max: u32 },
    /// The text is empty.
    TextEmpty,
    /// The plan's time is too far away.
    TooFarAhead { at_most: Span },
    /// Nothing would change.
    NothingChanged,
}

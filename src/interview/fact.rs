//! What is recorded for good, beside the session itself.

#![expect(missing_docs, reason = "the fields of variants are named by the glossary's words")]

use serde::{Deserialize, Serialize};

use crate::base::{CleanText, MemberId, Moment, Span};
use crate::rubric::{Choice, CompetencyNo, Transfer, Words};

use super::event::{InterviewerRating, StoryPart, Tap};
use super::numbers::{KitNo, TurnNo};
use super::seats::Seat;
use super::state::{Ending, PauseWhy};
use super::turn::{AskedQuestion, Cut, SelfRating};

/// What is recorded for good, beside the session itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    /// It was planned.
    Planned { by: MemberId },
    /// The plan changed.
    Edited { by: MemberId },
    /// A member sat down.
    Seated { member: MemberId, seat: Seat },
    /// A member waits.
    Waitlisted { member: MemberId, seat: Seat },
    /// A member gave a seat or a place in the queue back.
    LeftSeat { member: MemberId, seat: Seat },
    /// A seat was offered.
    Offered { seat: Seat, to: Option<MemberId> },
    /// An offer lapsed or was passed on.
    OfferPassed { seat: Seat, by: Option<MemberId> },
    /// A member checked in.
    CheckedIn { member: MemberId },
    /// A member will be late.
    WillBeLate { member: MemberId },
    /// A seat was freed because nobody was on it.
    SeatFreed { member: MemberId, seat: Seat },
    /// A reminder went out, or was too late for its time.
    Reminded { sent: bool },
    /// A reminder fell into somebody's quiet hours: it waits for their end, or is dropped where
    /// that is no earlier than the start.
    PutOff { member: MemberId, until: Option<Moment> },
    /// It moved to another phase.
    Entered { phase: String },
    /// Questions were drawn.
    DrewQuestions { count: u8 },
    /// A question or follow-up was put to a candidate; others heard it.
    Asked { turn: TurnNo, no: u8, ask: u8, question: KitNo, heard_by: Vec<MemberId> },
    /// An answer ended.
    Answered { turn: TurnNo, asked: Box<AskedQuestion> },
    /// The text of a typed answer.
    AnswerText { turn: TurnNo, no: u8, ask: u8, text: CleanText },
    /// A question was left out.
    Skipped { turn: TurnNo, question: KitNo },
    /// A question was exchanged.
    Exchanged { turn: TurnNo, question: KitNo },
    /// The answer's time was extended, or let run.
    MoreTime { turn: TurnNo },
    /// The clock stands.
    Paused { why: PauseWhy, by: Option<MemberId> },
    /// The clock runs again.
    Resumed { by: Option<MemberId>, after: Span },
    /// The bot was away.
    WasAway { for_span: Span, froze: bool },
    /// Somebody stepped out, or is back.
    Presence { member: MemberId, is_here: bool },
    /// The interviewer's chair was offered.
    ChairOffered { from: MemberId, to: Option<MemberId> },
    /// It changed hands.
    ChairTaken { from: MemberId, by: MemberId },
    /// Nobody took it.
    ChairLapsed { from: MemberId },
    /// The bot asks from here on.
    WentSolo { candidate: MemberId },
    /// A turn was cut.
    TurnCut { turn: TurnNo, cut: Cut, by: Option<MemberId> },
    /// The candidate's questions were counted.
    Counted { turn: TurnNo, count: u8 },
    /// An observer moved the story on.
    StoryMoved { turn: TurnNo, by: MemberId, part: StoryPart },
    /// An observer tallied fillers.
    Fillers { turn: TurnNo, by: MemberId, count: u16 },
    /// A recording was linked.
    Recorded { turn: TurnNo },
    /// Ballots of a turn opened for these raters.
    BallotsOpened { turn: TurnNo, raters: Vec<MemberId> },
    /// A rater joined.
    RaterJoined { turn: TurnNo, rater: MemberId },
    /// A mark.
    Marked { turn: TurnNo, rater: MemberId, competency: CompetencyNo, choice: Choice },
    /// A comment.
    Worded { turn: TurnNo, rater: MemberId, words: Words },
    /// Whether the micro-goal showed.
    TransferSeen { turn: TurnNo, rater: MemberId, transfer: Transfer },
    /// A ballot is finished.
    BallotDone { turn: TurnNo, rater: MemberId },
    /// The self-rating changed.
    OwnRated { turn: TurnNo, own: SelfRating },
    /// A drill's tap.
    Tapped { turn: TurnNo, tap: Tap },
    /// The interviewer was rated.
    InterviewerRated { turn: TurnNo, interviewer: MemberId, rating: InterviewerRating },
    /// All ballots of the session unsealed.
    Unsealed,
    /// It is over.
    Ended { how: Ending },
}

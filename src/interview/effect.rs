//! What must happen because of a step: what the room is shown, and what is recorded for good.

#![expect(missing_docs, reason = "the fields of variants are named by the glossary's words")]

use serde::{Deserialize, Serialize};

use crate::bank::{Kind, Trigger};
use crate::base::{ChannelId, CleanText, MemberId, Moment, Span};
use crate::rubric::{Choice, Transfer, Words};

use super::event::{InterviewerRating, Outcome, StoryPart, Tap};
use super::format::{Agenda, Mode};
use super::seats::{Seat, Waiting, is_false};
use super::session::{Asked, Cut, Ending, Own, PauseWhy};

/// One thing that the platform must show. Data, not text: the view writes the sentence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// This slot looks like so from now on. Sent twice, late or merged it is harmless.
    Show {
        /// The slot.
        slot: Slot,
        /// What it shows.
        notice: Notice,
    },
    /// Said once in the thread.
    Post {
        /// What is said.
        notice: Notice,
        /// Who is mentioned.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        ping: Vec<MemberId>,
    },
    /// Said once beside the card, where the thread cannot be used any more.
    Announce {
        /// What is said.
        notice: Notice,
        /// Who is mentioned.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        ping: Vec<MemberId>,
    },
    /// The thread is started from the card.
    OpenThread,
    /// The thread is archived.
    CloseThread,
}

/// Where on the platform something is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// The practice channel, where the cards are.
    Channel,
    /// The session's own thread.
    Thread,
}

/// A message that lives on and changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Slot {
    /// The session's card.
    Card,
    /// Who has checked in.
    CheckIn,
    /// A question or follow-up: pass, round and ask.
    Question(u8, u8, u8),
    /// How many ballots of a turn are in.
    Tally(u8),
    /// The guild's card for practising now. It belongs to no session, and no step shows it.
    Standing,
}

/// What members are told, as data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Notice {
    /// The session's card.
    Card(Box<Card>),
    /// It begins soon.
    Reminder {
        starts_at: Moment,
        place: Option<CleanText>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        room: Option<ChannelId>,
    },
    /// A freed seat, offered to one member.
    SeatOffered { seat: Seat, to: MemberId, until: Moment },
    /// A freed seat for the first who presses.
    OpenCall { seat: Seat, until: Moment },
    /// Enough people wait for a session of their own.
    SecondSession { waiting: Vec<MemberId> },
    /// The time, the place or the aim changed.
    PlanChanged { starts_at: Moment },
    /// Who is here.
    CheckIn {
        starts_at: Moment,
        people: Vec<Present>,
        #[serde(default, skip_serializing_if = "is_false")]
        has_observers: bool,
    },
    /// It begins later than planned, because the bot was away.
    StartsLate { by: Span },
    /// Fewer raters than a verdict needs.
    FewRaters { raters: u8, wanted: u8 },
    /// A turn, or all turns of a shared pass, begins.
    TurnOpened {
        turn: u8,
        turns: u8,
        candidates: Vec<MemberId>,
        panel: Vec<MemberId>,
        observers: Vec<MemberId>,
        agenda: Agenda,
        until: Moment,
        mode: Mode,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        opener: Option<String>,
    },
    /// The interviewer has something on the panel.
    YourMove { interviewer: MemberId },
    /// A question or a follow-up.
    Question(Box<Posed>),
    /// The answer's time ends soon.
    Soon { left: Span },
    /// The answer's time is up.
    TimeUp,
    /// Half as long again.
    Overtime { over: Span, interviewer: Option<MemberId> },
    /// The answer was ended by the bot.
    CutShort { after: Span },
    /// The joint exercise begins.
    Exercise {
        candidates: Vec<MemberId>,
        until: Moment,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        task: Option<Box<Task>>,
    },
    /// The exercise ends soon.
    ExerciseSoon { left: Span },
    /// The candidates' own questions.
    CandidateQuestions { candidates: Vec<MemberId>, panel: Vec<MemberId>, until: Moment },
    /// The bot's last words, where it conducts.
    Closer { text: String },
    /// Last words.
    WrapUp { panel: Vec<MemberId>, until: Moment },
    /// A turn ended before its time.
    TurnCut { turn: u8, candidate: MemberId, cut: Cut, is_rated: bool },
    /// The break.
    HalfTime { until: Moment, candidate: MemberId, interviewers: Vec<MemberId> },
    /// How many ballots are in.
    Tally(Tally),
    /// Somebody is still wanted as a rater.
    RatersWanted { candidate: MemberId, until: Moment },
    /// The rating window is longer, because the bot was away for most of it.
    RatingExtended { until: Moment },
    /// The bot was away.
    Away { for_span: Span, left: Option<Left>, host: Option<MemberId>, resume_at: Option<Moment> },
    /// The clock stands.
    Paused { why: PauseWhy, by: Option<MemberId> },
    /// The clock runs again.
    Resumed { left: Option<Left> },
    /// More time for this answer.
    Extended { by: Span, limit: Span },
    /// The interviewer lets it run.
    RunsOn,
    /// A question was left out.
    Skipped { no: u8 },
    /// Somebody stepped out or came back.
    SteppedOut { member: MemberId, until: Option<Moment> },
    /// Somebody is back.
    CameBack { member: MemberId },
    /// Somebody left for good.
    LeftForGood { member: MemberId },
    /// The interviewer's chair is offered.
    ChairOffered { from: MemberId, to: Option<MemberId>, until: Moment },
    /// The chair has a new holder.
    ChairTaken { from: MemberId, by: MemberId },
    /// Nobody took it.
    ChairNotTaken { from: MemberId },
    /// Nobody can interview.
    NoInterviewer { candidate: MemberId, until: Moment },
    /// The bot asks from here on.
    GoesSolo { candidate: MemberId },
    /// The candidate added a recording.
    Recording { turn: u8, candidate: MemberId },
    /// A turn's report is there.
    TurnRated { turn: u8, candidate: MemberId, outcome: Outcome },
    /// It is over without reports.
    Ended { how: Ending },
    /// Its thread was deleted while it was under way.
    ThreadLost { then: AfterLoss },
    /// Two who have half an hour found each other: one pressed just now, one has waited.
    Paired { here: MemberId, waited: MemberId, until: Moment },
    /// The guild's card for practising now.
    Standing(Standing),
}

/// What follows for a session whose thread was deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AfterLoss {
    /// It is not held, or ended before anything was asked.
    Nothing,
    /// It ended where it stood, and its ballots can be filled in.
    Ballots { until: Moment },
    /// It ended where it stood, with too little to rate.
    Reports,
    /// Its ballots were open, and stay so.
    BallotsStay { until: Moment },
}

/// The guild's card for practising now, as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Where it stands.
    pub channel: ChannelId,
    /// Whether it can be pressed: one that was taken down says so.
    pub is_up: bool,
    /// How many wait. Not who: nobody has to be seen waiting in vain.
    pub waiting: u8,
    /// Since when the first of them waits.
    pub since: Option<Moment>,
}

/// The session's card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// The format's name.
    pub format: String,
    /// What is practised.
    pub objective: CleanText,
    /// Role tag.
    pub role: Option<String>,
    /// What people read for the role; none: its tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_title: Option<String>,
    /// Level, by name.
    pub level: Option<crate::bank::Level>,
    /// Wanted outcome.
    pub wanted: Option<CleanText>,
    /// When it begins.
    pub starts_at: Moment,
    /// How long people stay, ballots and half-time included, in minutes.
    pub minutes: u16,
    /// Practice or live.
    pub mode: Mode,
    /// Where people meet.
    pub place: Option<CleanText>,
    /// The voice channel that the session was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<ChannelId>,
    /// Whether candidates swap roles.
    pub swaps: bool,
    /// Who sits where.
    pub seated: Vec<(Seat, MemberId)>,
    /// Who waits.
    pub waiting: Vec<Waiting>,
    /// Free places, by seat; seats that the format does not have are missing.
    pub free: Vec<(Seat, u8)>,
    /// Fewest people, and by when.
    pub cut_off: Option<(u8, Moment)>,
    /// What it is in.
    pub state: CardState,
    /// Whether its thread was taken away, so that everything is found here.
    #[serde(default, skip_serializing_if = "is_false")]
    pub lost_thread: bool,
}

/// What a card says about the session's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardState {
    /// Seats can be taken.
    Open,
    /// Check-in is open.
    CheckIn,
    /// It runs.
    Running,
    /// Ballots are open.
    Rating,
    /// Over.
    Closed(Ending),
    /// Reports are there.
    Reported,
}

/// One person on the check-in list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Present {
    /// Who.
    pub member: MemberId,
    /// On which seat.
    pub seat: Seat,
    /// Checked in.
    pub is_here: bool,
    /// Said that they will be late.
    pub is_late: bool,
}

/// A question as the room sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Posed {
    /// Which question of the turn, from 1.
    pub no: u8,
    /// Of how many, surprises included.
    pub of: u8,
    /// Its kind.
    pub kind: Kind,
    /// Who answers.
    pub candidate: MemberId,
    /// Who asks; nobody: the bot.
    pub asker: Option<MemberId>,
    /// The words.
    pub prompt: String,
    /// What a follow-up probes.
    pub trigger: Option<Trigger>,
    /// The aim in seconds, for the question itself.
    pub target_s: Option<[u32; 2]>,
    /// The clock.
    pub limit: Span,
    /// When the clock starts.
    pub starts_at: Moment,
    /// Unannounced.
    pub is_surprise: bool,
    /// In half the time.
    pub is_shortened: bool,
    /// Where it stands.
    pub state: PosedState,
}

/// Where a shown question stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PosedState {
    /// To be answered.
    Open,
    /// Answered; not always measured.
    Answered(Option<Span>),
    /// The turn ended before the answer did.
    Interrupted,
    /// Left out.
    Skipped,
}

/// The task of a joint exercise as the candidates see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Its name.
    pub title: String,
    /// What it is about.
    pub task: String,
    /// What to do, in order.
    pub steps: Vec<String>,
}

/// How many ballots of a turn are in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    /// The turn, from 0.
    pub turn: u8,
    /// Turns of the session.
    pub turns: u8,
    /// Who is rated.
    pub candidate: MemberId,
    /// Who interviewed, to be rated by the candidate.
    pub interviewers: Vec<MemberId>,
    /// Finished ballots.
    pub done: u8,
    /// Ballots that have been begun and are not finished.
    pub begun: u8,
    /// Ballots asked for; none where any member may rate.
    pub of: Option<u8>,
    /// Whether the self-rating is settled.
    pub own_settled: bool,
    /// Whether it is a tap.
    pub own_by_tap: bool,
    /// When all ballots close, once the last turn has ended.
    pub closes_at: Option<Moment>,
    /// Seconds after the last turn until they close.
    pub window: Span,
    /// Unsealed.
    pub is_closed: bool,
}

/// What is left on a clock that stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Left {
    /// Of an answer: question, who answers, how much.
    Answer { no: u8, candidate: MemberId, left: Span },
    /// Of a stage.
    Stage { left: Span },
}

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
    Asked { turn: u8, no: u8, ask: u8, question: u16, heard_by: Vec<MemberId> },
    /// An answer ended.
    Answered { turn: u8, asked: Box<Asked> },
    /// The text of a typed answer.
    AnswerText { turn: u8, no: u8, ask: u8, text: CleanText },
    /// A question was left out.
    Skipped { turn: u8, question: u16 },
    /// A question was exchanged.
    Exchanged { turn: u8, question: u16 },
    /// The answer's time was extended, or let run.
    MoreTime { turn: u8 },
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
    TurnCut { turn: u8, cut: Cut, by: Option<MemberId> },
    /// The candidate's questions were counted.
    Counted { turn: u8, count: u8 },
    /// An observer moved the story on.
    StoryMoved { turn: u8, by: MemberId, part: StoryPart },
    /// An observer tallied fillers.
    Fillers { turn: u8, by: MemberId, count: u16 },
    /// A recording was linked.
    Recorded { turn: u8 },
    /// Ballots of a turn opened for these raters.
    BallotsOpened { turn: u8, raters: Vec<MemberId> },
    /// A rater joined.
    RaterJoined { turn: u8, rater: MemberId },
    /// A mark.
    Marked { turn: u8, rater: MemberId, competency: u8, choice: Choice },
    /// A comment.
    Worded { turn: u8, rater: MemberId, words: Words },
    /// Whether the micro-goal showed.
    TransferSeen { turn: u8, rater: MemberId, transfer: Transfer },
    /// A ballot is finished.
    BallotDone { turn: u8, rater: MemberId },
    /// The self-rating changed.
    OwnRated { turn: u8, own: Own },
    /// A drill's tap.
    Tapped { turn: u8, tap: Tap },
    /// The interviewer was rated.
    InterviewerRated { turn: u8, interviewer: MemberId, rating: InterviewerRating },
    /// All ballots of the session unsealed.
    Unsealed,
    /// It is over.
    Ended { how: Ending },
}

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
    /// On the waitlist, so many-th.
    Waitlisted { seat: Seat, place: u8 },
    /// Gave the seat back.
    LeftSeat,
    /// Left a running session for good.
    LeftForGood,
    /// Checked in: what to look at before it begins, and the micro-goal, are in the view.
    CheckedIn,
    /// Noted.
    WillBeLate { until: Moment },
    /// The plan is changed.
    Changed,
    /// Called off.
    CalledOff,
    /// The answer took so long.
    Answered { took: Option<Span>, lacking: Vec<Trigger> },
    /// The mark is saved; so many are missing.
    MarkSaved { missing: u8 },
    /// The words are saved.
    WordsSaved,
    /// The ballot is in.
    BallotIn { asked_words: bool },
    /// The own rating is saved.
    OwnSaved { missing: u8 },
    /// The own rating is settled.
    OwnSettled,
    /// The count.
    Count { count: u16 },
    /// The part of the story that runs.
    Story { part: StoryPart },
    /// Saved.
    Saved,
}

impl Effect {
    /// Where it is shown.
    pub fn place(&self) -> Place {
        match self {
            Self::Show { slot: Slot::Card | Slot::Standing, .. } | Self::Announce { .. } => {
                Place::Channel
            }
            // Opening it stands before everything that is shown in it.
            Self::OpenThread
            | Self::Show { slot: Slot::CheckIn | Slot::Question(..) | Slot::Tally(_), .. }
            | Self::Post { .. }
            | Self::CloseThread => Place::Thread,
        }
    }

    /// The slot, if it has one.
    pub fn slot(&self) -> Option<Slot> {
        match self {
            Self::Show { slot, .. } => Some(*slot),
            Self::Post { .. } | Self::Announce { .. } | Self::OpenThread | Self::CloseThread => {
                None
            }
        }
    }
}

impl Slot {
    /// Its name in the outbox.
    pub fn name(self) -> String {
        match self {
            Self::Card => "card".to_owned(),
            Self::CheckIn => "check-in".to_owned(),
            Self::Question(pass, round, ask) => format!("question-{pass}-{round}-{ask}"),
            Self::Tally(turn) => format!("tally-{turn}"),
            Self::Standing => "standing".to_owned(),
        }
    }
}

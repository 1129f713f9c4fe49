//! What members are told, as data: the view writes the sentence.

#![expect(missing_docs, reason = "the fields of variants are named by the glossary's words")]

use serde::{Deserialize, Serialize};

use crate::bank::{Kind, Trigger};
use crate::base::{ChannelId, CleanText, MemberId, Moment, Span, Venue};

use super::event::{Outcome, Tap, Unread};
use super::format::{Agenda, Mode};
use super::held::Hindrance;
use super::numbers::{PassNo, TurnNo};
use super::plan::is_zero;
use super::seats::{Seat, Waiting, is_false};
use super::state::{Ending, PauseWhy};
use super::turn::Cut;

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
        /// Where seats were dealt: who does what.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cast: Option<Cast>,
        /// Whether it comes late, because the bot was away.
        #[serde(default, skip_serializing_if = "is_false")]
        is_late: bool,
        /// Whether check-in is open.
        #[serde(default, skip_serializing_if = "is_false")]
        is_open: bool,
    },
    /// A freed seat, offered to one member.
    SeatOffered { seat: Seat, to: MemberId, until: Moment },
    /// A freed seat for the first who presses.
    OpenCall { seat: Seat, until: Moment },
    /// Enough people wait for a session of their own.
    SecondSession { waiting: Vec<MemberId> },
    /// The time, the place or the aim changed.
    PlanChanged {
        starts_at: Moment,
        /// Whether seats were dealt, and are not given back here.
        #[serde(default, skip_serializing_if = "is_false")]
        is_dealt: bool,
    },
    /// Who is here.
    CheckIn {
        starts_at: Moment,
        people: Vec<Present>,
        /// Who of them is mentioned when it is first shown.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        calls: Vec<MemberId>,
        #[serde(default, skip_serializing_if = "is_false")]
        has_observers: bool,
        /// Once enough are here: when it begins at the latest.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        begins_at: Option<Moment>,
        /// Where it stands.
        #[serde(default, skip_serializing_if = "CheckIn::is_open")]
        state: CheckIn,
    },
    /// It begins later than planned, because the bot was away.
    StartsLate { by: Span },
    /// Fewer raters than a verdict needs.
    FewRaters { raters: u8, wanted: u8 },
    /// A turn, or all turns of a shared pass, begins.
    TurnOpened {
        turn: PassNo,
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
    /// The candidates' own questions, and how long the wrap-up after them is.
    CandidateQuestions {
        candidates: Vec<MemberId>,
        panel: Vec<MemberId>,
        until: Moment,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        wrap_up: Option<Span>,
    },
    /// The bot's last words, where it conducts.
    Closer { text: String },
    /// Last words.
    WrapUp { panel: Vec<MemberId>, until: Moment },
    /// A turn ended before its time.
    TurnCut { turn: TurnNo, candidate: MemberId, cut: Cut, is_rated: bool },
    /// The break after a turn that is not rated; where it is, it stands on the tally.
    HalfTime { until: Moment, candidate: MemberId, interviewers: Vec<MemberId> },
    /// How many ballots are in.
    Tally(Tally),
    /// What came of a turn that is its candidate's alone.
    Tried(Box<Tried>),
    /// Somebody is still wanted as a rater.
    RatersWanted { candidate: MemberId, until: Moment },
    /// The rating window is longer, because the bot was away for most of it.
    RatingExtended { until: Moment },
    /// The bot was away.
    Away {
        for_span: Span,
        left: Option<TimeLeft>,
        host: Option<MemberId>,
        resume_at: Option<Moment>,
    },
    /// The clock stands.
    Paused { why: PauseWhy, by: Option<MemberId> },
    /// The clock runs again.
    Resumed { left: Option<TimeLeft> },
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
    Recording { turn: TurnNo, candidate: MemberId },
    /// A turn's report is there.
    TurnRated { turn: TurnNo, candidate: MemberId, outcome: Outcome },
    /// It is over without reports.
    Ended { how: Ending },
    /// Its thread was deleted while it was under way.
    ThreadLost { then: AfterLoss },
    /// A message of the candidate's is no answer, and why.
    Unread { member: MemberId, why: Unread },
    /// The candidate added words to a question that is over.
    Added { candidate: MemberId, no: u8, is_follow_up: bool },
    /// These were dealt a seat after check-in had opened.
    Dealt { people: Vec<MemberId>, cast: Cast },
    /// Two who have half an hour found each other: one pressed just now, one has waited.
    Paired { here: MemberId, waited: MemberId, until: Moment },
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
    /// Kinds of questions that are asked in English, whatever the session's language.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub in_english: Vec<Kind>,
    /// For how many days the texts of its answers are kept once it is closed.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub keep_answers_days: u16,
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
    /// How the real interview will be held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<Venue>,
    /// Where people meet.
    pub place: Option<CleanText>,
    /// The voice channel that the session was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<ChannelId>,
    /// Whether candidates swap roles.
    pub swaps: bool,
    /// Who sits where.
    pub seated: Vec<(Seat, MemberId)>,
    /// Of them those whose first evening it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub new: Vec<MemberId>,
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
    /// Why what the session shows does not appear for now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held: Option<Hindrance>,
}

/// Who does what in a session whose seats were dealt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cast {
    /// Whether candidates swap roles: then the first of them answers first.
    pub swaps: bool,
    /// Who sits where.
    pub seated: Vec<(Seat, MemberId)>,
}

/// What a card says about the session's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardState {
    /// Seats can be taken.
    Open,
    /// Seats were dealt, and change from outside.
    Dealt,
    /// Check-in is open.
    CheckIn,
    /// It runs.
    Running,
    /// Ballots are open.
    Rating,
    /// It is over, in one of these ways.
    Closed(Ending),
    /// Reports are there.
    Reported,
}

/// Where a check-in stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CheckIn {
    /// People check in.
    #[default]
    Open,
    /// The session runs: whoever comes now is named on it.
    Begun,
    /// Nothing is left to come to.
    Over,
}

impl CheckIn {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that serde calls it with")]
    fn is_open(&self) -> bool {
        *self == Self::Open
    }
}

/// One person on the check-in list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Present {
    /// Who sits there.
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
    pub turn: TurnNo,
    /// Turns of the session.
    pub turns: u8,
    /// Who is rated.
    pub candidate: MemberId,
    /// Who interviewed, to be rated by the candidate.
    pub interviewers: Vec<MemberId>,
    /// Finished ballots.
    pub done: u8,
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
    /// Whether all ballots are unsealed.
    pub is_closed: bool,
    /// Whether it says that the candidate added a recording. Those who were not there are told by a
    /// message of its own.
    #[serde(default)]
    pub has_recording: bool,
    /// The break that follows the turn, while it runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub half_time: Option<HalfTime>,
}

/// What came of a question that somebody practised by themself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tried {
    /// How long the answer took; none where it was not measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub took: Option<Span>,
    /// The aim in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_s: Option<[u32; 2]>,
    /// What they say of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tapped: Option<Tap>,
    /// Whether they can say nothing of it any more.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_over: bool,
    /// How long it took them before; from those who know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Before>,
    /// Whether what they typed can be kept; from those who know.
    #[serde(default, skip_serializing_if = "is_false")]
    pub can_keep: bool,
}

/// How long an answer took the time before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Before {
    /// To the same question.
    Same(Span),
    /// To another of its kind.
    OfKind(Span),
}

/// The break between two passes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HalfTime {
    /// The pass after it.
    pub next: PassNo,
    /// When that begins.
    pub until: Moment,
    /// Who answers then.
    pub candidate: MemberId,
    /// Who interviews then.
    pub interviewers: Vec<MemberId>,
}

/// What is left on a clock that stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeLeft {
    /// Of an answer: question, who answers, how much.
    Answer { no: u8, candidate: MemberId, left: Span },
    /// Of a stage.
    Stage { left: Span },
}

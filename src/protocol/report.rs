//! The report of one turn: made once, when the ballots unseal, stored, and never computed again.

use serde::{Deserialize, Serialize};

use crate::bank::{Kind, Trigger};
use crate::base::{CleanText, MemberId, Moment, SessionId, Span};
use crate::interview::{Cut, Tap, TurnNo};
use crate::progress::Proposal;
use crate::rubric::{Choice, CompetencyId, Mark, Transfer, TurnScores, Verdict, Words};

/// Everything that the candidate of a turn learns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TurnReport {
    /// The session.
    pub session: SessionId,
    /// Its number.
    pub number: u32,
    /// The turn, from 0.
    pub turn: TurnNo,
    /// Turns in the session.
    pub turns: u8,
    /// Who was interviewed.
    pub candidate: MemberId,
    /// The format's name.
    pub format: String,
    /// The rubric's name.
    pub rubric: String,
    /// When it was made.
    pub made_at: Moment,
    /// Why the turn ended before its time.
    pub cut: Option<Cut>,
    /// Whether a coach interviewed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_coached: bool,
    /// Whether it was practised by oneself alone: nobody was to rate it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_private: bool,
    /// Whether its format is as long as a real interview; reports of before do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_whole_mock: Option<bool>,
    /// Complete ballots.
    pub raters: u8,
    /// What could be computed; none below two raters.
    pub scores: Option<TurnScores>,
    /// One line a competency, in the rubric's order.
    pub competencies: Vec<CompetencyLine>,
    /// A drill's tap.
    pub tap: Option<Tap>,
    /// *Ready*, *not yet* or *too little evidence*, where the format asks for it.
    pub verdict: Option<Verdict>,
    /// When the turn began.
    pub started_at: Moment,
    /// Questions planned.
    pub planned: u8,
    /// Of those and the surprises, answered.
    pub answered: u8,
    /// Everything that was asked, in order.
    pub timings: Vec<TimingLine>,
    /// Follow-ups that were needed, the most frequent first.
    pub probes: Vec<ProbeLine>,
    /// The candidate's own questions.
    pub counted: u8,
    /// Whether there was a stage for them.
    pub could_ask: bool,
    /// What observers timed and tallied.
    pub observers: Vec<ObserverLine>,
    /// The link that the candidate added.
    pub recording: Option<CleanText>,
    /// The micro-goal that was practised.
    pub goal: Option<GoalLine>,
    /// The raters' words.
    pub words: Vec<RaterWords>,
    /// One proposed micro-goal.
    pub proposal: Option<Proposal>,
    /// With whom its candidate could practise again, when they look at it.
    #[serde(skip)]
    pub again: Option<Again>,
    /// Whom its candidate could thank, when they look at it.
    #[serde(skip)]
    pub thanks: Vec<ToThank>,
}

/// Somebody whom a candidate can thank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToThank {
    /// Who could be thanked.
    pub who: MemberId,
    /// Whether they did.
    pub is_thanked: bool,
}

/// Two who sat in a session could do so every time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Again {
    /// The other.
    pub with: MemberId,
    /// When they would meet next, where it is every week; none: the draws of its evenings would put
    /// them together.
    pub weekly: Option<Moment>,
}

/// What the first screen of a report has no room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportPart {
    /// The numbers, and what they can carry: competencies, timings, story shares, fillers.
    Scores,
    /// Everything that the raters wrote.
    Words,
}

/// A competency in a report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CompetencyLine {
    /// Its id; none in reports that were made before reports named it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<CompetencyId>,
    /// Its name.
    pub title: String,
    /// The raw marks, in the raters' order; *could not tell* left out.
    pub marks: Vec<Mark>,
    /// What the candidate gave themself.
    pub own: Option<Choice>,
    /// With a single rater, what their mark looks like in words: the anchor's short form, or the
    /// two that it lies between.
    pub anchor: Option<String>,
}

/// One question or follow-up in a report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TimingLine {
    /// Which question, from 1.
    pub no: u8,
    /// 0 for the question itself, then its follow-ups.
    pub ask: u8,
    /// Its kind.
    pub kind: Kind,
    /// What the follow-up probed.
    pub trigger: Option<Trigger>,
    /// From the turn's beginning until it was asked.
    pub asked_after: Span,
    /// From the turn's beginning until its answer was over time; none if it was not.
    pub over_after: Option<Span>,
    /// How long the answer was; none: not measured.
    pub took: Option<Span>,
    /// The aim in seconds, for the question itself.
    pub target_s: Option<[u32; 2]>,
    /// The clock.
    pub limit: Span,
    /// Whether the answer was finished.
    pub is_answered: bool,
}

/// A follow-up that was needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProbeLine {
    /// What it probes.
    pub trigger: Trigger,
    /// In how many answers.
    pub times: u8,
}

/// What one observer timed and tallied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObserverLine {
    /// Who watched.
    pub observer: MemberId,
    /// Situation, task, action and result, in per cent; none if nothing was timed.
    pub story_percent: Option<[u8; 4]>,
    /// Fillers heard.
    pub fillers: u16,
    /// A tenth of a filler a minute of measured speech; none if nothing was measured.
    pub fillers_a_minute_tenths: Option<u16>,
}

/// The micro-goal that was practised, and what raters saw of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalLine {
    /// The goal.
    pub text: CleanText,
    /// What each rater saw.
    pub seen: Vec<Transfer>,
    /// How far it had got the time before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<Transfer>,
    /// What becomes of it now, if something does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub becomes: Option<GoalBecomes>,
}

/// What becomes of a goal that showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GoalBecomes {
    /// It has shown often enough: another takes its place.
    Kept,
    /// It shows once more before it is kept.
    OnceMore,
}

/// A rater's comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RaterWords {
    /// Who wrote it.
    pub rater: MemberId,
    /// What they wrote.
    pub words: Words,
}

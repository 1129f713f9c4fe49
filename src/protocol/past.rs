//! A member's sessions of before: all of them, a page at a time, and two turns side by side.

use serde::{Deserialize, Serialize};

use crate::bank::Trigger;
use crate::base::{CleanText, MemberId, Moment, SessionId, Span};
use crate::interview::TurnNo;

use super::report::TurnReport;

/// What of them is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PastLook {
    /// A page: what is older than this session, or without one the newest.
    Page(Option<SessionId>),
    /// The same, to choose what stands beside that turn.
    Choose(SessionId, TurnNo, Option<SessionId>),
    /// Two turns side by side.
    Beside([(SessionId, TurnNo); 2]),
    /// A page of drills: what is older than this one, or without one the newest.
    Drills(Option<SessionId>),
    /// Two attempts at one question: that of this session beside that of the other one, or else the
    /// one before.
    Attempts(SessionId, Option<SessionId>),
    /// The last two at what the newest drill asked.
    LastAttempts,
    /// Who thanked them.
    Thanks,
}

/// A page, the newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Past {
    /// One line a session.
    pub lines: Vec<PastLine>,
    /// Whether newer ones come before them.
    pub has_newer: bool,
    /// Behind which session older ones follow, if there are any.
    pub older: Option<SessionId>,
    /// Whether there are drills, which stand apart.
    pub has_drills: bool,
    /// Whether somebody thanked them.
    pub has_thanks: bool,
}

/// That somebody thanked this member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thanked {
    /// Who thanked them.
    pub from: MemberId,
    /// For which session, by its number.
    pub number: u32,
    /// When they did.
    pub at: Moment,
}

/// A session in which this member took part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastLine {
    /// The session.
    pub session: SessionId,
    /// Its number.
    pub number: u32,
    /// When it began.
    pub at: Moment,
    /// The format's name; none where it is not known any more.
    pub format: Option<String>,
    /// Their turn as candidate: it has a report.
    pub turn: Option<TurnNo>,
    /// Whether they asked a question.
    pub is_interviewer: bool,
    /// Whether they watched.
    pub is_observer: bool,
    /// Whether they rated somebody.
    pub is_rater: bool,
}

/// What is shown of them.
#[derive(Debug, Clone, PartialEq)]
pub enum PastShown {
    /// A page.
    Page(Past),
    /// Two reports, the earlier first.
    Beside(Box<[TurnReport; 2]>),
    /// Attempts at one question; none: there is nothing to compare.
    Attempts(Option<Box<Attempts>>),
    /// Who thanked them, the newest first.
    Thanks(Vec<Thanked>),
}

/// Attempts at one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempts {
    /// The session of the one that was asked for.
    pub of: SessionId,
    /// What was asked; none where nobody knows any more.
    pub prompt: Option<String>,
    /// The aim in seconds.
    pub target_s: Option<[u32; 2]>,
    /// One or two of them, the earlier first.
    pub both: Vec<Attempt>,
    /// The others, the newest first: their sessions with their numbers.
    pub others: Vec<(SessionId, u32)>,
    /// Whether it is a drill, which can be tried again.
    pub can_try_again: bool,
}

/// One attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// The session.
    pub session: SessionId,
    /// Its number.
    pub number: u32,
    /// When it was asked.
    pub at: Moment,
    /// How long the answer took; none where it was not measured, or cut off.
    pub took: Option<Span>,
    /// Follow-ups that it drew, in their order.
    pub probes: Vec<Probed>,
    /// What was said, where its member keeps it: the answer, then those to its follow-ups.
    pub kept: Vec<CleanText>,
}

/// A follow-up that an answer drew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Probed {
    /// What it probed.
    pub probe: Option<Trigger>,
    /// How long the answer to it took.
    pub took: Option<Span>,
}

//! A member's sessions of before: all of them, a page at a time, and two turns side by side.

use serde::{Deserialize, Serialize};

use crate::base::{Moment, SessionId};
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
}

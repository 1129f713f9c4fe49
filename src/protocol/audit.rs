//! Who changed what a group agreed on, as its organisers read it: plans, series, evenings and
//! settings. Never marks, goals, profiles, consents, or who avoids whom.

use serde::{Deserialize, Serialize};

use crate::base::{CleanText, MemberId, Moment};

/// Where a page of it begins: what is older than this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditPage(pub i64);

/// A page, the newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Audit {
    /// What was changed.
    pub lines: Vec<AuditLine>,
    /// Where the next page begins, if there may be one.
    pub earlier: Option<AuditPage>,
}

/// Somebody changed something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditLine {
    /// When it was changed.
    pub at: Moment,
    /// Who; nobody once they are erased.
    pub by: Option<MemberId>,
    /// What was changed.
    pub what: Audited,
}

/// What was changed. Sessions and series by their numbers; an evening by when it begins and what it
/// is called, while it can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Audited {
    /// The group's settings.
    Settings,
    /// A session was planned.
    Planned(u32),
    /// Its plan was changed.
    Replanned(u32),
    /// It was called off.
    SessionOff(u32),
    /// A series was made.
    SeriesMade(u32),
    /// It became something else.
    SeriesEdited(u32),
    /// It ended.
    SeriesStopped(u32),
    /// It is paused.
    SeriesPaused(u32),
    /// It goes on.
    SeriesResumed(u32),
    /// One of its dates is left out.
    DateSkipped(u32),
    /// One of its dates is as usual again.
    DateAsUsual(u32),
    /// An evening was called by somebody.
    Called(Option<(Moment, CleanText)>),
    /// It became something else.
    EveningChanged(Option<(Moment, CleanText)>),
    /// It was called off.
    EveningOff(Option<(Moment, CleanText)>),
    /// Its seats were drawn again.
    DrawnAgain(Option<(Moment, CleanText)>),
}

//! What a member takes into their own calendar.

use crate::base::{CleanText, Moment};
use crate::calendar::EntryOf;

/// A session or an evening, as a calendar shows it. It names nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// Which one it is: of a session that an evening has drawn, the evening, so that a calendar
    /// keeps one entry of both.
    pub of: EntryOf,
    /// Grows with every change of it.
    pub sequence: u32,
    /// The session's number; none: seats are not drawn yet.
    pub number: Option<u32>,
    /// What the format is called.
    pub format: String,
    /// What is practised.
    pub objective: CleanText,
    /// Where it is held, if somebody said.
    pub place: Option<CleanText>,
    /// When it begins.
    pub starts_at: Moment,
    /// When it is expected to end, ballots included.
    pub ends_at: Moment,
    /// Whether it is not held after all.
    pub is_off: bool,
}

//! A ballot after unsealing, as the arithmetic reads it.

use serde::{Deserialize, Serialize};

use crate::base::{MemberId, Moment, SessionId, Span};

use super::mark::Mark;

/// How far back ballots count: people, questions and raters change over a year (house).
pub const HISTORY_FOR: Span = Span::from_hours(365 * 24);

/// One turn of one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TurnKey {
    /// The session.
    pub session: SessionId,
    /// The turn's place in it.
    pub turn: u8,
}

/// An unsealed complete ballot of somebody else than the candidate. *Could not tell* leaves no
/// mark. All casts that are handed in together are of one guild and one rubric.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cast {
    /// The turn it is about.
    pub turn: TurnKey,
    /// Who rated.
    pub rater: MemberId,
    /// Who was rated.
    pub candidate: MemberId,
    /// When it was unsealed: the same for all ballots of a session.
    pub at: Moment,
    /// The marks by the competency's place in the rubric, each place at most once.
    pub marks: Vec<(u8, Mark)>,
}

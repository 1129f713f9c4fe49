//! How long answers were, against what is aimed at.

use crate::base::{Moment, Span};
use crate::rubric::TurnKey;

/// Answers in a row that make a kind of question steady (house).
pub const STEADY: usize = 3;

/// A first answer to a question, as long as it took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimedAnswer {
    /// In which turn.
    pub key: TurnKey,
    /// When it was asked.
    pub at: Moment,
    /// How long it took; none: not measured.
    pub took: Option<Span>,
    /// The aim, from and to.
    pub target: [Span; 2],
    /// The hard limit, if there is one.
    pub limit: Option<Span>,
    /// Whether something outside cut it short.
    pub is_interrupted: bool,
}

impl TimedAnswer {
    /// Whether it was as long as it should be.
    pub fn is_within_target(&self) -> bool {
        let [from, to] = self.target;
        !self.is_interrupted && self.took.is_some_and(|took| from <= took && took <= to)
    }

    /// Whether it says something: one that was neither timed nor cut short is passed over.
    pub fn counts(&self) -> bool {
        self.is_interrupted || self.took.is_some()
    }
}

/// Whether the last three are as long as they should be. All of them count, the newest first.
pub fn is_steady(answers: &[TimedAnswer]) -> bool {
    answers
        .first_chunk::<STEADY>()
        .is_some_and(|last| last.iter().all(TimedAnswer::is_within_target))
}

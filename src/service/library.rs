//! What sessions are made from: checked values, shared by all of them.

use std::sync::Arc;

use crate::bank::Question;
use crate::base::Span;
use crate::interview::Format;
use crate::progress::Goals;
use crate::rubric::Rubric;

/// Formats, rubrics, questions and goals as they were loaded, and the settings that use-cases
/// read.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// The formats, by id.
    pub formats: Vec<Arc<Format>>,
    /// The rubrics; the first is the usual one.
    pub rubrics: Vec<Arc<Rubric>>,
    /// All questions of all banks.
    pub questions: Vec<Arc<Question>>,
    /// The micro-goals.
    pub goals: Arc<Goals>,
    /// How long answers are kept after their session; zero: until it closes.
    pub keep_answers_for: Span,
    /// An absence up to this long lets clocks run on: zero where nobody can act meanwhile.
    pub freeze_after: Span,
}

impl Library {
    /// The format with this id.
    pub fn format(&self, id: &str) -> Option<&Arc<Format>> {
        self.formats.iter().find(|f| f.id == id)
    }

    /// The rubric with this id, or the usual one where none is named.
    pub fn rubric(&self, id: Option<&str>) -> Option<&Arc<Rubric>> {
        match id {
            Some(id) => self.rubrics.iter().find(|r| r.id.0.as_str() == id),
            None => self.rubrics.first(),
        }
    }
}

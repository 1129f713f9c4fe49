//! What screens quote from files, beside what comes with a session.

use std::sync::Arc;

use crate::bank::{Tags, WantedStories};
use crate::guide::Guide;
use crate::interview::Format;
use crate::progress::Goals;
use crate::rubric::Rubric;

/// Goals, cards, formats and tags, for screens that name them only by id.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    /// The micro-goals that a report can propose.
    pub goals: Arc<Goals>,
    /// What there is to read.
    pub guide: Arc<Guide>,
    /// The formats, to choose from.
    pub formats: Vec<Arc<Format>>,
    /// The rubrics; the first is the usual one.
    pub rubrics: Vec<Arc<Rubric>>,
    /// The titles of roles and regions.
    pub tags: Arc<Tags>,
    /// For what questions want stories.
    pub wanted_stories: Arc<WantedStories>,
}

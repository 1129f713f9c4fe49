//! What screens quote from files, beside what comes with a session.

use std::sync::Arc;

use crate::bank::{Tags, WantedStories};
use crate::base::Language;
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
    /// The same in other languages, by locale, as far as it is there.
    pub in_languages: Vec<(String, Texts)>,
}

impl Texts {
    /// What is quoted to who reads in this language.
    pub fn of(&self, lang: &Language) -> &Self {
        let of = self.in_languages.iter().find(|(locale, _)| *locale == lang.locale);
        of.map_or(self, |(_, texts)| texts)
    }
}

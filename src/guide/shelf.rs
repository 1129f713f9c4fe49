//! All of it together, and what can be asked for.

use serde::{Deserialize, Serialize};

use crate::base::Slug;
use crate::rubric::{CompetencyId, RubricId};

use super::card::{GuideCard, Reader};
use super::example::{Example, Examples};
use super::tone::ToneCard;

/// Everything that there is to read, in the order of its files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guide {
    /// Guidance cards.
    pub cards: Vec<GuideCard>,
    /// Tone cards.
    pub tones: Vec<ToneCard>,
    /// Worked examples, by rubric.
    pub examples: Vec<Examples>,
}

/// What somebody wants to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// What there is.
    Contents,
    /// The guidance cards for one kind of reader.
    For(Reader),
    /// A guidance card.
    Card(Slug),
    /// The tone cards there are.
    Tones,
    /// A tone card.
    Tone(Slug),
    /// The worked examples there are.
    Examples,
    /// Those of a rubric that mark a competency.
    ExamplesOf(RubricId, CompetencyId),
    /// A worked example.
    Example(Slug),
}

impl Guide {
    /// The guidance card of that name.
    pub fn card(&self, id: &str) -> Option<&GuideCard> {
        self.cards.iter().find(|card| card.id.as_str() == id)
    }

    /// The tone card of that name.
    pub fn tone(&self, id: &str) -> Option<&ToneCard> {
        self.tones.iter().find(|tone| tone.id.as_str() == id)
    }

    /// The worked example of that name, with its rubric.
    pub fn example(&self, id: &str) -> Option<(&RubricId, &Example)> {
        self.all_examples().find(|(_, example)| example.id.as_str() == id)
    }

    /// Every worked example with its rubric.
    pub fn all_examples(&self) -> impl Iterator<Item = (&RubricId, &Example)> {
        self.examples.iter().flat_map(|of| of.examples.iter().map(|example| (&of.rubric, example)))
    }

    /// The worked examples of a rubric that mark a competency.
    pub fn examples_of<'a>(
        &'a self,
        rubric: &'a RubricId,
        competency: &'a CompetencyId,
    ) -> impl Iterator<Item = &'a Example> {
        let of_rubric = self.all_examples().filter(move |(of, _)| *of == rubric);
        of_rubric.map(|(_, example)| example).filter(|e| e.marks.contains_key(competency))
    }

    /// What somebody means who types `words`: nothing for the contents, `tones`, `examples`, or a
    /// name; a card comes before a tone, and a tone before an example, of the same name.
    pub fn topic(&self, words: &str) -> Option<Topic> {
        let lower = words.to_lowercase();
        let words: Vec<&str> = lower.split_whitespace().collect();
        let card = |id: &str| self.card(id).map(|card| Topic::Card(card.id.clone()));
        let tone = |id: &str| self.tone(id).map(|tone| Topic::Tone(tone.id.clone()));
        let example = |id: &str| self.example(id).map(|(_, e)| Topic::Example(e.id.clone()));
        match words.as_slice() {
            [] => Some(Topic::Contents),
            ["tones"] => Some(Topic::Tones),
            ["examples"] => Some(Topic::Examples),
            ["card", id] => card(id),
            ["tone", id] => tone(id),
            ["example", id] => example(id),
            [id] => card(id).or_else(|| tone(id)).or_else(|| example(id)),
            _ => None,
        }
    }
}

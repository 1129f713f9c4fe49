//! A rubric as people write it: competencies, each with the texts that say what a mark looks like.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::base::Slug;

use super::mark::Mark;

/// The name of a rubric in files, on cards and in the database.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RubricId(pub Slug);

/// The name of a competency. Two rubrics that mean the same use the same name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CompetencyId(pub Slug);

/// A competency's place in its rubric, from 0; saved as a plain number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CompetencyNo(pub u8);

impl CompetencyNo {
    /// Every number, from the first on.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..=u8::MAX).map(Self)
    }
}

/// What a turn is rated on. [`Rubric::check`] says whether it can be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rubric {
    /// Its name in files.
    pub id: RubricId,
    /// Its name on cards.
    pub title: String,
    /// What it is for and how to use it, in a sentence or two.
    pub about: String,
    /// What is marked, in the order of the ballot. They weigh the same.
    #[serde(rename = "competency", default)]
    pub competencies: Vec<Competency>,
}

/// One thing that is marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Competency {
    /// Its name in files.
    pub id: CompetencyId,
    /// Its name on the ballot.
    pub title: String,
    /// One line that tells a rater where to look.
    pub watch_for: String,
    /// What a turn must offer to show it. Where something is missing, the ballot opens with
    /// *could not tell* set.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Need>,
    /// The texts for 1, 3 and 5.
    pub anchors: Anchors,
}

/// What a turn has to offer before a competency can be seen in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// The candidate speaks, live or in a recording: a typed answer has no pace and no pauses.
    Voice,
    /// A stage in which the candidate asks.
    OwnQuestions,
}

/// The texts that say what a 1, a 3 and a 5 look like; 2 and 4 lie between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchors {
    /// What a 1 looks like.
    #[serde(rename = "1")]
    pub one: Anchor,
    /// What a 3 looks like.
    #[serde(rename = "3")]
    pub three: Anchor,
    /// What a 5 looks like.
    #[serde(rename = "5")]
    pub five: Anchor,
}

/// What one mark looks like: behaviour that two strangers would tell apart in the same way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// For the option in a picker.
    pub short: String,
    /// For *How to rate*.
    pub full: String,
}

impl Rubric {
    /// Where a competency stands on the ballot.
    pub fn position(&self, id: &CompetencyId) -> Option<usize> {
        self.competencies.iter().position(|competency| competency.id == *id)
    }
}

impl Anchors {
    /// The anchor of a mark: none for 2 and 4, which lie between two.
    pub fn of(&self, mark: Mark) -> Option<&Anchor> {
        match mark.value() {
            1 => Some(&self.one),
            3 => Some(&self.three),
            5 => Some(&self.five),
            _ => None,
        }
    }

    /// The anchors with their marks, from the lowest.
    pub fn all(&self) -> [(Mark, &Anchor); 3] {
        let [one, _, three, _, five] = Mark::ALL;
        [(one, &self.one), (three, &self.three), (five, &self.five)]
    }
}

impl fmt::Display for RubricId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for CompetencyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

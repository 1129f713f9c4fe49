//! Formats, rubrics, micro-goals and everything to read as collections of files.

use std::collections::BTreeSet;

use super::parse::{Checked, LANGUAGE_BYTES_MAX};
use crate::base::{Complaint, Language, Step};
use crate::guide::{Examples, GuideCard, ToneCard};
use crate::interview::Format;
use crate::progress::Goals;
use crate::rubric::Rubric;

/// Kinds of one planned question, and planned questions of one agenda, fit below this.
const FORMAT_ENTRIES_MAX: usize = 32;
/// Competencies and what they need fit below this.
const RUBRIC_ENTRIES_MAX: usize = 32;
/// Micro-goals of one file.
const GOAL_ENTRIES_MAX: usize = 500;

/// Sections and lines of one card fit below this.
const CARD_ENTRIES_MAX: usize = 32;
/// Worked examples of one file.
const EXAMPLE_ENTRIES_MAX: usize = 200;
/// A language has texts and no lists.
const LANGUAGE_ENTRIES_MAX: usize = 1_000;

/// An id that must be the name of its file: it is what members type.
fn same_name(id: &str, name: &str) -> Option<Complaint> {
    (id != name).then(|| {
        let what = format!("id `{id}` is not the name of the file");
        Complaint::new(vec![Step::from("id")], what, format!("write id = \"{name}\""))
    })
}

/// Values whose ids must differ.
fn same_ids<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<(usize, Complaint)> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for (no, id) in ids.enumerate() {
        if !seen.insert(id) {
            let what = format!("id `{id}` is used by another file");
            let complaint = Complaint::new(vec![Step::from("id")], what, "choose another id");
            found.push((no, complaint));
        }
    }
    found
}

impl Checked for Format {
    const NAME: &'static str = "formats";
    const ENTRIES_MAX: usize = FORMAT_ENTRIES_MAX;

    fn check(&self) -> Vec<Complaint> {
        Self::check(self)
    }

    fn check_together(all: &[&Self]) -> Vec<(usize, Complaint)> {
        same_ids(all.iter().map(|format| format.id.as_str()))
    }
}

impl Checked for Rubric {
    const NAME: &'static str = "rubrics";
    const ENTRIES_MAX: usize = RUBRIC_ENTRIES_MAX;

    fn check(&self) -> Vec<Complaint> {
        Self::check(self)
    }

    fn check_together(all: &[&Self]) -> Vec<(usize, Complaint)> {
        same_ids(all.iter().map(|rubric| rubric.id.0.as_str()))
    }
}

impl Checked for Goals {
    const NAME: &'static str = "micro-goals";
    const ENTRIES_MAX: usize = GOAL_ENTRIES_MAX;

    /// Whether the competencies exist is looked at once all rubrics are known.
    fn check(&self) -> Vec<Complaint> {
        let served = self.goals.iter().flat_map(|goal| goal.serves.iter().cloned()).collect();
        Self::check(self, &served)
    }

    fn check_together(all: &[&Self]) -> Vec<(usize, Complaint)> {
        Self::check_together(all)
    }

    fn entry_count(&self) -> usize {
        self.goals.len()
    }
}

impl Checked for GuideCard {
    const NAME: &'static str = "guidance cards";
    const ENTRIES_MAX: usize = CARD_ENTRIES_MAX;

    fn check(&self) -> Vec<Complaint> {
        Self::check(self)
    }

    fn check_name(&self, name: &str) -> Option<Complaint> {
        same_name(self.id.as_str(), name)
    }
}

impl Checked for ToneCard {
    const NAME: &'static str = "tone cards";
    const ENTRIES_MAX: usize = CARD_ENTRIES_MAX;

    fn check(&self) -> Vec<Complaint> {
        Self::check(self)
    }

    fn check_name(&self, name: &str) -> Option<Complaint> {
        same_name(self.id.as_str(), name)
    }
}

impl Checked for Examples {
    const NAME: &'static str = "worked examples";
    const ENTRIES_MAX: usize = EXAMPLE_ENTRIES_MAX;

    /// Whether the rubric and its competencies exist is looked at once all rubrics are known.
    fn check(&self) -> Vec<Complaint> {
        Self::check(self)
    }

    fn check_together(all: &[&Self]) -> Vec<(usize, Complaint)> {
        Self::check_together(all)
    }

    fn entry_count(&self) -> usize {
        self.examples.len()
    }
}

impl Checked for Language {
    const NAME: &'static str = "languages";
    const ENTRIES_MAX: usize = LANGUAGE_ENTRIES_MAX;
    const BYTES_MAX: usize = LANGUAGE_BYTES_MAX;

    fn check(&self) -> Vec<Complaint> {
        Self::check(self)
    }

    fn check_name(&self, name: &str) -> Option<Complaint> {
        let what = || format!("locale `{}` is not the name of the file", self.locale);
        (!self.locale.eq_ignore_ascii_case(name)).then(|| {
            Complaint::new(vec![Step::from("locale")], what(), "name the file after its locale")
        })
    }

    fn check_together(all: &[&Self]) -> Vec<(usize, Complaint)> {
        same_ids(all.iter().map(|language| language.locale.as_str()))
    }

    fn entry_count(&self) -> usize {
        self.texts.len()
    }
}

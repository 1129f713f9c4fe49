//! Worked examples: an answer, and the marks that it deserves with the reason for each.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::base::{Complaint, Slug, Step, TextLimit, text_complaint};
use crate::rubric::{CompetencyId, Mark, Rubric, RubricId};

use super::card::TITLE_MAX;

/// Longest question.
const QUESTION_MAX: usize = 300;
/// Longest answer: what is said in two minutes.
const ANSWER_MAX: usize = 1_500;
/// Longest reason for a mark.
const WHY_MAX: usize = 300;
/// Examples of one file.
const EXAMPLES_MAX: usize = 200;

/// The examples of one rubric.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Examples {
    /// The rubric by which they are marked.
    pub rubric: RubricId,
    /// The examples.
    #[serde(rename = "example", default)]
    pub examples: Vec<Example>,
}

/// One answer with its marks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Its name in files.
    pub id: Slug,
    /// Its name on screen.
    pub title: String,
    /// What was asked.
    pub question: String,
    /// What was answered.
    pub answer: String,
    /// What it shows of which competency; of the others it shows nothing.
    pub marks: BTreeMap<CompetencyId, ExampleMark>,
}

/// A mark and why it is not another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleMark {
    /// The mark.
    pub mark: Mark,
    /// What in the answer speaks for it.
    pub why: String,
}

impl Examples {
    /// Everything that is wrong with them, as far as it can be said without their rubric.
    pub fn check(&self) -> Vec<Complaint> {
        let mut found = Vec::new();
        if self.examples.is_empty() || self.examples.len() > EXAMPLES_MAX {
            found.push(Complaint::new(
                vec!["example".into()],
                format!("there are {} examples", self.examples.len()),
                format!("write 1 to {EXAMPLES_MAX} of them, as [[example]]"),
            ));
        }
        let mut ids = BTreeSet::new();
        for (no, example) in self.examples.iter().enumerate() {
            let outer = [Step::from("example"), Step::from(no)];
            let mut of_example = example.check();
            if !ids.insert(&example.id) {
                of_example.push(example.id_taken("another example of this file"));
            }
            found.extend(of_example.into_iter().map(|complaint| complaint.within(&outer)));
        }
        found
    }

    /// What cannot be said before the rubrics are known: whether there is this one, and whether
    /// every mark is on one of its competencies.
    pub fn check_against<'a>(
        &self,
        mut rubrics: impl Iterator<Item = &'a Rubric>,
    ) -> Vec<Complaint> {
        let Some(rubric) = rubrics.find(|rubric| rubric.id == self.rubric) else {
            let what = format!("there is no rubric `{}`", self.rubric.0);
            let cure = "name a rubric of the folder `rubrics`";
            return vec![Complaint::new(vec!["rubric".into()], what, cure)];
        };
        let known: Vec<&str> = rubric.competencies.iter().map(|c| c.id.0.as_str()).collect();
        let mut found = Vec::new();
        for (no, example) in self.examples.iter().enumerate() {
            for id in example.marks.keys().filter(|id| rubric.position(id).is_none()) {
                let key = Step::Key(id.0.as_str().to_owned());
                let at = vec!["example".into(), no.into(), "marks".into(), key];
                let what = format!("rubric `{}` has no competency `{}`", self.rubric.0, id.0);
                found.push(Complaint::new(at, what, format!("use one of {}", known.join(", "))));
            }
        }
        found
    }

    /// Ids that another file has already: the place of the file in `all`, and the complaint.
    pub fn check_together(all: &[&Self]) -> Vec<(usize, Complaint)> {
        let mut first: BTreeMap<&Slug, usize> = BTreeMap::new();
        let mut found = Vec::new();
        for (at, file) in all.iter().enumerate() {
            for (no, example) in file.examples.iter().enumerate() {
                let before = *first.entry(&example.id).or_insert(at);
                if before != at {
                    let outer = [Step::from("example"), Step::from(no)];
                    found.push((at, example.id_taken("another file").within(&outer)));
                }
            }
        }
        found
    }
}

impl Example {
    fn check(&self) -> Vec<Complaint> {
        let mut found = Vec::new();
        for (key, text, limit) in [
            ("title", &self.title, TextLimit::line(TITLE_MAX)),
            ("question", &self.question, TextLimit::line(QUESTION_MAX)),
            ("answer", &self.answer, TextLimit::paragraph(ANSWER_MAX)),
        ] {
            found.extend(text_complaint(vec![key.into()], text, limit));
        }
        if self.marks.is_empty() {
            found.push(Complaint::new(
                vec!["marks".into()],
                format!("example `{}` has no mark", self.id),
                "write at least one, as [example.marks.COMPETENCY]",
            ));
        }
        for (competency, given) in &self.marks {
            let key = Step::Key(competency.0.as_str().to_owned());
            let at = vec!["marks".into(), key, "why".into()];
            found.extend(text_complaint(at, &given.why, TextLimit::line(WHY_MAX)));
        }
        found
    }

    fn id_taken(&self, by: &str) -> Complaint {
        let what = format!("example id `{}` is used by {by}", self.id);
        Complaint::new(vec!["id".into()], what, "choose another id")
    }
}

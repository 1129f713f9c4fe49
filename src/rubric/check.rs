//! Whether a rubric that somebody wrote can be used, with all complaints at once.

use std::collections::BTreeSet;

use crate::base::{CleanText, Complaint, Step, TextLimit, TextProblem};

use super::competency::{Competency, Rubric};

/// Fewest competencies (US OPM structured interview guide asks for five to eight; three leaves
/// room for short rubrics).
pub(super) const FEWEST: usize = 3;
/// Most competencies: a ballot of more is not filled in with care.
pub const COMPETENCIES_MAX: usize = 8;
/// Longest title of a rubric or competency: what a form's label may hold.
const TITLE_MAX: usize = 45;
/// Longest short form of an anchor: a picker's option holds 100 and carries the mark as well.
const SHORT_MAX: usize = 90;
/// Longest line of advice: *watch for*.
const LINE_MAX: usize = 160;
/// Longest full text of an anchor, and of *about*.
const FULL_MAX: usize = 400;

impl Rubric {
    /// Everything that is wrong with this rubric; empty when it can be used.
    pub fn check(&self) -> Vec<Complaint> {
        let mut complaints = Vec::new();
        text(&self.title, TITLE_MAX, vec!["title".into()], &mut complaints);
        text(&self.about, FULL_MAX, vec!["about".into()], &mut complaints);
        let count = self.competencies.len();
        if !(FEWEST..=COMPETENCIES_MAX).contains(&count) {
            complaints.push(Complaint::new(
                vec!["competency".into()],
                format!("rubric `{}` has {count} competencies", self.id),
                format!("write {FEWEST} to {COMPETENCIES_MAX} of them"),
            ));
        }
        let mut ids = BTreeSet::new();
        let mut titles = BTreeSet::new();
        for (index, competency) in self.competencies.iter().enumerate() {
            let outer = [Step::from("competency"), Step::from(index)];
            if !ids.insert(&competency.id) {
                complaints.push(Complaint::new(
                    [&outer[..], &["id".into()]].concat(),
                    format!("competency `{}` is there twice", competency.id),
                    "give every competency an id of its own",
                ));
            }
            if !titles.insert(&competency.title) {
                complaints.push(Complaint::new(
                    [&outer[..], &["title".into()]].concat(),
                    format!("two competencies are called \"{}\"", competency.title),
                    "give every competency a title of its own",
                ));
            }
            complaints.extend(competency.check().into_iter().map(|c| c.within(&outer)));
        }
        complaints
    }
}

impl Competency {
    fn check(&self) -> Vec<Complaint> {
        let mut complaints = Vec::new();
        text(&self.title, TITLE_MAX, vec!["title".into()], &mut complaints);
        text(&self.watch_for, LINE_MAX, vec!["watch_for".into()], &mut complaints);
        let mut needs = BTreeSet::new();
        for (index, need) in self.needs.iter().enumerate() {
            if !needs.insert(need) {
                complaints.push(Complaint::new(
                    vec!["needs".into(), index.into()],
                    format!("competency `{}` names the same need twice", self.id),
                    "name it once",
                ));
            }
        }
        let mut shorts = BTreeSet::new();
        for (mark, anchor) in self.anchors.all() {
            let at = |field: &str| {
                vec!["anchors".into(), Step::Key(mark.to_string()), Step::from(field)]
            };
            text(&anchor.short, SHORT_MAX, at("short"), &mut complaints);
            text(&anchor.full, FULL_MAX, at("full"), &mut complaints);
            if !shorts.insert(&anchor.short) {
                complaints.push(Complaint::new(
                    at("short"),
                    format!("two anchors of `{}` read the same", self.id),
                    "say what can be seen at this mark and not at the others",
                ));
            }
        }
        complaints
    }
}

/// Complains unless `raw` is one clean line of at most `characters_max`.
fn text(raw: &str, characters_max: usize, at: Vec<Step>, complaints: &mut Vec<Complaint>) {
    let name = match at.last() {
        Some(Step::Key(key)) => key.clone(),
        Some(Step::Index(_)) | None => "text".to_owned(),
    };
    let (what, cure) = match CleanText::new(raw, TextLimit::line(characters_max)) {
        Err(TextProblem::Empty) => (format!("`{name}` is empty"), "write a text".to_owned()),
        Err(TextProblem::TooLong { .. }) => (
            format!("`{name}` is {} characters long", raw.encode_utf16().count()),
            format!("shorten it to at most {characters_max}"),
        ),
        Ok(clean) if clean.as_str() != raw => (
            format!("`{name}` has line breaks, hidden characters or spaces at its ends"),
            format!("write it as one plain line: \"{}\"", clean.excerpt(SHORT_MAX)),
        ),
        Ok(_) => return,
    };
    complaints.push(Complaint::new(at, what, cure));
}

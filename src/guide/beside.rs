//! Whether what there is to read is the same in another language.

use std::collections::BTreeMap;

use super::card::GuideCard;
use super::example::{Example, Examples};
use super::tone::ToneCard;
use crate::base::{Complaint, Step};

/// What contradicts the English card of the same id; there must be one.
pub fn card_beside(own: &GuideCard, english: Option<&GuideCard>) -> Vec<Complaint> {
    let Some(english) = english else { return vec![unknown("card", own.id.as_str())] };
    let venues = |card: &GuideCard| -> Vec<_> {
        card.sections.iter().map(|section| section.venue).collect()
    };
    let reader = (own.reader != english.reader).then(|| other("card", own.id.as_str(), "`for`"));
    let sections = (venues(own) != venues(english))
        .then(|| other("card", own.id.as_str(), "sections or their `venue`"));
    reader.into_iter().chain(sections).collect()
}

/// What contradicts the English tone of the same id; there must be one.
pub fn tone_beside(own: &ToneCard, english: Option<&ToneCard>) -> Vec<Complaint> {
    let Some(english) = english else { return vec![unknown("tone", own.id.as_str())] };
    let axis = (own.axis != english.axis).then(|| other("tone", own.id.as_str(), "`axis`"));
    axis.into_iter().collect()
}

/// What contradicts the English examples of the same ids; there must be such.
pub fn examples_beside(own: &Examples, english: &BTreeMap<String, &Example>) -> Vec<Complaint> {
    let marks = |of: &Example| -> Vec<_> {
        of.marks.iter().map(|(competency, mark)| (competency.clone(), mark.mark)).collect()
    };
    let one = |(no, example): (usize, &Example)| {
        let id = example.id.as_str();
        let found = match english.get(id) {
            None => Some(unknown("example", id)),
            Some(same) => (marks(example) != marks(same)).then(|| other("example", id, "marks")),
        };
        found.map(|complaint| complaint.within(&["example".into(), no.into()]))
    };
    own.examples.iter().enumerate().filter_map(one).collect()
}

fn unknown(what: &str, id: &str) -> Complaint {
    let text = format!("there is no {what} `{id}` in English");
    Complaint::new(vec![Step::from("id")], text, "use the id of one beside this folder")
}

fn other(what: &str, id: &str, key: &str) -> Complaint {
    let text = format!("{what} `{id}` has other {key} than in English");
    Complaint::new(vec![Step::from("id")], text, "write the same")
}

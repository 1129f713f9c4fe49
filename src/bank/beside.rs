//! Whether a bank in another language asks the questions of the same ids: words differ, and
//! nothing else does.

use std::collections::{BTreeMap, BTreeSet};

use super::question::{Bank, Question};
use super::slug::QuestionId;
use super::trigger::Trigger;
use crate::base::{Complaint, Step};

/// What contradicts the English questions of the same ids. Those that English has not are the
/// language's own.
pub fn beside(bank: &Bank, english: &BTreeMap<&QuestionId, &Question>) -> Vec<Complaint> {
    let mut found = Vec::new();
    for (no, question) in bank.questions.iter().enumerate() {
        let Some(same) = english.get(&question.id) else { continue };
        for key in other_than(question, same) {
            let what = format!("question `{}` has other {key} than in English", question.id);
            let at = vec!["questions".into(), no.into(), Step::from("id")];
            let cure = "write the same, or give the question an id of its own";
            found.push(Complaint::new(at, what, cure));
        }
    }
    found
}

fn other_than(question: &Question, english: &Question) -> Vec<&'static str> {
    let triggers = |of: &Question| -> BTreeSet<Trigger> {
        of.follow_ups.iter().map(|follow_up| follow_up.trigger).collect()
    };
    let mut other = Vec::new();
    let mut compare = |name, is_same: bool| other.extend((!is_same).then_some(name));
    compare("`kind`", question.kind == english.kind);
    compare("`competency`", question.competency == english.competency);
    compare("`like`", question.like == english.like);
    compare("`levels`", question.levels == english.levels);
    compare("`roles`", question.roles == english.roles);
    compare("`regions`", question.regions == english.regions);
    let times = |of: &Question| (of.target_s, of.limit_s);
    compare("times", times(question) == times(english));
    compare("`framework`", question.framework == english.framework);
    compare("`surprise`", question.surprise == english.surprise);
    compare("triggers of follow-ups", triggers(question) == triggers(english));
    other
}

//! Whether a rubric in another language rates the same: one history, one severity.

use super::competency::{Competency, Rubric};
use crate::base::{Complaint, Step};

/// What contradicts the English rubric of the same id; there must be one.
pub fn beside(own: &Rubric, english: Option<&Rubric>) -> Vec<Complaint> {
    let Some(english) = english else {
        let what = format!("there is no rubric `{}` in English", own.id);
        let cure = "use the id of a rubric beside this folder";
        return vec![Complaint::new(vec![Step::from("id")], what, cure)];
    };
    let of = |rubric: &Rubric| -> Vec<_> {
        let one = |c: &Competency| (c.id.clone(), c.needs.clone());
        rubric.competencies.iter().map(one).collect()
    };
    let is_same = of(own) == of(english);
    let what = format!("rubric `{}` has other competencies or needs than in English", own.id);
    let cure = "write the same ids and needs in the same order";
    (!is_same).then(|| Complaint::new(vec!["competency".into()], what, cure)).into_iter().collect()
}

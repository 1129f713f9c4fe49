//! For which competencies questions want a story, for everybody and for each role.

use std::collections::BTreeMap;

use super::question::Question;
use super::slug::Tag;

/// How many questions want a story for each competency: those for everybody, and those for a role.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WantedStories(BTreeMap<Option<Tag>, BTreeMap<Tag, usize>>);

impl WantedStories {
    /// Counts `questions`.
    pub fn of<'a>(questions: impl IntoIterator<Item = &'a Question>) -> Self {
        let mut found = Self::default();
        for question in questions.into_iter().filter(|question| question.kind.is_a_story()) {
            let for_all = question.roles.is_empty().then_some(None);
            for role in for_all.into_iter().chain(question.roles.iter().cloned().map(Some)) {
                let of_role = found.0.entry(role).or_default();
                *of_role.entry(question.competency.clone()).or_default() += 1;
            }
        }
        found
    }

    /// The competencies that are asked of somebody of this role, what most questions want first, at
    /// most so many.
    #[must_use]
    pub fn for_role(&self, role: Option<&Tag>, at_most: usize) -> Vec<Tag> {
        let mut counts: BTreeMap<&Tag, usize> = BTreeMap::new();
        let for_all = self.0.get(&None);
        let for_role = role.and_then(|role| self.0.get(&Some(role.clone())));
        for (competency, count) in for_all.into_iter().chain(for_role).flatten() {
            *counts.entry(competency).or_default() += count;
        }
        let mut counts: Vec<(&Tag, usize)> = counts.into_iter().collect();
        counts.sort_by(|(a, many), (b, more)| more.cmp(many).then_with(|| a.cmp(b)));
        counts.into_iter().take(at_most).map(|(tag, _)| tag.clone()).collect()
    }
}

//! How many questions there are of each sort, and where there are fewest.

use std::collections::BTreeMap;

use super::kind::{Kind, Level};
use super::question::Question;
use super::slug::Tag;
use super::tags::{TagSort, Tags};

/// Questions of one row: in all, and those that suit each level. One that names no level suits
/// every level.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Row {
    /// In all.
    pub all: usize,
    /// For each level, in the order of [`Level::ALL`].
    pub by_level: [usize; Level::ALL.len()],
}

/// How many questions there are, by what they are found with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Every kind.
    pub kinds: BTreeMap<Kind, Row>,
    /// The questions for one role or a few: every known role, and any other that is named.
    pub roles: BTreeMap<Tag, Row>,
    /// The same of competencies.
    pub competencies: BTreeMap<Tag, usize>,
}

/// A place with few questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thin {
    /// The kind, role or competency.
    pub what: String,
    /// The level; `None` where it is the same for all.
    pub level: Option<Level>,
    /// How many there are.
    pub count: usize,
}

impl Row {
    fn add(&mut self, question: &Question) {
        self.all += 1;
        for (count, level) in self.by_level.iter_mut().zip(Level::ALL) {
            *count += usize::from(question.levels.is_empty() || question.levels.contains(&level));
        }
    }

    /// The cells of this row; one for all levels where they are alike.
    fn cells(&self, what: &str) -> Vec<Thin> {
        let thin = |level, count| Thin { what: what.to_owned(), level, count };
        let [first, rest @ ..] = self.by_level;
        if rest.iter().all(|count| *count == first) {
            return vec![thin(None, first)];
        }
        Level::ALL.into_iter().zip(self.by_level).map(|(level, n)| thin(Some(level), n)).collect()
    }
}

impl Coverage {
    /// Counts `questions`; what is in `tags` and has no question counts as none.
    pub fn of<'a>(questions: impl IntoIterator<Item = &'a Question>, tags: &Tags) -> Self {
        let mut found = Self {
            kinds: Kind::ALL.into_iter().map(|kind| (kind, Row::default())).collect(),
            roles: tags.of(TagSort::Role).map(|tag| (tag.clone(), Row::default())).collect(),
            competencies: tags.of(TagSort::Competency).map(|tag| (tag.clone(), 0)).collect(),
        };
        for question in questions {
            found.kinds.entry(question.kind).or_default().add(question);
            for role in &question.roles {
                found.roles.entry(role.clone()).or_default().add(question);
            }
            *found.competencies.entry(question.competency.clone()).or_default() += 1;
        }
        found
    }

    /// The kinds and levels with the fewest questions, the thinnest first.
    pub fn thinnest_kinds(&self, count: usize) -> Vec<Thin> {
        thinnest(self.kinds.iter().flat_map(|(kind, row)| row.cells(kind.name())), count)
    }

    /// The same of roles and levels.
    pub fn thinnest_roles(&self, count: usize) -> Vec<Thin> {
        thinnest(self.roles.iter().flat_map(|(role, row)| row.cells(role.as_str())), count)
    }

    /// The same of competencies.
    pub fn thinnest_competencies(&self, count: usize) -> Vec<Thin> {
        let all = self.competencies.iter().map(|(tag, count)| Thin {
            what: tag.as_str().to_owned(),
            level: None,
            count: *count,
        });
        thinnest(all, count)
    }
}

/// The `count` cells with the fewest questions; among equals the first.
fn thinnest(cells: impl Iterator<Item = Thin>, count: usize) -> Vec<Thin> {
    let mut cells: Vec<Thin> = cells.collect();
    cells.sort_by_key(|cell| cell.count);
    cells.truncate(count);
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(kind: &str, more: &str) -> Question {
        let json = format!(
            r#"{{"id":"a","kind":"{kind}","competency":"conflict","prompt":"P",
            "listen_for":{{"strong":["s"],"weak":["w"]}},"follow_ups":[]{more}}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn a_question_counts_for_its_levels_and_one_without_for_all() {
        let questions = [
            question("case", r#","levels":["mid","lead"],"roles":["backend","data"]"#),
            question("case", ""),
            question("pitch", ""),
        ];
        let coverage = Coverage::of(&questions, &Tags::default());
        assert_eq!(coverage.kinds[&Kind::Case], Row { all: 2, by_level: [1, 2, 1, 2] });
        assert_eq!(coverage.kinds[&Kind::Pitch], Row { all: 1, by_level: [1; 4] });
        let backend = &coverage.roles[&Tag::new("backend").unwrap()];
        assert_eq!(*backend, Row { all: 1, by_level: [0, 1, 0, 1] });
        assert_eq!(coverage.competencies[&Tag::new("conflict").unwrap()], 3);
        let told = |thin: Vec<Thin>| -> Vec<(String, Option<Level>, usize)> {
            thin.into_iter().map(|cell| (cell.what, cell.level, cell.count)).collect()
        };
        let found = told(coverage.thinnest_kinds(20));
        assert_eq!(found.len(), 10 + 4, "alike in all levels is one cell");
        assert_eq!(found[0], ("opening".to_owned(), None, 0));
        assert_eq!(
            found[9..12],
            [
                ("pitch".to_owned(), None, 1),
                ("case".to_owned(), Some(Level::Entry), 1),
                ("case".to_owned(), Some(Level::Senior), 1),
            ]
        );
        assert_eq!(
            told(coverage.thinnest_roles(1))[0],
            ("backend".to_owned(), Some(Level::Entry), 0)
        );
    }
}

//! A story in words, what it still lacks, and what all stories of a member show together.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::bank::Tag;
use crate::base::{CleanText, StoryNo, TextLimit};

/// What a story is called: a line of a list.
pub const STORY_TITLE: TextLimit = TextLimit::line(80);
/// A part of a story. All four of them are two minutes three times over.
pub const STORY_PART: TextLimit = TextLimit::paragraph(1_000);

/// Competencies that stories are looked for, what is asked for most first: a phone's screen.
pub const STORY_TAGS_MAX: usize = 12;

/// The order in which a story is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StoryFramework {
    /// Situation, task, action, result.
    Star,
    /// Problem, action, result.
    Par,
    /// Challenge, action, result.
    Car,
}

impl StoryFramework {
    /// Every one of them, the usual one first.
    pub const ALL: [Self; 3] = [Self::Star, Self::Par, Self::Car];

    /// Its name in the database, on buttons and as it is typed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Star => "star",
            Self::Par => "par",
            Self::Car => "car",
        }
    }

    /// The one with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

/// A story as its member words it. Every part may be missing: what is lacking is said, and not
/// asked for before anything is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// The order in which it is told.
    pub framework: StoryFramework,
    /// What it is called.
    pub title: CleanText,
    /// The situation; in the shorter orders the problem, or the challenge.
    pub situation: Option<CleanText>,
    /// The task, where the order has one.
    pub task: Option<CleanText>,
    /// What they did.
    pub action: Option<CleanText>,
    /// What came of it.
    pub result: Option<CleanText>,
}

impl Telling {
    /// All that is written of it, one part after the other.
    #[must_use]
    pub fn whole(&self) -> String {
        let parts = [&self.situation, &self.task, &self.action, &self.result];
        let parts: Vec<&str> = parts.into_iter().flatten().map(CleanText::as_str).collect();
        parts.join("\n")
    }
}

/// What a story lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StoryLack {
    /// Nothing tells where it was.
    Situation,
    /// Nothing tells what they did.
    Action,
    /// Nothing tells what came of it.
    Result,
    /// What came of it has no number.
    Number,
}

/// What a story lacks whose result names a number, or does not: in the order in which it is told.
#[must_use]
pub fn story_lacks(telling: &Telling, is_numbered: bool) -> Vec<StoryLack> {
    let lacks = [
        (StoryLack::Situation, telling.situation.is_none()),
        (StoryLack::Action, telling.action.is_none()),
        (StoryLack::Result, telling.result.is_none()),
        (StoryLack::Number, telling.result.is_some() && !is_numbered),
    ];
    lacks.into_iter().filter(|(_, is_lacking)| *is_lacking).map(|(lack, _)| lack).collect()
}

/// What is looked at of a story beside others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept<'a> {
    /// Which one.
    pub story: StoryNo,
    /// What it gives evidence of.
    pub competency: Option<&'a Tag>,
    /// Whether it has an end.
    pub has_result: bool,
    /// Whether its end names a number.
    pub has_number: bool,
}

/// Stories against what questions ask for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grid {
    /// What there are stories for, what is asked for most first; then what is not asked for.
    pub rows: Vec<(Tag, Vec<StoryNo>)>,
    /// What is asked for and has no story with a result, what is asked for most first.
    pub gaps: Vec<Tag>,
}

/// Lays stories out against `asked`: competencies, what is asked for most first. A story without
/// a result fills no gap.
#[must_use]
pub fn grid(stories: &[Kept<'_>], asked: &[Tag]) -> Grid {
    let mut by: BTreeMap<&Tag, Vec<&Kept<'_>>> = BTreeMap::new();
    for story in stories {
        if let Some(competency) = story.competency {
            by.entry(competency).or_default().push(story);
        }
    }
    let has_end = |tag: &Tag| by.get(tag).is_some_and(|all| all.iter().any(|one| one.has_result));
    let gaps = asked.iter().filter(|tag| !has_end(tag)).cloned().collect();
    let is_asked = |tag: &Tag| asked.contains(tag);
    let others = by.keys().copied().filter(|tag| !is_asked(tag));
    let in_order = asked.iter().filter(|tag| by.contains_key(tag)).chain(others);
    let numbers = |tag: &Tag| by.get(tag).into_iter().flatten().map(|one| one.story).collect();
    Grid { rows: in_order.map(|tag| (tag.clone(), numbers(tag))).collect(), gaps }
}

/// What of `asked` no story shows with a number yet. Who keeps no story has no gap: they have not
/// begun.
#[must_use]
pub fn unproven(stories: &[Kept<'_>], asked: &[Tag]) -> Vec<Tag> {
    if stories.is_empty() {
        return Vec::new();
    }
    let proves = |one: &&Kept<'_>| one.has_result && one.has_number;
    let proven: Vec<&Tag> =
        stories.iter().filter(proves).filter_map(|one| one.competency).collect();
    asked.iter().filter(|tag| !proven.contains(tag)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(name: &str) -> Tag {
        Tag::new(name).unwrap()
    }

    #[test]
    fn a_story_without_a_result_fills_no_gap_and_what_nobody_asks_for_comes_last() {
        let [conflict, failure, chess] = ["conflict", "failure", "chess"].map(tag);
        let kept = |no, competency, has_result| Kept {
            story: StoryNo(no),
            competency,
            has_result,
            has_number: no == 4,
        };
        let stories = [
            kept(1, Some(&chess), true),
            kept(2, Some(&failure), false),
            kept(3, Some(&conflict), true),
            kept(4, Some(&conflict), false),
            kept(5, None, true),
        ];
        let asked = [tag("ethics"), failure.clone(), conflict.clone()];
        let found = grid(&stories, &asked);
        assert_eq!(found.gaps, [tag("ethics"), failure.clone()]);
        // The one with a number has no end, so it proves nothing.
        assert_eq!(unproven(&stories, &asked), asked);
        let proves = Kept { has_number: true, ..stories[2] };
        assert_eq!(unproven(&[proves], &asked), asked[..2]);
        assert_eq!(unproven(&[], &asked), []);
        let rows: Vec<(Tag, Vec<i64>)> = found
            .rows
            .into_iter()
            .map(|(tag, all)| (tag, all.into_iter().map(|no| no.0).collect()))
            .collect();
        assert_eq!(rows, [(failure, vec![2]), (conflict, vec![3, 4]), (chess, vec![1])]);
    }

    #[test]
    fn what_a_story_lacks_is_said_in_the_order_in_which_it_is_told() {
        let text = |text: &str| CleanText::new(text, STORY_PART).ok();
        let empty = Telling {
            framework: StoryFramework::Star,
            title: text("Payment page").unwrap(),
            situation: None,
            task: None,
            action: None,
            result: None,
        };
        use StoryLack::{Action, Number, Result, Situation};
        assert_eq!(story_lacks(&empty, false), [Situation, Action, Result]);
        let told = Telling { action: text("I cut it"), result: text("Faster"), ..empty };
        assert_eq!(story_lacks(&told, false), [Situation, Number]);
        assert_eq!(story_lacks(&told, true), [Situation]);
    }
}

//! Micro-goals as people write them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::base::{CleanText, Complaint, Slug, Step, TextLimit, TextProblem};
use crate::rubric::CompetencyId;

use super::wording::{HALF, IfThen};

/// Longest behaviour: it is one line of the next ballot.
const BEHAVIOUR_MAX: usize = 90;
/// Longest plan, so that it fits a form's field with room for the member's own words.
const IF_THEN_MAX: usize = 200;
/// Longest drill.
const DRILL_MAX: usize = 300;
/// Longest transfer: it is one line of the next ballot as well.
const TRANSFER_MAX: usize = 200;
/// Most goals in a file.
const GOALS_MAX: usize = 200;
/// How a plan begins, and what joins its halves, in each language (implementation intentions:
/// Gollwitzer & Sheeran 2006).
const IF_THEN: [(&str, &str); 2] = [("If ", ", then I "), ("Wenn ", ", dann ")];

/// The name of a goal in files and in the database.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct GoalId(pub Slug);

/// The name of a follow-up's trigger, such as `no-number`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProbeName(pub Slug);

/// All goals that can be proposed, in the order of preference.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goals {
    /// The goals.
    #[serde(rename = "goal", default)]
    pub goals: Vec<Goal>,
}

/// One behaviour to practise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// Its name in files.
    pub id: GoalId,
    /// The competencies that it helps, of any rubric.
    pub serves: Vec<CompetencyId>,
    /// The behaviour, as an instruction without a full stop.
    pub behaviour: String,
    /// The plan to start from: "If ..., then I ...".
    pub if_then: String,
    /// What to do for 10 to 20 minutes a day.
    pub drill: String,
    /// How the next mock tests whether it shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transfer: Option<String>,
    /// What shows that somebody needs it.
    pub reveals: Reveals,
}

/// What shows that somebody needs a goal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reveals {
    /// Follow-ups that they keep needing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub probes: Vec<ProbeName>,
    /// A competency that the goal serves is their lowest, or below the bar.
    #[serde(default)]
    pub low_mark: bool,
    /// Their answers run over time.
    #[serde(default)]
    pub over_time: bool,
}

impl Goals {
    /// The goal of that name.
    pub fn find(&self, id: &GoalId) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.id == *id)
    }

    /// Everything that is wrong with these goals, where `known` are the competencies of all
    /// rubrics; empty when they can be used.
    pub fn check(&self, known: &BTreeSet<CompetencyId>) -> Vec<Complaint> {
        let mut complaints = Vec::new();
        if self.goals.is_empty() || self.goals.len() > GOALS_MAX {
            complaints.push(Complaint::new(
                vec!["goal".into()],
                format!("there are {} goals", self.goals.len()),
                format!("write 1 to {GOALS_MAX} of them"),
            ));
        }
        let mut ids = BTreeSet::new();
        for (index, goal) in self.goals.iter().enumerate() {
            let outer = [Step::from("goal"), Step::from(index)];
            let mut found = goal.check(known);
            if !ids.insert(&goal.id) {
                found.push(Complaint::new(
                    vec!["id".into()],
                    format!("goal `{}` is there twice", goal.id),
                    "give every goal an id of its own",
                ));
            }
            complaints.extend(found.into_iter().map(|complaint| complaint.within(&outer)));
        }
        complaints
    }
}

impl Goals {
    /// Ids that another file has already: the place of the file in `all`, and the complaint.
    pub fn check_together(all: &[&Self]) -> Vec<(usize, Complaint)> {
        let mut first: BTreeMap<&GoalId, usize> = BTreeMap::new();
        let mut found = Vec::new();
        for (at, file) in all.iter().enumerate() {
            for (no, goal) in file.goals.iter().enumerate() {
                let before = *first.entry(&goal.id).or_insert(at);
                if before != at {
                    let what = format!("goal id `{}` is used by another file", goal.id);
                    let way = vec!["goal".into(), no.into(), "id".into()];
                    found.push((at, Complaint::new(way, what, "choose another id")));
                }
            }
        }
        found
    }
}

impl Goals {
    /// What contradicts the English goals of the same ids; there must be such.
    pub fn beside(&self, english: &BTreeMap<GoalId, &Goal>) -> Vec<Complaint> {
        let one = |(no, goal): (usize, &Goal)| {
            let what = match english.get(&goal.id) {
                None => format!("there is no goal `{}` in English", goal.id),
                Some(same) if goal.serves != same.serves || goal.reveals != same.reveals => {
                    format!("goal `{}` has other `serves` or `reveals` than in English", goal.id)
                }
                Some(same) if goal.transfer.is_some() != same.transfer.is_some() => {
                    format!("goal `{}` has a `transfer` in one language only", goal.id)
                }
                Some(_) => return None,
            };
            let at = vec!["goal".into(), no.into(), "id".into()];
            Some(Complaint::new(at, what, "write the same as in the file beside this folder"))
        };
        self.goals.iter().enumerate().filter_map(one).collect()
    }
}

impl Goal {
    /// The two halves of its plan; none where it is not an if-then sentence.
    pub fn plan(&self) -> Option<IfThen> {
        let halves = |(is, then): (&str, &str)| self.if_then.strip_prefix(is)?.split_once(then);
        let (when, then) = IF_THEN.into_iter().find_map(halves)?;
        let half = |text: &str| CleanText::new(text.trim_end_matches('.'), HALF).ok();
        Some(IfThen { when: half(when)?, then: half(then)? })
    }

    fn check(&self, known: &BTreeSet<CompetencyId>) -> Vec<Complaint> {
        let mut complaints = Vec::new();
        let texts = [
            ("behaviour", &self.behaviour, BEHAVIOUR_MAX),
            ("if_then", &self.if_then, IF_THEN_MAX),
            ("drill", &self.drill, DRILL_MAX),
        ];
        let transfer = self.transfer.iter().map(|text| ("transfer", text, TRANSFER_MAX));
        for (field, text, characters_max) in texts.into_iter().chain(transfer) {
            if let Some((what, cure)) = text_problem(text, characters_max) {
                let what = format!("`{field}` of goal `{}` {what}", self.id);
                complaints.push(Complaint::new(vec![field.into()], what, cure));
            }
        }
        let is_plan =
            |(is, then): (&str, &str)| self.if_then.starts_with(is) && self.if_then.contains(then);
        if !IF_THEN.into_iter().any(is_plan) {
            complaints.push(Complaint::new(
                vec!["if_then".into()],
                format!("the plan of goal `{}` is not an if-then sentence", self.id),
                "write it as \"If ..., then I ...\"",
            ));
        }
        if self.serves.is_empty() {
            complaints.push(Complaint::new(
                vec!["serves".into()],
                format!("goal `{}` serves no competency", self.id),
                "name at least one competency of a rubric",
            ));
        }
        for (index, competency) in self.serves.iter().enumerate() {
            if !known.contains(competency) {
                complaints.push(Complaint::new(
                    vec!["serves".into(), index.into()],
                    format!("goal `{}` serves `{competency}`, which no rubric has", self.id),
                    "use the id of a competency in a rubric",
                ));
            }
        }
        let Reveals { probes, low_mark, over_time } = &self.reveals;
        if probes.is_empty() && !low_mark && !over_time {
            complaints.push(Complaint::new(
                vec!["reveals".into()],
                format!("nothing reveals goal `{}`, so it is never proposed", self.id),
                "name a probe, or set low_mark or over_time",
            ));
        }
        complaints
    }
}

/// What is wrong with a text that should be one clean line, and the cure.
fn text_problem(raw: &str, characters_max: usize) -> Option<(String, String)> {
    match CleanText::new(raw, TextLimit::line(characters_max)) {
        Err(TextProblem::Empty) => Some(("is empty".to_owned(), "write a text".to_owned())),
        Err(TextProblem::TooLong { .. }) => Some((
            format!("is {} characters long", raw.encode_utf16().count()),
            format!("shorten it to at most {characters_max}"),
        )),
        Ok(clean) if clean.as_str() != raw => Some((
            "has line breaks, hidden characters or spaces at its ends".to_owned(),
            "write it as one plain line".to_owned(),
        )),
        Ok(_) => None,
    }
}

impl fmt::Display for GoalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for ProbeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

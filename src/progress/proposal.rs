//! Which micro-goal to propose next, and why.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::rubric::{CompetencyId, Transfer};

use super::goal::{Goal, GoalId, Goals, ProbeName};

/// A competency below this wants work: the bar of a final round.
const BAR: f64 = 3.5;
/// From here on a competency wants no goal, even if it is the lowest (house).
const CONTENT_FROM: f64 = 4.5;
/// The ends of the scale, between which a level's distance from the top is measured.
const TOP: f64 = 5.0;
const BOTTOM: f64 = 1.0;
/// What it is worth to stay with a goal that has not transferred: as much as a probe needed in
/// every second answer, so that goals do not change with every mock (house).
const STAYING: f64 = 0.5;
/// Strengths closer than this are equal, and the order of the file decides.
const EQUAL_WITHIN: f64 = 1e-9;
/// Of strengths closer than this, a goal that is new to the member wins: a mark on a single ballot
/// moves a level by more (house).
const NEARLY_EQUAL_WITHIN: f64 = 0.1;

/// How often something was so, out of how many times.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// How often.
    pub count: u32,
    /// Out of how many; nothing is concluded from none.
    pub of: u32,
}

/// What is known of a candidate when a goal is proposed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evidence {
    /// Levels by competency: the running level where there is one, else the turn's score.
    pub levels: BTreeMap<CompetencyId, f64>,
    /// Answers that needed a probe, out of the answers given.
    pub probes: BTreeMap<ProbeName, Tally>,
    /// Answers that ran over time, out of those that were timed.
    pub over_time: Tally,
    /// The goal that was being practised.
    pub previous: Option<PreviousGoal>,
    /// Goals that this member has ever taken.
    pub taken: BTreeSet<GoalId>,
    /// Goals that have ever transferred.
    pub transferred: BTreeSet<GoalId>,
}

/// The goal that was being practised before this turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviousGoal {
    /// The goal.
    pub goal: GoalId,
    /// Whether it showed, as the raters saw it; none when nobody said.
    pub transfer: Option<Transfer>,
}

/// One proposed goal and the facts that speak for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// The goal.
    pub goal: GoalId,
    /// Why, at least one reason: levels first, then probes from the most needed one.
    pub reasons: Vec<Reason>,
}

/// A fact that speaks for a goal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// A competency that it serves is the lowest of those with a level, alone or with others.
    Lowest {
        /// The competency.
        competency: CompetencyId,
        /// Its level, unrounded.
        level: f64,
    },
    /// A competency that it serves is below the bar.
    BelowBar {
        /// The competency.
        competency: CompetencyId,
        /// Its level, unrounded.
        level: f64,
    },
    /// A follow-up was needed.
    ProbeNeeded {
        /// The trigger of that follow-up.
        probe: ProbeName,
        /// In how many answers.
        answers: Tally,
    },
    /// Answers ran over time.
    OverTime {
        /// How many.
        answers: Tally,
    },
    /// It was practised before and has not transferred.
    NotTransferred {
        /// How far it got: partly or not yet.
        transfer: Transfer,
    },
}

/// The goal that the evidence speaks for most strongly; none when nothing speaks for any. A goal
/// that has transferred is not proposed again, and of nearly equal goals one that the member has
/// never taken comes before one that they have: many goals are revealed by the same facts, and all
/// of them are to have their turn.
///
/// Its strength is the sum of four parts, each from 0 to 1 but for the last: how far the weakest
/// competency it serves is from the top, the share of answers that needed its most needed probe,
/// the share that ran over time, and a half for staying with what has not transferred yet.
pub fn propose(goals: &Goals, evidence: &Evidence) -> Option<Proposal> {
    let open = goals.goals.iter().filter(|goal| !has_transferred(goal, evidence));
    let revealed: Vec<Candidate<'_>> = open
        .map(|goal| {
            let (strength, reasons) = strength(goal, evidence);
            Candidate { goal, strength, reasons }
        })
        .filter(|candidate| !candidate.reasons.is_empty())
        .collect();
    let best = strongest(&revealed)?;
    let is_new = |goal: &Goal| !evidence.taken.contains(&goal.id);
    let instead = revealed.iter().filter(|candidate| {
        is_new(candidate.goal) && candidate.strength + NEARLY_EQUAL_WITHIN >= best.strength
    });
    let chosen = strongest(instead).unwrap_or(best);
    Some(Proposal { goal: chosen.goal.id.clone(), reasons: chosen.reasons.clone() })
}

/// A goal that something speaks for.
struct Candidate<'a> {
    goal: &'a Goal,
    strength: f64,
    reasons: Vec<Reason>,
}

/// The strongest; where several are equal, the first in the file.
fn strongest<'a, 'g: 'a>(
    all: impl IntoIterator<Item = &'a Candidate<'g>>,
) -> Option<&'a Candidate<'g>> {
    all.into_iter().reduce(
        |held, other| {
            if other.strength > held.strength + EQUAL_WITHIN { other } else { held }
        },
    )
}

impl Tally {
    /// The share, from 0 to 1.
    fn share(self) -> f64 {
        if self.of == 0 { 0.0 } else { f64::from(self.count.min(self.of)) / f64::from(self.of) }
    }
}

fn has_transferred(goal: &Goal, evidence: &Evidence) -> bool {
    let just_now = evidence
        .previous
        .as_ref()
        .is_some_and(|p| p.goal == goal.id && p.transfer == Some(Transfer::Yes));
    just_now || evidence.transferred.contains(&goal.id)
}

/// How strongly the evidence speaks for one goal, and with which facts.
fn strength(goal: &Goal, evidence: &Evidence) -> (f64, Vec<Reason>) {
    let parts = [
        levels(goal, evidence),
        probes(goal, evidence),
        over_time(goal, evidence),
        staying(goal, evidence),
    ];
    let strength = parts.iter().map(|(strength, _)| strength).sum();
    (strength, parts.into_iter().flat_map(|(_, reasons)| reasons).collect())
}

type Part = (f64, Vec<Reason>);

fn levels(goal: &Goal, evidence: &Evidence) -> Part {
    if !goal.reveals.low_mark {
        return (0.0, Vec::new());
    }
    let lowest = evidence.levels.values().copied().fold(f64::INFINITY, f64::min);
    let mut strength = 0.0_f64;
    let mut reasons = Vec::new();
    for competency in &goal.serves {
        let Some(&level) = evidence.levels.get(competency) else { continue };
        let competency = competency.clone();
        if level <= lowest + EQUAL_WITHIN && level < CONTENT_FROM {
            reasons.push(Reason::Lowest { competency, level });
        } else if level < BAR {
            reasons.push(Reason::BelowBar { competency, level });
        } else {
            continue;
        }
        strength = strength.max((TOP - level.clamp(BOTTOM, TOP)) / (TOP - BOTTOM));
    }
    (strength, reasons)
}

fn probes(goal: &Goal, evidence: &Evidence) -> Part {
    let mut needed: Vec<(&ProbeName, Tally)> = goal
        .reveals
        .probes
        .iter()
        .filter_map(|probe| Some((probe, *evidence.probes.get(probe)?)))
        .filter(|(_, tally)| tally.share() > 0.0)
        .collect();
    // The sort is stable: equals keep the order of the file.
    needed.sort_by(|(_, a), (_, b)| b.share().total_cmp(&a.share()));
    let strength = needed.iter().map(|(_, tally)| tally.share()).fold(0.0, f64::max);
    let reasons = needed
        .into_iter()
        .map(|(probe, answers)| Reason::ProbeNeeded { probe: probe.clone(), answers })
        .collect();
    (strength, reasons)
}

fn over_time(goal: &Goal, evidence: &Evidence) -> Part {
    let answers = evidence.over_time;
    if goal.reveals.over_time && answers.share() > 0.0 {
        (answers.share(), vec![Reason::OverTime { answers }])
    } else {
        (0.0, Vec::new())
    }
}

fn staying(goal: &Goal, evidence: &Evidence) -> Part {
    let previous = evidence.previous.as_ref().filter(|previous| previous.goal == goal.id);
    match previous.and_then(|previous| previous.transfer) {
        Some(transfer @ (Transfer::Partly | Transfer::NotYet)) => {
            (STAYING, vec![Reason::NotTransferred { transfer }])
        }
        Some(Transfer::Yes) | None => (0.0, Vec::new()),
    }
}

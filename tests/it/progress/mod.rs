//! Micro-goals from outside: the file that comes with greenroom, and what is proposed when; trends
//! and fillers in `oracle`.

mod oracle;

mod debrief;
mod streak;
mod board;
mod plan_back;

use std::collections::BTreeSet;

use expect_test::expect;
use greenroom::base::{Complaint, Slug};
use greenroom::progress::{
    Evidence, Goal, GoalId, Goals, PreviousGoal, ProbeName, Proposal, Reason, Reveals, Tally,
    propose,
};
use greenroom::rubric::{CompetencyId, Rubric, Transfer};
use proptest::prelude::*;

use crate::harness::library;

const GOALS: &str = include_str!("../../../config/goals/0-starter.toml");
const RUBRICS: [&str; 2] = [
    include_str!("../../../config/rubrics/peer.toml"),
    include_str!("../../../config/rubrics/coach.toml"),
];
/// The follow-up deck's triggers that say what an answer lacked.
const PROBES: [&str; 7] = [
    "vague",
    "no-number",
    "whose-part",
    "too-long-on-the-situation",
    "no-result",
    "trade-off",
    "clarify-first",
];

fn goals() -> Goals {
    toml::from_str(GOALS).expect("the file parses")
}

fn slug(name: &str) -> Slug {
    name.parse().expect("tests write short names")
}

fn competencies() -> BTreeSet<CompetencyId> {
    RUBRICS
        .into_iter()
        .flat_map(|text| toml::from_str::<Rubric>(text).expect("it parses").competencies)
        .map(|competency| competency.id)
        .collect()
}

/// Evidence from levels and from probes needed in so many of four answers.
fn evidence(levels: &[(&str, f64)], probes: &[(&str, u32)]) -> Evidence {
    Evidence {
        levels: levels.iter().map(|&(name, level)| (CompetencyId(slug(name)), level)).collect(),
        probes: probes
            .iter()
            .map(|&(name, count)| (ProbeName(slug(name)), Tally { count, of: 4 }))
            .collect(),
        ..Evidence::default()
    }
}

/// What is proposed, as text.
fn proposed(evidence: &Evidence) -> String {
    let Some(Proposal { goal, reasons }) = propose(&goals(), evidence) else {
        return "nothing".to_owned();
    };
    let reasons: Vec<String> = reasons
        .iter()
        .map(|reason| match reason {
            Reason::Lowest { competency, level } => format!("{competency} {level} is lowest"),
            Reason::BelowBar { competency, level } => format!("{competency} {level} is low"),
            Reason::ProbeNeeded { probe, answers } => {
                format!("{probe} in {} of {}", answers.count, answers.of)
            }
            Reason::OverTime { answers } => format!("over in {} of {}", answers.count, answers.of),
            Reason::NotTransferred { transfer } => format!("was {transfer:?}"),
        })
        .collect();
    format!("{goal}: {}", reasons.join(", "))
}

#[test]
fn the_built_in_goals_are_without_complaint_and_cover_everything() {
    let goals = goals();
    let complaints: Vec<String> =
        goals.check(&competencies()).iter().map(Complaint::to_string).collect();
    assert_eq!(complaints, [""; 0]);
    for competency in competencies() {
        let helps = |goal: &Goal| goal.reveals.low_mark && goal.serves.contains(&competency);
        assert!(goals.goals.iter().any(helps), "{competency}");
    }
    for probe in PROBES.map(|name| ProbeName(slug(name))) {
        assert!(goals.goals.iter().any(|g| g.reveals.probes.contains(&probe)), "{probe}");
    }
    assert!(goals.goals.iter().any(|goal| goal.reveals.over_time));
}

#[test]
fn a_low_mark_on_any_built_in_rubric_has_a_goal() {
    let library = library();
    for competency in library.rubrics.iter().flat_map(|rubric| &rubric.competencies) {
        let helps = |goal: &Goal| goal.reveals.low_mark && goal.serves.contains(&competency.id);
        assert!(library.goals.goals.iter().any(helps), "{}", competency.id);
    }
}

#[test]
fn every_goal_of_the_file_is_proposed_by_some_evidence() {
    let goals = goals();
    for goal in &goals.goals {
        let mut evidence = Evidence::default();
        for probe in &goal.reveals.probes {
            evidence.probes.insert(probe.clone(), Tally { count: 4, of: 4 });
        }
        if goal.reveals.low_mark {
            evidence.levels.extend(goal.serves.iter().map(|c| (c.clone(), 2.0)));
        }
        if goal.reveals.over_time {
            evidence.over_time = Tally { count: 3, of: 4 };
        }
        // Those that stand before it in the file transferred one after the other.
        let mut left = goals.clone();
        while let Some(proposal) = propose(&left, &evidence) {
            if proposal.goal == goal.id {
                break;
            }
            left.goals.retain(|other| other.id != proposal.goal);
        }
        assert!(left.find(&goal.id).is_some());
        assert!(propose(&left, &evidence).is_some_and(|p| p.goal == goal.id), "{}", goal.id);
    }
}

/// The report in `example-session`: evidence of impact lowest, "no number" in 3 of 4 answers.
#[test]
fn the_lowest_competency_and_the_probe_it_needed_make_the_proposal() {
    let seen = evidence(
        &[("clarity-of-answer", 4.0), ("evidence-of-impact", 2.5), ("storytelling-structure", 3.0)],
        &[("no-number", 3), ("too-long-on-the-situation", 1)],
    );
    expect!["before-after: evidence-of-impact 2.5 is lowest, no-number in 3 of 4"]
        .assert_eq(&proposed(&seen));
}

#[test]
fn probes_alone_levels_alone_and_overtime_alone_are_enough() {
    let by_probe: Vec<String> =
        PROBES.iter().map(|probe| proposed(&evidence(&[], &[(probe, 2)]))).collect();
    expect![[r#"
        point-first: vague in 2 of 4
        before-after: no-number in 2 of 4
        my-own-part: whose-part in 2 of 4
        short-background: too-long-on-the-situation in 2 of 4
        result-unasked: no-result in 2 of 4
        what-it-cost: trade-off in 2 of 4
        clarify-first: clarify-first in 2 of 4"#]]
    .assert_eq(&by_probe.join("\n"));
    expect!["breath-before-answer: presence 3 is lowest"]
        .assert_eq(&proposed(&evidence(&[("presence", 3.0), ("role-alignment", 4.0)], &[])));
    let mut slow = evidence(&[], &[]);
    slow.over_time = Tally { count: 3, of: 5 };
    expect!["stop-at-the-point: over in 3 of 5"].assert_eq(&proposed(&slow));
    // The lowest one is proposed also above the bar, but not when all is well.
    expect!["breath-before-answer: presence 4.2 is lowest"]
        .assert_eq(&proposed(&evidence(&[("presence", 4.2), ("role-alignment", 4.4)], &[])));
    expect!["nothing"]
        .assert_eq(&proposed(&evidence(&[("presence", 4.6), ("role-alignment", 4.8)], &[])));
    expect!["nothing"].assert_eq(&proposed(&Evidence::default()));
}

#[test]
fn a_goal_that_transferred_makes_room_and_one_that_did_not_stays() {
    let mut seen = evidence(&[("evidence-of-impact", 2.5)], &[("no-number", 2), ("vague", 4)]);
    let before_after = |transfer| PreviousGoal { goal: GoalId(slug("before-after")), transfer };
    seen.previous = Some(before_after(Some(Transfer::Yes)));
    expect!["how-i-know: evidence-of-impact 2.5 is lowest, no-number in 2 of 4"]
        .assert_eq(&proposed(&seen));
    seen.previous = Some(before_after(Some(Transfer::Partly)));
    expect!["before-after: evidence-of-impact 2.5 is lowest, no-number in 2 of 4, was Partly"]
        .assert_eq(&proposed(&seen));
    // Nobody said whether it showed: neither kept nor dropped for that.
    seen.previous = Some(before_after(None));
    expect!["before-after: evidence-of-impact 2.5 is lowest, no-number in 2 of 4"]
        .assert_eq(&proposed(&seen));
}

#[test]
fn every_complaint_about_goals_comes_at_once() {
    let mut goals = goals();
    goals.goals.truncate(2);
    goals.goals[1].id = goals.goals[0].id.clone();
    goals.goals[0].behaviour.clear();
    goals.goals[0].if_then = "Say the number".to_owned();
    goals.goals[0].serves = vec![CompetencyId(slug("charm"))];
    goals.goals[1].serves.clear();
    goals.goals[1].reveals = Reveals::default();
    goals.goals[1].drill = "x".repeat(301);
    let lines: Vec<String> = goals
        .check(&competencies())
        .iter()
        .map(|complaint| format!("{:?}: {complaint}", complaint.at.last()))
        .collect();
    expect![[r#"
        Some(Key("behaviour")): `behaviour` of goal `before-after` is empty: write a text
        Some(Key("if_then")): the plan of goal `before-after` is not an if-then sentence: write it as "If ..., then I ..."
        Some(Index(0)): goal `before-after` serves `charm`, which no rubric has: use the id of a competency in a rubric
        Some(Key("drill")): `drill` of goal `before-after` is 301 characters long: shorten it to at most 300
        Some(Key("serves")): goal `before-after` serves no competency: name at least one competency of a rubric
        Some(Key("reveals")): nothing reveals goal `before-after`, so it is never proposed: name a probe, or set low_mark or over_time
        Some(Key("id")): goal `before-after` is there twice: give every goal an id of its own"#]].assert_eq(&lines.join("\n"));
    assert_eq!(Goals::default().check(&competencies()).len(), 1);
}

fn any_evidence() -> impl Strategy<Value = Evidence> {
    let names: Vec<CompetencyId> = competencies().into_iter().collect();
    let ids: Vec<GoalId> = goals().goals.into_iter().map(|goal| goal.id).collect();
    let tally = || (0_u32..6, 0_u32..6).prop_map(|(count, of)| Tally { count, of });
    let transfer = proptest::option::of(prop_oneof![
        Just(Transfer::Yes),
        Just(Transfer::Partly),
        Just(Transfer::NotYet)
    ]);
    (
        proptest::collection::btree_map(proptest::sample::select(names), 0.5..5.5, 0..6),
        proptest::collection::btree_map(
            proptest::sample::select(&PROBES[..]).prop_map(|name| ProbeName(slug(name))),
            tally(),
            0..5,
        ),
        tally(),
        proptest::option::of((proptest::sample::select(ids), transfer)),
    )
        .prop_map(|(levels, probes, over_time, previous)| Evidence {
            levels,
            probes,
            over_time,
            previous: previous.map(|(goal, transfer)| PreviousGoal { goal, transfer }),
            ..Evidence::default()
        })
}

/// Every goal that comes with greenroom, of all files.
fn built_in() -> Goals {
    (*library().goals).clone()
}

/// What a member is proposed who takes every proposal: mock after mock with the same evidence, and
/// what the raters say of each goal. Ends when nothing is proposed, or a goal for the second time.
fn taken_one_after_the_other(
    goals: &Goals,
    seen: &Evidence,
    says: impl Fn(&GoalId) -> Option<Transfer>,
) -> Vec<GoalId> {
    let mut seen = Evidence { previous: None, ..seen.clone() };
    let mut all: Vec<GoalId> = Vec::new();
    while let Some(Proposal { goal, .. }) = propose(goals, &seen) {
        if all.contains(&goal) {
            break;
        }
        all.push(goal.clone());
        let transfer = says(&goal);
        seen.taken.insert(goal.clone());
        if transfer == Some(Transfer::Yes) {
            seen.transferred.insert(goal.clone());
        }
        seen.previous = Some(PreviousGoal { goal, transfer });
    }
    all
}

/// Evidence for just what reveals this goal.
fn evidence_for(goal: &Goal) -> Evidence {
    let mut seen = Evidence::default();
    for probe in &goal.reveals.probes {
        seen.probes.insert(probe.clone(), Tally { count: 4, of: 4 });
    }
    if goal.reveals.low_mark {
        seen.levels.extend(goal.serves.iter().map(|c| (c.clone(), 2.0)));
    }
    if goal.reveals.over_time {
        seen.over_time = Tally { count: 3, of: 4 };
    }
    seen
}

#[test]
fn every_built_in_goal_has_its_turn_whether_the_raters_see_the_others_or_say_nothing() {
    let goals = built_in();
    assert!(goals.goals.len() > 80);
    for goal in &goals.goals {
        let seen = evidence_for(goal);
        for says in [Some(Transfer::Yes), None] {
            let taken = taken_one_after_the_other(&goals, &seen, |_| says);
            assert!(taken.contains(&goal.id), "{} after {says:?}: {taken:?}", goal.id);
        }
    }
}

#[test]
fn a_goal_that_is_new_to_the_member_comes_before_one_that_they_have_taken() {
    let mut seen = evidence(&[], &[("vague", 3), ("no-number", 3)]);
    let first = propose(&goals(), &seen).unwrap().goal;
    seen.taken.insert(first.clone());
    let second = propose(&goals(), &seen).unwrap().goal;
    assert_ne!(first, second);
    // Not one that much less speaks for.
    let mut seen = evidence(&[("evidence-of-impact", 2.5)], &[("no-number", 4), ("vague", 1)]);
    seen.taken = goals()
        .goals
        .into_iter()
        .filter(|goal| goal.reveals.probes.contains(&ProbeName(slug("no-number"))))
        .map(|goal| goal.id)
        .collect();
    assert!(seen.taken.contains(&propose(&goals(), &seen).unwrap().goal));
    // One that showed once is not proposed again, however long ago that was.
    seen.transferred = seen.taken.clone();
    assert!(!seen.taken.contains(&propose(&goals(), &seen).unwrap().goal));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_proposal_has_true_reasons_and_is_never_what_just_transferred(seen in any_evidence()) {
        let goals = goals();
        let Some(proposal) = propose(&goals, &seen) else {
            return Ok(());
        };
        let goal = goals.find(&proposal.goal).expect("it is one of the goals");
        prop_assert!(!proposal.reasons.is_empty());
        for reason in &proposal.reasons {
            match reason {
                Reason::Lowest { competency, level } => {
                    prop_assert!(goal.serves.contains(competency));
                    prop_assert!(seen.levels.values().all(|other| other >= level));
                }
                Reason::BelowBar { competency, level } => {
                    prop_assert!(goal.serves.contains(competency) && *level < 3.5);
                }
                Reason::ProbeNeeded { probe, answers } => {
                    prop_assert!(goal.reveals.probes.contains(probe) && answers.count > 0);
                }
                Reason::OverTime { answers } => prop_assert_eq!(*answers, seen.over_time),
                Reason::NotTransferred { transfer } => prop_assert_ne!(*transfer, Transfer::Yes),
            }
        }
        if let Some(PreviousGoal { goal, transfer: Some(Transfer::Yes) }) = &seen.previous {
            prop_assert_ne!(&proposal.goal, goal);
        }
    }

    /// Whatever a member needs, and whichever goals they have taken and shown before: every other
    /// goal that something speaks for comes in the end, and none that has shown comes again.
    #[test]
    fn whoever_shows_goal_after_goal_is_proposed_all_that_are_revealed(
        seen in any_evidence(),
        which in proptest::sample::select(built_in().goals),
        shown in proptest::collection::vec(proptest::bool::weighted(0.3), 200),
        known in proptest::collection::vec(proptest::bool::weighted(0.3), 200),
    ) {
        let goals = built_in();
        let mut seen = seen;
        // So that every goal of the collection is revealed in some of the runs.
        let own = evidence_for(&which);
        seen.levels.extend(own.levels);
        seen.probes.extend(own.probes);
        if own.over_time.count > 0 {
            seen.over_time = own.over_time;
        }
        let those = |flags: &[bool]| -> BTreeSet<GoalId> {
            let all = goals.goals.iter().zip(flags).filter(|(_, flag)| **flag);
            all.map(|(goal, _)| goal.id.clone()).filter(|id| *id != which.id).collect()
        };
        seen.transferred = those(&shown);
        seen.taken = those(&known);
        seen.taken.extend(seen.transferred.iter().cloned());
        let taken = taken_one_after_the_other(&goals, &seen, |_| Some(Transfer::Yes));
        prop_assert!(taken.contains(&which.id), "{} not in {:?}", which.id, taken);
        prop_assert!(taken.iter().all(|goal| !seen.transferred.contains(goal)));
    }
}

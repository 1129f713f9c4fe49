//! What members of many professions are asked, by the real collection: nothing that presupposes
//! another trade, nothing twice in other words, and surprises that can come in the middle.

use std::collections::BTreeSet;
use std::sync::Arc;

use greenroom::bank::{Freshness, Kind, Level, Question, QuestionId, pick};
use greenroom::base::{Moment, Seed};
use proptest::prelude::*;

use super::plan;
use crate::harness::library;

/// A role by its tag, also one that no bank knows, and a level.
type Who = (Option<&'static str>, Option<Level>);

const WHO: [Who; 12] = [
    (None, None),
    (None, Some(Level::Entry)),
    (Some("nurse"), None),
    (Some("nurse"), Some(Level::Senior)),
    (Some("teacher"), None),
    (Some("teacher"), Some(Level::Mid)),
    (Some("people-manager"), None),
    (Some("people-manager"), Some(Level::Lead)),
    (Some("backend"), None),
    (Some("backend"), Some(Level::Entry)),
    (Some("qa"), None),
    (Some("machine-learning"), Some(Level::Senior)),
];
/// Formats that ask more than a few questions, each with the place of an agenda.
const FORMATS: [(&str, usize); 5] =
    [("one-on-one", 0), ("panel", 0), ("panel", 1), ("final-round", 1), ("solo", 0)];
const SESSIONS: u32 = 4;

/// The questions of one turn, and whether each is a surprise.
fn turn(who: Who, (format, agenda): (&str, usize), met: &Freshness, seed: u64) -> Vec<Asked> {
    let library = library();
    let agenda = &library.format(format).unwrap().agendas[agenda];
    let plan = plan(who.0, who.1);
    let planned = agenda.questions.iter().map(|kinds| plan.wanted(kinds.iter().copied().collect()));
    let surprising = plan.surprising(agenda.questions.iter().flatten());
    let surprises = (0..agenda.surprises).map(|_| plan.wanted_surprise(surprising.clone()));
    let mut draw = Seed(seed).draws(0);
    let mut taken = BTreeSet::new();
    let mut asked = Vec::new();
    for wanted in planned.chain(surprises) {
        let picked = pick(&library.questions, &wanted, met, &taken, &mut draw).unwrap();
        taken.insert(picked.question.id.clone());
        asked.push((picked.question, wanted.surprise_only));
    }
    asked
}

type Asked = (Arc<Question>, bool);

fn twins(question: &Question) -> &QuestionId {
    question.like.as_ref().unwrap_or(&question.id)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn whatever_their_profession_members_get_questions_that_suit_them(
        who in prop::sample::select(WHO.to_vec()),
        format in prop::sample::select(FORMATS.to_vec()),
        seed in any::<u64>(),
    ) {
        let mut met = Freshness::default();
        for session in 0..SESSIONS {
            let asked = turn(who, format, &met, seed.wrapping_add(u64::from(session)));
            let groups: BTreeSet<_> = asked.iter().map(|(question, _)| twins(question)).collect();
            prop_assert_eq!(groups.len(), asked.len(), "two twins: {:?}", groups);
            // So the usual rubric fits where the plan names no kind; an hour rarely differs.
            let aloud = asked.iter().filter(|(question, _)| question.kind.is_thought_aloud());
            prop_assert!(aloud.count() * 2 <= asked.len() || asked.len() > 7, "mostly aloud");
            for (question, is_surprise) in &asked {
                let Question { id, kind, roles, levels, .. } = &**question;
                let is_theirs = |role| roles.iter().any(|tag| tag.as_str() == role);
                let suits = roles.is_empty() || who.0.is_some_and(is_theirs);
                prop_assert!(suits, "{} presupposes a role", id);
                let of_middle = levels.is_empty() || levels.contains(&Level::Mid);
                prop_assert!(who.1.is_some() || of_middle, "{} presupposes a level", id);
                let has_its_place =
                    [Kind::Opening, Kind::Closing, Kind::Salary, Kind::Relocation].contains(kind);
                prop_assert!(!is_surprise || question.surprise && !has_its_place, "{}", id);
                met.asked_at.insert(id.clone(), Moment::from_ms(i64::from(session)));
            }
        }
    }
}

#[test]
fn every_format_of_half_an_hour_or_so_has_two_or_three_surprises() {
    let library = library();
    let surprises =
        FORMATS.map(|(id, agenda)| library.format(id).unwrap().agendas[agenda].surprises);
    assert_eq!(surprises, [2, 2, 3, 3, 2]);
}

/// In other kinds a fact belongs to the scene; here it would be one of the candidate's life, and
/// somebody whose life is another one could only say so.
#[test]
fn what_a_question_assumes_about_the_candidate_it_only_supposes() {
    let about_them = [Kind::Opening, Kind::Closing, Kind::Salary, Kind::Pivot];
    let assumes = ["You have ", "You had ", "You are ", "You changed ", "You came ", "Your last "];
    // The scene of the question, and no fact of a life.
    let excepted = ["salary-more-money-or-more-learning", "opening-without-a-cv", "pitch-why-you"];
    for question in library().questions.iter().filter(|q| about_them.contains(&q.kind)) {
        let plain = assumes.iter().any(|fact| question.prompt.starts_with(fact));
        let is_excepted = excepted.contains(&question.id.as_str());
        assert!(!plain || is_excepted, "{}: {}", question.id, question.prompt);
    }
    let library = library();
    let supposed = library.questions.iter().filter(|q| q.prompt.starts_with("Suppose that"));
    assert!(supposed.count() >= 22);
}

#[test]
fn the_twins_that_a_reader_found_know_each_other() {
    let library = library();
    let named: BTreeSet<_> = library.questions.iter().filter_map(|q| q.like.as_ref()).collect();
    assert!(named.len() >= 38, "{}", named.len());
}

#[test]
fn a_story_may_come_as_a_surprise_although_stories_are_planned() {
    let mut kinds = Vec::new();
    for seed in 0..8 {
        let mut met = Freshness::default();
        for session in 0..6 {
            for (question, is_surprise) in turn((None, None), ("one-on-one", 0), &met, seed) {
                kinds.extend(is_surprise.then_some(question.kind));
                met.asked_at.insert(question.id.clone(), Moment::from_ms(session));
            }
        }
    }
    let of = |kind| kinds.iter().filter(|k| **k == kind).count() * 100 / kinds.len();
    let shares = [Kind::Behavioural, Kind::Situational, Kind::Values, Kind::Pivot].map(of);
    assert!(shares.iter().all(|share| (5..=60).contains(share)), "{shares:?} %");
    assert!(shares[0] + shares[1] >= 25, "{shares:?} %");
}

//! A season of practice with the real banks: what a group of twelve is asked in thirty sessions.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use greenroom::bank::{
    Freshness, Kind, Level, Picked, Question, QuestionId, Tag, TagSort, Wanted, Widening, gives_up,
    pick,
};
use greenroom::base::{Moment, Seed};
use proptest::prelude::*;

use super::plan;
use crate::harness::library;

const MEMBERS: usize = 12;
const SESSIONS: usize = 30;

/// What one member has met, and what they were asked in order.
#[derive(Default)]
struct Member {
    freshness: Freshness,
    asked: Vec<Asked>,
}

struct Asked {
    question: Arc<Question>,
    is_surprise: bool,
}

/// Thirty one-on-ones in which the pairs and two observers go round, every member with a role and
/// a level of their own.
fn season(seed: u64) -> Vec<Member> {
    let library = library();
    let agenda = library.format("one-on-one").unwrap().agendas[0].clone();
    let roles: Vec<&Tag> = library.tags.of(TagSort::Role).collect();
    let mut members: Vec<Member> = (0..MEMBERS).map(|_| Member::default()).collect();
    for session in 0..SESSIONS {
        let first = session * 2 % MEMBERS;
        // A round later the partner is another one.
        let second = (first + 1 + session * 2 / MEMBERS * 2) % MEMBERS;
        let seated = [first, second, (second + 3) % MEMBERS, (first + 7) % MEMBERS];
        let mut taken = BTreeSet::new();
        for (turn, candidate) in seated.into_iter().take(2).enumerate() {
            let mut draw = Seed(seed).draws(u64::try_from(session * 2 + turn).unwrap());
            let role = roles[candidate % roles.len()].as_str();
            let plan = plan(Some(role), Some(Level::ALL[candidate % Level::ALL.len()]));
            let kinds = |kinds: &Vec<Kind>| plan.wanted(kinds.iter().copied().collect());
            let surprising = plan.surprising(agenda.questions.iter().flatten());
            let surprises = (0..agenda.surprises).map(|_| plan.wanted_surprise(surprising.clone()));
            let mut asked = Vec::new();
            for wanted in agenda.questions.iter().map(kinds).chain(surprises) {
                let is_surprise = wanted.surprise_only;
                let freshness = &members[candidate].freshness;
                let picked = pick(&library.questions, &wanted, freshness, &taken, &mut draw);
                let Picked { question, .. } = picked.unwrap();
                taken.insert(question.id.clone());
                asked.push(Asked { question, is_surprise });
            }
            let at = Moment::from_ms(i64::try_from(session).unwrap());
            for question in asked.iter().map(|asked| &asked.question) {
                for other in seated {
                    let Freshness { asked_at, heard_at } = &mut members[other].freshness;
                    let met = if other == candidate { asked_at } else { heard_at };
                    met.insert(question.id.clone(), at);
                }
            }
            members[candidate].asked.extend(asked);
        }
    }
    members
}

/// How often each was asked.
fn counts<T: Ord>(all: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let mut counts = BTreeMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    counts
}

/// How even `counts` are: 1 when all are alike, near 0 when nearly everything is of one sort. It is
/// Pielou's measure, the entropy of the shares by that of equal shares.
fn evenness<T>(counts: &BTreeMap<T, usize>) -> f64 {
    let all: usize = counts.values().sum();
    let share = |count: &usize| *count as f64 / all as f64;
    let entropy: f64 = counts.values().map(|count| -share(count) * share(count).ln()).sum();
    entropy / (counts.len() as f64).ln()
}

#[test]
fn a_season_is_spread_evenly_over_kinds_and_competencies() {
    for seed in 0..10 {
        let members = season(seed);
        let all = || members.iter().flat_map(|member| &member.asked);
        let surprises = counts(all().filter(|a| a.is_surprise).map(|a| a.question.kind));
        let stories = counts(
            all()
                .filter(|a| a.question.kind == Kind::Behavioural)
                .map(|a| a.question.competency.as_str()),
        );
        assert!(surprises.len() == 4 && evenness(&surprises) >= 0.8, "{seed}: {surprises:?}");
        assert!(stories.len() >= 10 && evenness(&stories) >= 0.85, "{seed}: {stories:?}");
        for member in &members {
            let of_member = member.asked.iter().filter(|a| a.question.kind == Kind::Behavioural);
            let stories = counts(of_member.map(|a| a.question.competency.as_str()));
            let most = stories.values().max().copied().unwrap_or(0);
            assert!(most <= 2, "{seed}: {stories:?}");
            let ids: BTreeSet<&QuestionId> = member.asked.iter().map(|a| &a.question.id).collect();
            assert_eq!(ids.len(), member.asked.len(), "{seed}: nobody is asked the same twice");
        }
    }
}

/// Any wish that the real tags allow.
fn any_wish() -> impl Strategy<Value = Wanted> {
    let tag = |sort| {
        let known: Vec<Tag> = library().tags.of(sort).cloned().collect();
        prop::option::of(prop::sample::select(known))
    };
    (
        prop::sample::subsequence(Kind::ALL.to_vec(), 1..=3),
        prop::option::weighted(0.2, tag(TagSort::Competency)),
        tag(TagSort::Role),
        tag(TagSort::Region),
        prop::option::of(prop::sample::select(Level::ALL.to_vec())),
        prop::bool::weighted(0.2),
        prop::collection::btree_set(tag(TagSort::Competency), 0..4),
    )
        .prop_map(|(kinds, competency, role, region, level, surprise_only, rather)| Wanted {
            kinds: kinds.into_iter().collect(),
            competency: competency.flatten(),
            role,
            level,
            region,
            surprise_only,
            rather: rather.into_iter().flatten().collect(),
        })
}

fn may_be(question: &Question, wanted: &Wanted) -> bool {
    wanted.kinds.contains(&question.kind) && (question.surprise || !wanted.surprise_only)
}

/// The wish as it is served: whoever names no level is asked what suits the middle.
fn served(wanted: &Wanted) -> Wanted {
    Wanted { level: wanted.level.or(Some(Level::Mid)), ..wanted.clone() }
}

fn at(round: u64) -> Moment {
    Moment::from_ms(i64::try_from(round).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Session after session one question of the same wish: all that suits comes before anything
    /// comes again, and each time a story that is rather asked for where one is left that suits as
    /// well, and else the least practised kind and competency.
    #[test]
    fn nothing_comes_twice_before_all_that_suits_has_come(
        wanted in any_wish(), seed in any::<u64>(),
    ) {
        let pool = &library().questions;
        let suiting: BTreeSet<&QuestionId> = pool
            .iter()
            .filter(|q| may_be(q, &wanted) && gives_up(q, &served(&wanted)).is_empty())
            .map(|q| &q.id)
            .collect();
        let mut freshness = Freshness::default();
        let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
        let mut competencies: BTreeMap<Tag, usize> = BTreeMap::new();
        let mut draw = Seed(seed).draws(0);
        for round in 0..u64::try_from(suiting.len()).unwrap() {
            let picked = pick(pool, &wanted, &freshness, &BTreeSet::new(), &mut draw);
            let Picked { question, widened } = picked.unwrap();
            prop_assert!(suiting.contains(&question.id) && widened.is_empty());
            let practised = |q: &Question| {
                let of_kind = kinds.get(&q.kind).copied().unwrap_or(0);
                let kind = if wanted.surprise_only { 0 } else { of_kind };
                let is_guess = wanted.level.is_none() && !q.levels.is_empty();
                let is_rather = q.kind.is_a_story() && wanted.rather.contains(&q.competency);
                let competency = competencies.get(&q.competency).copied().unwrap_or(0);
                (!is_rather || is_guess, kind, is_guess, competency)
            };
            let is_new = |q: &Question| {
                suiting.contains(&q.id) && !freshness.asked_at.contains_key(&q.id)
            };
            let least = pool.iter().filter(|q| is_new(q)).map(|q| practised(q)).min();
            prop_assert_eq!(Some(practised(&question)), least);
            *kinds.entry(question.kind).or_default() += 1;
            *competencies.entry(question.competency.clone()).or_default() += 1;
            let earlier = freshness.asked_at.insert(question.id.clone(), at(round));
            prop_assert!(earlier.is_none(), "{} came twice", question.id);
        }
        // Used up: what comes now is new and of a neighbouring level, wider, or the oldest.
        let next = pick(pool, &wanted, &freshness, &BTreeSet::new(), &mut draw);
        if let Some(Picked { question, widened }) = next
            && let Some(asked_at) = freshness.asked_at.get(&question.id)
        {
            prop_assert_eq!(widened, vec![]);
            prop_assert_eq!(*asked_at, at(0));
        }
    }

    /// In one long session without twins the wish is widened step by step, each question says what
    /// it gives up, and nothing nearer is ever left behind.
    #[test]
    fn role_level_and_region_are_given_up_step_by_step(
        wanted in any_wish(), seed in any::<u64>(),
    ) {
        let alone = |q: &Arc<Question>| Arc::new(Question { like: None, ..(**q).clone() });
        let pool: Vec<Arc<Question>> = library().questions.iter().map(alone).collect();
        let farthest = |widened: &[Widening]| widened.iter().max().copied();
        let mut left: BTreeMap<&QuestionId, Option<Widening>> = pool
            .iter()
            .filter(|q| may_be(q, &wanted))
            .map(|q| (&q.id, farthest(&gives_up(q, &served(&wanted)))))
            .collect();
        let mut taken = BTreeSet::new();
        let mut draw = Seed(seed).draws(0);
        while let Some(Picked { question, widened }) =
            pick(&pool, &wanted, &Freshness::default(), &taken, &mut draw)
        {
            prop_assert_eq!(&widened, &gives_up(&question, &wanted));
            let step = left.remove(&question.id).expect("it is of the kind and was not taken");
            prop_assert!(left.values().all(|other| step <= *other), "something nearer was left");
            taken.insert(question.id.clone());
        }
        prop_assert!(left.is_empty(), "{} were never picked", left.len());
    }
}

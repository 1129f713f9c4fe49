//! Picking: nobody meets a question twice too soon, and what was given up is told.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use expect_test::{Expect, expect};
use greenroom::bank::{
    Freshness, Kind, Level, Picked, Question, QuestionId, Tag, Wanted, Widening, pick,
};
use greenroom::base::{Moment, Seed};
use proptest::prelude::*;

use super::{question, shared};

fn tag(raw: &str) -> Tag {
    Tag::new(raw).unwrap()
}

fn id(raw: &str) -> QuestionId {
    QuestionId::new(raw).unwrap()
}

fn any_case() -> Wanted {
    Wanted { kinds: BTreeSet::from([Kind::Case]), ..Wanted::default() }
}

/// Questions that differ in one thing each, all cases but one.
fn shelf() -> Vec<Arc<Question>> {
    let with = |id: &str, change: fn(&mut Question)| {
        let mut question = question(id, Kind::Case);
        change(&mut question);
        question
    };
    shared([
        with("backend-mid", |q| (q.roles, q.levels) = (vec![tag("backend")], vec![Level::Mid])),
        with("backend-lead", |q| (q.roles, q.levels) = (vec![tag("backend")], vec![Level::Lead])),
        with("backend-eu", |q| (q.roles, q.regions) = (vec![tag("backend")], vec![tag("eu")])),
        with("data", |q| q.roles = vec![tag("data")]),
        with("anybody", |q| q.competency = tag("estimation")),
        with("surprise", |q| (q.surprise, q.roles) = (true, vec![tag("ux")])),
        question("a-pitch", Kind::Pitch),
    ])
}

fn draw_all(wanted: &Wanted, freshness: &Freshness, expected: Expect) {
    let mut taken = BTreeSet::new();
    let mut lines = String::new();
    let mut draw = Seed(7).draws(0);
    while let Some(Picked { question, widened }) =
        pick(&shelf(), wanted, freshness, &taken, &mut draw)
    {
        lines.push_str(&format!("{} {widened:?}\n", question.id));
        taken.insert(question.id.clone());
    }
    expected.assert_eq(&lines);
}

#[test]
fn a_wish_is_widened_step_by_step_and_each_step_is_told() {
    let wanted = Wanted {
        role: Some(tag("backend")),
        level: Some(Level::Mid),
        region: Some(tag("us")),
        competency: Some(tag("any")),
        ..any_case()
    };
    draw_all(
        &wanted,
        &Freshness::default(),
        expect![[r#"
            backend-mid []
            backend-eu [Region]
            data [Role]
            surprise [Role]
            anybody [Competency]
            backend-lead [AnyLevel]
        "#]],
    );
}

#[test]
fn without_a_role_the_questions_for_everybody_come_first() {
    let wanted = any_case();
    let first =
        pick(&shelf(), &wanted, &Freshness::default(), &BTreeSet::new(), &mut Seed(1).draws(0));
    assert_eq!(first.unwrap().question.id, id("anybody"));
}

#[test]
fn without_a_level_what_names_none_comes_first_and_then_the_middle() {
    let with =
        |id, levels: &[Level]| Question { levels: levels.into(), ..question(id, Kind::Case) };
    let pool = shared([
        with("lead", &[Level::Lead]),
        with("first-job", &[Level::Entry]),
        with("middle", &[Level::Mid, Level::Senior]),
        with("everybody", &[]),
    ]);
    let mut taken = BTreeSet::new();
    let mut order = Vec::new();
    let fresh = Freshness::default();
    while let Some(Picked { question, widened }) =
        pick(&pool, &any_case(), &fresh, &taken, &mut Seed(1).draws(0))
    {
        assert_eq!(widened, [], "a level that nobody named is not given up");
        taken.insert(question.id.clone());
        order.push(question.id.to_string());
    }
    assert_eq!(order, ["everybody", "middle", "first-job", "lead"]);
}

#[test]
fn of_twins_a_session_has_one() {
    let like = |name, other| Question { like: Some(id(other)), ..question(name, Kind::Case) };
    let pool = shared([
        question("first", Kind::Case),
        like("second", "first"),
        like("third", "first"),
        question("alone", Kind::Case),
        like("left-behind", "not-there"),
    ]);
    let fresh = Freshness::default();
    for begin in ["first", "second", "third"] {
        let mut taken = BTreeSet::from([id(begin)]);
        while let Some(picked) = pick(&pool, &any_case(), &fresh, &taken, &mut Seed(1).draws(0)) {
            taken.insert(picked.question.id.clone());
        }
        assert_eq!(taken, BTreeSet::from([id(begin), id("alone"), id("left-behind")]));
    }
}

#[test]
fn a_neighbouring_level_is_better_than_a_question_known_already() {
    let wanted = Wanted {
        role: Some(tag("backend")),
        level: Some(Level::Senior),
        competency: Some(tag("any")),
        ..any_case()
    };
    let pool = shared([
        Question { levels: vec![Level::Senior], ..question("senior", Kind::Case) },
        Question { levels: vec![Level::Mid], ..question("mid", Kind::Case) },
        Question { levels: vec![Level::Entry], ..question("entry", Kind::Case) },
    ]);
    let picked = |freshness: &Freshness| {
        let picked = pick(&pool, &wanted, freshness, &BTreeSet::new(), &mut Seed(1).draws(0));
        picked.map(|picked| (picked.question.id.to_string(), picked.widened)).unwrap()
    };
    let mut freshness = Freshness::default();
    assert_eq!(picked(&freshness), ("senior".to_owned(), vec![]));
    freshness.asked_at.insert(id("senior"), Moment::from_ms(1));
    assert_eq!(picked(&freshness), ("mid".to_owned(), vec![Widening::NextLevel]));
    freshness.heard_at.insert(id("mid"), Moment::from_ms(2));
    assert_eq!(picked(&freshness), ("senior".to_owned(), vec![]));
}

#[test]
fn neither_kind_nor_surprise_is_ever_given_up() {
    let surprise = Wanted { surprise_only: true, ..any_case() };
    draw_all(
        &surprise,
        &Freshness::default(),
        expect![[r#"
            surprise [Role]
        "#]],
    );
    let closing = Wanted { kinds: BTreeSet::from([Kind::Closing]), ..Wanted::default() };
    draw_all(&closing, &Freshness::default(), expect![""]);
}

#[test]
fn never_met_comes_before_heard_and_heard_before_asked() {
    let at = |list: &[(&str, i64)]| -> BTreeMap<QuestionId, Moment> {
        list.iter().map(|(name, ms)| (id(name), Moment::from_ms(*ms))).collect()
    };
    let freshness = Freshness {
        asked_at: at(&[("asked-1", 1), ("asked-2", 2), ("both", 3)]),
        heard_at: at(&[("heard-8", 8), ("heard-9", 9), ("both", 1)]),
    };
    let names = ["both", "asked-2", "asked-1", "heard-9", "heard-8", "new"];
    let pool = shared(names.map(|name| question(name, Kind::Case)));
    let mut taken = BTreeSet::new();
    let mut order = Vec::new();
    let mut draw = Seed(3).draws(0);
    while let Some(picked) = pick(&pool, &any_case(), &freshness, &taken, &mut draw) {
        taken.insert(picked.question.id.clone());
        order.push(picked.question.id.to_string());
    }
    assert_eq!(order, ["new", "heard-8", "heard-9", "asked-1", "asked-2", "both"]);
}

/// A question that may differ in every way that matters to picking.
fn any_question() -> impl Strategy<Value = Question> {
    let tags = |names: &'static [&'static str]| {
        prop::sample::subsequence(names, 0..=1)
            .prop_map(|names| names.into_iter().map(tag).collect::<Vec<_>>())
    };
    (
        prop::sample::select(vec![Kind::Case, Kind::Technical]),
        prop::sample::subsequence(Level::ALL.to_vec(), 0..=2),
        tags(&["backend", "data"]),
        tags(&["eu", "us"]),
        prop::sample::select(vec!["x", "y"]),
        any::<bool>(),
    )
        .prop_map(|(kind, levels, roles, regions, competency, surprise)| Question {
            levels,
            roles,
            regions,
            surprise,
            competency: tag(competency),
            ..question("q", kind)
        })
}

fn any_pool() -> impl Strategy<Value = Vec<Arc<Question>>> {
    prop::collection::vec(any_question(), 1..25).prop_map(|questions| {
        let named = questions.into_iter().enumerate();
        shared(named.map(|(i, question)| Question { id: id(&format!("q{i}")), ..question }))
    })
}

fn any_wanted() -> impl Strategy<Value = Wanted> {
    (
        prop::option::of(prop::sample::select(vec!["x", "y", "z"])),
        prop::option::of(prop::sample::select(vec!["backend", "data", "sre"])),
        prop::sample::select(Level::ALL.to_vec()).prop_map(Some),
        prop::option::of(prop::sample::select(vec!["eu", "us", "sea"])),
        any::<bool>(),
    )
        .prop_map(|(competency, role, level, region, surprise_only)| Wanted {
            kinds: BTreeSet::from([Kind::Case]),
            competency: competency.map(tag),
            role: role.map(tag),
            level,
            region: region.map(tag),
            surprise_only,
            rather: BTreeSet::new(),
        })
}

#[test]
fn a_story_for_what_is_rather_asked_comes_first_among_what_suits_as_well_and_is_as_fresh() {
    let about = |id: &str, kind, competency: &str| Question {
        competency: tag(competency),
        ..question(id, kind)
    };
    let pool = shared([
        about("deadline", Kind::Behavioural, "ownership"),
        about("mistake", Kind::Behavioural, "failure"),
        about("two-masters", Kind::Situational, "failure"),
        Question { roles: vec![tag("sre")], ..about("outage", Kind::Behavioural, "conflict") },
        Question { levels: vec![Level::Mid], ..about("merge", Kind::Behavioural, "conflict") },
    ]);
    let first = |rather: &[&str], met: &[&str]| {
        let wanted = Wanted {
            kinds: BTreeSet::from([Kind::Behavioural, Kind::Situational]),
            rather: rather.iter().map(|raw| tag(raw)).collect(),
            ..Wanted::default()
        };
        let heard_at = met.iter().map(|raw| (id(raw), Moment::from_ms(1))).collect();
        let fresh = Freshness { heard_at, ..Freshness::default() };
        let drawn: BTreeSet<String> = (0..20)
            .filter_map(|seed| {
                pick(&pool, &wanted, &fresh, &BTreeSet::new(), &mut Seed(seed).draws(0))
            })
            .map(|picked| picked.question.id.to_string())
            .collect();
        drawn.into_iter().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(first(&[], &[]), "deadline mistake two-masters");
    assert_eq!(first(&["failure"], &[]), "mistake");
    assert_eq!(first(&["failure", "ownership"], &[]), "deadline mistake");
    // What they know, what is for another role, and what would be a guess come no earlier.
    assert_eq!(first(&["failure"], &["mistake"]), "deadline two-masters");
    assert_eq!(first(&["conflict"], &[]), "deadline mistake two-masters");
}

proptest! {
    /// Over any number of sessions, a question that fits is met a second time only after every
    /// other one that fits has been met.
    #[test]
    fn nobody_meets_a_question_twice_before_the_pool_is_used_up(
        pool in any_pool(), wanted in any_wanted(), seed in any::<u64>(),
    ) {
        let fits = |widened: &[Widening]| widened.is_empty();
        let mut freshness = Freshness::default();
        let mut met: Vec<QuestionId> = Vec::new();
        for round in 0..60 {
            let mut draw = Seed(seed).draws(round);
            let picked = pick(&pool, &wanted, &freshness, &BTreeSet::new(), &mut draw);
            let Some(Picked { question, widened }) = picked else { break };
            if met.contains(&question.id) && fits(&widened) {
                // Used up: leaving out all that was met, nothing that fits remains.
                let rest: BTreeSet<QuestionId> = met.iter().cloned().collect();
                let other = pick(&pool, &wanted, &Freshness::default(), &rest, &mut draw);
                prop_assert!(other.is_none_or(|other| !fits(&other.widened)));
                // And then the one asked longest ago comes first.
                let last = |id: &QuestionId| met.iter().rposition(|met| met == id);
                let oldest = met.iter().filter_map(|id| {
                    let fitting = pool.iter().find(|q| q.id == *id)?;
                    let alone = [Arc::clone(fitting)];
                    let fresh = Freshness::default();
                    let alone =
                        pick(&alone, &wanted, &fresh, &BTreeSet::new(), &mut draw.clone())?;
                    fits(&alone.widened).then(|| last(id)).flatten()
                }).min();
                prop_assert_eq!(last(&question.id), oldest);
            }
            let at = Moment::from_ms(i64::try_from(round).unwrap());
            freshness.asked_at.insert(question.id.clone(), at);
            met.push(question.id.clone());
        }
    }

    #[test]
    fn a_pick_keeps_its_word(
        pool in any_pool(), wanted in any_wanted(), seed in any::<u64>(),
        taken in prop::collection::btree_set(0_usize..25, 0..10),
    ) {
        let taken: BTreeSet<QuestionId> =
            taken.into_iter().map(|i| id(&format!("q{i}"))).collect();
        let freshness = Freshness::default();
        let picked = pick(&pool, &wanted, &freshness, &taken, &mut Seed(seed).draws(0));
        let mut turned = pool.clone();
        turned.reverse();
        let again = pick(&turned, &wanted, &freshness, &taken, &mut Seed(seed).draws(0));
        prop_assert_eq!(&picked, &again, "the order of the pool does not matter");
        let left = |q: &Arc<Question>| {
            q.kind == Kind::Case && (q.surprise || !wanted.surprise_only) && !taken.contains(&q.id)
        };
        let Some(Picked { question, widened }) = picked else {
            prop_assert!(!pool.iter().any(left), "there was something left to pick");
            return Ok(());
        };
        prop_assert!(left(&question));
        let told = |step: Widening| widened.contains(&step);
        let meets = |tags: &[Tag], tag: &Option<Tag>| {
            tags.is_empty() || tag.as_ref().is_some_and(|tag| tags.contains(tag))
        };
        prop_assert_eq!(!told(Widening::Region), meets(&question.regions, &wanted.region));
        prop_assert_eq!(!told(Widening::Role), meets(&question.roles, &wanted.role));
        let of_competency = wanted.competency.as_ref().is_none_or(|tag| *tag == question.competency);
        prop_assert_eq!(!told(Widening::Competency), of_competency);
        let of_level = question.levels.is_empty()
            || wanted.level.is_none_or(|level| question.levels.contains(&level));
        prop_assert_eq!(!told(Widening::NextLevel) && !told(Widening::AnyLevel), of_level);
    }
}

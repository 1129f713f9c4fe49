//! What holds for every history of ballots.

use std::collections::BTreeMap;

use greenroom::base::{Draw, MemberId, Moment, Seed, Span};
use greenroom::rubric::{Agreement, Cast, Ending, Measured, Pool, Tenths, scores, verdict};
use proptest::prelude::*;

use super::{cast, mark, turn};

const COMPETENCIES: usize = 5;
/// No severity is known better than this: rounds end when nothing moves by more than 1e-9.
const EXACT: f64 = 1e-6;

/// Puts `items` into a random order.
fn shuffle<T>(mut draw: Draw, items: &mut [T]) {
    for i in (1..items.len()).rev() {
        items.swap(i, draw.below(i + 1));
    }
}

/// The pool's day: after every cast of [`history`].
fn today() -> Moment {
    Moment::from_ms(0) + Span::from_hours(24 * 60)
}

/// Up to 20 turns of up to 5 raters out of 8, on days 0 to 59; `-` is *could not tell*.
fn history() -> impl Strategy<Value = Vec<Cast>> {
    let ballots = proptest::collection::btree_map(1_i64..9, "[1-5-]{5}", 0..=5);
    proptest::collection::vec((ballots, 20_i64..24, 0_i64..60), 1..20).prop_map(|turns| {
        (1..)
            .zip(turns)
            .flat_map(|(session, (ballots, candidate, day))| {
                ballots
                    .into_iter()
                    .map(move |(rater, marks)| cast(session, rater, candidate, day, &marks))
            })
            .collect()
    })
}

/// Raters by who shares a marked cell with whom, found by a plain flood.
fn groups(casts: &[Cast]) -> BTreeMap<MemberId, MemberId> {
    let mut group: BTreeMap<MemberId, MemberId> =
        casts.iter().map(|c| (c.rater, c.rater)).collect();
    for a in casts {
        for b in casts.iter().filter(|b| b.turn == a.turn) {
            let meets = a.marks.iter().any(|(c, _)| b.marks.iter().any(|(d, _)| c == d));
            let (old, new) = (group[&a.rater], group[&b.rater]);
            if meets && old != new {
                group.values_mut().filter(|g| **g == old).for_each(|g| *g = new);
            }
        }
    }
    group
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn severities_of_connected_raters_sum_to_zero(casts in history()) {
        let pool = Pool::new(&casts, today(), COMPETENCIES);
        let mut sums: BTreeMap<MemberId, f64> = BTreeMap::new();
        for (rater, group) in groups(&casts) {
            *sums.entry(group).or_default() += pool.severity(rater).unwrap();
        }
        for sum in sums.values() {
            prop_assert!(sum.abs() < EXACT, "{sum}");
        }
    }

    #[test]
    fn the_order_of_the_ballots_changes_nothing(casts in history(), seed: u64) {
        let mut shuffled = casts.clone();
        shuffle(Seed(seed).draws(0), &mut shuffled);
        for cast in &mut shuffled {
            shuffle(Seed(seed).draws(1), &mut cast.marks);
        }
        for session in 1..20 {
            let (a, b) = (
                scores(&casts, turn(session), COMPETENCIES),
                scores(&shuffled, turn(session), COMPETENCIES),
            );
            prop_assert_eq!(a, b);
        }
        let (a, b) = (
            Pool::new(&casts, today(), COMPETENCIES).agreement(),
            Pool::new(&shuffled, today(), COMPETENCIES).agreement(),
        );
        prop_assert_eq!(a, b);
    }

    #[test]
    fn other_names_for_raters_give_the_same_digits_and_verdict(casts in history()) {
        let mut renamed = casts.clone();
        for cast in &mut renamed {
            cast.rater = MemberId(1_000 - cast.rater.0);
            cast.candidate = MemberId(2_000 - cast.candidate.0);
        }
        for session in 1..20 {
            let (a, b) = (
                scores(&casts, turn(session), COMPETENCIES),
                scores(&renamed, turn(session), COMPETENCIES),
            );
            prop_assert_eq!(verdict(&a, Ending::Whole), verdict(&b, Ending::Whole));
            for (a, b) in a.competencies.iter().zip(&b.competencies) {
                if let (Some(a), Some(b)) = (a.score(), b.score()) {
                    prop_assert!((a.level - b.level).abs() < EXACT);
                    prop_assert_eq!(&a.marks, &b.marks);
                    prop_assert_eq!(a.adjustment, b.adjustment);
                }
            }
        }
    }

    /// Marking one lower throughout makes a rater harsher, by less than the one; and nobody else
    /// harsher by it.
    #[test]
    fn a_rater_who_marks_one_lower_is_found_harsher(casts in history(), who in 1_i64..9) {
        let high: Vec<Cast> = casts
            .into_iter()
            .map(|mut cast| {
                for (_, m) in &mut cast.marks {
                    *m = mark(m.value().max(2));
                }
                cast
            })
            .collect();
        let mut low = high.clone();
        for cast in low.iter_mut().filter(|cast| cast.rater.0 == who) {
            for (_, m) in &mut cast.marks {
                *m = mark(m.value() - 1);
            }
        }
        let before = Pool::new(&high, today(), COMPETENCIES);
        let after = Pool::new(&low, today(), COMPETENCIES);
        let group = groups(&high);
        let is_alone = |rater| group.values().filter(|g| **g == group[&rater]).count() == 1;
        for &rater in group.keys() {
            let moved = after.severity(rater).unwrap() - before.severity(rater).unwrap();
            if rater.0 == who && !is_alone(rater) {
                prop_assert!(moved > 0.0 && moved < 1.0, "{rater}: {moved}");
            } else {
                prop_assert!(moved < EXACT, "{rater}: {moved}");
            }
        }
    }

    #[test]
    fn what_is_shown_lies_on_the_scale_and_missing_is_never_a_number(casts in history()) {
        for session in 1..20 {
            let report = scores(&casts, turn(session), COMPETENCIES);
            for (place, measured) in (0_u8..).zip(&report.competencies) {
                let given: Vec<f64> = casts
                    .iter()
                    .filter(|cast| cast.turn == turn(session))
                    .flat_map(|cast| &cast.marks)
                    .filter(|(competency, _)| *competency == place)
                    .map(|(_, mark)| f64::from(*mark))
                    .collect();
                match measured {
                    Measured::Missing => prop_assert!(given.is_empty()),
                    Measured::OneMark(mark) => prop_assert_eq!(given, vec![f64::from(*mark)]),
                    Measured::Score(score) => {
                        prop_assert_eq!(score.marks.len(), given.len());
                        let sum: f64 = given.iter().sum();
                        prop_assert!((score.raw_mean * f64::from(u32::try_from(given.len()).unwrap()) - sum).abs() < EXACT);
                        for end in [score.low(), score.shown_level(), score.level + score.margin] {
                            let shown = Tenths::of_level(end).count();
                            prop_assert!((10..=50).contains(&shown), "{end}");
                        }
                        prop_assert!(score.margin > 0.0 && score.level.is_finite());
                    }
                }
            }
        }
    }

    #[test]
    fn raters_who_always_agree_have_alpha_one(marks in proptest::collection::vec("[1-5]{5}", 10..30)) {
        prop_assume!(marks.iter().any(|m| *m != marks[0]));
        let casts: Vec<Cast> = (1..)
            .zip(&marks)
            .flat_map(|(session, marks)| (1..=3).map(move |rater| cast(session, rater, 9, 1, marks)))
            .collect();
        match Pool::new(&casts, today(), COMPETENCIES).agreement() {
            Agreement::Known { alpha, lower, .. } => {
                prop_assert!((alpha - 1.0).abs() < EXACT && (lower - 1.0).abs() < EXACT);
            }
            // One turn alone differs from the rest: without it nothing is left to compare.
            Agreement::CannotBeComputed => {}
            Agreement::TooFewTurns { turns } => prop_assert!(false, "{turns} turns"),
        }
    }

    #[test]
    fn alpha_is_never_above_one_and_its_bound_never_above_it(casts in history()) {
        if let Agreement::Known { alpha, turns, .. } = Pool::new(&casts, today(), COMPETENCIES).agreement() {
            prop_assert!(alpha <= 1.0 + EXACT && turns >= 10);
        }
    }
}

#[test]
fn too_few_turns_and_marks_all_the_same_have_no_agreement() {
    let same = |turns: i64| -> Vec<Cast> {
        (1..=turns).flat_map(|s| [1, 2].map(|rater| cast(s, rater, 9, 1, "33333"))).collect()
    };
    let at = |casts: &[Cast]| Pool::new(casts, today(), COMPETENCIES).agreement();
    assert_eq!(at(&same(9)), Agreement::TooFewTurns { turns: 9 });
    assert_eq!(at(&same(10)), Agreement::CannotBeComputed);
}

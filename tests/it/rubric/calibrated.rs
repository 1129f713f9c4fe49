//! Calibration rounds say how strictly raters mark, and nothing else: against another program's
//! numbers, `tests/it/data/calibration_oracle.py`.

use greenroom::base::{MemberId, Moment, SessionId, Span};
use greenroom::rubric::{Cast, Measured, OPERATING_CURVE, Pool, Spread, TurnKey};

use super::{cast, mark, turn};

const EQUAL_WITHIN: f64 = 1e-6;

fn number<T: std::str::FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| panic!("{text}"))
}

#[derive(Default)]
struct Case {
    sessions: Vec<Cast>,
    rounds: Vec<Cast>,
}

impl Case {
    fn is_equal(&self, of: &str, found: impl FnOnce(&Pool<'_>) -> f64, expected: &str) {
        let now = Moment::from_ms(0) + Span::from_hours(24 * 400);
        let found = found(&Pool::with_rounds(&self.sessions, &self.rounds, now, 5));
        assert!((found - number::<f64>(expected)).abs() <= EQUAL_WITHIN, "{of}: {found}");
    }
}

fn level(pool: &Pool<'_>, session: &str, place: usize) -> f64 {
    let scores = pool.scores(TurnKey { session: SessionId(number(session)), turn: 0 });
    let Measured::Score(score) = &scores.competencies[place] else { panic!("{session} {place}") };
    score.level
}

#[test]
fn severities_deviation_and_levels_with_rounds_are_those_of_another_program() {
    let mut case = Case::default();
    let mut compared = 0;
    for line in include_str!("../data/calibration_oracle.txt").lines() {
        let words: Vec<&str> = line.split(' ').collect();
        match words.as_slice() {
            ["case", _] => case = Case::default(),
            [sort @ ("cast" | "round"), of, rater, at, marks] => {
                let at = Moment::from_ms(number(at));
                let given = Cast { at, ..cast(number(of), number(rater), 0, 0, marks) };
                if *sort == "cast" { &mut case.sessions } else { &mut case.rounds }.push(given);
            }
            ["severity", rater, expected] => {
                let rater = MemberId(number(rater));
                case.is_equal(line, |pool| pool.severity(rater).unwrap(), expected);
            }
            ["deviation", expected] => case.is_equal(line, |pool| pool.deviation(), expected),
            ["level", session, place, expected] => {
                case.is_equal(line, |pool| level(pool, session, number(place)), expected);
            }
            _ => continue,
        }
        compared += 1;
    }
    assert!(compared > 500, "{compared} lines");
}

#[test]
fn a_round_connects_raters_and_is_in_no_score_and_no_agreement() {
    let casts = [cast(1, 1, 9, 1, "33333"), cast(1, 2, 9, 1, "44444")];
    let rounds = [cast(2, 1, 0, 1, "2"), cast(2, 2, 0, 1, "3"), cast(2, 3, 0, 1, "4")];
    let now = casts[0].at;
    let (before, after) = (Pool::new(&casts, now, 5), Pool::with_rounds(&casts, &rounds, now, 5));
    let shown = |pool: &Pool<'_>| pool.scores(turn(1)).competencies[0].score().unwrap().adjustment;
    assert_ne!(shown(&before), shown(&after));
    assert_eq!(before.agreement(), after.agreement());
    assert_eq!(after.scores(turn(2)).raters, 0);
}

#[test]
fn a_spread_names_marks_and_how_often_each_was_given() {
    let spread = Spread::of([3, 4, 3, 1].map(mark));
    let given: Vec<(u8, usize)> = spread.given().map(|(mark, n)| (mark.value(), n)).collect();
    assert_eq!(given, [(1, 1), (3, 2), (4, 1)]);
}

/// What `/rubric show` publishes, against the exact values of `curve.rs`: within a point.
#[test]
fn the_published_curve_is_that_of_the_rule() {
    for ((level, percent), exact) in OPERATING_CURVE.into_iter().zip([0.095, 18.7, 88.6]) {
        assert!((number::<f64>(percent) - exact).abs() < 1.0, "{level}: {percent}");
    }
}

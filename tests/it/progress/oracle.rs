//! Trends and rates of fillers against another program's: `tests/it/data/progress_oracle.py`.

use std::collections::BTreeMap;

use greenroom::base::{MemberId, Moment, SessionId, Span};
use greenroom::progress::{FillerTurn, Fillers, Trend, trend};
use greenroom::rubric::{Cast, Estimates, Mark, Pool, RunningLevel, SeenMark, TurnKey};

/// Numbers closer than this are equal.
const EQUAL_WITHIN: f64 = 1e-6;
/// Competencies of the two rubrics by one letter each; `b` is one of both.
const RUBRICS: [(&str, &str); 2] = [("peer", "pbqst"), ("coach", "mbrxy")];
const DAY_MS: i64 = 24 * 3_600_000;

/// One of the file's cases.
#[derive(Default)]
struct Case {
    casts: BTreeMap<&'static str, Vec<Cast>>,
    own: Vec<(SessionId, MemberId, Mark)>,
    estimates: BTreeMap<&'static str, Estimates>,
}

fn number<T: std::str::FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| panic!("{text}"))
}

fn mark(n: u8) -> Mark {
    Mark::try_from(n).unwrap()
}

fn rubric(name: &str) -> &'static str {
    RUBRICS.iter().find(|(id, _)| *id == name).unwrap().0
}

fn session(text: &str) -> SessionId {
    SessionId(number(text))
}

fn cast(words: &[&str]) -> Cast {
    let [session, rater, candidate, at, marks] = words else { panic!("{words:?}") };
    Cast {
        turn: TurnKey { session: SessionId(number(session)), turn: 0 },
        rater: MemberId(number(rater)),
        candidate: MemberId(number(candidate)),
        at: Moment::from_ms(number(at)),
        marks: (0..).zip(marks.chars()).filter(|(_, m)| *m != '-').map(seen).collect(),
    }
}

fn seen((place, given): (u8, char)) -> (u8, Mark) {
    (place, mark(u8::try_from(given.to_digit(10).unwrap()).unwrap()))
}

#[track_caller]
fn is_equal(of: &str, found: Option<Vec<f64>>, expected: &str) {
    let expected: Option<Vec<f64>> =
        (expected != "-").then(|| expected.split(',').map(number).collect());
    let near = |(a, b): (&f64, &f64)| (a - b).abs() <= EQUAL_WITHIN;
    let is_equal = match (&found, &expected) {
        (Some(a), Some(b)) => a.len() == b.len() && a.iter().zip(b).all(near),
        (found, expected) => found.is_none() && expected.is_none(),
    };
    assert!(is_equal, "{of}: {found:?}, by the other program {expected:?}");
}

fn running(of: Option<RunningLevel>) -> Option<Vec<f64>> {
    of.map(|of| vec![of.level, of.margin])
}

impl Case {
    fn trend(&self, candidate: MemberId, name: char, now: Moment) -> Trend {
        let mut marks = Vec::new();
        for (id, names) in RUBRICS {
            let Some(place) = names.find(name) else { continue };
            let estimates = &self.estimates[id];
            let since = now - Span::from_ms(365 * DAY_MS);
            for cast in &self.casts[id] {
                let of = |(no, _): &&(u8, Mark)| usize::from(*no) == place;
                let given = cast.marks.iter().find(of).filter(|_| cast.candidate == candidate);
                marks.extend(given.filter(|_| cast.at > since).map(|(_, mark)| SeenMark {
                    session: cast.turn.session,
                    at: cast.at,
                    rater: cast.rater,
                    mark: *mark,
                    severity: estimates.severity(cast.rater),
                    deviation: estimates.deviation,
                }));
            }
        }
        let own: Vec<(SessionId, Mark)> = self
            .own
            .iter()
            .filter(|(_, member, _)| *member == candidate)
            .map(|(session, _, mark)| (*session, *mark))
            .collect();
        trend(marks, &own, now)
    }
}

#[test]
fn estimates_levels_points_and_changes_are_those_of_another_program() {
    let now = Moment::from_ms(400 * DAY_MS);
    let mut case = Case::default();
    let mut points = Vec::new().into_iter();
    let mut compared = 0;
    for line in include_str!("../data/progress_oracle.txt").lines() {
        let words: Vec<&str> = line.split(' ').collect();
        match words.as_slice() {
            ["case", _] => case = Case::default(),
            ["cast", of, rest @ ..] => {
                case.casts.entry(rubric(of)).or_default().push(cast(rest));
            }
            ["own", of, member, given] => {
                case.own.push((session(of), MemberId(number(member)), mark(number(given))));
            }
            ["estimates", of, sigma, severities @ ..] => {
                let of = rubric(of);
                let estimates = Pool::new(&case.casts[of], now, 5).estimates();
                let sigma = sigma.strip_prefix("sigma=").unwrap();
                is_equal(line, Some(vec![estimates.deviation]), sigma);
                for (rater, severity) in severities.iter().map(|one| one.split_once('=').unwrap()) {
                    let found = estimates.severity(MemberId(number(rater)));
                    is_equal(line, Some(vec![found]), severity);
                }
                case.estimates.insert(of, estimates);
            }
            ["trend", candidate, name, level, change, beside] => {
                assert_eq!(points.next(), None, "more points before {line}");
                let of = case.trend(MemberId(number(candidate)), name.parse().unwrap(), now);
                is_equal(line, running(of.running), level);
                let ends = of
                    .ends
                    .map(|ends| vec![ends.first, ends.change.difference, ends.change.threshold]);
                is_equal(line, ends, change);
                is_equal(line, of.beside.map(|both| vec![both.own, both.peers]), beside);
                points = of.points.into_iter();
                compared += 1;
            }
            ["point", of, level, error, then] => {
                let point = points.next().unwrap();
                assert_eq!(point.session, session(of), "{line}");
                let found = vec![point.level, point.standard_error];
                is_equal(line, Some(found), &format!("{level},{error}"));
                is_equal(line, running(point.running), then);
            }
            _ => {}
        }
    }
    assert_eq!(compared, 2 * 2 * 9);
}

#[test]
fn rates_of_fillers_are_those_of_another_program() {
    let mut compared = 0;
    for line in include_str!("../data/progress_oracle.txt").lines() {
        let Some((expected, turns)) =
            line.strip_prefix("fillers ").and_then(|rest| rest.split_once(" :"))
        else {
            continue;
        };
        let turn = |(no, text): (i64, &str)| {
            let (tallies, ms) = text.split_once('/').unwrap();
            let tallies: Vec<f64> = tallies.split('+').map(number).collect();
            FillerTurn {
                turn: TurnKey { session: SessionId(no), turn: 0 },
                at: Moment::from_ms(no),
                tally: tallies.iter().sum::<f64>() / tallies.len() as f64,
                speech: Span::from_ms(number(ms)),
            }
        };
        let turns: Vec<FillerTurn> = (0..).zip(turns.split_whitespace()).map(turn).collect();
        let found = Fillers::of(&turns, &turns[turns.len().saturating_sub(3)..]);
        let [baseline, rate, target, is_few] =
            expected.split(' ').collect::<Vec<_>>().try_into().unwrap();
        is_equal(line, found.baseline.map(|rate| vec![rate]), baseline);
        is_equal(line, found.now.as_ref().map(|now| vec![now.rate]), rate);
        is_equal(line, Some(vec![found.target()]), target);
        assert_eq!(found.is_few(), is_few == "True", "{line}");
        compared += 1;
    }
    assert_eq!(compared, 20);
}

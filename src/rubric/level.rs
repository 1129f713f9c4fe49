//! Where a candidate stands over several sessions, and whether that has changed.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde::{Deserialize, Serialize};

use crate::base::{MemberId, Moment, SessionId, Span};

use super::cells::count;
use super::mark::Mark;
use super::pool::{Pool, RANGE_WIDTH};
use super::score::Score;
use super::tenths::EQUAL_WITHIN;

/// How far back the running level looks.
pub const RUNNING_FOR: Span = Span::from_hours(90 * 24);
/// Different raters that it needs.
const RATERS_MIN: usize = 2;
/// Different sessions that it needs.
pub const SESSIONS_MIN: usize = 3;
/// Sessions at each end whose means are compared for a change.
const SESSIONS_AT_AN_END: usize = 3;

/// A candidate's level on one competency over the last 90 days: so that pairs get a number too.
/// Trend and micro-goal read it; the pass rule does not.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RunningLevel {
    /// Mean of the adjusted marks, unrounded.
    pub level: f64,
    /// Half of its 80 % range.
    pub margin: f64,
    /// Marks in it.
    pub marks: usize,
    /// Different raters in it.
    pub raters: usize,
    /// Different sessions in it.
    pub sessions: usize,
}

/// A mark as it is read for a level: of which session, by whom, and what its rubric's pool says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SeenMark {
    /// The session.
    pub session: SessionId,
    /// When its ballots were unsealed.
    pub at: Moment,
    /// Who gave it.
    pub rater: MemberId,
    /// The mark as it was given.
    pub mark: Mark,
    /// How strictly they mark, by the pool.
    pub severity: f64,
    /// How far raters of one performance lie apart, by the pool.
    pub deviation: f64,
}

impl SeenMark {
    /// As a rater of ordinary strictness would have given it.
    pub fn adjusted(&self) -> f64 {
        f64::from(self.mark) + self.severity
    }
}

/// Marks of some weeks, summed up: to go on by a session costs that session's marks.
#[derive(Debug, Clone, Default)]
pub struct Summed {
    sum: f64,
    squares: f64,
    marks: usize,
    raters: BTreeMap<MemberId, usize>,
    sessions: BTreeMap<SessionId, usize>,
}

impl Summed {
    /// With one more.
    pub fn add(&mut self, seen: &SeenMark) {
        self.sum += seen.adjusted();
        self.squares += seen.deviation.powi(2);
        self.marks += 1;
        *self.raters.entry(seen.rater).or_default() += 1;
        *self.sessions.entry(seen.session).or_default() += 1;
    }

    /// Without one that was added.
    pub fn remove(&mut self, seen: &SeenMark) {
        self.sum -= seen.adjusted();
        self.squares -= seen.deviation.powi(2);
        self.marks -= 1;
        one_less(&mut self.raters, seen.rater);
        one_less(&mut self.sessions, seen.session);
    }

    /// Different raters and different sessions in it.
    pub fn counts(&self) -> (usize, usize) {
        (self.raters.len(), self.sessions.len())
    }

    /// Their level; none where fewer than two raters or three sessions say anything.
    pub fn level(&self) -> Option<RunningLevel> {
        let (raters, sessions) = self.counts();
        (raters >= RATERS_MIN && sessions >= SESSIONS_MIN).then(|| RunningLevel {
            level: self.sum / count(self.marks),
            // With one deviation for all marks that is deviation/√k.
            margin: RANGE_WIDTH * self.squares.max(0.0).sqrt() / count(self.marks),
            marks: self.marks,
            raters,
            sessions,
        })
    }
}

fn one_less<K: Ord>(counts: &mut BTreeMap<K, usize>, key: K) {
    if let Entry::Occupied(mut entry) = counts.entry(key) {
        *entry.get_mut() -= 1;
        if *entry.get() == 0 {
            entry.remove();
        }
    }
}

/// One session's score in a trend.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The level, unrounded.
    pub level: f64,
    /// Its standard error.
    pub standard_error: f64,
}

/// The difference between a candidate's first and last sessions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Mean of the last three less mean of the first three.
    pub difference: f64,
    /// What it would have to exceed, up or down, to be called a change.
    pub threshold: f64,
}

impl Change {
    /// Whether it is more than raters' disagreement would bring about by itself.
    pub fn is_called_change(&self) -> bool {
        self.difference.abs() > self.threshold + EQUAL_WITHIN
    }
}

impl Score {
    /// This score as a point of a trend.
    pub fn point(&self) -> Point {
        Point { level: self.level, standard_error: self.margin / RANGE_WIDTH }
    }
}

impl Pool<'_> {
    /// The running levels of a candidate by competency; none where fewer than two raters or three
    /// sessions of the last 90 days say anything.
    pub fn running_levels(&self, candidate: MemberId) -> Vec<Option<RunningLevel>> {
        let from = self.as_of - RUNNING_FOR;
        let casts = self.casts.iter().filter(|c| c.candidate == candidate && c.at > from);
        let mut summed = vec![Summed::default(); self.competencies];
        for cast in casts {
            let severity = self.severity(cast.rater).unwrap_or_default();
            for &(place, mark) in &cast.marks {
                let seen = SeenMark {
                    session: cast.turn.session,
                    at: cast.at,
                    rater: cast.rater,
                    mark,
                    severity,
                    deviation: self.deviation(),
                };
                if let Some(of) = summed.get_mut(usize::from(place)) {
                    of.add(&seen);
                }
            }
        }
        summed.iter().map(Summed::level).collect()
    }
}

/// The change from the first to the last three of `points`, which are in the order of time; none
/// below six.
pub fn change(points: &[Point]) -> Option<Change> {
    if points.len() < 2 * SESSIONS_AT_AN_END {
        return None;
    }
    let first = points.first_chunk::<SESSIONS_AT_AN_END>()?;
    let last = points.last_chunk::<SESSIONS_AT_AN_END>()?;
    let each = count(SESSIONS_AT_AN_END);
    let mean = |ends: &[Point]| ends.iter().map(|point| point.level).sum::<f64>() / each;
    let squares: f64 = first.iter().chain(last).map(|point| point.standard_error.powi(2)).sum();
    Some(Change {
        difference: mean(last) - mean(first),
        threshold: RANGE_WIDTH * squares.sqrt() / each,
    })
}

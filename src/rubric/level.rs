//! Where a candidate stands over several sessions, and whether that has changed.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::base::{MemberId, Span};

use super::cells::count;
use super::pool::{Pool, RANGE_WIDTH};
use super::score::Score;

/// How far back the running level looks.
const RUNNING_FOR: Span = Span::from_hours(90 * 24);
/// Different raters that it needs.
const RATERS_MIN: usize = 2;
/// Different sessions that it needs.
const SESSIONS_MIN: usize = 3;
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
        self.difference.abs() > self.threshold
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
        let casts: Vec<_> = self
            .casts
            .iter()
            .filter(|cast| cast.candidate == candidate && cast.at > from)
            .collect();
        (0..self.competencies)
            .map(|competency| {
                let mut sum = 0.0;
                let mut marks = 0;
                let mut raters = BTreeSet::new();
                let mut sessions = BTreeSet::new();
                for cast in &casts {
                    let severity = self.severity(cast.rater).unwrap_or_default();
                    for &(place, mark) in &cast.marks {
                        if usize::from(place) == competency {
                            sum += f64::from(mark) + severity;
                            marks += 1;
                            raters.insert(cast.rater);
                            sessions.insert(cast.turn.session);
                        }
                    }
                }
                let is_enough = raters.len() >= RATERS_MIN && sessions.len() >= SESSIONS_MIN;
                is_enough.then(|| RunningLevel {
                    level: sum / count(marks),
                    margin: self.margin(marks),
                    marks,
                    raters: raters.len(),
                    sessions: sessions.len(),
                })
            })
            .collect()
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

//! The ballots that are looked at together, with everything estimated from them at once.

use std::collections::BTreeMap;

use crate::base::{MemberId, Moment};

use super::cast::{Cast, HISTORY_FOR, TurnKey};
use super::cells::{Cell, Entry, cells, count};
use super::severity::{Strictness, strictness};

/// Half of an 80 % range in standard errors: the normal quantile at .9.
pub const RANGE_WIDTH: f64 = 1.2816;
/// Deviation between raters before anything is known of a guild (house).
const PRIOR_DEVIATION: f64 = 0.7;
/// How many degrees of freedom the prior deviation weighs (house).
const PRIOR_FREEDOM: f64 = 20.0;

/// What is estimated from a [`Pool`].
#[derive(Debug, Clone, PartialEq)]
pub struct Estimates {
    severities: BTreeMap<MemberId, f64>,
    /// How far raters of one performance lie apart, as a standard deviation.
    pub deviation: f64,
}

impl Estimates {
    /// How strictly a rater marks; 0 for one who rated with nobody.
    pub fn severity(&self, rater: MemberId) -> f64 {
        self.severities.get(&rater).copied().unwrap_or_default()
    }
}

/// A guild's casts of a year on one rubric, with severities and deviation estimated from them.
/// What it says does not depend on the order in which the casts were handed in.
#[derive(Debug)]
pub struct Pool<'a> {
    pub(super) as_of: Moment,
    pub(super) competencies: usize,
    /// Ordered by turn, then rater.
    pub(super) casts: Vec<&'a Cast>,
    /// Ordered by turn, then competency.
    pub(super) cells: Vec<Cell>,
    /// Cell by cell, in the order of raters.
    pub(super) entries: Vec<Entry>,
    /// Ascending; a rater's place here is their number elsewhere.
    raters: Vec<MemberId>,
    strictness: Strictness,
    deviation: f64,
}

/// Those of the year up to and including `as_of`, ordered by turn and rater; of one rater and turn
/// the newest.
fn recent(history: &[Cast], as_of: Moment) -> Vec<&Cast> {
    let is_recent = |cast: &Cast| cast.at <= as_of && cast.at > as_of - HISTORY_FOR;
    let mut casts: Vec<&Cast> =
        history.iter().filter(|c| is_recent(c) && c.rater != c.candidate).collect();
    casts.sort_by(|a, b| {
        let key = |c: &Cast| (c.turn, c.rater, std::cmp::Reverse(c.at));
        key(a).cmp(&key(b)).then_with(|| a.marks.cmp(&b.marks))
    });
    casts.dedup_by_key(|cast| (cast.turn, cast.rater));
    casts
}

impl<'a> Pool<'a> {
    /// The casts of the 365 days up to and including `as_of`, out of `history`, on a rubric of so
    /// many `competencies`. Self-ratings and places outside the rubric are left out.
    pub fn new(history: &'a [Cast], as_of: Moment, competencies: usize) -> Self {
        Self::with_rounds(history, &[], as_of, competencies)
    }

    /// The same, with how raters marked the worked examples of calibration rounds, each a turn of
    /// its own: that says how strictly they mark, and goes into nothing else.
    pub fn with_rounds(
        history: &'a [Cast],
        rounds: &[Cast],
        as_of: Moment,
        competencies: usize,
    ) -> Self {
        let casts = recent(history, as_of);
        let rounds = recent(rounds, as_of);
        let mut raters: Vec<MemberId> =
            casts.iter().chain(&rounds).map(|cast| cast.rater).collect();
        raters.sort_unstable();
        raters.dedup();

        let (cells, entries) = cells(&casts, &raters, competencies);
        let strictness = if rounds.is_empty() {
            strictness(raters.len(), &cells, &entries)
        } else {
            let all: Vec<&Cast> = casts.iter().chain(&rounds).copied().collect();
            let (cells, entries) = self::cells(&all, &raters, competencies);
            strictness(raters.len(), &cells, &entries)
        };
        let mut pool =
            Self { as_of, competencies, casts, cells, entries, raters, strictness, deviation: 0.0 };
        pool.deviation = pool.pooled_deviation();
        pool
    }

    /// How strictly a member marks: positive is harsh. None without any cast of theirs. It is for
    /// that member's eyes alone.
    pub fn severity(&self, rater: MemberId) -> Option<f64> {
        self.raters.binary_search(&rater).ok().map(|place| self.strictness.severities[place])
    }

    /// How far raters of one performance lie apart, as a standard deviation.
    pub fn deviation(&self) -> f64 {
        self.deviation
    }

    /// What is estimated from these casts, to be kept without them.
    pub fn estimates(&self) -> Estimates {
        let severities = &self.strictness.severities;
        Estimates {
            severities: self.raters.iter().copied().zip(severities.iter().copied()).collect(),
            deviation: self.deviation,
        }
    }

    /// Half of the 80 % range of a mean of so many marks.
    pub(super) fn margin(&self, marks: usize) -> f64 {
        RANGE_WIDTH * self.deviation / count(marks).sqrt()
    }

    /// The mark as a rater of ordinary strictness would have given it.
    pub(super) fn adjusted(&self, entry: &Entry) -> f64 {
        f64::from(entry.mark) + self.strictness.severities[entry.rater]
    }

    /// Mean of the adjusted marks of a cell.
    pub(super) fn level(&self, cell: &Cell) -> f64 {
        let marks = &self.entries[cell.entries.clone()];
        marks.iter().map(|entry| self.adjusted(entry)).sum::<f64>() / count(marks.len())
    }

    /// Whether the raters of a cell are connected to somebody who did not rate its turn.
    pub(super) fn has_outside_rater(&self, cell: &Cell) -> bool {
        let components = &self.strictness.components;
        let component = components[self.entries[cell.entries.start].rater];
        let inside = self.turn_casts(cell.turn);
        self.raters.iter().zip(components).any(|(rater, &other)| {
            other == component && inside.binary_search_by_key(rater, |cast| cast.rater).is_err()
        })
    }

    /// The casts of a turn, ordered by rater.
    pub(super) fn turn_casts(&self, turn: TurnKey) -> &[&'a Cast] {
        let from = self.casts.partition_point(|cast| cast.turn < turn);
        let to = self.casts.partition_point(|cast| cast.turn <= turn);
        &self.casts[from..to]
    }

    /// The cells of a turn, ordered by competency.
    pub(super) fn turn_cells(&self, turn: TurnKey) -> &[Cell] {
        let from = self.cells.partition_point(|cell| cell.turn < turn);
        let to = self.cells.partition_point(|cell| cell.turn <= turn);
        &self.cells[from..to]
    }

    fn pooled_deviation(&self) -> f64 {
        let mut squares = PRIOR_FREEDOM * PRIOR_DEVIATION * PRIOR_DEVIATION;
        let mut freedom = PRIOR_FREEDOM;
        for cell in self.cells.iter().filter(|cell| cell.is_shared()) {
            let level = self.level(cell);
            let marks = &self.entries[cell.entries.clone()];
            squares += marks.iter().map(|e| (self.adjusted(e) - level).powi(2)).sum::<f64>();
            freedom += count(marks.len() - 1);
        }
        (squares / freedom).sqrt()
    }
}

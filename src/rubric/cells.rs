//! Marks sorted into cells: all marks on one competency in one turn.

use std::ops::Range;

use crate::base::MemberId;

use super::cast::{Cast, TurnKey};
use super::mark::Mark;

/// Marks that a cell needs before it says anything about raters.
const SHARED_FROM: usize = 2;

/// One mark in a cell.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// The rater's place in the pool.
    pub(super) rater: usize,
    /// The mark as it was given.
    pub(super) mark: Mark,
    /// What it weighs for the severities: all such marks of a ballot weigh 1 together.
    pub(super) weight: f64,
}

/// All marks on one competency in one turn.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub(super) turn: TurnKey,
    pub(super) competency: usize,
    pub(super) entries: Range<usize>,
}

impl Cell {
    /// At least two raters marked it.
    pub(super) fn is_shared(&self) -> bool {
        self.entries.len() >= SHARED_FROM
    }
}

/// Sorts the marks of the casts, which are ordered by turn and rater, into cells.
pub(super) fn cells(
    casts: &[&Cast],
    raters: &[MemberId],
    competencies: usize,
) -> (Vec<Cell>, Vec<Entry>) {
    let mut cells = Vec::new();
    let mut entries: Vec<Entry> = Vec::new();
    for turn in casts.chunk_by(|a, b| a.turn == b.turn) {
        let mut columns: Vec<Vec<(usize, Mark)>> = vec![Vec::new(); competencies];
        for (row, cast) in turn.iter().enumerate() {
            for &(competency, mark) in &cast.marks {
                if let Some(column) = columns.get_mut(usize::from(competency)) {
                    column.push((row, mark));
                }
            }
        }
        let mut shared_marks = vec![0; turn.len()];
        for column in columns.iter().filter(|column| column.len() >= SHARED_FROM) {
            for &(row, _) in column {
                shared_marks[row] += 1;
            }
        }
        let places: Vec<usize> =
            turn.iter().map(|cast| raters.partition_point(|rater| *rater < cast.rater)).collect();
        for (competency, column) in columns.iter().enumerate().filter(|(_, c)| !c.is_empty()) {
            let start = entries.len();
            entries.extend(column.iter().map(|&(row, mark)| Entry {
                rater: places[row],
                mark,
                weight: 1.0 / count(shared_marks[row].max(1)),
            }));
            cells.push(Cell { turn: turn[0].turn, competency, entries: start..entries.len() });
        }
    }
    (cells, entries)
}

/// A number of things as a number to compute with.
#[expect(clippy::cast_precision_loss, reason = "counts of marks stay far below 2^52")]
pub(super) fn count(things: usize) -> f64 {
    things as f64
}

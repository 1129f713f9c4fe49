//! How strictly each rater marks, estimated from raters who marked the same performances.
//!
//! Minimised: Σ w (m − a_cell + s_rater)² + κ Σ s². By turns from s = 0: the level a of every
//! cell from the severities, then every severity from the levels. Putting the first half into the
//! second leaves one fixed matrix between raters, so a round costs as much as there are pairs of
//! raters who met, however many ballots they cast. The numbers are those of the rounds by turns.

use super::cells::{Cell, Entry};

/// How many ballots' worth of doubt pulls every severity to 0 (house).
pub(super) const DOUBT: f64 = 5.0;
/// The rounds end when no severity moves by more than this.
const STILL: f64 = 1e-9;
/// The rounds end here in any case: enough for raters of some 2,000 ballots each.
const ROUNDS_MAX: usize = 10_000;

/// The raters' severities and who can be compared with whom.
#[derive(Debug)]
pub(super) struct Strictness {
    /// Positive is harsh; by rater.
    pub(super) severities: Vec<f64>,
    /// Two raters with the same number are connected by performances that both, or others
    /// between them, have marked. By rater.
    pub(super) components: Vec<usize>,
}

/// Estimates from the cells with at least two marks; a rater without any has severity 0.
pub(super) fn strictness(raters: usize, cells: &[Cell], entries: &[Entry]) -> Strictness {
    let shared = || cells.iter().filter(|cell| cell.is_shared());
    let mut places: Vec<Vec<(usize, f64, f64)>> = vec![Vec::new(); raters];
    let mut level_and_weight = Vec::new();
    for (index, cell) in shared().enumerate() {
        let marks = &entries[cell.entries.clone()];
        let weight: f64 = marks.iter().map(|e| e.weight).sum();
        let level = marks.iter().map(|e| e.weight * f64::from(e.mark)).sum::<f64>() / weight;
        level_and_weight.push((level, weight));
        for entry in marks {
            places[entry.rater].push((index, entry.weight, f64::from(entry.mark)));
        }
    }
    let marks_of: Vec<&[Entry]> = shared().map(|cell| &entries[cell.entries.clone()]).collect();
    let mut share_with = vec![0.0; raters];
    let equations = places
        .iter()
        .map(|places| {
            let mut pull = 0.0;
            let mut weight = 0.0;
            let mut met = Vec::new();
            for &(index, own, mark) in places {
                let (level, cell_weight) = level_and_weight[index];
                pull += own * (level - mark);
                weight += own;
                for other in marks_of[index] {
                    if share_with[other.rater] == 0.0 {
                        met.push(other.rater);
                    }
                    share_with[other.rater] += own * other.weight / cell_weight;
                }
            }
            met.sort_unstable();
            let meets = met.into_iter().map(|o| (o, std::mem::take(&mut share_with[o]))).collect();
            Equation { pull, weight: weight + DOUBT, meets }
        })
        .collect::<Vec<_>>();
    Strictness { severities: solve(&equations), components: components(&equations) }
}

/// What the rounds need to know of one rater: s = (pull + Σ share · s of whom they meet) / weight.
#[derive(Debug)]
struct Equation {
    pull: f64,
    weight: f64,
    meets: Vec<(usize, f64)>,
}

fn solve(equations: &[Equation]) -> Vec<f64> {
    let mut severities = vec![0.0; equations.len()];
    for _ in 0..ROUNDS_MAX {
        let next: Vec<f64> = equations
            .iter()
            .map(|e| {
                let met: f64 =
                    e.meets.iter().map(|&(other, share)| share * severities[other]).sum();
                (e.pull + met) / e.weight
            })
            .collect();
        let moved = severities.iter().zip(&next).map(|(a, b)| f64::abs(a - b)).fold(0.0, f64::max);
        severities = next;
        if moved <= STILL {
            break;
        }
    }
    severities
}

/// Numbers every connected group of raters by its first member.
fn components(equations: &[Equation]) -> Vec<usize> {
    let mut numbers: Vec<Option<usize>> = vec![None; equations.len()];
    for start in 0..equations.len() {
        let mut waiting = vec![start];
        while let Some(rater) = waiting.pop() {
            if numbers[rater].is_none() {
                numbers[rater] = Some(start);
                waiting.extend(equations[rater].meets.iter().map(|&(other, _)| other));
            }
        }
    }
    numbers.into_iter().map(Option::unwrap_or_default).collect()
}

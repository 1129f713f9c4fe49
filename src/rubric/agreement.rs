//! How far a guild's raters agree: Krippendorff's alpha for ordinal marks, with a lower bound.

use serde::{Deserialize, Serialize};

use super::cells::count;
use super::mark::Mark;
use super::pool::Pool;

/// Turns before anything is shown.
const TURNS_MIN: usize = 10;
/// From this lower bound on marks are comparable; below, the words count (house).
const COMPARABLE_FROM: f64 = 0.667;
/// How many marks there are to choose from.
const MARKS: usize = Mark::ALL.len();
/// The normal quantile at .95.
const NORMAL_95: f64 = 1.644_853_626_951_472_6;

/// How far raters of the same performance agree.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Agreement {
    /// Fewer than ten turns with two raters or more.
    TooFewTurns {
        /// How many there are.
        turns: usize,
    },
    /// All marks are the same, so there is nothing to agree or disagree about; or they are in all
    /// turns but one.
    CannotBeComputed,
    /// It is known.
    Known {
        /// Krippendorff's alpha: 1 is perfect, 0 is chance.
        alpha: f64,
        /// Lower bound at 95 %, by leaving out one whole turn after the other.
        lower: f64,
        /// Turns with two raters or more.
        turns: usize,
    },
}

impl Agreement {
    /// Whether marks of this guild can be compared with each other.
    pub fn is_comparable(&self) -> bool {
        match self {
            Self::Known { lower, .. } => *lower >= COMPARABLE_FROM,
            Self::TooFewTurns { .. } | Self::CannotBeComputed => false,
        }
    }
}

impl Pool<'_> {
    /// How far the raters of this pool agree. Units are cells with at least two marks.
    pub fn agreement(&self) -> Agreement {
        let shared: Vec<_> = self.cells.iter().filter(|cell| cell.is_shared()).collect();
        let turns: Vec<Pairs> = shared
            .chunk_by(|a, b| a.turn == b.turn)
            .map(|cells| {
                let mut pairs = Pairs::default();
                for cell in cells {
                    pairs.add(self.entries[cell.entries.clone()].iter().map(|entry| entry.mark));
                }
                pairs
            })
            .collect();
        if turns.len() < TURNS_MIN {
            return Agreement::TooFewTurns { turns: turns.len() };
        }
        known(&turns).map_or(Agreement::CannotBeComputed, |(alpha, lower)| Agreement::Known {
            alpha,
            lower,
            turns: turns.len(),
        })
    }
}

/// Alpha over all turns and its lower bound: mean of the jackknife's pseudo-values less
/// t(.95; T − 1) · sd/√T. None when alpha cannot be computed, with or without some turn.
fn known(turns: &[Pairs]) -> Option<(f64, f64)> {
    let all = turns.iter().fold(Pairs::default(), |sum, turn| sum.with(turn, 1.0));
    let alpha = all.alpha()?;
    let n = count(turns.len());
    let pseudo: Vec<f64> = turns
        .iter()
        .map(|turn| Some(n * alpha - (n - 1.0) * all.with(turn, -1.0).alpha()?))
        .collect::<Option<_>>()?;
    let mean = pseudo.iter().sum::<f64>() / n;
    let variance = pseudo.iter().map(|p| (p - mean).powi(2)).sum::<f64>() / (n - 1.0);
    Some((alpha, mean - t_95(n - 1.0) * (variance / n).sqrt()))
}

/// The coincidence matrix: how often mark c met mark k in one unit.
#[derive(Debug, Clone, Default)]
struct Pairs([[f64; MARKS]; MARKS]);

impl Pairs {
    /// Adds the pairs of one unit.
    fn add(&mut self, marks: impl Iterator<Item = Mark>) {
        let mut tally = [0.0; MARKS];
        for mark in marks {
            tally[usize::from(mark.value()) - 1] += 1.0;
        }
        let others = tally.iter().sum::<f64>() - 1.0;
        for c in 0..MARKS {
            for k in 0..MARKS {
                let itself = if c == k { 1.0 } else { 0.0 };
                self.0[c][k] += tally[c] * (tally[k] - itself) / others;
            }
        }
    }

    /// With the pairs of `other` added so many times.
    fn with(&self, other: &Self, times: f64) -> Self {
        let mut sum = self.clone();
        for c in 0..MARKS {
            for k in 0..MARKS {
                sum.0[c][k] += times * other.0[c][k];
            }
        }
        sum
    }

    /// None when all marks are the same.
    fn alpha(&self) -> Option<f64> {
        // A marginal counts the marks of one value, so what is not whole is rounding error.
        let marginals = self.0.map(|row| row.iter().sum::<f64>().round());
        let total: f64 = marginals.iter().sum();
        let (mut observed, mut expected) = (0.0, 0.0);
        for c in 0..MARKS {
            for k in c + 1..MARKS {
                let between: f64 = marginals[c..=k].iter().sum();
                let distance = (between - (marginals[c] + marginals[k]) / 2.0).powi(2);
                observed += self.0[c][k] * distance;
                expected += marginals[c] * marginals[k] * distance;
            }
        }
        (expected > 0.0).then(|| 1.0 - (total - 1.0) * observed / expected)
    }
}

/// Student's t at .95 for so many degrees of freedom, by the Cornish-Fisher expansion to its
/// fourth term (Abramowitz & Stegun 26.7.5): right to 1e-4 from 9 degrees on, which is where
/// ten turns begin.
fn t_95(freedom: f64) -> f64 {
    let z = NORMAL_95;
    let terms = [
        (z.powi(3) + z) / 4.0,
        (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / 96.0,
        (3.0 * z.powi(7) + 19.0 * z.powi(5) + 17.0 * z.powi(3) - 15.0 * z) / 384.0,
        (79.0 * z.powi(9) + 776.0 * z.powi(7) + 1482.0 * z.powi(5)
            - 1920.0 * z.powi(3)
            - 945.0 * z)
            / 92_160.0,
    ];
    z + terms.iter().rev().fold(0.0, |sum, term| (sum + term) / freedom)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The worked example of K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011),
    /// section D: four observers, twelve units, missing data; ordinal alpha .815.
    #[test]
    fn the_published_example_of_ordinal_alpha() {
        let observers = [
            [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
            [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
            [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
            [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
        ];
        let mut pairs = Pairs::default();
        for unit in 0..12 {
            let marks: Vec<Mark> =
                observers.iter().filter_map(|row| Mark::try_from(row[unit]).ok()).collect();
            if marks.len() >= 2 {
                pairs.add(marks.into_iter());
            }
        }
        let alpha = pairs.alpha().unwrap();
        assert!((alpha - 0.815).abs() < 0.0005, "{alpha}");
    }

    /// Against the printed table of Student's t, one-sided .95.
    #[test]
    fn t_quantiles_are_those_of_the_table() {
        for (freedom, t) in [(9.0, 1.8331), (10.0, 1.8125), (19.0, 1.7291), (120.0, 1.6577)] {
            assert!((t_95(freedom) - t).abs() < 1e-4, "{freedom}: {}", t_95(freedom));
        }
    }

    #[test]
    fn marks_that_are_all_the_same_have_no_alpha() {
        let mut pairs = Pairs::default();
        pairs.add([Mark::HIGHEST; 3].into_iter());
        assert_eq!(pairs.alpha(), None);
    }
}

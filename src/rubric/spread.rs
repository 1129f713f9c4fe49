//! How a group marked one worked example: how often which mark was given, once enough did.

use super::mark::Mark;

/// Raters from whom on the spread is said: of fewer, each could be told from the others.
pub const SPREAD_FROM: usize = 4;

/// How often each mark was given. It names nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread([usize; Mark::ALL.len()]);

impl Spread {
    /// The spread of these marks, each of another rater.
    pub fn of(marks: impl IntoIterator<Item = Mark>) -> Self {
        let mut counts = [0; Mark::ALL.len()];
        for mark in marks {
            counts[usize::from(mark.value()) - 1] += 1;
        }
        Self(counts)
    }

    /// The marks that were given, from the lowest, and how often each was.
    pub fn given(self) -> impl Iterator<Item = (Mark, usize)> {
        Mark::ALL.into_iter().zip(self.0).filter(|(_, count)| *count > 0)
    }
}

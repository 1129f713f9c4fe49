//! Reads a text in every way in which all of it can be read.
//!
//! Each piece is read in every way it can be, whatever stands around it; what does not fit together
//! is dropped, and whatever is left has read every word. Nothing is read by halves. Start reading
//! with [`ways`]; each sort of piece has a file.

mod look;
mod days;
mod clocks;
mod lengths;
mod zones;
mod again;
mod stretches;

use super::said::{Piece, Said};
use super::token::Token;

pub(super) use look::Reader;
pub(super) use stretches::SaidDays;

/// Pieces of a text that is read at all; people need a dozen.
const TOKENS_MAX: usize = 40;
/// Ways in which a text is read, and steps on these ways, at most.
const WAYS_MAX: usize = 64;
const STEPS_MAX: usize = 5_000;

/// Every way to read all of `tokens`; without one, the place up to which it could be read.
pub(super) fn ways(tokens: &[Token]) -> Result<Vec<Said>, usize> {
    ways_with(tokens, |reader, at| reader.pieces(at))
}

/// The same, where it may come again.
pub(super) fn ways_again(tokens: &[Token]) -> Result<Vec<Said>, usize> {
    ways_with(tokens, |reader, at| {
        let mut all = reader.pieces(at);
        reader.again(at, &mut all);
        all
    })
}

fn ways_with(
    tokens: &[Token],
    pieces: impl Fn(&Reader<'_>, usize) -> Vec<(Piece, usize)>,
) -> Result<Vec<Said>, usize> {
    if tokens.len() > TOKENS_MAX {
        return Err(TOKENS_MAX);
    }
    let reader = Reader::new(tokens);
    let pieces = (0..tokens.len()).map(|at| pieces(&reader, at)).collect();
    let mut walk = Walk { pieces, ways: Vec::new(), furthest: 0, steps: 0 };
    walk.from(0, &Said::default());
    if walk.ways.is_empty() { Err(walk.furthest) } else { Ok(walk.ways) }
}

/// Goes through the pieces on every way.
struct Walk {
    /// What can begin at each place, and where the next one begins.
    pieces: Vec<Vec<(Piece, usize)>>,
    ways: Vec<Said>,
    furthest: usize,
    steps: usize,
}

impl Walk {
    fn from(&mut self, at: usize, said: &Said) {
        self.steps += 1;
        if self.steps > STEPS_MAX || self.ways.len() >= WAYS_MAX {
            return;
        }
        self.furthest = self.furthest.max(at);
        let Some(pieces) = self.pieces.get(at) else {
            if *said != Said::default() && !self.ways.contains(said) {
                self.ways.push(said.clone());
            }
            return;
        };
        for (piece, next) in pieces.clone() {
            if let Some(more) = said.with(piece) {
                self.from(next, &more);
            }
        }
    }
}

impl Reader<'_> {
    /// Every piece that can begin here, and where the next one begins.
    fn pieces(&self, at: usize) -> Vec<(Piece, usize)> {
        let mut all = Vec::new();
        if let Some(stamp) = self.stamp(at) {
            all.push(stamp);
        }
        self.words(at, &mut all);
        self.numeric_dates(at, &mut all);
        self.named_dates(at, &mut all);
        all.extend(self.clocks(at).into_iter().map(|(clock, next)| (Piece::Clock(clock), next)));
        self.lengths(at, &mut all);
        self.zones(at, &mut all);
        all
    }
}

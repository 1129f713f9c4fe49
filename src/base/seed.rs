//! One seed a session, and the draws that come from it.

use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::{ChaCha8Rng, ChaCha20Rng};
use serde::{Deserialize, Serialize};

/// The number that a session's draws come from. Draws are stored when they are made and never
/// made again: generators may change between versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seed(pub u64);

/// A stream of draws from one seed.
#[derive(Debug, Clone)]
pub struct Draw(ChaCha8Rng);

impl Seed {
    /// The draws for one purpose. Different purposes of one seed do not disturb each other.
    pub fn draws(self, purpose: u64) -> Draw {
        let mut rng = ChaCha8Rng::seed_from_u64(self.0);
        rng.set_stream(purpose);
        Draw(rng)
    }
}

impl Draw {
    /// A number below `end`; 0 when `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { self.0.random_range(0..end) }
    }

    /// Any number.
    pub fn number(&mut self) -> u64 {
        self.0.random()
    }
}

/// 32 bytes that follow from 32 others and do not lead back to them. They are saved and compared
/// for weeks, so this one stays as it is: the first bytes of the full ChaCha with that key.
pub(super) fn scrambled(key: [u8; 32]) -> [u8; 32] {
    let mut bytes = [0; 32];
    ChaCha20Rng::from_seed(key).fill_bytes(&mut bytes);
    bytes
}

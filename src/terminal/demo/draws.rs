//! What the seed decides: the same key of the same seed gives the same draw, in whatever order
//! things happen.

use crate::base::{MemberId, Seed};
use crate::interview::TurnNo;
use crate::rubric::{Choice, CompetencyNo, Mark};

/// Keeps these draws out of the way of those of the house.
const PURPOSE: u64 = 0xDE40_0000_0000;
/// One mark in so many is *could not tell*.
const COULD_NOT_TELL_ONE_IN: usize = 17;

/// A number below `end` for what `key` names.
pub(super) fn below(seed: Seed, key: &[u64], end: usize) -> usize {
    // FNV-1a: short, and the same on every machine.
    let mixed = key
        .iter()
        .flat_map(|part| part.to_le_bytes())
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
    seed.draws(PURPOSE ^ mixed).below(end)
}

/// One of `all`.
pub(super) fn one_of<'a, T>(seed: Seed, key: &[u64], all: &'a [T]) -> Option<&'a T> {
    all.get(below(seed, key, all.len()))
}

/// Someone's id as a part of a key.
pub(super) fn who(member: MemberId) -> u64 {
    member.0.unsigned_abs()
}

/// The mark that a rater gives: how good the candidate is at it, drawn where `level` is not known,
/// and how strict the rater is.
pub(super) fn mark(
    seed: Seed,
    level: Option<u8>,
    turn: TurnNo,
    rater: MemberId,
    competency: CompetencyNo,
) -> Choice {
    let of = [u64::from(turn), u64::from(competency.0)];
    if below(seed, &[9, of[0], of[1], who(rater)], COULD_NOT_TELL_ONE_IN) == 0 {
        return Choice::CouldNotTell;
    }
    let level = level.map_or_else(|| 2 + below(seed, &[1, of[0], of[1]], 3), usize::from);
    let strict = below(seed, &[2, who(rater)], 2);
    let chance = below(seed, &[3, of[0], of[1], who(rater)], 2);
    let value = (level + chance).saturating_sub(strict).clamp(1, 5);
    let mark = u8::try_from(value).ok().and_then(|value| Mark::try_from(value).ok());
    mark.map_or(Choice::CouldNotTell, Choice::Mark)
}

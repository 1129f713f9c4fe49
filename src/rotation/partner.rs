//! Of those who wait, the one who fits best.

use serde::{Deserialize, Serialize};

use crate::base::{MemberId, Moment, Span};

/// So long somebody waits for a partner.
pub const WAIT_FOR: Span = Span::from_minutes(20);
/// So much time whoever waits has, ballots included.
pub const HELD_FOR: Span = Span::from_minutes(30);

/// Somebody who waits for a partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiter {
    /// Who waits.
    pub member: MemberId,
    /// Since when.
    pub since: Moment,
    /// How high they aim, counted from the lowest level; none where nothing tells it.
    pub level: Option<u8>,
    /// When the two last had a turn together, if they ever had.
    pub met_at: Option<Moment>,
}

/// How far two levels are apart. The nearer comes first; what nobody knows counts between a level
/// beside one's own and one farther away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Levels {
    /// Both said the same level.
    Same,
    /// One step.
    Near,
    /// One of them is not known.
    Unknown,
    /// So many steps.
    Apart(u8),
}

/// A partner, and why it is this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Match {
    /// The partner.
    pub member: MemberId,
    /// How their levels compare.
    pub levels: Levels,
    /// When the two last had a turn together.
    pub met_at: Option<Moment>,
}

impl Levels {
    fn of(one: Option<u8>, other: Option<u8>) -> Self {
        match one.zip(other).map(|(one, other)| one.abs_diff(other)) {
            None => Self::Unknown,
            Some(0) => Self::Same,
            Some(1) => Self::Near,
            Some(steps) => Self::Apart(steps),
        }
    }
}

/// Who of those who wait fits somebody of this level: the nearest level; then whom they never met,
/// or met longest ago; then who waits longest. Nobody is left over while somebody waits.
pub fn partner(level: Option<u8>, waiting: &[Waiter]) -> Option<Match> {
    let best = waiting.iter().min_by_key(|one| {
        let levels = Levels::of(level, one.level);
        (levels, one.met_at, one.since, one.member)
    })?;
    let levels = Levels::of(level, best.level);
    Some(Match { member: best.member, levels, met_at: best.met_at })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(minute: i64) -> Moment {
        Moment::from_ms(minute * 60_000)
    }

    fn waiter(member: i64, since: i64, level: Option<u8>, met: Option<i64>) -> Waiter {
        Waiter { member: MemberId(member), since: at(since), level, met_at: met.map(at) }
    }

    #[test]
    fn the_nearest_level_comes_first_then_who_was_met_longest_ago_then_who_waits_longest() {
        type Row<'a> = (&'a str, Option<u8>, &'a [Waiter], Option<(i64, Levels)>);
        let table: [Row<'_>; 8] = [
            ("nobody waits", Some(2), &[], None),
            (
                "far apart is better than alone",
                Some(0),
                &[waiter(1, 0, Some(4), None)],
                Some((1, Levels::Apart(4))),
            ),
            (
                "the same level before a longer wait",
                Some(2),
                &[waiter(1, 0, Some(3), None), waiter(2, 9, Some(2), None)],
                Some((2, Levels::Same)),
            ),
            (
                "a level beside one's own before an unknown one",
                Some(2),
                &[waiter(1, 0, None, None), waiter(2, 9, Some(1), None)],
                Some((2, Levels::Near)),
            ),
            (
                "an unknown one before one that is far away",
                Some(0),
                &[waiter(1, 0, Some(3), None), waiter(2, 9, None, None)],
                Some((2, Levels::Unknown)),
            ),
            (
                "whom they never met before whom they met",
                None,
                &[waiter(1, 0, Some(3), Some(5)), waiter(2, 9, Some(1), None)],
                Some((2, Levels::Unknown)),
            ),
            (
                "whom they met longest ago",
                Some(1),
                &[waiter(1, 0, Some(1), Some(50)), waiter(2, 9, Some(1), Some(5))],
                Some((2, Levels::Same)),
            ),
            (
                "all else equal, who waits longest",
                Some(1),
                &[waiter(1, 9, Some(1), None), waiter(2, 0, Some(1), None)],
                Some((2, Levels::Same)),
            ),
        ];
        for (why, level, waiting, expected) in table {
            let found = partner(level, waiting).map(|found| (found.member.0, found.levels));
            assert_eq!(found, expected, "{why}");
        }
    }

    fn some_waiter() -> impl Strategy<Value = Waiter> {
        let (level, met) = (proptest::option::of(0_u8..5), proptest::option::of(0_i64..40));
        (1_i64..500, 0_i64..40, level, met)
            .prop_map(|(member, since, level, met)| waiter(member, since, level, met))
    }

    proptest! {
        #[test]
        fn somebody_is_found_whenever_somebody_waits_and_nobody_fits_better(
            level in proptest::option::of(0_u8..5),
            waiting in proptest::collection::vec(some_waiter(), 0..8),
        ) {
            let found = partner(level, &waiting);
            prop_assert_eq!(found.is_some(), !waiting.is_empty());
            if let Some(found) = found {
                let rank = |levels, met| (levels, met);
                for other in &waiting {
                    let theirs = rank(Levels::of(level, other.level), other.met_at);
                    prop_assert!(rank(found.levels, found.met_at) <= theirs);
                }
                prop_assert!(waiting.iter().any(|one| one.member == found.member));
            }
        }

        #[test]
        fn the_order_in_which_they_are_named_does_not_matter(
            level in proptest::option::of(0_u8..5),
            mut waiting in proptest::collection::vec(some_waiter(), 0..8),
        ) {
            waiting.sort_by_key(|one| one.member);
            waiting.dedup_by_key(|one| one.member);
            let found = partner(level, &waiting);
            waiting.reverse();
            prop_assert_eq!(partner(level, &waiting), found);
        }
    }
}

//! Discord's ids: numbers of ours, and the moment at which something was made; its moments.

use serenity::model::Timestamp;

use crate::base::Moment;

/// 2015-01-01, where Discord's ids count from.
const EPOCH_MS: i64 = 1_420_070_400_000;
/// Below the milliseconds of an id.
const LOW_BITS: u32 = 22;

/// Discord's ids have 63 bits in use.
pub(super) fn signed(id: u64) -> i64 {
    i64::try_from(id).unwrap_or(i64::MAX)
}

/// Ours as one of Discord's, which are never zero.
pub(super) fn unsigned(id: i64) -> u64 {
    u64::try_from(id).unwrap_or(1).max(1)
}

/// When something with this id was made, by Discord's clock.
pub(super) fn made_at(id: u64) -> Moment {
    Moment::from_ms(signed(id >> LOW_BITS) + EPOCH_MS)
}

/// What Discord writes as a date and a time, to the second.
pub(super) fn moment(at: Timestamp) -> Moment {
    Moment::from_ms(at.unix_timestamp().saturating_mul(1_000))
}

/// The smallest id that something made at `at` can have.
pub(super) fn id_from(at: Moment) -> u64 {
    u64::try_from(at.ms() - EPOCH_MS).unwrap_or(0) << LOW_BITS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_tells_its_time() {
        // The example of Discord's reference, section "Snowflakes".
        assert_eq!(made_at(175_928_847_299_117_063), Moment::from_ms(1_462_015_105_796));
        assert!(id_from(Moment::from_ms(1_462_015_105_796)) <= 175_928_847_299_117_063);
        assert_eq!(made_at(id_from(Moment::from_ms(1_462_015_105_796))).ms(), 1_462_015_105_796);
        assert_eq!(id_from(Moment::from_ms(0)), 0);
    }
}

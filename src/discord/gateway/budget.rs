//! The identify budget: Discord resets a token that identifies too often.

use serde::Deserialize;

use crate::base::{Moment, Span};

/// Below this many identifies left of Discord's own count, none is spent (`reliability`: G2).
pub const REMAINING_MIN: u32 = 50;
/// Identifies that may stay unanswered within ten minutes, over all restarts.
pub const UNANSWERED_MAX: usize = 5;
/// See [`UNANSWERED_MAX`].
pub(super) const UNANSWERED_WITHIN: Span = Span::from_minutes(10);
/// Shards of one process, at most: as many as Discord recommends for some hundred thousand guilds.
const SHARDS_MAX: u16 = 256;

/// What `GET /gateway/bot` says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GatewayBot {
    /// Where to connect.
    pub url: String,
    /// How many shards Discord recommends.
    pub shards: u16,
    /// What is left of the identifies.
    pub session_start_limit: StartLimit,
}

/// What is left of the identifies of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct StartLimit {
    /// Of how many.
    pub total: u32,
    /// So many are left.
    pub remaining: u32,
    /// Until there are [`StartLimit::total`] again, in milliseconds.
    pub reset_after: i64,
    /// Shards that may identify at the same time.
    pub max_concurrency: u16,
}

impl GatewayBot {
    /// How many shards there are to be, within reason.
    pub fn shard_count(&self) -> u16 {
        self.shards.clamp(1, SHARDS_MAX)
    }

    /// Shards of one bucket wait for one another, those of different ones need not.
    pub fn bucket(&self, shard_no: u16) -> u16 {
        shard_no % self.session_start_limit.max_concurrency.max(1)
    }
}

/// The budget is spent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spent {
    /// Until when.
    pub(super) until: Moment,
    /// What happened, and what to do.
    pub(super) why: String,
}

/// Whether one more identify may be sent, by what Discord counts.
///
/// # Errors
/// [`Spent`], which says until when.
pub(super) fn by_limit(limit: StartLimit, now: Moment) -> Result<(), Spent> {
    if limit.remaining >= REMAINING_MIN {
        return Ok(());
    }
    let wait = Span::from_ms(limit.reset_after.max(0));
    Err(Spent {
        until: now + wait,
        why: format!(
            "Discord lets the bot begin only {} more sessions of {}, and resets the token of a bot \
             that begins too many: start again in {wait}, and look in the log for why it was \
             started so often",
            limit.remaining, limit.total
        ),
    })
}

/// Whether one more identify may be sent, by our own rows of when one was sent and whether it was
/// answered. A row of the future, from before the clock was set back, is as recent as one as old.
///
/// # Errors
/// [`Spent`], which says until when.
pub(super) fn by_rows(rows: &[(Moment, bool)], now: Moment) -> Result<(), Spent> {
    let mut recent: Vec<Moment> = rows
        .iter()
        .filter(|(at, is_answered)| {
            !is_answered && now.since(*at).max(at.since(now)) < UNANSWERED_WITHIN
        })
        .map(|(at, _)| *at)
        .collect();
    if recent.len() < UNANSWERED_MAX {
        return Ok(());
    }
    recent.sort_unstable();
    // When so many of the oldest have left the window that one more fits.
    let until = recent[recent.len() - UNANSWERED_MAX] + UNANSWERED_WITHIN;
    Err(Spent {
        until,
        why: format!(
            "{} sessions were begun within {UNANSWERED_WITHIN} and Discord answered none of them: \
             look at discordstatus.com and at the log, and start again in {}",
            recent.len(),
            until.since(now)
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Moment = Moment::from_ms(1_800_000_000_000);

    fn minutes(n: i64) -> Span {
        Span::from_minutes(n)
    }

    #[test]
    fn fifty_identifies_are_never_touched() {
        let limit = |remaining| StartLimit {
            total: 1000,
            remaining,
            reset_after: 3_600_000,
            max_concurrency: 1,
        };
        assert_eq!(by_limit(limit(50), NOON), Ok(()));
        let spent = by_limit(limit(49), NOON).unwrap_err();
        assert_eq!(spent.until, NOON + minutes(60));
        assert!(spent.why.contains("only 49 more sessions of 1000"), "{}", spent.why);
        assert!(spent.why.contains("start again in 60 min"), "{}", spent.why);
    }

    #[test]
    fn five_unanswered_ones_in_ten_minutes_are_enough() {
        let rows = |ages: &[i64]| -> Vec<(Moment, bool)> {
            ages.iter().map(|age| (NOON - minutes(*age), false)).collect()
        };
        assert_eq!(by_rows(&rows(&[1, 2, 3, 4]), NOON), Ok(()));
        assert_eq!(by_rows(&rows(&[1, 2, 3, 4, 10]), NOON), Ok(()));
        let spent = by_rows(&rows(&[1, 2, 3, 4, 9]), NOON).unwrap_err();
        assert_eq!(spent.until, NOON + minutes(1));
        let spent = by_rows(&rows(&[1, 2, 3, 4, 8, 9]), NOON).unwrap_err();
        assert_eq!(spent.until, NOON + minutes(2), "two must be gone");
        let answered = [(NOON, true); 20];
        assert_eq!(by_rows(&answered, NOON), Ok(()));
        assert_eq!(by_rows(&rows(&[-60, -60, -60, -60, -60]), NOON), Ok(()), "the clock went back");
        assert!(by_rows(&rows(&[-1, -1, -1, -1, -1]), NOON).is_err());
    }

    #[test]
    fn shards_are_as_recommended_and_buckets_by_what_may_run_at_once() {
        let bot = |shards, max_concurrency| GatewayBot {
            url: String::new(),
            shards,
            session_start_limit: StartLimit {
                total: 1,
                remaining: 1,
                reset_after: 0,
                max_concurrency,
            },
        };
        assert_eq!([0, 3, 9999].map(|n| bot(n, 1).shard_count()), [1, 3, SHARDS_MAX]);
        assert_eq!([0, 1, 2].map(|n| bot(3, 1).bucket(n)), [0, 0, 0]);
        assert_eq!([0, 1, 2].map(|n| bot(3, 2).bucket(n)), [0, 1, 0]);
        assert_eq!(bot(3, 0).bucket(2), 0);
    }
}

//! What Discord has said about its buckets, and what follows for the next request on a route.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// A point in time: since the governor was made, by a clock that nobody sets.
pub type At = Duration;

/// So many routes and so many buckets are remembered.
pub const BUCKETS_MAX: usize = 4_096;
/// An idle one may be forgotten after this.
const IDLE_FOR: Duration = Duration::from_secs(60);
/// How long a period is taken to last until its next answer.
const PERIOD_MIN: Duration = Duration::from_secs(1);
const PERIOD_MAX: Duration = Duration::from_secs(60);
/// A route that is asked to wait again and again waits this long, twice that, and so on: eight
/// seconds at most beyond what it is asked for.
const SLOW_FIRST: Duration = Duration::from_millis(250);
const SLOW_DOUBLINGS_MAX: u32 = 5;
/// No bucket is believed to be empty for longer.
const EMPTY_FOR_MAX: Duration = Duration::from_secs(24 * 3_600);

/// A route with the one parameter that Discord counts by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RouteKey {
    /// Channel, guild, or webhook with its token. It comes first because it tells most apart.
    pub major: u64,
    /// Method and path, with the ids left out.
    pub template: &'static str,
}

/// What the headers of an answer say about its bucket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Discord's name for it.
    pub bucket: Arc<str>,
    /// Requests in one period.
    pub limit: u32,
    /// What is left of them.
    pub remaining: u32,
    /// Until the next period.
    pub reset_after: Duration,
}

/// Whether a request may go to a bucket now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    Free,
    /// An answer must come first.
    Busy,
    EmptyUntil(At),
}

/// Which bucket a request was counted in.
#[derive(Debug, Clone)]
pub(super) struct Charge {
    bucket: Option<BucketKey>,
}

type BucketKey = (u64, Arc<str>);

#[derive(Debug, Clone, Default)]
struct Memo {
    bucket: Option<Arc<str>>,
    /// An answer came, and named no bucket.
    is_open: bool,
    blocked_until: At,
    /// Times in a row that it was asked to wait.
    slow_count: u32,
    in_flight: u32,
    used_at: At,
}

#[derive(Debug, Clone)]
struct Bucket {
    limit: u32,
    remaining: u32,
    resets_at: At,
    period: Duration,
    in_flight: u32,
    used_at: At,
}

impl Bucket {
    fn is_empty(&self, at: At) -> bool {
        self.remaining == 0 && self.resets_at > at
    }
}

/// All routes and buckets. A route whose bucket is not known carries one request at a time.
#[derive(Debug, Default)]
pub(super) struct Buckets {
    memos: BTreeMap<RouteKey, Memo>,
    buckets: BTreeMap<BucketKey, Bucket>,
}

impl Buckets {
    pub(super) fn count(&self) -> usize {
        self.memos.len().max(self.buckets.len())
    }

    /// Forgets what is idle when there are too many; whether there is a place for `route` then.
    pub(super) fn make_room(&mut self, at: At, route: &RouteKey) -> bool {
        if self.count() < BUCKETS_MAX || self.memos.contains_key(route) {
            return true;
        }
        self.forget(at, IDLE_FOR);
        if self.count() >= BUCKETS_MAX {
            self.forget(at, Duration::ZERO);
        }
        self.count() < BUCKETS_MAX
    }

    /// What is empty or on its way is never forgotten: the next request would find out by a 429.
    fn forget(&mut self, at: At, idle_for: Duration) {
        self.buckets.retain(|_, bucket| {
            bucket.in_flight > 0 || bucket.is_empty(at) || bucket.used_at + idle_for > at
        });
        let buckets = &self.buckets;
        self.memos.retain(|route, memo| {
            // A route leads to its bucket, so it stays for as long as that is empty.
            let bucket = memo.bucket.clone().and_then(|name| buckets.get(&(route.major, name)));
            memo.in_flight > 0
                || memo.blocked_until > at
                || bucket.is_some_and(|bucket| bucket.is_empty(at))
                || memo.used_at + idle_for > at
        });
    }

    pub(super) fn room(&self, at: At, route: &RouteKey) -> Room {
        let Some(memo) = self.memos.get(route) else { return Room::Free };
        if memo.blocked_until > at {
            return Room::EmptyUntil(memo.blocked_until);
        }
        if memo.is_open {
            return Room::Free;
        }
        let key = memo.bucket.clone().map(|bucket| (route.major, bucket));
        match key.and_then(|key| self.buckets.get(&key)) {
            None if memo.in_flight == 0 => Room::Free,
            None => Room::Busy,
            // Those on their way may arrive in the new period.
            Some(bucket) if bucket.resets_at <= at && bucket.limit > bucket.in_flight => Room::Free,
            Some(bucket) if bucket.resets_at <= at => Room::Busy,
            Some(bucket) if bucket.remaining > 0 => Room::Free,
            Some(bucket) => Room::EmptyUntil(bucket.resets_at),
        }
    }

    /// Counts a request that goes out now.
    pub(super) fn charge(&mut self, at: At, route: &RouteKey) -> Charge {
        let memo = self.memos.entry(route.clone()).or_default();
        memo.in_flight += 1;
        memo.used_at = at;
        let key = memo.bucket.clone().map(|bucket| (route.major, bucket));
        let Some(bucket) = key.as_ref().and_then(|key| self.buckets.get_mut(key)) else {
            return Charge { bucket: None };
        };
        if bucket.resets_at <= at {
            bucket.remaining = bucket.limit.saturating_sub(bucket.in_flight);
            bucket.resets_at = at + bucket.period;
        }
        bucket.remaining = bucket.remaining.saturating_sub(1);
        bucket.in_flight += 1;
        bucket.used_at = at;
        Charge { bucket: key }
    }

    /// The request has ended; `limits` and `is_answer` are what came back.
    pub(super) fn settle(
        &mut self,
        at: At,
        route: &RouteKey,
        charge: &Charge,
        limits: Option<&Limits>,
        is_answer: bool,
    ) {
        let memo = self.memos.entry(route.clone()).or_default();
        memo.in_flight = memo.in_flight.saturating_sub(1);
        memo.used_at = at;
        if let Some(bucket) = charge.bucket.as_ref().and_then(|key| self.buckets.get_mut(key)) {
            bucket.in_flight = bucket.in_flight.saturating_sub(1);
        }
        let Some(limits) = limits else {
            memo.is_open = memo.is_open || (is_answer && memo.bucket.is_none());
            return;
        };
        memo.is_open = false;
        memo.bucket = Some(limits.bucket.clone());
        let limit = limits.limit.max(1);
        let until = at + limits.reset_after.min(EMPTY_FOR_MAX);
        let fresh = Bucket {
            limit,
            remaining: limit,
            resets_at: at,
            period: Duration::ZERO,
            in_flight: 0,
            used_at: at,
        };
        let bucket = self.buckets.entry((route.major, limits.bucket.clone())).or_insert(fresh);
        // Answers overtake each other: the smaller number holds until the period ends, and those
        // on their way are not in it yet.
        let left = limits.remaining.saturating_sub(bucket.in_flight);
        let before = if bucket.resets_at <= at { limit } else { bucket.remaining };
        bucket.limit = limit;
        bucket.remaining = before.min(left);
        bucket.resets_at = bucket.resets_at.max(until);
        // The first answer may come late in its period, so that the longest seen is believed.
        bucket.period = bucket.period.max(limits.reset_after).clamp(PERIOD_MIN, PERIOD_MAX);
        bucket.used_at = at;
    }

    /// A 429 about this route: nothing more on it for so long, and longer each time in a row.
    pub(super) fn block(&mut self, at: At, route: &RouteKey, after: Duration) {
        let memo = self.memos.entry(route.clone()).or_default();
        let grown = SLOW_FIRST.saturating_mul(1 << memo.slow_count.min(SLOW_DOUBLINGS_MAX));
        memo.slow_count += 1;
        memo.blocked_until = memo.blocked_until.max(at + after.max(grown));
    }

    /// It was answered, and nobody was asked to wait.
    pub(super) fn went_well(&mut self, route: &RouteKey) {
        if let Some(memo) = self.memos.get_mut(route) {
            memo.slow_count = 0;
        }
    }
}

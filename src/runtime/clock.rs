//! The only place that reads a clock.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::base::{Moment, Seed};

/// Where the time comes from.
pub trait Clock: Send + Sync + std::fmt::Debug + 'static {
    /// Now, by the wall.
    fn now(&self) -> Moment;

    /// How long to really wait for `span_ms` milliseconds of this clock.
    fn wait_for(&self, span_ms: i64) -> Duration {
        Duration::from_millis(u64::try_from(span_ms).unwrap_or(0))
    }
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Moment::from_ms(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

/// A clock that starts at a moment and runs a number of times as fast: for trying things out.
#[derive(Debug, Clone, Copy)]
pub struct FastClock {
    from: Moment,
    started: Instant,
    speed: u32,
}

impl FastClock {
    /// Starts now, at `from`, `speed` times as fast; at least 1.
    pub fn new(from: Moment, speed: u32) -> Self {
        Self { from, started: Instant::now(), speed: speed.max(1) }
    }
}

impl Clock for FastClock {
    fn now(&self) -> Moment {
        let ms = self.started.elapsed().as_millis().saturating_mul(u128::from(self.speed));
        let ms = i64::try_from(ms).unwrap_or(i64::MAX);
        self.from + crate::base::Span::from_ms(ms)
    }

    fn wait_for(&self, span_ms: i64) -> Duration {
        Duration::from_millis(u64::try_from(span_ms).unwrap_or(0) / u64::from(self.speed))
    }
}

/// A seed that differs from run to run.
pub(super) fn fresh_seed() -> Seed {
    use std::hash::{BuildHasher, Hasher};
    // The standard library keys its hasher from the system's randomness.
    let mut hasher = std::collections::hash_map::RandomState::new().build_hasher();
    hasher.write_i64(SystemClock.now().ms());
    hasher.write_u32(std::process::id());
    Seed(hasher.finish())
}

//! The only place that reads a clock.
//!
//! The house's time is the wall's at the start, and from then on what has passed by a steady clock
//! that counts suspends as well. A wall that is set, by a second or by days, changes nothing in a
//! process that runs. Where a platform tells its own time, the house follows that: at once before
//! anything runs, then so slowly that no span is wrong by more than half a hundredth. Where the
//! house is far behind, it was away without its machine's knowing, and its time goes on from the
//! platform's at once: whoever watches sees it as any other absence.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tracing::warn;

use crate::base::{Moment, Seed, Span};

/// The house comes nearer to the platform's time by so many milliseconds in one of its seconds.
const NEARER_MS: i64 = 5;
/// Further behind than this, the house was away.
const BEHIND_MAX: Span = Span::from_seconds(30);
/// A difference to the platform's time is worth a word from here on.
const OFF_TOLD: Span = Span::from_seconds(2);

/// Where the time comes from.
pub trait Clock: Send + Sync + std::fmt::Debug + 'static {
    /// Now. It never runs back.
    fn now(&self) -> Moment;

    /// How long to really wait for `span_ms` milliseconds of this clock.
    fn wait_for(&self, span_ms: i64) -> Duration {
        Duration::from_millis(u64::try_from(span_ms).unwrap_or(0))
    }

    /// The platform's clock says that it is between these two there, now.
    fn told(&self, _earliest: Moment, _latest: Moment) {}

    /// How far the platform's clock is ahead of this one, as far as it was told.
    fn behind_platform(&self) -> Span {
        Span::ZERO
    }

    /// Goes by the platform's clock at once. Nothing may have looked at this one yet.
    fn adopt(&self) {}
}

/// The wall: what somebody has set this machine's clock to. It may be set again at any time, so it
/// says when something is, and never how long it took.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Moment::from_ms(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

/// The clock of a house that runs; see above.
#[derive(Debug)]
pub struct SteadyClock(Mutex<Course>);

impl SteadyClock {
    /// Starts now, by the wall.
    pub fn start() -> Self {
        Self(Mutex::new(Course::new(SystemClock.now(), passed())))
    }

    fn course(&self) -> MutexGuard<'_, Course> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for SteadyClock {
    fn now(&self) -> Moment {
        self.course().at(passed())
    }

    fn told(&self, earliest: Moment, latest: Moment) {
        let mut course = self.course();
        let before = course.behind(passed());
        let after = course.told(passed(), earliest, latest);
        let (was_off, is_off) = (before.ms().abs(), after.ms().abs());
        if before > BEHIND_MAX && after == Span::ZERO {
            warn!("this clock was {before} behind the platform's, and goes on from there");
        } else if was_off <= OFF_TOLD.ms() && is_off > OFF_TOLD.ms() {
            let side = if after > Span::ZERO { "behind" } else { "ahead of" };
            let off = Span::from_ms(is_off);
            warn!("this clock is {off} {side} the platform's, and comes nearer slowly");
        }
    }

    fn behind_platform(&self) -> Span {
        self.course().behind(passed())
    }

    fn adopt(&self) {
        self.course().adopt(passed());
    }
}

/// How the house's time follows from a steady clock's. Without a clock of its own: what has passed
/// by the steady one is handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    /// The house's time at `since`.
    from: Moment,
    /// By the steady clock.
    since: Span,
    /// How far the platform was ahead then.
    behind: Span,
}

impl Course {
    /// It is `from` now, and the steady clock says `steady`.
    pub fn new(from: Moment, steady: Span) -> Self {
        Self { from, since: steady, behind: Span::ZERO }
    }

    /// The house's time.
    pub fn at(&self, steady: Span) -> Moment {
        self.from + (steady - self.since) + self.nearer(steady)
    }

    /// How far the platform is ahead.
    pub fn behind(&self, steady: Span) -> Span {
        self.behind - self.nearer(steady)
    }

    /// The platform says that it is between these two there; says how far it is ahead then. What
    /// was thought so far stands as long as it may be so. Far ahead it is believed the second time.
    pub fn told(&mut self, steady: Span, earliest: Moment, latest: Moment) -> Span {
        let (now, thought) = (self.at(steady), self.behind(steady));
        let there = (now + thought).max(earliest).min(latest.max(earliest));
        let behind = there - now;
        if behind != thought {
            *self = Self { from: now, since: steady, behind };
        }
        if thought > BEHIND_MAX && behind > BEHIND_MAX {
            self.adopt(steady);
        }
        self.behind(steady)
    }

    /// Goes by the platform's time at once.
    pub fn adopt(&mut self, steady: Span) {
        let from = self.at(steady) + self.behind(steady);
        *self = Self { from, since: steady, behind: Span::ZERO };
    }

    /// By how much it has come nearer.
    fn nearer(&self, steady: Span) -> Span {
        let most = (steady - self.since).scaled(NEARER_MS, 1000).ms().max(0);
        Span::from_ms(self.behind.ms().clamp(-most, most))
    }
}

/// What has passed since some moment in the past, time in which the machine slept included.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn passed() -> Span {
    let at = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    Span::from_ms(at.tv_sec.saturating_mul(1000).saturating_add(at.tv_nsec / 1_000_000))
}

/// What has passed since it was asked first. Other systems do not all count the time in which the
/// machine slept: it is missing then, until the platform's clock tells of it.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn passed() -> Span {
    static FIRST: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    let ms = FIRST.get_or_init(std::time::Instant::now).elapsed().as_millis();
    Span::from_ms(i64::try_from(ms).unwrap_or(i64::MAX))
}

/// A clock that starts at a moment and runs a number of times as fast: for trying things out.
#[derive(Debug, Clone, Copy)]
pub struct FastClock {
    from: Moment,
    since: Span,
    speed: u32,
}

impl FastClock {
    /// Starts now, at `from`, `speed` times as fast; at least 1.
    pub fn new(from: Moment, speed: u32) -> Self {
        Self { from, since: passed(), speed: speed.max(1) }
    }
}

impl Clock for FastClock {
    fn now(&self) -> Moment {
        self.from + (passed() - self.since).scaled(i64::from(self.speed), 1)
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

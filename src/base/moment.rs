//! Moments and spans, in milliseconds of UTC. Nothing here reads a clock.

use std::fmt;
use std::ops::{Add, AddAssign, Sub};

use serde::{Deserialize, Serialize};

/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(i64);

/// A length of time in milliseconds; negative only between [`Moment`]s in the wrong order.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Span(i64);

impl Moment {
    /// The moment `ms` milliseconds after 1970.
    pub const fn from_ms(ms: i64) -> Self {
        Self(ms)
    }

    /// Milliseconds since 1970.
    pub const fn ms(self) -> i64 {
        self.0
    }

    /// Whole seconds since 1970, rounded down.
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }

    /// How long ago `earlier` was; zero when it lies ahead.
    pub fn since(self, earlier: Self) -> Span {
        Span((self.0.saturating_sub(earlier.0)).max(0))
    }
}

impl Span {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// `ms` milliseconds.
    pub const fn from_ms(ms: i64) -> Self {
        Self(ms)
    }

    /// `seconds` seconds.
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds * 1000)
    }

    /// `minutes` minutes.
    pub const fn from_minutes(minutes: i64) -> Self {
        Self(minutes * 60_000)
    }

    /// `hours` hours.
    pub const fn from_hours(hours: i64) -> Self {
        Self(hours * 3_600_000)
    }

    /// Milliseconds.
    pub const fn ms(self) -> i64 {
        self.0
    }

    /// Seconds, rounded to the nearest: what a member reads.
    pub const fn seconds(self) -> i64 {
        (self.0 + 500).div_euclid(1000)
    }

    /// Days, rounded to the nearest, where it is read as such: from two on.
    pub const fn days(self) -> Option<i64> {
        match self.seconds() {
            ..172_800 => None,
            seconds => Some((seconds + 43_200) / 86_400),
        }
    }

    /// This span times `numerator / denominator`, rounded down. `denominator` must not be 0.
    #[must_use]
    pub const fn scaled(self, numerator: i64, denominator: i64) -> Self {
        Self(self.0.saturating_mul(numerator) / denominator)
    }
}

impl Add<Span> for Moment {
    type Output = Self;
    fn add(self, span: Span) -> Self {
        Self(self.0.saturating_add(span.0))
    }
}

impl AddAssign<Span> for Moment {
    fn add_assign(&mut self, span: Span) {
        *self = *self + span;
    }
}

impl Sub<Span> for Moment {
    type Output = Self;
    fn sub(self, span: Span) -> Self {
        Self(self.0.saturating_sub(span.0))
    }
}

impl Sub for Moment {
    type Output = Span;
    fn sub(self, other: Self) -> Span {
        Span(self.0.saturating_sub(other.0))
    }
}

impl Add for Span {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Span {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Span {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl fmt::Display for Span {
    /// As a member reads it: `45 s`, `4 min`, `1 h 10 min`, `3 days`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(days) = self.days() {
            return write!(f, "{days} days");
        }
        let seconds = self.seconds();
        let minutes = (seconds + 30).div_euclid(60);
        match seconds {
            ..120 => write!(f, "{seconds} s"),
            120..5_400 => write!(f, "{minutes} min"),
            _ if minutes % 60 == 0 => write!(f, "{} h", minutes / 60),
            _ => write!(f, "{} h {} min", minutes / 60, minutes % 60),
        }
    }
}

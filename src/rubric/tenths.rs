//! Numbers as they are shown: one decimal, rounded the same way everywhere.

use std::fmt;

/// Two numbers closer than this are equal. Severities stop when none moves by more than 1e-9 a
/// round, which leaves an error of up to some 1e-7 behind; it must not turn a 3.5 into a 3.4, or
/// a mean exactly at the bar into a failure.
pub const EQUAL_WITHIN: f64 = 1e-6;

/// A number in tenths, halves rounded away from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tenths(i64);

impl Tenths {
    /// A difference or a margin.
    pub fn of(number: f64) -> Self {
        let away = EQUAL_WITHIN.copysign(number);
        #[expect(clippy::cast_possible_truncation, reason = "levels and gaps are below 10")]
        let tenths = ((number + away) * 10.0).round() as i64;
        Self(tenths)
    }

    /// A level or one end of its range: clamped to the scale of marks, 1 to 5.
    pub fn of_level(level: f64) -> Self {
        Self::of(level.clamp(1.0, 5.0))
    }

    /// The number of tenths.
    pub const fn count(self) -> i64 {
        self.0
    }
}

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{}", self.0.abs() / 10, self.0.abs() % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_away_from_zero_and_levels_stay_on_the_scale() {
        for (number, shown) in
            [(3.25, "3.3"), (3.249, "3.2"), (3.25 - 1e-9, "3.3"), (-0.05, "-0.1"), (-0.04, "0.0")]
        {
            assert_eq!(Tenths::of(number).to_string(), shown, "{number}");
        }
        assert_eq!(Tenths::of_level(5.4).to_string(), "5.0");
        assert_eq!(Tenths::of_level(0.2).to_string(), "1.0");
    }
}

//! Several days of the week.

use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};

/// Days of the week.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Weekdays(u8);

/// These are no days that were stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a rule without days was stored")]
pub struct DaysFault;

impl Weekdays {
    /// Every day of the week.
    pub const ALL: Self = Self(0b111_1111);
    /// Monday to Friday.
    pub const WORKING: Self = Self(0b001_1111);
    /// Saturday and Sunday.
    pub const WEEKEND: Self = Self(0b110_0000);

    /// These days.
    pub fn of(days: impl IntoIterator<Item = Weekday>) -> Self {
        Self(days.into_iter().fold(0, |all, day| all | bit(day)))
    }

    /// From one day to another, both included, over the end of the week or not.
    pub fn between(first: Weekday, last: Weekday) -> Self {
        let count = first.until(last);
        Self::of((0..=count).map(|days| first.wrapping_add(days)))
    }

    /// These and those.
    #[must_use]
    pub fn and(self, more: Self) -> Self {
        Self(self.0 | more.0)
    }

    /// Whether this day is one of them.
    pub fn has(self, day: Weekday) -> bool {
        self.0 & bit(day) != 0
    }

    /// Runs of days that follow each other, from Monday on: their first and their last.
    pub fn runs(self) -> Vec<(Weekday, Weekday)> {
        let mut all: Vec<(Weekday, Weekday)> = Vec::new();
        for day in Weekday::Monday.cycle_forward().take(7).filter(|day| self.has(*day)) {
            match all.last_mut() {
                Some((_, last)) if last.wrapping_add(1) == day => *last = day,
                _ => all.push((day, day)),
            }
        }
        all
    }
}

fn bit(day: Weekday) -> u8 {
    1 << day.to_monday_zero_offset()
}

impl From<Weekdays> for u8 {
    fn from(days: Weekdays) -> Self {
        days.0
    }
}

impl TryFrom<u8> for Weekdays {
    type Error = DaysFault;

    fn try_from(bits: u8) -> Result<Self, DaysFault> {
        if bits == 0 || bits > Self::ALL.0 { Err(DaysFault) } else { Ok(Self(bits)) }
    }
}

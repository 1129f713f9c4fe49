//! Quiet hours: from one local time to another, every day, across midnight or not.

use std::fmt;
use std::str::FromStr;

use jiff::ToSpan;
use serde::{Deserialize, Serialize};

use crate::base::Moment;

use super::zone::Zone;

const MINUTES_A_DAY: u16 = 24 * 60;
/// Days around a moment whose quiet hours may hold it: those of yesterday reach into today, and a
/// clock change moves either end by hours, a change of the date line by a day.
const DAYS_AROUND: std::ops::RangeInclusive<i32> = -2..=1;

/// A local time to the minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct TimeOfDay(u16);

/// From one local time to another. They differ: a whole day is not quiet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "(TimeOfDay, TimeOfDay)", into = "(TimeOfDay, TimeOfDay)")]
pub struct Hours {
    from: TimeOfDay,
    to: TimeOfDay,
}

/// These are no hours of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HoursFault {
    /// Not two times.
    #[error("two times of day with a dash between them are wanted, such as 22:00-07:00")]
    NoHours,
    /// The same time twice.
    #[error("they begin and end at the same time")]
    Same,
}

impl TimeOfDay {
    /// So many minutes after midnight; none from 24 hours on.
    pub fn new(minutes: u16) -> Option<Self> {
        (minutes < MINUTES_A_DAY).then_some(Self(minutes))
    }

    /// Minutes after midnight.
    pub fn minutes(self) -> u16 {
        self.0
    }

    fn time(self) -> jiff::civil::Time {
        let part = |number: u16| i8::try_from(number).expect("a day has few hours and minutes");
        jiff::civil::time(part(self.0 / 60), part(self.0 % 60), 0, 0)
    }
}

impl Hours {
    /// From one time to another.
    ///
    /// # Errors
    /// [`HoursFault::Same`] when they are the same.
    pub fn new(from: TimeOfDay, to: TimeOfDay) -> Result<Self, HoursFault> {
        if from == to { Err(HoursFault::Same) } else { Ok(Self { from, to }) }
    }

    /// When they begin.
    pub fn from(self) -> TimeOfDay {
        self.from
    }

    /// When they end.
    pub fn to(self) -> TimeOfDay {
        self.to
    }

    /// When the hours end in which `now` lies; none outside of them. Their first moment belongs to
    /// them, their last does not.
    pub fn until(self, zone: &Zone, now: Moment) -> Option<Moment> {
        let today = zone.date(now)?;
        DAYS_AROUND.into_iter().find_map(|days| {
            let first = today.checked_add(days.days()).ok()?;
            let last = if self.to > self.from { first } else { first.tomorrow().ok()? };
            let begins = zone.moment(first.to_datetime(self.from.time()))?;
            let ends = zone.moment(last.to_datetime(self.to.time()))?;
            (begins <= now && now < ends).then_some(ends)
        })
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}–{}", self.from, self.to)
    }
}

impl FromStr for TimeOfDay {
    type Err = HoursFault;

    /// `7`, `07:30` or `22:00`.
    fn from_str(text: &str) -> Result<Self, HoursFault> {
        let (hours, minutes) = text.trim().split_once(':').unwrap_or((text.trim(), "0"));
        let number = |part: &str| {
            let digits = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            if digits { part.parse::<u16>().ok() } else { None }
        };
        match (number(hours), number(minutes)) {
            (Some(hours), Some(minutes)) if minutes < 60 => {
                Self::new(hours * 60 + minutes).ok_or(HoursFault::NoHours)
            }
            _ => Err(HoursFault::NoHours),
        }
    }
}

impl FromStr for Hours {
    type Err = HoursFault;

    /// `22:00-07:00`; any dash will do.
    fn from_str(text: &str) -> Result<Self, HoursFault> {
        let (from, to) = text.split_once(['-', '–', '—']).ok_or(HoursFault::NoHours)?;
        Self::new(from.parse()?, to.parse()?)
    }
}

impl TryFrom<u16> for TimeOfDay {
    type Error = HoursFault;

    fn try_from(minutes: u16) -> Result<Self, HoursFault> {
        Self::new(minutes).ok_or(HoursFault::NoHours)
    }
}

impl From<TimeOfDay> for u16 {
    fn from(time: TimeOfDay) -> Self {
        time.0
    }
}

impl TryFrom<(TimeOfDay, TimeOfDay)> for Hours {
    type Error = HoursFault;

    fn try_from((from, to): (TimeOfDay, TimeOfDay)) -> Result<Self, HoursFault> {
        Self::new(from, to)
    }
}

impl From<Hours> for (TimeOfDay, TimeOfDay) {
    fn from(hours: Hours) -> Self {
        (hours.from, hours.to)
    }
}

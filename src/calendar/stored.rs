//! A series as it is stored: its rule as it is printed, and its first date. What was stored once is
//! read for ever, whatever the words that people type become.

use jiff::civil::{Date, Weekday};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::quiet::TimeOfDay;
use super::series::{End, Every, Nth, Series, ShortMonth};

/// A series in a saved text.
#[derive(Serialize, Deserialize)]
struct Stored {
    rule: String,
    first: String,
}

/// This is no series that was stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no series was stored as `{rule}` from `{first}`")]
pub struct StoredFault {
    /// The rule that was stored.
    rule: String,
    /// Its first date.
    first: String,
}

impl Series {
    /// The series that is printed as `rule` and whose first date is printed as `first`.
    ///
    /// # Errors
    /// `StoredFault` when there is none.
    pub fn stored(rule: &str, first: &str) -> Result<Self, StoredFault> {
        series(rule, first)
            .ok_or_else(|| StoredFault { rule: rule.to_owned(), first: first.to_owned() })
    }
}

impl Serialize for Series {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let stored = Stored { rule: self.to_string(), first: self.first().to_string() };
        stored.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Series {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let stored = Stored::deserialize(deserializer)?;
        Self::stored(&stored.rule, &stored.first).map_err(D::Error::custom)
    }
}

fn series(rule: &str, first: &str) -> Option<Series> {
    let first: Date = first.parse().ok()?;
    let words: Vec<&str> = rule.split(' ').collect();
    let (every, time, end) = match words.as_slice() {
        ["every", "second", day, time, end @ ..] => (Every::SecondWeek(weekday(day)?), time, end),
        ["every", day, time, end @ ..] => (Every::Week(weekday(day)?), time, end),
        ["on", "the", day, "of", "the", "month", time, "skip", "short", "months", end @ ..] => {
            (Every::Day(number(day)?, ShortMonth::Skip), time, end)
        }
        ["on", "the", day, "of", "the", "month", time, end @ ..] => {
            (Every::Day(number(day)?, ShortMonth::LastDay), time, end)
        }
        [nth, day, "of", "the", "month", time, end @ ..] => {
            (Every::Month(self::nth(nth)?, weekday(day)?), time, end)
        }
        _ => return None,
    };
    let end = match end {
        [] => End::Never,
        ["until", date] => End::Until(date.parse().ok()?),
        [count, "times"] => End::Count(count.parse().ok()?),
        _ => return None,
    };
    Series::beginning(every, time_of_day(time)?, first, end).filter(|one| one.first() == first)
}

fn weekday(typed: &str) -> Option<Weekday> {
    Some(match typed {
        "mon" => Weekday::Monday,
        "tue" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    })
}

fn nth(typed: &str) -> Option<Nth> {
    Some(match typed {
        "first" => Nth::First,
        "second" => Nth::Second,
        "third" => Nth::Third,
        "fourth" => Nth::Fourth,
        "last" => Nth::Last,
        _ => return None,
    })
}

/// Of `15th`; two letters behind it say how it is spoken.
fn number(ordinal: &str) -> Option<i8> {
    let digits = ordinal.get(..ordinal.len().checked_sub(2)?)?;
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn time_of_day(typed: &str) -> Option<TimeOfDay> {
    let (hours, minutes) = typed.split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    TimeOfDay::new(hours.checked_mul(60)?.checked_add(minutes)?).filter(|_| minutes < 60)
}

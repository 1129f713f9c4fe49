//! When somebody can meet: rules of their week and of dates, in their own wall time.
//!
//! A minute belongs to the wall date and time that it has in the member's zone; an hour that comes
//! twice counts both times. Hours over midnight belong to the day on which they start; days and
//! dates without hours are wall dates, and cut such hours at midnight.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use super::quiet::Hours;
use super::tier::Tier;
use super::weekdays::{DaysFault, Weekdays};

/// Minutes of a wall date.
const DAY: usize = 24 * 60;
/// Rules that one member can have: a week of mornings and evenings, and a year of holidays.
pub const RULES_MAX: usize = 40;

/// Which days a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// These days of every week.
    Weekdays(Weekdays),
    /// From one date to another, both included.
    Dates(Date, Date),
}

/// One thing that somebody said of when they can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub struct Rule {
    /// How gladly.
    pub tier: Tier,
    /// On which days.
    pub on: On,
    /// Between which times; none: the whole of each.
    pub hours: Option<Hours>,
}

/// When somebody can meet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Availability {
    /// What they said, in that order. It does not matter for what it means.
    pub rules: Vec<Rule>,
}

/// A rule in a saved text.
#[derive(Serialize, Deserialize)]
struct Stored {
    tier: Tier,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    weekdays: Option<Weekdays>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    dates: Option<(String, String)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hours: Option<Hours>,
}

impl On {
    fn has(self, date: Date) -> bool {
        match self {
            Self::Weekdays(days) => days.has(date.weekday()),
            Self::Dates(first, last) => first <= date && date <= last,
        }
    }
}

impl Availability {
    /// Without what is over on that date.
    pub fn from(&mut self, today: Date) {
        self.rules.retain(|rule| match rule.on {
            On::Weekdays(_) => true,
            On::Dates(_, last) => last >= today,
        });
    }

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// Whether there is a time of any week at which they come.
    pub fn has_any(&self) -> bool {
        self.rules.iter().any(|rule| match rule.tier {
            Tier::Can => true,
            Tier::RatherNot => rule.hours.is_some(),
            Tier::Not => false,
        })
    }

    /// The tier of every minute of a wall date.
    pub(super) fn day(&self, date: Date) -> Vec<Tier> {
        let mut day = vec![Tier::Not; DAY];
        self.paint(&mut day, date, Tier::Can);
        self.paint(&mut day, date, Tier::RatherNot);
        let is_whole = |rule: &&Rule| rule.hours.is_none() && rule.on.has(date);
        let lowers = |rule: &Rule| rule.tier == Tier::RatherNot;
        if self.rules.iter().filter(is_whole).any(lowers) {
            day.iter_mut().for_each(|tier| *tier = (*tier).min(Tier::RatherNot));
        }
        self.paint(&mut day, date, Tier::Not);
        day
    }

    /// Makes the hours of this tier that lie on a date so. Whole days of *rather not* add nothing.
    fn paint(&self, day: &mut [Tier], date: Date, tier: Tier) {
        let yesterday = date.checked_sub(1.day()).ok();
        for rule in self.rules.iter().filter(|rule| rule.tier == tier) {
            let Some(hours) = rule.hours else {
                if tier != Tier::RatherNot && rule.on.has(date) {
                    day.fill(tier);
                }
                continue;
            };
            let (from, length) = (usize::from(hours.from().minutes()), hours.minutes());
            let ends = from + usize::from(length);
            if rule.on.has(date) {
                day[from..ends.min(DAY)].fill(tier);
            }
            if ends > DAY && yesterday.is_some_and(|date| rule.on.has(date)) {
                day[..ends - DAY].fill(tier);
            }
        }
    }
}

impl From<Rule> for Stored {
    fn from(rule: Rule) -> Self {
        let (weekdays, dates) = match rule.on {
            On::Weekdays(days) => (Some(days), None),
            On::Dates(first, last) => (None, Some((first.to_string(), last.to_string()))),
        };
        Self { tier: rule.tier, weekdays, dates, hours: rule.hours }
    }
}

impl TryFrom<Stored> for Rule {
    type Error = DaysFault;

    fn try_from(stored: Stored) -> Result<Self, DaysFault> {
        let date = |text: &String| text.parse::<Date>().map_err(|_| DaysFault);
        let on = match (&stored.weekdays, &stored.dates) {
            (Some(days), None) => On::Weekdays(*days),
            (None, Some((first, last))) => On::Dates(date(first)?, date(last)?),
            (Some(_), Some(_)) | (None, None) => return Err(DaysFault),
        };
        Ok(Self { tier: stored.tier, on, hours: stored.hours })
    }
}

/// As it can be typed, in English words: what it prints is read again as what it is.
impl fmt::Display for Availability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (no, rule) in self.rules.iter().enumerate() {
            write!(f, "{}{rule}", if no == 0 { "" } else { "; " })?;
        }
        Ok(())
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.tier {
            Tier::Can => {}
            Tier::RatherNot => f.write_str("rather not ")?,
            Tier::Not => f.write_str("not ")?,
        }
        match self.on {
            On::Weekdays(Weekdays::ALL) => f.write_str("daily")?,
            On::Weekdays(days) => {
                let runs = days.runs().into_iter().map(|(first, last)| match first == last {
                    true => short(first).to_owned(),
                    false => format!("{}-{}", short(first), short(last)),
                });
                f.write_str(&runs.collect::<Vec<_>>().join(", "))?;
            }
            On::Dates(first, last) if first == last => write!(f, "{first}")?,
            On::Dates(first, last) => write!(f, "{first} - {last}")?,
        }
        match (self.hours, self.tier) {
            (Some(hours), _) => write!(f, " {}-{}", hours.from(), hours.to()),
            (None, Tier::Can) => f.write_str(" all day"),
            (None, Tier::RatherNot | Tier::Not) => Ok(()),
        }
    }
}

fn short(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "mon",
        Weekday::Tuesday => "tue",
        Weekday::Wednesday => "wed",
        Weekday::Thursday => "thu",
        Weekday::Friday => "fri",
        Weekday::Saturday => "sat",
        Weekday::Sunday => "sun",
    }
}

//! Quiet hours: from one local time to another, every day, across midnight or not.

use std::fmt;
use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::base::Moment;

use super::reader::ways;
use super::said::{Clock, Form, MIDNIGHT, Said};
use super::token::{Kind, Token, tokens};
use super::vocabulary::{Part, Word, meanings};
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
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HoursFault {
    /// Not two times.
    #[error("two times of day with a dash between them are wanted, such as 22:00-07:00")]
    NoHours,
    /// The same time twice.
    #[error("they begin and end at the same time")]
    Same,
    /// Several hours can be meant, such as by `10-7`.
    #[error("several hours can be meant")]
    Unclear(Vec<Hours>),
}

impl TimeOfDay {
    /// So many minutes after midnight; none from 24 hours on.
    pub const fn new(minutes: u16) -> Option<Self> {
        if minutes < MINUTES_A_DAY { Some(Self(minutes)) } else { None }
    }

    /// Minutes after midnight.
    pub fn minutes(self) -> u16 {
        self.0
    }

    pub(super) fn time(self) -> jiff::civil::Time {
        let part = |number: u16| i8::try_from(number).expect("a day has few hours and minutes");
        jiff::civil::time(part(self.0 / 60), part(self.0 % 60), 0, 0)
    }
}

impl Zone {
    /// The time of day that its clock shows; none outside the calendar's range.
    pub(super) fn time(&self, at: Moment) -> Option<TimeOfDay> {
        let local = self.local(at)?;
        let minutes = i16::from(local.hour()) * 60 + i16::from(local.minute());
        TimeOfDay::new(u16::try_from(minutes).ok()?)
    }

    /// The moment of a time on a day: in a gap it shifts forward by the gap, of two it is the
    /// first; none outside the calendar's range.
    pub fn at(&self, date: Date, time: TimeOfDay) -> Option<Moment> {
        self.moment(date.to_datetime(time.time()))
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

    /// How long they are, in minutes of the wall clock; to an end at or before their start they go
    /// over midnight.
    pub(super) fn minutes(self) -> u16 {
        (self.to.0 + MINUTES_A_DAY - self.from.0) % MINUTES_A_DAY
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

impl FromStr for Hours {
    type Err = HoursFault;

    /// As people write them: `22:00-07:00`, `22-7`, `10 pm to 7 am`, `von 22 bis 7 Uhr`.
    fn from_str(text: &str) -> Result<Self, HoursFault> {
        let (all, is_same) = all_hours(&tokens(text));
        match all.as_slice() {
            [] if is_same => Err(HoursFault::Same),
            [] => Err(HoursFault::NoHours),
            [hours] => Ok(*hours),
            _ => Err(HoursFault::Unclear(all)),
        }
    }
}

/// All hours that these may mean, and whether some begin and end at the same time.
pub(super) fn all_hours(tokens: &[Token]) -> (Vec<Hours>, bool) {
    let mut all: Vec<Hours> = Vec::new();
    let mut is_same = false;
    for (from, to) in ends(tokens) {
        let (Ok(from), Ok(to)) = (ways(from), ways(to)) else { continue };
        let clocks = |ways: &[Said]| ways.iter().filter_map(Said::only_clock).collect::<Vec<_>>();
        for from in clocks(&from) {
            for to in clocks(&to) {
                for hours in pairs(from, to) {
                    match hours {
                        Ok(hours) if !all.contains(&hours) => all.push(hours),
                        Ok(_) => {}
                        Err(_) => is_same = true,
                    }
                }
            }
        }
    }
    (all, is_same)
}

/// Every place at which the first end may stop and the second begin.
fn ends(tokens: &[Token]) -> Vec<(&[Token], &[Token])> {
    let word_at = |at: usize, wanted: Word| match tokens.get(at).map(|token| &token.kind) {
        Some(Kind::Word(word)) => meanings(&[word]).iter().any(|(word, _)| *word == wanted),
        Some(Kind::Number { .. } | Kind::Sign(_)) | None => false,
    };
    let first = usize::from(word_at(0, Word::From));
    (first + 1..tokens.len().saturating_sub(1))
        .filter(|at| {
            let is_dash = tokens[*at].kind == Kind::Sign('-');
            is_dash || word_at(*at, Word::Until) || first == 1 && word_at(*at, Word::And)
        })
        .map(|at| (&tokens[first..at], &tokens[at + 1..]))
        .collect()
}

/// The hours between two clocks. A number alone is one of the 24 hours where the other end is
/// one that no dial shows.
fn pairs(from: (Clock, Option<Part>), to: (Clock, Option<Part>)) -> Vec<Result<Hours, HoursFault>> {
    let has_24 = |(clock, _): (Clock, Option<Part>)| {
        matches!(clock.form, Form::Of24 | Form::Bare) && !clock.is_on_dial()
    };
    let of = |(clock, part): (Clock, Option<Part>), other| {
        if clock.form == Form::Bare && has_24(other) && part.is_none() {
            return vec![clock.minute];
        }
        clock.minutes(part)
    };
    let time = |minute: u16| TimeOfDay::new(minute % MIDNIGHT);
    let mut all = Vec::new();
    for first in of(from, to) {
        for last in of(to, from) {
            all.extend(time(first).zip(time(last)).map(|(first, last)| Hours::new(first, last)));
        }
    }
    all
}

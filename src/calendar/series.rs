//! Dates that come again: the rule of a series, and the moments that it means in a zone.
//!
//! A date is the rule's own, before any clock change shifts its time; it comes once, however often
//! the clock shows that time on it.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::base::Moment;

use super::quiet::TimeOfDay;
use super::zone::Zone;

/// Local dates before that of a moment whose time may still be ahead: a clock change moves a time
/// into the next day, a change of the date line by a day more.
const DAYS_BEFORE: i64 = 2;

/// Which dates a rule has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    /// This day of every week.
    Week(Weekday),
    /// This day of every second week.
    SecondWeek(Weekday),
    /// One day of this name in every month.
    Month(Nth, Weekday),
    /// The day of every month with this number, from 1 to 31.
    Day(i8, ShortMonth),
}

/// Which of a month's days of one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nth {
    /// The first one.
    First,
    /// The second one.
    Second,
    /// The third one.
    Third,
    /// The fourth one, which every month has.
    Fourth,
    /// The last one, be it the fourth or the fifth.
    Last,
}

/// What becomes of the 29th to 31st in a month that has no such day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShortMonth {
    /// Its last day is taken.
    LastDay,
    /// It has no date.
    Skip,
}

/// When a series is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Somebody stops it.
    Never,
    /// Behind this date, which still counts.
    Until(Date),
    /// After so many of the rule's dates, whatever becomes of them.
    Count(u16),
}

/// A rule with its time of day and its first date, which fits it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Series {
    every: Every,
    time: TimeOfDay,
    first: Date,
    end: End,
}

/// One date of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// The rule's date: with the series it names the evening.
    pub date: Date,
    /// Its moment: where the clock leaves the time out, shifted forward by what it leaves out; the
    /// first of two. None where the zone has no such date.
    pub at: Option<Moment>,
}

impl Series {
    /// The series that begins on the first date that fits, from `from` on. None if there is none,
    /// or if it would be over before.
    pub fn beginning(every: Every, time: TimeOfDay, from: Date, end: End) -> Option<Self> {
        let mut series = Self { every, time, first: from, end: End::Never };
        let first = series.dates(0).find(|date| *date >= from)?;
        (series.first, series.end) = (first, end);
        series.dates(0).next().map(|_| series)
    }

    /// Every week from this moment on, at its day and time.
    pub fn weekly(from: Moment, zone: &Zone) -> Option<Self> {
        let day = zone.date(from)?;
        Self::beginning(Every::Week(day.weekday()), zone.time(from)?, day, End::Never)
    }

    /// How many of its dates are before this one.
    pub fn count_before(&self, date: Date) -> usize {
        self.dates(0).take_while(|one| *one < date).count()
    }

    /// Such a series in place of one that has this date: it begins in the same week, or month, and
    /// not before another date.
    pub fn instead_of(&self, date: Date, not_before: Date) -> Option<Self> {
        let begins = match self.every {
            Every::Week(_) | Every::SecondWeek(_) => {
                let ahead = Weekday::Monday.until(date.weekday());
                date.checked_sub(i64::from(ahead).days()).ok()?
            }
            Every::Month(..) | Every::Day(..) => date.first_of_month(),
        };
        Self::beginning(self.every, self.time, begins.max(not_before), self.end)
    }

    /// The series of which this date's evening is at that moment, and so all others: on the same
    /// day of the week or of the month as it is then, at the same time. Where so many dates were
    /// agreed, so many are left.
    pub fn moved(&self, date: Date, at: Moment, zone: &Zone) -> Option<Self> {
        let (day, time) = (zone.date(at)?, zone.time(at)?);
        let every = match self.every {
            Every::Week(_) => Every::Week(day.weekday()),
            Every::SecondWeek(_) => Every::SecondWeek(day.weekday()),
            Every::Month(Nth::Last, _) if day.day() + 7 > day.days_in_month() => {
                Every::Month(Nth::Last, day.weekday())
            }
            Every::Month(..) => Every::Month(Nth::of(day), day.weekday()),
            Every::Day(_, short) => Every::Day(day.day(), short),
        };
        let end = match self.end {
            End::Count(count) => {
                let over = self.count_before(date);
                End::Count(count.checked_sub(u16::try_from(over).ok()?)?)
            }
            End::Never | End::Until(_) => self.end,
        };
        Self::beginning(every, time, day, end)
    }

    /// Its rule.
    pub fn every(&self) -> Every {
        self.every
    }

    /// Its time of day.
    pub fn time(&self) -> TimeOfDay {
        self.time
    }

    /// When it is over.
    pub fn end(&self) -> End {
        self.end
    }

    /// Its first date.
    pub fn first(&self) -> Date {
        self.first
    }

    /// What comes after a moment, in its order. A date that the zone does not have stands there
    /// without a moment.
    pub fn after(&self, zone: &Zone, now: Moment) -> impl Iterator<Item = Occurrence> {
        let today = zone.date(now);
        let from = today.and_then(|today| today.checked_sub(DAYS_BEFORE.days()).ok());
        self.occurrences(zone, from.unwrap_or(self.first)).filter(move |one| match one.at {
            Some(at) => at > now,
            None => today.is_some_and(|today| one.date > today),
        })
    }

    /// The dates from this one on, in their order.
    pub(super) fn occurrences(&self, zone: &Zone, from: Date) -> impl Iterator<Item = Occurrence> {
        let dates = self.dates(self.step_before(from)).skip_while(move |date| *date < from);
        dates.map(|date| Occurrence { date, at: self.moment(date, zone) })
    }

    /// Whether its first date is still ahead, or one that the zone does not have.
    pub fn is_ahead_of(&self, now: Moment, zone: &Zone) -> bool {
        self.moment(self.first, zone).is_none_or(|at| at > now)
    }

    fn moment(&self, date: Date, zone: &Zone) -> Option<Moment> {
        let begins = zone.moment(date.at(0, 0, 0, 0))?;
        let is_there = zone.date(begins) == Some(date);
        zone.moment(date.to_datetime(self.time.time())).filter(|_| is_there)
    }

    /// The rule's dates from a step on, until its end.
    fn dates(&self, from: i64) -> impl Iterator<Item = Date> {
        let before = if self.may_skip() {
            (0..from).filter(|step| matches!(self.date(*step), Some(Some(_)))).count()
        } else {
            usize::try_from(from).unwrap_or(0)
        };
        let dates = (from..).map_while(|step| self.date(step)).flatten();
        let is_in = move |(no, date): &(usize, Date)| match self.end {
            End::Never => true,
            End::Until(last) => *date <= last,
            End::Count(count) => before + no < usize::from(count),
        };
        dates.enumerate().take_while(is_in).map(|(_, date)| date)
    }

    fn may_skip(&self) -> bool {
        matches!(self.every, Every::Day(_, ShortMonth::Skip))
    }

    /// The date after so many weeks or months; none where the month has none, and no answer where
    /// the calendar ends.
    #[expect(clippy::option_option, reason = "a month without a date, and the calendar's end")]
    fn date(&self, step: i64) -> Option<Option<Date>> {
        let week = |weeks: i64, weekday: Weekday| {
            let ahead = i64::from(self.first.weekday().until(weekday));
            let days = weeks.checked_mul(7)?.checked_add(ahead)?;
            self.first.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
        };
        let month = || {
            let months = jiff::Span::new().try_months(step).ok()?;
            self.first.first_of_month().checked_add(months).ok()
        };
        match self.every {
            Every::Week(weekday) => week(step, weekday).map(Some),
            Every::SecondWeek(weekday) => week(step.checked_mul(2)?, weekday).map(Some),
            Every::Month(nth, weekday) => {
                Some(month()?.nth_weekday_of_month(nth.number(), weekday).ok())
            }
            Every::Day(day, short) => {
                let month = month()?;
                let has_it = day <= month.days_in_month();
                Some(match short {
                    ShortMonth::LastDay if !has_it => Some(month.last_of_month()),
                    ShortMonth::LastDay | ShortMonth::Skip => {
                        Date::new(month.year(), month.month(), day).ok()
                    }
                })
            }
        }
    }

    /// How many weeks or months behind the first date all dates from `from` on lie, at least.
    fn step_before(&self, from: Date) -> i64 {
        let days = || from.duration_since(self.first).as_hours() / 24;
        let month = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month());
        let step = match self.every {
            Every::Week(_) => days() / 7,
            Every::SecondWeek(_) => days() / 14,
            Every::Month(..) | Every::Day(..) => month(from) - month(self.first),
        };
        step.max(0)
    }
}

impl Nth {
    /// Which of its month's days of that name a date is.
    fn of(date: Date) -> Self {
        match date.day() {
            ..=7 => Self::First,
            8..=14 => Self::Second,
            15..=21 => Self::Third,
            22..=28 => Self::Fourth,
            _ => Self::Last,
        }
    }

    /// As the calendar counts: the last is -1.
    fn number(self) -> i8 {
        match self {
            Self::First => 1,
            Self::Second => 2,
            Self::Third => 3,
            Self::Fourth => 4,
            Self::Last => -1,
        }
    }

    fn typed(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Third => "third",
            Self::Fourth => "fourth",
            Self::Last => "last",
        }
    }
}

impl fmt::Display for Series {
    /// As it is typed so that nothing else is read: `every tue 19:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = self.time;
        match self.every {
            Every::Week(day) => write!(f, "every {} {time}", typed(day))?,
            Every::SecondWeek(day) => write!(f, "every second {} {time}", typed(day))?,
            Every::Month(nth, day) => {
                write!(f, "{} {} of the month {time}", nth.typed(), typed(day))?;
            }
            Every::Day(day, short) => {
                write!(f, "on the {day}{} of the month {time}", ordinal(day))?;
                match short {
                    ShortMonth::LastDay => {}
                    ShortMonth::Skip => f.write_str(" skip short months")?,
                }
            }
        }
        match self.end {
            End::Never => Ok(()),
            End::Until(date) => write!(f, " until {date}"),
            End::Count(count) => write!(f, " {count} times"),
        }
    }
}

fn ordinal(day: i8) -> &'static str {
    match day {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    }
}

fn typed(day: Weekday) -> &'static str {
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

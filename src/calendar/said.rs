//! What a text says of a time, before it is asked which moment that is.

use jiff::civil::{Date, Weekday};

use super::vocabulary::{Abbreviation, Half, Part, Unit, Which};
use super::zone::{Zone, ZoneName};

pub(super) const NOON: u16 = 12 * 60;
pub(super) const MIDNIGHT: u16 = 24 * 60;
/// Minutes after midnight of 1:00 to 12:59: what a dial shows.
const ON_DIAL: std::ops::Range<u16> = 60..13 * 60;
/// Years that four digits can mean.
pub(super) const YEARS: std::ops::RangeInclusive<u32> = 1970..=2199;

/// One way to read a text: what it says of each thing.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Said {
    pub(super) is_now: bool,
    /// A moment of its own, in seconds: `<t:…>`.
    pub(super) stamp: Option<i64>,
    pub(super) day: Option<Day>,
    pub(super) weekday: Option<Weekday>,
    pub(super) which: Option<Which>,
    pub(super) is_next_week: bool,
    pub(super) part: Option<Part>,
    pub(super) clock: Option<Clock>,
    pub(super) length: Option<Length>,
    pub(super) zone: Option<SaidZone>,
    pub(super) again: Again,
}

/// What a text says of coming again.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Again {
    pub(super) is_every: bool,
    /// After so many weeks.
    pub(super) weeks: Option<u32>,
    pub(super) is_monthly: bool,
    /// Which of its name; the last is -1.
    pub(super) nth: Option<i8>,
    /// The last day of a month, whatever its name.
    pub(super) is_last_day: bool,
    pub(super) skips_short: bool,
    /// The last date.
    pub(super) until: Option<Day>,
    pub(super) count: Option<u32>,
}

/// One piece of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Repeat {
    Every,
    /// Every such day.
    Weekday(Weekday),
    Weeks(u32),
    Monthly,
    Nth(i8),
    LastDay,
    SkipShort,
    Until(Day),
    Count(u32),
}

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    /// So many days from today.
    Ahead(i8),
    /// A date; without a year, the next.
    Date {
        year: Option<i16>,
        month: i8,
        day: i8,
        /// Whether the same digits can be a time of day: `19.12`.
        may_be_clock: bool,
    },
    /// The next month's day with this number that comes.
    OfMonth(i8),
}

/// A date that was said; without a year, the next from `from` on.
pub(super) fn date(year: Option<i16>, month: i8, day: i8, from: Date) -> Option<Date> {
    if let Some(year) = year {
        return Date::new(year, month, day).ok();
    }
    // 29 February is there every fourth year, or eighth.
    let mut years = (0..9).filter_map(|more| Date::new(from.year() + more, month, day).ok());
    years.find(|date| *date >= from)
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    /// Minutes after midnight, at most a whole day.
    pub(super) minute: u16,
    pub(super) second: u8,
    pub(super) form: Form,
}

/// How surely a clock was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `7 pm`, noon: nothing else can be meant.
    Fixed,
    /// `19:00`, `0:30`, `19`: an hour that no dial shows.
    Of24,
    /// `7:30`, `8 Uhr`: before noon, unless a part of the day says otherwise.
    Full,
    /// `at 7`, `half past 7`: before noon or after it.
    Dial,
    /// A bare number: an hour only beside a word such as `tonight`, or between two hours.
    Bare,
    /// The midnight before a day or the one after it.
    Midnight,
}

/// A length of time from now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Length {
    pub(super) seconds: i64,
    pub(super) days: i64,
    pub(super) months: i64,
}

/// A zone that the text names.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum SaidZone {
    /// So many seconds east of UTC.
    Offset(i32),
    /// One of these, by its name.
    Named(Vec<ZoneName>),
    /// A short name.
    Short(Abbreviation),
}

impl SaidZone {
    /// The zones that may be meant.
    pub(super) fn zones(&self) -> Vec<Zone> {
        match self {
            Self::Offset(seconds) => Zone::fixed(*seconds).into_iter().collect(),
            Self::Named(names) => names.iter().map(ZoneName::zone).collect(),
            Self::Short(means) => {
                let mut zones = Vec::new();
                for (name, minutes) in *means {
                    zones.extend(ZoneName::new(name).ok().map(|name| name.zone()));
                    zones.extend(minutes.and_then(|east| Zone::fixed(i32::from(east) * 60)));
                }
                zones
            }
        }
    }
}

/// What one piece says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece {
    Nothing,
    Now,
    Stamp(i64),
    Day(Day),
    /// A part of today.
    Today(Part),
    Weekday(Weekday, Which),
    NextWeek,
    Part(Part),
    Clock(Clock),
    Length(Length),
    Zone(SaidZone),
    Again(Repeat),
}

impl Said {
    /// With one more piece; none where the same thing was said already.
    pub(super) fn with(&self, piece: Piece) -> Option<Self> {
        fn put<T>(place: &mut Option<T>, said: T) -> Option<()> {
            place.is_none().then(|| *place = Some(said))
        }
        let mut more = self.clone();
        match piece {
            Piece::Nothing => {}
            Piece::Now => more.is_now = true,
            Piece::Stamp(seconds) => put(&mut more.stamp, seconds)?,
            Piece::Day(day) => put(&mut more.day, day)?,
            Piece::Today(part) => {
                put(&mut more.day, Day::Ahead(0))?;
                put(&mut more.part, part)?;
            }
            Piece::Weekday(weekday, which) => {
                put(&mut more.weekday, weekday)?;
                put(&mut more.which, which)?;
            }
            Piece::NextWeek => more.is_next_week = true,
            Piece::Part(part) => put(&mut more.part, part)?,
            Piece::Clock(clock) => put(&mut more.clock, clock)?,
            Piece::Length(length) => put(&mut more.length, length)?,
            Piece::Zone(zone) => put(&mut more.zone, zone)?,
            Piece::Again(Repeat::Weekday(weekday)) => {
                put(&mut more.weekday, weekday)?;
                more.again.is_every = true;
            }
            Piece::Again(Repeat::Every) => more.again.is_every = true,
            Piece::Again(Repeat::Weeks(weeks)) => put(&mut more.again.weeks, weeks)?,
            Piece::Again(Repeat::Monthly) => more.again.is_monthly = true,
            Piece::Again(Repeat::Nth(nth)) => put(&mut more.again.nth, nth)?,
            Piece::Again(Repeat::LastDay) => more.again.is_last_day = true,
            Piece::Again(Repeat::SkipShort) => more.again.skips_short = true,
            Piece::Again(Repeat::Until(day)) => put(&mut more.again.until, day)?,
            Piece::Again(Repeat::Count(count)) => put(&mut more.again.count, count)?,
        }
        Some(more)
    }

    /// Whether it says a time of day, and nothing beside a part of the day.
    pub(super) fn only_clock(&self) -> Option<(Clock, Option<Part>)> {
        let clock = self.clock?;
        let rest = Self { clock: None, part: None, ..self.clone() };
        (rest == Self::default()).then_some((clock, self.part))
    }
}

impl Length {
    /// So many hundredths of a unit more. Parts of days are counted in hours; of months there are
    /// none.
    pub(super) fn add(&mut self, hundredths: i64, unit: Unit) -> Option<()> {
        match unit {
            Unit::Seconds(seconds) => self.seconds += hundredths * i64::from(seconds) / 100,
            Unit::H => self.seconds += hundredths * 3_600 / 100,
            Unit::Days(days) if hundredths % 100 == 0 => {
                self.days += hundredths / 100 * i64::from(days);
            }
            Unit::Days(days) => self.seconds += hundredths * i64::from(days) * 86_400 / 100,
            Unit::Month if hundredths % 100 == 0 => self.months += hundredths / 100,
            Unit::Month => return None,
        }
        Some(())
    }
}

impl Clock {
    pub(super) fn fixed(minute: u16) -> Self {
        Self { minute, second: 0, form: Form::Fixed }
    }

    pub(super) fn midnight() -> Self {
        Self { minute: 0, second: 0, form: Form::Midnight }
    }

    /// Seven in the evening, to show what is wanted.
    pub(super) fn example() -> Self {
        Self { minute: 19 * 60, second: 0, form: Form::Of24 }
    }

    /// Whether a dial shows it so: from 1:00 to 12:59.
    pub(super) fn is_on_dial(self) -> bool {
        ON_DIAL.contains(&self.minute)
    }

    /// Hours and minutes in digits.
    pub(super) fn digits(hours: u32, minutes: u32, seconds: u32) -> Option<Self> {
        let is_one = hours < 24 && minutes < 60 && seconds < 60;
        let is_end = (hours, minutes, seconds) == (24, 0, 0);
        let minute = u16::try_from(hours * 60 + minutes).ok().filter(|_| is_one || is_end)?;
        let form = if (1..=12).contains(&hours) { Form::Full } else { Form::Of24 };
        Some(Self { minute, second: u8::try_from(seconds).ok()?, form })
    }

    /// An hour alone.
    pub(super) fn bare(hour: u32) -> Option<Self> {
        let clock = Self::digits(hour, 0, 0)?;
        let form = if clock.form == Form::Full { Form::Dial } else { Form::Of24 };
        Some(Self { form, ..clock })
    }

    /// In this half of the dial.
    pub(super) fn with(self, half: Half) -> Option<Self> {
        let on_dial = self.minute % NOON;
        let minute = match half {
            Half::BeforeNoon => on_dial,
            Half::AfterNoon => on_dial + NOON,
        };
        let is_on_dial = match self.form {
            Form::Fixed | Form::Of24 | Form::Midnight => false,
            Form::Dial => true,
            Form::Full | Form::Bare => self.is_on_dial(),
        };
        is_on_dial.then_some(Self { minute, form: Form::Fixed, ..self })
    }

    /// Minutes after midnight that may be meant, in this part of the day.
    pub(super) fn minutes(self, part: Option<Part>) -> Vec<u16> {
        let on_dial = self.minute % NOON;
        let both = vec![on_dial, on_dial + NOON];
        let may_be = match (self.form, part) {
            (Form::Fixed | Form::Of24 | Form::Midnight, _) | (Form::Full, None) => {
                vec![self.minute]
            }
            (Form::Full, Some(_)) | (Form::Dial, _) => both,
            (Form::Bare, _) if self.is_on_dial() => both,
            (Form::Bare, _) => vec![self.minute],
        };
        may_be.into_iter().filter(|m| part.is_none_or(|part| part.has(m % MIDNIGHT))).collect()
    }
}

//! A time as people type it, in a zone: read once, and read back to them before it counts.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time, Weekday};

use crate::base::{Moment, Span};

use super::zone::{Local, Zone};

/// Longest text that is read as a time.
const CHARACTERS_MAX: usize = 40;
/// The longest stretch that `in …` takes, in its smallest unit: a year of minutes.
const MINUTES_MAX: i64 = 366 * 24 * 60;

/// A time that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadTime {
    /// It means one moment.
    At(Moment),
    /// The clock shows it twice that night: the first and the second time.
    Twice(Moment, Moment),
    /// The clock leaves it out; shifted forward by what it leaves out, it would be this.
    Skipped(Moment),
}

/// It is no time that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a time is wanted, such as `in 2 hours`, `19:00`, `tomorrow 19:00` or `2026-11-27 19:00`")]
pub struct TimeFault;

/// The time that `text` means for somebody in `zone`: `now`, `in 90 min`, `19:00`, `tomorrow
/// 19:00`, `fri 19:00`, `27 Nov 19:00`, `2026-11-27 19:00`. A time of day alone is the next one;
/// a weekday is the next day of that name, today included while the time is ahead.
///
/// # Errors
/// [`TimeFault`] when it is none of these.
pub fn read_time(text: &str, zone: &Zone, now: Moment) -> Result<ReadTime, TimeFault> {
    if text.chars().count() > CHARACTERS_MAX {
        return Err(TimeFault);
    }
    let text = text.trim().to_lowercase().replace(',', " ");
    let words: Vec<&str> = text.split_whitespace().collect();
    let today = zone.date(now).ok_or(TimeFault)?;
    let local = match words.as_slice() {
        ["now"] => return Ok(ReadTime::At(now)),
        ["in", rest @ ..] => return span(rest).map(|s| ReadTime::At(now + s)).ok_or(TimeFault),
        [time] | ["today" | "at", time] => {
            let local = today.to_datetime(time_of_day(time)?);
            let is_past = zone.moment(local).is_none_or(|at| at <= now);
            let is_bare = matches!(words.as_slice(), [_] | ["at", _]);
            if is_past && is_bare { after(today, 1)?.to_datetime(local.time()) } else { local }
        }
        ["tomorrow", time] => after(today, 1)?.to_datetime(time_of_day(time)?),
        [day, time] => {
            let time = time_of_day(time)?;
            match weekday(day) {
                Some(weekday) => next(today, weekday, time, zone, now)?,
                None => date(day).ok_or(TimeFault)?.to_datetime(time),
            }
        }
        [day, month, time] => of_year(day, month, today, time_of_day(time)?)?,
        [day, month, year, time] => {
            let year: i16 = year.parse().map_err(|_| TimeFault)?;
            let date = day_and_month(day, month, year).ok_or(TimeFault)?;
            date.to_datetime(time_of_day(time)?)
        }
        _ => return Err(TimeFault),
    };
    match zone.read(local).ok_or(TimeFault)? {
        Local::One(at) => Ok(ReadTime::At(at)),
        Local::Twice(first, second) => Ok(ReadTime::Twice(first, second)),
        Local::Skipped(shifted) => Ok(ReadTime::Skipped(shifted)),
    }
}

/// `90 min`, `2 hours 30 min`, `2h`, `3 days`.
fn span(words: &[&str]) -> Option<Span> {
    let joined = words.concat();
    let mut rest = joined.as_str();
    let mut minutes: i64 = 0;
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let digits = rest.chars().take_while(char::is_ascii_digit).count();
        let letters = rest[digits..].chars().take_while(char::is_ascii_alphabetic).count();
        let count: i64 = rest[..digits].parse().ok()?;
        let unit = match &rest[digits..digits + letters] {
            "m" | "min" | "mins" | "minute" | "minutes" => 1,
            "h" | "hour" | "hours" => 60,
            "d" | "day" | "days" => 24 * 60,
            "w" | "week" | "weeks" => 7 * 24 * 60,
            _ => return None,
        };
        minutes = minutes.checked_add(count.checked_mul(unit)?)?;
        rest = &rest[digits + letters..];
    }
    (1..=MINUTES_MAX).contains(&minutes).then(|| Span::from_minutes(minutes))
}

/// `19:00`, `19.30`, `7pm`, `7:30pm`.
fn time_of_day(word: &str) -> Result<Time, TimeFault> {
    let (digits, after_noon) = match (word.strip_suffix("pm"), word.strip_suffix("am")) {
        (Some(digits), _) => (digits, Some(12)),
        (_, Some(digits)) => (digits, Some(0)),
        (None, None) => (word, None),
    };
    let (hours, minutes) = match digits.split_once([':', '.']) {
        Some((hours, minutes)) if minutes.len() == 2 => (hours, minutes),
        Some(_) => return Err(TimeFault),
        None if after_noon.is_some() => (digits, "0"),
        None => return Err(TimeFault),
    };
    let hours: i8 = hours.parse().map_err(|_| TimeFault)?;
    let minutes: i8 = minutes.parse().map_err(|_| TimeFault)?;
    let hours = match after_noon {
        Some(offset) if (1..=12).contains(&hours) => hours % 12 + offset,
        Some(_) => return Err(TimeFault),
        None => hours,
    };
    Time::new(hours, minutes, 0, 0).map_err(|_| TimeFault)
}

fn weekday(word: &str) -> Option<Weekday> {
    const NAMES: [(&str, Weekday); 7] = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];
    let fits = |name: &str| word.len() >= 3 && name.starts_with(word);
    NAMES.into_iter().find(|(name, _)| fits(name)).map(|(_, day)| day)
}

fn next(
    today: Date,
    weekday: Weekday,
    time: Time,
    zone: &Zone,
    now: Moment,
) -> Result<DateTime, TimeFault> {
    for days in 0..=7 {
        let local = after(today, days)?.to_datetime(time);
        let is_ahead = zone.moment(local).is_some_and(|at| at > now);
        if local.date().weekday() == weekday && is_ahead {
            return Ok(local);
        }
    }
    Err(TimeFault)
}

fn after(date: Date, days: i64) -> Result<Date, TimeFault> {
    date.checked_add(days.days()).map_err(|_| TimeFault)
}

/// `2026-11-27`.
fn date(word: &str) -> Option<Date> {
    let mut parts = word.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 || parts.next().is_some() {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// `27 nov`: the next one.
fn of_year(day: &str, month: &str, today: Date, time: Time) -> Result<DateTime, TimeFault> {
    let this = day_and_month(day, month, today.year());
    let date = match this {
        Some(date) if date >= today => Some(date),
        Some(_) | None => day_and_month(day, month, today.year().saturating_add(1)),
    };
    date.map(|date| date.to_datetime(time)).ok_or(TimeFault)
}

fn day_and_month(day: &str, month: &str, year: i16) -> Option<Date> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let month = month.trim_end_matches('.');
    let fits = |name: &&str| month.len() >= 3 && name.starts_with(month);
    let place = MONTHS.iter().position(fits)?;
    let day = day.trim_end_matches('.').parse().ok()?;
    Date::new(year, i8::try_from(place + 1).ok()?, day).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::calendar::ZoneName;

    use super::*;

    fn berlin() -> Zone {
        ZoneName::new("Europe/Berlin").unwrap().zone()
    }

    /// Tue 24 Nov 2026 18:00 in Berlin.
    const NOW: Moment = Moment::from_ms(1_795_539_600_000);

    fn read(text: &str) -> String {
        match read_time(text, &berlin(), NOW) {
            Ok(ReadTime::At(at)) => berlin().long(at),
            Ok(ReadTime::Twice(first, second)) => format!("twice, {} apart", second.since(first)),
            Ok(ReadTime::Skipped(at)) => format!("skipped, {}", berlin().long(at)),
            Err(TimeFault) => "?".to_owned(),
        }
    }

    #[test]
    fn times_are_read_as_people_type_them() {
        assert_eq!(read("now"), "Tuesday 24 November 2026 18:00");
        for text in ["in 90 min", "in 1h 30m", "in 1 hour 30 minutes", "19:30", "at 7:30pm"] {
            assert_eq!(read(text), "Tuesday 24 November 2026 19:30", "{text}");
        }
        for text in [
            "17:00",
            "5pm",
            "tomorrow 17:00",
            "wed 17:00",
            "2026-11-25 17.00",
            "25 Nov 17:00",
            "25. November 2026, 17:00",
        ] {
            assert_eq!(read(text), "Wednesday 25 November 2026 17:00", "{text}");
        }
        assert_eq!(read("tuesday 17:00"), "Tuesday 1 December 2026 17:00");
        assert_eq!(read("tuesday 19:00"), "Tuesday 24 November 2026 19:00");
        assert_eq!(read("3 jan 12am"), "Sunday 3 January 2027 00:00");
    }

    #[test]
    fn what_the_clock_shows_twice_or_never_is_told_apart() {
        assert_eq!(read("2027-03-28 02:30"), "skipped, Sunday 28 March 2027 03:30");
        assert_eq!(read("2026-10-25 02:30"), "twice, 60 min apart");
        assert_eq!(read("2027-03-28 03:30"), "Sunday 28 March 2027 03:30");
    }

    #[test]
    fn anything_else_is_no_time() {
        for text in [
            "",
            "soon",
            "in",
            "in 5",
            "in 0 min",
            "in -5 min",
            "in 99999999999999999999 d",
            "25:00",
            "19:60",
            "19:0",
            "13pm",
            "0am",
            "tu 19:00",
            "31 feb 19:00",
            "2026-13-01 19:00",
            "in 400 days",
            "26-11-25 17:00",
            "19",
            "\u{202e}19:00",
        ] {
            assert_eq!(read(text), "?", "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in "\\PC{0,50}", now in 0_i64..4_000_000_000_000) {
            let _read = read_time(&text, &berlin(), Moment::from_ms(now));
        }
    }
}

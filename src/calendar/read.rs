//! A time as people type it: read whole or not at all, and read back to them before it counts.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time, Weekday};

use crate::base::{Moment, Span};

use super::reader::ways;
use super::rule::read_series;
use super::said::{self, Clock, Day, Form, Length, MIDNIGHT, Said};
use super::series::Series;
use super::token::{tokens, unread};
use super::vocabulary::{Part, Which};
use super::zone::{Local, Zone, ZoneName};

/// A day without a year that is farther ahead was most likely just missed: it is asked back.
const WITHOUT_YEAR_MAX: Span = Span::from_hours(300 * 24);
/// Times of day with which a day without one is completed, to show what is wanted.
const EXAMPLES: [&str; 4] = ["19:00", "09:00", "15:00", "23:00"];
/// Readings of an unclear text that are asked back.
const READINGS_MAX: usize = 4;

/// A time that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadTime {
    /// The moment.
    pub at: Moment,
    /// Whether it is so only in the zone that was handed in: neither a length of time from now nor
    /// a moment or a zone that the text names.
    pub is_local: bool,
}

/// A moment, and how it is typed so that nothing else is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The moment.
    pub at: Moment,
    /// What to type: `2026-11-24 19:00`.
    pub typed: String,
}

/// Why a text is no time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TimeFault {
    /// Part of it, or all, means nothing.
    #[error("`{0}` is nothing that can be read in a time")]
    Unread(String),
    /// It is a day without a time of day.
    #[error("it is a day without a time: type such as `{0}`")]
    NoClock(String),
    /// What it says does not go together: `monday 24 november` in another year, 31 February.
    #[error("the day and the time do not go together")]
    Contradiction,
    /// Several moments can be meant, in their order.
    #[error("several times can be meant")]
    Unclear(Vec<Reading>),
    /// The clock shows it twice that night: the first and the second time.
    #[error("the clock shows it twice that night")]
    Twice(Reading, Reading),
    /// The clock leaves it out; shifted forward by what it leaves out, it would be this.
    #[error("the clock leaves it out that night")]
    Skipped(Reading),
    /// It is over; this is the next of its kind.
    #[error("it is over")]
    Past(Reading),
    /// A time on a clock, and no zone is known to read it in.
    #[error("it needs a zone to be read in")]
    ZoneWanted,
    /// It comes again and again: its rule, and the first time.
    #[error("it is the rule of a series: `{0}`")]
    Series(Series, Reading),
}

/// The time that `text` means for somebody in `zone`. Words of every language of the vocabulary are
/// read, in any order: `in 90 min`, `7 pm`, `tomorrow at 19:00`, `nächsten Freitag um 19 Uhr`,
/// `30.11. 19:00`, `2026-11-30T19:00+01:00`, `<t:1795543200:F>`, `19:00 UTC`. A time of day alone
/// is the next one; a weekday is the next day of that name, today included while the time is ahead.
/// Without a zone, what needs none is read.
///
/// # Errors
/// [`TimeFault`] where not one moment is meant, plainly.
pub fn read_time(text: &str, zone: Option<&Zone>, now: Moment) -> Result<ReadTime, TimeFault> {
    let found = found(text, zone, now);
    match found {
        Err(TimeFault::NoClock(_)) => Err(TimeFault::NoClock(completed(text, zone, now))),
        Err(TimeFault::Unread(what)) => {
            Err(series(text, zone, now).unwrap_or(TimeFault::Unread(what)))
        }
        found => found,
    }
}

/// The date that `text` means for somebody in `zone`, with a time of day or without: `10 January`,
/// `next friday`.
///
/// # Errors
/// [`TimeFault`] where not one date is meant, plainly.
pub fn read_date(text: &str, zone: &Zone, now: Moment) -> Result<Date, TimeFault> {
    let read = match read_time(text, Some(zone), now) {
        Err(TimeFault::NoClock(with_clock)) => read_time(&with_clock, Some(zone), now)?,
        read => read?,
    };
    zone.date(read.at).ok_or(TimeFault::Contradiction)
}

/// The moment to which somebody moves what is at another one: of all that `text` means from now
/// on and around that day, the nearest to it. So a time of day is one of the same day, and the name
/// of a day is that of the same week.
///
/// # Errors
/// [`TimeFault`] where it means no moment, plainly.
pub fn read_moved(
    text: &str,
    zone: &Zone,
    from: Moment,
    now: Moment,
) -> Result<ReadTime, TimeFault> {
    let day = zone.date(from);
    let begins = |days: i64| zone.moment(day?.checked_sub(days.days()).ok()?.at(0, 0, 0, 0));
    let read = |since| read_time(text, Some(zone), now.max(since));
    let readings = [read(begins(0).unwrap_or(now)), read(begins(6).unwrap_or(now)), read(now)];
    let apart = |read: &ReadTime| (read.at - from).ms().abs();
    let nearest = readings.iter().flatten().min_by_key(|read| apart(read)).copied();
    let [first, ..] = readings;
    nearest.map_or(first, Ok)
}

/// What is no time, and the rule of a series.
fn series(text: &str, zone: Option<&Zone>, now: Moment) -> Option<TimeFault> {
    let utc = Zone::utc();
    let read = read_series(text, zone.unwrap_or(&utc), now).ok()?;
    let said = read.zone.as_ref().map(ZoneName::zone);
    let zone = said.as_ref().or(zone);
    let Some(rules) = zone else { return Some(TimeFault::ZoneWanted) };
    let at = read.series.after(rules, now).find_map(|one| one.at)?;
    Some(TimeFault::Series(read.series, reading(at, said.as_ref(), zone)))
}

/// `text` with a time of day behind it, so that it can be read.
fn completed(text: &str, zone: Option<&Zone>, now: Moment) -> String {
    let text = text.trim();
    let more = EXAMPLES.map(|time| format!("{text} {time}"));
    let can_be_read =
        |more: &&String| matches!(found(more, zone, now), Ok(_) | Err(TimeFault::ZoneWanted));
    more.iter().find(can_be_read).cloned().unwrap_or_else(|| EXAMPLES[0].to_owned())
}

fn found(text: &str, zone: Option<&Zone>, now: Moment) -> Result<ReadTime, TimeFault> {
    let tokens = tokens(text);
    if tokens.is_empty() {
        return Err(TimeFault::Unread(text.trim().to_owned()));
    }
    let ways =
        ways(&tokens).map_err(|at| TimeFault::Unread(unread(&tokens, at).unwrap_or_default()))?;
    let mut meant: Vec<Meant> = Vec::new();
    let mut faults: Vec<TimeFault> = Vec::new();
    let mut has_no_clock = None;
    for said in &ways {
        match meanings_of(said, zone, now) {
            Ok(more) => meant.extend(more),
            Err(TimeFault::NoClock(_)) => has_no_clock = Some(said),
            Err(fault) => faults.push(fault),
        }
    }
    if let (Some(said), false) = (has_no_clock, meant.is_empty()) {
        // The same digits are a day and a time: `19.12`.
        let with_clock = Said { clock: Some(Clock::example()), ..said.clone() };
        meant.extend(meanings_of(&with_clock, zone, now).into_iter().flatten());
    }
    if zone.is_none() && faults.contains(&TimeFault::ZoneWanted) {
        return Err(TimeFault::ZoneWanted);
    }
    if meant.is_empty() {
        let unread = || TimeFault::Unread(text.trim().to_owned());
        let no_clock = has_no_clock.map(|_| TimeFault::NoClock(String::new()));
        return Err(no_clock.or_else(|| telling(faults)).unwrap_or_else(unread));
    }
    one(meant, zone)
}

/// The fault that tells most.
fn telling(faults: Vec<TimeFault>) -> Option<TimeFault> {
    let is_past = |fault: &TimeFault| matches!(fault, TimeFault::Past(_));
    let place = faults.iter().position(is_past);
    let place = place.or_else(|| faults.iter().position(|f| *f == TimeFault::Contradiction))?;
    faults.into_iter().nth(place)
}

/// A moment that may be meant.
#[derive(Debug, Clone, PartialEq)]
struct Meant {
    local: Local,
    is_over: bool,
    is_local: bool,
    /// The zone that the text names.
    zone: Option<Zone>,
    /// The next of its kind, where this one is over.
    next: Option<Moment>,
}

/// What is left when what is over is left out, and the same moments are one.
fn one(mut meant: Vec<Meant>, zone: Option<&Zone>) -> Result<ReadTime, TimeFault> {
    let reading = |at: Moment, said: &Option<Zone>| reading(at, said.as_ref(), zone);
    if meant.iter().all(|one| one.is_over) {
        let next = meant.iter().find_map(|one| Some((one.next?, &one.zone)));
        return Err(next.map_or(TimeFault::Contradiction, |(next, said)| {
            TimeFault::Past(reading(next, said))
        }));
    }
    meant.retain(|one| !one.is_over);
    // Of two times that the clock shows twice, an offset says which.
    let said_once: Vec<Local> = meant.iter().map(|one| one.local).collect();
    meant.retain(|one| !said_once.iter().any(|once| one.local.is_twice_as(*once)));
    let mut moments: Vec<&Meant> = Vec::new();
    for one in &meant {
        if !moments.iter().any(|other| other.local == one.local) {
            moments.push(one);
        }
    }
    if let [Meant { local, is_local, zone: said, .. }] = moments.as_slice() {
        let with_offset = |at| {
            let typed = said.as_ref().or(zone).map(|zone| zone.plain_with_offset(at));
            Reading { at, typed: typed.unwrap_or_default() }
        };
        return match local {
            Local::One(at) => Ok(ReadTime { at: *at, is_local: *is_local }),
            Local::Twice(first, second) => {
                Err(TimeFault::Twice(with_offset(*first), with_offset(*second)))
            }
            Local::Skipped(at) => Err(TimeFault::Skipped(reading(*at, said))),
        };
    }
    let mut readings: Vec<Reading> =
        moments.iter().map(|one| reading(one.local.first(), &one.zone)).collect();
    readings.sort_by_key(|reading| reading.at);
    readings.dedup();
    readings.truncate(READINGS_MAX);
    Err(TimeFault::Unclear(readings))
}

/// A moment as it is typed: in the zone that the text names, or as the reader's clock shows it.
fn reading(at: Moment, said: Option<&Zone>, zone: Option<&Zone>) -> Reading {
    let typed = match (said, zone) {
        (Some(said), _) => said.plain_with_offset(at),
        (None, Some(zone)) => zone.plain(at),
        (None, None) => Zone::utc().plain_with_offset(at),
    };
    Reading { at, typed }
}

/// Every moment that one way of reading may mean.
fn meanings_of(said: &Said, zone: Option<&Zone>, now: Moment) -> Result<Vec<Meant>, TimeFault> {
    let utc = Zone::utc();
    let clock_zone = zone.unwrap_or(&utc);
    let one = |at: Moment| Meant {
        local: Local::One(at),
        is_over: at < now,
        is_local: false,
        zone: None,
        next: again(at, clock_zone, now),
    };
    if said.is_now || said.stamp.is_some() {
        let rest = Said { is_now: false, stamp: None, ..said.clone() };
        let ms = said.stamp.map_or(Some(now.ms()), |seconds| seconds.checked_mul(1_000));
        let is_alone = rest == Said::default() && !(said.is_now && said.stamp.is_some());
        let at = ms.filter(|_| is_alone).map(Moment::from_ms);
        return Ok(vec![one(at.ok_or(TimeFault::Contradiction)?)]);
    }
    if let (Some(length), None) = (said.length, said.clock) {
        let rest = Said { length: None, ..said.clone() };
        let is_alone = rest == Said::default() && length != Length::default();
        let at = later(length, clock_zone, now).filter(|_| is_alone);
        return Ok(vec![one(at.ok_or(TimeFault::Contradiction)?)]);
    }
    let zones = match (&said.zone, zone) {
        (Some(named), _) => {
            named.zones().into_iter().map(|zone| (zone.clone(), Some(zone))).collect()
        }
        (None, Some(zone)) => vec![(zone.clone(), None)],
        (None, None) => Vec::new(),
    };
    let Some(clock) = said.clock else { return Err(TimeFault::NoClock(String::new())) };
    let mut all = Vec::new();
    let mut fault = TimeFault::ZoneWanted;
    for (zone, named) in zones {
        match on_the_clock(said, clock, &zone, now) {
            Ok(found) => all.extend(found.into_iter().map(|(local, next)| Meant {
                local,
                is_over: local.first() <= now,
                is_local: named.is_none(),
                zone: named.clone(),
                next,
            })),
            Err(why) => fault = why,
        }
    }
    if all.is_empty() { Err(fault) } else { Ok(all) }
}

/// The next moment at which a clock in this zone shows the same time of day.
fn again(at: Moment, zone: &Zone, now: Moment) -> Option<Moment> {
    let time = zone.local(at)?.time();
    let minute = u16::try_from(i32::from(time.hour()) * 60 + i32::from(time.minute())).ok()?;
    next_of(minute, 0, zone.date(now)?, zone, now)
}

/// So much later: days and months by the calendar, the rest by the clock.
fn later(length: Length, zone: &Zone, now: Moment) -> Option<Moment> {
    let from = if (length.days, length.months) == (0, 0) {
        now
    } else {
        let days = jiff::Span::new().try_months(length.months).ok()?.try_days(length.days).ok()?;
        zone.moment(zone.local(now)?.checked_add(days).ok()?)?
    };
    Some(from + Span::from_ms(length.seconds.checked_mul(1_000)?))
}

/// Local times, each with the next of its kind for the case that it is over.
type Found = Vec<(Local, Option<Moment>)>;

fn on_the_clock(said: &Said, clock: Clock, zone: &Zone, now: Moment) -> Result<Found, TimeFault> {
    let wrong = TimeFault::Contradiction;
    let today = zone.date(now).ok_or(wrong.clone())?;
    let has_own_day = said.day.is_some() || said.weekday.is_some();
    let is_bare_day = matches!(said.day, Some(Day::Ahead(_))) || !has_own_day;
    if clock.form == Form::Bare && !(is_bare_day && (has_own_day || said.part.is_some())) {
        // No more an hour than the day of a month.
        return Err(TimeFault::Unread(String::new()));
    }
    let minutes = clock.minutes(said.part);
    let mut found = Found::new();
    for minute in minutes {
        let is_night = matches!(said.part, Some(Part::Night)) && minute < 6 * 60
            || clock.form == Form::Midnight;
        let is_tonight = is_night && matches!(said.day, None | Some(Day::Ahead(0)));
        let next = next_of(minute, clock.second, today, zone, now);
        if is_tonight && said.weekday.is_none() {
            found.extend(next.map(|next| (Local::One(next), None)));
            continue;
        }
        for date in dates(said, (minute, clock.second), (zone, today), now)? {
            let nights = if is_night { vec![date, after(date, 1)?] } else { vec![date] };
            for date in nights {
                let local = local(date, minute, clock.second).and_then(|local| zone.read(local));
                let local = local.ok_or(wrong.clone())?;
                if is_missed(said, local.first(), now) {
                    found.push((Local::One(now), Some(local.first())));
                } else {
                    found.push((local, next));
                }
            }
        }
    }
    if found.is_empty() { Err(wrong) } else { Ok(found) }
}

/// Whether a day without a year is so far ahead that the one that is just over may be meant.
fn is_missed(said: &Said, at: Moment, now: Moment) -> bool {
    let has_no_year = matches!(said.day, Some(Day::Date { year: None, .. }));
    has_no_year && at.since(now) > WITHOUT_YEAR_MAX
}

/// The dates that are meant.
fn dates(
    said: &Said,
    (minute, second): (u16, u8),
    (zone, today): (&Zone, Date),
    now: Moment,
) -> Result<Vec<Date>, TimeFault> {
    let wrong = TimeFault::Contradiction;
    let is_ahead = |date: Date| {
        let at = local(date, minute, second).and_then(|local| zone.moment(local));
        at.is_some_and(|at| at > now)
    };
    let fits = |date: &Date| said.weekday.is_none_or(|weekday| date.weekday() == weekday);
    if said.is_next_week && (said.weekday.is_none() || said.day.is_some()) {
        return Err(wrong);
    }
    let dates = match (said.day, said.length, said.weekday) {
        (Some(_), Some(_), _) | (None, Some(_), Some(_)) => Vec::new(),
        (None, Some(length), None) if length.seconds == 0 && length != Length::default() => {
            let days = jiff::Span::new().try_months(length.months).map_err(|_| wrong.clone())?;
            let days = days.try_days(length.days).map_err(|_| wrong.clone())?;
            vec![today.checked_add(days).map_err(|_| wrong.clone())?]
        }
        (None, Some(_), None) => Vec::new(),
        (Some(Day::Ahead(days)), None, _) => vec![after(today, days.into())?],
        (Some(Day::Date { year, month, day, .. }), None, _) => {
            vec![said::date(year, month, day, today).ok_or(wrong.clone())?]
        }
        (Some(Day::OfMonth(day)), None, _) => {
            let months = (0..14).filter_map(|months: i64| {
                let first = today.first_of_month().checked_add(months.months()).ok()?;
                Date::new(first.year(), first.month(), day).ok()
            });
            months.filter(|date| is_ahead(*date)).find(|date| fits(date)).into_iter().collect()
        }
        (None, None, Some(weekday)) => weekdays(said, weekday, today, is_ahead)?,
        (None, None, None) => {
            vec![if is_ahead(today) { today } else { after(today, 1)? }]
        }
    };
    let dates: Vec<Date> = dates.into_iter().filter(fits).collect();
    if dates.is_empty() { Err(wrong) } else { Ok(dates) }
}

/// The days of this name that may be meant. *Next Friday* is the one that comes for some people and
/// the one of the next week for others.
fn weekdays(
    said: &Said,
    weekday: Weekday,
    today: Date,
    is_ahead: impl Fn(Date) -> bool,
) -> Result<Vec<Date>, TimeFault> {
    let monday = after(today, -i64::from(today.weekday().to_monday_zero_offset()))?;
    let of_week =
        |weeks: i64| after(monday, weeks * 7 + i64::from(weekday.to_monday_zero_offset()));
    if said.is_next_week {
        return Ok(vec![of_week(1)?]);
    }
    let coming = (0..=7).map(|days| after(today, days)).collect::<Result<Vec<_>, _>>()?;
    let of_name: Vec<Date> = coming.into_iter().filter(|date| date.weekday() == weekday).collect();
    let next = of_name.iter().copied().find(|date| *date > today);
    let mut dates = match said.which.unwrap_or(Which::Coming) {
        Which::Coming => of_name.into_iter().find(|date| is_ahead(*date)).into_iter().collect(),
        Which::Next => next.into_iter().chain([of_week(1)?]).collect::<Vec<_>>(),
        Which::AfterNext => {
            let later = next.map(|date| after(date, 7)).transpose()?;
            later.into_iter().chain([of_week(2)?]).collect()
        }
    };
    dates.dedup();
    Ok(dates)
}

/// The next moment at which the clock shows this.
fn next_of(minute: u16, second: u8, today: Date, zone: &Zone, now: Moment) -> Option<Moment> {
    (-1..=2).find_map(|days| {
        let date = after(today, days).ok()?;
        local(date, minute, second).and_then(|local| zone.moment(local)).filter(|at| *at > now)
    })
}

/// A day and minutes after its midnight; a whole day later it is the next.
fn local(date: Date, minute: u16, second: u8) -> Option<DateTime> {
    let date = if minute >= MIDNIGHT { date.tomorrow().ok()? } else { date };
    let minute = i8::try_from(minute % 60).ok().zip(i8::try_from(minute % MIDNIGHT / 60).ok());
    let (minute, hour) = minute?;
    let time = Time::new(hour, minute, i8::try_from(second).ok()?, 0).ok()?;
    Some(date.to_datetime(time))
}

fn after(date: Date, days: i64) -> Result<Date, TimeFault> {
    let days = jiff::Span::new().try_days(days).map_err(|_| TimeFault::Contradiction)?;
    date.checked_add(days).map_err(|_| TimeFault::Contradiction)
}

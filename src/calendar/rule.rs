//! The rule of a series as people type it: read whole or not at all.

use jiff::civil::{Date, Weekday};

use crate::base::Moment;

use super::quiet::TimeOfDay;
use super::reader::ways_again;
use super::said::{self, Again, Clock, Day, Form, Said, SaidZone};
use super::series::{End, Every, Nth, Series, ShortMonth};
use super::token::{tokens, unread};
use super::vocabulary::{Part, Which};
use super::zone::{Zone, ZoneName};

/// Most dates that a series can be given.
const COUNT_MAX: u32 = 999;
/// Day 31 and its stand-ins are the last days of all months.
const LAST_DAY: i8 = 31;
/// Until when a time at night may be one of the next date.
const NIGHT_ENDS: u16 = 6 * 60;

/// A series that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadSeries {
    /// The series, with its first date.
    pub series: Series,
    /// The zone that the text names; otherwise it is the one that was handed in.
    pub zone: Option<ZoneName>,
}

/// Why a text is no rule of a series.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SeriesFault {
    /// Part of it, or all, means nothing.
    #[error("`{0}` is nothing that can be read in a rule")]
    Unread(String),
    /// It says which days, and no time.
    #[error("it is a rule without a time of day")]
    NoClock,
    /// It says no day that comes again.
    #[error("it says no day of the week or of the month")]
    NoDay,
    /// It comes at other spans than every week, every second week or every month.
    #[error("it is neither weekly, nor every second week, nor monthly")]
    Span,
    /// Few months have a fifth day of a name; this has the last.
    #[error("few months have a fifth one: type `{0}`")]
    Fifth(Series),
    /// Several rules can be meant.
    #[error("several rules can be meant")]
    Unclear(Vec<Series>),
    /// What it says does not go together.
    #[error("the parts of the rule do not go together")]
    Contradiction,
    /// It would be over before its first date.
    #[error("it is over before its first date")]
    Over,
    /// A series needs a zone that is called by its name: its clocks change.
    #[error("it needs the name of a zone")]
    ZoneWanted,
}

/// The series that `text` means for somebody in `zone`, in words of every language of the
/// vocabulary: `every tue 19:00`, `every second sat 10:30`, `first mon of the month 18:00`, `on the
/// 15th 19:00`, `jeden Dienstag um 19 Uhr`; with `until 31 May 2027` or `10 times` it ends, with
/// `from 8 December` it begins then. Otherwise it begins on the first date that fits, today only
/// while the time is ahead.
///
/// # Errors
/// [`SeriesFault`] where not one rule is meant, plainly.
pub fn read_series(text: &str, zone: &Zone, now: Moment) -> Result<ReadSeries, SeriesFault> {
    let tokens = tokens(text);
    let ways = ways_again(&tokens).map_err(|at| {
        SeriesFault::Unread(unread(&tokens, at).unwrap_or_else(|| text.trim().to_owned()))
    })?;
    let mut meant: Vec<ReadSeries> = Vec::new();
    let mut faults: Vec<SeriesFault> = Vec::new();
    for said in &ways {
        match series(said, zone, now) {
            Ok(more) => {
                for one in more {
                    if !meant.contains(&one) {
                        meant.push(one);
                    }
                }
            }
            Err(fault) => faults.push(fault),
        }
    }
    match meant.as_slice() {
        [one] => Ok(one.clone()),
        [] => Err(telling(faults)),
        several => Err(SeriesFault::Unclear(several.iter().map(|one| one.series).collect())),
    }
}

/// The fault that tells most.
fn telling(faults: Vec<SeriesFault>) -> SeriesFault {
    let rank = |fault: &SeriesFault| match fault {
        SeriesFault::Unclear(_) => 0,
        SeriesFault::Fifth(_) => 1,
        SeriesFault::Span => 2,
        SeriesFault::Over => 3,
        SeriesFault::ZoneWanted => 4,
        SeriesFault::NoClock => 5,
        SeriesFault::NoDay => 6,
        SeriesFault::Contradiction => 7,
        SeriesFault::Unread(_) => 8,
    };
    faults.into_iter().min_by_key(rank).unwrap_or(SeriesFault::Contradiction)
}

/// Every series that one way of reading may mean.
fn series(said: &Said, zone: &Zone, now: Moment) -> Result<Vec<ReadSeries>, SeriesFault> {
    let is_once = said.is_now
        || said.stamp.is_some()
        || said.length.is_some()
        || said.is_next_week
        || matches!(said.which, Some(Which::Next | Which::AfterNext));
    if is_once {
        return Err(SeriesFault::NoDay);
    }
    let rule = rule(said)?;
    let Some(clock) = said.clock else { return Err(SeriesFault::NoClock) };
    let named = match &said.zone {
        None => None,
        Some(SaidZone::Named(names)) if names.len() == 1 => names.first().cloned(),
        Some(SaidZone::Named(_) | SaidZone::Offset(_) | SaidZone::Short(_)) => {
            return Err(SeriesFault::ZoneWanted);
        }
    };
    let rules = named.as_ref().map_or_else(|| zone.clone(), ZoneName::zone);
    let make = |every: Every, time| {
        let series = begun(said, every, time, &rules, now)?;
        Ok(ReadSeries { series, zone: named.clone() })
    };
    let mut all = Vec::new();
    for time in times(clock, said.part)? {
        match rule {
            Rule::One(every) => all.push(make(every, time)?),
            Rule::Fifth(weekday) => {
                let last = make(Every::Month(Nth::Last, weekday), time)?;
                return Err(SeriesFault::Fifth(last.series));
            }
            Rule::Unclear(weekday, nth) => {
                let of_month = make(Every::Month(nth, weekday), time)?;
                let of_weeks = make(Every::SecondWeek(weekday), time)?;
                let mut either = vec![of_month.series];
                either.extend((nth == Nth::Second).then_some(of_weeks.series));
                return Err(SeriesFault::Unclear(either));
            }
        }
    }
    Ok(all)
}

/// A rule as it was said.
#[derive(Debug, Clone, Copy)]
enum Rule {
    One(Every),
    Fifth(Weekday),
    /// Of the month, or after so many weeks: `every third sat`.
    Unclear(Weekday, Nth),
}

fn rule(said: &Said) -> Result<Rule, SeriesFault> {
    let Again { is_monthly, weeks, nth, is_last_day, skips_short, .. } = said.again;
    let short = if skips_short { ShortMonth::Skip } else { ShortMonth::LastDay };
    let rule = match (said.weekday, said.day) {
        (None, Some(Day::OfMonth(day))) if nth.is_none() && weeks.is_none() && !is_last_day => {
            return Ok(Rule::One(Every::Day(day, short)));
        }
        (None, None) if is_last_day && nth.is_none() && weeks.is_none() => {
            Rule::One(Every::Day(LAST_DAY, ShortMonth::LastDay))
        }
        (Some(weekday), None | Some(Day::Date { .. })) if !is_last_day => match (nth, weeks) {
            (None, Some(2)) if !is_monthly => Rule::One(Every::SecondWeek(weekday)),
            (None, None | Some(1)) if !is_monthly => Rule::One(Every::Week(weekday)),
            (None, _) => return Err(SeriesFault::Span),
            (Some(nth), None) => of_name(said, nth, weekday)?,
            (Some(_), Some(_)) => return Err(SeriesFault::Contradiction),
        },
        (None, None | Some(Day::Date { .. } | Day::Ahead(_))) => {
            return Err(if weeks == Some(0) { SeriesFault::Span } else { SeriesFault::NoDay });
        }
        (_, Some(_)) | (Some(_), None) => return Err(SeriesFault::Contradiction),
    };
    if skips_short { Err(SeriesFault::Contradiction) } else { Ok(rule) }
}

/// `first mon`, `every second sat`, `third fri of the month`.
fn of_name(said: &Said, nth: i8, weekday: Weekday) -> Result<Rule, SeriesFault> {
    let Again { is_every, is_monthly, .. } = said.again;
    let which = match nth {
        1 => Nth::First,
        2 => Nth::Second,
        3 => Nth::Third,
        4 => Nth::Fourth,
        5 => return Ok(Rule::Fifth(weekday)),
        -1 => Nth::Last,
        _ => return Err(SeriesFault::Contradiction),
    };
    Ok(match which {
        Nth::First | Nth::Last => Rule::One(Every::Month(which, weekday)),
        Nth::Second | Nth::Third | Nth::Fourth if is_monthly => {
            Rule::One(Every::Month(which, weekday))
        }
        Nth::Second if is_every => Rule::One(Every::SecondWeek(weekday)),
        Nth::Second | Nth::Third | Nth::Fourth => Rule::Unclear(weekday, which),
    })
}

/// Times of day that may be meant.
fn times(clock: Clock, part: Option<Part>) -> Result<Vec<TimeOfDay>, SeriesFault> {
    if clock.second != 0 || matches!(clock.form, Form::Bare | Form::Midnight) {
        return Err(SeriesFault::NoClock);
    }
    let minutes = clock.minutes(part);
    let is_next_day = |minute: &u16| matches!(part, Some(Part::Night)) && *minute < NIGHT_ENDS;
    let times = minutes.into_iter().filter(|minute| !is_next_day(minute));
    let times: Vec<TimeOfDay> = times.filter_map(TimeOfDay::new).collect();
    if times.is_empty() { Err(SeriesFault::Contradiction) } else { Ok(times) }
}

/// With its first date, and its end.
fn begun(
    said: &Said,
    every: Every,
    time: TimeOfDay,
    zone: &Zone,
    now: Moment,
) -> Result<Series, SeriesFault> {
    let today = zone.date(now).ok_or(SeriesFault::Contradiction)?;
    let from = match said.day {
        Some(day @ Day::Date { .. }) => date(day, today)?,
        Some(Day::Ahead(_) | Day::OfMonth(_)) | None => today,
    };
    if from < today {
        return Err(SeriesFault::Over);
    }
    let end = match (said.again.until, said.again.count) {
        (None, None) => End::Never,
        (Some(day), None) => End::Until(date(day, from)?),
        (None, Some(count @ 1..=COUNT_MAX)) => {
            End::Count(u16::try_from(count).map_err(|_| SeriesFault::Contradiction)?)
        }
        (Some(_), Some(_)) | (None, Some(_)) => return Err(SeriesFault::Contradiction),
    };
    let series = Series::beginning(every, time, from, end).ok_or(SeriesFault::Over)?;
    if series.is_ahead_of(now, zone) {
        return Ok(series);
    }
    let tomorrow = from.tomorrow().map_err(|_| SeriesFault::Over)?;
    Series::beginning(every, time, tomorrow, end).ok_or(SeriesFault::Over)
}

/// A date; without a year the next one.
fn date(day: Day, from: Date) -> Result<Date, SeriesFault> {
    let Day::Date { year, month, day, .. } = day else { return Err(SeriesFault::Contradiction) };
    said::date(year, month, day, from).ok_or(SeriesFault::Contradiction)
}

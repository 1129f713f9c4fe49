//! When somebody can meet, as people type it: `mon-fri 18-21, sat 10-12; rather not fri; not 20 Dec
//! - 3 Jan`. It is read whole or not at all.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::availability::{Availability, On, RULES_MAX, Rule};
use super::quiet::{Hours, TimeOfDay, all_hours};
use super::reader::{Reader, SaidDays, ways};
use super::said::{self, Day, Said};
use super::tier::Tier;
use super::token::{Token, tokens_within, unread};
use super::vocabulary::{Part, Word};
use super::weekdays::Weekdays;

/// Longest text that is read.
pub const AVAILABILITY_MAX: usize = 500;
/// Pieces of one pair of hours.
const HOURS_TOKENS_MAX: usize = 14;
/// When hours between two numbers of a dial begin, so that nobody means the evening by them.
const FORENOON: std::ops::Range<u16> = 9 * 60..13 * 60;
const MIDNIGHT: TimeOfDay = TimeOfDay::new(0).expect("midnight is a time of day");

/// Why a text says not when somebody can meet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AvailabilityFault {
    /// Part of it, or all, means nothing.
    #[error("`{0}` is nothing that can be read as days or hours")]
    Unread(String),
    /// It is longer than it may be, or says more.
    #[error("it says too much")]
    TooLong,
    /// Days on which they can, and not from when to when.
    #[error("these days have no hours")]
    NoHours(On),
    /// Several hours can be meant, such as by `6-9`.
    #[error("several hours can be meant")]
    UnclearHours(Vec<Hours>),
    /// Several dates can be meant, such as by `5/6`.
    #[error("several dates can be meant")]
    UnclearDates(Vec<On>),
    /// The last date lies before the first, or there is no such date.
    #[error("there are no such dates")]
    NoDates,
    /// Everything in it is over.
    #[error("these dates are over")]
    Over(On),
    /// It says when they cannot, and never when they can.
    #[error("it never says when they can")]
    NeverCan,
}

/// When somebody can meet who types this on the date `today`, in words of every language of the
/// vocabulary. Commas go on with what was said (`not fri, sat`), a semicolon or a new line begins
/// anew; days without hours count whole, and where they can at all hours they say `all day`.
///
/// # Errors
/// [`AvailabilityFault`] where not one thing is meant, plainly.
pub fn read_availability(text: &str, today: Date) -> Result<Availability, AvailabilityFault> {
    if text.chars().count() > AVAILABILITY_MAX {
        return Err(AvailabilityFault::TooLong);
    }
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let tokens = tokens_within(&lines.join("; "), 2 * AVAILABILITY_MAX);
    let mut scan = Scan {
        reader: Reader::new(&tokens),
        tokens: &tokens,
        today,
        tier: Tier::Can,
        days: Vec::new(),
        has_hours: false,
        rules: Vec::new(),
    };
    let mut at = 0;
    while at < tokens.len() {
        at = scan.step(at)?.ok_or_else(|| {
            let what = unread(&tokens, at).unwrap_or_else(|| text.trim().to_owned());
            AvailabilityFault::Unread(what)
        })?;
    }
    scan.whole_days()?;
    let said = Availability { rules: scan.rules };
    match said.rules.len() {
        0 => Err(AvailabilityFault::Unread(text.trim().to_owned())),
        count if count > RULES_MAX => Err(AvailabilityFault::TooLong),
        _ if !said.has_any() => Err(AvailabilityFault::NeverCan),
        _ => Ok(said),
    }
}

/// What was read so far.
struct Scan<'a> {
    reader: Reader<'a>,
    tokens: &'a [Token],
    today: Date,
    tier: Tier,
    /// The days that hours are said for.
    days: Vec<On>,
    /// Whether hours were said for them.
    has_hours: bool,
    rules: Vec<Rule>,
}

impl Scan<'_> {
    /// Reads what begins here; none where nothing can be read.
    fn step(&mut self, at: usize) -> Result<Option<usize>, AvailabilityFault> {
        match self.reader.sign(at) {
            Some(';') => {
                self.whole_days()?;
                self.tier = Tier::Can;
                return Ok(Some(at + 1));
            }
            Some(',' | '&' | '.' | ':' | '+') => return Ok(Some(at + 1)),
            _ => {}
        }
        let tier = self.reader.meanings(at).filter_map(|(word, next)| {
            let Word::Tier(tier) = word else { return None };
            Some((tier, next))
        });
        if let Some((tier, next)) = tier.max_by_key(|(_, next)| *next) {
            self.whole_days()?;
            self.tier = tier;
            return Ok(Some(next));
        }
        // `12-14` is hours behind days, and may be dates elsewhere.
        let is_behind_days = !self.days.is_empty() && !self.has_hours;
        if is_behind_days && let Some(next) = self.hours(at)? {
            return Ok(Some(next));
        }
        if let Some(next) = self.stretch(at)? {
            return Ok(Some(next));
        }
        if !is_behind_days && let Some(next) = self.hours(at)? {
            return Ok(Some(next));
        }
        let says_nothing =
            |word| matches!(word, Word::And | Word::On | Word::Filler | Word::Every | Word::At(_));
        let filler = self.reader.meanings(at).filter(|(word, _)| says_nothing(*word));
        Ok(filler.map(|(_, next)| next).max())
    }

    /// Days: the longest stretch that can be read here.
    fn stretch(&mut self, at: usize) -> Result<Option<usize>, AvailabilityFault> {
        let all = self.reader.stretches(at);
        let Some(end) = all.iter().map(|(_, next)| *next).max() else { return Ok(None) };
        let mut meant: Vec<On> = Vec::new();
        let mut is_over = None;
        for (days, _) in all.into_iter().filter(|(_, next)| *next == end) {
            match on(days, self.today) {
                Some(On::Dates(_, last)) if last < self.today => is_over = on(days, self.today),
                Some(on) if !meant.contains(&on) => meant.push(on),
                Some(_) | None => {}
            }
        }
        let days = match (meant.as_slice(), is_over) {
            ([one], _) => *one,
            ([], Some(over)) => return Err(AvailabilityFault::Over(over)),
            ([], None) => return Err(AvailabilityFault::NoDates),
            (_, _) => return Err(AvailabilityFault::UnclearDates(meant)),
        };
        if self.has_hours {
            self.days.clear();
            self.has_hours = false;
        }
        match (self.days.last_mut(), days) {
            (Some(On::Weekdays(before)), On::Weekdays(more)) => *before = before.and(more),
            _ => self.days.push(days),
        }
        Ok(Some(end))
    }

    /// Hours: the longest that can be read here, for the days before them, or for every day.
    fn hours(&mut self, at: usize) -> Result<Option<usize>, AvailabilityFault> {
        if let Some(next) = self.reader.past(at, Word::AllDay) {
            self.put(None);
            return Ok(Some(next));
        }
        let ends = at + 1..=(at + HOURS_TOKENS_MAX).min(self.tokens.len());
        for end in ends.rev() {
            let tokens = &self.tokens[at..end];
            let is_one = (at..end).all(|at| !matches!(self.reader.sign(at), Some(',' | ';')));
            let found = if is_one { said_hours(tokens) } else { Vec::new() };
            match found.as_slice() {
                [] => {}
                [hours] => {
                    self.put(Some(*hours));
                    return Ok(Some(end));
                }
                _ => return Err(AvailabilityFault::UnclearHours(found)),
            }
        }
        Ok(self.open_hours(at)?.map(|(hours, next)| {
            self.put(Some(hours));
            next
        }))
    }

    /// `after 18:00`, `ab 18 Uhr`, `until 9 am`, `evenings`.
    fn open_hours(&self, at: usize) -> Result<Option<(Hours, usize)>, AvailabilityFault> {
        for (word, next) in self.reader.meanings(at) {
            if let Word::Part(part) = word
                && let Some(hours) = of_part(part)
            {
                return Ok(Some((hours, next)));
            }
            let is_after = matches!(word, Word::At(_) | Word::From | Word::Past);
            if !is_after && !matches!(word, Word::Until | Word::To) {
                continue;
            }
            let ends = next + 1..=(next + HOURS_TOKENS_MAX).min(self.tokens.len());
            for end in ends.rev() {
                let clocks = clocks(&self.tokens[next..end]).into_iter();
                let hours = clocks.filter_map(|clock| {
                    let (from, to) = if is_after { (clock, MIDNIGHT) } else { (MIDNIGHT, clock) };
                    Hours::new(from, to).ok()
                });
                match hours.collect::<Vec<_>>().as_slice() {
                    [] => {}
                    [one] => return Ok(Some((*one, end))),
                    all => return Err(AvailabilityFault::UnclearHours(all.to_vec())),
                }
            }
        }
        Ok(None)
    }

    /// These hours for the days that were said, or for every day.
    fn put(&mut self, hours: Option<Hours>) {
        if self.days.is_empty() {
            self.days.push(On::Weekdays(Weekdays::ALL));
        }
        self.rules.extend(self.days.iter().map(|on| Rule { tier: self.tier, on: *on, hours }));
        self.has_hours = true;
    }

    /// Days without hours: they count whole, but nobody can at all hours without a word.
    fn whole_days(&mut self) -> Result<(), AvailabilityFault> {
        let days = std::mem::take(&mut self.days);
        if !std::mem::take(&mut self.has_hours) {
            if let (Tier::Can, Some(on)) = (self.tier, days.first()) {
                return Err(AvailabilityFault::NoHours(*on));
            }
            self.rules.extend(days.into_iter().map(|on| Rule { tier: self.tier, on, hours: None }));
        }
        Ok(())
    }
}

/// The days that were said; none where there are no such days.
fn on(days: SaidDays, today: Date) -> Option<On> {
    Some(match days {
        SaidDays::Weekdays(days) => On::Weekdays(days),
        SaidDays::NextWeek => {
            let monday = today.nth_weekday(1, Weekday::Monday).ok()?;
            On::Dates(monday, monday.checked_add(6.days()).ok()?)
        }
        SaidDays::One(day) => {
            let date = date(day, today)?;
            On::Dates(date, date)
        }
        // What has begun and is not over is meant too: `20 Nov - 3 Dec` on the first of December.
        SaidDays::Dates(first, last @ Day::Date { year: None, .. })
            if !matches!(first, Day::Date { year: Some(_), .. }) =>
        {
            let last = date(last, today)?;
            On::Dates(before(first, last, today)?, last)
        }
        SaidDays::Dates(first, last) => {
            let (begins, ends) = match (first, last) {
                (Day::Date { year: Some(_), .. }, _) => {
                    let begins = date(first, today)?;
                    (begins, date(last, begins)?)
                }
                _ => {
                    let ends = date(last, today)?;
                    (before(first, ends, today)?, ends)
                }
            };
            if ends < begins {
                return None;
            }
            On::Dates(begins, ends)
        }
    })
}

/// A date; without a year, the next from `from` on.
fn date(day: Day, from: Date) -> Option<Date> {
    match day {
        Day::Ahead(days) => from.checked_add(i64::from(days).days()).ok(),
        Day::Date { year, month, day, .. } => said::date(year, month, day, from),
        Day::OfMonth(_) => None,
    }
}

/// The date at which a stretch begins that ends on `last`: without a year, the latest one.
fn before(first: Day, last: Date, today: Date) -> Option<Date> {
    match first {
        Day::Date { year: None, month, day, .. } => {
            let mut years =
                (0..9).filter_map(|less| Date::new(last.year() - less, month, day).ok());
            years.find(|date| *date <= last)
        }
        Day::Date { .. } | Day::Ahead(_) | Day::OfMonth(_) => {
            date(first, today).filter(|first| *first <= last)
        }
    }
}

/// The hours that these words mean, from one time to another: of two readings of a dial's numbers
/// the shorter; of two as short the one in the forenoon, or both.
fn said_hours(tokens: &[Token]) -> Vec<Hours> {
    let (all, _) = all_hours(tokens);
    let Some(least) = all.iter().map(|hours| hours.minutes()).min() else { return Vec::new() };
    let shortest: Vec<Hours> = all.into_iter().filter(|hours| hours.minutes() == least).collect();
    let is_early = |hours: &&Hours| FORENOON.contains(&hours.from().minutes());
    match shortest.iter().find(is_early) {
        Some(early) => vec![*early],
        None => shortest,
    }
}

/// Times of day that these words alone mean.
fn clocks(tokens: &[Token]) -> Vec<TimeOfDay> {
    let ways = ways(tokens).unwrap_or_default();
    let clocks = ways.iter().filter_map(Said::only_clock);
    let minutes = clocks.flat_map(|(clock, part)| clock.minutes(part));
    let mut all: Vec<TimeOfDay> = Vec::new();
    for time in minutes.filter_map(|minute| TimeOfDay::new(minute % said::MIDNIGHT)) {
        if !all.contains(&time) {
            all.push(time);
        }
    }
    all
}

/// What people mean by a part of every day.
fn of_part(part: Part) -> Option<Hours> {
    let (from, to) = match part {
        Part::Morning | Part::Forenoon => (8, 12),
        Part::Midday => (12, 14),
        Part::Afternoon => (13, 18),
        Part::Evening => (18, 22),
        Part::Night | Part::AtNight => return None,
    };
    Hours::new(TimeOfDay::new(from * 60)?, TimeOfDay::new(to * 60)?).ok()
}

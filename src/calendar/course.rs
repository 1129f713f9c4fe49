//! The course that a series takes: its rules one after the other, dates that were skipped or moved,
//! and which of them comes next.
//!
//! Dates stay in their order: a moved one lies between its neighbours. So the last date that was
//! dealt with says where the series stands.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::base::{GuildId, Moment, Span};

use super::series::Series;
use super::zone::Zone;

/// An evening is called this long before it starts (`product`: evenings).
const CALLED_BEFORE: Span = Span::from_hours(7 * 24);
/// An evening starts late by this much at most; after that it was missed (`reliability`: E).
const LATE_MAX: Span = Span::from_minutes(15);
/// Of missed dates, those of so many days are told.
const MISSED_DAYS: i64 = 366;

/// A rule and its zone, in force from a date on until the next one is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The first date on which it is in force.
    pub from: Date,
    /// The rule.
    pub series: Series,
    /// Where its time is meant.
    pub zone: Zone,
}

/// What somebody said about one date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// There is no evening.
    Skipped,
    /// It is at this moment.
    Moved(Moment),
}

/// A series as it was made and changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// Its rules, by the dates from which they are in force.
    pub stretches: Vec<Stretch>,
    /// What was said of single dates: the rule's own, before any was moved.
    pub changes: BTreeMap<Date, Change>,
    /// Dates before this one are left out; none: it is not paused.
    pub paused_until: Option<Date>,
    /// The last date that was dealt with: its evening was made, or it was missed.
    pub behind: Option<Date>,
}

/// A date that comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coming {
    /// The rule's date: with the series it names the evening.
    pub date: Date,
    /// When the evening starts.
    pub at: Moment,
    /// Whether somebody moved it there.
    pub is_moved: bool,
}

/// What lies ahead of where a series stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ahead {
    /// Dates whose start went by, too long ago to start late; those of the last year.
    pub missed: Vec<Date>,
    /// Dates before the next one that its zone does not have.
    pub left_out: Vec<Date>,
    /// The next evening; none: the series is over.
    pub next: Option<Coming>,
}

/// When the evening of the guild that starts at `starts_at` is called: in each group a little
/// earlier, and not before the previous one of its series is over. What is past means at once.
pub fn call_at(starts_at: Moment, guild: GuildId, previous_ends_at: Option<Moment>) -> Moment {
    let called_at = starts_at - CALLED_BEFORE - guild.spread();
    previous_ends_at.map_or(called_at, |ends_at| called_at.max(ends_at))
}

impl Course {
    /// What comes next, and what was missed until `now`. Of several that were missed none is made
    /// up for: the next one counts.
    pub fn ahead(&self, now: Moment) -> Ahead {
        let mut ahead = Ahead::default();
        let Some(from) = self.looked_through_from(now) else { return ahead };
        for (date, at, is_moved) in self.dates(from) {
            match at {
                None => ahead.left_out.push(date),
                Some(at) if at + LATE_MAX < now => ahead.missed.push(date),
                Some(at) => {
                    ahead.next = Some(Coming { date, at, is_moved });
                    break;
                }
            }
        }
        ahead
    }

    /// The evenings that are not dealt with and start after `now`, in their order.
    pub fn coming(&self, now: Moment) -> impl Iterator<Item = Coming> {
        let from = self.looked_through_from(now);
        let dates = from.into_iter().flat_map(|from| self.dates(from));
        dates.filter_map(move |(date, at, is_moved)| {
            let at = at.filter(|at| *at > now)?;
            Some(Coming { date, at, is_moved })
        })
    }

    /// Dates from today on that were skipped.
    pub fn skipped(&self, now: Moment) -> Vec<Date> {
        let today = self.stretches.first().and_then(|stretch| stretch.zone.date(now));
        let skipped = self.changes.iter().filter(|(_, change)| **change == Change::Skipped);
        let dates = skipped.map(|(date, _)| *date);
        dates.filter(|date| today.is_none_or(|today| *date >= today)).collect()
    }

    /// The moment of a date of its rules, where it was not skipped.
    pub fn at(&self, date: Date) -> Option<Moment> {
        let first = self.dates(date).next();
        first.and_then(|(found, at, _)| at.filter(|_| found == date))
    }

    /// The moments of the evenings before and after a date: between them it can be moved.
    pub fn around(&self, date: Date) -> [Option<Moment>; 2] {
        let from = date.checked_sub(MISSED_DAYS.days()).unwrap_or(date);
        let mut behind = None;
        for (one, at, _) in self.dates(from) {
            match one.cmp(&date) {
                Ordering::Less => behind = at.or(behind),
                Ordering::Equal => {}
                Ordering::Greater if at.is_some() => return [behind, at],
                Ordering::Greater => {}
            }
        }
        [behind, None]
    }

    /// The last date before this one, if any of the year before it was not skipped.
    pub fn date_before(&self, date: Date) -> Option<Date> {
        let from = date.checked_sub(MISSED_DAYS.days()).unwrap_or(date);
        self.dates(from).map(|(one, _, _)| one).take_while(|one| *one < date).last()
    }

    /// The date before which nothing is of interest.
    fn looked_through_from(&self, now: Moment) -> Option<Date> {
        let zone = &self.stretches.first()?.zone;
        let long_ago = zone.date(now)?.checked_sub(MISSED_DAYS.days()).ok()?;
        let behind = self.behind.and_then(|date| date.tomorrow().ok());
        behind.into_iter().chain(self.paused_until).chain([long_ago]).max()
    }

    /// Every date from this one on that was not skipped, its moment, and whether that was chosen.
    fn dates(&self, from: Date) -> impl Iterator<Item = (Date, Option<Moment>, bool)> {
        let ends = self.stretches.iter().skip(1).map(|stretch| Some(stretch.from));
        let stretches = self.stretches.iter().zip(ends.chain([None]));
        let all = stretches.flat_map(move |(stretch, end)| {
            let dates = stretch.series.occurrences(&stretch.zone, from.max(stretch.from));
            dates.take_while(move |one| end.is_none_or(|end| one.date < end))
        });
        all.filter_map(|one| match self.changes.get(&one.date) {
            None => Some((one.date, one.at, false)),
            Some(Change::Moved(at)) => Some((one.date, Some(*at), true)),
            Some(Change::Skipped) => None,
        })
    }
}

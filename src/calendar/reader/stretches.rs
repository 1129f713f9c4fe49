//! Several days at once: `mon-fri`, `weekends`, `20 Dec - 3 Jan`, `20.-24.12.`, `next week`.

use jiff::civil::Weekday;

use crate::calendar::said::{Day, Piece};
use crate::calendar::vocabulary::{Which, Word};
use crate::calendar::weekdays::Weekdays;

use super::look::Reader;

/// Days as they were said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::calendar) enum SaidDays {
    /// Of every week.
    Weekdays(Weekdays),
    /// One date.
    One(Day),
    /// From one date to another.
    Dates(Day, Day),
    /// The week that begins with the next Monday.
    NextWeek,
}

impl Reader<'_> {
    /// Every stretch of days that begins here, and where the next thing begins.
    pub(in crate::calendar) fn stretches(&self, at: usize) -> Vec<(SaidDays, usize)> {
        let at = self.past(at, Word::From).unwrap_or(at);
        let mut all = Vec::new();
        self.of_weeks(at, &mut all);
        let days = self.single(at);
        for (first, next) in &days {
            all.push((SaidDays::One(*first), *next));
            let Some(behind) = self.to(*next) else { continue };
            let lasts = self.single(behind).into_iter();
            all.extend(lasts.map(|(last, next)| (SaidDays::Dates(*first, last), next)));
            // `Dec 20-24`: the same month again.
            if let Day::Date { year, month, .. } = *first
                && let Some((number @ 1..=31, digits @ 1..=2)) = self.number(behind)
                && digits > 0
                && let Ok(day) = i8::try_from(number)
                && self.sign(behind + 1) != Some(':')
            {
                let last = Day::Date { year, month, day, may_be_clock: false };
                all.push((SaidDays::Dates(*first, last), behind + 1));
            }
        }
        // `20-24 Dec`, `20.-24.12.`: the month of the second.
        if let Some((number @ 1..=31, 1..=2)) = self.number(at)
            && let Ok(day) = i8::try_from(number)
            && let Some(behind) = self.to(self.ordinal(at + 1).unwrap_or(at + 1))
        {
            for (last, next) in self.single(behind) {
                if let Day::Date { year, month, .. } = last {
                    let first = Day::Date { year, month, day, may_be_clock: false };
                    all.push((SaidDays::Dates(first, last), next));
                }
            }
        }
        all
    }

    /// Days of every week.
    fn of_weeks(&self, at: usize, all: &mut Vec<(SaidDays, usize)>) {
        for (word, next) in self.meanings(at) {
            if let Word::Days(days) = word {
                all.push((SaidDays::Weekdays(days), next));
            }
        }
        let next_week = self.past(at, Word::NextWeek);
        let next = self.past(at, Word::Which(Which::Next));
        let next_week = next_week.or_else(|| self.past(next?, Word::Week));
        all.extend(next_week.map(|next| (SaidDays::NextWeek, next)));
        for (first, next) in self.days_of_week(at) {
            all.push((SaidDays::Weekdays(Weekdays::of([first])), next));
            let Some(behind) = self.to(next) else { continue };
            let lasts = self.days_of_week(behind).into_iter();
            all.extend(
                lasts
                    .map(|(last, next)| (SaidDays::Weekdays(Weekdays::between(first, last)), next)),
            );
        }
    }

    fn days_of_week(&self, at: usize) -> Vec<(Weekday, usize)> {
        let days = self.meanings(at).filter_map(|(word, next)| {
            let (Word::Weekday(day) | Word::Weekdays(day)) = word else { return None };
            Some((day, next))
        });
        days.collect()
    }

    /// Behind what joins the two ends of a stretch.
    fn to(&self, at: usize) -> Option<usize> {
        if self.sign(at) == Some('-') { Some(at + 1) } else { self.past(at, Word::Until) }
    }

    /// One date that begins here, in every way it can be read.
    fn single(&self, at: usize) -> Vec<(Day, usize)> {
        let at = self.past(at, Word::On).unwrap_or(at);
        let mut pieces = Vec::new();
        self.numeric_dates(at, &mut pieces);
        self.named_dates(at, &mut pieces);
        let dates = pieces.into_iter().filter_map(|(piece, next)| {
            let Piece::Day(day @ Day::Date { .. }) = piece else { return None };
            Some((day, next))
        });
        let ahead = self.meanings(at).filter_map(|(word, next)| {
            let Word::Day(days) = word else { return None };
            Some((Day::Ahead(days), next))
        });
        dates.chain(ahead).collect()
    }
}

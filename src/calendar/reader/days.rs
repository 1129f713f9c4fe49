//! Days and dates.

use crate::calendar::said::{Day, Piece, YEARS};
use crate::calendar::token::Kind;
use crate::calendar::vocabulary::{Part, Which, Word};

use super::look::Reader;

impl Reader<'_> {
    /// Words that say something alone.
    pub(super) fn words(&self, at: usize, all: &mut Vec<(Piece, usize)>) {
        let is_mark = match self.sign(at) {
            Some(',' | ';') => true,
            Some('.' | '!' | '?') => at + 1 == self.tokens.len(),
            Some('-') => !self.is_glued(at) && !self.is_glued(at + 1),
            _ => false,
        };
        if is_mark {
            all.push((Piece::Nothing, at + 1));
        }
        for (word, next) in self.meanings(at) {
            let piece = match word {
                Word::Now => Piece::Now,
                Word::Day(days) => Piece::Day(Day::Ahead(days)),
                Word::Tonight => Piece::Today(Part::Night),
                Word::Weekday(weekday) => Piece::Weekday(weekday, Which::Coming),
                Word::NextWeek => Piece::NextWeek,
                Word::Which(which) => {
                    self.which(which, next, all);
                    continue;
                }
                Word::Part(part) if self.is_part(part, at) => Piece::Part(part),
                Word::At(_) | Word::On | Word::Filler => Piece::Nothing,
                // These are read with what stands beside them.
                Word::Part(_)
                | Word::Week
                | Word::Month(_)
                | Word::Ordinal
                | Word::Noon
                | Word::Midnight
                | Word::Meridiem(_)
                | Word::Hour
                | Word::OClock
                | Word::Number(_)
                | Word::Quarters(_)
                | Word::HalfPast
                | Word::HalfBefore
                | Word::Half
                | Word::Quarter
                | Word::ThreeQuarters
                | Word::Past
                | Word::To
                | Word::In
                | Word::FromNow
                | Word::Unit(_)
                | Word::And
                | Word::From
                | Word::Until
                | Word::Every
                | Word::Weekdays(_)
                | Word::Weekly(_)
                | Word::Monthly
                | Word::Nth(_)
                | Word::Times
                | Word::SkipShort
                | Word::Time
                | Word::Utc
                | Word::Tier(_)
                | Word::Days(_)
                | Word::AllDay => continue,
            };
            all.push((piece, next));
        }
    }

    /// *Morgen* is the morning behind a day, and tomorrow everywhere else.
    fn is_part(&self, part: Part, at: usize) -> bool {
        let is_day = |word| matches!(word, Word::Day(_) | Word::Weekday(_) | Word::On);
        let is_tomorrow = self.meanings(at).any(|(word, _)| word == Word::Day(1));
        part != Part::Morning || !is_tomorrow || self.has_before(at, is_day)
    }

    /// `next friday`, `next week`, `this evening`.
    fn which(&self, which: Which, at: usize, all: &mut Vec<(Piece, usize)>) {
        for (word, next) in self.meanings(at) {
            let piece = if let Word::Weekday(weekday) = word {
                Piece::Weekday(weekday, which)
            } else if let (Word::Part(part), Which::Coming) = (word, which) {
                Piece::Today(part)
            } else if (word, which) == (Word::Week, Which::Next) {
                Piece::NextWeek
            } else {
                continue;
            };
            all.push((piece, next));
        }
    }

    /// `2026-11-30`, `30.11.2026`, `30.11.`, `11/30`, `5/6`.
    pub(super) fn numeric_dates(&self, at: usize, all: &mut Vec<(Piece, usize)>) {
        let Some((first, digits)) = self.number(at) else { return };
        let Some(sign @ ('-' | '/' | '.')) = self.sign(at + 1).filter(|_| self.is_glued(at + 1))
        else {
            return;
        };
        let can_part = sign == '.' && digits <= 2;
        let second = self.number(at + 2).filter(|_| can_part || self.is_glued(at + 2));
        let Some((second, second_digits)) = second.filter(|(_, digits)| *digits <= 2) else {
            return;
        };
        let third = match self.sign(at + 3) {
            Some(again) if again == sign && self.is_glued(at + 3) => {
                self.number(at + 4).filter(|_| can_part || self.is_glued(at + 4))
            }
            _ => None,
        };
        let mut push = |year: Option<u32>, month: u32, day: u32, next: usize, may_be_clock| {
            all.extend(date(year, month, day, may_be_clock).map(|day| (Piece::Day(day), next)));
        };
        if digits == 4 {
            if let Some((third, 1..=2)) = third {
                let has_clock = self.tokens.get(at + 5).is_some_and(|token| {
                    token.is_glued && token.kind == Kind::Word("t".to_owned())
                });
                push(Some(first), second, third, at + 5 + usize::from(has_clock), false);
            }
            return;
        }
        if let Some((third, third_digits @ (2 | 4))) = third
            && (sign != '-' || third_digits == 4)
        {
            let year = Some(if third_digits == 2 { 2_000 + third } else { third });
            push(year, second, first, at + 5, false);
            if sign != '.' {
                push(year, first, second, at + 5, false);
            }
        }
        match sign {
            '.' => {
                let ends = self.sign(at + 3) == Some('.') && self.is_glued(at + 3);
                let is_day = self.has_before(at, |word| word == Word::On);
                let may_be_clock = !ends && !is_day && second_digits == 2 && first < 24;
                let is_time = self.has_before(at, |word| matches!(word, Word::At(_)));
                if !is_time || !may_be_clock {
                    push(None, second, first, at + 3 + usize::from(ends), may_be_clock);
                }
            }
            '/' => {
                push(None, second, first, at + 3, false);
                push(None, first, second, at + 3, false);
            }
            _dash => {}
        }
    }

    /// `Nov 30`, `30th of November 2026`, `30. November`, `the 27th`.
    pub(super) fn named_dates(&self, at: usize, all: &mut Vec<(Piece, usize)>) {
        let mut found: Vec<(i8, u32, usize)> = Vec::new();
        if let Some((day, 1..=2)) = self.number(at) {
            let ordinal = self.ordinal(at + 1);
            if let Some(next) = ordinal
                && let Ok(day @ 1..=31) = i8::try_from(day)
            {
                all.push((Piece::Day(Day::OfMonth(day)), next));
            }
            let mut behind = ordinal.unwrap_or(at + 1);
            behind = self.past(behind, Word::Filler).unwrap_or(behind);
            behind += usize::from(matches!(self.sign(behind), Some('-' | '/')));
            found.extend(self.months(behind).map(|(month, next)| (month, day, next)));
        }
        for (month, next) in self.months(at) {
            let next = next + usize::from(self.sign(next) == Some('-'));
            let next = self.past(next, Word::Filler).unwrap_or(next);
            if let Some((day, 1..=2)) = self.number(next) {
                // What is the hour of a clock is no day: `7 Nov 8:30`.
                let is_clock = self.sign(next + 1) == Some(':') && self.is_glued(next + 1);
                if !is_clock {
                    found.push((month, day, self.ordinal(next + 1).unwrap_or(next + 1)));
                }
            }
        }
        for (month, day, next) in found {
            let mut push = |year: Option<u32>, next: usize| {
                let date = date(year, month.unsigned_abs().into(), day, false);
                all.extend(date.map(|day| (Piece::Day(day), next)));
            };
            let behind = next + usize::from(matches!(self.sign(next), Some(',' | '-' | '/')));
            match self.number(behind) {
                Some((year, 4)) if YEARS.contains(&year) && !self.is_hour_behind(behind + 1) => {
                    push(Some(year), behind + 1);
                }
                _ => push(None, next),
            }
        }
    }

    fn months(&self, at: usize) -> impl Iterator<Item = (i8, usize)> {
        self.meanings(at).filter_map(|(word, next)| {
            let Word::Month(month) = word else { return None };
            Some((month, next))
        })
    }

    fn is_hour_behind(&self, at: usize) -> bool {
        self.past(at, Word::Hour).is_some()
    }

    /// Behind the dot or the `th` of a day; the number of `30.11.` is none.
    pub(super) fn ordinal(&self, at: usize) -> Option<usize> {
        if !self.is_glued(at) {
            return None;
        }
        let is_dot =
            self.sign(at) == Some('.') && !(self.is_glued(at + 1) && self.number(at + 1).is_some());
        if is_dot { Some(at + 1) } else { self.past(at, Word::Ordinal) }
    }
}

fn date(year: Option<u32>, month: u32, day: u32, may_be_clock: bool) -> Option<Day> {
    let year = match year {
        Some(year) if YEARS.contains(&year) => Some(i16::try_from(year).ok()?),
        Some(_) => return None,
        None => None,
    };
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let is_one = (1..=12).contains(&month) && (1..=31).contains(&day);
    is_one.then_some(Day::Date { year, month, day, may_be_clock })
}

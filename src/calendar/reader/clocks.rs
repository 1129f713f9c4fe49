//! Times of day.

use crate::calendar::said::{Clock, Form, MIDNIGHT, NOON};
use crate::calendar::token::Kind;
use crate::calendar::vocabulary::{Language, Unit, Word};

use super::look::Reader;

impl Reader<'_> {
    /// Every time of day that begins here.
    pub(super) fn clocks(&self, at: usize) -> Vec<(Clock, usize)> {
        let mut all = Vec::new();
        all.extend(self.past(at, Word::Noon).map(|next| (Clock::fixed(NOON), next)));
        all.extend(self.past(at, Word::Midnight).map(|next| (Clock::midnight(), next)));
        self.digital(at, &mut all);
        self.plain_hours(at, &mut all);
        self.spoken(at, &mut all);
        all
    }

    /// `19:00`, `19.00`, `19:00:30`, `19h30`, `19 Uhr 30`, `1930 h`.
    fn digital(&self, at: usize, all: &mut Vec<(Clock, usize)>) {
        let Some((first, digits)) = self.number(at) else { return };
        let is_marked = self.has_before(at, |word| matches!(word, Word::At(_)));
        let is_day = self.has_before(at, |word| word == Word::On);
        if digits == 4 {
            let hour = self
                .past(at + 1, Word::Hour)
                .or_else(|| self.past(at + 1, Word::Unit(Unit::Seconds(3_600))));
            if let Some(clock) = Clock::digits(first / 100, first % 100, 0)
                && (is_marked || hour.is_some() || self.stands_beside_day(at))
            {
                all.push((clock, hour.unwrap_or(at + 1)));
            }
            return;
        }
        if digits > 2 {
            return;
        }
        for sign in [':', '.'] {
            let Some((minutes, 2)) = self.behind(at + 1, sign) else { continue };
            let next = at + 3;
            let is_date = sign == '.'
                && (is_day || !is_marked && self.sign(next) == Some('.') && self.is_glued(next));
            if is_date {
                continue;
            }
            let (seconds, next) = match self.behind(next, sign) {
                Some((seconds, 2)) => (seconds, self.past_fraction(next + 2)),
                _ => (0, next),
            };
            if let Some(clock) = Clock::digits(first, minutes, seconds) {
                self.with_half(at, clock, self.past(next, Word::Hour).unwrap_or(next), all);
            }
        }
        let Some(hour) = self.past(at + 1, Word::Hour) else { return };
        if let Some(clock) = Clock::digits(first, 0, 0) {
            self.with_half(at, clock, hour, all);
        }
        if let Some((minutes, 1..=2)) = self.number(hour)
            && let Some(clock) = Clock::digits(first, minutes, 0)
        {
            all.push((clock, hour + 1));
        }
    }

    /// Behind the fraction of a second.
    fn past_fraction(&self, at: usize) -> usize {
        if self.behind(at, '.').is_some() { at + 2 } else { at }
    }

    /// `7 pm`, `at 7`, `seven o'clock`, and `7` where it can be an hour.
    fn plain_hours(&self, at: usize, all: &mut Vec<(Clock, usize)>) {
        let is_number = self.number(at).is_some();
        for (hour, next) in self.hours(at) {
            let o_clock = self.past(next, Word::OClock);
            let hour_word = self.past(next, Word::Hour).filter(|_| !is_number).or(o_clock);
            let is_marked = self.has_before(at, |word| matches!(word, Word::At(_)));
            let Some(clock) = Clock::bare(hour) else { continue };
            let is_hour = hour_word.is_some() || is_marked;
            let form = if is_hour { clock.form } else { Form::Bare };
            self.with_half(at, Clock { form, ..clock }, hour_word.unwrap_or(next), all);
        }
    }

    /// The clock, and with `am` or `pm` behind it. German *am* may be `on the` there.
    fn with_half(&self, at: usize, clock: Clock, next: usize, all: &mut Vec<(Clock, usize)>) {
        let mut is_on_dial = false;
        for (word, behind) in self.meanings(next) {
            if let Word::Meridiem(half) = word
                && let Some(clock) = clock.with(half)
            {
                is_on_dial = true;
                all.push((clock, behind));
            }
        }
        let is_german = self.has_before(at, |word| word == Word::At(Language::German));
        if clock.minute == NOON {
            all.extend(self.past(next, Word::Noon).map(|next| (Clock::fixed(NOON), next)));
            all.extend(self.past(next, Word::Midnight).map(|next| (Clock::midnight(), next)));
        }
        if !is_on_dial || is_german {
            all.push((clock, next));
        }
    }

    /// Digits or a word that can be an hour.
    fn hours(&self, at: usize) -> Vec<(u32, usize)> {
        if let Some((hour, 1..=2)) = self.number(at) {
            return vec![(hour, at + 1)];
        }
        let is_article = self.is_article(at);
        let hours = self.meanings(at).filter_map(|(word, next)| {
            let Word::Number(hour @ 1..=12) = word else { return None };
            (!is_article).then_some((hour.into(), next))
        });
        hours.collect()
    }

    fn is_article(&self, at: usize) -> bool {
        let kind = self.tokens.get(at).map(|token| &token.kind);
        matches!(kind, Some(Kind::Word(word)) if word == "a" || word == "an")
    }

    /// `halb acht`, `half past 7`, `quarter to 8`, `5 vor halb acht`.
    fn spoken(&self, at: usize, all: &mut Vec<(Clock, usize)>) {
        for (word, next) in self.meanings(at) {
            if matches!(word, Word::HalfPast | Word::Half) {
                self.beside(next, 30, true, all);
            }
            if matches!(word, Word::HalfBefore | Word::Half) {
                self.beside(next, -30, word == Word::Half, all);
            }
            if word == Word::ThreeQuarters {
                self.beside(next, -15, false, all);
            }
            if word == Word::Quarter {
                // In parts of Germany a quarter of the hour that is coming.
                self.beside(next, -45, false, all);
                self.past_or_to(next, 15, all);
            }
            if let Word::Number(count) = word
                && !self.is_article(at)
            {
                self.past_or_to(self.past_minutes(next), count.into(), all);
            }
        }
        if let Some((count @ 1..=59, 1..=2)) = self.number(at) {
            let count = i32::try_from(count).unwrap_or(0);
            self.past_or_to(self.past_minutes(at + 1), count, all);
        }
    }

    fn past_minutes(&self, at: usize) -> usize {
        self.past(at, Word::Unit(Unit::Seconds(60))).unwrap_or(at)
    }

    fn past_or_to(&self, at: usize, minutes: i32, all: &mut Vec<(Clock, usize)>) {
        for (sense, minutes) in [(Word::Past, minutes), (Word::To, -minutes)] {
            let Some(next) = self.past(at, sense) else { continue };
            self.beside(next, minutes, true, all);
            if let Some(hour) = self.past(next, Word::HalfBefore) {
                self.beside(hour, minutes - 30, false, all);
            }
        }
    }

    /// So many minutes beside the hour that stands here.
    fn beside(&self, at: usize, minutes: i32, has_half: bool, all: &mut Vec<(Clock, usize)>) {
        for (hour, next) in self.hours(at) {
            let Some(clock) = Clock::bare(hour) else { continue };
            let day = i32::from(MIDNIGHT);
            let minute = (i32::from(clock.minute) + minutes).rem_euclid(day);
            let minute = u16::try_from(minute).unwrap_or(0);
            let clock = Clock { minute, ..clock };
            let next = self.past(next, Word::Hour).unwrap_or(next);
            if has_half {
                self.with_half(at, clock, next, all);
            } else {
                all.push((clock, next));
            }
        }
    }

    /// Whether a day or a part of one stands before.
    fn stands_beside_day(&self, at: usize) -> bool {
        self.has_before(at, |word| {
            matches!(word, Word::Day(_) | Word::Tonight | Word::Part(_) | Word::Weekday(_))
        })
    }
}

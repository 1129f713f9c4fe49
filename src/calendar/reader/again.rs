//! What comes again: rules of series.

use crate::calendar::said::{Day, Piece, Repeat};
use crate::calendar::vocabulary::{Unit, Word};

use super::look::Reader;

const DAYS_A_WEEK: u32 = 7;
/// The last of its name.
const LAST: i8 = -1;

impl Reader<'_> {
    /// `every`, `every second week`, `tuesdays`, `first`, `of the month`, `until 31 May`,
    /// `10 times`.
    pub(super) fn again(&self, at: usize, all: &mut Vec<(Piece, usize)>) {
        let mut push = |repeat, next| all.push((Piece::Again(repeat), next));
        for (word, next) in self.meanings(at) {
            if word == Word::Every {
                push(Repeat::Every, next);
                if let Some((weeks, next)) = self.weeks(next) {
                    push(Repeat::Weeks(weeks), next);
                }
            }
            if let Word::Weekdays(weekday) = word {
                push(Repeat::Weekday(weekday), next);
            }
            if let Word::Weekly(weeks) = word {
                push(Repeat::Weeks(weeks.into()), next);
            }
            if matches!(word, Word::Monthly | Word::Unit(Unit::Month)) {
                push(Repeat::Monthly, next);
            }
            if word == Word::SkipShort {
                push(Repeat::SkipShort, next);
            }
            if let Word::Nth(nth) = word {
                push(Repeat::Nth(nth), next);
                let day = self.past(next, Word::Unit(Unit::Days(1))).filter(|_| nth == LAST);
                day.into_iter().for_each(|next| push(Repeat::LastDay, next));
            }
            if word == Word::Until {
                self.last_dates(next).into_iter().for_each(|(day, next)| {
                    push(Repeat::Until(day), next);
                });
            }
        }
        let Some((number, 1..=3)) = self.number(at) else { return };
        if let Some(next) = self.ordinal(at + 1)
            && let Ok(nth @ 1..=5) = i8::try_from(number)
        {
            push(Repeat::Nth(nth), next);
        }
        if let Some(next) = self.past(at + 1, Word::Times) {
            push(Repeat::Count(number), next);
        }
    }

    /// Weeks between two dates, behind `every`: `week`, `2 weeks`, `second week`, `14 days`. Days
    /// that make no weeks are none.
    fn weeks(&self, at: usize) -> Option<(u32, usize)> {
        let (count, from) = self.how_many(at).unwrap_or((1, at));
        self.meanings(from).find_map(|(word, next)| {
            let Word::Unit(Unit::Days(days)) = word else { return None };
            let days = u32::try_from(days).ok()?.checked_mul(count)?;
            let weeks = if days % DAYS_A_WEEK == 0 { days / DAYS_A_WEEK } else { 0 };
            Some((weeks, next))
        })
    }

    fn how_many(&self, at: usize) -> Option<(u32, usize)> {
        if let Some((number, _)) = self.number(at) {
            return Some((number, self.ordinal(at + 1).unwrap_or(at + 1)));
        }
        self.meanings(at).find_map(|(word, next)| {
            if let Word::Number(number) = word {
                return Some((number.into(), next));
            }
            let Word::Nth(nth) = word else { return None };
            u32::try_from(nth).ok().map(|nth| (nth, next))
        })
    }

    /// Dates that begin here, perhaps behind an article.
    fn last_dates(&self, at: usize) -> Vec<(Day, usize)> {
        let from = self.past(at, Word::Filler).unwrap_or(at);
        let mut pieces = Vec::new();
        self.numeric_dates(from, &mut pieces);
        self.named_dates(from, &mut pieces);
        let dates = pieces.into_iter().filter_map(|(piece, next)| {
            let Piece::Day(day @ Day::Date { .. }) = piece else { return None };
            Some((day, next))
        });
        dates.collect()
    }
}

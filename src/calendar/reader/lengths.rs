//! Lengths of time from now.

use crate::calendar::said::{Length, Piece};
use crate::calendar::vocabulary::{Unit, Word};

use super::look::Reader;

impl Reader<'_> {
    /// `in 90 min`, `2 hours from now`, `in anderthalb Stunden`.
    pub(super) fn lengths(&self, at: usize, all: &mut Vec<(Piece, usize)>) {
        let is_plus = self.sign(at) == Some('+');
        let behind_in = self.past(at, Word::In).or_else(|| is_plus.then_some(at + 1));
        if let Some(mut from) = behind_in {
            while let Some((_, next)) =
                self.meanings(from).find(|(word, _)| matches!(word, Word::At(_) | Word::Filler))
            {
                from = next;
            }
            all.extend(self.length(from).map(|(length, next, _)| (Piece::Length(length), next)));
            return;
        }
        // What stands in a longer one, or behind *at*, is none of its own.
        let is_inside = self
            .has_before(at, |word| matches!(word, Word::At(_) | Word::In | Word::Past | Word::To));
        let is_clock = matches!(self.number(at), Some((_, 4)));
        let length = self.length(at).filter(|_| !is_inside && !is_clock);
        let Some((length, next, is_only_h)) = length else { return };
        match self.past(next, Word::FromNow) {
            Some(next) => all.push((Piece::Length(length), next)),
            None if !is_only_h || length.seconds <= 12 * 3_600 => {
                all.push((Piece::Length(length), next));
            }
            None => {}
        }
    }

    /// A length, where it ends, and whether `h` was its only unit, which is o'clock as well.
    fn length(&self, at: usize) -> Option<(Length, usize, bool)> {
        let mut length = Length::default();
        let mut from = at;
        let mut is_only_h = true;
        let mut has_any = false;
        while let Some((hundredths, unit, next)) = self.amount(from) {
            let mut hundredths = hundredths;
            let mut next = next;
            if let Some((more, behind)) = self.and_a_fraction(next) {
                hundredths += more;
                next = behind;
            }
            length.add(hundredths, unit)?;
            is_only_h &= unit == Unit::H;
            has_any = true;
            from = next;
            // `2h30`
            if let (Unit::H, Some((minutes @ 0..=59, 1..=2))) = (unit, self.number(from))
                && self.is_glued(from)
                && self.unit(from + 1).is_none()
            {
                length.add(i64::from(minutes) * 100, Unit::Seconds(60))?;
                return Some((length, from + 1, is_only_h));
            }
            let and = self.past(from, Word::And).unwrap_or(from);
            let comma = if self.sign(and) == Some(',') { and + 1 } else { and };
            if self.amount(comma).is_some() {
                from = comma;
            }
        }
        has_any.then_some((length, from, is_only_h))
    }

    /// A quantity in hundredths, and its unit: `1.5 hours`, `half an hour`, `2:30 h`.
    fn amount(&self, at: usize) -> Option<(i64, Unit, usize)> {
        if let Some((hours, 1..=2)) = self.number(at)
            && let Some((minutes @ 0..=59, 2)) = self.behind(at + 1, ':')
        {
            let hour = self.unit(at + 3).filter(|(unit, _)| unit.is_hour());
            let minutes = i64::from(hours) * 60 + i64::from(minutes);
            return hour.map(|(_, next)| (minutes * 100, Unit::Seconds(60), next));
        }
        let (mut hundredths, mut next) = self.quantity(at)?;
        if let Some((more, behind)) = self.and_a_fraction(next)
            && self.unit(behind).is_some()
        {
            hundredths += more;
            next = behind;
        }
        self.unit(next).map(|(unit, next)| (hundredths, unit, next))
    }

    /// `and a half`.
    fn and_a_fraction(&self, at: usize) -> Option<(i64, usize)> {
        let from = self.past(at, Word::And)?;
        let from = self.past(from, Word::Number(1)).unwrap_or(from);
        self.quarters(from)
            .filter(|(quarters, _)| *quarters < 4)
            .map(|(quarters, next)| (i64::from(quarters) * 25, next))
    }

    fn unit(&self, at: usize) -> Option<(Unit, usize)> {
        self.meanings(at).find_map(|(word, next)| {
            let Word::Unit(unit) = word else { return None };
            Some((unit, next))
        })
    }

    /// The longest entry that counts in quarters.
    fn quarters(&self, at: usize) -> Option<(u8, usize)> {
        let all = self.meanings(at).filter_map(|(word, next)| {
            let Word::Quarters(quarters) = word else { return None };
            Some((quarters, next))
        });
        all.max_by_key(|(_, next)| *next)
    }

    fn quantity(&self, at: usize) -> Option<(i64, usize)> {
        if let Some((whole, _)) = self.number(at) {
            let whole = i64::from(whole);
            for sign in ['.', ','] {
                if let Some((fraction, digits @ 1..=2)) = self.behind(at + 1, sign) {
                    let fraction = i64::from(fraction) * if digits == 1 { 10 } else { 1 };
                    return Some((whole * 100 + fraction, at + 3));
                }
            }
            return match (whole, self.behind(at + 1, '/')) {
                (1 | 3, Some((of @ (2 | 4), 1))) => {
                    let parts = whole * 100 / i64::from(of);
                    Some((parts, self.past_article(at + 3)))
                }
                _ => Some((whole * 100, at + 1)),
            };
        }
        let number = self.meanings(at).find_map(|(word, next)| {
            let Word::Number(number) = word else { return None };
            Some((number, next))
        });
        // `eine halbe Stunde`, `a quarter of an hour`
        let article = number.filter(|(number, _)| *number == 1).map_or(at, |(_, next)| next);
        let fraction = self.quarters(at).or_else(|| self.quarters(article));
        match (fraction, number) {
            (Some((quarters, next)), _) => {
                Some((i64::from(quarters) * 25, self.past_article(next)))
            }
            (None, Some((number, next))) => Some((i64::from(number) * 100, next)),
            (None, None) => None,
        }
    }

    /// Behind `of an`.
    fn past_article(&self, at: usize) -> usize {
        let at = self.past(at, Word::Filler).unwrap_or(at);
        self.past(at, Word::Number(1)).unwrap_or(at)
    }
}

impl Unit {
    fn is_hour(self) -> bool {
        matches!(self, Self::H | Self::Seconds(3_600))
    }
}

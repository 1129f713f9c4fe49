//! Zones that a text names, and moments that need none.

use crate::calendar::said::{Piece, SaidZone};
use crate::calendar::token::{Kind, Token};
use crate::calendar::vocabulary::{self, Word};
use crate::calendar::zone::{ZoneName, zones_of_city};

use super::look::Reader;

impl Reader<'_> {
    /// `<t:1795543200:F>`.
    pub(super) fn stamp(&self, at: usize) -> Option<(Piece, usize)> {
        let is_one = self.sign(at) == Some('<')
            && self
                .tokens
                .get(at + 1)
                .is_some_and(|token| token.kind == Kind::Word("t".to_owned()))
            && self.sign(at + 2) == Some(':');
        let Kind::Number { digits, .. } = self.tokens.get(at + 3)?.kind else { return None };
        // Its digits may be more than a number of the grammar holds.
        let text = self.tokens.get(at)?.chunk.split(':').nth(1)?;
        let seconds = text.trim_end_matches('>').parse().ok().filter(|_| is_one && digits < 14)?;
        let behind = match (self.sign(at + 4)?, self.sign(at + 6)) {
            ('>', _) => at + 5,
            (':', Some('>')) => at + 7,
            _ => return None,
        };
        Some((Piece::Stamp(seconds), behind))
    }

    /// `UTC`, `GMT+1`, `+02:00`, `Europe/Berlin`, `CET`, `Berlin time`.
    pub(super) fn zones(&self, at: usize, all: &mut Vec<(Piece, usize)>) {
        let mut push = |zone: SaidZone, next: usize| all.push((Piece::Zone(zone), next));
        if let Some(next) = self.past(at, Word::Utc) {
            match self.offset(next, true) {
                Some((seconds, next)) => push(SaidZone::Offset(seconds), next),
                None => push(SaidZone::Offset(0), self.past(next, Word::Time).unwrap_or(next)),
            }
            return;
        }
        if let Some((seconds, next)) = self.offset(at, false) {
            push(SaidZone::Offset(seconds), next);
        }
        let Some(Token { kind: Kind::Word(word), is_glued, chunk }) = self.tokens.get(at) else {
            return;
        };
        if let Some(means) = vocabulary::abbreviation(word) {
            let next = self.past(at + 1, Word::Time).unwrap_or(at + 1);
            push(SaidZone::Short(means), next);
        }
        if !is_glued && chunk.contains('/') {
            if let Ok(name) = ZoneName::new(chunk) {
                let glued = self.tokens.iter().skip(at + 1).take_while(|token| token.is_glued);
                push(SaidZone::Named(vec![name]), at + 1 + glued.count());
            }
            return;
        }
        let mut city = String::new();
        for (no, token) in self.tokens.iter().enumerate().skip(at).take(3) {
            let Kind::Word(word) = &token.kind else { break };
            city.push_str(word);
            let zones = zones_of_city(&city);
            // A word that means something else is a city only where `time` stands behind it.
            let time = self.past(no + 1, Word::Time);
            if !zones.is_empty() && (time.is_some() || self.meanings(at).next().is_none()) {
                push(SaidZone::Named(zones), time.unwrap_or(no + 1));
            }
            city.push('_');
        }
    }

    /// Seconds east of UTC: `+2`, `+02:00`, `-0530`. Alone, it stands behind a time; what could be
    /// the end of a stretch of time, as in `13:00-14:00`, is none.
    fn offset(&self, at: usize, is_named: bool) -> Option<(i32, usize)> {
        let sign = match self.sign(at)? {
            '+' => 1,
            '-' => -1,
            _ => return None,
        };
        let (first, digits) = self.number(at + 1).filter(|_| self.is_glued(at + 1))?;
        let minutes = self.behind(at + 2, ':').filter(|(_, digits)| *digits == 2);
        let (hours, minutes, next) = match (digits, minutes) {
            (1..=2, Some((minutes, _))) => (first, minutes, at + 4),
            (1..=2, None) if is_named => (first, 0, at + 2),
            (4, None) => (first / 100, first % 100, at + 2),
            _ => return None,
        };
        let is_iso = || {
            let chunk = self.tokens.get(at).map_or("", |token| token.chunk.as_str());
            self.is_glued(at) && chunk.contains(['t', 'T'])
        };
        let is_sure = is_named || sign > 0 || digits == 4 || is_iso();
        let seconds = i32::try_from(hours * 3_600 + minutes * 60).ok()? * sign;
        let is_behind_clock = is_named || at > 0 && self.number(at - 1).is_some();
        let is_one = is_sure && is_behind_clock && hours <= 14 && minutes < 60;
        is_one.then_some((seconds, next))
    }
}

//! The private screens that are open now, so that they can be shown anew when something changes
//! for their owners. Best effort, in memory only: what is lost here is one press away.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, PoisonError};

use crate::base::{MemberId, Moment, SessionId};
use crate::protocol::{Origin, Query};
use crate::view::Card;

use super::ids;
use super::limits::TOKEN_FOR;

/// Screens that are remembered; the oldest are forgotten.
const OPEN_MAX: usize = 10_000;

/// A screen that somebody has open.
#[derive(Clone)]
pub(super) struct Panel {
    /// What it shows.
    pub(super) query: Query,
    /// Whose it is.
    pub(super) origin: Origin,
    /// How it is exchanged.
    pub(super) token: String,
    /// When its owner pressed last.
    pub(super) pressed_at: Moment,
    /// What it shows, by [`print_of`].
    pub(super) shown: u64,
}

/// A number that tells what one card shows from what another does.
pub(super) fn print_of(card: &Card) -> u64 {
    let mut hasher = DefaultHasher::new();
    card.lines.hash(&mut hasher);
    for picker in &card.pickers {
        picker.label.hash(&mut hasher);
        for option in &picker.options {
            (&option.label, option.is_chosen).hash(&mut hasher);
        }
    }
    for button in &card.buttons {
        (&button.label, ids::encode(&button.press)).hash(&mut hasher);
    }
    hasher.finish()
}

/// All open screens: one a member and session, the last.
#[derive(Default)]
pub(super) struct Panels(Mutex<BTreeMap<(SessionId, MemberId), Panel>>);

impl Panels {
    /// This member sees this from now on.
    pub(super) fn opened(&self, session: SessionId, panel: Panel) {
        self.with(|open| {
            open.insert((session, panel.origin.member), panel);
            if open.len() > OPEN_MAX {
                let oldest = open.iter().min_by_key(|(_, p)| p.pressed_at).map(|(key, _)| *key);
                oldest.map(|key| open.remove(&key));
            }
        });
    }

    /// The screens of a session whose tokens still work at `now`.
    pub(super) fn of(&self, session: SessionId, now: Moment) -> Vec<Panel> {
        let first = (session, MemberId(i64::MIN));
        let last = (session, MemberId(i64::MAX));
        self.with(|open| {
            let too_old: Vec<_> = open
                .range(first..=last)
                .filter(|(_, p)| now.since(p.pressed_at) >= TOKEN_FOR)
                .map(|(key, _)| *key)
                .collect();
            for key in too_old {
                open.remove(&key);
            }
            open.range(first..=last).map(|(_, panel)| panel.clone()).collect()
        })
    }

    /// This screen shows something else now, unless its owner has opened it again meanwhile.
    pub(super) fn shows(&self, session: SessionId, panel: &Panel, shown: u64) {
        self.with(|open| {
            let known = open.get_mut(&(session, panel.origin.member));
            if let Some(known) = known.filter(|p| p.pressed_at == panel.pressed_at) {
                known.shown = shown;
            }
        });
    }

    /// This screen is gone, unless its owner has opened it again meanwhile.
    pub(super) fn gone(&self, session: SessionId, panel: &Panel) {
        self.with(|open| {
            let key = (session, panel.origin.member);
            if open.get(&key).is_some_and(|p| p.pressed_at == panel.pressed_at) {
                open.remove(&key);
            }
        });
    }

    fn with<T>(&self, work: impl FnOnce(&mut BTreeMap<(SessionId, MemberId), Panel>) -> T) -> T {
        // A panic in between leaves a map of whole entries.
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use crate::base::{GuildId, Span};
    use crate::protocol::Receipt;

    use super::*;

    const SESSION: SessionId = SessionId(7);

    fn panel(member: i64, pressed_s: i64) -> Panel {
        let pressed_at = Moment::from_ms(pressed_s * 1_000);
        let origin = Origin {
            guild: GuildId(1),
            member: MemberId(member),
            receipt: Receipt(String::new()),
            acted_at: pressed_at,
            is_organiser: false,
            is_coach: false,
        };
        let (query, token) = (Query::Panel(SESSION), "t".to_owned());
        Panel { query, origin, token, pressed_at, shown: 0 }
    }

    #[test]
    fn a_screen_is_shown_anew_for_fourteen_minutes_after_its_owners_last_press() {
        let panels = Panels::default();
        panels.opened(SESSION, panel(1, 0));
        panels.opened(SESSION, panel(2, 60));
        panels.opened(SessionId(8), panel(1, 0));
        let at = |minutes, seconds| {
            Moment::from_ms(0) + Span::from_minutes(minutes) + Span::from_seconds(seconds)
        };
        assert_eq!(panels.of(SESSION, at(13, 59)).len(), 2);
        assert_eq!(panels.of(SESSION, at(14, 0)).len(), 1);
        panels.shows(SESSION, &panel(2, 60), 5);
        assert_eq!(panels.of(SESSION, at(2, 0)).iter().map(|p| p.shown).max(), Some(5));
        let again = panel(2, 900);
        panels.opened(SESSION, again.clone());
        panels.gone(SESSION, &panel(2, 60));
        panels.shows(SESSION, &panel(2, 60), 7);
        assert_eq!(panels.of(SESSION, at(16, 0)).iter().map(|p| p.shown).max(), Some(0));
        assert_eq!(panels.of(SESSION, at(16, 0)).len(), 1);
        panels.gone(SESSION, &again);
        assert!(panels.of(SESSION, at(16, 0)).is_empty());
    }
}

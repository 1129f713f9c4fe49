//! The private screens that are open now, so that they can be shown anew when something changes
//! for their owners. Best effort, in memory only: what is lost here is one press away.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, PoisonError};

use crate::base::{CalibrationNo, GuildId, MemberId, Moment, SessionId};
use crate::protocol::{Origin, Query};
use crate::view::Card;

use crate::discord::ids::{self, Spot};
use crate::discord::limits::TOKEN_FOR;

/// Screens that are remembered; the oldest are forgotten.
const OPEN_MAX: usize = 10_000;

/// What a screen shows, as far as it can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::discord) enum Shows {
    /// Something of a session.
    Session(SessionId),
    /// A calibration round.
    Round(CalibrationNo),
    /// Whether somebody of a guild waits to practise now.
    Waits(GuildId),
}

/// A screen that somebody has open.
#[derive(Clone)]
pub(in crate::discord) struct Panel {
    /// What it shows.
    pub(in crate::discord) query: Query,
    /// Which part of it.
    pub(in crate::discord) spot: Spot,
    /// Whose it is.
    pub(in crate::discord) origin: Origin,
    /// The locale that it is read in.
    pub(in crate::discord) locale: String,
    /// How it is exchanged.
    pub(in crate::discord) token: String,
    /// When its owner pressed last.
    pub(in crate::discord) pressed_at: Moment,
    /// What it shows, by [`print_of`].
    pub(in crate::discord) shown: u64,
}

/// A number that tells what one card shows from what another does.
pub(in crate::discord) fn print_of(card: &Card) -> u64 {
    let mut hasher = DefaultHasher::new();
    card.lines.hash(&mut hasher);
    card.asks.hash(&mut hasher);
    card.picture.as_ref().map(|scene| &scene.words).hash(&mut hasher);
    for picker in &card.pickers {
        picker.label.hash(&mut hasher);
        for option in &picker.options {
            (&option.label, &option.description, option.is_chosen).hash(&mut hasher);
        }
    }
    for button in &card.buttons {
        (&button.label, ids::encode(&button.press)).hash(&mut hasher);
    }
    hasher.finish()
}

/// All open screens: one a member and what it shows, the last.
#[derive(Default)]
pub(in crate::discord) struct Panels(Mutex<BTreeMap<(Shows, MemberId), Panel>>);

impl Panels {
    /// This member sees this from now on, unless they pressed something else since: after a restart
    /// old presses come again.
    pub(in crate::discord) fn opened(&self, shows: Shows, panel: Panel) {
        self.with(|open| {
            let key = (shows, panel.origin.member);
            if open.get(&key).is_some_and(|newer| newer.pressed_at > panel.pressed_at) {
                return;
            }
            open.insert(key, panel);
            if open.len() > OPEN_MAX {
                let oldest = open.iter().min_by_key(|(_, p)| p.pressed_at).map(|(key, _)| *key);
                oldest.map(|key| open.remove(&key));
            }
        });
    }

    /// The screens that show this and whose tokens still work at `now`.
    pub(in crate::discord) fn of(&self, shows: Shows, now: Moment) -> Vec<Panel> {
        let first = (shows, MemberId(i64::MIN));
        let last = (shows, MemberId(i64::MAX));
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

    /// Whether its owner has not opened another one meanwhile.
    pub(in crate::discord) fn is_open(&self, shows: Shows, panel: &Panel) -> bool {
        let key = (shows, panel.origin.member);
        self.with(|open| open.get(&key).is_some_and(|now| now.pressed_at == panel.pressed_at))
    }

    /// This screen shows something else now, unless its owner has opened it again meanwhile.
    pub(in crate::discord) fn shows(&self, shows: Shows, panel: &Panel, shown: u64) {
        self.with(|open| {
            let known = open.get_mut(&(shows, panel.origin.member));
            if let Some(known) = known.filter(|p| p.pressed_at == panel.pressed_at) {
                known.shown = shown;
            }
        });
    }

    /// What this member saw of it is settled: it is not shown anew.
    pub(in crate::discord) fn closed(&self, shows: Shows, member: MemberId) {
        self.with(|open| {
            open.remove(&(shows, member));
        });
    }

    /// This screen is gone, unless its owner has opened it again meanwhile.
    pub(in crate::discord) fn gone(&self, shows: Shows, panel: &Panel) {
        self.with(|open| {
            let key = (shows, panel.origin.member);
            if open.get(&key).is_some_and(|p| p.pressed_at == panel.pressed_at) {
                open.remove(&key);
            }
        });
    }

    fn with<T>(&self, work: impl FnOnce(&mut BTreeMap<(Shows, MemberId), Panel>) -> T) -> T {
        // A panic in between leaves a map of whole entries.
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use crate::base::Span;
    use crate::protocol::Receipt;

    use super::*;

    const SESSION: SessionId = SessionId(7);
    const SHOWN: Shows = Shows::Session(SESSION);

    fn panel(member: i64, pressed_s: i64) -> Panel {
        let pressed_at = Moment::from_ms(pressed_s * 1_000);
        let origin = Origin::of(GuildId(1), MemberId(member), Receipt(String::new()), pressed_at);
        let (query, spot) = (Query::Panel(SESSION), Spot::Page(0));
        Panel {
            query,
            spot,
            origin,
            locale: String::new(),
            token: "t".to_owned(),
            pressed_at,
            shown: 0,
        }
    }

    #[test]
    fn a_screen_is_shown_anew_for_fourteen_minutes_after_its_owners_last_press() {
        let panels = Panels::default();
        panels.opened(SHOWN, panel(1, 0));
        panels.opened(SHOWN, panel(2, 60));
        panels.opened(Shows::Session(SessionId(8)), panel(1, 0));
        let at = |minutes, seconds| {
            Moment::from_ms(0) + Span::from_minutes(minutes) + Span::from_seconds(seconds)
        };
        assert_eq!(panels.of(SHOWN, at(13, 59)).len(), 2);
        assert_eq!(panels.of(SHOWN, at(14, 0)).len(), 1);
        panels.shows(SHOWN, &panel(2, 60), 5);
        assert_eq!(panels.of(SHOWN, at(2, 0)).iter().map(|p| p.shown).max(), Some(5));
        let again = panel(2, 900);
        panels.opened(SHOWN, again.clone());
        panels.gone(SHOWN, &panel(2, 60));
        panels.shows(SHOWN, &panel(2, 60), 7);
        assert_eq!(panels.of(SHOWN, at(16, 0)).iter().map(|p| p.shown).max(), Some(0));
        assert_eq!(panels.of(SHOWN, at(16, 0)).len(), 1);
        panels.gone(SHOWN, &again);
        assert!(panels.of(SHOWN, at(16, 0)).is_empty());
    }

    #[test]
    fn an_old_press_that_comes_again_does_not_take_the_place_of_a_newer_one() {
        let panels = Panels::default();
        let newer = panel(1, 60);
        panels.opened(SHOWN, newer.clone());
        panels.opened(SHOWN, panel(1, 0));
        assert!(panels.is_open(SHOWN, &newer));
        assert!(!panels.is_open(SHOWN, &panel(1, 0)));
    }

    #[test]
    fn a_screen_that_is_pressed_is_not_shown_anew_before_the_press_is_answered() {
        let panels = Panels::default();
        panels.opened(SHOWN, panel(1, 0));
        // Somebody else changed something, and this screen is being looked up, when it is pressed.
        let looked_up = panels.of(SHOWN, Moment::from_ms(1_000));
        panels.closed(SHOWN, MemberId(1));
        assert!(!panels.is_open(SHOWN, &looked_up[0]));
        panels.shows(SHOWN, &looked_up[0], 5);
        assert!(panels.of(SHOWN, Moment::from_ms(2_000)).is_empty());
    }
}

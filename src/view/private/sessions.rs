//! The guild's sessions.

use crate::base::{Language, text};
use std::sync::Arc;

use crate::interview::{Ending, Phase, Seat, Session};
use crate::protocol::Query;
use crate::view::card::{Card, OPTIONS_MAX, Picker, PickerOption, Press, quoted};
use crate::view::words::{ending, fit, in_text, long, relative, seats, time};

/// Sessions named in the text; more can be picked below it. One message holds them.
const LINES_MAX: usize = 8;
/// Longest name of a format in a list.
const TITLE_MAX: usize = 40;

pub(super) fn sessions(lang: &Language, sessions: &[Arc<Session>]) -> Card {
    if sessions.is_empty() {
        return Card::saying(text!(
            lang,
            "Nothing is planned yet. Plan a session for a date that suits you, or open one now."
        ));
    }
    let mut card = Card::saying(text!(lang, "**Sessions**"));
    for s in sessions.iter().take(LINES_MAX) {
        let title = quoted(&name(lang, s));
        card.say(format!("**#{}** · {title} · {}", s.number, standing(lang, s)));
    }
    if sessions.len() > LINES_MAX {
        card.say(text!(lang, "… and {n} more below.", n = sessions.len() - LINES_MAX));
    }
    let options = sessions
        .iter()
        .take(OPTIONS_MAX)
        .map(|s| PickerOption {
            label: format!("#{}", s.number),
            description: Some(name(lang, s)),
            press: Press::Look(Query::Details(s.id)),
            is_chosen: false,
        })
        .collect();
    card.pickers.push(Picker { label: text!(lang, "Look at a session"), options, group: 0 });
    card
}

fn name(lang: &Language, s: &Session) -> String {
    in_text(lang, &fit(lang.title(&s.format().title), TITLE_MAX))
}

fn standing(lang: &Language, s: &Session) -> String {
    match &s.phase {
        Phase::Gathering { .. } => {
            let at = s.plan.starts_at;
            if s.plan.is_dealt {
                return format!("{} ({})", long(at), relative(at));
            }
            let free: Vec<String> = [Seat::Candidate, Seat::Interviewer, Seat::Observer]
                .into_iter()
                .map(|kind| (kind, s.seats.free(kind, s.format())))
                .filter(|(_, n)| *n > 0)
                .map(|(kind, n)| seats(lang, kind, n))
                .collect();
            let free = if free.is_empty() {
                text!(lang, "full")
            } else {
                text!(lang, "{free} free", free = free.join(", "))
            };
            format!("{} ({}) · {free}", long(at), relative(at))
        }
        Phase::Briefing { .. } => {
            let starts_at = s.plan.starts_at;
            text!(
                lang,
                "check-in is open · {starts_at} ({relative})",
                starts_at = time(starts_at),
                relative = relative(starts_at)
            )
        }
        Phase::Running(_) | Phase::Paused(_) => text!(lang, "running"),
        Phase::Rating { until, .. } => {
            text!(
                lang,
                "ballots are open · closes {at} ({relative})",
                at = time(*until),
                relative = relative(*until)
            )
        }
        Phase::Report { .. } | Phase::Closed { how: Ending::Reported } => {
            text!(lang, "{starts_at} · over", starts_at = long(s.plan.starts_at))
        }
        Phase::Closed { how } => ending(lang, *how),
    }
}

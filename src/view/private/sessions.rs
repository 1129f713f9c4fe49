//! The guild's sessions.

use std::sync::Arc;

use crate::interview::{Ending, Phase, Seat, Session};
use crate::protocol::Query;
use crate::view::card::{Card, OPTIONS_MAX, Picker, PickerOption, Press, quoted};
use crate::view::words::{ending, fit, in_text, long, relative, seats};

/// Sessions named in the text; more can be picked below it. One message holds them.
const LINES_MAX: usize = 8;
/// Longest name of a format in a list.
const TITLE_MAX: usize = 40;

pub(super) fn sessions(sessions: &[Arc<Session>]) -> Card {
    if sessions.is_empty() {
        return Card::saying(
            "Nothing is planned yet. Plan a session for a date that suits you, or open one now.",
        );
    }
    let mut card = Card::saying("**Sessions**");
    for s in sessions.iter().take(LINES_MAX) {
        let title = quoted(&name(s));
        card.say(format!("**#{}** · {title} · {}", s.number, standing(s)));
    }
    if sessions.len() > LINES_MAX {
        card.say(format!("… and {} more below.", sessions.len() - LINES_MAX));
    }
    let options = sessions
        .iter()
        .take(OPTIONS_MAX)
        .map(|s| PickerOption {
            label: format!("#{} · {}", s.number, name(s)),
            press: Press::Look(Query::Details(s.id)),
            is_chosen: false,
        })
        .collect();
    card.pickers.push(Picker { label: "Look at a session".to_owned(), options, group: 0 });
    card
}

fn name(s: &Session) -> String {
    in_text(&fit(&s.format().title, TITLE_MAX))
}

fn standing(s: &Session) -> String {
    match s.phase.running() {
        Phase::Gathering { .. } => {
            let at = s.plan.starts_at;
            let free: Vec<String> = [Seat::Candidate, Seat::Interviewer, Seat::Observer]
                .into_iter()
                .map(|kind| (kind, s.seats.free(kind, s.format())))
                .filter(|(_, n)| *n > 0)
                .map(|(kind, n)| seats(kind, n))
                .collect();
            let free = if free.is_empty() {
                "full".to_owned()
            } else {
                format!("{} free", free.join(", "))
            };
            format!("{} ({}) · {free}", long(at), relative(at))
        }
        Phase::Briefing { .. } => format!("check-in is open · {}", relative(s.plan.starts_at)),
        Phase::Intro { .. }
        | Phase::Question(_)
        | Phase::Exercise { .. }
        | Phase::Closing { .. }
        | Phase::HalfTime { .. }
        | Phase::Paused(_) => "running".to_owned(),
        Phase::Rating { until, .. } => format!("ballots are open · closes {}", relative(*until)),
        Phase::Report { .. } | Phase::Closed { how: Ending::Reported } => {
            format!("{} · over", long(s.plan.starts_at))
        }
        Phase::Closed { how } => ending(*how),
    }
}

//! The session's card in the practice channel.

use crate::base::MemberId;
use crate::interview::{Act, Card as Shown, CardState, Seat};
use crate::protocol::Query;
use crate::view::card::{Card, quoted};
use crate::view::words::{
    capital, ending, fit, in_text, level, long, mode, people, relative, seat, seats, tag,
    title_of_tag,
};

use super::Room;

/// Longest name of a format on a card.
const TITLE_MAX: usize = 40;

/// People in line who are named: the whole card is one message, however long its texts are.
const WAITING_MAX: usize = 5;

/// The card as it stands.
pub(super) fn card(room: Room, shown: &Shown) -> Card {
    let format = quoted(&in_text(&fit(&shown.format, TITLE_MAX)));
    let mut card = Card::saying(format!("**Mock interview #{} · {format}**", room.number));
    if let CardState::Closed(how) = shown.state
        && how != crate::interview::Ending::Reported
    {
        card.say(format!("#{} {}.", room.number, ending(how)));
        return card;
    }
    aim(&mut card, shown);
    time_and_place(&mut card, shown);
    people_on_seats(&mut card, shown);
    state(&mut card, shown);
    buttons(&mut card, room, shown);
    card
}

fn aim(card: &mut Card, shown: &Shown) {
    card.say(format!("Objective: {}", quoted(shown.objective.as_str())));
    let title = shown.role_title.as_deref().map(title_of_tag);
    let role = match (title.or(shown.role.as_deref().map(tag)), shown.level) {
        (Some(role), Some(at)) => Some(format!("{}, {}", capital(&role), level(at))),
        (Some(role), None) => Some(capital(&role)),
        (None, Some(at)) => Some(format!("{} level", capital(level(at)))),
        (None, None) => None,
    };
    let wanted = shown.wanted.as_ref().map(|text| format!("wanted: {}", quoted(text.as_str())));
    let line: Vec<String> = role.into_iter().chain(wanted).collect();
    if !line.is_empty() {
        card.say(capital(&line.join(" · ")));
    }
}

fn time_and_place(card: &mut Card, shown: &Shown) {
    let at = shown.starts_at;
    let place = super::meeting_place(shown.place.as_ref(), shown.room);
    card.say(format!(
        "{} ({}) · about {} min · {}{place}",
        long(at),
        relative(at),
        shown.minutes,
        mode(shown.mode)
    ));
    match shown.state {
        CardState::Open | CardState::CheckIn | CardState::Running => {
            card.say("Answers typed in the thread can be read by this channel");
        }
        CardState::Rating | CardState::Reported | CardState::Closed(_) => {}
    }
}

fn people_on_seats(card: &mut Card, shown: &Shown) {
    let on = |wanted: Seat| -> Vec<MemberId> {
        shown.seated.iter().filter(|(seat, _)| *seat == wanted).map(|(_, m)| *m).collect()
    };
    let mut parts = Vec::new();
    for (kind, _) in &shown.free {
        let sitting = on(*kind);
        if sitting.is_empty() {
            continue;
        }
        let name = match (kind, shown.swaps) {
            (Seat::Candidate, true) => "candidate & interviewer",
            (Seat::Candidate | Seat::Interviewer | Seat::Observer, _) => seat(*kind),
        };
        let names = people(&sitting);
        let swap = if *kind == Seat::Candidate && shown.swaps && sitting.len() > 1 {
            " (you swap half-way)"
        } else {
            ""
        };
        parts.push(format!("{name}: {names}{swap}"));
    }
    let is_open = matches!(shown.state, CardState::Open | CardState::CheckIn);
    let free = shown.free.iter().filter(|(_, n)| is_open && *n > 0);
    parts.extend(free.map(|(kind, n)| format!("{} free", seats(*kind, usize::from(*n)))));
    if !parts.is_empty() {
        card.say(format!("**Seats** {}", parts.join(" · ")));
    }
    if !shown.waiting.is_empty() && is_open {
        let first = shown.waiting.iter().take(WAITING_MAX);
        let waiting: Vec<MemberId> = first.map(|w| w.member).collect();
        let more = match shown.waiting.len().saturating_sub(WAITING_MAX) {
            0 => String::new(),
            n => format!(" and {n} more"),
        };
        card.say(format!("Waiting: {}{more}", people(&waiting)));
    }
}

fn state(card: &mut Card, shown: &Shown) {
    match shown.state {
        CardState::Open => {
            if let Some((fewest, by)) = shown.cut_off {
                let who = match fewest {
                    1 => "nobody has a seat".to_owned(),
                    n => format!("fewer than {n} people have a seat"),
                };
                card.say(format!("Called off if {who} by {}", long(by)));
            }
        }
        CardState::CheckIn => card.say("Check-in is open in the thread."),
        CardState::Running => {
            let observers = shown.free.iter().any(|(kind, n)| *kind == Seat::Observer && *n > 0);
            let more = if observers { "; observers can still come" } else { "" };
            card.say(format!("It is running{more}."));
        }
        CardState::Rating if shown.lost_thread => {
            card.say("The interview is over, and ballots are open behind _My part_.");
        }
        CardState::Rating => card.say("The interview is over, and ballots are open in the thread."),
        CardState::Closed(_) | CardState::Reported => {
            card.say("It is over. Everybody who answered has a report.");
        }
    }
}

fn buttons(card: &mut Card, room: Room, shown: &Shown) {
    let session = room.session;
    match shown.state {
        CardState::Open | CardState::CheckIn => {
            for (kind, free) in &shown.free {
                let label = match (kind, shown.swaps, *free) {
                    // Observers are not queued: whoever comes first watches.
                    (Seat::Observer, _, 0) => continue,
                    (Seat::Observer, _, _) => "Observe",
                    (Seat::Candidate, true, 0) => "Wait for a seat",
                    (Seat::Candidate, true, _) => "Take a seat",
                    (Seat::Candidate, false, 0) => "Wait to be candidate",
                    (Seat::Candidate, false, _) => "Candidate",
                    (Seat::Interviewer, _, 0) => "Wait to interview",
                    (Seat::Interviewer, _, _) => "Interviewer",
                };
                card.act(session, label, Act::Take(*kind));
                if *free > 0 && *kind != Seat::Observer {
                    card.main();
                }
            }
            card.act(session, "Can't make it", Act::Leave);
        }
        CardState::Running => {
            card.look("My part", Query::Panel(session));
            if shown.free.iter().any(|(kind, free)| *kind == Seat::Observer && *free > 0) {
                card.act(session, "Observe", Act::Take(Seat::Observer));
            }
        }
        CardState::Rating => card.look("My part", Query::Panel(session)),
        CardState::Closed(_) | CardState::Reported => {
            card.look("Open my report", Query::Panel(session));
        }
    }
    card.look("Details", Query::Details(session));
}

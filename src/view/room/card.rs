//! The session's card in the practice channel.

use crate::base::{Language, MemberId, counted, text};
use crate::interview::{Act, Card as Shown, CardState, Cast, Seat};
use crate::protocol::{Query, Threads};
use crate::view::card::{Card, quoted};
use crate::view::words::{
    capital, ended, fit, hindered, in_text, kind, level, long, mode, people, relative, row, seat,
    seats, tag, title_of_tag, venue,
};

use super::{Room, cast};

/// Longest name of a format on a card.
const TITLE_MAX: usize = 40;

/// People in line who are named: the whole card is one message, however long its texts are.
const WAITING_MAX: usize = 5;

/// The card as it stands.
pub(super) fn card(lang: &Language, room: Room, shown: &Shown) -> Card {
    if let CardState::Closed(how @ crate::interview::Ending::Elsewhere) = shown.state {
        return Card::saying(ended(lang, &format!("**#{}**", room.number), how));
    }
    if shown.state == CardState::Dealt {
        return dealt(lang, room, shown);
    }
    let format = quoted(&in_text(lang, &fit(lang.title(&shown.format), TITLE_MAX)));
    let mut card = Card::saying(text!(
        lang,
        "**Mock interview #{number} · {format}**",
        number = room.number,
        format
    ));
    if let CardState::Closed(how) = shown.state
        && how != crate::interview::Ending::Reported
    {
        card.say(ended(lang, &format!("#{}", room.number), how));
        return card;
    }
    aim(lang, &mut card, shown);
    stays_english(lang, &mut card, shown);
    time_and_place(lang, &mut card, room, shown);
    people_on_seats(lang, &mut card, shown);
    state(lang, &mut card, shown);
    buttons(lang, &mut card, room, shown);
    card
}

/// One line: the seats change on the plan, and who needs more presses nothing yet.
fn dealt(lang: &Language, room: Room, shown: &Shown) -> Card {
    let cast = Cast { swaps: shown.swaps, seated: shown.seated.clone() };
    let place = match (&shown.place, shown.room) {
        (Some(place), _) => quoted(place.as_str()),
        (None, Some(room)) => format!("<#{room}>"),
        (None, None) => super::no_place(lang),
    };
    let mut card = Card::saying(cast::line(lang, (&cast, &shown.new), place, room.number));
    if let Some(why) = shown.held {
        card.say(hindered(lang, why));
    }
    card
}

fn aim(lang: &Language, card: &mut Card, shown: &Shown) {
    // Its format stands above already.
    if let Some(objective) = shown.objective.beyond(&shown.format) {
        let objective = quoted(objective.as_str());
        card.say(text!(lang, "Objective: {objective}", objective));
    }
    let title = shown.role_title.as_deref().map(title_of_tag);
    let role = match (title.or(shown.role.as_deref().map(tag)), shown.level) {
        (Some(role), Some(at)) => Some(format!("{}, {}", capital(&role), level(lang, at))),
        (Some(role), None) => Some(capital(&role)),
        (None, Some(at)) => Some(text!(lang, "{at} level", at = capital(level(lang, at)))),
        (None, None) => None,
    };
    let wanted = shown
        .wanted
        .as_ref()
        .map(|text| text!(lang, "wanted: {text}", text = quoted(text.as_str())));
    let line: Vec<String> = role.into_iter().chain(wanted).collect();
    if !line.is_empty() {
        card.say(capital(line.join(" · ")));
    }
}

/// What the session's language lacks.
fn stays_english(lang: &Language, card: &mut Card, shown: &Shown) {
    if !shown.in_english.is_empty() {
        let kinds: Vec<String> = shown.in_english.iter().map(|of| kind(lang, *of)).collect();
        card.say(text!(lang, "Asked in English: {kinds}", kinds = kinds.join(", ")));
    }
}

fn time_and_place(lang: &Language, card: &mut Card, room: Room, shown: &Shown) {
    let at = shown.starts_at;
    let when = text!(
        lang,
        "{at} ({relative}) · about {minutes} min · {mode}",
        at = long(at),
        relative = relative(at),
        minutes = shown.minutes,
        mode = mode(lang, shown.mode)
    );
    let held = shown.venue.map(|at| venue(lang, at));
    let place = super::meeting_place(lang, shown.place.as_ref(), shown.room);
    card.say(row([when].into_iter().chain(held).chain(place)));
    match shown.state {
        CardState::Open | CardState::Dealt | CardState::CheckIn | CardState::Running => {
            card.say(match room.threads {
                Threads::Public => {
                    text!(lang, "Answers typed in the thread can be read by this channel")
                }
                Threads::Private => {
                    text!(
                        lang,
                        "Answers typed in the thread can be read by the people of this session"
                    )
                }
            });
        }
        CardState::Rating | CardState::Reported | CardState::Closed(_) => {}
    }
    if shown.keep_answers_days > 0 {
        card.say(counted!(
            lang,
            shown.keep_answers_days,
            "The texts of answers are kept for {n} day after it is closed",
            "The texts of answers are kept for {n} days after it is closed"
        ));
    }
}

fn people_on_seats(lang: &Language, card: &mut Card, shown: &Shown) {
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
            (Seat::Candidate, true) => text!(lang, "candidate & interviewer"),
            (Seat::Candidate | Seat::Interviewer | Seat::Observer, _) => seat(lang, *kind),
        };
        let names = people(lang, &sitting);
        parts.push(if *kind == Seat::Candidate && shown.swaps && sitting.len() > 1 {
            text!(lang, "{name}: {names} (you swap half-way)", name, names)
        } else {
            format!("{name}: {names}")
        });
    }
    let is_open = matches!(shown.state, CardState::Open | CardState::CheckIn);
    parts.extend(cast::first_evening(lang, &shown.new).filter(|_| is_open));
    let free = shown.free.iter().filter(|(_, n)| is_open && *n > 0);
    parts.extend(
        free.map(|(kind, n)| {
            text!(lang, "{kind} free", kind = seats(lang, *kind, usize::from(*n)))
        }),
    );
    if !parts.is_empty() {
        card.say(text!(lang, "**Seats** {parts}", parts = parts.join(" · ")));
    }
    if !shown.waiting.is_empty() && is_open {
        let first = shown.waiting.iter().take(WAITING_MAX);
        let waiting: Vec<MemberId> = first.map(|w| w.member).collect();
        let waiting = people(lang, &waiting);
        card.say(match shown.waiting.len().saturating_sub(WAITING_MAX) {
            0 => text!(lang, "Waiting: {waiting}", waiting),
            n => text!(lang, "Waiting: {waiting} and {n} more", waiting, n),
        });
    }
}

fn state(lang: &Language, card: &mut Card, shown: &Shown) {
    let held = shown.held.map(|why| hindered(lang, why));
    match (held, shown.state) {
        (Some(held), CardState::CheckIn | CardState::Running | CardState::Rating) => {
            return card.say(held);
        }
        (Some(held), CardState::Open | CardState::Dealt) => card.say(held),
        (Some(_), CardState::Reported | CardState::Closed(_)) | (None, _) => {}
    }
    match shown.state {
        CardState::Open => {
            if let Some((fewest, by)) = shown.cut_off {
                let by = long(by);
                card.say(match fewest {
                    1 => text!(lang, "Called off if nobody has a seat by {by}", by),
                    n => {
                        text!(
                            lang,
                            "Called off if fewer than {n} people have a seat by {by}",
                            n,
                            by
                        )
                    }
                });
            }
        }
        CardState::Dealt => {}
        CardState::CheckIn => card.say(text!(lang, "Check-in is open in the thread.")),
        CardState::Running => {
            let observers = shown.free.iter().any(|(kind, n)| *kind == Seat::Observer && *n > 0);
            card.say(if observers {
                text!(lang, "It is running; observers can still come.")
            } else {
                text!(lang, "It is running.")
            });
        }
        CardState::Rating if shown.lost_thread => {
            card.say(text!(lang, "The interview is over, and ballots are open behind _My part_."));
        }
        CardState::Rating => {
            card.say(text!(lang, "The interview is over, and ballots are open in the thread."));
        }
        CardState::Closed(_) | CardState::Reported => {
            card.say(text!(lang, "It is over. Everybody who answered has a report."));
        }
    }
}

fn buttons(lang: &Language, card: &mut Card, room: Room, shown: &Shown) {
    let session = room.session;
    match shown.state {
        CardState::Open | CardState::CheckIn => {
            for (kind, free) in &shown.free {
                let label = match (kind, shown.swaps, *free) {
                    // Observers are not queued: whoever comes first watches.
                    (Seat::Observer, _, 0) => continue,
                    (Seat::Observer, _, _) => text!(lang, "Observe"),
                    (Seat::Candidate, true, 0) => text!(lang, "Wait for a seat"),
                    (Seat::Candidate, true, _) => text!(lang, "Take a seat"),
                    (Seat::Candidate, false, 0) => text!(lang, "Wait to be candidate"),
                    (Seat::Candidate, false, _) => text!(lang, "Candidate"),
                    (Seat::Interviewer, _, 0) => text!(lang, "Wait to interview"),
                    (Seat::Interviewer, _, _) => text!(lang, "Interviewer"),
                };
                card.act(session, label, Act::Take(*kind));
                if *free > 0 && *kind != Seat::Observer {
                    card.main();
                }
            }
            card.act(session, text!(lang, "Can't make it"), Act::Leave);
        }
        CardState::Dealt => {}
        CardState::Running => {
            card.look(text!(lang, "My part"), Query::Panel(session));
            if shown.free.iter().any(|(kind, free)| *kind == Seat::Observer && *free > 0) {
                card.act(session, text!(lang, "Observe"), Act::Take(Seat::Observer));
            }
        }
        CardState::Rating => card.look(text!(lang, "My part"), Query::Panel(session)),
        CardState::Closed(_) | CardState::Reported => {
            card.look(text!(lang, "Open my report"), Query::Panel(session));
        }
    }
    card.look(text!(lang, "Details"), Query::Details(session));
}

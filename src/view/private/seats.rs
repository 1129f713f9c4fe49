//! Before it begins: what this person can do about a seat.

use crate::base::{Language, MemberId, counted, text};
use crate::interview::{Act, Phase, Refusal, Seat, Session, Sitter, limits};
use crate::protocol::Query;
use crate::view::card::Card;
use crate::view::words::{people, refusal, relative, seat, time};

use super::interviewer;

/// Buttons for seats that this person neither has nor waits for. Dealt seats have none: it is said
/// where they change.
pub(super) fn seat_buttons(lang: &Language, card: &mut Card, s: &Session, viewer: MemberId) {
    if s.is_dealt_ahead() {
        return card.say(refusal(lang, &Refusal::SeatsDealt, None));
    }
    let own = s.seats.of(viewer).map(|p| p.seat);
    let waits = s.seats.waitlist.iter().find(|w| w.member == viewer).map(|w| w.seat);
    let offered = s.seats.offers.iter().find(|o| o.to == Some(viewer)).map(|o| o.seat);
    for kind in [Seat::Candidate, Seat::Interviewer, Seat::Observer] {
        let free = s.seats.free(kind, s.format());
        let waits = waits == Some(kind) && free == 0;
        let has_it = waits || own == Some(kind) || offered == Some(kind);
        if kind.places(s.format()).max == 0 || has_it {
            continue;
        }
        let label = match (kind, free) {
            (Seat::Observer, 0) => continue,
            (Seat::Candidate | Seat::Interviewer, 0) if !s.seats.can_wait() => continue,
            (Seat::Observer, _) => text!(lang, "Observe"),
            (Seat::Candidate, 0) if s.format().turns.swaps() => text!(lang, "Wait for a seat"),
            (Seat::Candidate, _) if s.format().turns.swaps() => text!(lang, "Take a seat"),
            (Seat::Candidate, 0) => text!(lang, "Wait to be candidate"),
            (Seat::Candidate, _) => text!(lang, "Candidate"),
            (Seat::Interviewer, 0) => text!(lang, "Wait to interview"),
            (Seat::Interviewer, _) => text!(lang, "Interviewer"),
        };
        card.act(s.id, label, Act::Take(kind));
    }
}

/// Before check-in opens.
pub(super) fn gathering(lang: &Language, s: &Session, viewer: MemberId) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "**Mock interview #{number}** starts {starts_at} ({relative}).",
        number = s.number,
        starts_at = time(s.plan.starts_at),
        relative = relative(s.plan.starts_at)
    ));
    let is_in = where_you_are(lang, &mut card, s, viewer);
    offers(lang, &mut card, s, viewer);
    seat_buttons(lang, &mut card, s, viewer);
    if is_in {
        ahead(lang, &mut card, s);
        to_read(lang, &mut card, s, viewer);
    }
    card.look(text!(lang, "Details"), Query::Details(s.id));
    card
}

/// Who has a seat gives it back, unless it was dealt, and gets ready.
pub(super) fn ahead(lang: &Language, card: &mut Card, s: &Session) {
    if !s.is_dealt_ahead() {
        card.act(s.id, text!(lang, "Can't make it"), Act::Leave);
    }
    card.look(text!(lang, "Before you start"), Query::Checklist(s.id));
}

/// Says which seat or place in the queue this person has; false if neither.
fn where_you_are(lang: &Language, card: &mut Card, s: &Session, viewer: MemberId) -> bool {
    if let Some(own) = s.seats.of(viewer) {
        card.say(text!(lang, "You have a seat: {seat}.", seat = seat(lang, own.seat)));
        return true;
    }
    let Some(wait) = s.seats.waitlist.iter().find(|w| w.member == viewer) else {
        card.say(text!(lang, "You have no seat in it yet."));
        return false;
    };
    let ahead = s.seats.waitlist.iter().take_while(|w| w.member != viewer);
    let place = ahead.filter(|w| w.seat == wait.seat).count() + 1;
    card.say(text!(
        lang,
        "You are number {place} in line for a seat as {seat}.",
        place,
        seat = seat(lang, wait.seat)
    ));
    true
}

fn offers(lang: &Language, card: &mut Card, s: &Session, viewer: MemberId) {
    let own = s.seats.of(viewer).map(|p| p.seat);
    for offer in &s.seats.offers {
        let until = time(offer.until);
        match offer.to {
            Some(to) if to == viewer => {
                card.say(text!(
                    lang,
                    "On offer to you until {until}: {seat}.",
                    until,
                    seat = seat(lang, offer.seat)
                ));
                card.act(s.id, text!(lang, "Take it"), Act::TakeOffered);
                card.main();
                card.act(s.id, text!(lang, "Pass", context = "an offer"), Act::PassOffer);
                return;
            }
            None if own != Some(offer.seat) => {
                card.say(text!(
                    lang,
                    "A substitute is wanted as {seat}: the first to press has the seat.",
                    seat = seat(lang, offer.seat)
                ));
                card.act(s.id, text!(lang, "Take it"), Act::TakeOffered);
                card.main();
                return;
            }
            Some(_) | None => {}
        }
    }
}

/// While people check in.
pub(super) fn briefing(lang: &Language, s: &Session, viewer: MemberId) -> Card {
    let starts_at = s.plan.starts_at;
    let mut card = Card::saying(text!(
        lang,
        "**Mock interview #{number}** · check-in is open · start {starts_at} ({relative})",
        number = s.number,
        starts_at = time(starts_at),
        relative = relative(starts_at)
    ));
    let is_in = where_you_are(lang, &mut card, s, viewer);
    let own = s.seats.of(viewer);
    match own {
        Some(Sitter { here_since: Some(_), .. }) => {
            offers(lang, &mut card, s, viewer);
            waiting_for_others(lang, &mut card, s);
        }
        Some(sitter) => {
            card.act(s.id, text!(lang, "I'm here"), Act::CheckIn);
            card.main();
            if !sitter.is_late {
                card.act(s.id, text!(lang, "I'll be late"), Act::Late);
            }
        }
        None => {
            offers(lang, &mut card, s, viewer);
            seat_buttons(lang, &mut card, s, viewer);
        }
    }
    if is_in {
        card.act(s.id, text!(lang, "I can't make it"), Act::Leave);
        card.look(text!(lang, "Before you start"), Query::Checklist(s.id));
        to_read(lang, &mut card, s, viewer);
    }
    card
}

/// Who is going to interview can read how.
fn to_read(lang: &Language, card: &mut Card, s: &Session, viewer: MemberId) {
    let seat = s.seats.of(viewer).map(|p| p.seat);
    let interviews = match seat {
        Some(Seat::Interviewer) => true,
        Some(Seat::Candidate) => s.format().turns.swaps(),
        Some(Seat::Observer) | None => false,
    };
    if interviews {
        interviewer::to_read(lang, card);
    }
}

fn waiting_for_others(lang: &Language, card: &mut Card, s: &Session) {
    let missing: Vec<MemberId> = s.seats.missing().map(|p| p.member).collect();
    let Some(begins_at) = s.begins_at() else {
        if !missing.is_empty() {
            return card.say(text!(
                lang,
                "You are checked in. Not here yet: {missing}. A seat that is empty {late} after \
                 the start is offered to others.",
                missing = people(lang, &missing),
                late = limits::LATE_MAX
            ));
        }
        let needed = crate::interview::Seats::needed(s.format());
        return card.say(counted!(
            lang,
            needed,
            "You are checked in. {n} person is needed to begin.",
            "You are checked in. {n} people are needed to begin."
        ));
    };
    let (at, relative) = (time(begins_at), relative(begins_at));
    card.say(if missing.is_empty() {
        text!(
            lang,
            "You are checked in, and so is everybody. It begins at {at} ({relative}), or now.",
            at,
            relative
        )
    } else {
        text!(
            lang,
            "You are checked in. Not here yet: {missing}. It begins at {at} ({relative}), or now.",
            missing = people(lang, &missing),
            at,
            relative
        )
    });
    card.act(s.id, text!(lang, "Start now"), Act::Start);
    card.main();
}

/// Whether somebody without a seat can still come to watch, and the button for it.
pub(super) fn guest(lang: &Language, s: &Session) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "**Mock interview #{number}** is running, and you have no seat in it.",
        number = s.number
    ));
    let free = s.seats.free(Seat::Observer, s.format());
    if free > 0 && !matches!(s.phase, Phase::Rating { .. }) {
        card.say(text!(
            lang,
            "{free} free. Whoever watches from before the second question also rates.",
            free = counted!(lang, free, "{n} observer seat", "{n} observer seats")
        ));
        card.act(s.id, text!(lang, "Observe"), Act::Take(Seat::Observer));
    }
    card.look(text!(lang, "Details"), Query::Details(s.id));
    card
}

//! Before it begins: reminders, free seats, check-in.

use crate::base::{Language, MemberId, Moment, Span, text};
use crate::interview::{Act, Present, Seat, limits};
use crate::protocol::Query;
use crate::view::card::Card;
use crate::view::words::{length, long, people, relative, seat, time, who};

use super::Room;

pub(super) fn reminder(lang: &Language, room: Room, starts_at: Moment, place: &str) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "{title} starts {relative} ({at}){place}.",
        title = room.title(lang),
        relative = relative(starts_at),
        at = long(starts_at),
        place
    ));
    card.act(room.session, text!(lang, "Can't make it"), Act::Leave);
    card.look(text!(lang, "Details"), Query::Details(room.session));
    card
}

pub(super) fn seat_offered(
    lang: &Language,
    room: Room,
    kind: Seat,
    to: MemberId,
    until: Moment,
) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "{to}, a seat in #{number} is free: {kind}. It is kept for you until {until}, then the \
         next person is asked.",
        to = who(lang, to),
        number = room.number,
        kind = seat(lang, kind),
        until = long(until)
    ));
    card.act(room.session, text!(lang, "Take it"), Act::TakeOffered);
    card.main();
    card.act(room.session, text!(lang, "Pass"), Act::PassOffer);
    card
}

pub(super) fn open_call(lang: &Language, room: Room, kind: Seat, until: Moment) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "#{number} wants a substitute: the {kind} seat is free. The first to press has it, until \
         {until}.",
        number = room.number,
        kind = seat(lang, kind),
        until = time(until)
    ));
    card.act(room.session, text!(lang, "Take it"), Act::TakeOffered);
    card.main();
    card
}

pub(super) fn second_session(lang: &Language, room: Room, waiting: &[MemberId]) -> Card {
    Card::saying(text!(
        lang,
        "{waiting}: enough people wait for a session of their own. Plan one at the same time, and \
         both can start; in #{number} you stay on the waitlist.",
        waiting = people(lang, waiting),
        number = room.number
    ))
}

pub(super) fn plan_changed(lang: &Language, room: Room, starts_at: Moment) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "{title} has a new time: {starts_at} ({relative}). If it does not suit you, give your \
         seat back.",
        title = room.title(lang),
        starts_at = long(starts_at),
        relative = relative(starts_at)
    ));
    card.act(room.session, text!(lang, "Can't make it"), Act::Leave);
    card.look(text!(lang, "Details"), Query::Details(room.session));
    card
}

pub(super) fn check_in(
    lang: &Language,
    room: Room,
    starts_at: Moment,
    present: &[Present],
    has_observers: bool,
) -> Card {
    let empty = if has_observers {
        text!(
            lang,
            "; a seat that is empty {wait} after the start is offered to the observers",
            wait = limits::LATE_MAX
        )
    } else {
        String::new()
    };
    let mut card = Card::saying(text!(
        lang,
        "{title} starts {starts_at}. Check in when you are here{empty}.",
        title = room.title(lang),
        starts_at = relative(starts_at),
        empty
    ));
    let people: Vec<String> = present
        .iter()
        .map(|p| {
            let state = match (p.is_here, p.is_late) {
                (true, _) => text!(lang, "checked in"),
                (false, true) => text!(lang, "will be late"),
                (false, false) => text!(lang, "not yet"),
            };
            format!("{}: {state}", who(lang, p.member))
        })
        .collect();
    if !people.is_empty() {
        card.say(people.join(" · "));
    }
    card.act(room.session, text!(lang, "I'm here"), Act::CheckIn);
    card.main();
    card.act(room.session, text!(lang, "I'll be late"), Act::Late);
    card.act(room.session, text!(lang, "I can't make it"), Act::Leave);
    card
}

pub(super) fn starts_late(lang: &Language, room: Room, by: Span) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "I was away, so #{number} starts {by} later than planned. Check in when you are here.",
        number = room.number,
        by = length(lang, by)
    ));
    card.act(room.session, text!(lang, "I'm here"), Act::CheckIn);
    card.main();
    card
}

pub(super) fn few_raters(lang: &Language, raters: u8, wanted: u8) -> Card {
    let here = match raters {
        0 => text!(lang, "Nobody here can rate"),
        1 => text!(lang, "One person here can rate"),
        n => text!(lang, "{n} people here can rate", n),
    };
    Card::saying(text!(
        lang,
        "{here}, and a decision needs {wanted}. The result can only be provisional; an observer \
         who comes before the second question can still rate.",
        here,
        wanted
    ))
}

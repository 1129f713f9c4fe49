//! Before it begins: reminders, free seats, check-in.

use crate::base::{MemberId, Moment, Span};
use crate::interview::{Act, Present, Seat, limits};
use crate::protocol::Query;
use crate::view::card::Card;
use crate::view::words::{long, people, relative, seat, time, who};

use super::Room;

pub(super) fn reminder(room: Room, starts_at: Moment, place: &str) -> Card {
    let mut card = Card::saying(format!(
        "{} starts {} ({}){place}.",
        room.title(),
        relative(starts_at),
        long(starts_at)
    ));
    card.act(room.session, "Can't make it", Act::Leave);
    card.look("Details", Query::Details(room.session));
    card
}

pub(super) fn seat_offered(room: Room, kind: Seat, to: MemberId, until: Moment) -> Card {
    let mut card = Card::saying(format!(
        "{}, a seat in #{} is free: {}. It is kept for you until {}, then the next person is asked.",
        who(to),
        room.number,
        seat(kind),
        long(until)
    ));
    card.act(room.session, "Take it", Act::TakeOffered);
    card.main();
    card.act(room.session, "Pass", Act::PassOffer);
    card
}

pub(super) fn open_call(room: Room, kind: Seat, until: Moment) -> Card {
    let mut card = Card::saying(format!(
        "#{} wants a substitute: the {} seat is free. The first to press has it, until {}.",
        room.number,
        seat(kind),
        time(until)
    ));
    card.act(room.session, "Take it", Act::TakeOffered);
    card.main();
    card
}

pub(super) fn second_session(room: Room, waiting: &[MemberId]) -> Card {
    Card::saying(format!(
        "{}: enough people wait for a session of their own. Plan one at the same time, and both \
         can start; in #{} you stay on the waitlist.",
        people(waiting),
        room.number
    ))
}

pub(super) fn plan_changed(room: Room, starts_at: Moment) -> Card {
    let mut card = Card::saying(format!(
        "{} has a new time: {} ({}). If it does not suit you, give your seat back.",
        room.title(),
        long(starts_at),
        relative(starts_at)
    ));
    card.act(room.session, "Can't make it", Act::Leave);
    card.look("Details", Query::Details(room.session));
    card
}

pub(super) fn check_in(
    room: Room,
    starts_at: Moment,
    present: &[Present],
    has_observers: bool,
) -> Card {
    let empty = if has_observers {
        format!(
            "; a seat that is empty {} after the start is offered to the observers",
            limits::LATE_MAX
        )
    } else {
        String::new()
    };
    let mut card = Card::saying(format!(
        "{} starts {}. Check in when you are here{empty}.",
        room.title(),
        relative(starts_at)
    ));
    let people: Vec<String> = present
        .iter()
        .map(|p| {
            let state = match (p.is_here, p.is_late) {
                (true, _) => "checked in",
                (false, true) => "will be late",
                (false, false) => "not yet",
            };
            format!("{}: {state}", who(p.member))
        })
        .collect();
    if !people.is_empty() {
        card.say(people.join(" · "));
    }
    card.act(room.session, "I'm here", Act::CheckIn);
    card.main();
    card.act(room.session, "I'll be late", Act::Late);
    card.act(room.session, "I can't make it", Act::Leave);
    card
}

pub(super) fn starts_late(room: Room, by: Span) -> Card {
    let mut card = Card::saying(format!(
        "I was away, so #{} starts {by} later than planned. Check in when you are here.",
        room.number
    ));
    card.act(room.session, "I'm here", Act::CheckIn);
    card.main();
    card
}

pub(super) fn few_raters(raters: u8, wanted: u8) -> Card {
    let here = match raters {
        0 => "Nobody here can rate".to_owned(),
        1 => "One person here can rate".to_owned(),
        n => format!("{n} people here can rate"),
    };
    Card::saying(format!(
        "{here}, and a decision needs {wanted}. The result can only be provisional; an observer \
         who comes before the second question can still rate."
    ))
}

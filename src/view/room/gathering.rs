//! Before it begins: reminders, free seats, check-in.

use crate::base::{EveningId, Language, MemberId, Moment, Span, counted, text};
use crate::evening;
use crate::interview::{Act, Cast, CheckIn, Present, Seat, limits};
use crate::protocol::Query;
use crate::view::card::Card;
use crate::view::private::briefing;
use crate::view::words::{
    length, long, paragraph, people, relative, row, seat, time, together, who,
};

use super::Room;
use super::cast::{parts, sides};

/// When it starts and where people meet, and how that is said.
pub(super) struct When {
    pub(super) starts_at: Moment,
    pub(super) place: Option<String>,
    pub(super) is_late: bool,
    /// Whether people can check in.
    pub(super) is_open: bool,
}

pub(super) fn reminder(lang: &Language, room: Room, when: When) -> Card {
    let is_open = when.is_open;
    let mut card = starts(lang, room, when);
    if is_open {
        checks_in(lang, room, &mut card);
    } else {
        card.act(room.session, text!(lang, "Can't make it"), Act::Leave);
    }
    card.look(text!(lang, "Details"), Query::Details(room.session));
    card
}

/// The first that those are told who were dealt seats: a deal calls nobody.
pub(super) fn reminder_of_dealt(lang: &Language, room: Room, when: When, cast: &Cast) -> Card {
    let is_open = when.is_open;
    let mut card = starts_dealt(lang, room, when, cast);
    if let Some((candidates, interviewers)) = sides(cast) {
        card.say(text!(
            lang,
            "{interviewers}: [Briefing] · {candidates}: [Before you start]",
            interviewers = people(lang, &interviewers),
            candidates = people(lang, &candidates)
        ));
        briefing(lang, &mut card);
    }
    if is_open {
        checks_in(lang, room, &mut card);
    } else {
        card.say(text!(lang, "If something comes up, press _Can't make it_ on the plan."));
    }
    card.look(text!(lang, "Before you start"), Query::Checklist(room.session));
    card.look(text!(lang, "Details"), Query::Details(room.session));
    card
}

/// The same for one of them alone; `evening` dealt them their seat.
pub(super) fn reminder_of_one(
    lang: &Language,
    room: Room,
    when: When,
    (cast, member, evening): (&Cast, MemberId, Option<EveningId>),
) -> Card {
    let is_open = when.is_open;
    let mut card = starts_dealt(lang, room, when, cast);
    if is_open {
        checks_in(lang, room, &mut card);
    } else if let Some(evening) = evening {
        card.on_evening(evening, text!(lang, "Can't make it"), evening::Act::Out);
    }
    if let Some((candidates, interviewers)) = sides(cast) {
        // Where the two swap, each does both.
        let is_one_of = |these: &[MemberId], others: &[MemberId]| {
            these.contains(&member) || (cast.swaps && others.contains(&member))
        };
        if is_one_of(&interviewers, &candidates) {
            briefing(lang, &mut card);
        }
        if is_one_of(&candidates, &interviewers) {
            card.look(text!(lang, "Before you start"), Query::Checklist(room.session));
        }
    }
    card.look(text!(lang, "Details"), Query::Details(room.session));
    card
}

/// What somebody does once check-in is open.
fn checks_in(lang: &Language, room: Room, card: &mut Card) {
    card.say(text!(lang, "Check in when you are here."));
    card.act(room.session, text!(lang, "I'm here"), Act::CheckIn);
    card.main();
    card.act(room.session, text!(lang, "I'll be late"), Act::Late);
    card.act(room.session, text!(lang, "I can't make it"), Act::Leave);
}

fn starts_dealt(lang: &Language, room: Room, when: When, cast: &Cast) -> Card {
    let place = when.place.unwrap_or_else(|| super::no_place(lang));
    let mut card = starts(lang, room, When { place: Some(place), ..when });
    card.say(row(parts(lang, cast)));
    card
}

fn starts(lang: &Language, room: Room, when: When) -> Card {
    let When { starts_at, place, is_late, is_open: _ } = when;
    let (title, relative, at) = (room.title(lang), relative(starts_at), long(starts_at));
    let starts = match place {
        None => text!(lang, "{title} starts {at} ({relative}).", title, at, relative),
        Some(place) => {
            text!(lang, "{title} starts {at} ({relative}) · {place}.", title, at, relative, place)
        }
    };
    let late = is_late.then(|| text!(lang, "This comes late, because I was away."));
    Card::saying(paragraph(late.into_iter().chain([starts])))
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
    card.act(room.session, text!(lang, "Pass", context = "an offer"), Act::PassOffer);
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

pub(super) fn plan_changed(lang: &Language, room: Room, starts_at: Moment, is_dealt: bool) -> Card {
    let (title, at, relative) = (room.title(lang), long(starts_at), relative(starts_at));
    let mut card = Card::saying(if is_dealt {
        text!(
            lang,
            "{title} has a new time: {at} ({relative}). If it does not suit you, press _Can't \
             make it_ on the plan.",
            title,
            at,
            relative
        )
    } else {
        text!(
            lang,
            "{title} has a new time: {starts_at} ({relative}). If it does not suit you, give your \
             seat back.",
            title,
            starts_at = at,
            relative
        )
    });
    if !is_dealt {
        card.act(room.session, text!(lang, "Can't make it"), Act::Leave);
    }
    card.look(text!(lang, "Details"), Query::Details(room.session));
    card
}

/// Who is here, as the room is told it.
pub(super) struct Arrival<'a> {
    pub(super) starts_at: Moment,
    pub(super) present: &'a [Present],
    pub(super) has_observers: bool,
    pub(super) begins_at: Option<Moment>,
    pub(super) state: CheckIn,
}

pub(super) fn check_in(lang: &Language, room: Room, arrival: &Arrival<'_>) -> Card {
    let Arrival { starts_at, present, has_observers, begins_at, state } = *arrival;
    match state {
        CheckIn::Open => {}
        CheckIn::Begun => return begun(lang, room, present),
        CheckIn::Over => {
            return Card::saying(text!(
                lang,
                "{title} · check-in is over",
                title = room.title(lang)
            ));
        }
    }
    let starts = text!(
        lang,
        "{title} starts at {at} ({relative}).",
        title = room.title(lang),
        at = time(starts_at),
        relative = relative(starts_at)
    );
    let check_in = if has_observers {
        text!(
            lang,
            "Check in when you are here; a seat that is empty {wait} after the start is offered \
             to the observers.",
            wait = limits::LATE_MAX
        )
    } else {
        text!(lang, "Check in when you are here.")
    };
    let mut card = Card::saying(paragraph([starts, check_in]));
    let people: Vec<String> = present
        .iter()
        .map(|p| {
            let state = match (p.is_here, p.is_late) {
                (true, _) => text!(lang, "checked in"),
                (false, true) => text!(lang, "will be late"),
                (false, false) => {
                    text!(lang, "not yet", context = "somebody who has not checked in")
                }
            };
            format!("{}: {state}", who(lang, p.member))
        })
        .collect();
    if !people.is_empty() {
        card.say(people.join(" · "));
    }
    card.act(room.session, text!(lang, "I'm here"), Act::CheckIn);
    card.main();
    if let Some(at) = begins_at {
        card.say(text!(
            lang,
            "Enough people are here: it begins at {at} ({relative}), or when one of them presses \
             [Start now].",
            at = time(at),
            relative = relative(at)
        ));
        card.act(room.session, text!(lang, "Start now"), Act::Start);
    }
    card.act(room.session, text!(lang, "I'll be late"), Act::Late);
    card.act(room.session, text!(lang, "I can't make it"), Act::Leave);
    card
}

/// It runs; who has a seat and has not come can still watch.
fn begun(lang: &Language, room: Room, present: &[Present]) -> Card {
    let title = room.title(lang);
    let absent: Vec<MemberId> =
        present.iter().filter(|one| !one.is_here).map(|one| one.member).collect();
    if absent.is_empty() {
        return Card::saying(text!(lang, "{title} has begun; check-in is over", title));
    }
    let mut card = Card::saying(text!(
        lang,
        "{title} has begun without {absent}. Whoever comes now: [I'm here]",
        title,
        absent = people(lang, &absent)
    ));
    card.act(room.session, text!(lang, "I'm here"), Act::CheckIn);
    card
}

/// They were dealt a seat in a session whose check-in is open.
pub(super) fn dealt(lang: &Language, room: Room, people: &[MemberId], cast: &Cast) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "{people}: you have a seat in {title} now. Check in when you are here.",
        people = together(lang, people),
        title = room.title(lang)
    ));
    card.say(row(parts(lang, cast)));
    card.act(room.session, text!(lang, "I'm here"), Act::CheckIn);
    card.main();
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
        0 => text!(lang, "Nobody here can rate, and a decision needs {wanted}.", wanted),
        n => counted!(
            lang,
            n,
            "One person here can rate, and a decision needs {wanted}.",
            "{n} people here can rate, and a decision needs {wanted}.",
            wanted
        ),
    };
    let then = text!(
        lang,
        "The result can only be provisional; an observer who comes before the second question can \
         still rate."
    );
    Card::saying(paragraph([here, then]))
}

//! Practising now: who waits, who was found, who goes alone.

use crate::base::{Language, Moment, SessionId, text};
use crate::protocol::{Command, Query, Wait};
use crate::rotation::{Levels, Match, WAIT_FOR};
use crate::view::card::{Button, Card, Press};
use crate::view::words::{relative, time, who};

/// What is pressed to wait for somebody, here and on the standing card.
pub(in crate::view) fn practise_now(lang: &Language) -> Button {
    Button::new(text!(lang, "I have 30 minutes"), Press::Do(Command::PractiseNow)).main()
}

/// What is pressed to go alone.
pub(in crate::view) fn start_alone(lang: &Language) -> Button {
    Button::new(text!(lang, "Start alone now"), Press::Do(Command::StartAlone))
}

/// How it stands with whoever looks.
pub(super) fn wait(lang: &Language, wait: Wait) -> Card {
    match wait {
        Wait::Until(until) => waiting(lang, until),
        Wait::Sits { session, number } => {
            let mut card =
                Card::saying(text!(lang, "You sit in #{number}: go on in its thread.", number));
            my_part(lang, &mut card, session);
            card
        }
        Wait::Not => {
            let mut card = Card::saying(text!(
                lang,
                "You are not waiting any more: a wait ends after {wait_for} when nobody comes. \
                 Start alone now, and others can rate it later; or wait once more.",
                wait_for = WAIT_FOR
            ));
            card.buttons.extend([practise_now(lang), start_alone(lang)]);
            card
        }
    }
}

pub(super) fn waiting(lang: &Language, until: Moment) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "You wait until {until} for somebody who has half an hour too. When they press, a session \
         for you both opens, and its thread mentions you.",
        until = time(until)
    ));
    card.buttons.push(Button::new(text!(lang, "Stop waiting"), Press::Do(Command::StopWaiting)));
    card.buttons.push(start_alone(lang));
    card
}

pub(super) fn paired(lang: &Language, session: SessionId, number: u32, found: &Match) -> Card {
    let met = match found.met_at {
        None => text!(lang, "you have not had a turn together yet"),
        Some(at) => {
            text!(lang, "your last turn together was {relative}", relative = relative(at))
        }
    };
    let why = match found.levels {
        Levels::Same => text!(lang, "you practise at the same level, and {met}", met),
        Levels::Near => text!(lang, "your levels are close, and {met}", met),
        Levels::Apart(_) => text!(lang, "nobody nearer to your level was waiting, and {met}", met),
        Levels::Unknown => met,
    };
    let partner = who(lang, found.member);
    let mut card = Card::saying(text!(
        lang,
        "{partner} has half an hour too, and #{number} is open for you both. It begins when they \
         have checked in as well. Why you two: {why}.",
        partner,
        number,
        why
    ));
    my_part(lang, &mut card, session);
    card.look(text!(lang, "Before you start"), Query::Checklist(session));
    card
}

pub(super) fn stopped(lang: &Language) -> Card {
    let mut card = Card::saying(text!(lang, "Done: you wait no longer."));
    card.buttons.extend([practise_now(lang), start_alone(lang)]);
    card
}

pub(super) fn not_waiting(lang: &Language) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "You are not waiting, so there is nothing to stop. If you have half an hour, say so."
    ));
    card.buttons.extend([practise_now(lang), start_alone(lang)]);
    card
}

pub(super) fn sits_elsewhere(lang: &Language, session: SessionId, number: u32) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "You have a seat in #{number}, which runs or begins before half an hour is over. Go on \
         there, or give that seat back first.",
        number
    ));
    my_part(lang, &mut card, session);
    card
}

pub(super) fn started_alone(lang: &Language, session: SessionId, number: u32) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "#{number} is yours: I ask, in its thread, and it has begun. Others can rate it later.",
        number
    ));
    my_part(lang, &mut card, session);
    card
}

pub(super) fn drill_begun(lang: &Language, session: SessionId) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "Your drill has begun. It is yours alone: it is in no list, and nobody rates it."
    ));
    my_part(lang, &mut card, session);
    card
}

pub(super) fn no_such_drill(lang: &Language) -> Card {
    Card::saying(text!(
        lang,
        "Nobody has written a question of this kind here. Take another kind; an organiser can add \
         a bank with such questions."
    ))
}

pub(super) fn only_interviews(lang: &Language) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "You only interview, and here each of the two answers as well. Take an interviewer's seat \
         in a session, or change what you said in your profile."
    ));
    card.look(text!(lang, "Sessions"), Query::Sessions);
    card.look(text!(lang, "My profile"), Query::Profile);
    card
}

pub(super) fn no_format_for(lang: &Language, people: u8) -> Card {
    let who = match people {
        1 => text!(lang, "somebody alone"),
        _ => text!(lang, "two people who interview each other"),
    };
    let mut card = Card::saying(text!(
        lang,
        "There is no format here for {who}. Tell your organiser, and look whether a session has a \
         free seat.",
        who
    ));
    card.look(text!(lang, "Sessions"), Query::Sessions);
    card
}

fn my_part(lang: &Language, card: &mut Card, session: SessionId) {
    card.look(text!(lang, "My part"), Query::Panel(session));
    card.main();
}

//! Practising now: who waits, who was found, who goes alone.

use crate::base::{Moment, SessionId};
use crate::protocol::{Command, Query, Wait};
use crate::rotation::{Levels, Match, WAIT_FOR};
use crate::view::card::{Button, Card, Press};
use crate::view::words::{relative, time, who};

/// What is pressed to wait for somebody, here and on the standing card.
pub(in crate::view) fn practise_now() -> Button {
    Button::new("I have 30 minutes", Press::Do(Command::PractiseNow)).main()
}

/// What is pressed to go alone.
pub(in crate::view) fn start_alone() -> Button {
    Button::new("Start alone now", Press::Do(Command::StartAlone))
}

/// How it stands with whoever looks.
pub(super) fn wait(wait: Wait) -> Card {
    match wait {
        Wait::Until(until) => waiting(until),
        Wait::Sits { session, number } => {
            let mut card = Card::saying(format!("You sit in #{number}: go on in its thread."));
            my_part(&mut card, session);
            card
        }
        Wait::Not => {
            let mut card = Card::saying(format!(
                "You are not waiting any more: a wait ends after {WAIT_FOR} when nobody comes. Start \
                 alone now, and others can rate it later; or wait once more."
            ));
            card.buttons.extend([practise_now(), start_alone()]);
            card
        }
    }
}

pub(super) fn waiting(until: Moment) -> Card {
    let mut card = Card::saying(format!(
        "You wait until {} for somebody who has half an hour too. When they press, a session for you \
         both opens, and its thread mentions you.",
        time(until)
    ));
    card.buttons.push(Button::new("Stop waiting", Press::Do(Command::StopWaiting)));
    card.buttons.push(start_alone());
    card
}

pub(super) fn paired(session: SessionId, number: u32, found: &Match) -> Card {
    let met = match found.met_at {
        None => "you have not had a turn together yet".to_owned(),
        Some(at) => format!("your last turn together was {}", relative(at)),
    };
    let why = match found.levels {
        Levels::Same => format!("you practise at the same level, and {met}"),
        Levels::Near => format!("your levels are close, and {met}"),
        Levels::Apart(_) => format!("nobody nearer to your level was waiting, and {met}"),
        Levels::Unknown => met,
    };
    let partner = who(found.member);
    let mut card = Card::saying(format!(
        "{partner} has half an hour too, and #{number} is open for you both. It begins when they \
         have checked in as well. Why you two: {why}."
    ));
    my_part(&mut card, session);
    card.look("Before you start", Query::Checklist(session));
    card
}

pub(super) fn stopped() -> Card {
    let mut card = Card::saying("Done: you wait no longer.");
    card.buttons.extend([practise_now(), start_alone()]);
    card
}

pub(super) fn not_waiting() -> Card {
    let mut card = Card::saying(
        "You are not waiting, so there is nothing to stop. If you have half an hour, say so.",
    );
    card.buttons.extend([practise_now(), start_alone()]);
    card
}

pub(super) fn sits_elsewhere(session: SessionId, number: u32) -> Card {
    let mut card = Card::saying(format!(
        "You have a seat in #{number}, which runs or begins before half an hour is over. Go on there, \
         or give that seat back first."
    ));
    my_part(&mut card, session);
    card
}

pub(super) fn started_alone(session: SessionId, number: u32) -> Card {
    let mut card = Card::saying(format!(
        "#{number} is yours: I ask, in its thread, and it has begun. Others can rate it later."
    ));
    my_part(&mut card, session);
    card
}

pub(super) fn no_format_for(people: u8) -> Card {
    let who = match people {
        1 => "somebody alone",
        _ => "two people who interview each other",
    };
    let mut card = Card::saying(format!(
        "There is no format here for {who}. Tell your organiser, and look whether a session has a free \
         seat."
    ));
    card.look("Sessions", Query::Sessions);
    card
}

fn my_part(card: &mut Card, session: SessionId) {
    card.look("My part", Query::Panel(session));
    card.main();
}

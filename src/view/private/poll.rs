//! What who acts on a poll for a time is told.

use crate::base::{Language, Moment, PollId, text};
use crate::protocol::{Command, PollAct, PollAnswer};
use crate::view::card::{Button, Card, Press};
use crate::view::words::{long, poll_became, relative};

use super::availability;

/// What became of what a member did.
pub(super) fn answered(lang: &Language, answer: &PollAnswer) -> Card {
    match answer {
        PollAnswer::Asked { times, closes_at } => Card::saying(text!(
            lang,
            "The group chooses from {times} times now, until {at} ({relative}). Then you make an \
             evening of one of them with one press.",
            times,
            at = long(*closes_at),
            relative = relative(*closes_at)
        )),
        PollAnswer::NoTimes { said, least } => availability::no_times(lang, *said, *least),
        PollAnswer::TooMany { at_most } => Card::saying(text!(
            lang,
            "There are {at_most} polls open already. Close one of them first.",
            at_most
        )),
        PollAnswer::Voted { poll, can } => voted(lang, *poll, can),
        PollAnswer::Closed => Card::saying(text!(
            lang,
            "The poll is closed. One of its times becomes an evening with one press there."
        )),
        PollAnswer::Over { became: Some(became) } => Card::saying(poll_became(lang, *became)),
        PollAnswer::Over { became: None } => Card::saying(text!(
            lang,
            "This poll is closed, so nothing has changed. Who asked can make an evening of it."
        )),
        PollAnswer::StillOpen => Card::saying(text!(
            lang,
            "The poll is open still. Close it first, and then make something of it."
        )),
        PollAnswer::AskerOnly => Card::saying(text!(
            lang,
            "Only who asked, and organisers, can do that. Ask one of them."
        )),
        PollAnswer::TimeOver => Card::saying(text!(
            lang,
            "That time is over. Take another one, or ask anew with `/availability poll`."
        )),
        PollAnswer::NoSuchPoll => Card::saying(text!(
            lang,
            "There is no such poll any more. Ask anew with `/availability poll`."
        )),
    }
}

/// When they can come, with what takes it back.
fn voted(lang: &Language, poll: PollId, can: &[(u8, Moment)]) -> Card {
    if can.is_empty() {
        return Card::saying(text!(
            lang,
            "Noted: you can come at none of these times. Press a number there where you can."
        ));
    }
    let mut card = Card::saying(text!(lang, "Noted. You can come at:"));
    for (no, at) in can {
        card.say(format!("{}. {}", no + 1, long(*at)));
        let n = no + 1;
        let press = Press::Do(Command::Poll(poll, PollAct::Cannot(*no)));
        card.buttons.push(Button::new(text!(lang, "Not time {n}", n), press));
    }
    card
}

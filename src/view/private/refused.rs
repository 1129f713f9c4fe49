//! A rule said no: the sentence, and the button that leads on.

use crate::base::{Language, text};
use crate::interview::{Act, Ending, Refusal};
use crate::protocol::{Query, SessionBrief};
use crate::view::card::Card;
use crate::view::words::refusal as sentence;

/// The refusal, with a button to where the person can go on.
pub(super) fn refused(lang: &Language, refusal: &Refusal, brief: Option<&SessionBrief>) -> Card {
    let mut card = Card::saying(sentence(lang, refusal, brief));
    let Some(brief) = brief else { return card };
    let session = brief.session;
    if let (Refusal::BookedOut { .. }, None) = (refusal, brief.ended) {
        card.look(text!(lang, "My profile"), Query::Profile);
        return card;
    }
    if let (Refusal::SeatOnOffer { .. }, None) = (refusal, brief.ended) {
        card.act(session, text!(lang, "Take it"), Act::TakeOffered);
        card.main();
        return card;
    }
    if let (Refusal::OwnTurn | Refusal::OtherOwnRating, None) = (refusal, brief.ended) {
        card.look(text!(lang, "Rate myself"), Query::Own(session));
        card.main();
        return card;
    }
    match brief.ended {
        Some((Ending::Reported, _)) => {
            card.look(text!(lang, "Open", context = "a report"), Query::Panel(session));
        }
        Some(_) => card.look(text!(lang, "Sessions"), Query::Sessions),
        None => card.look(text!(lang, "My panel"), Query::Panel(session)),
    }
    card
}

pub(super) fn no_such_session(lang: &Language) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "There is no such session here. Look at the list, and choose one from it."
    ));
    card.look(text!(lang, "Sessions"), Query::Sessions);
    card
}

pub(super) fn no_report(lang: &Language) -> Card {
    Card::saying(text!(
        lang,
        "There is no report for you here. A report is private to who was interviewed, and opens \
         when all ballots are in; ask them if you would like to know."
    ))
}

pub(super) fn organisers_only(lang: &Language) -> Card {
    Card::saying(text!(
        lang,
        "Only an organiser can do that: a member with *Manage Server*, or with a role that was \
         named in the settings. Ask one of them."
    ))
}

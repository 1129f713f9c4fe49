//! Practising now: the guild's standing card, and the first words to two who found each other.

use crate::base::{Language, MemberId, Moment, text};
use crate::interview::Act;
use crate::protocol::{Query, StandingCard};
use crate::rotation::{HELD_FOR, WAIT_FOR};
use crate::view::card::Card;
use crate::view::private::{ask_me, practise_now, start_alone};
use crate::view::words::{time, who};

use super::Room;

/// What the guild's card for practising now says.
pub fn standing_card(lang: &Language, shown: &StandingCard) -> Card {
    if !shown.is_up {
        let mut card = Card::saying(text!(
            lang,
            "**Practise now** does not stand here any more. A session can still be opened at once."
        ));
        card.look(text!(lang, "Sessions"), Query::Sessions);
        return card;
    }
    let mut card = Card::saying(text!(
        lang,
        "**Practise now** · {held_for}, ballots included",
        held_for = HELD_FOR
    ));
    card.say(text!(
        lang,
        "Press, and you wait up to {wait_for}. When somebody else presses, a session opens for \
         you both: each interviews once and answers once. If nobody comes, start alone, and \
         others rate it later.",
        wait_for = WAIT_FOR
    ));
    card.say(match (shown.waiting, shown.since) {
        (1, Some(since)) => {
            text!(lang, "**One person waits**, since {since}.", since = time(since))
        }
        (0, _) | (_, None) => text!(lang, "Nobody waits right now."),
        (n, Some(since)) => {
            text!(lang, "**{n} people wait**, the first since {since}.", n, since = time(since))
        }
    });
    card.buttons.extend([practise_now(lang), start_alone(lang), ask_me(lang)]);
    card
}

pub(super) fn paired(
    lang: &Language,
    room: Room,
    here: MemberId,
    waited: MemberId,
    until: Moment,
) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "**You both have half an hour.** {waited}, check in and it begins at once; your seat is \
         kept until {until}. {here} is here.",
        waited = who(lang, waited),
        until = time(until),
        here = who(lang, here)
    ));
    card.act(room.session, text!(lang, "I'm here"), Act::CheckIn);
    card.main();
    card
}

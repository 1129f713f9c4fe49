//! Practising now: the guild's standing card, and the first words to two who found each other.

use crate::base::{MemberId, Moment};
use crate::interview::{Act, Standing};
use crate::protocol::Query;
use crate::rotation::{HELD_FOR, WAIT_FOR};
use crate::view::card::Card;
use crate::view::private::{practise_now, start_alone};
use crate::view::words::{relative, time, who};

use super::Room;

pub(super) fn standing(shown: &Standing) -> Card {
    if !shown.is_up {
        let mut card = Card::saying(
            "**Practise now** does not stand here any more. A session can still be opened at once.",
        );
        card.look("Sessions", Query::Sessions);
        return card;
    }
    let mut card = Card::saying(format!("**Practise now** · {HELD_FOR}, ballots included"));
    card.say(format!(
        "Press, and you wait up to {WAIT_FOR}. When somebody else presses, a session opens for you \
         both: each interviews once and answers once. If nobody comes, start alone, and others rate \
         it later."
    ));
    card.say(match (shown.waiting, shown.since) {
        (1, Some(since)) => format!("**One person waits**, since {}.", relative(since)),
        (0, _) | (_, None) => "Nobody waits right now.".to_owned(),
        (n, Some(since)) => {
            format!("**{n} people wait**, the first since {}.", relative(since))
        }
    });
    card.buttons.extend([practise_now(), start_alone()]);
    card
}

pub(super) fn paired(room: Room, here: MemberId, waited: MemberId, until: Moment) -> Card {
    let mut card = Card::saying(format!(
        "**You both have half an hour.** {}, check in and it begins at once; your seat is kept until \
         {}. {} is here.",
        who(waited),
        time(until),
        who(here)
    ));
    card.act(room.session, "I'm here", Act::CheckIn);
    card.main();
    card
}

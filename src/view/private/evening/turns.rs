//! What somebody had of turns so far, and beside them what would be fair.

use crate::base::{Language, text};
use crate::protocol::{Query, Rotation, TurnsOfAll};
use crate::view::card::Card;
use crate::view::words::{long, who};

/// Members with a line of their own in what organisers see.
const MEMBERS_MAX: usize = 30;

/// Turns of each kind, and beside them what would be fair.
pub(in crate::view::private) fn had(
    lang: &Language,
    [interviewed, answered, odd]: &[(u32, f64); 3],
) -> String {
    let fair = |(_, fair): &(u32, f64)| format!("{fair:.1}");
    text!(
        lang,
        "Interviewed {i} of {fair_i}, answered {a} of {fair_a}, without a turn {o} of {fair_o}; \
         the second number is your fair share.",
        i = interviewed.0,
        fair_i = fair(interviewed),
        a = answered.0,
        fair_a = fair(answered),
        o = odd.0,
        fair_o = fair(odd)
    )
}

/// What somebody had of turns so far, and the least and most of the group.
pub(in crate::view::private) fn rotation(lang: &Language, rotation: &Rotation) -> Card {
    let mut card = own_turns(lang, rotation);
    if let Some(all) = &rotation.everybody {
        turns_of_all(lang, &mut card, all);
    }
    card
}

/// For organisers.
fn turns_of_all(lang: &Language, card: &mut Card, all: &TurnsOfAll) {
    card.say(text!(
        lang,
        "**Everybody's turns since {since}**, who is owed most first. Keep it among organisers.",
        since = long(all.from)
    ));
    if all.members.is_empty() {
        card.say(text!(lang, "Nobody had a seat since then."));
    }
    for (member, turns) in all.members.iter().take(MEMBERS_MAX) {
        let [interviewed, answered, without] = turns.map(|(had, fair)| format!("{had}/{fair:.1}"));
        card.say(text!(
            lang,
            "{member}: interviewed {interviewed} · answered {answered} · without a turn {without}",
            member = who(lang, *member),
            interviewed,
            answered,
            without
        ));
    }
    if all.members.len() > MEMBERS_MAX {
        card.say(text!(lang, "And {n} more.", n = all.members.len() - MEMBERS_MAX));
    }
}

fn own_turns(lang: &Language, rotation: &Rotation) -> Card {
    let Some(since) = rotation.since else {
        return Card::saying(text!(
            lang,
            "You have no turns yet: they are counted from your first evening on."
        ));
    };
    let mut card = Card::saying(text!(lang, "**Your turns since {since}**", since = long(since)));
    card.say(had(lang, &rotation.had));
    let [(least_i, most_i), (least_a, most_a)] = rotation.of_group;
    card.say(text!(
        lang,
        "In this group: interviewed {least_i} to {most_i} times, answered {least_a} to {most_a} \
         times.",
        least_i,
        most_i,
        least_a,
        most_a
    ));
    card.look(text!(lang, "Why", context = "who sits where"), Query::WhySeats(None));
    card
}

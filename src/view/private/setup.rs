//! How a guild is set up.

use crate::base::{ChannelId, RoleId};
use crate::protocol::{GuildSettings, Threads};
use crate::view::card::Card;

/// The settings as they stand.
pub(super) fn settings(settings: &GuildSettings) -> Card {
    let mut card = Card::saying("**Settings of this group**");
    card.say(match settings.practice {
        Some(practice) => format!("Cards are posted in <#{practice}>"),
        None => "Cards: no channel yet, so nothing can be planned. Choose one".to_owned(),
    });
    card.say(match settings.notice {
        Some(notice) => format!("What organisers should know goes to <#{notice}>"),
        None => "What organisers should know: no channel, so they are told only when they ask"
            .to_owned(),
    });
    card.say(match settings.threads {
        Threads::Public => "Threads: open to whoever sees the channel",
        Threads::Private => "Threads: private, for the people of a session",
    });
    card.say(if settings.practise_now {
        "Practise now: a card stands among the others; pin it, so that it is found"
    } else {
        "Practise now: off; on, a card stands for whoever has half an hour at this moment"
    });
    card.say(format!("Voice rooms, given to sessions in turn: {}", channels(&settings.rooms)));
    card.say(format!("Organisers: members with _Manage Server_{}", also(&settings.organisers)));
    card.say(format!(
        "Coaches: {}",
        match settings.coaches.as_slice() {
            [] => "nobody yet".to_owned(),
            some => roles(some),
        }
    ));
    card
}

/// What an organiser reads after a change.
pub(super) fn set_up(changed: &GuildSettings) -> Card {
    let mut card = settings(changed);
    card.say(if changed.is_complete() {
        "Saved. Plan the first session with `/session plan`, or begin at once with `/session now`."
    } else {
        "Saved. Choose a channel for the cards next."
    });
    card
}

fn channels(all: &[ChannelId]) -> String {
    match all {
        [] => "none".to_owned(),
        some => some.iter().map(|c| format!("<#{c}>")).collect::<Vec<_>>().join(", "),
    }
}

fn roles(all: &[RoleId]) -> String {
    all.iter().map(|r| format!("<@&{r}>")).collect::<Vec<_>>().join(", ")
}

fn also(all: &[RoleId]) -> String {
    if all.is_empty() { String::new() } else { format!(", {}", roles(all)) }
}

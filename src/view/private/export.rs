//! What a member takes along of their own.

use crate::base::{Language, counted, text};
use crate::protocol::{Exported, Query};
use crate::view::card::{Card, CardFile};

pub(super) fn exported(lang: &Language, exported: &Exported) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "**What is kept of you here**: what you said, got and chose, and the ballots that you gave. \
         One file has everything, the others are for a spreadsheet. Whoever has them can read the \
         words of others about you: keep them to yourself. Practice only: not for hiring decisions."
    ));
    card.say(counted!(
        lang,
        exported.sessions,
        "{n} session is in them.",
        "{n} sessions are in them."
    ));
    let file = |(name, text): &(&'static str, String)| CardFile {
        name: (*name).into(),
        text: text.clone(),
    };
    card.files = exported.files.iter().map(file).collect();
    if let Some(older) = exported.older {
        card.say(text!(lang, "Older ones did not fit and come with the next files."));
        card.look(text!(lang, "The next files"), Query::Export(Some(older)));
    }
    card
}

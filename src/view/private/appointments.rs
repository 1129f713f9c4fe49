//! What a member takes into their own calendar, as a file.

use crate::base::{Language, Moment, counted, text};
use crate::calendar::{CalendarEntry, calendar_file, calendar_link};
use crate::protocol::{Appointment, Query};
use crate::view::card::{Card, CardFile, CardLink, LABEL_MAX, quoted};
use crate::view::words::{fit, in_text, long, row};

/// Entries that are listed beside the file; it has them all.
const LISTED_MAX: usize = 10;

pub(super) fn appointments(
    lang: &Language,
    all: &[Appointment],
    query: &Query,
    now: Moment,
) -> Card {
    let is_of_one = matches!(query, Query::Calendar(Some(_)));
    let entries: Vec<CalendarEntry> = all.iter().map(|one| entry(lang, one)).collect();
    let (Some(first), Some(shown)) = (entries.first(), all.first()) else {
        return Card::saying(text!(
            lang,
            "Nothing of yours is ahead here. Take a seat, or say that you come to an evening; then \
             it can go into your calendar."
        ));
    };
    let mut card = if is_of_one && shown.is_off {
        Card::saying(text!(
            lang,
            "{title} is not held. This file takes it out of a calendar that asks about such files; \
             in others, delete it there.",
            title = title(lang, shown, quoted)
        ))
    } else {
        let mut card = Card::saying(if is_of_one {
            text!(lang, "**For your calendar** — {title}", title = title(lang, shown, quoted))
        } else {
            counted!(
                lang,
                all.len(),
                "**For your calendar**: {n} entry, all that is yours and ahead here.",
                "**For your calendar**: {n} entries, all that is yours and ahead here."
            )
        });
        for one in all.iter().take(LISTED_MAX) {
            card.say(row([long(one.starts_at), title(lang, one, quoted)]));
        }
        card.say(text!(
            lang,
            "Open the file to import it. An entry does not follow by itself: when something moves, \
             take the file anew, and your calendar changes the entry that it has."
        ));
        card
    };
    if is_of_one
        && !shown.is_off
        && let Some(address) = calendar_link(first)
    {
        let label = text!(lang, "Add to a calendar on the web");
        card.link = Some(CardLink { label: fit(&label, LABEL_MAX).into_owned(), address });
    }
    card.files =
        vec![CardFile { name: "greenroom.ics".into(), text: calendar_file(&entries, now) }];
    card
}

/// What it is called: in a file as it is, on a screen with what members wrote `quoted`.
fn title(lang: &Language, of: &Appointment, as_shown: impl Fn(&str) -> String) -> String {
    let format = as_shown(&in_text(lang, lang.title(&of.format)));
    let own = of.objective.beyond(&of.format).map(|text| as_shown(text.as_str()));
    match (of.number, own) {
        (Some(number), Some(own)) => {
            text!(lang, "Mock interview #{number} ({format}): {own}", number, format, own)
        }
        (Some(number), None) => text!(lang, "Mock interview #{number} ({format})", number, format),
        (None, Some(own)) => text!(lang, "Practice evening ({format}): {own}", format, own),
        (None, None) => text!(lang, "Practice evening ({format})", format),
    }
}

fn entry(lang: &Language, of: &Appointment) -> CalendarEntry {
    CalendarEntry {
        of: of.of,
        sequence: of.sequence,
        begins: of.starts_at,
        ends: of.ends_at,
        title: title(lang, of, str::to_owned),
        place: of.place.as_ref().map(|place| place.as_str().to_owned()),
        is_off: of.is_off,
    }
}

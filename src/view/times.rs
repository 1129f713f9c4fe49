//! What is said of a time or of hours that somebody typed and that cannot be taken: why, and what
//! to type instead.

use crate::base::{CleanText, Language, TextLimit, text};
use crate::calendar::{HoursFault, Reading, Series, SeriesFault, TimeFault};

use super::card::{Asks, Card, quoted};
use super::words::{long, series};

/// What can be typed into an option, and how much of it is repeated.
const TYPED: TextLimit = TextLimit::line(6_000);
const SHOWN_MAX: usize = 60;

/// Why what was typed is no time, and what to type.
pub fn time_fault(lang: &Language, typed: &str, fault: &TimeFault) -> Card {
    let shown = shown(typed);
    Card::saying(match fault {
        TimeFault::Unread(what) if !is_all(what, typed) => text!(
            lang,
            "I can't read “{what}” in “{typed}”. Write the time like one of these: `in 2 hours`, \
             `tomorrow 19:00`, `30 Nov 7 pm`.",
            what = self::shown(what),
            typed = shown
        ),
        TimeFault::Unread(_) => text!(
            lang,
            "I can't read “{typed}” as a time. Write it like one of these: `in 2 hours`, \
             `tomorrow 19:00`, `30 Nov 7 pm`.",
            typed = shown
        ),
        TimeFault::NoClock(example) => text!(
            lang,
            "“{typed}” is a day without a time. Write both, such as {example}.",
            typed = shown,
            example = code(example)
        ),
        TimeFault::Contradiction => text!(
            lang,
            "“{typed}” does not fit together: there is no such day, or it is another day of the \
             week, or another time of the day. Write it like one of these: `in 2 hours`, \
             `tomorrow 19:00`, `30 Nov 7 pm`.",
            typed = shown
        ),
        TimeFault::Unclear(readings) => {
            let mut card = Card::saying(text!(
                lang,
                "“{typed}” can mean several times. Write the one that you mean:",
                typed = shown
            ));
            card.lines.extend(readings.iter().map(line));
            return card;
        }
        TimeFault::Twice(first, second) => {
            let mut card = Card::saying(text!(
                lang,
                "The clocks are set back that night, so “{typed}” comes twice. Write the one that \
                 you mean:",
                typed = shown
            ));
            card.lines.extend([first, second].map(line));
            return card;
        }
        TimeFault::Skipped(reading) => text!(
            lang,
            "The clocks are set forward that night, and “{typed}” is left out. Did you mean \
             {time}? Then write {instead}.",
            typed = shown,
            time = long(reading.at),
            instead = code(&reading.typed)
        ),
        TimeFault::Past(next) => text!(
            lang,
            "“{typed}” is over. The next such time is {time}: for that, write {instead}.",
            typed = shown,
            time = long(next.at),
            instead = code(&next.typed)
        ),
        TimeFault::Series(rule, first) => text!(
            lang,
            "“{typed}” comes again and again: {rule}. This wants one time. The first is {time}: \
             for that, write {instead}.",
            typed = shown,
            rule = series(lang, rule),
            time = long(first.at),
            instead = code(&first.typed)
        ),
        TimeFault::ZoneWanted => {
            let mut card = Card::saying(text!(
                lang,
                "I don't know your time zone, so I can't tell when “{typed}” is for you, and \
                 nothing was done. Set your time zone once and send it again, or write where that \
                 time is meant, such as `19:00 Europe/Berlin`.",
                typed = shown
            ));
            card.asks = vec![Asks::Zone];
            return card;
        }
    })
}

/// Why what was typed is no rule of a series, and what to type.
pub fn series_fault(lang: &Language, typed: &str, fault: &SeriesFault) -> Card {
    let shown = shown(typed);
    Card::saying(match fault {
        SeriesFault::Unread(what) => text!(
            lang,
            "I can't read “{what}” in “{typed}”. Write the rule like one of these: `every tue \
             19:00`, `every second sat 10:30`, `first mon of the month 18:00`, `on the 15th 19:00`.",
            what = self::shown(what),
            typed = shown
        ),
        SeriesFault::NoClock => text!(
            lang,
            "“{typed}” says which days, but no time. Write both, such as `every tue 19:00`.",
            typed = shown
        ),
        SeriesFault::NoDay => text!(
            lang,
            "“{typed}” says no day that comes again. Write such as `every tue 19:00` or `on the \
             15th 19:00`.",
            typed = shown
        ),
        SeriesFault::Span => text!(
            lang,
            "Evenings come every week, every second week or every month. Write the rule like one \
             of these: `every tue 19:00`, `every second sat 10:30`, `first mon of the month 18:00`."
        ),
        SeriesFault::Fifth(last) => text!(
            lang,
            "Few months have a fifth one. Did you mean {rule}? Then write {instead}.",
            rule = series(lang, last),
            instead = code(&last.to_string())
        ),
        SeriesFault::Unclear(several) => {
            let mut card = Card::saying(text!(
                lang,
                "“{typed}” can mean several rules. Write the one that you mean:",
                typed = shown
            ));
            let line = |one: &Series| format!("`{one}` — {}", series(lang, one));
            card.lines.extend(several.iter().map(line));
            return card;
        }
        SeriesFault::Contradiction => text!(
            lang,
            "“{typed}” does not fit together. Write the rule like one of these: `every tue 19:00`, \
             `on the 15th 19:00 until 31 May`, `every tue 19:00 10 times`.",
            typed = shown
        ),
        SeriesFault::Over => text!(
            lang,
            "“{typed}” is over before its first evening. Write a later end, or none.",
            typed = shown
        ),
        SeriesFault::ZoneWanted => text!(
            lang,
            "The evenings of a series keep their time when the clocks change, so they need the \
             name of a place: write such as `every tue 19:00 Europe/Berlin`."
        ),
    })
}

/// No zone is known in which a rule is meant.
pub fn series_zone_wanted(lang: &Language, typed: &str) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "I don't know your time zone, so I can't tell when “{typed}” is, and nothing was done. \
         Set your time zone once and send it again, or write where that time is meant, such as \
         `every tue 19:00 Europe/Berlin`.",
        typed = shown(typed)
    ));
    card.asks = vec![Asks::Zone];
    card
}

/// Why what was typed are no hours, and what to type.
pub fn hours_fault(lang: &Language, typed: &str, fault: &HoursFault) -> Card {
    Card::saying(match fault {
        HoursFault::NoHours => text!(
            lang,
            "I can't read “{typed}” as hours. Write when they begin and when they end, such as \
             `22:00-07:00` or `10 pm to 7 am`.",
            typed = shown(typed)
        ),
        HoursFault::Same => text!(
            lang,
            "“{typed}” begins and ends at the same time. Write two that differ, such as \
             `22:00-07:00`.",
            typed = shown(typed)
        ),
        HoursFault::Unclear(hours) => {
            let readings: Vec<String> = hours.iter().map(|hours| format!("`{hours}`")).collect();
            text!(
                lang,
                "“{typed}” can mean several hours. Write the ones that you mean: {readings}.",
                typed = shown(typed),
                readings = readings.join(", ")
            )
        }
    })
}

/// `2026-11-24 19:00`, and which time that is for the reader.
fn line(reading: &Reading) -> String {
    format!("`{}` — {}", reading.typed, long(reading.at))
}

fn is_all(what: &str, typed: &str) -> bool {
    what.trim() == typed.trim()
}

/// What was typed, as one line without anything that cannot be seen.
fn shown(text: &str) -> String {
    let clean = CleanText::new(text, TYPED);
    clean.map_or_else(|_| String::new(), |text| quoted(&text.excerpt(SHOWN_MAX)))
}

/// The same between strokes that show it as it is.
fn code(text: &str) -> String {
    let clean = CleanText::new(text, TYPED);
    clean.map_or_else(
        |_| String::new(),
        |text| format!("`{}`", text.excerpt(SHOWN_MAX).replace('`', "'")),
    )
}

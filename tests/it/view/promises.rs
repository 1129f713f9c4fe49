//! What a format's own sentences promise is what the engine keeps.

use std::collections::BTreeSet;

use greenroom::interview::{Format, Raters};

use crate::harness::library;

/// Numbers in words, as openers write them.
const NUMBERS: [(&str, u32); 14] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("a", 1),
    ("half", 0),
    ("quarter", 0),
    ("next", 1),
];

#[test]
fn a_format_promises_the_times_that_it_has() {
    let mut found = Vec::new();
    for format in &library().formats {
        let said = [Some(&format.about), format.opener.as_ref(), format.closer.as_ref()];
        for text in said.into_iter().flatten() {
            let lower = text.to_lowercase();
            for (what, seconds) in spans(&lower) {
                if !times(format).contains(&seconds) {
                    found.push(format!("{}: {what} ({seconds} s) in {text:?}", format.id));
                }
            }
            for never in ["as often as you like", "when you are ready", "as long as you like"] {
                if lower.contains(never) {
                    found.push(format!("{}: {never:?} in {text:?}", format.id));
                }
            }
        }
        let asks_later = format.closer.as_ref().is_some_and(|text| text.contains("hours"));
        assert!(!asks_later || format.rating.raters == Raters::Guild, "{}", format.id);
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// `15 minutes`, `two minutes`, `half hour`: what stands before a unit, in seconds.
fn spans(text: &str) -> Vec<(String, u32)> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    let unit = |word: &str| match word {
        "second" | "seconds" => Some(1),
        "minute" | "minutes" => Some(60),
        "hour" | "hours" => Some(3_600),
        _ => None,
    };
    let mut found = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let Some(unit) = unit(word) else { continue };
        let before = &words[place.saturating_sub(3)..place];
        let seconds = match before {
            [.., "half"] | [.., "half", "an"] => Some(unit / 2),
            [.., "quarter", "of", "an"] => Some(unit / 4),
            [.., count] => count
                .parse()
                .ok()
                .or_else(|| NUMBERS.iter().find(|(name, _)| name == count).map(|(_, n)| *n))
                .map(|n| n * unit),
            [] => None,
        };
        if let Some(seconds) = seconds {
            found.push((format!("{} {word}", before.join(" ")), seconds));
        }
    }
    found
}

/// Every time that a format has: of its agendas and their stages, its break, and its ballots.
fn times(format: &Format) -> BTreeSet<u32> {
    let mut all = BTreeSet::from([format.rating.window_s, format.half_time_s]);
    for agenda in &format.agendas {
        let minutes = u32::from(agenda.minutes);
        // Of an agenda that is nearly an hour, an hour is said.
        let about = if minutes > 50 { 3_600 } else { minutes * 60 };
        let stages = [agenda.intro_s, agenda.questions_s, agenda.exercise_s];
        let more = [agenda.candidate_questions_s, agenda.wrap_up_s, agenda.answer_s];
        all.extend([minutes * 60, about, minutes * 60 * 2 + format.half_time_s]);
        all.extend(stages.into_iter().chain(more));
        // Two turns with their break and ballots.
        all.insert((minutes * 2 * 60 + format.half_time_s + 480).next_multiple_of(600));
    }
    all
}

//! What a table says of times as people type them.

use greenroom::base::{ENGLISH, Moment};
use greenroom::calendar::{Hours, HoursFault, Reading, TimeFault, Zone, ZoneName, read_time};
use greenroom::view::{Card, hours_fault, time_fault};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::harness::library;

/// Tuesday 24 November 2026 18:00 in Berlin.
pub(super) const NOW: Moment = Moment::from_ms(1_795_539_600_000);

pub(super) fn berlin() -> Zone {
    ZoneName::new("Europe/Berlin").unwrap().zone()
}

/// Such as `Tue 24 Nov 19:00`, with the year where it is another.
fn shown(at: Moment) -> String {
    let at = Timestamp::from_millisecond(at.ms()).unwrap();
    let at = at.to_zoned_datetime(TimeZone::get("Europe/Berlin").unwrap());
    let form = if at.year() == 2026 { "%a %-d %b %H:%M" } else { "%a %-d %b %Y %H:%M" };
    at.strftime(form).to_string()
}

/// What a text means on that evening, or why it is asked back.
pub(super) fn meaning(typed: &str) -> String {
    let all = |readings: &[Reading]| {
        readings.iter().map(|reading| shown(reading.at)).collect::<Vec<_>>().join(" | ")
    };
    match read_time(typed, Some(&berlin()), NOW) {
        Ok(read) => shown(read.at),
        Err(TimeFault::Unclear(readings)) => format!("? {}", all(&readings)),
        Err(TimeFault::Twice(first, second)) => format!("twice; {}", all(&[first, second])),
        Err(TimeFault::Skipped(reading)) => format!("skipped; {}", shown(reading.at)),
        Err(TimeFault::Past(next)) => format!("over; {}", shown(next.at)),
        Err(TimeFault::NoClock(example)) => format!("day alone; `{example}`"),
        Err(TimeFault::Contradiction) => "contradiction".to_owned(),
        Err(TimeFault::Unread(what)) => format!("can't read `{what}`"),
        Err(TimeFault::Series(rule, first)) => format!("{rule}; {}", shown(first.at)),
        Err(TimeFault::ZoneWanted) => "zone wanted".to_owned(),
    }
}

/// Each of these means that; all that differ are named at once.
#[track_caller]
pub(super) fn check(table: &[(&str, &str)]) {
    check_by(meaning, table);
}

/// The same by what else a text can mean.
#[track_caller]
pub(super) fn check_by(meaning: fn(&str) -> String, table: &[(&str, &str)]) {
    let found = table.iter().map(|(typed, means)| (typed, means, meaning(typed)));
    let wrong: Vec<String> = found
        .filter(|(_, means, found)| *means != found)
        .map(|(typed, means, found)| format!("{typed:?}: {found}\n    instead of: {means}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a refusal says to type can be typed, in every built-in language.
#[test]
fn the_examples_of_every_language_are_read() {
    let library = library();
    let languages = library.languages.iter().map(|item| &item.value);
    for lang in languages.chain([&ENGLISH]) {
        let time = time_fault(lang, "soon", &TimeFault::Unread("soon".to_owned()));
        let hours = hours_fault(lang, "late", &HoursFault::NoHours);
        let examples = |card: &Card| {
            let text = card.lines.join(" ");
            text.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!((examples(&time).len(), examples(&hours).len()), (3, 2));
        for text in examples(&time) {
            assert!(read_time(&text, Some(&berlin()), NOW).is_ok(), "{}: {text}", lang.locale);
        }
        for text in examples(&hours) {
            assert!(text.parse::<Hours>().is_ok(), "{}: {text}", lang.locale);
        }
    }
}

//! What holds for every text and every moment: what is printed is read again as the same, and
//! nothing breaks the reader.

use greenroom::base::Moment;
use greenroom::calendar::{ReadTime, Reading, TimeFault, Zone, ZoneName, read_time};
use jiff::Timestamp;
use jiff::tz::{AmbiguousOffset, TimeZone};
use proptest::prelude::*;

use super::spelled::{NOW, berlin};

/// Of both halves of the world, with and without summer time, and with odd minutes.
const ZONES: [&str; 7] = [
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kolkata",
    "Pacific/Auckland",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "UTC",
];
const MINUTE_MS: i64 = 60_000;
/// Without a year, a day is read at most so many minutes ahead.
const AHEAD_MAX: i64 = 299 * 24 * 60;

/// Every canonical spelling of a moment in its zone, and whether it names no offset.
fn spellings(at: &jiff::ZonedDateTime) -> Vec<(String, bool)> {
    let german_days =
        ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];
    let german_months = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ];
    let day = german_days[usize::try_from(at.weekday().to_monday_zero_offset()).unwrap()];
    let month = german_months[usize::try_from(at.month() - 1).unwrap()];
    let local = [
        "%Y-%m-%d %H:%M",
        "%Y-%m-%dT%H:%M",
        "%Y/%m/%d %H:%M",
        "%A %-d %B %Y %H:%M",
        "%a, %-d %b %-I:%M %p",
        "%B %-d, %Y at %-I:%M %P",
        "%-I:%M%P on %b %-d",
        "%H:%M %-d %B",
        "%d.%m.%Y %H:%M",
        "%-d.%-m. um %H.%M Uhr",
        "%-d. %b %Y, %H Uhr %M",
    ];
    let mut all: Vec<(String, bool)> =
        local.iter().map(|form| (at.strftime(form).to_string(), true)).collect();
    let time = at.strftime("%H:%M Uhr");
    all.push((format!("{day}, {}. {month} {}, {time}", at.day(), at.year()), true));
    for form in ["%Y-%m-%dT%H:%M:00%:z", "%Y-%m-%d %H:%M UTC%:z", "%a, %d %b %Y %H:%M:%S %z"] {
        all.push((at.strftime(form).to_string(), false));
    }
    let utc = at.with_time_zone(TimeZone::UTC);
    for form in ["%Y-%m-%dT%H:%M:%SZ", "%-d %B %Y %H:%M UTC", "%d.%m.%Y %H:%M GMT"] {
        all.push((utc.strftime(form).to_string(), false));
    }
    let seconds = at.timestamp().as_second();
    all.extend([format!("<t:{seconds}>"), format!("<t:{seconds}:F>")].map(|text| (text, false)));
    all
}

fn zone(name: &str) -> Zone {
    ZoneName::new(name).unwrap().zone()
}

/// Whatever is offered instead of a text is read as what it is offered for.
fn offers_are_read(text: &str, zone: &Zone, now: Moment) {
    let readings: Vec<Reading> = match read_time(text, Some(zone), now) {
        Ok(_) | Err(TimeFault::Unread(_) | TimeFault::Contradiction | TimeFault::ZoneWanted) => {
            return;
        }
        Err(TimeFault::NoClock(example)) => {
            assert!(read_time(&example, Some(zone), now).is_ok(), "{text:?}: {example}");
            return;
        }
        Err(TimeFault::Unclear(readings)) => readings,
        Err(TimeFault::Twice(first, second)) => vec![first, second],
        Err(TimeFault::Skipped(at) | TimeFault::Past(at) | TimeFault::Series(_, at)) => vec![at],
    };
    for Reading { at, typed } in readings {
        // Lengths of time are offered to the minute.
        let read = read_time(&typed, Some(zone), now).map(|read| read.at.ms() / MINUTE_MS);
        assert_eq!(read, Ok(at.ms() / MINUTE_MS), "{text:?}: {typed}");
    }
}

fn said() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "in",
        "at",
        "um",
        "am",
        "on",
        "den",
        "next",
        "nächsten",
        "this",
        "friday",
        "Freitag",
        "do",
        "tomorrow",
        "morgen",
        "heute",
        "tonight",
        "abend",
        "früh",
        "nacht",
        "midnight",
        "noon",
        "7",
        "19",
        "30",
        "24",
        "2026",
        "1930",
        "7:30",
        "19:00",
        "19.12",
        "5/6",
        "30.11.",
        "2027-03-28",
        "02:30",
        "T",
        "pm",
        "am",
        "Uhr",
        "h",
        "halb",
        "half",
        "past",
        "vor",
        "viertel",
        "acht",
        "a",
        "eine",
        "hour",
        "Stunden",
        "week",
        "days",
        "und",
        "and",
        "Nov",
        "März",
        "th",
        ".",
        ",",
        ":",
        "-",
        "+",
        "/",
        "UTC",
        "CET",
        "IST",
        "+02:00",
        "Europe/Berlin",
        "<t:1:F>",
    ]);
    let glue = prop::sample::select(vec![" ", " ", " ", ""]);
    prop::collection::vec((words, glue), 1..9)
        .prop_map(|all| all.into_iter().flat_map(|(word, glue)| [word, glue]).collect())
}

proptest! {
    #[test]
    fn a_moment_in_any_spelling_is_read_as_itself(
        name in prop::sample::select(ZONES.to_vec()),
        ahead in 1..AHEAD_MAX,
    ) {
        let at = Moment::from_ms(NOW.ms() + ahead * MINUTE_MS);
        let rules = TimeZone::get(name).unwrap();
        let zoned = Timestamp::from_millisecond(at.ms()).unwrap().to_zoned_datetime(rules.clone());
        let offset = rules.to_ambiguous_timestamp(zoned.datetime()).offset();
        let is_once = matches!(offset, AmbiguousOffset::Unambiguous { .. });
        for (text, is_local) in spellings(&zoned) {
            let read = read_time(&text, Some(&zone(name)), NOW);
            if is_once || !is_local {
                prop_assert_eq!(read, Ok(ReadTime { at, is_local }), "{} in {}", text, name);
            } else {
                prop_assert!(matches!(read, Err(TimeFault::Twice(..))), "{} in {}", text, name);
            }
        }
    }

    #[test]
    fn no_text_breaks_it(text in "\\PC{0,130}", now in 0_i64..4_000_000_000_000) {
        offers_are_read(&text, &berlin(), Moment::from_ms(now));
    }

    #[test]
    fn whatever_is_offered_can_be_typed(
        text in said(),
        name in prop::sample::select(ZONES.to_vec()),
        minutes in 0..(500 * 24 * 60_i64),
    ) {
        let now = Moment::from_ms(NOW.ms() + minutes * MINUTE_MS);
        offers_are_read(&text, &zone(name), now);
        let _read = read_time(&text, None, now);
    }
}

#[test]
fn what_the_clock_shows_twice_or_never_is_asked_back() {
    let read = |text: &str| read_time(text, Some(&berlin()), NOW);
    let at = |text: &str| Moment::from_ms(text.parse::<Timestamp>().unwrap().as_millisecond());
    let Err(TimeFault::Skipped(later)) = read("2027-03-28 02:30") else { panic!("not skipped") };
    assert_eq!((later.at, later.typed.as_str()), (at("2027-03-28T01:30Z"), "2027-03-28 03:30"));
    let Err(TimeFault::Twice(first, second)) = read("31.10.2027 um 2.30 Uhr") else {
        panic!("not twice")
    };
    assert_eq!(first.typed, "2027-10-31 02:30 UTC+02:00");
    assert_eq!(second.typed, "2027-10-31 02:30 UTC+01:00");
    assert_eq!((first.at, second.at), (at("2027-10-31T00:30Z"), at("2027-10-31T01:30Z")));
    assert_eq!(read("2027-10-31 02:30 CET").map(|read| read.at), Ok(second.at));
}

#[test]
fn without_a_zone_only_what_needs_none_is_read() {
    let read = |text: &str| read_time(text, None, NOW).map(|read| read.at);
    let hour = Moment::from_ms(NOW.ms() + 60 * MINUTE_MS);
    for text in ["in an hour", "in 60 min", "<t:1795543200:F>", "18:00 UTC", "7pm CET"] {
        assert_eq!(read(text), Ok(hour), "{text}");
    }
    for text in ["19:00", "tomorrow 8pm", "morgen 20 Uhr", "at 7", "5/6 19:00", "7h"] {
        assert_eq!(read(text), Err(TimeFault::ZoneWanted), "{text}");
    }
    assert!(matches!(read("tomorrow"), Err(TimeFault::NoClock(_))));
    assert!(matches!(read("soon"), Err(TimeFault::Unread(_))));
}

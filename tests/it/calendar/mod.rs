//! Zones and quiet hours, with every clock change of every zone.

mod availability;
mod course;
mod english;
mod german;
mod ics;
mod properties;
mod series;
mod spelled;

use greenroom::base::{Moment, Span};
use greenroom::calendar::{Hours, HoursFault, TimeOfDay, Zone, ZoneName, zone_label, zone_names};
use jiff::Timestamp;
use jiff::tz::TimeZoneDatabase;
use proptest::prelude::*;

fn at(text: &str) -> Moment {
    Moment::from_ms(text.parse::<Timestamp>().unwrap().as_millisecond())
}

fn zone(name: &str) -> Zone {
    ZoneName::new(name).unwrap().zone()
}

fn hours(text: &str) -> Hours {
    text.parse().unwrap()
}

#[track_caller]
fn quiet(name: &str, quiet: &str, now: &str, until: Option<&str>) {
    let found = hours(quiet).until(&zone(name), at(now));
    assert_eq!(found, until.map(at), "{quiet} in {name} at {now}");
}

#[test]
fn a_zone_is_known_by_its_name_whatever_its_capitals() {
    assert_eq!(ZoneName::new(" europe/BERLIN ").unwrap().as_str(), "Europe/Berlin");
    assert_eq!(ZoneName::new("utc").unwrap().as_str(), "UTC");
    let odd =
        ["", " ", "Berlin", "Mars/Olympus", "CET-1CEST", "../../etc/passwd", "\u{0}", "+02:00"];
    for odd in odd {
        assert!(ZoneName::new(odd).is_err(), "{odd}");
    }
    let long = "x".repeat(10_000);
    assert_eq!(ZoneName::new(&long).unwrap_err().asked.len(), 64);
}

#[test]
fn a_zone_is_found_by_what_people_call_it() {
    for (typed, means) in [
        ("Berlin", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("  São   Paulo ", "America/Sao_Paulo"),
        ("Kolkata", "Asia/Kolkata"),
        ("San Francisco", "America/Los_Angeles"),
        ("München", "Europe/Berlin"),
        ("Germany", "Europe/Berlin"),
        ("CET", "Europe/Paris"),
        ("EST", "America/New_York"),
        ("UTC", "UTC"),
        ("utc+2", "Etc/GMT-2"),
        ("GMT -5", "Etc/GMT+5"),
        ("+02:00", "Etc/GMT-2"),
        ("UTC\u{2212}3", "Etc/GMT+3"),
        ("UTC+5:30", "Asia/Kolkata"),
        ("asia/tokyo", "Asia/Tokyo"),
    ] {
        assert_eq!(ZoneName::meant(typed).as_ref().map(ZoneName::as_str), Ok(means), "{typed}");
    }
    // India's, Ireland's and Israel's.
    let near = ZoneName::meant("IST").unwrap_err().near;
    assert_eq!(near, ["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"]);
    for odd in ["", "a", "UTC+15", "UTC+", "UTC+1:17", "+", "Mars/Olympus", "\u{0}"] {
        assert!(ZoneName::meant(odd).is_err(), "{odd}");
    }
    assert_eq!(ZoneName::meant("america").unwrap_err().near.len(), 3);
    assert!(ZoneName::meant("a").unwrap_err().near.is_empty());
}

#[test]
fn zones_are_offered_for_what_is_typed_so_far() {
    for (typed, first) in [
        ("berl", "Europe/Berlin"),
        ("new y", "America/New_York"),
        ("New York", "America/New_York"),
        ("york", "America/New_York"),
        ("UTC+2", "Etc/GMT-2"),
        ("utc+5:30", "Asia/Kolkata"),
        ("kolkata", "Asia/Kolkata"),
        ("calcutta", "Asia/Calcutta"),
        ("germ", "Europe/Berlin"),
        ("san fr", "America/Los_Angeles"),
        ("mumb", "Asia/Kolkata"),
        ("europe/ber", "Europe/Berlin"),
        ("est", "America/New_York"),
        ("pacific time", "America/Los_Angeles"),
    ] {
        assert_eq!(zone_names(typed, 5).first().map(String::as_str), Some(first), "{typed}");
    }
    assert_eq!(zone_names("", 25).len(), 25);
    assert!(zone_names("xyzzy", 25).is_empty());
    assert_eq!(zone_label("Etc/GMT-2"), "UTC+2 (Etc/GMT-2)");
    assert_eq!(zone_label("Etc/GMT+11"), "UTC-11 (Etc/GMT+11)");
    for plain in ["Europe/Berlin", "Etc/GMT", "Etc/GMT-", "UTC"] {
        assert_eq!(zone_label(plain), plain);
    }
}

#[test]
fn a_saved_zone_is_looked_up_again() {
    let name = ZoneName::new("Asia/Kolkata").unwrap();
    let json = serde_json::to_string(&name).unwrap();
    assert_eq!(json, "\"Asia/Kolkata\"");
    assert_eq!(serde_json::from_str::<ZoneName>(&json).unwrap(), name);
    assert!(serde_json::from_str::<ZoneName>("\"Asia/Atlantis\"").is_err());
}

#[test]
fn hours_are_read_as_people_write_them() {
    for text in [
        "22:00-07:00",
        "22:00–07:00",
        "22-7",
        " 22:00 – 07:00 ",
        "22:00—7:00",
        "22.00-07.00",
        "22.00-07.00 Uhr",
        "22h-7h",
        "２２：００－０７：００",
        "10pm-7am",
        "10 PM - 7 AM",
        "10 p.m. to 7 a.m.",
        "from 10pm until 7am",
        "between 10 pm and 7 am",
        "22:00 to 7:00",
        "22 till 7",
        "22 bis 7",
        "22 bis 7 Uhr",
        "22 Uhr bis 7 Uhr",
        "von 22 bis 7 Uhr",
        "von 22:00 bis 07:00",
        "zwischen 22 und 7 Uhr",
        "abends 10 bis morgens 7",
        "10 Uhr abends bis 7 Uhr morgens",
    ] {
        assert_eq!(hours(text).to_string(), "22:00–07:00", "{text}");
    }
    assert_eq!(hours("midnight to 6am").to_string(), "00:00–06:00");
    assert_eq!(hours("noon-2pm").to_string(), "12:00–14:00");
    assert_eq!(hours("23:30-0:30").to_string(), "23:30–00:30");
    assert_eq!(hours("halb elf abends bis 6 Uhr morgens").to_string(), "22:30–06:00");
    for odd in [
        "",
        "22:00",
        "22:60-07:00",
        "25-7",
        "a-b",
        "-",
        "+2-3",
        "22:00-07:00-08:00",
        "tomorrow 22:00 to 7:00",
        "in 2 hours - 7am",
        "22-7 UTC",
    ] {
        assert_eq!(odd.parse::<Hours>(), Err(HoursFault::NoHours), "{odd}");
    }
    assert_eq!("7 am-07:00".parse::<Hours>(), Err(HoursFault::Same));
    assert_eq!("22-22".parse::<Hours>(), Err(HoursFault::Same));
    for (unclear, may_be) in [
        ("10pm-7", "22:00–07:00 22:00–19:00"),
        ("10-7am", "10:00–07:00 22:00–07:00"),
        ("noon to 2", "12:00–02:00 12:00–14:00"),
        ("10 bis 7 Uhr", "10:00–07:00 22:00–07:00"),
        ("9-5", "09:00–05:00 09:00–17:00 21:00–05:00 21:00–17:00"),
    ] {
        let Err(HoursFault::Unclear(all)) = unclear.parse::<Hours>() else { panic!("{unclear}") };
        let all: Vec<String> = all.iter().map(Hours::to_string).collect();
        assert_eq!(all.join(" "), may_be, "{unclear}");
    }
    assert_eq!(TimeOfDay::new(1440), None);
}

#[test]
fn quiet_hours_cross_midnight_and_end_on_time() {
    quiet("UTC", "22:00-07:00", "2026-11-24T21:59:59Z", None);
    quiet("UTC", "22:00-07:00", "2026-11-24T22:00:00Z", Some("2026-11-25T07:00:00Z"));
    quiet("UTC", "22:00-07:00", "2026-11-25T06:59:59.999Z", Some("2026-11-25T07:00:00Z"));
    quiet("UTC", "22:00-07:00", "2026-11-25T07:00:00Z", None);
    quiet("UTC", "12:00-13:30", "2026-11-25T12:15:00Z", Some("2026-11-25T13:30:00Z"));
    quiet("UTC", "12:00-13:30", "2026-11-25T13:30:00Z", None);
    quiet("Asia/Kolkata", "22:00-07:00", "2026-11-24T18:00:00Z", Some("2026-11-25T01:30:00Z"));
}

#[test]
fn where_the_clock_is_set_forward_the_hours_shift_with_it() {
    // Berlin, 29 March 2026: 02:00 becomes 03:00 at 01:00 UTC.
    let night = "2026-03-28T23:00:00Z";
    quiet("Europe/Berlin", "22:00-07:00", night, Some("2026-03-29T05:00:00Z"));
    // There is no 02:30: it shifts by the gap, to 03:30.
    quiet("Europe/Berlin", "22:00-02:30", night, Some("2026-03-29T01:30:00Z"));
    quiet("Europe/Berlin", "02:30-04:00", "2026-03-29T01:15:00Z", None);
    quiet("Europe/Berlin", "02:30-04:00", "2026-03-29T01:30:00Z", Some("2026-03-29T02:00:00Z"));
    // Both ends lie in the gap: the hours keep their length.
    quiet("Europe/Berlin", "02:10-02:50", "2026-03-29T01:20:00Z", Some("2026-03-29T01:50:00Z"));
    // An end before its beginning: such hours are not held that day.
    quiet("Europe/Berlin", "02:30-03:15", "2026-03-29T01:20:00Z", None);
}

#[test]
fn where_the_clock_is_set_back_the_first_of_two_times_counts() {
    // Berlin, 25 October 2026: 03:00 becomes 02:00 at 01:00 UTC.
    let night = "2026-10-24T22:00:00Z";
    quiet("Europe/Berlin", "22:00-07:00", night, Some("2026-10-25T06:00:00Z"));
    quiet("Europe/Berlin", "22:00-02:30", night, Some("2026-10-25T00:30:00Z"));
    quiet("Europe/Berlin", "22:00-02:30", "2026-10-25T01:15:00Z", None);
    // From the first 02:30 on, through the repeated hour.
    quiet("Europe/Berlin", "02:30-07:00", "2026-10-25T01:15:00Z", Some("2026-10-25T06:00:00Z"));
}

#[test]
fn a_time_of_a_day_that_does_not_exist_is_later_and_one_that_comes_twice_is_the_first() {
    let half_past_two = TimeOfDay::new(150).unwrap();
    let berlin = |date: &str| zone("Europe/Berlin").at(date.parse().unwrap(), half_past_two);
    assert_eq!(berlin("2026-03-28"), Some(at("2026-03-28T01:30:00Z")));
    assert_eq!(berlin("2026-03-29"), Some(at("2026-03-29T01:30:00Z")), "03:30 there");
    assert_eq!(berlin("2026-03-30"), Some(at("2026-03-30T00:30:00Z")));
    assert_eq!(berlin("2026-10-25"), Some(at("2026-10-25T00:30:00Z")), "and not 01:30 again");
}

#[test]
fn a_day_that_a_zone_left_out_breaks_nothing() {
    // Samoa had no 30 December 2011.
    quiet("Pacific/Apia", "22:00-07:00", "2011-12-30T09:00:00Z", Some("2011-12-30T17:00:00Z"));
    let utc = Zone::utc();
    for extreme in [i64::MIN, i64::MAX, 253_402_207_200_000, -377_705_023_201_000] {
        let now = Moment::from_ms(extreme);
        assert!(hours("22:00-07:00").until(&utc, now).is_none_or(|until| until > now));
    }
}

/// Around every clock change of every zone from 2020 to 2037: whoever is told *quiet until* is not
/// quiet then, was quiet just before, and nobody is quiet for more than a day and a clock change.
#[test]
fn at_every_clock_change_quiet_hours_end_where_they_say() {
    let begins: Timestamp = "2020-01-01T00:00:00Z".parse().unwrap();
    let ends: Timestamp = "2038-01-01T00:00:00Z".parse().unwrap();
    let all =
        [hours("22:00-07:00"), hours("01:30-02:30"), hours("02:30-01:45"), hours("00:00-23:59")];
    let mut changes = 0;
    for name in TimeZoneDatabase::bundled().available() {
        let Ok(name) = ZoneName::new(name.as_str()) else { continue };
        let zone = name.zone();
        let rules = TimeZoneDatabase::bundled().get(name.as_str()).unwrap();
        for change in rules.following(begins).take_while(|change| change.timestamp() < ends) {
            changes += 1;
            let change = Moment::from_ms(change.timestamp().as_millisecond());
            for hours in all {
                for minutes in (-90..=90).step_by(30) {
                    let now = change + Span::from_minutes(minutes);
                    let Some(until) = hours.until(&zone, now) else { continue };
                    assert!(until > now, "{name} {hours} at {}", now.ms());
                    assert!(until - now <= Span::from_hours(49), "{name} {hours} at {}", now.ms());
                    let before = until - Span::from_ms(1);
                    assert!(hours.until(&zone, before).is_some(), "{name} {hours} {}", now.ms());
                }
            }
        }
    }
    assert!(changes > 5_000, "{changes} clock changes were looked at");
}

proptest! {
    #[test]
    fn away_from_clock_changes_quiet_is_what_the_clock_says(
        minute in 0_i64..60 * 24 * 365, from in 0_u16..1440, to in 0_u16..1440,
    ) {
        prop_assume!(from != to);
        let time = |minutes| TimeOfDay::new(minutes).unwrap();
        let hours = Hours::new(time(from), time(to)).unwrap();
        let now = at("2026-01-01T00:00:00Z") + Span::from_minutes(minute);
        let clock = u16::try_from(minute % 1440).unwrap();
        let inside = if from < to {
            (from..to).contains(&clock)
        } else {
            clock >= from || clock < to
        };
        let until = hours.until(&Zone::utc(), now);
        prop_assert_eq!(until.is_some(), inside);
        if let Some(until) = until {
            prop_assert_eq!((until.ms() / 60_000).rem_euclid(1440), i64::from(to));
        }
    }

    #[test]
    fn no_text_is_too_strange_for_a_zone_or_for_hours(text in any::<String>()) {
        // What matters is that it comes back.
        let _zone = ZoneName::new(&text);
        let _hours = text.parse::<Hours>();
    }
}

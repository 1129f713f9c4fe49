//! Zones and quiet hours, with every clock change of every zone.

use greenroom::base::{Moment, Span};
use greenroom::calendar::{Hours, HoursFault, TimeOfDay, Zone, ZoneName};
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
fn a_city_alone_finds_its_zone() {
    assert_eq!(ZoneName::new("Berlin").unwrap_err().near, ["Europe/Berlin"]);
    assert_eq!(ZoneName::new("new york").unwrap_err().near, ["America/New_York"]);
    assert_eq!(ZoneName::new("america").unwrap_err().near.len(), 3);
    assert!(ZoneName::new("a").unwrap_err().near.is_empty());
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
    for text in ["22:00-07:00", "22-7", " 22:00 – 07:00 ", "22:00—7:00"] {
        assert_eq!(hours(text).to_string(), "22:00–07:00", "{text}");
    }
    for odd in ["", "22:00", "24:00-07:00", "22:60-07:00", "a-b", "-", "+2-3", "22:00-07:00-08:00"]
    {
        assert_eq!(odd.parse::<Hours>(), Err(HoursFault::NoHours), "{odd}");
    }
    assert_eq!("7-07:00".parse::<Hours>(), Err(HoursFault::Same));
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

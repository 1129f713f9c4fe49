//! What comes next of a series: after downtime, over clock changes, with dates skipped, moved and
//! paused; and how a series is stored.

use greenroom::base::{GuildId, Moment, Span};
use greenroom::calendar::{
    Ahead, Change, Coming, Course, Date, Series, Stretch, TimeFault, Zone, ZoneName, call_at,
    read_moved, read_series,
};

use super::spelled::{NOW, berlin};
use super::{at, zone};

const MINUTE: Span = Span::from_minutes(1);

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn stretch(typed: &str, from: &str, zone: &Zone) -> Stretch {
    let made = zone_midnight(zone, from);
    let series = read_series(typed, zone, made).unwrap().series;
    Stretch { from: date(from), series, zone: zone.clone() }
}

/// A moment before anything of that day.
fn zone_midnight(zone: &Zone, day: &str) -> Moment {
    let start = greenroom::calendar::read_time(&format!("{day} 00:00"), Some(zone), at(DAWN));
    start.unwrap().at - Span::from_ms(1)
}

const DAWN: &str = "2026-01-01T00:00Z";

/// Tuesdays at 19:00 in Berlin from 1 December 2026, a Tuesday.
fn tuesdays() -> Course {
    Course {
        stretches: vec![stretch("every tue 19:00", "2026-12-01", &berlin())],
        changes: [].into(),
        paused_until: None,
        behind: None,
    }
}

/// What lies ahead, by the clock of the zone: `missed 1 Dec, 8 Dec; 15 Dec at 2026-12-15 19:00`.
fn told(ahead: &Ahead, zone: &Zone) -> String {
    let all = |name: &str, dates: &[Date]| {
        let days: Vec<String> =
            dates.iter().map(|day| day.strftime("%-d %b").to_string()).collect();
        if days.is_empty() { String::new() } else { format!("{name} {}; ", days.join(", ")) }
    };
    let next = ahead.next.map_or_else(
        || "over".to_owned(),
        |Coming { date, at, is_moved }| {
            let moved = if is_moved { " (moved)" } else { "" };
            format!("{} at {}{moved}", date.strftime("%-d %b"), zone.plain(at))
        },
    );
    format!("{}{}{next}", all("missed", &ahead.missed), all("left out", &ahead.left_out))
}

#[track_caller]
fn check(course: &Course, now: Moment, expected: &str) {
    assert_eq!(told(&course.ahead(now), &berlin()), expected, "at {}", berlin().plain(now));
}

#[test]
fn of_dates_that_were_missed_none_is_made_up_for_and_the_next_one_counts() {
    // The evening of 1 December was made; its next one starts on the 8th.
    let course = Course { behind: Some(date("2026-12-01")), ..tuesdays() };
    let start = at("2026-12-08T18:00Z");
    let next = "8 Dec at 2026-12-08 19:00";
    let later = "missed 8 Dec; 15 Dec at 2026-12-15 19:00";
    let day = Span::from_hours(24);
    for (downtime, expected) in [
        (Span::from_ms(0), next),
        (MINUTE, next),
        // As late as an evening can start.
        (MINUTE.scaled(15, 1), next),
        (MINUTE.scaled(15, 1) + Span::from_ms(1), later),
        (Span::from_hours(1), later),
        (day, later),
        (day.scaled(6, 1), later),
        // The 15th starts just now.
        (day.scaled(7, 1), later),
        (day.scaled(8, 1), "missed 8 Dec, 15 Dec; 22 Dec at 2026-12-22 19:00"),
    ] {
        check(&course, start + downtime, expected);
    }
    // A clock that was set back finds the same one again, and none that is behind.
    for back in [Span::from_ms(1_000), Span::from_hours(1), day, day.scaled(30, 1)] {
        check(&course, start - back, next);
    }
    // After years, those of the last one are told.
    let years = course.ahead(at("2031-12-03T00:00Z"));
    assert_eq!(years.missed.len(), 53);
    assert_eq!(years.next.map(|next| next.date), Some(date("2031-12-09")));
}

#[test]
fn each_date_comes_once_whenever_it_is_looked_for() {
    for name in ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Chatham"] {
        let zone = zone(name);
        let mut course = Course {
            stretches: vec![stretch("every sun 02:30", "2026-09-06", &zone)],
            ..tuesdays()
        };
        let mut dates = Vec::new();
        for _ in 0..60 {
            let now = course.behind.map_or(at("2026-09-01T00:00Z"), |behind| {
                let last: &Coming = dates.last().unwrap();
                assert_eq!(last.date, behind);
                last.at
            });
            let ahead = course.ahead(now);
            let next = ahead.next.unwrap();
            assert!(next.at > now && ahead.missed.is_empty(), "{name}: {next:?}");
            // Seen from just before, and from as late as it can start, it is the same.
            for moment in [next.at - Span::from_ms(1), next.at + MINUTE.scaled(15, 1)] {
                assert_eq!(course.ahead(moment).next, Some(next), "{name}");
            }
            dates.push(next);
            course.behind = Some(next.date);
        }
        let weeks = dates
            .windows(2)
            .all(|two| two[0].date.checked_add(jiff::ToSpan::days(7)).unwrap() == two[1].date);
        assert!(weeks, "{name}: {dates:?}");
    }
}

#[test]
fn a_clock_change_moves_an_evening_and_never_takes_it() {
    let spring = Course {
        stretches: vec![stretch("every sun 02:30", "2027-03-28", &berlin())],
        ..tuesdays()
    };
    check(&spring, at("2027-03-28T00:00Z"), "28 Mar at 2027-03-28 03:30");
    let autumn = Course {
        stretches: vec![stretch("every sun 02:30", "2026-10-25", &berlin())],
        ..tuesdays()
    };
    let first = autumn.ahead(at("2026-10-24T00:00Z")).next.unwrap();
    assert_eq!(first.at, at("2026-10-25T00:30Z"), "the first of two");
    // Between the two it has begun, and is not begun again at the second.
    let behind = Course { behind: Some(first.date), ..autumn };
    check(&behind, at("2026-10-25T00:45Z"), "1 Nov at 2026-11-01 02:30");
}

#[test]
fn what_was_said_of_a_date_counts() {
    let mut course = tuesdays();
    let now = at("2026-11-25T12:00Z");
    check(&course, now, "1 Dec at 2026-12-01 19:00");
    course.changes.insert(date("2026-12-01"), Change::Skipped);
    check(&course, now, "8 Dec at 2026-12-08 19:00");
    let moved = Change::Moved(at("2026-12-09T19:30Z"));
    course.changes.insert(date("2026-12-08"), moved);
    check(&course, now, "8 Dec at 2026-12-09 20:30 (moved)");
    // It keeps the name of its own date: what is behind it is behind the moved one too.
    course.behind = Some(date("2026-12-08"));
    check(&course, now, "15 Dec at 2026-12-15 19:00");
    // A pause passes over dates in silence: nobody missed them.
    course.paused_until = Some(date("2027-01-06"));
    check(&course, at("2026-12-20T12:00Z"), "12 Jan at 2027-01-12 19:00");
    let soon: Vec<Date> = course.coming(now).take(2).map(|one| one.date).collect();
    assert_eq!(soon, [date("2027-01-12"), date("2027-01-19")]);
}

#[test]
fn another_rule_is_in_force_from_its_date_on() {
    let mut course = tuesdays();
    course.stretches.push(stretch("every thu 18:00 2 times", "2026-12-09", &zone("Europe/Lisbon")));
    let now = at("2026-11-25T12:00Z");
    let all: Vec<String> = course
        .coming(now)
        .map(|one| format!("{} at {}", one.date, berlin().plain(one.at)))
        .collect();
    assert_eq!(
        all,
        [
            "2026-12-01 at 2026-12-01 19:00",
            "2026-12-08 at 2026-12-08 19:00",
            "2026-12-10 at 2026-12-10 19:00",
            "2026-12-17 at 2026-12-17 19:00"
        ]
    );
    course.behind = Some(date("2026-12-17"));
    check(&course, now, "over");
}

#[test]
fn a_date_that_a_zone_does_not_have_is_told_and_passed_over() {
    let apia = ZoneName::new("Pacific/Apia").unwrap().zone();
    let made = at("2011-12-20T00:00Z");
    let series = read_series("every fri 19:00", &apia, made).unwrap().series;
    let from = series.first();
    let stretches = vec![Stretch { from, series, zone: apia.clone() }];
    let course = Course { stretches, behind: Some(date("2011-12-23")), ..tuesdays() };
    let ahead = course.ahead(at("2011-12-25T00:00Z"));
    assert_eq!(told(&ahead, &apia), "left out 30 Dec; 6 Jan at 2012-01-06 19:00");
}

#[test]
fn an_evening_is_called_a_week_before_and_not_before_the_last_one_is_over() {
    const GUILD: GuildId = GuildId(1);
    let starts_at = at("2026-12-08T18:00Z");
    let week_before = at("2026-12-01T18:00Z");
    assert_eq!(call_at(starts_at, GUILD, None), week_before - GUILD.spread());
    let over = at("2026-12-01T19:10Z");
    assert_eq!(call_at(starts_at, GUILD, Some(over)), over);
    let earlier = at("2026-11-24T18:50Z");
    assert_eq!(call_at(starts_at, GUILD, Some(earlier)), week_before - GUILD.spread());
}

/// Every rule as it was stored first: it is read for ever.
#[test]
fn what_was_stored_is_read_again() {
    for (rule, first) in [
        ("every mon 00:00", "2026-11-30"),
        ("every tue 19:00", "2026-12-01"),
        ("every wed 19:00", "2026-12-02"),
        ("every thu 19:00", "2026-12-03"),
        ("every fri 19:00", "2026-12-04"),
        ("every second sat 10:30", "2026-11-28"),
        ("every sun 23:59", "2026-11-29"),
        ("first mon of the month 18:00", "2026-12-07"),
        ("second tue of the month 18:00", "2026-12-08"),
        ("third thu of the month 18:00", "2026-12-17"),
        ("fourth fri of the month 18:00", "2026-12-25"),
        ("last fri of the month 12:00", "2026-11-27"),
        ("on the 1st of the month 19:00", "2026-12-01"),
        ("on the 15th of the month 19:00", "2026-12-15"),
        ("on the 31st of the month 19:00", "2026-11-30"),
        ("on the 31st of the month 19:00 skip short months", "2026-12-31"),
        ("on the 31st of the month 19:00 skip short months 3 times", "2026-12-31"),
        ("every tue 19:00 until 2027-05-31", "2026-12-01"),
        ("every tue 19:00 10 times", "2026-12-01"),
    ] {
        let series = Series::stored(rule, first).unwrap();
        assert_eq!((series.to_string().as_str(), series.first()), (rule, date(first)));
        let read = read_series(rule, &berlin(), NOW).unwrap().series;
        assert_eq!(read.to_string(), rule, "it is what somebody types");
        let json = serde_json::to_string(&series).unwrap();
        assert_eq!(json, format!(r#"{{"rule":"{rule}","first":"{first}"}}"#));
        assert_eq!(serde_json::from_str::<Series>(&json).unwrap(), series);
    }
    for (odd, first) in [
        ("", "2026-12-01"),
        ("every tue", "2026-12-01"),
        ("every tue 19:00", "2026-12-02"),
        ("every tue 19:00", "soon"),
        ("every tue 24:00", "2026-12-01"),
        ("every tue 19:99", "2026-12-01"),
        ("every tue 19:00 until", "2026-12-01"),
        ("every tue 19:00 until 2026-11-30", "2026-12-01"),
        ("every tue 19:00 99999 times", "2026-12-01"),
        ("on the 32nd of the month 19:00", "2026-12-01"),
        ("on the é of the month 19:00", "2026-12-01"),
        ("fifth mon of the month 18:00", "2026-11-30"),
    ] {
        assert!(Series::stored(odd, first).is_err(), "{odd}");
    }
}

#[test]
fn a_moved_date_is_read_near_the_one_that_it_had() {
    let (zone, now) = (berlin(), at("2026-11-24T17:00Z"));
    let from = at("2026-12-22T18:00Z");
    for (typed, means) in [
        ("20:30", "2026-12-22 20:30"),
        ("wed 20:00", "2026-12-23 20:00"),
        ("mon 18:00", "2026-12-21 18:00"),
        ("19 dec 10:00", "2026-12-19 10:00"),
        ("5 feb 2027 20:00", "2027-02-05 20:00"),
    ] {
        assert_eq!(zone.plain(read_moved(typed, &zone, from, now).unwrap().at), means, "{typed}");
    }
    let faults = |typed| read_moved(typed, &zone, from, now).unwrap_err();
    assert!(matches!(faults("wed"), TimeFault::NoClock(_)));
    // The night in which the clock is put back is asked back with both readings.
    let from = at("2027-10-30T18:00Z");
    let twice = read_moved("31 oct 2027 02:30", &zone, from, now).unwrap_err();
    let TimeFault::Twice(one, other) = twice else { panic!("{twice:?}") };
    assert_eq!(
        [one.typed, other.typed],
        ["2027-10-31 02:30 UTC+02:00", "2027-10-31 02:30 UTC+01:00"]
    );
}

#[test]
fn a_rule_moves_with_one_of_its_dates() {
    let zone = berlin();
    let now = at("2026-11-24T17:00Z");
    for (typed, day, to, moved) in [
        ("every tue 19:00", "2026-12-08", "2026-12-09T19:00Z", "every wed 20:00 from 2026-12-09"),
        ("every tue 19:00", "2026-12-08", "2026-12-07T18:00Z", "every mon 19:00 from 2026-12-07"),
        (
            "every second tue 19:00 5 times",
            "2026-12-08",
            "2026-12-10T18:00Z",
            "every second thu 19:00 4 times from 2026-12-10",
        ),
        (
            "first mon of the month 18:00",
            "2026-12-07",
            "2026-12-08T17:00Z",
            "second tue of the month 18:00 from 2026-12-08",
        ),
        (
            "last fri of the month 18:00",
            "2026-11-27",
            "2026-11-26T17:00Z",
            "last thu of the month 18:00 from 2026-11-26",
        ),
        (
            "on the 15th 19:00 until 2027-06-01",
            "2026-12-15",
            "2026-12-16T18:00Z",
            "on the 16th of the month 19:00 until 2027-06-01 from 2026-12-16",
        ),
    ] {
        let series = read_series(typed, &zone, now).unwrap().series;
        let found = series.moved(date(day), at(to), &zone).unwrap();
        assert_eq!(format!("{found} from {}", found.first()), moved, "{typed}");
    }
}

#[test]
fn another_rule_begins_in_the_week_or_month_of_the_date_that_it_takes_over() {
    let (zone, now) = (berlin(), at("2026-11-24T17:00Z"));
    for (typed, day, not_before, first) in [
        ("every mon 19:00", "2026-12-08", "2026-12-02", "2026-12-07"),
        ("every wed 19:00", "2026-12-08", "2026-12-02", "2026-12-09"),
        ("every mon 19:00", "2026-12-08", "2026-12-08", "2026-12-14"),
        ("every second mon 19:00", "2026-12-08", "2026-12-02", "2026-12-07"),
        ("first mon of the month 19:00", "2026-12-15", "2026-11-16", "2026-12-07"),
        ("on the 15th 19:00", "2026-12-07", "2026-11-03", "2026-12-15"),
    ] {
        let series = read_series(typed, &zone, now).unwrap().series;
        let found = series.instead_of(date(day), date(not_before)).unwrap();
        assert_eq!(found.first(), date(first), "{typed}");
    }
}

#[test]
fn a_date_is_moved_between_its_neighbours() {
    let mut course = tuesdays();
    course.changes.insert(date("2026-12-15"), Change::Skipped);
    course.changes.insert(date("2026-12-22"), Change::Moved(at("2026-12-23T18:00Z")));
    let around = |day| course.around(date(day)).map(|at| at.map(|at| berlin().plain(at)));
    assert_eq!(around("2026-12-01"), [None, Some("2026-12-08 19:00".to_owned())]);
    let [behind, ahead] = around("2026-12-08");
    assert_eq!(behind.unwrap(), "2026-12-01 19:00");
    assert_eq!(ahead.unwrap(), "2026-12-23 19:00");
    assert_eq!(course.date_before(date("2026-12-29")), Some(date("2026-12-22")));
    assert_eq!(course.date_before(date("2026-12-01")), None);
}

//! Rules of series: how English and German say them, what is asked back, and which dates they have.

use expect_test::expect;
use greenroom::base::{ENGLISH, Moment, Span};
use greenroom::calendar::{
    Occurrence, Series, SeriesFault, TimeFault, Zone, ZoneName, read_series, read_time,
};
use greenroom::view::time_fault;
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;

use super::spelled::{NOW, berlin, check_by};

/// What a text means on Tuesday, 24 November 2026, at 18:00 in Berlin: as it is typed so that
/// nothing else is read, and its first date; or why it is asked back.
fn meaning(typed: &str) -> String {
    let first = |series: &Series, zone: &Zone| {
        let first = series.after(zone, NOW).next();
        first.map_or_else(|| "never".to_owned(), |first| first.date.strftime("%-d %b").to_string())
    };
    let all = |all: &[Series]| all.iter().map(Series::to_string).collect::<Vec<_>>().join(" | ");
    match read_series(typed, &berlin(), NOW) {
        Ok(read) => {
            let zone = read.zone.as_ref().map(|zone| (zone.to_string(), zone.zone()));
            match zone {
                None => format!("{}; {}", read.series, first(&read.series, &berlin())),
                Some((name, zone)) => {
                    format!("{} {name}; {}", read.series, first(&read.series, &zone))
                }
            }
        }
        Err(SeriesFault::Unread(what)) => format!("can't read `{what}`"),
        Err(SeriesFault::Fifth(last)) => format!("no fifth; {last}"),
        Err(SeriesFault::Unclear(several)) => format!("? {}", all(&several)),
        Err(SeriesFault::NoClock) => "no time".to_owned(),
        Err(SeriesFault::NoDay) => "no day".to_owned(),
        Err(SeriesFault::Span) => "span".to_owned(),
        Err(SeriesFault::Contradiction) => "contradiction".to_owned(),
        Err(SeriesFault::Over) => "over".to_owned(),
        Err(SeriesFault::ZoneWanted) => "zone wanted".to_owned(),
    }
}

#[track_caller]
fn check(table: &[(&str, &str)]) {
    check_by(meaning, table);
}

#[test]
fn english() {
    check(&[
        ("every tue 19:00", "every tue 19:00; 24 Nov"),
        ("Every Tuesday at 7 pm", "every tue 19:00; 24 Nov"),
        ("every tuesday evening at 7", "every tue 19:00; 24 Nov"),
        ("tuesdays 19:00", "every tue 19:00; 24 Nov"),
        ("7pm on Tuesdays", "every tue 19:00; 24 Nov"),
        ("weekly tue 19:00", "every tue 19:00; 24 Nov"),
        ("every week on tue 19:00", "every tue 19:00; 24 Nov"),
        ("tue 19:00", "every tue 19:00; 24 Nov"),
        // Its time is over today.
        ("every tue 17:00", "every tue 17:00; 1 Dec"),
        ("every second sat 10:30", "every second sat 10:30; 28 Nov"),
        ("every 2nd sat 10:30", "every second sat 10:30; 28 Nov"),
        ("every other saturday 10:30 am", "every second sat 10:30; 28 Nov"),
        ("every 2 weeks on sat 10:30", "every second sat 10:30; 28 Nov"),
        ("every second week sat 10:30", "every second sat 10:30; 28 Nov"),
        ("every 14 days sat 10:30", "every second sat 10:30; 28 Nov"),
        ("every fortnight, saturday 10:30", "every second sat 10:30; 28 Nov"),
        ("first mon of the month 18:00", "first mon of the month 18:00; 7 Dec"),
        ("every first mon 18:00", "first mon of the month 18:00; 7 Dec"),
        ("1st monday of each month 6 pm", "first mon of the month 18:00; 7 Dec"),
        ("the last friday of every month at noon", "last fri of the month 12:00; 27 Nov"),
        ("every third thu in the month 18:00", "third thu of the month 18:00; 17 Dec"),
        ("on the 15th 19:00", "on the 15th of the month 19:00; 15 Dec"),
        ("every 15th 19:00", "on the 15th of the month 19:00; 15 Dec"),
        ("monthly on the 2nd at 19:00", "on the 2nd of the month 19:00; 2 Dec"),
        ("on the 31st 19:00", "on the 31st of the month 19:00; 30 Nov"),
        (
            "on the 31st 19:00 skip short months",
            "on the 31st of the month 19:00 skip short months; 31 Dec",
        ),
        ("last day of the month 19:00", "on the 31st of the month 19:00; 30 Nov"),
        ("every tue 19:00 until 31 May 2027", "every tue 19:00 until 2027-05-31; 24 Nov"),
        ("every tue 19:00 until 24 Nov", "every tue 19:00 until 2026-11-24; 24 Nov"),
        ("every tue 19:00 10 times", "every tue 19:00 10 times; 24 Nov"),
        ("every tue 19:00 10x", "every tue 19:00 10 times; 24 Nov"),
        ("every tue 19:00 from 8 December", "every tue 19:00; 8 Dec"),
        ("every second tue 19:00 starting 3 Dec 2026", "every second tue 19:00; 8 Dec"),
        ("every tue 19:00 Europe/Lisbon", "every tue 19:00 Europe/Lisbon; 24 Nov"),
        ("every tue 19:00 New York", "every tue 19:00 America/New_York; 24 Nov"),
    ]);
}

#[test]
fn german() {
    check(&[
        ("jeden Dienstag 19 Uhr", "every tue 19:00; 24 Nov"),
        ("jeden Dienstag um 19:00", "every tue 19:00; 24 Nov"),
        ("dienstags um 19 Uhr", "every tue 19:00; 24 Nov"),
        ("dienstags abends um halb acht", "every tue 19:30; 24 Nov"),
        ("jede Woche Dienstag 19 Uhr", "every tue 19:00; 24 Nov"),
        ("wöchentlich am Dienstag 19 Uhr", "every tue 19:00; 24 Nov"),
        ("jeden zweiten Samstag um 10:30", "every second sat 10:30; 28 Nov"),
        ("jeden 2. Samstag 10.30 Uhr", "every second sat 10:30; 28 Nov"),
        ("alle zwei Wochen samstags 10:30", "every second sat 10:30; 28 Nov"),
        ("alle 14 Tage am Samstag um 10:30", "every second sat 10:30; 28 Nov"),
        ("jeden ersten Montag im Monat 18 Uhr", "first mon of the month 18:00; 7 Dec"),
        ("am ersten Montag des Monats um 18 Uhr", "first mon of the month 18:00; 7 Dec"),
        ("1. Montag im Monat 18 Uhr", "first mon of the month 18:00; 7 Dec"),
        ("letzter Freitag im Monat, 18 Uhr", "last fri of the month 18:00; 27 Nov"),
        ("am 15. 19 Uhr", "on the 15th of the month 19:00; 15 Dec"),
        ("am 15. jedes Monats um 19 Uhr", "on the 15th of the month 19:00; 15 Dec"),
        ("monatlich am 15. um 19 Uhr", "on the 15th of the month 19:00; 15 Dec"),
        ("letzter Tag im Monat 19 Uhr", "on the 31st of the month 19:00; 30 Nov"),
        (
            "am 31. 19 Uhr, kurze Monate auslassen",
            "on the 31st of the month 19:00 skip short months; 31 Dec",
        ),
        ("jeden Dienstag 19 Uhr bis 31.5.2027", "every tue 19:00 until 2027-05-31; 24 Nov"),
        ("jeden Dienstag 19 Uhr bis zum 31. Mai", "every tue 19:00 until 2027-05-31; 24 Nov"),
        ("jeden Dienstag 19 Uhr 10 mal", "every tue 19:00 10 times; 24 Nov"),
        ("jeden Dienstag 19 Uhr ab 8.12.", "every tue 19:00; 8 Dec"),
        ("every Dienstag um 7 pm", "every tue 19:00; 24 Nov"),
    ]);
}

#[test]
fn what_is_no_rule_is_asked_back() {
    check(&[
        ("", "can't read ``"),
        ("whenever", "can't read `whenever`"),
        ("every tue and thu 19:00", "can't read `and`"),
        ("19:00", "no day"),
        ("tomorrow 19:00", "no day"),
        ("in 2 weeks", "no day"),
        ("next tue 19:00", "no day"),
        ("every day 19:00", "span"),
        ("every 10 days 19:00", "span"),
        ("every 3 weeks tue 19:00", "span"),
        ("every month on tue 19:00", "span"),
        ("every tue", "no time"),
        ("every tue at 7", "? every tue 07:00 | every tue 19:00"),
        ("second sat 10:30", "? second sat of the month 10:30 | every second sat 10:30"),
        ("every third sat 10:30", "? third sat of the month 10:30"),
        ("fifth mon of the month 18:00", "no fifth; last mon of the month 18:00"),
        ("jeden fünften Montag 18 Uhr", "no fifth; last mon of the month 18:00"),
        ("every tue 19:00 until 23 Nov 2026", "over"),
        ("every tue 17:00 until 24 Nov 2026", "over"),
        ("every tue 19:00 from 1 Nov 2026", "over"),
        ("every tue 19:00 0 times", "contradiction"),
        ("every tue 19:00 until 1 May 10 times", "contradiction"),
        ("every tue 19:00 skip short months", "contradiction"),
        ("every tue 19:00 until 31 Feb", "contradiction"),
        ("every tue 24:00", "contradiction"),
        ("on the 15th 19:00 UTC+2", "zone wanted"),
        ("every tue 19:00 CET", "zone wanted"),
    ]);
}

fn at(text: &str) -> Moment {
    Moment::from_ms(text.parse::<Timestamp>().unwrap().as_millisecond())
}

/// The date that Samoa left out, 30 December 2011: the oracle moves it to the same time of the next
/// day.
fn is_moved_to_the_next_day(zone: &str, typed: &str, moment: &str) -> bool {
    let of_a_friday = typed == "every fri 00:15" && moment == "2011-12-30T10:15Z";
    zone == "Pacific/Apia" && of_a_friday
}

#[test]
fn another_implementation_says_the_same_moments() {
    let mut count = 0;
    let lines = include_str!("../data/series_oracle.txt").lines();
    for line in lines.filter(|line| !line.starts_with('#')) {
        let [name, made, typed, moments] = line.split(" | ").collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        let zone = ZoneName::new(name).unwrap().zone();
        let now = at(&format!("{made}T00:00Z"));
        let series = read_series(typed, &zone, now).unwrap().series;
        let is_ours = |moment: &&str| !is_moved_to_the_next_day(name, typed, moment);
        let expected: Vec<Moment> = moments.split(' ').filter(is_ours).map(at).collect();
        count += expected.len();
        let found = series.after(&zone, now).filter_map(|one| one.at);
        assert_eq!(found.take(expected.len()).collect::<Vec<_>>(), expected, "{name} {typed}");
    }
    assert!(count > 1_500, "{count} moments were looked at");
}

/// Every zone from 2020 to 2037: one evening per date of the rule, in their order; around every clock
/// change none before its local time, and none after it unless the clock leaves it out.
#[test]
fn every_date_of_a_rule_comes_once_in_every_zone_and_never_early() {
    let (begins, ends) = (at("2020-01-01T00:00Z"), at("2038-01-01T00:00Z"));
    let (mut changes, mut shifted) = (0, 0);
    for name in TimeZoneDatabase::bundled().available() {
        let Ok(name) = ZoneName::new(name.as_str()) else { continue };
        let zone = name.zone();
        let rules = TimeZoneDatabase::bundled().get(name.as_str()).unwrap();
        let read = |typed| read_series(typed, &zone, begins).unwrap().series;
        let monthly = read("last sun 01:30");
        let all: Vec<Occurrence> = monthly
            .after(&zone, begins)
            .take_while(|one| one.at.is_none_or(|at| at < ends))
            .collect();
        assert!((216..=217).contains(&all.len()), "{name}: {}", all.len());
        assert!(all.windows(2).all(|two| two[0].date < two[1].date && two[0].at < two[1].at));

        let all =
            [monthly, read("every sun 02:30"), read("every fri 00:15"), read("every sat 23:45")];
        let first = Timestamp::from_millisecond(begins.ms()).unwrap();
        for change in rules.following(first).map(|change| change.timestamp().as_millisecond()) {
            if change >= ends.ms() {
                break;
            }
            changes += 1;
            for series in &all {
                let before = Moment::from_ms(change) - Span::from_hours(4 * 24);
                for one in series.after(&zone, before).take(1) {
                    shifted += usize::from(is_shifted(series, &zone, &rules, one));
                }
            }
        }
    }
    assert!(changes > 5_000, "{changes} clock changes were looked at");
    assert!(shifted > 300, "{shifted} times were left out by a clock");
}

/// Whether the clock leaves the time of a date out, so that it comes later; otherwise it comes at the
/// first moment that shows its time. Seen from just before it is the next, from its own it is over.
fn is_shifted(series: &Series, zone: &Zone, rules: &TimeZone, one: Occurrence) -> bool {
    let Occurrence { date, at } = one;
    let at = at.unwrap_or_else(|| panic!("{series} has no {date}"));
    let minutes = i64::from(series.time().minutes());
    let wanted = date.at(0, 0, 0, 0) + minutes.minutes();
    let shown = rules.to_datetime(Timestamp::from_millisecond(at.ms()).unwrap());
    assert!(shown >= wanted, "{series}: {shown} before {wanted}");
    let reading = rules.to_ambiguous_timestamp(wanted);
    if shown == wanted {
        let first = reading.earlier().unwrap();
        // Where its table of changes ends, the library reads some times an hour early.
        let is_early = rules.to_datetime(first) < wanted;
        assert!(is_early || first.as_millisecond() == at.ms(), "{series}: {wanted}");
    } else {
        assert!(matches!(reading.offset(), AmbiguousOffset::Gap { .. }), "{series}: {wanted}");
        assert!(shown.duration_since(wanted).as_hours() <= 3, "{series}: {wanted}");
    }
    let before = Moment::from_ms(at.ms() - 1);
    assert_eq!(series.after(zone, before).next().map(|one| one.date), Some(date), "{series}");
    assert_ne!(series.after(zone, at).next().map(|one| one.date), Some(date), "{series}");
    shown != wanted
}

#[test]
fn a_date_that_a_zone_left_out_is_skipped_and_told() {
    let zone = ZoneName::new("Pacific/Apia").unwrap().zone();
    let now = at("2011-12-20T00:00Z");
    let read = |typed: &str| read_series(typed, &zone, now).unwrap().series;
    let all = |series: &Series| -> Vec<String> {
        let found = series.after(&zone, now).map(|one| match one.at {
            Some(at) => format!("{} at {}", one.date, zone.plain(at)),
            None => format!("{} left out", one.date),
        });
        found.take(3).collect()
    };
    let friday = read("every fri 19:00 3 times");
    assert_eq!(
        all(&friday),
        ["2011-12-23 at 2011-12-23 19:00", "2011-12-30 left out", "2012-01-06 at 2012-01-06 19:00"]
    );
    // It counts as one of the rule's dates.
    assert_eq!(friday.after(&zone, now).count(), 3);
}

#[test]
fn a_rule_ends_by_its_own_dates() {
    let zone = berlin();
    let dates = |typed: &str| -> Vec<String> {
        let series = read_series(typed, &zone, NOW).unwrap().series;
        series.after(&zone, NOW).map(|one| one.date.to_string()).take(20).collect()
    };
    assert_eq!(
        dates("every second sat 10:30 until 26 Dec"),
        ["2026-11-28", "2026-12-12", "2026-12-26"]
    );
    assert_eq!(dates("on the 31st 19:00 3 times"), ["2026-11-30", "2026-12-31", "2027-01-31"]);
    let skipping = "on the 31st 19:00 3 times skip short months";
    assert_eq!(dates(skipping), ["2026-12-31", "2027-01-31", "2027-03-31"]);
    // Seen from later on, the same dates are counted.
    let later = at("2027-02-01T00:00Z");
    let series = read_series(skipping, &zone, NOW).unwrap().series;
    let rest: Vec<String> = series.after(&zone, later).map(|one| one.date.to_string()).collect();
    assert_eq!(rest, ["2027-03-31"]);
}

/// `/session plan` wants one time: a rule is read back, with the first of its dates.
#[test]
fn a_rule_where_one_time_is_wanted_is_read_back() {
    for (typed, means) in [
        ("every tue 19:00", "every tue 19:00; Tue 24 Nov 19:00"),
        ("jeden zweiten Samstag um 10:30", "every second sat 10:30; Sat 28 Nov 10:30"),
        ("first mon of the month 18:00", "first mon of the month 18:00; Mon 7 Dec 18:00"),
        // These are one time as well, and that is what is wanted.
        ("tue 19:00", "Tue 24 Nov 19:00"),
        ("on the 15th 19:00", "Tue 15 Dec 19:00"),
        ("every tue", "can't read `every`"),
    ] {
        assert_eq!(super::spelled::meaning(typed), means, "{typed}");
    }
    assert_eq!(read_time("every tue 19:00", None, NOW), Err(TimeFault::ZoneWanted));
    let fault = read_time("every tue 19:00 until 31 May", Some(&berlin()), NOW).unwrap_err();
    let card = time_fault(&ENGLISH, "every tue 19:00 until 31 May", &fault);
    expect![[r#"“every tue 19\:00 until 31 May” comes again and again: every Tuesday 19:00, until 2027-05-31. This wants one time. The first is <t:1795543200:F>: for that, write `2026-11-24 19:00`."#]].assert_eq(&card.lines.join("\n"));
}

proptest! {
    #[test]
    fn what_is_printed_is_read_again(
        typed in said(),
        minutes in 0..(500 * 24 * 60_i64),
    ) {
        let now = Moment::from_ms(NOW.ms() + minutes * 60_000);
        let all = match read_series(&typed, &berlin(), now) {
            Ok(read) => vec![read.series],
            Err(SeriesFault::Unclear(several)) => several,
            Err(SeriesFault::Fifth(last)) => vec![last],
            Err(_) => Vec::new(),
        };
        for series in all {
            let again = read_series(&series.to_string(), &berlin(), now).map(|read| read.series);
            let is_later = |again: &Series| again.to_string() == series.to_string();
            prop_assert!(again.as_ref().is_ok_and(is_later), "{} {} {:?}", typed, series, again);
            let stored = Series::stored(&series.to_string(), &series.first().to_string());
            prop_assert_eq!(stored, Ok(series));
        }
    }
}

fn said() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "every",
        "jeden",
        "second",
        "2nd",
        "first",
        "letzten",
        "other",
        "5th",
        "week",
        "weeks",
        "month",
        "Monat",
        "im",
        "of the",
        "tue",
        "saturday",
        "Montag",
        "tuesdays",
        "15th",
        "31.",
        "on the",
        "am",
        "19:00",
        "at 7",
        "7 pm",
        "um 19 Uhr",
        "noon",
        "midnight",
        "night",
        "until",
        "bis",
        "31 May",
        "2027-01-15",
        "10",
        "times",
        "mal",
        "from",
        "8.12.",
        "skip short months",
        "last day",
        "CET",
        "Europe/Lisbon",
        "tomorrow",
        "next",
        "daily",
    ]);
    prop::collection::vec(words, 1..8).prop_map(|all| all.join(" "))
}

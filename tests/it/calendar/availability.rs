//! When people can meet: what they type, and where that overlaps.

use greenroom::base::{Moment, Span};
use greenroom::calendar::{
    Attendee, Availability, AvailabilityFault, Date, Hours, Overlap, Tier, Wanted, ZoneName,
    overlaps, read_availability,
};
use proptest::prelude::*;
use serde::Deserialize;

use super::{at, zone};

/// A Tuesday.
fn today() -> Date {
    "2026-12-01".parse().unwrap()
}

#[track_caller]
fn reads(text: &str, meant: &str) {
    let read = read_availability(text, today()).map(|read| read.to_string());
    assert_eq!(read.as_deref(), Ok(meant), "{text}");
}

#[test]
fn when_people_can_is_read_as_english_says_it() {
    for (text, meant) in [
        ("mon-fri 18-21, sat 10-12", "mon-fri 18:00-21:00; sat 10:00-12:00"),
        (
            "mon-fri 18-21, sat 10-12; rather not fri",
            "mon-fri 18:00-21:00; sat 10:00-12:00; rather not fri",
        ),
        ("Mon to Fri 18:00–21:00", "mon-fri 18:00-21:00"),
        ("weekdays 6-9 pm", "mon-fri 18:00-21:00"),
        ("weekdays from 6 pm to 9 pm", "mon-fri 18:00-21:00"),
        ("every weekday between 6pm and 9pm", "mon-fri 18:00-21:00"),
        ("weekday evenings", "mon-fri 18:00-22:00"),
        ("weekends 9-5", "sat-sun 09:00-17:00"),
        ("mondays and wednesdays 19-21", "mon, wed 19:00-21:00"),
        ("mon, wed & fri 7pm-9pm", "mon, wed, fri 19:00-21:00"),
        ("mon, wed: 19-21; thu 12:15-13", "mon, wed 19:00-21:00; thu 12:15-13:00"),
        ("tue 8-9:30 and 18:30-20", "tue 08:00-09:30; tue 18:30-20:00"),
        ("fri-mon 20-22", "mon, fri-sun 20:00-22:00"),
        ("sat 22-2", "sat 22:00-02:00"),
        ("sat noon to 2", "sat 12:00-14:00"),
        ("sat 11 am - 3", "sat 11:00-15:00"),
        ("daily 19:00-21:00", "daily 19:00-21:00"),
        ("every day 19-21", "daily 19:00-21:00"),
        ("18-21", "daily 18:00-21:00"),
        ("sat all day", "sat all day"),
        ("any time", "daily all day"),
        ("mon after 18:00", "mon 18:00-00:00"),
        ("mon after 6pm, sun until noon", "mon 18:00-00:00; sun 00:00-12:00"),
        ("mon-fri 18-21; not 20 Dec - 3 Jan", "mon-fri 18:00-21:00; not 2026-12-20 - 2027-01-03"),
        ("mon-fri 18-21; not 20 Nov - 3 Dec", "mon-fri 18:00-21:00; not 2026-11-20 - 2026-12-03"),
        ("mon-fri 18-21; not Dec 20-24", "mon-fri 18:00-21:00; not 2026-12-20 - 2026-12-24"),
        ("mon-fri 18-21; not 20-24 Dec", "mon-fri 18:00-21:00; not 2026-12-20 - 2026-12-24"),
        ("mon-fri 18-21 but not 24 dec", "mon-fri 18:00-21:00; not 2026-12-24"),
        ("mon-fri 18-21 except wed", "mon-fri 18:00-21:00; not wed"),
        ("mon-fri 18-21; not tomorrow", "mon-fri 18:00-21:00; not 2026-12-02"),
        ("mon-fri 18-21; away next week", "mon-fri 18:00-21:00; not 2026-12-07 - 2026-12-13"),
        (
            "mon-fri 18-21; not fri, sat; sun 10-12",
            "mon-fri 18:00-21:00; not fri-sat; sun 10:00-12:00",
        ),
        (
            "mon-fri 18-21\nrather not after 20:30",
            "mon-fri 18:00-21:00; rather not daily 20:30-00:00",
        ),
        ("mon 18-21, if need be sun 18-20", "mon 18:00-21:00; rather not sun 18:00-20:00"),
        ("24 Dec 10-14", "2026-12-24 10:00-14:00"),
        ("2026-12-24 10:00-14:00", "2026-12-24 10:00-14:00"),
        ("I can mon 18-20, can't tue", "mon 18:00-20:00; not tue"),
    ] {
        reads(text, meant);
    }
}

#[test]
fn when_people_can_is_read_as_german_says_it() {
    for (text, meant) in [
        (
            "mo-fr 18-21, sa 10-12; lieber nicht fr",
            "mon-fri 18:00-21:00; sat 10:00-12:00; rather not fri",
        ),
        ("Mo.-Fr. 18-21 Uhr", "mon-fri 18:00-21:00"),
        ("montags bis freitags von 18 bis 21 Uhr", "mon-fri 18:00-21:00"),
        ("Mo und Mi zwischen 18 und 21 Uhr", "mon, wed 18:00-21:00"),
        ("werktags abends", "mon-fri 18:00-22:00"),
        ("unter der Woche ab 18 Uhr", "mon-fri 18:00-00:00"),
        ("am Wochenende 10 bis 12 Uhr", "sat-sun 10:00-12:00"),
        ("täglich 19-21", "daily 19:00-21:00"),
        ("jeden Tag ab 19 Uhr", "daily 19:00-00:00"),
        ("sa ganztags", "sat all day"),
        ("di bis 9 Uhr", "tue 00:00-09:00"),
        ("mo-fr 18-21; nicht 20.12.-3.1.", "mon-fri 18:00-21:00; not 2026-12-20 - 2027-01-03"),
        ("mo-fr 18-21; nicht 20.-24.12.", "mon-fri 18:00-21:00; not 2026-12-20 - 2026-12-24"),
        (
            "mo-fr 18-21; nicht vom 20.12. bis zum 3.1.2027",
            "mon-fri 18:00-21:00; not 2026-12-20 - 2027-01-03",
        ),
        ("mo-fr 18-21, außer mittwochs", "mon-fri 18:00-21:00; not wed"),
        ("mo-fr 18-21, zur Not so 18-20", "mon-fri 18:00-21:00; rather not sun 18:00-20:00"),
        ("24. Dezember 10-14 Uhr", "2026-12-24 10:00-14:00"),
    ] {
        reads(text, meant);
    }
}

#[test]
fn what_is_not_plain_is_asked_back() {
    let hours = |text: &str| text.parse::<Hours>().unwrap();
    let fault = |text: &str| read_availability(text, today()).unwrap_err();
    let unclear = AvailabilityFault::UnclearHours;
    assert_eq!(fault("mon 6-9"), unclear(vec![hours("06:00-09:00"), hours("18:00-21:00")]));
    assert_eq!(fault("mon 8-10"), unclear(vec![hours("08:00-10:00"), hours("20:00-22:00")]));
    assert_eq!(fault("mon after 6"), unclear(vec![hours("06:00-00:00"), hours("18:00-00:00")]));
    assert!(matches!(fault("mon-fri"), AvailabilityFault::NoHours(_)));
    assert!(matches!(fault("sat; mon 18-21"), AvailabilityFault::NoHours(_)));
    assert!(
        matches!(fault("mon 18-21; not 5/6"), AvailabilityFault::UnclearDates(both) if both.len() == 2)
    );
    assert!(matches!(fault("mon 18-21; not 30 Feb"), AvailabilityFault::NoDates));
    assert!(matches!(fault("mon 18-21; not 24 Nov 2026"), AvailabilityFault::Over(_)));
    assert_eq!(fault("rather not fri"), AvailabilityFault::NeverCan);
    assert_eq!(fault("not fri"), AvailabilityFault::NeverCan);
    for (text, word) in
        [("mon 18-21 maybe", "maybe"), ("whenever", "whenever"), ("mon 25-26", "25-26")]
    {
        assert_eq!(fault(text), AvailabilityFault::Unread(word.to_owned()), "{text}");
    }
    assert!(matches!(fault(""), AvailabilityFault::Unread(_)));
    assert_eq!(fault(&"mon 18-21; ".repeat(60)), AvailabilityFault::TooLong);
    assert_eq!(fault(&"mon 18-21;".repeat(41)), AvailabilityFault::TooLong);
}

/// Whatever was saved is read as it was, and what is printed is read again as what it is.
#[test]
fn what_was_said_is_kept_and_printed_as_it_is() {
    let text = "mon-fri, sun 18:00-21:00; sat all day; rather not fri; rather not sun 20:00-22:00; \
                not 2026-12-20 - 2027-01-03; not daily 23:00-05:00";
    let read = read_availability(text, today()).unwrap();
    assert_eq!(read.to_string(), text);
    let json = serde_json::to_string(&read).unwrap();
    assert_eq!(serde_json::from_str::<Availability>(&json).unwrap(), read);
    assert!(json.contains(r#"{"tier":"not","dates":["2026-12-20","2027-01-03"]}"#), "{json}");
    let mut later = read.clone();
    later.from("2027-01-04".parse().unwrap());
    assert_eq!(later.rules.len(), read.rules.len() - 1);
}

#[derive(Deserialize)]
struct Case {
    now: i64,
    minutes: u16,
    least: usize,
    zone: ZoneName,
    people: Vec<Person>,
    best: Vec<Best>,
}

#[derive(Deserialize)]
struct Person {
    zone: ZoneName,
    rules: Availability,
}

#[derive(Deserialize)]
struct Best {
    at: i64,
    can: Vec<usize>,
    rather_not: Vec<usize>,
}

fn attendee(zone_name: &str, text: &str) -> Attendee {
    Attendee { zone: zone(zone_name), availability: read_availability(text, today()).unwrap() }
}

#[test]
fn a_hundred_overlaps_are_what_another_program_finds_minute_by_minute() {
    let lines = include_str!("../data/availability_oracle.txt").lines();
    let cases: Vec<Case> = lines.map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(cases.len(), 100);
    for (no, case) in cases.iter().enumerate() {
        let people = case.people.iter();
        let people = people.map(|person| Attendee {
            zone: person.zone.zone(),
            availability: person.rules.clone(),
        });
        let wanted = Wanted {
            now: Moment::from_ms(case.now),
            minutes: case.minutes,
            least: case.least,
            zone: case.zone.zone(),
        };
        let found = overlaps(&people.collect::<Vec<_>>(), &wanted).best;
        let best = case.best.iter().map(|best| Overlap {
            at: Moment::from_ms(best.at),
            can: best.can.clone(),
            rather_not: best.rather_not.clone(),
        });
        assert_eq!(found, best.collect::<Vec<_>>(), "case {no}");
    }
}

/// A Friday evening in New York is a Saturday in Berlin and in Kathmandu.
#[test]
fn a_coach_in_kathmandu_and_two_members_meet_across_a_clock_change() {
    let people = [
        attendee("Asia/Kathmandu", "sat 6:00-9:00; sun 6-9 am"),
        attendee("America/New_York", "fri 19:00-23:00; sat 19-23"),
        attendee("Europe/Berlin", "sat 0:30-3:00; sun 1-4 am"),
    ];
    // New York's clock is set back on 1 November 2026, Berlin's on 25 October.
    let wanted = Wanted {
        now: at("2026-10-20T12:00:00Z"),
        minutes: 74,
        least: 3,
        zone: zone("Asia/Kathmandu"),
    };
    let found = overlaps(&people, &wanted).best;
    let times: Vec<String> =
        found.iter().map(|one| zone("America/New_York").plain(one.at)).collect();
    assert_eq!(
        times,
        [
            "2026-10-24 20:15",
            "2026-10-24 21:30",
            "2026-10-30 20:15",
            "2026-10-31 20:15",
            "2026-10-31 21:30",
        ],
    );
    assert!(found.iter().all(|one| one.can == [0, 1, 2]));
}

#[test]
fn hours_of_each_local_day_say_how_many_can_begin_in_them() {
    let people = [attendee("UTC", "tue 18-20"), attendee("UTC", "tue 19-21; rather not tue 19-20")];
    let wanted =
        Wanted { now: at("2026-12-01T12:00:00Z"), minutes: 60, least: 1, zone: zone("UTC") };
    let days = overlaps(&people, &wanted).days;
    assert_eq!(days.len(), 15);
    let (date, hours) = &days[0];
    assert_eq!(*date, today());
    let counts: Vec<(usize, usize)> =
        hours.iter().map(|heat| (heat.can, heat.rather_not)).collect();
    assert_eq!(counts[17..22], [(0, 0), (1, 0), (1, 1), (1, 0), (0, 0)]);
    assert_eq!(days[7].1, *hours);
}

proptest! {
    #[test]
    fn what_is_printed_is_read_again(
        seeds in prop::collection::vec((0_u8..3, 1_u8..128, 0_u16..1440, 1_u16..1440, any::<bool>()), 1..8),
    ) {
        let mut all = vec!["mon 18:00-19:00".to_owned()];
        for (tier, days, from, length, has_hours) in seeds {
            let tier = [Tier::Can, Tier::RatherNot, Tier::Not][usize::from(tier)];
            let time = |minute: u16| greenroom::calendar::TimeOfDay::new(minute % 1440).unwrap();
            let rule = greenroom::calendar::Rule {
                tier,
                on: greenroom::calendar::On::Weekdays(days.try_into().unwrap()),
                hours: has_hours.then(|| Hours::new(time(from), time(from + length)).unwrap()),
            };
            all.push(rule.to_string());
        }
        let text = all.join("; ");
        let read = read_availability(&text, today());
        prop_assert_eq!(read.map(|read| read.to_string()), Ok(text));
    }

    #[test]
    fn no_text_is_too_strange(text in "[a-z0-9 ,;:./&-]{0,60}|\\PC{0,60}") {
        if let Ok(read) = read_availability(&text, today()) {
            let again = read_availability(&read.to_string(), today());
            prop_assert_eq!(again, Ok(read));
        }
    }
}

#[test]
fn the_longest_span_from_now_is_two_weeks() {
    let people = [attendee("UTC", "any time")];
    let now = at("2026-12-01T12:07:00Z");
    let wanted = Wanted { now, minutes: 60, least: 1, zone: zone("UTC") };
    let found = overlaps(&people, &wanted);
    assert_eq!(found.best[0].at, at("2026-12-01T12:15:00Z"));
    assert_eq!(found.best.len(), 10);
    assert!(found.best.iter().all(|one| one.at < now + Span::from_hours(24 * 14)));
}

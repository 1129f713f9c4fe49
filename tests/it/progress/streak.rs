//! How many weeks run: by hand, and against another program's account of the same rule.

use greenroom::base::Moment;
use greenroom::calendar::{Date, Zone, ZoneName};
use greenroom::progress::{Practice, Streak, WEEKLY, WEEKLY_MAX, streak};

fn moment(text: &str) -> Moment {
    let at: jiff::Timestamp = text.parse().unwrap();
    Moment::from_ms(at.as_millisecond())
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn every_run_of_weeks_is_the_one_that_another_program_finds() {
    let lines = include_str!("../data/streak_oracle.txt").lines();
    let mut cases = 0;
    for line in lines.filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('|').map(str::trim).collect();
        let [zone, now, weekly, ended, pauses, expected] = columns[..] else { panic!("{line}") };
        let zone = ZoneName::new(zone).unwrap().zone();
        let ended: Vec<Moment> = ended.split_whitespace().map(moment).collect();
        let weekly: Vec<(Date, u8)> = weekly
            .split_whitespace()
            .map(|one| one.split_once(':').map(|(day, n)| (date(day), n.parse().unwrap())).unwrap())
            .collect();
        let pauses: Vec<(Date, Date)> = pauses
            .split_whitespace()
            .map(|one| one.split_once("..").map(|(a, b)| (date(a), date(b))).unwrap())
            .collect();
        let (now, ended, weekly) = (moment(now), &ended[..], &weekly[..]);
        let practice = Practice { zone: &zone, now, ended, weekly, pauses: &pauses };
        let Streak { weeks, frozen, this_week, .. } = streak(&practice);
        assert_eq!(format!("{weeks} {frozen} {this_week}"), expected, "{line}");
        cases += 1;
    }
    assert_eq!(cases, 150);
}

#[test]
fn whoever_has_done_nothing_has_no_run_and_the_usual_number() {
    let zone = Zone::utc();
    let none = Practice {
        zone: &zone,
        now: moment("2026-11-24T18:00:00Z"),
        ended: &[],
        weekly: &[],
        pauses: &[],
    };
    let empty = Streak { weeks: 0, frozen: 0, this_week: 0, weekly: WEEKLY };
    assert_eq!(streak(&none), empty);
    const { assert!(WEEKLY <= WEEKLY_MAX) };
    // A clock far outside of the calendar is no reason to fall over.
    let lost = Practice { now: Moment::from_ms(i64::MAX), ..none };
    assert_eq!(streak(&lost), Streak::default());
}

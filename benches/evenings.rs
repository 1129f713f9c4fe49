//! How long evenings take to be found: the next dates of all series.
//!
//! `cargo bench --bench evenings` prints each figure beside its bound.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a bench that cannot go on stops")]

mod measure;

use std::time::Instant;

use greenroom::base::Moment;
use greenroom::calendar::{Series, Zone, ZoneName, read_series, zone_names};
use measure::median;

/// Sunday 1 March 2026 12:00 UTC.
const NOW: Moment = Moment::from_ms(1_772_366_400_000);
const ROUNDS: usize = 15;
const SERIES: usize = 10_000;
const ZONES: usize = 400;
const RULES: [&str; 5] = [
    "every tue 19:00",
    "every second sat 10:30",
    "first mon of the month 18:00",
    "on the 15th 19:00",
    "every sun 02:30 200 times",
];

/// The middle one of several rounds, in milliseconds.
fn ms(mut work: impl FnMut()) -> f64 {
    let mut round = || {
        let begins = Instant::now();
        work();
        begins.elapsed().as_secs_f64() * 1_000.0
    };
    median((0..ROUNDS).map(|_| round()).collect())
}

fn next_dates() {
    let names = zone_names("", ZONES);
    let zones: Vec<Zone> = names.iter().map(|name| ZoneName::new(name).unwrap().zone()).collect();
    assert_eq!(zones.len(), ZONES);
    let all: Vec<(Series, &Zone)> = (0..SERIES)
        .map(|no| {
            let zone = &zones[no % ZONES];
            (read_series(RULES[no % RULES.len()], zone, NOW).unwrap().series, zone)
        })
        .collect();
    // A year and a half on, as most series are not new.
    let later = Moment::from_ms(NOW.ms() + 550 * 86_400_000);
    let took = ms(|| {
        let next = all.iter().filter_map(|(series, zone)| series.after(zone, later).next());
        assert_eq!(next.count(), SERIES);
    });
    println!("the next dates of {SERIES} series in {ZONES} zones: {took:.1} ms   (bound: 200)");
}

fn main() {
    next_dates();
}

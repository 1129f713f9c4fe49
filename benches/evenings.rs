//! How long evenings take to be found and drawn: the next dates of all series, and the seats of one
//! evening. And how late very many groups read what they sit and wait for, when all begin at once.
//!
//! `cargo bench --bench evenings` prints each figure beside its bound.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a bench that cannot go on stops")]
#![expect(clippy::wildcard_enum_match_arm, reason = "a bench is about one variant of many")]

#[path = "../tests/it/harness/mod.rs"]
#[expect(dead_code, reason = "the bench uses a part of the tests' harness")]
mod harness;

use std::collections::BTreeMap;
use std::time::Instant;

use greenroom::base::{MemberId, Moment, Seed, Span};
use greenroom::calendar::{Series, Zone, ZoneName, read_series, zone_names};
use greenroom::rotation::{Chairs, Ledger, Pair, Person, Takes, draw};
use harness::herd::{Herd, Late, Pace};

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
    let mut all: Vec<f64> = (0..ROUNDS).map(|_| round()).collect();
    all.sort_by(f64::total_cmp);
    all[ROUNDS / 2]
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

/// People of many levels and debts, some of whom met.
fn evening(count: i64) -> (Vec<Person>, BTreeMap<(MemberId, MemberId), Pair>) {
    let mut draws = Seed(12).draws(0);
    let mut debt = || [-0.5, -0.25, 0.0, 0.125, 0.5][draws.below(5)];
    let mut person = |member: i64| Person {
        member: MemberId(member),
        takes: Takes::Any,
        is_new: member % 12 == 5,
        would_interview: false,
        is_reliable: member % 9 != 4,
        level: u8::try_from(member % 4).ok(),
        role: None,
        knows: Vec::new(),
        ledger: Ledger { interviewer: debt(), candidate: debt(), odd: debt() },
    };
    let people: Vec<Person> = (1..=count).map(&mut person).collect();
    let mut draws = Seed(13).draws(0);
    let mut pairs = BTreeMap::new();
    for one in 1..=count {
        for other in one + 1..=count {
            let met = u32::try_from(draws.below(4)).unwrap();
            let is_apart = draws.below(40) == 0;
            let pair = Pair { met, is_recent: met == 3, is_apart, ..Pair::default() };
            pairs.insert((MemberId(one), MemberId(other)), pair);
        }
    }
    (people, pairs)
}

fn seats() {
    for (count, bound) in [(12, 5), (60, 50)] {
        let (people, pairs) = evening(count);
        for (format, chairs) in [
            ("one-on-one", Chairs::PAIR),
            ("panel", Chairs::PANEL),
            ("final-round", Chairs::FINAL_ROUND),
            ("group", Chairs::GROUP),
        ] {
            let took = ms(|| assert!(!draw(&people, &pairs, chairs, Seed(1)).sessions.is_empty()));
            println!("the seats of {count} people, {format}: {took:.1} ms   (bound: {bound})");
        }
    }
}

/// Groups that begin at one time, one session each.
const GROUPS: i64 = 1_000;
/// As the dispatcher and the brake before Discord let requests out; an hour of clocks takes no time.
const DISCORD: Pace = Pace { requests_a_second: 45, on_the_way: 128 };

/// How late people are called to check-in, and how late they read that it begins.
fn herd() {
    let told = |what: &str, late: &Late, evened_out: &Late| {
        let [half, most] = [50, 99].map(|share| late.percentile(share).ms() as f64 / 1e3);
        let before = evened_out.percentile(99).ms() as f64 / 1e3;
        let requests = late.awaited.len() + late.others.len();
        println!(
            "{GROUPS} groups, {what}: p50 {half:.1} s, p99 {most:.1} s late   (bound: 60); by due time \
             alone {before:.1} s; the last of {requests} requests {:.1} s",
            late.last().ms() as f64 / 1e3
        );
    };
    let (short, long) = (Span::from_minutes(40), Span::from_hours(2));
    let of = |ahead| [Herd::planned(GROUPS, ahead), Herd::planned(GROUPS, ahead).evened_out()];
    let [late, before] = of(short).map(|mut herd| herd.checks_in(DISCORD));
    told("called to check-in in a new thread", &late, &before);
    let mut herds = of(long);
    let [late, before] = herds.each_mut().map(|herd| herd.checks_in(DISCORD));
    told("called to check-in in a thread that stands", &late, &before);
    let [late, before] = herds.each_mut().map(|herd| herd.begins(DISCORD));
    told("told that it begins", &late, &before);
}

fn main() {
    next_dates();
    seats();
    herd();
}

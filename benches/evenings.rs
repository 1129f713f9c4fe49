//! How long evenings take to be found and drawn: the next dates of all series, and the seats of one
//! evening; and what a look for what is due costs where nothing is. And how late very many groups
//! read what they sit and wait for, when all begin at once.
//!
//! `cargo bench --bench evenings` prints each figure beside its bound.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a bench that cannot go on stops")]
#![expect(clippy::wildcard_enum_match_arm, reason = "a bench is about one variant of many")]

#[path = "../tests/it/harness/mod.rs"]
#[expect(dead_code, reason = "the bench uses a part of the tests' harness")]
mod harness;

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::Instant;

use greenroom::base::{GuildId, MemberId, Moment, Seed, SeriesId, Span};
use greenroom::calendar::{
    Attendee, Series, Wanted, Zone, ZoneName, overlaps, read_availability, read_series, zone_names,
};
use greenroom::rotation::{Chairs, Ledger, Pair, Person, Takes, draw};
use greenroom::runtime::House;
use greenroom::store::Fault;
use greenroom::store::series::{self, SeriesRow};
use harness::herd::{Herd, Late, Pace};
use harness::{GUILD, START, Stage};

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

/// When fifty people in fifty zones can meet in the next two weeks, with a night over midnight,
/// exceptions and two tiers each. The baseline is one of them alone.
fn when_many_can() {
    let zones = zone_names("", ZONES);
    let today = "2026-03-01".parse().unwrap();
    let text = "mon-fri 18-23, sat 22-2; rather not fri 20-22; not wed; not 10 Mar - 12 Mar";
    let people: Vec<Attendee> = (0..50)
        .map(|no| Attendee {
            zone: ZoneName::new(&zones[no * 7]).unwrap().zone(),
            availability: read_availability(text, today).unwrap(),
        })
        .collect();
    let zone = people[0].zone.clone();
    let wanted = Wanted { now: NOW, minutes: 74, least: 2, zone };
    let one = ms(|| drop(black_box(overlaps(&people[..1], &wanted))));
    let all = ms(|| drop(black_box(overlaps(&people, &wanted))));
    println!("when one of them can, the baseline           {one:>8.2} ms");
    println!("when 50 people in 50 zones can               {all:>8.2} ms   (bound: 50)");
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

/// Looks for what is due in one round: one takes some microseconds.
const LOOKS: u32 = 2_000;

/// A house with so many series, none of which wants its next evening yet: half are called later,
/// half are over. At most fifty are of one guild.
fn with_series(count: i64) -> (House, tempfile::TempDir) {
    let (mut house, dir) = Stage::new(1).into_house();
    let all: Vec<i64> = (0..count).collect();
    let done = house.store_mut().run(&all, |tx, no| -> Result<(), Fault> {
        let guild = GuildId(GUILD.0 + no / 50);
        greenroom::store::guilds::session_number_next(tx, guild)?;
        let wake_at = START + Span::from_minutes(60 + no % 10_000);
        let is_running = no % 2 == 0;
        let row = SeriesRow {
            id: SeriesId(no + 1),
            guild,
            number: u32::try_from(no % 50 + 1).unwrap(),
            maker: None,
            made_at: START,
            state: if is_running { "running" } else { "stopped" }.to_owned(),
            paused_until: None,
            behind: None,
            next: is_running.then(|| ("2026-12-08".to_owned(), wake_at)),
            zones_version: "2026a".to_owned(),
            wake_at: is_running.then_some(wake_at),
        };
        series::put(tx, &row)
    });
    assert!(done.iter().all(Result::is_ok), "{:?}", done.iter().find(|end| end.is_err()));
    (house, dir)
}

/// The look that the timer takes, with no series and with very many that are not due.
fn sweeps() {
    let mut houses = [0, i64::try_from(SERIES).unwrap()].map(with_series);
    let [none, many] = houses.each_mut().map(|(house, _)| {
        ms(|| (0..LOOKS).for_each(|_| assert_eq!(house.sweep(START).unwrap(), 0)))
    });
    let us = |ms: f64| ms * 1e3 / f64::from(LOOKS);
    println!(
        "a sweep that finds nothing due: {:.1} µs with no series, {:.1} µs with {SERIES}: \
         {:.2} times   (bound: 1.5)",
        us(none),
        us(many),
        many / none
    );
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
    when_many_can();
    next_dates();
    seats();
    sweeps();
    herd();
}

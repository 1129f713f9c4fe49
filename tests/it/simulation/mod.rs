//! Seeded simulation: two guilds hold several sessions at once while the clock is set, the process is
//! stopped, the platform fails and the process is killed at any commit. A small reference model remembers what members
//! were told; the database must agree with it after every restart and at the end.
//!
//! Every run prints its seeds. One seed again, with what happened in it:
//!
//! ```text
//! GREENROOM_SIM_SEED=7 cargo test --no-default-features --test it simulation -- --nocapture
//! ```
//!
//! The same seeds are run every time, so that it is green for whoever tries it first. Fresh ones:
//!
//! ```text
//! GREENROOM_SIM_SEEDS=500 cargo test --no-default-features --test it simulation -- --nocapture
//! ```
//!
//! A seed that failed stays in `seeds.txt`, with a line that says why.
//!
//! Start reading with `world.rs`, which holds the house and its clock; `acts.rs` says what members
//! do, `direct.rs` who is written to alone, `platform.rs` how deliveries go wrong, `model.rs` what
//! must never be lost. `waits.rs` and `evenings.rs` stand for themselves: who waits for a partner,
//! and evenings of a series.

mod acts;
mod direct;
mod platform;
mod model;
mod waits;
mod world;

mod again;
mod evenings;

use std::time::{SystemTime, UNIX_EPOCH};

use world::World;

/// Seeds of a run without an option: about twenty seconds.
const USUAL_SEEDS: std::ops::Range<u64> = 1_000..1_010;

fn number(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name} is a number, not `{text}`")))
}

/// The seeds of `seeds.txt`: a number, then why it is there.
fn listed() -> Vec<u64> {
    let lines = include_str!("seeds.txt").lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    lines.map(|line| line.split_whitespace().next().unwrap().parse().unwrap()).collect()
}

#[test]
fn listed_seeds_lose_nothing() {
    match number("GREENROOM_SIM_SEED") {
        Some(seed) => {
            // One seed is looked at: what the house logs belongs to it.
            let log = tracing_subscriber::fmt().with_max_level(tracing::Level::WARN);
            let _other_test_was_first = log.without_time().with_test_writer().try_init();
            World::live(seed);
        }
        None => listed().into_iter().for_each(World::live),
    }
}

#[test]
fn usual_or_fresh_seeds_lose_nothing() {
    if number("GREENROOM_SIM_SEED").is_some() {
        return;
    }
    usual_or_fresh(USUAL_SEEDS).for_each(World::live);
}

/// The seeds of every run, or as many fresh ones as an option says.
fn usual_or_fresh(usual: std::ops::Range<u64>) -> std::ops::Range<u64> {
    let fresh = |count| {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        let first = u64::try_from(since.as_millis()).unwrap();
        first..first + count
    };
    number("GREENROOM_SIM_SEEDS").map_or(usual, fresh)
}

//! Everything that is tested from outside, in one binary so that it is linked once.
#![expect(
    clippy::unwrap_in_result,
    clippy::unwrap_used,
    reason = "a test that cannot go on should panic"
)]
#![expect(clippy::wildcard_enum_match_arm, reason = "a test is about one variant of many")]

mod harness;

mod architecture;
mod bank;
mod command_line;
mod calendar;
mod clocks;
mod chart;
mod config;
mod container;
mod direct;
#[cfg(feature = "discord")]
mod discord;
#[cfg(feature = "discord")]
mod discord_rest;
mod engine;
#[cfg(feature = "discord")]
mod gateway;
mod guide;
mod herd;
mod erasure;
mod export;
mod evenings;
mod misfires;
mod languages;
mod kill_loop;
mod nudges;
mod progress;
mod rotation;
mod rubric;
mod scenarios;
mod simulation;
mod store;
mod supply;
mod takeover;
mod terminal;
mod view;

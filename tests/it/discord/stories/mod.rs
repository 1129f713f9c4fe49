//! The adapter and the fake meet: what members do on Discord, and what they read there.
//!
//! `bot` starts the real binary, or the same `serve` on a clock that a story moves; `stage` is a
//! group that is set up; `play` does the usual thing. `ledger` compares what members see with what
//! the house has on its disk, `promises` remembers what they were told.

mod ledger;
pub(crate) mod bot;
mod play;
mod promises;
mod series;
mod stage;

mod answers;
mod availability;
mod bad_line;
mod calibration;
mod commands;
mod debriefs;
mod digest;
mod direct;
mod drills;
mod evenings;
mod first_session;
mod formats;
mod gap;
mod golden;
mod held;
mod held_up;
mod hostile;
mod killed;
mod kept_stories;
mod kills_on_discord;
mod languages;
mod late;
mod partners;
mod pitches;
mod places;
mod practise_now;
mod private_thread;
mod questions;
mod rating_screens;
mod readiness;
mod refused;
mod storms;
mod tokens;
mod zones;

//! The adapter and the fake meet: what members do on Discord, and what they read there.
//!
//! `bot` starts the real binary, or the same `serve` on a clock that a story moves; `stage` is a
//! group that is set up; `play` does the usual thing.

mod bot;
mod play;
mod stage;

mod answers;
mod commands;
mod first_session;
mod formats;
mod golden;
mod held_up;
mod hostile;
mod killed;
mod refused;

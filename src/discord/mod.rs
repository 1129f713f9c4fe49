//! Discord as a platform: gateway events in, cards out, and our own brake before every request.
//!
//! It decides nothing about interviews and knows no SQL: a press becomes a command or a query of
//! `protocol`, an answer becomes a card of `view`, and a card becomes JSON here. serenity gives
//! the models of what Discord sends and the requests of what it takes; its client is not used,
//! because it can be told of neither close codes nor limits (see `gateway` and `governor`).
//!
//! ```text
//! gateway ─▶ serve ─┬─ inward ─▶ a command or a query ───────▶ the house
//!                   │    └──── paper ◀── view ◀── its answer ◀─────┤
//!                   └─ guild ──▶ what went away or came back ─────▶┘
//! the house ─▶ outbox ─▶ guild ─▶ paper ─▶ rest ─▶ governor ─▶ Discord
//! ```
//!
//! Three wings stand on the rest: `paper` lays out what is said, `guild` keeps cards and threads
//! where they belong, and `inward` answers what members do.
//!
//! Start reading with [`serve`], then `inward` and `guild`.

pub mod limits;
mod secret;
pub mod governor;
mod snowflake;
pub mod rest;
pub mod gateway;
mod ids;
mod paper;
mod known;
mod commands;
mod app;
mod guild;
mod inward;
mod serve;

pub use commands::{Offers, command_texts, language_complaints};
pub use guild::doctor::{Checks, doctor, waiting};
pub use secret::Secret;
pub use serve::{HEALTH_FILE, ServeEnd, ServeFault, ServeOptions, serve};

//! Discord as a platform: gateway events in, cards out, and our own brake before every request.
//!
//! It decides nothing about interviews and knows no SQL: a press becomes a command or a query of
//! `protocol`, an answer becomes a card of `view`, and a card becomes JSON here. serenity gives
//! the models of what Discord sends and the requests of what it takes; its client is not used,
//! because it can be told of neither close codes nor limits (see `gateway` and `governor`).
//!
//! ```text
//! gateway ─▶ run ─┬─ inbound ─▶ asked · pressed · heard ─▶ Command | Query ─▶ the house
//!                 ├─ places ──▶ what went away or came back ────────────────▶   │
//!                 ├─ reconcile ▶ what happened while nobody listened            │
//!                 └─ respond ◀── render ◀── view ◀──────────────────────────────┤
//! the house ─▶ outbox ─▶ deliver ─▶ render ─▶ rest ─▶ governor ─▶ Discord       ┘
//! ```
//!
//! Start reading with [`serve`], then `inbound` and `deliver`.

pub mod limits;
mod secret;
pub mod failure;
pub mod governor;
mod snowflake;
pub mod rest;
pub mod gateway;
mod layout;
mod wire;
mod ids;
mod seen;
mod forms;
mod words;
mod render;
mod panels;
mod rights;
mod app;
mod times;
mod commands;
mod setup;
mod respond;
mod standing;
mod doctor;
mod notify;
mod places;
mod deliver;
mod tell;
mod heard;
mod asked;
mod pressed;
mod inbound;
mod reconcile;
mod run;

pub use app::Offers;
pub use commands::{command_texts, language_complaints};
pub use doctor::{Checks, doctor};
pub use run::{HEALTH_FILE, ServeEnd, ServeFault, ServeOptions, serve};
pub use secret::Secret;

//! Discord as a platform: gateway events in, cards out, and our own brake before every request.
//!
//! It decides nothing about interviews and knows no SQL: a press becomes a command or a query of
//! `protocol`, an answer becomes a card of `view`, and a card becomes JSON here. serenity gives
//! the models of what Discord sends and the requests of what it takes; its client is not used,
//! because it can be told of neither close codes nor limits (see `gateway` and `governor`).

pub mod limits;
pub mod secret;
pub mod failure;
pub mod governor;
pub mod rest;

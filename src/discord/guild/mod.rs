//! What the bot does in a guild unasked: cards and threads, what they need there, and what becomes
//! of a session when a place of it goes away.
//!
//! It answers no interaction. Start reading with `deliver`, which is Discord from the dispatcher's
//! side, then `places`.

pub(super) mod location;
pub(super) mod rights;
pub(super) mod standing;
pub(super) mod doctor;
pub(super) mod notify;
pub(super) mod places;
pub(super) mod setup;
mod direct;
mod threads;
pub(super) mod deliver;

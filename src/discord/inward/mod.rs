//! What members do, as commands and queries of the house, and what each of them is answered.
//!
//! It posts nothing that the room sees: that comes back through the outbox. Start reading with
//! `inbound`, then `tell`.

mod seen;
mod alone;
mod times;
pub(super) mod respond;
mod tell;
pub(super) mod heard;
mod series;
mod evening;
mod drill;
mod story;
mod typed;
mod pressed;
pub(super) mod inbound;
pub(super) mod reconcile;

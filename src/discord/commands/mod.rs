//! The command set: what is registered, and what somebody's command means.
//!
//! It looks nothing up. Start reading with [`all`], then [`read`].

mod languages;
mod table;
mod read;

pub(super) use read::{Asked, PlanWords, ProfileWords, Wished, completing, read};
pub(super) use table::all;
pub use table::{command_texts, language_complaints};

//! The command set: what is registered, and what somebody's command means.
//!
//! It looks nothing up. Start reading with [`all`], then [`read`].

mod offers;
mod languages;
mod table;
mod read;

pub use offers::Offers;
pub(super) use read::{
    Completing, EditWords, KeptFor, OverlapWords, PlanWords, ProfileWords, SeriesWords, Typed,
    as_typed, completing, opens_form, read,
};
pub(super) use table::all;
pub use table::{command_texts, language_complaints};

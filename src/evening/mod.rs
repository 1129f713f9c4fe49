//! An evening: who comes, who sits where, and what becomes of a seat that is given back, from the
//! call a week before to the ledger of turns after it.
//!
//! [`step`] takes an evening, an event, what is [`Known`] of its people and a moment, and returns
//! the next evening with everything that must happen because of it. It knows its sessions by their
//! ids and by how they stand, and nothing of what goes on in them; who sits where is drawn by
//! [`rotation`](crate::rotation) and brought to it. What it needs it says through
//! [`Evening::need`].
//!
//! Start reading with [`Evening`] and its [`Phase`], then `step.rs`, then `called.rs`, `freed.rs`
//! and `healing.rs` in the order of an evening's life.

pub mod times;
mod plan;
mod seats;
mod refusal;
mod heard;
mod event;
mod state;
mod ledger;
mod card;
mod effect;
mod draft;
mod freed;
mod swap;
mod called;
mod reminding;
mod changed;
mod healing;
mod off;
mod step;

pub use card::{CallState, Card, Notice, SeatLeft, TableBrief, Then};
pub use effect::{Effect, Fact, Slot};
pub use event::{Act, Dealt, Event, Known, MemberAct, Standing};
pub use heard::Heard;
pub use ledger::{Entry, Row};
pub use plan::Plan;
pub use refusal::Refusal;
pub use seats::{Chair, Table};
pub use state::{
    Answered, Called, Ending, Evening, Offer, Offered, Phase, PutOff, Shift, Swap, Wish,
};
pub use step::{Need, Step, Wake, open, step};

//! Who practises with whom: for two who have time now a rule that says in one sentence why, for an
//! evening the seats of everybody who is in, and what they cost.
//!
//! It knows no session and no database: what it must know of people is handed in. Start reading
//! with [`partner`], and with [`draw`] for an evening.

mod partner;
mod chairs;
mod cost;
mod table;
mod exact;
mod flow;
mod search;
mod draw;

pub use chairs::{Chairs, OBSERVERS_MAX};
pub use cost::{Ledger, Pair, Person, Takes, Terms};
pub use draw::{Drawn, Seated, draw};
pub use partner::{HELD_FOR, Levels, Match, WAIT_FOR, Waiter, partner};

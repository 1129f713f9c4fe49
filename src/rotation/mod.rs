//! Who practises with whom: a rule that says in one sentence why.
//!
//! It knows no session and no database: what it must know of people is handed in. Start reading
//! with [`partner`].

mod partner;

pub use partner::{HELD_FOR, Levels, Match, WAIT_FOR, Waiter, partner};

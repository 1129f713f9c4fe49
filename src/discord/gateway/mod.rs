//! The gateway: Discord's events, over a socket of our own for each shard.
//!
//! serenity's shard runner spins on some close codes, never waits longer, and can be told neither
//! of the identify budget nor of a session from before a restart. Here one pure machine
//! ([`Machine`]) decides what a frame, a close or a silence means, with the time and the dice
//! handed in; `socket` does it.
//!
//! twilight's gateway is nearer to what is needed: it tells of close codes, and its session can be
//! saved and its queue exchanged. What it lacks is most of what stands here:
//!
//! - identifies that are remembered on disk. Its queue knows what this process has spent; one that
//!   dies at each start would begin anew each time, until Discord takes the token back (`gate`).
//! - resumes that are given up. It tries a session for as long as Discord takes it, although a
//!   frame that cannot be read breaks the connection at the same place again and again
//!   (`protocol`).
//! - signs of life while nobody takes events. Its shard sends them only while it is asked for the
//!   next event, so a house that is held up would lose the connection as well (`socket`).
//! - a machine without a socket. What to do about a frame and doing it are one function there, so
//!   every rule could only be tested against a server, in real time.
//!
//! It decides nothing about what an event means, and writes no payload to the log. Start reading
//! with [`run`], then [`Machine`].
//!
//! ```text
//! run ─ asks where ─┬─ shard 0 ─ gate (budget) ─ connect ─ HELLO ─ IDENTIFY │ RESUME ─ events ─▶ out
//!                   ├─ shard 1 ─ …                 ▲                            │
//!                   └─ keeper: seq to disk         └── wait with jitter ◀── lost
//! ```
//!
//! A session is resumed over a restart when it was last heard at most two minutes ago. That is
//! longer than a restart takes and about as long as Discord keeps a session without a socket; a
//! resume that comes too late costs one refused connection and no identify, and what is sent again
//! is known to the inbox.

mod address;
mod close;
mod budget;
mod frame;
mod protocol;
mod interaction;
mod events;
mod member_questions;
mod front;
mod gate;
mod keeper;
mod socket;
mod run;

pub use address::{Address, AddressFault, Reach};
pub use budget::{GatewayBot, REMAINING_MIN, StartLimit, UNANSWERED_MAX};
pub use close::{Verdict, verdict};
pub use events::{IsWanted, MessageFacts};
pub use frame::{Frame, Ready, Unreadable, read as read_frame};
pub use front::{Counters, End, FromGateway, Front, FrontFault, GatewayOptions};
pub use interaction::{Deed, GivenCommand, GivenFile, GivenOption, Interaction, Target};
pub use member_questions::{MemberQuestions, is_served};
pub use protocol::{
    Action, Awaited, Lost, Machine, Next, Opening, QUESTIONS_MAX, SENDS_MAX, Session, Timing,
};
pub use run::run;

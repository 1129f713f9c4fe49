//! How a test acts. Guilds, rooms and members are handles; a member does what a person can do in
//! Discord's own client, and is refused what the client would refuse. Every wait is bounded and
//! ends with the change it waits for.

mod acting;
mod commands;
mod crowd;
mod form;
mod guild;
mod member;
mod read;
mod room;
mod screen;

pub(crate) use acting::{Got, How};
pub(crate) use crowd::{Chatter, Hand};
pub(crate) use guild::Guild;
pub(crate) use member::Member;
pub(crate) use room::{Post, Room};

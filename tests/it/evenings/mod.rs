//! Evenings as their plan sees them: a script of acts in, what is shown and said out.

mod cases;
mod draws;
mod reminders;
mod stage;

pub(crate) use stage::{Stage, check};

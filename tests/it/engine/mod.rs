//! The engine alone: what every phase does with every event, and rules that are easier to meet
//! without a database around them.

mod live;
mod states;
mod table;
mod rules;
pub(crate) mod saved;

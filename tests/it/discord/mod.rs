//! The adapter against a living Discord of our own (`fake`), and the fake against a small raw
//! client, so that each of its checks is known to bite.

pub(crate) mod fake;

mod fake_itself;
mod stories;

//! What is said, as Discord takes it: cards become messages, forms become JSON, within its limits.
//!
//! It sends nothing and asks nobody. Start reading with `render`, which makes messages of a card
//! of `view`; `layout` says what a message is made of, and `wire` writes it down.

pub(super) mod layout;
pub(super) mod wire;
pub(super) mod forms;
pub(super) mod words;
pub(super) mod render;

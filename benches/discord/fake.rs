//! The tests' living Discord, under the name by which its own files call it.

#[path = "../../tests/it/discord/fake/mod.rs"]
#[expect(dead_code, unused_imports, reason = "the bench uses a part of the fake")]
pub(crate) mod fake;

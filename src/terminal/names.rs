//! What members of the terminal are called. The store keeps the names; this is a copy to read
//! cards with.

use std::collections::BTreeMap;

use crate::base::{CleanText, MemberId, TextLimit};

use super::plain::plain;

/// Longest name.
const NAME_CHARACTERS_MAX: usize = 24;
/// Words that begin a line by themselves, so nobody can be called so.
const RESERVED: [&str; 9] =
    ["help", "quit", "exit", "sessions", "who", "plan", "now", "wait", "guide"];

/// Members by number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Names(BTreeMap<MemberId, String>);

impl Names {
    /// What the store knows.
    pub(super) fn new(known: impl IntoIterator<Item = (MemberId, String)>) -> Self {
        Self(known.into_iter().collect())
    }

    /// Somebody is introduced.
    pub(super) fn introduce(&mut self, member: MemberId, name: &str) {
        self.0.insert(member, name.to_owned());
    }

    /// Somebody is erased.
    pub(super) fn forget(&mut self, member: MemberId) {
        self.0.remove(&member);
    }

    /// The member's name; a number where nobody has introduced them.
    pub(super) fn name(&self, member: MemberId) -> String {
        self.0.get(&member).map_or_else(|| format!("member {member}"), |name| plain(name))
    }

    /// Who is called so; upper and lower case are the same.
    pub(super) fn find(&self, name: &str) -> Option<MemberId> {
        let lower = name.to_lowercase();
        self.0.iter().find(|(_, known)| known.to_lowercase() == lower).map(|(member, _)| *member)
    }

    /// Everybody, in the order in which they came.
    pub(super) fn all(&self) -> impl Iterator<Item = (MemberId, &str)> {
        self.0.iter().map(|(member, name)| (*member, name.as_str()))
    }
}

/// Whether somebody can be called so: letters, digits, `-`, `_` and `'`, beginning with a letter,
/// and no word that begins a line by itself.
pub(super) fn is_a_name(word: &str) -> bool {
    let is_clean = CleanText::new(word, TextLimit::line(NAME_CHARACTERS_MAX))
        .is_ok_and(|clean| clean.as_str() == word);
    is_clean
        && word.starts_with(char::is_alphabetic)
        && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '\''))
        && !is_reserved(word)
}

/// Whether the word begins a line by itself.
pub(super) fn is_reserved(word: &str) -> bool {
    let lower = word.to_lowercase();
    RESERVED.contains(&lower.as_str())
}

//! What members of the terminal are called. The store keeps the names; this is a copy to read
//! cards with.

use std::collections::BTreeMap;

use unicode_segmentation::UnicodeSegmentation;

use crate::base::{CleanText, MemberId, TextLimit};

use super::plain::plain;

/// Longest name.
const NAME_CHARACTERS_MAX: usize = 24;
/// Words that begin a line by themselves, so nobody can be called so.
const RESERVED: [&str; 11] =
    ["help", "quit", "exit", "sessions", "who", "plan", "series", "now", "wait", "guide", "what"];

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

    /// Who is called so; upper and lower case are the same, and so are ways of writing a letter or
    /// an apostrophe.
    pub(super) fn find(&self, name: &str) -> Option<MemberId> {
        let wanted = folded(name);
        self.0.iter().find(|(_, known)| folded(known) == wanted).map(|(member, _)| *member)
    }

    /// Everybody, in the order in which they came.
    pub(super) fn all(&self) -> impl Iterator<Item = (MemberId, &str)> {
        self.0.iter().map(|(member, name)| (*member, name.as_str()))
    }
}

/// The name that somebody is called by, as it is kept: what a reader calls letters and digits, and
/// between them `-`, `_` and apostrophes; and no word that begins a line by itself.
pub(super) fn name(word: &str) -> Option<String> {
    let clean = CleanText::new(word, TextLimit::line(NAME_CHARACTERS_MAX)).ok()?;
    let name = clean.as_str();
    // Marks stand behind the letter that they belong to: only what begins a letter is looked at.
    let mut letters = name.graphemes(true).filter_map(|letter| letter.chars().next());
    let begins = letters.next().is_some_and(char::is_alphabetic);
    let goes_on = letters.all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '\'' | '’'));
    (begins && goes_on && !is_reserved(name)).then(|| name.to_owned())
}

fn folded(name: &str) -> String {
    let clean = CleanText::new(name, TextLimit::line(NAME_CHARACTERS_MAX));
    let name = clean.as_ref().map_or(name, CleanText::as_str);
    name.to_lowercase().replace('’', "'")
}

/// Whether the word begins a line by itself.
pub(super) fn is_reserved(word: &str) -> bool {
    let lower = word.to_lowercase();
    RESERVED.contains(&lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_people_are_names_however_they_are_written() {
        for (word, kept) in [
            ("Ana", "Ana"),
            ("Jose\u{301}", "José"),
            ("अर्जुन", "अर्जुन"),
            ("O’Brien", "O’Brien"),
            ("O'Brien", "O'Brien"),
            ("Nguyễn", "Nguyễn"),
            ("மீனா", "மீனா"),
            ("สมชาย", "สมชาย"),
            ("Zoë-Marie_2", "Zoë-Marie_2"),
            ("محمد", "محمد"),
            ("李明", "李明"),
        ] {
            assert_eq!(name(word).as_deref(), Some(kept), "{word}");
        }
        for word in ["", "3a", "help", "What", "-a", "\u{301}a", "a b", "a:b", "a!", "\u{1b}[2J"] {
            assert_eq!(name(word), None, "{word}");
        }
        let mut names = Names::default();
        names.introduce(MemberId(1), "O’Brien");
        names.introduce(MemberId(2), "José");
        assert_eq!(names.find("o'brien"), Some(MemberId(1)));
        assert_eq!(names.find("JOSE\u{301}"), Some(MemberId(2)));
    }
}

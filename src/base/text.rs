//! Text that came from a person, cleaned and bounded once, at the edge.
//!
//! What is dropped, and why (`reliability`: S7): control characters, bidirectional overrides and
//! isolates, tag characters and invisible spaces can make a card read as something else; more
//! than eight marks on one base letter climb out of their line. Joiners stay: emoji families and
//! several scripts need them.

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// Combining marks kept on one base letter.
const MARKS_ON_A_BASE_MAX: usize = 8;
/// Bytes looked at for each character that is allowed; what is beyond is too long in any case.
const BYTES_A_CHARACTER: usize = 64;

/// Whether line breaks are part of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// A line break becomes a space.
    One,
    /// Line breaks stay, at most two in a row.
    Many,
}

/// How long a text may be. Characters are what a reader sees (grapheme clusters); the same number
/// also bounds UTF-16 units, which is what Discord counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextLimit {
    /// The largest number of characters.
    pub characters_max: usize,
    /// Whether line breaks stay.
    pub lines: Lines,
}

impl TextLimit {
    /// One line of at most `characters_max`.
    pub const fn line(characters_max: usize) -> Self {
        Self { characters_max, lines: Lines::One }
    }

    /// Several lines, together at most `characters_max`.
    pub const fn paragraph(characters_max: usize) -> Self {
        Self { characters_max, lines: Lines::Many }
    }
}

/// Why a text was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextProblem {
    /// Nothing is left after cleaning.
    #[error("the text is empty")]
    Empty,
    /// Longer than allowed.
    #[error("the text is longer than {characters_max} characters")]
    TooLong {
        /// What would have fitted.
        characters_max: usize,
    },
}

/// Text in NFC, without control, bidi and invisible characters, not empty, trimmed, bounded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CleanText(String);

impl CleanText {
    /// Cleans `raw` and checks it against `limit`.
    ///
    /// # Errors
    /// [`TextProblem`] when nothing is left, or too much.
    pub fn new(raw: &str, limit: TextLimit) -> Result<Self, TextProblem> {
        let too_long = TextProblem::TooLong { characters_max: limit.characters_max };
        if raw.len() > limit.characters_max.saturating_mul(BYTES_A_CHARACTER) {
            return Err(too_long);
        }
        let clean = clean(raw, limit.lines);
        if clean.is_empty() {
            return Err(TextProblem::Empty);
        }
        let units = clean.encode_utf16().count();
        if units > limit.characters_max {
            return Err(too_long);
        }
        Ok(Self(clean))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// This text and `more` below it, within `limit`; with what of `more` did not fit any more, cut
    /// between words. None where nothing of it fits.
    pub fn joined(&self, more: &Self, limit: TextLimit) -> Option<(Self, Option<Self>)> {
        if let Ok(whole) = Self::new(&format!("{self}\n{more}"), limit) {
            return Some((whole, None));
        }
        let mut ends: Vec<usize> =
            more.0.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at).collect();
        ends.sort_unstable_by(|a, b| b.cmp(a));
        let fits = |end: usize| {
            let whole = Self::new(&format!("{self}\n{}", &more.0[..end]), limit).ok()?;
            let rest = more.0[end..].trim().to_owned();
            Some((whole, Some(Self(rest))))
        };
        ends.into_iter().find_map(fits)
    }

    /// The text, unless it says no more than this title.
    pub fn beyond(&self, title: &str) -> Option<&Self> {
        (self.as_str() != title).then_some(self)
    }

    /// The beginning, at most `characters_max` characters, with an ellipsis when cut. Never cuts
    /// inside a character that a reader sees.
    pub fn excerpt(&self, characters_max: usize) -> String {
        let mut graphemes = self.0.graphemes(true);
        let mut out: String = graphemes.by_ref().take(characters_max).collect();
        if graphemes.next().is_some() {
            out.push('…');
        }
        out
    }
}

impl fmt::Display for CleanText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text without what could turn, hide or break what stands around it, however long it is: what
/// was not taken may be shown like this to its writer.
pub fn neutral(raw: &str) -> String {
    clean(raw, Lines::Many)
}

fn clean(raw: &str, lines: Lines) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut marks = 0;
    let mut breaks = 0;
    for c in raw.replace("\r\n", "\n").nfc() {
        if is_combining_mark(c) {
            marks += 1;
            if marks > MARKS_ON_A_BASE_MAX {
                continue;
            }
        } else {
            marks = 0;
        }
        let is_break = matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}');
        breaks = if is_break { breaks + 1 } else { 0 };
        match c {
            _ if is_break && lines == Lines::Many && breaks <= 2 => out.push('\n'),
            _ if is_break && lines == Lines::Many => {}
            _ if is_break => out.push(' '),
            '\t' => out.push(' '),
            _ if is_hidden(c) => {}
            _ => out.push(c),
        }
    }
    out.trim().to_owned()
}

/// Characters that are dropped wherever they stand.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{180E}' | '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}'
            | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}'
            | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
        || (c as u32) & 0xFFFE == 0xFFFE
        || matches!(c, '\u{FDD0}'..='\u{FDEF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(raw: &str) -> Result<String, TextProblem> {
        CleanText::new(raw, TextLimit::line(50)).map(|t| t.0)
    }

    #[test]
    fn natural_scripts_and_emoji_families_are_unchanged() {
        for text in
            ["مرحبا بكم في المقابلة", "สวัสดีครับ", "नमस्ते दुनिया", "👩‍👩‍👧‍👦 và tiếng Việt", "می‌خواهم"]
        {
            assert_eq!(line(text).as_deref(), Ok(text));
        }
    }

    #[test]
    fn attacks_are_neutral() {
        assert_eq!(
            line("a\u{202E}b\u{2066}c\u{200B}d\u{E0041}\u{0000}\u{9b}").as_deref(),
            Ok("abcd")
        );
        let zalgo = format!("a{}", "\u{0316}".repeat(40));
        assert!(line(&zalgo).unwrap().chars().count() <= 9);
        assert_eq!(line("one\ntwo\r\nthree\u{2028}four").as_deref(), Ok("one two three four"));
        assert_eq!(line(" \u{202E}\u{200B}\n "), Err(TextProblem::Empty));
    }

    #[test]
    fn length_is_bounded_by_what_discord_counts() {
        assert!(line(&"a".repeat(50)).is_ok());
        assert_eq!(line(&"a".repeat(51)), Err(TextProblem::TooLong { characters_max: 50 }));
        assert!(line(&"😀".repeat(26)).is_err());
        assert!(line(&"a".repeat(10_000_000)).is_err());
    }

    #[test]
    fn an_excerpt_never_splits_a_character() {
        let text = CleanText::new("👩‍👩‍👧‍👦👩‍👩‍👧‍👦x", TextLimit::line(50)).unwrap();
        assert_eq!(text.excerpt(1), "👩‍👩‍👧‍👦…");
    }
}

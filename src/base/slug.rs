//! Short names: people write them into files, programs compare them, and they never change.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A short name of 1 to `MAX` characters out of `a-z`, `0-9` and `-`. Two of the usual length fit
/// into a button's name; what no button carries may be longer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Slug<const MAX: usize = 32>(String);

/// Why a text is not a [`Slug`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{shown}` is not a short name: use 1 to {max} of a-z, 0-9 and `-`")]
pub struct SlugProblem {
    shown: String,
    max: usize,
}

impl<const MAX: usize> Slug<MAX> {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MAX: usize> TryFrom<String> for Slug<MAX> {
    type Error = SlugProblem;

    fn try_from(text: String) -> Result<Self, SlugProblem> {
        let is_allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if (1..=MAX).contains(&text.len()) && text.bytes().all(is_allowed) {
            Ok(Self(text))
        } else {
            let shown = text.chars().take(MAX).flat_map(char::escape_debug).collect();
            Err(SlugProblem { shown, max: MAX })
        }
    }
}

impl<const MAX: usize> FromStr for Slug<MAX> {
    type Err = SlugProblem;

    fn from_str(text: &str) -> Result<Self, SlugProblem> {
        Self::try_from(text.to_owned())
    }
}

impl<const MAX: usize> fmt::Display for Slug<MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_short_and_plain_and_says_why_not() {
        for sound in ["no-number", "2nd", "-a", &"a".repeat(32)] {
            assert!(sound.parse::<Slug>().is_ok(), "{sound}");
        }
        for bad in ["", "No", "a b", "ä", "a_b", "../a", "a\0", &"a".repeat(33)] {
            assert!(bad.parse::<Slug>().is_err(), "{bad}");
        }
        assert!("a".repeat(64).parse::<Slug<64>>().is_ok());
        let shown = "a\u{202e}\nb".parse::<Slug<64>>().unwrap_err().to_string();
        assert_eq!(shown, r"`a\u{202e}\nb` is not a short name: use 1 to 64 of a-z, 0-9 and `-`");
    }

    #[test]
    fn a_slug_is_plain_text_in_json_and_checked_on_the_way_in() {
        let slug: Slug = serde_json::from_str("\"sre\"").unwrap();
        assert_eq!(serde_json::to_string(&slug).unwrap(), "\"sre\"");
        assert!(serde_json::from_str::<Slug>("\"S R E\"").is_err());
    }
}

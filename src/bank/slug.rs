//! Short names that people write in files and that never change afterwards.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The longest slug. It bounds keys and button ids that carry one.
const CHARACTERS_MAX: usize = 64;

/// Why a text is not a slug.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{shown}` is not a short name: use 1 to {CHARACTERS_MAX} of a-z, 0-9 and `-`, \
     beginning with a letter or a digit"
)]
pub struct SlugProblem {
    shown: String,
}

fn check(raw: &str) -> Result<(), SlugProblem> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let sound = raw.starts_with(plain)
        && raw.len() <= CHARACTERS_MAX
        && raw.chars().all(|c| plain(c) || c == '-');
    if sound {
        Ok(())
    } else {
        let shown = raw.chars().take(CHARACTERS_MAX).flat_map(char::escape_debug).collect();
        Err(SlugProblem { shown })
    }
}

macro_rules! slug {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String")]
        pub struct $name(String);

        impl $name {
            /// The slug that `raw` spells.
            ///
            /// # Errors
            /// [`SlugProblem`] when it has other characters than `a-z`, `0-9` and `-`, begins
            /// with `-`, is empty or too long.
            pub fn new(raw: &str) -> Result<Self, SlugProblem> {
                check(raw).map(|()| Self(raw.to_owned()))
            }

            /// The slug.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = SlugProblem;
            fn try_from(raw: String) -> Result<Self, SlugProblem> {
                check(&raw).map(|()| Self(raw))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

slug!(/// Names a question for good: members' histories point to it.
    QuestionId);
slug!(/// Names a bank.
    BankId);
slug!(/// What questions are grouped by and found with: a competency, a role, a region.
    Tag);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_short_plain_and_says_why_not() {
        assert!(QuestionId::new("conflict-over-a-plan-2").is_ok());
        assert!(Tag::new("2nd").is_ok());
        for raw in ["", "-a", "A", "a b", "a_b", "é", "../a", "a\0", &"a".repeat(65)] {
            assert!(QuestionId::new(raw).is_err(), "{raw:?}");
        }
        let shown = QuestionId::new("a\u{202e}\nb").unwrap_err().to_string();
        assert!(shown.contains(r"`a\u{202e}\nb` is not a short name: use 1 to 64"), "{shown}");
    }

    #[test]
    fn a_slug_is_plain_text_in_json_and_checked_on_the_way_in() {
        let id: Tag = serde_json::from_str("\"sre\"").unwrap();
        assert_eq!(serde_json::to_string(&id).unwrap(), "\"sre\"");
        assert!(serde_json::from_str::<Tag>("\"S R E\"").is_err());
    }
}

//! What questions, banks and tags are called.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::base::{Slug, SlugProblem};

/// The longest of these names. No button carries one.
const CHARACTERS_MAX: usize = 64;

macro_rules! slug {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Slug<CHARACTERS_MAX>);

        impl $name {
            /// What `raw` spells.
            ///
            /// # Errors
            /// [`SlugProblem`] when it is no short name.
            pub fn new(raw: &str) -> Result<Self, SlugProblem> {
                raw.parse().map(Self)
            }

            /// The name as text.
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
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

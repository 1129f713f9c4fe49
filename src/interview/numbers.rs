//! Numbers by which the parts of a session are named: all from 0, and saved as plain numbers.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A number of its own for each thing that is numbered, so that none stands where another belongs.
macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident($of:ty);)*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub struct $name(pub $of);

        impl $name {
            /// The first.
            pub const FIRST: Self = Self(0);

            /// Every number, from the first on.
            pub fn all() -> impl Iterator<Item = Self> {
                (0..=<$of>::MAX).map(Self)
            }

            /// The one that follows; the last is followed by itself.
            #[must_use]
            pub fn next(self) -> Self {
                Self(self.0.saturating_add(1))
            }

            /// Where it stands in a list.
            pub(super) fn place(self) -> usize {
                usize::from(self.0)
            }
        }

        impl From<$name> for u16 {
            fn from(no: $name) -> Self {
                Self::from(no.0)
            }
        }

        impl From<$name> for u64 {
            fn from(no: $name) -> Self {
                Self::from(no.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )* };
}

numbers! {
    /// A turn: one candidate's interview.
    TurnNo(u8);
    /// A pass: a stretch of the session with its own agenda.
    PassNo(u8);
    /// A round of a pass: one question to one candidate.
    RoundNo(u8);
    /// A question's place in the kit.
    KitNo(u16);
}

//! How gladly somebody comes.

use serde::{Deserialize, Serialize};

/// How gladly somebody comes, from not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    /// They cannot.
    Not,
    /// They would rather not.
    RatherNot,
    /// They can.
    Can,
}

//! How an interview is held.

use serde::{Deserialize, Serialize};

/// How the real interview that is practised will be held: what is prepared and said follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Venue {
    /// Everybody on video.
    Virtual,
    /// Everybody in one room.
    InPerson,
    /// Some in the room, some on video.
    Hybrid,
}

impl Venue {
    /// All there are.
    pub const ALL: [Self; 3] = [Self::Virtual, Self::InPerson, Self::Hybrid];
}

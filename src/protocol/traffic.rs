//! How what is to be shown comes through, in counts: nobody is named, and nothing is quoted.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::Span;
use crate::interview::Hindrance;

/// How the outbox stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Traffic {
    /// What was settled so long ago, or later, is counted.
    #[serde(rename = "within_ms")]
    pub within: Span,
    /// There is more than was counted.
    pub is_cut: bool,
    /// Where things go, and how that goes; places where nothing went are left out.
    pub places: BTreeMap<TrafficPlace, PlaceTraffic>,
    /// What the platform does not allow for now, by reason.
    pub held: BTreeMap<Hindrance, HeldTraffic>,
    /// Nobody is written to alone: the platform has flagged the bot for it.
    pub is_direct_stopped: bool,
}

/// Where something goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrafficPlace {
    /// Cards of sessions.
    Cards,
    /// Threads of sessions.
    Threads,
    /// Calls and plans of evenings, and what is said beside them.
    Evenings,
    /// Standing cards.
    StandingCards,
    /// What organisers are told.
    Organisers,
    /// How weeks of groups went.
    Digests,
    /// What is written to members alone.
    DirectMessages,
    /// It cannot be read.
    Unreadable,
}

/// What goes to one sort of place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PlaceTraffic {
    /// Waits, and its time has come.
    pub due: u32,
    /// The longest that one of those has waited since.
    #[serde(rename = "late_ms")]
    pub late: Option<Span>,
    /// Waits for its time.
    pub later: u32,
    /// Waits because its lane is held.
    pub held: u32,
    /// Waits after an attempt that failed.
    pub failed: u32,
    /// On its way.
    pub sending: u32,
    /// Sent.
    pub sent: u32,
    /// How late what was sent was; none where nothing was.
    pub lateness: Option<Lateness>,
    /// Given up, by reason.
    pub dropped: BTreeMap<String, u32>,
}

/// How late something was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Lateness {
    /// Half of it was not later.
    #[serde(rename = "half_ms")]
    pub half: Span,
    /// Of a hundred, ninety-nine were not later.
    #[serde(rename = "most_ms")]
    pub most: Span,
    /// None was later.
    #[serde(rename = "longest_ms")]
    pub longest: Span,
}

/// What is held for one reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct HeldTraffic {
    /// Lanes.
    pub lanes: u32,
    /// How long the oldest is.
    #[serde(rename = "held_for_ms")]
    pub held_for: Span,
}

//! When members can meet, and what of it overlaps.

use serde::{Deserialize, Serialize};

use crate::bank::Tag;
use crate::base::MemberId;
use crate::calendar::{Overlaps, TimeOfDay, Weekdays, ZoneName};

/// Members who can be chosen to find a time for.
pub const CHOSEN_MAX: usize = 25;

/// A look at when the member can meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AvailabilityLook {
    /// All of it.
    Own,
    /// From when on they can, on these days.
    From(Weekdays),
    /// Until when, from then on.
    Until(Weekdays, TimeOfDay),
}

/// For whom a time is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OverlapOf {
    /// All who said when they can.
    #[default]
    All,
    /// Those of them who practise for this role.
    Role(Tag),
    /// These members, and who asks.
    Members(Vec<MemberId>),
}

/// A time is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverlapLook {
    /// For whom.
    pub of: OverlapOf,
    /// How long it lasts, in minutes.
    pub minutes: u16,
    /// How many have to come at least.
    pub least: u8,
}

impl Default for OverlapLook {
    /// For a one-on-one: two turns of 30 minutes, a break of 4, and ten for the ballots.
    fn default() -> Self {
        Self { of: OverlapOf::All, minutes: 74, least: 2 }
    }
}

/// When members can meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverlapShown {
    /// Who said when they can: [`Overlaps`] names them by their places here.
    pub people: Vec<MemberId>,
    /// Who was chosen, and has not said it.
    pub unsaid: Vec<MemberId>,
    /// Whether more said it than are looked at.
    pub is_cut: bool,
    /// The zone of whose days the picture is; none: nobody has named one, and they are UTC's.
    pub zone: Option<ZoneName>,
    /// What was looked for.
    pub look: OverlapLook,
    /// What was found.
    pub found: Overlaps,
}

//! What a member says about themself in a guild.

use serde::{Deserialize, Serialize};

use crate::calendar::{Hours, ZoneName};

/// A member's profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Their zone: what they type is meant in it.
    pub zone: ZoneName,
    /// When they are not to be reminded of anything.
    pub quiet: Option<Hours>,
}

/// Changes to a profile; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProfileEdit {
    /// A new zone.
    pub zone: Option<ZoneName>,
    /// Other quiet hours.
    pub quiet: Option<QuietEdit>,
}

/// A change of quiet hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuietEdit {
    /// From now on these.
    Between(Hours),
    /// None any more.
    Off,
}

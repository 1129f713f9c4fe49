//! Where a command comes from.

use serde::{Deserialize, Serialize};

use crate::base::{GuildId, MemberId, Moment};

/// The platform's own id of one event: an event seen twice gets the answer of the first time.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Receipt(pub String);

/// Who asks, from where and when. Guild and rights come from the platform's event, never from a
/// button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The guild in which it happened.
    pub guild: GuildId,
    /// Who acted.
    pub member: MemberId,
    /// The event's id.
    pub receipt: Receipt,
    /// When they acted, by the platform's clock.
    pub acted_at: Moment,
    /// Whether the platform says that they organise the guild.
    pub is_organiser: bool,
    /// Whether the platform says that they are a coach there.
    pub is_coach: bool,
    /// The locale in which they read; empty where the platform does not tell.
    pub language: String,
}

impl Origin {
    /// Somebody who neither organises nor coaches.
    #[must_use]
    pub fn of(guild: GuildId, member: MemberId, receipt: Receipt, acted_at: Moment) -> Self {
        let (is_organiser, is_coach, language) = (false, false, String::new());
        Self { guild, member, receipt, acted_at, is_organiser, is_coach, language }
    }
}

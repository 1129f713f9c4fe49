//! What happens to the places where sessions are held, as a platform tells it.

use crate::base::{ChannelId, EveningId, GuildId, Moment, SessionId};
use crate::evening::Slot;
use crate::interview::{Hindrance, Lost};

use super::dispatch::Placed;

/// Something about a place on the platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceNote {
    /// A session lost its thread or its channel.
    Lost {
        /// Where it is.
        guild: GuildId,
        /// The session that lost it.
        session: SessionId,
        /// What it lost.
        what: Lost,
    },
    /// A session's card was deleted, and is to be put up again.
    CardGone {
        /// Where it is.
        guild: GuildId,
        /// The session whose card it was.
        session: SessionId,
    },
    /// A channel does not exist any more: the guild's settings forget it.
    ChannelGone {
        /// Where it was.
        guild: GuildId,
        /// The channel that is gone.
        channel: ChannelId,
    },
    /// Something changed there: whatever is held in the guild may be shown by now, and is looked at
    /// again.
    Mended {
        /// The guild that changed.
        guild: GuildId,
        /// Not before this.
        look_at: Moment,
    },
    /// Something is not as it must be there: its organisers are told.
    Lacking(GuildId),
    /// The bot was removed from the guild.
    Left(GuildId),
    /// The bot is in the guild again.
    Back(GuildId),
}

/// A message of an evening, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EveningCard {
    /// Whose it is.
    pub evening: EveningId,
    /// Which of its messages.
    pub slot: Slot,
    /// Where it stands.
    pub placed: Placed,
}

/// Something that is to be shown in a guild, and is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct HeldUp {
    /// The number of its session; none: the guild's own card.
    pub number: Option<u32>,
    /// What stands in the way.
    pub why: Hindrance,
    /// Since when.
    pub since: Moment,
}

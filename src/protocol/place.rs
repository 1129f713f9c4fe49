//! What happens to the places where sessions are held, as a platform tells it.

use crate::base::{ChannelId, GuildId, SessionId};
use crate::interview::Lost;

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
    /// The bot was removed from the guild.
    Left(GuildId),
    /// The bot is in the guild again.
    Back(GuildId),
}

//! Where something stands, as the outbox remembers it: written and read here alone.

use std::num::NonZeroU64;

use crate::base::{ChannelId, GuildId};
use crate::protocol::Placed;

use crate::discord::snowflake::{signed, unsigned};

/// Where a delivery stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::discord) enum Spot {
    /// A message.
    Message(Location),
    /// A thread, by its number.
    Thread(u64),
    /// There was nothing to put anywhere.
    Nowhere,
}

/// Where a message stands: channel and message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::discord) struct Location {
    pub(super) channel: u64,
    pub(super) message: u64,
}

/// A message, as the outbox remembers where it stands.
pub(in crate::discord) fn message(channel: u64, message: u64) -> Placed {
    Location { channel, message }.placed()
}

impl Spot {
    /// None where it is no place of Discord's: its numbers are never zero.
    pub(in crate::discord) fn read(placed: &Placed) -> Option<Self> {
        let id = |text: &str| text.parse().ok().map(NonZeroU64::get);
        match (placed.0.as_str(), placed.0.split_once('/')) {
            (_, Some((channel, message))) => {
                Some(Self::Message(Location { channel: id(channel)?, message: id(message)? }))
            }
            // The second is what earlier versions wrote where there was no thread to close.
            ("nothing" | "no thread", None) => Some(Self::Nowhere),
            (thread, None) => id(thread).map(Self::Thread),
        }
    }

    /// The thread, where it is one.
    pub(in crate::discord) fn thread(placed: &Placed) -> Option<u64> {
        match Self::read(placed)? {
            Self::Thread(thread) => Some(thread),
            Self::Message(_) | Self::Nowhere => None,
        }
    }

    pub(super) fn placed(self) -> Placed {
        Placed(match self {
            Self::Message(Location { channel, message }) => format!("{channel}/{message}"),
            Self::Thread(thread) => thread.to_string(),
            Self::Nowhere => "nothing".to_owned(),
        })
    }
}

impl Location {
    pub(super) fn read(placed: &Placed) -> Option<Self> {
        match Spot::read(placed)? {
            Spot::Message(location) => Some(location),
            Spot::Thread(_) | Spot::Nowhere => None,
        }
    }

    pub(super) fn placed(self) -> Placed {
        Spot::Message(self).placed()
    }

    /// What leads there from anywhere in the guild.
    pub(super) fn link(self, guild: GuildId) -> String {
        let Self { channel, message } = self;
        format!("https://discord.com/channels/{guild}/{channel}/{message}")
    }

    /// Whether it stands in this channel.
    pub(super) fn is_in(self, channel: ChannelId) -> bool {
        self.channel == unsigned(channel.0)
    }

    /// The channel, as the house knows it.
    pub(super) fn channel_id(self) -> ChannelId {
        ChannelId(signed(self.channel))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_it_was_written() {
        let there = Location { channel: 5, message: u64::MAX };
        for spot in [Spot::Message(there), Spot::Thread(7), Spot::Nowhere] {
            assert_eq!(Spot::read(&spot.placed()), Some(spot));
        }
        assert_eq!(Location::read(&there.placed()), Some(there));
        assert_eq!(Location::read(&Spot::Thread(7).placed()), None);
        assert_eq!(Spot::read(&Placed("no thread".to_owned())), Some(Spot::Nowhere));
        for broken in ["", "0", "5/", "/5", "0/5", "a/b", "post-12"] {
            assert_eq!(Spot::read(&Placed(broken.to_owned())), None, "{broken}");
        }
    }
}

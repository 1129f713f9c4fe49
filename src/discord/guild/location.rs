//! Where a message stands, as the outbox remembers it.

use crate::base::ChannelId;
use crate::protocol::Placed;

use crate::discord::snowflake::{signed, unsigned};

/// Where a message stands: channel and message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Location {
    pub(super) channel: u64,
    pub(super) message: u64,
}

impl Location {
    pub(super) fn read(placed: &Placed) -> Option<Self> {
        let (channel, message) = placed.0.split_once('/')?;
        Some(Self { channel: channel.parse().ok()?, message: message.parse().ok()? })
    }

    pub(super) fn placed(self) -> Placed {
        Placed(format!("{}/{}", self.channel, self.message))
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
        assert_eq!(Location::read(&there.placed()), Some(there));
        for broken in ["", "5", "5/", "/5", "a/b", "post-12"] {
            assert_eq!(Location::read(&Placed(broken.to_owned())), None);
        }
    }
}

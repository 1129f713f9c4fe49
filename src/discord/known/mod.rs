//! What is known of guilds, threads and open screens without asking again.
//!
//! It asks nobody, and nothing in it is the truth: what is lost or forgotten here is read anew, or
//! is one press away. Start reading with [`Known`].

mod bounded;
mod pace;
mod panels;

use std::sync::Arc;

use serenity::model::Permissions;

use crate::base::{ChannelId, DeliveryId, GuildId, MemberId, Moment, SessionId};
use crate::protocol::{GuildSettings, Placed};

use super::rest::Failure;

use bounded::Bounded;
pub(super) use pace::{COMMAND, PRESS, Pace};
pub(super) use panels::{Panel, Panels, Shows, print_of};

/// Guilds that something is remembered of.
const GUILDS_MAX: usize = 20_000;
/// Guilds whose permissions are remembered, for as long as somebody sets them up.
const FOUND_MAX: usize = 1_000;
/// Forms whose words are remembered until they are taken.
const UNSENT_MAX: usize = 1_000;
/// Threads whose messages are looked at.
const THREADS_MAX: usize = 20_000;

/// What is known without asking again.
#[derive(Default)]
pub(super) struct Known {
    /// How guilds are set up.
    pub(super) settings: Bounded<GuildId, Arc<GuildSettings>, GUILDS_MAX>,
    /// Threads whose messages belong to a session, and to which.
    pub(super) threads: Bounded<ChannelId, (GuildId, SessionId), THREADS_MAX>,
    /// Messages that are a guild's standing card.
    pub(super) standing_cards: Bounded<Placed, GuildId, GUILDS_MAX>,
    /// What the bot may do in the channel of a guild's cards, as it was found the last time.
    pub(super) found: Bounded<GuildId, Look, FOUND_MAX>,
    /// Until when the bot is in time-out.
    pub(super) timed_out: Bounded<GuildId, Moment, GUILDS_MAX>,
    /// When what is held there is looked at because of an event.
    pub(super) looked_at: Bounded<GuildId, Moment, GUILDS_MAX>,
    /// What organisers of a guild were told: by which delivery, and when.
    pub(super) told: Bounded<(GuildId, String), (DeliveryId, Moment), GUILDS_MAX>,
    /// Guilds in which Discord did not allow something, and nobody has looked since.
    pub(super) in_doubt: Bounded<GuildId, (), GUILDS_MAX>,
    /// For which guild somebody pressed in their direct messages last.
    pub(super) alone: Bounded<MemberId, GuildId, GUILDS_MAX>,
    /// How fast members act.
    pub(super) pace: Pace,
    /// The private screens that are open.
    pub(super) panels: Panels,
    /// What was written in forms and not taken, by the form's name: it opens with it again. Its
    /// writer has it on their screen as well.
    pub(super) unsent: Bounded<(MemberId, String), Unsent, UNSENT_MAX>,
    /// What a member wrote, was not taken, and could not be given back: the answer did not arrive.
    /// They get it with the answer to their next press.
    pub(super) owed: Bounded<MemberId, String, UNSENT_MAX>,
}

/// What somebody wrote in a form.
#[derive(Clone)]
pub(super) struct Unsent {
    /// Whose words they are.
    pub(super) member: MemberId,
    /// Each field by its name, and its text.
    pub(super) fields: Vec<(String, String)>,
}

/// One look at a channel.
#[derive(Clone)]
pub(super) struct Look {
    pub(super) channel: ChannelId,
    pub(super) at: Moment,
    pub(super) found: Result<Arc<Found>, Failure>,
}

/// What the bot and an ordinary member may do in a channel.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) mine: Permissions,
    pub(super) everyone: Permissions,
    pub(super) is_text: bool,
    /// Until when the bot is in time-out.
    pub(super) timed_out_until: Option<Moment>,
}

impl Known {
    /// The bot is not in this guild any more: nothing there is listened to.
    pub(super) fn left(&self, guild: GuildId) {
        self.threads.retain(|(of, _)| *of != guild);
        self.alone.retain(|of| *of != guild);
        self.found.remove(&guild);
        self.in_doubt.remove(&guild);
        self.timed_out.remove(&guild);
        self.looked_at.remove(&guild);
        self.settings.remove(&guild);
    }
}

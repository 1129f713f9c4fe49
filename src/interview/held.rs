//! What the platform does not let be shown for now, where, and why.

use serde::{Deserialize, Serialize};

use crate::base::Moment;

/// Where on the platform something is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShownIn {
    /// The practice channel, where the cards are.
    Channel,
    /// The session's own thread.
    Thread,
}

/// Why the platform does not let something be shown for now. People can mend each of these, so
/// that what is to be shown waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hindrance {
    /// The thread is locked.
    ThreadLocked,
    /// There are as many open threads as the platform allows.
    ThreadsFull,
    /// Another maximum of the guild, the channel or the thread is reached.
    Full,
    /// The bot does not see the channel.
    Unseen,
    /// A permission is missing.
    NotAllowed,
    /// A moderator has silenced the bot for a while.
    TimedOut,
}

/// What a session shows somewhere does not appear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Where it should appear.
    pub place: ShownIn,
    /// What stands in the way.
    pub why: Hindrance,
    /// Since when.
    pub since: Moment,
}

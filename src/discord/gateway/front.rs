//! What the gateway is begun with, what it asks of others, and what it hands out.

use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serenity::model::event::Event;
use serenity::model::id::{ApplicationId, GuildId};

use crate::base::{Moment, Seed};

use super::super::secret::Secret;
use super::address::Reach;
use super::budget::GatewayBot;
use super::events::IsWanted;
use super::interaction::Interaction;
use super::member_questions::MemberQuestions;
use super::protocol::Timing;

/// How a connection is begun.
#[derive(Clone)]
pub struct GatewayOptions {
    /// The bot's token.
    pub token: Secret,
    /// What Discord is asked to tell us of.
    pub intents: u64,
    /// How many shards; none: as many as Discord recommends.
    pub shards: Option<u16>,
    /// How far the socket may go.
    pub reach: Reach,
    /// Which messages of people concern us.
    pub is_wanted: Arc<IsWanted>,
    /// How long things may take.
    pub timing: Timing,
    /// Where waits take their jitter from.
    pub seed: Seed,
    /// What is counted.
    pub counters: Arc<Counters>,
    /// What is asked of Discord over the socket.
    pub member_questions: Arc<MemberQuestions>,
}

impl fmt::Debug for GatewayOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GatewayOptions")
            .field("token", &self.token)
            .field("intents", &self.intents)
            .field("shards", &self.shards)
            .field("reach", &self.reach)
            .finish_non_exhaustive()
    }
}

/// Numbers that say how the connection is.
#[derive(Debug, Default)]
pub struct Counters {
    /// Events that were handed on.
    pub handed: AtomicU64,
    /// Events that did not concern us.
    pub dropped: AtomicU64,
    /// Events that concerned us and could not be read.
    pub not_understood: AtomicU64,
    /// Frames that could not be read at all.
    pub unreadable: AtomicU64,
    /// Connections that were lost.
    pub lost: AtomicU64,
    /// Sessions that were begun.
    pub identifies: AtomicU64,
    /// Identifies that Discord leaves us, when it was last asked.
    pub identifies_left: AtomicU64,
}

impl Counters {
    pub(super) fn count(counter: &AtomicU64) {
        counter.fetch_add(1, Ordering::Relaxed);
    }
}

/// Who asks Discord where to connect.
pub trait Front: Send + Sync + 'static {
    /// Asks `GET /gateway/bot`; it must come to an end by itself.
    fn gateway_bot(&self) -> impl Future<Output = Result<GatewayBot, FrontFault>> + Send;
}

/// Why it is not known where to connect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FrontFault {
    /// The token is not taken: asking again is of no use.
    Unauthorized,
    /// It may be known later.
    Later {
        /// Why, for the log.
        why: String,
    },
}

/// What the gateway hands on, in Discord's order within a shard.
pub enum FromGateway {
    /// A shard is connected. `resumed`: nothing was missed, and `guilds` is empty.
    Ready {
        /// Who we are.
        application: ApplicationId,
        /// Whether the session of before goes on.
        resumed: bool,
        /// Where we are, of what this shard serves; each of them follows as an event.
        guilds: Vec<GuildId>,
        /// Which shard, and of how many.
        shard: (u16, u16),
    },
    /// Something happened.
    Event(Box<Event>),
    /// Somebody wants something of us.
    Interaction(Box<Interaction>),
    /// Something happened that cannot be read. An interaction can still be answered, by the
    /// id and token in it.
    NotUnderstood {
        /// Discord's name of its kind.
        kind: String,
        /// The payload.
        raw: serde_json::Value,
    },
    /// What happened from then until now is lost; the next thing is [`FromGateway::Ready`].
    Away {
        /// When Discord was last heard.
        from: Moment,
        /// Which shard, and of how many.
        shard: (u16, u16),
    },
    /// Nobody was heard from then until now, for longer than clocks run on; nothing is lost, and
    /// what happened meanwhile follows.
    Silent {
        /// When Discord was last heard.
        from: Moment,
        /// Which shard, and of how many.
        shard: (u16, u16),
    },
}

impl fmt::Debug for FromGateway {
    /// Never what somebody wrote: this may end in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ready { resumed, guilds, .. } => {
                write!(f, "Ready {{ resumed: {resumed}, guilds: {} }}", guilds.len())
            }
            Self::Event(_) => f.write_str("Event"),
            Self::Interaction(_) => f.write_str("Interaction"),
            Self::NotUnderstood { kind, .. } => write!(f, "NotUnderstood {{ kind: {kind:?} }}"),
            Self::Away { from, .. } => write!(f, "Away {{ from: {from:?} }}"),
            Self::Silent { from, .. } => write!(f, "Silent {{ from: {from:?} }}"),
        }
    }
}

/// Why the connection is no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// It was to stop.
    Stopped,
    /// Connecting again would end the same way.
    Fatal {
        /// The close code, or the status of the answer.
        code: u16,
        /// What happened, and what to do.
        why: String,
    },
    /// No session may be begun for a while.
    BudgetSpent {
        /// Until when.
        until: Moment,
        /// What happened, and what to do.
        why: String,
    },
}

//! Which events concern us, and how they are read. What does not concern us is passed over without
//! being built: most messages of a server are not for the bot.

use serde::Deserialize;
use serenity::model::event::Event;
use serenity::model::id::{ChannelId, GuildId, MessageId, UserId};

use super::frame::payload;
use super::interaction::Interaction;

/// What is known of a message before it is built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageFacts {
    /// The message.
    pub id: MessageId,
    /// Where it stands: a channel or a thread.
    pub channel: ChannelId,
    /// In which guild; none in a direct message.
    pub guild: Option<GuildId>,
    /// Who wrote it.
    pub author: UserId,
    /// Who wrote the message that it answers.
    pub answers: Option<UserId>,
}

/// Says whether a message concerns us; called for every message of a person.
pub type IsWanted = dyn Fn(&MessageFacts) -> bool + Send + Sync;

/// What a dispatch came to.
pub(super) enum Read {
    /// It concerns us.
    Event(Box<Event>),
    /// Somebody wants something of us.
    Interaction(Box<Interaction>),
    /// It should concern us, but cannot be read. The payload as it came.
    NotUnderstood(serde_json::Value),
    /// It does not concern us.
    Dropped,
}

#[derive(Deserialize)]
struct MessagePeek {
    id: MessageId,
    channel_id: ChannelId,
    #[serde(default)]
    guild_id: Option<GuildId>,
    author: AuthorPeek,
    #[serde(default)]
    webhook_id: Option<serde::de::IgnoredAny>,
    #[serde(default)]
    referenced_message: Option<AnsweredPeek>,
}

#[derive(Deserialize)]
struct AnsweredPeek {
    author: AuthorPeek,
}

#[derive(Deserialize)]
struct AuthorPeek {
    id: UserId,
    #[serde(default)]
    bot: bool,
}

/// Reads a dispatch of this kind, if it concerns us.
pub(super) fn read(kind: &str, text: &str, is_wanted: &IsWanted) -> Read {
    macro_rules! as_event {
        ($variant:ident) => {
            payload(text).map(|event| Event::$variant(event))
        };
    }
    let read = match kind {
        "INTERACTION_CREATE" => {
            return payload(text).map_or_else(|_| not_understood(text), Read::Interaction);
        }
        "MESSAGE_CREATE" => {
            if !concerns_us(text, is_wanted) {
                return Read::Dropped;
            }
            as_event!(MessageCreate)
        }
        "MESSAGE_DELETE" => as_event!(MessageDelete),
        "MESSAGE_DELETE_BULK" => as_event!(MessageDeleteBulk),
        "GUILD_CREATE" => as_event!(GuildCreate),
        "GUILD_MEMBERS_CHUNK" => as_event!(GuildMembersChunk),
        "GUILD_UPDATE" => as_event!(GuildUpdate),
        "GUILD_DELETE" => as_event!(GuildDelete),
        // Without an intent for members, of the bot itself.
        "GUILD_MEMBER_UPDATE" => as_event!(GuildMemberUpdate),
        "GUILD_ROLE_CREATE" => as_event!(GuildRoleCreate),
        "GUILD_ROLE_UPDATE" => as_event!(GuildRoleUpdate),
        "GUILD_ROLE_DELETE" => as_event!(GuildRoleDelete),
        "CHANNEL_CREATE" => as_event!(ChannelCreate),
        "CHANNEL_UPDATE" => as_event!(ChannelUpdate),
        "CHANNEL_DELETE" => as_event!(ChannelDelete),
        "THREAD_CREATE" => as_event!(ThreadCreate),
        "THREAD_UPDATE" => as_event!(ThreadUpdate),
        "THREAD_DELETE" => as_event!(ThreadDelete),
        "THREAD_LIST_SYNC" => as_event!(ThreadListSync),
        _ => return Read::Dropped,
    };
    match read {
        Ok(event) => Read::Event(Box::new(event)),
        Err(_) => not_understood(text),
    }
}

fn not_understood(text: &str) -> Read {
    Read::NotUnderstood(payload(text).unwrap_or_default())
}

/// Messages of bots and webhooks never concern us; of the others the caller decides. One that
/// cannot even be peeked at is read whole, so that it is counted.
fn concerns_us(text: &str, is_wanted: &IsWanted) -> bool {
    let Ok(peek) = payload::<MessagePeek>(text) else { return true };
    if peek.author.bot || peek.webhook_id.is_some() {
        return false;
    }
    is_wanted(&MessageFacts {
        id: peek.id,
        channel: peek.channel_id,
        guild: peek.guild_id,
        author: peek.author.id,
        answers: peek.referenced_message.map(|message| message.author.id),
    })
}

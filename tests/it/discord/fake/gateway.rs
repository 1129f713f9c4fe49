//! The gateway's side of the world: sessions, what was dispatched in each, and who is connected.
//! The socket itself is in `socket`.

use std::collections::{BTreeMap, VecDeque};
use std::time::Instant;

use axum::extract::ws::Utf8Bytes;
use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedSender;

use super::permissions::VIEW_CHANNEL;
use super::wire;
use super::world::{Id, World};

pub(super) const GUILDS: u64 = 1;
pub(super) const GUILD_MESSAGES: u64 = 1 << 9;
pub(super) const DIRECT_MESSAGES: u64 = 1 << 12;
/// Members, presences and message content: those that Discord would have to grant.
pub(super) const PRIVILEGED: u64 = 1 << 1 | 1 << 8 | 1 << 15;
/// One past the highest intent there is.
pub(super) const INTENTS_END: u64 = 1 << 26;

/// Events of one session that are kept for a resume.
const KEPT_MAX: usize = 10_000;

/// What a socket is told to do.
#[derive(Debug)]
pub(super) enum Out {
    Send(Utf8Bytes),
    /// The same for an interaction, whose moment of sending is noted.
    Press(Id, Utf8Bytes),
    /// A close frame with that code, or none.
    Close(Option<u16>),
    /// The connection breaks without a word.
    Drop,
}

impl Out {
    pub(super) fn of(payload: &Value) -> Self {
        Self::Send(payload.to_string().into())
    }
}

pub(super) struct Session {
    pub(super) shard: (u64, u64),
    pub(super) intents: u64,
    pub(super) seq: u64,
    /// As they were sent, each with its number.
    pub(super) kept: VecDeque<(u64, Utf8Bytes)>,
    /// The socket that serves it, and its number.
    pub(super) socket: Option<(u64, UnboundedSender<Out>)>,
}

/// Identifies of a day, as `GET /gateway/bot` tells them.
#[derive(Debug)]
pub(super) struct StartLimit {
    pub(super) total: u32,
    pub(super) remaining: u32,
}

pub(super) struct Gateway {
    pub(super) sessions: BTreeMap<String, Session>,
    pub(super) limit: StartLimit,
    pub(super) identifies: u32,
    pub(super) resumes: u32,
    pub(super) heartbeats: u32,
    pub(super) heartbeat_ms: u64,
    /// False: heartbeats get no answer.
    pub(super) answers_heartbeats: bool,
    /// The next so many identifies are closed with this code.
    pub(super) refuse_identify: Option<(u32, u16)>,
    /// Events are dispatched so often; Discord sometimes repeats itself.
    pub(super) copies: u32,
    /// When the bot sent something, for the budget of 120 in 60 s.
    pub(super) sent: VecDeque<Instant>,
    pub(super) sends_max_in_a_minute: usize,
    /// Whom the bot asked for, guild by guild, in order.
    pub(super) members_asked: Vec<(Id, Vec<Id>)>,
    pub(super) next_socket: u64,
    /// Sockets that are open, identified or not.
    pub(super) sockets: BTreeMap<u64, UnboundedSender<Out>>,
}

impl Default for Gateway {
    fn default() -> Self {
        Self {
            sessions: BTreeMap::new(),
            limit: StartLimit { total: 1_000, remaining: 1_000 },
            identifies: 0,
            resumes: 0,
            heartbeats: 0,
            heartbeat_ms: 41_250,
            answers_heartbeats: true,
            refuse_identify: None,
            copies: 1,
            sent: VecDeque::new(),
            sends_max_in_a_minute: 0,
            members_asked: Vec::new(),
            next_socket: 0,
            sockets: BTreeMap::new(),
        }
    }
}

impl Session {
    pub(super) fn begun(shard: (u64, u64), intents: u64) -> Self {
        Self { shard, intents, seq: 0, kept: VecDeque::new(), socket: None }
    }

    /// `data` is JSON; with `press`, that of an interaction.
    pub(super) fn dispatch(&mut self, kind: &str, data: &str, press: Option<Id>) {
        self.seq += 1;
        let payload = format!(r#"{{"op":0,"t":"{kind}","s":{},"d":{data}}}"#, self.seq);
        let payload = Utf8Bytes::from(payload);
        self.kept.push_back((self.seq, payload.clone()));
        if self.kept.len() > KEPT_MAX {
            self.kept.pop_front();
        }
        if let Some((_, socket)) = &self.socket {
            // A socket that has just closed misses it; the resume brings it.
            let _ = socket.send(match press {
                Some(id) => Out::Press(id, payload),
                None => Out::Send(payload),
            });
        }
    }

    fn serves(&self, guild: Option<Id>) -> bool {
        let (shard, of) = self.shard;
        guild.map_or(0, |g| (g >> 22) % of) == shard
    }
}

impl World {
    /// Tells every session that asked for such events and serves that guild.
    pub(super) fn dispatch(&mut self, intent: u64, guild: Option<Id>, kind: &str, data: &Value) {
        self.dispatch_text(intent, guild, kind, &data.to_string());
    }

    /// The same, of what is JSON already.
    pub(super) fn dispatch_text(&mut self, intent: u64, guild: Option<Id>, kind: &str, data: &str) {
        self.dispatch_to_all(intent, guild, (kind, data), None);
    }

    /// An interaction, as JSON.
    pub(super) fn dispatch_press(&mut self, id: Id, guild: Option<Id>, data: &str) {
        self.dispatch_to_all(0, guild, ("INTERACTION_CREATE", data), Some(id));
    }

    fn dispatch_to_all(
        &mut self,
        intent: u64,
        guild: Option<Id>,
        (kind, data): (&str, &str),
        press: Option<Id>,
    ) {
        let copies = self.gateway.copies;
        for session in self.gateway.sessions.values_mut() {
            let is_wanted = intent == 0 || session.intents & intent != 0;
            if is_wanted && session.serves(guild) {
                for _ in 0..copies {
                    session.dispatch(kind, data, press);
                }
            }
        }
    }

    /// MESSAGE_CREATE or MESSAGE_UPDATE, where the bot can see it.
    pub(super) fn tell_message(&mut self, kind: &str, message: Id) {
        let Some(of) = self.messages.get(&message) else { return };
        if of.private_to.is_some() || self.bot_may(of.channel) & VIEW_CHANNEL == 0 {
            return;
        }
        let guild = self.guild_of(of.channel);
        let mut data = wire::message(self, of);
        if let Some(record) = guild.and_then(|g| self.guilds.get(&g)) {
            data["guild_id"] = wire::id(record.id);
            if record.members.contains_key(&of.author) {
                data["member"] = wire::member_part(self, record, of.author);
            }
        }
        let intent = if guild.is_some() { GUILD_MESSAGES } else { DIRECT_MESSAGES };
        self.dispatch(intent, guild, kind, &data);
    }

    /// CHANNEL_… or THREAD_…, by what it is.
    pub(super) fn tell_channel(&mut self, what: &str, channel: Id) {
        let Some(of) = self.channels.get(&channel) else { return };
        let (guild, is_thread) = (of.guild, of.thread.is_some());
        if guild.is_none() || (is_thread && self.bot_may(channel) & VIEW_CHANNEL == 0) {
            return;
        }
        let family = if is_thread { "THREAD" } else { "CHANNEL" };
        let mut data = wire::channel(self, of);
        if is_thread && what == "DELETE" {
            let all = data;
            data = json!({"id": all["id"], "guild_id": all["guild_id"],
                          "parent_id": all["parent_id"], "type": all["type"]});
        }
        if is_thread && what == "CREATE" {
            data["newly_created"] = json!(true);
        }
        self.dispatch(GUILDS, guild, &format!("{family}_{what}"), &data);
    }

    pub(super) fn tell_guild(&mut self, guild: Id) {
        let Some(of) = self.guilds.get(&guild).filter(|g| g.members.contains_key(&self.app.id))
        else {
            return;
        };
        let data = if of.available {
            wire::guild_create(self, of)
        } else {
            json!({"id": wire::id(guild), "unavailable": true})
        };
        self.dispatch(GUILDS, Some(guild), "GUILD_CREATE", &data);
    }

    /// The guilds that a shard serves: those the bot is in.
    pub(super) fn guilds_of(&self, shard: (u64, u64)) -> Vec<Id> {
        let is_served = |g: &Id| (g >> 22) % shard.1 == shard.0;
        let has_bot = |g: &Id| self.guilds[g].members.contains_key(&self.app.id);
        self.guilds.keys().copied().filter(|g| is_served(g) && has_bot(g)).collect()
    }
}

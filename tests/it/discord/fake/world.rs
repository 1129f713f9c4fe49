//! What the fake keeps. Plain records; who may change them, and what is told then, is decided by
//! `rest` (what the bot asks for) and by `people` (what members do).

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use rand::RngExt;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};

use super::buckets::Buckets;
use super::clock::{FakeClock, ms_of};
use super::faults::Faults;
use super::gateway::{self, Gateway};
use super::load::Load;
use super::permissions::{self, Overwrite};
use super::wire;

pub(crate) type Id = u64;

pub(crate) const TEXT: u8 = 0;
pub(crate) const DM: u8 = 1;
pub(crate) const VOICE: u8 = 2;
pub(crate) const PUBLIC_THREAD: u8 = 11;
pub(crate) const PRIVATE_THREAD: u8 = 12;
pub(crate) const FORUM: u8 = 15;

/// A message only one member sees.
pub(crate) const EPHEMERAL: u64 = 1 << 6;
/// A deferred answer that has not come yet.
pub(crate) const LOADING: u64 = 1 << 7;
pub(crate) const VOICE_MESSAGE: u64 = 1 << 13;
/// The newer layout.
pub(crate) const V2: u64 = 1 << 15;

/// How much of what real payloads carry the fake sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Payloads {
    /// Only what serenity needs in order to understand them.
    Small,
    /// With everything that real ones carry.
    Full,
}

pub(super) struct App {
    pub(super) id: Id,
    pub(super) token: String,
}

pub(super) struct User {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) bot: bool,
    pub(super) takes_dms: bool,
    pub(super) locale: String,
}

pub(super) struct Role {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) permissions: u64,
}

pub(super) struct Belonging {
    pub(super) roles: BTreeSet<Id>,
    pub(super) timed_out: bool,
}

pub(super) struct Guild {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) owner: Id,
    pub(super) roles: BTreeMap<Id, Role>,
    pub(super) members: BTreeMap<Id, Belonging>,
    /// False while Discord itself has an outage there.
    pub(super) available: bool,
}

pub(super) struct Thread {
    pub(super) owner: Id,
    pub(super) members: BTreeSet<Id>,
    pub(super) archived: bool,
    pub(super) locked: bool,
    pub(super) auto_archive_minutes: u64,
    pub(super) invitable: bool,
    pub(super) changed_ms: i64,
}

impl Thread {
    pub(super) fn begun(owner: Id, at_ms: i64) -> Self {
        Self {
            owner,
            members: BTreeSet::from([owner]),
            archived: false,
            locked: false,
            auto_archive_minutes: 1_440,
            invitable: true,
            changed_ms: at_ms,
        }
    }
}

pub(super) struct Channel {
    pub(super) id: Id,
    pub(super) kind: u8,
    pub(super) guild: Option<Id>,
    pub(super) name: String,
    pub(super) topic: Option<String>,
    pub(super) parent: Option<Id>,
    pub(super) overwrites: Vec<Overwrite>,
    pub(super) recipients: Vec<Id>,
    pub(super) thread: Option<Thread>,
}

#[derive(Clone, Default)]
pub(super) struct Message {
    pub(super) id: Id,
    pub(super) channel: Id,
    pub(super) author: Id,
    pub(super) content: String,
    pub(super) components: Vec<Value>,
    pub(super) embeds: Vec<Value>,
    pub(super) attachments: Vec<Value>,
    pub(super) flags: u64,
    pub(super) answers: Option<Id>,
    pub(super) mentions: Vec<Id>,
    pub(super) mention_roles: Vec<Id>,
    pub(super) mentions_everyone: bool,
    pub(super) nonce: Option<Value>,
    pub(super) edited_ms: Option<i64>,
    /// The only member who sees it.
    pub(super) private_to: Option<Id>,
    /// The interaction whose answer it is.
    pub(super) interaction: Option<Id>,
}

/// What kind of act an interaction is, by Discord's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    Form = 5,
}

pub(super) struct Interaction {
    pub(super) id: Id,
    pub(super) token: String,
    pub(super) act: Act,
    pub(super) user: Id,
    pub(super) channel: Id,
    /// The message whose button was pressed, or whose form was sent.
    pub(super) source: Option<Id>,
    pub(super) born_ms: i64,
    /// When it was written to the gateway's socket.
    pub(super) sent_at: Option<Instant>,
    /// The type of the first answer, once there is one.
    pub(super) answered: Option<u64>,
    /// The message that `@original` means.
    pub(super) original: Option<Id>,
    pub(super) follow_ups: Vec<Id>,
    pub(super) choices: Vec<Value>,
    /// The type of the option that is being completed.
    pub(super) completes: Option<u64>,
}

impl Interaction {
    /// One that nobody has answered yet; `place` is a channel, and the message that was acted on.
    pub(super) fn new(
        (id, token): (Id, String),
        act: Act,
        user: Id,
        place: (Id, Option<Id>),
    ) -> Self {
        Self {
            id,
            token,
            act,
            user,
            channel: place.0,
            source: place.1,
            born_ms: ms_of(id),
            sent_at: None,
            answered: None,
            original: None,
            follow_ups: Vec::new(),
            choices: Vec::new(),
            completes: None,
        }
    }
}

/// A form that a member has on their screen.
#[derive(Clone)]
pub(super) struct OpenForm {
    pub(super) data: Value,
    pub(super) channel: Id,
    pub(super) source: Option<Id>,
}

/// A request as the fake saw it.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) method: String,
    pub(crate) path: String,
    /// When it came.
    pub(crate) at_ms: i64,
    pub(crate) status: u16,
    pub(crate) body: Value,
}

pub(super) struct World {
    pub(super) port: u16,
    pub(super) clock: FakeClock,
    pub(super) chance: ChaCha8Rng,
    pub(super) payloads: Payloads,
    pub(super) app: App,
    pub(super) users: BTreeMap<Id, User>,
    pub(super) guilds: BTreeMap<Id, Guild>,
    pub(super) channels: BTreeMap<Id, Channel>,
    pub(super) messages: BTreeMap<Id, Message>,
    pub(super) interactions: BTreeMap<Id, Interaction>,
    /// Registered commands: of a guild, or global under `None`.
    pub(super) commands: BTreeMap<Option<Id>, Vec<Value>>,
    pub(super) forms: BTreeMap<Id, OpenForm>,
    /// Files that people have at hand, by their names.
    pub(super) files: BTreeMap<String, (Id, Vec<u8>)>,
    /// Nonce to message and until when it is remembered.
    pub(super) nonces: BTreeMap<String, (Id, i64)>,
    pub(super) nonce_for_ms: i64,
    /// Threads of one guild that may be open.
    pub(super) active_threads_max: usize,
    pub(super) gateway: Gateway,
    pub(super) faults: Faults,
    pub(super) buckets: Buckets,
    pub(super) violations: Vec<String>,
    pub(super) requests: Vec<Seen>,
    pub(super) load: Load,
}

impl World {
    pub(super) fn new(seed: u64) -> Self {
        let mut clock = FakeClock::default();
        let mut chance = ChaCha8Rng::seed_from_u64(seed);
        let id = clock.next_id();
        let token = format!("fake.token.{:016x}", chance.random::<u64>());
        let bot = User {
            id,
            name: "Greenroom".to_owned(),
            bot: true,
            takes_dms: false,
            locale: "en-US".to_owned(),
        };
        Self {
            port: 0,
            clock,
            nonce_for_ms: chance.random_range(60_000..=300_000),
            chance,
            payloads: Payloads::Full,
            active_threads_max: 1_000,
            app: App { id, token },
            users: BTreeMap::from([(id, bot)]),
            guilds: BTreeMap::new(),
            channels: BTreeMap::new(),
            messages: BTreeMap::new(),
            interactions: BTreeMap::new(),
            commands: BTreeMap::new(),
            forms: BTreeMap::new(),
            files: BTreeMap::new(),
            nonces: BTreeMap::new(),
            gateway: Gateway::default(),
            faults: Faults::default(),
            buckets: Buckets::default(),
            violations: Vec::new(),
            requests: Vec::new(),
            load: Load::default(),
        }
    }

    pub(super) fn violation(&mut self, what: impl Into<String>) {
        self.violations.push(what.into());
    }

    /// A token for the interaction with that id.
    pub(super) fn token_of(&mut self, id: Id) -> String {
        format!("fake{id}x{:032x}", self.chance.random::<u128>())
    }

    /// The interaction whose token that is.
    pub(super) fn interaction_of(&self, token: &str) -> Option<&Interaction> {
        let (id, _) = token.strip_prefix("fake")?.split_once('x')?;
        self.interactions.get(&id.parse().ok()?).filter(|i| i.token == token)
    }

    pub(super) fn gateway_url(&self) -> String {
        format!("ws://127.0.0.1:{}", self.port)
    }

    /// What the bot may there.
    pub(super) fn bot_may(&self, channel: Id) -> u64 {
        permissions::in_channel(self, channel, self.app.id)
    }

    pub(super) fn may(&self, channel: Id, user: Id, bits: u64) -> bool {
        permissions::in_channel(self, channel, user) & bits == bits
    }

    pub(super) fn guild_of(&self, channel: Id) -> Option<Id> {
        self.channels.get(&channel).and_then(|c| c.guild)
    }

    /// Whether `user` sees that message.
    pub(super) fn sees(&self, user: Id, message: &Message) -> bool {
        match message.private_to {
            Some(only) => only == user,
            None => self.may(message.channel, user, permissions::VIEW_CHANNEL),
        }
    }

    /// The messages of a channel that are there for everybody in it, oldest first.
    pub(super) fn public_in(&self, channel: Id) -> impl DoubleEndedIterator<Item = &Message> {
        self.messages.values().filter(move |m| m.channel == channel && m.private_to.is_none())
    }

    /// The direct channel between the bot and a user, made when there is none.
    pub(super) fn dm_with(&mut self, user: Id) -> Id {
        let found = self.channels.values().find(|c| c.kind == DM && c.recipients == [user]);
        if let Some(channel) = found {
            return channel.id;
        }
        let id = self.clock.next_id();
        self.channels.insert(id, Channel::new(id, DM, None, "", None));
        self.channels.get_mut(&id).unwrap().recipients.push(user);
        id
    }

    /// The message goes, and whoever may know is told.
    pub(super) fn remove_message(&mut self, message: Id) {
        let Some(gone) = self.messages.remove(&message) else { return };
        if gone.private_to.is_some() {
            return;
        }
        let guild = self.guild_of(gone.channel);
        let mut data = json!({"id": wire::id(message), "channel_id": wire::id(gone.channel)});
        if let Some(guild) = guild {
            data["guild_id"] = wire::id(guild);
        }
        let intent =
            if guild.is_some() { gateway::GUILD_MESSAGES } else { gateway::DIRECT_MESSAGES };
        self.dispatch(intent, guild, "MESSAGE_DELETE", &data);
    }

    pub(super) fn user_named(&self, name: &str) -> Option<Id> {
        self.users.values().find(|u| u.name == name).map(|u| u.id)
    }
}

impl Channel {
    pub(super) fn new(id: Id, kind: u8, guild: Option<Id>, name: &str, parent: Option<Id>) -> Self {
        let (topic, overwrites, recipients) = (None, Vec::new(), Vec::new());
        let name = name.to_owned();
        Self { id, kind, guild, name, topic, parent, overwrites, recipients, thread: None }
    }
}

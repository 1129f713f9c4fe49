//! What a bench puts on the fake: presses and messages by the thousand, guilds by the ten thousand.
//! Then the fake reads only a share of the bodies, forgets what nobody asks for again, and tells of
//! answers as they come instead of being asked.

use std::time::Duration;

use serde_json::Value;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::gateway::{GUILD_MESSAGES, GUILDS, Session};
use super::world::{Id, World};
use super::{Fake, Guild, wire};

/// Interactions that are remembered under load: their tokens are used for a while.
const INTERACTIONS_MAX: usize = 20_000;
/// One body in so many is checked under load.
const CHECKED_ONE_IN: u32 = 50;
/// Ids have so many digits at least; what is shorter in a payload is something else.
const ID_DIGITS_MIN: usize = 17;
/// Between the ids of one guild of a crowd and those of the next.
const CROWD_STEP: u64 = 1 << 22;

/// What became of a press.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(crate) press: Id,
    /// The type of the first answer; none: this is what was edited into it later.
    pub(crate) kind: Option<u64>,
    /// Since the press was written to the gateway's socket.
    pub(crate) after: Duration,
    /// The first words of it.
    pub(crate) text: String,
}

/// How the fake serves under load.
pub(super) struct Load {
    pub(super) keeps_requests: bool,
    /// Clients that do what greenroom must not: compress, and leave the encoding open.
    pub(super) any_client: bool,
    pub(super) crowd: Crowd,
    told: Option<UnboundedSender<Told>>,
    body_count: u32,
}

impl Default for Load {
    fn default() -> Self {
        let (crowd, told, body_count) = (Crowd::default(), None, 0);
        Self { keeps_requests: true, any_client: false, crowd, told, body_count }
    }
}

impl Load {
    /// Whether the next body goes unchecked.
    pub(super) fn spares(&mut self) -> bool {
        self.body_count = self.body_count.wrapping_add(1);
        self.told.is_some() && !self.body_count.is_multiple_of(CHECKED_ONE_IN)
    }

    pub(super) fn tell(
        &mut self,
        press: Id,
        kind: Option<u64>,
        after: Option<Duration>,
        body: &Value,
    ) {
        if let (Some(told), Some(after)) = (&self.told, after) {
            let text = first_words(body).unwrap_or_default().to_owned();
            // A bench that is over listens no longer.
            let _ = told.send(Told { press, kind, after, text });
        }
    }
}

fn first_words(body: &Value) -> Option<&str> {
    let own = body["content"].as_str().filter(|t| !t.is_empty());
    own.or_else(|| body["components"].as_array()?.iter().find_map(first_words))
}

/// Guilds that are there only as far as the gateway tells of them: all like one.
#[derive(Default)]
pub(super) struct Crowd {
    count: u64,
    first: Id,
    /// The payload of the one.
    like: String,
    /// Who is the same in all of them.
    bot: Id,
}

impl Crowd {
    pub(super) fn guilds(&self) -> impl Iterator<Item = Id> {
        (1..=self.count).map(|n| self.first + n * CROWD_STEP)
    }

    /// Their GUILD_CREATEs.
    pub(super) fn come(&self, session: &mut Session) {
        for n in 1..=self.count {
            session.dispatch("GUILD_CREATE", &self.shifted(n * CROWD_STEP), None);
        }
    }

    /// The same payload with other ids.
    fn shifted(&self, by: u64) -> String {
        let shift = |part: &str| match part.parse::<u64>() {
            Ok(id) if part.len() >= ID_DIGITS_MIN && id != self.bot => (id + by).to_string(),
            Ok(_) | Err(_) => part.to_owned(),
        };
        self.like.split('"').map(shift).collect::<Vec<_>>().join("\"")
    }
}

impl World {
    /// Old interactions go, with the private messages that answered them. What was changed since is
    /// a screen that somebody presses on.
    pub(super) fn forget_interactions(&mut self) {
        while self.interactions.len() > INTERACTIONS_MAX {
            let Some((id, old)) = self.interactions.pop_first() else { return };
            if let Some(message) = old.original
                && self
                    .messages
                    .get(&message)
                    .is_some_and(|m| m.interaction == Some(id) && m.edited_ms.is_none())
            {
                self.messages.remove(&message);
            }
        }
    }
}

impl Fake {
    /// From now on bodies are checked by samples, and of presses and answers only the newest are
    /// kept; what becomes of presses comes out here.
    pub(crate) fn tells_answers(&self) -> UnboundedReceiver<Told> {
        let (told, tells) = unbounded_channel();
        self.shared.change(|w| {
            w.load.told = Some(told);
            w.load.keeps_requests = false;
        });
        tells
    }

    /// Another client than greenroom connects.
    pub(crate) fn takes_any_client(&self) {
        self.shared.change(|w| w.load.any_client = true);
    }

    /// The bot is in so many more guilds like this one, which has had to be filled before.
    pub(crate) fn is_in_guilds(&self, count: u64, like: &Guild) {
        self.shared.change(|w| {
            let like = wire::guild_create(w, &w.guilds[&like.id()]);
            let first = like["id"].as_str().and_then(|id| id.parse().ok()).unwrap();
            w.load.crowd = Crowd { count, first, like: like.to_string(), bot: w.app.id };
        });
    }

    /// A bot that was connected a moment ago has a session of this name to resume.
    pub(crate) fn remembers_session(&self, name: &str) {
        let session = Session::begun((0, 1), GUILDS | GUILD_MESSAGES);
        self.shared.change(|w| w.gateway.sessions.insert(name.to_owned(), session));
    }

    pub(crate) fn gateway_url(&self) -> String {
        self.shared.read(World::gateway_url)
    }
}

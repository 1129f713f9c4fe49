//! People by the hundred: what they send is written once and sent again and again, and nobody waits
//! for what comes of it. And rooms that were there before the bot came.

use serde_json::{Value, json};

use super::acting::{Try, payload};
use super::member::Member;
use super::room::{Post, Room};
use super::screen::visible;
use crate::discord::fake::gateway::GUILD_MESSAGES;
use crate::discord::fake::world::{Act, Channel, Id, Interaction, Message, PUBLIC_THREAD, Thread};
use crate::discord::fake::{Fake, Shared, wire};

/// What stands in a payload for what differs from one to the next.
const ID: &str = "{id}";
const TOKEN: &str = "{token}";
const DATA: &str = "\"{data}\"";

/// Somebody's hand above the pickers of a private screen.
#[derive(Clone)]
pub(crate) struct Hand {
    shared: Shared,
    user: Id,
    place: (Id, Option<Id>),
    guild: Option<Id>,
    text: String,
    choices: Vec<String>,
}

/// Somebody who writes in a room that is none of the bot's.
#[derive(Clone)]
pub(crate) struct Chatter {
    shared: Shared,
    guild: Option<Id>,
    text: String,
}

impl Member {
    /// Readies a hand for the newest private screen here: for every option of every picker whose
    /// value begins so.
    pub(crate) fn readies(&self, value: &str) -> Hand {
        self.shared.read(|w| {
            let mut seen = visible(w, self.id, self.place);
            let screen = seen.find(|m| m.private_to == Some(self.id)).expect("a private screen");
            let mut choices = Vec::new();
            screen.components.iter().for_each(|c| gather(c, value, &mut choices));
            assert!(!choices.is_empty(), "no picker has {value} in {:#?}", screen.components);
            let (channel, source) = (screen.channel, Some(screen.id));
            let (act, name, data) = (Act::Component, String::new(), json!("{data}"));
            let what = Try { act, channel, source, name, data };
            let mut made = payload(w, 0, TOKEN, self.id, &what);
            made["id"] = json!(ID);
            Hand {
                shared: self.shared.clone(),
                user: self.id,
                place: (channel, source),
                guild: w.guild_of(channel),
                text: made.to_string(),
                choices,
            }
        })
    }

    /// Readies what this member writes in that room, over and over.
    pub(crate) fn chats(&self, room: &Room, text: &str) -> Chatter {
        self.shared.read(|w| {
            let (channel, author) = (room.id, self.id);
            let content = text.to_owned();
            let message = Message { channel, author, content, ..Message::default() };
            let mut made = wire::message(w, &message);
            made["id"] = json!(ID);
            let guild = w.guild_of(channel);
            if let Some(record) = guild.and_then(|g| w.guilds.get(&g)) {
                made["guild_id"] = wire::id(record.id);
                made["member"] = wire::member_part(w, record, author);
            }
            Chatter { shared: self.shared.clone(), guild, text: made.to_string() }
        })
    }
}

/// The data of every choice that a component offers, as JSON.
fn gather(component: &Value, value: &str, into: &mut Vec<String>) {
    for option in component["options"].as_array().into_iter().flatten() {
        if option["value"].as_str().is_some_and(|v| v.starts_with(value)) {
            let data = json!({
                "component_type": component["type"], "custom_id": component["custom_id"],
                "values": [option["value"]],
            });
            into.push(data.to_string());
        }
    }
    component["components"].as_array().into_iter().flatten().for_each(|c| gather(c, value, into));
}

impl Hand {
    /// The same hand in another fake, whose bot knows nothing of the screen.
    pub(crate) fn in_another(&self, fake: &Fake) -> Self {
        Self { shared: fake.shared.clone(), ..self.clone() }
    }

    /// Chooses, another time another thing; [`Fake::tells_answers`] tells what comes of it.
    pub(crate) fn presses(&self, time: usize) -> Id {
        self.shared.change(|w| {
            let id = w.clock.next_id();
            let token = w.token_of(id);
            let text = self.text.replacen(ID, &id.to_string(), 1).replacen(TOKEN, &token, 1);
            let text = text.replacen(DATA, &self.choices[time % self.choices.len()], 1);
            let press = Interaction::new((id, token), Act::Component, self.user, self.place);
            w.interactions.insert(id, press);
            w.forget_interactions();
            w.dispatch_press(id, self.guild, &text);
            id
        })
    }
}

impl Chatter {
    /// Says it once more. It is told and not kept.
    pub(crate) fn chats(&self) {
        self.shared.change(|w| {
            let text = self.text.replacen(ID, &w.clock.next_id().to_string(), 1);
            w.dispatch_text(GUILD_MESSAGES, self.guild, "MESSAGE_CREATE", &text);
        });
    }

    /// The same in another fake.
    pub(crate) fn in_another(&self, fake: &Fake) -> Self {
        Self { shared: fake.shared.clone(), ..self.clone() }
    }
}

impl Room {
    /// The bot has written here before this run: nothing is told of it.
    pub(crate) fn has_post(&self, text: &str) -> Post {
        let id = self.shared.change(|w| {
            let id = w.clock.next_id();
            let (author, content) = (w.app.id, text.to_owned());
            let message = Message { id, channel: self.id, author, content, ..Message::default() };
            w.messages.insert(id, message);
            id
        });
        Post { shared: self.shared.clone(), id }
    }

    /// And has started a thread from that.
    pub(crate) fn has_thread(&self, under: &Post, name: &str) -> Room {
        self.shared.change(|w| {
            let guild = w.guild_of(self.id);
            let mut thread = Channel::new(under.id(), PUBLIC_THREAD, guild, name, Some(self.id));
            thread.thread = Some(Thread::begun(w.app.id, w.clock.now_ms()));
            w.channels.insert(under.id(), thread);
        });
        Room { shared: self.shared.clone(), id: under.id() }
    }
}

//! Rooms (channels and threads) and the messages in them.

use serde_json::{Value, json};

use super::member::Member;
use super::read;
use crate::discord::fake::permissions::{self, Overwrite, READ_MESSAGE_HISTORY, VIEW_CHANNEL};
use crate::discord::fake::rest::revive;
use crate::discord::fake::world::{Id, Message, VOICE_MESSAGE, World};
use crate::discord::fake::{Shared, WITHIN};

/// A channel or a thread.
#[derive(Clone)]
pub(crate) struct Room {
    pub(super) shared: Shared,
    pub(super) id: Id,
}

/// One message.
#[derive(Clone)]
pub(crate) struct Post {
    pub(super) shared: Shared,
    pub(super) id: Id,
}

impl Room {
    pub(crate) fn id(&self) -> Id {
        self.id
    }

    pub(crate) fn name(&self) -> String {
        self.shared.read(|w| w.channels[&self.id].name.clone())
    }

    /// What everybody in the room reads, oldest first.
    pub(crate) fn transcript(&self) -> String {
        self.shared.read(|w| read::transcript(w, w.public_in(self.id)))
    }

    /// Waits until the room shows that text; the whole transcript then.
    pub(crate) async fn shows(&self, text: &str) -> String {
        self.settles(&format!("{text:?}"), |transcript| transcript.contains(text)).await
    }

    /// Waits until the transcript is as wanted.
    pub(crate) async fn settles(&self, what: &str, is_so: impl Fn(&str) -> bool) -> String {
        let found = self.shared.wait(WITHIN, |w| {
            let transcript = read::transcript(w, w.public_in(self.id));
            is_so(&transcript).then_some(transcript)
        });
        found.await.unwrap_or_else(|| panic!("{what} never came:\n{}", self.transcript()))
    }

    /// The newest message that has that text.
    pub(crate) fn post(&self, text: &str) -> Post {
        self.find(text).unwrap_or_else(|| panic!("{text:?} is not in\n{}", self.transcript()))
    }

    /// What the bot has posted here, as it was written: number and text, oldest first.
    pub(crate) fn posts_of_bot(&self) -> Vec<(Id, String)> {
        self.shared.read(|w| {
            let of_bot = w.public_in(self.id).filter(|m| m.author == w.app.id);
            of_bot.map(|m| (m.id, m.content.clone())).collect()
        })
    }

    /// The newest message that has that text, if there is one.
    pub(crate) fn find(&self, text: &str) -> Option<Post> {
        let newest = |w: &World| {
            let mut all = w.public_in(self.id).rev();
            all.find(|m| read::text_of(w, m).contains(text)).map(|m| m.id)
        };
        self.shared.read(newest).map(|id| Post { shared: self.shared.clone(), id })
    }

    /// The threads under this channel, oldest first.
    pub(crate) fn threads(&self) -> Vec<Room> {
        let is_below = |c: &&crate::discord::fake::world::Channel| c.parent == Some(self.id);
        let ids: Vec<Id> =
            self.shared.read(|w| w.channels.values().filter(is_below).map(|c| c.id).collect());
        ids.into_iter().map(|id| Room { shared: self.shared.clone(), id }).collect()
    }

    /// The newest thread, as soon as there are so many.
    pub(crate) async fn thread(&self, number: usize) -> Room {
        let found = self.shared.wait(WITHIN, |w| {
            let mut below = w.channels.values().filter(|c| c.parent == Some(self.id));
            below.nth(number.checked_sub(1)?).map(|c| c.id)
        });
        let id = found.await.unwrap_or_else(|| panic!("no {number}. thread in {}", self.name()));
        Room { shared: self.shared.clone(), id }
    }

    pub(crate) fn is_archived(&self) -> bool {
        self.shared.read(|w| w.channels[&self.id].thread.as_ref().is_some_and(|t| t.archived))
    }

    /// Waits until it is archived.
    pub(crate) async fn gets_archived(&self) {
        let archived = |w: &World| w.channels[&self.id].thread.as_ref()?.archived.then_some(());
        let archived = self.shared.wait(WITHIN, archived).await;
        archived.unwrap_or_else(|| panic!("it is still open:\n{}", self.transcript()));
    }

    pub(crate) fn is_locked(&self) -> bool {
        self.shared.read(|w| w.channels[&self.id].thread.as_ref().is_some_and(|t| t.locked))
    }

    /// Somebody with the right to it archives or revives the thread.
    pub(crate) fn archives(&self, archived: bool, locked: bool) {
        self.shared.change(|w| {
            let now = w.clock.now_ms();
            let room = w.channels.get_mut(&self.id).unwrap();
            let thread = room.thread.as_mut().expect("a thread");
            (thread.archived, thread.locked, thread.changed_ms) = (archived, locked, now);
            w.tell_channel("UPDATE", self.id);
        });
    }

    /// The room goes, with what is under it and in it.
    pub(crate) fn is_deleted(&self) {
        self.shared.change(|w| {
            w.tell_channel("DELETE", self.id);
            let below: Vec<Id> = w
                .channels
                .values()
                .filter(|c| c.id == self.id || c.parent == Some(self.id))
                .map(|c| c.id)
                .collect();
            for id in below {
                w.channels.remove(&id);
                w.messages.retain(|_, m| m.channel != id);
            }
        });
    }

    /// The bot may not do that here any more.
    pub(crate) fn denies_bot(&self, bits: u64) {
        self.overwrites(|w| Overwrite { target: w.app.id, role: false, allow: 0, deny: bits });
    }

    /// The bot may do that here.
    pub(crate) fn allows_bot(&self, bits: u64) {
        self.overwrites(|w| Overwrite { target: w.app.id, role: false, allow: bits, deny: 0 });
    }

    pub(crate) fn denies_everyone(&self, bits: u64) {
        let room = self.id;
        self.overwrites(|w| {
            let target = w.guild_of(room).unwrap();
            Overwrite { target, role: true, allow: 0, deny: bits }
        });
    }

    pub(crate) fn allows(&self, member: &Member, bits: u64) {
        let target = member.id();
        self.overwrites(|_| Overwrite { target, role: false, allow: bits, deny: 0 });
    }

    fn overwrites(&self, make: impl FnOnce(&World) -> Overwrite) {
        self.shared.change(|w| {
            let new = make(w);
            let room = w.channels.get_mut(&self.id).unwrap();
            room.overwrites.retain(|o| o.target != new.target);
            room.overwrites.push(new);
            w.tell_channel("UPDATE", self.id);
        });
    }
}

impl Post {
    pub(crate) fn id(&self) -> Id {
        self.id
    }

    pub(crate) fn text(&self) -> String {
        self.shared.read(|w| read::text_of(w, &w.messages[&self.id]))
    }

    /// A moderator takes it away.
    pub(crate) fn is_deleted(&self) {
        self.shared.change(|w| w.remove_message(self.id));
    }

    /// The thread that was started from it, as soon as there is one.
    pub(crate) async fn thread(&self) -> Room {
        let found = self.shared.wait(WITHIN, |w| w.channels.contains_key(&self.id).then_some(()));
        found.await.unwrap_or_else(|| panic!("no thread under\n{}", self.text()));
        self.room()
    }

    fn room(&self) -> Room {
        Room { shared: self.shared.clone(), id: self.id }
    }
}

/// What members write.
impl Member {
    pub(crate) fn says(&self, room: &Room, text: &str) -> Post {
        self.writes(room.id, |m| m.content = text.to_owned())
    }

    /// A direct message to the bot.
    pub(crate) fn writes_to_bot(&self, text: &str) -> Post {
        let channel = self.shared.change(|w| w.dm_with(self.id));
        self.writes(channel, |m| m.content = text.to_owned())
    }

    /// Answers the newest message with that text, with the ping on.
    pub(crate) fn replies_to(&self, room: &Room, to: &str, text: &str) -> Post {
        self.replies_with(room, to, true, |m| m.content = text.to_owned())
    }

    /// The same with the ping off: the bot gets nothing of the text.
    pub(crate) fn replies_silently_to(&self, room: &Room, to: &str, text: &str) -> Post {
        self.replies_with(room, to, false, |m| m.content = text.to_owned())
    }

    /// A voice message of so many seconds.
    pub(crate) fn speaks(&self, room: &Room, seconds: f64) -> Post {
        self.writes(room.id, |m| voice(m, seconds))
    }

    pub(crate) fn speaks_to(&self, room: &Room, to: &str, seconds: f64) -> Post {
        self.replies_with(room, to, true, |m| voice(m, seconds))
    }

    fn replies_with(
        &self,
        room: &Room,
        to: &str,
        pings: bool,
        make: impl FnOnce(&mut Message),
    ) -> Post {
        let answered = room.post(to).id;
        let author = self.shared.read(|w| w.messages[&answered].author);
        self.writes(room.id, |m| {
            make(m);
            m.answers = Some(answered);
            m.mentions.extend(pings.then_some(author));
        })
    }

    fn writes(&self, channel: Id, make: impl FnOnce(&mut Message)) -> Post {
        let id = self.shared.change(|w| {
            let wanted = VIEW_CHANNEL | READ_MESSAGE_HISTORY | send_right(w, channel);
            assert!(w.may(channel, self.id, wanted), "this member may not write here");
            let id = w.clock.next_id();
            let mut message = Message { id, channel, author: self.id, ..Message::default() };
            make(&mut message);
            let bot = w.app.id;
            if message.content.contains(&format!("<@{bot}>")) {
                message.mentions.push(bot);
            }
            w.messages.insert(id, message);
            if let Some(thread) = w.channels.get_mut(&channel).unwrap().thread.as_mut() {
                assert!(!thread.locked, "nobody can write in a locked thread");
                thread.members.insert(self.id);
            }
            revive(w, channel);
            w.tell_message("MESSAGE_CREATE", id);
            id
        });
        Post { shared: self.shared.clone(), id }
    }
}

fn send_right(w: &World, channel: Id) -> u64 {
    match w.channels[&channel].thread {
        Some(_) => permissions::SEND_MESSAGES_IN_THREADS,
        None => permissions::SEND_MESSAGES,
    }
}

fn voice(message: &mut Message, seconds: f64) {
    message.flags |= VOICE_MESSAGE;
    let id = message.id;
    let file: Value = json!({
        "id": (id + 1).to_string(), "filename": "voice-message.ogg", "size": 20_000,
        "content_type": "audio/ogg", "duration_secs": seconds, "waveform": "AAAA",
        "url": format!("https://cdn.discordapp.com/attachments/{id}/voice-message.ogg"),
        "proxy_url": format!("https://media.discordapp.net/attachments/{id}/voice-message.ogg"),
    });
    message.attachments = vec![file];
}

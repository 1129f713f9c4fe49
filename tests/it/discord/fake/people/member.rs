//! A member: what a person can do, and what they see.

use serde_json::{Value, json};

use super::acting::{Got, Try};
use super::commands::{self, Typed};
use super::room::{Post, Room};
use super::screen::{self, Found};
use super::{form, read};
use crate::discord::fake::world::{Act, Id, World};
use crate::discord::fake::{Shared, WITHIN, wire};

#[derive(Clone)]
pub(crate) struct Member {
    pub(super) shared: Shared,
    pub(super) id: Id,
    pub(super) guild: Id,
    /// Where they are; the guild's first text channel until they go somewhere.
    pub(super) place: Option<Id>,
}

impl Member {
    pub(crate) fn id(&self) -> Id {
        self.id
    }

    /// They have a file at hand, which they can give with a command.
    pub(crate) fn has_file(&self, name: &str, bytes: &[u8]) {
        self.shared.change(|w| {
            let id = w.clock.next_id();
            w.files.insert(name.to_owned(), (id, bytes.to_vec()));
        });
    }

    /// The same person, looking at that room only: commands run there, presses are found there.
    pub(crate) fn at(&self, room: &Room) -> Self {
        Self { place: Some(room.id()), ..self.clone() }
    }

    /// The same person in their direct messages with the bot.
    pub(crate) fn in_dm(&self) -> Self {
        let place = Some(self.shared.change(|w| w.dm_with(self.id)));
        Self { place, ..self.clone() }
    }

    /// Their direct messages with the bot, as a room.
    pub(crate) fn dm_room(&self) -> Room {
        let id = self.shared.change(|w| w.dm_with(self.id));
        Room { shared: self.shared.clone(), id }
    }

    fn here(&self, w: &World) -> Id {
        let is_text = |c: &&crate::discord::fake::world::Channel| {
            c.guild == Some(self.guild) && c.kind == crate::discord::fake::world::TEXT
        };
        self.place.unwrap_or_else(|| w.channels.values().find(is_text).expect("a text channel").id)
    }

    /// `runs("/session now", &[("format", "one-on-one")])`.
    pub(crate) async fn runs(&self, command: &str, options: &[(&str, &str)]) -> Got {
        self.tries_to_run(command, options).await.unwrap_or_else(|why| panic!("{why}"))
    }

    /// As [`Member::runs`], where nobody may be there to answer.
    pub(crate) async fn tries_to_run(
        &self,
        command: &str,
        options: &[(&str, &str)],
    ) -> Result<Got, String> {
        let what = self.typed(Act::Command, command, options, None).await?;
        self.act(what).await
    }

    /// Types `text` into an option and gets what is offered.
    pub(crate) async fn completes(
        &self,
        command: &str,
        options: &[(&str, &str)],
        focused: (&str, &str),
    ) -> Vec<String> {
        let mut all = options.to_vec();
        all.push(focused);
        let what = self.typed(Act::Autocomplete, command, &all, Some(focused.0)).await;
        let got = self.act(what.unwrap_or_else(|why| panic!("{why}"))).await;
        got.unwrap_or_else(|why| panic!("{why}")).text.lines().map(str::to_owned).collect()
    }

    async fn typed(
        &self,
        act: Act,
        command: &str,
        options: &[(&str, &str)],
        focused: Option<&str>,
    ) -> Result<Try, String> {
        let words: Vec<&str> = command.trim_start_matches('/').split(' ').collect();
        let found = self.offered(1, words[0]).await?;
        let typed = Typed { path: &words[1..], options, focused };
        self.shared.read(|w| {
            let channel = self.here(w);
            if !commands::is_offered(w, &found, channel, self.id) {
                return Err(format!("{command} is not offered to this member"));
            }
            let data = commands::data(w, &found, w.guild_of(channel), &typed);
            let data = data.map_err(|why| format!("{command}: {why}"))?;
            Ok(Try { act, channel, source: None, name: command.to_owned(), data })
        })
    }

    /// A registered command; the bot may be about to register it.
    async fn offered(&self, kind: u64, name: &str) -> Result<Value, String> {
        let guild = Some(self.guild);
        let found = self.shared.wait(WITHIN, |w| commands::find(w, guild, kind, name)).await;
        found.ok_or_else(|| format!("no command {name} is registered"))
    }

    /// Presses the newest button of that label that they see.
    pub(crate) async fn presses(&self, label: &str) -> Got {
        self.tries_to_press(label).await.unwrap_or_else(|why| panic!("{why}"))
    }

    /// As [`Member::presses`], where nobody may be there to answer.
    pub(crate) async fn tries_to_press(&self, label: &str) -> Result<Got, String> {
        let look = |w: &World| screen::button(w, self.id, self.place, label);
        let found = self.shared.wait(WITHIN, look).await;
        let found = found.ok_or_else(|| format!("no button [{label}] in\n{}", self.sees()))?;
        self.tries_it(&found, label).await
    }

    /// As [`Member::tries_to_press`], on that message and without waiting for the button.
    pub(crate) async fn tries_to_press_on(&self, post: &Post, label: &str) -> Result<Got, String> {
        let found = self.shared.read(|w| screen::button_on(w, post.id(), label));
        let found = found.ok_or_else(|| format!("no button [{label}] on\n{}", post.text()))?;
        self.tries_it(&found, label).await
    }

    async fn tries_it(&self, found: &Found, label: &str) -> Result<Got, String> {
        if found.component["disabled"] == true {
            return Err(format!("[{label}] cannot be pressed"));
        }
        let custom_id = found.component["custom_id"].clone();
        self.act(self.touch(found, label, json!({"component_type": 2, "custom_id": custom_id})))
            .await
    }

    /// Whether a button of that label is on their screen.
    pub(crate) fn could_press(&self, label: &str) -> bool {
        self.shared.read(|w| screen::button(w, self.id, self.place, label).is_some())
    }

    /// The custom_id behind a button, as somebody who reads the traffic would know it.
    pub(crate) fn looks_behind(&self, label: &str) -> String {
        let found = self.shared.read(|w| screen::button(w, self.id, self.place, label));
        let found = found.unwrap_or_else(|| panic!("no button [{label}] in\n{}", self.sees()));
        found.component["custom_id"].as_str().unwrap().to_owned()
    }

    /// Sends a press with a custom_id of their own making, on a message that is there.
    pub(crate) async fn forges(&self, on: &Post, custom_id: &str) -> Got {
        let data = json!({"component_type": 2, "custom_id": custom_id, "id": 1});
        let found = Found { message: on.id(), component: Value::Null };
        let got = self.act(self.touch(&found, custom_id, data)).await;
        got.unwrap_or_else(|why| panic!("{why}"))
    }

    /// Sends a choice of channels (8) or roles (6) that nobody offered, on a message that is there.
    pub(crate) async fn forges_choice(
        &self,
        on: &Post,
        custom_id: &str,
        (kind, chosen): (u8, &[Id]),
    ) -> Got {
        let values: Vec<String> = chosen.iter().map(Id::to_string).collect();
        let data = json!({"component_type": kind, "custom_id": custom_id, "values": values});
        let found = Found { message: on.id(), component: Value::Null };
        let got = self.act(self.touch(&found, custom_id, data)).await;
        got.unwrap_or_else(|why| panic!("{why}"))
    }

    /// Chooses an option by its label (or the beginning of it), or a member, role or channel by name.
    pub(crate) async fn picks(&self, picker: &str, option: &str) -> Got {
        self.picks_all(picker, &[option]).await
    }

    pub(crate) async fn picks_all(&self, picker: &str, options: &[&str]) -> Got {
        self.tries_to_pick(picker, options).await.unwrap_or_else(|why| panic!("{why}"))
    }

    /// As [`Member::picks_all`], where nobody may be there to answer.
    pub(crate) async fn tries_to_pick(
        &self,
        picker: &str,
        options: &[&str],
    ) -> Result<Got, String> {
        let look = |w: &World| screen::picker(w, self.id, self.place, picker);
        let found = self.shared.wait(WITHIN, look).await;
        let found = found.ok_or_else(|| format!("no picker {picker} in\n{}", self.sees()))?;
        assert!(found.component["disabled"] != true, "‹{picker}› cannot be used");
        let mut data = json!({
            "component_type": found.component["type"],
            "custom_id": found.component["custom_id"],
        });
        let mut resolved = json!({});
        let values: Vec<Value> = self.shared.read(|w| {
            options.iter().map(|o| self.chosen(w, &found.component, o, &mut resolved)).collect()
        });
        data["values"] = json!(values);
        if resolved != json!({}) {
            data["resolved"] = resolved;
        }
        self.act(self.touch(&found, picker, data)).await
    }

    fn chosen(&self, w: &World, picker: &Value, option: &str, resolved: &mut Value) -> Value {
        if picker["type"] == 6 || picker["type"] == 8 {
            return commands::resolve_place(w, self.guild, option, picker, resolved);
        }
        if picker["type"] != 3 {
            let user = w.user_named(option).unwrap_or_else(|| panic!("nobody named {option}"));
            commands::resolve_user(w, Some(self.guild), user, resolved);
            return wire::id(user);
        }
        let options = picker["options"].as_array().unwrap();
        let exact = options.iter().find(|o| o["label"] == option);
        let starts = |o: &&Value| o["label"].as_str().is_some_and(|l| l.starts_with(option));
        let found = exact.or_else(|| options.iter().find(starts));
        found.unwrap_or_else(|| panic!("no option {option} in {options:#?}"))["value"].clone()
    }

    fn touch(&self, found: &Found, name: &str, data: Value) -> Try {
        let channel = self.shared.read(|w| w.messages[&found.message].channel);
        let source = Some(found.message);
        Try { act: Act::Component, channel, source, name: format!("[{name}]"), data }
    }

    /// Fills the form that is open and sends it; fields by label or custom_id.
    pub(crate) async fn fills(&self, values: &[(&str, &str)]) -> Got {
        self.tries_to_fill(values).await.unwrap_or_else(|why| panic!("{why}"))
    }

    /// As [`Member::fills`], where nobody may be there to answer: then the form stays open.
    pub(crate) async fn tries_to_fill(&self, values: &[(&str, &str)]) -> Result<Got, String> {
        let open = self.shared.change(|w| w.forms.remove(&self.id)).ok_or("no form is open")?;
        let data = form::filled(&open.data, values).unwrap_or_else(|why| panic!("{why}"));
        let name = open.data["title"].to_string();
        let (channel, source) = (open.channel, open.source);
        let end = self.act(Try { act: Act::Form, channel, source, name, data }).await;
        if end.is_err() {
            self.shared.change(|w| drop(w.forms.insert(self.id, open)));
        }
        end
    }

    /// A message command: `uses("Use as my answer", &post)`.
    pub(crate) async fn uses(&self, command: &str, on: &Post) -> Got {
        let found = self.offered(3, command).await.unwrap_or_else(|why| panic!("{why}"));
        let what = self.shared.read(|w| {
            let of = &w.messages[&on.id()];
            // What a person points at is shown whole, whatever the intents.
            let mut data = json!({
                "id": found["id"], "name": command, "type": 3, "target_id": wire::id(of.id),
            });
            data["resolved"]["messages"][of.id.to_string()] = wire::message_whole(w, of);
            let name = command.to_owned();
            Try { act: Act::Command, channel: of.channel, source: None, name, data }
        });
        self.act(what).await.unwrap_or_else(|why| panic!("{why}"))
    }

    /// Everything on their screen: what the rooms show and what only they see, oldest first.
    pub(crate) fn sees(&self) -> String {
        self.shared.read(|w| {
            let mut seen: Vec<_> = screen::visible(w, self.id, self.place).collect();
            seen.reverse();
            read::transcript(w, seen.into_iter())
        })
    }

    /// What only they see, oldest first.
    pub(crate) fn private(&self) -> String {
        self.shared.read(|w| {
            let own = w.messages.values().filter(|m| m.private_to == Some(self.id));
            read::transcript(w, own)
        })
    }

    /// Waits until something stands on their screen.
    pub(crate) async fn waits_for(&self, text: &str) -> String {
        self.settles(&format!("{text:?}"), |seen| seen.contains(text)).await
    }

    /// Waits until their screen is as wanted.
    pub(crate) async fn settles(&self, what: &str, is_so: impl Fn(&str) -> bool) -> String {
        let found = self.shared.wait(WITHIN, |w| {
            let mut seen: Vec<_> = screen::visible(w, self.id, self.place).collect();
            seen.reverse();
            let seen = read::transcript(w, seen.into_iter());
            is_so(&seen).then_some(seen)
        });
        found.await.unwrap_or_else(|| panic!("{what} never came:\n{}", self.sees()))
    }

    /// Their direct messages with the bot.
    pub(crate) fn dms(&self) -> String {
        self.shared.change(|w| {
            let channel = w.dm_with(self.id);
            read::transcript(w, w.public_in(channel))
        })
    }

    pub(crate) fn takes_dms(&self, takes: bool) {
        self.shared.change(|w| w.users.get_mut(&self.id).unwrap().takes_dms = takes);
    }

    pub(crate) fn speaks_language(&self, locale: &str) {
        self.shared.change(|w| w.users.get_mut(&self.id).unwrap().locale = locale.to_owned());
    }

    pub(crate) fn is_timed_out(&self, timed_out: bool) {
        self.shared.change(|w| {
            let guild = w.guilds.get_mut(&self.guild).unwrap();
            guild.members.get_mut(&self.id).unwrap().timed_out = timed_out;
        });
    }

    /// Leaves the guild. Without the members intent nobody tells the bot.
    pub(crate) fn leaves(&self) {
        self.shared.change(|w| {
            w.guilds.get_mut(&self.guild).unwrap().members.remove(&self.id);
            for thread in w.channels.values_mut().filter_map(|c| c.thread.as_mut()) {
                thread.members.remove(&self.id);
            }
        });
    }
}

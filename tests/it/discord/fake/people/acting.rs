//! An interaction on its way: made as Discord's client makes it, sent, and what came of it.

use std::time::Duration;

use serde_json::{Value, json};

use super::member::Member;
use super::read;
use crate::discord::fake::WITHIN;
use crate::discord::fake::permissions;
use crate::discord::fake::rest::ANSWER_WITHIN_MS;
use crate::discord::fake::wire;
use crate::discord::fake::world::{Act, EPHEMERAL, Id, Interaction, LOADING, World};

/// What a member got for an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// A message that everybody sees.
    Publicly,
    /// A message for them alone.
    Privately,
    /// The message they acted on is another now.
    Updated,
    /// A form.
    Form,
    /// Choices to complete what they type.
    Choices,
    /// The press was taken, and nothing else came with it.
    Taken,
}

#[derive(Clone, Debug)]
pub(crate) struct Got {
    pub(crate) how: How,
    /// As they read it.
    pub(crate) text: String,
    /// From the act to the first answer, by the fake's clock.
    pub(crate) after: Duration,
}

impl Got {
    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        assert!(self.text.contains(text), "wanted {text:?} in:\n{}", self.text);
        self
    }

    #[track_caller]
    pub(crate) fn is(self, how: How) -> Self {
        assert_eq!(self.how, how, "{}", self.text);
        self
    }
}

/// An act that is about to be sent.
pub(super) struct Try {
    pub(super) act: Act,
    pub(super) channel: Id,
    pub(super) source: Option<Id>,
    pub(super) name: String,
    pub(super) data: Value,
}

impl Member {
    /// Sends it and waits; `Err` is what Discord tells the member when nobody answers.
    pub(super) async fn act(&self, what: Try) -> Result<Got, String> {
        let (name, channel) = (what.name.clone(), what.channel);
        let id = self.shared.change(|w| send(w, self.id, what));
        let over = Duration::from_millis(ANSWER_WITHIN_MS.unsigned_abs() + 50);
        let answered = self.shared.wait(over, |w| {
            let interaction = &w.interactions[&id];
            let is_late = w.clock.now_ms() - interaction.born_ms >= ANSWER_WITHIN_MS;
            match interaction.answered {
                Some(kind) => Some(Ok((kind, w.clock.now_ms() - interaction.born_ms))),
                None if is_late => Some(Err(())),
                None => None,
            }
        });
        let Some(Ok((kind, after_ms))) = answered.await else {
            let room = self.shared.read(|w| read::transcript(w, w.public_in(channel)));
            return Err(format!("{name}: the application did not respond\n{room}"));
        };
        let after = Duration::from_millis(after_ms.unsigned_abs());
        let filled = self.shared.wait(WITHIN, |w| got(w, id, kind));
        let (how, text) = filled.await.ok_or(format!("{name}: still thinking"))?;
        Ok(Got { how, text, after })
    }
}

/// What stands on the screen, or nothing while a deferred answer has not come.
fn got(w: &World, id: Id, kind: u64) -> Option<(How, String)> {
    let interaction = &w.interactions[&id];
    let message = interaction.original.and_then(|m| w.messages.get(&m));
    let text = || message.map(|m| read::text_of(w, m)).unwrap_or_default();
    match kind {
        4 | 5 => {
            if message.is_some_and(|m| m.flags & LOADING != 0) {
                return None;
            }
            let is_private = message.is_some_and(|m| m.flags & EPHEMERAL != 0);
            let how = if is_private { How::Privately } else { How::Publicly };
            Some((how, text()))
        }
        6 => Some((How::Taken, text())),
        7 => Some((How::Updated, text())),
        8 => {
            let names = interaction.choices.iter().filter_map(|c| c["name"].as_str());
            Some((How::Choices, names.collect::<Vec<_>>().join("\n")))
        }
        9 => {
            let form = w.forms.get(&interaction.user)?;
            Some((How::Form, super::form::text_of(&form.data)))
        }
        other => panic!("an answer of type {other}"),
    }
}

fn send(w: &mut World, user: Id, what: Try) -> Id {
    let id = w.clock.next_id();
    let token = w.token_of(id);
    let payload = payload(w, id, &token, user, &what);
    let place = (what.channel, what.source);
    let completes = focused(&what.data["options"]);
    let made = Interaction::new((id, token), what.act, user, place);
    w.interactions.insert(id, Interaction { completes, ..made });
    let guild = w.guild_of(what.channel);
    w.dispatch_press(id, guild, &payload.to_string());
    id
}

/// The type of the option that is being typed, if one is.
fn focused(options: &Value) -> Option<u64> {
    options.as_array()?.iter().find_map(|option| {
        if option["focused"] == true {
            option["type"].as_u64()
        } else {
            focused(&option["options"])
        }
    })
}

pub(super) fn payload(w: &World, id: Id, token: &str, user: Id, what: &Try) -> Value {
    let app = wire::id(w.app.id);
    let mut payload = json!({
        "id": wire::id(id), "application_id": app, "type": what.act as u8, "token": token,
        "version": 1, "data": what.data, "channel_id": wire::id(what.channel),
        "locale": w.users[&user].locale, "entitlements": [], "attachment_size_limit": 10_485_760,
        "channel": wire::channel(w, &w.channels[&what.channel]),
        "app_permissions": w.bot_may(what.channel).to_string(), "entitlement_sku_ids": [],
    });
    let more = match w.guild_of(what.channel).map(|g| &w.guilds[&g]) {
        Some(guild) => {
            let mut member = wire::member(w, guild, user);
            let may = permissions::in_channel(w, what.channel, user);
            member["permissions"] = json!(may.to_string());
            json!({
                "guild_id": wire::id(guild.id), "member": member, "context": 0,
                "guild": {"id": wire::id(guild.id), "locale": "en-US", "features": []},
                "guild_locale": "en-US",
                "authorizing_integration_owners": {"0": wire::id(guild.id)},
            })
        }
        None => json!({
            "user": wire::user_by_id(w, user), "context": 1,
            "authorizing_integration_owners": {"0": "0"},
        }),
    };
    wire::merge(&mut payload, more);
    if let Some(source) = what.source {
        payload["message"] = wire::message(w, &w.messages[&source]);
    }
    payload
}

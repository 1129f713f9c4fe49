//! Answers to interactions: the first within three seconds, the others within fifteen minutes.

use serde_json::{Value, json};

use super::{Answer, Asked, compose};
use crate::discord::fake::check::message::Before;
use crate::discord::fake::check::{form, twilight};
use crate::discord::fake::refusal::{
    Problem, Refusal, unknown_interaction, unknown_message, unknown_webhook,
};
use crate::discord::fake::wire;
use crate::discord::fake::world::{
    Act, EPHEMERAL, Id, Interaction, LOADING, Message, OpenForm, V2, World,
};

const CALLBACK: &str = "/interactions/{interaction_id}/{interaction_token}/callback";
const FOLLOW_UP: &str = "/webhooks/{webhook_id}/{webhook_token}";
const ORIGINAL: &str = "/webhooks/{webhook_id}/{webhook_token}/messages/@original";

/// The first answer must be there by then.
pub(in crate::discord::fake) const ANSWER_WITHIN_MS: i64 = 3_000;
const TOKEN_FOR_MS: i64 = 15 * 60 * 1_000;

pub(super) fn callback(w: &mut World, asked: &Asked, id: Id, token: &str) -> Answer {
    let now = w.clock.now_ms();
    let known = w.interactions.get(&id).filter(|i| i.token == token);
    let interaction = known.ok_or_else(unknown_interaction)?;
    if interaction.answered.is_some() {
        return Err(Refusal::new(400, 40060, "Interaction has already been acknowledged."));
    }
    if now - interaction.born_ms >= ANSWER_WITHIN_MS {
        return Err(unknown_interaction());
    }
    let (act, source, user) = (interaction.act, interaction.source, interaction.user);
    let (channel, completes) = (interaction.channel, interaction.completes);
    let kind = asked.body["type"].as_u64().unwrap_or_default();
    let data = &asked.body["data"];
    let problems = answer_problems(w, asked, (act, completes), source, kind);
    asked.check(w, CALLBACK, problems)?;
    let message = match kind {
        4 | 5 => Some(post(w, asked, id, data, kind == 5)),
        7 => {
            let source = source.unwrap();
            update(w, asked, source, data);
            Some(source)
        }
        6 => source,
        _ => None,
    };
    if kind == 9 {
        w.forms.insert(user, OpenForm { data: data.clone(), channel, source });
    }
    let interaction = w.interactions.get_mut(&id).unwrap();
    interaction.answered = Some(kind);
    interaction.original = message;
    if kind == 8 {
        interaction.choices = data["choices"].as_array().cloned().unwrap_or_default();
    }
    let sent_at = interaction.sent_at;
    w.load.tell(id, Some(kind), sent_at.map(|sent| asked.came - sent), data);
    if asked.query("with_response") != Some("true") {
        return Ok((204, Value::Null));
    }
    let shown = message.map(|m| wire::message(w, &w.messages[&m]));
    Ok((
        200,
        json!({
            "interaction": {"id": wire::id(id), "type": act as u8},
            "resource": {"type": kind, "message": shown},
        }),
    ))
}

fn answer_problems(
    w: &World,
    asked: &Asked,
    (act, completes): (Act, Option<u64>),
    source: Option<Id>,
    kind: u64,
) -> Vec<Problem> {
    if asked.is_spared {
        return Vec::new();
    }
    let data = &asked.body["data"];
    let fits = match (act, kind) {
        (Act::Autocomplete, kind) => kind == 8,
        (Act::Form, 6 | 7) => source.is_some(),
        (Act::Component, 6 | 7) | (Act::Command | Act::Component, 9) => true,
        (_, kind) => matches!(kind, 4 | 5),
    };
    if !fits {
        let why = format!("an answer of type {kind} does not fit that interaction");
        return vec![Problem::new("type", "INTERACTION_RESPONSE_TYPE_INVALID", why)];
    }
    let in_data = |mut p: Problem| {
        p.place = format!("data.{}", p.place);
        p
    };
    let mut found: Vec<Problem> = match kind {
        4 => compose::problems(data, &Before::New, asked.files.len()),
        7 => {
            let of = &w.messages[&source.unwrap()];
            let before = Before::Sent { flags: of.flags, content: &of.content };
            compose::problems(data, &before, asked.files.len())
        }
        _ => Vec::new(),
    };
    found = found.into_iter().map(in_data).collect();
    match kind {
        5 if data["flags"].as_u64().unwrap_or(0) & !EPHEMERAL != 0 => {
            let why = "a deferred answer can only be private; the layout comes with the edit";
            found.push(Problem::new("data.flags", "INVALID_FLAGS", why));
        }
        8 => found.extend(form::problems_of_choices(data, completes)),
        9 => found.extend(form::problems_of(data)),
        _ => {}
    }
    if found.is_empty() && kind != 6 {
        found = twilight::problems_of_answer(&asked.body);
    }
    found
}

/// A message that answers an interaction.
fn post(w: &mut World, asked: &Asked, interaction: Id, data: &Value, is_deferred: bool) -> Id {
    let id = w.clock.next_id();
    let of = &w.interactions[&interaction];
    let (channel, user) = (of.channel, of.user);
    let is_private = data["flags"].as_u64().unwrap_or(0) & EPHEMERAL != 0;
    let mut message = Message { id, channel, author: w.app.id, ..Message::default() };
    message.interaction = Some(interaction);
    if is_private {
        message.flags |= EPHEMERAL;
        message.private_to = Some(user);
    }
    if is_deferred {
        message.flags |= LOADING;
    } else {
        compose::apply(w, &mut message, data, &asked.files);
    }
    w.messages.insert(id, message);
    w.tell_message("MESSAGE_CREATE", id);
    id
}

fn update(w: &mut World, asked: &Asked, message: Id, body: &Value) {
    let mut changed = w.messages[&message].clone();
    compose::apply(w, &mut changed, body, &asked.files);
    if changed.flags & LOADING == 0 {
        changed.edited_ms = Some(w.clock.now_ms());
    }
    changed.flags &= !LOADING;
    w.messages.insert(message, changed);
    w.tell_message("MESSAGE_UPDATE", message);
}

/// The interaction of a token that is still good.
fn of_token<'a>(w: &'a World, app: Id, token: &str) -> Result<&'a Interaction, Refusal> {
    if app != w.app.id {
        return Err(unknown_webhook());
    }
    let dead = || Refusal::new(401, 50027, "Invalid Webhook Token");
    let found = w.interaction_of(token).ok_or_else(dead)?;
    if w.clock.now_ms() - found.born_ms >= TOKEN_FOR_MS {
        return Err(dead());
    }
    if found.answered.is_none() { Err(unknown_webhook()) } else { Ok(found) }
}

/// The message that a path names: `@original` or a follow-up.
fn named(w: &World, app: Id, token: &str, name: &str) -> Result<Id, Refusal> {
    let interaction = of_token(w, app, token)?;
    let id = match name {
        "@original" => interaction.original.ok_or_else(unknown_message)?,
        other => {
            let id = other.parse().map_err(|_| unknown_message())?;
            let is_ours = interaction.original == Some(id) || interaction.follow_ups.contains(&id);
            if !is_ours {
                return Err(unknown_message());
            }
            id
        }
    };
    if w.messages.contains_key(&id) { Ok(id) } else { Err(unknown_message()) }
}

pub(super) fn follow_up(w: &mut World, asked: &Asked, app: Id, token: &str) -> Answer {
    let interaction = of_token(w, app, token)?;
    let (id, original) = (interaction.id, interaction.original);
    let loading = original.filter(|m| w.messages.get(m).is_some_and(|m| m.flags & LOADING != 0));
    let before = if loading.is_some() { Before::Deferred } else { Before::New };
    compose::checked(w, asked, FOLLOW_UP, &before)?;
    // The first follow-up of a deferred answer fills it.
    let message = match loading {
        Some(message) => {
            update(w, asked, message, &asked.body);
            message
        }
        None => {
            let message = post(w, asked, id, &asked.body, false);
            w.interactions.get_mut(&id).unwrap().follow_ups.push(message);
            message
        }
    };
    Ok((200, wire::message(w, &w.messages[&message])))
}

pub(super) fn look(w: &World, app: Id, token: &str, name: &str) -> Answer {
    let message = named(w, app, token, name)?;
    Ok((200, wire::message(w, &w.messages[&message])))
}

pub(super) fn edit(w: &mut World, asked: &Asked, app: Id, token: &str, name: &str) -> Answer {
    let message = named(w, app, token, name)?;
    let of = &w.messages[&message];
    let (flags, content) = (of.flags, of.content.clone());
    let before = match flags & LOADING {
        0 => Before::Sent { flags: flags & V2, content: &content },
        _ => Before::Deferred,
    };
    compose::checked(w, asked, ORIGINAL, &before)?;
    update(w, asked, message, &asked.body);
    let of = w.interaction_of(token).map(|i| (i.id, i.sent_at));
    if let Some((id, sent_at)) = of {
        w.load.tell(id, None, sent_at.map(|sent| asked.came - sent), &asked.body);
    }
    Ok((200, wire::message(w, &w.messages[&message])))
}

pub(super) fn delete(w: &mut World, app: Id, token: &str, name: &str) -> Answer {
    let message = named(w, app, token, name)?;
    w.remove_message(message);
    Ok((204, Value::Null))
}

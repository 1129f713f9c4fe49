//! Messages of channels and threads.

use serde_json::{Value, json};

use super::{Answer, Asked, compose};
use crate::discord::fake::check::message::Before;
use crate::discord::fake::permissions::{
    ATTACH_FILES, EMBED_LINKS, MANAGE_MESSAGES, MANAGE_THREADS, READ_MESSAGE_HISTORY,
    SEND_MESSAGES, SEND_MESSAGES_IN_THREADS, VIEW_CHANNEL,
};
use crate::discord::fake::refusal::{
    self, Problem, Refusal, missing_access, missing_permissions, unknown_message,
};
use crate::discord::fake::wire;
use crate::discord::fake::world::{DM, FORUM, Id, Message, PRIVATE_THREAD, World};

const MESSAGES: &str = "/channels/{channel_id}/messages";
const MESSAGE: &str = "/channels/{channel_id}/messages/{message_id}";

/// The channel is there and the bot sees it.
pub(super) fn visible(w: &World, channel: Id) -> Result<(), Refusal> {
    if !w.channels.contains_key(&channel) {
        return Err(refusal::unknown_channel());
    }
    if w.bot_may(channel) & VIEW_CHANNEL == 0 { Err(missing_access()) } else { Ok(()) }
}

pub(super) fn list(w: &mut World, asked: &Asked, channel: Id) -> Answer {
    visible(w, channel)?;
    let number = |name: &str| asked.query(name).map(str::parse::<u64>);
    let limit = number("limit").unwrap_or(Ok(50)).unwrap_or(0);
    if !(1..=100).contains(&limit) {
        let problem = Problem::new("limit", "NUMBER_TYPE_MAX", "between 1 and 100");
        asked.settle(w, vec![problem])?;
    }
    if w.bot_may(channel) & READ_MESSAGE_HISTORY == 0 {
        return Ok((200, json!([])));
    }
    let limit = usize::try_from(limit).unwrap();
    let mark = |name: &str| number(name).and_then(Result::ok);
    let mut found: Vec<&Message> = match (mark("after"), mark("before"), mark("around")) {
        (Some(after), _, _) => w.public_in(channel).filter(|m| m.id > after).take(limit).collect(),
        (None, Some(before), _) => {
            w.public_in(channel).rev().filter(|m| m.id < before).take(limit).collect()
        }
        (None, None, Some(middle)) => {
            let older = w.public_in(channel).rev().filter(|m| m.id < middle).take(limit / 2);
            let newer = w.public_in(channel).filter(|m| m.id >= middle).take(limit - limit / 2);
            older.chain(newer).collect()
        }
        (None, None, None) => w.public_in(channel).rev().take(limit).collect(),
    };
    // Newest first, whatever was asked for.
    found.sort_by_key(|m| std::cmp::Reverse(m.id));
    Ok((200, found.into_iter().map(|m| wire::message(w, m)).collect()))
}

/// A message that everybody in the channel sees.
pub(super) fn existing(w: &World, channel: Id, message: Id) -> Result<&Message, Refusal> {
    visible(w, channel)?;
    let found = w.messages.get(&message);
    let is_there = |m: &&Message| m.channel == channel && m.private_to.is_none();
    found.filter(is_there).ok_or_else(unknown_message)
}

pub(super) fn one(w: &World, channel: Id, message: Id) -> Answer {
    let found = existing(w, channel, message)?;
    if w.bot_may(channel) & READ_MESSAGE_HISTORY == 0 {
        return Err(missing_permissions());
    }
    Ok((200, wire::message(w, found)))
}

pub(super) fn send(w: &mut World, asked: &Asked, channel: Id) -> Answer {
    visible(w, channel)?;
    compose::checked(w, asked, MESSAGES, &Before::New)?;
    may_send(w, asked, channel)?;
    let body = &asked.body;
    let nonce = body["nonce"].as_str().map(str::to_owned);
    if body["enforce_nonce"] == true {
        let Some(nonce) = &nonce else {
            let problem = Problem::new("nonce", "BASE_TYPE_REQUIRED", "enforced without a nonce");
            asked.settle(w, vec![problem])?;
            return Err(Refusal::new(400, 50035, "Invalid Form Body"));
        };
        if let Some((message, until)) = w.nonces.get(nonce)
            && w.clock.now_ms() < *until
        {
            // The first message is given back, in whatever channel it was.
            let first = w.messages.get(message).ok_or_else(unknown_message)?;
            return Ok((200, wire::message(w, first)));
        }
    }
    let answers = match body["message_reference"]["message_id"].as_str() {
        None => None,
        Some(text) => {
            let target = text.parse().unwrap_or_default();
            let exists = w.messages.get(&target).is_some_and(|m| m.channel == channel);
            let may_be_missing = body["message_reference"]["fail_if_not_exists"] == false;
            if !exists && !may_be_missing {
                let why = "Unknown message";
                let place = "message_reference";
                let problem = Problem::new(place, "REPLIES_UNKNOWN_MESSAGE", why);
                return Err(Refusal::form(vec![problem]));
            }
            exists.then_some(target)
        }
    };
    let id = w.clock.next_id();
    let author = w.app.id;
    let mut message = Message { id, channel, author, answers, ..Message::default() };
    message.nonce = Some(body["nonce"].clone()).filter(|n| !n.is_null());
    compose::apply(w, &mut message, body, &asked.files);
    if w.bot_may(channel) & EMBED_LINKS == 0 {
        // Discord takes the message and says nothing.
        message.embeds.clear();
    }
    w.messages.insert(id, message);
    if let Some(nonce) = nonce {
        let until = w.clock.now_ms() + w.nonce_for_ms;
        w.nonces.insert(nonce, (id, until));
    }
    revive(w, channel);
    lets_in(w, id);
    w.tell_message("MESSAGE_CREATE", id);
    Ok((200, wire::message(w, &w.messages[&id])))
}

/// Who is mentioned in a private thread is let into it, also by an edit.
fn lets_in(w: &mut World, message: Id) {
    let (channel, named) = (w.messages[&message].channel, w.messages[&message].mentions.clone());
    let place = &w.channels[&channel];
    let Some(parent) = place.parent.filter(|_| place.kind == PRIVATE_THREAD) else { return };
    let new: Vec<Id> =
        named.into_iter().filter(|user| w.may(parent, *user, VIEW_CHANNEL)).collect();
    let thread = w.channels.get_mut(&channel).and_then(|place| place.thread.as_mut());
    thread.unwrap().members.extend(new);
}

fn may_send(w: &World, asked: &Asked, channel: Id) -> Result<(), Refusal> {
    let place = &w.channels[&channel];
    if place.kind == FORUM {
        return Err(Refusal::new(400, 50008, "Cannot send messages in a non-text channel"));
    }
    if place.kind == DM && !place.recipients.iter().all(|u| w.users[u].takes_dms) {
        return Err(Refusal::new(403, 50007, "Cannot send messages to this user"));
    }
    let mut wanted = match place.thread {
        Some(_) => SEND_MESSAGES_IN_THREADS,
        None => SEND_MESSAGES,
    };
    if !asked.files.is_empty() {
        wanted |= ATTACH_FILES;
    }
    if !asked.body["message_reference"].is_null() {
        wanted |= READ_MESSAGE_HISTORY;
    }
    if w.bot_may(channel) & wanted != wanted {
        return Err(missing_permissions());
    }
    match &place.thread {
        Some(thread) if thread.locked && w.bot_may(channel) & MANAGE_THREADS == 0 => {
            Err(Refusal::new(403, 160005, "Thread is locked"))
        }
        _ => Ok(()),
    }
}

/// A message in an archived thread wakes it.
pub(in crate::discord::fake) fn revive(w: &mut World, channel: Id) {
    let now = w.clock.now_ms();
    if let Some(thread) = w.channels.get_mut(&channel).and_then(|c| c.thread.as_mut())
        && thread.archived
    {
        thread.archived = false;
        thread.changed_ms = now;
        w.tell_channel("UPDATE", channel);
    }
}

pub(super) fn edit(w: &mut World, asked: &Asked, channel: Id, message: Id) -> Answer {
    let mut changed = existing(w, channel, message)?.clone();
    if changed.author != w.app.id {
        return Err(Refusal::new(403, 50005, "Cannot edit a message authored by another user"));
    }
    if w.channels[&channel].thread.as_ref().is_some_and(|t| t.archived) {
        return Err(refusal::archived());
    }
    let before = Before::Sent { flags: changed.flags, content: &changed.content.clone() };
    compose::checked(w, asked, MESSAGE, &before)?;
    compose::apply(w, &mut changed, &asked.body, &asked.files);
    changed.edited_ms = Some(w.clock.now_ms());
    w.messages.insert(message, changed);
    lets_in(w, message);
    w.tell_message("MESSAGE_UPDATE", message);
    Ok((200, wire::message(w, &w.messages[&message])))
}

pub(super) fn delete(w: &mut World, channel: Id, message: Id) -> Answer {
    let author = existing(w, channel, message)?.author;
    if author != w.app.id && w.bot_may(channel) & MANAGE_MESSAGES == 0 {
        return Err(missing_permissions());
    }
    w.remove_message(message);
    Ok((204, Value::Null))
}

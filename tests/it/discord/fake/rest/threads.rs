//! Threads: from a message, without one, and who is in them.

use serde_json::{Value, json};

use super::messages::{existing, visible};
use super::{Answer, Asked};
use crate::discord::fake::check::message::Before;
use crate::discord::fake::permissions::{
    CREATE_PRIVATE_THREADS, CREATE_PUBLIC_THREADS, MANAGE_THREADS, SEND_MESSAGES,
    SEND_MESSAGES_IN_THREADS, VIEW_CHANNEL,
};
use crate::discord::fake::refusal::{self, Refusal, missing_permissions};
use crate::discord::fake::rest::compose;
use crate::discord::fake::wire;
use crate::discord::fake::world::{
    Channel, FORUM, Id, Message, PRIVATE_THREAD, PUBLIC_THREAD, TEXT, Thread, World,
};

const FROM_MESSAGE: &str = "/channels/{channel_id}/messages/{message_id}/threads";
const ALONE: &str = "/channels/{channel_id}/threads";

/// Members that one thread can have.
const MEMBERS_MAX: usize = 1_000;

pub(super) fn start_from(w: &mut World, asked: &Asked, channel: Id, message: Id) -> Answer {
    existing(w, channel, message)?;
    asked.check(w, FROM_MESSAGE, Vec::new())?;
    if w.channels[&channel].kind != TEXT {
        return Err(Refusal::new(400, 50024, "Cannot execute action on this channel type"));
    }
    if w.bot_may(channel) & CREATE_PUBLIC_THREADS == 0 {
        return Err(missing_permissions());
    }
    if w.channels.contains_key(&message) {
        let why = "A thread has already been created for this message";
        return Err(Refusal::new(400, 160004, why));
    }
    room_for_one_more(w, channel)?;
    Ok(open(w, asked, message, channel, PUBLIC_THREAD))
}

pub(super) fn start(w: &mut World, asked: &Asked, channel: Id) -> Answer {
    visible(w, channel)?;
    let is_forum = w.channels[&channel].kind == FORUM;
    // A thread of this route is private unless it says otherwise.
    let kind = match asked.body["type"].as_u64() {
        _ if is_forum => PUBLIC_THREAD,
        Some(11) => PUBLIC_THREAD,
        _ => PRIVATE_THREAD,
    };
    let first = &asked.body["message"];
    let problems = if is_forum {
        compose::problems(first, &Before::New, asked.files.len())
    } else {
        Vec::new()
    };
    asked.check(w, ALONE, problems)?;
    let wanted = match kind {
        _ if is_forum => SEND_MESSAGES,
        PUBLIC_THREAD => CREATE_PUBLIC_THREADS,
        _ => CREATE_PRIVATE_THREADS,
    };
    if w.bot_may(channel) & wanted == 0 {
        return Err(missing_permissions());
    }
    room_for_one_more(w, channel)?;
    let id = w.clock.next_id();
    let answer = open(w, asked, id, channel, kind);
    if is_forum {
        let author = w.app.id;
        let mut message = Message { id, channel: id, author, ..Message::default() };
        compose::apply(w, &mut message, first, &asked.files);
        w.messages.insert(id, message);
        w.tell_message("MESSAGE_CREATE", id);
    }
    Ok(answer)
}

fn room_for_one_more(w: &World, channel: Id) -> Result<(), Refusal> {
    let guild = w.guild_of(channel);
    let active = w.channels.values().filter(|place| {
        place.guild == guild && place.thread.as_ref().is_some_and(|thread| !thread.archived)
    });
    if active.count() < w.active_threads_max {
        return Ok(());
    }
    Err(Refusal::new(400, 160006, "Maximum number of active threads reached"))
}

fn open(w: &mut World, asked: &Asked, id: Id, parent: Id, kind: u8) -> (u16, Value) {
    let name = asked.body["name"].as_str().unwrap_or_default();
    let mut thread = Channel::new(id, kind, w.guild_of(parent), name, Some(parent));
    let mut state = Thread::begun(w.app.id, w.clock.now_ms());
    if let Some(minutes) = asked.body["auto_archive_duration"].as_u64() {
        state.auto_archive_minutes = minutes;
    }
    state.invitable = asked.body["invitable"].as_bool().unwrap_or(true);
    thread.thread = Some(state);
    w.channels.insert(id, thread);
    w.tell_channel("CREATE", id);
    (201, wire::channel(w, &w.channels[&id]))
}

fn thread(w: &World, channel: Id) -> Result<&Thread, Refusal> {
    visible(w, channel)?;
    w.channels[&channel].thread.as_ref().ok_or_else(refusal::unknown_channel)
}

pub(super) fn members(w: &World, channel: Id) -> Answer {
    let of = thread(w, channel)?;
    let row = |m: &Id| {
        json!({"id": wire::id(channel), "user_id": wire::id(*m), "flags": 0,
               "join_timestamp": crate::discord::fake::clock::iso(of.changed_ms)})
    };
    Ok((200, of.members.iter().map(row).collect()))
}

pub(super) fn belong(w: &mut World, channel: Id, who: Id, joins: bool) -> Answer {
    let of = thread(w, channel)?;
    if of.archived {
        return Err(refusal::archived());
    }
    let wanted = if joins { SEND_MESSAGES_IN_THREADS } else { MANAGE_THREADS };
    if who != w.app.id && w.bot_may(channel) & wanted == 0 {
        return Err(missing_permissions());
    }
    if joins && of.members.len() >= MEMBERS_MAX {
        return Err(Refusal::new(400, 30033, "Max number of thread participants reached (1000)"));
    }
    let parent = w.channels[&channel].parent.unwrap();
    if joins && !w.may(parent, who, VIEW_CHANNEL) {
        return Err(Refusal::new(403, 50001, "Missing Access"));
    }
    let state = w.channels.get_mut(&channel).unwrap().thread.as_mut().unwrap();
    if joins {
        state.members.insert(who)
    } else {
        state.members.remove(&who)
    };
    Ok((204, Value::Null))
}

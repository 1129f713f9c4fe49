//! Channels and threads as such: looking, changing, direct ones.

use super::messages::visible;
use super::{Answer, Asked};
use crate::discord::fake::permissions::{MANAGE_CHANNELS, MANAGE_THREADS};
use crate::discord::fake::refusal::{self, Refusal, missing_permissions};
use crate::discord::fake::wire;
use crate::discord::fake::world::{Id, World};

pub(super) fn one(w: &World, channel: Id) -> Answer {
    visible(w, channel)?;
    Ok((200, wire::channel(w, &w.channels[&channel])))
}

pub(super) fn open_dm(w: &mut World, asked: &Asked) -> Answer {
    asked.check(w, "/users/@me/channels", Vec::new())?;
    let given = &asked.body["recipient_id"];
    let user = given.as_u64().or_else(|| given.as_str().and_then(|t| t.parse().ok()));
    let known = user.filter(|u| w.users.get(u).is_some_and(|u| !u.bot));
    let user = known.ok_or_else(|| Refusal::new(400, 50033, "Invalid Recipient(s)"))?;
    let channel = w.dm_with(user);
    Ok((200, wire::channel(w, &w.channels[&channel])))
}

pub(super) fn change(w: &mut World, asked: &Asked, channel: Id) -> Answer {
    visible(w, channel)?;
    asked.check(w, "/channels/{channel_id}", Vec::new())?;
    if w.channels[&channel].thread.is_some() {
        change_thread(w, asked, channel)?;
    } else {
        if w.bot_may(channel) & MANAGE_CHANNELS == 0 {
            return Err(missing_permissions());
        }
        let place = w.channels.get_mut(&channel).unwrap();
        if let Some(name) = asked.body["name"].as_str() {
            place.name = name.to_owned();
        }
        if let Some(topic) = asked.body.get("topic") {
            place.topic = topic.as_str().map(str::to_owned);
        }
    }
    w.tell_channel("UPDATE", channel);
    Ok((200, wire::channel(w, &w.channels[&channel])))
}

fn change_thread(w: &mut World, asked: &Asked, channel: Id) -> Result<(), Refusal> {
    let manages = w.bot_may(channel) & MANAGE_THREADS != 0;
    let (bot, now) = (w.app.id, w.clock.now_ms());
    let body = &asked.body;
    let place = w.channels.get_mut(&channel).unwrap();
    let thread = place.thread.as_mut().unwrap();
    let locks = body["locked"].as_bool();
    if !manages && (locks.is_some() || thread.owner != bot || thread.locked) {
        return Err(missing_permissions());
    }
    if thread.archived && body["archived"] != false {
        return Err(refusal::archived());
    }
    if let Some(archived) = body["archived"].as_bool() {
        thread.archived = archived;
        thread.changed_ms = now;
    }
    thread.locked = locks.unwrap_or(thread.locked);
    if let Some(minutes) = body["auto_archive_duration"].as_u64() {
        thread.auto_archive_minutes = minutes;
    }
    if let Some(name) = body["name"].as_str() {
        place.name = name.to_owned();
    }
    Ok(())
}

//! What the bot may look up about a guild it is in.

use serde_json::json;

use super::Answer;
use crate::discord::fake::refusal::{Refusal, missing_access, unknown_guild};
use crate::discord::fake::wire;
use crate::discord::fake::world::{Channel, Guild, Id, World};

fn guild(w: &World, guild: Id) -> Result<&Guild, Refusal> {
    let found = w.guilds.get(&guild).ok_or_else(unknown_guild)?;
    if found.members.contains_key(&w.app.id) { Ok(found) } else { Err(missing_access()) }
}

pub(super) fn one(w: &World, id: Id) -> Answer {
    Ok((200, wire::guild_rest(w, guild(w, id)?)))
}

pub(super) fn channels(w: &World, id: Id) -> Answer {
    guild(w, id)?;
    let is_shown = |c: &&Channel| c.guild == Some(id) && c.thread.is_none();
    Ok((200, w.channels.values().filter(is_shown).map(|c| wire::channel(w, c)).collect()))
}

pub(super) fn roles(w: &World, id: Id) -> Answer {
    let of = guild(w, id)?;
    Ok((200, of.roles.values().map(|r| wire::role(w, of, r)).collect()))
}

pub(super) fn member(w: &World, id: Id, member: Id) -> Answer {
    let of = guild(w, id)?;
    if !w.users.contains_key(&member) {
        return Err(Refusal::unknown(10013, "User"));
    }
    if !of.members.contains_key(&member) {
        return Err(Refusal::unknown(10007, "Member"));
    }
    Ok((200, wire::member(w, of, member)))
}

pub(super) fn active_threads(w: &World, id: Id) -> Answer {
    guild(w, id)?;
    Ok((200, json!({"threads": wire::active_threads(w, id), "members": []})))
}

//! Registered commands, global and of one guild.

use serde_json::{Value, json};

use super::{Answer, Asked};
use crate::discord::fake::check::commands::{kind_of, problems_of};
use crate::discord::fake::check::twilight;
use crate::discord::fake::refusal::{Refusal, missing_access};
use crate::discord::fake::wire;
use crate::discord::fake::world::{Id, World};

fn own(w: &World, application: Id, guild: Option<Id>) -> Result<(), Refusal> {
    let is_ours = application == w.app.id;
    let is_there =
        guild.is_none_or(|g| w.guilds.get(&g).is_some_and(|g| g.members.contains_key(&w.app.id)));
    if is_ours && is_there { Ok(()) } else { Err(missing_access()) }
}

pub(super) fn list(w: &World, application: Id, guild: Option<Id>) -> Answer {
    own(w, application, guild)?;
    Ok((200, json!(w.commands.get(&guild).cloned().unwrap_or_default())))
}

pub(super) fn put(w: &mut World, asked: &Asked, application: Id, guild: Option<Id>) -> Answer {
    own(w, application, guild)?;
    let route = match guild {
        None => "/applications/{application_id}/commands",
        Some(_) => "/applications/{application_id}/guilds/{guild_id}/commands",
    };
    let sent = asked.body.as_array().cloned().unwrap_or_default();
    let complete: Vec<Value> = sent.iter().map(|one| registered(w, one, guild)).collect();
    let mut problems = problems_of(&sent);
    if problems.is_empty() {
        problems = twilight::problems_of_commands(&complete);
    }
    asked.check(w, route, problems)?;
    w.commands.insert(guild, complete.clone());
    Ok((200, json!(complete)))
}

/// A command as Discord gives it back; one of the same name keeps its id.
fn registered(w: &mut World, sent: &Value, guild: Option<Id>) -> Value {
    let before = w.commands.get(&guild).into_iter().flatten();
    let mut same = before.filter(|c| c["name"] == sent["name"] && kind_of(c) == kind_of(sent));
    let known = same.next().map(|c| c["id"].clone());
    let id = known.unwrap_or_else(|| wire::id(w.clock.next_id()));
    let mut full = json!({
        "description": "", "default_member_permissions": null, "nsfw": false, "options": [],
        "contexts": null, "integration_types": [0], "name_localizations": null,
        "description_localizations": null, "dm_permission": guild.is_none(),
    });
    wire::merge(&mut full, sent.clone());
    full["type"] = json!(kind_of(sent));
    full["id"] = id;
    full["application_id"] = wire::id(w.app.id);
    full["version"] = wire::id(w.clock.next_id());
    if let Some(guild) = guild {
        full["guild_id"] = wire::id(guild);
    }
    if let Some(bits) = full["default_member_permissions"].as_u64() {
        full["default_member_permissions"] = json!(bits.to_string());
    }
    full
}

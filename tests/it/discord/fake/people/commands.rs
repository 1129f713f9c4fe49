//! Commands as the client offers them: found among the registered, their options typed.

use serde_json::{Value, json};

use crate::discord::fake::check::commands::kind_of;
use crate::discord::fake::permissions;
use crate::discord::fake::wire;
use crate::discord::fake::world::{Id, World};

/// The registered command of that type and name that the guild sees.
pub(super) fn find(w: &World, guild: Option<Id>, kind: u64, name: &str) -> Option<Value> {
    let scopes = [guild.map(Some), Some(None)];
    let all = scopes.into_iter().flatten().filter_map(|scope| w.commands.get(&scope)).flatten();
    all.into_iter().find(|c| kind_of(c) == kind && c["name"] == name).cloned()
}

/// Whether the client shows the command to that member at all.
pub(super) fn is_offered(w: &World, command: &Value, channel: Id, user: Id) -> bool {
    let may = permissions::in_channel(w, channel, user);
    let wanted = command["default_member_permissions"].as_str().and_then(|t| t.parse::<u64>().ok());
    let is_allowed = match wanted {
        Some(0) => may & permissions::ADMINISTRATOR != 0,
        Some(bits) => may & bits == bits,
        None => true,
    };
    is_allowed && may & permissions::USE_APPLICATION_COMMANDS != 0
}

/// What is typed after the command's name.
pub(super) struct Typed<'a> {
    pub(super) path: &'a [&'a str],
    pub(super) options: &'a [(&'a str, &'a str)],
    /// The option that is being completed.
    pub(super) focused: Option<&'a str>,
}

/// The data of the interaction.
pub(super) fn data(
    w: &World,
    command: &Value,
    guild: Option<Id>,
    typed: &Typed<'_>,
) -> Result<Value, String> {
    let mut resolved = json!({});
    let options = nested(w, guild, &command["options"], typed, typed.path, &mut resolved)?;
    let mut data = json!({
        "id": command["id"], "name": command["name"], "type": kind_of(command),
        "options": options,
    });
    if !command["guild_id"].is_null() {
        data["guild_id"] = command["guild_id"].clone();
    }
    if resolved != json!({}) {
        data["resolved"] = resolved;
    }
    Ok(data)
}

fn nested(
    w: &World,
    guild: Option<Id>,
    known: &Value,
    typed: &Typed<'_>,
    path: &[&str],
    resolved: &mut Value,
) -> Result<Value, String> {
    let none = Vec::new();
    let known = known.as_array().unwrap_or(&none);
    if let Some((word, rest)) = path.split_first() {
        let is_meant = |o: &&Value| matches!(o["type"].as_u64(), Some(1 | 2)) && o["name"] == *word;
        let sub = known.iter().find(is_meant).ok_or(format!("no subcommand {word}"))?;
        let inner = nested(w, guild, &sub["options"], typed, rest, resolved)?;
        return Ok(json!([{"name": word, "type": sub["type"], "options": inner}]));
    }
    if known.iter().any(|o| matches!(o["type"].as_u64(), Some(1 | 2))) {
        return Err("a subcommand must be named".to_owned());
    }
    let mut given = Vec::new();
    for (name, text) in typed.options {
        let option =
            known.iter().find(|o| o["name"] == *name).ok_or(format!("no option {name}"))?;
        let is_focused = typed.focused == Some(name);
        let value =
            if is_focused { json!(text) } else { value_of(w, guild, option, text, resolved)? };
        let mut one = json!({"name": name, "type": option["type"], "value": value});
        if is_focused {
            one["focused"] = json!(true);
        }
        given.push(one);
    }
    let is_missing =
        |o: &&Value| o["required"] == true && !typed.options.iter().any(|(n, _)| o["name"] == *n);
    match known.iter().find(is_missing) {
        Some(option) if typed.focused.is_none() => {
            Err(format!("option {} is required", option["name"]))
        }
        _ => Ok(json!(given)),
    }
}

fn value_of(
    w: &World,
    guild: Option<Id>,
    option: &Value,
    text: &str,
    resolved: &mut Value,
) -> Result<Value, String> {
    let name = &option["name"];
    let wrong = || format!("option {name} does not take {text:?}");
    if let Some(choices) = option["choices"].as_array().filter(|c| !c.is_empty()) {
        let is_meant =
            |c: &&Value| c["name"] == text || c["value"].to_string().trim_matches('"') == text;
        return choices.iter().find(is_meant).map(|c| c["value"].clone()).ok_or_else(wrong);
    }
    let within = |number: f64| {
        let least = option["min_value"].as_f64().unwrap_or(f64::MIN);
        let most = option["max_value"].as_f64().unwrap_or(f64::MAX);
        (least..=most).contains(&number)
    };
    match option["type"].as_u64() {
        Some(3) => {
            let length = text.encode_utf16().count() as u64;
            let least = option["min_length"].as_u64().unwrap_or(0);
            let most = option["max_length"].as_u64().unwrap_or(6_000);
            if (least..=most).contains(&length) { Ok(json!(text)) } else { Err(wrong()) }
        }
        Some(4) => {
            let number: i64 = text.parse().map_err(|_| wrong())?;
            if within(number as f64) { Ok(json!(number)) } else { Err(wrong()) }
        }
        Some(5) => text.parse::<bool>().map(|b| json!(b)).map_err(|_| wrong()),
        Some(6) => {
            let user = w.user_named(text.trim_start_matches('@')).ok_or_else(wrong)?;
            resolve_user(w, guild, user, resolved);
            Ok(wire::id(user))
        }
        Some(7) => {
            let is_meant = |c: &&crate::discord::fake::world::Channel| {
                c.guild == guild && c.name == text.trim_start_matches('#')
            };
            let channel = w.channels.values().find(is_meant).ok_or_else(wrong)?;
            let mut shown = wire::channel(w, channel);
            shown["permissions"] = json!(w.bot_may(channel.id).to_string());
            resolved["channels"][channel.id.to_string()] = shown;
            Ok(wire::id(channel.id))
        }
        Some(8) => {
            let of = guild.and_then(|g| w.guilds.get(&g)).ok_or_else(wrong)?;
            let is_meant =
                |r: &&crate::discord::fake::world::Role| r.name == text.trim_start_matches('@');
            let role = of.roles.values().find(is_meant).ok_or_else(wrong)?;
            resolved["roles"][role.id.to_string()] = wire::role(w, of, role);
            Ok(wire::id(role.id))
        }
        Some(11) => {
            let (id, bytes) = w.files.get(text).ok_or_else(wrong)?;
            let url = format!("http://127.0.0.1:{}/attachments/{id}/{text}", w.port);
            resolved["attachments"][id.to_string()] = json!({
                "id": wire::id(*id), "filename": text, "size": bytes.len(), "ephemeral": true,
                "url": url, "proxy_url": url, "content_type": "application/toml; charset=utf-8",
            });
            Ok(wire::id(*id))
        }
        Some(10) => {
            let number: f64 = text.parse().map_err(|_| wrong())?;
            if within(number) { Ok(json!(number)) } else { Err(wrong()) }
        }
        _ => Err(wrong()),
    }
}

pub(super) fn resolve_user(w: &World, guild: Option<Id>, user: Id, resolved: &mut Value) {
    resolved["users"][user.to_string()] = wire::user_by_id(w, user);
    if let Some(guild) = guild.and_then(|g| w.guilds.get(&g))
        && guild.members.contains_key(&user)
    {
        let mut member = wire::member_part(w, guild, user);
        member["permissions"] = json!(permissions::in_guild(w, guild.id, user).to_string());
        resolved["members"][user.to_string()] = member;
    }
}

/// A role or a channel of the guild, which a picker of that kind offers.
pub(super) fn resolve_place(
    w: &World,
    guild: Id,
    name: &str,
    picker: &Value,
    resolved: &mut Value,
) -> Value {
    if picker["type"] == 6 {
        let of = &w.guilds[&guild];
        let role = of.roles.values().find(|r| r.name == name);
        let role = role.unwrap_or_else(|| panic!("no role named {name}"));
        resolved["roles"][role.id.to_string()] = wire::role(w, of, role);
        return wire::id(role.id);
    }
    let channel = w.channels.values().find(|c| c.guild == Some(guild) && c.name == name);
    let channel = channel.unwrap_or_else(|| panic!("no channel named {name}"));
    let kinds = picker["channel_types"].as_array();
    assert!(kinds.is_none_or(|k| k.contains(&json!(channel.kind))), "{name} is not offered");
    let mut shown = wire::channel(w, channel);
    shown["permissions"] = json!(w.bot_may(channel.id).to_string());
    resolved["channels"][channel.id.to_string()] = shown;
    wire::id(channel.id)
}

//! The records of the world as Discord writes them in JSON, small or full.

use serde_json::{Value, json};

use super::clock::{iso, ms_of};
use super::permissions;
use super::world::{
    Act, Channel, DM, EPHEMERAL, Guild, Id, Message, Payloads, Role, Thread, User, World,
};

pub(super) fn id(id: Id) -> Value {
    Value::String(id.to_string())
}

/// `base`, and in full payloads what real ones carry as well.
fn with(world: &World, mut base: Value, more: Value) -> Value {
    if world.payloads == Payloads::Full {
        merge(&mut base, more);
    }
    base
}

pub(super) fn merge(base: &mut Value, more: Value) {
    let Value::Object(more) = more else { return };
    let base = base.as_object_mut().unwrap();
    for (key, value) in more {
        base.insert(key, value);
    }
}

pub(super) fn user(world: &World, user: &User) -> Value {
    let base = json!({"id": id(user.id), "username": user.name});
    let more = json!({
        "global_name": user.name, "discriminator": "0", "avatar": null, "bot": user.bot,
        "public_flags": 0, "avatar_decoration_data": null, "clan": null, "primary_guild": null,
        "collectibles": null, "display_name_styles": null,
    });
    with(world, base, more)
}

pub(super) fn user_by_id(world: &World, of: Id) -> Value {
    user(world, &world.users[&of])
}

/// A member without the user.
pub(super) fn member_part(world: &World, guild: &Guild, of: Id) -> Value {
    let record = &guild.members[&of];
    let roles: Vec<Value> = record.roles.iter().map(|r| id(*r)).collect();
    let base = json!({"roles": roles, "deaf": false, "mute": false, "flags": 0});
    let until = record.timed_out.then(|| iso(world.clock.now_ms() + 600_000));
    let more = json!({
        "joined_at": iso(ms_of(of)), "nick": null, "avatar": null, "banner": null,
        "pending": false, "premium_since": null, "communication_disabled_until": until,
    });
    with(world, base, more)
}

pub(super) fn member(world: &World, guild: &Guild, of: Id) -> Value {
    let mut part = member_part(world, guild, of);
    part["user"] = user_by_id(world, of);
    part
}

pub(super) fn role(world: &World, guild: &Guild, role: &Role) -> Value {
    let base = json!({
        "id": id(role.id), "name": role.name, "color": 0,
        "colors": {"primary_color": 0, "secondary_color": null, "tertiary_color": null},
        "hoist": false, "managed": false, "permissions": role.permissions.to_string(),
        "position": guild.roles.keys().position(|r| *r == role.id),
    });
    let more = json!({"mentionable": false, "icon": null, "unicode_emoji": null, "flags": 0});
    with(world, base, more)
}

pub(super) fn channel(world: &World, of: &Channel) -> Value {
    let mut base = json!({"id": id(of.id), "type": of.kind});
    if of.kind == DM {
        let recipients: Vec<_> = of.recipients.iter().map(|u| user_by_id(world, *u)).collect();
        merge(&mut base, json!({"recipients": recipients, "last_message_id": null, "flags": 0}));
        return base;
    }
    base["name"] = json!(of.name);
    base["guild_id"] = json!(of.guild.map(|g| g.to_string()));
    base["parent_id"] = json!(of.parent.map(|p| p.to_string()));
    let last = world.public_in(of.id).next_back().map(|m| id(m.id));
    if let Some(state) = &of.thread {
        merge(&mut base, thread_part(world, of, state));
        base["last_message_id"] = json!(last);
        return base;
    }
    base["permission_overwrites"] = of
        .overwrites
        .iter()
        .map(|o| {
            json!({"id": id(o.target), "type": u8::from(!o.role),
                   "allow": o.allow.to_string(), "deny": o.deny.to_string()})
        })
        .collect();
    let more = json!({
        "position": 0, "nsfw": false, "topic": of.topic, "rate_limit_per_user": 0, "flags": 0,
        "last_message_id": last, "icon_emoji": null, "theme_color": null,
    });
    with(world, base, more)
}

fn thread_part(world: &World, of: &Channel, state: &Thread) -> Value {
    let base = json!({
        "owner_id": id(state.owner),
        "thread_metadata": {
            "archived": state.archived, "locked": state.locked, "invitable": state.invitable,
            "auto_archive_duration": state.auto_archive_minutes,
            "archive_timestamp": iso(state.changed_ms), "create_timestamp": iso(ms_of(of.id)),
        },
        "member_count": state.members.len().min(50),
        "message_count": world.public_in(of.id).count(),
    });
    let more = json!({
        "total_message_sent": world.public_in(of.id).count(), "rate_limit_per_user": 0,
        "flags": 0,
    });
    with(world, base, more)
}

/// The list that comes with a GUILD_CREATE: what is active and the bot can see.
pub(super) fn active_threads(world: &World, guild: Id) -> Vec<Value> {
    let is_active = |c: &&Channel| {
        c.guild == Some(guild)
            && c.thread.as_ref().is_some_and(|t| !t.archived)
            && world.bot_may(c.id) & permissions::VIEW_CHANNEL != 0
    };
    world.channels.values().filter(is_active).map(|c| channel(world, c)).collect()
}

/// Without the members intent a GUILD_CREATE carries the bot and hardly anybody else.
pub(super) fn guild_create(world: &World, guild: &Guild) -> Value {
    let mut base = guild_rest(world, guild);
    let is_channel = |c: &&Channel| c.guild == Some(guild.id) && c.thread.is_none();
    let channels: Vec<_> =
        world.channels.values().filter(is_channel).map(|c| channel(world, c)).collect();
    let more = json!({
        "joined_at": iso(ms_of(guild.id)), "large": false, "member_count": guild.members.len(),
        "guild_scheduled_events": [], "presences": [], "stage_instances": [],
        "voice_states": [], "threads": active_threads(world, guild.id), "channels": channels,
        "members": [member(world, guild, world.app.id)], "unavailable": false,
    });
    merge(&mut base, more);
    with(world, base, json!({"soundboard_sounds": [], "activity_instances": []}))
}

pub(super) fn guild_rest(world: &World, guild: &Guild) -> Value {
    let roles: Vec<_> = guild.roles.values().map(|r| role(world, guild, r)).collect();
    let base = json!({
        "id": id(guild.id), "name": guild.name, "owner_id": id(guild.owner), "roles": roles,
        "preferred_locale": "en-US", "default_message_notifications": 1,
        "explicit_content_filter": 0, "mfa_level": 0, "nsfw_level": 0, "premium_tier": 0,
        "premium_progress_bar_enabled": false, "system_channel_flags": 0,
        "verification_level": 1, "features": [], "emojis": [], "stickers": [],
    });
    let more = json!({
        "icon": null, "description": null, "splash": null, "banner": null, "nsfw": false,
        "afk_channel_id": null, "afk_timeout": 300, "application_id": null, "region": "deprecated",
        "rules_channel_id": null, "public_updates_channel_id": null, "system_channel_id": null,
        "premium_subscription_count": 0, "vanity_url_code": null, "max_members": 500_000,
        "max_video_channel_users": 25, "incidents_data": null, "home_header": null,
        "safety_alerts_channel_id": null, "hub_type": null, "discovery_splash": null,
    });
    with(world, base, more)
}

/// A message with all that is in it, as its author and a message command show it.
pub(super) fn message_whole(world: &World, of: &Message) -> Value {
    let mentions: Vec<_> = of.mentions.iter().map(|u| user_by_id(world, *u)).collect();
    let roles: Vec<_> = of.mention_roles.iter().map(|r| id(*r)).collect();
    let kind = match (of.interaction, of.answers) {
        (Some(_), _) => 20,
        (None, Some(_)) => 19,
        (None, None) => 0,
    };
    let mut base = json!({
        "id": id(of.id), "channel_id": id(of.channel), "author": user_by_id(world, of.author),
        "content": of.content, "timestamp": iso(ms_of(of.id)), "type": kind, "tts": false,
        "pinned": false, "mention_everyone": of.mentions_everyone, "mentions": mentions,
        "mention_roles": roles, "attachments": of.attachments, "embeds": of.embeds,
        "edited_timestamp": of.edited_ms.map(iso), "flags": of.flags,
    });
    base["components"] = json!(numbered(&of.components));
    if let Some(nonce) = &of.nonce {
        base["nonce"] = nonce.clone();
    }
    if of.author == world.app.id {
        base["application_id"] = id(world.app.id);
    }
    if let Some(answered) = of.answers {
        base["message_reference"] = json!({
            "type": 0, "message_id": id(answered), "channel_id": id(of.channel),
            "guild_id": world.guild_of(of.channel).map(|g| g.to_string()),
        });
        if world.payloads == Payloads::Full {
            let there = world.messages.get(&answered);
            base["referenced_message"] = json!(there.map(|m| message(world, m)));
        }
    }
    if let Some(interaction) = of.interaction.and_then(|i| world.interactions.get(&i)) {
        base["interaction_metadata"] = json!({
            "id": id(interaction.id), "type": interaction.act as u8,
            "user": user_by_id(world, interaction.user), "authorizing_integration_owners": {},
        });
        let source = json!(interaction.source.map(|m| m.to_string()));
        match interaction.act {
            Act::Component => base["interaction_metadata"]["interacted_message_id"] = source,
            Act::Form => {
                let mut triggering = base["interaction_metadata"].clone();
                let act = if source.is_null() { Act::Command } else { Act::Component };
                triggering["type"] = json!(act as u8);
                triggering["interacted_message_id"] = source;
                base["interaction_metadata"]["triggering_interaction_metadata"] = triggering;
            }
            Act::Command | Act::Autocomplete => {}
        }
    }
    if of.flags & EPHEMERAL == 0
        && let Some(thread) = world.channels.get(&of.id)
    {
        base["thread"] = channel(world, thread);
    }
    base
}

/// A message as the bot gets it: empty, unless Discord shows it without the privileged intent.
pub(super) fn message(world: &World, of: &Message) -> Value {
    let mut whole = message_whole(world, of);
    let is_shown = of.author == world.app.id
        || world.guild_of(of.channel).is_none()
        || of.mentions.contains(&world.app.id);
    if !is_shown {
        let nothing = json!({"content": "", "attachments": [], "embeds": [], "components": []});
        merge(&mut whole, nothing);
    }
    whole
}

/// Components as Discord gives them back: each has a number.
fn numbered(components: &[Value]) -> Vec<Value> {
    fn number(component: &mut Value, next: &mut u64) {
        if component["id"].is_null() {
            *next += 1;
            component["id"] = json!(*next);
        }
        for inner in component["components"].as_array_mut().into_iter().flatten() {
            number(inner, next);
        }
        if component["accessory"].is_object() {
            number(&mut component["accessory"], next);
        }
    }
    let mut next = 0;
    let mut all = components.to_vec();
    all.iter_mut().for_each(|c| number(c, &mut next));
    all
}

//! Who may do what where: Discord's documented algorithm, overwrites included.

use super::world::{Channel, Id, World};

pub(crate) const MANAGE_CHANNELS: u64 = 1 << 4;
pub(crate) const ADMINISTRATOR: u64 = 1 << 3;
pub(crate) const MANAGE_GUILD: u64 = 1 << 5;
pub(crate) const VIEW_CHANNEL: u64 = 1 << 10;
pub(crate) const SEND_MESSAGES: u64 = 1 << 11;
pub(crate) const MANAGE_MESSAGES: u64 = 1 << 13;
pub(crate) const EMBED_LINKS: u64 = 1 << 14;
pub(crate) const ATTACH_FILES: u64 = 1 << 15;
pub(crate) const READ_MESSAGE_HISTORY: u64 = 1 << 16;
pub(crate) const CONNECT: u64 = 1 << 20;
pub(crate) const SPEAK: u64 = 1 << 21;
pub(crate) const USE_APPLICATION_COMMANDS: u64 = 1 << 31;
pub(crate) const MANAGE_THREADS: u64 = 1 << 34;
pub(crate) const CREATE_PUBLIC_THREADS: u64 = 1 << 35;
pub(crate) const CREATE_PRIVATE_THREADS: u64 = 1 << 36;
pub(crate) const SEND_MESSAGES_IN_THREADS: u64 = 1 << 38;
pub(crate) const SEND_VOICE_MESSAGES: u64 = 1 << 46;

/// What the invite link asks for: view, send, embed, read history, public threads, send in them.
pub(crate) const INVITE: u64 = 309_237_730_304;

/// What everybody may in a new guild.
pub(crate) const EVERYONE: u64 = INVITE
    | ATTACH_FILES
    | CONNECT
    | SPEAK
    | USE_APPLICATION_COMMANDS
    | CREATE_PRIVATE_THREADS
    | SEND_VOICE_MESSAGES;

/// What is left to a member in time-out.
const TIMED_OUT: u64 = VIEW_CHANNEL | READ_MESSAGE_HISTORY;

#[derive(Clone, Debug)]
pub(crate) struct Overwrite {
    pub(crate) target: Id,
    pub(crate) role: bool,
    pub(crate) allow: u64,
    pub(crate) deny: u64,
}

/// What `user` may in the guild as a whole, or nothing when they are not in it.
pub(super) fn in_guild(world: &World, guild: Id, user: Id) -> u64 {
    let Some(record) = world.guilds.get(&guild) else { return 0 };
    if record.owner == user {
        return u64::MAX >> 1;
    }
    let Some(member) = record.members.get(&user) else { return 0 };
    let roles = std::iter::once(&guild).chain(&member.roles);
    let bits = roles.filter_map(|r| record.roles.get(r)).fold(0, |all, r| all | r.permissions);
    if bits & ADMINISTRATOR != 0 { u64::MAX >> 1 } else { bits }
}

/// What `user` may in a channel or thread.
pub(super) fn in_channel(world: &World, channel: Id, user: Id) -> u64 {
    let Some(place) = world.channels.get(&channel) else { return 0 };
    let Some(guild) = place.guild else {
        return if place.recipients.contains(&user) || world.app.id == user { EVERYONE } else { 0 };
    };
    let base = in_guild(world, guild, user);
    if base & ADMINISTRATOR != 0 {
        return base;
    }
    let ruled_by = match (&place.thread, place.parent) {
        (Some(_), Some(parent)) => &world.channels[&parent],
        _ => place,
    };
    let mut bits = overwritten(world, ruled_by, guild, user, base);
    if let Some(thread) = &place.thread
        && place.kind == 12
        && !thread.members.contains(&user)
        && bits & MANAGE_THREADS == 0
    {
        bits = 0;
    }
    if bits & VIEW_CHANNEL == 0 {
        return 0;
    }
    let member = &world.guilds[&guild].members[&user];
    if member.timed_out { bits & TIMED_OUT } else { bits }
}

fn overwritten(world: &World, channel: &Channel, guild: Id, user: Id, base: u64) -> u64 {
    let Some(member) = world.guilds[&guild].members.get(&user) else { return 0 };
    let mut bits = base;
    for overwrite in channel.overwrites.iter().filter(|o| o.role && o.target == guild) {
        bits = bits & !overwrite.deny | overwrite.allow;
    }
    let of_roles = channel.overwrites.iter().filter(|o| o.role && member.roles.contains(&o.target));
    let (allow, deny) = of_roles.fold((0, 0), |(a, d), o| (a | o.allow, d | o.deny));
    bits = bits & !deny | allow;
    for overwrite in channel.overwrites.iter().filter(|o| !o.role && o.target == user) {
        bits = bits & !overwrite.deny | overwrite.allow;
    }
    bits
}

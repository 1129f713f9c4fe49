//! Threads, channels and guilds go away or come back, and members leave: what is told by events, or
//! found out where nobody could tell us.
//!
//! What becomes of sessions then is the house's to say. An outage is not a removal: a guild that is
//! *unavailable* is left alone (`reliability`: G5). Whoever noticed it first may be told again by
//! somebody else; the second time nothing changes.

use std::collections::BTreeSet;

use serde_json::Value;
use serenity::model::channel::GuildChannel;
use serenity::model::event::{GuildMemberUpdateEvent, GuildMembersChunkEvent};
use serenity::model::guild::Guild;
use serenity::model::id::GuildId as DiscordGuild;
use tracing::{info, warn};

use crate::base::{ChannelId, GuildId, MemberId, SessionId, Span};
use crate::interview::Lost;
use crate::protocol::{Command, Origin, PlaceNote, Receipt};

use crate::discord::app::App;
use crate::discord::gateway::is_served;
use crate::discord::rest::{Call, Class, Failure, Route};
use crate::discord::snowflake::{moment, signed, unsigned};

use super::location::Location;

/// A card that stood for a shorter time is not put up again at once: somebody, or another bot,
/// takes it away each time. It comes back with the next thing that changes on it.
const STOOD_FOR: Span = Span::from_minutes(1);

/// What is held in one guild is looked at again because of events at most this often.
const LOOKS_APART: Span = Span::from_seconds(5);
/// Members who wait at one time and are asked for; they are few, since two of them make a pair.
const ASKED_MAX: usize = 5;

async fn note(app: &App, note: PlaceNote) -> usize {
    match app.house.place(note).await {
        Ok(changed) => changed,
        Err(fault) => {
            warn!(error = %fault, "what became of a place was not saved");
            0
        }
    }
}

/// Something is not as it must be in this guild, although no delivery waits for it: its organisers
/// are told, and whoever plans a session next.
pub(in crate::discord) async fn lacks(app: &App, guild: GuildId) {
    app.doubts(guild);
    note(app, PlaceNote::Lacking(guild)).await;
}

/// The thread of a session was deleted.
pub(in crate::discord) async fn thread_gone(app: &App, thread: ChannelId) {
    let Some((guild, session)) = app.known.threads.get(&thread) else { return };
    app.known.threads.remove(&thread);
    warn!(session.id = session.0, "the thread of session {session} is gone");
    note(app, PlaceNote::Lost { guild, session, what: Lost::Thread }).await;
}

/// A channel was deleted: the sessions whose cards stood in it have lost it, and it is not chosen
/// for anything any more.
pub(in crate::discord) async fn channel_gone(app: &App, guild: GuildId, channel: ChannelId) {
    let Ok(settings) = app.settings(guild).await else { return };
    let cards = app.house.cards(guild).await.unwrap_or_default();
    let lost: Vec<SessionId> = cards
        .into_iter()
        .filter(|(_, placed)| Location::read(placed).is_some_and(|at| at.is_in(channel)))
        .map(|(session, _)| session)
        .collect();
    let changed = note(app, PlaceNote::ChannelGone { guild, channel }).await;
    app.known.settings.remove(&guild);
    for (thread, (_, session)) in app.known.threads.all() {
        if lost.contains(&session) {
            app.known.threads.remove(&thread);
        }
    }
    for session in lost {
        note(app, PlaceNote::Lost { guild, session, what: Lost::Channel }).await;
    }
    let is_missed = changed > 0 || settings.of_series.contains(&channel);
    if is_missed && settings.shows_in(channel) {
        warn!(guild.id = guild.0, "a channel for the cards of guild {guild} is gone");
        lacks(app, guild).await;
    }
}

/// Something changed in the guild that may have kept what is held from being shown, or somebody
/// asks for it: it is looked at again, soon if that was done a moment ago.
pub(in crate::discord) async fn look_again(app: &App, guild: GuildId) {
    match app.house.held_up(guild).await {
        Ok(held) if !held.is_empty() => {}
        Ok(_) | Err(_) => return,
    }
    let now = app.now();
    let look_at = match app.known.looked_at.get(&guild) {
        // It is to be looked at already, or was a moment ago.
        Some(before) if before > now => before,
        Some(before) => now.max(before + LOOKS_APART),
        None => now,
    };
    app.known.looked_at.insert(guild, look_at);
    app.rest.governor().try_guild(guild);
    note(app, PlaceNote::Mended { guild, look_at }).await;
}

/// The bot was given roles, lost some, or was silenced for a while, or is not any more.
pub(in crate::discord) fn i_changed(app: &App, of: &GuildMemberUpdateEvent) {
    let guild = GuildId(signed(of.guild_id.get()));
    match of.communication_disabled_until {
        Some(until) => app.known.timed_out.insert(guild, moment(until)),
        None => drop(app.known.timed_out.remove(&guild)),
    }
}

/// A message was deleted: if it was a session's card, or an evening's call or plan, it is put up
/// again.
pub(in crate::discord) async fn message_gone(
    app: &App,
    guild: GuildId,
    channel: ChannelId,
    message: u64,
) {
    let Ok(settings) = app.settings(guild).await else { return };
    if !settings.shows_in(channel) || app.now().since(app.when(message)) < STOOD_FOR {
        return;
    }
    let placed = Location { channel: unsigned(channel.0), message }.placed();
    let cards = app.house.cards(guild).await.unwrap_or_default();
    if let Some((session, _)) = cards.into_iter().find(|(_, card)| *card == placed) {
        note(app, PlaceNote::CardGone { guild, session }).await;
        return;
    }
    let evenings = app.house.evening_cards(guild).await.unwrap_or_default();
    let Some(gone) = evenings.into_iter().find(|card| card.placed == placed) else { return };
    let evening = gone.evening;
    if let Err(fault) = app.house.evening_card_gone(guild, gone).await {
        warn!(error = %fault, "a deleted message of evening {evening} is not put up again");
    }
}

/// The bot was removed from a guild.
pub(in crate::discord) async fn left(app: &App, guild: GuildId) {
    info!(guild.id = guild.0, "greenroom was removed from guild {guild}");
    app.known.left(guild);
    note(app, PlaceNote::Left(guild)).await;
}

/// The bot is in a guild, perhaps again. Whatever else is missed: a guild that it is in must not be
/// taken for one that is to be purged.
pub(super) async fn is_in(app: &App, guild: GuildId) {
    match app.house.has_left(guild).await {
        Ok(true) => {
            note(app, PlaceNote::Back(guild)).await;
        }
        Ok(false) => {}
        Err(fault) => warn!(error = %fault, "it is not known whether guild {guild} was left"),
    }
}

/// The same, when nothing but this can be read of it.
pub(in crate::discord) async fn is_in_unread(app: &App, raw: &Value) {
    let id = raw.get("id").and_then(Value::as_str).and_then(|id| id.parse().ok());
    let is_away = raw.get("unavailable").and_then(Value::as_bool).unwrap_or(false);
    if let (Some(id), false) = (id, is_away) {
        is_in(app, GuildId(id)).await;
    }
}

/// The bot is in a guild, and these are its channels.
pub(in crate::discord) async fn arrived(app: &App, of: &Guild) {
    let guild = GuildId(signed(of.id.get()));
    is_in(app, guild).await;
    let Ok(settings) = app.settings(guild).await else { return };
    for channel in settings.practice.iter().chain(&settings.of_series) {
        let channel_id = unsigned(channel.0).into();
        if of.channels.contains_key(&channel_id) {
            continue;
        }
        // One that the bot cannot see may be left out of the list: it is asked for by its id.
        let call = Call::new(Route::Channel(channel_id), Class::About(guild));
        match app.rest.call::<GuildChannel>(call).await {
            Err(Failure::Gone { .. }) => channel_gone(app, guild, *channel).await,
            Err(Failure::Forbidden { .. }) => lacks(app, guild).await,
            Ok(_) | Err(_) => {}
        }
    }
}

/// A shard has begun a session and serves these guilds: whichever else we know of that it would
/// serve was left while nobody could tell us, and others are there again. Each that was left is
/// asked for once more, because this ends its sessions. Where nothing is known of any, the operator
/// is told: an empty directory looks the same before the first start and when its disk is missing.
pub(in crate::discord) async fn left_meanwhile(
    app: &App,
    shard: (u16, u16),
    guilds: &[DiscordGuild],
) {
    let Ok(known) = app.house.guilds().await else { return };
    if known.is_empty() && !guilds.is_empty() {
        warn!(
            "the bot is in {} server(s), and nothing is kept here of any: if it has worked there \
             before, this is not its data directory of then; stop it, mount that one, start again",
            guilds.len()
        );
    }
    let guilds: BTreeSet<DiscordGuild> = guilds.iter().copied().collect();
    for (guild, left_at) in known {
        let guild_id = DiscordGuild::new(unsigned(guild.0));
        match (left_at, guilds.contains(&guild_id)) {
            (None, false) if is_served(shard, guild_id) => {}
            (Some(_), true) => {
                note(app, PlaceNote::Back(guild)).await;
                continue;
            }
            (None | Some(_), _) => continue,
        }
        let call = Call::new(Route::Guild(guild_id), Class::About(guild));
        match app.rest.call::<Value>(call).await {
            Err(Failure::Gone { .. } | Failure::Forbidden { .. }) => left(app, guild).await,
            Ok(_) => warn!(guild.id = guild.0, "READY left guild {guild} out, and it is there"),
            // The next READY tells.
            Err(failure) => warn!(guild.id = guild.0, "guild {guild} was not found: {failure}"),
        }
    }
}

/// Who was asked for and is no member any more leaves the sessions of the guild for good. Each of
/// them is asked for once more by name: they lose their seats.
pub(in crate::discord) async fn members_told(app: &App, told: &GuildMembersChunkEvent) {
    let guild = GuildId(signed(told.guild_id.get()));
    for id in &told.not_found {
        leaves_if_gone(app, guild, MemberId(signed(id.get()))).await;
    }
}

/// Before somebody is paired with whoever waits: who of them has left the guild waits no more.
pub(in crate::discord) async fn waits_here(app: &App, guild: GuildId) {
    let waiting = app.house.who_waits(guild).await.unwrap_or_default();
    for member in waiting.into_iter().take(ASKED_MAX) {
        leaves_if_gone(app, guild, member).await;
    }
}

async fn leaves_if_gone(app: &App, guild: GuildId, member: MemberId) {
    let route = Route::Member(unsigned(guild.0).into(), unsigned(member.0).into());
    let call = Call::new(route, Class::About(guild));
    let Err(Failure::Gone { .. }) = app.rest.call::<Value>(call).await else { return };
    let now = app.now();
    let receipt = Receipt(format!("gone:{}:{}", member.0, now.ms()));
    let origin = Origin::of(guild, member, receipt, now);
    match app.house.tell(origin, Command::MemberGone { member }).await {
        Ok(_) => info!(guild.id = guild.0, "a member of guild {guild} has left it"),
        Err(fault) => warn!(error = %fault, "that a member left was not saved"),
    }
}

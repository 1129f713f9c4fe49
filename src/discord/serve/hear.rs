//! What the gateway hands out, and who works on it. Each event is worked on by itself; with too
//! many at once the next one waits, and the socket behind it.

use std::sync::Arc;

use serde_json::Value;
use serenity::model::event::Event;
use tokio::sync::{mpsc, watch};
use tokio::task::{JoinError, JoinSet};
use tracing::{error, info, warn};

use crate::base::{ChannelId, GuildId, Moment};

use crate::discord::app::App;
use crate::discord::gateway::FromGateway;
use crate::discord::guild::location::Spot;
use crate::discord::guild::{places, standing};
use crate::discord::inward::{heard, inbound, reconcile};
use crate::discord::snowflake::signed;

/// Interactions and messages that are worked on at once.
const AT_ONCE_MAX: usize = 512;

/// The connection as one part: what it is before its parts are known.
pub(super) const WHOLE: (u16, u16) = (0, 1);

/// What is heard, and what is being worked on.
struct Hearing {
    app: Arc<App>,
    work: JoinSet<()>,
    /// Since when nobody listened; none while somebody does.
    away_from: Option<Moment>,
    ready: watch::Sender<bool>,
}

/// Messages in the threads of sessions that are not over are heard again.
pub(super) async fn listen_again(app: &App) {
    match app.house.threads().await {
        Ok(threads) => {
            for (guild, session, placed) in threads {
                if let Some(thread) = Spot::thread(&placed) {
                    app.known.threads.insert(ChannelId(signed(thread)), (guild, session));
                }
            }
        }
        Err(fault) => warn!(error = %fault, "threads could not be read"),
    }
}

/// Hears what comes from the gateway until it closes, and ends when all of it has been worked on.
pub(super) async fn hear(
    app: Arc<App>,
    mut events: mpsc::Receiver<FromGateway>,
    last_sign: Moment,
    ready: watch::Sender<bool>,
) {
    let (work, away_from) = (JoinSet::new(), Some(last_sign));
    let mut hearing = Hearing { app, work, away_from, ready };
    loop {
        tokio::select! {
            event = events.recv(), if hearing.work.len() < AT_ONCE_MAX => match event {
                Some(event) => hearing.take(event).await,
                None => break,
            },
            Some(ended) = hearing.work.join_next(), if !hearing.work.is_empty() => told(ended),
        }
    }
    while let Some(ended) = hearing.work.join_next().await {
        told(ended);
    }
}

fn told(ended: Result<(), JoinError>) {
    if let Err(e) = ended {
        error!(error = %e, "an event was not worked on to its end");
    }
}

impl Hearing {
    async fn take(&mut self, event: FromGateway) {
        let app = Arc::clone(&self.app);
        match event {
            FromGateway::Ready { resumed, guilds, shard, .. } => {
                info!("connected: {} guilds, resumed: {resumed}", guilds.len());
                self.ready.send_replace(true);
                app.house.hears_on(shard);
                app.house.hears_on(WHOLE);
                let from = self.away_from.take();
                if !resumed {
                    self.work.spawn(async move {
                        standing::up_again(&app).await;
                        places::left_meanwhile(&app, shard, &guilds).await;
                        if let Some(from) = from {
                            reconcile::all(&app, from).await;
                        }
                    });
                }
            }
            FromGateway::Away { from, shard } => {
                self.ready.send_replace(false);
                self.away_from = Some(from);
                app.house.tell_of_gap(from, shard).await;
            }
            FromGateway::Silent { from, shard } => {
                app.house.tell_of_gap(from, shard).await;
                app.house.hears_on(shard);
            }
            FromGateway::Event(event) => {
                // Before anything that comes after it: what was found is not so any more.
                if let Some(guild) = changed(&event) {
                    app.known.found.remove(&guild);
                }
                self.work.spawn(async move { happened(&app, *event).await });
            }
            FromGateway::Interaction(interaction) => {
                self.work.spawn(async move { inbound::interaction(&app, &interaction).await });
            }
            FromGateway::NotUnderstood { kind, raw } => {
                warn!("an event of the kind {kind} was not understood");
                self.work.spawn(async move { not_understood(&app, &kind, &raw).await });
            }
        }
    }
}

/// What cannot be read: an interaction is answered all the same, and a guild is known to be
/// there.
async fn not_understood(app: &App, kind: &str, raw: &Value) {
    match kind {
        "INTERACTION_CREATE" => inbound::not_understood(app, raw).await,
        "GUILD_CREATE" => places::is_in_unread(app, raw).await,
        _ => {}
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "some 60 kinds of Discord are none of ours")]
async fn happened(app: &App, event: Event) {
    let channel = |id: serenity::model::id::ChannelId| ChannelId(signed(id.get()));
    let guild = |id: serenity::model::id::GuildId| GuildId(signed(id.get()));
    let changed = changed(&event);
    match event {
        Event::MessageCreate(event) => heard::message(app, &event.message).await,
        Event::MessageDelete(event) => {
            standing::deleted(app, event.channel_id, &[event.message_id]).await;
            if let Some(of) = event.guild_id {
                let (at, message) = (channel(event.channel_id), event.message_id.get());
                places::message_gone(app, guild(of), at, message).await;
            }
        }
        Event::MessageDeleteBulk(event) => {
            standing::deleted(app, event.channel_id, &event.ids).await;
            if let Some(of) = event.guild_id {
                for message in &event.ids {
                    let at = channel(event.channel_id);
                    places::message_gone(app, guild(of), at, message.get()).await;
                }
            }
        }
        Event::ThreadDelete(event) => places::thread_gone(app, channel(event.thread.id)).await,
        Event::GuildMemberUpdate(event) if event.user.id == app.me => {
            places::i_changed(app, &event);
        }
        Event::ChannelDelete(event) => {
            let (of, at) = (event.channel.guild_id, event.channel.id);
            places::channel_gone(app, guild(of), channel(at)).await;
        }
        Event::GuildDelete(event) if !event.guild.unavailable => {
            places::left(app, guild(event.guild.id)).await;
        }
        Event::GuildCreate(event) => places::arrived(app, &event.guild).await,
        Event::GuildMembersChunk(event) => places::members_told(app, &event).await,
        // Discord has kinds that we need not know of.
        _ => {}
    }
    if let Some(guild) = changed {
        places::look_again(app, guild).await;
    }
}

/// The guild in which this may have changed what is allowed.
#[expect(clippy::wildcard_enum_match_arm, reason = "some 60 kinds of Discord are none of ours")]
fn changed(event: &Event) -> Option<GuildId> {
    let guild = match event {
        Event::ThreadUpdate(event) => event.thread.guild_id,
        Event::ThreadDelete(event) => event.thread.guild_id,
        Event::ChannelUpdate(event) => event.channel.guild_id,
        Event::GuildRoleUpdate(event) => event.role.guild_id,
        Event::GuildRoleDelete(event) => event.guild_id,
        Event::GuildMemberUpdate(event) => event.guild_id,
        Event::GuildUpdate(event) => event.guild.id,
        Event::GuildCreate(event) => event.guild.id,
        _ => return None,
    };
    Some(GuildId(signed(guild.get())))
}

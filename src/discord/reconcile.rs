//! After an absence that could not be resumed: what happened meanwhile in the threads of sessions
//! that are not over. Two requests a thread at most, and messages are judged by Discord's time.

use serenity::http::{LightMethod, Route};
use serenity::model::channel::{GuildChannel, Message};
use tracing::{info, warn};

use crate::base::{ChannelId, GuildId, Moment, SessionId, Span};

use super::app::App;
use super::failure::Failure;
use super::inbound;
use super::rest::{Call, Class};
use super::seen::{id_from, unsigned};

/// When Discord was last heard is told by our clock, and what was on its way then did not come.
/// Messages that were heard are known to the inbox.
const BEFORE: Span = Span::from_seconds(5);
/// Messages of one thread that are read again.
const MESSAGES_MAX: u8 = 100;

/// Looks into every thread that is listened to.
pub(super) async fn all(app: &App, away_from: Moment) {
    let threads = app.threads();
    let (mut gone, mut heard) = (0, 0);
    for (thread, guild, session) in &threads {
        match one(app, (*thread, *guild, *session), away_from).await {
            Ok(messages) => heard += messages,
            Err(Failure::Gone { .. } | Failure::Forbidden { .. }) => {
                gone += 1;
                lost(app, *guild, *session).await;
                app.listen_no_more(*thread);
            }
            Err(failure) => {
                let id = session.0;
                warn!(session.id = id, "the thread of session {session} was not read: {failure}");
            }
        }
    }
    info!(
        "{} threads were looked into after the absence: {heard} messages heard, {gone} gone",
        threads.len()
    );
}

/// Wakes a thread that was archived, and hears what was said in it. Says how much.
async fn one(
    app: &App,
    (thread, _guild, _session): (ChannelId, GuildId, SessionId),
    away_from: Moment,
) -> Result<usize, Failure> {
    let channel_id = unsigned(thread.0).into();
    let get = |route| Call::new(LightMethod::Get, route, Class::Upkeep);
    let channel: GuildChannel = app.rest.call(get(Route::Channel { channel_id })).await?;
    if channel.thread_metadata.is_some_and(|data| data.archived) {
        // The next delivery wakes it; nobody can have written in it since.
        return Ok(0);
    }
    let mut call = get(Route::ChannelMessages { channel_id });
    let since = away_from + app.rest.date_skew().unwrap_or_default() - BEFORE;
    call.query = vec![("after", id_from(since).to_string()), ("limit", MESSAGES_MAX.to_string())];
    let mut messages: Vec<Message> = app.rest.call(call).await?;
    messages.sort_by_key(|message| message.id);
    for message in &messages {
        inbound::message(app, message).await;
    }
    Ok(messages.len())
}

/// The thread of a session is gone for good: it cannot go on there.
pub(super) async fn lost(app: &App, guild: GuildId, session: SessionId) {
    let Ok(house) = app.house() else { return };
    let id = session.0;
    match house.lost(guild, session).await {
        Ok(()) => warn!(session.id = id, "the thread of session {session} is gone"),
        Err(fault) => warn!(session.id = id, "session {session} was not told: {fault}"),
    }
}

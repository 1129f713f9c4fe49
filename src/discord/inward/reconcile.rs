//! After an absence that could not be resumed: what happened meanwhile in the threads of sessions
//! that are not over. Two requests a thread at most, and messages are judged by Discord's time.

use std::collections::BTreeMap;

use serenity::model::channel::{GuildChannel, Message};
use tracing::{info, warn};

use crate::base::{ChannelId, GuildId, MemberId, Moment, Span};

use crate::discord::app::App;
use crate::discord::guild::places;
use crate::discord::rest::{Call, Class, Failure, Route};
use crate::discord::snowflake::{id_from, unsigned};

use super::heard;

/// When Discord was last heard is told by our clock, and what was on its way then did not come.
/// Messages that were heard are known to the inbox.
const BEFORE: Span = Span::from_seconds(5);
/// Messages of one thread that are read again.
const MESSAGES_MAX: u8 = 100;

/// Looks into every thread that is listened to.
pub(in crate::discord) async fn all(app: &App, away_from: Moment) {
    let threads = app.known.threads.all();
    let (mut gone, mut heard) = (0, 0);
    for (thread, (guild, session)) in &threads {
        match one(app, *guild, *thread, away_from).await {
            Ok(messages) => heard += messages,
            Err(Failure::Gone { .. }) => {
                gone += 1;
                places::thread_gone(app, *thread).await;
            }
            // It is there, and may be seen again as soon as somebody mends the permissions.
            Err(Failure::Forbidden { .. }) => places::lacks(app, *guild).await,
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
    who_is_there(app).await;
}

/// Asks who of those in running sessions has left their guild meanwhile, once a guild.
async fn who_is_there(app: &App) {
    let mut seated: BTreeMap<GuildId, Vec<MemberId>> = BTreeMap::new();
    for (guild, member) in app.house.seated().await.unwrap_or_default() {
        seated.entry(guild).or_default().push(member);
    }
    for (guild, members) in seated {
        app.ask_who_is_there(guild, &members);
    }
}

/// Wakes a thread that was archived, and hears what was said in it. Says how much.
async fn one(
    app: &App,
    guild: GuildId,
    thread: ChannelId,
    away_from: Moment,
) -> Result<usize, Failure> {
    let thread = unsigned(thread.0).into();
    let get = |route| Call::new(route, Class::About(guild));
    let channel: GuildChannel = app.rest.call(get(Route::Channel(thread))).await?;
    if channel.thread_metadata.is_some_and(|data| data.archived) {
        // The next delivery wakes it; nobody can have written in it since.
        return Ok(0);
    }
    let mut call = get(Route::Messages(thread));
    let since = away_from + app.clock.behind_platform() - BEFORE;
    call.query = vec![("after", id_from(since).to_string()), ("limit", MESSAGES_MAX.to_string())];
    let mut messages: Vec<Message> = app.rest.call(call).await?;
    messages.sort_by_key(|message| message.id);
    for message in &messages {
        heard::message(app, message).await;
    }
    Ok(messages.len())
}

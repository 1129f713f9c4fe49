//! Threads: started, woken, put away; and what is posted once, in a thread or elsewhere.
//!
//! A thread that is started from a card can be started again: a message has one thread, with its
//! own number. One without a card is looked for by its name.

use serde_json::{Value, json};
use serenity::model::channel::GuildChannel;

use crate::base::{ChannelId, GuildId, text};
use crate::protocol::{DeliveryKey, Dispatch, OwnPlace, Placed, SessionDelivery, Threads};

use crate::discord::app::App;
use crate::discord::limits::{NONCE_MAX, THREAD_ARCHIVE_MINUTES};
use crate::discord::paper::layout::Message;
use crate::discord::paper::{render, wire, words};
use crate::discord::rest::{CHANNEL_GONE, Call, Class, Failure, MESSAGE_GONE, Route, UNSEEN};
use crate::discord::snowflake::{signed, unsigned};

use super::location::{Location, Spot};

/// Kinds of threads, by Discord's numbers.
const PUBLIC_THREAD: u8 = 11;
const PRIVATE_THREAD: u8 = 12;

/// The session's thread, once it was opened.
pub(super) fn of(shown: &SessionDelivery) -> Option<u64> {
    shown.thread.as_ref().and_then(Spot::thread)
}

/// Posts a message there once: Discord takes a key once, as long as it remembers it.
pub(super) async fn post(
    app: &App,
    channel: u64,
    message: &Message,
    (class, key): (Class, DeliveryKey),
) -> Result<Location, Failure> {
    let mut body = wire::tree(message);
    body["nonce"] = json!(nonce(key));
    body["enforce_nonce"] = json!(true);
    let post = || async {
        let route = Route::PostMessage(channel.into());
        let call = Call::new(route, class).with_body(&body).repeatable();
        app.rest.call::<Value>(call).await
    };
    let posted = awake(app, channel, class, post).await?;
    let id = |name: &str| posted.get(name)?.as_str()?.parse::<u64>().ok();
    match (id("channel_id"), id("id")) {
        // Nonces are remembered by author: one that came back from elsewhere is not this message.
        (Some(at), Some(message)) if at == channel => Ok(Location { channel, message }),
        _ => Err(Failure::Unknown),
    }
}

/// Does something in a thread that may have been archived meanwhile: then it is woken once.
pub(super) async fn awake<T, F: Future<Output = Result<T, Failure>>>(
    app: &App,
    thread: u64,
    class: Class,
    act: impl Fn() -> F,
) -> Result<T, Failure> {
    match act().await {
        Err(Failure::Archived) => {
            // Who may not wake it finds that it is locked.
            archive(app, thread, class, false).await.map_err(|failure| {
                let is_seen = !matches!(failure, Failure::Forbidden { code: UNSEEN });
                let is_locked = is_seen && matches!(failure, Failure::Forbidden { .. });
                if is_locked { Failure::Archived } else { failure }
            })?;
            act().await
        }
        other => other,
    }
}

async fn archive(app: &App, thread: u64, class: Class, is: bool) -> Result<(), Failure> {
    let call = Call::new(Route::EditChannel(thread.into()), class);
    app.rest.call_unit(call.with_body(&json!({ "archived": is }))).await
}

/// Starts the session's thread, from its card where its guild wants open threads.
pub(super) async fn open(
    app: &App,
    dispatch: &Dispatch,
    shown: &SessionDelivery,
) -> Result<Placed, Failure> {
    let settings = app.settings(dispatch.guild).await.map_err(|_| later())?;
    let card = shown.card.as_ref().and_then(Location::read).ok_or_else(later)?;
    let class = Class::Message(dispatch.guild);
    let lang = app.lang(&settings.language);
    let name = text!(lang, "Mock interview #{number}", number = shown.number);
    let thread = match settings.threads {
        Threads::Public => {
            let route = Route::StartThreadOf(card.channel.into(), card.message.into());
            let body = json!({ "name": name, "auto_archive_duration": THREAD_ARCHIVE_MINUTES });
            let call = Call::new(route, class).with_body(&body).repeatable();
            match app.rest.call_unit(call).await {
                Ok(()) | Err(Failure::Done { .. }) => card.message,
                // Somebody deleted the card: the thread begins without one.
                Err(Failure::Gone { code: MESSAGE_GONE }) => {
                    start_once(app, dispatch, card.channel, &name, PUBLIC_THREAD).await?
                }
                Err(failure) => return Err(failure),
            }
        }
        Threads::Private => start_once(app, dispatch, card.channel, &name, PRIVATE_THREAD).await?,
    };
    app.known.threads.insert(ChannelId(signed(thread)), (dispatch.guild, shown.session));
    Ok(Spot::Thread(thread).placed())
}

/// Starts a thread without a message. It has no key to tell a repetition by, so from the second
/// attempt on it is looked for by its name.
async fn start_once(
    app: &App,
    dispatch: &Dispatch,
    channel: u64,
    name: &str,
    kind: u8,
) -> Result<u64, Failure> {
    if dispatch.attempt > 1
        && let Some(thread) = started(app, dispatch.guild, channel, name).await?
    {
        return Ok(thread);
    }
    start(app, (channel, Class::Message(dispatch.guild)), name, kind).await
}

async fn start(
    app: &App,
    (channel, class): (u64, Class),
    name: &str,
    kind: u8,
) -> Result<u64, Failure> {
    let route = Route::StartThread(channel.into());
    let mut body = json!({
        "name": name, "type": kind, "auto_archive_duration": THREAD_ARCHIVE_MINUTES,
    });
    if kind == PRIVATE_THREAD {
        body["invitable"] = json!(false);
    }
    let call = Call::new(route, class).with_body(&body);
    let thread: GuildChannel = app.rest.call(call).await?;
    Ok(thread.id.get())
}

/// The active thread of ours with that name.
async fn started(
    app: &App,
    guild: GuildId,
    channel: u64,
    name: &str,
) -> Result<Option<u64>, Failure> {
    let route = Route::ActiveThreads(unsigned(guild.0).into());
    let active: Value = app.rest.call(Call::new(route, Class::About(guild))).await?;
    let threads = active.get("threads").and_then(Value::as_array);
    let text = |thread: &Value, key: &str| -> Option<String> {
        thread.get(key).and_then(Value::as_str).map(str::to_owned)
    };
    let found = threads.into_iter().flatten().find(|thread| {
        text(thread, "name").as_deref() == Some(name)
            && text(thread, "parent_id") == Some(channel.to_string())
            && text(thread, "owner_id") == Some(app.me.get().to_string())
    });
    Ok(found.and_then(|thread| text(thread, "id")).and_then(|id| id.parse().ok()))
}

/// Where its member practises by themself: in the thread that they have, woken and with them in it,
/// or in a new one.
pub(super) async fn open_own(
    app: &App,
    dispatch: &Dispatch,
    (shown, own): (&SessionDelivery, &OwnPlace),
    key: DeliveryKey,
) -> Result<Placed, Failure> {
    let class = Class::Message(dispatch.guild);
    let known = match own.thread.as_ref().and_then(Spot::thread) {
        Some(thread) => match let_in(app, thread, own, class).await {
            Ok(()) => Some(thread),
            // It was deleted, or the bot does not see it any more.
            Err(Failure::Gone { code: CHANNEL_GONE } | Failure::Forbidden { code: UNSEEN }) => None,
            Err(failure) => return Err(failure),
        },
        None => None,
    };
    let thread = match known {
        Some(thread) => thread,
        None => begin_own(app, dispatch, (shown, own), (class, key)).await?,
    };
    app.known.threads.insert(ChannelId(signed(thread)), (dispatch.guild, shown.session));
    Ok(Spot::Thread(thread).placed())
}

/// A new thread of a member's own. It has no key to tell a repetition by, so it is looked for by
/// its name, in which the number of the session is nobody else's. Its first line says who can read
/// it.
async fn begin_own(
    app: &App,
    dispatch: &Dispatch,
    (shown, own): (&SessionDelivery, &OwnPlace),
    (class, key): (Class, DeliveryKey),
) -> Result<u64, Failure> {
    let settings = app.settings(dispatch.guild).await.map_err(|_| later())?;
    let practice = settings.practice.ok_or(Failure::Gone { code: CHANNEL_GONE })?;
    let channel = unsigned(practice.0);
    let lang = app.lang(&own.language);
    let name = text!(lang, "My drills since #{number}", number = shown.number);
    let thread = match started(app, dispatch.guild, channel, &name).await? {
        Some(thread) => thread,
        None => start(app, (channel, class), &name, PRIVATE_THREAD).await?,
    };
    let mut call = Call::new(Route::Messages(thread.into()), Class::About(dispatch.guild));
    call.query = vec![("limit", "1".to_owned())];
    let said: Vec<Value> = app.rest.call(call).await?;
    if said.is_empty() {
        let first = render::room(words::own_thread(lang), &[]);
        post(app, thread, &first, (class, key)).await?;
    }
    let_in(app, thread, own, class).await?;
    Ok(thread)
}

/// Its member is in the thread, which is awake.
async fn let_in(app: &App, thread: u64, own: &OwnPlace, class: Class) -> Result<(), Failure> {
    let let_in = || async {
        let route = Route::ThreadMember(thread.into(), unsigned(own.member.0).into());
        app.rest.call_unit(Call::new(route, class).repeatable()).await
    };
    awake(app, thread, class, let_in).await
}

/// Puts the session's thread away.
pub(super) async fn close(
    app: &App,
    guild: GuildId,
    shown: &SessionDelivery,
) -> Result<Placed, Failure> {
    let Some(thread) = of(shown) else { return Ok(Spot::Nowhere.placed()) };
    app.known.threads.remove(&ChannelId(signed(thread)));
    match archive(app, thread, Class::Message(guild), true).await {
        // It is closed, or there is nothing left to close.
        Ok(())
        | Err(
            Failure::Archived
            | Failure::Gone { .. }
            | Failure::Done { .. }
            // Nobody waits for it to be closed.
            | Failure::Forbidden { .. },
        ) => Ok(Spot::Thread(thread).placed()),
        Err(failure) => Err(failure),
    }
}

fn later() -> Failure {
    Failure::TryLater { after: None }
}

/// The key as characters that Discord takes: 16 bytes in 22 of them.
fn nonce(key: DeliveryKey) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut number = u128::from_be_bytes(key.0);
    let mut text = String::with_capacity(NONCE_MAX);
    for _ in 0..22 {
        text.push(char::from(LETTERS[(number % 64) as usize]));
        number /= 64;
    }
    text
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_nonce_is_short_and_different_keys_have_different_ones() {
        let mut seen = BTreeSet::new();
        for n in 0..=255_u8 {
            let mut key = [n; 16];
            key[15] = n.wrapping_add(1);
            let nonce = nonce(DeliveryKey(key));
            assert!(nonce.len() <= NONCE_MAX && nonce.is_ascii());
            assert!(seen.insert(nonce));
        }
    }
}

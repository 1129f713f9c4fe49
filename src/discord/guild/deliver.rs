//! What sessions show, on Discord: cards in the practice channel, threads started from them, and
//! everything that is said there.
//!
//! A message carries the row's own random key as its nonce, so that Discord takes it once; when
//! that is too old to be trusted, the channel is read back first. A thread is started from its
//! card, which can be repeated: a message has one thread, with its own number.

use std::sync::Arc;

use serde_json::Value;
use serenity::model::channel::Message as Posted;
use tracing::warn;

use crate::base::{ChannelId, GuildId, Language, MemberId, Span};
use crate::evening::Card;
use crate::interview::{Effect, Hindrance, Notice, ShownIn};
use crate::protocol::{
    DeliveryFailure, DeliveryKey, Dispatch, EveningDelivery, EveningShows, GuildSettings, Placed,
    SessionDelivery, Subject, Threads,
};
use crate::runtime::Platform;
use crate::view;

use crate::discord::app::App;
use crate::discord::limits::NONCE_FOR;
use crate::discord::paper::layout::Message;
use crate::discord::paper::{render, wire};
use crate::discord::rest::{CHANNEL_GONE, Call, Class, Failure, MESSAGE_GONE, Route};
use crate::discord::snowflake::{id_from, unsigned};

use super::location::{Location, Spot};
use super::{direct, notify, places, standing, threads};

/// Messages that are read back to find one.
const LOOK_BACK: u8 = 100;
/// Between our clock and Discord's, when looking for what we sent.
const CLOCKS_APART: Span = Span::from_seconds(30);

/// Discord, from the dispatcher's side.
pub(in crate::discord) struct DiscordPlatform(pub(in crate::discord) Arc<App>);

impl Platform for DiscordPlatform {
    async fn deliver(
        &self,
        dispatch: &Dispatch,
        key: DeliveryKey,
    ) -> Result<Placed, DeliveryFailure> {
        let app = self.0.as_ref();
        let end = match &dispatch.subject {
            Subject::Guild(card) => {
                let end = show(app, dispatch, key).await;
                standing::delivered(app, dispatch.guild, *card, end.as_ref().ok());
                end
            }
            Subject::Evening(_)
            | Subject::Organisers
            | Subject::Digest(_)
            | Subject::Poll(_)
            | Subject::Direct(_) => show(app, dispatch, key).await,
            Subject::Session(shown) => {
                let end = match &shown.effect {
                    Effect::OpenThread => match &shown.own {
                        Some(own) => threads::open_own(app, dispatch, (shown, own), key).await,
                        None => threads::open(app, dispatch, shown).await,
                    },
                    Effect::CloseThread => threads::close(app, dispatch.guild, shown).await,
                    Effect::Show { .. } | Effect::Post { .. } | Effect::Announce { .. } => {
                        show(app, dispatch, key).await
                    }
                };
                if end.is_ok() && dispatch.placed.is_none() {
                    ask_who_is_there(app, dispatch.guild, &shown.effect);
                }
                end
            }
        };
        if let Err(Failure::Gone { code: CHANNEL_GONE }) = &end {
            channel_is_gone(app, dispatch).await;
        }
        end.map_err(|failure| not_shown(app, dispatch, failure))
    }

    async fn find(
        &self,
        dispatch: &Dispatch,
        _key: DeliveryKey,
    ) -> Result<Option<Placed>, DeliveryFailure> {
        let app = self.0.as_ref();
        let is_young = app.now().since(dispatch.attempted_at) < NONCE_FOR;
        let is_message = match &dispatch.subject {
            Subject::Guild(_)
            | Subject::Evening(_)
            | Subject::Organisers
            | Subject::Digest(_)
            | Subject::Poll(_)
            | Subject::Direct(_) => true,
            Subject::Session(shown) => match shown.effect {
                Effect::Show { .. } | Effect::Post { .. } | Effect::Announce { .. } => true,
                Effect::OpenThread | Effect::CloseThread => false,
            },
        };
        // An edit can be repeated; a young nonce is remembered by Discord itself.
        if !is_message || dispatch.placed.is_some() || is_young {
            return Ok(None);
        }
        find(app, dispatch).await.map_err(|failure| not_shown(app, dispatch, failure))
    }
}

/// What the dispatcher is told. What people can mend is said to those who can.
fn not_shown(app: &App, dispatch: &Dispatch, failure: Failure) -> DeliveryFailure {
    if let Subject::Direct(shown) = &dispatch.subject {
        return match shown.thread {
            Some(_) => direct::not_in_thread(failure),
            None => direct::not_written(failure),
        };
    }
    let mut told = failure.into_delivery();
    if let DeliveryFailure::Held { why, after } = &mut told
        && *why == Hindrance::NotAllowed
        && let Some(until) = app.known.timed_out.get(&dispatch.guild)
        && until > app.now()
    {
        (*why, *after) = (Hindrance::TimedOut, Some(until - app.now()));
    }
    if let DeliveryFailure::Held { .. } = &told {
        app.doubts(dispatch.guild);
    }
    told
}

/// When check-in opens, it matters who has left the guild since they took their seat. Where a
/// session is held at once, they have just taken it.
fn ask_who_is_there(app: &App, guild: GuildId, effect: &Effect) {
    if let Effect::Show { notice: Notice::CheckIn { people, starts_at, .. }, .. } = effect
        && *starts_at > app.now()
    {
        let people: Vec<MemberId> = people.iter().map(|present| present.member).collect();
        app.ask_who_is_there(guild, &people);
    }
}

/// The channel of the cards, or the one of the organisers, is no more, and nobody has told us.
async fn channel_is_gone(app: &App, dispatch: &Dispatch) {
    let Ok(settings) = app.settings(dispatch.guild).await else { return };
    if let Some(chosen) = chosen(&settings, &dispatch.subject) {
        let posted = dispatch.placed.as_ref().and_then(Location::read);
        let channel = posted.map_or(chosen, Location::channel_id);
        places::channel_gone(app, dispatch.guild, channel).await;
    }
}

/// The channel or thread that it belongs into.
async fn channel_of(app: &App, dispatch: &Dispatch) -> Result<u64, Failure> {
    let settings = app.settings(dispatch.guild).await.map_err(|_| later())?;
    // Without a channel nothing can be shown: as if it had been deleted.
    let in_channel = |chosen: Option<ChannelId>| {
        chosen.map(|channel| unsigned(channel.0)).ok_or(Failure::Gone { code: CHANNEL_GONE })
    };
    match &dispatch.subject {
        Subject::Guild(card) => in_channel(Some(card.channel)),
        Subject::Digest(week) => in_channel(Some(week.channel)),
        Subject::Direct(shown) => direct::channel(app, dispatch.guild, shown).await,
        Subject::Session(shown) if shown.effect.shown_in() == ShownIn::Thread => {
            threads::of(shown).ok_or_else(later)
        }
        subject @ (Subject::Organisers
        | Subject::Evening(_)
        | Subject::Poll(_)
        | Subject::Session(_)) => in_channel(chosen(&settings, subject)),
    }
}

/// The channel that was chosen for what stands in no thread: an evening's own, or the guild's.
fn chosen(settings: &GuildSettings, subject: &Subject) -> Option<ChannelId> {
    match subject {
        Subject::Organisers => settings.notice,
        Subject::Digest(week) => Some(week.channel),
        Subject::Guild(_) | Subject::Poll(_) => settings.practice,
        Subject::Evening(shown) => shown.agreed.channel.or(settings.practice),
        Subject::Session(shown) => match shown.effect.shown_in() {
            ShownIn::Channel => shown.channel.or(settings.practice),
            ShownIn::Thread => None,
        },
        Subject::Direct(_) => None,
    }
}

fn later() -> Failure {
    Failure::TryLater { after: None }
}

/// What is to be shown, as far as there is anything.
async fn message(app: &App, dispatch: &Dispatch) -> Result<Option<Message>, Failure> {
    let settings = app.settings(dispatch.guild).await.map_err(|_| later())?;
    let lang = app.lang(&settings.language);
    Ok(match &dispatch.subject {
        Subject::Guild(card) => Some(render::room(view::standing_card(lang, card), &[])),
        Subject::Session(shown) => {
            let lang = shown.own.as_ref().map_or(lang, |own| app.lang(&own.language));
            of_session(lang, shown, settings.threads)
        }
        Subject::Evening(shown) => Some(of_evening(lang, dispatch.guild, shown)),
        Subject::Digest(week) => Some(render::room(view::digest(lang, week), &[])),
        Subject::Poll(shown) => Some(render::room(view::poll(lang, shown), &[])),
        Subject::Direct(shown) => Some(direct::message(app, dispatch.guild, shown)),
        Subject::Organisers => {
            let held = app.house.held_up(dispatch.guild).await.map_err(|_| later())?;
            notify::message(app, dispatch, &settings, &held).await
        }
    })
}

/// What the room sees, and who is notified.
fn of_session(lang: &Language, shown: &SessionDelivery, threads: Threads) -> Option<Message> {
    let card = view::notice(lang, threads, shown)?;
    let ping: Vec<MemberId> = match &shown.effect {
        Effect::Post { ping, .. } | Effect::Announce { ping, .. } => ping.clone(),
        // Who is mentioned in a private thread is let into it.
        Effect::Show { notice: Notice::CheckIn { people, .. }, .. }
            if threads == Threads::Private =>
        {
            people.iter().map(|present| present.member).collect()
        }
        // Discord notifies of the first posting, and of no edit.
        Effect::Show { notice: Notice::CheckIn { calls, .. }, .. } => calls.clone(),
        Effect::Show { .. } | Effect::OpenThread | Effect::CloseThread => Vec::new(),
    };
    Some(render::room(card, &ping))
}

/// What an evening shows, and who is notified. The call leads to the plan once that stands.
fn of_evening(lang: &Language, guild: GuildId, shown: &EveningDelivery) -> Message {
    let plan = shown.plan.as_ref().and_then(Location::read).map(|at| at.link(guild));
    let ping: &[MemberId] = match &shown.shows {
        // Discord notifies of the first posting, and of no edit.
        EveningShows::Card(Card::Call { mentioned, .. }) => mentioned,
        EveningShows::Card(Card::Plan { .. }) => &[],
        EveningShows::Notice(_, ping) => ping,
    };
    render::room(view::evening(lang, shown, plan.as_deref()), ping)
}

async fn show(app: &App, dispatch: &Dispatch, key: DeliveryKey) -> Result<Placed, Failure> {
    let Some(message) = message(app, dispatch).await? else { return Ok(Spot::Nowhere.placed()) };
    for limit in message.broken_limits() {
        warn!(delivery.id = dispatch.id.0, "a message breaks a limit of Discord's: {limit}");
    }
    let class = Class::Message(dispatch.guild);
    if let Some(at) = dispatch.placed.as_ref().and_then(Location::read) {
        let edit = || async {
            let route = Route::EditMessage(at.channel.into(), at.message.into());
            let call = Call::new(route, class);
            app.rest.call_unit(call.with_body(&wire::body(&message))).await
        };
        match threads::awake(app, at.channel, class, edit).await {
            // Somebody deleted the message: it is put up again where it belongs.
            Err(Failure::Gone { code: MESSAGE_GONE }) => {}
            end => return end.map(|()| at.placed()),
        }
    }
    let channel = channel_of(app, dispatch).await?;
    Ok(threads::post(app, channel, &message, (class, key)).await?.placed())
}

/// Looks for a message that was sent before, among those since its first attempt.
async fn find(app: &App, dispatch: &Dispatch) -> Result<Option<Placed>, Failure> {
    let Some(wanted) = message(app, dispatch).await? else { return Ok(None) };
    let wanted = wire::tree(&wanted);
    let channel = channel_of(app, dispatch).await?;
    let since = id_from(dispatch.attempted_at - CLOCKS_APART);
    let mut call = Call::new(Route::Messages(channel.into()), Class::About(dispatch.guild));
    call.query = vec![("after", since.to_string()), ("limit", LOOK_BACK.to_string())];
    let posted: Vec<Posted> = app.rest.call(call).await?;
    let is_it = |posted: &Posted| {
        posted.author.id == app.me
            && Some(posted.content.as_str()) == wanted["content"].as_str()
            && names(&serde_json::to_value(&posted.components).unwrap_or_default())
                == names(&wanted["components"])
    };
    let found = posted.iter().find(|posted| is_it(posted));
    Ok(found.map(|posted| Location { channel, message: posted.id.get() }.placed()))
}

/// What the components of a message are called, in order.
fn names(components: &Value) -> Vec<String> {
    let rows = components.as_array().into_iter().flatten();
    let all = rows.filter_map(|row| row.get("components")?.as_array()).flatten();
    all.filter_map(|one| one.get("custom_id")?.as_str().map(str::to_owned)).collect()
}

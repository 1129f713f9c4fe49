//! Messages to one member alone, in the channel that Discord keeps for the two.

use serde_json::{Value, json};

use crate::base::{GuildId, MemberId};
use crate::protocol::{DeliveryFailure, DirectDelivery, NotDirect};
use crate::view;

use crate::discord::app::App;
use crate::discord::paper::layout::Message;
use crate::discord::paper::render;
use crate::discord::rest::{Call, Class, Failure, Route};
use crate::discord::snowflake::unsigned;

use super::location::{Location, Spot};

/// What the member reads, in their language.
pub(super) fn message(app: &App, guild: GuildId, shown: &DirectDelivery) -> Message {
    let place = shown.stands.as_ref().and_then(Location::read).map(|at| at.link(guild));
    let card = view::direct(app.lang(&shown.language), shown, place.as_deref());
    // In a thread nobody is told of what does not mention them.
    let ping: &[MemberId] = if shown.thread.is_some() { &[shown.member] } else { &[] };
    render::room(card, ping)
}

/// Where the member reads it: in the thread of their own, or else the channel that Discord keeps
/// for the bot and them: the one in which they were written
/// to before, or else it is opened. That can be repeated: there is one.
pub(super) async fn channel(
    app: &App,
    guild: GuildId,
    shown: &DirectDelivery,
) -> Result<u64, Failure> {
    if let Some(thread) = shown.thread.as_ref().and_then(Spot::thread) {
        return Ok(thread);
    }
    if let Some(last) = shown.last.as_ref().and_then(Location::read) {
        return Ok(last.channel);
    }
    let body = json!({ "recipient_id": unsigned(shown.member.0).to_string() });
    let call = Call::new(Route::OpenDirect, Class::Message(guild)).with_body(&body).repeatable();
    let opened: Value = app.rest.call(call).await?;
    let id = opened.get("id").and_then(Value::as_str).and_then(|id| id.parse().ok());
    id.ok_or(Failure::Unknown)
}

/// What the dispatcher is told of a thread of somebody's own. What is in the way there is nothing
/// that organisers mend: it is not asked for that day.
pub(super) fn not_in_thread(failure: Failure) -> DeliveryFailure {
    let told = failure.into_delivery();
    if let DeliveryFailure::Held { why, .. } = told {
        return DeliveryFailure::Rejected { why: format!("their own thread is shut: {why:?}") };
    }
    told
}

/// What the dispatcher is told. Whoever cannot be written to is not somebody in whose guild
/// something is to be mended.
pub(super) fn not_written(failure: Failure) -> DeliveryFailure {
    if let Failure::Forbidden { code } | Failure::Gone { code } = failure {
        return DeliveryFailure::NotDirect { why: NotDirect::Closed, code };
    }
    failure.into_delivery()
}

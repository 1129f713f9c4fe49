//! Messages to one member alone, in the channel that Discord keeps for the two.

use serde_json::{Value, json};

use crate::base::GuildId;
use crate::protocol::{DeliveryFailure, DirectDelivery, NotDirect};
use crate::view;

use crate::discord::app::App;
use crate::discord::paper::layout::Message;
use crate::discord::paper::render;
use crate::discord::rest::{Call, Class, Failure, Route};
use crate::discord::snowflake::unsigned;

use super::location::Location;

/// What the member reads, in their language.
pub(super) fn message(app: &App, guild: GuildId, shown: &DirectDelivery) -> Message {
    let place = shown.stands.as_ref().and_then(Location::read).map(|at| at.link(guild));
    let card = view::direct(app.lang(&shown.language), shown, place.as_deref());
    render::room(card, &[])
}

/// The channel that Discord keeps for the bot and this member: the one in which they were written
/// to before, or else it is opened. That can be repeated: there is one.
pub(super) async fn channel(
    app: &App,
    guild: GuildId,
    shown: &DirectDelivery,
) -> Result<u64, Failure> {
    if let Some(last) = shown.last.as_ref().and_then(Location::read) {
        return Ok(last.channel);
    }
    let body = json!({ "recipient_id": unsigned(shown.member.0).to_string() });
    let call = Call::new(Route::OpenDirect, Class::Message(guild)).with_body(&body).repeatable();
    let opened: Value = app.rest.call(call).await?;
    let id = opened.get("id").and_then(Value::as_str).and_then(|id| id.parse().ok());
    id.ok_or(Failure::Unknown)
}

/// What the dispatcher is told. Whoever cannot be written to is not somebody in whose guild
/// something is to be mended.
pub(super) fn not_written(failure: Failure) -> DeliveryFailure {
    if let Failure::Forbidden { code } | Failure::Gone { code } = failure {
        return DeliveryFailure::NotDirect { why: NotDirect::Closed, code };
    }
    failure.into_delivery()
}

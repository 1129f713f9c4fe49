//! What a guild's organisers are told, in the channel that they chose for it.
//!
//! What they read is found out when it is sent: here it is only put in its lane, together with what
//! it is about.

use tracing::warn;

use crate::base::{DeliveryId, Span};
use crate::store::outbox::{self, Delivery, Urgency};
use crate::store::{Lane, Tx, guilds};

use super::desk::{Actor, Desk};
use super::error::ServiceError;

/// What could not be said for so long is said by the screen of the settings alone.
const WORTH_SAYING_FOR: Span = Span::from_hours(24);

/// Something is missing in the guild, or waits there: its organisers are told once, however much
/// it is.
pub(super) fn tell(tx: &Tx, desk: &mut Desk, by: Actor) -> Result<(), ServiceError> {
    let Actor { guild, now, .. } = by;
    if guilds::settings(tx, guild)?.is_none_or(|settings| settings.notice.is_none()) {
        warn!(
            guild.id = guild.0,
            "something is not allowed in guild {guild}, and no channel for organisers is set"
        );
        return Ok(());
    }
    let delivery = Delivery {
        id: DeliveryId(desk.id(now)),
        guild,
        lane: Lane::Organisers(guild),
        urgency: Urgency::CanWait,
        slot: None,
        body: String::new(),
        key: desk.key(),
        made_at: now,
        due_at: now,
        worthless_at: Some(now + WORTH_SAYING_FOR),
    };
    outbox::put_newest(tx, &delivery)?;
    Ok(())
}

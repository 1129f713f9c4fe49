//! What the platform says of places: what evenings make of it, and then sessions and settings.

use crate::base::Moment;
use crate::protocol::PlaceNote;
use crate::store::Tx;

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::evening;

/// Does what follows from what happened to a place; says how many sessions or settings it changed.
///
/// # Errors
/// [`ServiceError`] when nothing could be saved; the caller rolls back.
pub fn place(
    tx: &Tx,
    desk: &mut Desk,
    now: Moment,
    note: &PlaceNote,
) -> Result<usize, ServiceError> {
    if let PlaceNote::ChannelGone { guild, channel } = *note {
        evening::channel_gone(tx, desk, Actor { guild, member: None, now }, channel)?;
    }
    super::place::place(tx, desk, now, note)
}

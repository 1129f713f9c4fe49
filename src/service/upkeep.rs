//! What is done by the second and by the minute: signs of life, and what is kept no longer.

use crate::base::{Moment, SessionId, Span};
use crate::store::upkeep::{self, KeepFor};
use crate::store::{Tx, life, outbox, sessions, waits};

use super::desk::Desk;
use super::error::ServiceError;

/// Rows of a kind that one pruning removes.
const PRUNE_MAX: u32 = 500;
/// Answers to events are kept this long: the platform does not send an event again after that.
const INBOX_FOR: Span = Span::from_hours(48);
/// Settled deliveries are kept this long.
const OUTBOX_FOR: Span = Span::from_hours(48);

/// The house is alive. While nothing runs, waits or is to be sent, nothing hangs on the clock: then
/// the disk is left in peace.
///
/// # Errors
/// [`ServiceError`] when nothing could be saved; the caller rolls back.
pub fn alive(tx: &Tx, _: &mut Desk, now: Moment) -> Result<(), ServiceError> {
    let hangs_on_it = !sessions::running(tx, SessionId(i64::MIN), 1)?.is_empty()
        || waits::next_end(tx)?.is_some()
        || outbox::next_due(tx)?.is_some();
    if hangs_on_it {
        life::set_alive(tx, now)?;
    }
    Ok(())
}

/// Removes what is kept no longer.
///
/// # Errors
/// [`ServiceError`] when nothing could be saved; the caller rolls back.
pub fn prune(tx: &Tx, now: Moment) -> Result<(), ServiceError> {
    let keep = KeepFor { inbox_for: INBOX_FOR, outbox_for: OUTBOX_FOR };
    upkeep::prune(tx, now, keep, PRUNE_MAX)?;
    Ok(())
}

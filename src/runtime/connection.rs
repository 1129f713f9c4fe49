//! What a platform's adapter keeps of its connection: rows, so that a restart goes on where the
//! last process stopped. What they mean, the adapter knows.

use crate::base::{Moment, Span};
use crate::service::ServiceError;
use crate::store::connection::ConnectionRow;
use crate::store::{Tx, connection};

/// Identifies are kept this long: the platform counts them by the day.
const IDENTIFIES_FOR: Span = Span::from_hours(24);

/// One thing that is written about a connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConnectionNote {
    /// A shard stands here.
    Stands(ConnectionRow),
    /// A shard has nothing to resume.
    Nothing {
        /// The shard, from 0.
        shard_no: u16,
    },
    /// A session is begun anew.
    Identify,
    /// The newest identify was answered.
    Answered,
    /// A small fact about the platform.
    Known {
        /// Under which name.
        name: String,
        /// What is known under it.
        value: String,
    },
}

/// Rows of a kind that one pruning removes.
const PRUNE_MAX: u32 = 500;

pub(super) fn note(tx: &Tx, now: Moment, note: &ConnectionNote) -> Result<(), ServiceError> {
    match note {
        ConnectionNote::Stands(row) => connection::put(tx, row)?,
        ConnectionNote::Nothing { shard_no } => connection::forget(tx, *shard_no)?,
        ConnectionNote::Identify => connection::note_identify(tx, now)?,
        ConnectionNote::Answered => connection::answer_newest_identify(tx)?,
        ConnectionNote::Known { name, value } => connection::put_known(tx, name, value, now)?,
    }
    Ok(())
}

/// Removes what is kept no longer.
pub(super) fn prune(tx: &Tx, now: Moment) -> Result<(), ServiceError> {
    connection::prune_identifies(tx, now - IDENTIFIES_FOR, PRUNE_MAX)?;
    Ok(())
}

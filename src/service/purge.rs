//! Guilds that removed greenroom and did not come back: after a while nothing of them is kept.

use tracing::info;

use crate::base::{GuildId, Moment, Span};
use crate::store::erasures::{self, ErasureRow, WHOLE_GUILD};
use crate::store::{Tx, guilds, purge};

use super::desk::Desk;
use super::error::ServiceError;

/// What is kept of a guild is kept this long after it removed greenroom (`reliability`: S19).
const KEPT_FOR: Span = Span::from_hours(24 * 30);
/// Rows of a kind that one round removes.
const ROWS_MAX: u32 = 500;
/// Sessions that one round removes.
const SESSIONS_MAX: u32 = 20;

/// One round of taking away what is kept no longer, of one guild; says how many rows that were.
/// What was asked to be kept is that the guild was purged, unreadably: an older backup that is put
/// back does not bring it back.
///
/// # Errors
/// [`ServiceError`] when nothing could be saved; the caller rolls back.
pub fn purge_round(tx: &Tx, desk: &mut Desk, now: Moment) -> Result<usize, ServiceError> {
    let Some(guild) = guilds::left_until(tx, now - KEPT_FOR)? else { return Ok(0) };
    desk.history.forget(guild);
    match some_of(tx, guild)? {
        0 => {
            purge::guild(tx, guild)?;
            let salt = desk.key();
            let seal = guild.seal(salt);
            erasures::put(tx, &ErasureRow { salt, guild: WHOLE_GUILD, seal, at: now })?;
            info!("a guild that had removed greenroom was purged");
            Ok(1)
        }
        removed => Ok(removed),
    }
}

/// All of it at once, without a word.
pub(super) fn whole(tx: &Tx, guild: GuildId) -> Result<(), ServiceError> {
    while some_of(tx, guild)? > 0 {}
    Ok(purge::guild(tx, guild)?)
}

fn some_of(tx: &Tx, guild: GuildId) -> Result<usize, ServiceError> {
    let mut removed = purge::outside_of_sessions(tx, guild, ROWS_MAX)?;
    if removed == 0 {
        for session in purge::sessions(tx, guild, SESSIONS_MAX)? {
            removed += purge::session(tx, session)?;
        }
    }
    Ok(removed)
}

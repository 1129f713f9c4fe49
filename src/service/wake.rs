//! Time passes: sessions that are due are woken, and after an absence each is told of it.

use tracing::info;

use crate::base::{GuildId, MemberId, Moment, SessionId};
use crate::interview::Event;
use crate::store::{Read, Tx, sessions};

use super::act;
use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::{practise, profile, saved};

/// Deadlines of one session that are applied in one use-case; the rest is due at once again.
const WAKES_MAX: usize = 8;

/// What became of a session that was due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WakeOutcome {
    /// Deadlines that were applied.
    pub applied: usize,
    /// How late the first of them was, in milliseconds.
    pub late_ms: i64,
}

/// Something whose time has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// A session wants to be woken.
    Session(SessionId),
    /// Somebody has waited for a partner in vain.
    Wait(GuildId, MemberId),
}

/// What is due, of each kind the longest due first and at most `limit`.
///
/// # Errors
/// [`ServiceError`] when the store cannot be read.
pub fn due(read: &Read, now: Moment, limit: u32) -> Result<Vec<Due>, ServiceError> {
    let sessions = sessions::due(read, now, limit)?.into_iter().map(|row| Due::Session(row.id));
    let waits = practise::due(read, now, limit)?;
    Ok(sessions.chain(waits.into_iter().map(|row| Due::Wait(row.guild, row.member))).collect())
}

/// When the next thing is due.
///
/// # Errors
/// [`ServiceError`] when the store cannot be read.
pub fn next_due(read: &Read) -> Result<Option<Moment>, ServiceError> {
    let session = sessions::next_wake(read)?;
    Ok(session.into_iter().chain(practise::next_due(read)?).min())
}

/// Sessions after `after`, by id, that an absence concerns: those that run.
///
/// # Errors
/// [`ServiceError`] when the store cannot be read.
pub fn concerned(
    read: &Read,
    after: SessionId,
    limit: u32,
) -> Result<Vec<SessionId>, ServiceError> {
    Ok(sessions::running(read, after, limit)?.into_iter().map(|row| row.id).collect())
}

/// Applies the deadlines of one session that have come. A wake that is early, late or doubled
/// meets a session that has moved on, and changes nothing.
///
/// # Errors
/// [`ServiceError`] when nothing could be saved; the caller rolls back.
pub fn wake(
    tx: &Tx,
    desk: &mut Desk,
    now: Moment,
    id: SessionId,
) -> Result<WakeOutcome, ServiceError> {
    let mut outcome = WakeOutcome { applied: 0, late_ms: 0 };
    for _ in 0..WAKES_MAX {
        let Some(from) = saved::load(tx, desk, id)? else { break };
        let Some((at, why)) = from.session.wake_at().filter(|(at, _)| *at <= now) else { break };
        let by = Actor { guild: from.session.guild, member: None, now };
        let quiet = profile::quiet(tx, &from.session, why, now)?;
        if act::happen(tx, desk, by, &from, &Event::Woken { quiet })?.is_err() {
            break;
        }
        let late_ms = now.since(at).ms();
        if outcome.applied == 0 {
            outcome.late_ms = late_ms;
        }
        outcome.applied += 1;
        info!(
            session.id = id.0,
            wake.reason = why.name(),
            late_ms,
            "session {id} was woken: {}",
            why.name()
        );
    }
    Ok(outcome)
}

/// Tells one session that the bot was away.
///
/// # Errors
/// [`ServiceError`] when nothing could be saved; the caller rolls back.
pub fn gap(
    tx: &Tx,
    desk: &mut Desk,
    now: Moment,
    id: SessionId,
    from: Moment,
) -> Result<(), ServiceError> {
    let Some(loaded) = saved::load(tx, desk, id)? else { return Ok(()) };
    let by = Actor { guild: loaded.session.guild, member: None, now };
    let event = Event::Gap { from, to: now };
    // The engine refuses no absence.
    let _told = act::happen(tx, desk, by, &loaded, &event)?;
    Ok(())
}

//! Where the card of a slot stands on the platform.

use rusqlite::params;

use crate::base::{GuildId, Moment, SessionId};

use super::fault::Fault;
use super::tx::{Read, Tx};

/// Where the slot's card stands, in the adapter's own words.
pub fn placed(read: &Read, session: SessionId, slot: &str) -> Result<Option<String>, Fault> {
    read.one(
        "select placed from posted where session_id = ?1 and slot = ?2",
        params![session, slot],
        |row| row.get(0),
    )
}

/// All cards of the session with their slots.
pub fn of_session(read: &Read, session: SessionId) -> Result<Vec<(String, String)>, Fault> {
    read.many(
        "select slot, placed from posted where session_id = ?1 order by slot limit 1000",
        [session],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Where the slot stands in every session that is not over, from session `after` on, at most
/// `limit`.
pub fn of_open_sessions(
    read: &Read,
    slot: &str,
    after: SessionId,
    limit: u32,
) -> Result<Vec<(GuildId, SessionId, String)>, Fault> {
    read.many(
        "select s.guild_id, s.id, p.placed from session s
         join posted p on p.session_id = s.id and p.slot = ?1
         where s.closed_at_ms is null and s.id > ?2 order by s.id limit ?3",
        params![slot, after, limit],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// Where the slot stands in every session of the guild that is not over, at most `limit`.
pub fn of_guild(
    read: &Read,
    slot: &str,
    guild: GuildId,
    limit: u32,
) -> Result<Vec<(SessionId, String)>, Fault> {
    read.many(
        "select s.id, p.placed from session s
         join posted p on p.session_id = s.id and p.slot = ?1
         where s.guild_id = ?2 and s.closed_at_ms is null order by s.id limit ?3",
        params![slot, guild, limit],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The slot's card stands at `placed` from now on.
pub fn put(tx: &Tx, session: SessionId, slot: &str, placed: &str, at: Moment) -> Result<(), Fault> {
    tx.write(
        "insert into posted (session_id, slot, at_ms, placed) values (?1, ?2, ?3, ?4)
         on conflict (session_id, slot) do update
         set at_ms = excluded.at_ms, placed = excluded.placed",
        params![session, slot, at, placed],
    )?;
    Ok(())
}

/// The slot's card is gone from the platform; its next delivery posts a new one.
pub fn forget(tx: &Tx, session: SessionId, slot: &str) -> Result<(), Fault> {
    tx.write("delete from posted where session_id = ?1 and slot = ?2", params![session, slot])?;
    Ok(())
}

/// Nothing of the session stands anywhere any more.
pub fn forget_all(tx: &Tx, session: SessionId) -> Result<(), Fault> {
    tx.write("delete from posted where session_id = ?1", [session])?;
    Ok(())
}

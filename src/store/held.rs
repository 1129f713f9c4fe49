//! Lanes that are held: the platform does not let their head be shown for now, for a reason that
//! people can mend. The head is looked at again from time to time, what is behind it waits, and
//! when the head has gone out the lane is held no longer.

use rusqlite::{Row, params};

use crate::base::{DeliveryId, GuildId, Moment, SessionId};

use super::fault::Fault;
use super::lane::Lane;
use super::tx::{Read, Tx};

/// A lane that is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldLane {
    /// As its column says it; a lane of edits is part of the lane that they are beside.
    pub lane: String,
    /// The session that it is a place of.
    pub session: Option<SessionId>,
    /// Since when.
    pub since: Moment,
    /// Why, by name.
    pub why: String,
}

/// Whose a row of the outbox is.
pub(super) struct Of {
    pub(super) lane: String,
    pub(super) guild: GuildId,
    pub(super) session: Option<SessionId>,
}

/// The lane is held, or still is: for the reason that was found last.
pub(super) fn hold(tx: &Tx, of: &Of, why: &str, at: Moment) -> Result<(), Fault> {
    tx.write(
        "insert into held (lane, guild_id, session_id, since_ms, look_count, why)
         values (?1, ?2, ?3, ?4, 1, ?5)
         on conflict (lane) do update
         set look_count = look_count + 1, why = excluded.why",
        params![of.lane, of.guild, of.session, at, why],
    )?;
    Ok(())
}

/// Its head has gone out.
pub(super) fn let_go(tx: &Tx, lane: &str) -> Result<(), Fault> {
    tx.write("delete from held where lane = ?1", [lane])?;
    Ok(())
}

/// What was given up leaves the lane held for what waits behind it.
pub(super) fn forget_empty(tx: &Tx, lane: &str) -> Result<(), Fault> {
    tx.write(
        "delete from held where lane = ?1
           and not exists (select 1 from outbox where lane = ?1 and settled_at_ms is null)",
        [lane],
    )?;
    Ok(())
}

/// Nothing of the lane is held any more, edits included.
pub(super) fn forget_all(tx: &Tx, lane: Lane) -> Result<(), Fault> {
    tx.write("delete from held where lane >= ?1 and lane < ?2", [lane.to_string(), lane.end()])?;
    Ok(())
}

/// How often the head of the row's lane was looked at since it is held, and since when.
pub fn of_delivery(read: &Read, delivery: DeliveryId) -> Result<Option<(u32, Moment)>, Fault> {
    read.one(
        "select h.look_count, h.since_ms from outbox o join held h on h.lane = o.lane
         where o.id = ?1",
        [delivery],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

fn held_lane(row: &Row<'_>) -> rusqlite::Result<HeldLane> {
    let (lane, session) = (row.get(0)?, row.get(1)?);
    Ok(HeldLane { lane, session, since: row.get(2)?, why: row.get(3)? })
}

/// Lanes of the session that are held.
pub fn of_session(read: &Read, session: SessionId) -> Result<Vec<HeldLane>, Fault> {
    read.many(
        "select lane, session_id, since_ms, why from held where session_id = ?1
         order by lane limit 1000",
        [session],
        held_lane,
    )
}

/// Lanes of the guild that are held, at most `limit`.
pub fn of_guild(read: &Read, guild: GuildId, limit: u32) -> Result<Vec<HeldLane>, Fault> {
    read.many(
        "select lane, session_id, since_ms, why from held where guild_id = ?1 limit ?2",
        params![guild, limit],
        held_lane,
    )
}

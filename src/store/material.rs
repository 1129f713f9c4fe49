//! What a session was made from: its format and rubric as they were, the questions drawn. Each such
//! part lies once in its guild and never changes; a session names its own, in their order.

use rusqlite::params;

use crate::base::{GuildId, SessionId};

use super::fault::Fault;
use super::tx::{Read, Tx};

/// The session of the guild has this part at `place`, which must be free: a kit only grows.
pub fn put(
    tx: &Tx,
    guild: GuildId,
    session: SessionId,
    place: u16,
    body: &str,
) -> Result<(), Fault> {
    let part = match found(tx, guild, body)? {
        Some(part) => part,
        None => added(tx, guild, body)?,
    };
    tx.write(
        "insert into kit (session_id, place_no, part_no) values (?1, ?2, ?3)",
        params![session, place, part],
    )?;
    Ok(())
}

/// The guild's part with just this text. The plus keeps the engine from putting the whole text in
/// place of its beginning, which is what the index has.
fn found(read: &Read, guild: GuildId, body: &str) -> Result<Option<i64>, Fault> {
    read.one(
        "select no from part
         where guild_id = ?1 and substr(body, 1, 64) = substr(?2, 1, 64) and +body = ?2",
        params![guild, body],
        |row| row.get(0),
    )
}

fn added(tx: &Tx, guild: GuildId, body: &str) -> Result<i64, Fault> {
    tx.write("insert into part (guild_id, body) values (?1, ?2)", params![guild, body])?;
    Ok(tx.conn().last_insert_rowid())
}

/// The session's parts, in order.
pub fn of_session(read: &Read, session: SessionId) -> Result<Vec<String>, Fault> {
    read.many(
        "select p.body from kit k join part p on p.no = k.part_no
         where k.session_id = ?1 order by k.place_no limit 1000",
        [session],
        |row| row.get(0),
    )
}

/// The session names no part any more, and what no other one names goes. Says how many rows that
/// were.
pub(super) fn forget(tx: &Tx, session: SessionId) -> Result<usize, Fault> {
    let parts: Vec<i64> =
        tx.many("select part_no from kit where session_id = ?1 limit 1000", [session], |row| {
            row.get(0)
        })?;
    let mut removed = tx.write("delete from kit where session_id = ?1", [session])?;
    for part in parts {
        removed += tx.write(
            "delete from part where no = ?1 and not exists (select 1 from kit where part_no = ?1)",
            [part],
        )?;
    }
    Ok(removed)
}

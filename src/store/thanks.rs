//! Thanks of candidates to who interviewed, watched or rated them.

use rusqlite::params;

use crate::base::{GuildId, MemberId, Moment, SessionId};

use super::fault::Fault;
use super::tx::{Read, Tx};

/// Whom one candidate can thank after a session, at most: more do not fit into one.
const THANKED_MAX: u32 = 50;

/// Somebody thanks somebody for a session; a second time it changes nothing.
pub fn put(
    tx: &Tx,
    (guild, session): (GuildId, SessionId),
    (from, to): (MemberId, MemberId),
    at: Moment,
) -> Result<(), Fault> {
    tx.write(
        "insert into thanks (session_id, from_id, to_id, guild_id, at_ms)
         values (?1, ?2, ?3, ?4, ?5)
         on conflict (session_id, from_id, to_id) do nothing",
        params![session, from, to, guild, at],
    )?;
    Ok(())
}

/// Whom the member thanked for a session, by member.
pub fn given(read: &Read, session: SessionId, from: MemberId) -> Result<Vec<MemberId>, Fault> {
    read.many(
        "select to_id from thanks where session_id = ?1 and from_id = ?2 order by to_id limit ?3",
        params![session, from, THANKED_MAX],
        |row| row.get(0),
    )
}

/// Who thanked the member, for which session by its number, and when; the newest first, at most
/// `limit`.
pub fn got(
    read: &Read,
    guild: GuildId,
    to: MemberId,
    limit: u32,
) -> Result<Vec<(MemberId, u32, Moment)>, Fault> {
    read.many(
        "select t.from_id, s.number, t.at_ms from thanks t join session s on s.id = t.session_id
         where t.guild_id = ?1 and t.to_id = ?2 order by t.at_ms desc limit ?3",
        params![guild, to, limit],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

//! Answers of drills that their member keeps for a while, beyond their session.

use rusqlite::params;

use crate::base::{GuildId, MemberId, Moment, SessionId};

use super::fault::Fault;
use super::tx::{Read, Tx};

/// More follow-ups than a question has.
const ASKS_MAX: u32 = 50;

/// An answer that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRow {
    /// The drill.
    pub session: SessionId,
    /// 0 for its question, then its follow-ups.
    pub ask_no: u16,
    /// In which guild.
    pub guild: GuildId,
    /// Whose it is.
    pub member: MemberId,
    /// Until when.
    pub until: Moment,
    /// The text.
    pub said: String,
}

/// Keeps an answer, or keeps it longer.
pub fn put(tx: &Tx, row: &KeptRow) -> Result<(), Fault> {
    tx.write(
        "insert into kept_answer (session_id, ask_no, guild_id, member_id, keep_until_ms, said)
         values (?1, ?2, ?3, ?4, ?5, ?6)
         on conflict (session_id, ask_no) do update
         set keep_until_ms = excluded.keep_until_ms, said = excluded.said",
        params![row.session, row.ask_no, row.guild, row.member, row.until, row.said],
    )?;
    Ok(())
}

/// What the member keeps of a drill, in the order in which it was asked.
pub fn of_session(
    read: &Read,
    session: SessionId,
    member: MemberId,
) -> Result<Vec<(u16, String)>, Fault> {
    read.many(
        "select ask_no, said from kept_answer where session_id = ?1 and member_id = ?2
         order by ask_no limit ?3",
        params![session, member, ASKS_MAX],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Nothing of the member's is kept any more.
pub fn forget(tx: &Tx, guild: GuildId, member: MemberId) -> Result<(), Fault> {
    tx.write(
        "delete from kept_answer where guild_id = ?1 and member_id = ?2",
        params![guild, member],
    )?;
    Ok(())
}

/// Forgets what was kept until `now`, at most `limit` answers, and says how many.
pub(super) fn prune(tx: &Tx, now: Moment, limit: u32) -> Result<usize, Fault> {
    tx.write(
        "delete from kept_answer where (session_id, ask_no) in (
           select session_id, ask_no from kept_answer where keep_until_ms <= ?1
           order by keep_until_ms limit ?2)",
        params![now, limit],
    )
}

//! The journal: who did what. It only grows; the schema refuses everything else.

use rusqlite::params;

use crate::base::{GuildId, MemberId, Moment, SessionId};

use super::fault::Fault;
use super::tx::{Read, Tx};

/// One line of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalRow {
    /// The line's own id, larger than those before it.
    pub id: i64,
    /// When it happened.
    pub at: Moment,
    /// In which group.
    pub guild: GuildId,
    /// In which session, if in one.
    pub session: Option<SessionId>,
    /// Who did it; none when greenroom did.
    pub actor: Option<MemberId>,
    /// What was done: a short fixed name.
    pub what: String,
    /// The rest, without anybody's words.
    pub detail: String,
}

/// Writes one line.
pub fn note(tx: &Tx, line: &JournalRow) -> Result<(), Fault> {
    tx.write(
        "insert into journal (guild_id, id, at_ms, session_id, actor_id, what, detail)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![line.guild, line.id, line.at, line.session, line.actor, line.what, line.detail],
    )?;
    Ok(())
}

/// The guild's lines with an id below `before`, newest first.
pub fn of_guild(
    read: &Read,
    guild: GuildId,
    before: i64,
    limit: u32,
) -> Result<Vec<JournalRow>, Fault> {
    read.many(
        "select id, at_ms, guild_id, session_id, actor_id, what, detail from journal
         where guild_id = ?1 and id < ?2 order by id desc limit ?3",
        params![guild, before, limit],
        |row| {
            Ok(JournalRow {
                id: row.get(0)?,
                at: row.get(1)?,
                guild: row.get(2)?,
                session: row.get(3)?,
                actor: row.get(4)?,
                what: row.get(5)?,
                detail: row.get(6)?,
            })
        },
    )
}

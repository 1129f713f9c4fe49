//! Which questions a member was asked, or heard asked: so that the next draw brings fresh ones.

use rusqlite::params;

use crate::base::{GuildId, MemberId, Moment};

use super::fault::Fault;
use super::tx::{Read, Tx};

/// What a member knows of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeardRow {
    /// The member.
    pub member: MemberId,
    /// The question, as its bank names it.
    pub question: String,
    /// When they were last asked it.
    pub asked_at: Option<Moment>,
    /// When they last heard it asked.
    pub heard_at: Option<Moment>,
}

/// Notes that the member was asked, or heard, a question. Of two moments the later one counts; one
/// of both must be given.
pub fn put(tx: &Tx, guild: GuildId, heard: &HeardRow) -> Result<(), Fault> {
    tx.write(
        "insert into heard (guild_id, member_id, question_id, asked_at_ms, heard_at_ms)
         values (?1, ?2, ?3, ?4, ?5)
         on conflict (guild_id, member_id, question_id) do update
         set asked_at_ms = max(coalesce(asked_at_ms, excluded.asked_at_ms),
                               coalesce(excluded.asked_at_ms, asked_at_ms)),
           heard_at_ms = max(coalesce(heard_at_ms, excluded.heard_at_ms),
                             coalesce(excluded.heard_at_ms, heard_at_ms))",
        params![guild, heard.member, heard.question, heard.asked_at, heard.heard_at],
    )?;
    Ok(())
}

/// What these members know, by member and question, at most `limit` questions a member.
pub fn of_members(
    read: &Read,
    guild: GuildId,
    members: &[MemberId],
    limit: u32,
) -> Result<Vec<HeardRow>, Fault> {
    let mut all = Vec::new();
    for member in members {
        all.extend(read.many(
            "select member_id, question_id, asked_at_ms, heard_at_ms from heard
             where guild_id = ?1 and member_id = ?2 order by question_id limit ?3",
            params![guild, member, limit],
            |row| {
                Ok(HeardRow {
                    member: row.get(0)?,
                    question: row.get(1)?,
                    asked_at: row.get(2)?,
                    heard_at: row.get(3)?,
                })
            },
        )?);
    }
    Ok(all)
}

//! Real interviews, as members tell of them afterwards.

use rusqlite::{Row, params};

use crate::base::{DebriefNo, GuildId, MemberId, Moment};

use super::fault::Fault;
use super::tx::{Read, Tx};

/// A real interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebriefRow {
    /// Its id.
    pub id: DebriefNo,
    /// In which group.
    pub guild: GuildId,
    /// Whose it was.
    pub member: MemberId,
    /// When it was, such as `2026-11-25`.
    pub on: String,
    /// What was asked.
    pub asked: String,
    /// What they would practise if it were tomorrow.
    pub again: Option<String>,
    /// How it went, by its name.
    pub went: Option<String>,
    /// What they heard back, by its name.
    pub outcome: Option<String>,
    /// Whether they agreed to be counted.
    pub is_counted: bool,
    /// Whether their board said *ready* on the day before, if somebody looked.
    pub was_ready: Option<bool>,
    /// When they told it.
    pub made_at: Moment,
}

macro_rules! columns {
    ($rest:literal) => {
        concat!(
            "select id, guild_id, member_id, on_date, asked, again, went, outcome, is_counted, ",
            "was_ready, made_at_ms from debrief ",
            $rest
        )
    };
}

fn debrief_of(row: &Row<'_>) -> rusqlite::Result<DebriefRow> {
    Ok(DebriefRow {
        id: row.get(0)?,
        guild: row.get(1)?,
        member: row.get(2)?,
        on: row.get(3)?,
        asked: row.get(4)?,
        again: row.get(5)?,
        went: row.get(6)?,
        outcome: row.get(7)?,
        is_counted: row.get(8)?,
        was_ready: row.get(9)?,
        made_at: row.get(10)?,
    })
}

/// Stores one, in place of what it was before. The guild must have a row.
pub fn put(tx: &Tx, row: &DebriefRow) -> Result<(), Fault> {
    tx.write(
        "insert into debrief (id, guild_id, member_id, on_date, asked, again, went, outcome,
           is_counted, was_ready, made_at_ms)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
         on conflict (id) do update
         set on_date = excluded.on_date, asked = excluded.asked, again = excluded.again,
           went = excluded.went, outcome = excluded.outcome, is_counted = excluded.is_counted,
           was_ready = excluded.was_ready",
        params![
            row.id,
            row.guild,
            row.member,
            row.on,
            row.asked,
            row.again,
            row.went,
            row.outcome,
            row.is_counted,
            row.was_ready,
            row.made_at,
        ],
    )?;
    Ok(())
}

/// The one with this id.
pub fn load(read: &Read, id: DebriefNo) -> Result<Option<DebriefRow>, Fault> {
    read.one(columns!("where id = ?1"), [id], debrief_of)
}

/// The member's, the latest first, at most `limit`.
pub fn of_member(
    read: &Read,
    guild: GuildId,
    member: MemberId,
    limit: u32,
) -> Result<Vec<DebriefRow>, Fault> {
    read.many(
        columns!("where guild_id = ?1 and member_id = ?2 order by on_date desc, id desc limit ?3"),
        params![guild, member, limit],
        debrief_of,
    )
}

/// Those of the group whose members agreed to be counted, at most `limit`.
pub fn counted(read: &Read, guild: GuildId, limit: u32) -> Result<Vec<DebriefRow>, Fault> {
    read.many(
        columns!("where guild_id = ?1 and is_counted = 1 limit ?2"),
        params![guild, limit],
        debrief_of,
    )
}

/// It is not kept any more.
pub fn remove(tx: &Tx, id: DebriefNo) -> Result<(), Fault> {
    tx.write("delete from debrief where id = ?1", [id])?;
    Ok(())
}

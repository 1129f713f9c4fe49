//! Weekly summaries: who is told how their week went, and when next.

use rusqlite::{Row, params};

use crate::base::{GuildId, MemberId, Moment};

use super::fault::Fault;
use super::tx::{News, Read, Tx};

/// Whether and when a member is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryRow {
    /// In which guild.
    pub guild: GuildId,
    /// Who is told.
    pub member: MemberId,
    /// Whether they do not want it.
    pub is_off: bool,
    /// When they are told next.
    pub due_at: Option<Moment>,
    /// Of when the one is that they read below what they are answered next.
    pub untold_at: Option<Moment>,
}

macro_rules! columns {
    ($rest:literal) => {
        concat!("select guild_id, member_id, is_off, due_at_ms, untold_at_ms from summary ", $rest)
    };
}

fn summary_of(row: &Row<'_>) -> rusqlite::Result<SummaryRow> {
    Ok(SummaryRow {
        guild: row.get(0)?,
        member: row.get(1)?,
        is_off: row.get(2)?,
        due_at: row.get(3)?,
        untold_at: row.get(4)?,
    })
}

/// Stores a row, in place of the one before. The guild must have a row.
pub fn put(tx: &Tx, row: &SummaryRow) -> Result<(), Fault> {
    let is_untold = row.untold_at.is_some();
    tx.note(News { wake_at: row.due_at, is_untold, ..News::default() });
    tx.write(
        "insert into summary (guild_id, member_id, is_off, due_at_ms, untold_at_ms)
         values (?1, ?2, ?3, ?4, ?5)
         on conflict (guild_id, member_id) do update
         set is_off = excluded.is_off, due_at_ms = excluded.due_at_ms,
           untold_at_ms = excluded.untold_at_ms",
        params![row.guild, row.member, row.is_off, row.due_at, row.untold_at],
    )?;
    Ok(())
}

/// The member's row.
pub fn load(read: &Read, guild: GuildId, member: MemberId) -> Result<Option<SummaryRow>, Fault> {
    read.one(columns!("where guild_id = ?1 and member_id = ?2"), params![guild, member], summary_of)
}

/// Who is to be told by `at`, the first one first, at most `limit`.
pub fn due(read: &Read, at: Moment, limit: u32) -> Result<Vec<SummaryRow>, Fault> {
    read.many(
        columns!("where due_at_ms <= ?1 order by due_at_ms limit ?2"),
        params![at, limit],
        summary_of,
    )
}

/// When the next one is to be told.
pub fn next_due(read: &Read) -> Result<Option<Moment>, Fault> {
    read.one(
        "select due_at_ms from summary where due_at_ms is not null order by due_at_ms limit 1",
        [],
        |row| row.get(0),
    )
}

/// Everybody who is to be told below an answer, at most `limit`.
pub fn all_untold(read: &Read, limit: u32) -> Result<Vec<(GuildId, MemberId)>, Fault> {
    read.many(
        "select guild_id, member_id from summary where untold_at_ms is not null
         order by guild_id, member_id limit ?1",
        [limit],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

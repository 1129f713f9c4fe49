//! Who waits to practise now, one row a member.

use rusqlite::{Row, params};

use crate::base::{GuildId, MemberId, Moment, Span};

use super::fault::Fault;
use super::tx::{Read, Tx};

/// Somebody who waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaitRow {
    /// In which guild.
    pub guild: GuildId,
    /// Who waits.
    pub member: MemberId,
    /// Since when.
    pub since: Moment,
    /// Until when.
    pub until: Moment,
}

fn wait_of(row: &Row<'_>) -> rusqlite::Result<WaitRow> {
    Ok(WaitRow { guild: row.get(0)?, member: row.get(1)?, since: row.get(2)?, until: row.get(3)? })
}

/// The member waits so from now on. The guild must have a row.
pub fn put(tx: &Tx, wait: &WaitRow) -> Result<(), Fault> {
    tx.write(
        "insert into wait (guild_id, member_id, since_ms, until_ms) values (?1, ?2, ?3, ?4)
         on conflict (guild_id, member_id) do update
         set since_ms = excluded.since_ms, until_ms = excluded.until_ms",
        params![wait.guild, wait.member, wait.since, wait.until],
    )?;
    Ok(())
}

/// The member's wait.
pub fn load(read: &Read, guild: GuildId, member: MemberId) -> Result<Option<WaitRow>, Fault> {
    read.one(
        "select guild_id, member_id, since_ms, until_ms from wait
         where guild_id = ?1 and member_id = ?2",
        params![guild, member],
        wait_of,
    )
}

/// Everybody who waits in the guild, by member, at most `limit`.
pub fn of_guild(read: &Read, guild: GuildId, limit: u32) -> Result<Vec<WaitRow>, Fault> {
    read.many(
        "select guild_id, member_id, since_ms, until_ms from wait
         where guild_id = ?1 order by member_id limit ?2",
        params![guild, limit],
        wait_of,
    )
}

/// The member waits no longer; says whether they did.
pub fn remove(tx: &Tx, guild: GuildId, member: MemberId) -> Result<bool, Fault> {
    let removed = tx
        .write("delete from wait where guild_id = ?1 and member_id = ?2", params![guild, member])?;
    Ok(removed > 0)
}

/// Nobody waits in the guild any more.
pub fn remove_all(tx: &Tx, guild: GuildId) -> Result<(), Fault> {
    tx.write("delete from wait where guild_id = ?1", [guild])?;
    Ok(())
}

/// Waits that end by `at`, the first to end first, at most `limit`.
pub fn ended(read: &Read, at: Moment, limit: u32) -> Result<Vec<WaitRow>, Fault> {
    read.many(
        "select guild_id, member_id, since_ms, until_ms from wait
         where until_ms <= ?1 order by until_ms limit ?2",
        params![at, limit],
        wait_of,
    )
}

/// Everybody has waited as long as before, where the clock was set back by `by`.
pub fn set_back(tx: &Tx, by: Span) -> Result<usize, Fault> {
    tx.write("update wait set since_ms = since_ms - ?1, until_ms = until_ms - ?1", [by.ms()])
}

/// When the next wait ends.
pub fn next_end(read: &Read) -> Result<Option<Moment>, Fault> {
    read.one("select until_ms from wait order by until_ms limit 1", [], |row| row.get(0))
}

//! Where a guild's standing card is on the platform. It belongs to no session.

use rusqlite::params;

use crate::base::{GuildId, Moment};

use super::fault::Fault;
use super::tx::{Read, Tx};

/// Where the guild's card stands, in the adapter's own words.
pub fn placed(read: &Read, guild: GuildId) -> Result<Option<String>, Fault> {
    read.one("select placed from standing_card where guild_id = ?1", [guild], |row| row.get(0))
}

/// Every card that stands, by guild, at most `limit`.
pub fn all(read: &Read, limit: u32) -> Result<Vec<(GuildId, String)>, Fault> {
    read.many(
        "select guild_id, placed from standing_card order by guild_id limit ?1",
        [limit],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Guilds whose organisers want the card, at most `limit`.
pub fn wanted(read: &Read, limit: u32) -> Result<Vec<GuildId>, Fault> {
    read.many(
        "select id from guild where is_practise_now = 1 order by id limit ?1",
        [limit],
        |row| row.get(0),
    )
}

/// The guild's card stands at `placed` from now on.
pub fn put(tx: &Tx, guild: GuildId, placed: &str, at: Moment) -> Result<(), Fault> {
    tx.write(
        "insert into standing_card (guild_id, at_ms, placed) values (?1, ?2, ?3)
         on conflict (guild_id) do update set at_ms = excluded.at_ms, placed = excluded.placed",
        params![guild, at, placed],
    )?;
    Ok(())
}

/// The card is gone from the platform; the next delivery posts a new one.
pub fn forget(tx: &Tx, guild: GuildId) -> Result<(), Fault> {
    tx.write("delete from standing_card where guild_id = ?1", [guild])?;
    Ok(())
}

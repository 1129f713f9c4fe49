//! Polls for a time: what can be chosen, until when, and who can come at which.

use rusqlite::{Row, params};

use crate::base::{GuildId, MemberId, Moment, PollId};

use super::fault::Fault;
use super::tx::{News, Read, Tx};

/// A poll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PollRow {
    /// Its id.
    pub id: PollId,
    /// In which group.
    pub guild: GuildId,
    /// Who asked.
    pub asker: Option<MemberId>,
    /// For a session of this format.
    pub format: String,
    /// How long it lasts.
    pub minutes: u16,
    /// Whether votes are shown only once it is closed.
    pub is_secret: bool,
    /// The times, as JSON.
    pub times: String,
    /// Since when it stands there.
    pub made_at: Moment,
    /// When it closes.
    pub closes_at: Moment,
    /// Whether it has.
    pub is_closed: bool,
    /// What was made of it, as JSON.
    pub became: Option<String>,
    /// Where it stands on the platform, in the adapter's own words.
    pub placed: Option<String>,
}

fn poll_of(row: &Row<'_>) -> rusqlite::Result<PollRow> {
    Ok(PollRow {
        id: row.get(0)?,
        guild: row.get(1)?,
        asker: row.get(2)?,
        format: row.get(3)?,
        minutes: row.get(4)?,
        is_secret: row.get(5)?,
        times: row.get(6)?,
        made_at: row.get(7)?,
        closes_at: row.get(8)?,
        is_closed: row.get(9)?,
        became: row.get(10)?,
        placed: row.get(11)?,
    })
}

/// Stores a new poll. The guild must have a row.
pub fn put(tx: &Tx, row: &PollRow) -> Result<(), Fault> {
    tx.note(News { wake_at: Some(row.closes_at), ..News::default() });
    tx.write(
        "insert into poll (id, guild_id, asker_id, format, minutes, is_secret, times, made_at_ms,
           closes_at_ms, is_closed, became, placed)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        params![
            row.id,
            row.guild,
            row.asker,
            row.format,
            row.minutes,
            row.is_secret,
            row.times,
            row.made_at,
            row.closes_at,
            row.is_closed,
            row.became,
            row.placed,
        ],
    )?;
    Ok(())
}

/// A poll of the guild.
pub fn load(read: &Read, guild: GuildId, id: PollId) -> Result<Option<PollRow>, Fault> {
    read.one(
        "select id, guild_id, asker_id, format, minutes, is_secret, times, made_at_ms,
           closes_at_ms, is_closed, became, placed
         from poll where id = ?1 and guild_id = ?2",
        params![id, guild],
        poll_of,
    )
}

/// How many polls of the guild are open.
pub fn open_count(read: &Read, guild: GuildId) -> Result<u32, Fault> {
    let count = read.one(
        "select count(*) from poll where guild_id = ?1 and is_closed = 0",
        [guild],
        |row| row.get(0),
    )?;
    Ok(count.unwrap_or(0))
}

/// It is closed from then on, if it was to close later.
pub fn close(tx: &Tx, id: PollId, at: Moment) -> Result<(), Fault> {
    tx.write(
        "update poll set is_closed = 1, closes_at_ms = min(closes_at_ms, ?2) where id = ?1",
        params![id, at],
    )?;
    Ok(())
}

/// What was made of it.
pub fn put_became(tx: &Tx, id: PollId, became: &str) -> Result<(), Fault> {
    tx.write("update poll set is_closed = 1, became = ?2 where id = ?1", params![id, became])?;
    Ok(())
}

/// Where it stands on the platform from now on, if it does.
pub fn put_placed(tx: &Tx, id: PollId, placed: Option<&str>) -> Result<(), Fault> {
    tx.write("update poll set placed = ?2 where id = ?1", params![id, placed])?;
    Ok(())
}

/// Polls that are to close by `at`, the first one first, at most `limit`, with their guilds.
pub fn due(read: &Read, at: Moment, limit: u32) -> Result<Vec<(GuildId, PollId)>, Fault> {
    read.many(
        "select guild_id, id from poll where is_closed = 0 and closes_at_ms <= ?1
         order by closes_at_ms limit ?2",
        params![at, limit],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// When the next one closes.
pub fn next_due(read: &Read) -> Result<Option<Moment>, Fault> {
    read.one(
        "select closes_at_ms from poll where is_closed = 0 order by closes_at_ms limit 1",
        [],
        |row| row.get(0),
    )
}

/// The member can come at this time; said again it changes nothing.
pub fn vote(
    tx: &Tx,
    (guild, id): (GuildId, PollId),
    member: MemberId,
    time_no: u8,
    at: Moment,
) -> Result<(), Fault> {
    tx.write(
        "insert into poll_vote (guild_id, poll_id, member_id, time_no, at_ms)
         values (?1, ?2, ?3, ?4, ?5) on conflict do nothing",
        params![guild, id, member, time_no, at],
    )?;
    Ok(())
}

/// The member cannot come at this time.
pub fn take_back(
    tx: &Tx,
    (guild, id): (GuildId, PollId),
    member: MemberId,
    time_no: u8,
) -> Result<(), Fault> {
    tx.write(
        "delete from poll_vote
         where guild_id = ?1 and member_id = ?3 and poll_id = ?2 and time_no = ?4",
        params![guild, id, member, time_no],
    )?;
    Ok(())
}

/// Who can come at which time, by time and then as it was said, at most `limit`.
pub fn votes(read: &Read, id: PollId, limit: u32) -> Result<Vec<(u8, MemberId)>, Fault> {
    read.many(
        "select time_no, member_id from poll_vote where poll_id = ?1
         order by time_no, at_ms, member_id limit ?2",
        params![id, limit],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Takes away what the guild chose from before this moment.
pub fn forget_until(tx: &Tx, guild: GuildId, until: Moment) -> Result<(), Fault> {
    tx.write(
        "delete from poll_vote where guild_id = ?1 and poll_id in
           (select id from poll where guild_id = ?1 and is_closed = 1 and closes_at_ms < ?2)",
        params![guild, until],
    )?;
    tx.write(
        "delete from poll where guild_id = ?1 and is_closed = 1 and closes_at_ms < ?2",
        params![guild, until],
    )?;
    Ok(())
}

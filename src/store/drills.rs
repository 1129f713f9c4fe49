//! Drills: where they are held, the week of a member's goal, when they are asked next, and what
//! they said of each day.

use rusqlite::{Row, params};

use crate::base::{GuildId, MemberId, Moment};

use super::fault::Fault;
use super::tx::{News, Read, Tx};

/// The week of drills of one member, and how they are asked for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrillingRow {
    /// In which guild.
    pub guild: GuildId,
    /// Whose week it is.
    pub member: MemberId,
    /// When on their day they are asked, in minutes; none: at the usual time.
    pub ask_at_min: Option<u16>,
    /// Whether they are not asked.
    pub is_off: bool,
    /// The first day of the week, such as `2026-11-25`.
    pub from: String,
    /// When they are asked next.
    pub due_at: Option<Moment>,
    /// Whether they could not be asked, and are below what they are answered next.
    pub is_untold: bool,
}

macro_rules! columns {
    ($rest:literal) => {
        concat!(
            "select guild_id, member_id, ask_at_min, is_off, from_date, due_at_ms, is_untold ",
            "from drilling ",
            $rest
        )
    };
}

fn drilling_of(row: &Row<'_>) -> rusqlite::Result<DrillingRow> {
    Ok(DrillingRow {
        guild: row.get(0)?,
        member: row.get(1)?,
        ask_at_min: row.get(2)?,
        is_off: row.get(3)?,
        from: row.get(4)?,
        due_at: row.get(5)?,
        is_untold: row.get(6)?,
    })
}

/// Stores a week, in place of the one before. The guild must have a row.
pub fn put(tx: &Tx, row: &DrillingRow) -> Result<(), Fault> {
    tx.note(News { wake_at: row.due_at, is_untold: row.is_untold, ..News::default() });
    tx.write(
        "insert into drilling (guild_id, member_id, ask_at_min, is_off, from_date, due_at_ms,
           is_untold)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         on conflict (guild_id, member_id) do update
         set ask_at_min = excluded.ask_at_min, is_off = excluded.is_off,
           from_date = excluded.from_date, due_at_ms = excluded.due_at_ms,
           is_untold = excluded.is_untold",
        params![
            row.guild,
            row.member,
            row.ask_at_min,
            row.is_off,
            row.from,
            row.due_at,
            row.is_untold,
        ],
    )?;
    Ok(())
}

/// The member's week.
pub fn load(read: &Read, guild: GuildId, member: MemberId) -> Result<Option<DrillingRow>, Fault> {
    read.one(
        columns!("where guild_id = ?1 and member_id = ?2"),
        params![guild, member],
        drilling_of,
    )
}

/// Who is to be asked by `at`, the first one first, at most `limit`.
pub fn due(read: &Read, at: Moment, limit: u32) -> Result<Vec<DrillingRow>, Fault> {
    read.many(
        columns!("where due_at_ms <= ?1 order by due_at_ms limit ?2"),
        params![at, limit],
        drilling_of,
    )
}

/// Everybody who could not be asked and was not told below an answer, at most `limit`.
pub fn all_untold(read: &Read, limit: u32) -> Result<Vec<(GuildId, MemberId)>, Fault> {
    read.many(
        "select guild_id, member_id from drilling where is_untold = 1
         order by guild_id, member_id limit ?1",
        [limit],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// When the next one is to be asked.
pub fn next_due(read: &Read) -> Result<Option<Moment>, Fault> {
    read.one(
        "select due_at_ms from drilling where due_at_ms is not null order by due_at_ms limit 1",
        [],
        |row| row.get(0),
    )
}

/// What the member says of their drill on that day, in place of what they said before.
pub fn put_day(
    tx: &Tx,
    (guild, member): (GuildId, MemberId),
    date: &str,
    is_done: bool,
    at: Moment,
) -> Result<(), Fault> {
    tx.write(
        "insert into drill_day (guild_id, member_id, date, is_done, at_ms)
         values (?1, ?2, ?3, ?4, ?5)
         on conflict (guild_id, member_id, date) do update
         set is_done = excluded.is_done, at_ms = excluded.at_ms",
        params![guild, member, date, is_done, at],
    )?;
    Ok(())
}

/// What the member said of the days from `from` on, the first one first, at most `limit`.
pub fn days(
    read: &Read,
    (guild, member): (GuildId, MemberId),
    from: &str,
    limit: u32,
) -> Result<Vec<(String, bool)>, Fault> {
    read.many(
        "select date, is_done from drill_day
         where guild_id = ?1 and member_id = ?2 and date >= ?3 order by date limit ?4",
        params![guild, member, from, limit],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The thread of the member's drills, in the adapter's own words.
pub fn thread(read: &Read, guild: GuildId, member: MemberId) -> Result<Option<String>, Fault> {
    read.one(
        "select placed from drill_thread where guild_id = ?1 and member_id = ?2",
        params![guild, member],
        |row| row.get(0),
    )
}

/// The thread of the member's drills is gone from the platform.
pub fn forget_thread(tx: &Tx, guild: GuildId, member: MemberId) -> Result<(), Fault> {
    tx.write(
        "delete from drill_thread where guild_id = ?1 and member_id = ?2",
        params![guild, member],
    )?;
    Ok(())
}

/// The thread of the member's drills is this one from now on. The guild must have a row.
pub fn put_thread(
    tx: &Tx,
    (guild, member): (GuildId, MemberId),
    placed: &str,
    at: Moment,
) -> Result<(), Fault> {
    tx.write(
        "insert into drill_thread (guild_id, member_id, at_ms, placed) values (?1, ?2, ?3, ?4)
         on conflict (guild_id, member_id) do update
         set at_ms = excluded.at_ms, placed = excluded.placed",
        params![guild, member, at, placed],
    )?;
    Ok(())
}

//! What became of the last seats of members that others counted on.

use rusqlite::{Row, params};

use crate::base::{GuildId, MemberId, Moment, SessionId};

use super::fault::Fault;
use super::tx::{Read, Tx};

/// What became of a seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendanceRow {
    /// Who had it.
    pub member: MemberId,
    /// In which session.
    pub session: SessionId,
    /// When that began.
    pub at: Moment,
    /// `came`, `late`, `stood-in` or `missed`.
    pub outcome: String,
}

fn attendance_of(row: &Row<'_>) -> rusqlite::Result<AttendanceRow> {
    Ok(AttendanceRow {
        member: row.get(0)?,
        session: row.get(1)?,
        at: row.get(2)?,
        outcome: row.get(3)?,
    })
}

/// Notes what became of a seat, in place of what was noted before. Of the member's seats in the
/// guild only the last `kept` stay.
pub fn put(tx: &Tx, guild: GuildId, row: &AttendanceRow, kept: u32) -> Result<(), Fault> {
    tx.write(
        "insert into attendance (session_id, member_id, guild_id, at_ms, outcome)
         values (?1, ?2, ?3, ?4, ?5)
         on conflict (session_id, member_id) do update
         set at_ms = excluded.at_ms, outcome = excluded.outcome",
        params![row.session, row.member, guild, row.at, row.outcome],
    )?;
    tx.write(
        "delete from attendance where guild_id = ?1 and member_id = ?2 and (at_ms, session_id) <=
           (select at_ms, session_id from attendance where guild_id = ?1 and member_id = ?2
            order by at_ms desc, session_id desc limit 1 offset ?3)",
        params![guild, row.member, kept],
    )?;
    Ok(())
}

/// The member's seats that are remembered, the last first, at most `limit`.
pub fn of_member(
    read: &Read,
    guild: GuildId,
    member: MemberId,
    limit: u32,
) -> Result<Vec<AttendanceRow>, Fault> {
    read.many(
        "select member_id, session_id, at_ms, outcome from attendance
         where guild_id = ?1 and member_id = ?2 order by at_ms desc, session_id desc limit ?3",
        params![guild, member, limit],
        attendance_of,
    )
}

/// How many of their seats the member missed.
pub fn missed_by(read: &Read, guild: GuildId, member: MemberId) -> Result<u32, Fault> {
    let count = read.one(
        "select count(*) from attendance
         where guild_id = ?1 and member_id = ?2 and outcome = 'missed'",
        params![guild, member],
        |row| row.get(0),
    )?;
    Ok(count.unwrap_or(0))
}

/// Who in the guild missed any, and how many, by member, at most `limit`.
pub fn missed(read: &Read, guild: GuildId, limit: u32) -> Result<Vec<(MemberId, u32)>, Fault> {
    read.many(
        "select member_id, count(*) from attendance
         where guild_id = ?1 and outcome = 'missed' group by member_id order by member_id
         limit ?2",
        params![guild, limit],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The guild's seats that are remembered and whose session began at `from` or later, with its
/// number: by member, each one's oldest first, at most `limit`.
pub fn of_guild(
    read: &Read,
    guild: GuildId,
    from: Moment,
    limit: u32,
) -> Result<Vec<(AttendanceRow, u32)>, Fault> {
    read.many(
        "select a.member_id, a.session_id, a.at_ms, a.outcome, s.number
         from attendance a join session s on s.id = a.session_id
         where a.guild_id = ?1 and +a.at_ms >= ?2
         order by a.member_id, a.at_ms, a.session_id limit ?3",
        params![guild, from, limit],
        |row| Ok((attendance_of(row)?, row.get(4)?)),
    )
}

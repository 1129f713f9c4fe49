//! How often members practise: what they did as candidates, how often they mean to, and when they
//! paused.

use rusqlite::params;

use crate::base::{GuildId, MemberId, Moment, SessionId};

use super::fault::Fault;
use super::tx::{Read, Tx};

/// Changes and pauses of one member that are looked at.
const CHANGES_MAX: u32 = 500;

/// A session that somebody practised in as candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PractisedRow {
    /// The session.
    pub session: SessionId,
    /// Who answered.
    pub member: MemberId,
    /// In which guild.
    pub guild: GuildId,
    /// When their turn ended.
    pub at: Moment,
    /// What it was: `mock`, `solo` or `drill`.
    pub kind: String,
    /// Whether a coach interviewed.
    pub is_coached: bool,
}

/// Notes that somebody practised.
pub fn put(tx: &Tx, row: &PractisedRow) -> Result<(), Fault> {
    tx.write(
        "insert into practised (session_id, member_id, guild_id, at_ms, kind, is_coached)
         values (?1, ?2, ?3, ?4, ?5, ?6)
         on conflict (session_id, member_id) do nothing",
        params![row.session, row.member, row.guild, row.at, row.kind, row.is_coached],
    )?;
    Ok(())
}

/// What the member practised, the newest first, at most `limit`.
pub fn practised(
    read: &Read,
    (guild, member): (GuildId, MemberId),
    limit: u32,
) -> Result<Vec<PractisedRow>, Fault> {
    read.many(
        "select session_id, member_id, guild_id, at_ms, kind, is_coached from practised
         where guild_id = ?1 and member_id = ?2 order by at_ms desc limit ?3",
        params![guild, member, limit],
        |row| {
            Ok(PractisedRow {
                session: row.get(0)?,
                member: row.get(1)?,
                guild: row.get(2)?,
                at: row.get(3)?,
                kind: row.get(4)?,
                is_coached: row.get(5)?,
            })
        },
    )
}

/// From the week of that day on the member means to practise so often: a week, and with a coach a
/// month. The guild must have a row.
pub fn set(
    tx: &Tx,
    (guild, member): (GuildId, MemberId),
    from: &str,
    (weekly, monthly): (u8, u8),
) -> Result<(), Fault> {
    tx.write(
        "insert into cadence (guild_id, member_id, from_date, weekly, monthly)
         values (?1, ?2, ?3, ?4, ?5)
         on conflict (guild_id, member_id, from_date) do update
         set weekly = excluded.weekly, monthly = excluded.monthly",
        params![guild, member, from, weekly, monthly],
    )?;
    Ok(())
}

/// How often the member meant to practise, from which day on, the earliest first.
pub fn meant(
    read: &Read,
    (guild, member): (GuildId, MemberId),
) -> Result<Vec<(String, u8, u8)>, Fault> {
    read.many(
        "select from_date, weekly, monthly from cadence
         where guild_id = ?1 and member_id = ?2 order by from_date limit ?3",
        params![guild, member, CHANGES_MAX],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// The member pauses from a day on, until before another. The guild must have a row.
pub fn pause(
    tx: &Tx,
    (guild, member): (GuildId, MemberId),
    from: &str,
    until: &str,
) -> Result<(), Fault> {
    tx.write(
        "insert into pause (guild_id, member_id, from_date, until_date) values (?1, ?2, ?3, ?4)
         on conflict (guild_id, member_id, from_date) do update
         set until_date = excluded.until_date",
        params![guild, member, from, until],
    )?;
    Ok(())
}

/// The pause that began on that day was none.
pub fn forget_pause(
    tx: &Tx,
    (guild, member): (GuildId, MemberId),
    from: &str,
) -> Result<(), Fault> {
    tx.write(
        "delete from pause where guild_id = ?1 and member_id = ?2 and from_date = ?3",
        params![guild, member, from],
    )?;
    Ok(())
}

/// When the member paused, the earliest first.
pub fn pauses(
    read: &Read,
    (guild, member): (GuildId, MemberId),
) -> Result<Vec<(String, String)>, Fault> {
    read.many(
        "select from_date, until_date from pause
         where guild_id = ?1 and member_id = ?2 order by from_date limit ?3",
        params![guild, member, CHANGES_MAX],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

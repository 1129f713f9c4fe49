//! Consents: which coach may see a member's reports.

use rusqlite::params;

use crate::base::{GuildId, MemberId, Moment};

use super::fault::Fault;
use super::tx::{Read, Tx};

/// The member lets the coach see their reports. The guild must have a row.
pub fn put(
    tx: &Tx,
    guild: GuildId,
    member: MemberId,
    coach: MemberId,
    at: Moment,
) -> Result<(), Fault> {
    tx.write(
        "insert into consent (guild_id, member_id, coach_id, agreed_at_ms)
         values (?1, ?2, ?3, ?4)
         on conflict (guild_id, member_id, coach_id) do nothing",
        params![guild, member, coach, at],
    )?;
    Ok(())
}

/// The member takes it back; says whether there was something to take back.
pub fn remove(tx: &Tx, guild: GuildId, member: MemberId, coach: MemberId) -> Result<bool, Fault> {
    let removed = tx.write(
        "delete from consent where guild_id = ?1 and member_id = ?2 and coach_id = ?3",
        params![guild, member, coach],
    )?;
    Ok(removed > 0)
}

/// Whether the member lets the coach see their reports.
pub fn is_given(
    read: &Read,
    guild: GuildId,
    member: MemberId,
    coach: MemberId,
) -> Result<bool, Fault> {
    let found = read.one(
        "select 1 from consent where guild_id = ?1 and member_id = ?2 and coach_id = ?3",
        params![guild, member, coach],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// Whether the member shows their readiness board to the coach.
pub fn shows_board(
    read: &Read,
    guild: GuildId,
    member: MemberId,
    coach: MemberId,
) -> Result<bool, Fault> {
    let found = read.one(
        "select 1 from consent
         where guild_id = ?1 and member_id = ?2 and coach_id = ?3 and sees_board = 1",
        params![guild, member, coach],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// The member shows their readiness board to all coaches who may see their reports, or to none.
pub fn show_board(tx: &Tx, guild: GuildId, member: MemberId, on: bool) -> Result<(), Fault> {
    tx.write(
        "update consent set sees_board = ?3 where guild_id = ?1 and member_id = ?2",
        params![guild, member, on],
    )?;
    Ok(())
}

/// The coaches who may see the member's reports, at most `limit`.
pub fn coaches_of(
    read: &Read,
    guild: GuildId,
    member: MemberId,
    limit: u32,
) -> Result<Vec<MemberId>, Fault> {
    read.many(
        "select coach_id from consent where guild_id = ?1 and member_id = ?2
         order by coach_id limit ?3",
        params![guild, member, limit],
        |row| row.get(0),
    )
}

//! Pitches of members: every version, one of which counts.

use rusqlite::{Row, params};

use crate::base::{GuildId, MemberId, Moment, PitchNo};

use super::fault::Fault;
use super::tx::{Read, Tx};

/// A version of a pitch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PitchRow {
    /// Its id.
    pub id: PitchNo,
    /// In which group.
    pub guild: GuildId,
    /// Whose it is.
    pub member: MemberId,
    /// Which version it is, from 1.
    pub version: u32,
    /// Whether it is the one that counts.
    pub is_current: bool,
    /// What they do, their proofs, why this role, what they want; none where nothing is written.
    pub parts: [Option<String>; 4],
    /// When it was written.
    pub made_at: Moment,
}

macro_rules! columns {
    ($rest:literal) => {
        concat!(
            "select id, guild_id, member_id, version, is_current, what_i_do, proofs, ",
            "why_this_role, what_i_want, made_at_ms from pitch ",
            $rest
        )
    };
}

fn pitch_of(row: &Row<'_>) -> rusqlite::Result<PitchRow> {
    Ok(PitchRow {
        id: row.get(0)?,
        guild: row.get(1)?,
        member: row.get(2)?,
        version: row.get(3)?,
        is_current: row.get(4)?,
        parts: [row.get(5)?, row.get(6)?, row.get(7)?, row.get(8)?],
        made_at: row.get(9)?,
    })
}

/// Stores a version that counts from now on. The guild must have a row.
pub fn put(tx: &Tx, row: &PitchRow) -> Result<(), Fault> {
    leave(tx, row.guild, row.member)?;
    let [what_i_do, proofs, why_this_role, what_i_want] = &row.parts;
    tx.write(
        "insert into pitch (id, guild_id, member_id, version, is_current, what_i_do, proofs,
           why_this_role, what_i_want, made_at_ms)
         values (?1, ?2, ?3, ?4, 1, ?5, ?6, ?7, ?8, ?9)",
        params![
            row.id,
            row.guild,
            row.member,
            row.version,
            what_i_do,
            proofs,
            why_this_role,
            what_i_want,
            row.made_at,
        ],
    )?;
    Ok(())
}

/// No version of the member's counts.
fn leave(tx: &Tx, guild: GuildId, member: MemberId) -> Result<(), Fault> {
    tx.write(
        "update pitch set is_current = 0
         where guild_id = ?1 and member_id = ?2 and is_current = 1",
        params![guild, member],
    )?;
    Ok(())
}

/// This version of the member's counts from now on.
pub fn choose(tx: &Tx, (guild, member): (GuildId, MemberId), id: PitchNo) -> Result<(), Fault> {
    leave(tx, guild, member)?;
    tx.write("update pitch set is_current = 1 where id = ?1", [id])?;
    Ok(())
}

/// The member's versions, the newest first, at most `limit`.
pub fn of_member(
    read: &Read,
    guild: GuildId,
    member: MemberId,
    limit: u32,
) -> Result<Vec<PitchRow>, Fault> {
    read.many(
        columns!("where guild_id = ?1 and member_id = ?2 order by version desc limit ?3"),
        params![guild, member, limit],
        pitch_of,
    )
}

/// The version is not kept any more.
pub fn remove(tx: &Tx, id: PitchNo) -> Result<(), Fault> {
    tx.write("delete from pitch where id = ?1", [id])?;
    Ok(())
}

//! Profiles: a member's zone and quiet hours in a guild.

use rusqlite::{Row, params};

use crate::base::{GuildId, MemberId};

use super::fault::Fault;
use super::tx::{Read, Tx};

/// What a member said about themself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileRow {
    /// In which guild.
    pub guild: GuildId,
    /// Whose profile it is.
    pub member: MemberId,
    /// The name of their zone.
    pub zone: String,
    /// Quiet hours in minutes after midnight, from and to.
    pub quiet: Option<(u16, u16)>,
}

fn profile_of(row: &Row<'_>) -> rusqlite::Result<ProfileRow> {
    let (from, to): (Option<u16>, Option<u16>) = (row.get(3)?, row.get(4)?);
    Ok(ProfileRow {
        guild: row.get(0)?,
        member: row.get(1)?,
        zone: row.get(2)?,
        quiet: from.zip(to),
    })
}

/// Stores a profile, or its newer state. The guild must have a row.
pub fn put(tx: &Tx, profile: &ProfileRow) -> Result<(), Fault> {
    tx.write(
        "insert into profile (guild_id, member_id, zone, quiet_from_min, quiet_to_min)
         values (?1, ?2, ?3, ?4, ?5)
         on conflict (guild_id, member_id) do update
         set zone = excluded.zone, quiet_from_min = excluded.quiet_from_min,
           quiet_to_min = excluded.quiet_to_min",
        params![
            profile.guild,
            profile.member,
            profile.zone,
            profile.quiet.map(|(from, _)| from),
            profile.quiet.map(|(_, to)| to),
        ],
    )?;
    Ok(())
}

/// The member's profile.
pub fn load(read: &Read, guild: GuildId, member: MemberId) -> Result<Option<ProfileRow>, Fault> {
    read.one(
        "select guild_id, member_id, zone, quiet_from_min, quiet_to_min from profile
         where guild_id = ?1 and member_id = ?2",
        params![guild, member],
        profile_of,
    )
}

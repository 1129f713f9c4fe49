//! The terminal's members: they are numbered as they come. A platform's members have their names
//! and roles there.

use crate::base::{GuildId, MemberId};
use crate::store::{Read, Tx, guilds, members};

use super::error::ServiceError;

/// Members of the terminal, at most.
const NAMES_MAX: u32 = 1_000;

/// Members with their names.
///
/// # Errors
/// [`ServiceError`] when the store cannot be read.
pub fn names(read: &Read, guild: GuildId) -> Result<Vec<(MemberId, String)>, ServiceError> {
    Ok(members::names(read, guild, NAMES_MAX)?)
}

/// The member with this name, made when there is none.
///
/// # Errors
/// [`ServiceError`] when nothing could be saved; the caller rolls back.
pub fn name(tx: &Tx, guild: GuildId, name: &str) -> Result<MemberId, ServiceError> {
    let known = names(tx, guild)?;
    if let Some((member, _)) = known.iter().find(|(_, n)| n == name) {
        return Ok(*member);
    }
    guilds::ensure(tx, guild)?;
    let member = MemberId(known.iter().map(|(m, _)| m.0).max().unwrap_or(0) + 1);
    members::put_name(tx, guild, member, name)?;
    Ok(member)
}

/// Who is a coach.
///
/// # Errors
/// [`ServiceError`] when the store cannot be read.
pub fn coaches(read: &Read, guild: GuildId) -> Result<Vec<MemberId>, ServiceError> {
    Ok(members::coaches(read, guild, NAMES_MAX)?)
}

/// Says whether a member is a coach.
///
/// # Errors
/// [`ServiceError`] when nothing could be saved; the caller rolls back.
pub fn set_coach(
    tx: &Tx,
    guild: GuildId,
    member: MemberId,
    is_coach: bool,
) -> Result<(), ServiceError> {
    Ok(members::set_coach(tx, guild, member, is_coach)?)
}

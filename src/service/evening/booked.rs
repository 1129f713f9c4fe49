//! How much somebody has booked ahead, beside how much they may (`scoring`: Attendance).

use crate::base::{GuildId, MemberId, Moment};
use crate::evening::{Phase, Wish};
use crate::interview;
use crate::service::error::ServiceError;
use crate::store::{Read, attendance, evenings, sessions};

use super::rows;

/// Open evenings of one guild that are looked at, at most.
pub(super) const OPEN_MAX: u32 = 500;

/// The most that the member may have booked ahead in the guild, where their no-shows set one and
/// they have as much.
pub(in crate::service) fn booked_out(
    read: &Read,
    guild: GuildId,
    member: MemberId,
    now: Moment,
) -> Result<Option<u8>, ServiceError> {
    let missed = attendance::missed_by(read, guild, member)?;
    booked_beside(read, (guild, member), missed, now)
}

/// The same, of somebody who missed so many seats.
pub(super) fn booked_beside(
    read: &Read,
    (guild, member): (GuildId, MemberId),
    missed: u32,
    now: Moment,
) -> Result<Option<u8>, ServiceError> {
    let Some(most) = interview::ahead_max(missed) else { return Ok(None) };
    let mut booked = sessions::booked(read, guild, member, now)?;
    for row in evenings::open_of(read, guild, OPEN_MAX)? {
        // One that cannot be read holds nobody up.
        let Ok(loaded) = rows::of_row(row) else { continue };
        let evening = loaded.evening;
        let is_ahead = matches!(evening.phase, Phase::Called | Phase::Drawn);
        booked += u32::from(is_ahead && evening.wish(member) == Some(Wish::In));
    }
    Ok((booked >= u32::from(most)).then_some(most))
}

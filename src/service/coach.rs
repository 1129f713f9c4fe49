//! Coaches: a member says who of them may see their reports, and takes it back.

use crate::base::{MemberId, SessionId};
use crate::interview::TurnNo;
use crate::protocol::{Answer, Origin, TurnReport};
use crate::store::{Read, Tx, consents, guilds, reports, sessions};

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::record;
use super::saved::read_json;

/// Coaches whom one member can agree to.
const COACHES_MAX: u8 = 10;

pub(super) fn agree(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    member: MemberId,
    coach: MemberId,
) -> Result<Answer, ServiceError> {
    if coach == member {
        return Ok(Answer::OwnCoach);
    }
    let agreed = of(tx, by, member)?;
    if !agreed.contains(&coach) && agreed.len() >= usize::from(COACHES_MAX) {
        return Ok(Answer::TooManyCoaches { at_most: COACHES_MAX });
    }
    guilds::ensure(tx, by.guild)?;
    consents::put(tx, by.guild, member, coach, by.now)?;
    record::note(tx, desk, by, "agreed-to-coach", &Subject { coach })?;
    Ok(Answer::CoachAgreed { coach })
}

pub(super) fn withdraw(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    member: MemberId,
    coach: MemberId,
) -> Result<Answer, ServiceError> {
    if !consents::remove(tx, by.guild, member, coach)? {
        return Ok(Answer::NotTheirCoach { coach });
    }
    record::note(tx, desk, by, "withdrew-from-coach", &Subject { coach })?;
    Ok(Answer::CoachWithdrawn { coach })
}

/// Whom the journal's line is about.
#[derive(serde::Serialize)]
struct Subject {
    coach: MemberId,
}

/// The coaches to whom the member has agreed.
pub(super) fn of(read: &Read, by: Actor, member: MemberId) -> Result<Vec<MemberId>, ServiceError> {
    Ok(consents::coaches_of(read, by.guild, member, u32::from(COACHES_MAX))?)
}

/// The coaches whom the asking member has agreed to.
pub(super) fn coaches(read: &Read, origin: &Origin) -> Result<Vec<MemberId>, ServiceError> {
    Ok(consents::coaches_of(read, origin.guild, origin.member, u32::from(COACHES_MAX))?)
}

/// Whether who asks is a coach to whom `candidate` has agreed.
pub(super) fn may_see(
    read: &Read,
    origin: &Origin,
    candidate: MemberId,
) -> Result<bool, ServiceError> {
    Ok(origin.is_coach && consents::is_given(read, origin.guild, candidate, origin.member)?)
}

/// The report of a turn, and whose it is: of who asks, or of somebody whose coach they are. What
/// somebody practised by themself is no coach's.
pub(super) fn report(
    read: &Read,
    origin: &Origin,
    (session, turn): (SessionId, TurnNo),
) -> Result<Option<(MemberId, TurnReport)>, ServiceError> {
    let row = reports::load(read, session, u16::from(turn))?;
    let Some(row) = row.filter(|row| row.guild == origin.guild) else { return Ok(None) };
    if row.candidate != origin.member {
        let is_private = sessions::is_private(read, session)?;
        if is_private || !may_see(read, origin, row.candidate)? {
            return Ok(None);
        }
    }
    Ok(Some((row.candidate, read_json(session, &row.body)?)))
}

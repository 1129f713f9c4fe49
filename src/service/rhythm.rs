//! A member's rhythm as they see it: how often they practise, how they take part in the group's
//! week, and what they and their partner see of each other.

use crate::base::{GuildId, MemberId, Moment};
use crate::protocol::{Origin, OwnCadence, PairState, PartnerWeek};
use crate::store::{Read, goals};

use super::error::ServiceError;
use super::{cadence, digest, partner, summaries};

/// The rhythm of who asks.
pub(super) fn own(read: &Read, origin: &Origin) -> Result<OwnCadence, ServiceError> {
    let (cadence, way) = summaries::own(read, origin)?;
    let group = digest::own(read, origin)?;
    let mut partners = partner::own(read, origin.guild, origin.member)?;
    for one in partners.iter_mut().filter(|one| one.state == PairState::Stands) {
        let whose = (origin.guild, one.with);
        one.does = Some(week(read, whose, one.sees_goal, origin.acted_at)?);
    }
    Ok(OwnCadence { cadence, way, group, partners })
}

/// What a member's partner sees of them; of their goal only where they show it.
fn week(
    read: &Read,
    (guild, member): (GuildId, MemberId),
    is_goal_shown: bool,
    now: Moment,
) -> Result<PartnerWeek, ServiceError> {
    let goal = if is_goal_shown { goals::current(read, guild, member)? } else { None };
    Ok(PartnerWeek {
        drills: summaries::drills_so_far(read, (guild, member), now)?,
        streak: cadence::of(read, (guild, member), now)?.streak,
        goal: goal.as_ref().and_then(super::goals::text_of),
    })
}

//! When members can meet: read from what they said of themselves. Nothing is booked.

use crate::calendar::{Attendee, Availability, Wanted, Zone, ZoneName, overlaps};
use crate::protocol::{CHOSEN_MAX, Origin, OverlapLook, OverlapOf, OverlapShown, Shown};
use crate::store::{Read, profiles};

use super::error::ServiceError;
use super::profile;

/// Members of one group who are looked at, at most.
const PEOPLE_MAX: u32 = 200;

/// The best times for those who are meant.
pub(super) fn look(
    read: &Read,
    origin: &Origin,
    look: &OverlapLook,
) -> Result<Shown, ServiceError> {
    Ok(Shown::Overlap(Box::new(found(read, origin, look)?)))
}

/// What is found for those who are meant.
pub(super) fn found(
    read: &Read,
    origin: &Origin,
    look: &OverlapLook,
) -> Result<OverlapShown, ServiceError> {
    let guild = origin.guild;
    let group_zone = profile::group_zone(read, guild)?;
    let (own, _) = profile::load(read, guild, origin.member)?;
    let mut members = match &look.of {
        OverlapOf::Members(chosen) => {
            let chosen = chosen.iter().take(CHOSEN_MAX);
            std::iter::once(origin.member).chain(chosen.copied()).collect()
        }
        OverlapOf::All | OverlapOf::Role(_) => profiles::available(read, guild, PEOPLE_MAX + 1)?,
    };
    let is_cut = members.len() > PEOPLE_MAX as usize;
    members.truncate(PEOPLE_MAX as usize);
    members.sort_unstable();
    members.dedup();
    let mut people = Vec::new();
    let mut attendees = Vec::new();
    for row in profiles::of(read, guild, &members)? {
        let said = profile::said(&row);
        let is_meant = match &look.of {
            OverlapOf::Role(role) => said.role.as_ref() == Some(role),
            OverlapOf::All | OverlapOf::Members(_) => true,
        };
        if !is_meant || said.availability.is_empty() {
            continue;
        }
        // Who pauses is out, without a word to others.
        let is_out = said.is_paused(group_zone.as_ref(), origin.acted_at);
        let zone = said.zone.as_ref().or(group_zone.as_ref());
        people.push(row.member);
        attendees.push(Attendee {
            zone: zone.map_or_else(Zone::utc, ZoneName::zone),
            availability: if is_out { Availability::default() } else { said.availability },
        });
    }
    let unsaid = match &look.of {
        OverlapOf::Members(_) => {
            members.into_iter().filter(|member| !people.contains(member)).collect()
        }
        OverlapOf::All | OverlapOf::Role(_) => Vec::new(),
    };
    let zone = own.zone.or(group_zone);
    let wanted = Wanted {
        now: origin.acted_at,
        minutes: look.minutes,
        least: look.least.into(),
        zone: zone.as_ref().map_or_else(Zone::utc, ZoneName::zone),
    };
    let found = overlaps(&attendees, &wanted);
    let look = look.clone();
    Ok(OverlapShown { people, unsaid, is_cut, zone, look, found })
}

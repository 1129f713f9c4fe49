//! Profiles, and who of a session wants to be left alone now.

use std::collections::BTreeMap;

use tracing::warn;

use crate::base::{GuildId, MemberId, Moment};
use crate::calendar::{Hours, TimeOfDay, ZoneName};
use crate::interview::{Session, Wake};
use crate::protocol::{Answer, Profile, ProfileEdit, QuietEdit};
use crate::store::profiles::{self, ProfileRow};
use crate::store::{Read, Tx, guilds};

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::record;

/// Changes a profile.
pub(super) fn change(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    member: MemberId,
    edit: &ProfileEdit,
) -> Result<Answer, ServiceError> {
    let before = load(tx, by.guild, member)?;
    let named = edit.zone.clone().or_else(|| before.as_ref().map(|p| p.zone.clone()));
    // The answer names the zone, so whoever means another one sees it.
    let Some(zone) = named.or(group_zone(tx, by.guild)?) else { return Ok(Answer::ZoneWanted) };
    let quiet = match edit.quiet {
        Some(QuietEdit::Between(hours)) => Some(hours),
        Some(QuietEdit::Off) => None,
        None => before.and_then(|p| p.quiet),
    };
    guilds::ensure(tx, by.guild)?;
    let row = ProfileRow {
        guild: by.guild,
        member,
        zone: zone.as_str().to_owned(),
        quiet: quiet.map(|hours| (hours.from().minutes(), hours.to().minutes())),
    };
    profiles::put(tx, &row)?;
    record::note(tx, desk, by, "profile", &())?;
    Ok(Answer::ProfileSaved(Profile { zone, quiet }))
}

/// The member's profile.
pub(super) fn load(
    read: &Read,
    guild: GuildId,
    member: MemberId,
) -> Result<Option<Profile>, ServiceError> {
    let row = profiles::load(read, guild, member)?;
    Ok(row.and_then(|row| match ZoneName::new(&row.zone) {
        Ok(zone) => Some(Profile { zone, quiet: row.quiet.and_then(hours) }),
        // A zone that a newer list of zones has given up: the member chooses anew.
        Err(fault) => {
            warn!(guild.id = guild.0, member.id = member.0, "a profile is left aside: {fault}");
            None
        }
    }))
}

/// The zone of the group, if it has one.
pub(super) fn group_zone(read: &Read, guild: GuildId) -> Result<Option<ZoneName>, ServiceError> {
    let row = guilds::settings(read, guild)?;
    // A name that a newer list of zones has given up is none.
    Ok(row.and_then(|row| ZoneName::new(&row.zone).ok()))
}

fn hours((from, to): (u16, u16)) -> Option<Hours> {
    Hours::new(TimeOfDay::new(from)?, TimeOfDay::new(to)?).ok()
}

/// Who of the session is in their quiet hours, and until when. Only a reminder asks.
pub(super) fn quiet(
    read: &Read,
    session: &Session,
    why: Wake,
    now: Moment,
) -> Result<BTreeMap<MemberId, Moment>, ServiceError> {
    let mut quiet = BTreeMap::new();
    if why != Wake::Remind {
        return Ok(quiet);
    }
    for sitter in session.seats.sitters.iter().filter(|p| !p.is_gone) {
        let profile = load(read, session.guild, sitter.member)?;
        let until = profile.and_then(|p| p.quiet?.until(&p.zone.zone(), now));
        quiet.extend(until.map(|until| (sitter.member, until)));
    }
    Ok(quiet)
}

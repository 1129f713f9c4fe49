//! Profiles: what members say of themselves, and who of a session wants to be left alone now.

use std::collections::BTreeMap;

use tracing::warn;

use crate::bank::{Level, Tag, TagSort};
use crate::base::{GuildId, LOCALE_MAX, MemberId, Moment, Span};
use crate::calendar::{Availability, Date, Hours, RULES_MAX, TimeOfDay, Zone, ZoneName};
use crate::interview::{Session, Wake};
use crate::protocol::{Answer, Nudges, Profile, ProfileEdit};
use crate::store::profiles::{self, ProfileRow};
use crate::store::{Read, Tx, asking, guilds};

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::pair::{self, Wants};
use super::partner;
use super::record;
use super::saved::{json, parsed};

/// Roles, regions or members that one profile names, at most.
const SAID_MAX: usize = 10;
/// Who pauses for longer has no standing pair any more (`product`: Standing pairs).
const PAIRED_FOR: Span = Span::from_hours(4 * 7 * 24);

/// Changes a profile.
pub(super) fn change(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    member: MemberId,
    edit: &ProfileEdit,
) -> Result<Answer, ServiceError> {
    if let ProfileEdit::Pair { other, on } = edit {
        let wants = if *on { Wants::Draws } else { Wants::Nothing };
        return pair::wants(tx, desk, by, (member, *other), &wants);
    }
    if let ProfileEdit::Partner { other, on } = edit {
        return partner::wants(tx, desk, by, (member, *other), *on);
    }
    if let ProfileEdit::PartnerGoal(on) = edit {
        partner::show_goal(tx, by.guild, member, *on)?;
    }
    let before = profiles::load(tx, by.guild, member)?;
    let before = before.unwrap_or_else(|| ProfileRow::of(by.guild, member));
    if let Some(answer) = wrong(desk, member, &before, edit) {
        return Ok(answer);
    }
    let mut profile = said(&before);
    match edit {
        ProfileEdit::Quiet(quiet) => {
            // The answer names the zone, so whoever means another one sees it.
            let zone =
                profile.zone.take().map_or_else(|| group_zone(tx, by.guild), |z| Ok(Some(z)));
            let Some(zone) = zone? else { return Ok(Answer::ZoneWanted) };
            (profile.zone, profile.quiet) = (Some(zone), *quiet);
        }
        ProfileEdit::Zone(zone) => profile.zone = Some(zone.clone()),
        ProfileEdit::Role(role) => profile.role.clone_from(role),
        ProfileEdit::Level(level) => profile.level = *level,
        ProfileEdit::Region(region) => profile.region.clone_from(region),
        ProfileEdit::Target(on) => profile.target_on = *on,
        ProfileEdit::Pause(until) => profile.paused_until_on = *until,
        ProfileEdit::InterviewOnly(is_so) => profile.is_interview_only = *is_so,
        ProfileEdit::InterviewFirst(is_so) => profile.interviews_first = *is_so,
        ProfileEdit::Nudges(nudges) => profile.nudges = *nudges,
        ProfileEdit::Dms(are_taken) => {
            (profile.takes_dms, profile.dms_refused) = (*are_taken, false);
        }
        ProfileEdit::Knows { roles, regions } => {
            (profile.knows_roles, profile.knows_regions) = (roles.clone(), regions.clone());
        }
        ProfileEdit::AskMe(is_asked) => profile.is_asked = *is_asked,
        ProfileEdit::Availability(_)
        | ProfileEdit::AvailableAlso(_)
        | ProfileEdit::AvailableNot(_) => {
            let zone =
                profile.zone.take().map_or_else(|| group_zone(tx, by.guild), |z| Ok(Some(z)));
            let Some(zone) = zone? else { return Ok(Answer::ZoneWanted) };
            let today = zone.zone().date(by.now);
            profile.zone = Some(zone);
            if !available(&mut profile.availability, edit, today) {
                let at_most = u8::try_from(RULES_MAX).unwrap_or(u8::MAX);
                return Ok(Answer::TooManySaid { at_most });
            }
        }
        // They are kept apart from it.
        ProfileEdit::With { .. }
        | ProfileEdit::Pair { .. }
        | ProfileEdit::Partner { .. }
        | ProfileEdit::PartnerGoal(_)
        | ProfileEdit::TargetFor(_)
        | ProfileEdit::Weekly(_)
        | ProfileEdit::Monthly(_)
        | ProfileEdit::Summary(_)
        | ProfileEdit::InDigest(..) => {}
    }
    guilds::ensure(tx, by.guild)?;
    profiles::put(tx, &row(by.guild, member, &profile)?)?;
    if let ProfileEdit::AskMe(is_asked) = edit {
        profiles::ask(tx, by.guild, member, *is_asked)?;
        if *is_asked {
            asking::ask_everywhere(tx, by.guild, member, by.now)?;
        } else {
            asking::ask_nowhere(tx, by.guild, member)?;
        }
    }
    if let ProfileEdit::With { other, may_meet } = edit {
        let set = if *may_meet { profiles::let_meet } else { profiles::keep_apart };
        set(tx, by.guild, member, *other)?;
        if !may_meet {
            pair::part(tx, by, member, *other)?;
            partner::part(tx, by, member, *other)?;
        }
    }
    if matches!(edit, ProfileEdit::Pause(_))
        && profile.is_paused(group_zone(tx, by.guild)?.as_ref(), by.now + PAIRED_FOR)
    {
        pair::pause(tx, by, member)?;
    }
    // What was changed is nobody's business.
    record::note(tx, desk, by, "profile", &())?;
    Ok(Answer::ProfileSaved(Box::new(profile)))
}

/// Puts an edit into when a member can meet, without what is over; says whether there is room.
fn available(of: &mut Availability, edit: &ProfileEdit, today: Option<Date>) -> bool {
    if let ProfileEdit::Availability(all) = edit {
        of.clone_from(all);
    }
    if let ProfileEdit::AvailableNot(rule) = edit {
        of.rules.retain(|one| one != rule);
    }
    if let ProfileEdit::AvailableAlso(rule) = edit
        && !of.rules.contains(rule)
    {
        of.rules.push(*rule);
    }
    today.into_iter().for_each(|today| of.from(today));
    of.rules.len() <= RULES_MAX
}

/// The member was seen, reading in this language: in it they are written to.
pub(super) fn seen(
    tx: &Tx,
    guild: GuildId,
    member: MemberId,
    language: &str,
) -> Result<(), ServiceError> {
    if (1..=LOCALE_MAX).contains(&language.len()) {
        profiles::seen(tx, guild, member, language)?;
    }
    Ok(())
}

/// Why it cannot be said, if it cannot.
fn wrong(desk: &Desk, member: MemberId, before: &ProfileRow, edit: &ProfileEdit) -> Option<Answer> {
    let unknown = |sort: TagSort, tag: &Tag| {
        let is_known = desk.library.tags.title(sort, tag).is_some();
        let asked = tag.as_str().to_owned();
        (!is_known).then_some(Answer::NoSuchTag { sort, asked, known: Vec::new() })
    };
    let too_many = Answer::TooManySaid { at_most: u8::try_from(SAID_MAX).unwrap_or(u8::MAX) };
    match edit {
        ProfileEdit::Role(Some(role)) => unknown(TagSort::Role, role),
        ProfileEdit::Region(Some(region)) => unknown(TagSort::Region, region),
        ProfileEdit::Knows { roles, regions } => {
            let roles_unknown = roles.iter().find_map(|tag| unknown(TagSort::Role, tag));
            let unknown = roles_unknown
                .or_else(|| regions.iter().find_map(|tag| unknown(TagSort::Region, tag)));
            unknown.or((roles.len().max(regions.len()) > SAID_MAX).then_some(too_many))
        }
        ProfileEdit::With { other, .. } if *other == member => Some(Answer::OnlyOfOthers),
        ProfileEdit::With { other, may_meet: false } => {
            let is_new = !before.not_with.contains(other);
            (is_new && before.not_with.len() >= SAID_MAX).then_some(too_many)
        }
        ProfileEdit::With { may_meet: true, .. }
        | ProfileEdit::Pair { .. }
        | ProfileEdit::Partner { .. }
        | ProfileEdit::PartnerGoal(_)
        | ProfileEdit::Zone(_)
        | ProfileEdit::Quiet(_)
        | ProfileEdit::Role(None)
        | ProfileEdit::Level(_)
        | ProfileEdit::Region(None)
        | ProfileEdit::Target(_)
        | ProfileEdit::TargetFor(_)
        | ProfileEdit::Pause(_)
        | ProfileEdit::Availability(_)
        | ProfileEdit::AvailableAlso(_)
        | ProfileEdit::AvailableNot(_)
        | ProfileEdit::Weekly(_)
        | ProfileEdit::Monthly(_)
        | ProfileEdit::Summary(_)
        | ProfileEdit::InDigest(..)
        | ProfileEdit::InterviewOnly(_)
        | ProfileEdit::InterviewFirst(_)
        | ProfileEdit::Nudges(_)
        | ProfileEdit::Dms(_)
        | ProfileEdit::AskMe(_) => None,
    }
}

/// The member's profile, and with whom they sit in no session.
pub(super) fn load(
    read: &Read,
    guild: GuildId,
    member: MemberId,
) -> Result<(Profile, Vec<MemberId>), ServiceError> {
    let row = profiles::load(read, guild, member)?;
    Ok(row.map_or_else(Default::default, |row| (said(&row), row.not_with)))
}

/// What a row says.
pub(super) fn said(row: &ProfileRow) -> Profile {
    let tags = |all: &[String]| all.iter().filter_map(|tag| Tag::new(tag).ok()).collect();
    let tag = |tag: &Option<String>| tag.as_ref().and_then(|tag| Tag::new(tag).ok());
    let date = |date: &Option<String>| date.as_ref().and_then(|date| date.parse().ok());
    let level = |name: &String| Level::ALL.into_iter().find(|level| level.name() == name);
    Profile {
        zone: row.zone.as_ref().and_then(|name| zone(row, name)),
        quiet: row.quiet.and_then(hours),
        role: tag(&row.role),
        level: row.level.as_ref().and_then(level),
        region: tag(&row.region),
        target_on: date(&row.target_on),
        paused_until_on: date(&row.paused_until_on),
        is_interview_only: row.is_interview_only,
        interviews_first: row.interviews_first,
        nudges: Nudges::ALL.into_iter().find(|one| one.name() == row.nudges).unwrap_or_default(),
        takes_dms: row.takes_dms,
        dms_refused: row.dms_refused,
        is_asked: row.is_asked,
        knows_roles: tags(&row.knows_roles),
        knows_regions: tags(&row.knows_regions),
        // What cannot be read any more was not said.
        availability: row.availability.as_ref().and_then(|all| parsed(all)).unwrap_or_default(),
    }
}

/// A zone that a newer list of zones has given up is none: the member chooses anew.
fn zone(row: &ProfileRow, name: &str) -> Option<ZoneName> {
    let found = ZoneName::new(name);
    let (guild, member) = (row.guild.0, row.member.0);
    found.inspect_err(|fault| warn!(guild.id = guild, member.id = member, "a zone: {fault}")).ok()
}

/// As it is kept. With whom they sit in no session, and whether they are asked, is kept beside it.
fn row(guild: GuildId, member: MemberId, said: &Profile) -> Result<ProfileRow, ServiceError> {
    let names = |all: &[Tag]| all.iter().map(Tag::to_string).collect();
    let availability = (!said.availability.is_empty()).then(|| json(&said.availability));
    Ok(ProfileRow {
        availability: availability.transpose()?,
        zone: said.zone.as_ref().map(ZoneName::to_string),
        quiet: said.quiet.map(|hours| (hours.from().minutes(), hours.to().minutes())),
        role: said.role.as_ref().map(Tag::to_string),
        level: said.level.map(|level| level.name().to_owned()),
        region: said.region.as_ref().map(Tag::to_string),
        target_on: said.target_on.map(|date| date.to_string()),
        paused_until_on: said.paused_until_on.map(|date| date.to_string()),
        is_interview_only: said.is_interview_only,
        interviews_first: said.interviews_first,
        nudges: said.nudges.name().to_owned(),
        takes_dms: said.takes_dms,
        dms_refused: said.dms_refused,
        knows_roles: names(&said.knows_roles),
        knows_regions: names(&said.knows_regions),
        ..ProfileRow::of(guild, member)
    })
}

/// The zone of the group, if it has one.
pub(super) fn group_zone(read: &Read, guild: GuildId) -> Result<Option<ZoneName>, ServiceError> {
    let row = guilds::settings(read, guild)?;
    // A name that a newer list of zones has given up is none.
    Ok(row.and_then(|row| ZoneName::new(&row.zone).ok()))
}

/// The clock of the group: where nobody has named a zone, that of UTC.
pub(super) fn group_clock(read: &Read, guild: GuildId) -> Result<Zone, ServiceError> {
    Ok(group_zone(read, guild)?.as_ref().map_or_else(Zone::utc, ZoneName::zone))
}

/// The zone that a member's days are of: their own, or else their group's, if there is one.
pub(super) fn zone_of(
    read: &Read,
    guild: GuildId,
    of: &Profile,
) -> Result<Option<ZoneName>, ServiceError> {
    match &of.zone {
        Some(own) => Ok(Some(own.clone())),
        None => group_zone(read, guild),
    }
}

/// The clock of a member: where nobody has named a zone, that of UTC.
pub(super) fn clock(read: &Read, guild: GuildId, of: &Profile) -> Result<Zone, ServiceError> {
    Ok(zone_of(read, guild, of)?.as_ref().map_or_else(Zone::utc, ZoneName::zone))
}

fn hours((from, to): (u16, u16)) -> Option<Hours> {
    Hours::new(TimeOfDay::new(from)?, TimeOfDay::new(to)?).ok()
}

/// Who of the session wants no reminder now, and until when: it is their quiet hours, they pause,
/// or they want none at all. Only a reminder asks; from the one with check-in quiet hours keep
/// nobody.
pub(super) fn quiet(
    read: &Read,
    session: &Session,
    why: Wake,
    now: Moment,
) -> Result<BTreeMap<MemberId, Moment>, ServiceError> {
    let mut quiet = BTreeMap::new();
    if !matches!(why, Wake::Remind | Wake::CheckInOpens) {
        return Ok(quiet);
    }
    let group_zone = group_zone(read, session.guild)?;
    for sitter in session.seats.sitters.iter().filter(|p| !p.is_gone) {
        let (profile, _) = load(read, session.guild, sitter.member)?;
        let starts_at = session.plan.starts_at;
        let until = if why == Wake::CheckInOpens {
            wants_nothing(&profile, group_zone.as_ref(), now).then_some(starts_at)
        } else {
            quiet_until(&profile, group_zone.as_ref(), starts_at, now)
        };
        quiet.extend(until.map(|until| (sitter.member, until)));
    }
    Ok(quiet)
}

/// Until when somebody wants no reminder of what begins then, if they want none now.
pub(super) fn quiet_until(
    profile: &Profile,
    group_zone: Option<&ZoneName>,
    starts_at: Moment,
    now: Moment,
) -> Option<Moment> {
    if wants_nothing(profile, group_zone, now) {
        // What is put off until the start is not sent.
        return Some(starts_at);
    }
    let (zone, quiet) = profile.zone.as_ref().zip(profile.quiet)?;
    quiet.until(&zone.zone(), now)
}

/// Whether somebody wants to be reminded of nothing now.
fn wants_nothing(profile: &Profile, group_zone: Option<&ZoneName>, now: Moment) -> bool {
    profile.nudges == Nudges::Nothing || profile.is_paused(group_zone, now)
}

//! What a group reads on Sundays of how its week went: sums of who agreed to be counted, from four
//! of them on, and names of who agreed to be named. It compares nobody.

use tracing::info;

use crate::base::{DeliveryId, GuildId, MemberId, Moment, Span};
use crate::calendar::{TimeOfDay, Zone};
use crate::protocol::{
    Answer, DRILL_AIM_MAX, GroupWeek, GuildSettings, InDigest, Origin, OwnDigest, WeekSums,
};
use crate::store::digests::{self, DigestRow};
use crate::store::outbox::{self, Delivery, Urgency};
use crate::store::{Lane, Read, Tx, guilds};

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::saved::{json, read_json};
use super::{profile, record, summaries};

/// Sums of fewer would say what single members did.
const COUNTED_MIN: u32 = 4;
/// Kept goals that are looked at.
const KEPT_MAX: u32 = 100;
/// Who is named, at most.
const NAMED_MAX: usize = 12;
/// When a week begins.
const MIDNIGHT: TimeOfDay = TimeOfDay::new(0).expect("midnight is a time");
/// What comes later than this is left out (`reliability`: E).
const LATE_MAX: Span = Span::from_hours(12);

/// Organisers said where and whether it is read, and what the group wants to do together. What is
/// due already stays so.
pub(super) fn set(tx: &Tx, by: Actor, settings: &GuildSettings) -> Result<(), ServiceError> {
    let before = digests::load(tx, by.guild)?;
    let (channel, drill_aim) = (settings.digest, settings.drill_aim);
    if before.is_none() && channel.is_none() && drill_aim.is_none() {
        return Ok(());
    }
    let due = before.and_then(|row| row.due_at).filter(|at| *at <= by.now);
    let due_at = match (channel, due) {
        (None, _) => None,
        (Some(_), Some(due)) => Some(due),
        (Some(_), None) => summaries::next_sunday(&profile::group_clock(tx, by.guild)?, by.now),
    };
    Ok(digests::put(tx, &DigestRow { guild: by.guild, channel, drill_aim, due_at })?)
}

/// A goal that can be one.
pub(super) fn drill_aim(wanted: Option<u16>) -> Option<u16> {
    wanted.filter(|aim| *aim > 0).map(|aim| aim.min(DRILL_AIM_MAX))
}

/// A member agrees to something, or no longer.
pub(super) fn agree(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    member: MemberId,
    (to, on): (InDigest, bool),
) -> Result<Answer, ServiceError> {
    guilds::ensure(tx, by.guild)?;
    let mut agreed = digests::agreed(tx, by.guild, member)?;
    match to {
        InDigest::Counted => agreed.is_counted = on,
        InDigest::Named => agreed.is_named = on,
    }
    digests::agree(tx, by.guild, member, agreed)?;
    record::note(tx, desk, by, "profile", &())?;
    let (profile, _) = profile::load(tx, by.guild, member)?;
    Ok(Answer::ProfileSaved(Box::new(profile)))
}

/// How a member takes part in the group's week.
pub(super) fn own(read: &Read, origin: &Origin) -> Result<OwnDigest, ServiceError> {
    let row = digests::load(read, origin.guild)?;
    let agreed = digests::agreed(read, origin.guild, origin.member)?;
    let drill_aim = row.as_ref().and_then(|row| row.drill_aim);
    let sums = match drill_aim {
        Some(_) => sums(read, origin.guild, origin.acted_at)?,
        None => None,
    };
    Ok(OwnDigest {
        is_on: row.is_some_and(|row| row.channel.is_some()),
        is_counted: agreed.is_counted,
        is_named: agreed.is_named,
        drill_aim,
        drills: sums.map(|sums| sums.drills),
    })
}

/// Has the group read how its week went, if it is time for it and not too late.
pub(super) fn post(
    tx: &Tx,
    desk: &mut Desk,
    now: Moment,
    guild: GuildId,
) -> Result<(), ServiceError> {
    let Some(row) = digests::load(tx, guild)? else { return Ok(()) };
    let Some(due) = row.due_at.filter(|at| *at <= now) else { return Ok(()) };
    let by = Actor { guild, member: None, now };
    let due_at = summaries::next_sunday(&profile::group_clock(tx, guild)?, now);
    digests::put(tx, &DigestRow { due_at, ..row })?;
    let is_there = guilds::left_at(tx, guild)?.is_none();
    let is_in_time = now.since(due) <= LATE_MAX;
    // Late, it is the week that is over, not the one that has begun.
    if !is_there || !is_in_time || of(tx, guild, due)?.is_none() {
        return record::note(tx, desk, by, "week-not-told", &());
    }
    let delivery = Delivery {
        id: DeliveryId(desk.id(now)),
        guild,
        lane: Lane::Digest(guild),
        urgency: Urgency::CanWait,
        slot: None,
        body: json(&due)?,
        key: desk.key(),
        made_at: now,
        due_at: now,
        worthless_at: Some(due + LATE_MAX),
    };
    outbox::put(tx, &delivery)?;
    let late_ms = now.since(due).ms();
    info!(guild.id = guild.0, late_ms, "guild {guild} is told how its week went");
    record::note(tx, desk, by, "week-told", &())
}

/// What the outbox kept, as members agree to it now; nothing where there is nothing to say any
/// more.
pub(super) fn claimed(
    read: &Read,
    (guild, body): (GuildId, &str),
) -> Result<Option<GroupWeek>, ServiceError> {
    let as_of: Moment = read_json(guild, body)?;
    of(read, guild, as_of)
}

/// How the week went that holds this moment; nothing where it is read nowhere or says nothing.
fn of(read: &Read, guild: GuildId, as_of: Moment) -> Result<Option<GroupWeek>, ServiceError> {
    let Some(row) = digests::load(read, guild)? else { return Ok(None) };
    let Some(channel) = row.channel else { return Ok(None) };
    let since = monday(&profile::group_clock(read, guild)?, as_of);
    let mut kept_goal = digests::kept_goals(read, guild, (since, as_of), KEPT_MAX)?;
    kept_goal.dedup();
    kept_goal.truncate(NAMED_MAX);
    let week = GroupWeek {
        channel,
        as_of,
        evenings: digests::evenings_held(read, guild, (since, as_of))?,
        sums: sums(read, guild, as_of)?,
        drill_aim: row.drill_aim,
        kept_goal,
    };
    Ok((!week.is_empty()).then_some(week))
}

/// What was done in the week up to this moment by those who let themselves be counted, if they are
/// enough.
fn sums(read: &Read, guild: GuildId, as_of: Moment) -> Result<Option<WeekSums>, ServiceError> {
    let zone = profile::group_clock(read, guild)?;
    let since = monday(&zone, as_of);
    let date = |at: Moment| zone.date(at).map_or_else(String::new, |date| date.to_string());
    let (first, last) = (date(since), date(as_of));
    let sums = digests::sums(read, guild, (since, as_of), (&first, &last))?;
    Ok((sums.members >= COUNTED_MIN).then_some(WeekSums {
        members: sums.members,
        drills: sums.drills,
        practised: sums.practised,
    }))
}

/// When the week began that holds this moment.
fn monday(zone: &Zone, as_of: Moment) -> Moment {
    let monday = zone.date(as_of).map(summaries::monday_of);
    monday.and_then(|date| zone.at(date, MIDNIGHT)).unwrap_or(as_of)
}

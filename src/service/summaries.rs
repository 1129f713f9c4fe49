//! What a member is told on Sundays of how their week went: once, by DM or in the thread of their
//! drills. Whoever has neither reads it with their rhythm.

use tracing::info;

use crate::base::{GuildId, MemberId, Moment, Span};
use crate::calendar::{Date, TimeOfDay, Weekday, Zone, days_later};
use crate::protocol::{Answer, Cadence, Nudges, Origin, SummaryWay, WeekSummary};
use crate::store::summaries::{self, SummaryRow};
use crate::store::{self, Read, Tx, cadence as practised, goals, guilds};

use super::desk::{Actor, Desk};
use super::direct::{self, Kept};
use super::drills::Way;
use super::error::ServiceError;
use super::{cadence, drills, profile, record};

/// When on their Sunday a member is told.
const AT: TimeOfDay = TimeOfDay::new(18 * 60).expect("six in the evening is a time");
/// What comes later than this is left out (`reliability`: E).
const LATE_MAX: Span = Span::from_hours(12);
/// Whoever has practised nothing for so long is told nothing.
const SILENT_AFTER: Span = Span::from_hours(4 * 7 * 24);

/// When they are told next.
fn next(
    read: &Read,
    whose: (GuildId, MemberId),
    now: Moment,
) -> Result<Option<Moment>, ServiceError> {
    let (profile, _) = profile::load(read, whose.0, whose.1)?;
    let Some(zone) = profile::zone_of(read, whose.0, &profile)?.map(|name| name.zone()) else {
        return Ok(None);
    };
    Ok(next_sunday(&zone, now))
}

/// When it is told next by that clock.
pub(super) fn next_sunday(zone: &Zone, now: Moment) -> Option<Moment> {
    let mut date = zone.date(now).unwrap_or(Date::MAX);
    for _ in 0..=7 {
        let at = zone.at(date, AT).filter(|at| *at > now && date.weekday() == Weekday::Sunday);
        if at.is_some() {
            return at;
        }
        date = date.tomorrow().unwrap_or(Date::MAX);
    }
    None
}

/// The Monday of the week that holds this date.
pub(super) fn monday_of(date: Date) -> Date {
    days_later(date, -i64::from(date.weekday().to_monday_zero_offset()))
}

/// They practise: from now on they are told, unless they said that they do not want it.
pub(super) fn begin(tx: &Tx, by: Actor, member: MemberId) -> Result<(), ServiceError> {
    let row = summaries::load(tx, by.guild, member)?;
    if row.as_ref().is_some_and(|row| row.is_off || row.due_at.is_some()) || member.0 <= 0 {
        return Ok(());
    }
    let due_at = next(tx, (by.guild, member), by.now)?;
    let untold_at = row.and_then(|row| row.untold_at);
    let row = SummaryRow { guild: by.guild, member, is_off: false, due_at, untold_at };
    Ok(summaries::put(tx, &row)?)
}

/// Their clock is another: so is the next moment.
pub(super) fn again(tx: &Tx, by: Actor, member: MemberId) -> Result<(), ServiceError> {
    let row = summaries::load(tx, by.guild, member)?.filter(|row| !row.is_off);
    let Some(row) = row else { return Ok(()) };
    let due_at = next(tx, (by.guild, member), by.now)?;
    Ok(summaries::put(tx, &SummaryRow { due_at, ..row })?)
}

/// They are in the guild no longer: they are told nothing until they practise there anew.
pub(super) fn stop(tx: &Tx, guild: GuildId, member: MemberId) -> Result<(), ServiceError> {
    let Some(row) = summaries::load(tx, guild, member)? else { return Ok(()) };
    Ok(summaries::put(tx, &SummaryRow { due_at: None, untold_at: None, ..row })?)
}

/// Whether they want to be told.
pub(super) fn want(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    (member, is_wanted): (MemberId, bool),
) -> Result<Answer, ServiceError> {
    let (profile, _) = profile::load(tx, by.guild, member)?;
    guilds::ensure(tx, by.guild)?;
    let due_at = if is_wanted { next(tx, (by.guild, member), by.now)? } else { None };
    let row = SummaryRow { guild: by.guild, member, is_off: !is_wanted, due_at, untold_at: None };
    summaries::put(tx, &row)?;
    record::note(tx, desk, by, "profile", &())?;
    Ok(Answer::ProfileSaved(Box::new(profile)))
}

/// Their rhythm, and how they are told of it.
pub(super) fn own(read: &Read, origin: &Origin) -> Result<(Cadence, SummaryWay), ServiceError> {
    let whose = (origin.guild, origin.member);
    let row = summaries::load(read, origin.guild, origin.member)?;
    let way = match drills::way(read, origin.guild, origin.member)? {
        _ if row.is_some_and(|row| row.is_off) => SummaryWay::Off,
        None => SummaryWay::Nowhere,
        Some(Way::Direct) => SummaryWay::Direct,
        Some(Way::Thread(_)) => SummaryWay::Thread,
    };
    Ok((cadence::of(read, whose, origin.acted_at)?, way))
}

/// Who is to be told now.
pub(super) fn due(
    read: &Read,
    now: Moment,
    limit: u32,
) -> Result<Vec<(GuildId, MemberId)>, ServiceError> {
    let rows = summaries::due(read, now, limit)?;
    Ok(rows.into_iter().map(|row| (row.guild, row.member)).collect())
}

/// Tells a member how their week went, if it is time for it and not too late.
pub(super) fn tell(
    tx: &Tx,
    desk: &mut Desk,
    now: Moment,
    (guild, member): (GuildId, MemberId),
) -> Result<(), ServiceError> {
    let Some(mut row) = summaries::load(tx, guild, member)? else { return Ok(()) };
    let Some(due) = row.due_at.filter(|at| *at <= now) else { return Ok(()) };
    let by = Actor { guild, member: Some(member), now };
    let is_there = guilds::left_at(tx, guild)?.is_none();
    let newest = practised::practised(tx, (guild, member), 1)?.pop();
    let is_active = newest.is_some_and(|newest| now.since(newest.at) <= SILENT_AFTER)
        || goals::current(tx, guild, member)?.is_some();
    let goes_on = is_there && is_active;
    row.due_at = if goes_on { next(tx, (guild, member), now)? } else { None };
    summaries::put(tx, &row)?;
    if !goes_on {
        return Ok(());
    }
    let can_be_told = drills::way(tx, guild, member)?.is_some();
    // Nobody is told that they did nothing.
    // Late, it is the week that is over, not the one that has begun.
    let week = of(tx, (guild, member), due)?;
    let is_empty = week.is_none_or(|week| week.cadence.streak.this_week == 0 && week.drills == 0);
    let is_in_time = now.since(due) <= LATE_MAX;
    if !is_in_time || is_empty || !can_be_told || !wants(tx, (guild, member), now)? {
        return record::note(tx, desk, by, "summary-not-told", &());
    }
    let kept = Kept::Summary { as_of: due };
    direct::put(tx, desk, by, (member, kept), due + LATE_MAX)?;
    let late_ms = now.since(due).ms();
    info!(guild.id = guild.0, late_ms, "somebody in guild {guild} is told how their week went");
    record::note(tx, desk, by, "summary-told", &())
}

/// Whether they want to be told of something now.
fn wants(
    read: &Read,
    (guild, member): (GuildId, MemberId),
    now: Moment,
) -> Result<bool, ServiceError> {
    let (profile, _) = profile::load(read, guild, member)?;
    let zone = profile::zone_of(read, guild, &profile)?;
    let quiet = profile.zone.as_ref().zip(profile.quiet);
    let is_quiet = quiet.is_some_and(|(zone, hours)| hours.until(&zone.zone(), now).is_some());
    let is_paused = profile.is_paused(zone.as_ref(), now);
    Ok(profile.nudges != Nudges::Nothing && !is_quiet && !is_paused)
}

/// How the week went that holds this moment; nothing for who wants it no longer.
pub(super) fn of(
    read: &Read,
    (guild, member): (GuildId, MemberId),
    as_of: Moment,
) -> Result<Option<WeekSummary>, ServiceError> {
    if summaries::load(read, guild, member)?.is_none_or(|row| row.is_off) {
        return Ok(None);
    }
    let drills = drills_so_far(read, (guild, member), as_of)?;
    let goal = goals::current(read, guild, member)?.as_ref().and_then(super::goals::text_of);
    let cadence: Cadence = cadence::of(read, (guild, member), as_of)?;
    Ok(Some(WeekSummary { as_of, cadence, drills, goal }))
}

/// On how many days of the week that holds this moment they drilled, up to it.
pub(super) fn drills_so_far(
    read: &Read,
    (guild, member): (GuildId, MemberId),
    as_of: Moment,
) -> Result<u8, ServiceError> {
    let (profile, _) = profile::load(read, guild, member)?;
    let zone = profile::zone_of(read, guild, &profile)?;
    let today = zone.and_then(|name| name.zone().date(as_of));
    today.map_or(Ok(0), |today| drills_of_week(read, (guild, member), today))
}

/// On how many days of the week up to this one they drilled.
fn drills_of_week(
    read: &Read,
    whose: (GuildId, MemberId),
    today: Date,
) -> Result<u8, ServiceError> {
    let days = store::drills::days(read, whose, &monday_of(today).to_string(), 7)?;
    let today = today.to_string();
    let done = days.iter().filter(|(date, is_done)| *is_done && *date <= today).count();
    Ok(u8::try_from(done).unwrap_or(u8::MAX))
}

/// It could not be written: they read it below what they are answered next.
pub(super) fn tell_later(
    tx: &Tx,
    (guild, member): (GuildId, MemberId),
    as_of: Moment,
) -> Result<(), ServiceError> {
    let row = summaries::load(tx, guild, member)?.filter(|row| !row.is_off);
    let Some(row) = row else { return Ok(()) };
    Ok(summaries::put(tx, &SummaryRow { untold_at: Some(as_of), ..row })?)
}

/// What they are still to be told of their week.
pub(super) fn news(
    read: &Read,
    guild: GuildId,
    member: MemberId,
) -> Result<Option<WeekSummary>, ServiceError> {
    let as_of = summaries::load(read, guild, member)?.and_then(|row| row.untold_at);
    as_of.map_or(Ok(None), |as_of| of(read, (guild, member), as_of))
}

/// They were told.
pub(super) fn told(tx: &Tx, guild: GuildId, member: MemberId) -> Result<(), ServiceError> {
    let row = summaries::load(tx, guild, member)?.filter(|row| row.untold_at.is_some());
    let Some(row) = row else { return Ok(()) };
    Ok(summaries::put(tx, &SummaryRow { untold_at: None, ..row })?)
}

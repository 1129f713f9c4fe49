//! How often a member practises, beside how often they mean to.

use crate::base::{GuildId, MemberId, Moment};
use crate::calendar::Date;
use crate::progress::{MONTHLY, MONTHLY_MAX, Practice, WEEKLY, WEEKLY_MAX, streak};
use crate::protocol::{Answer, Cadence};
use crate::store::{Read, Tx, cadence, guilds};

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::{profile, record};

/// Sessions that are looked at, the newest: more than ten years hold.
const PRACTISED_MAX: u32 = 5_000;
/// What does not count for a week: drills belong to a goal.
const DRILL: &str = "drill";

fn dates<T>(rows: Vec<(String, T)>) -> impl Iterator<Item = (Date, T)> {
    rows.into_iter().filter_map(|(date, of)| Some((date.parse().ok()?, of)))
}

/// How it stands for a member.
pub(super) fn of(
    read: &Read,
    whose: (GuildId, MemberId),
    now: Moment,
) -> Result<Cadence, ServiceError> {
    let (profile, _) = profile::load(read, whose.0, whose.1)?;
    let zone = profile::clock(read, whose.0, &profile)?;
    let practised = cadence::practised(read, whose, PRACTISED_MAX)?;
    let ended: Vec<Moment> =
        practised.iter().filter(|one| one.kind != DRILL).map(|one| one.at).collect();
    let meant = cadence::meant(read, whose)?;
    let monthly = meant.last().map_or(MONTHLY, |(_, _, monthly)| *monthly);
    let meant = meant.into_iter().map(|(from, weekly, _)| (from, weekly)).collect();
    let weekly: Vec<(Date, u8)> = dates(meant).collect();
    let pauses = dates(cadence::pauses(read, whose)?);
    let pauses: Vec<(Date, Date)> =
        pauses.filter_map(|(from, until)| Some((from, until.parse().ok()?))).collect();
    let practice = Practice { zone: &zone, now, ended: &ended, weekly: &weekly, pauses: &pauses };
    let month = |at: Moment| zone.date(at).map(|date| (date.year(), date.month()));
    let coached = practised.iter().filter(|one| one.is_coached && month(one.at) == month(now));
    Ok(Cadence {
        streak: streak(&practice),
        monthly,
        coached: u16::try_from(coached.count()).unwrap_or(u16::MAX),
        is_paused: profile.is_paused(profile::group_zone(read, whose.0)?.as_ref(), now),
    })
}

/// A member means to practise so often from now on.
pub(super) fn change(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    member: MemberId,
    (weekly, monthly): (Option<u8>, Option<u8>),
) -> Result<Answer, ServiceError> {
    let whose = (by.guild, member);
    let (profile, _) = profile::load(tx, by.guild, member)?;
    let last = cadence::meant(tx, whose)?.pop();
    let last = last.map_or((WEEKLY, MONTHLY), |(_, weekly, monthly)| (weekly, monthly));
    let weekly = weekly.map_or(last.0, |weekly| weekly.clamp(1, WEEKLY_MAX));
    let meant = (weekly, monthly.map_or(last.1, |monthly| monthly.min(MONTHLY_MAX)));
    guilds::ensure(tx, by.guild)?;
    if let Some(today) = profile::clock(tx, by.guild, &profile)?.date(by.now) {
        cadence::set(tx, whose, &today.to_string(), meant)?;
    }
    record::note(tx, desk, by, "profile", &())?;
    Ok(Answer::ProfileSaved(Box::new(profile)))
}

/// A member pauses until that day, or no longer: a week with a paused day changes no run.
pub(super) fn paused(
    tx: &Tx,
    by: Actor,
    member: MemberId,
    until: Option<Date>,
) -> Result<(), ServiceError> {
    let whose = (by.guild, member);
    let (profile, _) = profile::load(tx, by.guild, member)?;
    let Some(today) = profile::clock(tx, by.guild, &profile)?.date(by.now) else { return Ok(()) };
    let (day, until) = (today.to_string(), until.filter(|until| *until > today));
    let rows = cadence::pauses(tx, whose)?;
    let under_way = rows.into_iter().find(|(from, until)| *from <= day && day < *until);
    match (under_way, until) {
        (Some((from, _)), Some(until)) => cadence::pause(tx, whose, &from, &until.to_string())?,
        (None, Some(until)) => cadence::pause(tx, whose, &day, &until.to_string())?,
        (Some((from, _)), None) if from == day => cadence::forget_pause(tx, whose, &from)?,
        (Some((from, _)), None) => cadence::pause(tx, whose, &from, &day)?,
        (None, None) => {}
    }
    Ok(())
}

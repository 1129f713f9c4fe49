//! The date that a member prepares for: its row, the way to it, and the board of the day before.
//!
//! What the board said then is looked at as of the end of that day, whenever it is looked at: after
//! an outage it says the same.

use serde::Deserialize;
use tracing::info;

use crate::base::{GuildId, MemberId, Moment, Span, Venue};
use crate::calendar::{Date, TimeOfDay, Zone, days_between};
use crate::progress::{Board, Record, board, plan_back};
use crate::protocol::{DayBefore, Profile, Target, TargetSort};
use crate::rubric::Verdict;
use crate::store::targets::{self, TargetRow};
use crate::store::{Read, Tx, goals, guilds, sessions, took_part};

use super::desk::{Actor, Desk};
use super::direct::{self, Kept};
use super::error::ServiceError;
use super::saved::read_json;
use super::{board::record, drills, profile, record as journal};

/// When on the day before somebody is reminded of what to check, by their clock.
const CHECKLIST_AT: TimeOfDay = TimeOfDay::new(10 * 60).expect("ten in the morning is a time");
/// Sessions of theirs that are looked at for how they were held.
const SESSIONS_MAX: u32 = 6;

/// When the day begins.
fn begins(clock: &Zone, on: Date) -> Option<Moment> {
    TimeOfDay::new(0).and_then(|midnight| clock.at(on, midnight))
}

/// The member's profile names another date, or none, or is of another clock.
pub(super) fn named(
    tx: &Tx,
    by: Actor,
    member: MemberId,
    sort: Option<TargetSort>,
) -> Result<(), ServiceError> {
    let (profile, _) = profile::load(tx, by.guild, member)?;
    let before = match profile.target_on {
        Some(on) => targets::load(tx, (by.guild, member), &on.to_string())?,
        None => None,
    };
    targets::drop_ahead(tx, by.guild, member)?;
    let Some(on) = profile.target_on else { return Ok(()) };
    let due_at = begins(&profile::clock(tx, by.guild, &profile)?, on).filter(|at| *at > by.now);
    // What has come already says how it stood then.
    let Some(due_at) = due_at else { return Ok(()) };
    let usual = before.as_ref().map(|row| row.sort.clone());
    let said = sort.map(|sort| sort.name().to_owned());
    let row = TargetRow {
        guild: by.guild,
        member,
        on: on.to_string(),
        sort: said.or(usual).unwrap_or_else(|| TargetSort::default().name().to_owned()),
        named_at: before.map_or(by.now, |row| row.named_at),
        due_at: Some(due_at),
        checklist_at: checklist_at(&profile::clock(tx, by.guild, &profile)?, on)
            .filter(|at| *at > by.now),
        ticked: None,
    };
    Ok(targets::put(tx, &row)?)
}

/// When on the day before they are reminded of what to check.
fn checklist_at(clock: &Zone, on: Date) -> Option<Moment> {
    clock.at(on.yesterday().ok()?, CHECKLIST_AT)
}

/// Who is to be reminded of what to check.
pub(super) fn checklists_due(
    read: &Read,
    now: Moment,
    limit: u32,
) -> Result<Vec<(GuildId, MemberId, Date)>, ServiceError> {
    let rows = targets::checklists_due(read, now, limit)?.into_iter();
    Ok(rows.map(|row| (row.guild, row.member, row.on.parse().unwrap_or(Date::MIN))).collect())
}

/// Reminds somebody on the day before of what to check: outside of their quiet hours, and never
/// once the day itself has come.
pub(super) fn remind(
    tx: &Tx,
    desk: &mut Desk,
    now: Moment,
    (guild, member): (GuildId, MemberId),
    on: Date,
) -> Result<(), ServiceError> {
    let Some(row) = targets::load(tx, (guild, member), &on.to_string())? else { return Ok(()) };
    let (profile, _) = profile::load(tx, guild, member)?;
    let clock = profile::clock(tx, guild, &profile)?;
    let later = checklist_at(&clock, on).filter(|at| *at > now);
    let ends_at = begins(&clock, on).filter(|at| *at > now);
    let quiet_until = ends_at.and_then(|ends_at| {
        let zone = profile::group_zone(tx, guild).ok()?;
        profile::quiet_until(&profile, zone.as_ref(), ends_at, now)
    });
    let again = later.or(quiet_until).filter(|at| ends_at.is_some_and(|ends_at| *at < ends_at));
    targets::put(tx, &TargetRow { checklist_at: again, ..row })?;
    if again.is_some() {
        return Ok(());
    }
    let by = Actor { guild, member: Some(member), now };
    let is_there = guilds::left_at(tx, guild)?.is_none();
    let until = ends_at.filter(|_| quiet_until.is_none() && is_there);
    let Some(until) = until.filter(|_| profile.target_on == Some(on)) else {
        return journal::note(tx, desk, by, "checklist-not-told", &());
    };
    if drills::way(tx, guild, member)?.is_none() {
        return journal::note(tx, desk, by, "checklist-not-told", &());
    }
    direct::put(tx, desk, by, (member, Kept::DayBefore { on }), until)?;
    info!(guild.id = guild.0, "somebody in guild {guild} is told what to check today");
    journal::note(tx, desk, by, "checklist-told", &())
}

/// What to check for that date, if it is still theirs.
pub(super) fn day_before(
    read: &Read,
    (guild, member): (GuildId, MemberId),
    on: Date,
) -> Result<Option<DayBefore>, ServiceError> {
    let Some(row) = targets::load(read, (guild, member), &on.to_string())? else { return Ok(None) };
    Ok(Some(DayBefore {
        on,
        sort: sort_of(&row),
        venue: venue(read, (guild, member))?,
        goal: goals::current(read, guild, member)?.as_ref().and_then(super::goals::text_of),
    }))
}

fn sort_of(row: &TargetRow) -> TargetSort {
    TargetSort::ALL.into_iter().find(|sort| row.sort == sort.name()).unwrap_or_default()
}

/// How their last sessions as candidate were held, where one of them said so.
fn venue(read: &Read, whose: (GuildId, MemberId)) -> Result<Option<Venue>, ServiceError> {
    #[derive(Deserialize)]
    struct Saved {
        plan: Held,
    }
    #[derive(Deserialize)]
    struct Held {
        #[serde(default)]
        venue: Option<Venue>,
    }
    for (part, _) in took_part::before(read, whose, Some(false), None, SESSIONS_MAX)? {
        let row = sessions::load(read, part.session)?.filter(|_| part.turn_no.is_some());
        // One that cannot be read says nothing.
        let saved = row.and_then(|row| read_json::<Saved>(row.id, &row.state).ok());
        if let Some(venue) = saved.and_then(|saved| saved.plan.venue) {
            return Ok(Some(venue));
        }
    }
    Ok(None)
}

/// Whose dates have come.
pub(super) fn due(
    read: &Read,
    now: Moment,
    limit: u32,
) -> Result<Vec<(GuildId, MemberId, Date)>, ServiceError> {
    let rows = targets::due(read, now, limit)?.into_iter();
    Ok(rows.map(|row| (row.guild, row.member, row.on.parse().unwrap_or(Date::MIN))).collect())
}

/// The day has come: how the board stood at the end of the one before is kept.
pub(super) fn keep_board(
    tx: &Tx,
    now: Moment,
    (guild, member): (GuildId, MemberId),
    on: Date,
) -> Result<(), ServiceError> {
    let Some(row) = targets::load(tx, (guild, member), &on.to_string())? else { return Ok(()) };
    let (profile, _) = profile::load(tx, guild, member)?;
    let begins_at = begins(&profile::clock(tx, guild, &profile)?, on);
    // By the clock that they have now it may not be that day yet.
    if let Some(later) = begins_at.filter(|at| *at > now) {
        return Ok(targets::put(tx, &TargetRow { due_at: Some(later), ..row })?);
    }
    let end = begins_at.unwrap_or(now) - Span::from_ms(1);
    let record = record(tx, (guild, member), end)?;
    let ticked = u8::try_from(board(&record, end).ticked()).ok();
    targets::put(tx, &TargetRow { due_at: None, checklist_at: None, ticked, ..row })?;
    info!(guild.id = guild.0, "a board of somebody in guild {guild} is kept: their day has come");
    Ok(())
}

/// Whether their board said *ready* on the day before that date; none where it was not looked at.
pub(super) fn was_ready(
    read: &Read,
    whose: (GuildId, MemberId),
    on: &str,
) -> Result<Option<bool>, ServiceError> {
    let ticked = targets::load(read, whose, on)?.and_then(|row| row.ticked);
    Ok(ticked.map(|ticked| usize::from(ticked) == Board::LINES))
}

/// What the member prepares for, and the way to it; none where no date is ahead.
pub(super) fn ahead(
    read: &Read,
    (guild, member): (GuildId, MemberId),
    of: &Profile,
    record: &Record,
    now: Moment,
) -> Result<Option<Target>, ServiceError> {
    let Some(on) = of.target_on else { return Ok(None) };
    let clock = profile::clock(read, guild, of)?;
    let Some(today) = clock.date(now) else { return Ok(None) };
    let row = targets::load(read, (guild, member), &on.to_string())?;
    let named_on = row.as_ref().and_then(|row| clock.date(row.named_at)).unwrap_or(today);
    let is_mock = |verdict: &Option<Verdict>, is_whole: bool| is_whole || verdict.is_some();
    let mocks: Vec<Date> = record
        .turns
        .iter()
        .filter(|turn| is_mock(&turn.verdict, turn.is_whole_mock))
        .filter_map(|turn| clock.date(turn.at))
        .collect();
    let Some(plan) = plan_back(on, named_on, today, &mocks) else { return Ok(None) };
    let sort = row.as_ref().map(sort_of).unwrap_or_default();
    let days = u16::try_from(days_between(today, on)).unwrap_or(u16::MAX);
    let day_before = if days == 1 { day_before(read, (guild, member), on)? } else { None };
    Ok(Some(Target { sort, plan, days, clock, day_before }))
}

//! The week of drills of a goal: once a day, at the time that its member chose, they are asked for
//! it, and one tap says what became of it.
//!
//! A row says when somebody is asked next; whether they are is decided then, because by then they
//! may have said what became of it, or pause, or have given up their goal. What nobody could ask in
//! time is left out (`reliability`: E).

use tracing::info;

use crate::base::{GoalNo, GuildId, MemberId, Moment};
use crate::calendar::{Date, TimeOfDay, Zone, ZoneName, days_between};
use crate::progress::WEEK_DAYS;
use crate::protocol::{AskedFor, Drilled, GoalAnswer, Nudges, Profile, Week};
use crate::store::drills::{self, DrillingRow};
use crate::store::{Read, Tx, goals, guilds};

use super::desk::{Actor, Desk};
use super::direct::{self, Kept};
use super::error::ServiceError;
use super::{profile, record};

/// When who has not chosen a time is asked.
const USUAL: TimeOfDay = TimeOfDay::new(18 * 60).expect("six in the evening is a time");
/// Days of a week that are looked at, with those behind it on which somebody drills on.
const DAYS_MAX: u32 = 100;

/// How a member is asked.
pub(super) enum Way {
    /// They are written to.
    Direct,
    /// In the thread of their drills, which stands there.
    Thread(String),
}

/// How the member can be asked, if they can be.
pub(super) fn way(
    read: &Read,
    guild: GuildId,
    member: MemberId,
) -> Result<Option<Way>, ServiceError> {
    if !direct::takers(read, guild, &[member])?.is_empty() {
        return Ok(Some(Way::Direct));
    }
    Ok(drills::thread(read, guild, member)?.map(Way::Thread))
}

/// Where the thread is in which a member is asked who is not written to.
pub(super) fn thread_instead(
    read: &Read,
    guild: GuildId,
    member: MemberId,
) -> Result<Option<String>, ServiceError> {
    Ok(match way(read, guild, member)? {
        Some(Way::Thread(placed)) => Some(placed),
        Some(Way::Direct) | None => None,
    })
}

/// A member's day: how they mean it, and which one it is now.
struct Days {
    profile: Profile,
    /// Their zone, or else the group's; none: nobody has named one.
    zone: Option<ZoneName>,
    now: Moment,
}

impl Days {
    fn of(
        read: &Read,
        guild: GuildId,
        member: MemberId,
        now: Moment,
    ) -> Result<Self, ServiceError> {
        let (profile, _) = profile::load(read, guild, member)?;
        let zone = profile::zone_of(read, guild, &profile)?;
        Ok(Self { profile, zone, now })
    }

    /// Without a zone a day is one of UTC: nobody is asked by it.
    fn clock(&self) -> Zone {
        self.zone.as_ref().map_or_else(Zone::utc, ZoneName::zone)
    }

    fn today(&self) -> Date {
        self.clock().date(self.now).unwrap_or(Date::MIN)
    }

    /// When they are asked on that day.
    fn ask_at(&self, row: &DrillingRow, date: Date) -> Option<Moment> {
        self.zone.as_ref()?.zone().at(date, time_of(row))
    }

    /// When they are asked next: not after the day behind the week, which has a last word.
    fn next(&self, row: &DrillingRow) -> Option<Moment> {
        let from: Date = row.from.parse().ok()?;
        if row.is_off {
            return None;
        }
        let mut date = from.max(self.today());
        while number(from, date) <= WEEK_DAYS + 1 {
            let at = self.ask_at(row, date).filter(|at| *at > self.now);
            if at.is_some() {
                return at;
            }
            date = date.tomorrow().ok()?;
        }
        None
    }
}

fn time_of(row: &DrillingRow) -> TimeOfDay {
    row.ask_at_min.and_then(TimeOfDay::new).unwrap_or(USUAL)
}

/// Which day of the week it is, from 1; 0 before it.
fn number(from: Date, date: Date) -> u8 {
    let days = days_between(from, date) + 1;
    u8::try_from(days.max(0)).unwrap_or(u8::MAX)
}

/// A week begins on the member's next day.
pub(super) fn begin(tx: &Tx, by: Actor, member: MemberId) -> Result<(), ServiceError> {
    let days = Days::of(tx, by.guild, member, by.now)?;
    let before = drills::load(tx, by.guild, member)?;
    let tomorrow = days.today().tomorrow().unwrap_or(Date::MAX);
    let row = DrillingRow {
        guild: by.guild,
        member,
        ask_at_min: before.as_ref().and_then(|row| row.ask_at_min),
        is_off: before.is_some_and(|row| row.is_off),
        from: tomorrow.to_string(),
        due_at: None,
        is_untold: false,
    };
    Ok(drills::put(tx, &DrillingRow { due_at: days.next(&row), ..row })?)
}

/// A week of drills for a goal that has none, or whose week is over: a week that runs goes on as it
/// is.
pub(super) fn begin_week(
    tx: &Tx,
    by: Actor,
    member: MemberId,
) -> Result<Option<GoalAnswer>, ServiceError> {
    if goals::current(tx, by.guild, member)?.is_none() {
        return Ok(None);
    }
    let before = week(tx, by.guild, member, by.now)?;
    if let Some(Week { day, asked, .. }) = before.filter(|week| week.day <= WEEK_DAYS) {
        return Ok(Some(GoalAnswer::WeekRuns { day, asked }));
    }
    begin(tx, by, member)?;
    let week = week(tx, by.guild, member, by.now)?;
    Ok(week.map(|week| GoalAnswer::WeekBegun(week.asked)))
}

/// Their clock, or the time at which they are asked, is another: so is the next moment.
pub(super) fn again(tx: &Tx, by: Actor, member: MemberId) -> Result<(), ServiceError> {
    let Some(row) = drills::load(tx, by.guild, member)? else { return Ok(()) };
    let due_at = Days::of(tx, by.guild, member, by.now)?.next(&row);
    Ok(drills::put(tx, &DrillingRow { due_at, ..row })?)
}

/// They are in the guild no longer: they are not asked until they begin anew.
pub(super) fn stop(tx: &Tx, guild: GuildId, member: MemberId) -> Result<(), ServiceError> {
    let Some(row) = drills::load(tx, guild, member)? else { return Ok(()) };
    Ok(drills::put(tx, &DrillingRow { due_at: None, ..row })?)
}

/// At which time they are asked from now on; none: they are not.
pub(super) fn ask_at(
    tx: &Tx,
    by: Actor,
    member: MemberId,
    at: Option<TimeOfDay>,
) -> Result<Option<GoalAnswer>, ServiceError> {
    let Some(mut row) = drills::load(tx, by.guild, member)? else { return Ok(None) };
    row.is_off = at.is_none();
    row.ask_at_min = at.map(TimeOfDay::minutes).or(row.ask_at_min);
    let due_at = Days::of(tx, by.guild, member, by.now)?.next(&row);
    drills::put(tx, &DrillingRow { due_at, ..row })?;
    let week = week(tx, by.guild, member, by.now)?;
    Ok(week.map(|week| GoalAnswer::Asked(week.asked)))
}

/// What they say of their drill: of today, or of the day on which they were asked.
pub(super) fn say(
    tx: &Tx,
    by: Actor,
    member: MemberId,
    (on, how): (Option<Date>, Drilled),
) -> Result<Option<GoalAnswer>, ServiceError> {
    if goals::current(tx, by.guild, member)?.is_none() {
        return Ok(None);
    }
    let today = Days::of(tx, by.guild, member, by.now)?.today();
    // Who answers after midnight means the day before.
    let asked = on.filter(|on| *on < today && on.tomorrow().is_ok_and(|next| next == today));
    let date = asked.unwrap_or(today).to_string();
    drills::put_day(tx, (by.guild, member), &date, how == Drilled::Done, by.now)?;
    was_asked(tx, by.guild, member)?;
    let week = week(tx, by.guild, member, by.now)?;
    Ok(week.map(|week| GoalAnswer::Drilled { how, done: week.done }))
}

/// A drill that somebody did is the one of their day, if they work on a goal. What they said of the
/// day themself is not said again.
pub(super) fn log(tx: &Tx, by: Actor, member: MemberId) -> Result<(), ServiceError> {
    if goals::current(tx, by.guild, member)?.is_none() {
        return Ok(());
    }
    let today = Days::of(tx, by.guild, member, by.now)?.today().to_string();
    let whose = (by.guild, member);
    let said = drills::days(tx, whose, &today, 1)?.into_iter().find(|(date, _)| *date == today);
    if said.is_none_or(|(_, is_done)| !is_done) {
        drills::put_day(tx, whose, &today, true, by.now)?;
    }
    was_asked(tx, by.guild, member)
}

/// How the week of the member's goal stands; none where there is no week.
pub(super) fn week(
    read: &Read,
    guild: GuildId,
    member: MemberId,
    now: Moment,
) -> Result<Option<Week>, ServiceError> {
    let Some(row) = drills::load(read, guild, member)? else { return Ok(None) };
    let Ok(from) = row.from.parse::<Date>() else { return Ok(None) };
    let days = Days::of(read, guild, member, now)?;
    let said = drills::days(read, (guild, member), &row.from, DAYS_MAX)?;
    let today = days.today();
    let of_today = said.iter().find(|(date, _)| *date == today.to_string());
    let asked = match (&days.zone, row.is_off) {
        (_, true) => AskedFor::Never,
        (None, false) => AskedFor::NoZone,
        (Some(_), false) => days.asked(&row, way(read, guild, member)?),
    };
    Ok(Some(Week {
        day: number(from, today),
        done: done(&said),
        today: of_today.map(|(_, done)| if *done { Drilled::Done } else { Drilled::NotToday }),
        asked,
    }))
}

impl Days {
    fn asked(&self, row: &DrillingRow, way: Option<Way>) -> AskedFor {
        let at = time_of(row);
        let date = self.today().tomorrow().unwrap_or(Date::MAX);
        let quiet = self.ask_at(row, date).is_some_and(|at| self.is_quiet(at));
        match (way, quiet) {
            (None, _) => AskedFor::NoWay(at),
            (Some(_), true) => AskedFor::Quiet(at),
            (Some(Way::Direct), false) => AskedFor::At(at),
            (Some(Way::Thread(_)), false) => AskedFor::InThread(at),
        }
    }

    fn is_quiet(&self, at: Moment) -> bool {
        let hours = self.profile.zone.as_ref().zip(self.profile.quiet);
        hours.is_some_and(|(zone, quiet)| quiet.until(&zone.zone(), at).is_some())
    }

    /// Whether they want to be asked now. The prompt is asked for by itself: who wants no reminders
    /// and has chosen a time for it gets it.
    fn wants(&self, row: &DrillingRow) -> bool {
        let is_left_alone = self.profile.nudges == Nudges::Nothing && row.ask_at_min.is_none();
        !(is_left_alone
            || self.is_quiet(self.now)
            || self.profile.is_paused(self.zone.as_ref(), self.now))
    }
}

/// Who is to be asked now.
pub(super) fn due(
    read: &Read,
    now: Moment,
    limit: u32,
) -> Result<Vec<(GuildId, MemberId)>, ServiceError> {
    let rows = drills::due(read, now, limit)?;
    Ok(rows.into_iter().map(|row| (row.guild, row.member)).collect())
}

/// Asks a member for their drill, if it is time for it and not too late.
pub(super) fn ask(
    tx: &Tx,
    desk: &mut Desk,
    now: Moment,
    (guild, member): (GuildId, MemberId),
) -> Result<(), ServiceError> {
    let Some(mut row) = drills::load(tx, guild, member)? else { return Ok(()) };
    let Some(due) = row.due_at.filter(|at| *at <= now) else { return Ok(()) };
    let by = Actor { guild, member: Some(member), now };
    let is_there = guilds::left_at(tx, guild)?.is_none();
    let days = Days::of(tx, guild, member, now)?;
    let goal = goals::current(tx, guild, member)?;
    let goal = goal.filter(|_| is_there);
    row.due_at = days.next(&row).filter(|_| goal.is_some());
    drills::put(tx, &row)?;
    let Some(goal) = goal else { return Ok(()) };
    let today = days.today();
    // By another zone than then, it may be another day, or not yet time.
    let is_time = days.ask_at(&row, today).is_some_and(|at| at <= now);
    let is_today = days.clock().date(due) == Some(today) && is_time;
    if !is_today || !days.wants(&row) || is_said(tx, (guild, member), today)? {
        return record::note(tx, desk, by, "drill-not-asked", &());
    }
    let can_be_asked = way(tx, guild, member)?.is_some();
    let tomorrow = today.tomorrow().ok().zip(TimeOfDay::new(0));
    let until = tomorrow.and_then(|(date, midnight)| days.clock().at(date, midnight));
    let Some(until) = until.filter(|_| can_be_asked) else { return Ok(()) };
    direct::put(tx, desk, by, (member, Kept::Drill { goal: goal.id, on: today }), until)?;
    let late_ms = now.since(due).ms();
    info!(guild.id = guild.0, late_ms, "somebody in guild {guild} is asked for their drill");
    record::note(tx, desk, by, "drill-asked", &())
}

/// They could not be asked where they wanted to be: they are below what they are answered next.
pub(super) fn ask_later(tx: &Tx, guild: GuildId, member: MemberId) -> Result<(), ServiceError> {
    let Some(row) = drills::load(tx, guild, member)? else { return Ok(()) };
    Ok(drills::put(tx, &DrillingRow { is_untold: true, ..row })?)
}

/// For which goal and on which day of theirs they are asked below an answer, if they are.
pub(super) fn asked_later(
    read: &Read,
    (guild, member): (GuildId, MemberId),
    now: Moment,
) -> Result<Option<(GoalNo, Date)>, ServiceError> {
    let row = drills::load(read, guild, member)?.filter(|row| row.is_untold);
    let Some(goal) = row.and(goals::current(read, guild, member)?) else { return Ok(None) };
    Ok(Some((goal.id, Days::of(read, guild, member, now)?.today())))
}

/// They were asked below an answer.
pub(super) fn was_asked(tx: &Tx, guild: GuildId, member: MemberId) -> Result<(), ServiceError> {
    let row = drills::load(tx, guild, member)?.filter(|row| row.is_untold);
    let Some(row) = row else { return Ok(()) };
    Ok(drills::put(tx, &DrillingRow { is_untold: false, ..row })?)
}

/// Whether they have said already what became of that day.
pub(super) fn is_said(
    read: &Read,
    whose: (GuildId, MemberId),
    on: Date,
) -> Result<bool, ServiceError> {
    let on = on.to_string();
    Ok(drills::days(read, whose, &on, 1)?.first().is_some_and(|(date, _)| *date == on))
}

/// Which day of the week it is, and on how many it was done so far.
pub(super) fn day(
    read: &Read,
    whose: (GuildId, MemberId),
    on: Date,
) -> Result<Option<(u8, u8)>, ServiceError> {
    let Some(row) = drills::load(read, whose.0, whose.1)? else { return Ok(None) };
    let Ok(from) = row.from.parse::<Date>() else { return Ok(None) };
    let said = drills::days(read, whose, &row.from, DAYS_MAX)?;
    Ok(Some((number(from, on), done(&said))))
}

fn done(said: &[(String, bool)]) -> u8 {
    u8::try_from(said.iter().filter(|(_, is_done)| *is_done).count()).unwrap_or(u8::MAX)
}

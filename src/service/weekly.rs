//! Two who sat in a session want to do so every time: on its evenings, or every week at its time.
//!
//! Who meets weekly has a session planned for both a week ahead, once the one before has begun; who
//! answers first takes turns. What is left of a week in which the bot was away is left out.

use tracing::{info, warn};

use crate::base::{CleanText, GuildId, MemberId, Moment, SessionId, Span};
use crate::calendar::{Occurrence, Series, Zone, ZoneName};
use crate::evening::times::LEAD_MIN;
use crate::interview::limits::LINE;
use crate::interview::{Act, Event, Format, MemberAct, Seat, Session};
use crate::protocol::{Again, Answer, Origin, PairState, PlanWish, Receipt, When};
use crate::store::pairs::{self, Week};
use crate::store::{Read, Tx, evenings, guilds, sessions};

use super::desk::{Actor, Desk, Kits};
use super::error::ServiceError;
use super::pair::{self, Wants};
use super::{act, evening, plan, profile, saved};

/// A session is planned so long before it begins: once the one of the week before is over.
const AHEAD: Span = Span::from_hours(7 * 24 - 3);
const A_WEEK: Span = Span::from_hours(7 * 24);
/// Other sessions that are looked at for a clash, at most.
const CLASHES_MAX: u32 = 8;

/// Two who could do so, and how.
struct Found {
    with: MemberId,
    /// Nothing where the draws of its evenings would put them together.
    week: Option<Week>,
}

/// With whom this member could practise again, if they were two; nobody where it is settled between
/// them already, or where the time of a week later has passed.
fn found(
    read: &Read,
    session: &Session,
    (member, now): (MemberId, Moment),
) -> Result<Option<Found>, ServiceError> {
    let seats = &session.seats;
    let seated = seats.on(Seat::Candidate).chain(seats.on(Seat::Interviewer));
    let (own, others): (Vec<_>, Vec<_>) =
        seated.map(|one| one.member).partition(|one| *one == member);
    let ([_], [with]) = (own.as_slice(), others.as_slice()) else { return Ok(None) };
    let with = *with;
    if !is_for_two(session.format()) || with.is_erased() {
        return Ok(None);
    }
    let guild = session.guild;
    let own = pair::own(read, guild, member, &[])?;
    let is_settled = own.iter().any(|one| one.with == with && one.state != PairState::AsksYou);
    if is_settled || pair::avoids(read, guild, member, with)? {
        return Ok(None);
    }
    let week = week(read, session, (member, with), now)?;
    let of_series = match evenings::of_session(read, session.id)? {
        Some(id) => evenings::load(read, id)?.is_some_and(|row| row.series.is_some()),
        None => false,
    };
    Ok(week.map(|week| Found { with, week: (!of_series).then_some(week) }))
}

fn is_for_two(format: &Format) -> bool {
    match (format.turns.swaps(), format.candidates.max, format.interviewers.max) {
        (true, candidates, _) => candidates == 2,
        (false, candidates, interviewers) => (candidates, interviewers) == (1, 1),
    }
}

/// At the time of this session every week; nothing where its first one would be over.
fn week(
    read: &Read,
    session: &Session,
    (member, with): (MemberId, MemberId),
    now: Moment,
) -> Result<Option<Week>, ServiceError> {
    let (of, _) = profile::load(read, session.guild, member)?;
    let zone = profile::zone_of(read, session.guild, &of)?;
    let (clock, starts_at) = (clock(zone.as_ref()), session.plan.starts_at);
    let Some(series) = Series::weekly(starts_at, &clock) else { return Ok(None) };
    let next = series.after(&clock, starts_at).find_map(|one| one.at);
    Ok(next.filter(|at| *at > now).map(|next_at| Week {
        rule: series.to_string(),
        first: series.first().to_string(),
        zone: zone.map_or_else(String::new, |zone| zone.to_string()),
        next_at,
        format: session.format().id.clone(),
        minutes: Some(session.agenda().minutes),
        other_first: session.turns.first().is_some_and(|turn| turn.candidate == with),
    }))
}

/// Without a zone a week is one of UTC.
fn clock(zone: Option<&ZoneName>) -> Zone {
    zone.map_or_else(Zone::utc, ZoneName::zone)
}

/// What a candidate is offered with their report.
pub(super) fn offered(
    read: &Read,
    kits: &mut Kits,
    (member, now): (MemberId, Moment),
    session: SessionId,
) -> Result<Option<Again>, ServiceError> {
    let Some(row) = sessions::load(read, session)? else { return Ok(None) };
    let Some(loaded) = saved::readable(row.id, saved::look(read, row, kits))? else {
        return Ok(None);
    };
    let found = found(read, &loaded.session, (member, now))?;
    Ok(found.map(|Found { with, week }| Again { with, weekly: week.map(|week| week.next_at) }))
}

/// A member wants to practise again with whom they sat in this session.
pub(super) fn again(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    member: MemberId,
    session: SessionId,
) -> Result<Answer, ServiceError> {
    let loaded = saved::load(tx, desk, session)?;
    let Some(session) = loaded.map(|one| one.session).filter(|one| one.guild == by.guild) else {
        return Ok(Answer::NoSuchSession);
    };
    let Some(Found { with, week }) = found(tx, &session, (member, by.now))? else {
        return Ok(Answer::NotAgain);
    };
    pair::wants(tx, desk, by, (member, with), &week.map_or(Wants::Draws, Wants::Weekly))
}

/// Pairs whose next session is to be planned, the first one first, at most `limit`.
pub(super) fn due(
    read: &Read,
    now: Moment,
    limit: u32,
) -> Result<Vec<(GuildId, MemberId, MemberId)>, ServiceError> {
    Ok(pairs::meeting(read, now + AHEAD, limit)?)
}

/// When the next one is.
pub(super) fn next_due(read: &Read) -> Result<Option<Moment>, ServiceError> {
    Ok(pairs::next_meeting(read)?.map(|at| at - AHEAD))
}

/// Plans the next session of a pair, of whom the first asked, and says whether it did.
pub(super) fn plan_due(
    tx: &Tx,
    desk: &mut Desk,
    now: Moment,
    (guild, member, other): (GuildId, MemberId, MemberId),
) -> Result<bool, ServiceError> {
    let row = pairs::between(tx, guild, (member, other))?;
    let Some(week) = row.and_then(|row| row.week).filter(|week| week.next_at <= now + AHEAD) else {
        return Ok(false);
    };
    let by = Actor { guild, member: None, now };
    let Some((series, zone)) = read(&week) else {
        warn!(guild.id = guild.0, "a pair meets no more: its zone or its rule is not known");
        pair::end_for_both(tx, by, member, other)?;
        return Ok(true);
    };
    let mut ahead = series.after(&zone, now.max(week.next_at - Span::from_ms(1)));
    let first = now + LEAD_MIN;
    let next = ahead.find_map(|one| Some((one, one.at.filter(|at| *at >= first)?)));
    let Some((occurrence, at)) = next else { return Ok(false) };
    let mut next_at = at;
    if at <= now + AHEAD {
        let turn = turn(&series, occurrence, week.other_first);
        let seats = if turn { [other, member] } else { [member, other] };
        // In a guild that it is not in nobody could come.
        if guilds::left_at(tx, guild)?.is_none() {
            open(tx, desk, by, &week, (at, seats))?;
        }
        next_at = series.after(&zone, at).find_map(|one| one.at).unwrap_or(at + A_WEEK);
    }
    pairs::meet_weekly(tx, guild, (member, other), &Week { next_at, ..week })?;
    Ok(true)
}

fn read(week: &Week) -> Option<(Series, Zone)> {
    let series = Series::stored(&week.rule, &week.first).ok()?;
    let zone =
        if week.zone.is_empty() { Zone::utc() } else { ZoneName::new(&week.zone).ok()?.zone() };
    Some((series, zone))
}

/// Whether who was asked answers first on this date.
fn turn(series: &Series, on: Occurrence, other_first: bool) -> bool {
    series.count_before(on.date).is_multiple_of(2) == other_first
}

/// A session for two, and a seat for each who can take it; the first of them answers first. Who
/// pauses, sits elsewhere or has booked as much as they may has none: it is free for anybody.
fn open(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    week: &Week,
    (at, seats): (Moment, [MemberId; 2]),
) -> Result<(), ServiceError> {
    let Some(format) = desk.library.format(&week.format).cloned() else {
        warn!(guild.id = by.guild.0, "a pair has no session: format `{}` is gone", week.format);
        return Ok(());
    };
    let Ok(objective) = CleanText::new(&format.title, LINE) else { return Ok(()) };
    let mut wish = PlanWish {
        minutes: week.minutes,
        when: When::At(at),
        ..PlanWish::of(&format.id, objective)
    };
    plan::aim(tx, desk, &mut wish, by.guild, &seats)?;
    let [first, _] = seats;
    let origin = Origin::of(by.guild, first, Receipt(String::new()), by.now);
    let planned = plan::plan(tx, desk, by, &origin, &wish, plan::Seating::Open)?;
    let Answer::Planned { session, .. } = planned else {
        warn!(guild.id = by.guild.0, "a session of a pair is not planned: {planned:?}");
        return Ok(());
    };
    let chairs = [Seat::Candidate, second(&format)];
    for (member, seat) in seats.into_iter().zip(chairs) {
        let Some(from) = saved::load(tx, desk, session)? else { return Ok(()) };
        if !can_sit(tx, by, member, &from.session)? {
            continue;
        }
        let event = Event::Act(MemberAct::of(member, Act::Take(seat), by.now));
        if let Err(refusal) = act::happen(tx, desk, by, &from, &event)? {
            info!(session.id = session.0, "a seat of a pair stays free: {refusal:?}");
        }
    }
    Ok(())
}

fn second(format: &Format) -> Seat {
    if format.turns.swaps() { Seat::Candidate } else { Seat::Interviewer }
}

fn can_sit(
    read: &Read,
    by: Actor,
    member: MemberId,
    session: &Session,
) -> Result<bool, ServiceError> {
    let (guild, at) = (by.guild, session.plan.starts_at);
    let (said, _) = profile::load(read, guild, member)?;
    let is_paused = said.is_paused(profile::group_zone(read, guild)?.as_ref(), at);
    let others = sessions::overlapping(read, member, at, session.ends_at(), CLASHES_MAX)?;
    let sits = others.iter().any(|(_, elsewhere, _)| *elsewhere == guild);
    Ok(!is_paused && !sits && evening::booked_out(read, guild, member, by.now)?.is_none())
}

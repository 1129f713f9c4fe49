//! *Practise now*: whoever has half an hour meets whoever waits, or waits, or goes alone.
//!
//! A wait is a row, so that a restart loses none, and it is judged by when members pressed. Quiet
//! hours do not matter here: who waits has pressed themself.

use std::collections::BTreeSet;
use std::sync::Arc;

use tracing::info;

use crate::bank::{Kind, Question};
use crate::base::{CleanText, GuildId, MemberId, Moment, SessionId, Span};
use crate::config::Library;
use crate::interview::limits::{BALLOTS_FOR, GRACE, LINE};
use crate::interview::{Act, Agenda, Conductor, Event, Format, MemberAct, OwnRating, Raters, Seat};
use crate::protocol::{Answer, DrillOf, Origin, PlanWish, Wait};
use crate::rotation::{self, HELD_FOR, Match, WAIT_FOR, Waiter};
use crate::store::profiles::{self, ProfileRow};
use crate::store::waits::{self, WaitRow};
use crate::store::{Read, Tx, ballots, guilds, life, sessions, timings};

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::saved;
use super::{act, plan, profile, record, standing};

/// What stands on the card of such a session: nobody was asked what it is for.
const OBJECTIVE: &str = "To practise, right now";
/// A drill is over by then.
const DRILL_FOR: Span = Span::from_minutes(10);
/// The phase in which only ballots are left to give, by its name in the engine.
const RATING: &str = "rating";
/// Open sessions in which one member sits, at most.
const SEATS_MAX: u32 = 128;
/// Timings that are looked through for somebody's level: some sessions of the last year.
const TIMINGS_MAX: u32 = 100;
/// Sessions that are looked at for a level, the last ones.
const LEVELS_MAX: usize = 5;
/// A level that is older than this says nothing any more.
const LEVEL_FOR: Span = Span::from_hours(24 * 366);

/// Half an hour, now: with whoever waits, or wait for somebody.
pub(super) fn begin(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
) -> Result<Answer, ServiceError> {
    let (guild, member) = (origin.guild, origin.member);
    let at = origin.acted_at.min(by.now);
    guilds::ensure(tx, guild)?;
    if let Some((session, number)) = sits(tx, guild, member, (at, HELD_FOR))? {
        return Ok(Answer::SitsElsewhere { session, number });
    }
    if profile::load(tx, guild, member)?.0.is_interview_only {
        return Ok(Answer::OnlyInterviews);
    }
    if let Some(until) = waits_until(tx, guild, member, at)? {
        return Ok(Answer::Waiting { until });
    }
    if let Some(found) = somebody(tx, desk, by, member, at)? {
        return pair(tx, desk, by, origin, found);
    }
    let until = at + WAIT_FOR;
    waits::put(tx, &WaitRow { guild, member, since: at, until })?;
    life::set_alive(tx, by.now)?;
    record::note(tx, desk, by, "waits", &until)?;
    standing::show(tx, desk, by)?;
    Ok(Answer::Waiting { until })
}

/// Who waits in the guild, at most so many as a pair is looked for among.
///
/// # Errors
/// [`ServiceError`] when the store cannot be read.
pub fn who_waits(read: &Read, guild: GuildId) -> Result<Vec<MemberId>, ServiceError> {
    let rows = waits::of_guild(read, guild, standing::WAITING_MAX)?;
    Ok(rows.into_iter().map(|row| row.member).collect())
}

/// Until when the member waits, if they do.
fn waits_until(
    read: &Read,
    guild: GuildId,
    member: MemberId,
    at: Moment,
) -> Result<Option<Moment>, ServiceError> {
    let row = waits::load(read, guild, member)?;
    Ok(row.filter(|row| at < row.until).map(|row| row.until))
}

/// The session in which the member sits while so much time passes from `at` on: one that runs, or
/// begins by then. Ballots can be given beside another session.
fn sits(
    read: &Read,
    guild: GuildId,
    member: MemberId,
    (at, held_for): (Moment, Span),
) -> Result<Option<(SessionId, u32)>, ServiceError> {
    let all = sessions::seated(read, guild, member, SEATS_MAX)?;
    let taken = all.into_iter().find(|seat| {
        let is_soon = seat.starts_at < at + held_for && seat.ends_at > at;
        if seat.is_running { seat.phase != RATING } else { is_soon }
    });
    Ok(taken.map(|seat| (seat.session, seat.number)))
}

/// Of those who wait and may meet them, whom the rule chooses. Who has taken a seat meanwhile waits
/// no longer.
fn somebody(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    member: MemberId,
    at: Moment,
) -> Result<Option<Match>, ServiceError> {
    let guild = by.guild;
    let rows = waits::of_guild(tx, guild, standing::WAITING_MAX)?;
    let members: Vec<MemberId> = rows.iter().map(|row| row.member).chain([member]).collect();
    let profiles = profiles::of(tx, guild, &members)?;
    let said = |member| profiles.iter().find(|row| row.member == member);
    let avoids = |one, other| said(one).is_some_and(|row| row.not_with.contains(&other));
    let mut waiting = Vec::new();
    for row in rows {
        let is_apart = avoids(member, row.member) || avoids(row.member, member);
        if row.member == member || row.until <= at || is_apart {
            continue;
        }
        if sits(tx, guild, row.member, (at, HELD_FOR))?.is_some() {
            stop_waiting(tx, desk, by, row.member)?;
            continue;
        }
        let met = [
            ballots::rated_at(tx, guild, member, row.member)?,
            ballots::rated_at(tx, guild, row.member, member)?,
        ];
        waiting.push(Waiter {
            member: row.member,
            since: row.since,
            level: level(tx, said(row.member), (guild, row.member), by.now)?,
            met_at: met.into_iter().flatten().max(),
        });
    }
    if waiting.is_empty() {
        return Ok(None);
    }
    let own = level(tx, said(member), (guild, member), by.now)?;
    Ok(rotation::partner(own, &waiting))
}

/// The level that somebody aims at; where they have not said it, that at which they answered last,
/// where a plan said one.
fn level(
    read: &Read,
    row: Option<&ProfileRow>,
    (guild, member): (GuildId, MemberId),
    now: Moment,
) -> Result<Option<u8>, ServiceError> {
    if let Some(level) = row.and_then(|row| profile::said(row).level) {
        return Ok(Some(level.step()));
    }
    let answered = timings::answered_in(read, guild, member, now - LEVEL_FOR, TIMINGS_MAX)?;
    let mut seen: Vec<SessionId> = Vec::new();
    for id in answered {
        if seen.contains(&id) {
            continue;
        }
        if seen.len() == LEVELS_MAX {
            break;
        }
        seen.push(id);
        let Some(row) = sessions::load(read, id)? else { continue };
        if let Some(level) = saved::readable(id, saved::level(&row))?.flatten() {
            return Ok(Some(level.step()));
        }
    }
    Ok(None)
}

/// Opens a session for the one who presses and the one who has waited.
fn pair(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    found: Match,
) -> Result<Answer, ServiceError> {
    let Some(mut wish) = for_two(&desk.library) else {
        return Ok(Answer::NoFormatFor { people: 2 });
    };
    // The session is for both: only what both practise for.
    plan::aim(tx, desk, &mut wish, origin.guild, &[origin.member, found.member])?;
    let answer = plan::plan(tx, desk, by, origin, &wish, plan::Seating::With(found.member))?;
    let Answer::Planned { session, number, .. } = answer else { return Ok(answer) };
    stop_waiting(tx, desk, by, found.member)?;
    record::note(tx, desk, by, "paired", &(session, found))?;
    Ok(Answer::Paired { session, number, found })
}

/// Half an hour, now and alone. Where somebody waited for a partner, it takes the place of that.
pub(super) fn alone(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
) -> Result<Answer, ServiceError> {
    let at = origin.acted_at.min(by.now);
    guilds::ensure(tx, origin.guild)?;
    if let Some((session, number)) = sits(tx, origin.guild, origin.member, (at, HELD_FOR))? {
        return Ok(Answer::SitsElsewhere { session, number });
    }
    let Some(mut wish) = for_one(&desk.library) else {
        return Ok(Answer::NoFormatFor { people: 1 });
    };
    plan::aim(tx, desk, &mut wish, origin.guild, &[origin.member])?;
    let answer = plan::plan(tx, desk, by, origin, &wish, plan::Seating::Open)?;
    let Answer::Planned { session, number, .. } = answer else { return Ok(answer) };
    let Some(from) = saved::load(tx, desk, session)? else { return Ok(Answer::NoSuchSession) };
    let take = Act::Take(Seat::Candidate);
    let event = Event::Act(MemberAct {
        is_organiser: origin.is_organiser,
        is_coach: origin.is_coach,
        ..MemberAct::of(origin.member, take, origin.acted_at)
    });
    if let Err(refusal) = act::happen(tx, desk, by, &from, &event)? {
        return Ok(Answer::Refused { refusal, session: None });
    }
    stop_waiting(tx, desk, by, origin.member)?;
    Ok(Answer::StartedAlone { session, number })
}

/// One question, now, for the member alone. The drill before it is over with that.
pub(super) fn drill(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    of: DrillOf,
) -> Result<Answer, ServiceError> {
    let (guild, member) = (origin.guild, origin.member);
    let at = origin.acted_at.min(by.now);
    guilds::ensure(tx, guild)?;
    if let Some((session, number)) = sits(tx, guild, member, (at, DRILL_FOR))? {
        return Ok(Answer::SitsElsewhere { session, number });
    }
    let Some((mut wish, kinds)) = for_drill(&desk.library) else {
        return Ok(Answer::NoFormatFor { people: 1 });
    };
    let again = match of {
        DrillOf::Any | DrillOf::Kind(_) => None,
        DrillOf::Again(session) => match asked_in(tx, desk, origin, session)? {
            Some(again) => Some(again),
            None => return Ok(Answer::NoSuchSession),
        },
    };
    wish.kind = match (of, &again) {
        (DrillOf::Kind(kind), _) => Some(kind),
        (_, again) => again.as_ref().map(|question| question.kind),
    };
    let is_meant = |kind| wish.kind.map_or_else(|| kinds.contains(&kind), |wished| wished == kind);
    if !desk.library.questions.iter().any(|question| is_meant(question.kind)) {
        return Ok(Answer::NoSuchDrill);
    }
    end_before(tx, desk, by, origin)?;
    plan::aim(tx, desk, &mut wish, guild, &[member])?;
    let again = again.as_ref().map(|question| &question.id);
    let answer = plan::plan(tx, desk, by, origin, &wish, plan::Seating::Alone(again))?;
    let Answer::Planned { session, number, .. } = answer else { return Ok(answer) };
    let Some(from) = saved::load(tx, desk, session)? else { return Ok(Answer::NoSuchSession) };
    let take = MemberAct::of(member, Act::Take(Seat::Candidate), origin.acted_at);
    if let Err(refusal) = act::happen(tx, desk, by, &from, &Event::Act(take))? {
        return Ok(Answer::Refused { refusal, session: None });
    }
    stop_waiting(tx, desk, by, member)?;
    Ok(Answer::DrillBegun { session, number })
}

/// What a drill of the member's own asked.
fn asked_in(
    tx: &Tx,
    desk: &mut Desk,
    origin: &Origin,
    session: SessionId,
) -> Result<Option<Question>, ServiceError> {
    let found = saved::load(tx, desk, session)?.filter(|loaded| loaded.is_known_to(origin));
    let own = found.map(|loaded| loaded.session).filter(|session| session.plan.is_private);
    Ok(own.and_then(|session| {
        let asked = session.turns.first()?.asked.first()?;
        Some(session.question(asked.question).clone())
    }))
}

/// Drills of theirs that wait for a last word wait no longer.
fn end_before(tx: &Tx, desk: &mut Desk, by: Actor, origin: &Origin) -> Result<(), ServiceError> {
    for seat in sessions::seated(tx, origin.guild, origin.member, SEATS_MAX)? {
        if seat.phase != RATING {
            continue;
        }
        let Some(from) = saved::load(tx, desk, seat.session)? else { continue };
        if from.session.plan.is_private {
            let close = MemberAct::of(origin.member, Act::CloseRating, origin.acted_at);
            let _told = act::happen(tx, desk, by, &from, &Event::Act(close))?;
        }
    }
    Ok(())
}

/// Waits no longer.
pub(super) fn stop(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
) -> Result<Answer, ServiceError> {
    if stop_waiting(tx, desk, by, origin.member)? {
        return Ok(Answer::WaitStopped);
    }
    let at = origin.acted_at.min(by.now);
    Ok(match sits(tx, origin.guild, origin.member, (at, HELD_FOR))? {
        Some((session, number)) => Answer::SitsElsewhere { session, number },
        None => Answer::NotWaiting,
    })
}

/// Takes somebody's wait away, and shows the card without it; says whether there was one.
pub(super) fn stop_waiting(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    member: MemberId,
) -> Result<bool, ServiceError> {
    let was = waits::remove(tx, by.guild, member)?;
    if was {
        standing::show(tx, desk, by)?;
    }
    Ok(was)
}

/// How it stands with somebody.
pub(super) fn look(read: &Read, origin: &Origin) -> Result<Wait, ServiceError> {
    let (guild, member) = (origin.guild, origin.member);
    if let Some((session, number)) = sits(read, guild, member, (origin.acted_at, HELD_FOR))? {
        return Ok(Wait::Sits { session, number });
    }
    let row = waits::load(read, guild, member)?;
    Ok(row.map_or(Wait::Not, |row| Wait::Until(row.until)))
}

/// Waits whose time has come, with whoever presses in the last moment counted in.
pub(super) fn due(read: &Read, now: Moment, limit: u32) -> Result<Vec<WaitRow>, ServiceError> {
    Ok(waits::ended(read, now - GRACE, limit)?)
}

/// When the next wait is over.
pub(super) fn next_due(read: &Read) -> Result<Option<Moment>, ServiceError> {
    Ok(waits::next_end(read)?.map(|until| until + GRACE))
}

/// Nobody came: the wait is over. Says whether there was one to end.
pub(super) fn end_wait(
    tx: &Tx,
    desk: &mut Desk,
    now: Moment,
    guild: GuildId,
    member: MemberId,
) -> Result<bool, ServiceError> {
    let row = waits::load(tx, guild, member)?;
    let Some(row) = row.filter(|row| row.until + GRACE <= now) else { return Ok(false) };
    let by = Actor { guild, member: Some(member), now };
    stop_waiting(tx, desk, by, member)?;
    record::note(tx, desk, by, "waited-in-vain", &row.since)?;
    let late_ms = now.since(row.until + GRACE).ms();
    info!(guild.id = guild.0, late_ms, "somebody in guild {guild} waited in vain");
    Ok(true)
}

/// A format in which two interview each other, in its longest agenda that fits half an hour with
/// ballots; where none fits, in its shortest.
fn for_two(library: &Library) -> Option<PlanWish> {
    let whole = |format: &Format, agenda: &Agenda| format.length(agenda) + BALLOTS_FOR;
    let suits = |format: &Format| format.turns.swaps() && format.candidates.max == 2;
    fitting(library, suits, whole)
}

/// The same for one alone, whom the bot asks and whom others rate when they like.
fn for_one(library: &Library) -> Option<PlanWish> {
    let suits = |format: &Format| {
        format.conductor == Conductor::Bot
            && format.candidates.max == 1
            && format.rating.raters == Raters::Guild
    };
    fitting(library, suits, |_, agenda| agenda.length())
}

/// The shortest agenda in which the bot asks one alone who says themself how it went, and the kinds
/// of its questions.
fn for_drill(library: &Library) -> Option<(PlanWish, BTreeSet<Kind>)> {
    let suits = |format: &&Arc<Format>| {
        format.conductor == Conductor::Bot
            && format.candidates.max == 1
            && format.rating.own == OwnRating::Tap
    };
    let suiting = library.formats.iter().filter(suits);
    let all = suiting.flat_map(|format| format.agendas.iter().map(move |one| (format, one)));
    let (format, agenda) = all.min_by_key(|(_, agenda)| agenda.length())?;
    let kinds = agenda.questions.iter().flatten().copied().collect();
    let objective = CleanText::new(OBJECTIVE, LINE).ok()?;
    let minutes = Some(agenda.minutes);
    Some((PlanWish { minutes, ..PlanWish::of(format.id.as_str(), objective) }, kinds))
}

fn fitting(
    library: &Library,
    suits: impl Fn(&Format) -> bool,
    whole: impl Fn(&Format, &Agenda) -> Span,
) -> Option<PlanWish> {
    let suiting = library.formats.iter().filter(|format| suits(format));
    let all: Vec<(Span, &str, u16)> = suiting
        .flat_map(|format| {
            let agendas = format.agendas.iter();
            agendas.map(|agenda| (whole(format, agenda), format.id.as_str(), agenda.minutes))
        })
        .collect();
    let fits = all.iter().filter(|(whole, ..)| *whole <= HELD_FOR).max_by_key(|(whole, ..)| *whole);
    let (_, format, minutes) = fits.or_else(|| all.iter().min_by_key(|(whole, ..)| *whole))?;
    Some(PlanWish {
        minutes: Some(*minutes),
        ..PlanWish::of(format, CleanText::new(OBJECTIVE, LINE).ok()?)
    })
}

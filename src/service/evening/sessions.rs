//! What an evening does with its sessions: it makes them, says who sits in them, and looks how they
//! stand.

use crate::base::{CleanText, MemberId, Moment, SessionId};
use crate::evening::{Evening, Phase, Slot, Standing, Wish};
use crate::interview::{Act, Deal, Ending, Event, Lost, MemberAct, Seat};
use crate::protocol::{PlanWish, When};
use crate::rotation::Seated;
use crate::service::desk::{Actor, Desk};
use crate::service::error::ServiceError;
use crate::service::{act, plan, saved};
use crate::store::{Lane, Read, Tx, evenings, ledger, outbox};

use super::chairs;

/// A session of the evening for these people; none where the guild has too many already.
pub(super) fn open(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    evening: &Evening,
    seated: &Seated,
) -> Result<Option<(SessionId, u32)>, ServiceError> {
    let deal = deal(tx, evening, seated)?;
    let Some(first) = deal.seats.first().map(|(_, member)| *member) else { return Ok(None) };
    let planner = evening.plan.planner.unwrap_or(first);
    let deal = (&deal, evening.plan.reminders);
    let Some(session) = plan::dealt(tx, desk, by, planner, &wish(evening), deal)? else {
        return Ok(None);
    };
    evenings::bind(tx, session.0, evening.id, evening.guild)?;
    if evenings::placed(tx, evening.id, Slot::Plan.name())?.is_some() {
        outbox::hurry(tx, Lane::Card(session.0), by.now)?;
    }
    Ok(Some(session))
}

/// Who sits where, whose first evening it is, and who stands in for others. Of a group's first
/// evening nobody is named as new: it is everybody's.
fn deal(read: &Read, evening: &Evening, seated: &Seated) -> Result<Deal, ServiceError> {
    let seats = chairs::seats(evening.plan.chairs, seated);
    let mut new = Vec::new();
    if ledger::has_any(read, evening.guild)? {
        for (_, member) in &seats {
            let is_in = evening.wish(*member) == Some(Wish::In);
            if is_in && !ledger::has_one(read, evening.guild, *member)? {
                new.push(*member);
            }
        }
    }
    Ok(Deal { seats, new, stand_ins: evening.stand_ins() })
}

fn wish(evening: &Evening) -> PlanWish {
    let plan = &evening.plan;
    PlanWish {
        minutes: plan.agenda,
        role: plan.role.clone(),
        level: plan.level,
        region: plan.region.clone(),
        venue: plan.venue,
        when: When::At(plan.starts_at),
        ..PlanWish::of(&plan.format, plan.objective.clone())
    }
}

/// From now on exactly these sit in the session. In one that runs already who sits where is its own
/// business; but whoever watches comes to it.
pub(super) fn seat(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    evening: &Evening,
    (session, seated): (SessionId, &Seated),
) -> Result<(), ServiceError> {
    let Some(from) = saved::load(tx, desk, session)? else { return Ok(()) };
    let mut deal = deal(tx, evening, seated)?;
    let is_under_way = evening.phase == Phase::UnderWay;
    let is_new = |member: MemberId| is_under_way && from.session.seats.of(member).is_none();
    // After the start who did not come has lost the seat, unless they have pressed for one since.
    let has_lost = |member: MemberId| {
        is_new(member) && from.session.absent.contains(&member) && !evening.took(member)
    };
    deal.seats.retain(|(_, member)| !has_lost(*member));
    let new = deal.seats.iter().copied().filter(|(_, member)| is_new(*member));
    let new: Vec<(Seat, MemberId)> = new.collect();
    let (mut now, new) = match act::happen(tx, desk, by, &from, &Event::Dealt(deal))? {
        // After the start who sits anew has pressed for it: they are here.
        Ok(dealt) => (dealt.now, new.into_iter().map(|(_, one)| (one, Act::CheckIn)).collect()),
        Err(_) => {
            let watching = new.into_iter().filter(|(seat, _)| *seat == Seat::Observer);
            let come = watching.map(|(seat, member)| (member, Act::Take(seat)));
            (from, come.collect::<Vec<_>>())
        }
    };
    for (member, act) in new {
        // Refused where they are here already.
        let event = Event::Act(MemberAct::of(member, act, by.now));
        if let Ok(here) = act::happen(tx, desk, by, &now, &event)? {
            now = here.now;
        }
    }
    Ok(())
}

/// That session begins then from now on. One that runs already stays as it is.
pub(super) fn agree(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    session: SessionId,
    (starts_at, objective): (Moment, &CleanText),
) -> Result<(), ServiceError> {
    let Some(from) = saved::load(tx, desk, session)? else { return Ok(()) };
    let event = Event::Agreed { starts_at, objective: objective.clone() };
    let _told = act::happen(tx, desk, by, &from, &event)?;
    Ok(())
}

/// Whether a session that they have a turn in is held, and they are there.
pub(super) fn one_runs_with(
    tx: &Tx,
    desk: &mut Desk,
    evening: &Evening,
    member: MemberId,
) -> Result<bool, ServiceError> {
    let table = evening.tables.iter().find(|table| table.seated().contains(&member));
    let Some((id, _)) = table.and_then(|table| table.session) else { return Ok(false) };
    let loaded = saved::readable(id, saved::load(tx, desk, id))?.flatten();
    Ok(loaded.is_some_and(|loaded| {
        let stands = loaded.session.standing();
        stands.has_begun && stands.over.is_none() && stands.here.contains(&member)
    }))
}

/// Whether it ended because somebody called it off, or took its place away.
fn is_off(ending: Option<Ending>) -> bool {
    match ending {
        Some(Ending::CalledOff(_) | Ending::Lost(Lost::Thread | Lost::Channel)) => true,
        Some(_) | None => false,
    }
}

/// How the sessions of the draw in force stand.
pub(super) fn standings(
    tx: &Tx,
    desk: &mut Desk,
    evening: &Evening,
) -> Result<Vec<Standing>, ServiceError> {
    let mut standings = Vec::new();
    for (id, _) in evening.tables.iter().filter_map(|table| table.session) {
        let Some(loaded) = saved::readable(id, saved::load(tx, desk, id))?.flatten() else {
            continue;
        };
        let stands = loaded.session.standing();
        standings.push(Standing {
            session: id,
            has_begun: stands.has_begun,
            is_over: stands.over.is_some(),
            is_off: !stands.has_begun && is_off(stands.over),
            here: stands.here,
            late: stands.late,
            interviewed: stands.interviewed.into_iter().collect(),
            answered: stands.answered.into_iter().collect(),
        });
    }
    Ok(standings)
}

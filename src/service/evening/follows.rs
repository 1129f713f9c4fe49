//! An evening that is called becomes something else: it follows its series, is called off with it,
//! or its planner changes it.

use crate::base::{ChannelId, EveningId, MemberId, Moment, SessionId};
use crate::evening::{Act, Event, Heard, MemberAct, Plan, Refusal, times};
use crate::protocol::{Answer, CalledBecame, EveningEdit, EveningKind, NotCalled, Origin};
use crate::service::desk::{Actor, Desk};
use crate::service::error::ServiceError;
use crate::store::{Read, Tx, evenings};

use super::booked::OPEN_MAX;
use super::call::{agreed, wish_of};
use super::happen::{self, Happened, happen};
use super::rows;

/// An evening of a series is called off by one who organises; one that is open already is held.
pub(in crate::service) fn call_off(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    (id, member): (EveningId, MemberId),
) -> Result<Option<CalledBecame>, ServiceError> {
    let Some(from) = rows::load(tx, id)? else { return Ok(None) };
    let at = from.evening.plan.starts_at;
    let act = MemberAct { member, act: Act::CallOff, acted_at: by.now, is_organiser: true };
    let told = happen(tx, desk, by, &from, &Event::Act(act))?;
    Ok(Some(told.map_or(CalledBecame::Held(at), |_| CalledBecame::CalledOff(at))))
}

/// An evening of a series is of this kind from now on, and at this moment; one that is open already
/// is held as it was agreed.
pub(in crate::service) fn follow_series(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    (id, member): (EveningId, Option<MemberId>),
    (kind, at): (EveningKind, Moment),
) -> Result<Option<CalledBecame>, ServiceError> {
    let Some(from) = rows::load(tx, id)? else { return Ok(None) };
    let before = &from.evening.plan;
    let whose = (before.planner, before.is_of_series);
    let held = CalledBecame::Held(before.starts_at);
    let channel = kind.channel;
    let Ok(plan) = agreed(desk, wish_of(desk, kind, at), whose, by.now) else {
        return Ok(Some(held));
    };
    let draw_at = if plan.starts_at == before.starts_at { before.draw_at } else { plan.draw_at };
    // When people are reminded was decided with the call.
    let plan = Plan { draw_at, channel, reminders: before.reminders, ..plan };
    let event = Event::Changed(Box::new(plan), member);
    let told = happen(tx, desk, by, &from, &event)?;
    Ok(Some(told.map_or(held, |_| CalledBecame::Follows(at))))
}

/// A channel is gone: the evenings whose own it was go on where the guild's messages are.
pub(in crate::service) fn channel_gone(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    channel: ChannelId,
) -> Result<(), ServiceError> {
    for row in evenings::open_of(tx, by.guild, OPEN_MAX)? {
        let Ok(from) = rows::of_row(row) else { continue };
        if from.evening.plan.channel == Some(channel) {
            let _told = happen(tx, desk, by, &from, &Event::ChannelGone)?;
        }
    }
    Ok(())
}

/// Where a session's messages are posted, if its evening has a channel of its own.
pub(in crate::service) fn channel_of(
    read: &Read,
    session: SessionId,
) -> Result<Option<ChannelId>, ServiceError> {
    let Some(id) = evenings::of_session(read, session)? else { return Ok(None) };
    Ok(rows::load(read, id)?.and_then(|loaded| loaded.evening.plan.channel))
}

/// Whoever planned an evening, or organises, holds it at another time or calls it something else.
pub(in crate::service) fn change(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    (id, to): (EveningId, &EveningEdit),
) -> Result<Answer, ServiceError> {
    let Some(from) = rows::load_of(tx, origin.guild, id)? else { return Ok(Answer::NoSuchEvening) };
    let refused = |refusal| Ok(Answer::EveningRefused { evening: id, refusal });
    let mut plan = from.evening.plan.clone();
    if plan.is_of_series {
        return refused(Refusal::OfSeries);
    }
    if !origin.is_organiser && plan.planner != Some(origin.member) {
        return refused(Refusal::OrganisersOnly);
    }
    let mut asks = None;
    if let Some(at) = to.starts_at.filter(|at| *at != plan.starts_at) {
        if at < by.now + times::LEAD_MIN {
            return Ok(Answer::NotCalled(NotCalled::TooSoon));
        }
        let moved = Plan { starts_at: at, draw_at: times::draw_at(at, by.now), ..plan.clone() };
        let answers = from.evening.unsaid_by(&moved);
        if answers > 0 && !to.is_sure {
            asks = Some(Heard::MovesMuch { to: at, answers });
        } else {
            plan = moved;
        }
    }
    if let Some(objective) = to.objective.as_ref().filter(|text| **text != plan.objective) {
        plan.objective = objective.clone();
        let is_planner = plan.planner == Some(origin.member);
        plan.worded_by = (!is_planner).then_some(origin.member);
    }
    let event = Event::Changed(Box::new(plan), Some(origin.member));
    Ok(match happen(tx, desk, by, &from, &event)? {
        Ok(happened) => {
            let heard = asks.unwrap_or(happened.heard);
            happen::told(Happened { heard, ..happened }, None, None)
        }
        Err(refusal) => Answer::EveningRefused { evening: id, refusal },
    })
}

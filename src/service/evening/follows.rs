//! An evening that is called follows its series: it is called off with it, or becomes what it
//! becomes.

use crate::base::{EveningId, MemberId, Moment};
use crate::evening::{Act, Event, MemberAct, Plan};
use crate::protocol::{CalledBecame, EveningKind};
use crate::service::desk::{Actor, Desk};
use crate::service::error::ServiceError;
use crate::store::Tx;

use super::call::{agreed, wish_of};
use super::happen::happen;
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
    let Ok(plan) = agreed(desk, wish_of(desk, kind, at), whose, by.now) else {
        return Ok(Some(held));
    };
    let draw_at = if plan.starts_at == before.starts_at { before.draw_at } else { plan.draw_at };
    let event = Event::Changed(Box::new(Plan { draw_at, ..plan }), member);
    let told = happen(tx, desk, by, &from, &event)?;
    Ok(Some(told.map_or(held, |_| CalledBecame::Follows(at))))
}

//! Members who go: on every evening they are as a leaver, and where they want it nothing names them
//! any more.

use serde::Serialize;
use serde::de::DeserializeOwned;

use tracing::warn;

use crate::base::{CleanText, EveningId, MemberId};
use crate::evening::{Card, Event, Notice, Plan};
use crate::interview::limits::LINE;
use crate::service::desk::{Actor, Desk};
use crate::service::error::ServiceError;
use crate::service::profile;
use crate::service::renamed::renamed;
use crate::service::saved::parsed;
use crate::store::{Tx, erasures, evenings};

use super::happen::happen;
use super::rows;

/// Evenings that are looked through at once.
const PAGE: u32 = 200;

/// Somebody left the guild.
pub(in crate::service) fn gone(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    member: MemberId,
) -> Result<(), ServiceError> {
    for row in evenings::open_of(tx, by.guild, PAGE)? {
        let Ok(from) = rows::of_row(row) else { continue };
        if from.evening.names(member) {
            let _told = happen(tx, desk, by, &from, &Event::Gone(member))?;
        }
    }
    Ok(())
}

/// Somebody pauses: on the evenings of that time that are called they are in no more by being so
/// every time.
pub(in crate::service) fn paused(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    member: MemberId,
) -> Result<(), ServiceError> {
    let (said, _) = profile::load(tx, by.guild, member)?;
    let group_zone = profile::group_zone(tx, by.guild)?;
    for row in evenings::open_of(tx, by.guild, PAGE)? {
        let Ok(from) = rows::of_row(row) else { continue };
        let is_then = said.is_paused(group_zone.as_ref(), from.evening.plan.starts_at);
        if is_then && from.evening.names(member) {
            let _told = happen(tx, desk, by, &from, &Event::Paused(member))?;
        }
    }
    Ok(())
}

/// Nothing of the member stays on any evening of the guild.
pub(in crate::service) fn forget(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    (member, nobody): (MemberId, MemberId),
) -> Result<(), ServiceError> {
    let digits = member.0.to_string();
    let mut after = EveningId(i64::MIN);
    loop {
        let page = evenings::with(tx, by.guild, &digits, after, PAGE)?;
        let Some(last) = page.last() else { break };
        after = last.id;
        for row in page {
            let id = row.id;
            let Ok(mut from) = rows::of_row(row) else {
                // What of it is theirs nobody can tell any more.
                warn!("evening {id} cannot be read, and is emptied for an erasure");
                evenings::empty(tx, id)?;
                forget_deliveries(tx, id, member, nobody)?;
                continue;
            };
            let Plan { planner, worded_by, .. } = from.evening.plan;
            if worded_by.or(planner) == Some(member) {
                // They wrote what it is called.
                from.evening.plan.objective = untitled(&from.evening.plan);
            }
            let _told = happen(tx, desk, by, &from, &Event::Gone(member))?;
            forget_deliveries(tx, from.evening.id, member, nobody)?;
        }
    }
    Ok(())
}

/// What an evening is called whose planner is erased: its format.
fn untitled(plan: &Plan) -> CleanText {
    let title = CleanText::new(&plan.format_title, LINE);
    title.or_else(|_| CleanText::new("–", LINE)).expect("a dash is a text")
}

/// What waits to be shown names nobody any more; what was shown is history and goes.
fn forget_deliveries(
    tx: &Tx,
    evening: EveningId,
    member: MemberId,
    nobody: MemberId,
) -> Result<(), ServiceError> {
    erasures::forget_settled_of_evening(tx, evening)?;
    for (delivery, body) in erasures::deliveries_of_evening(tx, evening)? {
        let card = again::<Card>(&body, member, nobody)?;
        let body = match card {
            Some(body) => Some(body),
            None => again::<(Notice, Vec<MemberId>)>(&body, member, nobody)?,
        };
        erasures::set_body(tx, delivery, &body.unwrap_or_default())?;
    }
    Ok(())
}

fn again<T: Serialize + DeserializeOwned>(
    body: &str,
    member: MemberId,
    nobody: MemberId,
) -> Result<Option<String>, ServiceError> {
    parsed::<T>(body).map(|value| renamed(&value, member, nobody)).transpose()
}

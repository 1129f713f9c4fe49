//! Five minutes after the start: who sits alone is brought together, or told what there is.

use crate::base::MemberId;

use super::card::Notice;
use super::draft::Draft;
use super::event::{Known, Standing};
use super::freed::{make, small, watchable};
use super::seats::Table;
use super::state::{Offered, Phase};
use super::times::MISSED_AFTER;

/// Offers halves of broken pairs each other, and one left over a place to watch.
pub(super) fn heal(draft: &mut Draft, known: &Known, sessions: &[Standing]) {
    draft.evening.phase = Phase::UnderWay;
    let mut alone = alone(draft, sessions);
    let until = draft.evening.plan.starts_at + MISSED_AFTER;
    while let Some((table, member)) = alone.first().copied() {
        alone.remove(0);
        let fits = |(_, other): &(usize, MemberId)| !known.are_apart(member, *other);
        if let Some(at) = alone.iter().position(fits) {
            let (_, other) = alone.remove(at);
            let Some((_, number)) = draft.evening.tables[table].session else { continue };
            let to = vec![member, other];
            let offer = make(draft, Offered::Together(small(table)), to.clone(), until);
            let minutes = draft.evening.plan.minutes;
            draft.post(Notice::Together { offer, number, to: to.clone(), minutes }, to);
        } else {
            left_over(draft, known, sessions, member);
        }
    }
    draft.show_plan();
}

/// Who is there and has nobody: by the table that they sit at, in the plan's order. In formats for
/// more than two all who are there are, where what the format needs is not.
fn alone(draft: &Draft, sessions: &[Standing]) -> Vec<(usize, MemberId)> {
    let chairs = draft.evening.plan.chairs;
    let mut alone = Vec::new();
    for (no, table) in draft.evening.tables.iter().enumerate() {
        let standing = table.session.and_then(|(id, _)| sessions.iter().find(|s| s.session == id));
        let Some(standing) = standing.filter(|one| !one.has_begun) else { continue };
        let mut there = Table { session: None, seats: table.seats.clone() };
        for row in [&mut there.seats.interviewers, &mut there.seats.candidates] {
            row.retain(|member| standing.here.contains(member));
        }
        if there.lacks(chairs).is_some() && chairs.is_for_two() {
            alone.extend(there.seated().into_iter().map(|member| (no, member)));
        }
    }
    alone
}

/// Of one who is left over: where a session runs that they may watch, it is offered.
fn left_over(draft: &mut Draft, known: &Known, sessions: &[Standing], member: MemberId) {
    let until = draft.evening.plan.starts_at + MISSED_AFTER;
    let runs = |table: &Table| {
        let id = table.session.map(|(id, _)| id);
        sessions.iter().any(|one| Some(one.session) == id && one.has_begun && !one.is_over)
    };
    let table = watchable(&draft.evening, known, member, runs);
    let number = |table: usize| draft.evening.tables[table].session.map(|(_, number)| number);
    let watch = table.and_then(|table| Some((table, number(table)?)));
    let watch = watch.map(|(table, number)| {
        (make(draft, Offered::Watch(small(table)), vec![member], until), number)
    });
    draft.post(Notice::LeftOver { member, watch }, vec![member]);
}

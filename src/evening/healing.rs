//! Five minutes after the start: who sits alone is brought together, or told what there is.

use crate::base::MemberId;

use super::card::Notice;
use super::draft::Draft;
use super::event::{Known, Standing};
use super::freed::{make, small, watchable};
use super::seats::Table;
use super::state::{Offered, Phase};
use super::times::MISSED_AFTER;

/// Offers halves of broken pairs each other, and one left over a place to watch. Who has said that
/// they come late is waited for: their table is looked at once more when that is over.
pub(super) fn heal(draft: &mut Draft, known: &Known, sessions: &[Standing]) {
    let waited_at = std::mem::take(&mut draft.evening.waits_at);
    let is_again = draft.evening.phase == Phase::UnderWay;
    draft.evening.phase = Phase::UnderWay;
    if !is_again {
        draft.evening.waits_at = waiting(draft, sessions);
    }
    let is_due = |table: usize| !is_again || waited_at.contains(&small(table));
    let mut alone = alone(draft, sessions);
    let until = draft.evening.plan.starts_at + MISSED_AFTER;
    while let Some((table, member)) = alone.first().copied() {
        alone.remove(0);
        let fits = |(at, other): &(usize, MemberId)| {
            (is_due(table) || is_due(*at)) && !known.are_apart(member, *other)
        };
        if let Some(at) = alone.iter().position(fits) {
            let (_, other) = alone.remove(at);
            let Some((_, number)) = draft.evening.tables[table].session else { continue };
            let to = vec![member, other];
            let offer = make(draft, Offered::Together(small(table)), to.clone(), until);
            let minutes = draft.evening.plan.minutes;
            draft.post(Notice::Together { offer, number, to: to.clone(), minutes }, to);
        } else if is_due(table) {
            left_over(draft, known, sessions, member);
        }
    }
    draft.show_plan();
}

/// The session of a table that has not begun.
fn not_begun<'a>(table: &Table, sessions: &'a [Standing]) -> Option<&'a Standing> {
    let (id, _) = table.session?;
    sessions.iter().find(|one| one.session == id && !one.has_begun)
}

/// Tables at which somebody is waited for who comes late.
fn waiting(draft: &Draft, sessions: &[Standing]) -> Vec<u8> {
    let is_late = |table: &Table| {
        let standing = not_begun(table, sessions);
        standing.is_some_and(|one| table.seated().iter().any(|seated| one.late.contains(seated)))
    };
    let tables = draft.evening.tables.iter().enumerate();
    tables.filter(|(_, table)| is_late(table)).map(|(no, _)| small(no)).collect()
}

/// Who is there and has nobody, and is asked nothing yet: by the table that they sit at, in the
/// plan's order. In formats for more than two all who are there are, where what the format needs is
/// not. At a table that waits for somebody nobody is alone.
fn alone(draft: &Draft, sessions: &[Standing]) -> Vec<(usize, MemberId)> {
    let chairs = draft.evening.plan.chairs;
    let is_asked = |member: &MemberId| {
        let mut offers = draft.evening.offers.iter().filter(|offer| offer.is_open);
        offers.any(|offer| matches!(offer.what, Offered::Together(_)) && offer.to.contains(member))
    };
    let mut alone = Vec::new();
    for (no, table) in draft.evening.tables.iter().enumerate() {
        let is_waited_for = draft.evening.waits_at.contains(&small(no));
        let standing = not_begun(table, sessions).filter(|_| !is_waited_for);
        let Some(standing) = standing else { continue };
        let mut there = Table { session: None, seats: table.seats.clone() };
        for row in [&mut there.seats.interviewers, &mut there.seats.candidates] {
            row.retain(|member| standing.here.contains(member));
        }
        if there.lacks(chairs).is_some() && chairs.is_for_two() {
            let seated = there.seated().into_iter().filter(|member| !is_asked(member));
            alone.extend(seated.map(|member| (no, member)));
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

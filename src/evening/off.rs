//! A session is called off before it begins, or loses its place: what becomes of its people.

use super::card::Notice;
use super::draft::Draft;
use super::event::{Known, Standing};
use super::freed::{clear, fill, offer_to_watch};
use super::seats::Table;
use super::state::{Ending, Phase};
use super::times::MISSED_AFTER;

/// Frees the people of sessions that are not held any more. Why it is not, they read where it was;
/// an evening that has no other session is over with it.
pub(super) fn free(draft: &mut Draft, known: &Known, sessions: &[Standing]) {
    match draft.evening.phase {
        Phase::Drawn | Phase::CheckIn | Phase::UnderWay => {}
        Phase::Called | Phase::Over(_) => return,
    }
    let mut freed = Vec::new();
    for no in 0..draft.evening.tables.len() {
        let Some((id, number)) = draft.evening.tables[no].session else { continue };
        if sessions.iter().any(|one| one.session == id && one.is_off) {
            freed.push((number, clear(draft, no)));
        }
    }
    if freed.is_empty() {
        return;
    }
    if draft.evening.tables.iter().all(|table| table.everybody().next().is_none()) {
        return draft.end(Ending::CalledOff(None));
    }
    let is_open = draft.evening.phase != Phase::Drawn;
    let until = draft.evening.plan.starts_at + MISSED_AFTER;
    let is_held = |table: &Table| {
        let id = table.session.map(|(id, _)| id);
        !sessions.iter().any(|one| Some(one.session) == id && one.is_over)
    };
    for (number, people) in freed {
        // That it is called off they were told already.
        draft.post(Notice::SessionOff { number, people: people.clone(), is_open }, Vec::new());
        for member in people.into_iter().filter(|_| is_open) {
            offer_to_watch(draft, known, member, (is_held, until));
        }
    }
    fill(draft, known);
    draft.show_plan();
}

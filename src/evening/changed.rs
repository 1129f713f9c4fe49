//! What is agreed becomes something else while people answer or sit: its series or its planner
//! changed it.

use std::collections::BTreeSet;

use crate::base::{MemberId, Span};
use crate::rotation::Seated;

use super::card::{Notice, Then};
use super::draft::Draft;
use super::effect::{Effect, Fact};
use super::event::Known;
use super::freed;
use super::heard::Heard;
use super::plan::Plan;
use super::refusal::Refusal;
use super::seats::Table;
use super::state::{Answered, Evening, Phase, Wish};
use super::{called, reminding};

/// Answers stand where it begins at most so much earlier or later (`product`: Evenings, cases).
const STANDS_WITHIN: Span = Span::from_minutes(30);

impl Evening {
    /// Answers that would not stand if this were agreed.
    pub fn unsaid_by(&self, to: &Plan) -> u16 {
        let goes = |one: &&Answered| !stays(&self.regulars, one);
        let goes = self.answers.iter().filter(goes).count();
        let is_lost = self.phase == Phase::Called && !stand(&self.plan, to);
        if is_lost { u16::try_from(goes).unwrap_or(u16::MAX) } else { 0 }
    }
}

/// Whether answers stand: where little changes.
fn stand(before: &Plan, to: &Plan) -> bool {
    let (one, other) = (before.starts_at, to.starts_at);
    let apart = if one < other { other.since(one) } else { one.since(other) };
    let size = |plan: &Plan| (plan.chairs.interviewers, plan.chairs.candidates);
    apart <= STANDS_WITHIN && size(before) == size(to)
}

/// Whether an answer stands whatever changes: who is in every time has said no.
fn stays(regulars: &BTreeSet<MemberId>, one: &Answered) -> bool {
    one.wish == Wish::Out && regulars.contains(&one.member)
}

/// From now on this is agreed. Who comes is told once, and only what somebody has to know for it.
pub(super) fn change(
    draft: &mut Draft,
    by: Option<MemberId>,
    to: &Plan,
    known: &Known,
) -> Result<(), Refusal> {
    match draft.evening.phase {
        Phase::Over(_) => return Err(Refusal::Over),
        Phase::CheckIn | Phase::UnderWay => return Err(Refusal::CheckInOpen),
        Phase::Called | Phase::Drawn => {}
    }
    let before = std::mem::replace(&mut draft.evening.plan, to.clone());
    if before == *to {
        draft.hear(Heard::Changed);
        return Ok(());
    }
    let coming: Vec<MemberId> = draft.evening.coming().into_iter().map(|(one, _)| one).collect();
    let mut out = Vec::new();
    let then = if draft.evening.phase == Phase::Called {
        called(draft, &before, to)
    } else {
        drawn(draft, &before, to, known, &mut out)
    };
    draft.facts.push(Fact::Changed);
    if before.starts_at != to.starts_at {
        reminding::begin_anew(draft);
    }
    let moved_from = (before.starts_at != to.starts_at).then_some(before.starts_at);
    let is_other_format = before.format != to.format;
    if moved_from.is_some() || is_other_format {
        let notice = Notice::Changed { by, moved_from, is_other_format, then, out };
        if !coming.is_empty() {
            draft.post(notice, coming);
        }
    }
    draft.hear(Heard::Changed);
    Ok(())
}

/// Before the draw: answers stand where little changes; otherwise everybody is asked again, and
/// regulars are in unless they had said no.
fn called(draft: &mut Draft, before: &Plan, to: &Plan) -> Then {
    let stands = stand(before, to);
    if !stands {
        let regulars = &draft.evening.regulars;
        draft.evening.answers.retain(|one| stays(regulars, one));
    }
    draft.show_call();
    if stands { Then::AnswersStand } else { Then::AskedAgain }
}

/// After the draw: of another format it is drawn anew; otherwise seats stand, and sessions follow.
/// Who sits in something else at the new time is out, and their seats are offered.
fn drawn(
    draft: &mut Draft,
    before: &Plan,
    to: &Plan,
    known: &Known,
    out: &mut Vec<MemberId>,
) -> Then {
    if before.format != to.format {
        leave_sessions(draft);
        draft.evening.tables.clear();
        draft.evening.over.clear();
        draft.evening.swaps.clear();
        draft.evening.draws_now = true;
        draft.show_call();
        return Then::DrawnAnew;
    }
    let what = |plan: &Plan| (plan.agenda, plan.role.clone(), plan.level, plan.region.clone());
    if what(before) == what(to) {
        let sessions = draft.evening.tables.iter().filter_map(|table| table.session);
        let follow = sessions.map(|(session, _)| Effect::Agreed {
            session,
            starts_at: to.starts_at,
            objective: to.objective.clone(),
        });
        draft.effects.extend(follow);
    } else {
        // What is asked in a session goes with its plan: the same people get others.
        leave_sessions(draft);
    }
    if before.starts_at != to.starts_at {
        // What was offered was for another time: whoever passed then is asked again.
        for offer in &mut draft.evening.offers {
            offer.is_open = false;
            offer.to.clear();
        }
        *out = leave_to_elsewhere(draft, known);
        freed::fill(draft, known);
    }
    draft.show_call();
    draft.show_plan();
    Then::SeatsStand
}

/// Who has a place and sits in something else by now gives it back; says who that is.
fn leave_to_elsewhere(draft: &mut Draft, known: &Known) -> Vec<MemberId> {
    let is_elsewhere = |member: &MemberId| known.elsewhere.contains_key(member);
    let placed = draft.evening.tables.iter().flat_map(Table::everybody);
    let out: Vec<MemberId> = placed.map(|(_, one)| one).filter(is_elsewhere).collect();
    for member in &out {
        called::note(draft, *member, Wish::Out);
        freed::leave(draft, *member);
    }
    draft.evening.elsewhere.retain(is_elsewhere);
    draft.evening.elsewhere.extend(&out);
    out
}

/// The sessions that there are are not held.
fn leave_sessions(draft: &mut Draft) {
    for table in &mut draft.evening.tables {
        if let Some((session, _)) = table.session.take() {
            let seats = Seated::default();
            draft.effects.push(Effect::Seats { session, seats });
        }
    }
}

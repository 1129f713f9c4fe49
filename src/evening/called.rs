//! While people say whether they come, and the draw.

use crate::base::MemberId;
use crate::rotation::Seated;

use super::card::Notice;
use super::draft::Draft;
use super::effect::{Effect, Fact};
use super::event::{Act, Dealt, Known, MemberAct};
use super::freed;
use super::heard::Heard;
use super::refusal::Refusal;
use super::state::{Answered, Ending, Evening, Phase, Wish};
use super::times::MENTIONED_MAX;

/// Somebody answers the call, before the draw or after it.
pub(super) fn answer(
    draft: &mut Draft,
    by: &MemberAct,
    wish: Wish,
    known: &Known,
) -> Result<(), Refusal> {
    let member = by.member;
    let before = draft.evening.wish(member);
    if let (Wish::In, Some(at_most)) = (wish, known.booked_out)
        && before != Some(Wish::In)
    {
        return Err(Refusal::BookedOut { at_most });
    }
    let is_sure = matches!(by.act, Act::In { is_sure: true } | Act::Regular { .. });
    if let (Wish::In, false, Some(at)) = (wish, is_sure, known.elsewhere.get(&member)) {
        draft.hear(Heard::AlsoIn { starts_at: *at });
        return Ok(());
    }
    if before != Some(wish) || draft.evening.place_of(member).is_none() {
        note(draft, member, wish);
    }
    if draft.evening.phase == Phase::Called {
        draft.show_call();
        heard(draft, member, wish);
    } else {
        freed::answered(draft, member, (before, wish), known);
    }
    Ok(())
}

/// Keeps an answer. A changed one stands behind all others, as a new one does.
pub(super) fn note(draft: &mut Draft, member: MemberId, wish: Wish) {
    if draft.evening.answers.iter().any(|one| one.member == member && one.wish == wish) {
        return;
    }
    draft.evening.answers.retain(|one| one.member != member);
    draft.evening.answers.push(Answered { member, wish, at: draft.at });
    draft.facts.push(Fact::Answered { member, wish });
}

fn heard(draft: &mut Draft, member: MemberId, wish: Wish) {
    let waits = draft.evening.waiting().iter().position(|one| *one == member);
    draft.hear(match (waits, wish) {
        (_, Wish::Out) => Heard::Out,
        (Some(place), Wish::In | Wish::Watch) => {
            Heard::Waits { place: u16::try_from(place + 1).unwrap_or(u16::MAX) }
        }
        (None, Wish::Watch) => Heard::Watches,
        (None, Wish::In) => Heard::In { draw_at: draft.evening.plan.draw_at },
    });
}

/// Somebody is in every time from now on, or no longer: this time is as it was, unless they had
/// said nothing yet.
pub(super) fn regular(
    draft: &mut Draft,
    by: &MemberAct,
    on: bool,
    known: &Known,
) -> Result<(), Refusal> {
    if !draft.evening.plan.is_of_series {
        return Err(Refusal::NoSeries);
    }
    let member = by.member;
    if on && known.is_unreliable {
        return Err(Refusal::Unreliable);
    }
    if on {
        answer(draft, by, Wish::In, known)?;
        draft.evening.regulars.insert(member);
    } else if let Some(wish) = draft.evening.wish(member) {
        // Who stops being a regular has said yes or no to this evening all the same.
        note(draft, member, wish);
        draft.evening.regulars.remove(&member);
    }
    draft.facts.push(Fact::Regular { member, on });
    draft.hear(Heard::Regular { on });
    Ok(())
}

/// Somebody wants to be asked to the next evenings, or not any more: then neither the call nor a
/// nudge names them any more.
pub(super) fn asked(draft: &mut Draft, member: MemberId, on: bool) -> Result<(), Refusal> {
    if !draft.evening.plan.is_of_series {
        return Err(Refusal::NoSeries);
    }
    if on {
        draft.evening.asked.insert(member);
    } else {
        draft.evening.asked.remove(&member);
        draft.evening.mentioned.remove(&member);
        draft.evening.written.remove(&member);
    }
    if draft.evening.phase == Phase::Called {
        draft.show_call();
    }
    draft.facts.push(Fact::Asked { member, on });
    draft.hear(Heard::Asked { on });
    Ok(())
}

/// Somebody pauses on its day: they are not mentioned any more, and who is in only by being so each
/// time is not in. That is no answer: it counts for nothing, and what they said themselves stands.
pub(super) fn paused(draft: &mut Draft, member: MemberId, known: &Known) {
    let evening = &mut draft.evening;
    let has_said = evening.answers.iter().any(|one| one.member == member);
    match evening.phase {
        Phase::Called => {
            let was_regular = !has_said && evening.regulars.remove(&member);
            if evening.mentioned.remove(&member) || was_regular {
                draft.show_call();
            }
        }
        Phase::Drawn if !has_said && evening.regulars.remove(&member) => {
            freed::leave(draft, member);
            freed::fill(draft, known);
            draft.show_plan();
        }
        Phase::Drawn | Phase::CheckIn | Phase::UnderWay | Phase::Over(_) => {}
    }
}

/// Somebody could not be told of the call alone: it names them, as far as it has room.
pub(super) fn not_written(draft: &mut Draft, member: MemberId) {
    let Evening { written, mentioned, .. } = &mut draft.evening;
    if written.remove(&member) && mentioned.len() < MENTIONED_MAX {
        mentioned.insert(member);
        if draft.evening.phase == Phase::Called {
            draft.show_call();
        }
    }
}

/// Seats were drawn.
pub(super) fn dealt(draft: &mut Draft, dealt: &Dealt) {
    let coming = draft.evening.coming();
    let is_elsewhere = |member: &MemberId| dealt.elsewhere.contains(member);
    for member in &dealt.elsewhere {
        note(draft, *member, Wish::Out);
    }
    close_unused(draft, dealt);
    let evening = &mut draft.evening;
    evening.draws_now = false;
    evening.draws = evening.draws.saturating_add(1);
    let seated = coming.iter().filter(|(member, wish)| *wish == Wish::In && !is_elsewhere(member));
    evening.drawn_for = seated.map(|(member, _)| *member).collect();
    evening.tables.clone_from(&dealt.tables);
    evening.over.clone_from(&dealt.over);
    evening.elsewhere.clone_from(&dealt.elsewhere);
    evening.swaps.clear();
    evening.offers.iter_mut().for_each(|offer| offer.is_open = false);
    let draw = evening.draws;
    draft.facts.push(Fact::Drawn { draw, by: None });
    if draft.evening.tables.is_empty() {
        return too_few(draft);
    }
    draft.evening.phase = Phase::Drawn;
    if draw == 1 {
        draft.show_call();
    }
    draft.show_plan();
}

/// Sessions of an earlier draw that this one does not use are not held.
fn close_unused(draft: &mut Draft, dealt: &Dealt) {
    let used: Vec<_> = dealt.tables.iter().filter_map(|table| table.session).collect();
    let had = draft.evening.tables.iter().filter_map(|table| table.session);
    let unused: Vec<_> = had.filter(|session| !used.contains(session)).collect();
    for (session, _) in unused {
        draft.effects.push(Effect::Seats { session, seats: Seated::default() });
    }
}

fn too_few(draft: &mut Draft) {
    let people: Vec<MemberId> = draft.evening.drawn_for.iter().copied().collect();
    let count = u16::try_from(people.len()).unwrap_or(u16::MAX);
    draft.end(Ending::TooFew(count));
    if !people.is_empty() {
        draft.post(Notice::TooFew { people: people.clone() }, people);
    }
}

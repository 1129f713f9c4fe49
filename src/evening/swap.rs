//! Two who exchange their places.

use crate::base::MemberId;

use super::draft::Draft;
use super::effect::Fact;
use super::event::Known;
use super::freed::may_sit;
use super::heard::Heard;
use super::refusal::Refusal;
use super::seats::Chair;
use super::state::{Evening, Swap, Wish};

/// Swaps that wait for an answer, at most.
const SWAPS_MAX: usize = 30;

/// Somebody asks another for their place in exchange.
pub(super) fn ask(
    draft: &mut Draft,
    from: MemberId,
    to: MemberId,
    known: &Known,
) -> Result<(), Refusal> {
    check(&draft.evening, known, from, to)?;
    if draft.evening.swaps.contains(&(Swap { from: to, to: from })) {
        return agree(draft, from, to, known);
    }
    // One question of each at a time: a new one takes the place of the last.
    draft.evening.swaps.retain(|swap| swap.from != from);
    if draft.evening.swaps.len() < SWAPS_MAX {
        draft.evening.swaps.push(Swap { from, to });
    }
    draft.show_plan();
    draft.hear(Heard::SwapAsked { of: to });
    Ok(())
}

/// The other says yes.
pub(super) fn agree(
    draft: &mut Draft,
    member: MemberId,
    from: MemberId,
    known: &Known,
) -> Result<(), Refusal> {
    if !draft.evening.swaps.contains(&(Swap { from, to: member })) {
        return Err(Refusal::NoSuchSwap);
    }
    let (one, other) = check(&draft.evening, known, from, member)?;
    let evening = &mut draft.evening;
    evening.swaps.retain(|swap| [swap.from, swap.to].iter().all(|m| *m != from && *m != member));
    exchange(evening, (from, one), (member, other));
    draft.seat(one.0);
    if other.0 != one.0 {
        draft.seat(other.0);
    }
    draft.facts.extend([from, member].map(|member| Fact::Moved { member }));
    draft.show_plan();
    draft.hear(Heard::Swapped);
    Ok(())
}

type Place = (usize, Chair);

fn exchange(evening: &mut Evening, (one, at): (MemberId, Place), (two, to): (MemberId, Place)) {
    for (place, from, by) in [(at, one, MemberId(i64::MIN)), (to, two, one)] {
        replace(evening, place, from, by);
    }
    replace(evening, at, MemberId(i64::MIN), two);
}

fn replace(evening: &mut Evening, (table, chair): Place, from: MemberId, by: MemberId) {
    for member in evening.tables[table].row(chair).iter_mut().filter(|one| **one == from) {
        *member = by;
    }
}

/// Whether both could sit where the other does, and where that is.
fn check(
    evening: &Evening,
    known: &Known,
    from: MemberId,
    to: MemberId,
) -> Result<(Place, Place), Refusal> {
    let place = |member| evening.place_of(member).ok_or(Refusal::NotSeated);
    let (one, other) = (place(from)?, place(to)?);
    let mut after = evening.clone();
    exchange(&mut after, (from, one), (to, other));
    let is_fine = |member, place: Place| {
        let takes_it = place.1 == Chair::Observer || evening.wish(member) != Some(Wish::Watch);
        takes_it && may_sit(&after, known, member, place)
    };
    let is_exchange = from != to && one != other;
    (is_exchange && is_fine(from, other) && is_fine(to, one))
        .then_some((one, other))
        .ok_or(Refusal::NoFullSet)
}

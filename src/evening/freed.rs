//! Seats that are given back after the draw, and people who say yes after it.

use crate::base::{MemberId, Moment, SessionId};
use crate::rotation::{OBSERVERS_MAX, Seated};

use super::card::{Notice, SeatLeft};
use super::draft::Draft;
use super::event::Known;
use super::heard::Heard;
use super::refusal::Refusal;
use super::seats::{Chair, Table};
use super::state::{Evening, Offer, Offered, Phase, Wish};
use super::times::{CHECK_IN_BEFORE, OFFER_FOR, OPEN_CALL_BEFORE};

/// Offers that one evening makes, at most.
const OFFERS_MAX: usize = 400;
/// Sessions that one evening makes in place of those that could not be shown, at most: what is
/// refused so often is refused for a reason that another try does not mend.
const REMADE_MAX: u8 = 3;

/// Somebody answered after the draw; `before` is what they had said until then.
pub(super) fn answered(
    draft: &mut Draft,
    member: MemberId,
    (before, wish): (Option<Wish>, Wish),
    known: &Known,
) {
    let was = draft.evening.place_of(member);
    match (wish, was) {
        (Wish::Out, _) => leave(draft, member),
        (Wish::In, Some((table, chair))) if chair != Chair::Observer => {
            let number = draft.evening.tables[table].session.map(|(_, number)| number);
            draft.hear(Heard::Seated { chair, number });
        }
        (Wish::In, Some((table, Chair::Observer))) if before == Some(Wish::In) => {
            // The odd one out says it again: a free seat is theirs, or they stay where they are.
            if let Some(place) = free_for(&draft.evening, known, member) {
                sit(draft, member, place);
            } else {
                let number = draft.evening.tables[table].session.map(|(_, number)| number);
                draft.hear(Heard::Seated { chair: Chair::Observer, number });
            }
        }
        (Wish::In, _) => late(draft, member, known),
        (Wish::Watch, Some((_, Chair::Observer))) => draft.hear(Heard::Watches),
        (Wish::Watch, _) => {
            leave(draft, member);
            watch(draft, member, known);
        }
    }
    fill(draft, known);
    draft.show_plan();
}

/// Somebody gives their place back.
pub(super) fn leave(draft: &mut Draft, member: MemberId) {
    let evening = &mut draft.evening;
    evening.swaps.retain(|swap| swap.from != member && swap.to != member);
    for offer in evening.offers.iter_mut().filter(|offer| offer.to.contains(&member)) {
        offer.is_open = false;
    }
    if let Some((table, _)) = draft.lift(member) {
        draft.seat(table);
    }
    draft.hear(Heard::Out);
}

/// A session that cannot be shown is not held: its people get another one in its place. If that
/// happens again and again they have no place, are told so, and are asked first when one frees.
pub(super) fn undeliverable(draft: &mut Draft, session: SessionId, known: &Known) {
    let is_it = |table: &Table| table.session.is_some_and(|(id, _)| id == session);
    let Some(no) = draft.evening.tables.iter().position(is_it) else { return };
    match draft.evening.phase {
        Phase::Drawn | Phase::CheckIn => {}
        Phase::Called | Phase::UnderWay | Phase::Over(_) => return,
    }
    draft.evening.tables[no].session = None;
    if draft.evening.remade < REMADE_MAX {
        draft.evening.remade += 1;
        return draft.show_plan();
    }
    let people = clear(draft, no);
    draft.post(Notice::NotShown { people: people.clone() }, people);
    fill(draft, known);
    draft.show_plan();
}

/// A table is held no more: whoever is there has no place, and is asked first when one frees. Says
/// who that is.
pub(super) fn clear(draft: &mut Draft, no: usize) -> Vec<MemberId> {
    let evening = &mut draft.evening;
    let Table { seats, .. } = std::mem::replace(
        &mut evening.tables[no],
        Table { session: None, seats: Seated::default() },
    );
    let people = [seats.interviewers, seats.candidates, seats.observers].concat();
    for offer in &mut evening.offers {
        offer.is_open &= table_of(offer.what) != no;
    }
    evening.swaps.retain(|swap| ![swap.from, swap.to].iter().any(|one| people.contains(one)));
    evening.over.extend(&people);
    people
}

fn table_of(what: Offered) -> usize {
    match what {
        Offered::Seat(table, _) | Offered::Watch(table) | Offered::Together(table) => table.into(),
    }
}

/// A seat that nobody has or is asked about, and that somebody may have.
fn free_for(evening: &Evening, known: &Known, member: MemberId) -> Option<(usize, Chair)> {
    let free = |(no, table): (usize, &Table)| {
        let chair = table.lacks(evening.plan.chairs)?;
        let is_free = !evening.offers.iter().any(|offer| {
            offer.is_open && !offer.to.is_empty() && offer.what == Offered::Seat(small(no), chair)
        });
        let fits = is_free && may_sit(evening, known, member, (no, chair));
        fits.then_some((no, chair))
    };
    evening.tables.iter().enumerate().find_map(free)
}

/// A yes after the draw: a free seat that nobody else is asked about, else a place where they wait
/// for the next, and watch if nobody comes.
fn late(draft: &mut Draft, member: MemberId, known: &Known) {
    if let Some(place) = free_for(&draft.evening, known, member) {
        sit(draft, member, place);
    } else if draft.evening.plan.chairs.is_for_two()
        && !known.interview_only.contains(&member)
        && draft.evening.phase == Phase::Drawn
    {
        draft.evening.tables.push(Table { session: None, seats: Seated::default() });
        sit(draft, member, (draft.evening.tables.len() - 1, Chair::Candidate));
    } else {
        watch(draft, member, known);
    }
}

/// Lets somebody watch where the fewest do, or notes that there is no place.
fn watch(draft: &mut Draft, member: MemberId, known: &Known) {
    if let Some((table, _)) = draft.lift(member) {
        draft.seat(table);
    }
    if let Some(table) = watchable(&draft.evening, known, member, |_| true) {
        draft.put(member, (table, Chair::Observer));
        let number = draft.evening.tables[table].session.map(|(_, number)| number);
        draft.hear(Heard::Seated { chair: Chair::Observer, number });
    } else {
        draft.evening.over.push(member);
        draft.hear(Heard::NoPlace);
    }
}

/// The table at which somebody may watch, of those that are as wanted: the one with the fewest who
/// do.
pub(super) fn watchable(
    evening: &Evening,
    known: &Known,
    member: MemberId,
    is_wanted: impl Fn(&Table) -> bool,
) -> Option<usize> {
    let may = |(no, table): &(usize, &Table)| {
        is_wanted(table)
            && table.lacks(evening.plan.chairs).is_none()
            && table.chair_of(member).is_none()
            && table.seats.observers.len() < OBSERVERS_MAX
            && may_sit(evening, known, member, (*no, Chair::Observer))
    };
    let tables = evening.tables.iter().enumerate().filter(may);
    tables.min_by_key(|(_, table)| table.seats.observers.len()).map(|(no, _)| no)
}

/// Whether somebody may have that chair: nobody there whom they may not meet, and none that they do
/// not take.
pub(super) fn may_sit(
    evening: &Evening,
    known: &Known,
    member: MemberId,
    (table, chair): (usize, Chair),
) -> bool {
    let others = evening.tables[table].everybody().map(|(_, other)| other);
    let meets = others.filter(|other| *other != member).all(|o| !known.are_apart(member, o));
    let answers =
        chair == Chair::Candidate || chair == Chair::Interviewer && evening.plan.chairs.swaps;
    meets && !(answers && known.interview_only.contains(&member))
}

/// Offers every freed seat to the next who may want it, opens it to all shortly before the start,
/// and in the end offers who was left over a place to watch.
pub(super) fn fill(draft: &mut Draft, known: &Known) {
    close_filled(draft);
    let closes_at = draft.evening.plan.starts_at - CHECK_IN_BEFORE;
    if draft.evening.phase != Phase::Drawn || draft.at >= closes_at {
        return;
    }
    for no in 0..draft.evening.tables.len() {
        let table = &draft.evening.tables[no];
        let Some(chair) = table.lacks(draft.evening.plan.chairs) else { continue };
        if table.seated().is_empty() {
            send_away(draft, no, known);
        } else if !has_open(&draft.evening, no) && draft.evening.offers.len() < OFFERS_MAX {
            offer(draft, known, (no, chair));
        }
    }
    for member in draft.evening.over.clone() {
        offer_to_watch(draft, known, member, (|_| true, closes_at));
    }
}

fn has_open(evening: &Evening, table: usize) -> bool {
    let is_of =
        |offer: &&Offer| matches!(offer.what, Offered::Seat(no, _) if usize::from(no) == table);
    evening.offers.iter().filter(is_of).any(|offer| offer.is_open)
}

/// Offers of seats that are taken by now are over.
fn close_filled(draft: &mut Draft) {
    let Draft { evening, .. } = draft;
    let chairs = evening.plan.chairs;
    for offer in &mut evening.offers {
        if let Offered::Seat(table, chair) = offer.what {
            let lacks = evening.tables.get(usize::from(table)).and_then(|one| one.lacks(chairs));
            offer.is_open &= lacks == Some(chair);
        }
    }
}

/// Nobody is left who answers or asks at a table: who watched there watches elsewhere.
fn send_away(draft: &mut Draft, table: usize, known: &Known) {
    for member in std::mem::take(&mut draft.evening.tables[table].seats.observers) {
        draft.seat(table);
        watch(draft, member, known);
    }
}

fn offer(draft: &mut Draft, known: &Known, (table, chair): (usize, Chair)) {
    let starts_at = draft.evening.plan.starts_at;
    let opens_at = starts_at - OPEN_CALL_BEFORE;
    let what = Offered::Seat(small(table), chair);
    let left = SeatLeft {
        number: draft.evening.tables[table].session.map(|(_, number)| number),
        chair,
        with: draft.evening.tables[table].seated(),
    };
    if draft.at >= opens_at {
        let until = starts_at - CHECK_IN_BEFORE;
        let offer = make(draft, what, Vec::new(), until);
        return draft.post(Notice::Seat { offer, left, to: None, until }, Vec::new());
    }
    if let Some(to) = next_for(&draft.evening, known, (table, chair)) {
        let until = (draft.at + OFFER_FOR).min(opens_at);
        let offer = make(draft, what, vec![to], until);
        return draft.post(Notice::Seat { offer, left, to: Some(to), until }, vec![to]);
    }
    for member in draft.evening.tables[table].seated() {
        offer_to_watch(draft, known, member, (|_| true, starts_at - CHECK_IN_BEFORE));
    }
}

/// Whoever is left over may watch one of the sessions that are as wanted; they are asked once, and
/// seats that free go on being offered to them.
pub(super) fn offer_to_watch(
    draft: &mut Draft,
    known: &Known,
    member: MemberId,
    (is_wanted, until): (impl Fn(&Table) -> bool, Moment),
) {
    let is_asked = |offer: &Offer| matches!(offer.what, Offered::Watch(_)) && offer.to == [member];
    if draft.evening.offers.iter().any(is_asked) || draft.evening.offers.len() >= OFFERS_MAX {
        return;
    }
    let Some(table) = watchable(&draft.evening, known, member, is_wanted) else { return };
    let Some((_, number)) = draft.evening.tables[table].session else { return };
    let offer = make(draft, Offered::Watch(small(table)), vec![member], until);
    draft.post(Notice::Watch { offer, number, to: member, until }, vec![member]);
}

pub(super) fn make(draft: &mut Draft, what: Offered, to: Vec<MemberId>, until: Moment) -> u16 {
    let no = u16::try_from(draft.evening.offers.len()).unwrap_or(u16::MAX);
    let taken_by = Vec::new();
    draft.evening.offers.push(Offer { no, what, to, taken_by, until, is_open: true });
    no
}

/// Who is asked next for a freed seat: who is in and has none, then who is in and watches, then who
/// was left alone at another table, then who wanted to watch. Nobody twice for one seat, and nobody
/// who is being asked about another already.
fn next_for(evening: &Evening, known: &Known, (table, chair): (usize, Chair)) -> Option<MemberId> {
    let what = Offered::Seat(small(table), chair);
    let is_asked = |member: MemberId| {
        let mut offers = evening.offers.iter().filter(|offer| offer.to.contains(&member));
        let seat = |offer: &Offer| offer.is_open && !matches!(offer.what, Offered::Watch(_));
        offers.any(|offer| offer.what == what || seat(offer))
    };
    let is_in = |member: MemberId| evening.wish(member) == Some(Wish::In);
    let watches = || evening.tables.iter().flat_map(|one| one.seats.observers.iter().copied());
    let alone = evening.tables.iter().enumerate().filter(|(no, one)| {
        *no != table && evening.plan.chairs.is_for_two() && one.seated().len() == 1
    });
    let alone = alone.flat_map(|(_, one)| one.seated());
    let over = evening.over.iter().copied();
    let candidates = over
        .filter(|one| is_in(*one))
        .chain(watches().filter(|one| is_in(*one)))
        .chain(alone)
        .chain(watches().filter(|one| !is_in(*one)));
    let fits =
        |member: &MemberId| !is_asked(*member) && may_sit(evening, known, *member, (table, chair));
    candidates.into_iter().find(fits)
}

/// Somebody takes what was offered.
pub(super) fn take(
    draft: &mut Draft,
    member: MemberId,
    no: u16,
    known: &Known,
) -> Result<(), Refusal> {
    let is_theirs = |offer: &&mut Offer| {
        offer.no == no && offer.is_open && (offer.to.is_empty() || offer.to.contains(&member))
    };
    let offer = draft.evening.offers.iter_mut().find(is_theirs).ok_or(Refusal::OfferGone)?;
    match offer.what {
        Offered::Seat(table, chair) => {
            offer.is_open = false;
            let place = (usize::from(table), chair);
            offer.taken_by = vec![member];
            if !may_sit(&draft.evening, known, member, place) {
                return Err(Refusal::NoFullSet);
            }
            sit(draft, member, place);
        }
        Offered::Watch(table) => {
            offer.is_open = false;
            sit(draft, member, (usize::from(table), Chair::Observer));
        }
        Offered::Together(table) => {
            if !offer.taken_by.contains(&member) {
                offer.taken_by.push(member);
            }
            let missing = offer.to.iter().find(|one| !offer.taken_by.contains(one)).copied();
            if let Some(other) = missing {
                draft.hear(Heard::WaitsForOther { other });
                return Ok(());
            }
            offer.is_open = false;
            let to = offer.to.clone();
            together(draft, &to, usize::from(table));
        }
    }
    fill(draft, known);
    draft.show_plan();
    Ok(())
}

fn sit(draft: &mut Draft, member: MemberId, place: (usize, Chair)) {
    draft.evening.swaps.retain(|swap| swap.from != member && swap.to != member);
    // Who has a seat watches no more.
    for offer in draft.evening.offers.iter_mut().filter(|offer| offer.to == [member]) {
        offer.is_open &= !matches!(offer.what, Offered::Watch(_));
    }
    draft.put(member, place);
    let number = draft.evening.tables[place.0].session.map(|(_, number)| number);
    draft.hear(Heard::Seated { chair: place.1, number });
}

/// Two who were left alone sit at one table; who was to come there and did not has lost the seat.
fn together(draft: &mut Draft, members: &[MemberId], table: usize) {
    let seated = draft.evening.tables[table].seated();
    for absent in seated.into_iter().filter(|one| !members.contains(one)) {
        draft.lift(absent);
    }
    for member in members {
        if draft.evening.place_of(*member).is_none_or(|(at, _)| at != table)
            && let Some(chair) = draft.evening.tables[table].lacks(draft.evening.plan.chairs)
        {
            sit(draft, *member, (table, chair));
        }
    }
}

/// Somebody passes on what was offered.
pub(super) fn pass(
    draft: &mut Draft,
    member: MemberId,
    no: u16,
    known: &Known,
) -> Result<(), Refusal> {
    let is_theirs =
        |offer: &&mut Offer| offer.no == no && offer.is_open && offer.to.contains(&member);
    let offer = draft.evening.offers.iter_mut().find(is_theirs).ok_or(Refusal::OfferGone)?;
    offer.is_open = false;
    fill(draft, known);
    draft.hear(Heard::Passed);
    Ok(())
}

/// Offers whose time is over go to the next.
pub(super) fn lapse(draft: &mut Draft, known: &Known) {
    let at = draft.at;
    for offer in draft.evening.offers.iter_mut().filter(|offer| offer.until <= at) {
        offer.is_open = false;
    }
    fill(draft, known);
}

/// A table's place in the list, as offers name it: an evening has at most 30 draws' worth of pairs.
pub(super) fn small(table: usize) -> u8 {
    u8::try_from(table).unwrap_or(u8::MAX)
}

//! Seats that are dealt from outside: who sits there is said there, until it begins.

use crate::base::MemberId;
use crate::interview::draft::Draft;
use crate::interview::fact::Fact;
use crate::interview::format::Format;
use crate::interview::limits::SITTERS_MAX;
use crate::interview::notice::Notice;
use crate::interview::refusal::Refusal;
use crate::interview::seats::{Deal, Offer, Seat, Sitter};
use crate::interview::session::Session;
use crate::interview::state::{Ending, Phase};

use super::{briefing, report};

/// Exactly these sit there from now on. Who comes to it after check-in has opened is called.
pub(in crate::interview) fn anew(draft: &mut Draft, deal: &Deal) -> Result<(), Refusal> {
    if !draft.session.plan.is_dealt {
        return Err(Refusal::NoChoice);
    }
    let is_open = match draft.session.phase {
        Phase::Gathering { .. } => false,
        Phase::Briefing { .. } => true,
        Phase::Running(_) | Phase::Paused(_) | Phase::Rating { .. } => {
            return Err(Refusal::AlreadyBegun);
        }
        Phase::Report { .. } | Phase::Closed { .. } => return Err(Refusal::Over),
    };
    let before = draft.session.seats.clone();
    let called = sit(draft, deal)?;
    if deal.seats.is_empty() {
        report::close(draft, Ending::Elsewhere);
        return Ok(());
    }
    if draft.session.seats == before {
        return Ok(());
    }
    draft.show_card();
    if is_open {
        if !called.is_empty() {
            let cast = draft.cast();
            draft.ping(Notice::Dealt { people: called.clone(), cast }, called);
        }
        draft.show_check_in();
        briefing::try_begin(draft);
    }
    Ok(())
}

/// Exactly these sit there from now on, in this order; who stays is as here or late as before. Says
/// who is new. They know of it only once they are called or reminded: the deal is on the card.
pub(in crate::interview) fn sit(draft: &mut Draft, deal: &Deal) -> Result<Vec<MemberId>, Refusal> {
    check(draft.session.format(), &deal.seats)?;
    let at = draft.at;
    let is_open = matches!(draft.session.phase, Phase::Briefing { .. });
    let mut before = std::mem::take(&mut draft.session.seats.sitters);
    let mut sitters = Vec::new();
    let mut new = Vec::new();
    for (seat, member) in deal.seats.iter().copied() {
        let (is_new, stands_in) = (deal.new.contains(&member), deal.stand_ins.contains(&member));
        let was = before.iter().position(|sitter| sitter.member == member);
        let was = was.map(|place| before.remove(place));
        if was.as_ref().is_none_or(|sitter| sitter.seat != seat) {
            draft.fact(Fact::Seated { member, seat });
        }
        match was {
            Some(sitter) => {
                if sitter.seat != seat {
                    draft.fact(Fact::LeftSeat { member, seat: sitter.seat });
                }
                sitters.push(Sitter { seat, is_new, stands_in, ..sitter });
            }
            None => {
                new.push(member);
                let told_at = is_open.then_some(at);
                let sitter = Sitter::new(member, seat, at, false);
                sitters.push(Sitter { told_at, is_new, stands_in, ..sitter });
            }
        }
    }
    for Sitter { member, seat, .. } in before {
        draft.fact(Fact::LeftSeat { member, seat });
    }
    settle(draft, sitters);
    Ok(new)
}

/// Nobody waits for what they have, and nothing is on offer that somebody has.
fn settle(draft: &mut Draft, sitters: Vec<Sitter>) {
    let Session { seats, put_off, .. } = &mut draft.session;
    seats.sitters = sitters;
    let sits = |member: MemberId| seats.sitters.iter().any(|sitter| sitter.member == member);
    seats.waitlist.retain(|waiting| !sits(waiting.member));
    put_off.retain(|one| sits(one.member));
    let format = draft.session.format();
    let free = |seat: Seat| draft.session.seats.free(seat, format) > 0;
    let offers: Vec<Offer> =
        draft.session.seats.offers.iter().copied().filter(|offer| free(offer.seat)).collect();
    draft.session.seats.offers = offers;
}

/// Whether the format has these seats, each for somebody else.
fn check(format: &Format, seats: &[(Seat, MemberId)]) -> Result<(), Refusal> {
    for (place, (seat, member)) in seats.iter().enumerate() {
        let before = &seats[..place];
        if before.iter().any(|(_, other)| other == member) {
            return Err(Refusal::AlreadySeated { seat: *seat });
        }
        let taken = before.iter().filter(|(other, _)| other == seat).count();
        if taken >= usize::from(seat.places(format).max) || place >= SITTERS_MAX {
            return Err(Refusal::NoSuchSeat { seat: *seat });
        }
    }
    Ok(())
}

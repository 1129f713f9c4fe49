//! Seats that are dealt from outside: who sits there is said there, until it begins.

use crate::base::MemberId;
use crate::interview::draft::Draft;
use crate::interview::fact::Fact;
use crate::interview::format::Format;
use crate::interview::limits::SITTERS_MAX;
use crate::interview::refusal::Refusal;
use crate::interview::seats::{Seat, Sitter};

/// Exactly these sit there from now on, in this order. Nobody is told: the deal is on the card.
pub(in crate::interview) fn sit(
    draft: &mut Draft,
    seats: &[(Seat, MemberId)],
) -> Result<(), Refusal> {
    check(draft.session.format(), seats)?;
    let at = draft.at;
    for (seat, member) in seats.iter().copied() {
        let sitter = Sitter { told_at: None, ..Sitter::new(member, seat, at, false) };
        draft.session.seats.sitters.push(sitter);
        draft.fact(Fact::Seated { member, seat });
    }
    Ok(())
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

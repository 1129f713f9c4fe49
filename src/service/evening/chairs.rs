//! What a format seats in one session of an evening.

use crate::base::MemberId;
use crate::interview::{Conductor, Format, Seat, Turns};
use crate::rotation::{Chairs, Seated};

/// The chairs of a format; none of one that is no format for an evening: where the bot asks, or
/// where somebody is alone.
pub(super) fn chairs(format: &Format) -> Option<Chairs> {
    let places = |of: crate::interview::Places| (usize::from(of.min), usize::from(of.max));
    let (fewest, most) = places(format.candidates);
    let (asks_min, asks_max) = places(format.interviewers);
    if format.conductor == Conductor::Bot {
        return None;
    }
    match format.turns {
        Turns::Swap => (fewest == 2).then_some(Chairs::PAIR),
        Turns::Single => {
            let wanted = usize::from(format.raters_wanted).clamp(asks_min, asks_max);
            let interviewers = (asks_min, wanted, asks_max);
            (asks_min > 0).then_some(Chairs { interviewers, candidates: (1, 1), swaps: false })
        }
        Turns::Shared => {
            let interviewers = (asks_min, asks_min, asks_max);
            let chairs = Chairs { interviewers, candidates: (fewest, most), swaps: false };
            (asks_min > 0).then_some(chairs)
        }
    }
}

/// The seats of a session: where the two swap both are candidates, who answers first comes first.
pub(super) fn seats(chairs: Chairs, seated: &Seated) -> Vec<(Seat, MemberId)> {
    let asks = if chairs.swaps { Seat::Candidate } else { Seat::Interviewer };
    let on = |seat: Seat, members: &[MemberId]| {
        members.iter().map(move |member| (seat, *member)).collect::<Vec<_>>()
    };
    [
        on(Seat::Candidate, &seated.candidates),
        on(asks, &seated.interviewers),
        on(Seat::Observer, &seated.observers),
    ]
    .concat()
}

//! The people of the demo, and who of them sits where.

use crate::base::MemberId;
use crate::interview::{Format, Raters, Seat, Turns};

/// The group is five people where the format lets it.
const USUAL: usize = 5;
/// Enough names for the largest format a group can write: eight candidates, eight interviewers.
pub(super) const NAMES: [&str; 16] = [
    "Ana", "Ben", "Chloe", "Dev", "Ema", "Finn", "Gül", "Hugo", "Ines", "Jan", "Kim", "Lena",
    "Mio", "Nora", "Omar", "Pia",
];

/// What a member of the demo is called.
pub(super) fn name_of(member: MemberId) -> &'static str {
    let place = usize::try_from(member.0).ok().and_then(|no| no.checked_sub(1));
    place.and_then(|place| NAMES.get(place)).copied().unwrap_or_default()
}

/// Who sits where; those without a seat are members all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cast {
    /// Seats in the order in which people take them.
    pub(super) seats: Vec<(MemberId, Seat)>,
    /// Everybody in the group.
    pub(super) members: Vec<MemberId>,
}

impl Cast {
    /// A cast for `format`: as many interviewers as fit beside one observer.
    pub(super) fn new(format: &Format) -> Self {
        let candidates = match format.turns {
            Turns::Single => 1,
            Turns::Swap => format.candidates.min,
            Turns::Shared => format.candidates.min.max(format.candidates.max.min(3)),
        };
        let candidates = usize::from(candidates.max(1));
        let wants_observer = format.observers_max > 0 && format.rating.raters == Raters::Room;
        let (least, most) =
            (usize::from(format.interviewers.min), usize::from(format.interviewers.max));
        let room = USUAL.saturating_sub(candidates + usize::from(wants_observer));
        let interviewers = most.min(room).max(least);
        let observers =
            USUAL.saturating_sub(candidates + interviewers).min(usize::from(format.observers_max));
        let seats = std::iter::repeat_n(Seat::Candidate, candidates)
            .chain(std::iter::repeat_n(Seat::Interviewer, interviewers))
            .chain(std::iter::repeat_n(Seat::Observer, observers));
        let seats: Vec<(MemberId, Seat)> = (1..).map(MemberId).zip(seats).collect();
        let count = seats.len().max(USUAL).min(NAMES.len());
        Self { seats, members: (1..).map(MemberId).take(count).collect() }
    }

    /// How many are asked the same question.
    pub(super) fn sharing(&self, format: &Format) -> usize {
        match format.turns {
            Turns::Single | Turns::Swap => 1,
            Turns::Shared => self.seats.iter().filter(|(_, seat)| *seat == Seat::Candidate).count(),
        }
    }

    /// Who comes a few minutes late: the last of those without whom it cannot begin, if there is
    /// more than one of them.
    pub(super) fn late(&self) -> Option<MemberId> {
        let needed = self.seats.iter().filter(|(_, seat)| *seat != Seat::Observer);
        let all: Vec<MemberId> = needed.map(|(member, _)| *member).collect();
        all.last().copied().filter(|_| all.len() > 1)
    }
}

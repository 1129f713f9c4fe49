//! Who came to the seat that they had: what their private record says of it, and what follows from
//! the record (`scoring`: Attendance).

use crate::base::MemberId;

use super::limits::LATE_MAX;
use super::seats::{Seat, Seats, Sitter};
use super::session::Session;

/// So many seats of a member are remembered, the last ones.
pub const SEATS_REMEMBERED: u32 = 20;
/// From so many no-shows in them on, at most so many sessions can be booked ahead. The more
/// no-shows come first.
const AHEAD: [(u32, u8); 2] = [(UNRELIABLE_FROM, 1), (2, 3)];
/// With so many no-shows nobody is in every time, and others are first for a chair.
const UNRELIABLE_FROM: u32 = 4;

/// What became of a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attended {
    /// They were there when it began.
    Came,
    /// They came once it could be given away, or was.
    Late,
    /// They took it from somebody who could not come or did not.
    StoodIn,
    /// It was freed for lateness, and they did not come.
    Missed,
}

/// How many sessions somebody with so many no-shows can have booked ahead; none: as many as they
/// like.
pub fn ahead_max(missed: u32) -> Option<u8> {
    AHEAD.into_iter().find(|(from, _)| missed >= *from).map(|(_, most)| most)
}

/// Whether others can count on somebody with so many no-shows.
pub fn is_reliable(missed: u32) -> bool {
    missed < UNRELIABLE_FROM
}

impl Session {
    /// What is to be remembered of its people so far: who lost a seat for lateness, and once nobody
    /// is waited for any more, who came. Nothing where nobody else counts on them, and where it was
    /// not held for another reason than that somebody did not come.
    pub fn attended(&self) -> Vec<(MemberId, Attended)> {
        if self.plan.at_once || Seats::needed(self.format()) < 2 {
            return Vec::new();
        }
        let standing = self.standing();
        let came = |member: &MemberId| standing.here.contains(member);
        let missed = self.absent.iter().filter(|member| !came(member));
        let mut all: Vec<_> = missed.map(|member| (*member, Attended::Missed)).collect();
        if standing.over.is_some() && (standing.has_begun || !self.absent.is_empty()) {
            all.extend(
                self.seats.sitters.iter().filter_map(|one| Some((one.member, self.how(one)?))),
            );
        }
        all
    }

    /// How somebody came; nothing of who did not, and of who only looked in later.
    fn how(&self, sitter: &Sitter) -> Option<Attended> {
        let is_late = sitter.here_since? > sitter.seat_since(self.plan.starts_at) + LATE_MAX;
        if self.absent.contains(&sitter.member) {
            Some(Attended::Late)
        } else if sitter.stands_in {
            Some(Attended::StoodIn)
        } else if is_late {
            (sitter.seat != Seat::Observer).then_some(Attended::Late)
        } else {
            Some(Attended::Came)
        }
    }
}

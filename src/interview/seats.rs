//! Who sits where, who waits for a seat, and which seats are on offer.

use serde::{Deserialize, Serialize};

use crate::base::{MemberId, Moment};

use super::format::{Format, Places, Turns};
use super::limits::{LATE_ANNOUNCED_MAX, LATE_MAX, SITTERS_MAX, WAITLIST_MAX};

/// A place in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seat {
    /// Answers. Where roles swap, also interviews.
    Candidate,
    /// Asks.
    Interviewer,
    /// Watches, times and votes.
    Observer,
}

/// A member on a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sitter {
    /// Who sits there.
    pub member: MemberId,
    /// The seat that they have.
    pub seat: Seat,
    /// When they were last told when it begins: they took the seat, it was moved, or they were
    /// reminded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told_at: Option<Moment>,
    /// When they checked in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub here_since: Option<Moment>,
    /// Said that they will be late.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_late: bool,
    /// Took the seat from somebody who could not come or did not.
    #[serde(default, skip_serializing_if = "is_false")]
    pub stands_in: bool,
    /// Stepped out and may come back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub away_since: Option<Moment>,
    /// Whether they were a coach of the guild when they acted last.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_coach: bool,
    /// Whether it is their first evening: said by whoever dealt the seats.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_new: bool,
    /// Left for good. The entry stays: ballots and turns refer to it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_gone: bool,
}

/// Who sits where in a session whose seats come from outside.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deal {
    /// The seats. Where roles swap, the order of the candidates is that of their turns.
    pub seats: Vec<(Seat, MemberId)>,
    /// Whose first evening it is.
    pub new: Vec<MemberId>,
    /// Who stands in for somebody who could not come.
    pub stand_ins: Vec<MemberId>,
}

/// A member who waits for a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// Who waits.
    pub member: MemberId,
    /// For what.
    pub seat: Seat,
}

/// A free seat that somebody can have by saying so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// The seat.
    pub seat: Seat,
    /// To whom; nobody named: to the first who presses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<MemberId>,
    /// Until when.
    pub until: Moment,
}

/// All seats of a session. A member is on one seat at most, and not also on the waitlist.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seats {
    /// In the order in which they sat down.
    pub sitters: Vec<Sitter>,
    /// In the order in which they asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waitlist: Vec<Waiting>,
    /// What is free and promised to nobody yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<Offer>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that serde calls it with")]
pub(super) fn is_false(value: &bool) -> bool {
    !value
}

impl Seat {
    /// How many of this seat `format` has.
    pub fn places(self, format: &Format) -> Places {
        match self {
            Self::Candidate => format.candidates,
            Self::Interviewer => format.interviewers,
            Self::Observer => Places { min: 0, max: format.observers_max },
        }
    }
}

impl Seats {
    /// The member's place, unless they left for good.
    pub fn of(&self, member: MemberId) -> Option<&Sitter> {
        self.sitters.iter().find(|s| s.member == member && !s.is_gone)
    }

    /// The same, to change it.
    pub(super) fn of_mut(&mut self, member: MemberId) -> Option<&mut Sitter> {
        self.sitters.iter_mut().find(|s| s.member == member && !s.is_gone)
    }

    /// Those on `seat`, in the order in which they sat down.
    pub fn on(&self, seat: Seat) -> impl Iterator<Item = &Sitter> {
        self.sitters.iter().filter(move |s| s.seat == seat && !s.is_gone)
    }

    /// Those on `seat` who are here now.
    pub fn here(&self, seat: Seat) -> impl Iterator<Item = &Sitter> {
        self.on(seat).filter(|s| s.is_here())
    }

    /// Free places on `seat`, those on offer not counted.
    pub fn free(&self, seat: Seat, format: &Format) -> usize {
        let taken = self.on(seat).count();
        let promised = self.offers.iter().filter(|o| o.seat == seat && o.to.is_some()).count();
        let all = usize::from(seat.places(format).max);
        let room = SITTERS_MAX.saturating_sub(self.sitters.len());
        all.saturating_sub(taken + promised).min(room)
    }

    /// Whether the waitlist has room.
    pub fn can_wait(&self) -> bool {
        self.waitlist.len() < WAITLIST_MAX
    }

    /// Whether enough people sit for `format`; with `here`, only those who checked in count.
    pub fn is_enough(&self, format: &Format, here: bool) -> bool {
        [Seat::Candidate, Seat::Interviewer].into_iter().all(|seat| {
            let count = if here { self.here(seat).count() } else { self.on(seat).count() };
            count >= usize::from(seat.places(format).min)
        })
    }

    /// Whether no seat of a candidate or interviewer is free.
    pub fn is_full(&self, format: &Format) -> bool {
        [Seat::Candidate, Seat::Interviewer]
            .into_iter()
            .all(|seat| self.on(seat).count() >= usize::from(seat.places(format).max))
    }

    /// People needed to begin.
    pub fn needed(format: &Format) -> u8 {
        format.candidates.min + format.interviewers.min
    }

    /// Candidates and interviewers who have not checked in.
    pub fn missing(&self) -> impl Iterator<Item = &Sitter> {
        self.sitters
            .iter()
            .filter(|s| s.seat != Seat::Observer && !s.is_gone && s.here_since.is_none())
    }
}

impl Sitter {
    /// Sits down at `at`, and is here with it or will check in.
    pub(super) fn new(member: MemberId, seat: Seat, at: Moment, is_here: bool) -> Self {
        Self {
            member,
            seat,
            told_at: Some(at),
            here_since: is_here.then_some(at),
            is_late: false,
            stands_in: false,
            away_since: None,
            is_coach: false,
            is_new: false,
            is_gone: false,
        }
    }

    /// Since when they are waited for: since the start, or since they got the seat after it.
    pub(super) fn seat_since(&self, starts_at: Moment) -> Moment {
        self.told_at.map_or(starts_at, |told| told.max(starts_at))
    }

    /// Until when the seat is kept for somebody who has not come. Who was dealt it after the start
    /// has as long from then on.
    pub(super) fn is_kept_until(&self, starts_at: Moment) -> Moment {
        self.seat_since(starts_at) + if self.is_late { LATE_ANNOUNCED_MAX } else { LATE_MAX }
    }

    /// Checked in, and not stepped out.
    pub fn is_here(&self) -> bool {
        self.here_since.is_some() && self.away_since.is_none() && !self.is_gone
    }
}

impl Turns {
    /// Whether a candidate's seat is also an interviewer's.
    pub fn swaps(self) -> bool {
        self == Self::Swap
    }
}

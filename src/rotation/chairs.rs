//! How many sessions an evening's people make, and which chairs each has.

use serde::{Deserialize, Serialize};

/// Observers that one session holds.
pub const OBSERVERS_MAX: usize = 4;

/// What a format seats in one session of an evening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chairs {
    /// Fewest, wanted and most interviewers. Two-seat formats have one.
    pub interviewers: (usize, usize, usize),
    /// Fewest and most candidates.
    pub candidates: (usize, usize),
    /// Whether interviewer and candidate change places, so that each has a turn of each kind.
    pub swaps: bool,
}

impl Chairs {
    /// Two people who interview each other.
    pub const PAIR: Self = Self { interviewers: (1, 1, 1), candidates: (1, 1), swaps: true };
    /// One who interviews one.
    pub const SHORT: Self = Self { swaps: false, ..Self::PAIR };
    /// Two or three who interview one.
    pub const PANEL: Self = Self { interviewers: (2, 2, 3), candidates: (1, 1), swaps: false };
    /// The same with three wanted, without whom it is provisional.
    pub const FINAL_ROUND: Self = Self { interviewers: (2, 3, 3), ..Self::PANEL };
    /// Three to six who are interviewed together.
    pub const GROUP: Self = Self { interviewers: (1, 1, 2), candidates: (3, 6), swaps: false };

    fn least(&self) -> usize {
        self.interviewers.0 + self.candidates.0
    }

    /// Whether two fill it.
    pub fn is_for_two(&self) -> bool {
        self.most() == 2
    }

    fn most(&self) -> usize {
        self.interviewers.2 + self.candidates.1
    }

    /// How many sessions so many people make: as many as their wanted chairs fill, and one where
    /// they are fewer than that; of formats for several candidates as few as hold all.
    pub fn sessions(&self, people: usize) -> usize {
        if people < self.least() {
            0
        } else if self.candidates.1 > 1 {
            people.div_ceil(self.most())
        } else {
            (people / (self.interviewers.1 + self.candidates.0)).max(1)
        }
    }

    /// Interviewers and candidates among so many in one session: whoever is over the fewest becomes
    /// an interviewer, then a candidate. None where they are too few, or too many.
    pub(super) fn split(&self, seated: usize) -> Option<(usize, usize)> {
        if !(self.least()..=self.most()).contains(&seated) {
            return None;
        }
        let interviewers = (seated - self.candidates.0).min(self.interviewers.2);
        Some((interviewers, seated - interviewers))
    }

    /// The chairs of each session of so many people; who is over has none.
    pub(super) fn each(&self, people: usize) -> Vec<usize> {
        let sessions = self.sessions(people);
        if sessions == 0 {
            return Vec::new();
        }
        let seated = people.min(sessions * self.most());
        let is_more = |no: usize| usize::from(no < seated % sessions);
        (0..sessions).map(|no| seated / sessions + is_more(no)).collect()
    }
}

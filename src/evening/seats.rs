//! Who sits where: the sessions of an evening as its plan knows them.

use serde::{Deserialize, Serialize};

use crate::base::{MemberId, SessionId};
use crate::rotation::{Chairs, Seated};

/// What somebody does in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Chair {
    /// Asks; where the two swap, asks first.
    Interviewer,
    /// Answers; where the two swap, answers first.
    Candidate,
    /// Watches.
    Observer,
}

/// One session of an evening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The session and its number; none while somebody waits here for a set of people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<(SessionId, u32)>,
    /// Who sits there.
    pub seats: Seated,
}

impl Table {
    pub(super) fn row(&mut self, chair: Chair) -> &mut Vec<MemberId> {
        match chair {
            Chair::Interviewer => &mut self.seats.interviewers,
            Chair::Candidate => &mut self.seats.candidates,
            Chair::Observer => &mut self.seats.observers,
        }
    }

    /// Everybody with what they do, interviewers first.
    pub fn everybody(&self) -> impl Iterator<Item = (Chair, MemberId)> {
        let of = |chair, members: &[MemberId]| {
            members.iter().map(move |member| (chair, *member)).collect::<Vec<_>>()
        };
        of(Chair::Interviewer, &self.seats.interviewers)
            .into_iter()
            .chain(of(Chair::Candidate, &self.seats.candidates))
            .chain(of(Chair::Observer, &self.seats.observers))
    }

    /// Those who do not only watch.
    pub fn seated(&self) -> Vec<MemberId> {
        [&self.seats.interviewers[..], &self.seats.candidates].concat()
    }

    pub(super) fn chair_of(&self, member: MemberId) -> Option<Chair> {
        self.everybody().find(|(_, other)| *other == member).map(|(chair, _)| chair)
    }

    /// Whether its people are a full set and have no session yet.
    pub(super) fn wants_session(&self, chairs: Chairs) -> bool {
        self.session.is_none() && !self.seated().is_empty() && self.lacks(chairs).is_none()
    }

    /// The chair without whose holder it cannot be held.
    pub fn lacks(&self, chairs: Chairs) -> Option<Chair> {
        if self.seats.candidates.len() < chairs.candidates.0 {
            Some(Chair::Candidate)
        } else if self.seats.interviewers.len() < chairs.interviewers.0 {
            Some(Chair::Interviewer)
        } else {
            None
        }
    }
}

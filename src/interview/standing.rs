//! How a session stands, as whoever dealt its seats must know it.

use std::collections::BTreeSet;

use crate::base::MemberId;

use super::session::Session;
use super::state::{Ending, Phase};

/// How a session stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Whether it runs, or did.
    pub has_begun: bool,
    /// How it ended, once nobody is asked anything in it any more. With ballots to fill in, it ends
    /// with reports.
    pub over: Option<Ending>,
    /// Who is there, or was, on any seat: they checked in.
    pub here: Vec<MemberId>,
    /// Who has said that they come late, has not come, and keeps the seat until then.
    pub late: Vec<MemberId>,
    /// Whose seat was freed because they had not come.
    pub absent: Vec<MemberId>,
    /// Who answered: somebody was asked at least one question in their turn.
    pub answered: BTreeSet<MemberId>,
    /// Who interviewed: they asked at least one question.
    pub interviewed: BTreeSet<MemberId>,
}

impl Session {
    /// How it stands.
    pub fn standing(&self) -> Standing {
        let over = match &self.phase {
            Phase::Rating { .. } | Phase::Report { .. } => Some(Ending::Reported),
            Phase::Closed { how } => Some(*how),
            Phase::Gathering { .. }
            | Phase::Briefing { .. }
            | Phase::Running(_)
            | Phase::Paused(_) => None,
        };
        let came = self.seats.sitters.iter().filter(|sitter| sitter.here_since.is_some());
        let late = self
            .seats
            .sitters
            .iter()
            .filter(|one| one.is_late && one.here_since.is_none() && !one.is_gone);
        let held = || self.turns.iter().filter(|turn| !turn.asked.is_empty());
        Standing {
            has_begun: !self.turns.is_empty(),
            over,
            here: came.map(|sitter| sitter.member).collect(),
            late: late.map(|sitter| sitter.member).collect(),
            absent: self.absent.clone(),
            answered: held().map(|turn| turn.candidate).collect(),
            interviewed: held().flat_map(|turn| turn.interviewers.iter().copied()).collect(),
        }
    }
}

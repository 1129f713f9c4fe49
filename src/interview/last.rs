//! Acts that end something for good. Whoever presses one is asked once before, and what they
//! confirm names the stretch of the session that they were asked about.

use serde::{Deserialize, Serialize};

use super::event::Act;
use super::session::Session;
use super::state::{PauseWhy, Phase, Running};

/// An act that ends something for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LastAct {
    /// Leave a session that has begun.
    Leave,
    /// End the turn, or the session, where it stands.
    EndHere,
    /// The candidate stops their turn.
    StopMyTurn,
    /// Without an interviewer: close it, and meet another day.
    NewDate,
    /// Call the session off.
    Cancel,
    /// Close the ballots before their time.
    CloseRating,
}

/// A part of a session, before and behind which the same press would end something else. Numbers
/// grow from the plan to the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch(pub u8);

/// Ahead of every pass, and behind all of them.
const AHEAD: Stretch = Stretch(0);
const BALLOTS: Stretch = Stretch(u8::MAX - 1);
const OVER: Stretch = Stretch(u8::MAX);
/// A pass has three: the break before it, itself, and itself in an emergency, which ends more.
const OF_A_PASS: u8 = 3;

impl LastAct {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Leave,
        Self::EndHere,
        Self::StopMyTurn,
        Self::NewDate,
        Self::Cancel,
        Self::CloseRating,
    ];

    /// What `act` is, if it is one of these.
    pub fn of(act: &Act) -> Option<Self> {
        Self::ALL.into_iter().find(|last| last.act() == *act)
    }

    /// The act itself.
    pub fn act(self) -> Act {
        match self {
            Self::Leave => Act::Leave,
            Self::EndHere => Act::EndHere,
            Self::StopMyTurn => Act::StopMyTurn,
            Self::NewDate => Act::NewDate,
            Self::Cancel => Act::Cancel,
            Self::CloseRating => Act::CloseRating,
        }
    }
}

impl<K> Session<K> {
    /// The stretch in which it stands.
    pub fn stretch(&self) -> Stretch {
        let (running, is_emergency) = match &self.phase {
            Phase::Gathering { .. } | Phase::Briefing { .. } => return AHEAD,
            Phase::Running(running) => (running, false),
            Phase::Paused(pause) => (&pause.of, pause.why == PauseWhy::Emergency),
            Phase::Rating { .. } => return BALLOTS,
            Phase::Report { .. } | Phase::Closed { .. } => return OVER,
        };
        let (no, place) = match running {
            Running::HalfTime { next, .. } => (next, 0),
            Running::Pass { no, .. } if is_emergency => (no, 2),
            Running::Pass { no, .. } => (no, 1),
        };
        let before = u8::try_from(no.place()).unwrap_or(u8::MAX).saturating_mul(OF_A_PASS);
        Stretch(before.saturating_add(place).saturating_add(1).min(BALLOTS.0 - 1))
    }

    /// Whether it is asked about first: a seat that was given back before the start can be taken
    /// again.
    pub fn asks_before(&self, last: LastAct) -> bool {
        last != LastAct::Leave || self.stretch() != AHEAD
    }
}

//! A stretch of a session with its own agenda: who asks, and which question comes when.

use std::ops::{Index, IndexMut};

use serde::{Deserialize, Serialize};

use crate::base::{MemberId, Moment};

use super::numbers::{KitNo, RoundNo, TurnNo};

/// A stretch of the session with its own agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pass {
    /// The turns in it.
    pub turns: Vec<TurnNo>,
    /// Who asks; empty: the bot does.
    pub panel: Vec<MemberId>,
    /// What is asked of whom, in order. Empty until the questions are drawn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rounds: Vec<Round>,
    /// Questions ready for *another one*.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spares: Vec<KitNo>,
    /// When the stage of questions ends.
    pub questions_end_at: Moment,
    /// An offer of the interviewer's chair.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hand_over: Option<HandOver>,
}

/// An offer of the interviewer's chair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOver {
    /// Who leaves the chair.
    pub from: MemberId,
    /// To whom; nobody named: any observer who is here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<MemberId>,
    /// Until when.
    pub until: Moment,
}

/// One question to one candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Its place in the kit.
    pub question: KitNo,
    /// Whose turn.
    pub turn: TurnNo,
    /// Who asks; nobody: the bot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asker: Option<MemberId>,
    /// Unannounced.
    #[serde(default)]
    pub is_surprise: bool,
    /// To be answered in half the time.
    #[serde(default)]
    pub is_shortened: bool,
    /// What became of it.
    pub state: RoundState,
}

/// What became of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoundState {
    /// Still to come.
    Ahead,
    /// Asked.
    Asked,
    /// Asked and answered.
    Answered,
    /// Left out.
    Skipped,
}

impl Index<RoundNo> for Pass {
    type Output = Round;

    fn index(&self, no: RoundNo) -> &Round {
        &self.rounds[no.place()]
    }
}

impl IndexMut<RoundNo> for Pass {
    fn index_mut(&mut self, no: RoundNo) -> &mut Round {
        &mut self.rounds[no.place()]
    }
}

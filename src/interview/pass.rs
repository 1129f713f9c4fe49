//! A stretch of a session with its own agenda: who asks, and which question comes when.

use serde::{Deserialize, Serialize};

use crate::base::{MemberId, Moment};

/// A stretch of the session with its own agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pass {
    /// The turns in it, by place.
    pub turns: Vec<u8>,
    /// Who asks; empty: the bot does.
    pub panel: Vec<MemberId>,
    /// What is asked of whom, in order. Empty until the questions are drawn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rounds: Vec<Round>,
    /// Questions ready for *another one*, by place in the kit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spares: Vec<u16>,
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
    /// Place in the kit.
    pub question: u16,
    /// Whose turn.
    pub turn: u8,
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

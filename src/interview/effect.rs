//! What the platform must show because of a step, and where.

use serde::{Deserialize, Serialize};

use crate::base::MemberId;

use super::held::ShownIn;
use super::made_on::MadeOn;
use super::notice::Notice;
use super::numbers::{PassNo, RoundNo, TurnNo};

/// One thing that the platform must show. Data, not text: the view writes the sentence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// This slot looks like so from now on. Sent twice, late or merged it is harmless.
    Show {
        /// The slot.
        slot: Slot,
        /// What it shows.
        notice: Notice,
    },
    /// Said once in the thread.
    Post {
        /// What is said.
        notice: Notice,
        /// Who is mentioned.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        ping: Vec<MemberId>,
        /// What its buttons are about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<MadeOn>,
    },
    /// Said once beside the card, where the thread cannot be used any more.
    Announce {
        /// What is said.
        notice: Notice,
        /// Who is mentioned.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        ping: Vec<MemberId>,
    },
    /// The thread is started from the card.
    OpenThread,
    /// The thread is archived.
    CloseThread,
}

/// A message that lives on and changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Slot {
    /// The session's card.
    Card,
    /// Who has checked in.
    CheckIn,
    /// A question or follow-up: pass, round and ask.
    Question(PassNo, RoundNo, u8),
    /// How many ballots of a turn are in.
    Tally(TurnNo),
}

impl Effect {
    /// Where it is shown.
    pub fn shown_in(&self) -> ShownIn {
        match self {
            Self::Show { slot: Slot::Card, .. } | Self::Announce { .. } => ShownIn::Channel,
            // Opening it stands before everything that is shown in it.
            Self::OpenThread
            | Self::Show { slot: Slot::CheckIn | Slot::Question(..) | Slot::Tally(_), .. }
            | Self::Post { .. }
            | Self::CloseThread => ShownIn::Thread,
        }
    }

    /// The slot, if it has one.
    pub fn slot(&self) -> Option<Slot> {
        match self {
            Self::Show { slot, .. } => Some(*slot),
            Self::Post { .. } | Self::Announce { .. } | Self::OpenThread | Self::CloseThread => {
                None
            }
        }
    }
}

impl Slot {
    /// What an act on a question's card is made on; none for any other card.
    pub fn made_on(self) -> Option<MadeOn> {
        match self {
            Self::Question(pass, round, ask) => Some(MadeOn::Asked(pass, round, ask)),
            Self::Card | Self::CheckIn | Self::Tally(_) => None,
        }
    }

    /// What an answer to the question is made on whose slot is called so in the outbox.
    pub fn question(name: &str) -> Option<MadeOn> {
        let mut numbers = name.strip_prefix("question-")?.split('-').map(|n| n.parse::<u8>().ok());
        let mut number = || numbers.next().flatten();
        Self::Question(PassNo(number()?), RoundNo(number()?), number()?).made_on()
    }

    /// Its name in the outbox.
    pub fn name(self) -> String {
        match self {
            Self::Card => "card".to_owned(),
            Self::CheckIn => "check-in".to_owned(),
            Self::Question(pass, round, ask) => format!("question-{pass}-{round}-{ask}"),
            Self::Tally(turn) => format!("tally-{turn}"),
        }
    }
}

//! What somebody had before them when they acted. An act counts for that: what has come since is
//! left alone, and words that came late are filed where they belong or given back.

use serde::{Deserialize, Serialize};

use crate::base::{MemberId, Moment};

use super::numbers::{KitNo, PassNo, RoundNo};
use super::seats::Seat;

/// What an act was made on: as much of it as tells it from what comes after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MadeOn {
    /// A session that had not begun.
    Plan,
    /// A session that had begun.
    Begun,
    /// A seat that was on offer.
    Seat(Seat),
    /// A stage of a pass that has no questions, by its place among them.
    Stage(PassNo, u8),
    /// A pass, whatever its stage.
    Pass(PassNo),
    /// The break before this pass.
    Break(PassNo),
    /// A question that was to be asked next.
    Offered(PassNo, RoundNo, KitNo),
    /// A question that was asked (0), or one of its follow-ups.
    Asked(PassNo, RoundNo, u8),
    /// The same while its clock runs, which was extended so many times.
    Clock(PassNo, RoundNo, u8, u8),
    /// The offer of a pass's chair, by who leaves it.
    Chair(PassNo, MemberId),
    /// A clock that stood since then.
    Pause(Moment),
    /// A message that was written then: the question that had been asked by that time.
    Written(Moment),
    /// Nobody knows: a form from before forms said so.
    Unsaid,
}

impl MadeOn {
    /// Whether what an act was made on is still there, as it would be made on now. Buttons from
    /// before extensions were counted name the question alone.
    pub(super) fn is_still(self, now: Self) -> bool {
        match (self, now) {
            (Self::Asked(..), Self::Clock(pass, round, ask, _)) => {
                self == Self::Asked(pass, round, ask)
            }
            (was, now) => was == now,
        }
    }
}

//! What was agreed when an evening was called.

use serde::{Deserialize, Serialize};

use crate::base::{CleanText, MemberId, Moment};
use crate::rotation::Chairs;

/// What an evening is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// What people read for it, such as *Tuesday practice*.
    pub title: CleanText,
    /// Who planned it, or made its series; nobody once they are erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planner: Option<MemberId>,
    /// Whether it is one of a series.
    #[serde(default)]
    pub is_of_series: bool,
    /// The format's name.
    pub format: String,
    /// What a session of it seats.
    pub chairs: Chairs,
    /// How long people stay, ballots included, in minutes.
    pub minutes: u16,
    /// When its sessions begin.
    pub starts_at: Moment,
    /// When its seats are drawn.
    pub draw_at: Moment,
}

//! What was agreed when an evening was called.

use serde::{Deserialize, Serialize};

use crate::bank::Level;
use crate::base::{ChannelId, CleanText, MemberId, Moment, Reminders, Venue};
use crate::rotation::Chairs;

/// What an evening is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// What is practised, such as *Tuesday practice*; chooses questions.
    pub objective: CleanText,
    /// Who planned it, or made its series; nobody once they are erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planner: Option<MemberId>,
    /// Who wrote what it is called, where that was not its planner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worded_by: Option<MemberId>,
    /// Whether it is one of a series.
    #[serde(default)]
    pub is_of_series: bool,
    /// The format's id.
    pub format: String,
    /// What people read for it.
    pub format_title: String,
    /// Which of its lengths, by the minutes of one turn; none: its usual one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agenda: Option<u16>,
    /// A role tag, such as `backend`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The level interviewed for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// A region tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// How the real interview will be held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<Venue>,
    /// Where its messages are posted; none: where the guild's are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<ChannelId>,
    /// What a session of it seats.
    pub chairs: Chairs,
    /// How long people stay, ballots included, in minutes.
    pub minutes: u16,
    /// When its sessions begin.
    pub starts_at: Moment,
    /// When its seats are drawn.
    pub draw_at: Moment,
    /// When people are reminded of it: of its sessions, what is near.
    #[serde(default, skip_serializing_if = "are_usual")]
    pub reminders: Reminders,
}

impl Plan {
    /// What somebody called it; nothing where it is only called after its format.
    pub fn own_title(&self) -> Option<&CleanText> {
        self.objective.beyond(&self.format_title)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that serde calls it with")]
fn are_usual(reminders: &Reminders) -> bool {
    *reminders == Reminders::default()
}

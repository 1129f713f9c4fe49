//! What was agreed when a session was planned.

use serde::{Deserialize, Serialize};

use crate::bank::{Kind, Level, QuestionId};
use crate::base::{ChannelId, CleanText, MemberId, Moment, Reminders, Span, Venue};

use super::format::Mode;
use super::seats::is_false;

/// What was agreed when the session was planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The member who planned it.
    pub planner: MemberId,
    /// What the candidates want to practise; chooses questions together with role and level.
    pub objective: CleanText,
    /// What a good outcome is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wanted: Option<CleanText>,
    /// A role tag, such as `backend`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// What people read for the role; none: its tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_title: Option<String>,
    /// The level interviewed for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// A region tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// A competency tag that questions should show, such as `conflict`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub competency: Option<String>,
    /// A kind of question instead of the format's own: what a drill is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// Which of the format's lengths.
    pub agenda: u8,
    /// Practice or live.
    pub mode: Mode,
    /// How the real interview will be held; none: nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<Venue>,
    /// When it begins.
    pub starts_at: Moment,
    /// Whether it begins as soon as everybody sits, without a time agreed before.
    #[serde(default)]
    pub at_once: bool,
    /// Whether its seats were dealt from outside: until check-in opens they change from there only.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_dealt: bool,
    /// Whether it is its planner's alone: nobody else reads of it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_private: bool,
    /// The locale of the language in which is asked and rated; empty: English.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// Kinds of the session's questions that there are in English only, whatever its language.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub in_english: Vec<Kind>,
    /// For how many days the texts of its answers are kept once it is closed.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub keep_answers_days: u16,
    /// The question that is asked again; none: one is drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<QuestionId>,
    /// Called off if too few sit by then; none when it was planned too late for that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cut_off_at: Option<Moment>,
    /// Where people meet, such as a voice channel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<CleanText>,
    /// The voice channel that the session was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<ChannelId>,
    /// An absence of the bot up to this long lets clocks run on; a longer one freezes them. Zero
    /// where nobody can act while the bot is away.
    #[serde(default)]
    pub freeze_after: Span,
    /// When people are reminded of it.
    #[serde(default, skip_serializing_if = "are_usual")]
    pub reminders: Reminders,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that serde calls it with")]
pub(super) fn is_zero(days: &u16) -> bool {
    *days == 0
}

fn are_usual(reminders: &Reminders) -> bool {
    *reminders == Reminders::default()
}

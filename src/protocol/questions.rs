//! Questions that members propose for their group.

use serde::{Deserialize, Serialize};

use crate::bank::{Proposed, Trigger};
use crate::base::{CleanText, MemberId, Moment, ProposalNo};

/// What is done with a proposed question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// It is asked in the group's sessions from now on.
    Accept,
    /// It is not.
    Decline,
}

/// What is looked at of questions that were proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuestionLook {
    /// The first one that nobody has decided on, or the first after this one; for organisers.
    Review(Option<ProposalNo>),
    /// One of them, before it is decided on for good; for organisers.
    Sure(ProposalNo, Decision),
    /// What this member proposed, and what became of it.
    Own,
    /// How questions were used in the group, a page from 0; for organisers.
    Stats(u16),
}

/// What is seen of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuestionsShown {
    /// Only organisers see this.
    OrganisersOnly,
    /// Nothing waits to be decided on.
    NothingWaits,
    /// One that waits.
    Waits {
        /// Which one.
        id: ProposalNo,
        /// Who proposed it.
        by: MemberId,
        /// What it asks.
        proposed: Box<Proposed>,
        /// How many wait, this one with them.
        waiting: usize,
        /// Whether there is another one behind it.
        has_more: bool,
    },
    /// One's own, the newest first.
    Own(Vec<OwnProposal>),
    /// How the group's questions were used, those asked most often first.
    Stats {
        /// Those of the page.
        uses: Vec<QuestionUse>,
        /// Which page, from 0.
        page: u16,
        /// Whether there is another one.
        has_more: bool,
        /// From how many answers on more is said than how often it was asked.
        from: u32,
    },
}

/// How a question was used in a group: sums, and nobody's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionUse {
    /// The question, as it was asked last.
    pub prompt: String,
    /// How often it was asked.
    pub asked: u32,
    /// When it was asked last.
    pub last_at: Moment,
    /// Answers over the hard limit, of how many that were timed; none with too few of them.
    pub over: Option<(u32, u32)>,
    /// What follow-ups to it asked for and how often, the most frequent first.
    pub probes: Vec<(Trigger, u32)>,
}

/// A question that somebody proposed, as they see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnProposal {
    /// The question.
    pub prompt: CleanText,
    /// What became of it; none: it waits.
    pub outcome: Option<Decision>,
}

/// What became of what was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuestionAnswer {
    /// It is proposed.
    Proposed,
    /// It is decided on.
    Decided(Decision),
    /// There is no note of one sort.
    NoNotes,
    /// There are too many notes of one sort.
    TooManyNotes {
        /// The most there may be.
        at_most: usize,
    },
    /// A note is too long.
    NoteTooLong {
        /// The most characters it may have.
        at_most: usize,
    },
    /// Such a question is asked already.
    Known,
    /// Such a question waits to be decided on.
    Waits,
    /// So many of theirs wait that no other one can.
    TooMany {
        /// The bound.
        at_most: u32,
    },
    /// So many wait in the group that no other one can.
    TooManyWait {
        /// The bound.
        at_most: u32,
    },
    /// The group has as many questions of its own as one can have.
    Full {
        /// The bound.
        at_most: u32,
    },
    /// It does not wait any more.
    NoneSuch,
    /// Only an organiser decides.
    OrganisersOnly,
}

impl QuestionAnswer {
    /// Whether what was asked for was done, and is saved.
    pub fn is_done(&self) -> bool {
        match self {
            Self::Proposed | Self::Decided(_) => true,
            Self::NoNotes
            | Self::TooManyNotes { .. }
            | Self::NoteTooLong { .. }
            | Self::Known
            | Self::Waits
            | Self::TooMany { .. }
            | Self::TooManyWait { .. }
            | Self::Full { .. }
            | Self::NoneSuch
            | Self::OrganisersOnly => false,
        }
    }
}

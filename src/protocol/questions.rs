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
    /// The group's own questions as files; for organisers.
    Files,
}

/// The largest file of questions that is taken over.
pub const BANK_BYTES_MAX: usize = 256 * 1024;

/// What becomes of questions of the group's own that are not in a file that is taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// They stay.
    Stay,
    /// They are not asked any more.
    Go,
}

/// A bank of a group's own, as somebody wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankFile {
    /// What its author calls it.
    pub name: CleanText,
    /// What it says, at most [`BANK_BYTES_MAX`] of it.
    pub bytes: Vec<u8>,
    /// What becomes of what it does not say.
    pub missing: Missing,
}

/// What a file changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenOver {
    /// Questions that are new.
    pub added: usize,
    /// Those that say something else now.
    pub changed: usize,
    /// Those that were there already.
    pub same: usize,
    /// Those that are not in the file, and are asked all the same.
    pub stay: usize,
    /// Those that are not asked any more.
    pub gone: usize,
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
    /// The group's own as files that can be handed in again, each with its name.
    Files {
        /// The files.
        files: Vec<(String, String)>,
        /// How many questions are in them; with none, a file to fill in.
        questions: usize,
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
    /// The questions of a file are the group's own now.
    TakenOver(TakenOver),
    /// A file cannot be used as it is, and nothing of it was.
    Complaints {
        /// What is wrong, where, and what to do about it.
        told: Vec<String>,
        /// How many more there are.
        more: usize,
    },
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
            Self::Proposed | Self::Decided(_) | Self::TakenOver(_) => true,
            Self::Complaints { .. }
            | Self::NoNotes
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

//! A question that somebody proposes: fewer words than a bank's, and whole all the same.

use super::check::{NOTE_MAX, NOTES_MAX, PROMPT_MAX};
use super::kind::Kind;
use super::question::{FollowUp, ListenFor, Question};
use super::slug::{QuestionId, Tag};
use super::trigger::Trigger;
use crate::base::{CleanText, TextLimit};

/// The question itself.
pub const PROPOSED_PROMPT: TextLimit = TextLimit::line(PROMPT_MAX);
/// What tells a strong answer from a weak one, a line each.
pub const PROPOSED_NOTES: TextLimit = TextLimit::paragraph(1_000);
/// What is asked where an answer stays vague.
pub const PROPOSED_FOLLOW_UP: TextLimit = TextLimit::line(NOTE_MAX);

/// A question as somebody proposes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// What it is after.
    pub kind: Kind,
    /// The competency that an answer gives evidence of.
    pub competency: Tag,
    /// The words that are read to the candidate.
    pub prompt: CleanText,
    /// Signs of a strong answer, a line each.
    pub strong: CleanText,
    /// Signs of a weak one.
    pub weak: CleanText,
    /// What is asked where an answer stays vague.
    pub follow_up: CleanText,
}

/// Why notes cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotesProblem {
    /// There is no word in them.
    Empty,
    /// There are more lines than an interviewer can hold against an answer.
    TooMany {
        /// The most lines there may be.
        at_most: usize,
    },
    /// A line is longer than can be read at a glance.
    TooLong {
        /// The most characters it may have.
        at_most: usize,
    },
}

impl Proposed {
    /// As the bank's question of this name.
    ///
    /// # Errors
    /// [`NotesProblem`] where its notes do not fit beside an answer.
    pub fn question(&self, id: QuestionId) -> Result<Question, NotesProblem> {
        let times = self.kind.times();
        Ok(Question {
            id,
            kind: self.kind,
            competency: self.competency.clone(),
            like: None,
            prompt: self.prompt.as_str().to_owned(),
            levels: Vec::new(),
            roles: Vec::new(),
            regions: Vec::new(),
            target_s: times.target_s,
            limit_s: times.limit_s,
            framework: self.kind.framework(),
            listen_for: ListenFor { strong: notes(&self.strong)?, weak: notes(&self.weak)? },
            follow_ups: vec![FollowUp {
                trigger: Trigger::Vague,
                prompt: self.follow_up.as_str().to_owned(),
                hint: None,
            }],
            surprise: false,
        })
    }
}

/// The lines of a text, without what people put before them in a list.
fn notes(text: &CleanText) -> Result<Vec<String>, NotesProblem> {
    let bare = |line: &str| line.trim().trim_start_matches(['-', '·', '•', '*']).trim().to_owned();
    let lines: Vec<String> =
        text.as_str().lines().map(bare).filter(|line| !line.is_empty()).collect();
    if lines.is_empty() {
        return Err(NotesProblem::Empty);
    }
    if lines.len() > NOTES_MAX {
        return Err(NotesProblem::TooMany { at_most: NOTES_MAX });
    }
    if lines.iter().any(|line| line.encode_utf16().count() > NOTE_MAX) {
        return Err(NotesProblem::TooLong { at_most: NOTE_MAX });
    }
    Ok(lines)
}

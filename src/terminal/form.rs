//! A form, filled in field after field.

use crate::base::{CleanText, TextLimit, TextProblem};
use crate::interview::Act;
use crate::interview::limits::{ANSWER, LINK_CHARACTERS_MAX};
use crate::protocol::Command;
use crate::rubric::Words;
use crate::view::Form;

/// A micro-goal of one's own, at most.
const GOAL_CHARACTERS_MAX: usize = 400;
/// What is typed for a field that stays empty or as it was.
pub(super) const KEEP: &str = "-";

/// A form that a member has opened, with what was filled in so far.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct OpenForm {
    form: Form,
    fields: Vec<String>,
}

/// Where filling in has come to.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Filled {
    /// The next field is asked for.
    Next(OpenForm),
    /// The form is complete.
    Complete(Command),
    /// What was typed does not fit; the field is asked for again.
    Again(OpenForm, TextProblem),
}

impl OpenForm {
    /// Nothing is filled in yet.
    pub(super) fn new(form: Form) -> Self {
        Self { form, fields: Vec::new() }
    }

    /// What the next field is called, with what was written before.
    pub(super) fn asks(&self) -> String {
        match &self.form {
            Form::Answer { .. } => "Your answer".to_owned(),
            Form::Recording { .. } => {
                "The link to the recording, beginning with https://".to_owned()
            }
            Form::Goal { .. } => "Your micro-goal: if I am asked X, then I …".to_owned(),
            Form::Words { so_far, .. } => {
                let place = self.fields.len();
                let question = match place {
                    0 => "What did you see or hear? Name one moment",
                    1 => "Why does it matter?",
                    _ => "What could they try next time?",
                };
                match so_far.get(place).filter(|before| !before.is_empty()) {
                    Some(before) => {
                        format!("{question} (`{KEEP}` keeps: {})", super::plain::plain(before))
                    }
                    None => format!("{question} (`{KEEP}` leaves it empty)"),
                }
            }
        }
    }

    /// A field is filled in.
    pub(super) fn fill(mut self, typed: &str) -> Filled {
        let form = self.form.clone();
        match form {
            Form::Answer { session } => {
                self.only(typed, ANSWER, |text| Command::Act { session, act: Act::Answer(text) })
            }
            Form::Recording { session } => {
                let limit = TextLimit::line(LINK_CHARACTERS_MAX);
                self.only(typed, limit, |link| Command::Act { session, act: Act::Recording(link) })
            }
            Form::Goal { session, turn } => {
                let limit = TextLimit::line(GOAL_CHARACTERS_MAX);
                self.only(typed, limit, |text| Command::WriteGoal { session, turn, text })
            }
            Form::Words { session, turn, so_far } => {
                let field = if typed == KEEP {
                    so_far.get(self.fields.len()).cloned().unwrap_or_default()
                } else {
                    typed.to_owned()
                };
                if let Err(problem) = Words::new(&field, "", "") {
                    return Filled::Again(self, problem.problem);
                }
                self.fields.push(field);
                let [observed, why, next] = self.fields.as_slice() else {
                    return Filled::Next(self);
                };
                match Words::new(observed, why, next) {
                    Ok(words) => {
                        Filled::Complete(Command::Act { session, act: Act::Words { turn, words } })
                    }
                    Err(problem) => Filled::Again(Self::new(self.form), problem.problem),
                }
            }
        }
    }

    fn only(
        self,
        typed: &str,
        limit: TextLimit,
        command: impl FnOnce(CleanText) -> Command,
    ) -> Filled {
        match CleanText::new(typed, limit) {
            Ok(text) => Filled::Complete(command(text)),
            Err(problem) => Filled::Again(self, problem),
        }
    }
}

//! A form, filled in field after field.

use crate::base::ENGLISH;
use crate::base::TextProblem;
use crate::protocol::Command;
use crate::view::{Form, filled, shape};

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
    /// What was typed does not fit: why, and all of it that is asked for again.
    Again(OpenForm, TextProblem, String),
}

impl OpenForm {
    /// Nothing is filled in yet.
    pub(super) fn new(form: Form) -> Self {
        Self { form, fields: Vec::new() }
    }

    /// What the next field is called, with what was written before.
    pub(super) fn asks(&self) -> String {
        let shape = shape(&ENGLISH, &self.form);
        let Some(field) = shape.fields.get(self.fields.len()) else { return String::new() };
        match (field.value.as_str(), field.is_optional) {
            ("", true) => format!("{} (`{KEEP}` leaves it empty)", field.label),
            ("", false) => field.label.clone(),
            (before, _) => {
                format!("{} (`{KEEP}` keeps: {})", field.label, super::plain::plain(before))
            }
        }
    }

    /// A field is filled in. One that does not fit is asked for again as soon as it was typed.
    pub(super) fn fill(mut self, typed: &str) -> Filled {
        let shape = shape(&ENGLISH, &self.form);
        let at = self.fields.len();
        let field = shape.fields.get(at).filter(|field| typed == KEEP && field.is_optional);
        self.fields.push(field.map_or_else(|| typed.to_owned(), |field| field.value.clone()));
        match filled(&self.form, &self.fields) {
            Err(wrong) if wrong.field <= at => {
                let typed = self.fields.split_off(wrong.field).join("\n");
                Filled::Again(self, wrong.problem, typed)
            }
            Ok(_) | Err(_) if self.fields.len() < shape.fields.len() => Filled::Next(self),
            Ok(command) => Filled::Complete(command),
            Err(wrong) => {
                let typed = self.fields.join("\n");
                Filled::Again(Self::new(self.form), wrong.problem, typed)
            }
        }
    }
}

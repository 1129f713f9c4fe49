//! How Discord says no.

use serde_json::{Map, Value, json};

/// One thing that is wrong with a body, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// The place, as in `components.0.components.1.label`; empty for the whole.
    pub(crate) place: String,
    pub(crate) code: &'static str,
    pub(crate) why: String,
}

impl Problem {
    pub(crate) fn new(place: &str, code: &'static str, why: impl Into<String>) -> Self {
        Self { place: place.to_owned(), code, why: why.into() }
    }
}

/// An answer that is not 2xx.
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    pub(super) status: u16,
    pub(super) code: u32,
    pub(super) message: String,
    pub(super) problems: Vec<Problem>,
}

impl Refusal {
    pub(super) fn new(status: u16, code: u32, message: &str) -> Self {
        Self { status, code, message: message.to_owned(), problems: Vec::new() }
    }

    pub(super) fn form(problems: Vec<Problem>) -> Self {
        Self { problems, ..Self::new(400, 50035, "Invalid Form Body") }
    }

    pub(super) fn unknown(code: u32, what: &str) -> Self {
        Self::new(404, code, &format!("Unknown {what}"))
    }

    pub(super) fn body(&self) -> Value {
        let mut body = json!({"code": self.code, "message": self.message});
        if !self.problems.is_empty() {
            body["errors"] = tree(&self.problems);
        }
        body
    }
}

pub(super) fn unknown_channel() -> Refusal {
    Refusal::unknown(10003, "Channel")
}

pub(super) fn unknown_guild() -> Refusal {
    Refusal::unknown(10004, "Guild")
}

pub(super) fn unknown_message() -> Refusal {
    Refusal::unknown(10008, "Message")
}

pub(super) fn unknown_webhook() -> Refusal {
    Refusal::unknown(10015, "Webhook")
}

pub(super) fn unknown_interaction() -> Refusal {
    Refusal::unknown(10062, "interaction")
}

pub(super) fn missing_access() -> Refusal {
    Refusal::new(403, 50001, "Missing Access")
}

pub(super) fn missing_permissions() -> Refusal {
    Refusal::new(403, 50013, "Missing Permissions")
}

pub(super) fn archived() -> Refusal {
    Refusal::new(400, 50083, "Thread is archived")
}

/// `errors` of an invalid body: the places nested, `_errors` at the leaves.
fn tree(problems: &[Problem]) -> Value {
    let mut root = Map::new();
    for problem in problems {
        let mut at = &mut root;
        for part in problem.place.split('.').filter(|p| !p.is_empty()) {
            let next = at.entry(part).or_insert_with(|| json!({}));
            at = next.as_object_mut().unwrap();
        }
        let list = at.entry("_errors").or_insert_with(|| json!([]));
        let said = json!({"code": problem.code, "message": problem.why});
        list.as_array_mut().unwrap().push(said);
    }
    Value::Object(root)
}

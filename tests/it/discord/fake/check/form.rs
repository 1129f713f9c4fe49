//! The documented limits of forms and of autocompletion.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::discord::fake::refusal::Problem;

pub(in crate::discord::fake) fn problems_of(data: &Value) -> Vec<Problem> {
    let mut found = Vec::new();
    let rows = data["components"].as_array().map_or(&[][..], Vec::as_slice);
    if rows.is_empty() || rows.len() > 5 {
        let why = format!("a form has one to five fields, {} given", rows.len());
        found.push(Problem::new("data.components", "BASE_TYPE_BAD_LENGTH", why));
    }
    let mut seen = BTreeSet::new();
    for (at, row) in rows.iter().enumerate() {
        let place = format!("data.components.{at}");
        let fields = fields_of(row);
        if row["type"] == 1 && fields.len() != 1 {
            found.push(Problem::new(&place, "BASE_TYPE_BAD_LENGTH", "one field a row"));
        }
        for field in fields {
            field_problems(row, field, &place, &mut found);
            if !seen.insert(field["custom_id"].as_str().unwrap_or_default()) {
                let why = "Component custom id cannot be duplicated";
                found.push(Problem::new(&place, "COMPONENT_CUSTOM_ID_DUPLICATED", why));
            }
        }
    }
    found
}

/// The fields of one row, or the one under a label.
pub(in crate::discord::fake) fn fields_of(row: &Value) -> Vec<&Value> {
    match row["type"].as_u64() {
        Some(1) => row["components"].as_array().into_iter().flatten().collect(),
        Some(18) => vec![&row["component"]],
        _ => Vec::new(),
    }
}

fn field_problems(row: &Value, field: &Value, place: &str, found: &mut Vec<Problem>) {
    let mut bad = |why: &str| found.push(Problem::new(place, "BASE_TYPE_BAD_LENGTH", why));
    if row["type"] == 1 && field["label"].as_str().is_none_or(str::is_empty) {
        bad("a field in a row has a label");
    }
    let least = field["min_length"].as_u64().unwrap_or(0);
    let most = field["max_length"].as_u64().unwrap_or(4_000);
    if least > most {
        bad("min_length is more than max_length");
    }
    let value = field["value"].as_str().unwrap_or_default();
    if value.encode_utf16().count() as u64 > most {
        bad("what is filled in is longer than the field takes");
    }
}

/// Choices for an option of that type, by Discord's number.
pub(in crate::discord::fake) fn problems_of_choices(
    data: &Value,
    kind: Option<u64>,
) -> Vec<Problem> {
    let Some(choices) = data["choices"].as_array() else {
        return vec![Problem::new("data.choices", "BASE_TYPE_REQUIRED", "a list of choices")];
    };
    let mut found = Vec::new();
    if choices.len() > 25 {
        let why = "at most 25 choices";
        found.push(Problem::new("data.choices", "BASE_TYPE_MAX_LENGTH", why));
    }
    for (at, choice) in choices.iter().enumerate() {
        let fits = |v: &Value| v.as_str().is_none_or(|t| t.encode_utf16().count() <= 100);
        let is_named = choice["name"].as_str().is_some_and(|n| !n.is_empty());
        if !is_named || !fits(&choice["name"]) || !fits(&choice["value"]) {
            let place = format!("data.choices.{at}");
            let why = "a choice has a name and a value of 1 to 100 characters";
            found.push(Problem::new(&place, "BASE_TYPE_BAD_LENGTH", why));
        }
        let is_of_kind = match kind {
            Some(3) => choice["value"].is_string(),
            Some(4) => choice["value"].is_i64(),
            Some(10) => choice["value"].is_number(),
            _ => false,
        };
        if !is_of_kind {
            let place = format!("data.choices.{at}.value");
            let why = "a choice is of its option's type";
            found.push(Problem::new(&place, "BASE_TYPE_BAD_TYPE", why));
        }
    }
    found
}

//! Forms on a member's screen: reading them, and filling them in as Discord's client lets one.

use serde_json::{Value, json};

use crate::discord::fake::check::form::fields_of;

pub(super) fn text_of(form: &Value) -> String {
    let mut lines = vec![form["title"].as_str().unwrap_or_default().to_owned()];
    for row in form["components"].as_array().into_iter().flatten() {
        if let Some(text) = row["content"].as_str() {
            lines.push(text.to_owned());
        }
        for field in fields_of(row) {
            let value = field["value"].as_str().unwrap_or_default();
            lines.push(format!("{}: {value}", label_of(row, field)));
        }
    }
    lines.join("\n")
}

fn label_of<'a>(row: &'a Value, field: &'a Value) -> &'a str {
    field["label"].as_str().or(row["label"].as_str()).unwrap_or_default()
}

/// The data of the submit. `values` name fields by their label or custom_id; others keep what was
/// filled in for them.
pub(super) fn filled(form: &Value, values: &[(&str, &str)]) -> Result<Value, String> {
    let mut unused: Vec<&str> = values.iter().map(|(field, _)| *field).collect();
    let mut rows = Vec::new();
    for row in form["components"].as_array().into_iter().flatten() {
        let mut fields = Vec::new();
        for field in fields_of(row) {
            let names = [label_of(row, field), field["custom_id"].as_str().unwrap_or_default()];
            let typed = values.iter().find(|(name, _)| names.contains(name));
            unused.retain(|name| !names.contains(name));
            fields.push(submitted(field, names[0], typed.map(|(_, value)| *value))?);
        }
        match row["type"].as_u64() {
            Some(1) => rows.push(json!({"type": 1, "id": 1, "components": fields})),
            Some(18) => rows.push(json!({"type": 18, "id": 1, "component": fields[0]})),
            _ => {}
        }
    }
    if unused.is_empty() {
        return Ok(json!({"custom_id": form["custom_id"], "components": rows}));
    }
    Err(format!("the form has no {unused:?}:\n{}", text_of(form)))
}

fn submitted(field: &Value, label: &str, typed: Option<&str>) -> Result<Value, String> {
    let (kind, custom_id) = (&field["type"], &field["custom_id"]);
    if kind != 4 {
        let options = field["options"].as_array().into_iter().flatten();
        let is_chosen = |o: &&Value| match typed {
            Some(label) => o["label"] == label,
            None => o["default"] == true,
        };
        let values: Vec<&Value> = options.filter(is_chosen).map(|o| &o["value"]).collect();
        if typed.is_some() && values.is_empty() {
            return Err(format!("{label}: no option {typed:?}"));
        }
        return Ok(json!({"type": kind, "id": 1, "custom_id": custom_id, "values": values}));
    }
    let value = typed.or(field["value"].as_str()).unwrap_or_default();
    let length = value.encode_utf16().count() as u64;
    let needed = field["required"].as_bool().unwrap_or(true);
    let least = field["min_length"].as_u64().unwrap_or(u64::from(needed));
    let most = field["max_length"].as_u64().unwrap_or(4_000);
    let may_be_empty = length == 0 && !needed;
    if !may_be_empty && !(least..=most).contains(&length) {
        return Err(format!("{label}: {length} characters, between {least} and {most} are taken"));
    }
    Ok(json!({"type": 4, "id": 1, "custom_id": custom_id, "value": value}))
}

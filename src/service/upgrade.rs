//! Sessions as earlier versions saved them, brought to today's shape.

use serde_json::{Map, Value, json};

use crate::interview::Session;

/// The shape of a saved session. A changed shape is a new number, an upgrade and golden files.
pub(super) const STATE_VERSION: u32 = 2;

/// A session as its row holds it, in the shape of `version`; its kit is stored apart.
///
/// # Errors
/// What could not be read, or that nobody knows the version.
pub fn session_of(version: u32, state: &str) -> Result<Session<()>, String> {
    match version {
        STATE_VERSION => serde_json::from_str(state).map_err(|e| e.to_string()),
        1 => {
            let mut state: Value = serde_json::from_str(state).map_err(|e| e.to_string())?;
            let phase = state.get_mut("phase").map(Value::take).and_then(phase_of_1);
            state["phase"] = phase.ok_or("its phase has no shape of version 1")?;
            serde_json::from_value(state).map_err(|e| e.to_string())
        }
        other => Err(format!("its state has version {other}, known is {STATE_VERSION}")),
    }
}

/// Version 1 had the stages of a pass as phases, each with the number of its pass.
fn phase_of_1(phase: Value) -> Option<Value> {
    let (name, mut fields) = named(phase)?;
    Some(match name.as_str() {
        "intro" | "question" | "exercise" | "closing" | "half-time" => {
            json!({"running": running_of_1(&name, fields)?})
        }
        "paused" => {
            let (name, held) = named(fields.remove("phase")?)?;
            fields.insert("of".to_owned(), running_of_1(&name, held)?);
            json!({"paused": fields})
        }
        _ => json!({name: fields}),
    })
}

fn running_of_1(name: &str, mut fields: Map<String, Value>) -> Option<Value> {
    if name == "half-time" {
        return Some(json!({"half-time": fields}));
    }
    let no = fields.remove("pass")?;
    let stage = match name {
        "closing" => fields.remove("stage")?.as_str()?.to_owned(),
        "question" => "questions".to_owned(),
        other => other.to_owned(),
    };
    Some(json!({"pass": {"no": no, "stage": {stage: fields}}}))
}

/// The name of a phase, which stood among its fields, and the other fields.
fn named(phase: Value) -> Option<(String, Map<String, Value>)> {
    let Value::Object(mut fields) = phase else { return None };
    let name = fields.remove("in")?.as_str()?.to_owned();
    Some((name, fields))
}

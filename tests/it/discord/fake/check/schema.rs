//! A small reader of JSON Schema, as far as Discord's OpenAPI file uses it, and stricter than the
//! file in one thing: a property that the file does not know is a mistake of ours. The file lies
//! beside `fake` as Discord publishes it, under the MIT licence.

use std::cmp::Reverse;
use std::sync::LazyLock;

use serde_json::Value;

use crate::discord::fake::refusal::Problem;

static FILE: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../discord-openapi.json")).unwrap());

/// What is wrong with the body of a request to that route, as the file names the route.
pub(crate) fn problems_of(method: &str, route: &str, body: &Value) -> Vec<Problem> {
    let operation = &FILE["paths"][route][method.to_lowercase()];
    assert!(operation.is_object(), "the OpenAPI file has no {method} {route}");
    let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
    if schema.is_null() {
        return Vec::new();
    }
    against(schema, body, "")
}

fn against(schema: &Value, value: &Value, place: &str) -> Vec<Problem> {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap();
        return against(&FILE["components"]["schemas"][name], value, place);
    }
    for union in ["oneOf", "anyOf"] {
        if let Some(branches) = schema[union].as_array() {
            return of_union(branches, value, place);
        }
    }
    let mut found = Vec::new();
    if let Some(parts) = schema["allOf"].as_array() {
        found.extend(parts.iter().flat_map(|part| against(part, value, place)));
    }
    if !is_of_type(schema, value, place) {
        let why = format!("{} expected, {value} given", schema["type"]);
        found.push(Problem::new(place, "BASE_TYPE_BAD", why));
        return found;
    }
    if let Some(allowed) = schema["enum"].as_array()
        && !allowed.contains(value)
    {
        let why = format!("value must be one of {allowed:?}");
        found.push(Problem::new(place, "BASE_TYPE_CHOICES", why));
    }
    if let Some(only) = schema.get("const")
        && only != value
    {
        found.push(Problem::new(place, "BASE_TYPE_CHOICES", format!("value must be {only}")));
    }
    match value {
        Value::String(text) => found.extend(of_text(schema, text, place)),
        Value::Number(number) => found.extend(of_number(schema, number.as_f64(), place)),
        Value::Array(items) => found.extend(of_array(schema, items, place)),
        Value::Object(_) => found.extend(of_object(schema, value, place)),
        Value::Null | Value::Bool(_) => {}
    }
    found
}

/// Its `type` is named, its shape is right, how few complaints.
type Closeness = (bool, bool, Reverse<usize>);

/// The branch that fits, or the complaints of the one that comes closest: the one whose `type`
/// the value names, else one of its shape, else the one with the fewest.
fn of_union(branches: &[Value], value: &Value, place: &str) -> Vec<Problem> {
    let mut best: Option<(Closeness, Vec<Problem>)> = None;
    let kind = join(place, "type");
    for branch in branches {
        let found = against(branch, value, place);
        if found.is_empty() {
            return found;
        }
        let is_named = value["type"].is_number() && found.iter().all(|p| p.place != kind);
        let has_shape = found.iter().all(|p| p.place != place || p.code != "BASE_TYPE_BAD");
        let closeness = (is_named, has_shape, Reverse(found.len()));
        if best.as_ref().is_none_or(|(so_far, _)| closeness > *so_far) {
            best = Some((closeness, found));
        }
    }
    best.map(|(_, found)| found).unwrap_or_default()
}

fn is_of_type(schema: &Value, value: &Value, place: &str) -> bool {
    let wanted: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => return true,
    };
    let fits = |kind: &&str| match *kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        // Discord reads permissions from text as well, and serenity writes them so.
        "integer" if place.ends_with("default_member_permissions") => {
            value.is_u64() || value.as_str().is_some_and(|t| t.parse::<u64>().is_ok())
        }
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        // Ids may be numbers.
        "string" if schema["format"] == "snowflake" => value.is_string() || value.is_u64(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("the OpenAPI file has a type {other}"),
    };
    wanted.iter().any(fits)
}

fn of_text(schema: &Value, text: &str, place: &str) -> Vec<Problem> {
    let mut found = length(schema, "Length", text.encode_utf16().count(), place);
    if schema["format"] == "snowflake" && text.parse::<u64>().is_err() {
        found.push(Problem::new(place, "NUMBER_TYPE_COERCE", "value is not a snowflake"));
    }
    found
}

fn of_number(schema: &Value, number: Option<f64>, place: &str) -> Vec<Problem> {
    let Some(number) = number else { return Vec::new() };
    let mut found = Vec::new();
    if schema["minimum"].as_f64().is_some_and(|least| number < least) {
        let why = format!("{number} is less than {}", schema["minimum"]);
        found.push(Problem::new(place, "NUMBER_TYPE_MIN", why));
    }
    if schema["maximum"].as_f64().is_some_and(|most| number > most) {
        let why = format!("{number} is more than {}", schema["maximum"]);
        found.push(Problem::new(place, "NUMBER_TYPE_MAX", why));
    }
    found
}

fn of_array(schema: &Value, items: &[Value], place: &str) -> Vec<Problem> {
    let mut found = length(schema, "Items", items.len(), place);
    if schema["uniqueItems"] == true {
        let repeats = items.iter().enumerate().any(|(at, item)| items[..at].contains(item));
        if repeats {
            found.push(Problem::new(place, "SET_TYPE_ALREADY_CONTAINS_VALUE", "twice the same"));
        }
    }
    if schema["items"].is_object() {
        for (at, item) in items.iter().enumerate() {
            found.extend(against(&schema["items"], item, &join(place, &at.to_string())));
        }
    }
    found
}

fn of_object(schema: &Value, value: &Value, place: &str) -> Vec<Problem> {
    let object = value.as_object().unwrap();
    let mut found = length(schema, "Properties", object.len(), place);
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if !object.contains_key(name) {
            let why = "This field is required";
            found.push(Problem::new(&join(place, name), "BASE_TYPE_REQUIRED", why));
        }
    }
    for (name, inner) in object {
        let place = join(place, name);
        let known = schema["properties"].get(name);
        if let Some(schema) = known.or_else(|| schema.get("additionalProperties")) {
            if schema.is_object() {
                found.extend(against(schema, inner, &place));
            }
        } else if schema["properties"].is_object() {
            found.push(Problem::new(&place, "UNKNOWN_PROPERTY", "Discord knows no such field"));
        }
    }
    found
}

fn length(schema: &Value, of: &str, given: usize, place: &str) -> Vec<Problem> {
    let bound = |which: &str| schema[format!("{which}{of}")].as_u64();
    let given = given as u64;
    let is_short = bound("min").is_some_and(|least| given < least);
    let is_long = bound("max").is_some_and(|most| given > most);
    if !is_short && !is_long {
        return Vec::new();
    }
    let (least, most) = (bound("min").unwrap_or(0), bound("max").unwrap_or(u64::MAX));
    let why = format!("must be between {least} and {most} in length, is {given}");
    vec![Problem::new(place, "BASE_TYPE_BAD_LENGTH", why)]
}

pub(super) fn join(place: &str, part: &str) -> String {
    if place.is_empty() { part.to_owned() } else { format!("{place}.{part}") }
}

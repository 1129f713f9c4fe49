//! The documented limits of a message, which the OpenAPI file does not say.

use std::collections::BTreeSet;

use serde_json::Value;

use super::schema::join;
use crate::discord::fake::refusal::Problem;
use crate::discord::fake::world::V2;

/// What the message is before the body is applied to it.
pub(in crate::discord::fake) enum Before<'a> {
    /// There is none yet.
    New,
    /// A deferred answer: it is filled, and may become one of the newer layout.
    Deferred,
    Sent {
        flags: u64,
        content: &'a str,
    },
}

/// What Discord would refuse in the body of a send or an edit, and what the house forbids.
pub(in crate::discord::fake) fn problems_of(
    body: &Value,
    before: &Before<'_>,
    files: usize,
) -> Vec<Problem> {
    let mut found = Vec::new();
    let given = body["flags"].as_u64();
    let was_v2 = matches!(before, Before::Sent { flags, .. } if flags & V2 != 0);
    let is_v2 = was_v2 || given.is_some_and(|f| f & V2 != 0);
    if was_v2 && given.is_some_and(|f| f & V2 == 0) {
        let why = "the flag of the newer layout cannot be taken from a message again";
        found.push(Problem::new("flags", "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG", why));
    }
    mentions(&body["allowed_mentions"], &mut found);
    let content = body["content"].as_str().unwrap_or_default();
    if content.encode_utf16().count() > 2_000 {
        let why = "Must be 2000 or fewer in length.";
        found.push(Problem::new("content", "BASE_TYPE_MAX_LENGTH", why));
    }
    embeds(body, &mut found);
    let none = Vec::new();
    let components = body["components"].as_array().unwrap_or(&none);
    if is_v2 {
        newer_layout(body, before, &mut found);
    } else if components.len() > 5 {
        found.push(Problem::new("components", "BASE_TYPE_BAD_LENGTH", "at most 5 rows"));
    }
    let mut seen = Seen::default();
    for (at, component) in components.iter().enumerate() {
        let place = format!("components.{at}");
        if !is_v2 && component["type"] != 1 {
            let why = "only rows in a message of the older layout";
            found.push(Problem::new(&place, "UNION_TYPE_CHOICES", why));
        }
        walk(component, &place, &mut seen, &mut found);
    }
    if seen.count > 40 {
        let why = format!("at most 40 components in all, {} given", seen.count);
        found.push(Problem::new("components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", why));
    }
    if seen.text > 4_000 {
        let why = format!("at most 4000 characters of text in all, {} given", seen.text);
        found.push(Problem::new("components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", why));
    }
    let is_empty = content.is_empty()
        && components.is_empty()
        && files == 0
        && ["embeds", "sticker_ids"].iter().all(|f| body[f].as_array().is_none_or(Vec::is_empty))
        && body["poll"].is_null();
    if is_empty && !matches!(before, Before::Sent { .. }) {
        found.push(Problem::new("", "CANNOT_SEND_AN_EMPTY_MESSAGE", "an empty message"));
    }
    attachments(body, files, &mut found);
    found
}

/// Never a guess: who is pinged is a list, and never everyone.
fn mentions(allowed: &Value, found: &mut Vec<Problem>) {
    let mut bad = |why: &str| {
        found.push(Problem::new("allowed_mentions", "ALLOWED_MENTIONS_NOT_EXPLICIT", why));
    };
    let Some(parse) = allowed["parse"].as_array() else {
        return bad("every send and every edit says who may be pinged: `parse` must be a list");
    };
    for kind in ["users", "roles"] {
        let lists_some = allowed[kind].as_array().is_some_and(|l| !l.is_empty());
        if lists_some && parse.contains(&Value::from(kind)) {
            bad("a kind that is parsed cannot have a list as well");
        }
    }
    if parse.contains(&Value::from("everyone")) {
        bad("the bot never pings everyone");
    }
}

fn embeds(body: &Value, found: &mut Vec<Problem>) {
    let length = |v: &Value| v.as_str().map_or(0, |t| t.encode_utf16().count());
    let mut all = 0;
    for embed in body["embeds"].as_array().into_iter().flatten() {
        all += length(&embed["title"]) + length(&embed["description"]);
        all += length(&embed["footer"]["text"]) + length(&embed["author"]["name"]);
        for field in embed["fields"].as_array().into_iter().flatten() {
            all += length(&field["name"]) + length(&field["value"]);
        }
    }
    if all > 6_000 {
        let why = "at most 6000 characters in all embeds";
        found.push(Problem::new("embeds", "MAX_EMBED_SIZE_EXCEEDED", why));
    }
}

fn newer_layout(body: &Value, before: &Before<'_>, found: &mut Vec<Problem>) {
    let mut bad = |field: &str| {
        let why = "cannot stand in a message of the newer layout";
        found.push(Problem::new(field, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", why));
    };
    if body["content"].as_str().is_some_and(|t| !t.is_empty()) {
        bad("content");
    }
    for list in ["embeds", "sticker_ids"] {
        if body[list].as_array().is_some_and(|l| !l.is_empty()) {
            bad(list);
        }
    }
    if !body["poll"].is_null() {
        bad("poll");
    }
    // A text that is there already must be taken out by the edit that changes the layout.
    if let Before::Sent { flags, content } = before
        && flags & V2 == 0
        && !content.is_empty()
        && body.get("content").is_none()
    {
        bad("content");
    }
}

#[derive(Default)]
struct Seen {
    count: usize,
    text: usize,
    custom_ids: BTreeSet<String>,
}

fn walk(component: &Value, place: &str, seen: &mut Seen, found: &mut Vec<Problem>) {
    seen.count += 1;
    if let Some(id) = component["custom_id"].as_str()
        && !seen.custom_ids.insert(id.to_owned())
    {
        let why = "Component custom id cannot be duplicated";
        let place = join(place, "custom_id");
        found.push(Problem::new(&place, "COMPONENT_CUSTOM_ID_DUPLICATED", why));
    }
    match component["type"].as_u64() {
        Some(1) => row(component, place, found),
        Some(2) => button(component, place, found),
        Some(3) => picker(component, place, found),
        Some(10) => {
            seen.text += component["content"].as_str().map_or(0, |t| t.encode_utf16().count());
        }
        _ => {}
    }
    for (at, inner) in component["components"].as_array().into_iter().flatten().enumerate() {
        walk(inner, &format!("{place}.components.{at}"), seen, found);
    }
    if component["accessory"].is_object() {
        walk(&component["accessory"], &join(place, "accessory"), seen, found);
    }
}

fn row(row: &Value, place: &str, found: &mut Vec<Problem>) {
    let inner = row["components"].as_array().map_or(&[][..], Vec::as_slice);
    let buttons = inner.iter().filter(|c| c["type"] == 2).count();
    let is_full = if buttons == inner.len() { inner.len() > 5 } else { inner.len() > 1 };
    if is_full {
        let why = "a row holds five buttons or one picker";
        let place = join(place, "components");
        found.push(Problem::new(&place, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", why));
    }
}

fn button(button: &Value, place: &str, found: &mut Vec<Problem>) {
    let has = |field: &str| !button[field].is_null();
    let is_link = button["style"] == 5;
    if is_link != has("url") || is_link == has("custom_id") {
        let why = "a link has a url and no custom_id, any other button the other way round";
        found.push(Problem::new(place, "BUTTON_COMPONENT_INVALID", why));
    }
    let label = button["label"].as_str().unwrap_or_default();
    if label.is_empty() && !has("emoji") {
        let why = "a button needs a label or an emoji";
        found.push(Problem::new(place, "BUTTON_COMPONENT_INVALID_EMOJI", why));
    }
}

fn picker(picker: &Value, place: &str, found: &mut Vec<Problem>) {
    let options = picker["options"].as_array().map_or(&[][..], Vec::as_slice);
    let most = picker["max_values"].as_u64().unwrap_or(1);
    let least = picker["min_values"].as_u64().unwrap_or(1);
    let mut bad = |field: &str, why: &str| {
        found.push(Problem::new(&join(place, field), "SELECT_COMPONENT_INVALID", why));
    };
    let values: BTreeSet<_> = options.iter().filter_map(|o| o["value"].as_str()).collect();
    if values.len() < options.len() {
        bad("options", "The specified option value is already used");
    }
    if most > options.len() as u64 {
        bad("max_values", "more than there are options");
    }
    if least > most {
        bad("min_values", "more than may be chosen");
    }
    let chosen = options.iter().filter(|o| o["default"] == true).count() as u64;
    if chosen > most {
        bad("options", "more are chosen than may be");
    }
    for (at, option) in options.iter().enumerate() {
        if option["label"].as_str().is_some_and(|l| l.trim().is_empty()) {
            bad(&format!("options.{at}.label"), "an option needs a label");
        }
    }
}

/// What is described must be sent along or stand in the message already.
fn attachments(body: &Value, files: usize, found: &mut Vec<Problem>) {
    let listed = body["attachments"].as_array().map_or(&[][..], Vec::as_slice);
    let is_new = |a: &&Value| a["filename"].is_string() || a["id"].as_u64().is_some_and(|i| i < 10);
    if listed.iter().filter(is_new).count() > files {
        let why = "more attachments are described than files sent";
        found.push(Problem::new("attachments", "ATTACHMENT_NOT_FOUND", why));
    }
}

//! What is on a member's screen: finding the button or picker that they mean.

use serde_json::Value;

use crate::discord::fake::world::{Id, Message, World};

/// Something that can be pressed, and the message it is on.
pub(super) struct Found {
    pub(super) message: Id,
    pub(super) component: Value,
}

/// Messages that `user` sees, newest first; only those of `place`, if one is given.
pub(super) fn visible(w: &World, user: Id, place: Option<Id>) -> impl Iterator<Item = &Message> {
    let is_near = move |m: &&Message| place.is_none_or(|p| m.channel == p);
    w.messages.values().rev().filter(is_near).filter(move |m| w.sees(user, m))
}

/// The newest button of that label.
pub(super) fn button(w: &World, user: Id, place: Option<Id>, label: &str) -> Option<Found> {
    let is_meant = |c: &Value, _: &str| {
        c["type"] == 2
            && (c["label"] == label || (c["label"].is_null() && c["emoji"]["name"] == label))
    };
    newest(w, user, place, &is_meant)
}

/// The button of that label on that message.
pub(super) fn button_on(w: &World, message: Id, label: &str) -> Option<Found> {
    let is_meant = |c: &Value, _: &str| c["type"] == 2 && c["label"] == label;
    let mut parts = w.messages.get(&message)?.components.iter();
    let component = parts.find_map(|c| search(c, &mut String::new(), &is_meant))?;
    Some(Found { message, component })
}

/// The newest picker of that name, by its placeholder or the text above it.
pub(super) fn picker(w: &World, user: Id, place: Option<Id>, name: &str) -> Option<Found> {
    let is_meant = |c: &Value, above: &str| {
        matches!(c["type"].as_u64(), Some(3 | 5..=8)) && {
            let placeholder = c["placeholder"].as_str().unwrap_or_default();
            // Its name stands right above it, below whatever else the same text says.
            let named = above.lines().last().unwrap_or_default();
            placeholder.contains(name) || named.contains(name)
        }
    };
    newest(w, user, place, &is_meant)
}

/// How a picker is called in transcripts: its placeholder, else the last line above it.
pub(super) fn picker_name<'a>(picker: &'a Value, above: &'a str) -> &'a str {
    let last = above.lines().last().unwrap_or_default().trim_matches(['*', '#', ' ']);
    picker["placeholder"].as_str().unwrap_or(last)
}

fn newest(
    w: &World,
    user: Id,
    place: Option<Id>,
    is_meant: &dyn Fn(&Value, &str) -> bool,
) -> Option<Found> {
    visible(w, user, place).find_map(|m| {
        let mut above = String::new();
        let mut parts = m.components.iter();
        let component = parts.find_map(|c| search(c, &mut above, is_meant))?;
        Some(Found { message: m.id, component })
    })
}

fn search(
    component: &Value,
    above: &mut String,
    is_meant: &dyn Fn(&Value, &str) -> bool,
) -> Option<Value> {
    if component["type"] == 10 {
        *above = component["content"].as_str().unwrap_or_default().to_owned();
    }
    if is_meant(component, above) {
        return Some(component.clone());
    }
    let inner = component["components"].as_array().into_iter().flatten();
    let accessory = component["accessory"].is_object().then(|| &component["accessory"]);
    inner.chain(accessory).find_map(|c| search(c, above, is_meant))
}

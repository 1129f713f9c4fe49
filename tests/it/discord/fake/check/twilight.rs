//! A second reading by twilight: its models must parse what is sent, its validator accept it.

use serde_json::Value;
use twilight_model::application::command::Command;
use twilight_model::channel::message::{AllowedMentions, Component, Embed};
use twilight_model::http::interaction::InteractionResponse;
use twilight_validate::{command, component, message};

use crate::discord::fake::refusal::Problem;

pub(in crate::discord::fake) fn problems_of_message(body: &Value, is_v2: bool) -> Vec<Problem> {
    let mut found = Vec::new();
    if let Some(content) = body["content"].as_str()
        && let Err(error) = message::content(content)
    {
        found.push(said("content", &error.to_string()));
    }
    if body["components"].is_array() {
        match serde_json::from_value::<Vec<Component>>(body["components"].clone()) {
            Ok(components) => {
                if let Err(error) = message::components(&components, is_v2) {
                    found.push(said("components", &error.to_string()));
                }
            }
            Err(error) => found.push(said("components", &error.to_string())),
        }
    }
    if let Some(embeds) = body["embeds"].as_array() {
        // twilight reads embeds as Discord sends them, with their type.
        let mut embeds = embeds.clone();
        embeds.iter_mut().for_each(|e| e["type"] = Value::from("rich"));
        match serde_json::from_value::<Vec<Embed>>(Value::Array(embeds)) {
            Ok(embeds) => {
                if let Err(error) = message::embeds(&embeds) {
                    found.push(said("embeds", &error.to_string()));
                }
            }
            Err(error) => found.push(said("embeds", &error.to_string())),
        }
    }
    if body["allowed_mentions"].is_object()
        && let Err(error) =
            serde_json::from_value::<AllowedMentions>(body["allowed_mentions"].clone())
    {
        found.push(said("allowed_mentions", &error.to_string()));
    }
    found
}

pub(in crate::discord::fake) fn problems_of_answer(body: &Value) -> Vec<Problem> {
    let answer = match serde_json::from_value::<InteractionResponse>(body.clone()) {
        Ok(answer) => answer,
        Err(error) => return vec![said("", &error.to_string())],
    };
    if body["type"] != 9 {
        return Vec::new();
    }
    let rows = answer.data.and_then(|d| d.components).unwrap_or_default();
    let check = |row: &Component| match row {
        Component::ActionRow(row) => component::action_row(row, false).err(),
        other => component::component_v2(other).err(),
    };
    rows.iter().filter_map(check).map(|e| said("data.components", &e.to_string())).collect()
}

/// `commands` as the fake answers them, with ids and versions.
pub(in crate::discord::fake) fn problems_of_commands(commands: &[Value]) -> Vec<Problem> {
    let read = |one: &Value| match serde_json::from_value::<Command>(one.clone()) {
        Ok(one) => command::command(&one).err().map(|e| e.to_string()),
        Err(error) => Some(error.to_string()),
    };
    commands
        .iter()
        .enumerate()
        .filter_map(|(at, one)| read(one).map(|why| said(&at.to_string(), &why)))
        .collect()
}

fn said(place: &str, why: &str) -> Problem {
    Problem::new(place, "TWILIGHT", why)
}

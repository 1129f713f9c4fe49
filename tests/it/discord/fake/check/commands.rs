//! The documented limits of a set of commands.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::discord::fake::refusal::Problem;

/// The most commands of one scope by type: slash, user, message.
const MOST: [(u64, usize); 3] = [(1, 100), (2, 15), (3, 15)];

pub(in crate::discord::fake) fn problems_of(commands: &[Value]) -> Vec<Problem> {
    let mut found = Vec::new();
    for (kind, most) in MOST {
        let of_kind: Vec<_> = commands.iter().filter(|c| kind_of(c) == kind).collect();
        if of_kind.len() > most {
            let why = format!("at most {most} commands of type {kind}");
            found.push(Problem::new("", "APPLICATION_COMMANDS_TOO_MANY", why));
        }
        let names: BTreeSet<_> = of_kind.iter().map(|c| c["name"].as_str()).collect();
        if names.len() < of_kind.len() {
            let why = "Application command names must be unique";
            found.push(Problem::new("", "APPLICATION_COMMANDS_DUPLICATE_NAME", why));
        }
    }
    for (at, command) in commands.iter().enumerate() {
        let place = at.to_string();
        let described = command["description"].as_str().is_some_and(|d| !d.is_empty());
        if (kind_of(command) == 1) != described {
            let why = "a slash command has a description, a menu command has none";
            found.push(Problem::new(&place, "BASE_TYPE_BAD_LENGTH", why));
        }
        if length_of(command) > 8_000 {
            let why = "a command has 8000 characters at most";
            found.push(Problem::new(&place, "APPLICATION_COMMAND_TOO_LARGE", why));
        }
        options(command, &place, &mut found);
    }
    found
}

pub(in crate::discord::fake) fn kind_of(command: &Value) -> u64 {
    command["type"].as_u64().unwrap_or(1)
}

fn options(holder: &Value, place: &str, found: &mut Vec<Problem>) {
    let list = holder["options"].as_array().map_or(&[][..], Vec::as_slice);
    let names: BTreeSet<_> = list.iter().map(|o| o["name"].as_str()).collect();
    if names.len() < list.len() {
        let why = "option names must be unique";
        found.push(Problem::new(place, "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", why));
    }
    let needed: Vec<bool> = list.iter().map(|o| o["required"] == true).collect();
    if !needed.is_sorted_by(|a, b| a >= b) {
        let why = "Required options must be placed before non-required options";
        found.push(Problem::new(place, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", why));
    }
    for (at, option) in list.iter().enumerate() {
        let place = format!("{place}.options.{at}");
        let has_choices = option["choices"].as_array().is_some_and(|c| !c.is_empty());
        if has_choices && option["autocomplete"] == true {
            let why = "an option has choices or completes, not both";
            found.push(Problem::new(&place, "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE", why));
        }
        options(option, &place, found);
    }
}

/// Name, description and values of a command and all that is in it, each by its longest
/// translation.
fn length_of(part: &Value) -> usize {
    let longest = |field: &str| {
        let own = part[field].as_str().map_or(0, |t| t.chars().count());
        let translated = part[format!("{field}_localizations")].as_object();
        let lengths = translated.into_iter().flatten().filter_map(|(_, v)| v.as_str());
        lengths.map(|t| t.chars().count()).fold(own, usize::max)
    };
    let value = part["value"].as_str().map_or(0, |t| t.chars().count());
    let inner = ["options", "choices"].iter().flat_map(|f| part[f].as_array()).flatten();
    longest("name") + longest("description") + value + inner.map(length_of).sum::<usize>()
}

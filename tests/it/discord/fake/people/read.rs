//! Messages as a member reads them: names for ids, buttons as `[Label]`, one that cannot be
//! pressed as `(Label)`, pickers as `‹name: chosen›`, times as they were given.

use serde_json::Value;

use super::screen;
use crate::discord::fake::world::{Id, LOADING, Message, VOICE_MESSAGE, World};

pub(super) fn transcript<'a>(w: &World, of: impl Iterator<Item = &'a Message>) -> String {
    of.map(|m| said(w, m)).collect::<Vec<_>>().join("\n")
}

/// A message with its author, further lines indented.
fn said(w: &World, message: &Message) -> String {
    let author = &w.users[&message.author].name;
    let to = match message.answers.and_then(|m| w.messages.get(&m)) {
        Some(answered) => format!(" to {}", w.users[&answered.author].name),
        None => String::new(),
    };
    format!("{author}{to}: {}", text_of(w, message).replace('\n', "\n  "))
}

pub(super) fn text_of(w: &World, message: &Message) -> String {
    if message.flags & LOADING != 0 {
        return "… is thinking".to_owned();
    }
    let mut lines = Vec::new();
    if !message.content.is_empty() {
        lines.push(message.content.clone());
    }
    for embed in &message.embeds {
        for field in ["title", "description"] {
            lines.extend(embed[field].as_str().map(str::to_owned));
        }
    }
    let mut above = String::new();
    for component in &message.components {
        draw(component, &mut above, &mut lines);
    }
    for file in &message.attachments {
        let name = file["filename"].as_str().unwrap_or_default();
        if message.flags & VOICE_MESSAGE != 0 {
            lines.push(format!("🎤 {} s", file["duration_secs"]));
        } else {
            let alt = file["description"].as_str().map(|t| format!(": {t}")).unwrap_or_default();
            lines.push(format!("📎 {name}{alt}"));
        }
    }
    named(w, message.channel, &lines.join("\n"))
}

fn draw(component: &Value, above: &mut String, lines: &mut Vec<String>) {
    match component["type"].as_u64() {
        Some(1) => {
            let inner = component["components"].as_array().into_iter().flatten();
            let drawn: Vec<String> = inner.map(|c| control(c, above)).collect();
            lines.push(drawn.join(" "));
        }
        Some(10) => {
            *above = component["content"].as_str().unwrap_or_default().to_owned();
            lines.push(above.clone());
        }
        Some(14) => lines.push("───".to_owned()),
        Some(12) => {
            for item in component["items"].as_array().into_iter().flatten() {
                let alt = item["description"].as_str().unwrap_or("no alt text");
                lines.push(format!("🖼 {alt}"));
            }
        }
        _ => {
            for inner in component["components"].as_array().into_iter().flatten() {
                draw(inner, above, lines);
            }
            if component["accessory"]["type"] == 2 {
                lines.push(control(&component["accessory"], above));
            }
        }
    }
}

fn control(component: &Value, above: &str) -> String {
    let is_dead = component["disabled"] == true;
    if component["type"] == 2 {
        let label = component["label"].as_str().or(component["emoji"]["name"].as_str());
        let label = label.unwrap_or_default();
        return if is_dead { format!("({label})") } else { format!("[{label}]") };
    }
    let options = component["options"].as_array().into_iter().flatten();
    let options = options.filter(|o| o["default"] == true).filter_map(|o| o["label"].as_str());
    let of_place = |value: &Value| {
        let sign = match value["type"].as_str() {
            Some("channel") => "#",
            Some("role") => "@&",
            _ => "@",
        };
        format!("<{sign}{}>", value["id"].as_str().unwrap_or_default())
    };
    let places = component["default_values"].as_array().into_iter().flatten().map(of_place);
    let chosen: Vec<String> = options.map(str::to_owned).chain(places).collect();
    let chosen = if chosen.is_empty() { "–".to_owned() } else { chosen.join(", ") };
    let name = screen::picker_name(component, above);
    if is_dead { format!("({name}: {chosen})") } else { format!("‹{name}: {chosen}›") }
}

/// `<@7>` becomes `@Ana`, `<#8>` becomes `#practice`, `<@&9>` becomes `@coach`.
fn named(w: &World, channel: Id, text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        shown.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.find('>').map_or(1, |e| e + 1);
        match name_of(w, channel, &rest[..end]) {
            Some(name) => {
                shown.push_str(&name);
                rest = &rest[end..];
            }
            None => {
                shown.push('<');
                rest = &rest[1..];
            }
        }
    }
    shown.push_str(rest);
    shown
}

fn name_of(w: &World, channel: Id, token: &str) -> Option<String> {
    let inner = token.strip_prefix('<')?.strip_suffix('>')?;
    if let Some(id) = inner.strip_prefix("@&") {
        let guild = w.guilds.get(&w.guild_of(channel)?)?;
        return Some(format!("@{}", guild.roles.get(&id.parse().ok()?)?.name));
    }
    if let Some(id) = inner.strip_prefix('@') {
        return Some(format!("@{}", w.users.get(&id.parse().ok()?)?.name));
    }
    let id = inner.strip_prefix('#')?;
    Some(format!("#{}", w.channels.get(&id.parse().ok()?)?.name))
}

//! What sends and edits have in common: the body is read, checked, and becomes part of a message.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Asked, File};
use crate::discord::fake::check::message::{self, Before};
use crate::discord::fake::check::twilight;
use crate::discord::fake::refusal::Problem;
use crate::discord::fake::world::{Id, Message, V2, World};

/// Everything that is wrong with the body of a message besides what the OpenAPI file says.
pub(super) fn problems(body: &Value, before: &Before<'_>, files: usize) -> Vec<Problem> {
    let was_v2 = matches!(before, Before::Sent { flags, .. } if flags & V2 != 0);
    let is_v2 = was_v2 || body["flags"].as_u64().is_some_and(|f| f & V2 != 0);
    let mut found = message::problems_of(body, before, files);
    // Where the first reading already complains, the second would say the same in other words.
    if found.is_empty() {
        found = twilight::problems_of_message(body, is_v2);
    }
    found
}

/// Puts what the body says into the message; what it does not name stays.
pub(super) fn apply(w: &World, message: &mut Message, body: &Value, files: &[File]) {
    if let Some(content) = body.get("content") {
        message.content = content.as_str().unwrap_or_default().to_owned();
    }
    if let Some(components) = body.get("components") {
        message.components = components.as_array().cloned().unwrap_or_default();
    }
    if let Some(embeds) = body.get("embeds") {
        message.embeds = embeds.as_array().cloned().unwrap_or_default();
    }
    if let Some(flags) = body["flags"].as_u64() {
        message.flags |= flags & V2;
    }
    if body.get("attachments").is_some() || !files.is_empty() {
        let described = body["attachments"].as_array().map_or(&[][..], Vec::as_slice);
        let is_kept = |a: &Value| described.iter().any(|d| d["id"] == a["id"]);
        if body.get("attachments").is_some() {
            message.attachments.retain(is_kept);
        }
        for file in files {
            let about = described.iter().find(|d| number(&d["id"]) == Some(file.id));
            message.attachments.push(attachment(message.id, file, about));
        }
    }
    pings(w, message, &body["allowed_mentions"]);
}

fn number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str().and_then(|t| t.parse().ok()))
}

fn attachment(message: Id, file: &File, about: Option<&Value>) -> Value {
    let name = about.and_then(|a| a["filename"].as_str()).unwrap_or(&file.name);
    json!({
        "id": (message + file.id + 1).to_string(), "filename": name, "size": file.size,
        "description": about.map_or(Value::Null, |a| a["description"].clone()),
        "url": format!("https://cdn.discordapp.com/attachments/{message}/{name}"),
        "proxy_url": format!("https://media.discordapp.net/attachments/{message}/{name}"),
    })
}

/// Who is pinged: named in the text, and allowed.
fn pings(w: &World, message: &mut Message, allowed: &Value) {
    let text = text_of(message);
    let listed = |kind: &str| -> Vec<Id> {
        allowed[kind].as_array().into_iter().flatten().filter_map(number).collect()
    };
    let parses =
        |kind: &str| allowed["parse"].as_array().is_some_and(|p| p.contains(&Value::from(kind)));
    let (users, roles) = (listed("users"), listed("roles"));
    let is_pinged = |u: &Id| w.users.contains_key(u) && (users.contains(u) || parses("users"));
    message.mentions = named(&text, "<@").into_iter().filter(is_pinged).collect();
    let guild = w.guild_of(message.channel).and_then(|g| w.guilds.get(&g));
    let is_there = |r: &Id| guild.is_some_and(|g| g.roles.contains_key(r));
    let is_pinged = |r: &Id| is_there(r) && (roles.contains(r) || parses("roles"));
    message.mention_roles = named(&text, "<@&").into_iter().filter(is_pinged).collect();
    let shouts = text.contains("@everyone") || text.contains("@here");
    message.mentions_everyone = shouts && parses("everyone");
}

/// Whom a text names, each once: users after `<@`, roles after `<@&`.
fn named(text: &str, sign: &str) -> BTreeSet<Id> {
    let ids = text.split(sign).skip(1).filter_map(|rest| rest.split_once('>')?.0.parse().ok());
    ids.collect()
}

/// All text of a message that could name somebody.
fn text_of(message: &Message) -> String {
    fn walk(component: &Value, text: &mut String) {
        if component["type"] == 10 {
            text.push_str(component["content"].as_str().unwrap_or_default());
        }
        component["components"].as_array().into_iter().flatten().for_each(|c| walk(c, text));
    }
    let mut text = message.content.clone();
    message.components.iter().for_each(|c| walk(c, &mut text));
    text
}

/// Checks body and files against the file, the documents and twilight.
pub(super) fn checked(
    w: &mut World,
    asked: &Asked,
    route: &str,
    before: &Before<'_>,
) -> Result<(), crate::discord::fake::refusal::Refusal> {
    if asked.is_spared {
        return Ok(());
    }
    let problems = problems(&asked.body, before, asked.files.len());
    asked.check(w, route, problems)
}

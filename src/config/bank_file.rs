//! A group's own questions as its organisers write them: as files that read back to the same.

use std::fmt::Write as _;

use serde::Serialize;
use toml::Value;

use super::parse::FILE_BYTES_MAX;
use crate::bank::{BankId, Question};

/// Files of a bank with this id and title that hold the questions, each with its name. One is as
/// large as is read at once; where they do not fit, there are more.
pub fn bank_files(id: &BankId, title: &str, questions: &[Question]) -> Vec<(String, String)> {
    let mut parts: Vec<String> = vec![String::new()];
    // The head of a file is far shorter than this.
    let room = FILE_BYTES_MAX - 1_024;
    for question in questions {
        let text = written(question);
        match parts.last_mut() {
            Some(part) if part.len() + text.len() <= room => part.push_str(&text),
            Some(_) | None => parts.push(text),
        }
    }
    let file = |(no, questions): (usize, &String)| {
        let name = if no == 0 { id.to_string() } else { format!("{id}-{}", no + 1) };
        let head = format!("id = {}\ntitle = {}\n", quoted(&name), quoted(title));
        (format!("{name}.toml"), head + questions)
    };
    parts.iter().enumerate().map(file).collect()
}

/// One question, without what follows from its kind.
fn written(question: &Question) -> String {
    let mut text = String::from("\n[[questions]]\n");
    let mut put = |key: &str, value: String| {
        let _ = writeln!(text, "{key} = {value}");
    };
    put("id", quoted(question.id.as_str()));
    put("kind", quoted(question.kind.name()));
    put("competency", quoted(question.competency.as_str()));
    put("prompt", quoted(&question.prompt));
    if let Some(like) = &question.like {
        put("like", quoted(like.as_str()));
    }
    if !question.levels.is_empty() {
        put("levels", value(&question.levels));
    }
    for (key, tags) in [("roles", &question.roles), ("regions", &question.regions)] {
        if !tags.is_empty() {
            put(key, value(tags));
        }
    }
    if let Some((target_s, limit_s)) = question.times_of_its_own() {
        put("target_s", value(&target_s));
        put("limit_s", limit_s.to_string());
    }
    if let Some(framework) = question.framework_of_its_own() {
        put("framework", value(&framework));
    }
    if question.surprise {
        put("surprise", "true".to_owned());
    }
    let notes = &question.listen_for;
    for (key, notes) in [("strong", &notes.strong), ("weak", &notes.weak)] {
        put(&format!("listen_for.{key}"), list(notes.iter().map(|note| quoted(note))));
    }
    let follow_ups = question.follow_ups.iter().map(|follow_up| {
        let hint = follow_up.hint.as_ref().map(|hint| format!(", hint = {}", quoted(hint)));
        let (trigger, prompt) = (follow_up.trigger.name(), quoted(&follow_up.prompt));
        let hint = hint.unwrap_or_default();
        format!("{{ trigger = \"{trigger}\", prompt = {prompt}{hint} }}")
    });
    put("follow_ups", list(follow_ups));
    text
}

/// A line each.
fn list(entries: impl Iterator<Item = String>) -> String {
    entries.fold("[\n".to_owned(), |all, entry| all + "  " + &entry + ",\n") + "]"
}

fn quoted(text: &str) -> String {
    Value::String(text.to_owned()).to_string()
}

fn value(of: &impl Serialize) -> String {
    Value::try_from(of).expect("tags, levels and times are plain values").to_string()
}

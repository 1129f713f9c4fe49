//! What goes out: files with their words.

use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

/// A file of a message.
#[derive(Clone)]
pub struct File {
    /// Its name, also in `attachment://` links.
    pub name: String,
    /// What it shows, in words.
    pub description: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The body with a line for each file: Discord reads the words for those who do not see there.
pub(super) fn with_files(body: Option<&[u8]>, files: &[File], is_callback: bool) -> Value {
    let body = body.and_then(|body| serde_json::from_slice(body).ok());
    let mut body: Value = body.unwrap_or_else(|| json!({}));
    let lines: Vec<Value> = files
        .iter()
        .enumerate()
        .map(|(id, f)| json!({"id": id, "filename": f.name, "description": f.description}))
        .collect();
    // A first answer has its message one level down.
    let message = match is_callback && body.get("data").is_some() {
        true => &mut body["data"],
        false => &mut body,
    };
    if let Some(fields) = message.as_object_mut() {
        let kept = fields.entry("attachments").or_insert_with(|| json!([]));
        if let Some(kept) = kept.as_array_mut() {
            kept.extend(lines);
        }
    }
    body
}

/// The form that carries a body and its files.
pub(super) fn form(body: &[u8], files: &[File]) -> Option<Form> {
    let json = Part::bytes(body.to_vec()).mime_str("application/json").ok()?;
    files.iter().enumerate().try_fold(Form::new().part("payload_json", json), |form, (id, file)| {
        let part = Part::bytes(file.bytes.clone()).file_name(file.name.clone());
        Some(form.part(format!("files[{id}]"), part.mime_str(file.media_type).ok()?))
    })
}

//! Messages as the JSON that Discord takes, written straight from their parts: a tree in between
//! was a good part of what an answer costs.

use serde::ser::{Serialize, SerializeStruct, Serializer};
use serde_json::Value;

use crate::base::MemberId;

use super::layout::{
    Button, Choices, Look, Message, PICTURE_FILE, Part, Picker, PickerOption, Picture, Sort,
};

/// Only its reader sees it.
const EPHEMERAL: u32 = 1 << 6;
/// It has the newer layout.
const NEWER_LAYOUT: u32 = 1 << 15;

const ROW: u8 = 1;
const BUTTON: u8 = 2;
const STRING_PICKER: u8 = 3;
const ROLE_PICKER: u8 = 6;
const CHANNEL_PICKER: u8 = 8;
const TEXT: u8 = 10;
const GALLERY: u8 = 12;
const FILE: u8 = 13;

/// What Discord is sent of a message.
#[derive(serde::Serialize)]
pub(in crate::discord) struct Body<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<&'a str>,
    /// What an earlier picture of a private message left goes with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    attachments: Option<[(); 0]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    flags: Option<u32>,
    allowed_mentions: Mentions,
    components: &'a [Part],
}

/// Nobody is mentioned but those who were named, whatever the text says.
#[derive(serde::Serialize)]
struct Mentions {
    parse: [(); 0],
    #[serde(skip_serializing_if = "Option::is_none")]
    users: Option<Vec<String>>,
}

/// A new message.
pub(in crate::discord) fn body(message: &Message) -> Body<'_> {
    let users = |members: &[MemberId]| Some(members.iter().map(ToString::to_string).collect());
    let (content, attachments, flags, users) = match &message.sort {
        Sort::Room { content, mentions } => {
            (Some(content.as_str()), None, None, users(mentions.as_slice()))
        }
        Sort::Private => (None, Some([]), Some(EPHEMERAL | NEWER_LAYOUT), None),
    };
    let allowed_mentions = Mentions { parse: [], users };
    Body { content, attachments, flags, allowed_mentions, components: &message.parts }
}

/// The same as an edit: whether a message is private cannot be changed.
pub(in crate::discord) fn edit(message: &Message) -> Body<'_> {
    let body = body(message);
    Body { flags: body.flags.map(|_| NEWER_LAYOUT), ..body }
}

/// [`body`] as a tree, to put something into it or to compare it.
pub(in crate::discord) fn tree(message: &Message) -> Value {
    serde_json::to_value(body(message)).expect("a message is plain data")
}

impl Serialize for Part {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => {
                let mut object = to.serialize_struct("Text", 2)?;
                object.serialize_field("type", &TEXT)?;
                object.serialize_field("content", text)?;
                object.end()
            }
            Self::Buttons(buttons) => row(to, buttons),
            Self::Picker(picker) => row(to, std::slice::from_ref(picker)),
            Self::TextFile(file) => {
                let mut object = to.serialize_struct("File", 2)?;
                object.serialize_field("type", &FILE)?;
                let url = format!("attachment://{}", file.name);
                object.serialize_field("file", &Media { url })?;
                object.end()
            }
            Self::Picture(picture) => {
                let mut object = to.serialize_struct("Gallery", 2)?;
                object.serialize_field("type", &GALLERY)?;
                object.serialize_field("items", std::slice::from_ref(picture))?;
                object.end()
            }
        }
    }
}

/// A file of the message.
#[derive(serde::Serialize)]
struct Media {
    url: String,
}

fn row<S: Serializer>(to: S, components: &[impl Serialize]) -> Result<S::Ok, S::Error> {
    let mut object = to.serialize_struct("Row", 2)?;
    object.serialize_field("type", &ROW)?;
    object.serialize_field("components", components)?;
    object.end()
}

impl Serialize for Picture {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut object = to.serialize_struct("Picture", 2)?;
        object.serialize_field("media", &Media { url: format!("attachment://{PICTURE_FILE}") })?;
        object.serialize_field("description", &self.words)?;
        object.end()
    }
}

impl Serialize for Button {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut object = to.serialize_struct("Button", 4)?;
        object.serialize_field("type", &BUTTON)?;
        object.serialize_field("style", &(self.look as u8))?;
        object.serialize_field("label", &self.label)?;
        match self.look {
            Look::Main | Look::Plain | Look::Danger => {
                object.serialize_field("custom_id", &self.id)?;
            }
            Look::Link => object.serialize_field("url", &self.id)?,
        }
        object.end()
    }
}

impl Serialize for Picker {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let [fewest, most] = self.count;
        let mut object = to.serialize_struct("Picker", 7)?;
        object.serialize_field("custom_id", &self.id)?;
        object.serialize_field("placeholder", &self.placeholder)?;
        object.serialize_field("min_values", &fewest)?;
        object.serialize_field("max_values", &most)?;
        match &self.choices {
            Choices::Options(options) => {
                object.serialize_field("type", &STRING_PICKER)?;
                object.serialize_field("options", options)?;
            }
            Choices::Channels(kinds, chosen) => {
                object.serialize_field("type", &CHANNEL_PICKER)?;
                object.serialize_field("channel_types", kinds)?;
                already_chosen::<S>(&mut object, "channel", chosen)?;
            }
            Choices::Roles(chosen) => {
                object.serialize_field("type", &ROLE_PICKER)?;
                already_chosen::<S>(&mut object, "role", chosen)?;
            }
        }
        object.end()
    }
}

/// There must be as many as can be chosen, so none is not the same as an empty list.
fn already_chosen<S: Serializer>(
    object: &mut S::SerializeStruct,
    kind: &'static str,
    chosen: &[i64],
) -> Result<(), S::Error> {
    #[derive(serde::Serialize)]
    struct Chosen {
        id: String,
        r#type: &'static str,
    }
    if chosen.is_empty() {
        return Ok(());
    }
    let chosen: Vec<Chosen> =
        chosen.iter().map(|id| Chosen { id: id.to_string(), r#type: kind }).collect();
    object.serialize_field("default_values", &chosen)
}

impl Serialize for PickerOption {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut object = to.serialize_struct("PickerOption", 4)?;
        object.serialize_field("label", &self.label)?;
        object.serialize_field("value", &self.value)?;
        object.serialize_field("default", &self.is_chosen)?;
        if let Some(description) = &self.description {
            object.serialize_field("description", description)?;
        }
        object.end()
    }
}

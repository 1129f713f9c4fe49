//! Forms: what Discord is asked to show, and what comes back.

use serde_json::{Value, json};

use crate::base::{ENGLISH, Language};
use crate::view::{Form, Press, Shape, shape};

use crate::discord::ids::{self, DiscordPress, Meaning};
use crate::discord::limits::{FIELD_TEXT_MAX, FORM_FIELDS_MAX};

use super::layout::units;

const ROW: u8 = 1;
const TEXT_FIELD: u8 = 4;
/// One line, or several.
const LINE: u8 = 1;
const LINES: u8 = 2;
/// Discord asks for an answer: this is a form.
const OPEN_FORM: u8 = 9;

/// The first answer that opens `form` with what was written in it before, if anything. Its fields
/// are numbered.
pub(in crate::discord) fn open(
    lang: &Language,
    form: &Form,
    before: &[(String, String)],
) -> Option<Value> {
    let id = ids::encode(&Press::Fill(form.clone()))?;
    Some(asking(&id, &shape(lang, form), before))
}

/// The same for a form that only this platform has.
pub(in crate::discord) fn open_own(press: DiscordPress, shape: &Shape) -> Value {
    asking(&ids::discord_press(press), shape, &[])
}

fn asking(id: &str, Shape { title, fields }: &Shape, before: &[(String, String)]) -> Value {
    let rows: Vec<Value> = fields
        .iter()
        .take(FORM_FIELDS_MAX)
        .enumerate()
        .map(|(no, field)| {
            let mut input = json!({
                "type": TEXT_FIELD,
                "custom_id": no.to_string(),
                "label": field.label,
                "style": if field.is_long { LINES } else { LINE },
                "max_length": field.characters_max.min(FIELD_TEXT_MAX),
                "required": !field.is_optional,
            });
            if !field.example.is_empty() {
                input["placeholder"] = json!(field.example);
            }
            let most = field.characters_max.min(FIELD_TEXT_MAX);
            let before = before.iter().find(|(name, _)| *name == no.to_string());
            let before = before.map(|(_, text)| text).filter(|text| units(text) <= most);
            let value = before.unwrap_or(&field.value);
            if !value.is_empty() {
                input["value"] = json!(value);
            }
            json!({ "type": ROW, "components": [input] })
        })
        .collect();
    json!({
        "type": OPEN_FORM,
        "data": { "custom_id": id, "title": title, "components": rows },
    })
}

/// The form that came back, with its fields in order. What came is each field by its name.
pub(in crate::discord) fn read(
    name: &str,
    filled: &[(String, String)],
) -> Option<(Form, Vec<String>)> {
    let Meaning::Press(Press::Fill(form)) = ids::decode(name) else { return None };
    let mut fields = vec![String::new(); shape(&ENGLISH, &form).fields.len()];
    for (name, text) in filled {
        if let Ok(no) = name.parse::<usize>()
            && let Some(field) = fields.get_mut(no)
        {
            field.clone_from(text);
        }
    }
    Some((form, fields))
}

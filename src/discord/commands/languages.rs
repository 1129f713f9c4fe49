//! The command set in other languages: beside each English text stand its translations, and
//! Discord shows each member their own.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::base::{Complaint, Language, Languages};

/// The locales that Discord knows
/// (<https://discord.com/developers/docs/reference#locales>, and the schema of localised texts).
const LOCALES: &[&str] = &[
    "ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he",
    "hi", "hr", "hu", "id", "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE",
    "th", "tr", "uk", "vi", "zh-CN", "zh-TW",
];
/// The longest description, and the longest name of a choice, in characters.
const TEXT_MAX: usize = 100;
/// The longest name of a command on a message.
const NAME_MAX: usize = 32;
/// A message command, as Discord numbers kinds.
const ON_MESSAGE: u64 = 3;

/// A text of the command set, by where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum TextKind {
    Description,
    ChoiceName,
    CommandName,
}

impl TextKind {
    /// The key of the English text, and that of its translations.
    fn keys(self) -> [&'static str; 2] {
        match self {
            Self::Description => ["description", "description_localizations"],
            Self::ChoiceName | Self::CommandName => ["name", "name_localizations"],
        }
    }

    fn text_max(self) -> usize {
        match self {
            Self::Description | Self::ChoiceName => TEXT_MAX,
            Self::CommandName => NAME_MAX,
        }
    }
}

/// Puts the translations beside the texts of these commands. One that is too long for its place,
/// or of a locale that Discord does not know, would have the whole set refused: it is left out,
/// and [`complaints`] says so.
pub(super) fn translate(commands: &mut Value, languages: &Languages) {
    each_text(commands, &mut |object, place| {
        let [key, beside] = place.keys();
        let Some(english) = object.get(key).and_then(Value::as_str) else { return };
        let translated: Map<String, Value> = languages
            .iter()
            .filter(|language| is_known(&language.locale))
            .filter_map(|language| {
                let text = language.text(english)?;
                let fits = text.chars().count() <= place.text_max();
                fits.then(|| (language.locale.clone(), Value::from(text)))
            })
            .collect();
        if !translated.is_empty() {
            object.insert(beside.to_owned(), Value::Object(translated));
        }
    });
}

/// What of the language these commands cannot use.
pub(super) fn complaints(mut commands: Value, language: &Language) -> Vec<Complaint> {
    let mut places = BTreeSet::new();
    each_text(&mut commands, &mut |object, place| {
        let english = object.get(place.keys()[0]).and_then(Value::as_str);
        places.extend(english.map(|english| (english.to_owned(), place)));
    });
    let mut found = Vec::new();
    if !is_known(&language.locale) {
        let what = format!("Discord has no locale `{}`", language.locale);
        let cure = format!("name one of {}", LOCALES.join(", "));
        found.push(Complaint::new(vec!["locale".into()], what, cure));
    }
    for (english, place) in places {
        let Some(other) = language.text(&english) else { continue };
        let most = place.text_max();
        if other.chars().count() > most {
            let what = format!("`{other}` is longer than {most} characters");
            let at = vec!["texts".into(), english.as_str().into()];
            found.push(Complaint::new(at, what, "shorten it; until then it stays English"));
        }
    }
    found
}

/// Every text of these commands that can be said in another language.
pub(super) fn texts(mut commands: Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    each_text(&mut commands, &mut |object, place| {
        let english = object.get(place.keys()[0]).and_then(Value::as_str);
        found.extend(english.map(str::to_owned));
    });
    found
}

fn is_known(locale: &str) -> bool {
    LOCALES.contains(&locale)
}

/// Every text of the commands that a member reads, but for names that are typed.
fn each_text(value: &mut Value, tell: &mut impl FnMut(&mut Map<String, Value>, TextKind)) {
    match value {
        Value::Array(all) => all.iter_mut().for_each(|one| each_text(one, tell)),
        Value::Object(object) => {
            if object.contains_key("description") {
                tell(object, TextKind::Description);
            } else if object.contains_key("value") {
                tell(object, TextKind::ChoiceName);
            } else if object.get("type").and_then(Value::as_u64) == Some(ON_MESSAGE) {
                tell(object, TextKind::CommandName);
            }
            for key in ["options", "choices"] {
                if let Some(inner) = object.get_mut(key) {
                    each_text(inner, tell);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

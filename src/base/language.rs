//! A language beside English, and how a sentence is said in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::sync::Arc;

use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use serde::Deserialize;

use super::complaint::{Complaint, Step};
use super::text::TextLimit;
use super::wording::text_complaint;

/// The longest translation of one text, in characters of UTF-16.
const TEXT_MAX: usize = 2_000;
/// The longest name of a locale.
pub const LOCALE_MAX: usize = 8;

/// What is said in one language instead of English. A text that is not in it stays English.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// The locale, as the platform calls it: `de`, `pt-BR`.
    pub locale: String,
    /// What the language calls itself; the locale where it says nothing.
    #[serde(default)]
    pub name: String,
    /// Each English text, and what stands for it. `{name}` is a place where something is put in.
    /// Behind a ` | ` in a key stands what the text is about, where one English text has several
    /// meanings: `open | a ballot`.
    pub texts: BTreeMap<String, Translation>,
}

/// What stands for one English text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Translation {
    /// One text.
    Text(String),
    /// A text for each form that the language has for a number.
    Forms(BTreeMap<Form, String>),
}

/// What a number does to the words around it
/// (<https://cldr.unicode.org/index/cldr-spec/plural-rules>).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// A form of its own for none.
    Zero,
    /// The singular.
    One,
    /// The dual.
    Two,
    /// Such as 2 to 4 in Slavic languages.
    Few,
    /// Such as 5 to 20 there.
    Many,
    /// Every other number.
    Other,
}

/// English: what stands in the code is said as it is.
pub static ENGLISH: Language =
    Language { locale: String::new(), name: String::new(), texts: BTreeMap::new() };

/// Everything that can be said in another language than English.
#[derive(Debug, Clone, Default)]
pub struct Languages(Vec<Arc<Language>>);

impl Languages {
    /// These, in this order.
    pub fn new(all: impl IntoIterator<Item = Language>) -> Self {
        Self(all.into_iter().map(Arc::new).collect())
    }

    /// The language of this locale; English where there is none.
    pub fn of(&self, locale: &str) -> &Language {
        self.iter().find(|language| language.locale == locale).unwrap_or(&ENGLISH)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Language> {
        self.0.iter().map(Arc::as_ref)
    }
}

/// A sentence in a language. The English text stands in the code and is the key of its
/// translations: `text!(lang, "Question {no} of {of}", no, of = total)`. A word that other
/// languages say differently from case to case has a context:
/// `text!(lang, "open", context = "a ballot")`.
macro_rules! text {
    ($lang:expr, $text:literal, context = $context:literal $(,)?) => {
        $lang.text(concat!($text, " | ", $context)).or_else(|| $lang.text($text)).unwrap_or($text)
            .to_owned()
    };
    ($lang:expr, $text:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        match ($(&$crate::base::or_itself!($name $(, $value)?),)*) {
            ($($name,)*) => match $lang.text($text) {
                None => format!($text $(, $name = $name)*),
                Some(other) => $crate::base::filled(other, &[$((stringify!($name), $name as _)),*]),
            },
        }
    };
}

/// A sentence with a number in it, which is `{n}` there:
/// `counted!(lang, ballots, "{n} ballot", "{n} ballots")`. The second text, for several, is the
/// key of its translations.
macro_rules! counted {
    ($lang:expr, $n:expr, $one:literal, $many:literal
        $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        match (&$n, $(&$crate::base::or_itself!($name $(, $value)?),)*) {
            (n, $($name,)*) => {
                let number = u64::try_from(*n).unwrap_or_default();
                let english = if number == 1 { $one } else { $many };
                let said = $lang.form($many, number).unwrap_or(english);
                let values = &[("n", n as _) $(, (stringify!($name), $name as _))*];
                $crate::base::filled(said, values)
            }
        }
    };
}

/// The value, or what bears the name.
macro_rules! or_itself {
    ($name:ident) => {
        $name
    };
    ($name:ident, $value:expr) => {
        $value
    };
}

pub(crate) use {counted, or_itself, text};

/// The text with these values in its places.
pub(crate) fn filled(text: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some((before, place, after)) = next_place(rest) {
        out.push_str(before);
        match values.iter().find(|(name, _)| *name == place) {
            Some((_, value)) => out.push_str(&value.to_string()),
            // `check` refuses such a text; it is shown as it stands.
            None => out.push_str(&rest[before.len()..rest.len() - after.len()]),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What stands before the next place, its name, and what stands behind it.
fn next_place(text: &str) -> Option<(&str, &str, &str)> {
    let (before, from) = text.split_once('{')?;
    let (name, after) = from.split_once('}')?;
    Some((before, name, after))
}

/// The places of a text.
fn places(text: &str) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    let mut rest = text;
    while let Some((_, place, after)) = next_place(rest) {
        found.insert(place);
        rest = after;
    }
    found
}

/// What stands in a key between the English text and what it is about.
const CONTEXT: &str = " | ";

/// The English text of a key.
fn english(key: &str) -> &str {
    key.split_once(CONTEXT).map_or(key, |(english, _)| english)
}

/// The buttons that a text names: `[Panel]`.
fn buttons(text: &str) -> BTreeSet<&str> {
    let parts = text.split('[').skip(1);
    parts.filter_map(|part| part.split_once(']').map(|(name, _)| name)).collect()
}

impl Language {
    /// Whether it is the language of the code, whatever it says in other words.
    pub fn is_english(&self) -> bool {
        self.texts.is_empty() || self.locale.starts_with("en")
    }

    /// What it calls itself.
    pub fn own_name(&self) -> &str {
        if self.name.is_empty() { &self.locale } else { &self.name }
    }

    /// What stands for this English text.
    pub fn text(&self, english: &str) -> Option<&str> {
        match self.texts.get(english)? {
            Translation::Text(text) => Some(text),
            Translation::Forms(forms) => forms.get(&Form::Other).map(String::as_str),
        }
    }

    /// What a title from a file is called; as the file says it where nothing stands for it.
    pub fn title<'a>(&'a self, of: &'a str) -> &'a str {
        self.text(of).unwrap_or(of)
    }

    /// What stands for this English text with this number in it.
    pub fn form(&self, english: &str, n: u64) -> Option<&str> {
        match self.texts.get(english)? {
            Translation::Text(text) => Some(text),
            Translation::Forms(forms) => {
                let wanted = forms.get(&self.form_of(n));
                wanted.or_else(|| forms.get(&Form::Other)).map(String::as_str)
            }
        }
    }

    /// The form for a number; of a locale that nobody has rules for, always the same.
    fn form_of(&self, n: u64) -> Form {
        let locale = self.locale.parse::<Locale>().ok();
        let rules = locale.and_then(|of| PluralRules::try_new_cardinal(of.into()).ok());
        match rules.map_or(PluralCategory::Other, |rules| rules.category_for(n)) {
            PluralCategory::Zero => Form::Zero,
            PluralCategory::One => Form::One,
            PluralCategory::Two => Form::Two,
            PluralCategory::Few => Form::Few,
            PluralCategory::Many => Form::Many,
            PluralCategory::Other => Form::Other,
        }
    }

    /// Everything that is wrong with it; empty when it can be used.
    pub fn check(&self) -> Vec<Complaint> {
        let mut found = Vec::new();
        let is_sound = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if self.locale.is_empty()
            || self.locale.len() > LOCALE_MAX
            || !self.locale.chars().all(is_sound)
        {
            let what = format!("locale `{}` is not the name of one", self.locale);
            let cure = "write it as Discord does, such as de or pt-BR";
            found.push(Complaint::new(vec!["locale".into()], what, cure));
        }
        for (english, other) in &self.texts {
            let at: Vec<Step> = vec!["texts".into(), english.as_str().into()];
            match other {
                Translation::Text(text) => found.extend(self.text_complaints(&at, english, text)),
                Translation::Forms(forms) => {
                    if !forms.contains_key(&Form::Other) {
                        let what = "`other` is missing".to_owned();
                        let cure = "write the form that every other number has";
                        found.push(Complaint::new(at.clone(), what, cure));
                    }
                    for text in forms.values() {
                        found.extend(self.text_complaints(&at, english, text));
                    }
                }
            }
        }
        found
    }

    /// What it has too much and too little beside the texts that there are in `english`.
    pub fn beside(&self, english: &Self) -> Vec<Complaint> {
        // A text is said with the translation that has no context, where there is no other.
        let in_a_context: BTreeSet<&str> = english
            .texts
            .keys()
            .filter(|key| key.contains(CONTEXT))
            .map(|key| self::english(key))
            .collect();
        let unknown = self.texts.keys().filter(|key| {
            !english.texts.contains_key(*key) && !in_a_context.contains(key.as_str())
        });
        let mut found: Vec<Complaint> = unknown
            .map(|text| {
                let at = vec!["texts".into(), text.as_str().into()];
                let what = format!("nothing says `{text}`");
                Complaint::new(at, what, "take the line out, or mend its key")
            })
            .collect();
        let missing: Vec<&String> = english.texts.keys().filter(|key| !self.says(key)).collect();
        if let [first, ..] = missing.as_slice() {
            let what = match missing.len() {
                1 => format!("`{first}` stays English"),
                n => format!("{n} texts stay English, the first is `{first}`"),
            };
            found.push(Complaint::new(vec!["texts".into()], what, "translate what is missing"));
        }
        found
    }

    /// Whether something stands for this key, or for its English text in every context.
    fn says(&self, key: &str) -> bool {
        [key, english(key)].into_iter().any(|key| self.texts.contains_key(key))
    }

    /// What a button is called, in all contexts.
    fn called<'a>(&'a self, button: &'a str) -> BTreeSet<&'a str> {
        let of_it = self.texts.keys().filter(|key| english(key) == button);
        let called: BTreeSet<&str> = of_it.filter_map(|key| self.text(key)).collect();
        if called.is_empty() { BTreeSet::from([button]) } else { called }
    }

    /// What is wrong with one text: it can have no place that the English one lacks, and calls the
    /// buttons it speaks of what they are called.
    fn text_complaints(&self, at: &[Step], english: &str, text: &str) -> Vec<Complaint> {
        let mut found = Vec::new();
        let mut complain = |what: String, cure: &str| {
            found.push(Complaint::new(at.to_vec(), what, cure));
        };
        let english = self::english(english);
        let known = places(english);
        for place in places(text).difference(&known) {
            let cure = "name only places that the English text has";
            complain(format!("nothing is put in for `{{{place}}}`"), cure);
        }
        let named = buttons(text);
        for button in buttons(english) {
            let called = self.called(button);
            if !places(button).is_empty() || !called.is_disjoint(&named) {
                continue;
            }
            let called = called.into_iter().collect::<Vec<_>>().join("] or [");
            complain(format!("the button [{called}] is not named"), "name it as it is called");
        }
        let blanks = |text: &str| [text.starts_with(' '), text.ends_with(' ')];
        if blanks(english) != blanks(text) {
            complain("a blank at its end is missing or too much".into(), "end it as in English");
        }
        found.extend(text_complaint(at.to_vec(), text.trim(), TextLimit::paragraph(TEXT_MAX)));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(locale: &str, texts: &[(&str, &str)]) -> Language {
        let text = |text: &str| Translation::Text(text.to_owned());
        let texts = texts.iter().map(|(key, other)| ((*key).to_owned(), text(other))).collect();
        Language { locale: locale.to_owned(), name: String::new(), texts }
    }

    #[test]
    fn a_sentence_is_said_in_its_language_and_english_where_there_is_none() {
        let german = language("de", &[("{who} asks {what}", "{what} fragt {who}")]);
        let who = "Ana";
        assert_eq!(text!(&ENGLISH, "{who} asks {what}", who, what = 2), "Ana asks 2");
        assert_eq!(text!(&german, "{who} asks {what}", who, what = 2), "2 fragt Ana");
        assert_eq!(text!(&german, "Not known"), "Not known");
    }

    #[test]
    fn a_word_has_the_translation_of_its_context_or_the_one_that_it_has_everywhere() {
        let german = language("de", &[("Open | a report", "Öffnen"), ("open | a ballot", "offen")]);
        assert_eq!(text!(&german, "Open", context = "a report"), "Öffnen");
        assert_eq!(text!(&german, "open", context = "a ballot"), "offen");
        assert_eq!(text!(&german, "open", context = "a thread"), "open");
        let before =
            language("de", &[("open", "offen"), ("Its report: [Open].", "Bericht: [Auf]")]);
        assert_eq!(text!(&before, "open", context = "a ballot"), "offen");
        let english = language("en", &[("open | a ballot", "open"), ("open | a thread", "open")]);
        let said = |language: &Language| {
            language.beside(&english).into_iter().map(|one| one.what).collect::<Vec<_>>()
        };
        assert_eq!(said(&before), ["nothing says `Its report: [Open].`"]);
        let unsaid = ["nothing says `Open | a report`", "`open | a thread` stays English"];
        assert_eq!(said(&german), unsaid);
        let named = language("de", &[("Open | a report", "Auf"), ("[Open] it", "Drück [Auf]")]);
        assert_eq!(named.check(), []);
    }

    #[test]
    fn a_number_has_the_form_that_its_language_gives_it() {
        let forms =
            [(Form::One, "{n} głos"), (Form::Few, "{n} głosy"), (Form::Other, "{n} głosów")];
        let forms = forms.map(|(form, text)| (form, text.to_owned())).into();
        let mut polish = language("pl", &[]);
        polish.texts.insert("{n} ballots".to_owned(), Translation::Forms(forms));
        let said = |lang: &Language, n: u32| counted!(lang, n, "{n} ballot", "{n} ballots");
        assert_eq!([1, 2].map(|n| said(&ENGLISH, n)), ["1 ballot", "2 ballots"]);
        assert_eq!(
            [1, 2, 5, 22].map(|n| said(&polish, n)),
            ["1 głos", "2 głosy", "5 głosów", "22 głosy"]
        );
    }

    #[test]
    fn numbers_beyond_the_first_ten_have_the_forms_of_cldr() {
        let forms = |locale: &str, numbers: [u64; 3]| {
            let language = language(locale, &[]);
            numbers.map(|n| language.form_of(n))
        };
        assert_eq!(forms("lt", [21, 22, 30]), [Form::One, Form::Few, Form::Other]);
        assert_eq!(forms("ro", [1, 101, 120]), [Form::One, Form::Few, Form::Other]);
        assert_eq!(forms("ar", [2, 103, 111]), [Form::Two, Form::Few, Form::Many]);
        assert_eq!(forms("pt-BR", [0, 1, 2]), [Form::One, Form::One, Form::Other]);
        assert_eq!(forms("tlh", [0, 1, 2]), [Form::Other; 3]);
    }

    #[test]
    fn what_would_be_shown_wrongly_is_complained_about() {
        let mut found =
            language("de", &[("Panel", "Pult"), ("Open [Panel], {who}", "Öffne [Panel], {wer}")]);
        let forms = Translation::Forms([(Form::One, "eine".to_owned())].into());
        found.texts.insert("{n} lines".to_owned(), forms);
        let said: Vec<String> = found.check().into_iter().map(|one| one.what).collect();
        assert_eq!(
            said,
            [
                "nothing is put in for `{wer}`",
                "the button [Pult] is not named",
                "`other` is missing"
            ]
        );
    }
}

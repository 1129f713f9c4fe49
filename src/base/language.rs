//! A language beside English.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::complaint::{Complaint, Step};
use super::text::TextLimit;
use super::wording::text_complaint;

/// The longest translation of one text, in characters.
const TEXT_MAX: usize = 200;
/// The longest name of a locale.
const LOCALE_MAX: usize = 8;

/// What is said in one language instead of English. A text that is not in it stays English.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// The locale, as the platform calls it: `de`, `pt-BR`.
    pub locale: String,
    /// Each English text, and what stands for it.
    pub texts: BTreeMap<String, String>,
}

impl Language {
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
            found.extend(text_complaint(at, other, TextLimit::line(TEXT_MAX)));
        }
        found
    }
}

//! Known tags: the built-in ones and those that the operator adds.

use std::path::Path;

use super::built_in::TAGS;
use super::load::{Item, Loaded, own};
use super::nearest::nearest;
use super::parse::{Checked, parse};
use crate::bank::{Bank, Tag, TagList, TagSort, Tags};
use crate::base::Complaint;

/// Tags of one sort in one file.
const TAGS_MAX: usize = 500;
/// Where every known tag of a sort fits into a cure, they are all named.
const NAMES_SHOWN_MAX: usize = 12;
/// Unknown tags that are told of one bank; whoever has more has forgotten a file of tags.
const UNKNOWN_TOLD_MAX: usize = 50;

impl Checked for TagList {
    const NAME: &'static str = "tags";
    const ENTRIES_MAX: usize = TAGS_MAX;

    fn check(&self) -> Vec<Complaint> {
        Self::check(self)
    }

    fn entry_count(&self) -> usize {
        TagSort::ALL.into_iter().map(|sort| self.of(sort).len()).sum()
    }
}

/// The built-in tags, with those of the operator's folder added.
pub(super) fn tags(folder: Option<&Path>) -> (Tags, Loaded<TagList>) {
    let mut loaded = Loaded { items: Vec::new(), complaints: Vec::new(), advice: Vec::new() };
    match parse(TAGS.file, TAGS.text.as_bytes()) {
        Ok(value) => loaded.items.push(Item {
            name: TAGS.name.to_owned(),
            file: TAGS.file.to_owned(),
            is_built_in: true,
            text: TAGS.text.to_owned(),
            value,
        }),
        Err(found) => loaded.complaints.extend(found),
    }
    match folder.map(|folder| own(folder, &TAGS)) {
        Some(Ok(Some(item))) => loaded.items.push(item),
        Some(Ok(None)) | None => {}
        Some(Err(found)) => loaded.complaints.extend(found),
    }
    let mut tags = Tags::default();
    for item in &loaded.items {
        tags.add(&item.value);
    }
    (tags, loaded)
}

/// What keeps `bank` from being used because nobody would find its questions.
pub(super) fn unknown_tags(bank: &Bank, tags: &Tags) -> Vec<Complaint> {
    let unknown = tags.unknown_in(bank).take(UNKNOWN_TOLD_MAX);
    unknown
        .map(|(sort, tag, way)| {
            let known: Vec<&str> = tags.of(sort).map(Tag::as_str).collect();
            let what = format!("unknown {} `{tag}`", sort.name());
            Complaint::new(way, what, cure(tag, &known))
        })
        .collect()
}

fn cure(tag: &Tag, known: &[&str]) -> String {
    match nearest(tag.as_str(), known.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`? If not, add it to {}.toml", TAGS.name),
        None if known.is_empty() || known.len() > NAMES_SHOWN_MAX => {
            format!("choose one from {}, or add it to a {}.toml of your own", TAGS.file, TAGS.name)
        }
        None => format!("use one of {}, or add it to {}.toml", known.join(", "), TAGS.name),
    }
}

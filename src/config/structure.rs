//! Builds a value from a parsed TOML table and finds every mistake of structure on the way.
//!
//! The deserializer stops at its first error. So each error is noted, the table is patched, and
//! the rest is tried again: a wrong piece is taken out, a missing one gets a stand-in. What
//! follows from a patch is not complained about. The value that remains serves only to look for
//! further mistakes: as long as there is one complaint, the file is not used.

use std::borrow::Cow;
use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeArray, DeInteger, DeTable, DeValue, Deserializer};

use super::place::way;
use super::wording::{About, Understood, understood};
use crate::base::Step;

/// Mistakes that are told of one file; an author mends these before more are worth reading.
pub(super) const MISTAKES_MAX: usize = 50;
/// How often a file is tried again. A stand-in may take a few rounds, and a hostile file must not
/// keep us busy.
const ROUNDS_MAX: usize = 4 * MISTAKES_MAX;
/// The span of the root, which the parser leaves empty.
const ROOT: Range<usize> = 0..0;
/// A text to stand in for a missing one: it passes for a text and for a short name.
const STAND_IN: &str = "stand-in";

/// A mistake of structure, at a byte of the text.
#[derive(Debug)]
pub(super) struct Mistake {
    pub(super) at: Option<usize>,
    pub(super) what: String,
    pub(super) cure: String,
    /// The key that is missing, where that is the mistake.
    pub(super) missing: Option<String>,
}

/// What could be built of a file.
#[derive(Debug)]
pub(super) struct Built<'i, T> {
    /// The value, or nothing when too much is wrong.
    pub(super) value: Option<T>,
    /// What the value was built from: the file with our patches.
    pub(super) root: DeTable<'i>,
    /// Every mistake, in the order found.
    pub(super) mistakes: Vec<Mistake>,
    /// What was patched, and the tables and lists around it.
    pub(super) patched: Vec<Node>,
    /// Whether a key of the file itself was.
    pub(super) is_root_patched: bool,
}

/// A value by its place. A list and its first table share a span when both come from a
/// `[[header]]`, so a span alone does not name one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node {
    span: Range<usize>,
    is_table: bool,
}

impl Node {
    /// What names `value`.
    pub(super) fn of(value: &Spanned<DeValue<'_>>) -> Self {
        Self { span: value.span(), is_table: value.get_ref().is_table() }
    }
}

/// A value that we put in for a missing key. Its span lies beyond any text.
struct StandIn {
    span: Range<usize>,
    tried: usize,
}

/// Builds a `T` from `root`, which was read from `text`.
pub(super) fn build<'i, T: DeserializeOwned>(root: DeTable<'i>, text: &str) -> Built<'i, T> {
    let (mistakes, patched) = (Vec::new(), Vec::new());
    let mut built = Built { value: None, root, mistakes, patched, is_root_patched: false };
    let mut patches = Patches::default();
    for _ in 0..ROUNDS_MAX {
        let whole = Spanned::new(ROOT, built.root.clone());
        let error = match T::deserialize(Deserializer::from(whole)) {
            Ok(value) => {
                built.value = Some(value);
                break;
            }
            Err(error) => error,
        };
        let span = error.span().unwrap_or(ROOT);
        let Understood { what, cure, about } = understood(error.message());
        if !patches.have_caused(&span, &about) {
            let at = (span != ROOT).then_some(span.start);
            let cure = match &about {
                About::MissingKey(key) => added(text, &span, key),
                About::UnknownKey(meant) => {
                    renamed(&built.root, text, &span, meant.as_deref(), cure)
                }
                About::Value(_) => headed(text, &span, &what).unwrap_or(cure),
            };
            let missing = about.missing_key().map(str::to_owned);
            built.mistakes.push(Mistake { at, what, cure, missing });
        }
        let patch = patches.next(&built.root, span, about);
        let is_patched = patch.is_some_and(|patch| patch.apply(&mut built));
        if !is_patched || built.mistakes.len() == MISTAKES_MAX {
            break;
        }
    }
    move_to_the_top(&mut built.mistakes);
    built
}

/// How to add `key` to the table at `span`.
fn added(text: &str, span: &Range<usize>, key: &str) -> String {
    let place = || text.get(span.clone());
    match place().and_then(|place| place.chars().next()) {
        _ if *span == ROOT => format!("add a line that begins `{key} =` at the top"),
        Some('{') => format!("add `{key} = …` between its {{ and }}"),
        Some('[') => format!("add a line that begins `{key} =` below this heading"),
        // A table by its dots: the line has the name of all around it.
        Some(_) => {
            let begin = text[..span.start].rfind(['\n', '{', ',']).map_or(0, |at| at + 1);
            let path = text[begin..span.end].trim();
            match path.strip_prefix('[') {
                Some(path) => format!("add a heading [{}.{key}]", path.trim_start_matches('[')),
                None => format!("add a line that begins `{path}.{key} =`"),
            }
        }
        None => format!("add a line that begins `{key} =`"),
    }
}

/// What to do about the key at `span`, which is unknown: `meant` may be there as well.
fn renamed(
    root: &DeTable<'_>,
    text: &str,
    span: &Range<usize>,
    meant: Option<&str>,
    cure: String,
) -> String {
    // There may be several headings of one name, and lines below one.
    if text[..span.start].lines().next_back().is_some_and(|line| line.starts_with('[')) {
        return cure;
    }
    let holder = locate(root, span, Sort::Key).and_then(|mut path| {
        path.pop();
        Some(match way(root, &path).values.last() {
            Some(holder) => holder.get_ref().as_table()?.clone(),
            None => root.clone(),
        })
    });
    match (holder, meant) {
        (Some(holder), Some(meant)) if holder.contains_key(meant) => {
            format!("remove this line, `{meant}` is there already")
        }
        (_, _) => cure,
    }
}

/// What to do about a heading with the wrong number of brackets.
fn headed(text: &str, span: &Range<usize>, what: &str) -> Option<String> {
    let heading = text.get(span.clone())?;
    let name = heading.trim_matches(['[', ']']);
    match (heading.starts_with("[["), heading.starts_with('[') && heading.ends_with(']')) {
        (true, _) if what == "this is a list" => Some(format!("write the heading as [{name}]")),
        (false, true) if what.starts_with("this is a table") => {
            Some(format!("write the heading as [[{name}]]"))
        }
        (_, _) => None,
    }
}

/// A key that is unknown where it stands and missing at the top only stands in the wrong place:
/// below a heading everything belongs to that.
fn move_to_the_top(mistakes: &mut Vec<Mistake>) {
    let is_of_root = |mistake: &Mistake| mistake.at.is_none();
    let missing: Vec<String> =
        mistakes.iter().filter(|m| is_of_root(m)).filter_map(|m| m.missing.clone()).collect();
    for key in missing {
        let what = format!("unknown key `{key}`");
        if let Some(astray) = mistakes.iter_mut().find(|mistake| mistake.what == what) {
            astray.cure = "move this line to the top, above the first heading".to_owned();
            mistakes.retain(|m| !(is_of_root(m) && m.missing.as_ref() == Some(&key)));
        }
    }
}

/// What was patched so far.
#[derive(Default)]
struct Patches {
    /// Tables by their span, and the keys that were taken out of them.
    taken_out: Vec<(Range<usize>, String)>,
    stand_ins: Vec<StandIn>,
}

impl Patches {
    /// Whether the message at `span` is about one of our patches and not about the file.
    fn have_caused(&self, span: &Range<usize>, about: &About) -> bool {
        let is_stand_in = self.stand_ins.iter().any(|old| old.span == *span);
        let was_there = about.missing_key().is_some_and(|missing| {
            self.taken_out.iter().any(|(table, key)| table == span && key == missing)
        });
        is_stand_in || was_there
    }

    /// The patch for what is at `span`.
    fn next(&mut self, root: &DeTable<'_>, span: Range<usize>, about: About) -> Option<Patch> {
        if let Some(old) = self.stand_ins.iter_mut().find(|old| old.span == span) {
            old.tried += 1;
            let path = locate(root, &span, Sort::Value)?;
            let another = stand_in(old.tried, &about);
            return match (about, another) {
                // An empty table stands in, and misses keys of its own.
                (About::MissingKey(key), _) => Some(self.stand_in(path, key)),
                (About::UnknownKey(_) | About::Value(_), Some(value)) => {
                    Some(Patch::Put(path, Spanned::new(span, value)))
                }
                // Nothing fits, so the table with the missing key goes.
                (About::UnknownKey(_) | About::Value(_), None) => {
                    Some(Patch::TakeOut(path[..path.len() - 1].to_vec()))
                }
            };
        }
        match about {
            About::MissingKey(key) => {
                let path = locate(root, &span, Sort::Table)?;
                Some(self.stand_in(path, key))
            }
            About::UnknownKey(meant) => {
                let path = locate(root, &span, Sort::Key)?;
                let Some(meant) = meant else { return Some(Patch::Drop(path)) };
                // The key that was meant is not missing: it is only misspelt.
                self.taken_out.push((holder_span(root, &path), meant));
                Some(Patch::TakeOut(path))
            }
            About::Value(_) => {
                let path = locate(root, &span, Sort::Value)?;
                if let Some(Step::Key(key)) = path.last() {
                    self.taken_out.push((holder_span(root, &path), key.clone()));
                }
                Some(Patch::TakeOut(path))
            }
        }
    }

    /// A first stand-in under `key` of the table at the end of `path`.
    fn stand_in(&mut self, mut path: Vec<Step>, key: String) -> Patch {
        path.push(Step::Key(key));
        let beyond = usize::MAX - self.stand_ins.len();
        self.stand_ins.push(StandIn { span: beyond..beyond, tried: 0 });
        Patch::Put(path, Spanned::new(beyond..beyond, text(STAND_IN)))
    }
}

/// The values that stand in after a first text did not do, in the order in which they are tried.
fn stand_in(tried: usize, about: &About) -> Option<DeValue<'static>> {
    match (tried, about) {
        (1, About::Value(Some(choice))) => Some(text(choice)),
        (1, _) => Some(DeValue::Array(DeArray::new())),
        (2, _) => Some(DeValue::Table(DeTable::new())),
        (3, _) => Some(DeValue::Integer(DeInteger::default())),
        (4, _) => Some(DeValue::Boolean(false)),
        (_, _) => None,
    }
}

fn text(text: &str) -> DeValue<'static> {
    DeValue::String(Cow::Owned(text.to_owned()))
}

/// A change to the table that lets the deserializer go on.
enum Patch {
    /// Puts a value under the last key of the path.
    Put(Vec<Step>, Spanned<DeValue<'static>>),
    /// Takes out what the path leads to.
    TakeOut(Vec<Step>),
    /// Takes out a key that means nothing: nothing is incomplete without it.
    Drop(Vec<Step>),
}

impl Patch {
    /// Applies the patch and notes what it touched; false if the path leads nowhere.
    fn apply<T>(self, built: &mut Built<'_, T>) -> bool {
        let Built { root, patched, is_root_patched, .. } = built;
        let path = match &self {
            Self::Put(path, _) | Self::TakeOut(path) | Self::Drop(path) => path,
        };
        let Some((last, holder)) = path.split_last() else { return false };
        if !matches!(self, Self::Drop(_)) {
            patched.extend(way(root, holder).values.into_iter().map(Node::of));
            *is_root_patched |= holder.is_empty();
        }
        if let Self::Put(_, value) = &self {
            patched.push(Node::of(value));
        }
        match (holder_at(root, holder), last, &self) {
            (Some(Holder::Table(table)), Step::Key(key), Self::Put(_, value)) => {
                let key = Spanned::new(value.span(), Cow::Owned(key.clone()));
                table.insert(key, value.clone());
                true
            }
            (Some(Holder::Table(table)), Step::Key(key), Self::TakeOut(_) | Self::Drop(_)) => {
                table.remove(key.as_str()).is_some()
            }
            (Some(Holder::Array(array)), Step::Index(at), Self::TakeOut(_)) => {
                let mut kept = DeArray::new();
                for (_, value) in array.iter().enumerate().filter(|(i, _)| i != at) {
                    kept.push(value.clone());
                }
                *array = kept;
                true
            }
            (_, _, _) => false,
        }
    }
}

/// What a message points to.
#[derive(Clone, Copy)]
enum Sort {
    /// A key that should not be there.
    Key,
    /// A value that is wrong.
    Value,
    /// A table that is incomplete.
    Table,
}

/// The path to the `sort` of thing at `span`, innermost first.
fn locate(root: &DeTable<'_>, span: &Range<usize>, sort: Sort) -> Option<Vec<Step>> {
    match (sort, *span == ROOT) {
        (Sort::Table, true) => Some(Vec::new()),
        (Sort::Key | Sort::Value, true) => None,
        (Sort::Key | Sort::Value | Sort::Table, false) => {
            let mut path = Vec::new();
            locate_in(root, span, sort, &mut path).then_some(path)
        }
    }
}

fn locate_in(table: &DeTable<'_>, span: &Range<usize>, sort: Sort, path: &mut Vec<Step>) -> bool {
    table.iter().any(|(key, value)| {
        path.push(Step::Key(key.get_ref().to_string()));
        let is_key = matches!(sort, Sort::Key) && key.span() == *span;
        let found = is_key || locate_at(value, span, sort, path);
        if !found {
            path.pop();
        }
        found
    })
}

fn locate_at(
    value: &Spanned<DeValue<'_>>,
    span: &Range<usize>,
    sort: Sort,
    path: &mut Vec<Step>,
) -> bool {
    let inside = match value.get_ref() {
        DeValue::Table(table) => locate_in(table, span, sort, path),
        DeValue::Array(array) => array.iter().enumerate().any(|(i, value)| {
            path.push(Step::Index(i));
            let found = locate_at(value, span, sort, path);
            if !found {
                path.pop();
            }
            found
        }),
        DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_) => false,
    };
    inside
        || match sort {
            Sort::Key => false,
            Sort::Value => value.span() == *span,
            Sort::Table => value.span() == *span && value.get_ref().is_table(),
        }
}

/// The span of what holds the end of `path`.
fn holder_span(root: &DeTable<'_>, path: &[Step]) -> Range<usize> {
    let holder = path.split_last().map_or(path, |(_, holder)| holder);
    way(root, holder).values.last().map_or(ROOT, |value| value.span())
}

/// What holds values.
enum Holder<'a, 'i> {
    Table(&'a mut DeTable<'i>),
    Array(&'a mut DeArray<'i>),
}

fn holder_at<'a, 'i>(root: &'a mut DeTable<'i>, path: &[Step]) -> Option<Holder<'a, 'i>> {
    path.iter().try_fold(Holder::Table(root), |holder, step| {
        let value = match (holder, step) {
            (Holder::Table(table), Step::Key(key)) => table.get_mut(key.as_str())?.get_mut(),
            (Holder::Array(array), Step::Index(i)) => array.get_mut(*i)?.get_mut(),
            (Holder::Table(_), Step::Index(_)) | (Holder::Array(_), Step::Key(_)) => return None,
        };
        match value {
            DeValue::Table(table) => Some(Holder::Table(table)),
            DeValue::Array(array) => Some(Holder::Array(array)),
            DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_) => None,
        }
    })
}

//! One file: bytes in, a checked value or every complaint out.

use std::cell::OnceCell;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

use super::complaint::FileComplaint;
use super::depth::{DEPTH_MAX, TooMuch, too_much_at};
use super::place::{Lines, way};
use super::structure::{Built, MISTAKES_MAX, Node, build};
use super::wording::syntax;
use crate::base::Complaint;

/// The largest file that is read (`reliability`: S10).
pub const FILE_BYTES_MAX: usize = 256 * 1024;

/// A text with a mistake of syntax is read again for others so far behind the first.
const SYNTAX_BYTES_MAX: usize = 32 * 1024;
/// Tables that one entry may have: a question has itself, its notes and a follow-up a trigger.
const TABLES_AN_ENTRY: usize = 16;

/// A value that people write as a TOML file, with the rules that make it sound.
pub trait Checked: DeserializeOwned + Send {
    /// What one file of it is called, in the plural: "question banks".
    const NAME: &'static str;
    /// The longest list anywhere in a file. It is enforced before the value is built.
    const ENTRIES_MAX: usize;

    /// What keeps this value from being used.
    fn check(&self) -> Vec<Complaint>;

    /// What keeps it from being used under the `name` of its file.
    fn check_name(&self, _name: &str) -> Option<Complaint> {
        None
    }

    /// How many things it holds, when a count of files does not tell much.
    fn entry_count(&self) -> usize {
        1
    }

    /// What keeps sound values from being used side by side, each with the place in `all` of the
    /// value to mend.
    fn check_together(_all: &[&Self]) -> Vec<(usize, Complaint)> {
        Vec::new()
    }

    /// What would make the values better; it keeps none from being used.
    fn advice(_all: &[&Self]) -> Vec<(usize, Complaint)> {
        Vec::new()
    }
}

/// Reads the `bytes` of a file that its owner knows as `file`.
///
/// # Errors
/// Every complaint about the file, in the order of its lines; none of it is used then.
pub fn parse<T: Checked>(file: &str, bytes: &[u8]) -> Result<T, Vec<FileComplaint>> {
    parse_with(file, bytes, |_| Vec::new())
}

/// The same with a further check, which may know more than the value itself.
///
/// # Errors
/// As [`parse`].
pub(super) fn parse_with<T: Checked>(
    file: &str,
    bytes: &[u8],
    check_further: impl Fn(&T) -> Vec<Complaint>,
) -> Result<T, Vec<FileComplaint>> {
    let text =
        decoded(bytes).map_err(|(what, cure)| vec![FileComplaint::whole(file, what, cure)])?;
    let lines = OnceCell::new();
    let pin = |at: Option<usize>, what: String, cure: String| FileComplaint {
        file: file.to_owned(),
        place: at.map(|at| lines.get_or_init(|| Lines::of(text)).place(at)),
        what,
        cure,
    };
    let tables_max = T::ENTRIES_MAX * TABLES_AN_ENTRY;
    match too_much_at(text, tables_max) {
        None => {}
        Some((at, TooMuch::Depth)) => {
            let what = format!("nested deeper than {DEPTH_MAX} levels");
            return Err(vec![pin(Some(at), what, "write it flat, as the template does".into())]);
        }
        Some((at, TooMuch::Tables)) => {
            let what = format!("more than {tables_max} tables");
            return Err(vec![pin(Some(at), what, "split the file".to_owned())]);
        }
    }
    let root = match DeTable::parse(text) {
        Ok(root) => root,
        Err(first) => {
            let read = mistakes_of_syntax(text, first.span().map_or(text.len(), |span| span.start));
            let shown = read.into_iter().map(|(at, what, cure)| pin(Some(at), what, cure));
            return Err(in_order(shown.collect()));
        }
    };
    if let Some((at, count)) = longest_list(root.get_ref(), T::ENTRIES_MAX) {
        let what = format!("a list of {count} entries");
        let cure = format!("keep at most {}, or split the file", T::ENTRIES_MAX);
        return Err(vec![pin(Some(at), what, cure)]);
    }
    let check = |value: &T| -> Vec<Complaint> {
        T::check(value).into_iter().chain(check_further(value)).collect()
    };
    // A sound file, the usual case, is built once; only mistakes need the table once more.
    if let Ok(value) = T::deserialize(Deserializer::from(root))
        && check(&value).is_empty()
    {
        return Ok(value);
    }
    let (root, _) = DeTable::parse_recoverable(text);
    let built: Built<'_, T> = build(root.into_inner());
    let complaints = built.value.as_ref().map(check).unwrap_or_default();
    let semantic = complaints.into_iter().filter_map(|complaint| {
        let way = way(&built.root, &complaint.at);
        let stands = stands(&way.values, &built.patched);
        stands.then(|| pin(way.at, complaint.what, complaint.cure))
    });
    let mut found: Vec<FileComplaint> = semantic.take(MISTAKES_MAX).collect();
    if built.mistakes.len() == MISTAKES_MAX || found.len() == MISTAKES_MAX {
        let what = format!("more than {MISTAKES_MAX} mistakes");
        found.push(pin(None, what, "mend these first, then check again".to_owned()));
    }
    found.extend(built.mistakes.into_iter().map(|m| pin(m.at, m.what, m.cure)));
    match built.value {
        Some(value) if found.is_empty() => Ok(value),
        Some(_) | None => Err(in_order(found)),
    }
}

/// The mistakes of syntax in `text` from the first one on: byte, what and cure. The parser keeps
/// all that it finds, and a text can be made of nothing else: so only a stretch is read again.
fn mistakes_of_syntax(text: &str, first: usize) -> Vec<(usize, String, String)> {
    let enough = first.saturating_add(SYNTAX_BYTES_MAX).min(text.len());
    // A heading begins a new thought: what stands before it is not cut in two.
    let end = (enough..=text.len()).find(|end| text.is_char_boundary(*end)).unwrap_or(text.len());
    let end = text[end..].find("\n[").map_or(end, |heading| {
        let is_near = heading < SYNTAX_BYTES_MAX;
        if is_near { end + heading + 1 } else { end }
    });
    let (_, errors) = DeTable::parse_recoverable(&text[..end]);
    let shown = errors.iter().take(MISTAKES_MAX).map(|error| {
        let (what, cure) = syntax(error.message());
        // At the end of the text the parser points nowhere.
        (error.span().map_or(end, |span| span.start), what, cure)
    });
    shown.collect()
}

/// The same complaints with their lines, for values that were read from `text` without any.
pub(super) fn located(file: &str, text: &str, complaints: Vec<Complaint>) -> Vec<FileComplaint> {
    let (root, _) = DeTable::parse_recoverable(text);
    let lines = Lines::of(text);
    let pinned = complaints.into_iter().map(|complaint| FileComplaint {
        file: file.to_owned(),
        place: way(root.get_ref(), &complaint.at).at.map(|at| lines.place(at)),
        what: complaint.what,
        cure: complaint.cure,
    });
    in_order(pinned.collect())
}

fn in_order(mut complaints: Vec<FileComplaint>) -> Vec<FileComplaint> {
    complaints.sort();
    complaints.dedup();
    complaints
}

/// The text of a file that is small enough and UTF-8.
pub(super) fn decoded(bytes: &[u8]) -> Result<&str, (String, String)> {
    if bytes.len() > FILE_BYTES_MAX {
        let what = format!("the file is larger than {} KiB", FILE_BYTES_MAX / 1024);
        return Err((what, "split it into several files".to_owned()));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
        let what = format!("not UTF-8 at byte {at} (line {line})");
        (what, "save the file with the encoding UTF-8".to_owned())
    })
}

/// Whether a complaint about the last of `values` still means something after our patches: what
/// was patched, and a table around it, is incomplete by our doing.
fn stands(values: &[&Spanned<DeValue<'_>>], patched: &[Node]) -> bool {
    let is_patched = |value: &&Spanned<DeValue<'_>>| patched.contains(&Node::of(value));
    let tables = values.iter().filter(|value| value.get_ref().is_table());
    let whole_file_is_meant = values.is_empty();
    !tables.into_iter().any(&is_patched)
        && !values.last().is_some_and(&is_patched)
        && (patched.is_empty() || !whole_file_is_meant)
}

/// The first list with more than `entries_max` entries: where it is and how many it has.
fn longest_list(table: &DeTable<'_>, entries_max: usize) -> Option<(usize, usize)> {
    table.iter().find_map(|(key, value)| {
        let at = key.span().start;
        too_many(value.get_ref(), entries_max).map(|(_, count)| (at, count))
    })
}

fn too_many(value: &DeValue<'_>, entries_max: usize) -> Option<(usize, usize)> {
    match value {
        DeValue::Table(table) => longest_list(table, entries_max),
        DeValue::Array(array) if array.len() > entries_max => Some((0, array.len())),
        DeValue::Array(array) => {
            array.iter().find_map(|value| too_many(value.get_ref(), entries_max))
        }
        DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_) => None,
    }
}

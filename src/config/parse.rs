//! One file: bytes in, a checked value or every complaint out.

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::complaint::FileComplaint;
use super::depth::{DEPTH_MAX, too_deep_at};
use super::place::{place, way};
use super::structure::{Built, MISTAKES_MAX, Node, build};
use super::wording::syntax;
use crate::base::Complaint;

/// The largest file that is read (`reliability`: S10).
pub const FILE_BYTES_MAX: usize = 256 * 1024;

/// A value that people write as a TOML file, with the rules that make it sound.
pub trait Checked: DeserializeOwned {
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
    let text =
        decoded(bytes).map_err(|(what, cure)| vec![FileComplaint::whole(file, what, cure)])?;
    let pin = |at: Option<usize>, what: String, cure: String| FileComplaint {
        file: file.to_owned(),
        place: at.map(|at| place(text, at)),
        what,
        cure,
    };
    if let Some(at) = too_deep_at(text) {
        let what = format!("nested deeper than {DEPTH_MAX} levels");
        return Err(vec![pin(Some(at), what, "write it flat, as the template does".into())]);
    }
    let (root, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        let shown = errors.iter().take(MISTAKES_MAX).map(|error| {
            let (what, cure) = syntax(error.message());
            // At the end of the text the parser points nowhere.
            let at = error.span().map_or(text.len(), |span| span.start);
            pin(Some(at), what, cure)
        });
        return Err(in_order(shown.collect()));
    }
    if let Some((at, count)) = longest_list(root.get_ref(), T::ENTRIES_MAX) {
        let what = format!("a list of {count} entries");
        let cure = format!("keep at most {}, or split the file", T::ENTRIES_MAX);
        return Err(vec![pin(Some(at), what, cure)]);
    }
    let built: Built<'_, T> = build(root.into_inner());
    let complaints = built.value.as_ref().map(T::check).unwrap_or_default();
    let semantic = complaints.into_iter().filter_map(|complaint| {
        let way = way(&built.root, &complaint.at);
        let stands = stands(&way.values, &built.patched);
        stands.then(|| pin(way.at, complaint.what, complaint.cure))
    });
    let mut found: Vec<FileComplaint> = semantic.collect();
    if built.mistakes.len() == MISTAKES_MAX {
        let what = format!("more than {MISTAKES_MAX} mistakes");
        found.push(pin(None, what, "mend these first, then check again".to_owned()));
    }
    found.extend(built.mistakes.into_iter().map(|m| pin(m.at, m.what, m.cure)));
    match built.value {
        Some(value) if found.is_empty() => Ok(value),
        Some(_) | None => Err(in_order(found)),
    }
}

/// The same complaints with their lines, for values that were read from `text` without any.
pub(super) fn located(file: &str, text: &str, complaints: Vec<Complaint>) -> Vec<FileComplaint> {
    let (root, _) = DeTable::parse_recoverable(text);
    let pinned = complaints.into_iter().map(|complaint| FileComplaint {
        file: file.to_owned(),
        place: way(root.get_ref(), &complaint.at).at.map(|at| place(text, at)),
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

//! One file: bytes in, a checked value or every complaint out.

use std::cell::OnceCell;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

use super::complaint::FileComplaint;
use super::depth::{DEPTH_MAX, TooMuch, too_much_at};
use super::place::{Lines, way};
use super::repair::{Gap, Repaired, repaired};
use super::structure::{Built, MISTAKES_MAX, Node, build};
use crate::base::Complaint;

/// The largest file that is read (`reliability`: S10).
pub const FILE_BYTES_MAX: usize = 256 * 1024;
/// The largest file with the texts of a language, which cannot be split.
pub(super) const LANGUAGE_BYTES_MAX: usize = 1024 * 1024;

/// Tables that one entry may have: a question has itself, its notes and a follow-up a trigger.
const TABLES_AN_ENTRY: usize = 16;

/// A value that people write as a TOML file, with the rules that make it sound.
pub trait Checked: DeserializeOwned + Send {
    /// What one file of it is called, in the plural: "question banks".
    const NAME: &'static str;
    /// The longest list anywhere in a file. It is enforced before the value is built.
    const ENTRIES_MAX: usize;

    /// The largest file.
    const BYTES_MAX: usize = FILE_BYTES_MAX;

    /// Whether each value of a file is judged without the others beside it.
    const IS_JUDGED_ALONE: bool = false;

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
    let text = decoded(bytes, T::BYTES_MAX)
        .map_err(|(what, cure)| vec![FileComplaint::whole(file, what, cure)])?;
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
    let check = |value: &T| -> Vec<Complaint> {
        T::check(value).into_iter().chain(check_further(value)).collect()
    };
    let Ok(root) = DeTable::parse(text) else { return Err(broken(file, text, check)) };
    if let Some((at, count)) = longest_list(root.get_ref(), T::ENTRIES_MAX) {
        let what = format!("a list of {count} entries");
        let cure = format!("keep at most {}, or split the file", T::ENTRIES_MAX);
        return Err(vec![pin(Some(at), what, cure)]);
    }
    // A sound file, the usual case, is built once; only mistakes need the table once more.
    if let Ok(value) = T::deserialize(Deserializer::from(root))
        && check(&value).is_empty()
    {
        return Ok(value);
    }
    match judged(file, text, &[], check) {
        (Some(value), found) if found.is_empty() => Ok(value),
        (_, found) => Err(found),
    }
}

/// What is wrong with a text that cannot be read as it is, and with the rest of it.
fn broken<T: Checked>(
    file: &str,
    text: &str,
    check: impl Fn(&T) -> Vec<Complaint>,
) -> Vec<FileComplaint> {
    let Repaired { text: rest, mistakes, gaps } = repaired(text);
    let mut found: Vec<FileComplaint> = Vec::new();
    if mistakes.len() >= MISTAKES_MAX {
        found.push(too_many_mistakes(file));
    }
    found.extend(mistakes.into_iter().take(MISTAKES_MAX).map(|(place, what, cure)| {
        FileComplaint { file: file.to_owned(), place: Some(place), what, cure }
    }));
    let readable = rest.filter(|rest| {
        let table = DeTable::parse(rest);
        table.is_ok_and(|root| longest_list(root.get_ref(), T::ENTRIES_MAX).is_none())
    });
    found.extend(readable.map(|rest| judged(file, &rest, &gaps, check).1).unwrap_or_default());
    in_order(found)
}

fn too_many_mistakes(file: &str) -> FileComplaint {
    let what = format!("more than {MISTAKES_MAX} mistakes");
    FileComplaint::whole(file, what, "mend these first, then check again")
}

/// What can be built of a text without mistakes of syntax, and what is wrong with it. What follows
/// from a gap in it is not told.
fn judged<T: Checked>(
    file: &str,
    text: &str,
    gaps: &[Gap],
    check: impl Fn(&T) -> Vec<Complaint>,
) -> (Option<T>, Vec<FileComplaint>) {
    let lines = Lines::of(text);
    let pin = |at: Option<usize>, what: String, cure: String| FileComplaint {
        file: file.to_owned(),
        place: at.map(|at| lines.place(at)),
        what,
        cure,
    };
    let (root, _) = DeTable::parse_recoverable(text);
    let mut built: Built<'_, T> = build(root.into_inner(), text);
    let heading = |at: usize| heading_above(text, at).map_or(0, |at| lines.place(at).line);
    built.mistakes.retain(|mistake| {
        let Some(missing) = &mistake.missing else { return true };
        let heading = mistake.at.map_or(0, heading);
        !gaps.iter().any(|gap| gap.may_be(heading, missing))
    });
    let is_gap = |at: Option<usize>| {
        let heading = at.map_or(0, heading);
        gaps.iter().any(|gap| gap.heading == heading)
    };
    let complaints = built.value.as_ref().map(check).unwrap_or_default();
    let semantic = complaints.into_iter().filter_map(|complaint| {
        let way = way(&built.root, &complaint.at);
        let stands = T::IS_JUDGED_ALONE || stands(&way.values, &built, is_gap);
        stands.then(|| pin(way.at, complaint.what, complaint.cure))
    });
    let mut found: Vec<FileComplaint> = semantic.take(MISTAKES_MAX).collect();
    if built.mistakes.len() == MISTAKES_MAX || found.len() == MISTAKES_MAX {
        found.push(too_many_mistakes(file));
    }
    found.extend(built.mistakes.into_iter().map(|m| pin(m.at, m.what, m.cure)));
    (built.value, in_order(found))
}

/// Where the heading begins that the byte `at` stands under, or in.
fn heading_above(text: &str, at: usize) -> Option<usize> {
    let end = text[at..].find('\n').map_or(text.len(), |more| at + more);
    let above = text[..end].rfind("\n[").map(|newline| newline + 1);
    above.or_else(|| text.starts_with('[').then_some(0))
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
pub(super) fn decoded(bytes: &[u8], bytes_max: usize) -> Result<&str, (String, String)> {
    if bytes.len() > bytes_max {
        let what = format!("the file is larger than {} KiB", bytes_max / 1024);
        return Err((what, "split it into several files".to_owned()));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
        let what = format!("not UTF-8 at byte {at} (line {line})");
        (what, "save the file with the encoding UTF-8".to_owned())
    })
}

/// Whether a complaint about the last of `values` still means something after our patches, and with
/// gaps in the text: a table that was patched, or has a gap, is incomplete by our doing. A text or
/// a list in it is judged alone, and stands unless it was put there or patched itself.
fn stands<T>(
    values: &[&Spanned<DeValue<'_>>],
    built: &Built<'_, T>,
    is_gap: impl Fn(Option<usize>) -> bool,
) -> bool {
    let is_patched = |value: &&Spanned<DeValue<'_>>| built.patched.contains(&Node::of(value));
    let Some(last) = values.last() else {
        return built.patched.is_empty() && !built.is_root_patched && !is_gap(None);
    };
    let is_incomplete =
        |value: &&Spanned<DeValue<'_>>| is_patched(value) || is_gap(Some(value.span().start));
    let is_table = |value: &&&Spanned<DeValue<'_>>| value.get_ref().is_table();
    let is_of_root = !values[..values.len() - 1].iter().any(|value| is_table(&value));
    let is_around = (is_of_root && (built.is_root_patched || is_gap(None)))
        || values.iter().filter(is_table).any(is_incomplete);
    let is_alone = last.get_ref().is_str() || last.get_ref().is_array();
    !is_patched(last) && (is_alone || !is_around)
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

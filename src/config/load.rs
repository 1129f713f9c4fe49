//! A collection: the built-in files, replaced and added to by those in the operator's folders.

use std::collections::BTreeMap;
use std::path::Path;

use super::built_in::BuiltIn;
use super::complaint::FileComplaint;
use super::folder::files;
use super::parse::{Checked, located, parse};
use crate::base::Complaint;

/// Files of one collection; the most that a group may have (`reliability`: F1).
const FILES_MAX: usize = 200;

/// A checked value and the file that it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item<T> {
    /// The file's name without its ending.
    pub name: String,
    /// The file as its owner knows it.
    pub file: String,
    /// What the file says.
    pub text: String,
    /// The value.
    pub value: T,
}

impl<T> Item<T> {
    /// Complaints about the value that could only be made beside others, with their lines.
    pub fn located(&self, complaints: Vec<Complaint>) -> Vec<FileComplaint> {
        located(&self.file, &self.text, complaints)
    }
}

/// What was loaded of a collection, and what was not and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded<T> {
    /// The sound values: the built-in files first, then the others, each by name.
    pub items: Vec<Item<T>>,
    /// What keeps files from being used.
    pub complaints: Vec<FileComplaint>,
    /// What would make the used ones better.
    pub advice: Vec<FileComplaint>,
}

/// Loads the `built_in` files and those of `folders`. A file replaces an earlier one of the same
/// name; one with complaints replaces and adds nothing, so that a mistake in one file takes none
/// of the others away.
pub fn load<T: Checked>(built_in: &[BuiltIn], folders: &[&Path]) -> Loaded<T> {
    let mut complaints = Vec::new();
    let mut kept: BTreeMap<String, Kept<T>> = BTreeMap::new();
    let mut take = |name: &str, file: &str, bytes: &[u8], complaints: &mut Vec<FileComplaint>| {
        if kept.len() == FILES_MAX && !kept.contains_key(name) {
            let what = format!("there are more than {FILES_MAX} {}", T::NAME);
            complaints.push(FileComplaint::whole(file, what, "put several into one file"));
            return;
        }
        match parse::<T>(file, bytes) {
            Ok(value) => {
                let text = String::from_utf8_lossy(bytes).into_owned();
                if let Some(complaint) = value.check_name(name) {
                    complaints.extend(located(file, &text, vec![complaint]));
                    return;
                }
                kept.insert(name.to_owned(), Kept { file: file.to_owned(), text, value });
            }
            Err(found) => complaints.extend(found),
        }
    };
    for built_in in built_in {
        take(built_in.name, built_in.file, built_in.text.as_bytes(), &mut complaints);
    }
    for folder in folders {
        let (sheets, unusable) = files(folder);
        complaints.extend(unusable);
        for sheet in sheets {
            take(sheet.name.as_str(), &sheet.shown, &sheet.bytes, &mut complaints);
        }
    }
    let mut kept: Vec<(String, Kept<T>)> = kept.into_iter().collect();
    drop_clashing(&mut kept, built_in, &mut complaints);
    let values: Vec<&T> = kept.iter().map(|(_, kept)| &kept.value).collect();
    let advice = with_lines(&kept, T::advice(&values));
    let item = |(name, kept): (String, Kept<T>)| {
        let Kept { file, text, value } = kept;
        Item { name, file, text, value }
    };
    Loaded { items: kept.into_iter().map(item).collect(), complaints, advice }
}

struct Kept<T> {
    file: String,
    text: String,
    value: T,
}

/// Takes out the values that cannot be used beside the others. The operator's files are compared
/// with the built-in ones, not the other way about: what came with the program stays.
fn drop_clashing<T: Checked>(
    kept: &mut Vec<(String, Kept<T>)>,
    built_in: &[BuiltIn],
    complaints: &mut Vec<FileComplaint>,
) {
    let is_added = |kept: &Kept<T>| built_in.iter().all(|built_in| built_in.file != kept.file);
    kept.sort_by(|(a, left), (b, right)| (is_added(left), a).cmp(&(is_added(right), b)));
    let values: Vec<&T> = kept.iter().map(|(_, kept)| &kept.value).collect();
    let clashes = T::check_together(&values);
    let mut clashing: Vec<usize> = clashes.iter().map(|(at, _)| *at).collect();
    clashing.sort_unstable();
    clashing.dedup();
    complaints.extend(with_lines(kept, clashes));
    for at in clashing.into_iter().rev() {
        kept.remove(at);
    }
}

/// The complaints with file and line, file by file.
fn with_lines<T>(
    kept: &[(String, Kept<T>)],
    complaints: Vec<(usize, Complaint)>,
) -> Vec<FileComplaint> {
    let mut of_file: BTreeMap<usize, Vec<Complaint>> = BTreeMap::new();
    for (at, complaint) in complaints {
        of_file.entry(at).or_default().push(complaint);
    }
    let files = of_file.into_iter().filter_map(|(at, found)| Some((kept.get(at)?, found)));
    files.flat_map(|((_, kept), found)| located(&kept.file, &kept.text, found)).collect()
}

//! A collection: the built-in files, replaced and added to by those in the operator's folders.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::built_in::BuiltIn;
use super::complaint::FileComplaint;
use super::folder::{files, read};
use super::parse::{Checked, located, parse, parse_with};
use crate::base::Complaint;

/// Files of one collection; the most that a group may have (`reliability`: F1).
const FILES_MAX: usize = 200;
/// So few files are read one after the other: a thread would cost more than it saves.
const FILES_ALONE_MAX: usize = 64;
/// Threads that read at the same time.
const THREADS_MAX: usize = 8;

/// A checked value and the file that it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item<T> {
    /// The file's name without its ending.
    pub name: String,
    /// The file as its owner knows it.
    pub file: String,
    /// Whether it is part of the program.
    pub is_built_in: bool,
    /// What the file says.
    pub text: String,
    /// The value.
    pub value: T,
}

impl<T> Item<T> {
    /// These complaints about the value, with file and line.
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
    load_with(built_in, &Folders { folders, ..Folders::default() }, |_| Vec::new())
}

/// Where an operator's files lie.
#[derive(Debug, Default)]
pub(super) struct Folders<'a> {
    pub(super) folders: &'a [&'a Path],
    /// What links may lead about in, where that is more than the folder of the files.
    pub(super) root: Option<&'a Path>,
    /// The locales that may have a folder of their own in each.
    pub(super) languages: &'a [&'a str],
}

/// The same with a further check of each value, which may know more than the value itself.
pub(super) fn load_with<T: Checked>(
    built_in: &[BuiltIn],
    from: &Folders<'_>,
    check_further: impl Fn(&T) -> Vec<Complaint> + Sync,
) -> Loaded<T> {
    let (mut complaints, mut advice, mut sheets) = (Vec::new(), Vec::new(), Vec::new());
    for folder in from.folders {
        let found = files(folder, from.root.unwrap_or(folder), from.languages);
        complaints.extend(found.complaints);
        advice.extend(found.advice);
        sheets.extend(found.files);
    }
    let built_in = built_in.iter().map(|BuiltIn { name, file, text }| Source {
        name,
        file,
        bytes: text.as_bytes(),
        is_built_in: true,
    });
    let own = sheets.iter().map(|sheet| Source {
        name: sheet.name.as_str(),
        file: &sheet.shown,
        bytes: &sheet.bytes,
        is_built_in: false,
    });
    let mut names = BTreeSet::new();
    let mut sources = Vec::new();
    for source in built_in.chain(own) {
        if names.len() == FILES_MAX && !names.contains(source.name) {
            let what = format!("there are more than {FILES_MAX} {}", T::NAME);
            complaints.push(FileComplaint::whole(source.file, what, "put several into one file"));
        } else {
            names.insert(source.name);
            sources.push(source);
        }
    }
    let mut kept: BTreeMap<String, Item<T>> = BTreeMap::new();
    for read in read_all(&sources, &check_further) {
        match read {
            Ok(item) => {
                kept.insert(item.name.clone(), item);
            }
            Err(found) => complaints.extend(found),
        }
    }
    let mut items: Vec<Item<T>> = kept.into_values().collect();
    drop_clashing(&mut items, &mut complaints);
    let values: Vec<&T> = items.iter().map(|item| &item.value).collect();
    advice.extend(with_lines(&items, T::advice(&values)));
    Loaded { items, complaints, advice }
}

/// Reads every source, in its order. Where there are many, each thread takes a stretch of them: a
/// file says nothing about another.
fn read_all<T: Checked>(
    sources: &[Source<'_>],
    check_further: &(impl Fn(&T) -> Vec<Complaint> + Sync),
) -> Vec<Result<Item<T>, Vec<FileComplaint>>> {
    let one = |source: &Source<'_>| source.read(check_further);
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    if sources.len() < FILES_ALONE_MAX || threads == 1 {
        return sources.iter().map(one).collect();
    }
    let stretch = sources.len().div_ceil(threads.min(THREADS_MAX));
    std::thread::scope(|scope| {
        let parts: Vec<_> = sources
            .chunks(stretch)
            .map(|part| scope.spawn(move || part.iter().map(one).collect::<Vec<_>>()))
            .collect();
        let panicked = "a file is read without panicking, whatever is in it";
        parts.into_iter().flat_map(|part| part.join().expect(panicked)).collect()
    })
}

impl Source<'_> {
    fn read<T: Checked>(
        &self,
        check_further: &impl Fn(&T) -> Vec<Complaint>,
    ) -> Result<Item<T>, Vec<FileComplaint>> {
        let Self { name, file, bytes, is_built_in } = *self;
        let value = parse_with::<T>(file, bytes, check_further)?;
        let text = String::from_utf8_lossy(bytes).into_owned();
        if let Some(complaint) = value.check_name(name) {
            return Err(located(file, &text, vec![complaint]));
        }
        Ok(Item { name: name.to_owned(), file: file.to_owned(), is_built_in, text, value })
    }
}

/// The operator's own file beside a single built-in one; nothing where there is none.
///
/// # Errors
/// Every complaint about the file.
pub(super) fn own<T: Checked>(
    folder: &Path,
    like: &BuiltIn,
) -> Result<Option<Item<T>>, Vec<FileComplaint>> {
    let path = folder.join(format!("{}.toml", like.name));
    if !path.exists() && !path.is_symlink() {
        return Ok(None);
    }
    let file = path.to_string_lossy().into_owned();
    let bytes = read(&path, folder)
        .map_err(|(what, cure)| vec![FileComplaint::whole(&file, what, cure)])?;
    let value = parse(&file, &bytes)?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (name, is_built_in) = (like.name.to_owned(), false);
    Ok(Some(Item { name, file, is_built_in, text, value }))
}

/// A file before it is read.
struct Source<'a> {
    name: &'a str,
    file: &'a str,
    bytes: &'a [u8],
    is_built_in: bool,
}

/// Takes out the values that cannot be used beside the others. The operator's files are compared
/// with the built-in ones, not the other way about: what came with the program stays.
fn drop_clashing<T: Checked>(kept: &mut Vec<Item<T>>, complaints: &mut Vec<FileComplaint>) {
    // By name already.
    kept.sort_by_key(|item| !item.is_built_in);
    let values: Vec<&T> = kept.iter().map(|item| &item.value).collect();
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
fn with_lines<T>(kept: &[Item<T>], complaints: Vec<(usize, Complaint)>) -> Vec<FileComplaint> {
    let mut of_file: BTreeMap<usize, Vec<Complaint>> = BTreeMap::new();
    for (at, complaint) in complaints {
        of_file.entry(at).or_default().push(complaint);
    }
    let files = of_file.into_iter().filter_map(|(at, found)| Some((kept.get(at)?, found)));
    files.flat_map(|(item, found)| item.located(found)).collect()
}

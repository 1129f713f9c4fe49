//! What is wrong with a tree, by the page.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::page::{Kind, Page, Row};
use super::walk::{Named, Tree, module_of};

/// Parts of the standard library that a pure module has no business with.
const OUTSIDE: [&str; 7] = ["time", "fs", "net", "io", "process", "env", "thread"];
/// Words that a pure module does not say.
const UNORDERED_OR_LOUD: [&str; 7] =
    ["HashMap", "HashSet", "println", "eprintln", "print", "eprint", "dbg"];
const STANDARD: [&str; 3] = ["std", "core", "alloc"];

/// All crates that code could name.
static CRATES: LazyLock<Vec<String>> =
    LazyLock::new(|| [crates("dependencies"), crates("dev-dependencies")].concat());

/// Crates that a table of the package's manifest names, as code names them.
fn crates(table: &str) -> Vec<String> {
    let manifest: toml::Table = include_str!("../../../Cargo.toml").parse().unwrap();
    let names = manifest.get(table).and_then(toml::Value::as_table).into_iter().flatten();
    names.map(|(name, _)| name.replace('-', "_")).collect()
}

/// Everything in `tree` that `page` does not grant, and everything it grants in vain.
pub(super) fn complaints(tree: &Tree, page: &Page) -> Vec<String> {
    let mut found: Vec<String> = page.complaints(tree, &crates("dependencies"));
    for file in tree.files().filter(|file| *file != "lib.rs") {
        found.extend(of_file(tree, page, file));
    }
    found.extend(in_vain(tree, page));
    found
}

/// What one file names and may not.
pub(super) fn of_file(tree: &Tree, page: &Page, file: &str) -> Vec<String> {
    let Some(row) = page.row(&module_of(file)[0]) else { return Vec::new() };
    let mut found = Vec::new();
    for path in tree.paths(file) {
        for what in of_path(tree, page, row, &path) {
            found.push(format!("src/{file}:{}: {what}", path.line));
        }
    }
    found
}

/// Grants that no file of their module uses.
fn in_vain(tree: &Tree, page: &Page) -> Vec<String> {
    let mut used = BTreeSet::new();
    for file in tree.files().filter(|file| *file != "lib.rs") {
        let module = module_of(file);
        for path in tree.paths(file) {
            let first = &path.segments[0];
            let name = if is_own(first) {
                absolute(&path).and_then(|target| target.first().cloned())
            } else {
                (path.segments.len() > 1).then(|| first.clone())
            };
            used.extend(name.map(|name| (module[0].clone(), name)));
        }
    }
    let is_used = |user: &String, name: &String| used.contains(&(user.clone(), name.clone()));
    let mut found = Vec::new();
    for row in &page.modules {
        for import in row.modules.iter().filter(|import| !is_used(&row.name, import)) {
            found.push(format!("`{}` may import `{import}` and does not", row.name));
        }
    }
    for c in &page.crates {
        for user in c.users.iter().filter(|user| !is_used(user, &c.name)) {
            found.push(format!("`{user}` may use the crate `{}` and does not", c.name));
        }
    }
    found
}

/// Whether a path that begins so stays in this crate. The binary calls it by its name.
fn is_own(first: &str) -> bool {
    matches!(first, "crate" | "super" | "self" | "greenroom")
}

fn of_path(tree: &Tree, page: &Page, row: &Row, path: &Named) -> Vec<String> {
    let mut found = of_words(row, &path.segments);
    let first = path.segments[0].as_str();
    if is_own(first) {
        match absolute(path) {
            Some(target) => found.extend(of_module(tree, page, row, &path.module, &target)),
            None => found.push(format!("{} leads out of the crate", path.segments.join("::"))),
        }
    } else if path.segments.len() > 1
        && CRATES.iter().any(|c| c == first)
        && !page.may_use(&row.name, first)
        && !tree.children(&path.module).iter().any(|c| c == first)
    {
        found.push(format!("{} may not use the crate {first}", row.name));
    }
    found
}

fn of_words(row: &Row, segments: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    if row.kind == Kind::Pure {
        let loud = segments.iter().find(|s| UNORDERED_OR_LOUD.contains(&s.as_str()));
        if let Some(word) = loud {
            found.push(format!("{} is pure and names {word}", row.name));
        }
        if let [first, part, ..] = segments
            && STANDARD.contains(&first.as_str())
            && OUTSIDE.contains(&part.as_str())
        {
            found.push(format!("{} is pure and names std::{part}", row.name));
        }
    }
    let waits = segments.iter().any(|s| s == "async" || s == "await");
    if waits && row.kind != Kind::Waiting {
        found.push(format!("{} says async", row.name));
    }
    found
}

/// The path from the crate's root.
fn absolute(path: &Named) -> Option<Vec<String>> {
    let mut at = path.module.clone();
    let mut rest = path.segments.as_slice();
    if let Some((first, tail)) = rest.split_first()
        && first != "super"
    {
        if first == "crate" || first == "greenroom" {
            at.clear();
        }
        rest = tail;
    }
    while let Some((first, tail)) = rest.split_first()
        && first == "super"
    {
        at.pop()?;
        rest = tail;
    }
    at.extend_from_slice(rest);
    Some(at)
}

fn of_module(
    tree: &Tree,
    page: &Page,
    row: &Row,
    from: &[String],
    target: &[String],
) -> Option<String> {
    let (top, rest) = target.split_first()?;
    if *top != row.name {
        if page.row(top).is_none() || !tree.is_module(&target[..1]) {
            return Some(format!("there is no module {top}"));
        }
        if !row.modules.contains(top) {
            return Some(format!("{} may not import {top}", row.name));
        }
        let child = rest.first()?;
        let is_hidden = tree.children(&target[..1]).contains(child)
            && !tree.is_open(&target[..1], child)
            && rest.len() > 1;
        return is_hidden.then(|| format!("{} is behind the front of {top}", target.join("::")));
    }
    let shared = from.iter().zip(target).take_while(|(a, b)| a == b).count();
    let (parent, own) = (&from[..shared], from.get(shared)?);
    let name = target.get(shared)?;
    let siblings = tree.children(parent);
    // The parent's front gives names of its children on: they count as where they live.
    let sibling =
        if siblings.contains(name) { Some(name.clone()) } else { tree.home_of(parent, name) };
    let place = |name: &String| siblings.iter().position(|s| s == name);
    let (theirs, ours) = (place(&sibling?)?, place(own)?);
    (theirs > ours)
        .then(|| format!("{} names {}, declared below", from.join("::"), target.join("::")))
}

//! What is wrong with a tree, by a table.

use proc_macro2::TokenStream;

use super::walk::{Named, Tree, module_of, named};
use super::{Kind, Row};

/// Parts of the standard library that a pure module has no business with.
const OUTSIDE: [&str; 7] = ["time", "fs", "net", "io", "process", "env", "thread"];
/// Words that a pure module does not say.
const UNORDERED_OR_LOUD: [&str; 7] =
    ["HashMap", "HashSet", "println", "eprintln", "print", "eprint", "dbg"];
const STANDARD: [&str; 3] = ["std", "core", "alloc"];

/// Crates that the package depends on, as code names them.
fn crates() -> Vec<String> {
    let manifest: toml::Table = include_str!("../../../Cargo.toml").parse().unwrap();
    let all = ["dependencies", "dev-dependencies"];
    let names = all.iter().filter_map(|key| manifest.get(*key)?.as_table()).flat_map(|t| t.keys());
    let own = std::iter::once("greenroom".to_owned());
    own.chain(names.map(|name| name.replace('-', "_"))).collect()
}

/// Everything in `tree` that `table` does not grant.
pub(super) fn complaints(tree: &Tree, table: &[Row]) -> Vec<String> {
    let mut found = Vec::new();
    for name in tree.children(&[]) {
        if !table.iter().any(|row| row.name == name) {
            found.push(format!("src/lib.rs: the module {name} is not in the table"));
        }
    }
    for file in tree.files().filter(|file| *file != "lib.rs") {
        found.extend(of_file(tree, table, file));
    }
    found
}

/// The same for one file.
pub(super) fn of_file(tree: &Tree, table: &[Row], file: &str) -> Vec<String> {
    let crates = crates();
    let module = module_of(file);
    let Some(row) = table.iter().find(|row| row.name == module[0]) else { return Vec::new() };
    let tokens: TokenStream = tree.source(file).parse().unwrap_or_else(|e| panic!("{file}: {e}"));
    let mut found = Vec::new();
    for path in named(tokens, &module) {
        for what in of_path(tree, table, row, &crates, &path) {
            found.push(format!("src/{file}:{}: {what}", path.line));
        }
    }
    found
}

fn of_path(tree: &Tree, table: &[Row], row: &Row, crates: &[String], path: &Named) -> Vec<String> {
    let mut found = of_words(row, &path.segments);
    let first = path.segments[0].as_str();
    match first {
        "crate" | "super" | "self" => match absolute(path) {
            Some(target) => found.extend(of_module(tree, table, row, &path.module, &target)),
            None => found.push(format!("{} leads out of the crate", path.segments.join("::"))),
        },
        _ if path.segments.len() > 1
            && crates.iter().any(|c| c == first)
            && !row.crates.contains(&first)
            && !tree.children(&path.module).iter().any(|c| c == first) =>
        {
            found.push(format!("{} may not use the crate {first}", row.name));
        }
        _ => {}
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
        if first == "crate" {
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
    table: &[Row],
    row: &Row,
    from: &[String],
    target: &[String],
) -> Option<String> {
    let (top, rest) = target.split_first()?;
    if *top != row.name {
        if !table.iter().any(|r| r.name == top) || !tree.is_module(&target[..1]) {
            return Some(format!("there is no module {top}"));
        }
        if !row.modules.contains(&top.as_str()) {
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

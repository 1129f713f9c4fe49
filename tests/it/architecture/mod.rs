//! Which module may name what, as a table that is checked against the tokens of `src/`.
//!
//! A row says what one module may import; nothing else is granted. Four rules beside it: only the
//! front of another module is named, never a file behind it; inside a module a file names only
//! siblings declared above it; pure modules name no clock, no input or output and no unordered
//! map; and `async` stays with those who wait for the outside.
//!
//! Start reading with [`TABLE`], then `walk.rs` for how a path is found, then `rules.rs`.

mod walk;
mod rules;

use rules::{complaints, of_file};
pub(crate) use walk::Tree;

/// Whether a module may know of time, disks and networks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It decides and touches nothing.
    Pure,
    /// It touches the outside, and blocks while it does.
    Edge,
    /// It waits for the outside, and may say `async`.
    Waiting,
}

/// What one module may import.
struct Row {
    name: &'static str,
    kind: Kind,
    modules: &'static [&'static str],
    crates: &'static [&'static str],
}

const fn row(
    name: &'static str,
    kind: Kind,
    modules: &'static [&'static str],
    crates: &'static [&'static str],
) -> Row {
    Row { name, kind, modules, crates }
}

/// The lowest module first; a row names only rows above it.
#[rustfmt::skip]
const TABLE: &[Row] = &[
    row("base", Kind::Pure, &[],
        &["serde", "thiserror", "rand", "rand_chacha", "unicode_normalization",
          "unicode_segmentation", "intl_pluralrules", "unic_langid"]),
    row("bank", Kind::Pure, &["base"], &["serde", "thiserror"]),
    row("rubric", Kind::Pure, &["base"], &["serde", "thiserror"]),
    row("guide", Kind::Pure, &["base", "rubric"], &["serde", "thiserror"]),
    row("calendar", Kind::Pure, &["base"], &["serde", "thiserror", "jiff"]),
    row("rotation", Kind::Pure, &["base"], &["serde", "thiserror"]),
    row("chart", Kind::Pure, &["base"], &["serde", "thiserror", "resvg", "dejavu"]),
    row("progress", Kind::Pure, &["base", "bank", "rubric"], &["serde", "thiserror"]),
    row("interview", Kind::Pure, &["base", "bank", "rubric"], &["serde", "thiserror"]),
    row("protocol", Kind::Pure,
        &["base", "bank", "rubric", "guide", "calendar", "rotation", "chart", "progress",
          "interview"],
        &["serde", "thiserror"]),
    row("config", Kind::Edge,
        &["base", "bank", "rubric", "guide", "calendar", "rotation", "progress", "interview",
          "protocol"],
        &["serde", "thiserror", "tracing", "toml", "toml_parser", "dotenvy"]),
    row("store", Kind::Edge, &["base"],
        &["thiserror", "tracing", "rusqlite", "rusqlite_migration", "rustix"]),
    row("service", Kind::Edge,
        &["base", "bank", "rubric", "calendar", "rotation", "progress", "interview", "protocol",
          "config", "store"],
        &["serde", "serde_json", "thiserror", "tracing"]),
    row("runtime", Kind::Waiting, &["base", "protocol", "config", "store", "service"],
        &["thiserror", "tracing", "tracing_subscriber", "tokio", "axum", "prometheus_client"]),
    row("view", Kind::Pure,
        &["base", "bank", "rubric", "guide", "calendar", "rotation", "chart", "progress",
          "interview", "protocol"],
        &["serde", "thiserror"]),
    row("terminal", Kind::Waiting,
        &["base", "bank", "rubric", "calendar", "progress", "interview", "protocol", "runtime",
          "view"],
        &["serde", "serde_json", "thiserror", "tracing", "tokio", "rustyline_async", "crossterm",
          "jiff", "unicode_segmentation", "unicode_width"]),
    row("discord", Kind::Waiting,
        &["base", "calendar", "bank", "rubric", "guide", "chart", "progress", "interview",
          "protocol", "runtime", "view"],
        &["serde", "serde_json", "thiserror", "tracing", "tokio", "serenity", "reqwest",
          "tokio_tungstenite", "futures_util"]),
    row("app", Kind::Waiting,
        &["base", "bank", "rubric", "guide", "calendar", "rotation", "chart", "progress",
          "interview", "protocol", "config", "store", "service", "runtime", "view", "terminal",
          "discord"],
        &["anyhow", "clap", "thiserror", "tracing", "tokio"]),
    row("main", Kind::Waiting, &["app"], &["greenroom", "anyhow", "clap", "tokio"]),
];

#[test]
fn every_import_is_granted_by_the_table() {
    let found = complaints(&Tree::read(), TABLE);
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn the_table_grants_only_what_stands_above() {
    for (at, row) in TABLE.iter().enumerate() {
        for import in row.modules {
            let above = TABLE[..at].iter().any(|r| r.name == *import);
            assert!(above, "`{}` is granted `{import}`, which does not stand above it", row.name);
        }
        if row.kind == Kind::Pure {
            let pure = |name| TABLE.iter().any(|r| r.name == name && r.kind == Kind::Pure);
            assert!(row.modules.iter().all(|m| pure(*m)), "`{}` is pure", row.name);
        }
    }
    let order: Vec<&str> = TABLE.iter().map(|r| r.name).collect();
    let declared: Vec<String> = Tree::read().children(&[]);
    let places: Vec<usize> =
        declared.iter().map(|m| order.iter().position(|o| o == m).unwrap()).collect();
    assert!(places.is_sorted(), "lib.rs declares the lowest first: {declared:?}");
}

/// The complaint that planting `source` into `file` brings.
fn planted(file: &str, source: &str) -> String {
    let mut tree = Tree::read();
    let all = format!("{}\n{source}\n", tree.source(file));
    tree.plant(file, &all);
    of_file(&tree, TABLE, file).join("\n")
}

#[track_caller]
fn caught(file: &str, source: &str, complaint: &str) {
    let found = planted(file, source);
    assert!(found.contains(complaint), "wanted {complaint:?}, found {found:?}");
}

#[test]
fn each_rule_catches_what_is_planted() {
    // An import that the table does not grant: plain, inside a group, inline, by `super`, in a
    // macro, in an inline module.
    caught("base/seed.rs", "use crate::bank::Kind;", "base may not import bank");
    caught("store/inbox.rs", "use crate::{base::Moment, interview::Session};", "not import inter");
    caught("store/inbox.rs", "fn f() { crate::service::handle(); }", "not import service");
    caught("bank/kind.rs", "use super::super::rubric::Mark;", "bank may not import rubric");
    caught("base/id.rs", "fn f() { format!(\"{}\", crate::view::CONST); }", "not import view");
    caught("base/id.rs", "mod inner { use super::super::super::view; }", "not import view");
    caught("interview/step.rs", "use crate::nowhere::X;", "there is no module nowhere");
    // A crate that the table does not grant.
    caught(
        "interview/step.rs",
        "use rusqlite::Connection;",
        "interview may not use the crate rusq",
    );
    caught("view/mod.rs", "fn f() { ::tokio::spawn(x) }", "view may not use the crate tokio");
    // A file behind another module's front.
    caught(
        "service/act.rs",
        "use crate::interview::draft::Draft;",
        "behind the front of interview",
    );
    caught("protocol/query.rs", "use crate::interview::phase::report::X;", "behind the front");
    // Inside a module, upward only.
    caught("interview/seats.rs", "use super::session::Session;", "declared below");
    caught("interview/limits.rs", "use crate::interview::step::Step;", "declared below");
    caught("interview/phase/report.rs", "use super::gathering;", "declared below");
    caught("interview/draft.rs", "use super::phase::report;", "declared below");
    caught("interview/seats.rs", "use super::Session;", "declared below");
    // Pure modules.
    caught("base/moment.rs", "use std::time::Instant;", "base is pure and names std::time");
    caught("view/card.rs", "fn f() { std::fs::read(\"x\"); }", "view is pure and names std::fs");
    caught("rubric/pool.rs", "use std::{fmt, env};", "rubric is pure and names std::env");
    caught("bank/pick.rs", "use std::collections::HashMap;", "bank is pure and names HashMap");
    caught("bank/pick.rs", "fn f() { println!(\"x\"); }", "bank is pure and names println");
    // Waiting.
    caught("service/act.rs", "async fn f() {}", "service says async");
    caught("interview/step.rs", "fn f() { async { g().await } }", "interview says async");
    // A module that the table does not know.
    let mut tree = Tree::read();
    tree.plant("helpers.rs", "");
    tree.plant("lib.rs", &format!("{}\npub mod helpers;", tree.source("lib.rs")));
    assert!(complaints(&tree, TABLE).join("\n").contains("helpers is not in the table"));
}

/// What somebody opens before a restart must work after it: serenity's collectors and poise's forms
/// wait in memory, and are not even built (`reliability`: I6).
#[test]
fn nothing_can_wait_in_memory_for_a_press() {
    let manifest = include_str!("../../../Cargo.toml");
    let serenity = manifest.lines().find(|line| line.starts_with("serenity = ")).unwrap();
    assert!(serenity.contains("default-features = false"), "{serenity}");
    for part in ["collector", "\"client\"", "\"framework\"", "\"gateway\"", "poise"] {
        assert!(!serenity.contains(part), "{serenity}");
    }
    assert!(!manifest.lines().any(|line| line.starts_with("poise")), "poise waits in memory");
}

#[test]
fn what_only_tests_and_strings_name_is_not_looked_at() {
    let harmless = "#[cfg(test)]\nmod tests { use crate::service; }\n\
                    fn f() { g(\"crate::service::X\"); } // crate::service";
    assert_eq!(planted("base/id.rs", harmless), "");
    assert_eq!(planted("service/act.rs", "use crate::store::sessions::Saved;"), "");
    assert_eq!(planted("interview/phase/gathering.rs", "use crate::interview::seats::Seat;"), "");
}

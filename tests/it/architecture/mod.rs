//! Which module may name what: the tables of `src/README.md`, checked against the tokens of `src/`.
//!
//! A row says what one module may import; nothing else is granted, and nothing is granted in vain.
//! Four rules beside it: only the front of another module is named, never a file behind it; inside
//! a module a file names only siblings declared above it; pure modules name no clock, no input or
//! output and no unordered map; and `async` stays with those who wait for the outside.
//!
//! Start reading with `src/README.md`, then `page.rs` for how it is read, `walk.rs` for how a path
//! is found, and `rules.rs`.

mod walk;
mod page;
mod rules;
mod dead;
mod lines;

use dead::Uses;
use page::Page;
use rules::{complaints, of_file};
pub(crate) use walk::Tree;

#[test]
fn every_import_is_granted_by_the_page_and_every_grant_is_used() {
    let found = complaints(&Tree::read(), &Page::of_the_house());
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn what_the_page_names_is_there() {
    assert_eq!(Page::lost_paths(&Page::text()), [""; 0]);
    assert_eq!(Page::lost_paths("in `store/nowhere.rs`, or `view`"), ["store/nowhere.rs"]);
}

/// The complaint that planting `source` into `file` brings.
fn planted(file: &str, source: &str) -> String {
    let mut tree = Tree::read();
    let all = format!("{}\n{source}\n", tree.source(file));
    tree.plant(file, &all);
    of_file(&tree, &Page::of_the_house(), file).join("\n")
}

#[track_caller]
fn caught(file: &str, source: &str, complaint: &str) {
    let found = planted(file, source);
    assert!(found.contains(complaint), "wanted {complaint:?}, found {found:?}");
}

/// What is complained about when the page says `new` where it says `old`.
#[track_caller]
fn page_caught(tree: &Tree, old: &str, new: &str, complaint: &str) {
    let text = Page::text();
    assert!(text.contains(old), "the page does not say {old:?}");
    let found = complaints(tree, &Page::read(&text.replace(old, new))).join("\n");
    assert!(found.contains(complaint), "wanted {complaint:?}, found {found:?}");
}

#[test]
fn the_page_cannot_drift() {
    let tree = Tree::read();
    let page_caught =
        |old: &str, new: &str, complaint: &str| page_caught(&tree, old, new, complaint);
    // A grant too few, and one in vain.
    page_caught("| base, rubric |", "| base |", "guide may not import rubric");
    page_caught("| base |\n", "| – |\n", "bank may not import base");
    let vain = "`progress` may import `rotation` and does not";
    page_caught(
        "the way to their date | base, bank, rubric, calendar |",
        "the way to their date | base, bank, rubric, calendar, rotation |",
        vain,
    );
    page_caught(
        "| calendar, terminal |",
        "| view, terminal |",
        "use the crate `jiff` and does not",
    );
    // A grant upwards, and one that makes a pure module impure.
    page_caught("| base, rubric |", "| base, rubric, view |", "`view` does not stand above it");
    page_caught("| [`base`] | pure |", "| [`base`] | edge |", "is pure, and `base` is not");
    // Modules and crates that are not there, or not on the page.
    page_caught("| [`store`] |", "| [`stores`] |", "there is no module `stores`");
    page_caught("| [`store`] |", "| [`stores`] |", "the module `store` is not in the table");
    page_caught("| serde |", "| sarde |", "does not depend on the crate `sarde`");
    page_caught("| serde |", "| sarde |", "the crate `serde` is not in the table");
    page_caught("| serde |", "| sarde |", "bank may not use the crate serde");
    page_caught("| [`base`] | pure |", "| [`base`] | plain |", "`base` is of no kind: \"plain\"");
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
    // A module that the page does not know.
    let mut tree = Tree::read();
    tree.plant("helpers.rs", "");
    tree.plant("lib.rs", &format!("{}\npub mod helpers;", tree.source("lib.rs")));
    let found = complaints(&tree, &Page::of_the_house()).join("\n");
    assert!(found.contains("the module `helpers` is not in the table"), "{found}");
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

/// A message in a channel or thread is a row of the outbox before it is a request, so that a kill
/// neither loses nor repeats it. Answers to interactions, and open private screens that are shown
/// anew, go to one person by a token. What organisers read of lost rights is found by looking, once
/// an hour at most, and looked for again after a restart.
#[test]
fn nothing_is_posted_beside_the_outbox() {
    let by = |wanted: &[&str]| -> Vec<String> {
        let tree = Tree::read();
        let ours = tree.files().filter(|file| !file.starts_with("discord/rest/"));
        let names = |file: &&str| wanted.iter().any(|route| tree.source(file).contains(route));
        ours.filter(names).map(str::to_owned).collect()
    };
    let posts = ["Route::PostMessage(", "Route::EditMessage(", "Route::StartThread"];
    assert_eq!(by(&posts), ["discord/guild/deliver.rs", "discord/guild/threads.rs"]);
    let tokens = ["Route::AnswerInteraction(", "Route::FollowUp(", "Route::EditAnswer("];
    assert_eq!(by(&tokens), ["discord/inward/respond.rs"]);
}

/// Which file reads a time that somebody typed: it knows in which zone they mean it, and says so.
#[test]
fn a_typed_time_is_read_in_a_zone_that_is_told() {
    let tree = Tree::read();
    let readers: Vec<&str> = tree
        .files()
        .filter(|file| !file.starts_with("calendar/"))
        .filter(|file| tree.source(file).contains("read_time("))
        .collect();
    assert_eq!(readers, ["discord/inward/times.rs", "terminal/wish.rs"]);
}

#[test]
fn what_only_tests_and_strings_name_is_not_looked_at() {
    let harmless = "#[cfg(test)]\nmod tests { use crate::service; }\n\
                    fn f() { g(\"crate::service::X\"); } // crate::service";
    assert_eq!(planted("base/id.rs", harmless), "");
    assert_eq!(planted("service/act.rs", "use crate::store::sessions::Saved;"), "");
    assert_eq!(planted("interview/phase/gathering.rs", "use crate::interview::seats::Seat;"), "");
}

/// What nobody uses and stays, and why.
const STAYS: [(&str, &[&str]); 4] = [
    (
        "the chairs of formats, by which tests of the draw are made; the service has its own of files",
        &["Chairs::SHORT", "Chairs::FINAL_ROUND", "Chairs::GROUP"],
    ),
    (
        "saved for the progress of candidates and interviewers, which reads it",
        &["ballots::interviewer_means", "ballots::self_marks"],
    ),
    (
        "what tests read back of what was saved; the store gives out no connection to do it with",
        &["ballots::of_session", "outbox::dead", "outbox::counts"],
    ),
    (
        "what tests put in and hold against the house: variables, its file, the schema's tables",
        &[
            "Environment::of",
            "House::store_mut",
            "members::MEMBER_COLUMNS",
            "members::TEXTS_ABOUT_MEMBERS",
            "purge::GUILD_TABLES",
        ],
    ),
];

#[test]
fn nothing_is_there_for_nobody() {
    let mut tree = Tree::read();
    let uses = Uses::read(&tree);
    let mut stays: Vec<&str> = STAYS.iter().flat_map(|(_, what)| *what).copied().collect();
    let found = uses.complaints(&tree, &stays);
    assert!(found.is_empty(), "\n{}", found.join("\n"));
    stays.push("id::planted");
    let found = uses.complaints(&tree, &stays);
    assert_eq!(found, ["`id::planted` is excepted and needs not to be"]);

    let file = tree.source("base/id.rs").to_owned();
    let mut planted = |source: &str| {
        tree.plant("base/id.rs", &format!("{file}\n{source}\n"));
        uses.of_file(&tree, "base/id.rs").into_iter().map(|(_, what)| what).collect::<String>()
    };
    for (source, complaint) in [
        ("pub fn planted() {}", "`id::planted` is there for nobody"),
        ("pub const PLANTED: u8 = 0;", "`id::PLANTED` is there for nobody"),
        ("pub struct Planted;", "`id::Planted` is there for nobody"),
        ("pub enum Kind { Planted }", "`Kind::Planted` is there for nobody"),
        ("impl SessionId { pub fn planted(self) {} }", "`SessionId::planted` is there for nobody"),
        ("impl SessionId { pub const END: u8 = 0; }", "`SessionId::END` is there for nobody"),
        ("pub fn planted() {} #[cfg(test)] mod tests { fn f() { super::planted() } }", "nobody"),
        ("pub fn unheard() {} fn f() { unheard() }", "`id::unheard` need not be public"),
    ] {
        let found = planted(source);
        assert!(found.contains(complaint), "wanted {complaint:?}, found {found:?}");
    }
    for alive in ["pub struct Planted; fn f() -> Planted { Planted }", "fn planted() {}"] {
        assert_eq!(planted(alive), "");
    }
}

#[test]
fn comments_fit_the_page_and_say_something() {
    let found = lines::complaints(&Tree::read());
    assert!(found.is_empty(), "\n{}", found.join("\n"));

    let planted = |source: &str| lines::of_file("base/id.rs", source).join("\n");
    assert_eq!(
        planted("    /// Who.\n    member: MemberId,"),
        "src/base/id.rs:1: `Who.` says nothing"
    );
    assert_eq!(planted(&format!("// {}", "x".repeat(98))), "src/base/id.rs:1: 101 columns");
    for harmless in [
        "/// Who acts.\nmember: MemberId,",
        "/// `who`.\nWho,",
        "/// Everything that is kept for longer than the session itself lives in\n/// tables.\nkept: X,",
        &format!("//! | {} |", "x".repeat(98)),
        "/// Finished.\nDone,",
        &format!("// {}", "x".repeat(97)),
    ] {
        assert_eq!(planted(harmless), "", "{harmless}");
    }
}

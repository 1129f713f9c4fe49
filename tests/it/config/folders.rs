//! Collections from folders: what replaces what, and what is not even opened.

use std::fs;
use std::path::Path;

use expect_test::{Expect, expect};
use greenroom::bank::Bank;
use greenroom::config::{BANKS, BuiltIn, Loaded, Report, load};
use tempfile::TempDir;

use super::{bank, sound as short};

const BUILT_IN: &[BuiltIn] = &[BuiltIn {
    name: "theirs",
    file: "question_banks/theirs.toml",
    text: "id = \"theirs\"\ntitle = \"Theirs\"\n[[questions]]\nid = \"built-in\"\nkind = \"case\"\n\
           competency = \"x\"\nprompt = \"Estimate how many doors a town has.\"\n\
           listen_for.strong = [\"a\"]\nlisten_for.weak = [\"b\"]\n\
           follow_ups = [{ trigger = \"vague\", prompt = \"How?\" },\n\
           { trigger = \"no-number\", prompt = \"How many floors?\" },\n\
           { trigger = \"push-back\", prompt = \"Why not twice as many?\" }]\n",
}];

/// A sound question that needs no advice.
fn sound(id: &str) -> String {
    let own =
        |trigger: &str| format!("{{ trigger = \"{trigger}\", prompt = \"{trigger} of {id}?\" }}");
    let three = ["vague", "no-number", "no-result"].map(own).join(", ");
    short(id).replace("{ trigger = \"vague\", prompt = \"Which one?\" }", &three)
}

fn folder(files: &[(&str, String)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// What was loaded and what was complained about, without the folder's own name.
fn check(folder: &Path, expected: Expect) {
    let loaded: Loaded<Bank> = load(BUILT_IN, &[folder]);
    let mut shown = String::new();
    for item in &loaded.items {
        shown.push_str(&format!("{} from {}\n", item.name, item.file));
    }
    let mut report = Report::default();
    report.add(&loaded);
    shown.push_str(&report.to_string());
    expected.assert_eq(&shown.replace(&*folder.to_string_lossy(), "folder"));
}

#[test]
fn own_banks_are_added_and_replace_those_of_the_same_name() {
    let own = bank(&sound("mine"));
    let folder = folder(&[
        ("theirs.toml", own.replace("\"ours\"", "\"theirs\"")),
        ("ours.toml", bank(&sound("another"))),
        ("README.md", "not a bank".to_owned()),
        (".hidden.toml", "not a bank".to_owned()),
    ]);
    check(
        folder.path(),
        expect![[r#"
        ours from folder/ours.toml
        theirs from folder/theirs.toml
        question banks: 2
        nothing to mend
    "#]],
    );
}

#[test]
fn a_broken_bank_takes_nothing_away() {
    let folder = folder(&[
        ("theirs.toml", "id = 5\n".to_owned()),
        ("ours.toml", bank(&sound("mine"))),
        ("worse.toml", bank("[[questions]]\n")),
    ]);
    check(
        folder.path(),
        expect![[r#"
            theirs from question_banks/theirs.toml
            ours from folder/ours.toml
            folder/theirs.toml: `questions` is missing: add a line that begins `questions =` at the top
            folder/theirs.toml: `title` is missing: add a line that begins `title =` at the top
            folder/theirs.toml:1: this is the number 5: write a text between two "
            folder/worse.toml:4: `competency` is missing: add a line that begins `competency =` below this heading
            folder/worse.toml:4: `follow_ups` is missing: add a line that begins `follow_ups =` below this heading
            folder/worse.toml:4: `id` is missing: add a line that begins `id =` below this heading
            folder/worse.toml:4: `kind` is missing: add a line that begins `kind =` below this heading
            folder/worse.toml:4: `listen_for` is missing: add a line that begins `listen_for =` below this heading
            folder/worse.toml:4: `prompt` is missing: add a line that begins `prompt =` below this heading
            question banks: 2
            9 complaints
        "#]],
    );
}

#[test]
fn banks_that_clash_are_told_apart_and_the_built_in_one_stays() {
    let folder = folder(&[
        ("a.toml", bank(&(sound("mine") + &sound("built-in")))),
        ("b.toml", bank(&sound("other"))),
        ("c.toml", bank(&sound("third"))),
    ]);
    check(
        folder.path(),
        expect![[r#"
        theirs from question_banks/theirs.toml
        folder/a.toml:14: question id `built-in` is taken by bank `theirs`: give this question an id of its own
        folder/b.toml:1: bank `ours` exists already: give it an id of its own
        folder/c.toml:1: bank `ours` exists already: give it an id of its own
        question banks: 1
        3 complaints
    "#]],
    );
}

#[test]
fn advice_comes_with_a_line_and_keeps_no_bank_from_being_used() {
    let doors = "Please estimate how many doors a town has!";
    let folder = folder(&[(
        "ours.toml",
        bank(
            &(sound("mine").replace("Tell me about mine.", doors)
                + &sound("two").replace("about two.", "about two and how you did it.")),
        ),
    )]);
    check(
        folder.path(),
        expect![[r#"
        theirs from question_banks/theirs.toml
        ours from folder/ours.toml
        folder/ours.toml:8: question `mine` asks nearly the same as `built-in` of bank `theirs`: drop one of them, or ask for something else (advice)
        folder/ours.toml:17: question `two` asks two things in one: ask one, and make the other a follow-up (advice)
        question banks: 2 with 3 entries
        nothing to mend
    "#]],
    );
}

#[test]
fn long_prompts_and_few_or_repeated_follow_ups_are_told() {
    let words = "word ".repeat(51);
    let again = "trigger = \"no-result\", prompt = \"vague of one?\"";
    let folder = folder(&[(
        "ours.toml",
        bank(&format!(
            "{}{}{}{}",
            sound("one").replace("Tell me about one.", words.trim_end()),
            sound("two").replace("trigger = \"no-result\", prompt = \"no-result of two?\"", again),
            short("three").replace(" }]", " }, { trigger = \"clock-on\", prompt = \"Shorter?\" }]"),
            sound("four").replace(" }]", " }, { trigger = \"clock-on\", prompt = \"Shorter?\" }]"),
        )),
    )]);
    check(
        folder.path(),
        expect![[r#"
        theirs from question_banks/theirs.toml
        ours from folder/ours.toml
        folder/ours.toml:8: question `one` has 51 words, and is not understood in one go: shorten it to 50 words, or leave a part to a follow-up (advice)
        folder/ours.toml:20: this follow-up stands under question `one` already: write one that only this question can have (advice)
        folder/ours.toml:29: question `three` has 2 follow-ups of its own: write at least three, with different triggers (advice)
        question banks: 2 with 5 entries
        nothing to mend
    "#]],
    );
}

#[test]
fn a_prompt_of_the_built_in_banks_in_other_words_is_told() {
    let prompt = "Please describe a goal that you did not reach!";
    let folder =
        folder(&[("ours.toml", bank(&sound("one").replace("Tell me about one.", prompt)))]);
    let loaded: Loaded<Bank> = load(BANKS, &[folder.path()]);
    assert_eq!(loaded.complaints, []);
    let told: Vec<String> = loaded.advice.iter().map(|advice| advice.what.clone()).collect();
    expect![[r#"
        [
            "question `one` asks nearly the same as `failure-missed-goal` of bank `behavioural-self`",
        ]
    "#]].assert_debug_eq(&told);
}

#[test]
fn names_that_play_tricks_are_not_opened() {
    let folder = folder(&[
        ("Ours.toml", String::new()),
        ("ours.TOML", String::new()),
        ("nul.toml", String::new()),
        ("a b.toml", String::new()),
        ("..toml.toml", String::new()),
        ("x\u{202e}lmot.toml", String::new()),
        ("new\nline.toml", String::new()),
        ("bank.yaml", String::new()),
        (&format!("{}.toml", "a".repeat(65)), String::new()),
    ]);
    check(
        folder.path(),
        expect![[r#"
            theirs from question_banks/theirs.toml
            folder/Ours.toml: the name of the file cannot be used: rename it to 1 to 64 of a-z, 0-9, - and _ with the ending .toml
            folder/a b.toml: the name of the file cannot be used: rename it to 1 to 64 of a-z, 0-9, - and _ with the ending .toml
            folder/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.toml: the name of the file cannot be used: rename it to 1 to 64 of a-z, 0-9, - and _ with the ending .toml
            folder/new\u{a}line.toml: the name of the file cannot be used: rename it to 1 to 64 of a-z, 0-9, - and _ with the ending .toml
            folder/nul.toml: the name of the file cannot be used: rename it to 1 to 64 of a-z, 0-9, - and _ with the ending .toml
            folder/ours.TOML: the name of the file cannot be used: rename it to 1 to 64 of a-z, 0-9, - and _ with the ending .toml
            folder/x\u{202e}lmot.toml: the name of the file cannot be used: rename it to 1 to 64 of a-z, 0-9, - and _ with the ending .toml
            folder/bank.yaml: this is not read: only *.toml files are read here (advice)
            question banks: 1
            7 complaints
        "#]],
    );
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_and_to_nothing_are_told() {
    let outside = folder(&[("secret.toml", bank(&sound("secret")))]);
    let folder = folder(&[]);
    let link = |to: &Path, name: &str| {
        std::os::unix::fs::symlink(to, folder.path().join(name)).unwrap();
    };
    link(&outside.path().join("secret.toml"), "link.toml");
    link(Path::new("/dev/zero"), "endless.toml");
    link(Path::new("nowhere"), "broken.toml");
    link(Path::new("round.toml"), "round.toml");
    check(
        folder.path(),
        expect![[r#"
        theirs from question_banks/theirs.toml
        folder/broken.toml: this is a link to nothing: link to a file, or remove it
        folder/endless.toml: this is a link to outside of the folder, where none is followed: put the file here, or link to one in here
        folder/link.toml: this is a link to outside of the folder, where none is followed: put the file here, or link to one in here
        folder/round.toml: this link cannot be followed (Too many levels of symbolic links (os error 40)): link to a file, or remove it
        question banks: 1
        4 complaints
    "#]],
    );
}

/// As a ConfigMap and a Secret are mounted: links to a folder that is exchanged as a whole.
#[cfg(unix)]
#[test]
fn links_that_end_inside_of_the_folder_are_followed() {
    use std::os::unix::fs::symlink;
    let mounted = folder(&[]);
    let path = mounted.path();
    fs::create_dir(path.join("..2026_11_29")).unwrap();
    let text = bank(&sound("mine"));
    fs::write(path.join("..2026_11_29/ours.toml"), &text).unwrap();
    symlink("..2026_11_29", path.join("..data")).unwrap();
    symlink("..data/ours.toml", path.join("ours.toml")).unwrap();
    check(
        path,
        expect![[r#"
        theirs from question_banks/theirs.toml
        ours from folder/ours.toml
        question banks: 2
        nothing to mend
    "#]],
    );
    // The folder itself may be anywhere.
    let elsewhere = folder(&[]);
    symlink(path, elsewhere.path().join("banks")).unwrap();
    let loaded: Loaded<Bank> = load(BUILT_IN, &[&elsewhere.path().join("banks")]);
    assert_eq!((loaded.items.len(), loaded.complaints), (2, Vec::new()));
}

/// What editors, file managers and archives leave behind.
#[test]
fn what_is_no_toml_file_is_advice_and_stops_nothing() {
    let folder = folder(&[
        ("ours.toml", bank(&sound("mine"))),
        ("ours.toml~", String::new()),
        ("#ours.toml#", String::new()),
        (".ours.toml.swp", String::new()),
        (".#ours.toml", String::new()),
        ("._ours.toml", String::new()),
        (".DS_Store", String::new()),
        ("Thumbs.db", String::new()),
        ("desktop.ini", String::new()),
        ("ours.toml.bak", String::new()),
        ("ours.toml.orig", String::new()),
        ("ours.yaml", String::new()),
        ("4913", String::new()),
        ("notes.TXT", String::new()),
    ]);
    fs::create_dir(folder.path().join("old")).unwrap();
    fs::create_dir(folder.path().join("nested.toml")).unwrap();
    check(
        folder.path(),
        expect![[r#"
        theirs from question_banks/theirs.toml
        ours from folder/ours.toml
        folder/#ours.toml#: this is not read: only *.toml files are read here (advice)
        folder/4913: this is not read: only *.toml files are read here (advice)
        folder/Thumbs.db: this is not read: only *.toml files are read here (advice)
        folder/desktop.ini: this is not read: only *.toml files are read here (advice)
        folder/nested.toml: this is a folder, and is not looked into: only *.toml files are read here (advice)
        folder/old: this is a folder, and is not looked into: only *.toml files are read here (advice)
        folder/ours.toml.bak: this is not read: only *.toml files are read here (advice)
        folder/ours.toml.orig: this is not read: only *.toml files are read here (advice)
        folder/ours.toml~: this is not read: only *.toml files are read here (advice)
        folder/ours.yaml: this is not read: only *.toml files are read here (advice)
        question banks: 2
        nothing to mend
    "#]],
    );
    let loaded: Loaded<Bank> = load(BUILT_IN, &[folder.path()]);
    assert_eq!((loaded.items.len(), loaded.complaints), (2, Vec::new()));
}

#[test]
fn a_file_that_is_too_large_is_not_read_to_its_end() {
    let folder = folder(&[("large.toml", "#".repeat(10_000_000))]);
    check(
        folder.path(),
        expect![[r#"
        theirs from question_banks/theirs.toml
        folder/large.toml: the file is larger than 256 KiB: split it into several files
        question banks: 1
        1 complaint
    "#]],
    );
}

#[test]
fn a_folder_that_is_missing_or_crowded_is_told() {
    let root = folder(&[]);
    check(
        &root.path().join("missing"),
        expect![[r#"
        theirs from question_banks/theirs.toml
        folder: the folder cannot be read (No such file or directory (os error 2)): create it, or correct the setting that names it
        question banks: 1
        1 complaint
    "#]],
    );
    let crowded: Vec<(String, String)> =
        (0..201).map(|i| (format!("b{i}.toml"), String::new())).collect();
    for (name, _) in &crowded {
        let text = bank(&sound(name.trim_end_matches(".toml")));
        let text = text.replace("\"ours\"", &format!("\"{}\"", name.trim_end_matches(".toml")));
        fs::write(root.path().join(name), text).unwrap();
    }
    let loaded: Loaded<Bank> = load(BUILT_IN, &[root.path()]);
    assert_eq!(loaded.items.len(), 200);
    let told: Vec<String> = loaded.complaints.iter().map(|c| c.what.clone()).collect();
    expect![[r#"
        [
            "there are more than 200 question banks",
            "there are more than 200 question banks",
        ]
    "#]]
    .assert_debug_eq(&told);
}

#[test]
fn a_folder_of_a_thousand_other_things_is_not_read_and_takes_nothing_away() {
    let crowded = folder(&[("ours.toml", bank(&sound("mine")))]);
    for n in 0..1_000 {
        fs::write(crowded.path().join(format!("note-{n}.txt")), "").unwrap();
    }
    check(
        crowded.path(),
        expect![[r#"
        theirs from question_banks/theirs.toml
        folder: the folder has more than 1000 entries: keep only our files in it
        question banks: 1
        1 complaint
    "#]],
    );
}

#[cfg(unix)]
#[test]
fn a_pipe_keeps_nobody_waiting() {
    let folder = folder(&[("ours.toml", bank(&sound("mine")))]);
    let pipe = folder.path().join("pipe.toml");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    check(
        folder.path(),
        expect![[r#"
        theirs from question_banks/theirs.toml
        ours from folder/ours.toml
        folder/pipe.toml: this is not a file: move it elsewhere
        question banks: 2
        1 complaint
    "#]],
    );
}

//! `greenroom bank` and `greenroom check`.

use std::fs;
use std::path::Path;

use expect_test::{Expect, expect};

use super::{greenroom, run};

fn check(folder: &Path, words: &[&str], expected: Expect) {
    expected.assert_eq(&run(folder, words));
}

/// `text` with words between all its empty quotes.
fn filled(text: &str) -> String {
    let mut text = text.to_owned();
    for n in 0..6 {
        text = text.replacen("\"\"", &format!("\"What did you count on day {n}?\""), 1);
    }
    text
}

#[test]
fn a_new_bank_is_written_once_checked_filled_in_listed_and_read() {
    let folder = tempfile::tempdir().unwrap();
    let new = ["bank", "new", "our-team", "--title", "Our \"team\"", "--kind", "case"];
    check(
        folder.path(),
        &new,
        expect![[r#"
        wrote folder/our-team.toml
        Write between its quotes, then run `greenroom check`.
        exit 0
    "#]],
    );
    check(
        folder.path(),
        &new,
        expect![[r#"
        ! greenroom: folder/our-team.toml exists already and stays as it is: choose another id
        exit 2
    "#]],
    );
    let unready = run(folder.path(), &["check"]);
    let complaints: String = unready
        .lines()
        .filter(|line| line.starts_with("! folder"))
        .map(|l| format!("{l}\n"))
        .collect();
    expect![[r#"
        ! folder/our-team.toml:17: `prompt` is empty: write something here
        ! folder/our-team.toml:23: `strong` is empty: write something here
        ! folder/our-team.toml:24: `weak` is empty: write something here
        ! folder/our-team.toml:26: `prompt` is empty: write something here
        ! folder/our-team.toml:27: `prompt` is empty: write something here
        ! folder/our-team.toml:28: `prompt` is empty: write something here
    "#]]
    .assert_eq(&complaints);
    assert!(unready.ends_with("exit 2\n"));
    let path = folder.path().join("our-team.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, filled(&text)).unwrap();
    let ready = run(folder.path(), &["check"]);
    assert!(ready.contains("\nnothing to mend\n") && !ready.contains("! "), "{ready}");
    let listed = run(folder.path(), &["bank", "list"]);
    let own: Vec<&str> = listed.lines().filter(|line| line.contains("our-team")).collect();
    assert_eq!(own.len(), 1, "{listed}");
    let own: Vec<&str> = own[0].split_whitespace().collect();
    assert_eq!(own.join(" "), "our-team 1 Our \"team\" · folder/our-team.toml");
    check(
        folder.path(),
        &["bank", "show", "our-team"],
        expect![[r#"
            Our "team"
            our-team · 1 question · folder/our-team.toml
            Written with `greenroom bank new`: say what is in it and for whom.

            our-team-1 · case · analysis
              What did you count on day 0?
            exit 0
        "#]],
    );
    check(
        folder.path(),
        &["bank", "show", "our-team-1"],
        expect![[r#"
        our-team-1 · case · analysis
        bank our-team · folder/our-team.toml · aim for 180–300 s, limit 360 s

          What did you count on day 0?

        Listen for
          - What did you count on day 1?

        Weak
          - What did you count on day 2?

        Follow-ups
          - clarify-first: What did you count on day 3?
          - trade-off: What did you count on day 4?
          - push-back: What did you count on day 5?
        exit 0
    "#]],
    );
}

#[test]
fn a_new_bank_that_cannot_be_is_refused_in_plain_words() {
    let folder = tempfile::tempdir().unwrap();
    let new = |id: &str, title: &str, more: &[&str]| {
        let words = [&["bank", "new", id, "--title", title], more].concat();
        run(folder.path(), &words)
    };
    let told = [
        new("../up", "Ours", &[]),
        new("Ours", "Ours", &[]),
        new("con", "Ours", &[]),
        new("case", "Ours", &[]),
        new("ours", " Ours", &[]),
        new("ours", "", &[]),
    ];
    expect![[r#"
        ! greenroom: `../up` is not a short name: use 1 to 64 of a-z, 0-9 and `-`
        exit 2
        ! greenroom: `Ours` is not a short name: use 1 to 64 of a-z, 0-9 and `-`
        exit 2
        ! greenroom: no file can be called `con` everywhere: choose another id
        exit 2
        ! greenroom: a built-in bank is called `case`, and yours would replace it: choose another id
        exit 2
        ! greenroom: the title cannot be used: write 1 to 80 plain characters on one line
        exit 2
        ! greenroom: the title cannot be used: write 1 to 80 plain characters on one line
        exit 2
    "#]]
    .assert_eq(&told.concat());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing was written");
}

/// As the README says it: in a folder with nothing in it, and nothing in the environment.
#[test]
fn a_new_bank_works_from_nothing_and_is_found_by_the_check() {
    let folder = tempfile::tempdir().unwrap();
    let alone = |words: &[&str]| {
        let mut greenroom = std::process::Command::new(env!("CARGO_BIN_EXE_greenroom"));
        let ended = greenroom.args(words).current_dir(folder.path()).env_clear().output().unwrap();
        format!(
            "{}{}",
            String::from_utf8(ended.stdout).unwrap(),
            String::from_utf8(ended.stderr).unwrap()
        )
    };
    expect![[r#"
        wrote banks/our-team.toml
        Write between its quotes, then run `greenroom check`.
    "#]]
    .assert_eq(&alone(&["bank", "new", "our-team", "--title", "Our team"]));
    assert!(alone(&["check"]).contains("banks/our-team.toml:17: `prompt` is empty"));
    let path = folder.path().join("banks/our-team.toml");
    fs::write(&path, filled(&fs::read_to_string(&path).unwrap())).unwrap();
    assert!(alone(&["check"]).contains("\nnothing to mend\n"));
    assert!(alone(&["bank", "list"]).contains("Our team · banks/our-team.toml"));
    expect![[r#"
        wrote deep/er/ours.toml
        Write between its quotes, then run `greenroom check`.
        To use it, set GREENROOM_BANKS_DIR to its folder.
    "#]]
    .assert_eq(&alone(&["bank", "new", "ours", "--dir", "deep/er"]));
    assert!(alone(&["bank", "show", "our-team"]).starts_with("Our team\n"));
}

#[cfg(unix)]
#[test]
fn a_new_bank_is_not_written_through_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    let target = outside.path().join("target.toml");
    std::os::unix::fs::symlink(&target, folder.path().join("ours.toml")).unwrap();
    let told = run(folder.path(), &["bank", "new", "ours", "--title", "Ours"]);
    assert!(told.contains("exists already") && told.ends_with("exit 2\n"), "{told}");
    assert!(!target.exists());
}

#[test]
fn one_bad_bank_is_told_and_takes_nothing_away() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("bad.toml"), "id = 5\n").unwrap();
    let with = run(folder.path(), &["bank", "list"]);
    let (text, code) = with.split_once("! ").unwrap();
    assert!(text.contains(" built in\n") && code.ends_with("exit 2\n"), "{with}");
    let data = tempfile::tempdir().unwrap();
    let data = data.path().join("data").to_string_lossy().into_owned();
    let played = greenroom(folder.path(), &["demo", "--format", "drill", "--data", &data]);
    assert_eq!(played.status.code(), Some(0));
    let told = String::from_utf8(played.stderr).unwrap();
    expect![[r#"
        folder/bad.toml: `questions` is missing: add a line that begins `questions =` at the top (this bank is not used)
        folder/bad.toml: `title` is missing: add a line that begins `title =` at the top (this bank is not used)
        folder/bad.toml:1: this is the number 5: write a text between two " (this bank is not used)
    "#]]
    .assert_eq(&told.replace(&*folder.path().to_string_lossy(), "folder"));
}

/// A bad line of one file hides nothing of the others, and no mistake hides another that does not
/// follow from it.
#[test]
fn one_check_finds_fifteen_mistakes_in_eight_files() {
    let place = tempfile::tempdir().unwrap();
    let question = "[[questions]]\nid = \"a\"\nkind = \"codng\"\ncompetency = \"ownership\"\n\
                    prompt = \"He said \"no\" to you.\"\nlevels = [\"junior\"]\ncolour = 1\n\
                    listen_for.strong = [\"\"]\nfollow_ups = [{ trigger = \"vague\", prompt = \"\" }]\n";
    let files = [
        (".env", "GREENROOM_CONFIG_DIR=own\nnot a line\nGREENROOM_LOG=loud\n".to_owned()),
        ("own/greenroom.toml", "backups_keep = 0\nlog = info\n".to_owned()),
        ("own/tags.toml", "[[role]]\nid = \"lawyer\"\n".to_owned()),
        ("own/formats/quick.toml", "id = \"quick\"\nturns = \"one\"\n".to_owned()),
        ("own/rubrics/ours.toml", "id = \"ours\n".to_owned()),
        ("own/format/other.toml", String::new()),
        ("banks/mine.toml", format!("id = \"mine\"\ntitle = \"\"\n{question}")),
        ("banks/mine.toml~", String::new()),
    ];
    for (name, text) in files {
        fs::create_dir_all(place.path().join(name).parent().unwrap()).unwrap();
        fs::write(place.path().join(name), text).unwrap();
    }
    let mut greenroom = std::process::Command::new(env!("CARGO_BIN_EXE_greenroom"));
    let ended = greenroom.arg("check").current_dir(place.path()).env_clear().output().unwrap();
    let told = String::from_utf8(ended.stderr).unwrap();
    let told = told.split("\nformats: ").next().unwrap();
    expect![[r#"
        .env:2: this line cannot be read: write NAME=value, and put a value with spaces between two "
        own/greenroom.toml:1: `backups_keep` is 0: choose a number from 1 to 60
        own/greenroom.toml:2: a text without quotation marks: put the text between two " on one line
        GREENROOM_LOG: cannot be read: write a level (off, error, warn, info, debug, trace), or module=level, between commas
        own/formats/quick.toml: `about` is missing: add a line that begins `about =` at the top
        own/formats/quick.toml: `agenda` is missing: add a line that begins `agenda =` at the top
        own/formats/quick.toml: `candidates` is missing: add a line that begins `candidates =` at the top
        own/formats/quick.toml: `conductor` is missing: add a line that begins `conductor =` at the top
        own/formats/quick.toml: `rating` is missing: add a line that begins `rating =` at the top
        own/formats/quick.toml: `title` is missing: add a line that begins `title =` at the top
        own/formats/quick.toml:2: `one` is not known here: use one of single, swap, shared
        own/rubrics/ours.toml: `about` is missing: add a line that begins `about =` at the top
        own/rubrics/ours.toml: `title` is missing: add a line that begins `title =` at the top
        own/rubrics/ours.toml:1: invalid basic string, expected `"`: put the text between two " on one line
        own/tags.toml:1: `title` is missing: add a line that begins `title =` below this heading
        banks/mine.toml:2: `title` is empty: write something here
        banks/mine.toml:5: `codng` is not known here: use one of opening, pitch, behavioural, situational, technical, case, values, relocation, salary, closing, pivot
        banks/mine.toml:7: the text ends at the " before this: write \" for a quotation mark in a text
        banks/mine.toml:8: `junior` is not known here: did you mean `entry`?
        banks/mine.toml:9: unknown key `colour`: remove this line
        banks/mine.toml:10: `weak` is missing: add a line that begins `listen_for.weak =`
        banks/mine.toml:10: `strong` is empty: write something here
        banks/mine.toml:11: `prompt` is empty: write something here
        banks/mine.toml~: this is not read: only *.toml files are read here (advice)
        own/format: this is not looked at here: did you mean `formats`? (advice)"#]].assert_eq(told);
    assert_eq!(ended.status.code(), Some(2));
}

#[test]
fn what_is_not_there_is_told_with_the_nearest_name() {
    let folder = tempfile::tempdir().unwrap();
    check(
        folder.path(),
        &["bank", "show", "closng"],
        expect![[r#"
        ! greenroom: no bank and no question is called `closng`: did you mean `closing`?
        exit 2
    "#]],
    );
    check(
        folder.path(),
        &["bank", "show", "nothing-like\u{1b}[2Jit"],
        expect![[r#"
        ! greenroom: no bank and no question is called `nothing-like\u{1b}[2Jit`: `greenroom bank list` lists the banks
        exit 2
    "#]],
    );
}

#[test]
fn everything_fits_a_terminal_of_a_hundred_columns() {
    let folder = tempfile::tempdir().unwrap();
    let stats = run(folder.path(), &["bank", "stats"]);
    let checked = run(folder.path(), &["check"]);
    let table = stats.strip_suffix("exit 0\n").unwrap();
    assert!(checked.contains(&format!("\n\n{table}")), "check ends with the table");
    let listed = run(folder.path(), &["bank", "list"]);
    let banks = listed.lines().filter(|line| line.ends_with("built in"));
    for id in banks.filter_map(|line| line.split_whitespace().next()) {
        let shown = run(folder.path(), &["bank", "show", id]);
        let wide = shown.lines().find(|line| line.chars().count() > 100);
        assert!(shown.ends_with("exit 0\n") && wide.is_none(), "{id}: {wide:?}");
    }
}

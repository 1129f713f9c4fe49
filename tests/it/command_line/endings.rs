//! How commands end: their exit codes, on which stream they say why, and what becomes of them when
//! nobody reads what they print.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use super::greenroom;
use crate::architecture::Tree;

/// A command line, what is typed into it, and its exit code when all is well with its streams.
struct Line {
    words: &'static [&'static str],
    typed: &'static str,
    code: i32,
}

const fn line(words: &'static [&'static str], code: i32) -> Line {
    Line { words, typed: "", code }
}

const PLAY: Line = Line { words: &["play", "--data", "room"], typed: "help\n", code: 0 };

/// Every command, with something to print.
const LINES: &[Line] = &[
    line(&["--help"], 0),
    line(&["--version"], 0),
    line(&["help", "bank", "new"], 0),
    line(&["check"], 0),
    line(&["guide"], 0),
    line(&["bank", "list"], 0),
    line(&["demo", "--format", "drill"], 0),
    PLAY,
    line(&["backup", "--data", "room"], 0),
    line(&["outbox", "--data", "room"], 0),
    line(&["restore", "--data", "room", "--verify", "whole.db"], 0),
    line(&["restore", "--data", "room", "whole.db"], 0),
    line(&["man", "bank", "new"], 0),
    line(&["completions", "bash"], 0),
    #[cfg(feature = "discord")]
    line(&["run", "--data", "room"], 2),
    #[cfg(feature = "discord")]
    line(&["doctor", "--data", "room"], 1),
    #[cfg(feature = "discord")]
    line(&["health", "--data", "room"], 1),
];

/// A folder with a database in `room` and a backup of it.
fn place() -> TempDir {
    let place = tempfile::tempdir().unwrap();
    let played = started(place.path(), &PLAY, Stdio::piped(), Stdio::piped());
    assert!(played.status.success(), "{played:?}");
    assert!(greenroom(place.path(), &["backup", "--data", "room"]).status.success());
    let mut backups = place.path().join("room/backups").read_dir().unwrap();
    let is_one = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "db");
    let backup = backups.find_map(|entry| Some(entry.ok()?.path()).filter(is_one));
    std::fs::copy(backup.unwrap(), place.path().join("whole.db")).unwrap();
    place
}

fn started(place: &Path, line: &Line, stdout: Stdio, stderr: Stdio) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_greenroom"))
        .args(line.words)
        .current_dir(place)
        .env_clear()
        .env("TMPDIR", place)
        .stdin(Stdio::piped())
        .stdout(stdout)
        .stderr(stderr)
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    // A command that reads nothing may be gone already.
    let _unread = std::io::Write::write_all(&mut input, line.typed.as_bytes());
    drop(input);
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn closed() -> Stdio {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    writer.into()
}

fn full() -> Stdio {
    File::options().write(true).open("/dev/full").unwrap().into()
}

#[test]
fn the_lines_are_of_every_command() {
    let help = greenroom(Path::new("."), &["--help"]).stdout;
    let listed = text(&help).split("Commands:\n").nth(1).unwrap();
    let listed = listed.lines().take_while(|line| !line.is_empty());
    let listed: BTreeSet<&str> = listed
        .filter(|l| !l.starts_with("   "))
        .filter_map(|l| l.split_whitespace().next())
        .collect();
    let known: BTreeSet<&str> =
        LINES.iter().map(|line| line.words[0]).filter(|word| !word.starts_with('-')).collect();
    assert_eq!(listed, known);
}

/// As `ripgrep` does: what was read was enough, and the exit code is that of the work. Nor does it
/// matter that nobody can be told why.
#[cfg(target_os = "linux")]
#[test]
fn a_reader_that_goes_away_ends_every_command_quietly() {
    let place = place();
    for line in LINES {
        let code = started(place.path(), line, closed(), full()).status.code();
        assert_eq!(code, Some(line.code), "{:?}", line.words);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_with_a_sentence() {
    let place = place();
    let prints = |line: &&Line| !["run", "health"].contains(&line.words[0]);
    for line in LINES.iter().filter(prints) {
        let Output { status, stderr, .. } = started(place.path(), line, full(), Stdio::piped());
        let told = text(&stderr);
        assert!(!told.contains("panicked"), "{:?}: {told}", line.words);
        assert_eq!(status.code(), Some(1), "{:?}: {told}", line.words);
        assert!(told.contains("No space left on device"), "{:?}: {told}", line.words);
    }
}

/// Everything goes through the few places that know what to do where nobody reads: `print!` panics.
#[test]
fn nothing_prints_but_what_knows_of_closed_pipes() {
    let tree = Tree::read();
    let streams = ["print!", "println!", "eprint!", "eprintln!", "stdout()", "stderr()", "dbg!"];
    let printing = |file: &&str| streams.iter().any(|way| tree.source(file).contains(way));
    let mut printing: Vec<&str> = tree.files().filter(printing).collect();
    printing.sort_unstable();
    // The last one only asks whether a terminal is there, and hands standard output to the demo.
    assert_eq!(printing, ["app.rs", "app/printed.rs", "terminal/console.rs"]);
    assert_eq!(tree.source("app.rs").matches("stdout()").count(), 2);
}

/// A mistake in the arguments ends with 2 and says on standard error what to type.
#[test]
fn wrong_arguments_end_with_two_and_a_cure() {
    let place = place();
    for (words, told) in [
        (&[][..], "Usage: greenroom <COMMAND>"),
        (&["chek"], "similar subcommand exists: 'check'"),
        (&["demo", "--format", "drll"], "there is no format `drll`"),
        (&["demo", "--seed", "one"], "invalid digit found"),
        (&["demo", "--seeds", "1"], "similar argument exists: '--seed'"),
        (&["demo", "--data", "room"], "the demo needs an empty directory"),
        (&["play", "--role", "backend"], "--solo"),
        (&["play", "--solo", "--format", "sol"], "did you mean `solo`?"),
        (&["play", "--solo", "--format", "panel"], "choose one of drill, solo"),
        (&["play", "--solo", "--role", "bakend"], "did you mean `backend`?"),
        (&["play", "--solo", "--role", "juggler"], "choose one of account-manager, accountant"),
        (&["play", "--solo", "--level", "junior"], "no level"),
        (&["play", "--solo", "--kind", "nothing"], "no kind of question"),
        (&["play", "--speed", "0"], "0 is not in 1..=600"),
        (&["guide", "nothing"], "`greenroom guide` lists what there is"),
        (&["bank", "show", "closng"], "did you mean `closing`?"),
        (&["bank", "new", "Ours"], "not a short name"),
        (&["bank", "new"], "<ID>"),
        (&["restore"], "<FILE>"),
        (&["completions", "klingon"], "possible values: bash"),
        (&["man", "nothing"], "there is no command `nothing`"),
        (&["man", "bank", "nothing"], "`greenroom bank --help` lists them"),
    ] {
        let Output { status, stdout, stderr } = greenroom(place.path(), words);
        assert_eq!(status.code(), Some(2), "{words:?}: {}", text(&stderr));
        assert!(text(&stderr).contains(told), "{words:?}: {}", text(&stderr));
        assert_eq!(text(&stdout), "", "{words:?}");
    }
}

#[cfg(feature = "discord")]
#[test]
fn what_is_missing_of_the_environment_ends_with_two_as_well() {
    let place = tempfile::tempdir().unwrap();
    for (name, value, told) in [
        ("GREENROOM_DISCORD_TOKEN", "", "there is no token"),
        ("GREENROOM_DISCORD_API_URL", "ftp://example.org", "must be https://"),
        ("GREENROOM_CONFIG_DIR", "/no/such", "the folder does not exist"),
        ("GREENROOM_LOG", "loud", "write a level"),
    ] {
        let ended = Command::new(env!("CARGO_BIN_EXE_greenroom"))
            .arg("run")
            .current_dir(place.path())
            .env_clear()
            .env("GREENROOM_DISCORD_TOKEN", "some.token.text")
            .env(name, value)
            .output()
            .unwrap();
        assert_eq!(ended.status.code(), Some(2), "{name}: {}", text(&ended.stderr));
        assert!(text(&ended.stderr).contains(told), "{name}: {}", text(&ended.stderr));
    }
}

#[test]
fn help_is_written_for_a_hundred_columns_and_without_escapes_where_nobody_sees_them() {
    let place = tempfile::tempdir().unwrap();
    let mut pages: Vec<Vec<&str>> = vec![vec!["--help"], vec!["bank", "--help"]];
    for command in LINES.iter().map(|line| line.words[0]).filter(|word| !word.starts_with('-')) {
        pages.push(vec!["help", command]);
        pages.push(vec![command, "-h"]);
    }
    pages.extend(["new", "list", "show", "stats"].map(|inner| vec!["bank", inner, "--help"]));
    for words in pages.iter().filter(|words| words[..] != ["help", "-h"]) {
        let ended = greenroom(place.path(), words);
        let help = text(&ended.stdout);
        assert_eq!(ended.status.code(), Some(0), "{words:?}");
        let wide = help.lines().find(|line| line.chars().count() > 100);
        assert_eq!(wide, None, "{words:?}");
        assert!(!help.contains('\u{1b}'), "{words:?}");
    }
}

#[test]
fn completions_and_pages_name_every_command() {
    let place = tempfile::tempdir().unwrap();
    let commands: Vec<&str> =
        LINES.iter().map(|line| line.words[0]).filter(|word| !word.starts_with('-')).collect();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = greenroom(place.path(), &["completions", shell]).stdout;
        let lacks: Vec<_> =
            commands.iter().filter(|name| !text(&script).contains(**name)).collect();
        assert_eq!(lacks, [&""; 0], "{shell}");
    }
    let page = greenroom(place.path(), &["man"]).stdout;
    for command in &commands {
        assert!(text(&page).contains(&format!("greenroom\\-{command}(1)")), "{command}");
    }
    let page = greenroom(place.path(), &["man", "bank", "new"]).stdout;
    assert!(text(&page).contains("\\-\\-title"), "{}", text(&page));
}

/// Also when the reader goes away, and when it cannot begin.
#[test]
fn a_demo_leaves_nothing_in_the_temporary_folder() {
    let place = tempfile::tempdir().unwrap();
    let drill = line(&["demo", "--format", "drill"], 0);
    let wrong = line(&["demo", "--format", "nothing"], 2);
    assert!(started(place.path(), &drill, Stdio::piped(), Stdio::piped()).status.success());
    started(place.path(), &drill, closed(), Stdio::piped());
    started(place.path(), &wrong, Stdio::piped(), Stdio::piped());
    let left: Vec<_> = place.path().read_dir().unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
}

/// What a person does who has seen enough of a slow one.
#[cfg(unix)]
#[test]
fn a_demo_that_is_interrupted_leaves_nothing_either() {
    let place = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_greenroom"))
        .args(["demo", "--speed", "1"])
        .current_dir(place.path())
        .env_clear()
        .env("TMPDIR", place.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0];
    std::io::Read::read_exact(child.stdout.as_mut().unwrap(), &mut first).unwrap();
    let told = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(told.success());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let left: Vec<_> = place.path().read_dir().unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
}

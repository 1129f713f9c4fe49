//! This test binary again, as another process: one that can be killed, refused or starved.
//!
//! A test named `child_…` is the other process when [`role`] finds what to do, and a small test of
//! its own otherwise.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

const ROLE: &str = "GREENROOM_CHILD";

/// What the parent wants this process to be, word by word; none in an ordinary run.
pub(super) fn role() -> Option<Vec<String>> {
    let words = std::env::var(ROLE).ok()?;
    Some(words.split('\u{1f}').map(str::to_owned).collect())
}

/// The command that runs only `test` (its path below `store::`), with these words.
pub(super) fn command(test: &str, words: &[&str]) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    as_child(&mut command, words);
    command.args(arguments(test)).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

/// As [`command`], through a shell that first runs `setup`, such as `ulimit`.
pub(super) fn command_after(setup: &str, test: &str, words: &[&str]) -> Command {
    let mut command = Command::new("sh");
    as_child(&mut command, words);
    command
        .arg("-c")
        .arg(format!("{setup}; exec \"$0\" \"$@\""))
        .arg(std::env::current_exe().unwrap())
        .args(arguments(test))
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command
}

fn as_child(command: &mut Command, words: &[&str]) {
    command.env(ROLE, words.join("\u{1f}"));
}

fn arguments(test: &str) -> [String; 4] {
    [
        "--exact".to_owned(),
        format!("store::{test}"),
        "--nocapture".to_owned(),
        "--test-threads=1".to_owned(),
    ]
}

/// The lines of the child that begin with `> `; the test runner's own are left out.
pub(super) fn lines(child: &mut Child) -> impl Iterator<Item = String> + use<> {
    BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok)
        .filter_map(|line| line.split_once("> ").map(|(_, said)| said.to_owned()))
}

/// Says a line to the parent.
#[expect(clippy::print_stdout, reason = "the parent reads it there")]
pub(super) fn say(line: &str) {
    println!("> {line}");
}

/// The word at `place` as a path.
pub(super) fn path(words: &[String], place: usize) -> PathBuf {
    PathBuf::from(&words[place])
}

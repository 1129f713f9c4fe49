//! The real binary as a person at a terminal runs it: what it prints where, and its exit code.

mod bank;
#[cfg(all(feature = "discord", unix))]
mod doctor;
mod endings;
mod outbox;

use std::path::Path;
use std::process::{Command, Output};

/// Runs `greenroom` in `folder`, with an environment of its own.
fn greenroom(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_greenroom"))
        .args(words)
        .current_dir(folder)
        .env_remove("GREENROOM_CONFIG_DIR")
        .env("GREENROOM_BANKS_DIR", folder)
        .output()
        .unwrap()
}

/// Its exit code and what it printed, without the folder's own name.
fn run(folder: &Path, words: &[&str]) -> String {
    let Output { status, stdout, stderr } = greenroom(folder, words);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let (stdout, stderr) = (text(stdout), text(stderr));
    let marked = |text: &str| text.lines().map(|line| format!("! {line}\n")).collect::<String>();
    let all = format!("{stdout}{}exit {}\n", marked(&stderr), status.code().unwrap());
    all.replace(&*folder.to_string_lossy(), "folder")
}

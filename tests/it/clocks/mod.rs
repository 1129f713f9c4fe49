//! What hangs on time: clocks that run on what was lived, and what is said ahead of a start.

mod course;
mod deaf;
mod leads;
mod stopped;

use std::path::Path;

/// Who may say it: how, and in which files below `src`.
const SAID_IN: [(&str, &[&str]); 3] = [
    // The machine's clock says when something is, never how long it took. `health` compares it
    // with what the file system wrote by the same clock.
    ("SystemTime::now", &["app/discord.rs", "runtime/clock.rs"]),
    // A start, and commands that end at once.
    (
        "SystemClock",
        &[
            "app.rs",
            "app/discord.rs",
            "app/outbox.rs",
            "discord/serve/mod.rs",
            "runtime/clock.rs",
            "runtime/mod.rs",
        ],
    ),
    // An id tells the platform's time: it is read on the house's clock in one place, and compared
    // with the platform's in another.
    ("made_at(", &["discord/app.rs", "discord/rest/mod.rs", "discord/snowflake.rs"]),
];

fn files_below(dir: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_below(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn the_machines_clock_and_the_platforms_are_read_where_nothing_is_measured_by_them() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    files_below(&src, &mut files);
    for (word, allowed) in SAID_IN {
        let mut said: Vec<String> = Vec::new();
        for file in &files {
            let text = std::fs::read_to_string(file).unwrap();
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            if code.into_iter().any(|line| line.contains(word)) {
                said.push(file.strip_prefix(&src).unwrap().display().to_string());
            }
        }
        said.sort();
        assert_eq!(said, allowed, "{word}");
    }
}

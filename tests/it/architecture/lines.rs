//! What rustfmt does not see: comments that run out of the page, and some that say nothing.

use super::walk::Tree;

/// Columns of a line. What is drawn or stands in a table may be wider: it cannot be broken.
const WIDTH: usize = 100;
/// A comment that is nothing but one of these asks what it should answer.
const QUESTIONS: [&str; 12] = [
    "Who.",
    "Whom.",
    "Whose.",
    "Which.",
    "What.",
    "When.",
    "Where.",
    "Why.",
    "How.",
    "Yes.",
    "Nothing.",
    "The same.",
];

pub(super) fn complaints(tree: &Tree) -> Vec<String> {
    tree.files().flat_map(|file| of_file(file, tree.source(file))).collect()
}

pub(super) fn of_file(file: &str, source: &str) -> Vec<String> {
    let lines: Vec<&str> = source.lines().collect();
    let doc = |at: usize| lines.get(at)?.trim_start().strip_prefix("///").map(str::trim);
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let width = line.chars().count();
        if width > WIDTH && line.trim_start().starts_with("//") && !line.contains(['|', '─']) {
            found.push(format!("src/{file}:{}: {width} columns", at + 1));
        }
        let is_alone = doc(at + 1).is_none() && at.checked_sub(1).and_then(doc).is_none();
        if let Some(said) = doc(at).filter(|said| is_alone && QUESTIONS.contains(said)) {
            found.push(format!("src/{file}:{}: `{said}` says nothing", at + 1));
        }
    }
    found
}

//! Files and environment from outside: every complaint with file, line, what and cure.

mod complaints;
mod environment;
mod folders;
mod hostile;
mod mistakes;
mod tags;

use expect_test::Expect;
use greenroom::bank::Bank;
use greenroom::config::parse;

/// A bank around these questions.
fn bank(questions: &str) -> String {
    format!("id = \"ours\"\ntitle = \"Ours\"\n\n{questions}")
}

/// A sound question, lines 1 to 9 of its text.
fn sound(id: &str) -> String {
    format!(
        r#"[[questions]]
id = "{id}"
kind = "behavioural"
competency = "ownership"
prompt = "Tell me about {id}."
listen_for.strong = ["a number"]
listen_for.weak = ["no number"]
follow_ups = [{{ trigger = "vague", prompt = "Which one?" }}]

"#
    )
}

fn check(text: &str, expected: Expect) {
    let shown = match parse::<Bank>("ours.toml", text.as_bytes()) {
        Ok(bank) => format!("clean, {} questions\n", bank.questions.len()),
        Err(complaints) => complaints.iter().map(|c| format!("{c}\n")).collect(),
    };
    expected.assert_eq(&shown);
}

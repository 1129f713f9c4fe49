//! One typed line: who acts, and what they do.

use crate::base::Span;

use super::names::{is_reserved, name};
use super::press::Number;

/// What a line says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Said {
    /// Nothing: an empty line, or a comment.
    Nothing,
    /// `help`.
    Help,
    /// `quit`.
    Quit,
    /// `sessions`.
    Sessions,
    /// `who`.
    Who,
    /// `what next`.
    WhatNext,
    /// `guide star`: something to read, by its name.
    Guide(String),
    /// `wait 30 s`: for scripts.
    Wait(Span),
    /// `plan …` and `now …`, by somebody or by whoever acted last.
    Plan {
        /// Who plans; none: who acted last.
        by: Option<String>,
        /// What stands behind.
        words: String,
        /// At once.
        is_now: bool,
    },
    /// `series …`: evenings that come again, by whoever acted last.
    Series(String),
    /// Somebody presses a numbered button.
    Press {
        /// Who presses.
        by: String,
        /// The number that stands beside the button.
        number: Number,
        /// The option of a picker, from 1.
        option: Option<usize>,
    },
    /// Somebody says something: an answer, or a field of the form that they opened.
    Says {
        /// Who speaks.
        by: String,
        /// Their words.
        text: String,
    },
    /// Somebody does something in words: a button's label, or a verb.
    Does {
        /// Who acts.
        by: String,
        /// The label, or the verb and what stands behind it.
        words: String,
        /// The session, where it was named: `#42`.
        session: Option<u32>,
    },
}

/// Why a line means nothing, and what to type.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum LineFault {
    /// Nobody can be called so.
    #[error(
        "`{0}` is nobody's name: begin with a name of letters and digits, such as `Ana: …` or \
         `Ana 3`; `help` shows what can be typed"
    )]
    NoName(String),
    /// A name alone.
    #[error("what does {0} do? Type `{0} panel`, `{0} 3` for a button, or `{0}: …` to speak")]
    NameAlone(String),
    /// A waiting time that is none.
    #[error("type how long to wait, such as `wait 30 s` or `wait 5 min`")]
    NoWait,
    /// The beginning of `what next`.
    #[error("type `what next` to read whose move it is")]
    WhatElse,
    /// Words behind a word that stands alone.
    #[error("`{0}` stands alone on its line")]
    StandsAlone(String),
    /// Nothing was said.
    #[error(
        "there is nothing behind the colon: type the answer there, such as `{0}: In my last …`"
    )]
    SaysNothing(String),
}

/// A fault names at most so many characters of what was typed.
const SHOWN_MAX: usize = 32;

/// The most units that a script waits for.
const WAIT_MAX: i64 = 1_000_000;

/// Reads a line.
///
/// # Errors
/// [`LineFault`], which says what to type.
pub(super) fn read(line: &str) -> Result<Said, LineFault> {
    let line = line.trim();
    if line.is_empty() || line.starts_with('#') {
        return Ok(Said::Nothing);
    }
    if let Some((by, text)) = line.split_once([':', '：'])
        && let Some(by) = name(by)
    {
        let text = text.trim();
        if text.is_empty() {
            return Err(LineFault::SaysNothing(by));
        }
        return Ok(Said::Says { by, text: text.to_owned() });
    }
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim();
    if is_reserved(first) {
        return word(&first.to_lowercase(), rest);
    }
    match name(first) {
        Some(by) => does(by, rest),
        None => Err(LineFault::NoName(shown(first))),
    }
}

fn shown(word: &str) -> String {
    super::plain::plain(&word.chars().take(SHOWN_MAX).collect::<String>())
}

/// A line that begins with a word of its own.
fn word(first: &str, rest: &str) -> Result<Said, LineFault> {
    match (first, rest) {
        ("plan" | "now", words) => {
            Ok(Said::Plan { by: None, words: words.to_owned(), is_now: first == "now" })
        }
        ("wait", span) => {
            let parts: Vec<&str> = span.split_whitespace().collect();
            let span = match parts.as_slice() {
                [count] => ahead(count, "s"),
                [count, unit] => ahead(count, unit),
                _ => return Err(LineFault::NoWait),
            };
            span.map(Said::Wait).ok_or(LineFault::NoWait)
        }
        ("series", words) => Ok(Said::Series(words.to_owned())),
        ("guide", words) => Ok(Said::Guide(words.to_owned())),
        ("help", "") => Ok(Said::Help),
        ("quit" | "exit", "") => Ok(Said::Quit),
        ("sessions", "") => Ok(Said::Sessions),
        ("who", "") => Ok(Said::Who),
        ("what", "next" | "next?") => Ok(Said::WhatNext),
        ("what", _) => Err(LineFault::WhatElse),
        (word, _) => Err(LineFault::StandsAlone(word.to_owned())),
    }
}

/// A span in words, such as `20 min`.
fn ahead(count: &str, unit: &str) -> Option<Span> {
    let count: i64 = count.parse().ok().filter(|count| (1..=WAIT_MAX).contains(count))?;
    match unit {
        "s" | "sec" | "second" | "seconds" => Some(Span::from_seconds(count)),
        "min" | "minute" | "minutes" => Some(Span::from_minutes(count)),
        "h" | "hour" | "hours" => Some(Span::from_hours(count)),
        "day" | "days" => Some(Span::from_hours(count * 24)),
        _ => None,
    }
}

fn does(by: String, rest: &str) -> Result<Said, LineFault> {
    if rest.is_empty() {
        return Err(LineFault::NameAlone(by));
    }
    let (first, behind) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    match first.to_lowercase().as_str() {
        "plan" | "now" => {
            let is_now = first.eq_ignore_ascii_case("now");
            return Ok(Said::Plan { by: Some(by), words: behind.trim().to_owned(), is_now });
        }
        "sessions" if behind.is_empty() => return Ok(Said::Sessions),
        // What stands behind it can have a number sign of its own.
        "series" => {
            return Ok(Said::Does { by, words: rest.to_owned(), session: None });
        }
        _ => {}
    }
    let parts: Vec<&str> = rest.split_whitespace().collect();
    if let Some(number) = number(parts[0]) {
        match parts.as_slice() {
            [_] => return Ok(Said::Press { by, number, option: None }),
            [_, option] => {
                if let Ok(option) = option.parse() {
                    return Ok(Said::Press { by, number, option: Some(option) });
                }
            }
            _ => {}
        }
    }
    let (words, session) = match parts.split_last() {
        Some((last, before)) if !before.is_empty() && session(last).is_some() => {
            let end = rest.rfind('#').unwrap_or(rest.len());
            (rest[..end].trim().to_owned(), session(last))
        }
        Some(_) | None => (rest.to_owned(), None),
    };
    Ok(Said::Does { by, words, session })
}

fn number(word: &str) -> Option<Number> {
    match word.strip_prefix(['p', 'P']) {
        Some(own) => own.parse().ok().map(Number::Own),
        None => word.parse().ok().map(Number::Room),
    }
}

fn session(word: &str) -> Option<u32> {
    word.strip_prefix('#')?.parse().ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn does(by: &str, words: &str, session: Option<u32>) -> Said {
        Said::Does { by: by.to_owned(), words: words.to_owned(), session }
    }

    #[test]
    fn each_kind_of_line_is_understood() {
        let by = || "Ana".to_owned();
        for (line, said) in [
            ("", Said::Nothing),
            ("  # a comment", Said::Nothing),
            ("help", Said::Help),
            ("QUIT", Said::Quit),
            ("guide", Said::Guide(String::new())),
            ("guide tone direct", Said::Guide("tone direct".to_owned())),
            ("wait 5 min", Said::Wait(Span::from_minutes(5))),
            ("wait 30", Said::Wait(Span::from_seconds(30))),
            ("Ana 3", Said::Press { by: by(), number: Number::Room(3), option: None }),
            ("Ana p4 2", Said::Press { by: by(), number: Number::Own(4), option: Some(2) }),
            ("Ana: we did: it", Said::Says { by: by(), text: "we did: it".to_owned() }),
            ("Ana take a seat", does("Ana", "take a seat", None)),
            ("Ana guide star", does("Ana", "guide star", None)),
            ("Ana ballot 1 #42", does("Ana", "ballot 1", Some(42))),
            ("Ana panel#3", does("Ana", "panel#3", None)),
            ("Ana 3 minutes", does("Ana", "3 minutes", None)),
            (
                "now short live",
                Said::Plan { by: None, words: "short live".to_owned(), is_now: true },
            ),
            (
                "Ana plan panel 60",
                Said::Plan { by: Some(by()), words: "panel 60".to_owned(), is_now: false },
            ),
        ] {
            assert_eq!(read(line), Ok(said), "{line}");
        }
    }

    #[test]
    fn what_is_not_understood_says_what_to_type() {
        for (line, hint) in [
            ("Ana", "`Ana panel`"),
            ("Ana:", "behind the colon"),
            ("3 Ana", "`3` is nobody's name"),
            ("wait", "wait 30 s"),
            ("wait 0 s", "wait 30 s"),
            ("help me", "stands alone"),
            ("\u{1b}[2Jx y", "nobody's name"),
        ] {
            let fault = read(line).unwrap_err().to_string();
            assert!(fault.contains(hint), "{line}: {fault}");
            assert!(!fault.contains('\u{1b}'));
        }
    }

    proptest! {
        #[test]
        fn no_line_is_too_strange(line in any::<String>()) {
            // What matters is that it comes back.
            let _said = read(&line);
        }

        #[test]
        fn no_line_that_begins_like_a_real_one_is_too_strange(
            line in "(Ana|plan|now|wait|é)[ :#p0-9]{0,4}.{0,40}",
        ) {
            if let Ok(Said::Does { by, words, .. }) = read(&line) {
                prop_assert!(name(&by).as_ref() == Some(&by) && !words.is_empty());
                let _verb = crate::terminal::verbs::read(&words);
            }
        }
    }
}

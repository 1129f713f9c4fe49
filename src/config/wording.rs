//! What the parser says, in words for somebody who writes questions and not programs.
//!
//! The parser's messages come as text only. Those that an author meets are recognised here by
//! their beginnings; any other is passed on as it is.

use super::nearest::nearest;

/// The most names that a cure lists.
const NAMES_SHOWN_MAX: usize = 12;

/// A message of the parser, understood.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Understood {
    /// What is wrong.
    pub(super) what: String,
    /// What to do.
    pub(super) cure: String,
    /// Which key was at fault.
    pub(super) about: About,
}

/// What a message is about.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum About {
    /// This key should not be there; the second name is the key that was probably meant.
    UnknownKey(Option<String>),
    /// This key should be there.
    MissingKey(String),
    /// The value that the message points to. Where it is a choice, one of the choices.
    Value(Option<String>),
}

impl About {
    /// The key that is missing.
    pub(super) fn missing_key(&self) -> Option<&str> {
        match self {
            Self::MissingKey(key) => Some(key),
            Self::UnknownKey(_) | Self::Value(_) => None,
        }
    }
}

/// The `message` of the parser about the text `shown`, in plain words.
pub(super) fn understood(message: &str) -> Understood {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let value = |what: String, cure: String| Understood { what, cure, about: About::Value(None) };
    match (message, quoted.split_first()) {
        (_, Some((wrong, known))) if message.starts_with("unknown field") => {
            let meant = nearest(wrong, known.iter().copied());
            Understood {
                what: format!("unknown key `{wrong}`"),
                cure: instead(meant, known, "remove this line"),
                about: About::UnknownKey(meant.map(str::to_owned)),
            }
        }
        (_, Some((missing, _))) if message.starts_with("missing field") => Understood {
            what: format!("`{missing}` is missing"),
            // Where depends on the table, which the message does not show.
            cure: String::new(),
            about: About::MissingKey((*missing).to_owned()),
        },
        (_, Some((wrong, known))) if message.starts_with("unknown variant") => Understood {
            what: format!("`{wrong}` is not known here"),
            cure: instead(nearest(wrong, known.iter().copied()), known, "choose another word"),
            about: About::Value(known.first().map(|choice| (*choice).to_owned())),
        },
        _ => match expectation(message) {
            Some((found, expected)) => value(
                format!("this is {}", plain_found(found)),
                format!("write {}", plain_expected(expected)),
            ),
            None if message.starts_with("wanted string") => value(
                "this is not one of the words known here".to_owned(),
                "write one of the words that the template lists".to_owned(),
            ),
            None => match message.split_once(": ") {
                Some((what, cure)) => value(what.to_owned(), cure.to_owned()),
                None => value(message.to_owned(), "write it as the template does".to_owned()),
            },
        },
    }
}

/// A syntax error in plain words: what is wrong in `line` at the character `column`, from 1, and
/// the rule that is usually broken there.
pub(super) fn syntax(message: &str, line: &str, column: usize) -> (String, String) {
    let at = line.char_indices().nth(column.saturating_sub(1)).map_or(line.len(), |(at, _)| at);
    let (before, rest) = line.split_at(at);
    if let Some((what, cure)) = habit(line, before, rest) {
        return (what.to_owned(), cure.to_owned());
    }
    let cure = match message {
        _ if message.contains("duplicate key") && line.starts_with('[') => {
            "keep one of the two, or write both as [[…]] where there may be several"
        }
        _ if message.contains("duplicate key") => "keep one of the two",
        _ if message.contains("cannot extend") => {
            "the key before the dot has a value already: keep one of the two"
        }
        _ if message.contains("escape") || message.contains("unicode") => {
            "write \\\\ for a backslash, or put the text between two '"
        }
        _ if message.contains("missing comma") => "put a comma between the two",
        _ if message.contains("array table") => "close the heading with ]]",
        _ if message.contains("unclosed table") => "close the heading with ]",
        _ if message.contains("leading zero") => "write the number without the 0 before it",
        _ if message.contains("string") => "put the text between two \" on one line",
        _ if message.contains("array") => "close the list with ] and put a comma between entries",
        _ if message.contains("inline table") => "close it with } and put commas between entries",
        _ if message.contains("newline") => "begin a new line here",
        _ => "write `key = value`, with texts between \" and lists between [ and ]",
    };
    (message.to_lowercase(), cure.to_owned())
}

/// What people write who are used to other files: what is wrong, and the cure.
fn habit(line: &str, before: &str, rest: &str) -> Option<(&'static str, &'static str)> {
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
    let is_value = !line.starts_with('[') && before.trim_end().ends_with(['=', ',', '[']);
    let is_typographic = |c: char| matches!(c, '“' | '”' | '„' | '‘' | '’' | '«' | '»');
    let trimmed = line.trim_start();
    if ["//", ";", "--", "<!--", "/*"].iter().any(|begin| trimmed.starts_with(begin)) {
        Some(("this is no comment here", "begin it with #"))
    } else if rest.starts_with(is_typographic) && (is_value || before.trim_end().is_empty()) {
        Some(("this is a typographic quotation mark", "put the text between two straight \""))
    } else if before.trim_end().ends_with('"') && goes_on_as_text(rest, '"') {
        Some(("the text ends at the \" before this", "write \\\" for a quotation mark in a text"))
    } else if before.ends_with('\'') && goes_on_as_text(rest, '\'') {
        Some(("the text ends at the ' before this", "put the text between two \" instead"))
    } else if !before.contains('=') && rest.trim_start().starts_with(':') {
        Some(("a colon after the key", "write = instead of it"))
    } else if is_value
        && ["true", "false", "yes", "no", "on", "off"].contains(&&*word.to_lowercase())
    {
        Some(("this is no value here", "write true or false, in small letters"))
    } else if is_value && word.starts_with(char::is_alphabetic) {
        Some(("a text without quotation marks", "put the text between two \" on one line"))
    } else if is_value && word.starts_with(|c: char| c.is_ascii_digit()) {
        Some(("this is no number", "write digits alone, such as 90, or a text between two \""))
    } else {
        None
    }
}

/// Whether what follows a text is more of it, and not the next key, a comma or a comment.
fn goes_on_as_text(rest: &str, quote: char) -> bool {
    let is_of_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let behind_key = rest.trim_start().trim_start_matches(is_of_key).trim_start();
    let begins_another = rest.trim_start().starts_with(['#', quote]);
    rest.contains(quote) && !behind_key.starts_with('=') && !begins_another
}

fn instead(meant: Option<&str>, known: &[&str], otherwise: &str) -> String {
    match meant {
        Some(meant) => format!("did you mean `{meant}`?"),
        None if known.is_empty() || known.len() > NAMES_SHOWN_MAX => otherwise.to_owned(),
        None => format!("use one of {}", known.join(", ")),
    }
}

/// What was found and what was expected, in the three shapes that messages have.
fn expectation(message: &str) -> Option<(&str, &str)> {
    ["invalid type: ", "invalid value: ", "invalid length "]
        .iter()
        .find_map(|begin| message.strip_prefix(begin))?
        .split_once(", expected ")
}

/// What was found, in the words of the file.
fn plain_found(of_program: &str) -> String {
    match of_program.split_once(' ') {
        Some(("integer", number)) => format!("the number {number}"),
        Some(("string", text)) => format!("the text {text}"),
        Some(("boolean", _)) => format!("the word {}", of_program.replace("boolean ", "")),
        Some(("floating", _)) => of_program.replace("floating point", "the number"),
        _ => match of_program {
            "sequence" => "a list".to_owned(),
            "map" => "a table or a date".to_owned(),
            _ if of_program.chars().all(|c| c.is_ascii_digit()) => {
                format!("a list of {of_program}")
            }
            _ => of_program.to_owned(),
        },
    }
    .replace('`', "")
}

/// What was expected, in the words of the file.
fn plain_expected(of_program: &str) -> String {
    let plain = match of_program {
        "a string" | "string or table" | "path string" => "a text between two \"",
        "a sequence" => "a list between [ and ]",
        "a boolean" => "true or false",
        "an array of length 2" => "two numbers, such as [60, 90]",
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number, 0 or more",
        "i8" | "i16" | "i32" | "i64" => "a whole number",
        "a map" => "a table of keys",
        _ if of_program.starts_with("struct ListenFor") => {
            "two lists, `listen_for.strong = […]` and `listen_for.weak = […]`"
        }
        "struct FollowUp" => "tables such as { trigger = \"vague\", prompt = \"…\" }",
        _ if of_program.starts_with("struct ") => "a table of keys",
        _ => of_program,
    };
    plain.to_owned()
}

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
            cure: format!("add a line that begins `{missing} =`"),
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

/// A syntax error in plain words: what the parser says and the rule that is usually broken.
pub(super) fn syntax(message: &str) -> (String, String) {
    let cure = match message {
        _ if message.contains("duplicate key") => "keep one of the two",
        _ if message.contains("missing comma") => "put a comma between the two",
        _ if message.contains("array table") => "close the heading with ]]",
        _ if message.contains("string") => "put the text between two \" on one line",
        _ if message.contains("array") => "close the list with ] and put a comma between entries",
        _ if message.contains("inline table") => "close it with } and put commas between entries",
        _ if message.contains("newline") => "begin a new line here",
        _ => "write `key = value`, with texts between \" and lists between [ and ]",
    };
    (message.to_lowercase(), cure.to_owned())
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
        _ if of_program.starts_with("struct ") => "a table of keys",
        _ => of_program,
    };
    plain.to_owned()
}

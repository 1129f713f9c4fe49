//! What was typed, cut into numbers, words and signs.

use unicode_normalization::UnicodeNormalization;

use super::vocabulary;

/// Longest text that is read as a time.
const CHARACTERS_MAX: usize = 120;

/// A piece of what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// What it is.
    pub(super) kind: Kind,
    /// Whether nothing stands between it and the one before.
    pub(super) is_glued: bool,
    /// The part between two blanks in which it stands, without the punctuation around.
    pub(super) chunk: String,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Digits: how many, and their value; too many of them have none.
    Number { digits: usize, value: Option<u32> },
    /// Letters, small.
    Word(String),
    /// Anything else.
    Sign(char),
}

/// The words that could not be read: from where no way led on.
pub(super) fn unread(tokens: &[Token], at: usize) -> Option<String> {
    tokens.get(at).or_else(|| tokens.last()).map(|token| token.chunk.clone())
}

/// Cuts a text; none of one that is too long to be a time. Full-width digits, unusual blanks and
/// dashes, and fractions are written plainly first; whether letters are capitals does not matter.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    tokens_within(text, CHARACTERS_MAX)
}

/// The same of a text that may be longer.
pub(super) fn tokens_within(text: &str, characters_max: usize) -> Vec<Token> {
    if text.chars().count() > characters_max {
        return Vec::new();
    }
    let text = plain(text);
    text.split_whitespace().flat_map(chunk).collect()
}

fn plain(text: &str) -> String {
    let mut text: String = text.chars().filter(|c| !is_unseen(*c)).collect();
    for (fraction, decimals) in [('½', ".5"), ('¼', ".25"), ('¾', ".75")] {
        while let Some(at) = text.find(fraction) {
            let stands_alone = !text[..at].ends_with(|c: char| c.is_ascii_digit());
            let whole = if stands_alone { "0" } else { "" };
            text.replace_range(at..at + fraction.len_utf8(), &format!("{whole}{decimals}"));
        }
    }
    let mut plain = String::with_capacity(text.len());
    for c in text.nfkc() {
        match c {
            // O'clock is one word, however its stroke is written.
            '\'' | '’' | '‘' | '`' | '´' => {}
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '~' => plain.push('-'),
            '@' => plain.push_str(" at "),
            '∶' | '꞉' => plain.push(':'),
            '[' | ']' | '(' | ')' | '"' | '„' | '“' | '”' | '«' | '»' => plain.push(' '),
            c => plain.push(c),
        }
    }
    for (written, meant) in [("a.m", "am"), ("A.M", "am"), ("p.m", "pm"), ("P.M", "pm")] {
        plain = plain.replace(written, meant);
    }
    plain
}

/// Marks that show nothing and turn nothing around, as phones paste them.
fn is_unseen(c: char) -> bool {
    let is_joiner = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    is_joiner || matches!(c, '\u{2066}'..='\u{2069}')
}

fn chunk(chunk: &str) -> Vec<Token> {
    let whole = chunk.trim_matches([',', ';', '.', '!', '?']).to_owned();
    let mut all: Vec<Token> = Vec::new();
    let mut rest = chunk;
    while let Some(first) = rest.chars().next() {
        let length = if first.is_ascii_digit() {
            until(rest, |c| !c.is_ascii_digit())
        } else if first.is_alphabetic() {
            until(rest, |c| !c.is_alphabetic())
        } else {
            first.len_utf8()
        };
        let (text, behind) = rest.split_at(length);
        rest = behind;
        // The dot of an abbreviation says nothing: `Nov.`
        if text == "." && matches!(all.last(), Some(Token { kind: Kind::Word(_), .. })) {
            continue;
        }
        let mut push = |kind| {
            all.push(Token { kind, is_glued: !all.is_empty(), chunk: whole.clone() });
        };
        if first.is_ascii_digit() {
            push(Kind::Number { digits: text.len(), value: text.parse().ok() });
        } else if first.is_alphabetic() {
            let word = text.to_lowercase();
            match vocabulary::two_in_one(&word).and_then(|at| word.split_at_checked(at)) {
                Some((day, part)) => {
                    push(Kind::Word(day.to_owned()));
                    push(Kind::Word(part.to_owned()));
                }
                None => push(Kind::Word(word)),
            }
        } else {
            push(Kind::Sign(first));
        }
    }
    all
}

fn until(text: &str, ends: impl Fn(char) -> bool) -> usize {
    text.find(ends).unwrap_or(text.len())
}

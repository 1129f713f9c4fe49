//! How deep a TOML text is nested and how many tables it has, measured on its tokens: nothing is
//! built while a hostile file can still be hostile (`reliability`: S10).

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// Deeper nesting than this has no use in our files.
pub(super) const DEPTH_MAX: usize = 32;

/// Why a text is not built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TooMuch {
    /// It is nested deeper than [`DEPTH_MAX`].
    Depth,
    /// It has more tables than allowed: each takes a kilobyte, however small it is written.
    Tables,
}

/// The byte at which `text` is nested deeper than [`DEPTH_MAX`] or has more than `tables_max`
/// tables, if it is or has. Brackets count and so do the dots of keys, which open a table each.
pub(super) fn too_much_at(text: &str, tables_max: usize) -> Option<(usize, TooMuch)> {
    let mut header_dots = 0;
    let mut table_count = 0;
    let mut opened: Vec<usize> = Vec::new();
    let mut dots = 0;
    let mut in_header = false;
    let mut begins_a_line = true;
    for token in Source::new(text).lex() {
        let depth = header_dots + dots + opened.iter().sum::<usize>();
        if depth > DEPTH_MAX {
            return Some((token.span().start(), TooMuch::Depth));
        }
        if table_count > tables_max {
            return Some((token.span().start(), TooMuch::Tables));
        }
        let is_header = begins_a_line && opened.is_empty();
        let kind = token.kind();
        let is_table = matches!(kind, TokenKind::LeftCurlyBracket | TokenKind::Dot)
            || (is_header && kind == TokenKind::LeftSquareBracket);
        table_count += usize::from(is_table);
        match kind {
            TokenKind::LeftSquareBracket if is_header => {
                (in_header, header_dots, dots) = (true, 1, 0);
            }
            TokenKind::LeftSquareBracket if in_header => header_dots += 1,
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => {
                opened.push(dots + 1);
                dots = 0;
            }
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                dots = opened.pop().map_or(dots, |before| before - 1);
            }
            TokenKind::Dot if in_header => header_dots += 1,
            TokenKind::Dot => dots += 1,
            TokenKind::Newline => {
                in_header = false;
                dots = 0;
            }
            TokenKind::Comma => dots = 0,
            TokenKind::Equals
            | TokenKind::Whitespace
            | TokenKind::Comment
            | TokenKind::LiteralString
            | TokenKind::BasicString
            | TokenKind::MlLiteralString
            | TokenKind::MlBasicString
            | TokenKind::Atom
            | TokenKind::Eof => {}
        }
        begins_a_line =
            kind == TokenKind::Newline || (begins_a_line && kind == TokenKind::Whitespace);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_nest_is_counted() {
        let path = |parts: usize| vec!["a"; parts].join(".");
        for (deep, flat) in [
            (
                format!("a = {}", "[".repeat(33)),
                format!("a = {}{}", "[".repeat(32), "]".repeat(32)),
            ),
            (format!("a = {}", "{a=".repeat(40)), format!("a = {}", "{a=".repeat(32))),
            (format!("[{}]", path(40)), format!("[{}]", path(32))),
            (format!("[[{}]]", path(40)), format!("[[{}]]", path(31))),
            (format!("{} = 1", path(40)), format!("{} = 1", path(33))),
            (
                format!("[{}]\n{} = {{{} = [[1]]}}", path(12), path(10), path(10)),
                format!("[{}]\n{} = {{{} = [[1]]}}", path(10), path(10), path(10)),
            ),
        ] {
            let told = too_much_at(&deep, usize::MAX).map(|(_, what)| what);
            assert_eq!(told, Some(TooMuch::Depth), "{deep}");
            assert_eq!(too_much_at(&flat, usize::MAX), None, "{flat}");
        }
    }

    #[test]
    fn brackets_and_dots_in_texts_comments_and_numbers_do_not_add_up() {
        let texts = format!("a = \"{0}\" # {0}\nb = '''\n{0}\n'''\n", "[{.".repeat(50));
        let numbers = format!("a = [{}]\n", "1.5, ".repeat(50));
        let tables = "[[a]]\nb = [{c = 1}]\n[a.d]\n".repeat(50);
        assert_eq!(too_much_at(&format!("{texts}{numbers}{tables}"), usize::MAX), None);
    }

    #[test]
    fn every_way_to_open_a_table_is_counted() {
        for text in ["[a]\n", "[[a]]\n", "a = [{}, {b = [1, [2]]}, [3]]\n", "a.b = 1\n"] {
            let of_text = if text.contains("{}") { 2 } else { 1 };
            let (enough, many) = (text.repeat(10), text.repeat(11));
            assert_eq!(too_much_at(&enough, 10 * of_text), None, "{text}");
            let told = too_much_at(&format!("{many}c = 1\n"), 10 * of_text);
            assert_eq!(told.map(|(_, what)| what), Some(TooMuch::Tables), "{text}");
        }
    }
}

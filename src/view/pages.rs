//! Long texts, cut where nobody notices: at a line's end, else between words, never inside a
//! character or between a backslash and what it escapes.

/// Longest paragraph, in characters of UTF-16: what platforms count. It leaves room for a heading
/// in the same message.
const PARAGRAPH_MAX: usize = 1_900;
/// How the lines of a quotation begin.
const QUOTE: &str = "> ";

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The text as paragraphs that are not too long; a quotation goes on as one.
pub(super) fn paragraphs(text: String) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while units(&rest) > PARAGRAPH_MAX {
        let cut = cut(&rest);
        let (head, tail) = rest.split_at(cut);
        let tail = tail.trim_start();
        let is_mid_line = !rest[..cut].ends_with('\n') && !rest[cut..].starts_with('\n');
        let in_quote = head.trim_end().lines().last().is_some_and(|l| l.starts_with(QUOTE));
        let prefix = if is_mid_line && in_quote && !tail.starts_with(QUOTE) { QUOTE } else { "" };
        let next = format!("{prefix}{tail}");
        found.push(head.trim_end().to_owned());
        rest = next;
    }
    if !rest.is_empty() {
        found.push(rest);
    }
    found
}

/// Where to cut: behind the last line break that is not near the beginning, else at the last
/// blank, else behind the last whole character that fits.
fn cut(text: &str) -> usize {
    let mut used = 0;
    let mut is_escaped = false;
    let (mut any, mut blank, mut line) = (0, 0, 0);
    for (at, c) in text.char_indices() {
        used += c.len_utf16();
        if used > PARAGRAPH_MAX {
            break;
        }
        is_escaped = c == '\\' && !is_escaped;
        let end = at + c.len_utf8();
        if !is_escaped {
            any = end;
        }
        if c == '\n' {
            line = end;
        } else if c == ' ' {
            blank = end;
        }
    }
    // A cut in the first half would make many small paragraphs out of one long word.
    [line, blank].into_iter().find(|end| *end > any / 2).unwrap_or(any)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_cut_between_words_and_nothing_is_lost() {
        let text = "several words and no more ".repeat(300);
        let parts = paragraphs(text.clone());
        assert!(parts.iter().all(|p| units(p) <= PARAGRAPH_MAX));
        assert_eq!(parts.join(" ").trim_end(), text.trim_end());
    }

    #[test]
    fn a_character_and_an_escape_stay_whole() {
        for text in ["😀".repeat(3_000), r"\*".repeat(3_000), format!("x{}", r"\_".repeat(3_000))]
        {
            let parts = paragraphs(text.clone());
            assert!(parts.iter().all(|p| units(p) <= PARAGRAPH_MAX));
            assert!(parts.iter().all(|p| !p.starts_with(['*', '_'])), "an escape was cut");
            assert_eq!(parts.concat(), text);
        }
    }

    #[test]
    fn a_quotation_goes_on_as_one() {
        let parts = paragraphs(format!("> {}", "word ".repeat(1_000)));
        assert!(parts.len() > 1 && parts.iter().all(|p| p.starts_with(QUOTE)));
    }
}

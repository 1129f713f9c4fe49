//! The dialect of cards as lines of a terminal: names and times put in, escapes undone, wrapped at
//! its width, and never a character that the terminal would obey.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::base::{MemberId, Moment};
use crate::calendar::Zone;

use super::names::Names;
use super::plain::plain;
use super::times::relative;

/// Lines are not made narrower than this, whatever the terminal says.
const WIDTH_MIN: usize = 24;
/// Lines are not made wider than this: longer ones are hard to read.
const WIDTH_MAX: usize = 100;
/// The width where there is no terminal.
pub(super) const WIDTH_PIPED: usize = 88;

/// How text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Looks {
    width: usize,
    is_ansi: bool,
}

impl Looks {
    /// Plain text without any escape sequence: for pipes and files.
    pub const PLAIN: Self = Self { width: WIDTH_PIPED, is_ansi: false };

    /// For a terminal of this width; `is_ansi` allows bold and dim.
    pub fn terminal(width: u16, is_ansi: bool) -> Self {
        Self { width: usize::from(width).clamp(WIDTH_MIN, WIDTH_MAX), is_ansi }
    }

    /// Columns of a line.
    pub fn width(self) -> usize {
        self.width
    }
}

/// What text is read with: who the numbers are, where the reader's clock is, and what it shows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading<'a> {
    /// Names of members.
    pub names: &'a Names,
    /// The reader's time zone.
    pub zone: &'a Zone,
    /// Now.
    pub now: Moment,
}

/// How a character looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Look {
    is_bold: bool,
    is_italic: bool,
}

/// One character as a reader sees it.
#[derive(Debug, Clone)]
struct Glyph {
    text: String,
    width: usize,
    look: Look,
}

impl Glyph {
    fn is_space(&self) -> bool {
        self.text == " "
    }
}

/// A paragraph as lines of the terminal, each beginning with `indent`.
pub(super) fn paragraph(
    source: &str,
    reading: Reading<'_>,
    looks: Looks,
    indent: &str,
) -> Vec<String> {
    let mut out = Vec::new();
    // A stress may go on over the end of a line.
    let mut look = Look::default();
    for line in source.split('\n') {
        let (bar, line) = match line.strip_prefix("> ") {
            Some(quoted) => ("│ ", quoted),
            None => ("", line),
        };
        let room = looks.width.saturating_sub(indent.width() + bar.width()).max(WIDTH_MIN / 2);
        let glyphs = glyphs(line, reading, &mut look);
        for part in wrap(glyphs, room) {
            let text = paint(&part, looks);
            out.push(format!("{indent}{bar}{text}").trim_end().to_owned());
        }
    }
    out
}

/// The line's text without the marks of the dialect, each character with its look.
fn glyphs(line: &str, reading: Reading<'_>, stress: &mut Look) -> Vec<Glyph> {
    let mut runs: Vec<(String, Look)> = Vec::new();
    let mut look = *stress;
    let mut push = |text: &str, look: Look| match runs.last_mut() {
        Some((run, last)) if *last == look => run.push_str(text),
        Some(_) | None => runs.push((text.to_owned(), look)),
    };
    let mut rest = line;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        let next = after.chars().next();
        match c {
            '\\' if next.is_some_and(|n| n.is_ascii_punctuation()) => {
                let escaped = next.map_or_else(String::new, String::from);
                push(&escaped, look);
                rest = &after[escaped.len()..];
                before = 'x';
                continue;
            }
            '*' if next == Some('*') => {
                look.is_bold = !look.is_bold;
                rest = &after[1..];
                continue;
            }
            '_' if is_mark(before, next, look.is_italic) => look.is_italic = !look.is_italic,
            '<' => {
                if let Some((shown, length)) = token(rest, reading) {
                    push(&plain(&shown), look);
                    rest = &rest[length..];
                    before = 'x';
                    continue;
                }
                push("<", look);
            }
            _ => push(&plain(&c.to_string()), look),
        }
        before = c;
        rest = after;
    }
    *stress = look;
    let split = |(run, look): (String, Look)| -> Vec<Glyph> {
        let glyph = |text: &str| Glyph { text: text.to_owned(), width: text.width(), look };
        run.graphemes(true).map(glyph).collect()
    };
    runs.into_iter().flat_map(split).collect()
}

/// Whether an underscore begins or ends a stress, rather than standing inside a word.
fn is_mark(before: char, next: Option<char>, is_open: bool) -> bool {
    if is_open {
        !before.is_whitespace() && !next.is_some_and(char::is_alphanumeric)
    } else {
        !before.is_alphanumeric() && next.is_some_and(|n| !n.is_whitespace())
    }
}

/// What stands in angle brackets at the beginning of `rest`, and how many bytes it took.
fn token(rest: &str, reading: Reading<'_>) -> Option<(String, usize)> {
    let end = rest.find('>')?;
    let inside = &rest[1..end];
    let shown = if let Some(id) = inside.strip_prefix('@') {
        reading.names.name(MemberId(id.parse().ok()?))
    } else if let Some(time) = inside.strip_prefix("t:") {
        let (seconds, style) = time.split_once(':').unwrap_or((time, "F"));
        let at = Moment::from_ms(seconds.parse::<i64>().ok()?.saturating_mul(1_000));
        match style {
            "R" => relative(at, reading.now),
            "t" => reading.zone.time_of_day(at),
            "D" => reading.zone.day(at),
            _ => reading.zone.long(at),
        }
    } else if inside.starts_with("https://") {
        inside.to_owned()
    } else {
        return None;
    };
    Some((shown, end + 1))
}

/// Breaks between words where it can, inside a word where it must.
fn wrap(glyphs: Vec<Glyph>, room: usize) -> Vec<Vec<Glyph>> {
    let mut lines = Vec::new();
    let mut line: Vec<Glyph> = Vec::new();
    let mut width = 0;
    for glyph in glyphs {
        if width + glyph.width > room && !line.is_empty() {
            if glyph.is_space() {
                lines.push(std::mem::take(&mut line));
                width = 0;
                continue;
            }
            let rest = match line.iter().rposition(Glyph::is_space) {
                Some(space) => {
                    let rest = line.split_off(space + 1);
                    line.pop();
                    rest
                }
                None => Vec::new(),
            };
            lines.push(std::mem::replace(&mut line, rest));
            width = line.iter().map(|g| g.width).sum();
        }
        width += glyph.width;
        line.push(glyph);
    }
    lines.push(line);
    lines
}

fn paint(glyphs: &[Glyph], looks: Looks) -> String {
    let mut out = String::new();
    let mut now = Look::default();
    for glyph in glyphs {
        if looks.is_ansi && glyph.look != now {
            out.push_str("\u{1b}[0m");
            if glyph.look.is_bold {
                out.push_str("\u{1b}[1m");
            }
            if glyph.look.is_italic {
                out.push_str("\u{1b}[3m");
            }
            now = glyph.look;
        }
        out.push_str(&glyph.text);
    }
    if now != Look::default() {
        out.push_str("\u{1b}[0m");
    }
    out
}

/// A short text in bold, where the terminal can.
pub(super) fn bold(text: &str, looks: Looks) -> String {
    if looks.is_ansi { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
}

/// Columns that a printed line takes: what stresses it takes none.
pub(super) fn shown_width(line: &str) -> usize {
    let mut parts = line.split("\u{1b}[");
    let first = parts.next().map_or(0, UnicodeWidthStr::width);
    let rest = parts.filter_map(|part| part.split_once('m')).map(|(_, text)| text.width());
    first + rest.sum::<usize>()
}

/// A short text that stands back, where the terminal can.
pub(super) fn dim(text: &str, looks: Looks) -> String {
    if looks.is_ansi { format!("\u{1b}[2m{text}\u{1b}[0m") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    use super::*;

    const NOW: Moment = Moment::from_ms(1_795_543_200_000);

    fn shown_at(source: &str, width: u16, is_ansi: bool) -> String {
        let names = Names::new([(MemberId(7), "Ana".to_owned())]);
        let zone = Zone::utc();
        let reading = Reading { names: &names, zone: &zone, now: NOW };
        paragraph(source, reading, Looks::terminal(width, is_ansi), "").join("\n")
    }

    fn shown(source: &str) -> String {
        shown_at(source, 100, false)
    }

    #[test]
    fn names_and_times_stand_where_their_marks_stood() {
        let s = NOW.seconds();
        assert_eq!(shown("<@7> and <@8>"), "Ana and member 8");
        assert_eq!(shown(&format!("<t:{s}:F>")), "Tuesday 24 November 2026 18:00");
        assert_eq!(shown(&format!("<t:{}:t>, <t:{}:R>", s + 60, s + 600)), "18:01, in 10 minutes");
        assert_eq!(shown(&format!("<t:{}:R>", s - 172_800)), "2 days ago");
        assert_eq!(shown(&format!("<t:{s}:R>")), "now");
        assert_eq!(shown(&format!("<t:{s}:D>")), "24 November 2026");
        assert_eq!(shown("<https://a.example/x>"), "https://a.example/x");
        for odd in ["<@x>", "<t:soon:R>", "<t:99999999999999999999:F>", "a < b > c", "<", "<@7"] {
            assert_eq!(shown(odd), odd);
        }
        assert_eq!(shown("<t:9223372036854775807:F>"), "an unknown time");
    }

    #[test]
    fn marks_are_obeyed_and_escapes_undone() {
        assert_eq!(
            shown("**bold** _soft_ a_b \\*\\*not\\*\\* \\<@7\\>"),
            "bold soft a_b **not** <@7>"
        );
        assert_eq!(
            shown_at("a **b** _c_", 100, true),
            "a \u{1b}[0m\u{1b}[1mb\u{1b}[0m \u{1b}[0m\u{1b}[3mc\u{1b}[0m"
        );
        assert_eq!(shown("_two\nlines_ x"), "two\nlines x");
        assert_eq!(shown("> said\n> twice"), "│ said\n│ twice");
    }

    #[test]
    fn lines_break_between_words_and_never_inside_a_character() {
        assert_eq!(
            shown_at("one two three four five six seven", 24, false),
            "one two three four five\nsix seven"
        );
        let wide = "漢".repeat(30);
        assert!(shown_at(&wide, 24, false).lines().all(|line| line.width() <= 24));
        let family = "👩‍👩‍👧‍👦".repeat(40);
        assert_eq!(shown_at(&family, 24, false).replace('\n', ""), family);
    }

    proptest! {
        #[test]
        fn whatever_comes_nothing_is_obeyed_and_nothing_is_too_wide(source in any::<String>()) {
            let text = shown_at(&source, 30, false);
            prop_assert!(text.chars().all(|c| c == '\n' || crate::terminal::plain::is_harmless(c)));
            prop_assert!(text.lines().all(|line| line.width() <= 31));
            prop_assert!(!plain(&source).chars().any(char::is_control));
        }
    }
}

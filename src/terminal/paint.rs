//! The prompt and the line that is being typed, as rows of the screen: wrapped by ourselves, so
//! that their number is known whatever the terminal does at its edge.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::plain::plain;

/// What stands at the bottom of the screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Painted {
    /// Its rows; none is as wide as the screen.
    pub rows: Vec<String>,
    /// The cursor's row, counted from the first of them, and its column.
    pub cursor: (usize, usize),
}

impl Painted {
    /// Columns of the widest row.
    pub(super) fn width(&self) -> usize {
        self.rows.iter().map(|row| row.width()).max().unwrap_or(0)
    }
}

/// Lays out `prompt` and `text` with the cursor at byte `cursor` of it; of what is higher than the
/// screen, the part around the cursor.
pub(super) fn paint(
    prompt: &str,
    text: &str,
    cursor: usize,
    (columns, height): (usize, usize),
) -> Painted {
    let room = columns.saturating_sub(1).max(1);
    let mut sheet = Sheet { rows: vec![String::new()], width: 0, room };
    sheet.write(prompt);
    let mut at = None;
    for (byte, letter) in text.grapheme_indices(true) {
        if byte >= cursor && at.is_none() {
            at = Some(sheet.place(letter));
        }
        match letter {
            "\n" => sheet.begin(),
            letter => sheet.letter(&plain(letter)),
        }
    }
    let (row, column) = at.unwrap_or_else(|| sheet.place(""));
    let mut rows = sheet.rows;
    let shown = height.max(1);
    let last = (row + 1).max(rows.len().min(row + shown));
    let first = last.saturating_sub(shown);
    rows.truncate(last);
    rows.drain(..first);
    Painted { rows, cursor: (row - first, column) }
}

/// Rows that are being filled.
struct Sheet {
    rows: Vec<String>,
    width: usize,
    room: usize,
}

impl Sheet {
    fn write(&mut self, text: &str) {
        text.graphemes(true).for_each(|letter| self.letter(letter));
    }

    fn letter(&mut self, letter: &str) {
        if self.width + letter.width() > self.room && self.width > 0 {
            self.begin();
        }
        if let Some(row) = self.rows.last_mut() {
            row.push_str(letter);
        }
        self.width += letter.width();
    }

    fn begin(&mut self) {
        self.rows.push(String::new());
        self.width = 0;
    }

    /// Where this letter is going to stand. A cursor behind a full row stays at its end.
    fn place(&mut self, letter: &str) -> (usize, usize) {
        if letter != "\n" && self.width > 0 && self.width + letter.width() > self.room {
            self.begin();
        }
        (self.rows.len() - 1, self.width)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_long_line_is_wrapped_and_the_cursor_is_in_it() {
        let painted = paint("> ", "abcdefgh", 5, (6, 9));
        assert_eq!(painted.rows, ["> abc", "defgh"]);
        assert_eq!(painted.cursor, (1, 2));
        assert_eq!(paint("> ", "abc\n\nd", 7, (6, 9)).rows, ["> abc", "", "d"]);
    }

    #[test]
    fn what_is_higher_than_the_screen_shows_the_part_around_the_cursor() {
        let text = "a\nb\nc\nd\ne";
        assert_eq!(paint("> ", text, 9, (9, 2)).rows, ["d", "e"]);
        let top = paint("> ", text, 0, (9, 2));
        assert_eq!((top.rows, top.cursor), (vec!["> a".to_owned(), "b".to_owned()], (0, 2)));
    }

    proptest! {
        #[test]
        fn no_row_reaches_the_edge_and_the_cursor_is_on_the_screen(
            prompt in "[a-z· ]{0,30}> ", text in any::<String>(), at in 0..200_usize,
            columns in 3..90_usize, height in 1..30_usize,
        ) {
            let cursor = text.char_indices().map(|(at, _)| at).take(at).last().unwrap_or(0);
            let painted = paint(&prompt, &text, cursor, (columns, height));
            prop_assert!(!painted.rows.is_empty() && painted.rows.len() <= height);
            prop_assert!(painted.width() < columns, "{painted:?}");
            prop_assert!(painted.cursor.0 < painted.rows.len() && painted.cursor.1 < columns);
            prop_assert!(painted.rows.iter().all(|row| !row.chars().any(char::is_control)));
        }
    }
}

//! The line that is being typed: its text, where the cursor is, and the lines before it. It knows
//! keys and no screen.

use std::collections::VecDeque;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unicode_segmentation::UnicodeSegmentation;

use super::input::{LINE_BYTES_MAX, TypedLine};

/// Lines that the arrow keys bring back.
const HISTORY_MAX: usize = 200;

/// What a key did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Did {
    /// The text or the cursor may be another one.
    Edited,
    /// The line is finished. What was pasted may have several lines.
    Entered(TypedLine),
    /// Ctrl-D on an empty line.
    End,
    /// Ctrl-C.
    Interrupted,
    /// The screen is to be drawn anew.
    Redraw,
}

/// The line.
#[derive(Debug, Default)]
pub(super) struct Editor {
    text: String,
    /// In bytes, at the beginning of what a reader calls a letter.
    cursor: usize,
    was_cut: bool,
    history: VecDeque<String>,
    /// Which line of the history is shown, counted from its end, and what was typed before.
    shown: Option<(usize, String)>,
}

impl Editor {
    /// What is typed so far.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where the cursor is, in bytes.
    pub(super) fn cursor(&self) -> usize {
        self.cursor
    }

    /// Text comes in, typed or pasted; of what is longer than a line can be, the beginning.
    pub(super) fn insert(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let room = LINE_BYTES_MAX.saturating_sub(self.text.len());
        let mut fits = text.len().min(room);
        while !text.is_char_boundary(fits) {
            fits -= 1;
        }
        self.was_cut |= fits < text.len();
        self.text.insert_str(self.cursor, &text[..fits]);
        self.cursor += fits;
    }

    /// Takes what is typed, finished or not.
    pub(super) fn take(&mut self) -> TypedLine {
        self.cursor = 0;
        self.shown = None;
        let was_cut = std::mem::take(&mut self.was_cut);
        TypedLine { text: std::mem::take(&mut self.text), was_cut, had_bad_bytes: false }
    }

    /// A key was pressed.
    #[expect(clippy::wildcard_enum_match_arm, reason = "most keys mean nothing here")]
    pub(super) fn press(&mut self, key: KeyEvent) -> Did {
        let by_word = key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        match key.code {
            KeyCode::Char(c) if key.modifiers.contains(KeyModifiers::CONTROL) => {
                return self.control(c);
            }
            KeyCode::Char('b') if by_word => self.cursor = self.word_before(),
            KeyCode::Char('f') if by_word => self.cursor = self.word_after(),
            KeyCode::Char('d') if by_word => self.remove(self.cursor, self.word_after()),
            KeyCode::Char(c) => self.insert(c.encode_utf8(&mut [0; 4])),
            KeyCode::Enter if by_word => self.insert("\n"),
            KeyCode::Enter => return self.enter(),
            KeyCode::Backspace if by_word => self.remove(self.word_before(), self.cursor),
            KeyCode::Backspace => self.remove(self.before(), self.cursor),
            KeyCode::Delete => self.remove(self.cursor, self.after()),
            KeyCode::Left if by_word => self.cursor = self.word_before(),
            KeyCode::Right if by_word => self.cursor = self.word_after(),
            KeyCode::Left => self.cursor = self.before(),
            KeyCode::Right => self.cursor = self.after(),
            KeyCode::Home => self.cursor = 0,
            KeyCode::End => self.cursor = self.text.len(),
            KeyCode::Up => self.recall(1),
            KeyCode::Down => self.recall(-1),
            _ => {}
        }
        Did::Edited
    }

    fn control(&mut self, c: char) -> Did {
        match c {
            'c' => return Did::Interrupted,
            'd' if self.text.is_empty() => return Did::End,
            // What ends a line in a text that was pasted without saying so.
            'j' => return self.enter(),
            'l' => return Did::Redraw,
            'a' => self.cursor = 0,
            'e' => self.cursor = self.text.len(),
            'b' => self.cursor = self.before(),
            'f' => self.cursor = self.after(),
            'd' => self.remove(self.cursor, self.after()),
            'h' => self.remove(self.before(), self.cursor),
            'w' => self.remove(self.word_before(), self.cursor),
            'u' => self.remove(0, self.cursor),
            'k' => self.remove(self.cursor, self.text.len()),
            'p' => self.recall(1),
            'n' => self.recall(-1),
            _ => {}
        }
        Did::Edited
    }

    fn enter(&mut self) -> Did {
        let line = self.take();
        if !line.text.trim().is_empty() && self.history.back() != Some(&line.text) {
            self.history.push_back(line.text.clone());
            if self.history.len() > HISTORY_MAX {
                self.history.pop_front();
            }
        }
        Did::Entered(line)
    }

    /// An older line, or a newer one; behind the newest is what was typed before.
    fn recall(&mut self, older: isize) {
        let at = self.shown.as_ref().map_or(0, |(at, _)| *at);
        let Some(wanted) = at.checked_add_signed(older) else { return };
        let line = match wanted.checked_sub(1) {
            None => self.shown.take().map(|(_, typed)| typed),
            Some(back) => self.history.iter().rev().nth(back).cloned(),
        };
        let Some(line) = line else { return };
        let typed = std::mem::replace(&mut self.text, line);
        self.cursor = self.text.len();
        if wanted > 0 {
            let before = self.shown.take().map_or(typed, |(_, typed)| typed);
            self.shown = Some((wanted, before));
        }
    }

    fn remove(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.cursor = from;
    }

    fn before(&self) -> usize {
        let mut letters = self.text[..self.cursor].grapheme_indices(true);
        letters.next_back().map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        let letter = self.text[self.cursor..].graphemes(true).next();
        self.cursor + letter.map_or(0, str::len)
    }

    fn word_before(&self) -> usize {
        self.text[..self.cursor].unicode_word_indices().next_back().map_or(0, |(at, _)| at)
    }

    fn word_after(&self) -> usize {
        let word = self.text[self.cursor..].unicode_word_indices().next();
        word.map_or(self.text.len(), |(at, word)| self.cursor + at + word.len())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(code: KeyCode) -> KeyEvent {
        KeyEvent::new(code, KeyModifiers::NONE)
    }

    fn control(c: char) -> KeyEvent {
        KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL)
    }

    fn typed(text: &str) -> Editor {
        let mut editor = Editor::default();
        editor.insert(text);
        editor
    }

    fn entered(editor: &mut Editor) -> String {
        let Did::Entered(line) = editor.press(key(KeyCode::Enter)) else { panic!("no line") };
        line.text
    }

    #[test]
    fn keys_move_and_remove_what_a_reader_calls_letters_and_words() {
        let mut editor = typed("one two e\u{301}👩‍🚀");
        editor.press(key(KeyCode::Backspace));
        editor.press(key(KeyCode::Backspace));
        assert_eq!(editor.text(), "one two ");
        editor.press(control('w'));
        editor.press(control('a'));
        editor.press(key(KeyCode::Delete));
        editor.press(key(KeyCode::Char('O')));
        assert_eq!((editor.text(), editor.cursor()), ("One ", 1));
        editor.press(KeyEvent::new(KeyCode::Right, KeyModifiers::CONTROL));
        editor.press(control('k'));
        assert_eq!(entered(&mut editor), "One");
        assert_eq!(editor.press(control('d')), Did::End);
        assert_eq!(editor.press(control('c')), Did::Interrupted);
    }

    #[test]
    fn a_paste_is_one_line_whatever_breaks_are_in_it() {
        let mut editor = typed("first\r\n\r\nsecond\rthird");
        assert_eq!(entered(&mut editor), "first\n\nsecond\nthird");
    }

    #[test]
    fn older_lines_come_back_and_what_was_typed_is_kept_behind_them() {
        let mut editor = Editor::default();
        for line in ["a", "b", "b"] {
            editor.insert(line);
            entered(&mut editor);
        }
        editor.insert("new");
        for (code, text) in [
            (KeyCode::Up, "b"),
            (KeyCode::Up, "a"),
            (KeyCode::Up, "a"),
            (KeyCode::Down, "b"),
            (KeyCode::Down, "new"),
            (KeyCode::Down, "new"),
        ] {
            editor.press(key(code));
            assert_eq!(editor.text(), text);
        }
    }

    #[test]
    fn more_than_a_line_can_hold_is_cut_and_told() {
        let mut editor = typed(&"é".repeat(LINE_BYTES_MAX));
        editor.insert("more");
        let line = editor.take();
        assert!(line.was_cut && line.text.len() <= LINE_BYTES_MAX, "{}", line.text.len());
        assert!(!editor.take().was_cut);
    }

    proptest! {
        #[test]
        fn whatever_is_pressed_the_cursor_stays_on_a_letter(
            keys in proptest::collection::vec((0..14_usize, any::<char>()), 0..60),
        ) {
            let mut editor = Editor::default();
            for (which, c) in keys {
                let code = [
                    KeyCode::Char(c), KeyCode::Char(c), KeyCode::Char('\u{301}'),
                    KeyCode::Backspace, KeyCode::Delete, KeyCode::Left, KeyCode::Right,
                    KeyCode::Home, KeyCode::End, KeyCode::Up, KeyCode::Down, KeyCode::Enter,
                    KeyCode::Char(' '), KeyCode::Tab,
                ][which];
                editor.press(key(code));
                editor.press(KeyEvent::new(code, KeyModifiers::ALT));
                prop_assert!(editor.text().is_char_boundary(editor.cursor()));
            }
        }
    }
}

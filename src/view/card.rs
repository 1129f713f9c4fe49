//! A card: lines of text, buttons and pickers, as any platform can show them.

use crate::base::SessionId;
use crate::interview::Act;
use crate::protocol::{Command, Query};

/// Something that a member sees: in the room, or privately.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Card {
    /// Paragraphs, in the Markdown dialect of the module's page.
    pub lines: Vec<String>,
    /// Pickers, one a line.
    pub pickers: Vec<Picker>,
    /// Buttons, in reading order.
    pub buttons: Vec<Button>,
}

/// A button.
#[derive(Debug, Clone, PartialEq)]
pub struct Button {
    /// What it says; at most 34 characters, which a phone shows whole.
    pub label: String,
    /// What it does.
    pub press: Press,
    /// How it looks.
    pub style: Style,
}

/// How a button looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Style {
    /// The usual next step.
    Main,
    /// One of several.
    #[default]
    Plain,
    /// Ends something.
    Danger,
}

/// A picker: one of several options.
#[derive(Debug, Clone, PartialEq)]
pub struct Picker {
    /// What is picked; at most 45 characters.
    pub label: String,
    /// At most 25.
    pub options: Vec<PickerOption>,
}

/// One option of a picker.
#[derive(Debug, Clone, PartialEq)]
pub struct PickerOption {
    /// What it says; at most 100 characters.
    pub label: String,
    /// What it does.
    pub press: Press,
    /// Whether it is the one chosen now.
    pub is_chosen: bool,
}

/// What a press does.
#[derive(Debug, Clone, PartialEq)]
pub enum Press {
    /// A command, ready to be given.
    Do(Command),
    /// Something to be shown privately.
    Look(Query),
    /// A form to be filled in.
    Fill(Form),
}

/// A form; each at most five short fields, prefilled when something is changed.
#[derive(Debug, Clone, PartialEq)]
pub enum Form {
    /// A typed answer: one field, 4,000 characters.
    Answer {
        /// The session.
        session: SessionId,
    },
    /// The three-part comment: observed, why it matters, what to try; 300 characters each.
    Words {
        /// The session.
        session: SessionId,
        /// The turn, from 0.
        turn: u8,
        /// What was written before, in the same order; empty if nothing was.
        so_far: [String; 3],
    },
    /// A link to a recording.
    Recording {
        /// The session.
        session: SessionId,
    },
    /// A micro-goal in one's own words.
    Goal {
        /// The session.
        session: SessionId,
        /// The turn, from 0.
        turn: u8,
    },
}

impl Press {
    /// An act in a session.
    pub fn act(session: SessionId, act: Act) -> Self {
        Self::Do(Command::Act { session, act })
    }
}

impl Button {
    /// A plain button.
    pub fn new(label: impl Into<String>, press: Press) -> Self {
        Self { label: label.into(), press, style: Style::Plain }
    }

    /// The usual next step.
    #[must_use]
    pub fn main(mut self) -> Self {
        self.style = Style::Main;
        self
    }

    /// Ends something.
    #[must_use]
    pub fn danger(mut self) -> Self {
        self.style = Style::Danger;
        self
    }
}

/// What a member wrote, escaped: every character that means something in the dialect is preceded
/// by a backslash.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '*'
                | '_'
                | '`'
                | '~'
                | '|'
                | '<'
                | '>'
                | '@'
                | '#'
                | '['
                | ']'
                | '('
                | ')'
                | ':'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

//! A card: lines of text, buttons and pickers, as any platform can show them.

use std::borrow::Cow;

use crate::bank::{Kind, Tag};
use crate::base::{DebriefNo, EveningId, SessionId};
use crate::chart::Scene;
use crate::evening;
use crate::interview::{Act, MadeOn, TurnNo};
use crate::progress::StoryFramework;
use crate::protocol::{Command, DraftId, Query, StoryOf};

use super::pages::paragraphs;
use super::profile_field::ProfileField;

/// Longest label of a button: a phone shows it whole.
pub const LABEL_MAX: usize = 34;
/// Longest label of a picker.
pub const PICKER_LABEL_MAX: usize = 45;
/// Longest label of a picker's option, and longest description.
pub const OPTION_LABEL_MAX: usize = 100;
/// Longest text that is given back among the lines.
const GIVEN_BACK_MAX: usize = 1_500;
/// Most options of one picker.
pub const OPTIONS_MAX: usize = 25;
/// Most buttons of one card: five rows of five.
pub const BUTTONS_MAX: usize = 25;

/// Something that a member sees: in the room, or privately. Everything that the room sees fits
/// into one message; a private screen may be longer, and is sent in parts.
///
/// Labels of buttons, pickers and options are plain text, not the dialect: an adapter that puts
/// one where Markdown counts passes it through [`quoted`]. They never name a person, because not
/// every platform can show a member's name in a label.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Card {
    /// Paragraphs, in the Markdown dialect of the module's page; each at most 1,900 characters
    /// of UTF-16.
    pub lines: Vec<String>,
    /// A picture of what the lines say, where there is one. A platform without pictures leaves it
    /// out, and nothing is missing.
    pub picture: Option<Scene>,
    /// What its reader wrote and was not taken, as they wrote it: what is too long for the lines is
    /// shown below them, so that it can be copied.
    pub wrote: Option<String>,
    /// What is taken along as files, ten at most. A platform without files shows their texts.
    pub files: Vec<CardFile>,
    /// A page on the web to which a button leads.
    pub link: Option<CardLink>,
    /// Pickers, one a line.
    pub pickers: Vec<Picker>,
    /// Buttons, in reading order.
    pub buttons: Vec<Button>,
    /// What a platform that has forms for it offers to be typed here: it knows how that is typed
    /// there. Another platform leaves it out, and has words for it.
    pub asks: Vec<Asks>,
}

/// A text as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardFile {
    /// What it is called.
    pub name: Cow<'static, str>,
    /// What is in it.
    pub text: String,
}

/// A page on the web.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardLink {
    /// What its button says; at most [`LABEL_MAX`] characters.
    pub label: String,
    /// Its address, at most 512 characters.
    pub address: String,
}

/// What can be typed into a form of the platform's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Asks {
    /// The zone of who reads it.
    Zone,
    /// Something else that they say of themself.
    Profile(ProfileField),
    /// The zone of the whole group.
    GroupZone,
    /// How many drills a week the group wants to do together.
    DrillAim,
    /// Another time of a session, and the zone in which it is meant.
    Time(SessionId),
    /// An evening: another time, and what it is called.
    Evening(EveningId),
    /// A series: its rule, its zone, when it ends, what is practised; a draft of one, if there is.
    Series(Option<DraftId>),
}

/// A button.
#[derive(Debug, Clone, PartialEq)]
pub struct Button {
    /// What it says; at most [`LABEL_MAX`] characters.
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
    /// What is picked; at most [`PICKER_LABEL_MAX`] characters.
    pub label: String,
    /// At most [`OPTIONS_MAX`].
    pub options: Vec<PickerOption>,
    /// Neighbours of one group belong together, where a screen is shown in several pages.
    pub group: u8,
}

/// One option of a picker.
#[derive(Debug, Clone, PartialEq)]
pub struct PickerOption {
    /// What it says; at most [`OPTION_LABEL_MAX`] characters.
    pub label: String,
    /// What that means; as long at most. A platform with two lines for an option shows it in the
    /// smaller one.
    pub description: Option<String>,
    /// What it does.
    pub press: Press,
    /// Whether it is the one chosen now.
    pub is_chosen: bool,
}

impl PickerOption {
    /// Label and description, where an option has one line.
    pub fn in_a_line(&self) -> String {
        let label = [&self.label].into_iter();
        label.chain(&self.description).map(String::as_str).collect::<Vec<_>>().join(" · ")
    }
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
        /// The question that it is for.
        on: Option<MadeOn>,
    },
    /// The three-part comment: observed, why it matters, what to try; 300 characters each.
    Words {
        /// The session.
        session: SessionId,
        /// The turn, from 0.
        turn: TurnNo,
        /// What was written before, in the same order; empty if nothing was.
        so_far: [String; 3],
    },
    /// What the candidate asked at the end of their turn: one field, 4,000 characters.
    OwnQuestions {
        /// The session.
        session: SessionId,
    },
    /// A link to a recording.
    Recording {
        /// The session.
        session: SessionId,
    },
    /// A micro-goal in somebody's own words: behaviour, both halves of the plan, drill.
    Goal {
        /// The session and the turn after which it is written; none: the one that there is already.
        from: Option<(SessionId, TurnNo)>,
        /// What it says so far, in the same order; empty where it says nothing.
        so_far: [String; 4],
    },
    /// A question that is proposed: what is asked, what a strong and a weak answer show, what to
    /// ask where it stays vague.
    Question {
        /// What it is after.
        kind: Kind,
        /// What an answer shows.
        competency: Tag,
    },
    /// A pitch: what they do, their proofs, why this role, what they want.
    Pitch {
        /// What it says so far, in the same order; empty where it says nothing.
        so_far: [String; 4],
    },
    /// A real interview: what was asked, and what one would practise.
    Debrief {
        /// Which one it is; none: another.
        of: Option<DebriefNo>,
        /// What it says so far, in the same order; empty where it says nothing.
        so_far: [String; 2],
    },
    /// A story: what it is called, and its parts in the order of its framework.
    Story {
        /// Which one.
        of: StoryOf,
        /// The order in which it is told.
        framework: StoryFramework,
        /// What it says so far, in the same order; empty where it says nothing.
        so_far: [String; 5],
    },
}

impl Card {
    /// A card that begins with this paragraph.
    pub(super) fn saying(text: impl Into<String>) -> Self {
        let mut card = Self::default();
        card.say(text);
        card
    }

    /// Adds a paragraph; one that is too long becomes several.
    pub(super) fn say(&mut self, text: impl Into<String>) {
        self.lines.extend(paragraphs(text.into()));
    }

    /// Adds a button that acts in a session.
    pub(super) fn act(&mut self, session: SessionId, label: impl AsRef<str>, act: Act) {
        self.buttons.push(Button::new(label, Press::act(session, act)));
    }

    /// Adds a button that acts on an evening.
    pub(super) fn on_evening(
        &mut self,
        evening: EveningId,
        label: impl AsRef<str>,
        act: evening::Act,
    ) {
        self.buttons.push(Button::new(label, Press::Do(Command::Evening { evening, act })));
    }

    /// Adds a button that shows something privately.
    pub(super) fn look(&mut self, label: impl AsRef<str>, query: Query) {
        self.buttons.push(Button::new(label, Press::Look(query)));
    }

    /// Adds a button that opens a form.
    pub(super) fn fill(&mut self, label: impl AsRef<str>, form: Form) {
        self.buttons.push(Button::new(label, Press::Fill(form)));
    }

    /// Makes the button that was added last the usual next step.
    pub(super) fn main(&mut self) {
        if let Some(last) = self.buttons.last_mut() {
            last.style = Style::Main;
        }
    }

    /// Marks the button that was added last as one that ends something.
    pub(super) fn danger(&mut self) {
        if let Some(last) = self.buttons.last_mut() {
            last.style = Style::Danger;
        }
    }

    /// Says of every act on it what it counts for: nothing that comes after what is shown.
    pub(super) fn count_for(&mut self, on: impl Fn(&Act) -> Option<MadeOn>) {
        let answers = on(&Act::Done);
        let options = self.pickers.iter_mut().flat_map(|picker| &mut picker.options);
        let buttons = self.buttons.iter_mut().map(|button| &mut button.press);
        for press in options.map(|option| &mut option.press).chain(buttons) {
            match press {
                Press::Do(Command::Act { act, on: made_on, .. }) => *made_on = on(act),
                Press::Fill(Form::Answer { on: made_on, .. }) => *made_on = answers,
                Press::Do(_) | Press::Look(_) | Press::Fill(_) => {}
            }
        }
    }

    /// What its reader wrote, as a paragraph; none where it is too long for one.
    pub(super) fn wrote_in_lines(&self) -> Option<String> {
        let lines = quoted(self.wrote.as_deref()?).replace('\n', "\n> ");
        (lines.encode_utf16().count() <= GIVEN_BACK_MAX).then(|| format!("> {lines}"))
    }

    /// What its reader wrote, where it is too long for the lines.
    pub fn wrote_apart(&self) -> Option<&str> {
        self.wrote.as_deref().filter(|_| self.wrote_in_lines().is_none())
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.pickers.is_empty() && self.buttons.is_empty()
    }
}

impl Press {
    /// An act in a session.
    pub fn act(session: SessionId, act: Act) -> Self {
        Self::Do(Command::act(session, act))
    }
}

impl Button {
    /// A plain button. A label that is too long in some language is cut.
    pub fn new(label: impl AsRef<str>, press: Press) -> Self {
        let label = fit(label.as_ref(), LABEL_MAX).into_owned();
        Self { label, press, style: Style::Plain }
    }

    /// The usual next step.
    #[must_use]
    pub fn main(mut self) -> Self {
        self.style = Style::Main;
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

/// Plain text that is not longer than `characters_max`. Titles of files are not bounded by their
/// own checks everywhere; a label that is too long would be rejected by the platform.
pub(in crate::view) fn fit(text: &str, characters_max: usize) -> Cow<'_, str> {
    if text.chars().count() <= characters_max {
        return Cow::Borrowed(text);
    }
    let mut short: String = text.chars().take(characters_max.saturating_sub(1)).collect();
    short.push('…');
    Cow::Owned(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_label_is_cut_between_characters() {
        assert_eq!(fit("abc", 3), "abc");
        assert_eq!(fit("äöüß", 3), "äö…");
    }
}

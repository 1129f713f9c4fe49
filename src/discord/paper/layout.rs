//! Messages as Discord takes them, built from few parts and checked against its limits.
//!
//! What the room sees is an ordinary message: it can be replied to, and a phone shows its text.
//! What one person sees uses the newer layout, which alone has room for a ballot: a text above
//! each picker. A message that once had the newer layout keeps it.

use crate::base::MemberId;
use crate::view::CardFile;

use crate::discord::limits::{
    COMPONENTS_MAX, CONTENT_MAX, LAYOUT_TEXT_MAX, OPTION_TEXT_MAX, OPTIONS_MAX, PICTURE_WORDS_MAX,
    ROW_BUTTONS_MAX, ROWS_MAX,
};
use crate::discord::rest::File;

/// The name of the file with what somebody wrote.
pub(super) const WROTE_FILE: &str = "what-you-wrote.txt";
/// The name of a message's picture; there is one at most.
pub(super) const PICTURE_FILE: &str = "levels.png";

/// How a button looks, by Discord's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::discord) enum Look {
    /// Blue: the usual next step.
    Main = 1,
    /// Grey.
    Plain = 2,
    /// Red: ends something.
    Danger = 4,
    /// Leads to a page on the web.
    Link = 5,
}

/// A part of a message.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::discord) enum Part {
    /// Text; only in the newer layout.
    Text(String),
    /// One to five buttons side by side.
    Buttons(Vec<Button>),
    /// A picker on a row of its own.
    Picker(Picker),
    /// A picture that goes with the message; only in the newer layout.
    Picture(Picture),
    /// A text as a file that goes with the message; only in the newer layout.
    TextFile(CardFile),
}

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::discord) struct Picture {
    /// The same in words, for those who do not see it.
    pub(in crate::discord) words: String,
    /// What is sent.
    pub(in crate::discord) png: Vec<u8>,
}

/// A button.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::discord) struct Button {
    /// What comes back; the address, where it leads to a page.
    pub(in crate::discord) id: String,
    /// What it says.
    pub(in crate::discord) label: String,
    /// How it looks.
    pub(in crate::discord) look: Look,
}

/// A picker.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::discord) struct Picker {
    /// What comes back, beside what was chosen.
    pub(in crate::discord) id: String,
    /// What stands in it while nothing is chosen.
    pub(in crate::discord) placeholder: String,
    /// What can be chosen.
    pub(in crate::discord) choices: Choices,
    /// Fewest and most that can be chosen together.
    pub(in crate::discord) count: [u8; 2],
}

/// What can be chosen in a picker.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::discord) enum Choices {
    /// One of these.
    Options(Vec<PickerOption>),
    /// Channels of these kinds; these are chosen now.
    Channels(Vec<u8>, Vec<i64>),
    /// Roles; these are chosen now.
    Roles(Vec<i64>),
}

/// An option of a picker.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::discord) struct PickerOption {
    /// What comes back.
    pub(in crate::discord) value: String,
    /// What it says.
    pub(in crate::discord) label: String,
    /// A second line, smaller.
    pub(in crate::discord) description: Option<String>,
    /// Whether it is chosen now.
    pub(in crate::discord) is_chosen: bool,
}

/// A message; `wire` writes it down.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::discord) struct Message {
    pub(in crate::discord) parts: Vec<Part>,
    pub(in crate::discord) sort: Sort,
}

/// Who sees it.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::discord) enum Sort {
    /// Everybody: its text, and who is mentioned.
    Room { content: String, mentions: Vec<MemberId> },
    /// One person.
    Private,
}

impl Message {
    /// What the room sees, and who is mentioned so that they notice.
    pub(in crate::discord) fn room(
        content: String,
        parts: Vec<Part>,
        mentions: Vec<MemberId>,
    ) -> Self {
        Self { parts, sort: Sort::Room { content, mentions } }
    }

    /// What one person sees.
    pub(in crate::discord) fn private(parts: Vec<Part>) -> Self {
        Self { parts, sort: Sort::Private }
    }

    /// The files that go with it, by the names that the layout shows them by.
    pub(in crate::discord) fn files(&self) -> Vec<File> {
        let files = self.parts.iter().filter_map(|part| match part {
            Part::Picture(picture) => Some(File {
                name: PICTURE_FILE.to_owned(),
                description: picture.words.clone(),
                media_type: "image/png",
                bytes: picture.png.clone(),
            }),
            Part::TextFile(file) => Some(File {
                name: file.name.clone().into_owned(),
                description: String::new(),
                media_type: "text/plain",
                bytes: file.text.clone().into_bytes(),
            }),
            Part::Text(_) | Part::Buttons(_) | Part::Picker(_) => None,
        });
        files.collect()
    }

    /// What of Discord's limits it breaks; empty for a sound message.
    pub(in crate::discord) fn broken_limits(&self) -> Vec<String> {
        let mut found = Vec::new();
        let texts: usize = self.parts.iter().map(Part::text_units).sum();
        let components: usize = self.parts.iter().map(Part::component_count).sum();
        match &self.sort {
            Sort::Room { content, .. } => {
                if units(content) > CONTENT_MAX || texts > 0 {
                    found.push(format!("{} characters of content", units(content)));
                }
                if self.parts.len() > ROWS_MAX {
                    found.push(format!("{} rows", self.parts.len()));
                }
                if content.is_empty() && self.parts.is_empty() {
                    found.push("nothing in it".to_owned());
                }
            }
            Sort::Private => {
                if texts > LAYOUT_TEXT_MAX {
                    found.push(format!("{texts} characters of text"));
                }
                if components > COMPONENTS_MAX || components == 0 {
                    found.push(format!("{components} components"));
                }
            }
        }
        let mut ids: Vec<&str> = self.parts.iter().flat_map(Part::ids).collect();
        ids.sort_unstable();
        if ids.windows(2).any(|pair| pair[0] == pair[1]) {
            found.push("two components of one name".to_owned());
        }
        found.extend(self.parts.iter().filter_map(Part::broken_limit));
        found
    }
}

impl Part {
    fn text_units(&self) -> usize {
        match self {
            Self::Text(text) => units(text),
            Self::Buttons(_) | Self::Picker(_) | Self::Picture(_) | Self::TextFile(_) => 0,
        }
    }

    /// What it counts of the components that a message can have.
    pub(in crate::discord) fn component_count(&self) -> usize {
        match self {
            Self::Text(_) | Self::Picture(_) | Self::TextFile(_) => 1,
            Self::Buttons(buttons) => 1 + buttons.len(),
            Self::Picker(_) => 2,
        }
    }

    fn ids(&self) -> Vec<&str> {
        match self {
            Self::Text(_) | Self::Picture(_) | Self::TextFile(_) => Vec::new(),
            Self::Buttons(buttons) => buttons.iter().map(|b| b.id.as_str()).collect(),
            Self::Picker(picker) => vec![picker.id.as_str()],
        }
    }

    fn broken_limit(&self) -> Option<String> {
        match self {
            Self::Text(text) => text.is_empty().then(|| "an empty text".to_owned()),
            Self::Buttons(buttons) => {
                let fits = (1..=ROW_BUTTONS_MAX).contains(&buttons.len())
                    && buttons.iter().all(|b| (1..=80).contains(&units(&b.label)));
                (!fits).then(|| "a row of buttons".to_owned())
            }
            Self::Picker(picker) => match &picker.choices {
                Choices::Options(options) => {
                    let short = |text: &str| (1..=OPTION_TEXT_MAX).contains(&units(text));
                    let fits = (1..=OPTIONS_MAX).contains(&options.len())
                        && options.iter().all(|o| {
                            short(&o.label)
                                && short(&o.value)
                                && o.description.as_deref().is_none_or(short)
                        });
                    (!fits).then(|| "a picker".to_owned())
                }
                Choices::Channels(..) | Choices::Roles(_) => None,
            },
            Self::TextFile(file) => file.text.is_empty().then(|| "an empty file".to_owned()),
            Self::Picture(picture) => {
                let fits = (1..=PICTURE_WORDS_MAX).contains(&units(&picture.words));
                (!fits).then(|| "the words of a picture".to_owned())
            }
        }
    }
}

/// Characters as Discord counts them.
pub(super) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

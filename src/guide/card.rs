//! A guidance card: what to do on one's seat, as short lines under headings.

use serde::{Deserialize, Serialize};

use crate::base::{Complaint, Slug, Step, TextLimit, Venue, count_complaint, text_complaint};

/// Longest title: what a picker's option shows whole.
pub(super) const TITLE_MAX: usize = 80;
/// Longest *about*, in a list of cards.
pub(super) const ABOUT_MAX: usize = 200;
/// Longest heading of a section.
const HEADING_MAX: usize = 60;
/// Longest line.
const LINE_MAX: usize = 300;
/// Sections of one card, and lines of one section.
const SECTIONS: (usize, usize) = (1, 12);
const LINES: (usize, usize) = (1, 10);
/// Everything on the card together: two messages of a chat.
const CARD_MAX: usize = 3_000;

/// One card for one kind of reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideCard {
    /// Its name: that of its file, and what is typed to see it.
    pub id: Slug,
    /// Its name on screen.
    pub title: String,
    /// Who reads it.
    #[serde(rename = "for")]
    pub reader: Reader,
    /// What it helps with, in a line.
    pub about: String,
    /// What it says.
    #[serde(rename = "section", default)]
    pub sections: Vec<Section>,
}

/// Who a card is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reader {
    /// Who answers.
    Candidate,
    /// Who asks.
    Interviewer,
    /// Who fills in a ballot.
    Rater,
    /// Anybody in the group.
    Member,
}

/// Lines under a heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// Beside a session only where its interview is held so; none: always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<Venue>,
    /// The lines.
    pub lines: Vec<String>,
}

impl Reader {
    /// Every reader, in the order of the list of cards.
    pub const ALL: [Self; 4] = [Self::Candidate, Self::Interviewer, Self::Rater, Self::Member];
}

impl GuideCard {
    /// Everything that is wrong with it; empty when it can be shown.
    pub fn check(&self) -> Vec<Complaint> {
        let mut found = Vec::new();
        let title = TextLimit::line(TITLE_MAX);
        found.extend(text_complaint(vec!["title".into()], &self.title, title));
        let about = TextLimit::line(ABOUT_MAX);
        found.extend(text_complaint(vec!["about".into()], &self.about, about));
        found.extend(count_complaint(vec!["section".into()], self.sections.len(), SECTIONS));
        for (no, section) in self.sections.iter().enumerate() {
            let outer = [Step::from("section"), Step::from(no)];
            found.extend(section.check().into_iter().map(|complaint| complaint.within(&outer)));
        }
        let characters = self.characters();
        if characters > CARD_MAX {
            found.push(Complaint::new(
                vec!["section".into()],
                format!("card `{}` is {characters} characters long in all", self.id),
                format!("shorten it to at most {CARD_MAX}, or make two cards of it"),
            ));
        }
        found
    }

    fn characters(&self) -> usize {
        let lines = self.sections.iter().flat_map(|s| s.lines.iter().chain([&s.heading]));
        lines.chain([&self.title, &self.about]).map(|text| text.encode_utf16().count()).sum()
    }
}

impl Section {
    fn check(&self) -> Vec<Complaint> {
        let mut found = Vec::new();
        let heading = TextLimit::line(HEADING_MAX);
        found.extend(text_complaint(vec!["heading".into()], &self.heading, heading));
        found.extend(texts("lines", &self.lines, LINES, LINE_MAX));
        found
    }
}

/// The complaints about a list of lines.
pub(super) fn texts(
    key: &str,
    all: &[String],
    bounds: (usize, usize),
    characters_max: usize,
) -> Vec<Complaint> {
    let count = count_complaint(vec![key.into()], all.len(), bounds);
    let limit = TextLimit::line(characters_max);
    let lines = all
        .iter()
        .enumerate()
        .filter_map(|(no, line)| text_complaint(vec![key.into(), no.into()], line, limit));
    count.into_iter().chain(lines).collect()
}

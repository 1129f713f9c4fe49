//! A tone card: one way in which an interviewer can talk, to practise with.

use serde::{Deserialize, Serialize};

use crate::base::{Complaint, Slug, TextLimit, text_complaint};

use super::card::{ABOUT_MAX, texts};

/// Longest title.
const TITLE_MAX: usize = 60;
/// Longest line.
const LINE_MAX: usize = 200;
/// Lines on how to play it.
const PLAY: (usize, usize) = (3, 5);
/// Sentences to say.
const SAY: (usize, usize) = (2, 4);
/// What the candidate may do then.
const WATCH_FOR: (usize, usize) = (2, 4);

/// One way of talking. It describes how somebody can talk, never what people of a country are like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToneCard {
    /// Its name: that of its file.
    pub id: Slug,
    /// Its name on screen.
    pub title: String,
    /// On what tones differ here.
    pub axis: Axis,
    /// What it practises, in a line.
    pub about: String,
    /// How to play it.
    pub play: Vec<String>,
    /// What to say, word for word.
    pub say: Vec<String>,
    /// What to watch for in the answers.
    pub watch_for: Vec<String>,
}

/// On what tones differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Axis {
    /// How much one speaks for oneself.
    Modesty,
    /// How plainly something is said.
    Directness,
    /// How long one talks about nothing much before the matter.
    SmallTalk,
    /// How much rank counts in the talk.
    Hierarchy,
    /// How long nobody says anything.
    Silence,
    /// What is asked about the person.
    PersonalQuestions,
}

impl ToneCard {
    /// Everything that is wrong with it; empty when it can be shown.
    pub fn check(&self) -> Vec<Complaint> {
        let mut found = Vec::new();
        let title = TextLimit::line(TITLE_MAX);
        found.extend(text_complaint(vec!["title".into()], &self.title, title));
        let about = TextLimit::line(ABOUT_MAX);
        found.extend(text_complaint(vec!["about".into()], &self.about, about));
        found.extend(texts("play", &self.play, PLAY, LINE_MAX));
        found.extend(texts("say", &self.say, SAY, LINE_MAX));
        found.extend(texts("watch_for", &self.watch_for, WATCH_FOR, LINE_MAX));
        found
    }
}

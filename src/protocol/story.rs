//! Stories: what is done with one, and what its member, or their coach, sees of them.

use serde::{Deserialize, Serialize};

use crate::bank::{Tag, WantedStories};
use crate::base::{CleanText, MemberId, StoryNo};
use crate::interview::Session;
use crate::progress::{Kept, STORY_TAGS_MAX, StoryLack, Telling, unproven};

/// Which story it is that somebody writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoryOf {
    /// A new one, and what it gives evidence of.
    New(Option<Tag>),
    /// One that they keep.
    Kept(StoryNo),
}

/// What is done with a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoryAct {
    /// Say what it gives evidence of.
    Shows(StoryNo, Tag),
    /// Say that it is for this role; none: for any.
    For(StoryNo, Option<Tag>),
    /// Say that its result names a number in words, or does not.
    InWords(StoryNo, bool),
    /// Keep it no longer.
    Remove(StoryNo),
}

/// What is looked at of stories.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StoryLook {
    /// All of one's own; or all of a member's whose coach one is.
    List(Option<MemberId>),
    /// One of them.
    One(StoryNo),
    /// What it gives evidence of, to choose from.
    Shows(StoryNo),
    /// What all of them show together.
    Grid,
    /// What is lost when one is removed.
    Sure(StoryNo),
}

/// A story as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnStory {
    /// Its id.
    pub id: StoryNo,
    /// The member's own number of it.
    pub number: u32,
    /// What it says.
    pub telling: Telling,
    /// What it gives evidence of.
    pub competency: Option<Tag>,
    /// The role that it is for; none: any.
    pub role: Option<Tag>,
    /// Whether its result names a number.
    pub is_numbered: bool,
    /// Whether its member says that it does, in words.
    pub is_in_words: bool,
}

impl OwnStory {
    /// What is looked at of it beside others.
    pub fn kept(&self) -> Kept<'_> {
        Kept {
            story: self.id,
            competency: self.competency.as_ref(),
            has_result: self.telling.result.is_some(),
            has_number: self.is_numbered,
        }
    }
}

/// What the questions of somebody with these stories look for in the session, and how many of them
/// do: what is asked for in its role and no story shows with a number yet.
pub fn story_gaps(s: &Session, stories: &[OwnStory], wanted: &WantedStories) -> (Vec<Tag>, usize) {
    let asked = wanted.for_role(s.plan.role_tag().as_ref(), STORY_TAGS_MAX);
    let kept: Vec<Kept<'_>> = stories.iter().map(OwnStory::kept).collect();
    let gaps = unproven(&kept, &asked);
    let count = s.gaps_asked(gaps.len());
    (gaps, count)
}

/// The story that somebody means by its number, or by the beginning of its name.
pub fn story_meant(stories: &[OwnStory], typed: &str) -> Option<StoryNo> {
    let typed = typed.trim().trim_start_matches('#').to_lowercase();
    let is_it = |one: &&OwnStory| {
        one.id.0.to_string() == typed
            || one.number.to_string() == typed
            || one.telling.title.as_str().to_lowercase() == typed
    };
    if let Some(story) = stories.iter().find(is_it) {
        return Some(story.id);
    }
    let mut begins = stories.iter().filter(|one| {
        !typed.is_empty() && one.telling.title.as_str().to_lowercase().starts_with(&typed)
    });
    let first = begins.next()?;
    begins.next().is_none().then_some(first.id)
}

/// What somebody sees of stories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoriesShown {
    /// All of them.
    List {
        /// Whose they are, where a coach looks.
        of: Option<MemberId>,
        /// By their numbers.
        stories: Vec<OwnStory>,
    },
    /// One of them.
    One {
        /// Whose it is, where a coach looks.
        of: Option<MemberId>,
        /// The story.
        story: Box<OwnStory>,
        /// The role that its member practises for.
        role: Option<Tag>,
    },
    /// What all of them show together.
    Grid {
        /// All of them.
        stories: Vec<OwnStory>,
        /// The role that its member practises for.
        role: Option<Tag>,
    },
    /// There is none such, or it is not theirs to read.
    None,
}

/// A story by its member's own number and its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedStory {
    /// The number.
    pub number: u32,
    /// The name.
    pub title: CleanText,
}

/// Where much of an answer stands word for word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ToldIn {
    /// In an answer that was written in the session with this number.
    Session(u32),
    /// In a story that its member keeps.
    Story(NamedStory),
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StoryAnswer {
    /// It is kept like this.
    Kept {
        /// Which one.
        story: StoryNo,
        /// The member's own number of it.
        number: u32,
        /// What it is called.
        title: CleanText,
        /// What it lacks.
        lacks: Vec<StoryLack>,
        /// Another of theirs in which much of it stands word for word.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        same_as: Option<NamedStory>,
    },
    /// It is not kept any more.
    Removed {
        /// What it was called.
        title: CleanText,
    },
    /// They keep as many as one can.
    TooMany {
        /// The bound.
        at_most: u32,
    },
    /// They keep no such story.
    NoneSuch,
}

impl StoryAnswer {
    /// Whether what was asked for was done, and is saved.
    pub fn is_done(&self) -> bool {
        match self {
            Self::Kept { .. } | Self::Removed { .. } => true,
            Self::TooMany { .. } | Self::NoneSuch => false,
        }
    }
}

//! Series: evenings that come again. What somebody asks of them, and how they stand.

use serde::{Deserialize, Serialize};

use crate::bank::Level;
use crate::base::{ChannelId, CleanText, MemberId, SeriesId, Slug};
use crate::calendar::{Coming, Date, Series, ZoneName};

/// When the evenings of a series are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriesRule {
    /// The rule.
    pub series: Series,
    /// Where its time is meant.
    pub zone: ZoneName,
}

/// What an evening of a series is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EveningKind {
    /// What is practised, or what the group calls it.
    pub objective: Option<CleanText>,
    /// The format's id.
    pub format: String,
    /// The length, by the minutes of one turn; none: the format's usual.
    pub minutes: Option<u16>,
    /// Role tag.
    pub role: Option<String>,
    /// How hard the questions are; none: any.
    pub level: Option<Level>,
    /// Region tag.
    pub region: Option<String>,
    /// Where its cards are posted; none: where the guild's are.
    pub channel: Option<ChannelId>,
}

impl EveningKind {
    /// That format as it usually is.
    pub fn of(format: &str) -> Self {
        Self {
            objective: None,
            format: format.to_owned(),
            minutes: None,
            role: None,
            level: None,
            region: None,
            channel: None,
        }
    }
}

/// A draft: each has an id of its own, so that an old button saves nothing newer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DraftId(pub i64);

/// What somebody is about to do, until they say that it is right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SeriesDraft {
    /// A new series.
    New {
        /// When its evenings are.
        rule: SeriesRule,
        /// What they are.
        kind: EveningKind,
    },
}

/// What is asked of series, ready to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SeriesCommand {
    /// Something else in a draft.
    Pick(DraftId, DraftPick),
    /// A draft is right.
    Save(DraftId),
    /// Something becomes of a series.
    Act(SeriesId, SeriesAct),
}

/// Something else in a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftPick {
    /// Another format.
    Format(Slug),
    /// Another length, by the minutes of one turn.
    Minutes(u16),
    /// Another role, or any.
    Role(Option<Slug>),
}

/// What becomes of a series, or of one date of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SeriesAct {
    /// No more evenings.
    Stop,
    /// No evening on this date.
    Skip(Date),
    /// An evening on this date as the series says, whatever was said of it before.
    AsUsual(Date),
    /// No evenings before a date, or before somebody resumes it.
    Pause(Option<Date>),
    /// Evenings again.
    Resume,
}

/// What is looked at of series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SeriesLook {
    /// Those of the guild that are not stopped.
    List,
    /// What would end, before one is stopped.
    Stop(SeriesId),
    /// What somebody is about to make.
    Draft(DraftId),
}

/// What somebody is about to do, as it would come.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SeriesPreview {
    /// The draft.
    pub id: DraftId,
    /// What would be done.
    pub draft: SeriesDraft,
    /// The next evenings.
    pub next: Vec<Coming>,
}

/// How a series stands.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesView {
    /// Its id.
    pub id: SeriesId,
    /// By which people name it.
    pub number: u32,
    /// Who made it; none: they are gone, and it is the organisers'.
    pub maker: Option<MemberId>,
    /// Whether its evenings come.
    pub state: SeriesState,
    /// When they are.
    pub series: Series,
    /// The name of the zone in which they are meant, whether or not it is known any more.
    pub zone: String,
    /// What they are.
    pub kind: EveningKind,
    /// The next ones, some weeks of them.
    pub next: Vec<Coming>,
    /// Dates before the last of these on which there is none.
    pub skipped: Vec<Date>,
}

/// Whether evenings of a series come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeriesState {
    /// They do.
    Running,
    /// Not before a date, or before somebody resumes it.
    Paused(Option<Date>),
    /// No more.
    Stopped,
    /// The zone that it is in is known no longer.
    ZoneGone,
}

/// What is shown of series.
#[derive(Debug, Clone, PartialEq)]
pub enum SeriesShown {
    /// Those of the guild.
    List(Vec<SeriesView>),
    /// What would end.
    Stop(Box<SeriesView>),
    /// What somebody is about to make.
    Draft(Box<SeriesPreview>),
    /// There is none.
    None,
}

/// What became of something that was asked of series. It holds nobody's words but of who asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SeriesAnswer {
    /// What would be done, as it would come.
    Drafted(Box<SeriesPreview>),
    /// A new series is there.
    Made {
        /// Its number.
        number: u32,
        /// When its evenings are.
        rule: SeriesRule,
        /// The next one.
        next: Coming,
    },
    /// This became of it.
    Changed {
        /// The series.
        series: SeriesId,
        /// Its number.
        number: u32,
        /// What became of it.
        act: SeriesAct,
        /// The next evening.
        next: Option<Coming>,
    },
    /// It was not done, and changed nothing.
    Refused(SeriesRefusal),
}

/// Why something was not done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SeriesRefusal {
    /// The guild has no such series, or it is stopped.
    NoSuchSeries,
    /// The draft was saved, replaced by another, or is too old.
    DraftGone,
    /// The guild has as many as it can.
    TooMany {
        /// The bound.
        at_most: u16,
    },
    /// An evening wants a format for two or more.
    ForOne {
        /// What there is.
        known: Vec<String>,
    },
    /// The series has no evening on that date, or none any more.
    NoSuchDate {
        /// The next dates.
        next: Vec<Coming>,
    },
    /// It is over before there is any evening.
    Over,
}

impl SeriesAnswer {
    /// Whether what was asked for was done, and is saved.
    pub fn is_done(&self) -> bool {
        match self {
            Self::Drafted(_) | Self::Made { .. } | Self::Changed { .. } => true,
            Self::Refused(_) => false,
        }
    }
}

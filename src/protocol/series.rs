//! Series: evenings that come again. What somebody asks of them, and how they stand.

use serde::{Deserialize, Serialize};

use crate::bank::Level;
use crate::base::{ChannelId, CleanText, MemberId, Moment, SeriesId, Slug};
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
    /// A series that is there becomes something else.
    Change(Box<SeriesChange>),
}

/// What becomes of evenings of a series that is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriesChange {
    /// The series.
    pub series: SeriesId,
    /// Its number.
    pub number: u32,
    /// The date of which it is said.
    pub date: Date,
    /// Of which other evenings.
    pub scope: Scope,
    /// When they are; none: as before.
    pub when: Option<NewTime>,
    /// What they are.
    pub kind: KindEdit,
}

/// Which evenings of a series something is said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// That one alone.
    This,
    /// That one, and all after it.
    Following,
    /// All that are not over.
    All,
}

/// When evenings are, where they were at another time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NewTime {
    /// The one that was named is then; others move as it does.
    At(Moment),
    /// They come by this rule: never said of one alone.
    Rule(SeriesRule),
}

/// What evenings are, where they were something else; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KindEdit {
    /// What is practised.
    pub objective: Option<CleanText>,
    /// The format's id; with it goes its length.
    pub format: Option<String>,
    /// The length, by the minutes of one turn.
    pub minutes: Option<u16>,
    /// The role, or any.
    pub role: Option<NewRole>,
    /// How hard the questions are.
    pub level: Option<Level>,
    /// Region tag.
    pub region: Option<String>,
    /// Where its messages are posted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<ChannelId>,
}

/// A role in place of another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NewRole {
    /// None in particular.
    Any,
    /// This role tag.
    Role(String),
}

impl KindEdit {
    /// Makes it so.
    pub fn apply(&self, kind: &mut EveningKind) {
        if let Some(objective) = &self.objective {
            kind.objective = Some(objective.clone());
        }
        if let Some(format) = &self.format {
            if kind.format != *format {
                kind.minutes = None;
            }
            kind.format.clone_from(format);
        }
        kind.minutes = self.minutes.or(kind.minutes);
        match &self.role {
            None => {}
            Some(NewRole::Any) => kind.role = None,
            Some(NewRole::Role(role)) => kind.role = Some(role.clone()),
        }
        kind.level = self.level.or(kind.level);
        if let Some(region) = &self.region {
            kind.region = Some(region.clone());
        }
        kind.channel = self.channel.or(kind.channel);
    }
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
    /// The same, by somebody who was asked whether they mean it.
    Sure(SeriesId, SeriesAct),
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
    /// Other evenings.
    Scope(Scope),
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
    /// What would end with it, before it is done.
    Sure(SeriesId, SeriesAct),
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
    /// What a series that is there would be from its date on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub becomes: Option<Becomes>,
    /// Those that are called already and become so, as they are before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub called: Vec<CalledEvening>,
}

/// An evening that is called, and not open yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalledEvening {
    /// When it begins.
    pub at: Moment,
    /// How many said that they are in.
    pub people: u16,
}

/// What a series is after a change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Becomes {
    /// The first evening that becomes so, as it was.
    pub of: Coming,
    /// When its evenings are.
    pub rule: SeriesRule,
    /// What they are.
    pub kind: EveningKind,
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
    /// What would end, and the evenings that are called already and would be called off.
    Sure(Box<SeriesView>, SeriesAct, Vec<CalledEvening>),
    /// Nothing ends with it: it is done at once.
    AtOnce,
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
        /// What became of those that were called already.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        called: Vec<CalledBecame>,
    },
    /// It is something else from now on.
    Edited {
        /// Its number.
        number: u32,
        /// The next evening.
        next: Option<Coming>,
        /// What became of those that were called already.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        called: Vec<CalledBecame>,
    },
    /// It was not done, and changed nothing.
    Refused(SeriesRefusal),
}

/// What became of an evening that was called already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CalledBecame {
    /// The one of this moment is called off.
    CalledOff(Moment),
    /// It is then, and is what the series says.
    Follows(Moment),
    /// It is open already, and is held.
    Held(Moment),
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
    /// A date stays between those before and after it.
    NotBetween {
        /// The evening before it.
        behind: Option<Moment>,
        /// The evening after it.
        ahead: Option<Moment>,
    },
    /// It is too soon for an evening.
    TooSoon,
}

impl SeriesAnswer {
    /// Whether what was asked for was done, and is saved.
    pub fn is_done(&self) -> bool {
        match self {
            Self::Drafted(_) | Self::Made { .. } | Self::Changed { .. } | Self::Edited { .. } => {
                true
            }
            Self::Refused(_) => false,
        }
    }
}

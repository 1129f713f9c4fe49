//! What a member says about themself in a guild.

use serde::{Deserialize, Serialize};

use crate::bank::{Level, Tag};
use crate::base::{MemberId, Moment};
use crate::calendar::{Availability, Date, Hours, Rule, Zone, ZoneName};

use super::digest::InDigest;
use super::readiness::TargetSort;

/// A member's profile.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// Their zone: what they type is meant in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<ZoneName>,
    /// When they are not to be reminded of anything.
    pub quiet: Option<Hours>,
    /// The role that they practise for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Tag>,
    /// The level that they aim at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// The region that the job is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<Tag>,
    /// When their interview is, in their zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_on: Option<Date>,
    /// The day on which their pause is over, in their zone. It may be over already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paused_until_on: Option<Date>,
    /// Whether they are never candidate.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_interview_only: bool,
    /// Whether they would interview first on their first evening.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub interviews_first: bool,
    /// What they are reminded of.
    #[serde(skip_serializing_if = "Nudges::is_usual")]
    pub nudges: Nudges,
    /// Whether they may be written to by DM.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub takes_dms: bool,
    /// Whether the platform did not let that be done since they allowed it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub dms_refused: bool,
    /// Whether they are asked whenever an evening is called.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_asked: bool,
    /// Roles that they know as an interviewer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub knows_roles: Vec<Tag>,
    /// Regions that they know.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub knows_regions: Vec<Tag>,
    /// When they can meet, in their zone.
    #[serde(skip_serializing_if = "Availability::is_empty")]
    pub availability: Availability,
}

impl Profile {
    /// Whether they pause now, by a day of their zone, or else of the group's.
    pub fn is_paused(&self, group_zone: Option<&ZoneName>, now: Moment) -> bool {
        let zone = self.zone.as_ref().or(group_zone).map_or_else(Zone::utc, ZoneName::zone);
        self.paused_until_on.is_some_and(|until| zone.date(now).is_some_and(|day| day < until))
    }
}

/// What a member is reminded of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nudges {
    /// Everything, nudges too.
    Everything,
    /// What they sat down for, and calls that they asked for.
    #[default]
    Seated,
    /// Nothing: not even of a session in which they sit.
    Nothing,
}

impl Nudges {
    /// From the most to the least.
    pub const ALL: [Self; 3] = [Self::Everything, Self::Seated, Self::Nothing];

    /// Its name in commands and rows.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Everything => "everything",
            Self::Seated => "seated",
            Self::Nothing => "nothing",
        }
    }

    fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

/// A change to a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProfileEdit {
    /// Another zone.
    Zone(ZoneName),
    /// Other quiet hours, or none.
    Quiet(Option<Hours>),
    /// Another role, or none.
    Role(Option<Tag>),
    /// Another level, or none.
    Level(Option<Level>),
    /// Another region, or none.
    Region(Option<Tag>),
    /// Another day of the interview, or none.
    Target(Option<Date>),
    /// What is on that day.
    TargetFor(TargetSort),
    /// A pause until a day, or none any more.
    Pause(Option<Date>),
    /// Whether they are never candidate.
    InterviewOnly(bool),
    /// Whether they would interview first on their first evening.
    InterviewFirst(bool),
    /// Other reminders.
    Nudges(Nudges),
    /// Whether they may be written to by DM.
    Dms(bool),
    /// Whether they are asked whenever an evening is called.
    AskMe(bool),
    /// All that they know as an interviewer.
    Knows {
        /// Roles.
        roles: Vec<Tag>,
        /// Regions.
        regions: Vec<Tag>,
    },
    /// When they can meet, all of it.
    Availability(Availability),
    /// When they can meet besides, or cannot.
    AvailableAlso(Rule),
    /// What of it is so no longer.
    AvailableNot(Rule),
    /// How often a week they mean to practise.
    Weekly(u8),
    /// How many coached mocks they mean to have a month.
    Monthly(u8),
    /// Whether they are told on Sundays how their week went.
    Summary(bool),
    /// Whether they are counted, or named, in the group's week.
    InDigest(InDigest, bool),
    /// Whether they may sit in one session with somebody.
    With {
        /// With whom.
        other: MemberId,
        /// Whether they may.
        may_meet: bool,
    },
    /// Whether they want to be partners with somebody: asked for, agreed to, or ended.
    Partner {
        /// With whom.
        other: MemberId,
        /// Whether they want to.
        on: bool,
    },
    /// Whether their partner sees their micro-goal.
    PartnerGoal(bool),
    /// Whether they want to practise with somebody every time: asked for, agreed to, or ended.
    Pair {
        /// With whom.
        other: MemberId,
        /// Whether they want to.
        on: bool,
    },
}

/// How it stands between a member and somebody with whom to practise every time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PairState {
    /// Both want it.
    Stands,
    /// This member asked, and the other has not agreed.
    Asked,
    /// The other asked.
    AsksYou,
    /// Neither, or not any more.
    Not,
}

/// Somebody with whom a member practises every time, or may come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnPair {
    /// With whom.
    pub with: MemberId,
    /// How it stands.
    pub state: PairState,
    /// When they meet next, where they do so every week; none: the draws of evenings put them
    /// together.
    pub weekly: Option<Moment>,
}

/// What a member is told once of their standing pairs, below whatever they pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PairNews {
    /// Somebody asks them.
    Asks {
        /// Who asks.
        who: MemberId,
        /// When they would meet next, where it is every week.
        weekly: Option<Moment>,
    },
    /// One ended; neither who ended it nor why.
    Ended,
}

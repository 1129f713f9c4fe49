//! What organisers set for their guild on a platform with channels and roles.

use serde::{Deserialize, Serialize};

use crate::base::{ChannelId, Reminders, RoleId};
use crate::calendar::ZoneName;

/// Rooms, organiser roles and coach roles that a guild can name, of each kind.
pub const SETTINGS_LIST_MAX: usize = 25;

/// Days for which a guild keeps the texts of answers, at most (`reliability`: P5).
pub const KEEP_ANSWERS_DAYS_MAX: u16 = 90;

/// A guild's settings. The default is a guild that was never set up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuildSettings {
    /// Where cards are posted.
    pub practice: Option<ChannelId>,
    /// Where organisers read what only they should know; none: nowhere.
    pub notice: Option<ChannelId>,
    /// How a session's thread is made.
    pub threads: Threads,
    /// Voice channels that sessions are given, in this order.
    pub rooms: Vec<ChannelId>,
    /// Roles whose members organise, beside those with *Manage Server*.
    pub organisers: Vec<RoleId>,
    /// Roles whose members coach.
    pub coaches: Vec<RoleId>,
    /// Whether the card for practising now stands among the cards. Off until an organiser wants
    /// it: a card that always stands there suits a group in which two people are often about.
    #[serde(default)]
    pub practise_now: bool,
    /// Whether organisers see who came, came late or missed a seat. Off until one wants it; the
    /// next call tells everybody, and it counts from that evening on.
    #[serde(default)]
    pub attendance: bool,
    /// Whether everybody rates one worked example a month, blind. Off until an organiser wants it.
    #[serde(default)]
    pub calibration: bool,
    /// When people are reminded of what is decided from now on.
    #[serde(default)]
    pub reminders: Reminders,
    /// The locale of what the room sees; empty: English. What only one member sees is in their own
    /// language.
    #[serde(default)]
    pub language: String,
    /// The zone in which times are meant that are typed by who has set none of their own.
    #[serde(default)]
    pub zone: Option<ZoneName>,
    /// Where the group reads on Sundays how its week went; none: nowhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<ChannelId>,
    /// How many drills a week it wants to do together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drill_aim: Option<u16>,
    /// For how many days the texts of answers are kept after their session; none: as long as
    /// whoever runs greenroom says, which is the most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep_answers_days: Option<u16>,
    /// Channels in which series have their evenings, where that is another. They are the series':
    /// read here, and never set.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of_series: Vec<ChannelId>,
}

/// How a session's thread is made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Threads {
    /// From the card: whoever sees the channel can read it.
    #[default]
    Public,
    /// Seen by who sits in the session.
    Private,
}

impl GuildSettings {
    /// Whether messages that live on stand in this channel.
    pub fn shows_in(&self, channel: ChannelId) -> bool {
        self.practice == Some(channel) || self.of_series.contains(&channel)
    }

    /// Whether sessions can be planned.
    pub fn is_complete(&self) -> bool {
        self.practice.is_some()
    }
}

//! A poll for a time: what can be chosen, who can come at which, and what becomes of it.

use serde::{Deserialize, Serialize};

use crate::base::{MemberId, Moment, PollId};

use super::availability::OverlapLook;

/// Times that one poll has, at most.
pub const POLL_TIMES_MAX: usize = 10;

/// What somebody wants a group to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PollWish {
    /// Whose best times.
    pub look: OverlapLook,
    /// The id of the format that is to be held then.
    pub format: String,
    /// Whether votes are shown only once it is closed.
    pub is_secret: bool,
}

/// What is done with a poll. Times count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PollAct {
    /// Come at this time.
    Can(u8),
    /// Not come at it any more.
    Cannot(u8),
    /// Close it before its time.
    Close,
    /// Call an evening at this time.
    Evening(u8),
    /// Call one every week from this time on.
    Series(u8),
}

/// A poll as its group sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PollShown {
    /// Which poll.
    pub id: PollId,
    /// What the format is called.
    pub format: String,
    /// How long it lasts.
    pub minutes: u16,
    /// Its times, in their order.
    pub times: Vec<PollTime>,
    /// How many have said when they can.
    pub voters: usize,
    /// Whether votes are shown only once it is closed: until then none is here.
    pub is_secret: bool,
    /// When it closes, or closed.
    pub closes_at: Moment,
    /// Whether it is closed.
    pub is_closed: bool,
    /// What was made of it.
    pub became: Option<PollBecame>,
}

/// One time of a poll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PollTime {
    /// When it begins.
    pub at: Moment,
    /// Who can come, as they said it.
    pub can: Vec<MemberId>,
}

/// What was made of a poll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PollBecame {
    /// An evening at this moment.
    Evening(Moment),
    /// A series from this moment on, by its number.
    Series(Moment, u32),
}

/// What who acts on a poll is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PollAnswer {
    /// It stands there.
    Asked {
        /// How many times there are.
        times: usize,
        /// Until when.
        closes_at: Moment,
    },
    /// There is no time to choose from.
    NoTimes {
        /// How many of them have said when they can.
        said: usize,
        /// How many have to come.
        least: u8,
    },
    /// The group has as many that are open.
    TooMany {
        /// How many.
        at_most: u32,
    },
    /// When they can come now, by the times' places.
    Voted {
        /// Which poll.
        poll: PollId,
        /// The times.
        can: Vec<(u8, Moment)>,
    },
    /// It is closed now.
    Closed,
    /// It was closed before, so nothing has changed.
    Over {
        /// What was made of it.
        became: Option<PollBecame>,
    },
    /// It is to be closed before something is made of it.
    StillOpen,
    /// Only who asked, and organisers.
    AskerOnly,
    /// This time is over.
    TimeOver,
    /// There is none, or no such time of it.
    NoSuchPoll,
}

impl PollAnswer {
    /// Whether something was done.
    pub(super) fn is_done(&self) -> bool {
        match self {
            Self::Asked { .. } | Self::Voted { .. } | Self::Closed => true,
            Self::NoTimes { .. }
            | Self::TooMany { .. }
            | Self::Over { .. }
            | Self::StillOpen
            | Self::AskerOnly
            | Self::TimeOver
            | Self::NoSuchPoll => false,
        }
    }
}

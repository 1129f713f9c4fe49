//! What a platform is given to show, and how that ended.

use serde::{Deserialize, Serialize};

use crate::base::{
    ChannelId, CleanText, DeliveryId, EveningId, GuildId, MemberId, Moment, SessionId, Span,
};
use crate::evening::{Card, Notice, Plan};
use crate::interview::{Effect, Hindrance};

use super::answer::Silence;
use super::cadence::WeekSummary;
use super::digest::GroupWeek;
use super::goal::DrillAsked;
use super::poll::PollShown;
use super::readiness::DayBefore;

/// One delivery.
#[derive(Debug, Clone, PartialEq)]
pub struct Dispatch {
    /// Its row.
    pub id: DeliveryId,
    /// The guild.
    pub guild: GuildId,
    /// What to show, and of whom.
    pub subject: Subject,
    /// Where this was placed before, so that it is edited instead of posted.
    pub placed: Option<Placed>,
    /// Which attempt this is, from 1: from the second on the platform may have it already.
    pub attempt: u32,
    /// When it was made: what it says was so then.
    pub made_at: Moment,
    /// When the first attempt was made: how old the key is for the platform.
    pub attempted_at: Moment,
}

/// What a delivery is about.
#[derive(Debug, Clone, PartialEq)]
pub enum Subject {
    /// A session of the guild.
    Session(Box<SessionDelivery>),
    /// The guild itself: its card for practising now.
    Guild(StandingCard),
    /// An evening of the guild.
    Evening(Box<EveningDelivery>),
    /// What the guild's organisers should know by now: what is missing there, and what waits.
    Organisers,
    /// How the guild's week went.
    Digest(Box<GroupWeek>),
    /// A poll for a time.
    Poll(Box<PollShown>),
    /// Something that one member reads alone.
    Direct(Box<DirectDelivery>),
}

/// What a session shows.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionDelivery {
    /// The session.
    pub session: SessionId,
    /// Its number in the guild.
    pub number: u32,
    /// What to show.
    pub effect: Effect,
    /// The channel of its evening, where that has one of its own.
    pub channel: Option<ChannelId>,
    /// Where the session's card stands, for a platform that starts the thread from it.
    pub card: Option<Placed>,
    /// Where the session's thread is.
    pub thread: Option<Placed>,
    /// Whose alone the session is, and where theirs are held.
    pub own: Option<OwnPlace>,
}

/// Where what is one member's alone is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPlace {
    /// Whose it is.
    pub member: MemberId,
    /// The locale in which they read; empty: English.
    pub language: String,
    /// Their thread, as far as there was one.
    pub thread: Option<Placed>,
}

/// What an evening shows.
#[derive(Debug, Clone, PartialEq)]
pub struct EveningDelivery {
    /// The evening.
    pub evening: EveningId,
    /// What is agreed for it now.
    pub agreed: Plan,
    /// What to show.
    pub shows: EveningShows,
    /// Where the call stands.
    pub call: Option<Placed>,
    /// Where the plan stands.
    pub plan: Option<Placed>,
}

/// What an evening shows, and who is mentioned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EveningShows {
    /// A message that lives on.
    Card(Card),
    /// Something that is said once.
    Notice(Notice, Vec<MemberId>),
}

/// What is written to one member alone.
#[derive(Debug, Clone, PartialEq)]
pub struct DirectDelivery {
    /// To whom.
    pub member: MemberId,
    /// The locale in which they read; empty: English.
    pub language: String,
    /// What about.
    pub about: About,
    /// So much later than last time it begins on their clock, where clocks have changed; earlier
    /// where it is below zero.
    pub shift: Option<Span>,
    /// The micro-goal that they work on.
    pub goal: Option<CleanText>,
    /// Where what it is about stands in the guild.
    pub stands: Option<Placed>,
    /// Where what was written to them last stands: the next one comes below it.
    pub last: Option<Placed>,
    /// The thread of their own in which they read it instead.
    pub thread: Option<Placed>,
}

/// What a member is written to about.
#[derive(Debug, Clone, PartialEq)]
pub enum About {
    /// A session in which they sit begins soon.
    Session {
        /// The session, and the reminder.
        shown: Box<SessionDelivery>,
        /// The evening that dealt them their seat, if one did.
        evening: Option<EveningId>,
    },
    /// An evening begins soon to which they come, or have not said whether they do.
    Evening {
        /// The evening.
        evening: EveningId,
        /// What is agreed for it now.
        agreed: Box<Plan>,
        /// Whether its seats are drawn.
        is_drawn: bool,
        /// Whether they have not answered.
        is_silent: bool,
        /// Whether it comes late.
        is_late: bool,
    },
    /// They are asked whether they come to this evening.
    Call {
        /// The evening.
        evening: EveningId,
        /// What is agreed for it now.
        agreed: Box<Plan>,
    },
    /// They left the calls of a series unanswered, and are asked no more.
    Silence(Silence),
    /// They are asked for the drill of their goal.
    Drill(Box<DrillAsked>),
    /// They are told how their week went.
    Summary(Box<WeekSummary>),
    /// They are reminded of what to check on the day before their date.
    DayBefore(Box<DayBefore>),
}

/// Why nothing can be written to a member alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotDirect {
    /// They do not let the bot write to them.
    Closed,
    /// The bot has written to too many.
    TooFast,
    /// The platform has flagged the bot: it writes to nobody.
    Stopped,
}

/// The guild's card for practising now, as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingCard {
    /// Where it stands.
    pub channel: ChannelId,
    /// Whether it can be pressed: one that was taken down says so.
    pub is_up: bool,
    /// How many wait. Not who: nobody has to be seen waiting in vain.
    pub waiting: u8,
    /// Since when the first of them waits.
    pub since: Option<Moment>,
}

/// The random name of one delivery: a platform that sees it twice does the thing once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeliveryKey(pub [u8; 16]);

/// Where the platform put it, in the platform's own words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Placed(pub String);

/// Why a delivery did not succeed, by what can be done about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeliveryFailure {
    /// Not now; later.
    #[error("the platform is busy or away")]
    TryLater {
        /// When, if the platform said so.
        after: Option<Span>,
    },
    /// It may have happened: look before trying again.
    #[error("it is not known whether the platform took it")]
    Unknown,
    /// What was to be changed does not exist any more.
    #[error("the message is gone")]
    Gone,
    /// The thread or channel that it belongs into does not exist any more.
    #[error("the place is gone")]
    PlaceGone,
    /// The platform does not allow it for now, and people can mend why. It took nothing.
    #[error("held: {why:?}")]
    Held {
        /// What stands in the way.
        why: Hindrance,
        /// When that is over by itself, if it is known.
        after: Option<Span>,
    },
    /// It cannot be written to that member alone.
    #[error("not written to a member alone ({code}): {why:?}")]
    NotDirect {
        /// Why not.
        why: NotDirect,
        /// The platform's code.
        code: u32,
    },
    /// Our mistake: trying again does not help.
    #[error("the platform rejected it: {why}")]
    Rejected {
        /// What it said.
        why: String,
    },
}

impl DeliveryKey {
    /// As 32 characters of hexadecimal.
    pub fn hex(&self) -> String {
        use std::fmt::Write;
        self.0.iter().fold(String::with_capacity(32), |mut hex, byte| {
            write!(hex, "{byte:02x}").expect("a string takes everything");
            hex
        })
    }
}

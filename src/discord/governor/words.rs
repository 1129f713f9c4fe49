//! The words between the brake and those whom it holds: what is asked, what came back, and why
//! something may not go out.

use std::time::Duration;

use crate::base::GuildId;

use super::buckets::{At, Limits, RouteKey};

/// What a request is for: how long it may wait, and for whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// The first answer to an interaction: outside every limit, never queued.
    Callback,
    /// Edits and follow-ups of an interaction: their own buckets, no part of the 45 a second.
    Webhook,
    /// What sessions show; fair between guilds.
    Message(GuildId),
    /// Looks at one guild, and what its organisers are told.
    About(GuildId),
    /// Looks, registration, the doctor.
    Upkeep,
}

/// A request that wants to go out.
#[derive(Debug, Clone)]
pub struct Ask {
    /// What for.
    pub class: Class,
    /// Where to.
    pub route: RouteKey,
    /// Until when it may wait.
    pub deadline: At,
}

/// The number of a request, from its question to its end.
pub type Ticket = u64;

/// What came back, as far as the brake is concerned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The status.
    pub status: u16,
    /// What the headers say about the bucket.
    pub limits: Option<Limits>,
    /// What a 429 says.
    pub slow: Option<Slow>,
}

/// What a 429 says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slow {
    /// How long to wait.
    pub after: Duration,
    /// Who is to wait.
    pub scope: Scope,
}

/// Who a 429 is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The whole bot.
    Global,
    /// The route, and it is our doing.
    Route,
    /// The route, and others have done it: it is not counted against us.
    Shared,
    /// One message that is too old for so many edits (30046): the route goes on.
    Message,
}

/// Why a request may not go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It would have to wait longer than it may.
    TryLater {
        /// How much longer.
        after: Duration,
    },
    /// Too many requests were refused of late.
    BreakerOpen {
        /// How long until the next one may find out whether it is over.
        after: Duration,
    },
    /// Nothing goes out any more.
    Halted(Halt),
}

/// What operators should know of the brake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// So many requests were refused in ten minutes: only first answers and probes go out.
    Broke {
        /// How many.
        refused: usize,
    },
    /// Everything goes out again.
    Mended,
    /// So much was refused of one guild that it is tried there now and then only.
    GuildBroke(GuildId),
}

/// Why nothing goes out any more in this life of the process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Halt {
    /// The token is not valid.
    Unauthorized,
    /// So many requests were refused that Discord is about to lock the address out.
    TooManyInvalid,
}

/// Who gets what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// The request.
    pub ticket: Ticket,
    /// It may go, or why not.
    pub end: Result<(), Refusal>,
}

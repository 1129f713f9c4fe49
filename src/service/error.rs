//! What can fail in a use-case, beside a refusal, which is an answer.

use std::fmt;

use crate::base::{GuildId, SessionId};
use crate::store::Fault;

/// Whose a saved row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// The session itself, or something of it.
    Session(SessionId),
    /// Something of a guild that belongs to no session.
    Guild(GuildId),
}

impl fmt::Display for Whose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Session(session) => write!(f, "session {session}"),
            Self::Guild(guild) => write!(f, "something of guild {guild}"),
        }
    }
}

impl From<SessionId> for Whose {
    fn from(session: SessionId) -> Self {
        Self::Session(session)
    }
}

impl From<GuildId> for Whose {
    fn from(guild: GuildId) -> Self {
        Self::Guild(guild)
    }
}

/// A use-case could not be carried out; nothing of it was saved.
#[derive(Debug, Clone, thiserror::Error)]
pub enum ServiceError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] Fault),
    /// A saved row cannot be read.
    #[error("{of} was saved in a shape that cannot be read: {why}")]
    Unreadable {
        /// Whose it is.
        of: Whose,
        /// What is wrong with it.
        why: String,
    },
    /// It was saved by somebody else in the meantime: load it again.
    #[error("{of} changed meanwhile")]
    Stale {
        /// Whose it is.
        of: Whose,
    },
    /// A value could not be written as JSON: a mistake of ours.
    #[error("a value cannot be written: {why}")]
    Unwritable {
        /// What is wrong with it.
        why: String,
    },
}

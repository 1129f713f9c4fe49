//! What can fail in a use-case, beside a refusal, which is an answer.

use crate::base::SessionId;
use crate::store::Fault;

/// A use-case could not be carried out; nothing of it was saved.
#[derive(Debug, Clone, thiserror::Error)]
pub enum ServiceError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] Fault),
    /// A saved session cannot be read.
    #[error("session {session} was saved in a shape that cannot be read: {why}")]
    Unreadable {
        /// The session.
        session: SessionId,
        /// What is wrong with it.
        why: String,
    },
    /// A session was saved by somebody else in the meantime: load it again.
    #[error("session {session} changed meanwhile")]
    Stale {
        /// The session.
        session: SessionId,
    },
    /// A value could not be written as JSON: a mistake of ours.
    #[error("a value cannot be written: {why}")]
    Unwritable {
        /// What is wrong with it.
        why: String,
    },
}

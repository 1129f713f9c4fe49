//! Why the terminal stopped.

use crate::runtime::{HouseFault, OpenFault, StartFault};

/// Why a demo or a game could not begin or go on.
#[derive(Debug, thiserror::Error)]
pub enum TerminalFault {
    /// The house could not be opened.
    #[error(transparent)]
    Open(#[from] OpenFault),
    /// The house could not be started.
    #[error(transparent)]
    Start(#[from] StartFault),
    /// Something was not saved.
    #[error(transparent)]
    House(#[from] HouseFault),
    /// The terminal or a file cannot be read or written.
    #[error("the terminal or its files cannot be used: {0}")]
    Io(#[from] std::io::Error),
    /// There is no such format.
    #[error("there is no format `{asked}`: choose one of {known}")]
    NoSuchFormat {
        /// What was asked for.
        asked: String,
        /// What there is.
        known: String,
    },
    /// A demo plays on a clock of its own, so it needs a place of its own.
    #[error("the demo needs an empty directory, and {0} is not empty: name another one")]
    NotEmpty(String),
    /// Our mistake: nothing would ever happen again.
    #[error("the session stands still: {0}")]
    Stuck(&'static str),
    /// What was asked for cannot be played.
    #[error("{0}")]
    Refused(String),
    /// The database cannot be used any more.
    #[error("the database cannot be used any more: {0}")]
    Stopped(String),
}

impl TerminalFault {
    /// Whether only the reader of the output has gone, as `head` does.
    pub fn is_closed_pipe(&self) -> bool {
        match self {
            Self::Io(e) => e.kind() == std::io::ErrorKind::BrokenPipe,
            Self::Open(_)
            | Self::Start(_)
            | Self::House(_)
            | Self::NoSuchFormat { .. }
            | Self::NotEmpty(_)
            | Self::Stuck(_)
            | Self::Refused(_)
            | Self::Stopped(_) => false,
        }
    }
}

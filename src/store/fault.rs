//! What can go wrong with the database, typed by what the caller can do about it.

use std::fmt;
use std::sync::Arc;

use rusqlite::ErrorCode;

/// What the database engine said. Its type stays inside the store.
#[derive(Debug, Clone)]
pub struct Cause(Arc<rusqlite::Error>);

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Cause {}

impl From<rusqlite::Error> for Cause {
    fn from(error: rusqlite::Error) -> Self {
        Self(Arc::new(error))
    }
}

/// What the caller can do about a [`Fault`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    /// Do the same again at once.
    Retry,
    /// Nothing was saved; the same may work in a while.
    Later,
    /// The same would fail again: our own mistake.
    GiveUp,
    /// This process must not go on with this database.
    Stop,
}

/// The store could not do what it was asked. Nothing of the job was saved.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Fault {
    /// No room on the disk, or the database reached its largest size.
    #[error("the disk is full, nothing was saved")]
    Full(#[source] Cause),
    /// Another program holds the database's write lock.
    #[error("another program is writing to the database")]
    Busy(#[source] Cause),
    /// The disk, the file system or the memory failed.
    #[error("the database's files could not be read or written")]
    Io(#[source] Cause),
    /// The file is damaged.
    #[error("the database is damaged: stop, then restore the newest backup")]
    Corrupt(#[source] Cause),
    /// A read took longer than it may.
    #[error("the read took longer than {limit_ms} ms")]
    Slow {
        /// How long it could have taken.
        limit_ms: u64,
    },
    /// A later process has taken the database over.
    #[error("epoch {ours} may not write any more: epoch {now} has taken the database over")]
    Stale {
        /// The epoch of this process.
        ours: i64,
        /// The epoch that owns the database.
        now: i64,
    },
    /// A file of the database is not the one that is in use any more: what is saved is lost.
    #[error("`{file}` was deleted, moved, cut short or replaced while it was in use")]
    Gone {
        /// Its name in the data directory.
        file: String,
    },
    /// The job panicked; only its own changes were undone.
    #[error("the job panicked: {message}")]
    Panicked {
        /// What the panic said.
        message: String,
    },
    /// The transaction ended in the middle of a job, for a reason that the job did not pass on.
    #[error("the transaction was lost, nothing was saved")]
    Lost,
    /// A constraint or the schema says no: a mistake of ours.
    #[error("the database refused the statement")]
    Misused(#[source] Cause),
}

impl Fault {
    /// What can be done about it.
    pub fn remedy(&self) -> Remedy {
        match self {
            Self::Busy(_) => Remedy::Retry,
            Self::Full(_) | Self::Io(_) | Self::Slow { .. } | Self::Lost => Remedy::Later,
            Self::Panicked { .. } | Self::Misused(_) => Remedy::GiveUp,
            Self::Corrupt(_) | Self::Stale { .. } | Self::Gone { .. } => Remedy::Stop,
        }
    }
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        let code = error.sqlite_error_code();
        let cause = Cause::from(error);
        match code {
            Some(ErrorCode::DiskFull) => Self::Full(cause),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy(cause),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Corrupt(cause),
            Some(
                ErrorCode::SystemIoFailure
                | ErrorCode::CannotOpen
                | ErrorCode::OutOfMemory
                | ErrorCode::OperationInterrupted
                | ErrorCode::PermissionDenied
                | ErrorCode::ReadOnly
                | ErrorCode::FileLockingProtocolFailed
                | ErrorCode::NoLargeFileSupport,
            ) => Self::Io(cause),
            // The engine's list is not ours and grows: everything else is a wrong statement.
            Some(_) | None => Self::Misused(cause),
        }
    }
}

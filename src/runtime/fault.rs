//! What a caller is told when something was not done; the cause goes to the log, once.

use tracing::{error, warn};

use crate::base::Moment;
use crate::service::ServiceError;
use crate::store::Remedy;

/// Why something was not done; nothing of it was saved.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HouseFault {
    /// Too much is waiting.
    #[error("too much is waiting: press again in a moment")]
    Busy,
    /// The disk is full or fails; it may work later.
    #[error(
        "nothing was saved: the disk is full or cannot be written; press again when there is room"
    )]
    NotSaved,
    /// Our mistake; the reference is in the log.
    #[error(
        "something broke on our side and nothing was saved (reference {reference}): press again, \
         and if it repeats, tell your organiser"
    )]
    Broken {
        /// What to look for in the log.
        reference: String,
    },
    /// The process must stop: the database is damaged or somebody else's.
    #[error("the database cannot be used any more: {why}")]
    Stop {
        /// What is wrong with it.
        why: String,
    },
    /// The house is closing.
    #[error("greenroom is stopping")]
    Stopping,
}

/// What the caller of a use-case is told.
pub(super) fn fault(error: &ServiceError, now: Moment) -> HouseFault {
    let remedy = match error {
        ServiceError::Store(fault) => fault.remedy(),
        ServiceError::Unreadable { .. } | ServiceError::Unwritable { .. } => Remedy::GiveUp,
        ServiceError::Stale { .. } => Remedy::Retry,
    };
    match remedy {
        Remedy::Retry => {
            warn!(error = %error, "a use-case was not carried out, it can be tried again");
            HouseFault::Busy
        }
        Remedy::Later => {
            let cause = cause(error);
            warn!(error = %error, "nothing was saved: {cause}");
            HouseFault::NotSaved
        }
        Remedy::GiveUp => {
            let reference = reference(now);
            let cause = cause(error);
            error!(error = %error, r#ref = %reference, "a use-case broke ({reference}): {cause}");
            HouseFault::Broken { reference }
        }
        Remedy::Stop => {
            error!(error = %error, "the database cannot be used any more: {error}");
            HouseFault::Stop { why: error.to_string() }
        }
    }
}

/// What is told to who only looked: nothing was to be saved.
pub(super) fn fault_of_look(error: &ServiceError, now: Moment) -> HouseFault {
    let fault = fault(error, now);
    if fault == HouseFault::NotSaved { HouseFault::Busy } else { fault }
}

/// What is wrong, down to its root: the database's own words tell which rule was broken.
fn cause(error: &ServiceError) -> String {
    let mut text = error.to_string();
    let mut deeper = std::error::Error::source(error);
    while let Some(source) = deeper {
        text = format!("{text}: {source}");
        deeper = source.source();
    }
    text
}

/// What a member is told and the log holds when something broke: four characters that are easy to
/// read aloud.
pub fn reference(now: Moment) -> String {
    const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let mut rest = now.ms().unsigned_abs().wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20;
    let mut text = String::new();
    for _ in 0..4 {
        text.push(char::from(LETTERS[(rest % 32) as usize]));
        rest /= 32;
    }
    text
}

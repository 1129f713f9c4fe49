//! How the copies of the database stand that are made by themselves. Where they lie is for nobody
//! but whoever runs the house.

use crate::base::{Moment, Span};

/// How the backups stand. By default nothing is known of any.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BackupsStand {
    /// When the newest was made that is whole; none: there is none.
    pub newest_at: Option<Moment>,
    /// How much time lies between two that are made by themselves; none: none is.
    pub every: Option<Span>,
    /// When the last try was made, and what was in its way; none: nothing was.
    pub failed: Option<(Moment, NoBackup)>,
}

/// Why no backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoBackup {
    /// The disk has no room for it.
    DiskFull,
    /// Nothing may be written there.
    NotAllowed,
    /// The copy is not whole, or what was copied is not.
    NotWhole,
    /// The disk or the database did not answer as it should.
    NoAnswer,
}

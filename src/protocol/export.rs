//! What a member takes along of their own, as files.

use crate::base::SessionId;

/// A part of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exported {
    /// The files, each with its name.
    pub files: Vec<(&'static str, String)>,
    /// How many sessions are in them.
    pub sessions: u32,
    /// Behind which session older ones follow, where they did not fit.
    pub older: Option<SessionId>,
}

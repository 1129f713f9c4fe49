//! What screens quote from files, beside what comes with a session.

use std::sync::Arc;

use crate::guide::Guide;
use crate::progress::Goals;

/// Goals and cards, for screens that name them only by id.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    /// The micro-goals that a report can propose.
    pub goals: Arc<Goals>,
    /// What there is to read.
    pub guide: Arc<Guide>,
}

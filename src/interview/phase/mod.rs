//! The phases of a session, one file each: what members may do in it, and what its deadlines do.
//!
//! Nothing here reads a clock: every function gets a [`Draft`](super::draft::Draft), which knows
//! the moment that is judged. Files stand in the order of their needs: a phase only names phases
//! that come after it in a session's life, which stand above it here. Start reading at the
//! bottom, with `gathering`; `lost` ends every one of them.

mod tally;
pub(super) mod report;
pub(super) mod rating;
pub(super) mod half_time;
pub(super) mod closing;
pub(super) mod observing;
pub(super) mod question;
pub(super) mod answer;
pub(super) mod pause;
pub(super) mod chair;
pub(super) mod presence;
pub(super) mod seating;
pub(super) mod briefing;
pub(super) mod dealt;
pub(super) mod gathering;
pub(super) mod held;
pub(super) mod lost;

//! What a member makes of their turns over time: for now, the micro-goals that are there and
//! which one is proposed next.
//!
//! It never looks anything up and never writes a sentence for a member: evidence is handed in,
//! and a proposal comes with its reasons as facts. Start reading with [`propose`].

mod wording;
mod goal;
mod proposal;

pub use goal::{Goal, GoalId, Goals, ProbeName, Reveals};
pub use proposal::{Evidence, PreviousGoal, Proposal, Reason, Tally, propose};
pub use wording::{BEHAVIOUR, DRILL, GoalEnd, HALF, IfThen, WEEK_DAYS, Wording, is_kept};

//! What a member makes of their turns over time: the micro-goals that are there, which one is
//! proposed next, and the stories that they keep; trends, answers on the clock, and filler words;
//! whether they are ready for a real interview, and the way to its date.
//!
//! It never looks anything up and never writes a sentence for a member: evidence is handed in, and
//! what comes out is facts. Start reading with [`propose`], [`trend`] and [`board`].

mod wording;
mod goal;
mod proposal;
mod story;
mod same_words;
mod streak;
mod fillers;
mod timed;
mod trend;
mod debrief;
mod pitch;
mod board;
mod plan_back;

pub use board::{
    BOARD_LOOKS_BACK, Board, MOCKS_WANTED, PastTurn, Record, STORIES_WANTED, Stand, board,
};
pub use debrief::{
    Became, DEBRIEF_AGAIN, DEBRIEF_ASKED, DebriefWords, ReadyMeant, RealInterview, RealOutcome,
    Went, ready_meant,
};
pub use fillers::{FILLER_TURNS, FillerTurn, Fillers, FillersNow};
pub use goal::{Goal, GoalId, Goals, ProbeName, Reveals};
pub use pitch::{PITCH_PART, PITCH_S, Pitch, PitchLength};
pub use plan_back::{Fit, PlanBack, PlannedStep, Step, plan_back};
pub use proposal::{Evidence, PreviousGoal, Proposal, Reason, Tally, propose};
pub use same_words::told_before;
pub use story::{
    Grid, Kept, STORY_PART, STORY_TAGS_MAX, STORY_TITLE, StoryFramework, StoryLack, Telling, grid,
    story_lacks, unproven,
};
pub use streak::{MONTHLY, MONTHLY_MAX, Practice, Streak, WEEKLY, WEEKLY_MAX, streak};
pub use timed::{STEADY, TimedAnswer, is_steady};
pub use trend::{Beside, Ends, Trend, TrendPoint, trend};
pub use wording::{BEHAVIOUR, DRILL, GoalEnd, HALF, IfThen, WEEK_DAYS, Wording, is_kept};

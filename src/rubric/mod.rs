//! Rubrics, ballots and what follows from them: scores, how strictly a rater marks, agreement,
//! the running level and the verdict of a final round.
//!
//! It never decides who may rate or when ballots unseal (that is `interview`), never writes a
//! sentence for a member (that is `view`), and never computes a stored score anew: a
//! [`TurnScores`] is made once, when a session's ballots unseal.
//!
//! Start reading with [`Rubric`], then [`Ballot`]; the arithmetic starts at [`scores`] and
//! [`Pool`].

mod mark;
mod competency;
mod check;
mod beside;
mod words;
mod ballot;
mod tenths;
mod cast;
mod cells;
mod severity;
mod pool;
mod spread;
mod score;
mod verdict;
mod agreement;
mod level;

pub use agreement::Agreement;
pub use ballot::Ballot;
pub use beside::beside;
pub use cast::{Cast, HISTORY_FOR, TurnKey};
pub use check::COMPETENCIES_MAX;
pub use competency::{
    Anchor, Anchors, Competency, CompetencyId, CompetencyNo, Need, Rubric, RubricId,
};
pub use level::{Change, Point, RUNNING_FOR, RunningLevel, SESSIONS_MIN, SeenMark, Summed, change};
pub use mark::{Choice, Mark, MarkProblem, Transfer};
pub use pool::{Estimates, Pool, RANGE_WIDTH};
pub use score::{Adjustment, Footing, Measured, RaterSeverity, Score, TurnScores, scores};
pub use spread::{SPREAD_FROM, Spread};
pub use tenths::{EQUAL_WITHIN, Tenths};
pub use verdict::{
    BAR_LEVEL, Ending, Lack, OPERATING_CURVE, SoFar, Verdict, at_bar_needed, verdict,
};
pub use words::{Emptiness, WORDS_MAX, Words, WordsField, WordsProblem};

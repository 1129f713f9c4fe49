//! The engine: an interview session as a value, and the one function that moves it on.
//!
//! [`step`] takes a session, an event and a moment, and returns the next session together with
//! everything that must happen because of it. It never reads a clock, never draws from anything
//! but the session's seed, never touches a disk or a network, and never asks a question of
//! another session: what it needs it says through [`Session::need`].
//!
//! Start reading with [`Session`] and its [`Phase`], then `step.rs`, then the phases in the order
//! of a session's life, from `phase/gathering.rs` to `phase/report.rs`.

pub mod limits;
mod format;
mod seats;
mod held;
mod refusal;
mod numbers;
mod made_on;
mod event;
mod plan;
mod turn;
mod pass;
mod state;
mod session;
mod standing;
mod attendance;
mod meant;
mod wanted;
mod last;
mod notice;
mod fact;
mod heard;
mod effect;
mod wake;
mod deck;
mod sealed;
mod set_back;
mod draft;
mod phase;
mod forget;
mod audit;
mod step;

pub use attendance::{Attended, SEATS_REMEMBERED, ahead_max, is_reliable};
pub use audit::audit;
pub use deck::FollowUpCard;
pub use draft::card;
pub use effect::{Effect, Slot};
pub use event::{
    Act, Drawn, DrawnQuestion, Event, InterviewerRating, Lost, MemberAct, Outcome, PlanEdit,
    Practised, Purpose, RatingSide, SoFar, StoryPart, Tap, Unread,
};
pub use fact::Fact;
pub use format::{
    Agenda, Conductor, Exercise, Format, Mode, OwnRating, Places, Raters, Rating, Turns,
};
pub use heard::Heard;
pub use held::{Held, Hindrance, ShownIn};
pub use last::{LastAct, Stretch};
pub use made_on::MadeOn;
pub use meant::Meant;
pub use notice::{
    AfterLoss, Before, Card, CardState, Cast, CheckIn, HalfTime, Notice, Posed, PosedState,
    Present, Tally, Task, TimeLeft, Tried,
};
pub use numbers::{KitNo, PassNo, RoundNo, TurnNo};
pub use pass::{HandOver, Pass, Round, RoundState};
pub use plan::Plan;
pub use refusal::Refusal;
pub use seats::{Deal, Offer, Seat, Seats, Sitter, Waiting};
pub use session::{Kit, PutOff, Session};
pub use standing::Standing;
pub use state::{
    Answering, Asking, AskingStep, ClockCall, Ending, Pause, PauseWhy, Phase, Running, Stage,
};
pub use step::{Need, Step, Wish, open, open_dealt, open_pair, step};
pub use turn::{AskedQuestion, Cut, Observed, SelfRating, Turn};
pub use wake::Wake;

//! Questions: what they are, which one comes next, what an answer in writing lacks, and what
//! their author should mend.
//!
//! It never reads a file or a clock and draws only from the seed that it is handed: `config`
//! reads the banks, the caller says who has met which question and when. Start reading with
//! [`Question`], then [`pick()`].

mod slug;
mod kind;
mod trigger;
mod question;
mod tags;
mod english;
mod words;
mod alike;
mod check;
mod beside;
mod proposed;
mod advice;
mod coverage;
mod lacking;
mod deck;
mod pick;
mod wanted_stories;

pub use advice::advice;
pub use alike::{Alike, alike};
pub use beside::beside;
pub use check::{QUESTIONS_MAX, check, check_together};
pub use coverage::{Coverage, Row, Thin};
pub use deck::{deck, follow_up};
pub use kind::{Framework, Kind, Level};
pub use lacking::{count_words, lacks, names_number};
pub use pick::{Freshness, Picked, Wanted, Widening, gives_up, pick};
pub use proposed::{NotesProblem, PROPOSED_FOLLOW_UP, PROPOSED_NOTES, PROPOSED_PROMPT, Proposed};
pub use question::{Bank, FollowUp, ListenFor, Question, reading_time};
pub use slug::{BankId, QuestionId, Tag};
pub use tags::{TagList, TagSort, Tags, Titled};
pub use trigger::{Trigger, generic_prompt};
pub use wanted_stories::WantedStories;

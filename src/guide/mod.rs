//! What there is to read about interviewing: guidance cards, tone cards, and worked examples of
//! answers with their marks.
//!
//! It only holds what people wrote into files and says what is wrong with it; how a card looks is
//! `view`'s. Start reading with [`Guide`], then [`Topic`].

mod card;
mod tone;
mod example;
mod beside;
mod shelf;

pub use beside::{card_beside, examples_beside, tone_beside};
pub use card::{GuideCard, Reader, Section};
pub use example::{Example, ExampleMark, Examples};
pub use shelf::{Guide, Topic};
pub use tone::{Axis, ToneCard};

//! What things are called on screen, in one place: labels, times, lists of people, and the
//! sentence for every refusal.
//!
//! It lays out no card. Start reading with `label.rs`.

mod phrase;
mod label;
mod refusal;
mod series;
mod evening;

pub use evening::reminder;
pub use label::{
    axis, choice, cut, ending, hindered, kind, level, mode, pause, reader, seat, story_letter,
    story_part, transfer, trigger, trigger_in_text, venue, widening,
};
pub use refusal::refusal;

pub(in crate::view) use super::card::fit;
pub(in crate::view) use evening::{
    became_of, by_hours, evening_title, first_of, poll_became, reminders, shift_for_you, who_is_in,
    you_do, you_would,
};
pub(in crate::view) use label::{anchor, ended, lacked, seats};
pub(in crate::view) use phrase::{
    agenda, aim, at_most, candidate, capital, cited, clock, day, goes_on, in_text, length, link,
    long, name_of_slug, paragraph, people, points, question_name, quotation, relative, row, sealed,
    seconds, spoken, steps, tag, time, title_of_tag, together, turn_name, who,
};
pub(in crate::view) use refusal::booked_out;
pub(in crate::view) use series::series;

//! Platform-neutral cards: every sentence that a member reads is written here, and nowhere else.
//!
//! Each is said in a [`Language`](crate::base::Language), which is every function's first argument.
//! It decides nothing and knows no platform. Text is a small Markdown dialect that adapters
//! translate: `**bold**`, `_italic_`, `> quote`, `<@ID>` for a member, `<#ID>` for a
//! channel, `<@&ID>` for a role, `<https://…>` for a link
//! without a preview, `<t:SECONDS:F>` (long), `<t:SECONDS:D>` (the day), `<t:SECONDS:t>` (time of
//! day) and `<t:SECONDS:R>` (relative) for times; `[Label]` names a button. What a member wrote is
//! escaped with [`quoted`], so that it can contain none of these.
//!
//! Start reading with [`Card`], then the ways in: [`notice`], [`evening`], [`digest`] and
//! [`standing_card`] (what the room sees), [`reply`] and [`answer`] (what the actor is told),
//! [`shown`] (what is looked at privately), [`direct`] (what is written to one member alone). What
//! a form asks is in [`shape`]. Names of things are in [`words`].

mod pages;
mod profile_field;
mod card;
mod form;
mod texts;
pub mod words;
mod times;
mod private;
mod typed;
mod room;
mod direct;

pub use card::{
    Asks, BUTTONS_MAX, Button, Card, CardFile, CardLink, Form, LABEL_MAX, OPTION_LABEL_MAX,
    OPTIONS_MAX, PICKER_LABEL_MAX, Picker, PickerOption, Press, Style, quoted,
};
pub use direct::direct;
pub use form::{Field, FieldProblem, Shape, filled, shape};
pub use private::{
    answer, debrief_so_far, drawn_meant, drawn_name, give_back, goal_so_far, not_drawn,
    pitch_so_far, reply, series_name, shown, so_far, story_form, story_name, untold, written,
};
pub use profile_field::ProfileField;
pub use room::{digest, evening, notice, poll, standing_card};
pub use texts::Texts;
pub use times::{hours_fault, series_fault, series_zone_wanted, time_fault};
pub use typed::{overlap_look, poll_wish, profile_edit, profile_value};

//! Whole sessions as their members see them: a script in, a transcript out.
//!
//! Start reading with `check.rs`, which explains both, then `one_on_one.rs`.

mod coverage;
mod errors;
mod line;
mod scribe;
pub(crate) mod play;
mod autoplay;
mod avoided;
mod check;

mod one_on_one;
mod gone;
mod late;
mod lost;
mod pitch;
mod planned;
mod evenings;
mod off;
mod attendance;
mod practise_now;
mod profile;
mod quiet_hours;
mod pairs;
mod direct;
mod panel;
mod final_round;
mod group;
mod history;
mod progress;
mod readiness;
mod solo;
mod stories;
mod short_and_drill;
mod debrief;
mod drills;
mod attempts;
mod cadence;
mod calibration;
mod people;
mod clock;
mod rating;
mod goals;
mod rights;
mod refusals;
mod dealt;
mod faults;
mod text;
mod series;
mod settings;
mod reading;
mod sealed;
mod venue;
mod year;

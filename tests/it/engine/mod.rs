//! The engine alone: what every phase does with every event, and rules that are easier to meet
//! without a database around them.

use std::collections::BTreeMap;

use greenroom::interview::Event;

mod live;
mod states;
mod clocks;
mod table;
mod made_on;
mod rules;
mod dealt;
mod standing;
mod lost;
mod reminders;
pub(crate) mod saved;

/// A wake that finds nobody in quiet hours.
fn woken() -> Event {
    Event::Woken { quiet: BTreeMap::new() }
}

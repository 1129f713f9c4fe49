//! Twelve weeks of a group of eight: the real house with its series, draws, drills, goals and
//! boards, on a clock that jumps to whatever is next. Only the people and the time are made up.
//!
//! It writes a line a week, the path of one member to *ready*, and leaves the database and each
//! member's picture of their progress. Start reading with [`season()`], then `weeks.rs`.

mod people;
mod ways;
mod agenda;
mod told;
mod weeks;
mod errands;

use std::io::Write;
use std::path::PathBuf;

use crate::base::{Moment, Seed};
use crate::runtime::{House, HouseOptions};
use crate::terminal::fault::TerminalFault;
use crate::view::Texts;

use super::group::Group;
pub use people::EVENINGS as SEASON_WEEKS;

use people::People;
use weeks::Season;

/// Monday 31 August 2026, 08:00 UTC.
const BEGINS_AT: Moment = Moment::from_ms(1_788_163_200_000);

/// What a season is asked for.
#[derive(Debug, Clone)]
pub struct SeasonOptions {
    /// The house: its directory, which must be empty and is left behind, and what sessions are made
    /// from. The time and the seed of it are the season's own.
    pub house: HouseOptions,
    /// Where everything drawn comes from.
    pub seed: u64,
    /// So many weeks, from 1 to [`SEASON_WEEKS`].
    pub weeks: u32,
}

/// Plays a season, writes a line a week, and leaves its database and pictures.
///
/// # Errors
/// [`TerminalFault`], which says what stands in the way.
pub fn season(options: SeasonOptions, out: &mut dyn Write) -> Result<(), TerminalFault> {
    let SeasonOptions { mut house, seed, weeks } = options;
    let holds_something = std::fs::read_dir(&house.dir).is_ok_and(|mut dir| dir.next().is_some());
    if holds_something {
        return Err(TerminalFault::NotEmpty(house.dir.display().to_string()));
    }
    let people = People::read().map_err(|_| TerminalFault::Stuck("its people cannot be read"))?;
    let seed = Seed(seed);
    let dir: PathBuf = house.dir.clone();
    (house.now, house.seed) = (BEGINS_AT, Some(seed));
    let texts = Texts {
        goals: house.library.goals.clone(),
        guide: house.library.guide.clone(),
        tags: house.library.tags.clone(),
        ..Texts::default()
    };
    let group = Group::new(House::open(&house)?, BEGINS_AT);
    match Season::new(group, people, seed, texts, out).whole(weeks.clamp(1, SEASON_WEEKS), &dir) {
        // Whoever reads it has seen enough, as `head` does.
        Err(fault) if fault.is_closed_pipe() => Ok(()),
        played => played,
    }
}

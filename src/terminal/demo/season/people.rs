//! The people of a season and what becomes of them: data, read from `season.toml`.

use serde::Deserialize;

use crate::base::{CleanText, MemberId, TextProblem};
use crate::progress::{STORY_PART, STORY_TITLE, StoryFramework, Telling};
use crate::rubric::{CompetencyNo, Words};

const SEASON: &str = include_str!("season.toml");
/// The weeks of a season: one evening each.
pub const EVENINGS: u32 = 12;
/// From this mark on a comment says what was good.
const GOOD: f64 = 3.3;

/// Everybody, and what is said of them.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct People {
    people: Vec<Person>,
    noticed: Vec<Noticed>,
    stories: Vec<Story>,
}

/// Somebody; `season.toml` says what the numbers are.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    pub(super) name: String,
    from: Vec<f64>,
    to: Vec<f64>,
    pub(super) strict: f64,
    pub(super) own: f64,
    pub(super) drills: usize,
    fillers: [f64; 2],
    misses: Vec<u32>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Noticed {
    low: [String; 3],
    high: [String; 3],
}

/// A story with a number.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    title: String,
    situation: String,
    task: String,
    action: String,
    result: String,
}

impl Story {
    fn telling(&self) -> Result<Telling, TextProblem> {
        let part = |text: &str| CleanText::new(text, STORY_PART).map(Some);
        Ok(Telling {
            framework: StoryFramework::Star,
            title: CleanText::new(&self.title, STORY_TITLE)?,
            situation: part(&self.situation)?,
            task: part(&self.task)?,
            action: part(&self.action)?,
            result: part(&self.result)?,
        })
    }
}

impl People {
    /// The people that come with the program.
    ///
    /// # Errors
    /// When the file was edited and cannot be read any more.
    pub(super) fn read() -> Result<Self, toml::de::Error> {
        toml::from_str(SEASON)
    }

    /// Everybody with their number, in the order in which they are introduced.
    pub(super) fn all(&self) -> impl Iterator<Item = (MemberId, &Person)> {
        (1..).map(MemberId).zip(&self.people)
    }

    /// Who has this number.
    pub(super) fn of(&self, member: MemberId) -> Option<&Person> {
        let place = usize::try_from(member.0).ok()?.checked_sub(1)?;
        self.people.get(place)
    }

    /// The story of this place, as it is written down.
    pub(super) fn story(&self, place: usize) -> Option<Telling> {
        self.stories.get(place)?.telling().ok()
    }

    /// What somebody writes of a competency that earned so much.
    pub(super) fn comment(&self, competency: CompetencyNo, level: f64) -> Option<Words> {
        let noticed = self.noticed.get(usize::from(competency.0))?;
        let [observed, why, next] = if level < GOOD { &noticed.low } else { &noticed.high };
        Words::new(observed, why, next).ok()
    }
}

impl Person {
    /// What they earn for a competency when so many evenings have been: an average where the
    /// rubric has one that the file does not know.
    pub(super) fn level(&self, competency: CompetencyNo, evening: u32) -> f64 {
        let place = usize::from(competency.0);
        match (self.from.get(place), self.to.get(place)) {
            (Some(from), Some(to)) => between(*from, *to, evening),
            (_, _) => self.usual(evening),
        }
    }

    /// What they earn on average.
    pub(super) fn usual(&self, evening: u32) -> f64 {
        between(average(&self.from), average(&self.to), evening)
    }

    /// Filler words a minute.
    pub(super) fn fillers(&self, evening: u32) -> f64 {
        let [from, to] = self.fillers;
        between(from, to, evening)
    }

    /// Whether they come to the evening of this number, from 1.
    pub(super) fn comes(&self, evening: u32) -> bool {
        !self.misses.contains(&evening)
    }

    /// For what they earn least when so many evenings have been, and most.
    pub(super) fn extremes(&self, evening: u32) -> [CompetencyNo; 2] {
        let mut all: Vec<CompetencyNo> = CompetencyNo::all().take(self.from.len()).collect();
        all.sort_by(|one, other| self.level(*one, evening).total_cmp(&self.level(*other, evening)));
        let first = CompetencyNo(0);
        [all.first().copied().unwrap_or(first), all.last().copied().unwrap_or(first)]
    }
}

fn average(all: &[f64]) -> f64 {
    let count = u32::try_from(all.len()).map_or(1.0, f64::from).max(1.0);
    all.iter().sum::<f64>() / count
}

fn between(from: f64, to: f64, evening: u32) -> f64 {
    let last = f64::from(EVENINGS - 1);
    let share = f64::from(evening.clamp(1, EVENINGS) - 1) / last;
    from + (to - from) * share
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_people_of_the_season_can_be_read_and_what_is_said_fits_a_ballot() {
        let people = People::read().unwrap();
        assert_eq!(people.people.len(), 8);
        for person in &people.people {
            assert_eq!((person.from.len(), person.to.len()), (5, 5), "{}", person.name);
            assert!(person.misses.iter().all(|no| (1..=EVENINGS).contains(no)));
        }
        for competency in CompetencyNo::all().take(5) {
            let [low, high] = [1.0, 5.0].map(|level| people.comment(competency, level));
            assert!(low.is_some() && high.is_some() && low != high, "{competency:?}");
        }
    }

    #[test]
    fn somebody_changes_evenly_from_the_first_evening_to_the_last() {
        let people = People::read().unwrap();
        let ana = &people.people[0];
        let levels = [1, 12, 99].map(|evening| ana.level(CompetencyNo(1), evening));
        assert_eq!(levels, [1.4, 4.6, 4.6]);
        assert!(ana.level(CompetencyNo(1), 6) < ana.level(CompetencyNo(1), 7));
        assert_eq!(ana.extremes(1), [CompetencyNo(1), CompetencyNo(2)]);
    }
}

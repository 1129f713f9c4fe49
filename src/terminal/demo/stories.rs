//! What the people of the demo say, and what is said about it: data, read from `stories.toml`.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use crate::bank::{Kind, Question, QuestionId, Trigger};
use crate::interview::{Format, Session, TurnNo};
use crate::rubric::{CompetencyNo, Words};

use super::cast::name_of;

const STORIES: &str = include_str!("stories.toml");

/// Everything that can be said.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stories {
    pub(super) objectives: Vec<String>,
    pub(super) empty_praise: String,
    people: Vec<Person>,
    answers: Vec<Answer>,
    spare: Spare,
}

/// What somebody usually earns, and what they ask.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    name: String,
    marks: Vec<u8>,
    asks: Vec<String>,
}

/// An answer that was written for its question.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Answer {
    question: QuestionId,
    by: String,
    pub(super) seconds: i64,
    pub(super) says: String,
    /// What an interviewer follows it up with.
    pub(super) next: Option<Trigger>,
    #[serde(default)]
    pub(super) replies: BTreeMap<Trigger, String>,
    noticed: Vec<[String; 3]>,
}

/// What fits any question and any session.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Spare {
    answers: Vec<String>,
    replies: Vec<String>,
    noticed: Vec<Noticed>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Noticed {
    when: When,
    words: [String; 3],
}

/// What must have happened, so that a comment is true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum When {
    Always,
    OverTime,
    WithinTime,
    FollowedUp,
    OwnQuestions,
}

impl When {
    fn holds(self, session: &Session, turn: TurnNo) -> bool {
        let turn = &session[turn];
        let is_over = turn.asked.iter().any(|a| a.took.is_some_and(|took| took > a.limit));
        match self {
            Self::Always => true,
            Self::OverTime => is_over,
            Self::WithinTime => !is_over,
            Self::FollowedUp => turn.asked.iter().any(|asked| asked.ask > 0),
            Self::OwnQuestions => turn.counted > 0,
        }
    }
}

impl Stories {
    /// The stories that come with the program.
    ///
    /// # Errors
    /// When they were edited and cannot be read any more.
    pub(super) fn read() -> Result<Self, toml::de::Error> {
        toml::from_str(STORIES)
    }

    fn person(&self, name: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.name == name)
    }

    /// What this person usually earns for a competency.
    pub(super) fn level(&self, name: &str, competency: CompetencyNo) -> Option<u8> {
        self.person(name)?.marks.get(usize::from(competency.0)).copied()
    }

    /// What somebody asks at the end; those of whom nothing is written ask what the first asks.
    pub(super) fn asks(&self, name: &str) -> &[String] {
        let person = self.person(name).or(self.people.first());
        person.map_or(&[], |person| &person.asks)
    }

    /// Of `all`, the questions for which so many answers are written, if a session of this format
    /// can be held with them; else all of them.
    pub(super) fn known(
        &self,
        all: &[Arc<Question>],
        format: &Format,
        answers: usize,
    ) -> Vec<Arc<Question>> {
        let written = |question: &&Arc<Question>| {
            let of_it = self.answers.iter().filter(|answer| answer.question == question.id);
            of_it.count() >= answers
        };
        let known: Vec<_> = all.iter().filter(written).cloned().collect();
        let mut slots = format.agendas.iter().flat_map(|agenda| &agenda.questions);
        let is_enough = |kinds: &Vec<Kind>| known.iter().any(|q| kinds.contains(&q.kind));
        if slots.all(is_enough) { known } else { all.to_vec() }
    }

    /// What is answered to the question of the round that runs: what its candidate says, or what
    /// somebody else would say whom nobody has heard yet.
    pub(super) fn answer(&self, session: &Session) -> Option<&Answer> {
        let (_, round) = session.asking()?;
        self.told(session, round.turn, &session.question(round.question).id)
    }

    fn told(&self, session: &Session, turn: TurnNo, question: &QuestionId) -> Option<&Answer> {
        let mut all = self.answers.iter().filter(|answer| answer.question == *question);
        let candidate = name_of(session[turn].candidate);
        let is_free = |answer: &&Answer| {
            let told = session.turns.iter().filter(|turn| {
                turn.asked.iter().any(|a| session.question(a.question).id == *question)
            });
            told.map(|turn| name_of(turn.candidate)).all(|name| name != answer.by)
        };
        all.clone().find(|answer| answer.by == candidate).or_else(|| all.find(is_free))
    }

    /// What is typed where no answer was written.
    pub(super) fn spare_answer(&self, place: usize) -> Option<&str> {
        nth(&self.spare.answers, place).map(String::as_str)
    }

    /// What is typed where no reply was written.
    pub(super) fn spare_reply(&self, place: usize) -> Option<&str> {
        nth(&self.spare.replies, place).map(String::as_str)
    }

    /// The comment of a turn's rater, who is one of several: about what was said in this turn, as
    /// far as something is written about it; then about what holds for any session.
    pub(super) fn comment(&self, session: &Session, turn: TurnNo, rater: usize) -> Option<Words> {
        let asked = session[turn].asked.iter().filter(|asked| asked.ask == 0);
        let told: Vec<&Answer> = asked
            .filter_map(|asked| self.told(session, turn, &session.question(asked.question).id))
            .collect();
        let most = told.iter().map(|answer| answer.noticed.len()).max().unwrap_or(0);
        let own = (0..most)
            .flat_map(|place| told.iter().filter_map(move |answer| answer.noticed.get(place)));
        let spare = self.spare.noticed.iter().filter(|noticed| noticed.when.holds(session, turn));
        let all: Vec<&[String; 3]> = own.chain(spare.map(|noticed| &noticed.words)).collect();
        let [observed, why, next] = nth(&all, rater)?;
        Words::new(observed, why, next).ok()
    }
}

/// One of a row that begins again at its end.
fn nth<T>(all: &[T], place: usize) -> Option<&T> {
    all.get(place.checked_rem(all.len())?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{CleanText, TextLimit};
    use crate::interview::limits::{ANSWER, LINE};

    #[test]
    fn every_story_can_be_read_typed_and_written_on_a_ballot() {
        let stories = Stories::read().unwrap();
        for answer in &stories.answers {
            let id = &answer.question;
            assert!(answer.next.is_none_or(|next| answer.replies.contains_key(&next)), "{id}");
            let texts = answer.replies.values().chain([&answer.says]);
            assert!(texts.into_iter().all(|text| CleanText::new(text, ANSWER).is_ok()), "{id}");
            assert!(!answer.noticed.is_empty(), "{id}");
            for [observed, why, next] in &answer.noticed {
                assert!(Words::new(observed, why, next).is_ok(), "{id}: {observed}");
            }
            assert!(stories.person(&answer.by).is_some(), "{id}: {}", answer.by);
        }
        let spare = &stories.spare;
        assert!(spare.noticed.iter().any(|noticed| noticed.when == When::Always));
        assert!(!spare.answers.is_empty() && !spare.replies.is_empty());
        let objective = |text: &String| CleanText::new(text, LINE).is_ok();
        assert!(stories.objectives.iter().all(objective));
        let limit = TextLimit::line(200);
        let asks = stories.people.iter().flat_map(|person| &person.asks);
        assert!(asks.into_iter().all(|text| CleanText::new(text, limit).is_ok()));
    }
}

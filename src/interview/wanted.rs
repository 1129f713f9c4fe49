//! What a question should be like, by the plan of its session.

use std::collections::BTreeSet;

use super::pass::Round;
use super::plan::Plan;
use super::session::Session;
use crate::bank::{Kind, Tag, Wanted, Widening, gives_up};

/// Kinds in which the same competency can be asked for in many ways. What an opening or a salary
/// talk shows is its own matter.
const ABOUT_COMPETENCIES: [Kind; 4] =
    [Kind::Behavioural, Kind::Situational, Kind::Technical, Kind::Case];

impl Plan {
    /// A planned question of one of `kinds`.
    pub fn wanted(&self, kinds: BTreeSet<Kind>) -> Wanted {
        let about = kinds.iter().any(|kind| ABOUT_COMPETENCIES.contains(kind));
        let competency = tag(self.competency.as_deref()).filter(|_| about);
        Wanted { kinds, competency, surprise_only: false, ..self.wanted_surprise() }
    }

    /// A surprise: of any kind, and about anything.
    pub fn wanted_surprise(&self) -> Wanted {
        Wanted {
            kinds: Kind::ALL.into_iter().collect(),
            competency: None,
            role: tag(self.role.as_deref()),
            level: self.level,
            region: tag(self.region.as_deref()),
            surprise_only: true,
        }
    }
}

impl Session {
    /// What the question of `round` does not meet of what was planned; empty when it suits.
    pub fn widened(&self, round: &Round) -> Vec<Widening> {
        let question = self.question(round.question);
        let wanted = if round.is_surprise {
            self.plan.wanted_surprise()
        } else {
            self.plan.wanted(BTreeSet::from([question.kind]))
        };
        gives_up(question, &wanted)
    }
}

fn tag(text: Option<&str>) -> Option<Tag> {
    text.and_then(|text| Tag::new(text).ok())
}

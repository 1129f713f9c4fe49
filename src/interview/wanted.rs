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

/// Kinds of which a surprise may be in any session.
const SURPRISING: [Kind; 4] = [Kind::Behavioural, Kind::Situational, Kind::Values, Kind::Pivot];
/// Kinds that come unannounced only where the plan asks for them: an introduction or a last word in
/// the middle is none, and salary or a move would be about another conversation.
const HAS_ITS_PLACE: [Kind; 4] = [Kind::Opening, Kind::Relocation, Kind::Salary, Kind::Closing];

impl Plan {
    /// Kinds of the surprises between planned questions of these kinds.
    pub fn surprising<'a>(&self, planned: impl IntoIterator<Item = &'a Kind>) -> BTreeSet<Kind> {
        let of_format = planned.into_iter().filter(|kind| !HAS_ITS_PLACE.contains(kind));
        of_format.chain(&SURPRISING).copied().chain(self.kind).collect()
    }

    /// A planned question of one of `kinds`.
    pub fn wanted(&self, kinds: BTreeSet<Kind>) -> Wanted {
        let about = kinds.iter().any(|kind| ABOUT_COMPETENCIES.contains(kind));
        let competency = tag(self.competency.as_deref()).filter(|_| about);
        Wanted { competency, surprise_only: false, ..self.wanted_surprise(kinds) }
    }

    /// A surprise of one of `kinds`, about anything.
    pub fn wanted_surprise(&self, kinds: BTreeSet<Kind>) -> Wanted {
        Wanted {
            kinds,
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
        let kinds = BTreeSet::from([question.kind]);
        let wanted = if round.is_surprise {
            self.plan.wanted_surprise(kinds)
        } else {
            self.plan.wanted(kinds)
        };
        gives_up(question, &wanted)
    }
}

fn tag(text: Option<&str>) -> Option<Tag> {
    text.and_then(|text| Tag::new(text).ok())
}

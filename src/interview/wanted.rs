//! What a question should be like, by the plan of its session.

use std::collections::BTreeSet;

use super::format::Turns;
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

/// Questions of a turn that ask for what its candidate keeps no story for, at most.
const GAPS_ASKED_MAX: usize = 2;

impl Plan {
    /// The role that is interviewed for.
    pub fn role_tag(&self) -> Option<Tag> {
        tag(self.role.as_deref())
    }

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
            role: self.role_tag(),
            level: self.level,
            region: tag(self.region.as_deref()),
            surprise_only: true,
            rather: BTreeSet::new(),
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

    /// How many planned questions of a turn look for what its candidate keeps no story for, where
    /// there are so many such `gaps`. None where candidates share their questions, which are the
    /// same for all of them, where somebody said what to ask for, and in a drill.
    pub fn gaps_asked(&self, gaps: usize) -> usize {
        let is_chosen = self.plan.competency.is_some() || self.plan.again.is_some();
        if is_chosen || self.plan.is_private || self.format().turns == Turns::Shared {
            return 0;
        }
        let asks_for_one = |kinds: &&Vec<Kind>| match self.plan.kind {
            Some(kind) => kind.is_a_story(),
            None => kinds.iter().any(|kind| kind.is_a_story()),
        };
        let stories = self.agenda().questions.iter().filter(asks_for_one).count();
        gaps.min(stories).min(GAPS_ASKED_MAX)
    }
}

fn tag(text: Option<&str>) -> Option<Tag> {
    text.and_then(|text| Tag::new(text).ok())
}

//! Which question comes next: one that suits, that these people have not met for the longest
//! time, of what they should rather be asked, of the kind and competency that they have practised
//! least, and for the rest by the seed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::kind::{Kind, Level};
use super::question::Question;
use super::slug::{QuestionId, Tag};
use crate::base::{Draw, Moment};

/// The level of somebody who named none: the one that is nearest to all others. One for everybody,
/// so that nobody is asked for a first day at work now and for a department the next time.
const LEVEL_UNKNOWN: Level = Level::Mid;

/// What the question should be like. `None` means that nothing is known, so questions that suit
/// everybody come first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Any of these kinds, and never another.
    pub kinds: BTreeSet<Kind>,
    /// The competency to show; `None` takes any.
    pub competency: Option<Tag>,
    /// The candidate's role.
    pub role: Option<Tag>,
    /// The level of the role; `None` takes what names no level first, then what suits the middle.
    pub level: Option<Level>,
    /// The region that the job is in.
    pub region: Option<Tag>,
    /// Only questions that may come unannounced.
    pub surprise_only: bool,
    /// Competencies for which a story is asked for first, among questions that suit as well and are
    /// as fresh; empty: none of them comes before another.
    pub rather: BTreeSet<Tag>,
}

/// When the people of a turn last met each question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Freshness {
    /// The candidate was asked it.
    pub asked_at: BTreeMap<QuestionId, Moment>,
    /// The candidate heard it asked of somebody else.
    pub heard_at: BTreeMap<QuestionId, Moment>,
}

/// What was given up to find a question, in the order in which it is given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Widening {
    /// It is about another region.
    Region,
    /// It is for a level next to the one wanted.
    NextLevel,
    /// It is for another role.
    Role,
    /// It shows another competency.
    Competency,
    /// It is for a level further off.
    AnyLevel,
}

/// A question and what had to be given up for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picked {
    /// The question.
    pub question: Arc<Question>,
    /// What it does not meet of what was wanted; empty when it suits.
    pub widened: Vec<Widening>,
}

impl Widening {
    /// Every widening, in the order in which they are tried.
    pub const ALL: [Self; 5] =
        [Self::Region, Self::NextLevel, Self::Role, Self::Competency, Self::AnyLevel];
}

/// How well these people know a question. Ordered: what comes first is asked first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Met {
    Never,
    Heard(Moment),
    Asked(Moment, Option<Moment>),
}

impl Freshness {
    fn met(&self, id: &QuestionId) -> Met {
        let heard_at = self.heard_at.get(id).copied();
        match (self.asked_at.get(id).copied(), heard_at) {
            (Some(asked_at), _) => Met::Asked(asked_at, heard_at),
            (None, Some(heard_at)) => Met::Heard(heard_at),
            (None, None) => Met::Never,
        }
    }
}

/// The next question from `pool`, none of `taken` and no twin of one: never met, then heard longest
/// ago, then asked longest ago. Among equals a story for what is rather asked comes first, then
/// those of the kind that was asked least, then those of the competency that was; for the rest
/// `draw` decides. Surprises are compared among
/// themselves, and their kinds within the session: everybody has stories planned in each, so by
/// all that was asked a story could never come unannounced.
///
/// When nothing that suits is left, the wish is widened step by step as [`Widening`] says, and
/// what was given up is told. A neighbouring level is also looked at when all that suits has been
/// met before, since a new question one step off is worth more than a known one. The kind and
/// `surprise_only` are never given up: then there is no question.
///
/// Nobody gets a question twice before everything that suits has been used up.
pub fn pick(
    pool: &[Arc<Question>],
    wanted: &Wanted,
    freshness: &Freshness,
    taken: &BTreeSet<QuestionId>,
    draw: &mut Draw,
) -> Option<Picked> {
    let assumed = Wanted { level: wanted.level.or(Some(LEVEL_UNKNOWN)), ..wanted.clone() };
    let of_taken = pool.iter().filter(|question| taken.contains(&question.id));
    let twins: BTreeSet<&QuestionId> = of_taken.map(|question| question.twins()).collect();
    let mut candidates = Vec::new();
    let mut practice = Practice {
        of_kind: BTreeMap::new(),
        of_competency: BTreeMap::new(),
        is_level_known: wanted.level.is_some(),
        rather: &wanted.rather,
    };
    for question in pool.iter().filter(|q| q.surprise || !wanted.surprise_only) {
        let met = freshness.met(&question.id);
        let is_taken = taken.contains(&question.id);
        let was_asked = is_taken || matches!(met, Met::Asked(_, _));
        if was_asked {
            *practice.of_competency.entry(&question.competency).or_default() += 1;
        }
        if is_taken || (was_asked && !wanted.surprise_only) {
            *practice.of_kind.entry(question.kind).or_default() += 1;
        }
        if wanted.kinds.contains(&question.kind) && !twins.contains(question.twins()) {
            candidates.push((question, gives_up(question, &assumed), met));
        }
    }
    let best = (0..=Widening::ALL.len())
        .map(|steps| &Widening::ALL[..steps])
        .find_map(|granted| freshest(&candidates, granted))?;
    let best = newer_next_door(&candidates, &best).unwrap_or(best);
    let question = drawn(&candidates, &best, &practice, draw)?;
    Some(Picked { question: Arc::clone(question), widened: gives_up(question, wanted) })
}

/// How many questions of each kind and competency were asked, in this session and before, whether
/// the candidate's level is known, and what is rather asked.
struct Practice<'a> {
    of_kind: BTreeMap<Kind, usize>,
    of_competency: BTreeMap<&'a Tag, usize>,
    is_level_known: bool,
    rather: &'a BTreeSet<Tag>,
}

impl Practice<'_> {
    /// What is smaller comes first. Whether a level is named is asked within a kind only: all
    /// technical questions name one, and would otherwise come last. What is rather asked comes
    /// before the kind, but never for the price of a guess.
    fn with(&self, question: &Question) -> (bool, usize, bool, usize) {
        let kind = self.of_kind.get(&question.kind).copied().unwrap_or(0);
        let is_guess = !self.is_level_known && !question.levels.is_empty();
        let is_rather = question.kind.is_a_story() && self.rather.contains(&question.competency);
        let competency = self.of_competency.get(&question.competency).copied().unwrap_or(0);
        (!is_rather || is_guess, kind, is_guess, competency)
    }
}

type Candidate<'a> = (&'a Arc<Question>, Vec<Widening>, Met);

/// The questions to draw from: all that give up only what is granted and were met this well.
struct Best {
    granted: Vec<Widening>,
    met: Met,
}

impl Best {
    fn holds(&self, (_, gives_up, met): &Candidate<'_>) -> bool {
        *met == self.met && is_granted(gives_up, &self.granted)
    }
}

fn is_granted(gives_up: &[Widening], granted: &[Widening]) -> bool {
    gives_up.iter().all(|step| granted.contains(step))
}

fn freshest(candidates: &[Candidate<'_>], granted: &[Widening]) -> Option<Best> {
    let suiting = candidates.iter().filter(|(_, gives_up, _)| is_granted(gives_up, granted));
    let met = suiting.map(|(_, _, met)| *met).min()?;
    Some(Best { granted: granted.to_vec(), met })
}

/// When all that suits has been met, the never-met questions of a neighbouring level.
fn newer_next_door(candidates: &[Candidate<'_>], best: &Best) -> Option<Best> {
    if best.met == Met::Never {
        return None;
    }
    let mut granted = best.granted.clone();
    granted.push(Widening::NextLevel);
    freshest(candidates, &granted).filter(|next_door| next_door.met == Met::Never)
}

fn drawn<'a>(
    candidates: &[Candidate<'a>],
    best: &Best,
    practice: &Practice<'_>,
    draw: &mut Draw,
) -> Option<&'a Arc<Question>> {
    let of_best = candidates.iter().filter(|candidate| best.holds(candidate));
    let least = of_best.clone().map(|(question, _, _)| practice.with(question)).min()?;
    let mut equals: Vec<_> =
        of_best.filter(|(question, _, _)| practice.with(question) == least).collect();
    // The order in which banks were loaded must not change what a seed draws.
    equals.sort_by(|(a, _, _), (b, _, _)| a.id.cmp(&b.id));
    equals.get(draw.below(equals.len())).map(|(question, _, _)| *question)
}

/// What would have to be given up to take `question`, in the order of [`Widening`].
pub fn gives_up(question: &Question, wanted: &Wanted) -> Vec<Widening> {
    let level_off = level_off(question, wanted.level);
    let for_role = suits(&question.roles, wanted.role.as_ref());
    let for_region = suits(&question.regions, wanted.region.as_ref());
    let for_competency = wanted.competency.as_ref().is_none_or(|tag| *tag == question.competency);
    Widening::ALL
        .into_iter()
        .filter(|step| match step {
            Widening::Region => !for_region,
            Widening::NextLevel => level_off == 1,
            Widening::Role => !for_role,
            Widening::Competency => !for_competency,
            Widening::AnyLevel => level_off > 1,
        })
        .collect()
}

/// Whether a question tagged with `tags` suits somebody with `tag`: an untagged one suits all, a
/// tagged one only those who are known to have the tag.
fn suits(tags: &[Tag], tag: Option<&Tag>) -> bool {
    tags.is_empty() || tag.is_some_and(|tag| tags.contains(tag))
}

/// Steps from the wanted level to the nearest level of the question.
fn level_off(question: &Question, wanted: Option<Level>) -> u8 {
    let nearest = |wanted: Level| question.levels.iter().map(|own| own.distance(wanted)).min();
    wanted.and_then(nearest).unwrap_or(0)
}

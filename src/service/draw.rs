//! Questions for a pass: the engine says what it wishes for, the banks are searched with what the
//! people of the turn have met before.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::bank::{Freshness, Picked, Question, QuestionId, Tag, Wanted, pick};
use crate::base::{MemberId, Moment};
use crate::interview::{Drawn, DrawnQuestion, PassNo, Practised, Purpose, Session, Wish};
use crate::protocol::story_gaps;
use crate::store::{self, Tx, heard};

use super::desk::Desk;
use super::error::ServiceError;
use super::questions::Pool;
use super::{goals, stories};

/// Questions that one member has met, at most: more than a bank of any guild holds.
const HEARD_MAX: u32 = 20_000;
/// Draws of a pass stand in the seed's streams from here on.
const DRAW_QUESTIONS: u64 = 1_000;

/// Draws what was wished for. A wish that no question meets is left out.
pub(super) fn draw(
    tx: &Tx,
    desk: &Desk,
    session: &Session,
    pass: PassNo,
    wishes: &[Wish],
    candidates: &[MemberId],
) -> Result<Drawn, ServiceError> {
    let freshness = freshness(tx, session, candidates)?;
    let mut taken: BTreeSet<QuestionId> =
        session.kit().questions.iter().map(|q| q.id.clone()).collect();
    let mut gaps = Gaps::of(tx, desk, session, candidates)?;
    let mut draw = session.seed.draws(DRAW_QUESTIONS + u64::from(pass));
    let mut questions = Vec::new();
    let pool = super::questions::pool(tx, &desk.library, session.guild, &session.plan.language)?;
    for (no, wish) in (0u8..).zip(wishes) {
        let wanted = Wanted { rather: gaps.open(wish), ..wanted(session, wish) };
        let same = again_of(&pool, session, wish);
        let pool = &pool.of(&wish.kinds);
        let picked = same.or_else(|| pick(pool, &wanted, &freshness, &taken, &mut draw));
        // With every question of a kind taken in this session, one may come again.
        let again = || match wish.purpose {
            Purpose::Planned => {
                pick(pool, &wanted, &freshness, &BTreeSet::new(), &mut draw.clone())
            }
            Purpose::Surprise | Purpose::Spare => None,
        };
        if let Some(picked) = picked.or_else(again) {
            taken.insert(picked.question.id.clone());
            let question = picked.question;
            gaps.asked(wish, &question);
            questions.push(DrawnQuestion { wish: no, purpose: wish.purpose, question });
        }
    }
    Ok(Drawn { questions, goals: goals_of(tx, desk, session, candidates)? })
}

/// What the candidate keeps no story for, and how many questions still look for it: each for
/// something else, in no other place and by no other mark than any question.
struct Gaps {
    tags: BTreeSet<Tag>,
    left: usize,
}

impl Gaps {
    fn of(
        tx: &Tx,
        desk: &Desk,
        session: &Session,
        candidates: &[MemberId],
    ) -> Result<Self, ServiceError> {
        let none = Self { tags: BTreeSet::new(), left: 0 };
        let [candidate] = candidates else { return Ok(none) };
        let own = stories::own(tx, session.guild, *candidate)?;
        if own.is_empty() {
            return Ok(none);
        }
        let (tags, left) = story_gaps(session, &own, &desk.library.wanted_stories());
        Ok(Self { tags: tags.into_iter().collect(), left })
    }

    fn open(&self, wish: &Wish) -> BTreeSet<Tag> {
        match wish.purpose {
            Purpose::Planned if self.left > 0 => self.tags.clone(),
            Purpose::Planned | Purpose::Surprise | Purpose::Spare => BTreeSet::new(),
        }
    }

    fn asked(&mut self, wish: &Wish, question: &Question) {
        let hits = question.kind.is_a_story() && self.open(wish).contains(&question.competency);
        if hits {
            self.tags.remove(&question.competency);
            self.left -= 1;
        }
    }
}

/// The question that the session asks again, if it does and there still is such a question.
fn again_of(pool: &Pool<'_>, session: &Session, wish: &Wish) -> Option<Picked> {
    let again = session.plan.again.as_ref().filter(|_| wish.purpose == Purpose::Planned)?;
    let question = pool.find(again)?;
    Some(Picked { question: Arc::clone(question), widened: Vec::new() })
}

fn wanted(session: &Session, wish: &Wish) -> Wanted {
    let kinds = wish.kinds.clone();
    match wish.purpose {
        Purpose::Surprise => session.plan.wanted_surprise(kinds),
        Purpose::Planned | Purpose::Spare => session.plan.wanted(kinds),
    }
}

/// What the candidates have been asked or have heard. Where several share a question, the one who
/// met it last decides.
fn freshness(
    tx: &Tx,
    session: &Session,
    candidates: &[MemberId],
) -> Result<Freshness, ServiceError> {
    let mut fresh = Freshness::default();
    let newer = |into: &mut BTreeMap<QuestionId, Moment>, id: &QuestionId, at: Option<Moment>| {
        if let Some(at) = at {
            into.entry(id.clone()).and_modify(|was| *was = (*was).max(at)).or_insert(at);
        }
    };
    for row in heard::of_members(tx, session.guild, candidates, HEARD_MAX)? {
        if let Ok(id) = QuestionId::new(&row.question) {
            newer(&mut fresh.asked_at, &id, row.asked_at);
            newer(&mut fresh.heard_at, &id, row.heard_at);
        }
    }
    Ok(fresh)
}

/// What each candidate works on; how it can be seen is looked up by the goal's id.
fn goals_of(
    tx: &Tx,
    desk: &Desk,
    session: &Session,
    candidates: &[MemberId],
) -> Result<BTreeMap<MemberId, Practised>, ServiceError> {
    let mut found = BTreeMap::new();
    for member in candidates {
        if let Some(row) = store::goals::current(tx, session.guild, *member)?
            && let Some(text) = goals::text_of(&row)
        {
            let goals = desk.library.goals_in(&session.plan.language);
            let known = goals::id_of(&row).and_then(|id| goals.find(&id));
            let test = known.and_then(goals::test_of);
            found.insert(*member, Practised { text, test });
        }
    }
    Ok(found)
}

//! Who sits where on an evening.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::{Draw, MemberId, Seed};

use super::chairs::Chairs;
use super::cost::{Pair, Person, Terms};
use super::exact::{self, Session};
use super::search;
use super::table::Table;

/// Draws of the seats, apart from other draws of the same seed.
const SEATS: u64 = 1;

/// One session of an evening.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seated {
    /// Who interviews. Where the two swap, who interviews first.
    pub interviewers: Vec<MemberId>,
    /// Who answers. Where the two swap, who answers first.
    pub candidates: Vec<MemberId>,
    /// Who watches.
    pub observers: Vec<MemberId>,
}

/// The seats of an evening.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// Its sessions.
    pub sessions: Vec<Seated>,
    /// Who is in none.
    pub over: Vec<MemberId>,
    /// What it cost.
    pub terms: Terms,
}

/// The seats of everybody who is in, at most 60: the best by the order of [`Terms`] for up to
/// twelve people, a good one beyond. What is equal is drawn from the seed. Pairs are named with the
/// lesser member first; of who is not in nothing is looked at.
pub fn draw(
    people: &[Person],
    pairs: &BTreeMap<(MemberId, MemberId), Pair>,
    chairs: Chairs,
    seed: Seed,
) -> Drawn {
    let table = Table::new(people, pairs, chairs);
    let mut draws = seed.draws(SEATS);
    let mut order: Vec<usize> = (0..people.len()).collect();
    search::shuffle(&mut order, &mut draws);
    let (sessions, over) = if people.len() <= exact::PEOPLE_MAX {
        exact::best(&table, &order)
    } else {
        search::good(&table, order, &mut draws)
    };
    let sessions_cost = sessions.iter().map(|session| table.session(&session.seats()));
    let left = over.iter().map(|one| table.left(*one));
    let terms = Terms::sum(sessions_cost.chain(left));
    let member = |one: &usize| people[*one].member;
    Drawn {
        sessions: sessions.iter().map(|one| seated(&table, one, &mut draws)).collect(),
        over: over.iter().map(member).collect(),
        terms,
    }
}

/// Who is new answers first where the two swap; otherwise the draw says who does.
fn seated(table: &Table<'_>, session: &Session, draws: &mut Draw) -> Seated {
    let members = |of: &[usize]| of.iter().map(|one| table.people[*one].member).collect();
    let seats = session.seats();
    let seated = Seated {
        interviewers: members(seats.interviewers()),
        candidates: members(seats.candidates()),
        observers: members(seats.observers()),
    };
    let would_answer = |of: &[usize]| {
        let person = &table.people[of[0]];
        person.is_new && !person.would_interview
    };
    let (one, other) = (would_answer(seats.interviewers()), would_answer(seats.candidates()));
    let is_drawn = draws.below(2) == 1;
    if table.chairs.swaps && (one && !other || one == other && is_drawn) {
        let Seated { interviewers, candidates, observers } = seated;
        return Seated { interviewers: candidates, candidates: interviewers, observers };
    }
    seated
}

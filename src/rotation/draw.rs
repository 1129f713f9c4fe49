//! Who sits where on an evening.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::{Draw, MemberId, Seed};

use super::chairs::Chairs;
use super::cost::{Pair, Person, Terms};
use super::exact::{self, Session};
use super::search;
use super::table::Table;

/// Draws of the seats, and of orders in which equally good ones are found, apart from other draws
/// of the same seed.
const SEATS: u64 = 1;
const EQUALS: u64 = 2;
/// Draws of which the one is taken after which the next evening can be best. With one, twelve
/// people of two levels that are far apart have not all met by evening 14 in one of fifty seasons;
/// with four, all of 800 seasons have by evening 12.
const AHEAD: usize = 4;

type Pairs = BTreeMap<(MemberId, MemberId), Pair>;

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
pub fn draw(people: &[Person], pairs: &Pairs, chairs: Chairs, seed: Seed) -> Drawn {
    let table = Table::new(people, pairs, chairs);
    let mut draws = seed.draws(SEATS);
    let mut order: Vec<usize> = (0..people.len()).collect();
    search::shuffle(&mut order, &mut draws);
    let (sessions, over) = if people.len() <= exact::PEOPLE_MAX {
        few(&table, pairs, order, seed)
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

/// The best seats of few people; in formats for two, which it is of equally good ones shows at the
/// next evening.
fn few(
    table: &Table<'_>,
    pairs: &Pairs,
    mut order: Vec<usize>,
    seed: Seed,
) -> (Vec<Session>, Vec<usize>) {
    let first = exact::best(table, &order);
    if !table.chairs.is_for_two() {
        return first;
    }
    let mut draws = seed.draws(EQUALS);
    let mut best = (next_cost(table, pairs, &first.0), first);
    for _ in 1..AHEAD {
        search::shuffle(&mut order, &mut draws);
        let found = exact::best(table, &order);
        let cost = next_cost(table, pairs, &found.0);
        if cost < best.0 {
            best = (cost, found);
        }
    }
    best.1
}

/// Twice the pair cost of the next evening, should the same people come.
fn next_cost(table: &Table<'_>, pairs: &Pairs, sessions: &[Session]) -> u32 {
    let mut pairs = pairs.clone();
    for session in sessions {
        let seats = session.seats();
        for (one, other) in seats.interviewers().iter().zip(seats.candidates()) {
            let (one, other) = (table.people[*one].member, table.people[*other].member);
            let pair = pairs.entry((one.min(other), one.max(other))).or_default();
            (pair.met, pair.is_recent) = (pair.met + 1, true);
        }
    }
    let next = Table::new(table.people, &pairs, table.chairs);
    let order: Vec<usize> = (0..table.people.len()).collect();
    let (sessions, _) = exact::best(&next, &order);
    Terms::sum(sessions.iter().map(|session| next.session(&session.seats()))).pairs
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

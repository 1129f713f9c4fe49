//! A good draw of many people: a draw that is made better by changing places, again and again from
//! places that were shaken.

use std::collections::BTreeSet;

use crate::base::Draw;

use super::chairs::OBSERVERS_MAX;
use super::cost::Terms;
use super::exact::{self, Session};
use super::flow::flow;
use super::table::Table;

/// People whose seats are looked at while two are tried in each other's places: some 40 ms of it.
const LOOKS_MAX: usize = 2_000_000;
/// Those that are left where sessions have several candidates, who have found their places by then.
const LOOKS_AFTER_FLOW: usize = LOOKS_MAX / 10;
/// People of sessions that are drawn anew together, and what that counts for each pair, in looks.
const PART_MAX: usize = 9;
const PART_LOOKS: usize = 300;
/// In one of so many rounds places are shaken, so that somebody else watches.
const SHAKEN_EACH: usize = 2;
/// Pairs of people who change places when places are shaken, at most.
const SHAKEN_MAX: usize = 2;

/// Where somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    /// None among who is left.
    session: Option<usize>,
    /// The place in it.
    at: usize,
    sort: Sort,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Interviews,
    Answers,
    Observes,
    Left,
}

#[derive(Clone)]
struct State {
    sessions: Vec<Session>,
    costs: Vec<Terms>,
    left: Vec<usize>,
    total: Terms,
}

/// Sessions of these people, and who is in none. Nobody sits beside somebody whom they may not
/// meet: where no such draw was found, their session does not take place.
pub(super) fn good(
    table: &Table<'_>,
    order: Vec<usize>,
    draws: &mut Draw,
) -> (Vec<Session>, Vec<usize>) {
    let mut looks = 0;
    let mut best = State::first(table, order);
    let all = best.places().into_iter().map(|place| place.session).collect();
    best.descend(table, all, &mut looks);
    if best.sessions.len() > 1 && table.chairs.candidates.1 > 1 {
        flow(table, &mut best.sessions, draws);
        best.count(table);
        looks = LOOKS_MAX - LOOKS_AFTER_FLOW;
    }
    for round in 1.. {
        if looks >= LOOKS_MAX || best.sessions.len() < 2 {
            break;
        }
        if round % SHAKEN_EACH != 0
            && let Some(tried) = best.rearrange(table, draws)
        {
            looks += tried * PART_LOOKS;
            continue;
        }
        looks += 1;
        let mut next = best.clone();
        let open = next.shake(table, draws);
        next.descend(table, open, &mut looks);
        if !best.total.is_less(&next.total) {
            best = next;
        }
    }
    best.allowed(table)
}

/// Standing pairs first, each side by side.
fn together(table: &Table<'_>, people: &[usize]) -> Vec<usize> {
    let mut all: Vec<usize> = Vec::new();
    for one in people {
        let is_free = |other: &&usize| table.is_standing(*one, **other) && !all.contains(other);
        if let Some(other) = people.iter().find(is_free).filter(|_| !all.contains(one)) {
            all.extend([*one, *other]);
        }
    }
    let rest = people.iter().filter(|one| !all.contains(one)).copied();
    let rest: Vec<usize> = rest.collect();
    [all, rest].concat()
}

impl Place {
    /// Whether it matters who of two is where.
    fn differs(&self, other: &Self) -> bool {
        self.session != other.session || self.sort != other.sort
    }
}

impl State {
    /// The chairs in order, then places to observe, then nothing.
    fn first(table: &Table<'_>, order: Vec<usize>) -> Self {
        let (mut chairs, mut rest): (Vec<usize>, Vec<usize>) =
            order.into_iter().partition(|one| table.takes_chair(*one));
        chairs = together(table, &chairs);
        let mut sessions = Vec::new();
        for size in table.sizes() {
            if let Some((interviewers, candidates)) = table.chairs.split(*size) {
                let people = chairs.drain(..*size).collect();
                sessions.push(Session { people, interviewers, candidates });
            }
        }
        rest.extend(chairs);
        for _ in 0..OBSERVERS_MAX {
            for session in &mut sessions {
                session.people.extend(rest.pop());
            }
        }
        let mut state = Self { sessions, costs: Vec::new(), left: rest, total: Terms::default() };
        state.count(table);
        state
    }

    fn count(&mut self, table: &Table<'_>) {
        self.costs = self.sessions.iter().map(|one| table.session(&one.seats())).collect();
        let left = self.left.iter().map(|one| table.left(*one));
        self.total = Terms::sum(self.costs.iter().copied().chain(left));
    }

    fn places(&self) -> Vec<Place> {
        let mut all = Vec::new();
        for (no, session) in self.sessions.iter().enumerate() {
            let Session { people, interviewers, candidates } = session;
            all.extend((0..people.len()).map(|at| {
                let sort = match at {
                    at if at < *interviewers => Sort::Interviews,
                    at if at < interviewers + candidates => Sort::Answers,
                    _ => Sort::Observes,
                };
                Place { session: Some(no), at, sort }
            }));
        }
        let left = 0..self.left.len();
        all.extend(left.map(|at| Place { session: None, at, sort: Sort::Left }));
        all
    }

    fn person(&mut self, Place { session, at, .. }: Place) -> &mut usize {
        match session {
            Some(no) => &mut self.sessions[no].people[at],
            None => &mut self.left[at],
        }
    }

    fn swap(&mut self, one: Place, other: Place) {
        let (first, second) = (*self.person(one), *self.person(other));
        *self.person(one) = second;
        *self.person(other) = first;
    }

    /// What the session or the person of a place costs now.
    fn cost(&self, table: &Table<'_>, Place { session, at, .. }: Place) -> Terms {
        match session {
            Some(no) => table.session(&self.sessions[no].seats()),
            None => table.left(self.left[at]),
        }
    }

    fn known(&self, table: &Table<'_>, place: Place) -> Terms {
        place.session.map_or_else(|| self.cost(table, place), |no| self.costs[no])
    }

    /// How many people are looked at when somebody comes to a place.
    fn people(&self, place: &Place) -> usize {
        place.session.map_or(1, |no| self.sessions[no].people.len())
    }

    /// Changes places of two, one of them from a session of `open`, as long as that makes it
    /// better.
    fn descend(&mut self, table: &Table<'_>, mut open: BTreeSet<Option<usize>>, looks: &mut usize) {
        let places = self.places();
        while !open.is_empty() && *looks < LOOKS_MAX {
            let mut next = BTreeSet::new();
            for one in places.iter().filter(|one| open.contains(&one.session)) {
                for other in places.iter().filter(|other| one.differs(other)) {
                    *looks += self.people(one) + self.people(other);
                    if self.try_swap(table, *one, *other) {
                        next.extend([one.session, other.session]);
                    }
                }
            }
            open = next;
        }
        self.count(table);
    }

    fn try_swap(&mut self, table: &Table<'_>, one: Place, other: Place) -> bool {
        let is_same = one.session == other.session;
        let before = self.known(table, one);
        let before = if is_same { before } else { before.plus(&self.known(table, other)) };
        self.swap(one, other);
        let (first, second) = (self.cost(table, one), self.cost(table, other));
        let after = if is_same { first } else { first.plus(&second) };
        if after.is_less(&before) {
            for (place, terms) in [(one, first), (other, second)] {
                if let Some(no) = place.session {
                    self.costs[no] = terms;
                }
            }
            return true;
        }
        self.swap(one, other);
        false
    }

    /// Draws the chairs of some sessions anew, as well as can be; how many pairs may sit together
    /// in them. None where two sessions have too many people.
    fn rearrange(&mut self, table: &Table<'_>, draws: &mut Draw) -> Option<usize> {
        let mut order: Vec<usize> = (0..self.sessions.len()).collect();
        shuffle(&mut order, draws);
        let (mut people, mut chosen) = (Vec::new(), Vec::new());
        for no in order {
            let Session { people: here, interviewers, candidates } = &self.sessions[no];
            if people.len() + interviewers + candidates <= PART_MAX {
                people.extend_from_slice(&here[..interviewers + candidates]);
                chosen.push(no);
            }
        }
        if chosen.len() < 2 {
            return None;
        }
        let pairs = people.len() * (people.len() / chosen.len() - 1);
        shuffle(&mut people, draws);
        let (mut sessions, over) = exact::part(table, &people);
        for (no, session) in chosen.iter().zip(&mut sessions) {
            session.people.extend_from_slice(self.sessions[*no].seats().observers());
        }
        let before = Terms::sum(chosen.iter().map(|no| self.costs[*no]));
        let costs: Vec<Terms> = sessions.iter().map(|one| table.session(&one.seats())).collect();
        let is_whole = over.is_empty() && sessions.len() == chosen.len();
        if is_whole && !before.is_less(&Terms::sum(costs.iter().copied())) {
            for ((no, session), terms) in chosen.into_iter().zip(sessions).zip(costs) {
                (self.sessions[no], self.costs[no]) = (session, terms);
            }
            self.count(table);
        }
        Some(pairs)
    }

    /// Changes some places; gives back the sessions that they are in.
    fn shake(&mut self, table: &Table<'_>, draws: &mut Draw) -> BTreeSet<Option<usize>> {
        let mut places = self.places();
        shuffle(&mut places, draws);
        let mut open = BTreeSet::new();
        let count = 1 + draws.below(SHAKEN_MAX);
        for one in places.iter().take(count) {
            let elsewhere = |other: &&Place| one.session != other.session;
            let others: Vec<Place> = places.iter().filter(elsewhere).copied().collect();
            if let Some(other) = others.get(draws.below(others.len())) {
                self.swap(*one, *other);
                open.extend([one.session, other.session]);
            }
        }
        self.count(table);
        open
    }

    /// Without who may not be where they are: first of those who watch, then the whole session.
    fn allowed(self, table: &Table<'_>) -> (Vec<Session>, Vec<usize>) {
        let Self { sessions, mut left, .. } = self;
        let is_allowed = |session: &Session| table.session(&session.seats()).unseated == 0;
        let mut whole = Vec::new();
        for mut session in sessions {
            while !is_allowed(&session) && !session.seats().observers().is_empty() {
                left.extend(session.people.pop());
            }
            if is_allowed(&session) {
                whole.push(session);
            } else {
                left.extend(session.people);
            }
        }
        (whole, left)
    }
}

/// In an order of the draw's.
pub(super) fn shuffle<T>(all: &mut [T], draws: &mut Draw) {
    for no in (1..all.len()).rev() {
        all.swap(no, draws.below(no + 1));
    }
}

//! The best draw of few people: every session that can be, and of all ways to part them the best.

use std::collections::BTreeSet;

use super::chairs::OBSERVERS_MAX;
use super::cost::Terms;
use super::table::{Seats, Table};

/// So many people are drawn exactly: twelve, as in the largest group of this house's promise.
pub(super) const PEOPLE_MAX: usize = 12;

/// A set of people, a bit each.
type Set = usize;

/// What the best parting of a set costs, and its first session: all of it, and who is in chairs.
type Found = (Terms, Option<(Set, Set)>);

/// A session: who, in the order of [`Seats`], and how many of them interview and answer.
#[derive(Debug, Clone)]
pub(super) struct Session {
    pub(super) people: Vec<usize>,
    pub(super) interviewers: usize,
    pub(super) candidates: usize,
}

impl Session {
    pub(super) fn seats(&self) -> Seats<'_> {
        let Self { interviewers, candidates, .. } = *self;
        Seats { people: &self.people, interviewers, candidates }
    }
}

/// The best sessions of these people, and who is in none. Of equally good ones that which comes
/// first by the order of `people`.
pub(super) fn best(table: &Table<'_>, people: &[usize]) -> (Vec<Session>, Vec<usize>) {
    // Where the evening's own sizes seat as many as there are chairs, and everybody over finds a
    // place to observe, no other draw can be better.
    let sizes = table.sizes();
    let (mut sessions, over) = part(table, people);
    let is_full = over.len() == people.len() - sizes.iter().sum::<usize>();
    if is_full && over.iter().all(|one| observes(table, *one, &mut sessions)) {
        return (sessions, Vec::new());
    }
    let all: Vec<usize> = (1..=people.len()).collect();
    Parting::of(table, people, &all, OBSERVERS_MAX).parted()
}

/// The best sessions of a part of an evening's people, of its own sizes, and who is over.
pub(super) fn part(table: &Table<'_>, people: &[usize]) -> (Vec<Session>, Vec<usize>) {
    let sizes: BTreeSet<usize> = table.sizes().iter().copied().collect();
    let sizes: Vec<usize> = sizes.into_iter().collect();
    Parting::of(table, people, &sizes, 0).parted()
}

/// Lets somebody watch the session that has the fewest observers, of those where they may; whether
/// there is one.
fn observes(table: &Table<'_>, person: usize, sessions: &mut [Session]) -> bool {
    let may = |session: &&mut Session| {
        let is_apart = session.people.iter().any(|other| table.is_apart(person, *other));
        session.seats().observers().len() < OBSERVERS_MAX && !is_apart
    };
    let fewest = sessions.iter_mut().filter(may).min_by_key(|one| one.seats().observers().len());
    let found = fewest.is_some();
    fewest.into_iter().for_each(|session| session.people.push(person));
    found
}

struct Parting<'a> {
    table: &'a Table<'a>,
    people: &'a [usize],
    /// For each set of people the best that can be done with them: its cost, and its first session.
    found: Vec<Option<Found>>,
    /// For each set of people their best seats, where they fill a session's chairs.
    chairs: Vec<Option<(Session, Terms)>>,
    /// Sessions that can be, by the first of their people: all of them, and those in chairs.
    sessions: Vec<Vec<(Set, Set, Terms)>>,
}

impl<'a> Parting<'a> {
    fn of(table: &'a Table<'a>, people: &'a [usize], sizes: &[usize], observers: usize) -> Self {
        let count = 1_usize << people.len();
        let mut parting = Self {
            table,
            people,
            found: vec![None; count],
            chairs: vec![None; count],
            sessions: vec![Vec::new(); people.len()],
        };
        let mut best: Vec<Option<(Set, Terms)>> = vec![None; count];
        for chairs in 1..count {
            let size = chairs.count_ones() as usize;
            let split = table.chairs.split(size).filter(|_| sizes.contains(&size));
            let seated = split.and_then(|split| parting.seated(chairs, split));
            let Some((_, terms)) = seated else { continue };
            parting.chairs[chairs] = seated.clone();
            parting.with_observers(chairs, terms, count - 1 - chairs, observers, &mut best);
        }
        for (set, best) in best.into_iter().enumerate() {
            if let Some((chairs, terms)) = best {
                parting.sessions[set.trailing_zeros() as usize].push((set, chairs, terms));
            }
        }
        parting
    }

    fn members(&self, set: Set) -> Vec<usize> {
        (0..self.people.len()).filter(|no| set >> no & 1 == 1).map(|no| self.people[no]).collect()
    }

    /// The best seats of a set in its chairs.
    fn seated(
        &self,
        set: Set,
        (interviewers, candidates): (usize, usize),
    ) -> Option<(Session, Terms)> {
        let people = self.members(set);
        let is_apart = |one: &usize| people.iter().any(|other| self.table.is_apart(*one, *other));
        if people.iter().any(is_apart) {
            return None;
        }
        let mut best: Option<(Session, Terms)> = None;
        for asking in 0..1_usize << people.len() {
            if asking.count_ones() as usize != interviewers {
                continue;
            }
            let (asks, answers): (Vec<_>, Vec<_>) =
                people.iter().enumerate().partition(|(no, _)| asking >> no & 1 == 1);
            let people = asks.into_iter().chain(answers).map(|(_, one)| *one).collect();
            let session = Session { people, interviewers, candidates };
            let terms = self.table.session(&session.seats());
            let is_less = best.as_ref().is_none_or(|(_, best)| terms.is_less(best));
            if terms.unseated == 0 && is_less {
                best = Some((session, terms));
            }
        }
        best
    }

    /// The session alone, and with every one of `rest` who may watch it, and so on.
    fn with_observers(
        &self,
        chairs: Set,
        terms: Terms,
        rest: Set,
        observers: usize,
        best: &mut [Option<(Set, Terms)>],
    ) {
        let mut open = vec![(chairs, terms, rest, observers)];
        while let Some((set, terms, mut rest, observers)) = open.pop() {
            if best[set].is_none_or(|(_, best)| terms.is_less(&best)) {
                best[set] = Some((chairs, terms));
            }
            while observers > 0 && rest != 0 {
                let no = rest.trailing_zeros() as usize;
                rest &= rest - 1;
                let one = self.people[no];
                if !self.members(set).iter().any(|other| self.table.is_apart(one, *other)) {
                    let watches = Terms { unseated: 0, ..self.table.left(one) };
                    open.push((set | 1 << no, terms.plus(&watches), rest, observers - 1));
                }
            }
        }
    }

    fn parted(mut self) -> (Vec<Session>, Vec<usize>) {
        let mut rest = (1 << self.people.len()) - 1;
        let (mut sessions, mut left) = (Vec::new(), Vec::new());
        self.cost(rest);
        while rest != 0 {
            let first = rest.trailing_zeros() as usize;
            let found = self.found[rest].and_then(|(_, session)| session);
            if let Some((set, chairs)) = found
                && let Some((mut session, _)) = self.chairs[chairs].clone()
            {
                session.people.extend(self.members(set & !chairs));
                sessions.push(session);
                rest &= !set;
            } else {
                left.push(self.people[first]);
                rest &= rest - 1;
            }
        }
        (sessions, left)
    }

    /// What the best parting of a set costs.
    fn cost(&mut self, set: Set) -> Terms {
        if set == 0 {
            return Terms::default();
        }
        if let Some((terms, _)) = self.found[set] {
            return terms;
        }
        let first = set.trailing_zeros() as usize;
        let left = self.table.left(self.people[first]);
        let mut best = (self.cost(set & (set - 1)).plus(&left), None);
        for no in 0..self.sessions[first].len() {
            let (of, chairs, terms) = self.sessions[first][no];
            if of & !set != 0 {
                continue;
            }
            let terms = terms.plus(&self.cost(set & !of));
            if terms.is_less(&best.0) {
                best = (terms, Some((of, chairs)));
            }
        }
        self.found[set] = Some(best);
        best.0
    }
}

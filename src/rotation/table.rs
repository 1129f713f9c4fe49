//! An evening's people as numbers, and what each session of them costs.

use std::collections::BTreeMap;

use crate::base::MemberId;

use super::chairs::Chairs;
use super::cost::{DEBT_EQUAL, Pair, Person, Takes, Terms};

/// What is asked of two people who face each other, in both directions.
#[derive(Debug, Clone, Copy, Default)]
struct Facing {
    cost: u32,
    is_apart: bool,
    /// One more than how many standing pairs were together longer ago; 0 for who is none.
    standing: u32,
    /// Whether the first does not know the second's role.
    is_unknown: bool,
}

/// Everybody who is in, by their place in the list.
pub(super) struct Table<'a> {
    pub(super) people: &'a [Person],
    pub(super) chairs: Chairs,
    facing: Vec<Facing>,
    /// How many standing partners of each are in.
    partners: Vec<u32>,
    /// Chairs that a session of this evening has.
    sizes: Vec<usize>,
}

/// The people of a session: first the interviewers, then the candidates, then who observes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seats<'a> {
    pub(super) people: &'a [usize],
    pub(super) interviewers: usize,
    pub(super) candidates: usize,
}

impl Seats<'_> {
    pub(super) fn interviewers(&self) -> &[usize] {
        &self.people[..self.interviewers]
    }

    pub(super) fn candidates(&self) -> &[usize] {
        &self.people[self.interviewers..self.interviewers + self.candidates]
    }

    pub(super) fn observers(&self) -> &[usize] {
        &self.people[self.interviewers + self.candidates..]
    }
}

impl<'a> Table<'a> {
    pub(super) fn new(
        people: &'a [Person],
        pairs: &BTreeMap<(MemberId, MemberId), Pair>,
        chairs: Chairs,
    ) -> Self {
        let pair = |one: usize, other: usize| {
            let (one, other) = (people[one].member, people[other].member);
            pairs.get(&(one.min(other), one.max(other))).copied().unwrap_or_default()
        };
        let all = || (0..people.len()).flat_map(|one| (0..people.len()).map(move |two| (one, two)));
        let mut met: Vec<_> = all().filter_map(|(one, two)| pair(one, two).standing).collect();
        met.sort();
        met.dedup();
        let facing = all().map(|(one, two)| {
            let (pair, one, two) = (pair(one, two), &people[one], &people[two]);
            // Standing pairs are of formats in which two sit alone.
            let standing = pair.standing.filter(|_| chairs.is_for_two());
            let rank = standing.map(|at| met.partition_point(|other| *other < at) + 1);
            Facing {
                cost: pair.cost(one.level, two.level),
                is_apart: pair.is_apart && one.member != two.member,
                standing: rank.and_then(|rank| u32::try_from(rank).ok()).unwrap_or(0),
                is_unknown: two.role.as_ref().is_some_and(|role| !one.knows.contains(role)),
            }
        });
        let mut table = Self {
            people,
            chairs,
            facing: facing.collect(),
            partners: Vec::new(),
            sizes: Vec::new(),
        };
        table.partners = (0..people.len())
            .map(|one| (0..people.len()).map(|two| table.facing(one, two).standing.min(1)).sum())
            .collect();
        let seated = (0..people.len()).filter(|one| table.takes_chair(*one)).count();
        table.sizes = chairs.each(seated);
        table
    }

    /// The chairs of each session.
    pub(super) fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    pub(super) fn takes_chair(&self, person: usize) -> bool {
        match self.people[person].takes {
            Takes::Any => true,
            Takes::Interviewer => !self.chairs.swaps,
            Takes::Observer => false,
        }
    }

    pub(super) fn is_apart(&self, one: usize, other: usize) -> bool {
        self.facing(one, other).is_apart
    }

    pub(super) fn is_standing(&self, one: usize, other: usize) -> bool {
        self.facing(one, other).standing > 0
    }

    fn facing(&self, one: usize, other: usize) -> &Facing {
        &self.facing[one * self.people.len() + other]
    }

    /// Twice the pair cost of two who face each other.
    pub(super) fn pair_cost(&self, one: usize, other: usize) -> u32 {
        self.facing(one, other).cost
    }

    /// Whether turns are no further from fair shares once these two have changed chairs.
    pub(super) fn may_change(&self, interviewer: usize, candidate: usize) -> bool {
        let had = |one: usize| {
            let ledger = &self.people[one].ledger;
            ledger.interviewer - ledger.candidate
        };
        had(candidate) - had(interviewer) <= DEBT_EQUAL
    }

    /// What a session costs.
    pub(super) fn session(&self, seats: &Seats<'_>) -> Terms {
        let mut terms = Terms::default();
        let size = seats.interviewers + seats.candidates;
        terms.odd_sizes = u32::from(!self.sizes.contains(&size));
        for (no, one) in seats.people.iter().enumerate() {
            let others = &seats.people[no + 1..];
            let apart = others.iter().filter(|other| self.is_apart(*one, **other)).count();
            terms.unseated += u32::try_from(apart).unwrap_or(u32::MAX);
            terms.standing_apart += self.partners[*one];
        }
        for one in seats.interviewers() {
            let person = &self.people[*one];
            terms.unseated += u32::from(!self.takes_chair(*one));
            terms.debt += 2.0 * person.ledger.interviewer + 1.0;
            let is_asked = person.is_new && !person.would_interview && !self.chairs.swaps;
            terms.new_first += u32::from(is_asked);
            if self.chairs.swaps {
                terms.debt += 2.0 * person.ledger.candidate + 1.0;
            }
        }
        for one in seats.candidates() {
            let person = &self.people[*one];
            terms.unseated += u32::from(person.takes != Takes::Any);
            terms.debt += 2.0 * person.ledger.candidate + 1.0;
            if self.chairs.swaps {
                terms.debt += 2.0 * person.ledger.interviewer + 1.0;
            }
        }
        for interviewer in seats.interviewers() {
            for candidate in seats.candidates() {
                self.face(*interviewer, *candidate, &mut terms);
            }
        }
        for one in seats.observers() {
            self.over(*one, &mut terms);
        }
        terms
    }

    fn face(&self, interviewer: usize, candidate: usize, terms: &mut Terms) {
        let facing = self.facing(interviewer, candidate);
        let (one, other) = (&self.people[interviewer], &self.people[candidate]);
        terms.pairs += facing.cost;
        if facing.standing > 0 {
            terms.standing_apart -= 2;
            terms.standing_recent += facing.standing - 1;
        }
        terms.unknown_roles += u32::from(facing.is_unknown);
        let are_new = one.is_new && other.is_new;
        terms.new_pairs += u32::from(are_new);
        if self.chairs.swaps {
            terms.unknown_roles += u32::from(self.facing(candidate, interviewer).is_unknown);
            let is_asked = are_new && !one.would_interview && !other.would_interview;
            terms.new_first += u32::from(is_asked);
        }
    }

    /// What somebody costs who has no chair.
    fn over(&self, person: usize, terms: &mut Terms) {
        let person = &self.people[person];
        if person.takes != Takes::Observer {
            terms.observers += 1;
            terms.debt += 2.0 * person.ledger.odd + 1.0;
            terms.reliable_over += u32::from(person.is_reliable);
        }
    }

    /// What somebody costs who is in no session.
    pub(super) fn left(&self, person: usize) -> Terms {
        let mut terms =
            Terms { unseated: 1, standing_apart: self.partners[person], ..Terms::default() };
        self.over(person, &mut terms);
        terms
    }
}

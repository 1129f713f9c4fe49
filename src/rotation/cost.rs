//! What a draw costs: the terms of an evening, compared in their order.

use std::cmp::Ordering;

use crate::base::{MemberId, Moment};

/// Figures of the pair cost, doubled so that they are whole: so much for each evening on which two
/// met, for one of the last three, for a step between their levels, and where a level is not known.
/// House: with these twelve people have all met by evening 12, and each pair twice by 23.
const MET: u32 = 8;
const RECENT: u32 = 6;
const STEP: u32 = 2;
const UNKNOWN: u32 = 3;
/// Debts that differ by less are equal.
pub(super) const DEBT_EQUAL: f64 = 1e-9;

/// Somebody who is in.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// Who is in.
    pub member: MemberId,
    /// Which chairs they take.
    pub takes: Takes,
    /// Whether it is their first evening.
    pub is_new: bool,
    /// Whether they want to interview first on it.
    pub would_interview: bool,
    /// Whether fewer than four of their last twenty seats were no-shows.
    pub is_reliable: bool,
    /// How high they aim, counted from the lowest level; none where nothing tells it.
    pub level: Option<u8>,
    /// The role that they practise for; none that is named is known to everybody.
    pub role: Option<String>,
    /// Roles that they know.
    pub knows: Vec<String>,
    /// What they had of each kind so far.
    pub ledger: Ledger,
}

/// Which chairs somebody takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Any.
    Any,
    /// The interviewer's alone; where the two swap, they observe.
    Interviewer,
    /// None: they observe.
    Observer,
}

/// Turns less one's fair share of them, over all evenings at which somebody was in. Above 0 is more
/// than the share.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Ledger {
    /// As interviewer.
    pub interviewer: f64,
    /// As candidate.
    pub candidate: f64,
    /// Evenings without either; one more for who is new.
    pub odd: f64,
}

/// What is known of two people. Nothing is known of a pair that is not handed in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pair {
    /// Evenings of the last 52 on which they met.
    pub met: u32,
    /// Whether they met on one of the last three.
    pub is_recent: bool,
    /// Whether they want to be together each time, and when they last were.
    pub standing: Option<Option<Moment>>,
    /// Whether one of them does not want to meet the other.
    pub is_apart: bool,
}

/// The terms of a draw in the order in which they count; of each, less is better.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Terms {
    /// People without a seat, or beside somebody whom they may not meet.
    pub unseated: u32,
    /// Who would take a chair and observes.
    pub observers: u32,
    /// Sessions of another size than the evening's number of people makes.
    pub odd_sizes: u32,
    /// Ends of standing pairs that do not face each other: two a pair.
    pub standing_apart: u32,
    /// Among standing pairs of one member, how lately those met that do.
    pub standing_recent: u32,
    /// Reliable people without a chair; with any, somebody who is not may sit in theirs.
    pub reliable_over: u32,
    /// Newcomers who would interview first.
    pub new_first: u32,
    /// Newcomers who face each other.
    pub new_pairs: u32,
    /// How far turns are from fair shares, less what is the same in all draws.
    pub debt: f64,
    /// Twice the pair cost.
    pub pairs: u32,
    /// Interviewers who do not know their candidate's role.
    pub unknown_roles: u32,
}

impl Pair {
    /// Twice what it costs that two of these levels face each other.
    pub(super) fn cost(&self, one: Option<u8>, other: Option<u8>) -> u32 {
        let levels = one.zip(other);
        let apart = levels.map_or(UNKNOWN, |(one, other)| STEP * u32::from(one.abs_diff(other)));
        MET * self.met + if self.is_recent { RECENT } else { 0 } + apart
    }
}

impl Terms {
    pub(super) fn plus(self, more: &Self) -> Self {
        Self {
            unseated: self.unseated + more.unseated,
            observers: self.observers + more.observers,
            odd_sizes: self.odd_sizes + more.odd_sizes,
            standing_apart: self.standing_apart + more.standing_apart,
            standing_recent: self.standing_recent + more.standing_recent,
            reliable_over: self.reliable_over + more.reliable_over,
            new_first: self.new_first + more.new_first,
            new_pairs: self.new_pairs + more.new_pairs,
            debt: self.debt + more.debt,
            pairs: self.pairs + more.pairs,
            unknown_roles: self.unknown_roles + more.unknown_roles,
        }
    }

    pub(super) fn sum(all: impl IntoIterator<Item = Self>) -> Self {
        all.into_iter().fold(Self::default(), |sum, one| sum.plus(&one))
    }

    /// Which of two draws is better: the lesser.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        let counts = |terms: &Self| {
            [
                terms.unseated,
                terms.observers,
                terms.odd_sizes,
                terms.standing_apart,
                terms.standing_recent,
                terms.reliable_over,
                terms.new_first,
                terms.new_pairs,
            ]
        };
        let debt = || {
            let is_equal = (self.debt - other.debt).abs() <= DEBT_EQUAL;
            if is_equal { Ordering::Equal } else { self.debt.total_cmp(&other.debt) }
        };
        let last = |terms: &Self| (terms.pairs, terms.unknown_roles);
        counts(self).cmp(&counts(other)).then_with(debt).then_with(|| last(self).cmp(&last(other)))
    }

    pub(super) fn is_less(&self, other: &Self) -> bool {
        self.order(other) == Ordering::Less
    }
}

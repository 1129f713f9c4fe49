//! The draw against every draw there is, for up to eight people.

use std::cmp::Ordering;

use greenroom::base::Seed;
use greenroom::rotation::{Chairs, Pair, Person, Takes, Terms, draw};

use super::{FORMATS, Pairs, draws, some};

/// One session: who interviews, who answers, who watches, by their places.
type Sitting = [Vec<usize>; 3];

struct Evening<'a> {
    people: &'a [Person],
    pairs: &'a Pairs,
    chairs: Chairs,
    sizes: Vec<usize>,
    best: Option<Terms>,
}

impl Evening<'_> {
    fn pair(&self, one: usize, other: usize) -> Pair {
        let (one, other) = (self.people[one].member, self.people[other].member);
        let pair = self.pairs.get(&(one.min(other), one.max(other))).copied().unwrap_or_default();
        // Standing pairs are of formats in which two sit alone.
        let is_for_two = self.chairs.candidates == (1, 1) && self.chairs.interviewers.2 == 1;
        Pair { standing: pair.standing.filter(|_| is_for_two), ..pair }
    }

    /// Goes through all sessions of whom is first among the rest, and through being in none.
    fn part(&mut self, rest: &[usize], sittings: &mut Vec<Sitting>, over: &mut Vec<usize>) {
        let Some((first, others)) = rest.split_first() else {
            let terms = self.terms(sittings, over);
            if self.best.as_ref().is_none_or(|best| order(&terms, best) == Ordering::Less) {
                self.best = Some(terms);
            }
            return;
        };
        over.push(*first);
        self.part(others, sittings, over);
        over.pop();
        for with in 0..1_usize << others.len() {
            let is_in = |no: &usize| with >> no & 1 == 1;
            let here = (0..others.len()).filter(is_in).map(|no| others[no]);
            let here: Vec<usize> = std::iter::once(*first).chain(here).collect();
            if here.iter().any(|a| here.iter().any(|b| self.pair(*a, *b).is_apart)) {
                continue;
            }
            let left: Vec<usize> =
                (0..others.len()).filter(|no| !is_in(no)).map(|no| others[no]).collect();
            for code in 0..3_usize.pow(u32::try_from(here.len()).unwrap()) {
                let Some(sitting) = self.sitting(&here, code) else { continue };
                sittings.push(sitting);
                self.part(&left, sittings, over);
                sittings.pop();
            }
        }
    }

    fn sitting(&self, here: &[usize], mut code: usize) -> Option<Sitting> {
        let mut sitting = Sitting::default();
        for one in here {
            sitting[code % 3].push(*one);
            code /= 3;
        }
        let [asking, answering, watching] = &sitting;
        let (least, _, most) = self.chairs.interviewers;
        let seated = asking.len() + answering.len();
        // The second interviewer comes before the fourth candidate.
        let asked = (seated.checked_sub(self.chairs.candidates.0)?).min(most);
        let fits = (least..=most).contains(&asking.len())
            && (self.chairs.candidates.0..=self.chairs.candidates.1).contains(&answering.len())
            && asking.len() == asked
            && watching.len() <= 4
            && !(self.chairs.swaps && asking > answering);
        let take = |all: &[usize], is_answering: bool| {
            all.iter().all(|one| match self.people[*one].takes {
                Takes::Any => true,
                Takes::Interviewer => !is_answering && !self.chairs.swaps,
                Takes::Observer => false,
            })
        };
        (fits && take(asking, false) && take(answering, true)).then_some(sitting)
    }

    fn terms(&self, sittings: &[Sitting], over: &[usize]) -> Terms {
        let mut terms = Terms { unseated: u32::try_from(over.len()).unwrap(), ..Terms::default() };
        let mut faced = 0;
        for [asking, answering, watching] in sittings {
            let wish =
                |one: &&usize| self.people[**one].is_new && !self.people[**one].would_interview;
            let asked = asking.iter().filter(|one| wish(one) && !self.chairs.swaps).count();
            terms.new_first += u32::try_from(asked).unwrap();
            let size = asking.len() + answering.len();
            terms.odd_sizes += u32::from(!self.sizes.contains(&size));
            for (one, other) in asking.iter().flat_map(|a| answering.iter().map(move |b| (*a, *b)))
            {
                faced += u32::from(self.pair(one, other).standing.is_some());
                self.facing(one, other, &mut terms);
            }
            let both: Vec<usize> = [&asking[..], answering].concat();
            let turns = |of: &[usize]| if self.chairs.swaps { both.clone() } else { of.to_vec() };
            for one in turns(asking) {
                terms.debt += 2.0 * self.people[one].ledger.interviewer + 1.0;
            }
            for one in turns(answering) {
                terms.debt += 2.0 * self.people[one].ledger.candidate + 1.0;
            }
            for one in watching {
                self.over(*one, &mut terms);
            }
        }
        over.iter().for_each(|one| self.over(*one, &mut terms));
        let count = 0..self.people.len();
        let all = count.flat_map(|one| (0..one).map(move |other| (one, other)));
        let standing = all.filter(|(one, other)| self.pair(*one, *other).standing.is_some());
        terms.standing_apart = 2 * (u32::try_from(standing.count()).unwrap() - faced);
        terms
    }

    fn facing(&self, one: usize, other: usize, terms: &mut Terms) {
        let pair = self.pair(one, other);
        let (asks, answers) = (&self.people[one], &self.people[other]);
        let levels = match (asks.level, answers.level) {
            (Some(one), Some(other)) => 2 * u32::from(one.abs_diff(other)),
            _ => 3,
        };
        terms.pairs += 8 * pair.met + 6 * u32::from(pair.is_recent) + levels;
        let knows = |asks: &Person, answers: &Person| {
            answers.role.as_ref().is_none_or(|role| asks.knows.contains(role))
        };
        terms.unknown_roles += u32::from(!knows(asks, answers));
        terms.new_pairs += u32::from(asks.is_new && answers.is_new);
        let wish = |person: &Person| person.is_new && !person.would_interview;
        if self.chairs.swaps {
            terms.unknown_roles += u32::from(!knows(answers, asks));
            terms.new_first += u32::from(wish(asks) && wish(answers));
        }
    }

    fn over(&self, one: usize, terms: &mut Terms) {
        let person = &self.people[one];
        if person.takes != Takes::Observer {
            terms.observers += 1;
            terms.reliable_over += u32::from(person.is_reliable);
            terms.debt += 2.0 * person.ledger.odd + 1.0;
        }
    }
}

fn order(one: &Terms, other: &Terms) -> Ordering {
    let first = |terms: &Terms| {
        let seats = [terms.unseated, terms.observers, terms.odd_sizes, terms.standing_apart];
        (seats, [terms.reliable_over, terms.new_first, terms.new_pairs])
    };
    let debt = if (one.debt - other.debt).abs() < 1e-9 {
        Ordering::Equal
    } else {
        one.debt.total_cmp(&other.debt)
    };
    let last = |terms: &Terms| (terms.pairs, terms.unknown_roles);
    first(one).cmp(&first(other)).then(debt).then(last(one).cmp(&last(other)))
}

#[test]
fn no_draw_of_few_people_is_better() {
    for (case, (format, chairs)) in FORMATS.into_iter().cycle().take(60).enumerate() {
        let mut draws = draws(1_000 + u64::try_from(case).unwrap());
        let count = if case < 5 { 8 } else { 2 + draws.below(6) };
        let (people, pairs) = some(i64::try_from(count).unwrap(), &mut draws);
        let takes = |one: &&Person| match one.takes {
            Takes::Any => true,
            Takes::Interviewer => !chairs.swaps,
            Takes::Observer => false,
        };
        let seated = people.iter().filter(takes).count();
        let sessions = chairs.sessions(seated).max(1);
        let most = chairs.interviewers.2 + chairs.candidates.1;
        let shared = seated.min(chairs.sessions(seated) * most);
        let sizes = vec![shared / sessions, shared.div_ceil(sessions)];
        let mut evening = Evening { people: &people, pairs: &pairs, chairs, sizes, best: None };
        let all: Vec<usize> = (0..people.len()).collect();
        evening.part(&all, &mut Vec::new(), &mut Vec::new());
        let best = evening.best.unwrap();
        let drawn = draw(&people, &pairs, chairs, Seed(4));
        assert_eq!(
            order(&drawn.terms, &best),
            Ordering::Equal,
            "case {case}, {format} of {count}:\n{:?}\n{best:?}",
            drawn.terms
        );
    }
}

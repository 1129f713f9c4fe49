//! Sessions of several candidates made better two at a time: once it is settled who interviews in
//! them, the candidates flow to where they cost least.
//!
//! Also a change that makes it worse is made, by less and less (threshold accepting: Dueck and
//! Scheuer 1990): who interviews fits only once the candidates have followed.

use crate::base::Draw;

use super::cost::Terms;
use super::exact::Session;
use super::table::Table;

/// How many changes are tried: some 30 ms of them where there are 60 people.
const TRIED: usize = 100_000;
/// How much worse twice the pair cost may become in the beginning: three evenings on which two met.
const WORSE: u32 = 24;
/// Of a hundred changes, in how many only candidates move, and in how many an interviewer and a
/// candidate change places. In the others two interviewers do.
const ONLY_FLOW: usize = 65;
const OTHER_CHAIRS: usize = 17;

/// Two sessions as they would be.
#[derive(Default)]
struct Change {
    at: [usize; 2],
    interviewers: [Vec<usize>; 2],
    candidates: [Vec<usize>; 2],
    /// Everybody who answers, with what they cost in the one session and in the other.
    open: Vec<(usize, [u32; 2])>,
}

/// Makes sessions better, of which there are at least two.
pub(super) fn flow(table: &Table<'_>, sessions: &mut Vec<Session>, draws: &mut Draw) {
    let count = sessions.len();
    let mut costs: Vec<Terms> = sessions.iter().map(|one| table.session(&one.seats())).collect();
    let mut best = (Terms::sum(costs.iter().copied()), sessions.clone());
    // Of which two sessions it is known that their candidates stay where they are.
    let mut is_still = vec![false; count * count];
    let mut change = Change::default();
    for left in (0..TRIED).rev() {
        let worse = u32::try_from(left * WORSE as usize / TRIED).unwrap_or(0);
        let one = draws.below(count);
        let other = (one + 1 + draws.below(count - 1)) % count;
        let kind = draws.below(100);
        if kind < ONLY_FLOW && std::mem::replace(&mut is_still[one * count + other], true) {
            continue;
        }
        change.begin([one, other], sessions);
        if !change.seats(kind, table, draws) {
            continue;
        }
        let before = costs[one].plus(&costs[other]);
        if change.fill(table, sessions, before.pairs + worse).is_none() {
            continue;
        }
        let next = [0, 1].map(|no| change.session(no, sessions));
        let cost = next.each_ref().map(|one| table.session(&one.seats()));
        let after = cost[0].plus(&cost[1]);
        let eased = Terms { pairs: after.pairs.saturating_sub(worse), unknown_roles: 0, ..after };
        if before.is_less(&eased) {
            continue;
        }
        for ((no, session), cost) in change.at.into_iter().zip(next).zip(cost) {
            (sessions[no], costs[no]) = (session, cost);
            for with in 0..count {
                is_still[no * count + with] = false;
                is_still[with * count + no] = false;
            }
        }
        is_still[one * count + other] = kind < ONLY_FLOW;
        let total = Terms::sum(costs.iter().copied());
        if total.is_less(&best.0) {
            best = (total, sessions.clone());
        }
    }
    *sessions = best.1;
}

impl Change {
    /// Two sessions as they are.
    fn begin(&mut self, at: [usize; 2], sessions: &[Session]) {
        self.at = at;
        for (no, at) in self.at.into_iter().enumerate() {
            let seats = sessions[at].seats();
            self.interviewers[no].clear();
            self.interviewers[no].extend_from_slice(seats.interviewers());
            self.candidates[no].clear();
            self.candidates[no].extend_from_slice(seats.candidates());
        }
    }

    /// Lets two change places; whether that can be as good.
    fn seats(&mut self, kind: usize, table: &Table<'_>, draws: &mut Draw) -> bool {
        if kind < ONLY_FLOW {
            return true;
        }
        if kind < ONLY_FLOW + OTHER_CHAIRS {
            let (asks, answers) = (draws.below(2), draws.below(2));
            let asks = any(&mut self.interviewers[asks], draws);
            let answers = any(&mut self.candidates[answers], draws);
            let is_as_good = table.may_change(*asks, *answers);
            std::mem::swap(asks, answers);
            return is_as_good;
        }
        let [one, other] = &mut self.interviewers;
        std::mem::swap(any(one, draws), any(other, draws));
        true
    }

    /// Seats the candidates where they cost less, those first to whom it matters most. None where
    /// twice the pair cost is above `most`, or somebody finds no place.
    fn fill(&mut self, table: &Table<'_>, sessions: &[Session], most: u32) -> Option<()> {
        let Self { at, interviewers, candidates, open } = self;
        let [here, there] = interviewers;
        let cost = |asks: &[usize], one: usize| -> u32 {
            asks.iter().map(|asks| table.pair_cost(*asks, one)).sum()
        };
        open.clear();
        let mut least = 0;
        for one in candidates.iter().flatten() {
            let costs = [cost(here, *one), cost(there, *one)];
            least += costs[0].min(costs[1]);
            open.push((*one, costs));
        }
        if least > most {
            return None;
        }
        open.sort_unstable_by_key(|(_, [here, there])| std::cmp::Reverse(here.abs_diff(*there)));
        candidates.iter_mut().for_each(Vec::clear);
        let mut sum = 0;
        for (one, costs) in open.drain(..) {
            let fits = |no: usize| {
                let mut others = interviewers[no].iter().chain(&candidates[no]);
                candidates[no].len() < sessions[at[no]].candidates
                    && !others.any(|other| table.is_apart(one, *other))
            };
            let first = usize::from(costs[1] < costs[0]);
            let no = [first, 1 - first].into_iter().find(|no| fits(*no))?;
            sum += costs[no];
            candidates[no].push(one);
        }
        (sum <= most).then_some(())
    }

    fn session(&self, no: usize, sessions: &[Session]) -> Session {
        let before = &sessions[self.at[no]];
        let chairs = [&self.interviewers[no][..], &self.candidates[no]];
        let people = [chairs[0], chairs[1], before.seats().observers()].concat();
        Session { people, ..*before }
    }
}

fn any<'a>(of: &'a mut [usize], draws: &mut Draw) -> &'a mut usize {
    let no = draws.below(of.len());
    &mut of[no]
}

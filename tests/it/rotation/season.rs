//! Seasons of thirty evenings: who has met whom, and what everybody had.

use std::collections::BTreeMap;

use greenroom::base::{MemberId, Moment, Seed};
use greenroom::rotation::{Chairs, Drawn, Pair, Person, draw};

use super::{Pairs, people};

const EVENINGS: usize = 30;
/// Levels of twelve people: all the same, two halves, every level three times, one unlike the rest.
const MIXTURES: [[u8; 12]; 4] = [
    [1; 12],
    [0, 0, 0, 0, 0, 0, 3, 3, 3, 3, 3, 3],
    [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3],
    [0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3],
];

/// Turns of each kind, and fair shares of them, of one member.
#[derive(Debug, Clone, Copy, Default)]
struct Had {
    turns: [f64; 3],
    shares: [f64; 3],
}

struct Season {
    /// Seeds of its evenings begin here.
    seed: u64,
    chairs: Chairs,
    people: Vec<Person>,
    had: BTreeMap<MemberId, Had>,
    /// On which evenings two met.
    met: BTreeMap<(MemberId, MemberId), Vec<usize>>,
    /// Who want to be together each time, and who are not to meet.
    standing: Vec<(MemberId, MemberId)>,
    apart: Vec<(MemberId, MemberId)>,
}

impl Season {
    fn new(count: i64, chairs: Chairs) -> Self {
        Self {
            seed: 0,
            chairs,
            people: people(count),
            had: BTreeMap::new(),
            met: BTreeMap::new(),
            standing: Vec::new(),
            apart: Vec::new(),
        }
    }

    /// One evening of those who come, and what it adds to the ledger.
    fn evening(&mut self, no: usize, comes: impl Fn(&Person) -> bool) -> Drawn {
        for person in &mut self.people {
            let had = self.had.entry(person.member).or_default();
            let debt = |kind: usize| had.turns[kind] - had.shares[kind];
            person.ledger.interviewer = debt(0);
            person.ledger.candidate = debt(1);
            person.ledger.odd = debt(2);
        }
        let here: Vec<Person> = self.people.iter().filter(|one| comes(one)).cloned().collect();
        let mut pairs: Pairs = self
            .met
            .iter()
            .map(|(pair, on)| {
                let is_recent = on.last().is_some_and(|last| no - last <= 3);
                (
                    *pair,
                    Pair { met: u32::try_from(on.len()).unwrap(), is_recent, ..Pair::default() },
                )
            })
            .collect();
        for key in &self.standing {
            let before = self.met.get(key).and_then(|on| on.last());
            let met_at = before.map(|no| Moment::from_ms(i64::try_from(*no).unwrap()));
            pairs.entry(*key).or_default().standing = Some(met_at);
        }
        for key in &self.apart {
            pairs.entry(*key).or_default().is_apart = true;
        }
        let seed = Seed(self.seed + u64::try_from(no).unwrap());
        let drawn = draw(&here, &pairs, self.chairs, seed);
        self.keep(no, &here, &drawn);
        drawn
    }

    fn keep(&mut self, no: usize, here: &[Person], drawn: &Drawn) {
        let mut turns: BTreeMap<MemberId, [f64; 3]> =
            here.iter().map(|one| (one.member, [0.0, 0.0, 1.0])).collect();
        for session in &drawn.sessions {
            for asks in &session.interviewers {
                for answers in &session.candidates {
                    let pair = (*asks.min(answers), *asks.max(answers));
                    self.met.entry(pair).or_default().push(no);
                }
            }
            let both = [&session.interviewers[..], &session.candidates].concat();
            let of = |one: &[MemberId]| if self.chairs.swaps { both.clone() } else { one.to_vec() };
            for (kind, members) in
                [of(&session.interviewers), of(&session.candidates)].iter().enumerate()
            {
                for one in members {
                    let turns = turns.get_mut(one).unwrap();
                    (turns[kind], turns[2]) = (1.0, 0.0);
                }
            }
        }
        for kind in 0..3 {
            let count = i32::try_from(here.len()).unwrap();
            let share = turns.values().map(|turns| turns[kind]).sum::<f64>() / f64::from(count);
            for (member, turns) in &turns {
                let had = self.had.get_mut(member).unwrap();
                had.turns[kind] += turns[kind];
                had.shares[kind] += share;
            }
        }
    }

    /// How far apart the most and the fewest turns of a kind are.
    fn spread(&self, kind: usize) -> f64 {
        let turns = || self.had.values().map(|had| had.turns[kind]);
        turns().fold(0.0, f64::max) - turns().fold(f64::MAX, f64::min)
    }
}

/// Ten seasons of each mixture: all have met by evening 12, and twice by the end.
#[test]
fn in_a_season_everybody_meets_everybody() {
    for levels in MIXTURES {
        for seed in 0..10 {
            let mut season = Season { seed: seed * 1_000, ..Season::new(12, Chairs::PAIR) };
            for (person, level) in season.people.iter_mut().zip(levels) {
                person.level = Some(level);
            }
            for no in 0..EVENINGS {
                season.evening(no, |_| true);
                assert!(no < 11 || season.met.len() == 66, "{levels:?}, evening {no}");
            }
            let fewest = season.met.values().map(Vec::len).min().unwrap();
            assert!(fewest >= 2, "{levels:?}: {:?}", season.met);
        }
    }
}

#[test]
fn turns_are_as_even_as_they_can_be() {
    for (count, chairs) in
        [(12, Chairs::PANEL), (12, Chairs::SHORT), (11, Chairs::PANEL), (7, Chairs::SHORT)]
    {
        let mut season = Season::new(count, chairs);
        for no in 0..EVENINGS {
            season.evening(no, |_| true);
            assert!(season.spread(0) <= 1.0 && season.spread(1) <= 1.0, "{count}, evening {no}");
        }
    }
    for count in [7, 11] {
        let mut season = Season::new(count, Chairs::PAIR);
        for no in 0..EVENINGS {
            season.evening(no, |_| true);
            assert!(season.spread(2) <= 1.0, "{count}, evening {no}");
        }
    }
}

/// Who stays away owes nothing, and everybody else has their share.
#[test]
fn with_absences_nobody_is_far_from_their_share() {
    for (count, chairs) in [(12, Chairs::PAIR), (12, Chairs::PANEL), (9, Chairs::SHORT)] {
        let mut season = Season::new(count, chairs);
        let mut draws = super::draws(u64::try_from(count).unwrap());
        for no in 0..EVENINGS {
            let away: Vec<bool> = (0..=count).map(|_| draws.below(4) == 0).collect();
            season.evening(no, |one| !away[usize::try_from(one.member.0).unwrap()]);
            for (member, had) in &season.had {
                for kind in 0..2 {
                    let off = (had.turns[kind] - had.shares[kind]).abs();
                    assert!(off < 1.5, "{member:?} {had:?} of {count}, evening {no}");
                }
            }
        }
    }
}

/// Whoever stays away, and whether they are an even number: two who want to be together are where
/// both come, and two who may not meet sit in no session, in whatever chair.
#[test]
fn standing_pairs_stay_together_and_who_may_not_meet_does_not() {
    let pair = |one, other| (MemberId(one), MemberId(other));
    for (count, chairs, evenings) in [
        (12, Chairs::PAIR, 30),
        (9, Chairs::SHORT, 30),
        (12, Chairs::PANEL, 15),
        (16, Chairs::PAIR, 4),
    ] {
        let mut season = Season::new(count, chairs);
        if chairs.is_for_two() {
            season.standing = vec![pair(1, 2), pair(3, 4)];
        }
        season.apart = vec![pair(1, 3), pair(5, 6), pair(5, 7)];
        let mut draws = super::draws(u64::try_from(count).unwrap());
        for no in 0..evenings {
            let away: Vec<bool> = (0..=count).map(|_| draws.below(4) == 0).collect();
            let comes = |one: MemberId| !away[usize::try_from(one.0).unwrap()];
            let drawn = season.evening(no, |one| comes(one.member));
            let together = |(one, other): &(MemberId, MemberId)| {
                drawn.sessions.iter().any(|session| {
                    let all = [&session.interviewers[..], &session.candidates, &session.observers]
                        .concat();
                    all.contains(one) && all.contains(other)
                })
            };
            let faced = |(one, other): &(MemberId, MemberId)| {
                drawn.sessions.iter().any(|session| {
                    let chairs = [&session.interviewers[..], &session.candidates].concat();
                    chairs.contains(one) && chairs.contains(other)
                })
            };
            for key in season.standing.iter().filter(|key| comes(key.0) && comes(key.1)) {
                assert!(faced(key), "{key:?} of {count}, evening {no}: {drawn:?}");
            }
            assert!(!season.apart.iter().any(together), "{count}, evening {no}: {drawn:?}");
        }
    }
}

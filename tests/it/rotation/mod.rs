//! The draw of an evening: its table, its rules in their order, and what a season of it makes.

mod brute;
mod many;
mod season;

use std::collections::{BTreeMap, BTreeSet};

use greenroom::base::{Draw, MemberId, Moment, Seed};
use greenroom::rotation::{Chairs, Drawn, Ledger, Pair, Person, Seated, Takes, draw};

type Pairs = BTreeMap<(MemberId, MemberId), Pair>;

const FORMATS: [(&str, Chairs); 5] = [
    ("one-on-one", Chairs::PAIR),
    ("short", Chairs::SHORT),
    ("panel", Chairs::PANEL),
    ("final-round", Chairs::FINAL_ROUND),
    ("group", Chairs::GROUP),
];

fn person(member: i64) -> Person {
    Person {
        member: MemberId(member),
        takes: Takes::Any,
        is_new: false,
        would_interview: false,
        is_reliable: true,
        level: Some(1),
        role: None,
        knows: Vec::new(),
        ledger: Ledger::default(),
    }
}

fn people(count: i64) -> Vec<Person> {
    (1..=count).map(person).collect()
}

fn pair(one: i64, other: i64, pair: Pair) -> ((MemberId, MemberId), Pair) {
    ((MemberId(one), MemberId(other)), pair)
}

/// Who is with whom, the lesser first, each in the order of their session: `1-4 2-3 watching 5`.
fn shown(drawn: &Drawn) -> String {
    let all = |members: &[MemberId]| {
        let mut all: Vec<String> = members.iter().map(|member| member.0.to_string()).collect();
        all.sort();
        all
    };
    let mut sessions: Vec<String> = Vec::new();
    for Seated { interviewers, candidates, observers } in &drawn.sessions {
        let mut chairs = [all(interviewers), all(candidates)].concat();
        chairs.sort();
        let watching = all(observers).join(",");
        let watching = if watching.is_empty() { String::new() } else { format!("({watching})") };
        sessions.push(format!("{}{watching}", chairs.join("-")));
    }
    sessions.sort();
    let over = all(&drawn.over).join(",");
    if over.is_empty() { sessions.join(" ") } else { format!("{} over {over}", sessions.join(" ")) }
}

/// Everybody is somewhere once, nobody beside whom they may not meet, and each session has its
/// chairs.
#[track_caller]
fn holds(people: &[Person], pairs: &Pairs, chairs: Chairs, drawn: &Drawn) {
    let mut seen = BTreeSet::new();
    for Seated { interviewers, candidates, observers } in &drawn.sessions {
        let (least, _, most) = chairs.interviewers;
        assert!((least..=most).contains(&interviewers.len()), "{drawn:?}");
        assert!((chairs.candidates.0..=chairs.candidates.1).contains(&candidates.len()));
        assert!(observers.len() <= 4);
        let here: Vec<MemberId> = [&interviewers[..], candidates, observers].concat();
        for one in &here {
            assert!(seen.insert(*one), "{one:?} sits twice");
            for other in &here {
                let pair = pairs.get(&(*one.min(other), *one.max(other)));
                assert!(!pair.is_some_and(|pair| pair.is_apart), "{one:?} with {other:?}");
            }
        }
        for one in interviewers.iter().chain(candidates) {
            let takes = people.iter().find(|person| person.member == *one).unwrap().takes;
            let is_asked = !candidates.contains(one) && !chairs.swaps;
            assert!(takes == Takes::Any || takes == Takes::Interviewer && is_asked, "{one:?}");
        }
    }
    assert!(drawn.over.iter().all(|one| seen.insert(*one)));
    assert_eq!(seen.len(), people.len());
}

#[test]
fn so_many_people_make_so_many_sessions() {
    let table = [1, 2, 3, 5, 7, 11, 13, 40];
    for (format, chairs, sessions) in [
        ("one-on-one", Chairs::PAIR, [0, 1, 1, 2, 3, 5, 6, 20]),
        ("short", Chairs::SHORT, [0, 1, 1, 2, 3, 5, 6, 20]),
        ("panel", Chairs::PANEL, [0, 0, 1, 1, 2, 3, 4, 13]),
        ("final-round", Chairs::FINAL_ROUND, [0, 0, 1, 1, 1, 2, 3, 10]),
        ("group", Chairs::GROUP, [0, 0, 0, 1, 1, 2, 2, 5]),
    ] {
        assert_eq!(table.map(|count| chairs.sessions(count)), sessions, "{format}");
        for (count, sessions) in table.into_iter().zip(sessions) {
            let people = people(i64::try_from(count).unwrap());
            let drawn = draw(&people, &Pairs::new(), chairs, Seed(7));
            holds(&people, &Pairs::new(), chairs, &drawn);
            assert_eq!(drawn.sessions.len(), sessions, "{count} in {format}");
            // Who has no chair observes.
            assert_eq!(drawn.over.is_empty(), sessions > 0, "{count} in {format}");
        }
    }
}

/// Whoever is over becomes third or second interviewer, then a further candidate, then an observer.
#[test]
fn who_is_over_takes_the_next_chair() {
    let sizes = |count, chairs| {
        let people = people(count);
        let drawn = draw(&people, &Pairs::new(), chairs, Seed(3));
        let size = |one: &Seated| {
            format!("{}+{}+{}", one.interviewers.len(), one.candidates.len(), one.observers.len())
        };
        let mut sizes: Vec<String> = drawn.sessions.iter().map(size).collect();
        sizes.sort();
        sizes.join(" ")
    };
    assert_eq!(sizes(4, Chairs::PANEL), "3+1+0");
    assert_eq!(sizes(5, Chairs::PANEL), "3+1+1");
    assert_eq!(sizes(8, Chairs::PANEL), "3+1+0 3+1+0");
    assert_eq!(sizes(3, Chairs::FINAL_ROUND), "2+1+0");
    assert_eq!(sizes(7, Chairs::FINAL_ROUND), "3+1+3");
    assert_eq!(sizes(4, Chairs::GROUP), "1+3+0");
    assert_eq!(sizes(5, Chairs::GROUP), "2+3+0");
    assert_eq!(sizes(8, Chairs::GROUP), "2+6+0");
    assert_eq!(sizes(11, Chairs::GROUP), "2+3+0 2+4+0");
}

#[test]
fn the_rules_count_in_their_order() {
    let drawn = |people: &[Person], pairs: &Pairs, chairs| {
        let drawn = draw(people, pairs, chairs, Seed(5));
        holds(people, pairs, chairs, &drawn);
        shown(&drawn)
    };
    let one = |pair: Pair| Pairs::from([((MemberId(1), MemberId(2)), pair)]);
    let met = |met| Pair { met, ..Pair::default() };

    // Whom one met less often, and not lately.
    let pairs = Pairs::from([pair(1, 2, met(1)), pair(3, 4, met(1)), pair(1, 3, met(2))]);
    assert_eq!(drawn(&people(4), &pairs, Chairs::PAIR), "1-4 2-3");
    // The nearer level; a meeting counts as much as four steps.
    let mut four = people(4);
    (four[0].level, four[1].level) = (Some(3), Some(3));
    assert_eq!(drawn(&four, &Pairs::new(), Chairs::PAIR), "1-2 3-4");
    assert!(!drawn(&four, &one(met(2)), Chairs::PAIR).contains("1-2"));
    // A standing pair before all of that.
    let standing = Pair { met: 9, standing: Some(None), ..Pair::default() };
    assert_eq!(drawn(&people(4), &one(standing), Chairs::PAIR), "1-2 3-4");
    // Of two standing pairs of one member the one that met longest ago.
    let at = |ms| Pair { standing: Some(Some(Moment::from_ms(ms))), ..Pair::default() };
    let two = Pairs::from([pair(1, 2, at(5)), pair(1, 3, at(4))]);
    assert_eq!(drawn(&people(4), &two, Chairs::PAIR), "1-3 2-4");
    // Who may not meet never does, not even where one watches; everybody else is seated.
    let apart = Pair { is_apart: true, standing: Some(None), ..Pair::default() };
    assert_eq!(drawn(&people(2), &one(apart), Chairs::PAIR), " over 1,2");
    assert!(drawn(&people(3), &one(apart), Chairs::PAIR).contains("over"));
    let five = drawn(&people(5), &one(apart), Chairs::PAIR);
    assert!(!five.contains("over"), "{five}");

    // Who had their fair share is odd; who was odd is not again.
    let mut three = people(3);
    three[1].ledger.odd = 1.0;
    three[2].ledger.odd = 1.0;
    assert_eq!(drawn(&three, &Pairs::new(), Chairs::PAIR), "2-3(1)");
    // Somebody who often does not show is odd before who is reliable, whatever is owed.
    let mut three = people(3);
    three[1].is_reliable = false;
    three[1].ledger.odd = 5.0;
    assert_eq!(drawn(&three, &Pairs::new(), Chairs::PAIR), "1-3(2)");
    // Two newcomers are not paired while another draw has the same seats.
    let mut four = people(4);
    (four[0].is_new, four[1].is_new) = (true, true);
    assert!(!drawn(&four, &Pairs::new(), Chairs::PAIR).contains("1-2"));
    // All else equal, who knows the candidate's role asks.
    let mut two = people(4);
    two[0].role = Some("nurse".to_owned());
    two[3].knows = vec!["nurse".to_owned()];
    assert!(drawn(&two, &Pairs::new(), Chairs::PAIR).contains("1-4"));
}

#[test]
fn who_is_new_answers_first_and_who_only_interviews_never_does() {
    for seed in 0..20 {
        let mut people = people(4);
        people[2].is_new = true;
        let drawn = draw(&people, &Pairs::new(), Chairs::PAIR, Seed(seed));
        assert!(drawn.sessions.iter().any(|one| one.candidates == [MemberId(3)]));
        // Unless they would rather interview.
        let panel = draw(&people, &Pairs::new(), Chairs::PANEL, Seed(seed));
        assert_eq!(panel.sessions[0].candidates, [MemberId(3)]);
        people[1].takes = Takes::Interviewer;
        let short = draw(&people, &Pairs::new(), Chairs::SHORT, Seed(seed));
        assert!(short.sessions.iter().any(|one| one.interviewers == [MemberId(2)]));
        // Where the two swap, they watch.
        let swap = draw(&people, &Pairs::new(), Chairs::PAIR, Seed(seed));
        assert!(swap.sessions.iter().any(|one| one.observers.contains(&MemberId(2))));
    }
}

/// A stream of its own for each case.
fn draws(case: u64) -> Draw {
    Seed(case).draws(99)
}

/// People and what is known of them, of every sort.
fn some(count: i64, draws: &mut Draw) -> (Vec<Person>, Pairs) {
    let mut one_in = |n: usize| draws.below(n) == 0;
    let mut all = people(count);
    for person in &mut all {
        person.takes = match (one_in(12), one_in(12)) {
            (true, _) => Takes::Observer,
            (_, true) => Takes::Interviewer,
            _ => Takes::Any,
        };
        (person.is_new, person.would_interview) = (one_in(6), one_in(3));
        person.is_reliable = !one_in(8);
        person.role = one_in(3).then(|| "nurse".to_owned());
        person.knows = if one_in(3) { vec!["nurse".to_owned()] } else { Vec::new() };
    }
    for person in &mut all {
        person.level = [None, Some(0), Some(1), Some(2), Some(3)][draws.below(5)];
        let mut debt = || [-1.0, -2.0 / 3.0, -0.5, 0.0, 0.25, 1.0 / 3.0, 1.0][draws.below(7)];
        person.ledger = Ledger { interviewer: debt(), candidate: debt(), odd: debt() };
    }
    let mut pairs = Pairs::new();
    for one in 1..=count {
        for other in one + 1..=count {
            let known = Pair {
                met: u32::try_from(draws.below(4)).unwrap(),
                is_recent: draws.below(5) == 0,
                standing: (draws.below(12) == 0).then_some(None),
                is_apart: draws.below(12) == 0,
            };
            pairs.extend([pair(one, other, known)]);
        }
    }
    (all, pairs)
}

#[test]
fn every_draw_holds_and_the_same_seed_draws_the_same() {
    for (case, (_, chairs)) in FORMATS.into_iter().cycle().take(60).enumerate() {
        let mut draws = draws(u64::try_from(case).unwrap());
        let count = if case % 12 == 0 { 13 + draws.below(48) } else { draws.below(10) };
        let (people, pairs) = some(i64::try_from(count).unwrap(), &mut draws);
        let drawn = draw(&people, &pairs, chairs, Seed(1));
        holds(&people, &pairs, chairs, &drawn);
        if count <= 12 || case == 0 {
            assert_eq!(draw(&people, &pairs, chairs, Seed(1)), drawn);
        }
    }
    let twelve = people(12);
    let of = |seed| shown(&draw(&twelve, &Pairs::new(), Chairs::PAIR, Seed(seed)));
    assert_ne!(of(1), of(2));
}

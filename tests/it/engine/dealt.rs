//! Sessions whose seats are dealt from outside.

use std::collections::BTreeSet;

use greenroom::base::{Draw, MemberId, Seed, Span};
use greenroom::interview::{
    self, Act, Deal, Effect, Ending, Event, Fact, Notice, Phase, Refusal, Seat, Wake, limits,
};

use super::live::{Live, try_dealt};
use super::states;

const CANDIDATE: Seat = Seat::Candidate;
const OBSERVER: Seat = Seat::Observer;

/// Members 2 and 1 interview each other two hours from now, 2 answers first, 3 observes.
fn pair() -> Live {
    let seats = [(2, CANDIDATE), (1, CANDIDATE), (3, OBSERVER)];
    Live::dealt("one-on-one", Span::from_hours(2), &seats)
}

#[test]
fn dealt_seats_change_from_outside_only_until_check_in_opens() {
    let mut live = pair();
    assert_eq!(live.s.wake_at().map(|(_, why)| why), Some(Wake::Remind), "no cut-off");
    for (member, act) in [
        (9, Act::Take(OBSERVER)),
        (3, Act::Take(CANDIDATE)),
        (9, Act::TakeOffered),
        (1, Act::Leave),
        (9, Act::Leave),
    ] {
        assert_eq!(live.act(member, act), Err(Refusal::SeatsDealt));
    }
    live.pass_until(|phase| matches!(phase, Phase::Briefing { .. }));
    live.act(9, Act::Take(OBSERVER)).unwrap();
    live.act(1, Act::Leave).unwrap();
    assert_eq!(live.told(|n| matches!(n, Notice::OpenCall { .. })), 1);
}

#[test]
fn where_roles_swap_the_order_of_the_candidates_is_that_of_their_turns() {
    let mut live = pair();
    live.pass_until(|phase| matches!(phase, Phase::Briefing { .. }));
    for member in [1, 2, 3] {
        live.act(member, Act::CheckIn).unwrap();
    }
    live.pass_until(|phase| matches!(phase, Phase::Running(_)));
    let turns: Vec<i64> = live.s.turns.iter().map(|turn| turn.candidate.0).collect();
    assert_eq!(turns, [2, 1]);
    assert_eq!(live.interviewer(), 1);
}

#[test]
fn a_dealt_session_that_is_made_late_opens_check_in_at_once() {
    let live = Live::dealt("one-on-one", Span::from_minutes(9), &[(1, CANDIDATE), (2, CANDIDATE)]);
    assert!(matches!(live.s.phase, Phase::Briefing { .. }));
    assert!(live.s.waits_for_check_in(MemberId(2)));
}

#[test]
fn seats_that_the_format_does_not_have_are_not_dealt() {
    let lead = Span::from_hours(2);
    for (format, seats, refusal) in [
        (
            "one-on-one",
            vec![(1, Seat::Interviewer)],
            Refusal::NoSuchSeat { seat: Seat::Interviewer },
        ),
        (
            "one-on-one",
            vec![(1, CANDIDATE), (2, CANDIDATE), (3, CANDIDATE)],
            Refusal::NoSuchSeat { seat: CANDIDATE },
        ),
        (
            "panel",
            vec![(1, CANDIDATE), (1, Seat::Interviewer)],
            Refusal::AlreadySeated { seat: Seat::Interviewer },
        ),
    ] {
        assert_eq!(try_dealt(format, lead, &seats).err(), Some(refusal), "{format}: {seats:?}");
    }
}

#[test]
fn too_few_of_those_who_were_dealt_seats_are_waited_for_until_a_quarter_past() {
    let mut live = pair();
    live.pass_until(|phase| matches!(phase, Phase::Briefing { .. }));
    live.act(1, Act::CheckIn).unwrap();
    live.act(1, Act::Leave).unwrap();
    live.pass(Span::from_minutes(24));
    assert!(matches!(live.s.phase, Phase::Briefing { .. }), "{:?}", live.s.phase);
    live.pass(Span::from_minutes(2));
    assert_eq!(live.s.phase, Phase::Closed { how: Ending::TooFew });
}

fn dealt(seats: &[(i64, Seat)]) -> Event {
    let seats = seats.iter().map(|(member, seat)| (*seat, MemberId(*member))).collect();
    Event::Dealt(Deal { seats, ..Deal::default() })
}

fn seats(live: &Live) -> Vec<(i64, Seat)> {
    live.s.seats.sitters.iter().map(|sitter| (sitter.member.0, sitter.seat)).collect()
}

/// Who was called by what was said since the room was this long.
fn called(live: &Live, from: usize) -> Vec<i64> {
    let pings = live.shown[from..].iter().filter_map(|effect| match effect {
        Effect::Post { ping, .. } | Effect::Announce { ping, .. } => Some(ping),
        Effect::Show { .. } | Effect::OpenThread | Effect::CloseThread => None,
    });
    pings.flatten().map(|member| member.0).collect()
}

#[test]
fn seats_dealt_anew_are_exactly_these() {
    let mut live = pair();
    let anew = [(4, CANDIDATE), (2, CANDIDATE), (1, OBSERVER)];
    let step = interview::step(&live.s, &dealt(&anew), live.now).unwrap();
    let (out, on) = (
        |member, seat| Fact::LeftSeat { member: MemberId(member), seat },
        |member, seat| Fact::Seated { member: MemberId(member), seat },
    );
    let wanted = [on(4, CANDIDATE), on(1, OBSERVER), out(1, CANDIDATE), out(3, OBSERVER)];
    assert_eq!(step.facts, wanted);
    let from = live.shown.len();
    live.event(&dealt(&anew));
    assert_eq!(seats(&live), anew);
    assert_eq!(called(&live, from), [0; 0], "a deal calls nobody before check-in");
    // The same once more changes nothing, and shows nothing.
    let shown = live.shown.len();
    live.event(&dealt(&anew));
    assert_eq!(live.shown.len(), shown);
}

#[test]
fn who_is_dealt_a_seat_after_check_in_opened_is_called_once_and_waited_for() {
    let mut live = pair();
    live.pass_until(|phase| matches!(phase, Phase::Briefing { .. }));
    live.act(2, Act::CheckIn).unwrap();
    // Nobody else comes; five minutes after the start the other half of another pair does.
    live.pass(Span::from_minutes(16));
    assert_eq!(seats(&live), [(2, CANDIDATE), (3, OBSERVER)]);
    let from = live.shown.len();
    live.event(&dealt(&[(4, CANDIDATE), (2, CANDIDATE)]));
    assert_eq!(called(&live, from), [4]);
    assert!(live.s.seats.offers.is_empty(), "{:?}", live.s.seats.offers);
    live.pass(Span::from_minutes(4));
    assert_eq!(seats(&live), [(4, CANDIDATE), (2, CANDIDATE)]);
    live.act(4, Act::CheckIn).unwrap();
    assert!(matches!(live.s.phase, Phase::Running(_)), "{:?}", live.s.phase);
    assert_eq!(live.candidate(), 4);
    // Who does not come either is waited for as long as anybody, from then on.
    let mut live = pair();
    live.pass_until(|phase| matches!(phase, Phase::Briefing { .. }));
    live.act(2, Act::CheckIn).unwrap();
    live.pass(Span::from_minutes(16));
    live.event(&dealt(&[(4, CANDIDATE), (2, CANDIDATE)]));
    live.pass(Span::from_minutes(6));
    assert_eq!(seats(&live), [(2, CANDIDATE)]);
}

#[test]
fn a_session_that_nobody_is_dealt_to_is_over() {
    let lead = Span::from_minutes(115);
    for wait in [Span::from_minutes(1), Span::from_hours(1), lead] {
        let mut live = pair();
        live.pass(wait);
        live.event(&dealt(&[]));
        assert_eq!(live.s.phase, Phase::Closed { how: Ending::Elsewhere });
        assert!(live.s.seats.sitters.is_empty());
    }
}

#[test]
fn seats_are_not_dealt_anew_once_it_runs_or_where_they_were_not_dealt() {
    for (name, live) in states::all().into_iter().filter(|(_, live)| !live.s.plan.is_dealt) {
        let refusal = live.try_step(&dealt(&[(1, CANDIDATE)])).err();
        assert_eq!(refusal, Some(Refusal::NoChoice), "{name}");
    }
    let mut live = pair();
    live.pass_until(|phase| matches!(phase, Phase::Briefing { .. }));
    live.act(1, Act::CheckIn).unwrap();
    live.act(2, Act::CheckIn).unwrap();
    live.pass_until(|phase| matches!(phase, Phase::Running(_)));
    assert_eq!(live.try_step(&dealt(&[])).err(), Some(Refusal::AlreadyBegun));
    live.pass_until(|phase| matches!(phase, Phase::Closed { .. }));
    assert_eq!(live.try_step(&dealt(&[])).err(), Some(Refusal::Over));
}

#[test]
fn what_has_passed_is_applied_before_seats_are_dealt_anew() {
    let mut live = pair();
    live.pass_until(|phase| matches!(phase, Phase::Briefing { .. }));
    live.act(2, Act::CheckIn).unwrap();
    // The seat that was empty is freed first, so that it is known who did not come.
    live.now += Span::from_minutes(15) + Span::from_seconds(1);
    let step = interview::step(&live.s, &dealt(&[(2, CANDIDATE)]), live.now).unwrap();
    assert!(step.facts.contains(&Fact::SeatFreed { member: MemberId(1), seat: CANDIDATE }));
}

#[test]
fn a_deal_is_told_by_the_reminder_an_hour_before_or_at_once_where_that_is_over() {
    let told = |live: &Live| {
        let told = live.shown.iter().filter_map(|effect| match effect {
            Effect::Post { notice: Notice::Reminder { cast, .. }, ping, .. } => {
                let cast = cast.as_ref().expect("it says who does what");
                let seated: Vec<i64> = cast.seated.iter().map(|(_, member)| member.0).collect();
                assert!(cast.swaps && seated == [2, 1], "{cast:?}");
                Some(ping.iter().map(|member| member.0).collect::<Vec<i64>>())
            }
            Effect::Show { .. }
            | Effect::Post { .. }
            | Effect::Announce { .. }
            | Effect::OpenThread
            | Effect::CloseThread => None,
        });
        told.collect::<Vec<_>>()
    };
    let dealt_in = |lead| Live::dealt("one-on-one", lead, &[(2, CANDIDATE), (1, CANDIDATE)]);
    let mut ahead = dealt_in(Span::from_hours(48));
    ahead.pass(Span::from_hours(47) - Span::from_ms(1));
    assert!(told(&ahead).is_empty() && !ahead.s.has_thread, "who dealt them asks a day before");
    ahead.pass(Span::from_hours(1));
    assert_eq!(told(&ahead), [[2, 1]]);
    let mut late = dealt_in(Span::from_minutes(40));
    assert_eq!(late.s.wake_at(), Some((late.now - Span::from_minutes(20), Wake::Remind)));
    late.pass(Span::from_minutes(39));
    assert_eq!(told(&late), [[2, 1]]);
    let mut last = dealt_in(Span::from_minutes(8));
    assert_eq!(told(&last), [[2, 1]]);
    last.pass(Span::from_minutes(7));
    assert_eq!(told(&last).len(), 1);
}

/// Some seats of the format for some of five people, with luck more than it has.
fn some_seats(draw: &mut Draw) -> Vec<(i64, Seat)> {
    let seats = [CANDIDATE, CANDIDATE, Seat::Interviewer, OBSERVER];
    let people = (1..=5).filter(|_| draw.below(2) == 0).collect::<Vec<i64>>();
    people.into_iter().map(|member| (member, seats[draw.below(seats.len())])).collect()
}

fn some_act(draw: &mut Draw) -> (i64, Act) {
    let acts = [
        Act::CheckIn,
        Act::CheckIn,
        Act::Late,
        Act::Leave,
        Act::Take(OBSERVER),
        Act::Take(CANDIDATE),
        Act::TakeOffered,
        Act::Start,
    ];
    (1 + i64::try_from(draw.below(6)).unwrap(), acts[draw.below(acts.len())].clone())
}

#[test]
fn whatever_is_dealt_and_pressed_the_seats_are_as_dealt_and_the_session_ends() {
    for seed in 0..300 {
        let mut draw = Seed(seed).draws(1);
        let format = ["one-on-one", "panel", "group"][draw.below(3)];
        let lead = Span::from_minutes(5 + i64::try_from(draw.below(120)).unwrap());
        let Ok(step) = try_dealt(format, lead, &some_seats(&mut draw)) else { continue };
        let mut live = Live::of(step);
        for _ in 0..60 {
            if draw.below(3) > 0 {
                let (member, act) = some_act(&mut draw);
                let _may_be_refused = live.act(member, act);
            } else {
                let anew = some_seats(&mut draw);
                let is_ahead = matches!(live.s.phase, Phase::Gathering { .. });
                if let Ok((next, _)) = live.try_step(&dealt(&anew)) {
                    live = next;
                    let is_open = matches!(live.s.phase, Phase::Briefing { .. });
                    assert!(!(is_ahead || is_open) || seats(&live) == anew, "seed {seed}");
                }
            }
            let ids: Vec<i64> = seats(&live).into_iter().map(|(member, _)| member).collect();
            let once: BTreeSet<&i64> = ids.iter().collect();
            assert!(once.len() == ids.len() || live.s.standing().has_begun, "seed {seed}");
            live.pass(Span::from_minutes(i64::try_from(draw.below(6)).unwrap()));
        }
        let waits = live.s.plan.starts_at + limits::START_MAX + Span::from_minutes(1);
        live.pass(waits.since(live.now).max(Span::ZERO));
        let standing = live.s.standing();
        assert!(standing.has_begun || standing.over.is_some(), "seed {seed}: {:?}", live.s.phase);
    }
}

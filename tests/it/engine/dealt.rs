//! Sessions whose seats are dealt from outside.

use greenroom::base::{MemberId, Span};
use greenroom::interview::{Act, Ending, Notice, Phase, Refusal, Seat, Wake};

use super::live::{Live, try_dealt};

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

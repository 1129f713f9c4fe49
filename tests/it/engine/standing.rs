//! How a session stands, as whoever dealt its seats must know it.

use std::collections::BTreeSet;

use greenroom::base::{MemberId, Span};
use greenroom::interview::{Act, Ending, Phase, Seat, Standing};

use super::live::{Live, When};
use super::states;

const CANDIDATE: Seat = Seat::Candidate;

/// Members 1 and 2 interview each other, 3 observes; check-in is open.
fn open() -> Live {
    let seats = [(1, CANDIDATE), (2, CANDIDATE), (3, Seat::Observer)];
    let mut live = Live::dealt("one-on-one", Span::from_hours(2), &seats);
    live.pass_until(|phase| matches!(phase, Phase::Briefing { .. }));
    live
}

fn ids(members: &[i64]) -> BTreeSet<MemberId> {
    members.iter().map(|member| MemberId(*member)).collect()
}

fn standing(
    (has_begun, over): (bool, Option<Ending>),
    here: &[i64],
    absent: &[i64],
    (answered, interviewed): (&[i64], &[i64]),
) -> Standing {
    Standing {
        has_begun,
        over,
        here: here.iter().map(|member| MemberId(*member)).collect(),
        late: Vec::new(),
        absent: absent.iter().map(|member| MemberId(*member)).collect(),
        answered: ids(answered),
        interviewed: ids(interviewed),
    }
}

#[test]
fn before_it_begins_it_is_known_who_came_and_who_did_not() {
    let mut live = open();
    assert_eq!(live.s.standing(), standing((false, None), &[], &[], (&[], &[])));
    live.act(1, Act::CheckIn).unwrap();
    live.act(3, Act::CheckIn).unwrap();
    assert_eq!(live.s.standing(), standing((false, None), &[1, 3], &[], (&[], &[])));
    let mut late = open();
    late.act(2, Act::Late).unwrap();
    assert_eq!(late.s.standing().late, [MemberId(2)]);
    live.pass(Span::from_minutes(16));
    assert_eq!(live.s.standing(), standing((false, None), &[1, 3], &[2], (&[], &[])));
}

#[test]
fn who_gave_the_seat_back_before_the_start_is_not_absent() {
    let mut live = open();
    live.act(1, Act::CheckIn).unwrap();
    live.act(2, Act::Leave).unwrap();
    live.pass(Span::from_minutes(16));
    assert_eq!(live.s.standing(), standing((false, None), &[1], &[], (&[], &[])));
}

#[test]
fn turns_are_what_was_asked_and_once_a_person() {
    let live = states::one_on_one();
    assert_eq!(live.s.standing(), standing((true, None), &[1, 3, 2], &[], (&[], &[])));
    // The observer takes the chair in the middle of the first turn, and the second is not held.
    let mut live = states::answered(states::one_on_one());
    live.act(2, Act::Leave).unwrap();
    live.act(3, Act::AcceptHandOver).unwrap();
    let turn = (&[1][..], &[2][..]);
    assert_eq!(live.s.standing(), standing((true, None), &[1, 3, 2], &[], turn));
    live.pass_until(|phase| matches!(phase, Phase::Rating { .. }));
    let turn = (&[1][..], &[2, 3][..]);
    let over = Some(Ending::Reported);
    assert_eq!(live.s.standing(), standing((true, over), &[1, 3, 2], &[], turn));
}

#[test]
fn a_session_that_is_over_says_how() {
    for (name, live) in states::all() {
        let Phase::Closed { how } = live.s.phase else { continue };
        assert_eq!(live.s.standing().over, Some(how), "{name}");
    }
    let mut live = Live::plan("one-on-one", When::In(Span::from_hours(48)));
    live.act(1, Act::Cancel).unwrap();
    let off = Some(Ending::CalledOff(MemberId(1)));
    assert_eq!(live.s.standing(), standing((false, off), &[], &[], (&[], &[])));
}

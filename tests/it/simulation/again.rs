//! Every event comes one to three times and out of order within a window, as a platform sends them
//! that resumes: it happens once at most, and then the answer is the first one's. What was refused
//! left nothing behind, so its repetition is judged as things stand then.

use std::collections::BTreeMap;

use greenroom::base::{Draw, MemberId, Seed, SessionId, Span};
use greenroom::protocol::{Answer, Command, Origin, Receipt, When};
use greenroom::store::{ballots, sessions, timings};

use super::acts::{anything, one, sensible};
use crate::harness::{GUILD, Stage};

/// Events that overtake each other.
const WINDOW: usize = 20;
const WINDOWS: usize = 15;
const MEMBERS: [i64; 5] = [1, 2, 3, 4, 5];

#[test]
fn an_event_that_comes_again_changes_nothing_and_gets_the_first_answer() {
    for (seed, format) in (1..).zip(["short", "one-on-one", "panel", "group", "drill", "solo"]) {
        live(seed, format);
    }
}

fn live(seed: u64, format: &str) {
    let mut draw = Seed(seed).draws(3);
    // To one house everything comes once, to the other up to three times.
    let (mut once, mut again) = (Stage::new(seed), Stage::new(seed));
    let id = once.plan(1, format, When::Now);
    assert_eq!(again.plan(1, format, When::Now), id);
    for window in 0..WINDOWS {
        let events = events(&mut draw, &mut once, id, window);
        let mut firsts: BTreeMap<usize, Answer> = BTreeMap::new();
        for no in copies(&mut draw) {
            let (origin, command) = &events[no];
            let answer = again.tell_from(origin, command.clone()).unwrap();
            let first = match firsts.remove(&no) {
                Some(first @ Answer::Heard { .. }) => first,
                Some(_) | None => once.tell_from(origin, command.clone()).unwrap(),
            };
            assert_eq!(answer, first, "{origin:?} {command:?}");
            firsts.insert(no, first);
        }
        let span = Span::from_seconds(i64::try_from(draw.below(120)).unwrap());
        for stage in [&mut once, &mut again] {
            stage.pass(span);
        }
        assert_eq!(as_it_lies(&again, id), as_it_lies(&once, id), "window {window} of {format}");
    }
    assert_eq!((once.room.doubles, again.room.doubles), (0, 0));
}

fn events(
    draw: &mut Draw,
    stage: &mut Stage,
    id: SessionId,
    window: usize,
) -> Vec<(Origin, Command)> {
    let (s, now) = (stage.session(id), stage.now);
    let mut event = |no: usize| {
        let (member, act) = if draw.below(5) > 0 {
            sensible(draw, &s, &MEMBERS)
        } else {
            (one(draw, &MEMBERS), anything(draw, &s, now, &MEMBERS))
        };
        let origin = Origin::of(GUILD, MemberId(member), Receipt(format!("{window}-{no}")), now);
        (origin, Command::act(id, act))
    };
    (0..WINDOW).map(&mut event).collect()
}

/// Which event comes next: each one to three times, in any order.
fn copies(draw: &mut Draw) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::new();
    for no in 0..WINDOW {
        order.extend(std::iter::repeat_n(no, 1 + draw.below(3)));
    }
    for at in (1..order.len()).rev() {
        order.swap(at, draw.below(at + 1));
    }
    order
}

/// The rows of the session, and everything that the room was shown.
fn as_it_lies(stage: &Stage, id: SessionId) -> Vec<String> {
    let read = stage.house.store().read();
    let mut all = vec![
        format!("{:?}", sessions::load(read, id).unwrap()),
        format!("{:?}", ballots::of_session(read, id).unwrap()),
    ];
    for turn in 0..8 {
        all.push(format!("{:?}", ballots::words_of(read, id, turn).unwrap()));
        all.push(format!("{:?}", timings::of_turn(read, id, turn).unwrap()));
    }
    all.extend(stage.room.posts.iter().map(|post| format!("{post:?}")));
    all
}

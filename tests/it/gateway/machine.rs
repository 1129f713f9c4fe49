//! The machine with its time and its dice handed in: what it does, and when.

use std::time::Duration;

use greenroom::discord::gateway::{
    Action, Awaited, Lost, Machine, Next, Opening, QUESTIONS_MAX, SENDS_MAX, Session, Timing,
    read_frame,
};
use proptest::prelude::*;

const HELLO: &str = r#"{"op":10,"d":{"heartbeat_interval":41250}}"#;
const READY: &str = r#"{"op":0,"t":"READY","s":1,"d":{"session_id":"a",
    "resume_gateway_url":"wss://r.discord.gg","application":{"id":"100"},"guilds":[{"id":"7"}]}}"#;
const HEARD: &str = r#"{"op":11}"#;
const EVENT: &str = r#"{"op":0,"t":"TYPING_START","s":9,"d":{}}"#;
const RESUMED: &str = r#"{"op":0,"t":"RESUMED","s":10,"d":{}}"#;

fn s(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn say(machine: &mut Machine, now: Duration, text: &str) -> Action {
    machine.frame(now, &read_frame(text).unwrap(), 0.5)
}

/// A machine with a session that began at `now`.
fn live(now: Duration) -> Machine {
    let mut machine = Machine::new(Timing::default(), None);
    machine.connected(now);
    assert_eq!(say(&mut machine, now, HELLO), Action::Open(Opening::Identify));
    assert_eq!(say(&mut machine, now, READY), Action::Begun);
    machine
}

fn wait(next: Next) -> Duration {
    let Next::Again { after } = next else { panic!("{next:?}") };
    after
}

#[test]
fn signs_of_life_begin_with_jitter_and_then_keep_the_interval() {
    let mut machine = live(s(0));
    assert_eq!(machine.tick_at(), Duration::from_millis(20_625), "half of the first one");
    assert_eq!(machine.tick(s(20)), Action::Nothing);
    assert_eq!(machine.tick(s(21)), Action::Beat);
    assert_eq!(machine.tick_at(), s(21) + Duration::from_millis(41_250));
    assert_eq!(say(&mut machine, s(22), HEARD), Action::Nothing);
    assert_eq!(machine.tick(s(63)), Action::Beat);
    // The answer does not come: the connection is dead, the session is not.
    let dead = Lost::Silent(Awaited::Heard);
    assert_eq!(machine.tick(s(105)), Action::Leave(dead));
    assert!(wait(machine.lost(s(105), dead, 0.5)) <= s(1));
    assert_eq!(machine.opening(), Opening::Resume);
}

#[test]
fn a_sign_of_life_that_is_not_answered_at_once_is_a_reason_to_doubt() {
    let mut machine = live(s(0));
    assert_eq!(machine.doubted_at(), Duration::MAX);
    assert_eq!(machine.tick(s(21)), Action::Beat);
    assert_eq!(machine.doubted_at(), s(31));
    assert_eq!(say(&mut machine, s(40), HEARD), Action::Nothing);
    assert_eq!(machine.doubted_at(), Duration::MAX);
}

#[test]
fn what_does_not_come_in_time_ends_the_connection() {
    let mut machine = Machine::new(Timing::default(), None);
    machine.connected(s(0));
    assert_eq!(machine.tick(s(9)), Action::Nothing);
    assert_eq!(machine.tick(s(10)), Action::Leave(Lost::Silent(Awaited::Hello)));
    let _next = machine.lost(s(10), Lost::Silent(Awaited::Hello), 0.5);
    machine.connected(s(20));
    say(&mut machine, s(20), HELLO);
    assert_eq!(machine.tick(s(50)), Action::Leave(Lost::Silent(Awaited::Ready)));

    let mut machine = live(s(0));
    let _next = machine.lost(s(1), Lost::Closed(None), 0.5);
    machine.connected(s(2));
    assert_eq!(say(&mut machine, s(2), HELLO), Action::Open(Opening::Resume));
    // What is sent again shows that it lives.
    assert_eq!(say(&mut machine, s(31), EVENT), Action::Hand { seq: Some(9) });
    machine.handed(Some(9));
    assert_eq!(machine.tick(s(59)), Action::Beat);
    assert_eq!(machine.tick(s(61)), Action::Leave(Lost::Silent(Awaited::Resumed)));
}

#[test]
fn waits_grow_to_eight_seconds_and_are_short_again_after_a_stable_one() {
    let mut machine = Machine::new(Timing::default(), None);
    let waits: Vec<u64> =
        (0..9).map(|n| wait(machine.lost(s(n), Lost::Failed, 1.0)).as_secs()).collect();
    assert_eq!(waits, [1, 2, 4, 8, 8, 8, 8, 8, 8]);
    assert_eq!(wait(machine.lost(s(9), Lost::Failed, 0.0)), s(0), "full jitter");
    for (lived, longest) in [(s(59), s(8)), (s(60), s(1))] {
        let mut machine = machine.clone();
        machine.connected(s(100));
        say(&mut machine, s(100), HELLO);
        say(&mut machine, s(100), READY);
        assert_eq!(wait(machine.lost(s(100) + lived, Lost::Closed(None), 1.0)), longest);
    }
}

#[test]
fn whenever_an_outage_ends_the_next_try_is_made_within_a_quarter_of_a_minute() {
    let timing = Timing::default();
    let mut machine = live(s(0));
    let mut now = s(100);
    for tries in 0..40 {
        let lost = if tries == 20 { Lost::Closed(Some(4008)) } else { Lost::Failed };
        let pause = wait(machine.lost(now, lost, 1.0));
        // It may end just when a try that hangs has begun.
        assert!(timing.connect_within + pause <= s(15), "{pause:?} after {tries} tries");
        now += pause;
    }
}

#[test]
fn too_fast_means_at_least_four_seconds_and_refused_at_least_one() {
    for (chance, after) in [(0.0, 4), (1.0, 8)] {
        assert_eq!(wait(live(s(0)).lost(s(1), Lost::Closed(Some(4008)), chance)), s(after));
    }
    for is_resumable in [true, false] {
        for (chance, after) in [(0.0, 1), (1.0, 5)] {
            let mut machine = live(s(0));
            let refused = Lost::Refused { is_resumable };
            assert_eq!(wait(machine.lost(s(1), refused, chance)), s(after));
            let opening = if is_resumable { Opening::Resume } else { Opening::Identify };
            assert_eq!(machine.opening(), opening);
        }
    }
}

#[test]
fn a_flood_of_wishes_for_signs_of_life_does_not_make_us_too_fast() {
    let mut machine = live(s(0));
    let mut beats = 0;
    for n in 0..1_000 {
        let now = s(1) + Duration::from_millis(n);
        beats += usize::from(say(&mut machine, now, r#"{"op":1}"#) == Action::Beat);
    }
    assert_eq!(beats, SENDS_MAX - 1, "one was the opening");
    assert_eq!(say(&mut machine, s(62), r#"{"op":1}"#), Action::Beat);
}

#[test]
fn an_event_counts_only_once_it_was_handed_on() {
    let mut machine = live(s(0));
    assert_eq!(say(&mut machine, s(1), EVENT), Action::Hand { seq: Some(9) });
    assert_eq!(machine.session().unwrap().seq, 1);
    machine.handed(Some(9));
    machine.handed(Some(4));
    machine.handed(None);
    assert_eq!(machine.session().unwrap().seq, 9);
}

#[test]
fn while_it_is_held_nothing_is_held_against_the_other_side() {
    let mut machine = live(s(0));
    assert_eq!(machine.tick(s(21)), Action::Beat);
    for now in [63, 105, 147] {
        assert_eq!(machine.tick_held(s(now)), Action::Beat);
        assert_eq!(machine.tick_held(s(now)), Action::Nothing);
    }
    machine.released(s(150));
    assert_eq!(machine.tick(s(190)), Action::Nothing, "the answer has its whole time again");
    assert_eq!(machine.tick(s(192)), Action::Leave(Lost::Silent(Awaited::Heard)));
}

#[test]
fn a_session_that_brings_nothing_is_given_up_and_a_bad_network_is_not_its_fault() {
    let resumes = |lost: Lost| {
        let session =
            Session { key: "a".to_owned(), seq: 5, resume_url: String::new(), is_proven: true };
        let mut machine = Machine::new(Timing::default(), Some(session));
        let mut count = 0;
        while machine.opening() == Opening::Resume && count < 50 {
            machine.connected(s(count * 100));
            say(&mut machine, s(count * 100), HELLO);
            let _next = machine.lost(s(count * 100), lost, 0.5);
            count += 1;
        }
        count
    };
    assert_eq!(resumes(Lost::Unreadable), 3);
    assert_eq!(resumes(Lost::Refused { is_resumable: true }), 3);
    assert_eq!(resumes(Lost::Refused { is_resumable: false }), 1);
    assert_eq!(resumes(Lost::Closed(None)), 12);
}

#[test]
fn a_session_that_goes_on_is_as_good_as_new() {
    let mut machine = live(s(0));
    for n in 0..40 {
        let _next = machine.lost(s(n * 10), Lost::Unreadable, 0.5);
        assert_eq!(machine.opening(), Opening::Resume);
        machine.connected(s(n * 10));
        say(&mut machine, s(n * 10), HELLO);
        assert_eq!(say(&mut machine, s(n * 10), RESUMED), Action::Resumed);
    }
}

proptest! {
    #[test]
    fn no_text_is_too_strange(text in ".{0,200}") {
        let _ = read_frame(&text).is_ok();
    }

    #[test]
    fn no_frame_is_too_strange(
        op in prop_oneof![Just(0_i64), Just(1), Just(7), Just(9), Just(10), Just(11), any::<i64>()],
        seq in any::<Option<u64>>(),
        kind in prop_oneof![Just("READY"), Just("RESUMED"), Just("GUILD_CREATE")],
        d in prop_oneof![Just("null"), Just("{}"), Just("[]"), Just("true"), Just("1e999"),
                         Just(r#"{"heartbeat_interval":0}"#),
                         Just(r#"{"heartbeat_interval":18446744073709551615}"#)],
        at in 0_u64..1_000_000,
    ) {
        let seq = seq.map_or("null".to_owned(), |seq| seq.to_string());
        let text = format!(r#"{{"op":{op},"s":{seq},"t":"{kind}","d":{d}}}"#);
        let mut machine = Machine::new(Timing::default(), None);
        machine.connected(s(at));
        if let Ok(frame) = read_frame(&text) {
            machine.frame(s(at), &frame, 1.0);
            // Whatever it said, the next look is neither at once nor never.
            let next = machine.tick_at();
            prop_assert!(next > s(at) && next <= s(at + 300), "{next:?}");
        }
    }
}

#[test]
fn questions_leave_room_for_an_opening_and_wait_for_their_minute() {
    let mut machine = Machine::new(Timing::default(), None);
    assert_eq!(machine.questions_at(), Duration::MAX, "nobody is asked without a session");
    machine.connected(s(0));
    say(&mut machine, s(0), HELLO);
    say(&mut machine, s(0), READY);
    let mut sent = 1;
    while machine.questions_at() <= s(10) {
        machine.asked(s(10));
        sent += 1;
    }
    assert_eq!(sent, QUESTIONS_MAX, "the opening counts");
    assert_eq!(machine.questions_at(), s(60), "when the opening is a minute old");
    // A new connection has its opening at once.
    machine.lost(s(11), Lost::Closed(None), 0.0);
    assert_eq!(machine.questions_at(), Duration::MAX);
    machine.connected(s(12));
    assert_eq!(say(&mut machine, s(12), HELLO), Action::Open(Opening::Resume));
    assert_eq!(say(&mut machine, s(12), RESUMED), Action::Resumed);
    assert_eq!(machine.questions_at(), s(70));
}

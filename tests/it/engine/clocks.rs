//! Every clock of every state stands for as long as nobody was there, whatever that was, and what
//! is recorded is what was lived.

use std::collections::BTreeMap;

use greenroom::base::Span;
use greenroom::interview::{Act, Effect, Event, Phase, TurnNo};

use super::live::Live;
use super::states;
use crate::harness::clocks::{other_clocks, running_clocks};

/// As on Discord.
const FREEZE_AFTER: Span = Span::from_seconds(60);

fn as_on_discord() -> Vec<(&'static str, Live)> {
    let mut all = states::all();
    for (_, live) in &mut all {
        live.s.plan.freeze_after = FREEZE_AFTER;
    }
    all
}

fn posts(live: &Live) -> usize {
    live.shown.iter().filter(|e| matches!(e, Effect::Post { .. })).count()
}

fn is_running(live: &Live) -> bool {
    matches!(live.s.phase, Phase::Running(_))
}

#[test]
fn after_more_than_a_minute_away_every_clock_is_where_it_was_and_one_post_says_so() {
    let seconds = [61, 100, 600, 7_200, 7_201, 82_800];
    for (name, live) in as_on_discord() {
        let before = running_clocks(&live.s, live.now);
        for span in seconds.map(Span::from_seconds) {
            let mut then = live.clone();
            then.gap(span);
            assert_eq!(running_clocks(&then.s, then.now), before, "{name}, away for {span}");
            let said = posts(&then) - posts(&live);
            let most = usize::from(is_running(&live) || !name.starts_with("paused"));
            assert!(said <= most, "{name}, away for {span}: {said} posts");
            if is_running(&live) {
                assert_eq!(said, 1, "{name}, away for {span}");
                // Away again, before anybody goes on: nothing more is lost or said.
                then.gap(span);
                assert_eq!(running_clocks(&then.s, then.now), before, "{name}, away twice");
                assert_eq!(posts(&then) - posts(&live), 1, "{name}, away twice");
                then.act(then.s.turns[0].candidate.0, Act::Continue).unwrap();
                assert_eq!(running_clocks(&then.s, then.now), before, "{name}, goes on");
            }
        }
    }
}

#[test]
fn where_the_clock_was_set_back_everything_is_as_old_as_before() {
    let seconds = [1, 30, 60, 61, 7_200, 3 * 86_400, 40 * 86_400];
    for (name, live) in as_on_discord() {
        let running = running_clocks(&live.s, live.now);
        let others = other_clocks(&live.s, live.now);
        for by in seconds.map(Span::from_seconds) {
            let mut then = live.clone();
            then.now = then.now - by;
            then.event(&Event::SetBack { by });
            assert_eq!(running_clocks(&then.s, then.now), running, "{name}, by {by}");
            let frozen = is_running(&live) && by > FREEZE_AFTER;
            assert_eq!(is_running(&live) && !is_running(&then), frozen, "{name}, by {by}");
            let mut now = other_clocks(&then.s, then.now);
            if frozen {
                now.retain(|what, _| what != "pause, left" && what != "goes on in");
            }
            assert_eq!(now, others, "{name}, by {by}");
            assert_eq!(posts(&then) - posts(&live), usize::from(frozen), "{name}, by {by}");
        }
    }
}

#[test]
fn an_answer_took_what_was_lived_of_it() {
    let five = Span::from_seconds(5);
    type Disturbed = fn(&mut Live, Span);
    let set_back: Disturbed = |live, by| {
        live.now = live.now - by;
        live.event(&Event::SetBack { by });
    };
    for (what, disturb) in [("away", (|live, span| live.gap(span)) as Disturbed), ("set", set_back)]
    {
        for seconds in [61, 600, 7_200, 80_000] {
            let mut live = states::answering(states::one_on_one());
            live.s.plan.freeze_after = FREEZE_AFTER;
            let (candidate, before) = (live.candidate(), running_clocks(&live.s, live.now));
            disturb(&mut live, Span::from_seconds(seconds));
            live.act(candidate, Act::Continue).unwrap();
            live.pass(five);
            live.act(candidate, Act::Done).unwrap();
            let took = live.s[TurnNo(0)].asked[0].took.unwrap();
            assert_eq!(took, before["answer, for"] + five, "{what} {seconds} s");
        }
    }
}

#[test]
fn the_table_of_clocks_knows_each_of_them() {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (_, live) in states::all() {
        for what in running_clocks(&live.s, live.now).into_keys() {
            *seen.entry(what).or_default() += 1;
        }
    }
    let wanted = [
        "answer, for",
        "answered for",
        "exercise, left",
        "half-time, left",
        "intro, left",
        "offered for",
        "questions, left",
        "reading, left",
        "story of 0 by 3",
        "the chair, left",
        "their questions, left",
        "wrap-up, left",
    ];
    let seen: Vec<&str> = seen.keys().map(String::as_str).collect();
    assert_eq!(seen, wanted);
}

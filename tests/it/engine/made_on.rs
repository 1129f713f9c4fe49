//! An act counts for what it was made on: made in one state, it meets every state that follows.

use greenroom::bank::Trigger;
use greenroom::base::{MemberId, Span};
use greenroom::interview::{Act, AskedQuestion, MadeOn, TurnNo};

use super::live::Live;
use super::states::all;
use super::table::{entitled, every_act};

/// What moves a session on, tried one after the other; what a state refuses is passed over.
fn moves(live: &Live) -> Vec<(i64, Act)> {
    let interviewer = live.s.acting_interviewer().map_or(2, |m| m.0);
    let candidate = if live.s.turns.is_empty() { 1 } else { live.candidate() };
    let led = [
        Act::Next,
        Act::Ask,
        Act::Another,
        Act::Skip,
        Act::FollowUp(Trigger::PushBack),
        Act::WrapUp,
        Act::Pause,
        Act::Continue,
        Act::EndHere,
        Act::HandOver(MemberId(3)),
    ];
    let own = [Act::Done, Act::StepOut, Act::ComeBack, Act::StopMyTurn, Act::GoSolo, Act::Leave];
    let led = led.into_iter().map(|act| (interviewer, act));
    let mut all: Vec<(i64, Act)> = led.chain(own.map(|act| (candidate, act))).collect();
    all.extend([(3, Act::EmergencyStop), (3, Act::AcceptHandOver), (1, Act::CheckIn)]);
    all.extend([(2, Act::CheckIn), (1, Act::Start), (8, Act::PassOffer), (2, Act::Leave)]);
    all
}

/// Sessions that can follow on this one, by one move, or by its next deadline.
fn followers(live: &Live) -> Vec<Live> {
    let mut found: Vec<Live> = moves(live)
        .into_iter()
        .filter_map(|(member, act)| live.try_step(&live.by(member, act)).ok())
        .map(|(next, _)| next)
        .collect();
    let mut later = live.clone();
    if let Some((at, _)) = later.s.wake_at() {
        later.now = later.now.max(at);
        later.event(&super::woken());
        found.push(later);
    }
    let mut back = live.clone();
    back.gap(Span::from_minutes(10));
    found.push(back);
    found
}

/// What was asked, and how many words each has.
fn words(live: &Live) -> Vec<(TurnNo, AskedQuestion)> {
    let turns = live.s.numbered_turns();
    turns.flat_map(|(no, turn)| turn.asked.iter().map(move |one| (no, one.clone()))).collect()
}

fn meets(before: &Live, member: i64, act: &Act, on: MadeOn, now: &Live) {
    let outcome = now.try_step(&now.by_on(member, act.clone(), Some(on)));
    let what = format!("{act:?} made on {on:?}, met {:?}", now.s.phase);
    if let Act::Answer(_) = act {
        let Ok((after, _)) = outcome else { return };
        let meant = before.s.meant(MemberId(member), Some(on)).unwrap();
        for (was, is) in words(now).into_iter().zip(words(&after)) {
            let is_meant = (was.0, was.1.no, was.1.ask) == (meant.turn, meant.no, meant.ask);
            assert!(is_meant || was.1.words == is.1.words, "{what}");
            assert!(is_meant || was.1.ended_at == is.1.ended_at, "{what}");
        }
    } else if now.s.made_on(MemberId(member), act) != Some(on) {
        assert!(outcome.is_err(), "{what}");
    }
}

#[test]
fn nothing_counts_for_what_came_after_it() {
    let (mut met, mut moved) = (0, 0);
    for (name, live) in all() {
        let first = followers(&live);
        let mut later: Vec<Live> = first.iter().flat_map(followers).collect();
        later.extend(first);
        for act in every_act() {
            let member = entitled(&live, &act);
            let Some(on) = live.s.made_on(MemberId(member), &act) else { continue };
            // It counts where it was made, as if nothing had been said of it.
            let plain = live.try_step(&live.by(member, act.clone())).map(|(next, _)| next.s);
            let named = live.try_step(&live.by_on(member, act.clone(), Some(on)));
            assert_eq!(named.map(|(next, _)| next.s), plain, "{name}: {act:?}");
            for now in &later {
                met += 1;
                moved += usize::from(now.s.made_on(MemberId(member), &act) != Some(on));
                meets(&live, member, &act, on, now);
            }
        }
    }
    assert!(met > 10_000 && moved > met / 3, "{moved} of {met} were late");
}

/// What is pressed as often as it happens, and words, of which there may be more.
fn is_counted(act: &Act) -> bool {
    matches!(
        act,
        Act::CountQuestion(_)
            | Act::UncountQuestion(_)
            | Act::Filler
            | Act::UndoFiller
            | Act::Story(_)
            | Act::Answer(_)
            | Act::OwnQuestions(_)
    )
}

#[test]
fn a_second_press_on_one_screen_changes_nothing() {
    let mut count = 0;
    let mut changed = Vec::new();
    for (name, live) in all() {
        for act in every_act().into_iter().filter(|act| !is_counted(act)) {
            let member = entitled(&live, &act);
            let on = live.s.made_on(MemberId(member), &act);
            // Each a moment after what was before it.
            let press = |live: &Live| {
                let mut live = live.clone();
                live.now += Span::from_ms(200);
                live.s.at = live.now;
                live.try_step(&live.by_on(member, act.clone(), on))
            };
            let Ok((once, _)) = press(&live) else { continue };
            count += 1;
            let Ok((mut twice, _)) = press(&once) else { continue };
            twice.s.at = once.s.at;
            if twice.s != once.s {
                changed.push(format!("{name}: {act:?} made on {on:?}"));
            }
        }
    }
    assert!(changed.is_empty(), "\n{}", changed.join("\n"));
    assert!(count > 200, "{count} presses");
}

#[test]
fn a_button_from_before_extensions_were_counted_still_extends() {
    let (_, live) = all().into_iter().find(|(_, live)| is_extendable(live)).unwrap();
    let interviewer = live.s.acting_interviewer().unwrap();
    let on = live.s.made_on(interviewer, &Act::Done);
    assert!(matches!(on, Some(MadeOn::Asked(..))), "{on:?}");
    assert!(live.try_step(&live.by_on(interviewer.0, Act::Extend, on)).is_ok());
}

fn is_extendable(live: &Live) -> bool {
    let by = live.s.acting_interviewer();
    by.is_some_and(|by| live.try_step(&live.by(by.0, Act::Extend)).is_ok())
}

//! From every state, whatever is taken away: it ends, and nothing is shown where nothing is any
//! more.

use greenroom::base::Span;
use greenroom::interview::{Effect, Ending, Event, Lost, Phase, ShownIn};

use super::live::Live;
use super::states::all;

/// Longer than any rating window.
const DAYS: Span = Span::from_hours(24 * 14);

/// What the room is shown from then on.
fn shown_after(mut live: Live, events: &[Event]) -> (Live, Vec<Effect>) {
    live.shown.clear();
    for event in events {
        live.event(event);
    }
    live.pass(DAYS);
    let shown = live.shown.clone();
    (live, shown)
}

#[test]
fn a_session_without_its_place_ends_and_shows_nothing_there() {
    let mut ends = 0;
    for (name, live) in all() {
        for what in [Lost::Thread, Lost::Channel, Lost::Guild] {
            let was_over = matches!(live.s.phase, Phase::Closed { .. });
            let (after, shown) = shown_after(live.clone(), &[Event::PlaceLost(what)]);
            assert!(matches!(after.s.phase, Phase::Closed { .. }), "{name}, {what:?}");
            assert_eq!(after.s.wake_at(), None);
            let wrong: Vec<&Effect> = shown
                .iter()
                .filter(|effect| what != Lost::Thread || effect.shown_in() == ShownIn::Thread)
                .collect();
            assert!(wrong.is_empty(), "{name}, {what:?}: {wrong:#?}");
            let lost = (!was_over).then_some(what);
            assert_eq!(after.s.lost, lost, "{name}");
            ends += 1;
        }
    }
    assert!(ends > 60, "{ends}");
}

#[test]
fn who_has_answered_enough_keeps_the_ballots_whatever_is_lost() {
    for (name, live) in all() {
        let Phase::Rating { .. } = live.s.phase else { continue };
        let given = |live: &Live| -> usize {
            let ballots = live.s.turns.iter().flat_map(|turn| turn.ballots.values());
            ballots.map(|ballot| ballot.choices.len()).sum()
        };
        for what in [Lost::Thread, Lost::Channel, Lost::Guild] {
            let before = given(&live);
            let (after, _) = shown_after(live.clone(), &[Event::PlaceLost(what)]);
            assert_eq!(after.s.phase, Phase::Closed { how: Ending::Reported }, "{name}, {what:?}");
            assert_eq!(given(&after), before, "{name}, {what:?}");
        }
    }
}

#[test]
fn less_than_what_is_lost_already_changes_nothing_and_more_does() {
    for (name, live) in all() {
        let mut live = live;
        live.event(&Event::PlaceLost(Lost::Channel));
        let before = live.clone();
        for what in [Lost::Thread, Lost::Channel] {
            live.event(&Event::PlaceLost(what));
            assert_eq!(live.s, before.s, "{name}, {what:?}");
        }
        live.event(&Event::PlaceLost(Lost::Guild));
        assert!(matches!(live.s.phase, Phase::Closed { .. }), "{name}: {:?}", live.s.phase);
    }
}

#[test]
fn a_planned_session_that_finds_another_channel_is_held_there() {
    let (_, live) = all().into_iter().find(|(name, _)| *name == "gathering").unwrap();
    let events = [Event::PlaceLost(Lost::Channel), Event::PlaceFound];
    let (after, shown) = shown_after(live, &events);
    assert_eq!(after.s.lost, None);
    assert!(matches!(shown.first(), Some(Effect::Show { .. })), "its card: {shown:#?}");
    assert!(shown.contains(&Effect::OpenThread), "a new thread: {shown:#?}");
}

//! When people are reminded, whatever the group has chosen.

use greenroom::base::{MemberId, Reminder, Reminders, Span};
use greenroom::interview::{Act, Effect, Notice, Phase, Seat};

use crate::harness::choices_of_reminders;

use super::live::{Live, When};

const LEAD: Span = Span::from_hours(50);

fn planned(chosen: Reminders) -> Live {
    let mut live = Live::plan("one-on-one", When::In(LEAD))
        .seat(&[(1, Seat::Candidate), (2, Seat::Candidate)]);
    live.s.plan.reminders = chosen;
    live
}

fn reminders(live: &Live) -> usize {
    live.told(|notice| matches!(notice, Notice::Reminder { .. }))
}

/// Who is mentioned where check-in was first shown.
fn called(live: &Live) -> Vec<MemberId> {
    let shown = live.shown.iter().find_map(|effect| match effect {
        Effect::Show { notice: Notice::CheckIn { calls, .. }, .. } => Some(calls.clone()),
        _ => None,
    });
    shown.unwrap_or_default()
}

fn is_open(live: &Live) -> bool {
    matches!(live.s.phase, Phase::Briefing { .. })
}

#[test]
fn each_reminder_that_was_chosen_comes_once_and_check_in_opens_whatever_was_chosen() {
    for chosen in choices_of_reminders() {
        let mut live = planned(chosen);
        live.pass(LEAD - Span::from_minutes(1));
        assert!(is_open(&live), "{chosen}");
        let before = chosen.iter().filter(|ahead| *ahead != Reminder::CheckIn).count();
        assert_eq!(reminders(&live), before, "{chosen}");
        assert_eq!(
            called(&live).len(),
            if chosen.has(Reminder::CheckIn) { 2 } else { 0 },
            "{chosen}"
        );
    }
}

#[test]
fn of_reminders_that_were_missed_the_newest_comes_whatever_was_chosen() {
    for chosen in choices_of_reminders() {
        for before in [49 * 60, 30 * 60, 60, 45, 11, 5, 1].map(Span::from_minutes) {
            let mut live = planned(chosen);
            live.now += LEAD - before;
            while live.s.wake_at().is_some_and(|(at, _)| at <= live.now) {
                live.event(&super::woken());
            }
            let newest = chosen.iter().filter(|ahead| ahead.span() >= before).last();
            let by_check_in = newest == Some(Reminder::CheckIn);
            let told = (reminders(&live), !called(&live).is_empty());
            let wanted = (usize::from(newest.is_some() && !by_check_in), by_check_in);
            assert_eq!(told, wanted, "{chosen}, back {before} before");
            assert_eq!(is_open(&live), before <= Reminder::CheckIn.span(), "{chosen}");
        }
    }
}

#[test]
fn who_is_here_or_was_told_a_moment_ago_is_not_called_when_check_in_opens() {
    let mut live = planned(Reminders::default());
    live.pass(LEAD - Span::from_minutes(20));
    live.act(2, Act::Leave).unwrap();
    live.act(3, Act::Take(Seat::Candidate)).unwrap();
    live.pass(Span::from_minutes(15));
    assert_eq!(called(&live), [MemberId(1)]);
    assert_eq!(live.s.called(), [MemberId(1)]);
    live.act(1, Act::CheckIn).unwrap();
    assert!(live.s.called().is_empty());
}

#[test]
fn a_press_that_opens_check_in_keeps_nobody_else_from_being_reminded() {
    let mut live = planned(Reminders::default());
    live.pass(LEAD - Span::from_minutes(11));
    let before = reminders(&live);
    live.now += Span::from_seconds(61);
    live.act(1, Act::CheckIn).unwrap();
    assert!(is_open(&live) && called(&live).is_empty(), "nobody has been asked yet");
    live.event(&super::woken());
    assert_eq!(reminders(&live), before + 1);
    let Some(Effect::Post { ping, .. }) = live.shown.last() else { panic!("{:?}", live.shown) };
    assert_eq!(ping, &[MemberId(2)]);
}

//! When an evening reminds its people, whatever the group has chosen.

use greenroom::base::{Moment, Reminder, Reminders};
use greenroom::rotation::Chairs;

use crate::harness::choices_of_reminders;

use super::stage::Stage;

fn called(chosen: Reminders) -> Stage {
    let mut stage = Stage::new(Chairs::PAIR, 7 * 24 * 60);
    stage.evening.plan.reminders = chosen;
    for line in ["; asked D", "; nudges D", "-6d A in", "-6d B in"] {
        stage.line(line);
    }
    stage
}

fn told(stage: &Stage) -> (usize, usize) {
    let reminders: Vec<&str> =
        stage.out.lines().filter(|line| line.contains("reminder for")).collect();
    (reminders.len(), reminders.iter().filter(|line| line.contains("nudged D")).count())
}

/// Its own: its sessions remind of what is near.
fn own(chosen: Reminders) -> Vec<Reminder> {
    chosen.iter().filter(|ahead| !ahead.is_near()).collect()
}

#[test]
fn each_reminder_that_was_chosen_comes_once_and_one_nudge_with_the_first() {
    for chosen in choices_of_reminders() {
        let mut stage = called(chosen);
        stage.line("-1m");
        let own = own(chosen).len();
        assert_eq!(told(&stage), (own, own.min(1)), "{chosen}");
    }
}

#[test]
fn of_reminders_that_were_missed_the_newest_comes_whatever_was_chosen() {
    for chosen in choices_of_reminders() {
        for hours in [50, 30, 20, 13, 8] {
            let mut stage = called(chosen);
            stage.wakes_at(-hours * 60);
            let (starts_at, guild) = (stage.evening.plan.starts_at, stage.evening.guild);
            let at = Moment::from_ms(starts_at.ms() - hours * 3_600_000);
            let is_due = |ahead: &&Reminder| ahead.sent_at(starts_at, guild) <= at;
            let due = own(chosen).iter().filter(is_due).count();
            assert_eq!(told(&stage).0, due.min(1), "{chosen}, back {hours} h before");
            stage.line("-1m");
            let rest = own(chosen).len() - due;
            assert_eq!(told(&stage).0, due.min(1) + rest, "{chosen}, back {hours} h before");
        }
    }
}

#[test]
fn who_sleeps_until_the_next_reminder_gets_that_one_alone() {
    let mut stage = called("24h,12h".parse().unwrap());
    for line in ["; quiet A -12h10m", "-13h", "-12h5m", "-1m"] {
        stage.line(line);
    }
    let of_a = stage.out.lines().filter(|line| line.contains("reminder for A")).count();
    assert_eq!(of_a, 1, "{}", stage.out);
}

//! What is written to members alone: never to who does not want it, never to many new ones at once,
//! and never twice, whatever happens. What it says is in `scenarios/direct.rs`.

use std::collections::{BTreeMap, BTreeSet};

use greenroom::base::{GuildId, MemberId, Moment, Seed, Span};
use greenroom::interview::{Act, Effect, Notice, Seat};
use greenroom::protocol::{
    Answer, Command, DeliveryFailure, NotDirect, ProfileEdit, Subject, When,
};

use crate::harness::{Failing, GUILD, Stage};

/// Between two channels to somebody new.
const OPENED_APART: Span = Span::from_seconds(10);

fn dms(stage: &mut Stage, member: i64, are_taken: bool) {
    let told = stage.tell(member, Command::Profile(ProfileEdit::Dms(are_taken))).unwrap();
    assert!(matches!(told, Answer::ProfileSaved(_)));
}

/// When each member was written to, and whether their channel was opened for it.
fn written(stage: &Stage) -> Vec<(Moment, MemberId, bool)> {
    let direct = stage.room.posts.iter().filter_map(|(_, dispatch)| match &dispatch.subject {
        Subject::Direct(shown) => Some((dispatch.attempted_at, shown.member, shown.last.is_none())),
        _ => None,
    });
    direct.collect()
}

/// How often each member was mentioned in a reminder of a session.
fn mentioned(stage: &Stage) -> BTreeMap<MemberId, usize> {
    let mut all = BTreeMap::new();
    for (_, dispatch) in &stage.room.posts {
        if let Subject::Session(shown) = &dispatch.subject
            && let Effect::Post { notice: Notice::Reminder { .. }, ping, .. } = &shown.effect
        {
            ping.iter().for_each(|member| *all.entry(*member).or_default() += 1);
        }
    }
    all
}

fn fails(choice: usize) -> Option<Failing> {
    let not_direct = |why| DeliveryFailure::NotDirect { why, code: 50_007 };
    let failure = match choice {
        0 => DeliveryFailure::TryLater { after: None },
        1 => DeliveryFailure::Unknown,
        2 => not_direct(NotDirect::Closed),
        3 => not_direct(NotDirect::TooFast),
        _ => return None,
    };
    Some(Failing { failure, is_taken: choice == 1 })
}

/// Whatever members do and the platform answers; that they want it is asked by the harness each
/// time that something is sent.
#[test]
fn nobody_is_written_to_who_does_not_want_it_and_new_ones_ten_seconds_apart() {
    let mut all = 0;
    for seed in 0..12 {
        let mut stage = Stage::new(seed);
        let mut draws = Seed(seed).draws(9);
        for _ in 0..60 {
            stage.guild = GuildId(1 + i64::try_from(draws.below(2)).unwrap());
            let member = 1 + i64::try_from(draws.below(5)).unwrap();
            match draws.below(8) {
                0..3 => dms(&mut stage, member, true),
                3 => dms(&mut stage, member, false),
                4 | 5 => {
                    let hours = 2 + i64::try_from(draws.below(30)).unwrap();
                    let at = stage.now + Span::from_hours(hours);
                    let id = stage.plan(member, "one-on-one", When::At(at));
                    for other in 1..=5 {
                        stage.act(other, id, Act::Take(Seat::Candidate));
                    }
                }
                6 => stage.failures.extend(fails(draws.below(6))),
                _ => stage.pass(Span::from_minutes(i64::try_from(draws.below(600)).unwrap())),
            }
        }
        stage.pass(Span::from_hours(40));
        let written = written(&stage);
        all += written.len();
        let opened: Vec<Moment> =
            written.iter().filter(|(.., is_new)| *is_new).map(|(at, ..)| *at).collect();
        for two in opened.windows(2) {
            assert!(two[1] - two[0] >= OPENED_APART, "seed {seed}: {two:?}");
        }
    }
    assert!(all > 100, "{all} were written to: too few to show anything");
}

/// A hundred in a day; who comes after them reads it in the room.
#[test]
fn no_more_than_a_hundred_channels_are_opened_in_a_day() {
    let mut stage = Stage::new(3);
    for guild in 1..=110 {
        stage.guild = GuildId(guild);
        dms(&mut stage, 1_000 + guild, true);
        let at = stage.now + Span::from_hours(10) + Span::from_minutes(guild);
        let id = stage.plan(1_000 + guild, "solo", When::At(at));
        stage.act(1_000 + guild, id, Act::Take(Seat::Candidate));
    }
    stage.pass(Span::from_hours(12));
    let written: BTreeSet<MemberId> =
        written(&stage).into_iter().map(|(_, member, _)| member).collect();
    assert_eq!((written.len(), mentioned(&stage).len()), (100, 10));
}

#[derive(Debug, Clone, Copy)]
enum Killed {
    Unleased,
    Unsent,
    Unsettled,
}

#[test]
fn a_reminder_comes_once_wherever_the_process_is_killed() {
    for killed in [Killed::Unleased, Killed::Unsent, Killed::Unsettled] {
        let mut stage = Stage::new(5);
        dms(&mut stage, 1, true);
        let at = stage.now + Span::from_hours(25);
        let id = stage.plan(1, "one-on-one", When::At(at));
        stage.seat(id, &[(1, Seat::Candidate), (2, Seat::Candidate)]);
        stage.now += Span::from_hours(1);
        stage.house.sweep(stage.now).unwrap();
        if !matches!(killed, Killed::Unleased) {
            for (dispatch, key) in stage.house.deliveries(stage.now).unwrap() {
                stage.wants_it(&dispatch);
                if let Killed::Unsettled = killed {
                    stage.room.deliver(&dispatch, key);
                }
            }
        }
        let mut stage = stage.kill_and_restart(6, Span::from_seconds(20));
        stage.pass(Span::from_hours(2));
        assert_eq!(written(&stage).len(), 1, "{killed:?}");
        assert_eq!(mentioned(&stage), BTreeMap::from([(MemberId(2), 1)]), "{killed:?}");
        assert_eq!(stage.room.doubles, 0);
    }
    assert_eq!(GUILD, GuildId(1));
}

//! From the plan to the start, however long that is: nobody is reminded of what they were told a
//! moment ago, and nothing is called off before people could come.

use greenroom::base::{Moment, Reminder, Span};
use greenroom::interview::{Act, Ending, Phase, PlanEdit, Seat};
use greenroom::protocol::When;

use crate::harness::{GUILD, START, Stage};

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;
/// From five minutes to two weeks, with a minute on either side of every mark.
const LEADS: [i64; 22] = [
    5,
    10,
    11,
    30,
    59,
    60,
    61,
    65,
    75,
    89,
    90,
    91,
    119,
    120,
    5 * HOUR,
    DAY - 1,
    DAY + 1,
    DAY + 10,
    DAY + 31,
    25 * HOUR,
    3 * DAY,
    14 * DAY,
];
/// Sitting down, or a change of the plan, is this close to the word about the time.
const KNOWN_FOR: Span = Span::from_minutes(30);

fn minutes(n: i64) -> Span {
    Span::from_minutes(n)
}

/// Lets time pass until `until`; says when somebody was reminded.
fn reminded_by(stage: &mut Stage, until: Moment) -> Vec<Moment> {
    let mut all = Vec::new();
    loop {
        let before = stage.room.posts.len();
        let goes_on = stage.wake_before(until);
        let posted = stage.last_posts(stage.room.posts.len() - before);
        all.extend(posted.iter().filter(|name| *name == "Reminder").map(|_| stage.now));
        if !goes_on {
            return all;
        }
    }
}

#[test]
fn nothing_is_called_off_before_half_of_the_time_until_its_start() {
    for lead in LEADS {
        let mut stage = Stage::new(1);
        let starts_at = START + minutes(lead);
        let id = stage.plan(1, "short", When::At(starts_at));
        stage.seat(id, &[(1, Seat::Candidate)]);
        let cut_off_at = stage.session(id).plan.cut_off_at;
        let wanted = match lead {
            ..=60 => None,
            61..120 => Some(START + minutes(lead).scaled(1, 2)),
            _ => Some(starts_at - minutes(60)),
        };
        assert_eq!(cut_off_at, wanted, "planned {lead} minutes ahead");
        let Some(at) = cut_off_at else { continue };
        stage.pass(at.since(stage.now));
        assert_eq!(stage.session(id).phase.name(), "gathering", "planned {lead} minutes ahead");
        stage.pass(Span::from_seconds(3));
        let off = Phase::Closed { how: Ending::TooFew };
        assert_eq!(stage.session(id).phase, off, "planned {lead} minutes ahead");
    }
}

#[test]
fn nobody_is_reminded_within_half_an_hour_of_taking_a_seat() {
    for lead in LEADS {
        // At once, after a while, and where half an hour more is the mark itself.
        for after in [0, 7, 30, lead - 89, lead - 61, lead - DAY - 30, lead - DAY - 1] {
            if !(0..lead).contains(&after) {
                continue;
            }
            let mut stage = Stage::new(2);
            let (starts_at, sits_at) = (START + minutes(lead), START + minutes(after));
            let id = stage.plan(1, "short", When::At(starts_at));
            let early = reminded_by(&mut stage, sits_at);
            assert!(early.is_empty(), "nobody sat there yet");
            if let Phase::Closed { .. } = stage.session(id).phase {
                continue;
            }
            stage.seat(id, &[(1, Seat::Candidate), (2, Seat::Interviewer)]);
            let told = reminded_by(&mut stage, starts_at);
            let marks = [Reminder::OneDay, Reminder::OneHour];
            let marks = marks.map(|one| one.sent_at(starts_at, GUILD));
            let wanted: Vec<Moment> =
                marks.into_iter().filter(|at| *at >= sits_at + KNOWN_FOR).collect();
            assert_eq!(told, wanted, "planned {lead} minutes ahead, seated after {after}");
        }
    }
}

#[test]
fn nobody_is_reminded_of_a_time_that_was_changed_a_moment_ago() {
    for lead in LEADS {
        let mut stage = Stage::new(3);
        let id = stage.plan(1, "short", When::At(START + minutes(20 * DAY)));
        stage.seat(id, &[(1, Seat::Candidate), (2, Seat::Interviewer)]);
        let moved_at = START + minutes(10);
        reminded_by(&mut stage, moved_at);
        let starts_at = moved_at + minutes(lead);
        let edit = PlanEdit { starts_at: Some(starts_at), ..PlanEdit::default() };
        stage.act(1, id, Act::Edit(edit));
        let told = reminded_by(&mut stage, starts_at);
        assert!(told.iter().all(|at| *at >= moved_at + KNOWN_FOR), "moved to {lead} minutes ahead");
    }
}

//! While nobody can be heard, what runs is left alone, there and nowhere else.

use std::collections::BTreeSet;

use greenroom::base::{GuildId, Span};
use greenroom::interview::Seat;
use greenroom::protocol::When;
use greenroom::service::{self, Deaf, Due};

use crate::harness::{START, Stage};

/// Of two parts of a connection: the first, and the second.
const HERE: GuildId = GuildId(2 << 22);
const THERE: GuildId = GuildId(3 << 22);

#[test]
fn what_runs_is_not_woken_where_nobody_is_heard_and_all_else_is() {
    let mut stage = Stage::new(9);
    let mut due = BTreeSet::new();
    for guild in [HERE, THERE] {
        stage.guild = guild;
        let running = stage.plan(1, "one-on-one", When::Now);
        stage.seat(running, &[(1, Seat::Candidate), (2, Seat::Candidate)]);
        let planned = stage.plan(3, "short", When::At(START + Span::from_hours(2)));
        due.extend([(guild, true, running), (guild, false, planned)]);
    }
    // The introductions are over, and check-in opens.
    let later = START + Span::from_minutes(111);
    let read = stage.house.store().read();
    let woken = |parts: &[(u16, u16)]| -> BTreeSet<_> {
        let deaf = Deaf(parts.iter().copied().collect());
        service::due(read, later, &deaf).unwrap().into_iter().collect()
    };
    let wanted = |is: &dyn Fn(GuildId, bool) -> bool| -> BTreeSet<_> {
        let all = due.iter().filter(|(guild, runs, _)| is(*guild, *runs));
        all.map(|(_, _, session)| Due::Session(*session)).collect()
    };
    assert_eq!(woken(&[]), wanted(&|_, _| true));
    assert_eq!(woken(&[(0, 1)]), wanted(&|_, runs| !runs));
    assert_eq!(woken(&[(0, 2)]), wanted(&|guild, runs| !(runs && guild == HERE)));
    assert_eq!(woken(&[(1, 2)]), wanted(&|guild, runs| !(runs && guild == THERE)));
    assert_eq!(woken(&[(0, 2), (1, 2)]), wanted(&|_, runs| !runs));
}

#[test]
fn a_wait_does_not_end_while_nobody_could_press() {
    let mut stage = Stage::new(10);
    stage.tell(1, greenroom::protocol::Command::PractiseNow).unwrap();
    let later = START + Span::from_hours(1);
    let read = stage.house.store().read();
    let count = |deaf: Deaf| service::due(read, later, &deaf).unwrap().len();
    assert_eq!(count(Deaf::default()), 1);
    assert_eq!(count(Deaf(BTreeSet::from([(0, 1)]))), 0);
}

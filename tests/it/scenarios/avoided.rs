//! With whom somebody wants to sit in no session is known to nobody else: whatever people do, all
//! that is kept and all that others can look at is the same with that wish and without it.

use std::fmt::Write as _;
use std::path::Path;

use greenroom::base::{EveningId, MemberId, SessionId, Span};
use greenroom::evening;
use greenroom::interview::{Act, Seat, TurnNo};
use greenroom::protocol::{Answer, Command, PlanWish, ProfileEdit, Query, When};
use greenroom::store::DATABASE_FILE;
use proptest::prelude::*;
use rusqlite::types::Value;

use crate::harness::{Stage, text};

/// Who has the wish, and whom it is about: who never waits for a partner, so that it changes nothing.
const ANA: i64 = 1;
const DEE: i64 = 4;

/// Everything that the database holds, but for the wish itself.
fn kept(data: &Path) -> String {
    let conn = rusqlite::Connection::open(data.join(DATABASE_FILE)).unwrap();
    let tables = "select name from sqlite_schema where type = 'table' and name <> 'not_with'
        order by name";
    let mut tables = conn.prepare(tables).unwrap();
    let tables = tables.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let mut out = String::new();
    for table in tables.map(Result::unwrap) {
        let mut rows = conn.prepare(&format!("select * from {table}")).unwrap();
        let count = rows.column_count();
        let rows = rows.query_map([], |row| {
            (0..count).map(|at| row.get::<_, Value>(at)).collect::<Result<Vec<_>, _>>()
        });
        for row in rows.unwrap() {
            writeln!(out, "{table}: {:?}", row.unwrap()).unwrap();
        }
    }
    out
}

/// What one member can look at.
fn seen(stage: &mut Stage, member: i64, sessions: &[SessionId]) -> String {
    let mut queries = vec![Query::Sessions, Query::Profile, Query::Roles, Query::Waiting];
    for id in sessions {
        queries.extend([Query::Details(*id), Query::Panel(*id), Query::Report(*id, TurnNo(0))]);
    }
    queries.into_iter().map(|query| format!("{:?}\n", stage.look(member, query))).collect()
}

/// The same people do the same; all that others than the one with the wish can know of it.
fn known(does: &[(u8, i64)], may_meet: bool) -> String {
    let mut stage = Stage::new(5);
    let wish = ProfileEdit::With { other: MemberId(DEE), may_meet };
    stage.tell(ANA, Command::Profile(wish)).unwrap();
    let mut sessions: Vec<SessionId> = Vec::new();
    for (what, member) in does.iter().copied() {
        let take = |seat| sessions.last().map(|id| Command::act(*id, Act::Take(seat)));
        let command = match what {
            0 | 1 if member != DEE => Some(Command::PractiseNow),
            2 => Some(Command::StopWaiting),
            3 => Some(Command::StartAlone),
            4 => Some(Command::Plan(Box::new(PlanWish::of("short", text("First screen"))))),
            5 => take(Seat::Candidate),
            6 => take(Seat::Interviewer),
            7 => take(Seat::Observer),
            _ => None,
        };
        let Some(command) = command else {
            stage.pass(Span::from_minutes(4));
            continue;
        };
        let answer = stage.tell(member, command).unwrap();
        if let Answer::Planned { session, .. }
        | Answer::Paired { session, .. }
        | Answer::StartedAlone { session, .. } = answer
        {
            sessions.push(session);
        }
    }
    let seen: String = (2..=5).map(|other| seen(&mut stage, other, &sessions)).collect();
    kept(&stage.data()) + &seen
}

/// What one member can look at of an evening, with its buttons.
fn seen_of_evening(stage: &mut Stage, member: i64, evening: EveningId) -> String {
    let all = [
        Query::WhyAsked(evening),
        Query::Swaps(evening),
        Query::WhySeats(Some(evening)),
        Query::WhySeats(None),
        Query::Rotation,
    ];
    all.into_iter().map(|query| format!("{:?}\n", stage.look(member, query))).collect()
}

/// The same people do the same on an evening to which the avoided one does not come.
fn known_of_evening(does: &[(u8, i64)], may_meet: bool) -> String {
    let mut stage = Stage::new(5);
    let wish = ProfileEdit::With { other: MemberId(DEE), may_meet };
    stage.tell(ANA, Command::Profile(wish)).unwrap();
    let at = stage.now + Span::from_hours(4);
    let wish =
        PlanWish { when: When::At(at), ..PlanWish::of("one-on-one", text("Tuesday practice")) };
    let called = stage.tell(2, Command::Call(Box::new(wish))).unwrap();
    let Answer::Called { evening, .. } = called else { panic!("{called:?}") };
    let mut told = String::new();
    for (what, member) in does.iter().copied() {
        let with = MemberId(i64::from(what) % 5 + 1);
        let act = match what {
            _ if member == DEE => evening::Act::Out,
            0..=3 => evening::Act::In { is_sure: false },
            4 => evening::Act::Watch,
            5 => evening::Act::Out,
            6 | 7 => evening::Act::AskSwap { with },
            8 => evening::Act::Swap { with },
            9 => evening::Act::Take { offer: 0 },
            10 => evening::Act::Pass { offer: 0 },
            _ => {
                stage.pass(Span::from_minutes(35));
                continue;
            }
        };
        let answer = stage.tell(member, Command::Evening { evening, act }).unwrap();
        if member != ANA {
            writeln!(told, "{answer:?}").unwrap();
        }
    }
    let others = [2, 3, DEE, 5, 6].map(|other| seen_of_evening(&mut stage, other, evening));
    kept(&stage.data()) + &told + &others.concat()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn on_an_evening_nobody_else_can_tell_whether_somebody_is_avoided(
        does in proptest::collection::vec((0_u8..14, 1_i64..7), 4..24),
    ) {
        prop_assert_eq!(known_of_evening(&does, false), known_of_evening(&does, true));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn nobody_else_can_tell_whether_somebody_is_avoided(
        does in proptest::collection::vec((0_u8..10, 1_i64..6), 1..14),
    ) {
        prop_assert_eq!(known(&does, false), known(&does, true));
    }
}

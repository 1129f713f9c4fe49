//! In which sessions members took part: all of them, years back, and those from before it was noted.

use greenroom::base::{GuildId, MemberId, SessionId};
use greenroom::store::LADDER;
use greenroom::store::took_part::{self, TookPartRow};
use rusqlite::Connection;

use crate::harness::Stage;

use super::fixture::{GUILD, at, open, place, saved, session};
use super::size::{self, one_on_one};

/// Ten years of two sessions a week.
const SESSIONS: i64 = 1_000;
const PAGE: u32 = 10;

#[test]
fn every_session_is_reached_a_page_at_a_time_the_newest_first() {
    let place = place();
    let mut store = open(&place.data);
    let row = |no: i64| TookPartRow {
        session: SessionId(no),
        member: MemberId(1),
        // Two begin at the same moment.
        at: at(no / 2),
        turn_no: (no % 3 > 0).then_some(0),
        is_interviewer: no % 3 == 0,
        is_observer: false,
        is_rater: no % 3 == 0,
        format: "One-on-one".to_owned(),
    };
    for no in 1..=SESSIONS {
        session(&mut store, no);
        saved(&mut store, |tx| took_part::put(tx, GUILD, &row(no)));
    }
    let mut before = None;
    let mut reached = Vec::new();
    loop {
        let page =
            saved(&mut store, |tx| took_part::before(tx, (GUILD, MemberId(1)), None, before, PAGE));
        let Some((last, _)) = page.last() else { break };
        before = Some(last.session);
        reached.extend(page.into_iter().map(|(row, _)| row));
    }
    assert_eq!(reached, (1..=SESSIONS).rev().map(row).collect::<Vec<_>>());
    // Neither another member's, nor another guild's; and from the newest on where that is no more.
    let others = [(GUILD, MemberId(2)), (GuildId(GUILD.0 + 1), MemberId(1))];
    for (guild, member) in others {
        let found =
            saved(&mut store, |tx| took_part::before(tx, (guild, member), None, None, PAGE));
        assert_eq!(found, []);
    }
    let gone = Some(SessionId(SESSIONS + 1));
    let page = saved(&mut store, |tx| took_part::before(tx, (GUILD, MemberId(1)), None, gone, 1));
    assert_eq!(page[0].0.session, SessionId(SESSIONS));
}

/// Everything in the table, a line a row.
fn lines(conn: &Connection) -> Vec<String> {
    let sql = "select concat_ws(' ', session_id, member_id, guild_id, at_ms, ifnull(turn_no, '-'),
                 is_interviewer, is_observer, is_rater, format)
               from took_part order by session_id, member_id";
    let mut rows = conn.prepare(sql).unwrap();
    rows.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn sessions_from_before_it_was_noted_are_there_as_those_of_now() {
    let mut stage = Stage::new(21);
    stage.guild = size::GUILD;
    for no in 0..3 {
        one_on_one(&mut stage, no);
    }
    let mut noted = Vec::new();
    let stage = stage.restart(22, |data| {
        let conn = Connection::open(data.join("greenroom.db")).unwrap();
        noted = lines(&conn);
        // As the version of before left it, and then the step to this one.
        let rung = LADDER.iter().find(|rung| rung.name == "0022_who_took_part").unwrap();
        conn.execute_batch(&format!("drop table took_part; {}", rung.sql)).unwrap();
    });
    assert_eq!(noted.len(), 15, "five in each of three: {noted:#?}");
    let conn = Connection::open(stage.data().join("greenroom.db")).unwrap();
    assert_eq!(lines(&conn), noted);
}

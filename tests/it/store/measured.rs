//! What of reports is read for years, of those from before it was kept beside them, too; and how
//! a member was rated, rubric by rubric.

use greenroom::base::{GuildId, MemberId, Moment, SessionId, Span};
use greenroom::store::ballots::{self, BallotRow, RatedOn};
use greenroom::store::reports::{self, Measure, MeasuredRow};
use greenroom::store::{LADDER, OpenOptions, Store};
use rusqlite::Connection;

use super::fixture::{GUILD, at, open, options, place, saved, session};

fn measured(
    session: i64,
    made_at: i64,
    (tallies, fillers): (u32, u32),
    speech: i64,
) -> MeasuredRow {
    let measure = Measure { tallies, fillers, speech: Span::from_ms(speech) };
    let (session, made_at) = (SessionId(session), Moment::from_ms(made_at));
    MeasuredRow { session, turn_no: 0, made_at, measure }
}

#[test]
fn reports_from_before_it_was_kept_say_what_was_counted_and_timed() {
    let place = place();
    let rung = LADDER.iter().position(|rung| rung.name.ends_with("what_progress_reads")).unwrap();
    let older = &LADDER[..rung];
    let store = Store::open(&OpenOptions { ladder: older, ..options(&place.data) }).unwrap();
    store.close().unwrap();
    let conn = Connection::open(place.data.join("greenroom.db")).unwrap();
    conn.execute_batch(
        r#"
        insert into guild (id, session_number_last) values (7, 4);
        insert into session (id, guild_id, number, phase, is_running, revision, made_at_ms,
          state_version, state)
          values (1, 7, 1, 'closed', 0, 1, 1, 1, '{}'), (2, 7, 2, 'closed', 0, 1, 1, 1, '{}'),
            (3, 7, 3, 'closed', 0, 1, 1, 1, '{}'), (4, 7, 4, 'closed', 0, 1, 1, 1, '{}');
        insert into report (session_id, turn_no, guild_id, candidate_id, made_at_ms, body) values
          (1, 0, 7, 1, 30, '{"observers":[{"fillers":4},{"fillers":0},{"fillers":7}],
            "timings":[{"took":40000},{"took":null},{"took":20500}]}'),
          (2, 0, 7, 1, 20, '{"observers":[{"fillers":2}],"timings":[{"took":1000}]}'),
          (3, 0, 7, 1, 40, '{"observers":[{"fillers":0}],"timings":[{"took":1000}]}'),
          (4, 0, 7, 1, 50, 'gone');
        "#,
    )
    .unwrap();
    drop(conn);
    let mut store = open(&place.data);
    let (early, late) = (measured(2, 20, (1, 2), 1_000), measured(1, 30, (2, 11), 60_500));
    let guild = GuildId(7);
    let until = Moment::from_ms;
    let mut first = |member, at| {
        saved(&mut store, |tx| reports::first_measured(tx, (guild, MemberId(member)), until(at), 9))
    };
    assert_eq!(first(1, 99), [early, late]);
    assert_eq!(first(1, 29), [early]);
    assert_eq!(first(2, 99), []);
    let mut last =
        |at| saved(&mut store, |tx| reports::last_measured(tx, (guild, MemberId(1)), until(at), 1));
    assert_eq!(last(99), [late]);
    assert_eq!(last(29), [early]);
}

#[test]
fn a_member_finds_each_rubric_with_the_last_turn_on_it() {
    let place = place();
    let mut store = open(&place.data);
    let mut rate = |no: i64, rubric: &str, candidate: i64, unsealed: bool| {
        session(&mut store, no);
        let ballot = BallotRow {
            session: SessionId(no),
            turn_no: 0,
            rater: MemberId(9),
            guild: GUILD,
            candidate: MemberId(candidate),
            rubric: rubric.to_owned(),
        };
        for level in [Some(4), None] {
            let of = u8::from(level.is_none());
            let kept = saved(&mut store, |tx| ballots::put_mark(tx, &ballot, of, level));
            assert_eq!(kept, ballots::Kept::Kept);
        }
        let kept = saved(&mut store, |tx| ballots::set_complete(tx, &ballot, true));
        assert_eq!(kept, ballots::Kept::Kept);
        if unsealed {
            saved(&mut store, |tx| ballots::unseal(tx, SessionId(no), at(no)));
        }
    };
    for (no, rubric, candidate, unsealed) in [
        (1, "peer", 1, true),
        (2, "coach", 1, true),
        (3, "peer", 1, true),
        (4, "technical", 2, true),
        (5, "technical", 1, false),
    ] {
        rate(no, rubric, candidate, unsealed);
    }
    let on = |rubric: &str, no| RatedOn {
        rubric: rubric.to_owned(),
        session: SessionId(no),
        turn_no: 0,
        unsealed_at: at(no),
    };
    let mut behind = |guild, after: &str| {
        saved(&mut store, |tx| ballots::rated_on(tx, guild, MemberId(1), after))
    };
    assert_eq!(behind(GUILD, ""), Some(on("coach", 2)));
    assert_eq!(behind(GUILD, "coach"), Some(on("peer", 3)));
    assert_eq!(behind(GUILD, "peer"), None, "what is sealed is not known");
    assert_eq!(behind(GuildId(GUILD.0 + 1), ""), None);
    let whose = (GUILD, MemberId(1));
    let rows = saved(&mut store, |tx| ballots::of_candidate(tx, whose, "peer", at(2), at(9), 9));
    let said: Vec<_> = rows.iter().map(|r| (r.session.0, r.competency_no, r.level)).collect();
    assert_eq!(said, [(3, 0, Some(4)), (3, 1, None)]);
}

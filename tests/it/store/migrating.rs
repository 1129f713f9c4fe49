//! The ladder on databases with rows: a rung that fails or is killed leaves the old file as it was,
//! and a backup from before every change.

use std::fs;
use std::path::Path;

use greenroom::base::{ChannelId, GuildId, MemberId, Moment, PollId, ProposalNo, SessionId};
use greenroom::protocol::{Placed, StandingCard, Subject};
use greenroom::store::outbox::{self, Urgency};
use greenroom::store::{
    BACKUP_DIR, FileFault, LADDER, OpenOptions, Rung, Store, cadence, calibrations, consents,
    debriefs, digests, drills, goals, guilds, material, partners, pitches, polls, profiles,
    proposals, restore, sessions, targets, thanks, verify,
};
use rusqlite::Connection;

use crate::harness;

use super::child;
use super::fixture::{NOON, at, open, options, place, saved, session};

/// A rung that changes rows that are there.
const NEXT: Rung = Rung {
    name: "9001_every_session_is_renamed",
    sql: "alter table session add column title text;
          update session set title = 'Mock interview #' || number;",
};
/// A rung that fails in its second statement.
const BROKEN: Rung = Rung {
    name: "9002_broken",
    sql: "update session set title = 'lost'; insert into session (id) values (1);",
};
const TWO: &[Rung] = &[LADDER[0], NEXT];
const THREE: &[Rung] = &[LADDER[0], NEXT, BROKEN];
/// Rows as the first version wrote them.
const ROWS_OF_THE_FIRST: &str = "
    insert into guild (id, session_number_last) values (7, 1);
    insert into session (id, guild_id, number, phase, is_running, revision, made_at_ms,
                         state_version, state) values (100, 7, 1, 'rating', 1, 3, 5, 1, '{}');
    insert into material values (100, 0, '{}');
    insert into ballot values (100, 0, 2, 7, 1, 0, null, null, 'peer');
    insert into mark values (100, 0, 2, 0, 4);
    insert into inbox (no, receipt, at_ms, answer) values (1, 'press-1', 5, 'saved');
    insert into journal values (7, 1, 5, 100, 2, 'marked', '');";
/// Acts on the disk until the second rung is committed, at least.
const ACTS: usize = 60;

fn with(data: &Path, ladder: &'static [Rung]) -> Result<Store, FileFault> {
    Store::open(&OpenOptions { ladder, now: at(7), ..options(data) })
}

/// Looks into a database that nobody has open.
pub(super) fn look<T: rusqlite::types::FromSql>(path: &Path, sql: &str) -> T {
    Connection::open(path).unwrap().query_row(sql, [], |row| row.get(0)).unwrap()
}

pub(super) fn backups(data: &Path) -> Vec<std::path::PathBuf> {
    let Ok(entries) = fs::read_dir(data.join(BACKUP_DIR)) else { return Vec::new() };
    let mut all: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    all.retain(|path| path.extension().is_some_and(|ending| ending == "db"));
    all.sort();
    all
}

fn old_database(data: &Path) {
    let mut store = Store::open(&OpenOptions { ladder: &LADDER[..1], ..options(data) }).unwrap();
    session(&mut store, 100);
    session(&mut store, 101);
    store.close().unwrap();
}

#[test]
fn the_ladder_gives_a_file_that_says_what_it_is() {
    let place = place();
    let store = open(&place.data);
    assert_eq!(store.opened().backup, None, "there was nothing to back up");
    store.close().unwrap();
    let path = place.data.join("greenroom.db");
    verify(&path).unwrap();
    assert_eq!(look::<i64>(&path, "pragma user_version"), i64::try_from(LADDER.len()).unwrap());
    assert_eq!(look::<String>(&path, "pragma journal_mode"), "wal");
}

#[test]
fn a_rung_keeps_the_rows_and_is_preceded_by_a_backup() {
    let place = place();
    old_database(&place.data);
    let mut store = with(&place.data, TWO).unwrap();
    let backup = store.opened().backup.clone().unwrap();
    assert_eq!(backups(&place.data), std::slice::from_ref(&backup));
    let kept = saved(&mut store, |tx| sessions::open_of(tx, super::fixture::GUILD, 10));
    assert_eq!(kept.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 1]);
    store.close().unwrap();
    let path = place.data.join("greenroom.db");
    let title: String = look(&path, "select title from session where id = 101");
    assert_eq!(title, "Mock interview #2");
    assert_eq!(look::<i64>(&backup, "pragma user_version"), 1);
    assert_eq!(look::<i64>(&backup, "select count(*) from session"), 2);
    // Another start climbs nothing.
    assert_eq!(with(&place.data, TWO).unwrap().opened().backup, None);
}

#[test]
fn every_released_schema_climbs_to_the_newest_with_its_rows() {
    for released in 1..LADDER.len() {
        let place = place();
        let climb_to = |rung: usize| {
            let ladder = &LADDER[..rung];
            let store = Store::open(&OpenOptions { ladder, ..options(&place.data) }).unwrap();
            store.close().unwrap();
        };
        // From the ninth rung on some of them lie in other tables: they climb that far.
        climb_to(released.min(8));
        let path = place.data.join("greenroom.db");
        Connection::open(&path).unwrap().execute_batch(ROWS_OF_THE_FIRST).unwrap();
        climb_to(released);
        let count = "select (select count(*) from session) + (select count(*) from ballot)
            + (select count(*) from journal) + (select count(*) from inbox)";
        let rows: i64 = look(&path, count);
        assert!(rows >= 4, "{rows}");
        open(&place.data).close().unwrap();
        assert_eq!(look::<i64>(&path, count), rows);
        let top = i64::try_from(LADDER.len()).unwrap();
        assert_eq!(look::<i64>(&path, "pragma user_version"), top);
        assert_eq!(greenroom::store::upkeep::integrity_finding(&place.data).unwrap(), None);
    }
}

#[test]
fn from_the_thirteenth_rung_on_a_profile_says_more_and_keeps_what_it_said() {
    let place = place();
    let older = &LADDER[..12];
    let store = Store::open(&OpenOptions { ladder: older, ..options(&place.data) }).unwrap();
    store.close().unwrap();
    let path = place.data.join("greenroom.db");
    let conn = Connection::open(&path).unwrap();
    conn.execute_batch(
        "insert into guild (id, session_number_last) values (7, 0);
         insert into profile (guild_id, member_id, zone, quiet_from_min, quiet_to_min)
           values (7, 1, 'Europe/Berlin', 1320, 420), (7, 2, 'Asia/Tokyo', null, null);",
    )
    .unwrap();
    drop(conn);
    open(&place.data).close().unwrap();
    let said = "select group_concat(member_id || zone || ifnull(quiet_from_min, '-') || nudges)
        from profile where role is null and takes_dms = 0";
    assert_eq!(look::<String>(&path, said), "1Europe/Berlin1320seated,2Asia/Tokyo-seated");
}

#[test]
fn profiles_of_before_have_said_nothing_of_when_they_can() {
    let place = place();
    let at = LADDER.iter().position(|rung| rung.name.ends_with("availability")).unwrap();
    let older = &LADDER[..at];
    let store = Store::open(&OpenOptions { ladder: older, ..options(&place.data) }).unwrap();
    store.close().unwrap();
    let conn = Connection::open(place.data.join("greenroom.db")).unwrap();
    conn.execute_batch(
        "insert into guild (id, session_number_last) values (7, 0);
         insert into profile (guild_id, member_id, zone, role) values (7, 1, 'Asia/Tokyo', 'nurse');",
    )
    .unwrap();
    drop(conn);
    let mut store = open(&place.data);
    let kept = saved(&mut store, |tx| profiles::load(tx, GuildId(7), MemberId(1))).unwrap();
    assert_eq!((kept.zone.as_deref(), kept.role.as_deref()), (Some("Asia/Tokyo"), Some("nurse")));
    assert_eq!(kept.availability, None);
    assert_eq!(saved(&mut store, |tx| profiles::available(tx, GuildId(7), 9)), []);
}

#[test]
fn goals_of_before_the_21st_rung_are_whole_and_have_shown_nothing_yet() {
    let place = place();
    let older = &LADDER[..20];
    let store = Store::open(&OpenOptions { ladder: older, ..options(&place.data) }).unwrap();
    store.close().unwrap();
    let path = place.data.join("greenroom.db");
    let conn = Connection::open(&path).unwrap();
    conn.execute_batch(
        "insert into guild (id, session_number_last) values (7, 0);
         insert into goal (id, guild_id, member_id, taken_at_ms, ended_at_ms, goal_id, plan)
           values (1, 7, 1, 5, 6, 'before-after', 'Give results'), (2, 7, 1, 6, null, null, 'Mine');",
    )
    .unwrap();
    drop(conn);
    let mut store = open(&place.data);
    let all = saved(&mut store, |tx| goals::of_member(tx, GuildId(7), MemberId(1), 9));
    let said: Vec<_> = all.iter().map(|row| (row.plan.as_str(), row.trail.as_str())).collect();
    assert_eq!(said, [("Mine", "[]"), ("Give results", "[]")]);
    assert!(all.iter().all(|row| row.is_told && row.ended.is_none() && row.set_by.is_none()));
}

#[test]
fn a_date_that_a_profile_named_before_has_a_row_and_is_looked_at_at_once() {
    let place = place();
    let rung = LADDER.iter().position(|rung| rung.name.ends_with("target_dates")).unwrap();
    let older = &LADDER[..rung];
    let store = Store::open(&OpenOptions { ladder: older, ..options(&place.data) }).unwrap();
    store.close().unwrap();
    let path = place.data.join("greenroom.db");
    let conn = Connection::open(&path).unwrap();
    conn.execute_batch(
        "insert into guild (id, session_number_last) values (7, 0);
         insert or replace into life (no, alive_at_ms) values (1, 5000);
         insert into profile (guild_id, member_id, target_on)
           values (7, 1, '2027-05-14'), (7, 2, null);",
    )
    .unwrap();
    drop(conn);
    let mut store = open(&place.data);
    let due = saved(&mut store, |tx| targets::due(tx, at(6_000), 9));
    let said: Vec<_> = due.iter().map(|row| (row.member.0, row.on.as_str(), row.ticked)).collect();
    assert_eq!(said, [(1, "2027-05-14", None)]);
    assert_eq!((due[0].named_at, due[0].sort.as_str()), (Moment::from_ms(5_000), "interview"));
    // When they are reminded of what to check is found out at once, too.
    let reminded = saved(&mut store, |tx| targets::checklists_due(tx, at(6_000), 9));
    assert_eq!(reminded, due);
}

/// A database as it was before the rung of this name, with these rows.
fn before(data: &Path, rung: &str, rows: &str) {
    let no = LADDER.iter().position(|one| one.name.ends_with(rung)).unwrap();
    let store = Store::open(&OpenOptions { ladder: &LADDER[..no], ..options(data) }).unwrap();
    store.close().unwrap();
    let conn = Connection::open(data.join("greenroom.db")).unwrap();
    conn.execute_batch(rows).unwrap();
}

#[test]
fn coaches_of_before_see_reports_and_no_board_and_nobody_has_a_pitch_or_an_interview_yet() {
    let place = place();
    before(
        &place.data,
        "pitches",
        "insert into guild (id, session_number_last) values (7, 3);
         insert into profile (guild_id, member_id, target_on) values (7, 1, '2027-05-14');
         insert into consent (guild_id, member_id, coach_id, agreed_at_ms) values (7, 1, 2, 5);",
    );
    let mut store = open(&place.data);
    let (guild, ana, coach) = (GuildId(7), MemberId(1), MemberId(2));
    let found = saved(&mut store, |tx| {
        let sees = consents::is_given(tx, guild, ana, coach)?;
        let sees_board = consents::shows_board(tx, guild, ana, coach)?;
        let pitches = pitches::of_member(tx, guild, ana, 9)?.len();
        let debriefs = debriefs::of_member(tx, guild, ana, 9)?.len();
        Ok((sees, sees_board, pitches + debriefs))
    });
    assert_eq!(found, (true, false, 0));
    let shown = saved(&mut store, |tx| {
        consents::show_board(tx, guild, ana, true)?;
        consents::shows_board(tx, guild, ana, coach)
    });
    assert!(shown);
}

#[test]
fn groups_of_before_rate_nothing_together_until_they_want_to() {
    let place = place();
    before(
        &place.data,
        "calibration_rounds",
        "insert into guild (id, session_number_last, zone) values (7, 3, 'Europe/Berlin');",
    );
    let mut store = open(&place.data);
    let found = saved(&mut store, |tx| {
        Ok((calibrations::due_of(tx, GuildId(7))?, calibrations::due(tx, at(6_000), 9)?.len()))
    });
    assert_eq!(found, (None, 0));
    let due = saved(&mut store, |tx| {
        calibrations::set_due(tx, GuildId(7), Some(at(5_000)))?;
        calibrations::due(tx, at(6_000), 9)
    });
    assert_eq!(due, [GuildId(7)]);
}

#[test]
fn groups_of_before_tell_no_week_count_nobody_and_nobody_has_a_partner_or_thanks() {
    let place = place();
    before(
        &place.data,
        "weeks_of_groups",
        "insert into guild (id, session_number_last, zone) values (7, 3, 'Europe/Berlin');
         insert into profile (guild_id, member_id, target_on) values (7, 1, '2027-05-14');",
    );
    let mut store = open(&place.data);
    let (guild, ana) = (GuildId(7), MemberId(1));
    let found = saved(&mut store, |tx| {
        let partners = partners::of(tx, guild, ana, 9)?.len();
        let thanks = thanks::got(tx, guild, ana, 9)?.len();
        let consent = digests::agreed(tx, guild, ana)?;
        Ok((digests::load(tx, guild)?, digests::next_due(tx)?, consent, partners + thanks))
    });
    assert_eq!(found, (None, None, digests::ConsentRow::default(), 0));
    let row = digests::DigestRow {
        guild,
        channel: Some(ChannelId(11)),
        drill_aim: Some(50),
        due_at: Some(at(5_000)),
    };
    let due = saved(&mut store, |tx| {
        digests::put(tx, &row)?;
        digests::due(tx, at(6_000), 9)
    });
    assert_eq!(due, [guild]);
}

#[test]
fn groups_of_before_ask_everybodys_questions_and_nobody_has_proposed_one() {
    let place = place();
    before(
        &place.data,
        "questions_of_members",
        "insert into guild (id, session_number_last, zone) values (7, 3, 'Europe/Berlin');
         insert into profile (guild_id, member_id, target_on) values (7, 1, '2027-05-14');",
    );
    let mut store = open(&place.data);
    let (guild, ana) = (GuildId(7), MemberId(1));
    let found = saved(&mut store, |tx| {
        let own = proposals::questions(tx, guild, 9)?.len();
        let waiting = proposals::open_of(tx, guild, 9)?.len();
        Ok(own + waiting + proposals::all_untold(tx, 9)?.len())
    });
    assert_eq!(found, 0);
    let row = proposals::ProposalRow {
        id: ProposalNo(1),
        guild,
        member: ana,
        kind: "closing".to_owned(),
        competency: "motivation".to_owned(),
        prompt: "Why us?".to_owned(),
        strong: "one thing".to_owned(),
        weak: "a list".to_owned(),
        follow_up: "Which one?".to_owned(),
        outcome: Some("accept".to_owned()),
        is_untold: true,
        made_at: at(5_000),
    };
    let untold = saved(&mut store, |tx| {
        proposals::put(tx, &row)?;
        proposals::put_question(tx, guild, ("members-1", "{}"), at(5_000))?;
        proposals::all_untold(tx, 9)
    });
    assert_eq!(untold, [(guild, ana)]);
}

#[test]
fn groups_of_before_have_chosen_no_time_yet() {
    let place = place();
    before(&place.data, "time_polls", "insert into guild (id, set_up_at_ms) values (7, 1000);");
    let mut store = open(&place.data);
    let guild = GuildId(7);
    let none = saved(&mut store, |tx| Ok((polls::open_count(tx, guild)?, polls::next_due(tx)?)));
    assert_eq!(none, (0, None));
    let row = polls::PollRow {
        id: PollId(60),
        guild,
        asker: Some(MemberId(1)),
        format: "one-on-one".to_owned(),
        minutes: 74,
        is_secret: true,
        times: "[9000]".to_owned(),
        made_at: at(5_000),
        closes_at: at(8_000),
        is_closed: false,
        became: None,
        placed: None,
    };
    let due = saved(&mut store, |tx| {
        polls::put(tx, &row)?;
        polls::vote(tx, (guild, row.id), MemberId(2), 0, at(6_000))?;
        polls::vote(tx, (guild, row.id), MemberId(2), 0, at(7_000))?;
        Ok((
            polls::due(tx, at(7_999), 9)?,
            polls::due(tx, at(8_000), 9)?,
            polls::votes(tx, row.id, 9)?,
        ))
    });
    assert_eq!(due, (vec![], vec![(guild, row.id)], vec![(0, MemberId(2))]));
}

#[test]
fn groups_of_before_keep_texts_as_long_as_their_host() {
    let place = place();
    before(
        &place.data,
        "days_of_answers",
        "insert into guild (id, set_up_at_ms) values (7, 1000);",
    );
    let mut store = open(&place.data);
    let guild = GuildId(7);
    let mut row = saved(&mut store, |tx| guilds::settings(tx, guild)).unwrap();
    assert_eq!(row.keep_answers_days, None);
    row.keep_answers_days = Some(14);
    let kept = saved(&mut store, |tx| {
        guilds::put_settings(tx, guild, &row, at(5_000))?;
        guilds::settings(tx, guild)
    });
    assert_eq!(kept.unwrap().keep_answers_days, Some(14));
}

#[test]
fn from_the_fourth_rung_on_a_journal_can_go_with_its_guild_and_not_otherwise() {
    let place = place();
    let path = place.data.join("greenroom.db");
    let older = &LADDER[..3];
    let store = Store::open(&OpenOptions { ladder: older, ..options(&place.data) }).unwrap();
    store.close().unwrap();
    let conn = Connection::open(&path).unwrap();
    conn.execute_batch(
        "insert into guild (id, session_number_last, left_at_ms) values (7, 0, 5);
         insert into journal values (7, 1, 5, null, 2, 'left-guild', '');",
    )
    .unwrap();
    let erasing = "insert into erasing values (1); delete from journal; delete from erasing;";
    assert!(conn.execute_batch(&format!("begin; {erasing} commit;")).is_err());
    drop(conn);
    open(&place.data).close().unwrap();
    let conn = Connection::open(&path).unwrap();
    assert_eq!(look::<i64>(&path, "select left_at_ms from guild"), 5);
    assert!(conn.execute_batch("delete from journal").is_err());
    conn.execute_batch(&format!("begin; {erasing} commit;")).unwrap();
    assert_eq!(look::<i64>(&path, "select count(*) from journal"), 0);
}

#[test]
fn cards_of_a_guild_that_waited_before_the_eighth_rung_are_still_put_up_and_taken_down() {
    let place = place();
    let older = &LADDER[..7];
    let store = Store::open(&OpenOptions { ladder: older, ..options(&place.data) }).unwrap();
    store.close().unwrap();
    let conn = Connection::open(place.data.join("greenroom.db")).unwrap();
    let row = |id: i64, lane: &str, body: &str| {
        conn.execute(
            "insert into outbox (id, guild_id, lane, state, is_head, attempt_count, made_at_ms,
               due_at_ms, key, body)
             values (?1, 7, ?2, 'pending', 1, 0, 5, 5, zeroblob(16), ?3)",
            rusqlite::params![id, lane, body],
        )
        .unwrap();
    };
    // As they were written then.
    let body = |card: &str, at: &str| {
        let notice = format!(r#"{{"standing":{card}}}"#);
        format!(r#"{{"effect":{{"show":{{"slot":"standing","notice":{notice}}}}}{at}}}"#)
    };
    let up = r#"{"channel":5,"is_up":true,"waiting":2,"since":1795546800000}"#;
    let down = r#"{"channel":4,"is_up":false,"waiting":0,"since":null}"#;
    row(1, "guild-7:standing", &body(up, ""));
    row(2, "guild-7:taken-down", &body(down, r#","at":"4/9""#));
    drop(conn);
    let mut house = harness::open(place.data.parent().unwrap(), NOON, 1);
    let ready = house.deliveries(NOON).unwrap().into_iter();
    let ready: Vec<_> = ready.map(|(dispatch, _)| (dispatch.subject, dispatch.placed)).collect();
    let since = Some(Moment::from_ms(1_795_546_800_000));
    let card = |channel, is_up, waiting, since| {
        Subject::Guild(StandingCard { channel: ChannelId(channel), is_up, waiting, since })
    };
    let placed = Placed("4/9".to_owned());
    assert_eq!(ready, [(card(5, true, 2, since), None), (card(4, false, 0, None), Some(placed))]);
}

#[test]
fn kits_of_before_the_ninth_rung_are_whole_and_share_their_parts_with_new_ones() {
    let place = place();
    let older = &LADDER[..8];
    let store = Store::open(&OpenOptions { ladder: older, ..options(&place.data) }).unwrap();
    store.close().unwrap();
    let path = place.data.join("greenroom.db");
    let conn = Connection::open(&path).unwrap();
    let library = harness::library();
    let format = serde_json::to_string(library.format("one-on-one").unwrap()).unwrap();
    let rubric = serde_json::to_string(library.rubric(None, "").unwrap()).unwrap();
    let questions: Vec<String> =
        library.questions.iter().take(8).map(|q| serde_json::to_string(q).unwrap()).collect();
    let recipe = format!(r#"{{"format":{format},"rubric":{rubric}}}"#);
    let drawn = |questions: &[String]| format!("[{}]", questions.join(","));
    let (first, second) = questions.split_at(5);
    let material = |session: i64, guild: i64, parts: &[(i64, &str)]| {
        conn.execute("insert or ignore into guild (id) values (?1)", [guild]).unwrap();
        conn.execute(
            "insert into session (id, guild_id, number, phase, is_running, revision, made_at_ms,
               state_version, state) values (?1, ?2, ?1, 'rating', 1, 3, 5, 1, '{}')",
            [session, guild],
        )
        .unwrap();
        for (no, body) in parts {
            let row = rusqlite::params![session, no, body];
            conn.execute("insert into material values (?1, ?2, ?3)", row).unwrap();
        }
    };
    // As they were written then: a turn's questions were a part each time.
    let (first, second) = (drawn(first), drawn(second));
    let whole = [(0, recipe.as_str()), (1, &first), (6, &second)];
    material(1, 7, &whole);
    material(2, 7, &whole);
    material(3, 8, &whole[..1]);
    material(4, 8, &[(0, "{}"), (1, "no JSON")]);
    drop(conn);

    let mut store = open(&place.data);
    let kit: Vec<String> = [format, rubric].into_iter().chain(questions).collect();
    let of = |store: &mut Store, id| saved(store, |tx| material::of_session(tx, SessionId(id)));
    assert_eq!(of(&mut store, 1), kit);
    assert_eq!(of(&mut store, 2), kit);
    assert_eq!(of(&mut store, 3), kit[..2]);
    assert_eq!(of(&mut store, 4), [] as [String; 0], "it is as unreadable as it was");
    let parts = |guild: i64| -> i64 {
        look(&path, &format!("select count(*) from part where guild_id = {guild}"))
    };
    assert_eq!((parts(7), parts(8)), (10, 2));
    saved(&mut store, |tx| {
        (0..)
            .zip(&kit)
            .try_for_each(|(no, part)| material::put(tx, GuildId(8), SessionId(4), no, part))
    });
    assert_eq!(of(&mut store, 4), kit);
    assert_eq!((parts(7), parts(8)), (10, 10), "what was there is found again");
}

#[test]
fn what_waited_in_the_outbox_of_before_is_sent_as_what_can_wait() {
    let place = place();
    let ladder = &LADDER[..24];
    let mut store = Store::open(&OpenOptions { ladder, ..options(&place.data) }).unwrap();
    session(&mut store, 100);
    store.close().unwrap();
    let row = "insert into outbox (id, guild_id, session_id, lane, state, is_head, attempt_count,
                 made_at_ms, due_at_ms, key, body)
               values (5, 7, 100, '100:thread', 'pending', 1, 0, 1, 1, zeroblob(16), '{}')";
    Connection::open(place.data.join("greenroom.db")).unwrap().execute(row, []).unwrap();
    let mut store = open(&place.data);
    let claimed = saved(&mut store, |tx| outbox::claim(tx, at(0), 10));
    let [one] = &claimed[..] else { panic!("{claimed:?}") };
    assert_eq!((one.delivery.id.0, one.delivery.urgency), (5, Urgency::CanWait));
}

#[test]
fn nobody_of_before_is_still_to_be_asked_for_their_drill() {
    let place = place();
    let ladder = &LADDER[..27];
    let mut store = Store::open(&OpenOptions { ladder, ..options(&place.data) }).unwrap();
    session(&mut store, 100);
    store.close().unwrap();
    let row = "insert into drilling (guild_id, member_id, ask_at_min, is_off, from_date, due_at_ms)
               values (7, 1, 480, 0, '2026-11-25', 9)";
    Connection::open(place.data.join("greenroom.db")).unwrap().execute(row, []).unwrap();
    let mut store = open(&place.data);
    let row = saved(&mut store, |tx| drills::load(tx, GuildId(7), MemberId(1))).unwrap();
    assert_eq!(
        (row.ask_at_min, row.due_at, row.is_untold),
        (Some(480), Some(Moment::from_ms(9)), false)
    );
    assert_eq!(saved(&mut store, |tx| drills::all_untold(tx, 10)), []);
}

#[test]
fn what_was_practised_before_is_counted_and_a_pause_takes_no_run_away() {
    let place = place();
    let ladder = &LADDER[..30];
    let mut store = Store::open(&OpenOptions { ladder, ..options(&place.data) }).unwrap();
    for id in 100..105 {
        session(&mut store, id);
    }
    store.close().unwrap();
    let whole = r#"{"cut":null,"planned":3,"answered":3,"is_coached":true}"#;
    let stopped = r#"{"cut":"stopped","planned":3,"answered":1}"#;
    let away = r#"{"cut":"away","planned":3,"answered":3}"#;
    let rows = [
        (100, "Solo", whole),
        (101, "Short", r#"{"cut":"stopped","planned":2,"answered":1}"#),
        (102, "Drill", whole),
        (103, "Short", stopped),
        (104, "Short", away),
    ];
    let conn = Connection::open(place.data.join("greenroom.db")).unwrap();
    for (id, format, body) in rows {
        let part = "insert into took_part values (?1, 1, 7, ?1, 0, 0, 0, 0, ?2)";
        conn.execute(part, rusqlite::params![id, format]).unwrap();
        let report = "insert into report values (?1, 0, 7, 1, 900, ?2)";
        conn.execute(report, rusqlite::params![id, body]).unwrap();
    }
    conn.execute_batch(
        "insert into timing values (101, 0, 1, 0, 7, 1, 5000, 400, 0, 0, 60, 0, 'opening', null,
           '', 'q');
         insert into profile (guild_id, member_id, paused_until_on) values (7, 1, '2026-12-20');",
    )
    .unwrap();
    drop(conn);
    let mut store = open(&place.data);
    let whose = (GuildId(7), MemberId(1));
    let found = saved(&mut store, |tx| cadence::practised(tx, whose, 10)).into_iter();
    let found: Vec<_> =
        found.map(|one| (one.session.0, one.at.ms(), one.kind, one.is_coached)).collect();
    let row = |id, at, kind: &str, is_coached| (id, at, kind.to_owned(), is_coached);
    let expected =
        [row(101, 5400, "mock", false), row(102, 102, "drill", true), row(100, 100, "solo", true)];
    assert_eq!(found, expected);
    let pauses = saved(&mut store, |tx| cadence::pauses(tx, whose));
    assert_eq!(pauses, [("2026-11-22".to_owned(), "2026-12-20".to_owned())]);
}

#[test]
fn a_failing_rung_is_named_and_leaves_the_file_on_the_rung_before() {
    let place = place();
    old_database(&place.data);
    let refused = with(&place.data, THREE).unwrap_err();
    let FileFault::Migration { rung, source } = &refused else { panic!("{refused}") };
    assert_eq!(*rung, "9002_broken");
    assert!(!source.to_string().is_empty());
    assert!(refused.to_string().contains("`9002_broken` failed and was undone"), "{refused}");
    let path = place.data.join("greenroom.db");
    assert_eq!(look::<i64>(&path, "pragma user_version"), 2, "the rung before it holds");
    assert_eq!(look::<i64>(&path, "select count(*) from session where title = 'lost'"), 0);
    with(&place.data, TWO).unwrap().close().unwrap();

    // Back to before all of it.
    let [first] = &backups(&place.data)[..] else { panic!("{:?}", backups(&place.data)) };
    let replaced = restore(first, &place.data, at(9)).unwrap().replaced.unwrap();
    assert_eq!(look::<i64>(&replaced, "pragma user_version"), 2);
    let mut store = open(&place.data);
    let kept = saved(&mut store, |tx| sessions::open_of(tx, super::fixture::GUILD, 10));
    assert_eq!(kept.len(), 2);
}

#[test]
fn a_database_of_a_later_ladder_is_refused_by_an_earlier_one() {
    let place = place();
    old_database(&place.data);
    with(&place.data, TWO).unwrap().close().unwrap();
    let refused = Store::open(&OpenOptions { ladder: &LADDER[..1], ..options(&place.data) });
    assert!(matches!(refused, Err(FileFault::Newer { found: 2, known: 1, .. })));
}

#[test]
fn child_climbs() {
    let (data, _place) = match child::role() {
        Some(words) => (child::path(&words, 0), None),
        None => {
            let place = place();
            old_database(&place.data);
            (place.data.clone(), Some(place))
        }
    };
    let options = OpenOptions { ladder: TWO, ..OpenOptions::new(data, NOON) };
    let store = Store::open(&options).unwrap();
    child::say("climbed");
    store.close().unwrap();
}

#[test]
fn a_kill_inside_a_rung_is_harmless() {
    let outer = place();
    fs::create_dir_all(&outer.data).unwrap();
    let library = super::power_cut::library(&outer.data);
    let mut climbed = 0;
    for act in 1..=ACTS {
        let place = place();
        old_database(&place.data);
        let disk = place.data.with_extension("disk");
        fs::create_dir_all(&disk).unwrap();
        let mut child = child::command("migrating::child_climbs", &[place.data.to_str().unwrap()])
            .env("LD_PRELOAD", &library)
            .env("POWER_CUT_WATCH", &place.data)
            .env("POWER_CUT_DISK", &disk)
            .env("POWER_CUT_AT", act.to_string())
            .spawn()
            .unwrap();
        let said: Vec<_> = child::lines(&mut child).collect();
        child.wait().unwrap();
        let path = place.data.join("greenroom.db");
        let rung = look::<i64>(&path, "pragma user_version");
        assert!(rung == 1 || rung == 2, "act {act}: rung {rung}");
        if !said.is_empty() {
            climbed += 1;
            assert_eq!(rung, 2, "act {act}: what was climbed is lost");
        }
        let mut store = with(&place.data, TWO).unwrap();
        let kept = saved(&mut store, |tx| sessions::open_of(tx, super::fixture::GUILD, 10));
        assert_eq!(kept.len(), 2, "act {act}");
        assert_eq!(greenroom::store::upkeep::integrity_finding(&place.data).unwrap(), None);
    }
    assert!((1..ACTS).contains(&climbed), "{climbed} of {ACTS}: the cuts were all on one side");
}

//! A guild that removed greenroom: kept for thirty days, then gone to the last byte, also from an
//! older backup that is put back. Other guilds keep everything.

use std::path::Path;

use greenroom::base::{ChannelId, GuildId, Reminders, RoleId, Span};
use greenroom::calendar::ZoneName;
use greenroom::interview::{Ending, Hindrance, Lost, Phase};
use greenroom::protocol::{
    Command, Decision, DeliveryFailure, GuildSettings, Origin, PlaceNote, Query, QuestionLook,
    QuestionsShown, Shown, Threads, When,
};
use greenroom::store::purge::GUILD_TABLES;
use greenroom::store::{self, BACKUP_DIR};

use crate::harness::{Failing, GUILD, Stage};

use super::{SONG, clear_backups, sing};

/// As a platform has them: found by its digits and its bytes.
const LEAVING: GuildId = GuildId(7_654_321_098_765_432_101);
/// One round removes some rows of each kind, not all of them.
const ROUNDS_MAX: usize = 100;

/// Two guilds with sessions; the one that leaves has something in every table.
fn two_guilds(seed: u64) -> Stage {
    let mut stage = Stage::new(seed);
    stage.plan(1, "short", When::Now);
    stage.guild = LEAVING;
    sing(&mut stage);
    let settings = GuildSettings {
        of_series: Vec::new(),
        digest: Some(ChannelId(12)),
        drill_aim: Some(50),
        keep_answers_days: Some(0),
        practice: Some(ChannelId(10)),
        notice: None,
        threads: Threads::Public,
        organisers: vec![RoleId(30)],
        coaches: Vec::new(),
        rooms: vec![ChannelId(20)],
        practise_now: true,
        attendance: true,
        calibration: true,
        reminders: Reminders::default(),
        language: "de".to_owned(),
        zone: ZoneName::new("Europe/Berlin").ok(),
    };
    let mut organiser = stage.origin(5);
    organiser.is_organiser = true;
    stage.tell_from(&organiser, Command::SetUp(Box::new(settings))).unwrap();
    let review = Query::Questions(QuestionLook::Review(None));
    let shown = stage.house.look(stage.now, &organiser, &review);
    let Ok(Shown::Questions(waits)) = shown else { panic!("{shown:?}") };
    let QuestionsShown::Waits { id: proposal, .. } = *waits else { panic!("{waits:?}") };
    let take = Command::Decide { proposal, decision: Decision::Accept };
    let organiser = Origin { is_organiser: true, ..stage.origin(5) };
    stage.tell_from(&organiser, take).unwrap();
    stage.house.name(stage.now, LEAVING, "Ana").unwrap();
    let waiting = stage.origin(9);
    stage.tell_from(&waiting, Command::PractiseNow).unwrap();
    stage.deliver();
    // What is said next may not appear.
    let failure = DeliveryFailure::Held { why: Hindrance::NotAllowed, after: None };
    stage.failures.push_back(Failing { failure, is_taken: false });
    stage.plan(5, "short", When::Now);
    stage.deliver();
    stage
}

/// Rows of the leaving guild, by table.
fn rows(data: &Path) -> Vec<(&'static str, i64)> {
    let conn = rusqlite::Connection::open(data.join(store::DATABASE_FILE)).unwrap();
    let of = |(table, column): &(&'static str, &str)| {
        let found = match *column {
            "session_id" => "session_id in (select id from session where guild_id = ?1)",
            "guild_id" => "guild_id = ?1",
            _ => "id = ?1",
        };
        let sql = format!("select count(*) from {table} where {found}");
        (*table, conn.query_row(&sql, [LEAVING.0], |row| row.get(0)).unwrap())
    };
    GUILD_TABLES.iter().map(of).collect()
}

/// All rows of the tables that something of the leaving guild is in.
fn all_rows(data: &Path) -> i64 {
    let conn = rusqlite::Connection::open(data.join(store::DATABASE_FILE)).unwrap();
    let of = |(table, _): &(&str, &str)| -> i64 {
        conn.query_row(&format!("select count(*) from {table}"), [], |row| row.get(0)).unwrap()
    };
    GUILD_TABLES.iter().map(of).sum()
}

/// Files in which the guild can still be found.
fn traces(data: &Path) -> Vec<String> {
    let mut files = vec![data.join("greenroom.db"), data.join("greenroom.db-wal")];
    files.push(data.join("erasures"));
    let backups = std::fs::read_dir(data.join(BACKUP_DIR)).unwrap();
    files.extend(backups.map(|entry| entry.unwrap().path()));
    let digits = LEAVING.to_string();
    let id = LEAVING.0.to_be_bytes();
    let needles: [(&str, &[u8]); 3] =
        [("words", SONG.as_bytes()), ("digits", digits.as_bytes()), ("id", &id)];
    let mut found = Vec::new();
    for file in files.iter().filter(|file| file.exists()) {
        let bytes = std::fs::read(file).unwrap();
        for (what, needle) in needles {
            if bytes.windows(needle.len()).any(|window| window == needle) {
                found.push(format!("{what} in {}", file.display()));
            }
        }
    }
    found
}

fn purge_whole(stage: &mut Stage) -> usize {
    (0..ROUNDS_MAX).find(|_| stage.purge() == 0).expect("it ends")
}

#[test]
fn a_guild_that_left_is_kept_for_thirty_days_and_then_gone_to_the_last_byte() {
    let mut stage = two_guilds(31);
    let data = stage.data();
    assert!(rows(&data).iter().all(|(_, count)| *count > 0), "{:#?}", rows(&data));
    stage.place(PlaceNote::Left(LEAVING));
    store::backup(&data, stage.now).unwrap();
    assert!(traces(&data).len() >= 4, "it is found before: {:#?}", traces(&data));
    clear_backups(&data);
    stage.pass(Span::from_hours(24 * 30) - Span::from_ms(1));
    let before = rows(&data);
    assert_eq!(stage.purge(), 0, "not yet");
    assert_eq!(rows(&data), before);

    stage.pass(Span::from_ms(1));
    let others = all_rows(&data) - before.iter().map(|(_, count)| count).sum::<i64>();
    let rounds = purge_whole(&mut stage);
    assert!(rounds > 1, "some at a time: {rounds}");
    assert!(rows(&data).iter().all(|(_, count)| *count == 0), "{:#?}", rows(&data));
    assert_eq!(all_rows(&data), others, "what is another guild's stays");
    store::backup(&data, stage.now).unwrap();
    assert_eq!(traces(&data), [] as [String; 0]);
    assert_eq!(store::upkeep::integrity_finding(&data).unwrap(), None);

    // It may come back, and begins anew.
    stage.place(PlaceNote::Back(LEAVING));
    let id = stage.plan(1, "short", When::Now);
    assert_eq!(stage.session(id).number, 1);
    stage.guild = GUILD;
    let id = stage.plan(1, "short", When::Now);
    assert_eq!(stage.session(id).number, 2);
}

#[test]
fn who_comes_back_in_time_finds_everything_but_what_was_under_way() {
    let mut stage = two_guilds(32);
    let data = stage.data();
    stage.place(PlaceNote::Left(LEAVING));
    assert_eq!(stage.place(PlaceNote::Left(LEAVING)), 0, "known");
    let conn = rusqlite::Connection::open(data.join(store::DATABASE_FILE)).unwrap();
    let waits =
        "select (select count(*) from session where guild_id = ?1 and wake_at_ms is not null)
        + (select count(*) from outbox where guild_id = ?1 and state = 'pending')";
    let waiting: i64 = conn.query_row(waits, [LEAVING.0], |row| row.get(0)).unwrap();
    assert_eq!(waiting, 0, "no timer, no delivery");
    stage.pass(Span::from_hours(24 * 29));
    stage.place(PlaceNote::Back(LEAVING));
    stage.pass(Span::from_hours(24 * 29));
    assert_eq!(stage.purge(), 0);
    let kept = rows(&data);
    for table in ["ballot", "mark", "report", "profile", "goal", "guild_role"] {
        assert!(kept.iter().any(|(of, count)| *of == table && *count > 0), "{table}: {kept:#?}");
    }
    let open = stage.house.store().read();
    let rows = greenroom::store::sessions::numbered_below(open, LEAVING, u32::MAX, 10).unwrap();
    let last = stage.session(rows[0].id);
    assert_eq!(last.phase, Phase::Closed { how: Ending::Lost(Lost::Guild) });
}

#[test]
fn an_older_backup_does_not_bring_a_purged_guild_back() {
    let mut stage = two_guilds(33);
    let data = stage.data();
    let older = store::backup(&data, stage.now).unwrap().path;
    stage.place(PlaceNote::Left(LEAVING));
    stage.pass(Span::from_hours(24 * 30));
    purge_whole(&mut stage);
    let now = stage.now;
    let stage = stage.restart(34, |data| {
        store::restore(&older, data, now).unwrap();
        assert!(!rows(data).iter().all(|(_, count)| *count == 0), "it is in the backup");
    });
    assert!(rows(&data).iter().all(|(_, count)| *count == 0), "{:#?}", rows(&data));
    assert!(store::erased_later(&data).unwrap().is_empty());
    clear_backups(&data);
    assert_eq!(traces(&data), [] as [String; 0]);

    // A backup from after the purge keeps a guild that has come back since.
    let mut stage = stage;
    stage.guild = LEAVING;
    stage.plan(1, "short", When::Now);
    let newer = store::backup(&data, stage.now).unwrap().path;
    let now = stage.now;
    let _stage = stage.restart(35, |data| {
        store::restore(&newer, data, now).unwrap();
    });
    assert!(rows(&data).iter().any(|(_, count)| *count > 0));
}

//! The other rows: what is put is what comes back, in order, for the right guild and nobody else.

use std::fs;

use greenroom::base::{ChannelId, GoalNo, GuildId, MemberId, SeriesId, SessionId, Span, StoryNo};
use greenroom::service;
use greenroom::store::answers::{self, AnswerRow};
use greenroom::store::connection::{self, ConnectionRow};
use greenroom::store::erasures::{self, ErasureRow};
use greenroom::store::goals::{self, GoalRow};
use greenroom::store::guilds::{self, SettingsRow};
use greenroom::store::heard::{self, HeardRow};
use greenroom::store::journal::{self, JournalRow};
use greenroom::store::profiles::{self, ProfileRow};
use greenroom::store::reports::{self, Measure, ReportRow};
use greenroom::store::series::{self, SeriesRow};
use greenroom::store::series_dates::{self, DateRow, KindRow, StretchRow};
use greenroom::store::sessions::{self, DueRow, Saved, SeatRow, SessionRow};
use greenroom::store::stories::{self, StoryRow};
use greenroom::store::timings::{self, TimingRow};
use greenroom::store::upkeep::{self, KeepFor};
use greenroom::store::waits::{self, WaitRow};
use greenroom::store::{Fault, consents, inbox, material, members, purge, standing};
use rusqlite::Connection;

use super::fixture::{GUILD, Place, at, open, place, saved, session, session_row, try_one};

const OTHER_GUILD: GuildId = GuildId(8);

#[test]
fn a_session_comes_back_as_it_was_saved() {
    let place = place();
    let mut store = open(&place.data);
    let mut row = session_row(100, 1);
    row.wake = Some((at(5), "the question's time ends".to_owned()));
    row.starts_at = Some(at(1));
    row.ends_at = Some(at(9));
    saved(&mut store, |tx| {
        guilds::ensure(tx, GUILD)?;
        guilds::ensure(tx, GUILD)?;
        sessions::insert(tx, &row)
    });
    assert_eq!(saved(&mut store, |tx| sessions::load(tx, row.id)), Some(row.clone()));
    row.phase = "question".to_owned();
    row.is_running = true;
    row.state = "{\"question\":2}".to_owned();
    assert_eq!(saved(&mut store, |tx| sessions::save(tx, &row)), Saved::Saved { revision: 1 });
    assert_eq!(saved(&mut store, |tx| sessions::save(tx, &row)), Saved::Stale, "an old revision");
    row.revision = 1;
    let by_number =
        |number| move |tx: &greenroom::store::Tx| sessions::load_by_number(tx, GUILD, number);
    assert_eq!(saved(&mut store, by_number(1)), Some(row.clone()));
    assert_eq!(saved(&mut store, by_number(2)), None);
    let elsewhere = saved(&mut store, |tx| sessions::load_by_number(tx, OTHER_GUILD, 1));
    assert_eq!(elsewhere, None, "another guild's number names nothing here");
}

#[test]
fn numbers_count_by_guild_and_an_undone_one_is_drawn_again() {
    let place = place();
    let mut store = open(&place.data);
    let next = |guild| move |tx: &greenroom::store::Tx| guilds::session_number_next(tx, guild);
    assert_eq!([1, 2].map(|_| saved(&mut store, next(GUILD))), [1, 2]);
    assert_eq!(saved(&mut store, next(OTHER_GUILD)), 1);
    let failed = try_one(&mut store, |tx| {
        guilds::session_number_next(tx, GUILD)?;
        Err::<(), _>(Fault::Lost)
    });
    assert!(failed.is_err());
    assert_eq!(saved(&mut store, next(GUILD)), 3);
}

#[test]
fn waits_end_in_their_order_and_a_second_one_takes_the_place_of_the_first() {
    let place = place();
    let mut store = open(&place.data);
    let wait = |guild, member, until| WaitRow {
        guild,
        member: MemberId(member),
        since: at(0),
        until: at(until),
    };
    saved(&mut store, |tx| {
        guilds::ensure(tx, GUILD)?;
        guilds::ensure(tx, OTHER_GUILD)?;
        for (guild, member, until) in [(GUILD, 2, 30), (GUILD, 1, 20), (OTHER_GUILD, 1, 10)] {
            waits::put(tx, &wait(guild, member, until))?;
        }
        waits::put(tx, &wait(GUILD, 1, 40))
    });
    let here = saved(&mut store, |tx| waits::of_guild(tx, GUILD, 10));
    assert_eq!(here, [wait(GUILD, 1, 40), wait(GUILD, 2, 30)]);
    assert_eq!(saved(&mut store, |tx| waits::next_end(tx)), Some(at(10)));
    let ended = saved(&mut store, |tx| waits::ended(tx, at(30), 10));
    assert_eq!(ended, [wait(OTHER_GUILD, 1, 10), wait(GUILD, 2, 30)]);
    let remove = |tx: &greenroom::store::Tx| waits::remove(tx, GUILD, MemberId(2));
    assert!(saved(&mut store, remove));
    assert!(!saved(&mut store, remove), "once is enough");
    let gone = saved(&mut store, |tx| waits::load(tx, GUILD, MemberId(2)));
    assert_eq!(gone, None);
}

#[test]
fn a_series_and_what_was_said_of_its_dates_come_back() {
    let place = place();
    let mut store = open(&place.data);
    let row = |id, guild, number, wake: Option<i64>| SeriesRow {
        id: SeriesId(id),
        guild,
        number,
        maker: Some(MemberId(1)),
        made_at: at(0),
        state: "running".to_owned(),
        paused_until: None,
        behind: None,
        next: Some(("2026-12-08".to_owned(), at(90))),
        zones_version: "2026f".to_owned(),
        wake_at: wake.map(at),
    };
    saved(&mut store, |tx| {
        guilds::ensure(tx, GUILD)?;
        guilds::ensure(tx, OTHER_GUILD)?;
        assert_eq!(series::number_next(tx, GUILD)?, 1);
        for one in [row(10, GUILD, 1, Some(30)), row(11, GUILD, 2, Some(20))] {
            series::put(tx, &one)?;
        }
        assert_eq!(series::number_next(tx, GUILD)?, 3);
        series::put(tx, &row(12, OTHER_GUILD, 1, None))
    });
    let stopped = SeriesRow { state: "stopped".to_owned(), ..row(11, GUILD, 2, None) };
    assert_eq!(saved(&mut store, |tx| series::next_wake(tx)), Some(at(20)));
    saved(&mut store, |tx| series::put(tx, &stopped));
    assert_eq!(saved(&mut store, |tx| series::live(tx, GUILD, 9)), [row(10, GUILD, 1, Some(30))]);
    let numbered = |number| move |tx: &greenroom::store::Tx| series::numbered(tx, GUILD, number);
    assert_eq!(saved(&mut store, numbered(2)), Some(stopped));
    assert_eq!(saved(&mut store, numbered(3)), None);
    assert!(saved(&mut store, |tx| series::due(tx, at(29), 9)).is_empty());
    assert_eq!(saved(&mut store, |tx| series::due(tx, at(30), 9)).len(), 1);
    let ids = |rows: Vec<SeriesRow>| rows.iter().map(|row| row.id.0).collect::<Vec<_>>();
    assert_eq!(ids(saved(&mut store, |tx| series::all(tx, SeriesId(10), 9))), [11, 12]);

    let kind = |objective: Option<&str>| KindRow {
        objective: objective.map(|text| (text.to_owned(), MemberId(2))),
        format: "one-on-one".to_owned(),
        minutes: Some(30),
        role: Some("backend".to_owned()),
        level: None,
        region: None,
        channel: Some(ChannelId(5)),
    };
    let stretch = |from: &str, kind| StretchRow {
        series: SeriesId(10),
        guild: GUILD,
        from: from.to_owned(),
        rule: "every tue 19:00".to_owned(),
        first: "2026-12-01".to_owned(),
        zone: "Europe/Berlin".to_owned(),
        kind,
    };
    let date = |date: &str, is_skipped, kind| DateRow {
        series: SeriesId(10),
        guild: GUILD,
        date: date.to_owned(),
        is_skipped,
        moved_to: None,
        kind,
    };
    let stretches =
        [stretch("2026-12-01", kind(Some("Tuesday practice"))), stretch("2027-01-01", kind(None))];
    let dates =
        [date("2026-12-08", true, None), date("2026-12-15", false, Some(kind(Some("panels"))))];
    saved(&mut store, |tx| {
        stretches.iter().try_for_each(|one| series_dates::put_stretch(tx, one))?;
        dates.iter().try_for_each(|one| series_dates::put_date(tx, one))
    });
    let all = |tx: &greenroom::store::Tx| series_dates::stretches(tx, SeriesId(10), 9);
    let from = |day| move |tx: &greenroom::store::Tx| series_dates::dates(tx, SeriesId(10), day, 9);
    assert_eq!(saved(&mut store, all), stretches);
    assert_eq!(saved(&mut store, from("2026-12-08")), dates);
    assert_eq!(saved(&mut store, from("2026-12-09")), dates[1..]);
    saved(&mut store, |tx| {
        series_dates::forget_stretches(tx, SeriesId(10), "2027-01-01")?;
        series_dates::forget_dates(tx, SeriesId(10), "2026-12-15")
    });
    assert_eq!(saved(&mut store, all), stretches[..1]);
    assert_eq!(saved(&mut store, from("2026-01-01")), dates[..1]);
    // A date of which nothing is said has no row.
    let nothing = date("2026-12-22", false, None);
    let refused = try_one(&mut store, |tx| series_dates::put_date(tx, &nothing));
    assert!(matches!(refused, Err(Fault::Misused(_))));
}

#[test]
fn a_draft_of_a_series_is_a_members_own_and_goes_after_two_days() {
    let place = place();
    let mut store = open(&place.data);
    saved(&mut store, |tx| {
        guilds::ensure(tx, GUILD)?;
        series::put_draft(tx, GUILD, MemberId(1), at(0), "first")?;
        series::put_draft(tx, GUILD, MemberId(1), at(1), "second")?;
        series::put_draft(tx, GUILD, MemberId(2), at(0), "other")
    });
    let draft = |member| move |tx: &greenroom::store::Tx| series::draft(tx, GUILD, member);
    assert_eq!(saved(&mut store, draft(MemberId(1))).as_deref(), Some("second"));
    assert_eq!(saved(&mut store, |tx| series::prune_drafts(tx, at(0), 9)), 1);
    assert_eq!(saved(&mut store, draft(MemberId(2))), None);
    saved(&mut store, |tx| series::remove_draft(tx, GUILD, MemberId(1)));
    assert_eq!(saved(&mut store, draft(MemberId(1))), None);
}

#[test]
fn a_guilds_card_stands_in_one_place() {
    let place = place();
    let mut store = open(&place.data);
    let wanted =
        SettingsRow { threads: "public".to_owned(), practise_now: true, ..SettingsRow::default() };
    saved(&mut store, |tx| {
        guilds::ensure(tx, OTHER_GUILD)?;
        guilds::put_settings(tx, GUILD, &wanted, at(0))?;
        standing::put(tx, GUILD, "5/6", at(1))?;
        standing::put(tx, GUILD, "5/7", at(2))
    });
    assert_eq!(saved(&mut store, |tx| guilds::settings(tx, GUILD)), Some(wanted));
    assert_eq!(saved(&mut store, |tx| standing::wanted(tx, 10)), [GUILD]);
    assert_eq!(saved(&mut store, |tx| standing::all(tx, 10)), [(GUILD, "5/7".to_owned())]);
    saved(&mut store, |tx| standing::forget(tx, GUILD));
    assert_eq!(saved(&mut store, |tx| standing::placed(tx, GUILD)), None);
}

#[test]
fn reminders_that_nobody_can_read_are_as_usual() {
    let place = place();
    let mut store = open(&place.data);
    for (stored, wanted) in [
        (None, Some("24h,1h,check-in")),
        (Some("48h,30min"), Some("48h,30min")),
        (Some(""), Some("")),
        (Some("2 days before"), Some("24h,1h,check-in")),
    ] {
        let reminders = stored.map(str::to_owned);
        let threads = "public".to_owned();
        let row = SettingsRow { threads, reminders, ..SettingsRow::default() };
        saved(&mut store, |tx| guilds::put_settings(tx, GUILD, &row, at(0)));
        let read = service::settings(store.read(), GUILD).unwrap().reminders;
        assert_eq!(Some(read.to_string().as_str()), wanted, "{stored:?}");
    }
}

#[test]
fn due_sessions_come_in_the_order_of_their_waking() {
    let place = place();
    let mut store = open(&place.data);
    for (id, wake) in [(100, Some(30)), (101, Some(10)), (102, None), (103, Some(20))] {
        session(&mut store, id);
        let mut row = saved(&mut store, |tx| sessions::load(tx, SessionId(id))).unwrap();
        row.wake = wake.map(|ms| (at(ms), format!("wake {id}")));
        row.is_running = wake.is_some();
        let _saved = saved(&mut store, |tx| sessions::save(tx, &row));
    }
    assert_eq!(saved(&mut store, |tx| sessions::next_wake(tx)), Some(at(10)));
    assert!(saved(&mut store, |tx| sessions::due(tx, at(9), 10)).is_empty());
    let due = saved(&mut store, |tx| sessions::due(tx, at(25), 10));
    let row = |id, ms| DueRow {
        id: SessionId(id),
        guild: GUILD,
        is_running: true,
        wake_at: at(ms),
        why: format!("wake {id}"),
    };
    assert_eq!(due, [row(101, 10), row(103, 20)]);
    assert_eq!(saved(&mut store, |tx| sessions::due(tx, at(25), 1)).len(), 1);
    let mut ids = |after, limit| -> Vec<i64> {
        saved(&mut store, |tx| sessions::running(tx, SessionId(after), limit))
            .iter()
            .map(|row| row.id.0)
            .collect()
    };
    assert_eq!(ids(0, 2), [100, 101]);
    assert_eq!(ids(101, 2), [103]);
}

#[test]
fn open_sessions_are_listed_newest_first_and_closed_ones_are_history() {
    let place = place();
    let mut store = open(&place.data);
    for id in 100..104 {
        session(&mut store, id);
    }
    let mut row = saved(&mut store, |tx| sessions::load(tx, SessionId(102))).unwrap();
    row.closed_at = Some(at(50));
    let _saved = saved(&mut store, |tx| sessions::save(tx, &row));
    let ids = |rows: Vec<sessions::SessionRow>| rows.iter().map(|row| row.id.0).collect::<Vec<_>>();
    assert_eq!(ids(saved(&mut store, |tx| sessions::open_of(tx, GUILD, 2))), [103, 101]);
    assert_eq!(ids(saved(&mut store, |tx| sessions::numbered_below(tx, GUILD, 4, 2))), [102, 101]);
    assert!(saved(&mut store, |tx| sessions::open_of(tx, OTHER_GUILD, 9)).is_empty());
}

#[test]
fn seats_are_replaced_as_a_set_and_overlaps_are_found() {
    let place = place();
    let mut store = open(&place.data);
    let seat = |member, kind: &str, from, until| SeatRow {
        member: MemberId(member),
        kind: kind.to_owned(),
        starts_at: at(from),
        ends_at: at(until),
    };
    for (id, seats) in [
        (100, vec![seat(1, "candidate", 0, 100), seat(1, "interviewer", 0, 100)]),
        (101, vec![seat(1, "observer", 200, 300), seat(2, "candidate", 200, 300)]),
    ] {
        let id = session(&mut store, id);
        saved(&mut store, |tx| sessions::set_seats(tx, id, GUILD, &seats));
        assert_eq!(saved(&mut store, |tx| sessions::seats(tx, id)), seats);
    }
    let mut overlapping = |from, until| -> Vec<i64> {
        saved(&mut store, |tx| sessions::overlapping(tx, MemberId(1), at(from), at(until), 10))
            .iter()
            .map(|(session, _, _)| session.0)
            .collect()
    };
    assert_eq!(overlapping(99, 201), [100, 100, 101]);
    assert_eq!(overlapping(100, 200), [] as [i64; 0], "one ends as the other starts");
    assert_eq!(overlapping(299, 900), [101]);
    saved(&mut store, |tx| sessions::set_seats(tx, SessionId(100), GUILD, &[]));
    assert!(saved(&mut store, |tx| sessions::seats(tx, SessionId(100))).is_empty());
    let odd = seat(1, "ghost", 0, 1);
    let refused = try_one(&mut store, |tx| {
        sessions::set_seats(tx, SessionId(100), GUILD, std::slice::from_ref(&odd))
    });
    assert!(matches!(refused, Err(Fault::Misused(_))));
}

#[test]
fn a_part_lies_once_in_its_guild_and_no_other_guild_is_given_it() {
    let place = place();
    let mut store = open(&place.data);
    let (one, other) = (session(&mut store, 100), session(&mut store, 101));
    let elsewhere = saved(&mut store, |tx| {
        guilds::ensure(tx, OTHER_GUILD)?;
        let row = SessionRow { guild: OTHER_GUILD, ..session_row(102, 1) };
        sessions::insert(tx, &row)?;
        Ok(row.id)
    });
    // They begin as each other do.
    let long = |end: &str| format!("{}{end}", "the same beginning of a question ".repeat(4));
    let questions = [long("a"), long("b")];
    saved(&mut store, |tx| {
        for (guild, id) in [(GUILD, one), (GUILD, other), (OTHER_GUILD, elsewhere)] {
            material::put(tx, guild, id, 2, &questions[1])?;
            material::put(tx, guild, id, 1, &questions[0])?;
            material::put(tx, guild, id, 0, "the format")?;
        }
        Ok(())
    });
    let kit = ["the format", &questions[0], &questions[1]];
    for id in [one, other, elsewhere] {
        assert_eq!(saved(&mut store, |tx| material::of_session(tx, id)), kit);
    }
    let taken = try_one(&mut store, |tx| material::put(tx, GUILD, one, 1, "another question"));
    assert!(taken.is_err(), "a kit only grows");
    let parts = |place: &Place| {
        let conn = Connection::open(place.data.join("greenroom.db")).unwrap();
        let changed = conn.execute("update part set body = 'other'", []).unwrap_err().to_string();
        assert_eq!(changed, "a part is never changed");
        let mut rows = conn.prepare("select guild_id from part order by no").unwrap();
        let rows = rows.query_map([], |row| row.get(0)).unwrap();
        rows.collect::<Result<Vec<i64>, _>>().unwrap()
    };
    let (own, others) = (GUILD.0, OTHER_GUILD.0);
    assert_eq!(parts(&place), [own, own, own, others, others, others]);

    // What no session names any more goes with the last one that did.
    saved(&mut store, |tx| purge::session(tx, one));
    assert_eq!(saved(&mut store, |tx| material::of_session(tx, other)), kit);
    saved(&mut store, |tx| purge::session(tx, other));
    assert_eq!(parts(&place), [others, others, others]);
}

#[test]
fn the_inbox_remembers_once_and_forgets_the_oldest() {
    let place = place();
    let mut store = open(&place.data);
    for no in 0..5 {
        saved(&mut store, |tx| inbox::remember(tx, None, &no.to_string(), at(no), "saved"));
    }
    assert!(try_one(&mut store, |tx| inbox::remember(tx, None, "3", at(9), "again")).is_err());
    assert!(
        try_one(&mut store, |tx| inbox::remember(tx, None, &"x".repeat(65), at(9), "")).is_err()
    );
    let kept = |store: &mut _| {
        (0..5)
            .filter(|no| saved(store, |tx| inbox::answer_of(tx, &no.to_string())).is_some())
            .collect::<Vec<_>>()
    };
    assert_eq!(saved(&mut store, |tx| inbox::prune(tx, at(3), 2)), 2);
    assert_eq!(kept(&mut store), [2, 3, 4]);
    assert_eq!(saved(&mut store, |tx| inbox::prune(tx, at(3), 10)), 1);
    assert_eq!(kept(&mut store), [3, 4]);
    let keep = KeepFor { inbox_for: Span::from_ms(1), outbox_for: Span::from_ms(1) };
    let pruned = saved(&mut store, |tx| upkeep::prune(tx, at(100), keep, 2));
    assert_eq!(pruned.inbox, 2);
}

#[test]
fn an_erasure_is_kept_until_no_backup_from_before_it_is_left() {
    let place = place();
    let mut store = open(&place.data);
    let erased = |no: u8| {
        let at = at(i64::from(no));
        ErasureRow { salt: [no; 16], guild: GUILD, seal: [no; 32], at }
    };
    saved(&mut store, |tx| (1..=4).try_for_each(|no| erasures::put(tx, &erased(no))));
    let keep = KeepFor { inbox_for: Span::ZERO, outbox_for: Span::ZERO };
    let days = |days: i64| Span::from_hours(24 * days);
    let mut pruned = |now, limit| {
        let pruned = saved(&mut store, |tx| upkeep::prune(tx, now, keep, limit));
        let left = saved(&mut store, |tx| erasures::all(tx, 10));
        (pruned.erasures, left.into_iter().map(|row| row.at).collect::<Vec<_>>())
    };
    // As long as a backup of 35 days may be put back, and as much more as the time between two.
    assert_eq!(pruned(at(4) + days(44), 10), (0, [1, 2, 3, 4].map(at).to_vec()));
    assert_eq!(pruned(at(3) + days(45), 2), (2, [3, 4].map(at).to_vec()));
    assert_eq!(pruned(at(3) + days(45), 2), (1, vec![at(4)]));
}

#[test]
fn answers_are_forgotten_when_their_time_is_over() {
    let place = place();
    let mut store = open(&place.data);
    let answer = |session, ask_no, said: &str| AnswerRow {
        session: SessionId(session),
        turn_no: 0,
        question_no: 2,
        ask_no,
        member: MemberId(1),
        at: at(1),
        said: said.to_owned(),
    };
    for id in [100, 101] {
        session(&mut store, id);
        saved(&mut store, |tx| {
            answers::put(tx, &answer(id, 1, "by forty per cent"))?;
            answers::put(tx, &answer(id, 0, "it was much faster"))?;
            answers::put(tx, &answer(id, 0, "it got faster by half"))
        });
    }
    let of_turn = |store: &mut _, id| saved(store, |tx| answers::of_turn(tx, SessionId(id), 0));
    let both = [answer(100, 0, "it got faster by half"), answer(100, 1, "by forty per cent")];
    assert_eq!(of_turn(&mut store, 100), both);
    assert_eq!(saved(&mut store, |tx| answers::keep_until(tx, SessionId(100), at(50))), 2);
    assert_eq!(saved(&mut store, |tx| answers::forget_due(tx, at(49), 10)), 0);
    assert_eq!(saved(&mut store, |tx| answers::forget_due(tx, at(50), 10)), 2);
    assert!(of_turn(&mut store, 100).is_empty());
    assert_eq!(saved(&mut store, |tx| answers::forget(tx, SessionId(101))), 2);
    assert!(of_turn(&mut store, 101).is_empty());
}

#[test]
fn a_forgotten_answer_is_gone_from_the_files() {
    let place = place();
    let mut store = open(&place.data);
    let id = session(&mut store, 100);
    let canary = "canary-7f3k-";
    let answer = AnswerRow {
        session: id,
        turn_no: 0,
        question_no: 0,
        ask_no: 0,
        member: MemberId(1),
        at: at(1),
        // Long enough for pages of its own.
        said: canary.repeat(600),
    };
    let is_in_the_files = || {
        fs::read_dir(&place.data).unwrap().map(|entry| entry.unwrap().path()).any(|path| {
            let bytes = fs::read(path).unwrap();
            bytes.windows(canary.len()).any(|window| window == canary.as_bytes())
        })
    };
    saved(&mut store, |tx| answers::put(tx, &answer));
    store.checkpoint().unwrap();
    assert!(is_in_the_files());
    saved(&mut store, |tx| answers::forget(tx, id));
    store.checkpoint().unwrap();
    assert!(!is_in_the_files());
}

#[test]
fn timings_are_kept_by_turn_and_by_member() {
    let place = place();
    let mut store = open(&place.data);
    let id = session(&mut store, 100);
    let mut timing = TimingRow {
        session: id,
        turn_no: 0,
        question_no: 1,
        ask_no: 0,
        guild: GUILD,
        member: MemberId(1),
        question: "house:opening-01".to_owned(),
        kind: "opening".to_owned(),
        probe: None,
        asked_at: at(10),
        took_for: None,
        target_lo_s: 60,
        target_hi_s: 90,
        limit_s: 120,
        lacking: String::new(),
        is_interrupted: false,
    };
    saved(&mut store, |tx| timings::put(tx, &timing));
    timing.took_for = Some(Span::from_seconds(84));
    saved(&mut store, |tx| timings::put(tx, &timing));
    let mut probe = timing.clone();
    probe.ask_no = 1;
    probe.probe = Some("no number".to_owned());
    probe.asked_at = at(20);
    saved(&mut store, |tx| timings::put(tx, &probe));
    let both = [timing.clone(), probe.clone()];
    assert_eq!(saved(&mut store, |tx| timings::of_turn(tx, id, 0)), both);
    let mut answered_in = |guild, since| {
        saved(&mut store, |tx| timings::answered_in(tx, guild, MemberId(1), at(since), 10))
    };
    assert_eq!(answered_in(GUILD, 0), [id, id]);
    assert_eq!(answered_in(GUILD, 11), [id]);
    assert!(answered_in(OTHER_GUILD, 0).is_empty());
}

#[test]
fn questions_are_counted_by_group_without_what_somebody_practised_alone() {
    let place = place();
    let mut store = open(&place.data);
    let (shared, alone) = (session(&mut store, 100), session(&mut store, 101));
    let timing = |session, question_no: u16, question: &str, took: i64| TimingRow {
        session,
        turn_no: 0,
        question_no,
        ask_no: 0,
        guild: GUILD,
        member: MemberId(1),
        question: question.to_owned(),
        kind: "opening".to_owned(),
        probe: None,
        asked_at: at(i64::from(question_no)),
        took_for: (took > 0).then(|| Span::from_seconds(took)),
        target_lo_s: 60,
        target_hi_s: 90,
        limit_s: 120,
        lacking: String::new(),
        is_interrupted: false,
    };
    saved(&mut store, |tx| {
        sessions::hide(tx, alone)?;
        timings::put(tx, &timing(shared, 1, "house:a", 120))?;
        timings::put(tx, &timing(shared, 2, "house:b", 121))?;
        timings::put(tx, &timing(shared, 3, "house:b", 0))?;
        let cut = TimingRow { is_interrupted: true, ..timing(shared, 4, "house:b", 500) };
        timings::put(tx, &cut)?;
        let probe = Some("vague".to_owned());
        timings::put(tx, &TimingRow { ask_no: 1, probe, ..timing(shared, 4, "house:b", 9) })?;
        timings::put(tx, &timing(alone, 5, "house:a", 130))
    });
    let mut uses = |guild, page| saved(&mut store, |tx| timings::uses(tx, guild, page));
    let of = |question: &str, asked, last, timed, over| timings::UseRow {
        question: question.to_owned(),
        asked,
        last_at: at(last),
        session: shared,
        timed,
        over,
    };
    let all = [of("house:b", 3, 4, 1, 1), of("house:a", 1, 1, 1, 0)];
    assert_eq!(uses(GUILD, (0, 9)), all);
    assert_eq!(uses(GUILD, (1, 9)), all[1..]);
    assert_eq!(uses(OTHER_GUILD, (0, 9)), []);
    let probes = saved(&mut store, |tx| timings::probes(tx, GUILD, 9));
    assert_eq!(probes, [("house:b".to_owned(), "vague".to_owned(), 1)]);
}

#[test]
fn the_later_of_two_hearings_counts() {
    let place = place();
    let mut store = open(&place.data);
    saved(&mut store, |tx| guilds::ensure(tx, GUILD));
    let row = |member, asked: Option<i64>, heard: Option<i64>| HeardRow {
        member: MemberId(member),
        question: "house:opening-01".to_owned(),
        asked_at: asked.map(at),
        heard_at: heard.map(at),
    };
    for (asked, heard) in [(None, Some(5)), (Some(9), None), (Some(3), Some(7)), (None, Some(6))] {
        saved(&mut store, |tx| heard::put(tx, GUILD, &row(1, asked, heard)));
    }
    saved(&mut store, |tx| heard::put(tx, GUILD, &row(2, None, Some(1))));
    assert!(try_one(&mut store, |tx| heard::put(tx, GUILD, &row(3, None, None))).is_err());
    let of = |guild, members: Vec<MemberId>| {
        move |tx: &greenroom::store::Tx| heard::of_members(tx, guild, &members, 10)
    };
    let known = saved(&mut store, of(GUILD, vec![MemberId(1), MemberId(2), MemberId(3)]));
    assert_eq!(known, [row(1, Some(9), Some(7)), row(2, None, Some(1))]);
    assert!(saved(&mut store, of(OTHER_GUILD, vec![MemberId(1)])).is_empty());
}

#[test]
fn a_member_keeps_stories_by_numbers_of_their_own() {
    let place = place();
    let mut store = open(&place.data);
    let story = |id, member, number| StoryRow {
        id: StoryNo(id),
        guild: GUILD,
        member: MemberId(member),
        number,
        framework: "star".to_owned(),
        title: "Payment page".to_owned(),
        parts: [None, None, Some("I measured".to_owned()), None],
        competency: None,
        role: Some("nurse".to_owned()),
        is_numbered: false,
        is_in_words: false,
        made_at: at(1),
        changed_at: at(1),
    };
    saved(&mut store, |tx| guilds::ensure(tx, GUILD));
    for row in [story(1, 1, 1), story(2, 1, 2), story(3, 2, 1)] {
        saved(&mut store, |tx| stories::put(tx, &row));
    }
    assert!(try_one(&mut store, |tx| stories::put(tx, &story(4, 1, 2))).is_err(), "number 2 twice");
    let changed = StoryRow { title: "Paying".to_owned(), is_numbered: true, ..story(2, 1, 2) };
    saved(&mut store, |tx| stories::put(tx, &changed));
    let all = saved(&mut store, |tx| stories::of_member(tx, GUILD, MemberId(1), 9));
    assert_eq!(all, [story(1, 1, 1), changed.clone()]);
    saved(&mut store, |tx| stories::remove(tx, StoryNo(1)));
    assert_eq!(saved(&mut store, |tx| stories::load(tx, StoryNo(1))), None);
    let all = saved(&mut store, |tx| stories::of_member(tx, GUILD, MemberId(1), 9));
    assert_eq!(all, [changed]);
}

#[test]
fn a_member_has_one_current_goal() {
    let place = place();
    let mut store = open(&place.data);
    let id = session(&mut store, 100);
    let goal = |no, from| GoalRow {
        id: GoalNo(no),
        guild: GUILD,
        member: MemberId(1),
        if_then: None,
        drill: None,
        ended: None,
        trail: "[]".to_owned(),
        set_by: None,
        is_told: true,
        plan: "if I give a result, then I say before and after".to_owned(),
        goal: Some("result-with-number".to_owned()),
        competency: None,
        from,
        taken_at: at(no),
        ended_at: None,
    };
    saved(&mut store, |tx| goals::put(tx, &goal(1, Some((id, 0)))));
    assert!(try_one(&mut store, |tx| goals::put(tx, &goal(2, None))).is_err(), "end it first");
    let current = |tx: &greenroom::store::Tx| goals::current(tx, GUILD, MemberId(1));
    assert_eq!(saved(&mut store, current), Some(goal(1, Some((id, 0)))));
    let end = |tx: &greenroom::store::Tx| goals::end(tx, GUILD, MemberId(1), "given-up", at(7));
    assert!(saved(&mut store, end));
    assert!(!saved(&mut store, end));
    assert_eq!(saved(&mut store, current), None);
    saved(&mut store, |tx| goals::put(tx, &goal(2, None)));
    let all = saved(&mut store, |tx| goals::of_member(tx, GUILD, MemberId(1), 10));
    assert_eq!(
        all.iter().map(|goal| (goal.id, goal.ended_at)).collect::<Vec<_>>(),
        [(GoalNo(2), None), (GoalNo(1), Some(at(7)))]
    );
}

#[test]
fn reports_are_found_by_turn_and_by_candidate() {
    let place = place();
    let mut store = open(&place.data);
    let report = |id, ms, body: &str| ReportRow {
        session: SessionId(id),
        turn_no: 1,
        guild: GUILD,
        candidate: MemberId(1),
        made_at: at(ms),
        measure: Measure { tallies: 2, fillers: 7, speech: Span::from_seconds(90) },
        body: body.to_owned(),
    };
    for id in [100, 101] {
        session(&mut store, id);
        saved(&mut store, |tx| reports::put(tx, &report(id, id, "{}")));
    }
    saved(&mut store, |tx| reports::put(tx, &report(100, 100, "{\"more\":1}")));
    let loaded = saved(&mut store, |tx| reports::load(tx, SessionId(100), 1));
    assert_eq!(loaded, Some(report(100, 100, "{\"more\":1}")));
    assert_eq!(saved(&mut store, |tx| reports::load(tx, SessionId(100), 0)), None);
    let mut of = |guild| -> Vec<i64> {
        saved(&mut store, |tx| reports::of_candidate(tx, guild, MemberId(1), 10))
            .iter()
            .map(|report| report.session.0)
            .collect()
    };
    assert_eq!(of(GUILD), [101, 100]);
    assert!(of(OTHER_GUILD).is_empty());
}

#[test]
fn the_journal_only_grows_and_is_read_by_guild() {
    let place = place();
    let mut store = open(&place.data);
    let line = |id, guild| JournalRow {
        id,
        at: at(id),
        guild,
        session: None,
        actor: Some(MemberId(1)),
        what: "plan".to_owned(),
        detail: "number 1".to_owned(),
    };
    for id in 1..=3 {
        saved(&mut store, |tx| journal::note(tx, &line(id, GUILD)));
    }
    saved(&mut store, |tx| journal::note(tx, &line(4, OTHER_GUILD)));
    let page = |tx: &greenroom::store::Tx| journal::of_guild(tx, GUILD, 3, 10);
    assert_eq!(saved(&mut store, page), [line(2, GUILD), line(1, GUILD)]);
    assert!(try_one(&mut store, |tx| journal::note(tx, &line(3, GUILD))).is_err());
    store.close().unwrap();
    let conn = rusqlite::Connection::open(place.data.join("greenroom.db")).unwrap();
    for change in ["delete from journal", "update journal set what = 'other'"] {
        let refused = conn.execute(change, []).unwrap_err().to_string();
        assert_eq!(refused, "the journal only grows");
    }
}

#[test]
fn the_terminals_members_have_names() {
    let place = place();
    let mut store = open(&place.data);
    saved(&mut store, |tx| {
        guilds::ensure(tx, GUILD)?;
        members::put_name(tx, GUILD, MemberId(2), "Bo")?;
        members::put_name(tx, GUILD, MemberId(1), "Ann")?;
        members::put_name(tx, GUILD, MemberId(1), "Anna")
    });
    let names = saved(&mut store, |tx| members::names(tx, GUILD, 10));
    assert_eq!(names, [(MemberId(1), "Anna".to_owned()), (MemberId(2), "Bo".to_owned())]);
    assert_eq!(saved(&mut store, |tx| members::names(tx, OTHER_GUILD, 10)), []);
}

#[test]
fn a_profile_is_of_one_member_in_one_guild() {
    let place = place();
    let mut store = open(&place.data);
    let profile = |guild, quiet| ProfileRow {
        zone: Some("Europe/Berlin".to_owned()),
        quiet,
        ..ProfileRow::of(guild, MemberId(1))
    };
    saved(&mut store, |tx| {
        guilds::ensure(tx, GUILD)?;
        profiles::put(tx, &profile(GUILD, None))?;
        profiles::put(tx, &profile(GUILD, Some((1320, 0))))
    });
    let load = |guild, member| move |tx: &greenroom::store::Tx| profiles::load(tx, guild, member);
    let kept = saved(&mut store, load(GUILD, MemberId(1)));
    assert_eq!(kept, Some(profile(GUILD, Some((1320, 0)))));
    assert_eq!(saved(&mut store, load(GUILD, MemberId(2))), None);
    assert_eq!(saved(&mut store, load(OTHER_GUILD, MemberId(1))), None);
    for odd in [(420, 420), (0, 1440)] {
        let answer = try_one(&mut store, |tx| profiles::put(tx, &profile(GUILD, Some(odd))));
        assert!(answer.is_err(), "{odd:?} are no quiet hours");
    }
}

#[test]
fn profiles_of_a_list_of_members_come_with_what_they_know_and_whom_they_avoid() {
    let place = place();
    let mut store = open(&place.data);
    let (ann, bo, cy, dee) = (MemberId(1), MemberId(2), MemberId(3), MemberId(4));
    let tags = |all: &[&str]| all.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>();
    let said = ProfileRow {
        role: Some("nurse".to_owned()),
        level: Some("senior".to_owned()),
        region: Some("eu".to_owned()),
        target_on: Some("2027-05-14".to_owned()),
        paused_until_on: Some("2026-12-24".to_owned()),
        is_interview_only: true,
        interviews_first: true,
        nudges: "nothing".to_owned(),
        takes_dms: true,
        is_asked: true,
        knows_roles: tags(&["backend", "nurse"]),
        knows_regions: tags(&["canada"]),
        availability: Some("[]".to_owned()),
        ..ProfileRow::of(GUILD, ann)
    };
    saved(&mut store, |tx| {
        guilds::ensure(tx, GUILD)?;
        profiles::put(tx, &said)?;
        profiles::put(tx, &ProfileRow::of(GUILD, bo))?;
        profiles::put(tx, &ProfileRow::of(GUILD, dee))?;
        profiles::ask(tx, GUILD, ann, true)?;
        profiles::ask(tx, GUILD, ann, true)?;
        profiles::ask(tx, GUILD, bo, true)?;
        profiles::ask(tx, GUILD, bo, false)?;
        profiles::keep_apart(tx, GUILD, ann, cy)?;
        profiles::keep_apart(tx, GUILD, ann, cy)?;
        profiles::keep_apart(tx, GUILD, ann, dee)?;
        profiles::let_meet(tx, GUILD, dee, ann)
    });
    let not_with = |row: &ProfileRow, not_with: &[MemberId]| ProfileRow {
        not_with: not_with.to_vec(),
        ..row.clone()
    };
    let found = saved(&mut store, |tx| profiles::of(tx, GUILD, &[cy, bo, ann]));
    assert_eq!(found, [not_with(&said, &[cy, dee]), ProfileRow::of(GUILD, bo)]);
    assert_eq!(saved(&mut store, |tx| profiles::of(tx, OTHER_GUILD, &[bo, ann])), []);
    assert_eq!(saved(&mut store, |tx| profiles::of(tx, GUILD, &[])), []);

    for series in [None, Some(SeriesId(9))] {
        assert_eq!(saved(&mut store, |tx| profiles::asked(tx, GUILD, series)), [ann]);
    }

    assert_eq!(saved(&mut store, |tx| profiles::available(tx, GUILD, 9)), [ann]);
    saved(&mut store, |tx| profiles::forget_availability(tx, GUILD, ann));
    assert_eq!(saved(&mut store, |tx| profiles::available(tx, GUILD, 9)), []);

    // What is said anew takes the place of all but whom they avoid.
    let less =
        ProfileRow { knows_roles: tags(&["chef"]), is_asked: true, ..ProfileRow::of(GUILD, ann) };
    saved(&mut store, |tx| {
        profiles::put(tx, &less)?;
        profiles::let_meet(tx, GUILD, ann, cy)
    });
    let kept = saved(&mut store, |tx| profiles::load(tx, GUILD, ann));
    assert_eq!(kept, Some(not_with(&less, &[dee])));
    for odd in [
        ProfileRow { level: Some("boss".to_owned()), ..less.clone() },
        ProfileRow { target_on: Some("soon".to_owned()), ..less.clone() },
        ProfileRow { nudges: "often".to_owned(), ..less.clone() },
        ProfileRow { quiet: Some((60, 120)), ..less.clone() },
    ] {
        assert!(try_one(&mut store, |tx| profiles::put(tx, &odd)).is_err(), "{odd:?}");
    }
    assert!(try_one(&mut store, |tx| profiles::keep_apart(tx, GUILD, ann, ann)).is_err());
}

#[test]
fn a_consent_is_of_one_member_to_one_coach_in_one_guild() {
    let place = place();
    let mut store = open(&place.data);
    let (ann, bo, cy) = (MemberId(1), MemberId(2), MemberId(3));
    saved(&mut store, |tx| {
        guilds::ensure(tx, GUILD)?;
        consents::put(tx, GUILD, ann, bo, at(1))?;
        consents::put(tx, GUILD, ann, bo, at(2))?;
        consents::put(tx, GUILD, ann, cy, at(3))
    });
    let mut given =
        |guild, member, coach| saved(&mut store, |tx| consents::is_given(tx, guild, member, coach));
    assert!(given(GUILD, ann, bo) && given(GUILD, ann, cy));
    assert!(!given(GUILD, bo, ann) && !given(OTHER_GUILD, ann, bo) && !given(GUILD, cy, bo));
    assert_eq!(saved(&mut store, |tx| consents::coaches_of(tx, GUILD, ann, 10)), [bo, cy]);
    assert!(saved(&mut store, |tx| consents::remove(tx, GUILD, ann, bo)));
    assert!(!saved(&mut store, |tx| consents::remove(tx, GUILD, ann, bo)));
    assert_eq!(saved(&mut store, |tx| consents::coaches_of(tx, GUILD, ann, 10)), [cy]);
}

#[test]
fn where_a_connection_stood_its_identifies_and_what_is_known_come_back() {
    let place = place();
    let mut store = open(&place.data);
    let mut row = ConnectionRow {
        shard_no: 1,
        shard_count: 2,
        seq: 7,
        at: at(5),
        session_key: "session".to_owned(),
        resume_url: "wss://gateway.discord.gg".to_owned(),
    };
    saved(&mut store, |tx| connection::put(tx, &row));
    row.seq = 8;
    saved(&mut store, |tx| connection::put(tx, &row));
    assert_eq!(saved(&mut store, |tx| connection::of_shard(tx, 1)), Some(row));
    assert_eq!(saved(&mut store, |tx| connection::of_shard(tx, 0)), None);
    saved(&mut store, |tx| connection::forget(tx, 1));
    assert_eq!(saved(&mut store, |tx| connection::of_shard(tx, 1)), None);

    saved(&mut store, connection::answer_newest_identify);
    for ms in [1, 2, 3] {
        saved(&mut store, |tx| connection::note_identify(tx, at(ms)));
    }
    saved(&mut store, connection::answer_newest_identify);
    let since = |since, limit| {
        move |tx: &greenroom::store::Tx| connection::identifies_since(tx, at(since), limit)
    };
    assert_eq!(saved(&mut store, since(2, 9)), [(at(3), true), (at(2), false)]);
    assert_eq!(saved(&mut store, since(1, 1)), [(at(3), true)]);
    assert_eq!(saved(&mut store, |tx| connection::prune_identifies(tx, at(3), 1)), 1);
    assert_eq!(saved(&mut store, |tx| connection::prune_identifies(tx, at(3), 9)), 1);
    assert_eq!(saved(&mut store, since(0, 9)), [(at(3), true)]);

    assert_eq!(saved(&mut store, |tx| connection::known(tx, "commands")), None);
    for (ms, value) in [(1, "old"), (2, "new")] {
        saved(&mut store, |tx| connection::put_known(tx, "commands", value, at(ms)));
    }
    let known = saved(&mut store, |tx| connection::known(tx, "commands"));
    assert_eq!(known, Some((at(2), "new".to_owned())));
}

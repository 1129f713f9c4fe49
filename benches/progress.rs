//! How long it takes to say how somebody gets on, behind years of ballots; and to draw it.
//!
//! `cargo bench --bench progress` prints each figure beside its bound. The baseline is a page of
//! `/history` of the same member in the same database.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a bench that cannot go on stops")]
#![expect(clippy::wildcard_enum_match_arm, reason = "a bench is about one variant of many")]

#[path = "../tests/it/harness/mod.rs"]
#[expect(dead_code, reason = "the bench uses a part of the tests' harness")]
mod harness;

use std::path::Path;
use std::time::Instant;

use greenroom::base::{ChannelId, ENGLISH, GuildId, MemberId, Moment, Span};
use greenroom::chart::Scene;
use greenroom::protocol::{
    Origin, PastLook, ProgressLook, ProgressShown, Query, Receipt, Shown, Subject,
};
use greenroom::service::{self, Kits};
use greenroom::store::digests::{self, DigestRow};
use greenroom::store::{Reader, Tx};
use greenroom::view::{self, Texts};
use harness::{START, Stage};
use rusqlite::Connection;

const ROUNDS: usize = 21;
const MEMBER: MemberId = MemberId(1);
const GUILD: GuildId = GuildId(1);
/// A thousand of them are of the member: ten years of two a week, or all in one year. Two ballots of
/// five marks a session: a million marks.
const ALL_SESSIONS: i64 = 100_000;
const REPORT: &str = r#"{"rubric":"Peer rubric","competencies":[{"id":"a","title":"Clarity"},
    {"id":"b","title":"Evidence"},{"id":"c","title":"Presence"},{"id":"d","title":"Structure"},
    {"id":"e","title":"Questions"}]}"#;

/// Where the sessions of the others lie, and over how many years all of them.
struct Shape {
    groups: i64,
    years: i64,
}

/// A database with a million marks, written past the house.
fn filled(dir: &Path, shape: &Shape) {
    let conn = Connection::open(dir.join("greenroom.db")).unwrap();
    let Shape { groups, years } = shape;
    let first = START - Span::from_hours(24 * 365 * years);
    let step = (START.ms() - first.ms()) / (ALL_SESSIONS + 1);
    let sql = format!(
        "pragma synchronous = off;
         begin;
         create temp table n as with recursive n (n) as
           (select 1 union all select n + 1 from n where n < {ALL_SESSIONS}) select n from n;
         -- Every hundredth session is of the member and in their group; the others go round.
         create temp table one as select n as id, {first} + n * {step} as at,
           iif(n % 100 = 0, 1, 1 + n % {groups}) as guild,
           iif(n % 100 = 0, {member}, 2 + n % 37) as candidate from n;
         insert or ignore into guild (id, session_number_last) select guild, 0 from one;
         insert into session (id, guild_id, number, phase, is_running, revision, made_at_ms,
           closed_at_ms, state_version, state)
           select id, guild, id, 'closed', 0, 1, at, at, 1, '{{}}' from one;
         insert into ballot (session_id, turn_no, rater_id, guild_id, candidate_id, is_complete,
           unsealed_at_ms, rubric_id)
           select id, 0, 100 + (id * 7 + r.no * 13) % 41, guild, candidate, 1, at, 'peer'
           from one, (select 0 as no union all select 1) r;
         insert into mark (session_id, turn_no, rater_id, competency_no, level)
           select b.session_id, 0, b.rater_id, c.no,
             1 + (b.session_id * 31 + b.rater_id * 17 + c.no * 7) % 5
           from ballot b, (select 0 as no union all select 1 union all select 2
             union all select 3 union all select 4) c;
         insert into self_mark (session_id, turn_no, member_id, competency_no, level)
           select id, 0, candidate, c.no, 3 from one,
             (select 0 as no union all select 1 union all select 2) c;
         insert into report (session_id, turn_no, guild_id, candidate_id, made_at_ms, body,
           tally_count, filler_count, speech_ms)
           select id, 0, guild, candidate, at, '{REPORT}', 1, 1 + id % 9, 90000 from one;
         insert into took_part (session_id, member_id, guild_id, at_ms, turn_no, is_interviewer,
           is_observer, is_rater, format)
           select id, candidate, guild, at, 0, 0, 0, 0, 'Short' from one;
         insert into timing (session_id, turn_no, question_no, ask_no, guild_id, member_id,
           asked_at_ms, took_ms, target_lo_s, target_hi_s, limit_s, is_interrupted, kind, lacking,
           question_id)
           select id, 0, q.no, 0, guild, candidate, at, 80000, 60, 90, 120, 0,
             iif(q.no = 0, 'opening', 'behavioural'), '', 'q' || q.no
           from one, (select 0 as no union all select 1 union all select 2) q;
         commit;
         analyze;",
        first = first.ms(),
        member = MEMBER.0,
    );
    conn.execute_batch(&sql).unwrap();
    let marks: i64 = conn.query_row("select count(*) from mark", [], |row| row.get(0)).unwrap();
    assert_eq!(marks, 10 * ALL_SESSIONS);
}

fn look(reader: &Reader, kits: &mut Kits, query: &Query, now: Moment) -> Shown {
    let origin = Origin::of(GUILD, MEMBER, Receipt("look".to_owned()), now);
    let found: Result<Shown, service::ServiceError> =
        reader.look(|read| service::answer(read, kits, &origin, query));
    found.unwrap()
}

fn ms(mut work: impl FnMut()) -> f64 {
    let round = |_| {
        let begins = Instant::now();
        work();
        begins.elapsed().as_secs_f64() * 1_000.0
    };
    let mut all: Vec<f64> = (0..ROUNDS).map(round).collect();
    all.sort_by(f64::total_cmp);
    all[ROUNDS / 2]
}

fn summaries(what: &str, shape: &Shape) -> Scene {
    let stage = Stage::new(7);
    let stage = stage.restart(8, |data| filled(data, shape));
    let reader = &Reader::open(&stage.data()).unwrap();
    let history = Query::Past(PastLook::Page(None));
    let progress = Query::Progress(ProgressLook::default());
    let mut kits = Kits::default();
    let page = ms(|| drop(look(reader, &mut kits, &history, START)));
    let first = ms(|| drop(look(reader, &mut Kits::default(), &progress, START)));
    let mut no = 0;
    let again = ms(|| {
        no += 1;
        let now = START + Span::from_seconds(no);
        drop(look(reader, &mut kits, &progress, now));
    });
    let board = ms(|| {
        no += 1;
        let now = START + Span::from_seconds(no);
        drop(look(reader, &mut kits, &Query::Readiness(None), now));
    });
    println!("\n{what}:");
    println!("  a page of /history, the baseline    {page:>7.2} ms");
    println!("  /progress, nothing read before      {first:>7.2} ms");
    println!("  /progress, the estimates at hand    {again:>7.2} ms   (bound: 5)");
    let shown = look(reader, &mut kits, &progress, START);
    let Shown::Progress(ProgressShown::Known(of)) = &shown else { panic!("{shown:?}") };
    let points: usize = of.competencies.iter().map(|one| one.trend.points.len()).sum();
    println!("  /readiness                          {board:>7.2} ms   (bound: 5)");
    println!("  points in it                        {points:>7}");
    let card = view::shown(&ENGLISH, &shown, &progress, MEMBER, START, &Texts::default());
    card.picture.unwrap()
}

/// A group's week of so many members, all of whom are counted and named, put together and said.
fn digest(members: i64) {
    let stage = Stage::new(9);
    let sunday = START + Span::from_hours(5 * 24);
    let mut stage = stage.restart(10, |data| week_of_all(data, members));
    let put = |tx: &Tx, (): &()| {
        let due_at = Some(sunday);
        let (guild, channel) = (GUILD, Some(ChannelId(1)));
        digests::put(tx, &DigestRow { guild, channel, drill_aim: Some(50), due_at })
    };
    stage.house.store_mut().run(&[()], put).remove(0).unwrap();
    let begins = Instant::now();
    stage.house.sweep(sunday).unwrap();
    let ready = stage.house.deliveries(sunday).unwrap();
    let card = ready.iter().find_map(|(dispatch, _)| match &dispatch.subject {
        Subject::Digest(week) => Some(view::digest(&ENGLISH, week)),
        Subject::Poll(shown) => Some(view::poll(&ENGLISH, shown)),
        _ => None,
    });
    let took = begins.elapsed().as_secs_f64() * 1_000.0;
    println!("\nthe week of a group of {members}, all counted and named:");
    println!("  decided, committed, leased and said {took:>7.2} ms   (bound: 1,000)");
    for line in card.unwrap().lines {
        println!("  | {line}");
    }
}

/// Everybody drilled on seven days, practised five times and kept a goal, after a year of both.
fn week_of_all(data: &Path, members: i64) {
    let conn = Connection::open(data.join("greenroom.db")).unwrap();
    let now = START.ms() + 4 * 24 * 3_600_000;
    conn.execute_batch(&format!(
        "pragma foreign_keys = off;
         begin;
         insert into guild (id) values ({guild}) on conflict (id) do nothing;
         create temp table one as
           with recursive no(n) as (select 1 union all select n + 1 from no where n < {members})
           select n as member from no;
         create temp table day as
           with recursive no(n) as (select 0 union all select n + 1 from no where n < 364)
           select n from no;
         insert into digest_consent select {guild}, member, 1, 1 from one;
         insert into drill_day (guild_id, member_id, date, is_done, at_ms)
           select {guild}, member, date('2026-11-29', '-' || n || ' days'), 1, {now} from one, day;
         insert into practised (session_id, member_id, guild_id, at_ms, kind, is_coached)
           select member * 1000 + n, member, {guild}, {now} - n * 86400000, 'mock', 0
           from one, day;
         insert into goal (id, guild_id, member_id, competency, plan, taken_at_ms, ended_at_ms,
           ended)
           select member * 1000 + n, {guild}, member, 'evidence', 'Mine', 1, {now} - n * 86400000,
             'kept' from one, day where n % 7 = 0;
         commit;
         analyze;",
        guild = GUILD.0
    ))
    .unwrap();
}

#[cfg(feature = "discord")]
fn pictures(scene: &Scene) {
    let bytes = greenroom::chart::png(scene).unwrap().len();
    let took = ms(|| drop(greenroom::chart::png(scene).unwrap()));
    println!("\nthe picture, {} × {}:", scene.width, scene.height);
    println!("  drawn in                            {took:>7.2} ms   (bound: 30)");
    println!("  its size                            {:>7.1} kB   (bound: 60)", bytes as f64 / 1e3);
}

fn main() {
    let years = Shape { groups: 40, years: 10 };
    summaries("1,000 sessions of one member among 1,000,000 marks of 40 groups, ten years", &years);
    let year = Shape { groups: 1_000, years: 1 };
    let scene = summaries("the same in one year, 1,000 groups", &year);
    let one = Shape { groups: 1, years: 1 };
    summaries("the same in one year of one group", &one);
    digest(200);
    #[cfg(feature = "discord")]
    pictures(&scene);
    #[cfg(not(feature = "discord"))]
    drop(scene);
}

//! The figures that greenroom promises, measured against baselines of the same run.
//!
//! `cargo bench` prints criterion's own lines, and below them the ratios and bounds of the README.
//! Everything runs in a directory under `target/`, on the disk that the project lies on: a commit
//! to a memory file system would cost nothing.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a bench that cannot go on stops")]
#![expect(clippy::wildcard_enum_match_arm, reason = "a bench is about one variant of many")]

#[path = "../tests/it/harness/mod.rs"]
#[expect(dead_code, reason = "the benches use a part of the tests' harness")]
mod harness;
mod measure;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion};
use greenroom::base::{GuildId, MemberId, Moment, Seed, SessionId, Span};
use greenroom::interview::{Act, Event, MemberAct, Phase, Seat, Session, TurnNo, step};
use greenroom::protocol::{Answer, Command, Origin, PlanWish, Query, Receipt, Shown};
use greenroom::rehearsal::{self, Move};
use greenroom::rubric::{Choice, CompetencyNo, Mark};
use greenroom::runtime::{Clock, Database, House, HouseOptions, SystemClock};
use greenroom::service::{self, Desk, ServiceError};
use greenroom::store::{Synchronous, Tx};
use harness::{START, library, text};
use measure::{median, scratch};

const GUILD: GuildId = GuildId(1);
/// Sessions in which marks are given, and raters in each: 256 callers.
const SESSIONS: i64 = 64;
const RATERS: i64 = 4;

fn house(dir: &Path, synchronous: Synchronous, now: Moment) -> House {
    House::open(&HouseOptions {
        dir: dir.join("data"),
        now,
        command: "bench".to_owned(),
        seed: Some(Seed(1)),
        library: library(),
        synchronous,
    })
    .unwrap()
}

/// Drives sessions in one house.
struct Cast {
    house: House,
    now: Moment,
    guild: GuildId,
    receipts: u64,
}

impl Cast {
    fn origin(&mut self, member: i64) -> Origin {
        self.receipts += 1;
        let receipt = Receipt(format!("setup-{}", self.receipts));
        Origin { is_organiser: true, ..Origin::of(self.guild, MemberId(member), receipt, self.now) }
    }

    fn tell(&mut self, member: i64, command: Command) -> Answer {
        let origin = self.origin(member);
        self.house.tell(self.now, &origin, command).unwrap()
    }

    fn act(&mut self, member: i64, session: SessionId, act: Act) {
        let answer = self.tell(member, Command::act(session, act));
        assert!(matches!(answer, Answer::Heard { .. }), "{answer:?}");
    }

    fn session(&mut self, id: SessionId) -> Arc<Session> {
        let origin = self.origin(1);
        match self.house.look(self.now, &origin, &Query::Panel(id)).unwrap() {
            Shown::Session(session) => session,
            other => panic!("{other:?}"),
        }
    }

    /// Plans a one-on-one with everybody seated; it begins with the last seat.
    fn begin(&mut self, first: i64) -> SessionId {
        let wish = PlanWish::of("one-on-one", text("Backend engineer, first screen"));
        let answer = self.tell(first, Command::Plan(Box::new(wish)));
        let Answer::Planned { session, .. } = answer else { panic!("{answer:?}") };
        self.act(first, session, Act::Take(Seat::Candidate));
        for observer in 2..=RATERS {
            self.act(first + observer, session, Act::Take(Seat::Observer));
        }
        self.act(first + 1, session, Act::Take(Seat::Candidate));
        session
    }

    /// Plays it until the ballots of both turns are open.
    fn play(&mut self, id: SessionId) {
        loop {
            let session = self.session(id);
            if let Phase::Rating { .. } = session.phase {
                return;
            }
            let Move { member, act } = rehearsal::next(&session, &()).unwrap();
            if act == Act::Done {
                self.now += Span::from_seconds(10);
            }
            self.act(member.0, id, act);
        }
    }
}

/// A house with sessions whose ballots are open.
fn rating_house(dir: &Path, synchronous: Synchronous) -> (House, Vec<SessionId>) {
    let now = SystemClock.now();
    let mut cast = Cast { house: house(dir, synchronous, now), now, guild: GUILD, receipts: 0 };
    let mut ids = Vec::new();
    for n in 0..SESSIONS {
        let id = cast.begin(n * 100 + 1);
        cast.play(id);
        ids.push(id);
    }
    (cast.house, ids)
}

/// The number of a press, as a platform gives them: each is greater than the one before.
fn next_receipt() -> Receipt {
    static LAST: AtomicU64 = AtomicU64::new(1_400_000_000_000_000_000);
    Receipt(format!("discord:{}", LAST.fetch_add(1, Ordering::Relaxed)))
}

/// A mark's use-case.
fn mark_job(
    session: SessionId,
    rater: i64,
    no: u64,
) -> impl FnMut(&Tx, &mut Desk, Moment) -> Result<Answer, ServiceError> {
    let competency = CompetencyNo(u8::try_from(no % 5).unwrap());
    let choice = Choice::Mark(Mark::try_from(u8::try_from(no % 5 + 1).unwrap()).unwrap());
    let origin = Origin::of(GUILD, MemberId(rater), next_receipt(), SystemClock.now());
    let command = Command::act(session, Act::Mark { turn: TurnNo(0), competency, choice });
    move |tx, desk, now| service::handle(tx, desk, now, &origin, &command)
}

/// How callers commit.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// 256 callers at the writer thread; each waits for its own commit.
    Grouped(Synchronous),
    /// One after the other, each with a commit of its own.
    OneEach,
}

/// Marks a second.
struct Marks {
    house: Option<House>,
    ids: Vec<SessionId>,
    way: Way,
    round: u64,
    runtime: tokio::runtime::Runtime,
    _dir: tempfile::TempDir,
}

impl Marks {
    fn new(way: Way) -> Self {
        let dir = scratch();
        let synchronous = match way {
            Way::Grouped(synchronous) => synchronous,
            Way::OneEach => Synchronous::Full,
        };
        let (house, ids) = rating_house(dir.path(), synchronous);
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().unwrap();
        Self { house: Some(house), ids, way, round: 0, runtime, _dir: dir }
    }

    /// Gives `each` marks by every caller; returns how long all of them took together.
    fn give(&mut self, each: u64) -> Duration {
        let from = self.round;
        self.round += each;
        let callers: Vec<(SessionId, i64)> = self
            .ids
            .iter()
            .enumerate()
            .flat_map(|(n, id)| {
                let first = i64::try_from(n).unwrap() * 100 + 1;
                (1..=RATERS).map(move |rater| (*id, first + rater))
            })
            .collect();
        let mut house = self.house.take().unwrap();
        let started;
        match self.way {
            Way::OneEach => {
                started = Instant::now();
                for no in from..from + each {
                    for (id, rater) in &callers {
                        let job = mark_job(*id, *rater, no);
                        let now = SystemClock.now();
                        house.run(now, job).unwrap();
                    }
                }
                let took = started.elapsed();
                self.house = Some(house);
                took
            }
            Way::Grouped(_) => {
                let (database, writer) = Database::start(house, Arc::new(SystemClock)).unwrap();
                started = Instant::now();
                self.runtime.block_on(async {
                    let mut tasks = tokio::task::JoinSet::new();
                    for (id, rater) in callers {
                        let database = database.clone();
                        tasks.spawn(async move {
                            for no in from..from + each {
                                database.run(mark_job(id, rater, no)).await.unwrap();
                            }
                        });
                    }
                    while let Some(done) = tasks.join_next().await {
                        done.unwrap();
                    }
                });
                let took = started.elapsed();
                drop(database);
                self.house = Some(writer.join().unwrap());
                took
            }
        }
    }
}

fn per_second(marks: u64, took: Duration) -> f64 {
    marks as f64 / took.as_secs_f64()
}

/// The three ways in turn, several rounds, so that the machine's moods meet all of them.
fn durable_marks() {
    const EACH: u64 = 20;
    const ROUNDS: usize = 7;
    let callers = u64::try_from(SESSIONS * RATERS).unwrap();
    let mut full = Marks::new(Way::Grouped(Synchronous::Full));
    let mut off = Marks::new(Way::Grouped(Synchronous::Off));
    let mut alone = Marks::new(Way::OneEach);
    full.give(EACH);
    off.give(EACH);
    alone.give(1);
    let (mut fulls, mut offs, mut alones) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        fulls.push(per_second(callers * EACH, full.give(EACH)));
        offs.push(per_second(callers * EACH, off.give(EACH)));
        alones.push(per_second(callers * 2, alone.give(2)));
    }
    let (of_off, of_alone) = (
        median(fulls.iter().zip(&offs).map(|(f, o)| f / o).collect()),
        median(fulls.iter().zip(&alones).map(|(f, a)| f / a).collect()),
    );
    let (fulls, offs, alones) = (median(fulls), median(offs), median(alones));
    println!("\ndurable marks, {callers} callers, median of {ROUNDS} rounds in turn:");
    println!("  synchronous=FULL, grouped  {fulls:>9.0} /s   (bound: 8000)");
    println!(
        "  synchronous=OFF,  grouped  {offs:>9.0} /s   FULL is {:.0} % of it (bound: 80 %)",
        of_off * 100.0
    );
    println!(
        "  FULL, one commit each      {alones:>9.0} /s   FULL grouped is {of_alone:.1} times it (bound: 3)"
    );
    shares(1e6 / fulls, 1e6 / offs);
}

/// Where the time of one mark goes.
fn shares(full_us: f64, off_us: f64) {
    let (_, session) = full_session();
    let json_text = serde_json::to_string(&*session).unwrap();
    let read = micros(2_000, || {
        let read: Session<()> = serde_json::from_str(&json_text).unwrap();
        std::hint::black_box(read);
    });
    let write = micros(2_000, || {
        std::hint::black_box(serde_json::to_string(&*session).unwrap());
    });
    let event = mark_event(&session);
    let stepped = micros(2_000, || {
        std::hint::black_box(step(&session, &event, session.at).unwrap());
    });
    let commit = (full_us - off_us).max(0.0);
    let sql = (off_us - read - write - stepped).max(0.0);
    println!(
        "  one mark takes {full_us:.0} µs: JSON {:.0} % ({} bytes), step {:.0} %, SQL and the way there {:.0} %, commit {:.0} %",
        (read + write) / full_us * 100.0,
        json_text.len(),
        stepped / full_us * 100.0,
        sql / full_us * 100.0,
        commit / full_us * 100.0
    );
}

fn micros(times: u32, mut work: impl FnMut()) -> f64 {
    let rounds: Vec<f64> = (0..5)
        .map(|_| {
            let started = Instant::now();
            for _ in 0..times {
                work();
            }
            started.elapsed().as_secs_f64() * 1e6 / f64::from(times)
        })
        .collect();
    median(rounds)
}

/// A session at its fullest: both turns over, every ballot filled in.
fn full_session() -> (tempfile::TempDir, Arc<Session>) {
    let dir = scratch();
    let mut cast = Cast {
        house: house(dir.path(), Synchronous::Off, START),
        now: START,
        guild: GUILD,
        receipts: 0,
    };
    let id = cast.begin(1);
    cast.play(id);
    for (turn, interviewer) in [(TurnNo(0), 2), (TurnNo(1), 1)] {
        for rater in [interviewer, 3, 4, 5] {
            for competency in CompetencyNo::all().take(5) {
                let choice = Choice::Mark(Mark::try_from(3).unwrap());
                cast.act(rater, id, Act::Mark { turn, competency, choice });
            }
        }
    }
    let kit = Arc::clone(cast.session(id).kit());
    let session = Arc::new(harness::saved(cast.house.store().read(), id, &kit));
    (dir, session)
}

fn mark_event(session: &Session) -> Event {
    let act = Act::Mark {
        turn: TurnNo(1),
        competency: CompetencyNo(2),
        choice: Choice::Mark(Mark::try_from(5).unwrap()),
    };
    Event::Act(MemberAct::of(MemberId(3), act, session.at))
}

fn steps(c: &mut Criterion) {
    let (_dir, session) = full_session();
    let event = mark_event(&session);
    c.bench_function("step on a full session", |b| {
        b.iter(|| step(std::hint::black_box(&session), &event, session.at).unwrap());
    });
}

/// A store with so many planned sessions, none of them due.
fn planned_store(dir: &Path, count: i64) -> House {
    let mut cast =
        Cast { house: house(dir, Synchronous::Off, START), now: START, guild: GUILD, receipts: 0 };
    cast.begin(1);
    let rows = {
        let origin = cast.origin(1);
        let _ = origin;
        greenroom::store::sessions::running(cast.house.store().read(), SessionId(i64::MIN), 1)
            .unwrap()
    };
    let like = rows.into_iter().next().unwrap();
    let jobs: Vec<i64> = (0..count).collect();
    for chunk in jobs.chunks(5_000) {
        let done =
            cast.house.store_mut().run(chunk, |tx, n| -> Result<(), greenroom::store::Fault> {
                let mut row = like.clone();
                row.id = SessionId(n + 1);
                row.number = u32::try_from(n + 10).unwrap();
                row.is_running = false;
                row.phase = "gathering".to_owned();
                row.wake =
                    Some((START + Span::from_hours(24 + n % 5_000), "check-in-opens".to_owned()));
                greenroom::store::sessions::insert(tx, &row)
            });
        assert!(done.iter().all(Result::is_ok));
    }
    cast.house
}

fn sweeps(c: &mut Criterion) {
    let mut group = c.benchmark_group("a sweep that finds nothing due");
    for count in [1_000, 10_000, 100_000] {
        let dir = scratch();
        let mut house = planned_store(dir.path(), count);
        group.bench_function(BenchmarkId::from_parameter(count), |b| {
            b.iter(|| assert_eq!(house.sweep(START).unwrap(), 0));
        });
    }
    group.finish();
}

/// A database with 1,000 running sessions and 1,000,000 stored marks.
fn large_database(dir: &Path) {
    use greenroom::store::Fault;
    use greenroom::store::ballots::{self, BallotRow};
    let now = SystemClock.now();
    let mut cast =
        Cast { house: house(dir, Synchronous::Off, now), now, guild: GUILD, receipts: 0 };
    let mut sessions = Vec::new();
    for n in 0..1_000 {
        // A guild holds a hundred open sessions: these are of ten guilds.
        cast.guild = GuildId(n / 100 + 1);
        sessions.push(cast.begin(n * 100 + 1));
    }
    cast.house.alive(now).unwrap();
    let raters: Vec<i64> = (0..200).collect();
    for (n, session) in sessions.into_iter().enumerate() {
        let guild = GuildId(i64::try_from(n).unwrap() / 100 + 1);
        let done = cast.house.store_mut().run(&raters, |tx, rater| -> Result<(), Fault> {
            let ballot = BallotRow {
                session,
                turn_no: 7,
                rater: MemberId(1_000_000 + rater),
                guild,
                candidate: MemberId(1),
                rubric: "peer".to_owned(),
            };
            for competency in 0..5 {
                let level = u8::try_from((rater + i64::from(competency)) % 5 + 1).unwrap();
                let _kept = ballots::put_mark(tx, &ballot, competency, Some(level))?;
            }
            Ok(())
        });
        assert!(done.iter().all(Result::is_ok));
    }
    cast.house.close().unwrap();
}

/// From opening the files until every running session has been told of the absence.
fn start_up() {
    const ROUNDS: usize = 7;
    let dir = scratch();
    large_database(dir.path());
    let data = dir.path().join("data");
    let (mut clean, mut killed) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let ready = |into: &mut Vec<f64>| {
            let started = Instant::now();
            let now = SystemClock.now();
            let mut house = house(dir.path(), Synchronous::Full, now);
            let told = house.wake_up(now).unwrap();
            into.push(started.elapsed().as_secs_f64() * 1e3);
            assert_eq!(told, 1_000);
            house
        };
        // Dropped without a word, as a process that is killed.
        drop(ready(&mut clean));
        ready(&mut killed).close().unwrap();
    }
    let size = std::fs::metadata(data.join("greenroom.db")).map_or(0, |m| m.len());
    println!(
        "\nstart-up with 1,000 running sessions and 1,000,000 marks ({} MB), median of {ROUNDS}:",
        size / 1_000_000
    );
    println!("  after a clean stop {:>6.0} ms   (bound: 300)", median(clean));
    println!("  after kill -9      {:>6.0} ms   (the structure is checked first)", median(killed));
}

/// Sessions of the last months, of forty people who rate each other: of each only what scores are
/// made of.
fn past_sessions(cast: &mut Cast, count: i64) {
    use greenroom::store::ballots::{self, BallotRow};
    use greenroom::store::{Fault, sessions};
    let like = cast.begin(1);
    let like = sessions::load(cast.house.store().read(), like).unwrap().unwrap();
    let (guild, now) = (cast.guild, cast.now);
    let all: Vec<i64> = (0..count).collect();
    for chunk in all.chunks(500) {
        let done = cast.house.store_mut().run(chunk, |tx, n| -> Result<(), Fault> {
            let mut row = like.clone();
            row.id = SessionId(n + 1);
            row.number = u32::try_from(n + 1_000_000).unwrap();
            (row.is_running, row.wake) = (false, None);
            (row.phase, row.closed_at) = ("closed".to_owned(), Some(now));
            sessions::insert(tx, &row)?;
            for turn in 0..2_u16 {
                let candidate = (n * 7 + i64::from(turn)) % 40;
                for place in 0..2 {
                    let rater = (candidate + 1 + (n + place * 13) % 39) % 40;
                    let ballot = BallotRow {
                        session: row.id,
                        turn_no: turn,
                        rater: MemberId(10_000 + rater),
                        guild,
                        candidate: MemberId(10_000 + candidate),
                        rubric: "peer".to_owned(),
                    };
                    for competency in 0..5_u8 {
                        let level = (n + rater * 3 + i64::from(competency)) % 5 + 1;
                        let level = Some(u8::try_from(level).unwrap());
                        let _kept = ballots::put_mark(tx, &ballot, competency, level)?;
                    }
                    let _kept = ballots::set_complete(tx, &ballot, true)?;
                }
            }
            ballots::unseal(tx, row.id, now - Span::from_minutes(60 * (count - n)))?;
            Ok(())
        });
        assert!(done.iter().all(Result::is_ok));
    }
}

/// The press that unseals, and makes the reports, in milliseconds.
fn unsealing(behind: i64) -> f64 {
    const ROUNDS: i64 = 15;
    let dir = scratch();
    let mut cast = Cast {
        house: house(dir.path(), Synchronous::Off, START),
        now: START,
        guild: GUILD,
        receipts: 0,
    };
    past_sessions(&mut cast, behind);
    let mut took = Vec::new();
    for round in 1..=ROUNDS {
        let first = round * 100 + 1;
        let id = cast.begin(first);
        cast.play(id);
        cast.act(first, id, Act::OwnSkip);
        cast.act(first + 1, id, Act::OwnSkip);
        for (turn, interviewer) in [(TurnNo(0), first + 1), (TurnNo(1), first)] {
            for rater in [interviewer, first + 2, first + 3, first + 4] {
                for competency in 0..5 {
                    let choice = Choice::Mark(Mark::try_from(3).unwrap());
                    cast.act(
                        rater,
                        id,
                        Act::Mark { turn, competency: CompetencyNo(competency), choice },
                    );
                }
                let started = Instant::now();
                cast.act(rater, id, Act::BallotDone(turn));
                let ended = started.elapsed();
                if matches!(cast.session(id).phase, Phase::Report { .. }) {
                    took.push(ended.as_secs_f64() * 1e3);
                }
            }
        }
    }
    assert_eq!(took.len(), usize::try_from(ROUNDS).unwrap(), "every session was unsealed");
    median(took)
}

fn unsealings() {
    let (fresh, old) = (unsealing(0), unsealing(2_000));
    println!("\nthe press that unseals, with no fsync, median of 15:");
    println!("  no session behind it     {fresh:>6.2} ms");
    println!("  2,000 sessions behind it {old:>6.2} ms   (bound: 5)");
}

/// Memory of the real binary, idle, with that many sessions; and how fast it is ready.
fn idle_memory() {
    use std::io::{BufRead, BufReader, Write};
    use std::process::{Command as Process, Stdio};
    let dir = scratch();
    let mut child = Process::new(env!("CARGO_BIN_EXE_greenroom"))
        .args(["play", "--data"])
        .arg(dir.path().join("data"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // It answers once it is ready.
    child.stdin.as_mut().unwrap().write_all(b"help\n").unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    // What it has done by the time of its first line is its start; idling adds nothing.
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let resident = status.lines().find(|l| l.starts_with("VmRSS")).unwrap_or("VmRSS: unknown");
    println!(
        "\nthe binary, idle: {}   (bound: 30 MB)",
        resident.split_whitespace().skip(1).collect::<Vec<_>>().join(" ")
    );
    child.kill().unwrap();
    child.wait().unwrap();
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args().sample_size(30);
    steps(&mut criterion);
    sweeps(&mut criterion);
    criterion.final_summary();
    unsealings();
    durable_marks();
    start_up();
    idle_memory();
}

//! The bot under test: the real binary, or the same `serve` on a clock that a story moves.

use std::fs::File;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use greenroom::base::{Languages, Moment, Seed, Span};
use greenroom::config::Library;
use greenroom::discord::rest::ApiBase;
use greenroom::discord::{Offers, Secret, ServeEnd, ServeOptions, serve};
use greenroom::runtime::{Clock, HouseOptions, SystemClock};
use greenroom::store::{DATABASE_FILE, Synchronous};
use greenroom::view::Texts;
use tempfile::TempDir;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::ledger::{Ledger, is_settled};
use crate::discord::fake::{Fake, WITHIN};

/// The binary stops in order within this.
const STOPS_WITHIN: Duration = Duration::from_secs(10);

/// All that waits is delivered within this: the longest pause between two attempts is a minute.
const DELIVERS_WITHIN: Duration = Duration::from_secs(120);

/// Lines of its log that a story shows when it fails: more would push its reason out of sight.
const LOG_SHOWN: usize = 30;

/// `greenroom run`, in a clean environment.
pub(super) struct Binary {
    child: Option<Child>,
    data: TempDir,
    /// How often a bot had come to the gateway before this life.
    joined_before: u32,
}

impl Binary {
    /// Starts it and waits until it is connected.
    pub(super) async fn starts(fake: &Fake) -> Self {
        let binary = Self::begins_on(fake);
        binary.is_joined(fake).await;
        binary
    }

    /// Starts it on a new data directory; it is not waited for.
    pub(super) fn begins_on(fake: &Fake) -> Self {
        let data = tempfile::tempdir().unwrap();
        let mut binary = Self { child: None, data, joined_before: 0 };
        binary.begins(fake);
        binary
    }

    /// The same data directory, another process.
    pub(super) async fn starts_again(&mut self, fake: &Fake) {
        self.begins(fake);
        self.is_joined(fake).await;
    }

    /// Waits until this life is connected.
    pub(super) async fn is_joined(&self, fake: &Fake) {
        fake.is_joined_times(self.joined_before + 1).await;
    }

    /// Another process; it is not waited for.
    pub(super) fn begins(&mut self, fake: &Fake) {
        assert!(self.child.is_none(), "it runs already");
        self.joined_before = fake.identifies() + fake.resumes();
        let log = File::options().create(true).append(true).open(self.log_file()).unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_greenroom"))
            .args(["run", "--data"])
            .arg(self.data())
            .current_dir(self.data.path())
            .env_clear()
            .env("GREENROOM_DISCORD_TOKEN", fake.token())
            .env("GREENROOM_DISCORD_API_URL", fake.api_url())
            .env("GREENROOM_LOG", "info")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap();
        self.child = Some(child);
    }

    /// The data directory.
    pub(super) fn data(&self) -> PathBuf {
        self.data.path().join("data")
    }

    /// It ends by itself, with that code.
    pub(super) async fn ends_with(&mut self, code: i32) {
        let child = self.child.take().expect("it runs");
        let id = child.id().to_string();
        let Ok(end) = tokio::time::timeout(WITHIN, ended(child)).await else {
            let _gone = Command::new("kill").args(["-KILL", &id]).status();
            panic!("it did not end within {WITHIN:?}:\n{}", self.log());
        };
        assert_eq!(end.code(), Some(code), "{}", self.log());
    }

    fn log_file(&self) -> PathBuf {
        self.data.path().join("log")
    }

    pub(super) fn log(&self) -> String {
        std::fs::read_to_string(self.log_file()).unwrap()
    }

    /// Waits until this stands in its log.
    pub(super) async fn tells(&self, what: &str) {
        let told = async {
            while !self.log().contains(what) {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        let end = tokio::time::timeout(WITHIN, told).await;
        assert!(end.is_ok(), "nobody told {what:?}:\n{}", self.log());
    }

    /// Waits until everything is delivered.
    pub(super) async fn settles(&self) {
        let settled = async {
            while !is_settled(&self.data()) {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        let end = tokio::time::timeout(DELIVERS_WITHIN, settled).await;
        assert!(end.is_ok(), "{:#?}", Ledger::read(&self.data()).waiting());
    }

    /// Its database, as another program would open it.
    pub(super) fn database(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.data().join(DATABASE_FILE)).unwrap()
    }

    /// SIGTERM: it ends in order.
    pub(super) async fn stops(&mut self) {
        let child = self.child.take().expect("it runs");
        let id = child.id().to_string();
        let told = Command::new("kill").args(["-TERM", &id]).status().unwrap();
        assert!(told.success());
        let end = tokio::time::timeout(STOPS_WITHIN, ended(child)).await;
        let Ok(end) = end else {
            let _gone = Command::new("kill").args(["-KILL", &id]).status();
            panic!("it did not stop within {STOPS_WITHIN:?}:\n{}", self.log());
        };
        assert!(end.success(), "{end}:\n{}", self.log());
    }

    /// SIGKILL.
    pub(super) async fn is_killed(&mut self) {
        let mut child = self.child.take().expect("it runs");
        child.kill().unwrap();
        ended(child).await;
    }
}

async fn ended(mut child: Child) -> ExitStatus {
    tokio::task::spawn_blocking(move || child.wait().unwrap()).await.unwrap()
}

impl Drop for Binary {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
        if std::thread::panicking() {
            let log = self.log();
            let lines: Vec<&str> = log.lines().collect();
            let last = lines.len().saturating_sub(LOG_SHOWN);
            eprintln!("the end of the bot's log:\n{}", lines[last..].join("\n"));
        }
    }
}

/// The machine's clock, how far a story has moved it on, and how often the timer waited by it.
#[derive(Debug, Clone, Default)]
struct StoryClock {
    ahead_ms: Arc<AtomicI64>,
    /// Whether a leap is real time.
    counts_leaps: Arc<AtomicBool>,
    waits: watch::Sender<u64>,
}

impl Clock for StoryClock {
    fn now(&self) -> Moment {
        SystemClock.now() + Span::from_ms(self.ahead_ms.load(Ordering::SeqCst))
    }

    /// The clock may be moved at any time, so it is looked at often.
    fn wait_for(&self, span_ms: i64) -> Duration {
        self.waits.send_modify(|waits| *waits += 1);
        let ms = u64::try_from(span_ms).unwrap_or(0);
        let is_real = self.counts_leaps.load(Ordering::SeqCst) && ms >= 60_000;
        Duration::from_millis(if is_real { ms } else { ms.min(20) })
    }
}

/// The adapter in this process, on a clock that moves together with the fake's.
pub(super) struct Served {
    clock: StoryClock,
    stop: CancellationToken,
    thread: Option<JoinHandle<ServeEnd>>,
    data: TempDir,
}

impl Served {
    pub(super) async fn starts(fake: &Fake, library: Arc<Library>) -> Self {
        let data = tempfile::tempdir().unwrap();
        let clock = StoryClock::default();
        let stop = CancellationToken::new();
        let stops = stop.clone();
        let shared: Arc<dyn Clock> = Arc::new(clock.clone());
        let options = ServeOptions {
            token: Secret::new(fake.token()),
            api: ApiBase::parse(&fake.api_url()).unwrap(),
            offers: offers(&library),
            house: HouseOptions {
                dir: data.path().join("data"),
                now: clock.now(),
                command: "story".to_owned(),
                seed: Some(Seed(7)),
                library,
                synchronous: Synchronous::Normal,
            },
            last_sign: clock.now(),
            clock: shared,
            backups: None,
            seed: Seed(7),
            resume_dms: false,
        };
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .worker_threads(1)
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(serve(options, stops)).unwrap()
        });
        fake.is_joined().await;
        Self { clock, stop, thread: Some(thread), data }
    }

    /// The data directory.
    pub(super) fn data(&self) -> PathBuf {
        self.data.path().join("data")
    }

    /// Both clocks move on at once.
    pub(super) fn passes(&self, fake: &Fake, span: Duration) {
        fake.passes(span);
        let ms = i64::try_from(span.as_millis()).unwrap();
        self.clock.ahead_ms.fetch_add(ms, Ordering::SeqCst);
    }

    /// Leaps from here on are real time.
    pub(super) fn counts_leaps(&self) {
        self.clock.counts_leaps.store(true, Ordering::SeqCst);
    }

    /// Deliveries that are under way, or would be if the bot came to it.
    pub(super) fn on_their_way(&self) -> i64 {
        let now = self.clock.now().ms();
        self.counts(&format!(
            "select count(*) from outbox where settled_at_ms is null and is_head = 1
               and (state = 'sending' or due_at_ms <= {now})"
        ))
    }

    /// A count from the house's database.
    pub(super) fn counts(&self, sql: &str) -> i64 {
        let file = self.data().join(DATABASE_FILE);
        let conn = rusqlite::Connection::open(file).unwrap();
        conn.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    /// Waits until the timer has gone round twice: it asks once a round, and others ask seldom.
    pub(super) async fn looks_at_its_clock(&self) {
        let mut waits = self.clock.waits.subscribe();
        let until = *waits.borrow() + 3;
        waits.wait_for(|waits| *waits >= until).await.unwrap();
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.stop.cancel();
        let end = self.thread.take().unwrap().join();
        if !std::thread::panicking() {
            assert_eq!(end.unwrap(), ServeEnd::Stopped);
        }
    }
}

pub(crate) fn offers(library: &Library) -> Offers {
    Offers {
        formats: library.formats.iter().map(|f| (f.id.clone(), f.title.clone())).collect(),
        rubrics: library
            .rubrics
            .iter()
            .map(|r| (r.id.0.as_str().to_owned(), r.title.clone()))
            .collect(),
        languages: Languages::new(library.languages.iter().map(|item| item.value.clone())),
        texts: Texts {
            goals: Arc::clone(&library.goals),
            guide: Arc::clone(&library.guide),
            formats: library.formats.clone(),
            tags: Arc::clone(&library.tags),
            rubrics: library.rubrics.clone(),
            wanted_stories: Arc::new(library.wanted_stories()),
            in_languages: Vec::new(),
        },
    }
}

//! A living Discord on loopback: REST under `/api/v10` and the gateway's websocket, on one port.
//!
//! Start reading at [`Fake`] here, then `world` (what is kept) and `people` (how a test acts: a
//! member does something, members see something). The bot comes in through two doors: `server`
//! with `rest` behind it (one row a route), and `socket` with `gateway` behind it. `check` reads
//! every body three times, `permissions` says who may what, `faults` and `buckets` are how it
//! fails on demand, `wire` is how records look in JSON, `load` is what benches put on it.
//!
//! It is stricter than Discord and than any library. Whatever the real one would refuse as
//! malformed, and whatever the house forbids itself (a message without an explicit
//! `allowed_mentions`), is refused *and* recorded: a fake that is dropped with violations nobody
//! took fails its test. What the real one refuses because the world is so (no permission, a dead
//! token, an archived thread) is only answered.
//!
//! It never decides what time it is for the bot: its clock is the machine's with an offset that a
//! test moves; snowflakes, the three seconds, the fifteen minutes and the `Date` header follow it.
//! Rate limits alone count by the machine's clock, because clients wait by theirs.

mod buckets;
mod check;
mod clock;
mod faults;
mod gateway;
mod line;
mod load;
mod people;
pub(crate) mod permissions;
mod refusal;
mod rest;
mod server;
mod socket;
mod wire;
mod world;

use serde_json::Value;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch;

use crate::kill_loop::number_of;

pub(crate) use buckets::Invalid;
pub(crate) use faults::{Often, Wrong};
pub(crate) use load::Told;
pub(crate) use people::{Chatter, Got, Guild, Hand, How, Member, Post, Room};
pub(crate) use world::{Id, Payloads, Seen};

use gateway::Out;
use line::{Cut, Line};
use world::World;

/// Nothing that a test waits for takes longer; a wait ends as soon as it is there.
pub(crate) const WITHIN: Duration = Duration::from_secs(20);

/// The world and who wants to know when it changes; handles of people and places hold it.
#[derive(Clone)]
struct Shared(Arc<Inner>);

struct Inner {
    world: Mutex<World>,
    changes: watch::Sender<u64>,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, World> {
        self.0.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn read<R>(&self, look: impl FnOnce(&World) -> R) -> R {
        look(&self.lock())
    }

    fn change<R>(&self, act: impl FnOnce(&mut World) -> R) -> R {
        let end = act(&mut self.lock());
        self.0.changes.send_modify(|n| *n += 1);
        end
    }

    /// Waits until `look` finds something, or gives up.
    async fn wait<R>(
        &self,
        within: Duration,
        mut look: impl FnMut(&World) -> Option<R>,
    ) -> Option<R> {
        let mut changes = self.0.changes.subscribe();
        let found = async {
            loop {
                changes.mark_unchanged();
                if let Some(found) = self.read(&mut look) {
                    return found;
                }
                changes.changed().await.expect("the world holds the sender");
            }
        };
        tokio::time::timeout(within, found).await.ok()
    }
}

/// The fake itself: stopped when it is dropped.
pub(crate) struct Fake {
    shared: Shared,
    port: u16,
    seed: u64,
    runtime: Option<Runtime>,
}

impl Fake {
    pub(crate) async fn start() -> Self {
        Self::seeded(number_of("GREENROOM_FAKE_SEED", 1)).await
    }

    /// What is left to chance (the nonces' memory, faults by percentage) follows the seed.
    pub(crate) async fn seeded(seed: u64) -> Self {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("fake-discord")
            .enable_all()
            .build()
            .unwrap();
        let inner = Inner { world: Mutex::new(World::new(seed)), changes: watch::Sender::new(0) };
        let shared = Shared(Arc::new(inner));
        let serving = shared.clone();
        let served = runtime.spawn(async move {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
            let port = listener.local_addr().unwrap().port();
            let for_requests = serving.clone();
            let app = Router::new().fallback(move |cut, request: Request| {
                server::serve(for_requests.clone(), cut, request)
            });
            let line = Line { listener, shared: serving };
            let service = app.into_make_service_with_connect_info::<Cut>();
            tokio::spawn(async move { axum::serve(line, service).await });
            port
        });
        let port = served.await.unwrap();
        shared.change(|w| w.port = port);
        Self { shared, port, seed, runtime: Some(runtime) }
    }

    /// What `GREENROOM_DISCORD_API_URL` is set to.
    pub(crate) fn api_url(&self) -> String {
        format!("http://127.0.0.1:{}/api/v10", self.port)
    }

    pub(crate) fn token(&self) -> String {
        self.shared.read(|w| w.app.token.clone())
    }

    pub(crate) fn application(&self) -> Id {
        self.shared.read(|w| w.app.id)
    }

    /// A new guild that the bot is in, with the permissions of the invite link.
    pub(crate) fn guild(&self, name: &str) -> Guild {
        Guild::new(&self.shared, name)
    }

    pub(crate) fn payloads(&self, payloads: Payloads) {
        self.shared.change(|w| w.payloads = payloads);
    }

    pub(crate) fn now_ms(&self) -> i64 {
        self.shared.read(|w| w.clock.now_ms())
    }

    /// The fake's clock moves on at once.
    pub(crate) fn passes(&self, span: Duration) {
        self.shared.change(|w| w.clock.pass(span));
    }

    /// How long this fake remembers a nonce.
    pub(crate) fn remembers_nonces_for(&self) -> Duration {
        let ms = self.shared.read(|w| w.nonce_for_ms);
        Duration::from_millis(u64::try_from(ms).unwrap())
    }

    /// The commands that are registered, of a guild or everywhere.
    pub(crate) fn commands(&self, guild: Option<&Guild>) -> Vec<serde_json::Value> {
        let of = guild.map(Guild::id);
        self.shared.read(|w| w.commands.get(&of).cloned().unwrap_or_default())
    }

    /// Every request so far, in order.
    pub(crate) fn requests(&self) -> Vec<Seen> {
        self.shared.read(|w| w.requests.clone())
    }

    /// Those of one route, written as for [`Fake::breaks`].
    pub(crate) fn requests_to(&self, route: &str) -> Vec<Seen> {
        let fits = |s: &Seen| faults::matches(route, &s.method, &s.path);
        self.requests().into_iter().filter(fits).collect()
    }

    /// Waits until so many requests came to a route.
    pub(crate) async fn hears(&self, route: &str, count: usize) -> Vec<Seen> {
        let fits = |s: &&Seen| faults::matches(route, &s.method, &s.path);
        let heard = self.shared.wait(WITHIN, |w| {
            let found: Vec<Seen> = w.requests.iter().filter(fits).cloned().collect();
            (found.len() >= count).then_some(found)
        });
        let heard = heard.await;
        heard.unwrap_or_else(|| panic!("{count} × {route}; came: {:#?}", self.requests_to(route)))
    }

    /// Waits for the newest request to a route that `is` what is looked for.
    pub(crate) async fn hears_one(&self, route: &str, is: impl Fn(&Seen) -> bool) -> Seen {
        let fits = |s: &&Seen| faults::matches(route, &s.method, &s.path) && is(s);
        let heard = self.shared.wait(WITHIN, |w| w.requests.iter().rev().find(fits).cloned());
        let heard = heard.await;
        heard.unwrap_or_else(|| panic!("it never came to {route}: {:#?}", self.requests_to(route)))
    }

    /// What was wrong so far; it stays recorded.
    pub(crate) fn violations(&self) -> Vec<String> {
        self.shared.read(|w| w.violations.clone())
    }

    /// What was wrong so far, for a test that wants it so.
    pub(crate) fn take_violations(&self) -> Vec<String> {
        self.shared.change(|w| std::mem::take(&mut w.violations))
    }
}

/// What is registered.
impl Fake {
    /// Every option that is completed while it is typed: its command, its name, its type.
    pub(crate) fn options_that_complete(&self) -> Vec<(String, String, u64)> {
        fn gather(path: &str, options: &Value, into: &mut Vec<(String, String, u64)>) {
            for option in options.as_array().into_iter().flatten() {
                let name = option["name"].as_str().unwrap();
                if option["autocomplete"] == true {
                    let kind = option["type"].as_u64().unwrap();
                    into.push((path.to_owned(), name.to_owned(), kind));
                }
                gather(&format!("{path} {name}"), &option["options"], into);
            }
        }
        self.shared.read(|w| {
            let mut found = Vec::new();
            for command in w.commands.values().flatten() {
                let name = format!("/{}", command["name"].as_str().unwrap());
                gather(&name, &command["options"], &mut found);
            }
            found
        })
    }
}

/// What goes wrong.
impl Fake {
    /// `route` is a method and a path; `*` is one part, `**` at the end any rest.
    pub(crate) fn breaks(&self, route: &str, often: Often, wrong: Wrong) {
        self.shared.change(|w| w.faults.add(route, often, wrong));
    }

    /// Everything works again.
    pub(crate) fn heals(&self) {
        self.shared.change(|w| w.faults.clear());
    }

    /// A global 429 for all but interactions, for so long, whoever asks.
    pub(crate) fn stops_everybody(&self, lasts: Duration, after: Duration) {
        self.shared.change(|w| w.faults.stop(lasts, after));
    }

    /// So many threads of one guild may be open.
    pub(crate) fn limits_threads(&self, active: usize) {
        self.shared.change(|w| w.active_threads_max = active);
    }

    /// Every bucket takes so many requests in such a time; headers tell.
    pub(crate) fn limits_buckets(&self, limit: u32, per: Duration) {
        self.shared.change(|w| w.buckets.enforce(limit, per));
    }

    /// More requests in one second than this, all routes together, are refused.
    pub(crate) fn limits_everything(&self, a_second: u32) {
        self.shared.change(|w| w.buckets.enforce_global(a_second));
    }

    /// Requests so far that count towards Discord's ban.
    pub(crate) fn invalid_requests(&self) -> Invalid {
        self.shared.read(|w| w.buckets.invalid)
    }

    /// The whole of Discord is away: sockets break, connections are refused.
    pub(crate) fn goes_down(&self) {
        self.shared.change(|w| {
            w.faults.down = true;
            w.gateway.sockets.values().for_each(|s| drop(s.send(Out::Drop)));
        });
    }

    /// The token is taken back; the bot's requests answer 401 from now on.
    pub(crate) fn resets_token(&self) {
        self.shared.change(|w| w.app.token.push_str(".new"));
    }
}

/// The gateway.
impl Fake {
    /// Waits until the bot is connected and identified or resumed.
    pub(crate) async fn is_joined(&self) {
        self.is_joined_times(1).await;
    }

    /// Waits for the n-th time that the bot has a session on an open socket.
    pub(crate) async fn is_joined_times(&self, times: u32) {
        let joined = self.shared.wait(WITHIN, |w| {
            let is_open = w.gateway.sessions.values().any(|s| s.socket.is_some());
            (is_open && w.gateway.identifies + w.gateway.resumes >= times).then_some(())
        });
        joined.await.unwrap_or_else(|| panic!("the bot never came to the gateway (n = {times})"));
    }

    /// Whether the bot has a session on an open socket.
    pub(crate) fn is_joined_now(&self) -> bool {
        self.shared.read(|w| w.gateway.sessions.values().any(|s| s.socket.is_some()))
    }

    /// Waits until no socket is open.
    pub(crate) async fn is_left(&self) {
        let left = self.shared.wait(WITHIN, |w| w.gateway.sockets.is_empty().then_some(()));
        left.await.expect("the bot never left the gateway");
    }

    fn orders(&self, mut order: impl FnMut() -> Out) {
        self.shared.change(|w| {
            w.gateway.sockets.values().for_each(|s| drop(s.send(order())));
        });
    }

    /// Every socket is closed with that code, or with a frame that has none.
    pub(crate) fn closes_gateway(&self, code: Option<u16>) {
        self.orders(|| Out::Close(code));
    }

    /// Every socket breaks without a word.
    pub(crate) fn drops_gateway(&self) {
        self.orders(|| Out::Drop);
    }

    /// Op 7: please connect again.
    pub(crate) fn asks_to_reconnect(&self) {
        self.orders(|| Out::of(&serde_json::json!({"op": 7, "d": null})));
    }

    /// Op 9: the session is over, to be resumed or not.
    pub(crate) fn invalidates_sessions(&self, resumable: bool) {
        self.orders(|| Out::of(&serde_json::json!({"op": 9, "d": resumable})));
        if !resumable {
            self.shared.change(|w| w.gateway.sessions.clear());
        }
    }

    /// Sessions are forgotten while nobody is connected: a resume will be refused.
    pub(crate) fn forgets_sessions(&self) {
        self.shared.change(|w| w.gateway.sessions.clear());
    }

    /// The next so many identifies are closed with that code.
    pub(crate) fn refuses_identify(&self, times: u32, code: u16) {
        self.shared.change(|w| w.gateway.refuse_identify = Some((times, code)));
    }

    /// What `GET /gateway/bot` says is left of the day's identifies.
    pub(crate) fn leaves_identifies(&self, remaining: u32) {
        self.shared.change(|w| w.gateway.limit.remaining = remaining);
    }

    /// New connections are told this interval, and whether their heartbeats are answered.
    pub(crate) fn beats(&self, every: Duration, answered: bool) {
        self.shared.change(|w| {
            w.gateway.heartbeat_ms = u64::try_from(every.as_millis()).unwrap();
            w.gateway.answers_heartbeats = answered;
        });
    }

    /// Every event comes so often.
    pub(crate) fn repeats_events(&self, copies: u32) {
        self.shared.change(|w| w.gateway.copies = copies);
    }

    /// An event of any kind and content, as the test likes it.
    pub(crate) fn dispatches(&self, kind: &str, data: &serde_json::Value) {
        self.shared.change(|w| w.dispatch(0, None, kind, data));
    }

    pub(crate) fn identifies(&self) -> u32 {
        self.shared.read(|w| w.gateway.identifies)
    }

    pub(crate) fn resumes(&self) -> u32 {
        self.shared.read(|w| w.gateway.resumes)
    }

    /// Waits for the n-th sign of life of the bot.
    pub(crate) async fn beats_times(&self, times: u32) {
        let beats = self.shared.wait(WITHIN, |w| (w.gateway.heartbeats >= times).then_some(()));
        beats.await.unwrap_or_else(|| panic!("only {} signs of life", self.heartbeats()));
    }

    pub(crate) fn heartbeats(&self) -> u32 {
        self.shared.read(|w| w.gateway.heartbeats)
    }

    /// Whom the bot asked for over the gateway, question by question.
    pub(crate) fn members_asked(&self) -> Vec<(Id, Vec<Id>)> {
        self.shared.read(|w| w.gateway.members_asked.clone())
    }

    /// The session is lost with its socket, and nobody tells the bot what happens meanwhile.
    pub(crate) async fn misses(&self, meanwhile: impl FnOnce()) {
        let joined = self.identifies() + self.resumes();
        self.forgets_sessions();
        meanwhile();
        self.drops_gateway();
        // A resume that is refused, and a new session.
        self.is_joined_times(joined + 2).await;
    }

    /// The most that the bot sent to the gateway within sixty seconds.
    pub(crate) fn most_sends_in_a_minute(&self) -> usize {
        self.shared.read(|w| w.gateway.sends_max_in_a_minute)
    }
}

impl Drop for Fake {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
        if std::thread::panicking() {
            eprintln!("the fake's seed was {:#x}", self.seed);
            eprintln!("violations: {:#?}", self.violations());
            return;
        }
        let violations = self.take_violations();
        assert!(violations.is_empty(), "the bot did what Discord forbids:\n{violations:#?}");
    }
}

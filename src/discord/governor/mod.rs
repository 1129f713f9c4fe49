//! The brake before every request: the global limit, buckets, the breaker, and fairness.
//!
//! [`core`] decides, with the time as a value; what is here only waits for its decisions. It sends
//! nothing itself. First answers of interactions ([`Governor::callback`]) pass without waiting for
//! anything, a lock of a few microseconds aside, and only tell what they met.
//!
//! Time is monotonic: a wall clock that is set changes nothing.

pub mod buckets;
mod words;
pub mod core;

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, oneshot, watch};
use tokio::time::Instant;
use tracing::{error, info, warn};

use crate::base::GuildId;

pub use self::buckets::{At, Limits, RouteKey};
pub use self::core::Core;
use self::core::GUILD_INVALID_MAX;
pub use self::words::{Ask, Class, Decision, Halt, Refusal, Scope, Seen, Slow, Ticket, Turn};

/// What is said about the brake to operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Refused requests (401, 403, 429) of the last ten minutes.
    pub invalid: usize,
    /// Requests on their way.
    pub in_flight: usize,
    /// Requests that wait.
    pub waiting: usize,
    /// Buckets that are remembered.
    pub buckets: usize,
}

/// The brake; clones share it.
#[derive(Clone)]
pub struct Governor(Arc<Shared>);

struct Shared {
    started: Instant,
    state: Mutex<State>,
    /// One of those who wait sits here and watches the time for all.
    seat: tokio::sync::Mutex<()>,
    nudge: Notify,
    halt: watch::Sender<Option<Halt>>,
}

struct State {
    core: Core,
    waiting: BTreeMap<Ticket, oneshot::Sender<Result<Permit, Refusal>>>,
}

/// Leave to send one request. Dropped without an answer, it counts as one whose end is not known.
pub struct Permit {
    governor: Governor,
    ticket: Ticket,
    is_over: bool,
}

/// Leave to send one first answer.
pub struct Pass(Governor);

/// A place in the queue, given back when its owner stops waiting.
struct QueuePlace<'a> {
    governor: &'a Governor,
    ticket: Ticket,
}

impl Default for Governor {
    fn default() -> Self {
        Self::new()
    }
}

impl Governor {
    /// A brake that knows of no bucket yet.
    pub fn new() -> Self {
        Self(Arc::new(Shared {
            started: Instant::now(),
            state: Mutex::new(State { core: Core::default(), waiting: BTreeMap::new() }),
            seat: tokio::sync::Mutex::new(()),
            nudge: Notify::new(),
            halt: watch::Sender::new(None),
        }))
    }

    /// Waits for leave to send, for at most `within`.
    pub async fn admit(
        &self,
        class: Class,
        route: RouteKey,
        within: Duration,
    ) -> Result<Permit, Refusal> {
        let (told, mut answer) = oneshot::channel();
        let ticket = self.turn(|state, at| {
            let ticket = state.core.enter(at, Ask { class, route, deadline: at + within })?;
            state.waiting.insert(ticket, told);
            Ok(ticket)
        })?;
        let _place = QueuePlace { governor: self, ticket };
        tokio::select! {
            biased;
            answer = &mut answer => {
                answer.unwrap_or(Err(Refusal::TryLater { after: Duration::ZERO }))
            }
            never = self.keep_time() => match never {},
        }
    }

    /// Leave for a first answer: at once, or never.
    pub fn callback(&self) -> Result<Pass, Refusal> {
        match *self.0.halt.borrow() {
            // An interaction has a token of its own, so that it can still be answered.
            None | Some(Halt::Unauthorized) => Ok(Pass(self.clone())),
            Some(halt @ Halt::TooManyInvalid) => Err(Refusal::Halted(halt)),
        }
    }

    /// Tells when nothing goes out any more.
    pub fn halt(&self) -> watch::Receiver<Option<Halt>> {
        self.0.halt.subscribe()
    }

    /// How it is.
    pub fn counts(&self) -> Counts {
        let state = self.lock();
        Counts {
            invalid: state.core.invalid_count(),
            in_flight: state.core.in_flight(),
            waiting: state.waiting.len(),
            buckets: state.core.bucket_count(),
        }
    }

    /// Whether only first answers and probes go out.
    pub fn is_broken(&self) -> bool {
        self.lock().core.is_broken()
    }

    /// Something changed in this guild: the next of it may go at once.
    pub fn try_guild(&self, guild: GuildId) {
        self.turn(|state, _| state.core.try_guild(guild));
    }

    /// Whether it is tried in this guild now and then only.
    pub fn is_guild_broken(&self, guild: GuildId) -> bool {
        self.lock().core.is_guild_broken(guild)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the state, decides what follows, and tells those whom it concerns.
    fn turn<T>(&self, change: impl FnOnce(&mut State, At) -> T) -> T {
        let mut told = Vec::new();
        let (out, halt, turns) = {
            let mut state = self.lock();
            let at = self.0.started.elapsed();
            let out = change(&mut state, at);
            for decision in state.core.pump(at) {
                if let Some(sender) = state.waiting.remove(&decision.ticket) {
                    told.push((sender, decision));
                }
            }
            (out, state.core.halt(), state.core.take_turns())
        };
        for turn in turns {
            say_turn(turn);
        }
        for (sender, decision) in told {
            let (governor, ticket) = (self.clone(), decision.ticket);
            let end = decision.end.map(|()| Permit { governor, ticket, is_over: false });
            // Who stopped waiting meanwhile drops its leave here, which gives it back.
            let _unread = sender.send(end);
        }
        if let Some(halt) = halt {
            self.alarm(halt);
        }
        self.0.nudge.notify_one();
        out
    }

    fn alarm(&self, halt: Halt) {
        let is_news = self.0.halt.send_if_modified(|known| {
            let is_news = known.is_none();
            known.get_or_insert(halt);
            is_news
        });
        if is_news {
            match halt {
                Halt::Unauthorized => error!("Discord does not accept the token: nothing is sent"),
                Halt::TooManyInvalid => {
                    error!("Discord refused too many requests in ten minutes: nothing is sent");
                }
            }
        }
    }

    /// Watches the time for all who wait, for as long as its caller waits.
    async fn keep_time(&self) -> Infallible {
        let _seat = self.0.seat.lock().await;
        loop {
            let nudged = self.0.nudge.notified();
            let wake_at = self.lock().core.wake_at();
            match wake_at {
                Some(at) => {
                    tokio::select! {
                        () = nudged => {}
                        () = tokio::time::sleep_until(self.0.started + at) => self.turn(|_, _| ()),
                    }
                }
                None => nudged.await,
            }
        }
    }
}

impl Permit {
    /// The request was answered.
    pub fn answered(mut self, seen: &Seen) {
        self.end(Some(seen));
    }

    fn end(&mut self, seen: Option<&Seen>) {
        if std::mem::replace(&mut self.is_over, true) {
            return;
        }
        self.governor.turn(|state, at| state.core.ended(at, self.ticket, seen));
        if let Some(slow) = seen.and_then(|seen| seen.slow) {
            say(slow);
        }
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        self.end(None);
    }
}

impl Pass {
    /// The first answer was answered. Only a refusal is news to the brake.
    pub fn answered(self, seen: &Seen) {
        if matches!(seen.status, 401 | 403 | 429) {
            self.0.turn(|state, at| state.core.callback_ended(at, seen));
        }
        if let Some(slow) = seen.slow {
            say(slow);
        }
    }
}

impl Drop for QueuePlace<'_> {
    fn drop(&mut self) {
        let mut state = self.governor.lock();
        state.core.leave(self.ticket);
        state.waiting.remove(&self.ticket);
    }
}

fn say_turn(turn: Turn) {
    match turn {
        Turn::Broke { refused } => warn!(
            refused,
            "Discord refused {refused} requests in ten minutes: only answers to presses and probes \
             go out until one of those goes well"
        ),
        Turn::Mended => info!("Discord takes requests again: everything goes out"),
        Turn::GuildBroke(guild) => warn!(
            guild.id = guild.0,
            "Discord refused {GUILD_INVALID_MAX} requests of guild {guild} in ten minutes: there it \
             is tried now and then only"
        ),
    }
}

fn say(slow: Slow) {
    let after_ms = slow.after.as_millis();
    warn!(after_ms, scope = ?slow.scope, "Discord asks to wait {after_ms} ms");
}

impl fmt::Debug for Governor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Governor").field(&self.counts()).finish()
    }
}

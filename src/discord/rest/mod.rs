//! The one door to Discord's REST API: every request goes through the brake, has a deadline, and
//! ends in what can be done about it.
//!
//! Nothing here prints an address: the paths of interactions hold their tokens. Start reading with
//! [`Rest::call`].

mod address;
mod failure;
mod route;
mod answer;
mod body;
mod attachment;

use std::borrow::Cow;
use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::{BuildHasher, Hasher};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, UNIX_EPOCH};

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, DATE, HeaderMap, HeaderValue};
use reqwest::{Client, Method, RequestBuilder};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::watch;
use tokio::time::Instant;
use tracing::debug;

use crate::base::{Moment, Span};
use crate::runtime::Clock;

use super::governor::{Governor, Halt, Pass, Permit, Refusal, Scope, Seen};
use super::secret::Secret;
use super::snowflake::made_at;

pub use self::address::{AddressFault, ApiBase, DISCORD, is_this_machine};
pub use self::attachment::AttachmentFault;
pub use self::body::File;
pub(super) use self::failure::{CHANNEL_GONE, MESSAGE_GONE, UNSEEN};
pub use self::failure::{ErrorBody, Failure, RouteKind};
pub use self::route::Route;
pub use super::governor::Class;

use self::answer::{Answer, Lost, text};
use self::body::{form, with_files};

/// Until a connection stands (`reliability`: O7).
const CONNECT_WITHIN: Duration = Duration::from_secs(3);
/// One request in all.
const REQUEST_WITHIN: Duration = Duration::from_secs(10);
/// Tries of one call whose end was not known.
const TRIES_MAX: u32 = 3;
/// Times that one call goes back to the queue because Discord asked to wait.
const WAITS_MAX: u32 = 5;
/// Between two tries, by chance.
const BETWEEN_TRIES_MS: (u64, u64) = (200, 2_000);
/// A first answer has arrived when its interaction is so old, or is not sent again
/// (`reliability`: I1).
const CALLBACK_BY: Span = Span::from_ms(2_700);
/// A try of a first answer takes at least so long; with less time than that there is none.
const CALLBACK_TRY_MIN: Duration = Duration::from_millis(250);
/// Between two tries of a first answer.
const CALLBACK_PAUSE: Duration = Duration::from_millis(100);
/// When nothing goes out any more, it waits for the next start.
const STOPPED_FOR: Span = Span::from_minutes(1);
/// The difference to Discord's clock is not known.
const NO_SKEW: i64 = i64::MIN;

/// One request.
pub struct Call<'a> {
    /// Where to.
    pub route: Route<'a>,
    /// What, as JSON.
    pub body: Option<Vec<u8>>,
    /// What stands behind the question mark.
    pub query: Vec<(&'static str, String)>,
    /// Files that go with it.
    pub files: Vec<File>,
    /// What for: how long it may wait.
    pub class: Class,
    /// Whether it may be sent again when its end is not known.
    pub repeat: Repeat,
}

/// Whether a request may be sent again when its end is not known. GET, PUT, PATCH and DELETE
/// always may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    /// Twice is once: it has a nonce, or starts what can be only once.
    Safe,
    /// Twice is twice.
    Never,
}

/// The door; clones share it.
#[derive(Clone)]
pub struct Rest(Arc<Inner>);

struct Inner {
    client: Client,
    base: ApiBase,
    authorization: HeaderValue,
    governor: Governor,
    clock: Arc<dyn Clock>,
    skew_ms: AtomicI64,
    /// What was in the way of the last request that failed.
    trouble: Mutex<String>,
}

/// Why there is no door.
#[derive(Debug, thiserror::Error)]
pub enum RestFault {
    /// The token has characters that no token has.
    #[error("the token has characters that cannot be sent")]
    Token,
    /// TLS or the resolver could not be set up.
    #[error("the HTTP client could not be made: {0}")]
    Client(String),
}

/// A request that is ready to be sent, several times if need be.
struct Ready<'a> {
    path: String,
    body: Option<Cow<'a, [u8]>>,
    call: &'a Call<'a>,
}

/// What is to be done about an end.
enum Judged {
    Done(Vec<u8>),
    Final(Failure),
    /// Back to the queue.
    Slow(Failure),
    /// Another try, or this.
    Again(Failure),
}

/// Leave to send, of either kind.
enum Leave {
    Queued(Permit),
    Callback(Pass),
}

impl<'a> Call<'a> {
    /// A request without body and files, that is not repeated unless its method allows it.
    pub fn new(route: Route<'a>, class: Class) -> Self {
        let (query, files) = (Vec::new(), Vec::new());
        Self { route, body: None, query, files, class, repeat: Repeat::Never }
    }

    /// The same with a body.
    #[must_use]
    pub fn with_body(self, body: &(impl Serialize + ?Sized)) -> Self {
        let body = serde_json::to_vec(body).expect("what we send is plain data");
        Self { body: Some(body), ..self }
    }

    /// The same, and it may be sent again when its end is not known.
    #[must_use]
    pub fn repeatable(self) -> Self {
        Self { repeat: Repeat::Safe, ..self }
    }

    fn is_same_twice(&self) -> bool {
        self.route.method() != "POST"
    }
}

/// How long a call may wait in the queue, and until when it may begin another try.
const fn patience(class: Class) -> (Duration, Duration) {
    let (wait, whole) = match class {
        Class::Callback => (0, 3),
        Class::Webhook => (3, 6),
        // The dispatcher gives an attempt ten seconds.
        Class::Message(_) => (5, 7),
        Class::About(_) | Class::Upkeep => (20, 30),
    };
    (Duration::from_secs(wait), Duration::from_secs(whole))
}

impl Rest {
    /// A door to `base` for the bot whose token this is.
    pub fn new(base: ApiBase, token: &Secret, clock: Arc<dyn Clock>) -> Result<Self, RestFault> {
        let mut authorization = HeaderValue::from_str(&format!("Bot {}", token.reveal()))
            .map_err(|_| RestFault::Token)?;
        authorization.set_sensitive(true);
        let mut client = Client::builder()
            .user_agent(USER_AGENT)
            .connect_timeout(CONNECT_WITHIN)
            .timeout(REQUEST_WITHIN)
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .referer(false);
        if base.is_here() {
            client = client.no_proxy();
        }
        let client = client.build().map_err(|e| RestFault::Client(e.without_url().to_string()))?;
        let (governor, skew_ms) = (Governor::new(), AtomicI64::new(NO_SKEW));
        let trouble = Mutex::default();
        Ok(Self(Arc::new(Inner { client, base, authorization, governor, clock, skew_ms, trouble })))
    }

    /// Sends it, and reads what comes back.
    pub async fn call<T: DeserializeOwned>(&self, call: Call<'_>) -> Result<T, Failure> {
        let body = self.send(&call).await?;
        serde_json::from_slice(&body).map_err(|fault| {
            let (line, column) = (fault.line(), fault.column());
            debug!("an answer was not understood at {line}:{column}");
            match call.route.method() {
                "GET" => {
                    Failure::Rejected { code: 0, why: "its answer was not understood".to_owned() }
                }
                // It has happened, only we do not know what.
                _ => Failure::Unknown,
            }
        })
    }

    /// Sends it; what comes back is of no interest.
    pub async fn call_unit(&self, call: Call<'_>) -> Result<(), Failure> {
        self.send(&call).await.map(|_| ())
    }

    /// Discord's clock less ours, when last seen; to about a second.
    pub fn date_skew(&self) -> Option<Span> {
        match self.0.skew_ms.load(Ordering::Relaxed) {
            NO_SKEW => None,
            ms => Some(Span::from_ms(ms)),
        }
    }

    /// Why a request just failed, for the log and its reader: where Discord gave no reason, the
    /// address and what was in the way.
    pub fn trouble(&self, failure: &Failure) -> String {
        let trouble = self.0.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        let gives_none = matches!(failure, Failure::TryLater { .. } | Failure::Unknown);
        if gives_none && !trouble.is_empty() {
            format!("{}: {trouble}", self.0.base.origin())
        } else {
            failure.to_string()
        }
    }

    fn note_trouble(&self, what: String) {
        *self.0.trouble.lock().unwrap_or_else(PoisonError::into_inner) = what;
    }

    /// Tells when nothing goes out any more: the process should stop then.
    pub fn halt(&self) -> watch::Receiver<Option<Halt>> {
        self.0.governor.halt()
    }

    /// The brake, for those who report how it is.
    pub fn governor(&self) -> &Governor {
        &self.0.governor
    }

    async fn send(&self, call: &Call<'_>) -> Result<Vec<u8>, Failure> {
        let mut may_have_happened = false;
        self.tries(call, &mut may_have_happened).await.map_err(|failure| {
            // This try did nothing, but an earlier one may have.
            let is_undone =
                matches!(failure, Failure::TryLater { .. } | Failure::BreakerOpen { .. });
            if is_undone && may_have_happened { Failure::Unknown } else { failure }
        })
    }

    async fn tries(
        &self,
        call: &Call<'_>,
        may_have_happened: &mut bool,
    ) -> Result<Vec<u8>, Failure> {
        let ready = Ready::of(call)?;
        let (wait_max, whole) = patience(call.class);
        // Clocks differ: the first try of a first answer has a second in any case.
        let in_time_for = self.in_time_for(call).map(|left| left.max(Duration::from_secs(1)));
        let whole = in_time_for.unwrap_or(whole).min(whole);
        let started = Instant::now();
        let left = || whole.saturating_sub(started.elapsed());
        let (mut tries, mut waits) = (0, 0);
        loop {
            let leave = self.leave(&ready, left().min(wait_max)).await?;
            let end = self.once(&ready, left(), tries).await;
            // Without an answer the leave is dropped, and the brake knows that it is over.
            if let Ok(answer) = &end {
                leave.answered(&answer.seen);
            } else {
                drop(leave);
            }
            let failure = match ready.judge(end) {
                Judged::Done(body) => return Ok(body),
                Judged::Final(failure) => return Err(failure),
                Judged::Slow(failure) => {
                    waits += 1;
                    if waits > WAITS_MAX {
                        return Err(failure);
                    }
                    // The brake knows for how long, and may say that this is too long.
                    continue;
                }
                Judged::Again(failure) => failure,
            };
            *may_have_happened |= failure == Failure::Unknown;
            tries += 1;
            let pause = pause(call, tries, &failure);
            if tries >= TRIES_MAX || pause >= left() || !self.is_in_time(call, pause) {
                return Err(failure);
            }
            tokio::time::sleep(pause).await;
        }
    }

    async fn leave(&self, ready: &Ready<'_>, within: Duration) -> Result<Leave, Failure> {
        let governor = &self.0.governor;
        let leave = match ready.call.class {
            Class::Callback => governor.callback().map(Leave::Callback),
            class @ (Class::Webhook | Class::Message(_) | Class::About(_) | Class::Upkeep) => {
                governor.admit(class, ready.call.route.key(), within).await.map(Leave::Queued)
            }
        };
        let span =
            |after: Duration| Span::from_ms(i64::try_from(after.as_millis()).unwrap_or(i64::MAX));
        leave.map_err(|refusal| match refusal {
            Refusal::TryLater { after } => Failure::TryLater { after: Some(span(after)) },
            Refusal::BreakerOpen { after } => Failure::BreakerOpen { after: span(after) },
            Refusal::Halted(Halt::TooManyInvalid) => Failure::BreakerOpen { after: STOPPED_FOR },
            Refusal::Halted(Halt::Unauthorized) => Failure::Unauthorized,
        })
    }

    /// How long a first answer is still in time, by the age that its interaction's id tells.
    fn in_time_for(&self, call: &Call<'_>) -> Option<Duration> {
        let Route::AnswerInteraction(interaction, _) = call.route else { return None };
        let now = self.0.clock.now() + self.0.clock.behind_platform();
        let left = CALLBACK_BY - now.since(made_at(interaction.get()));
        Some(Duration::from_millis(u64::try_from(left.ms()).unwrap_or(0)))
    }

    /// Whether another try after this pause can still help.
    fn is_in_time(&self, call: &Call<'_>, pause: Duration) -> bool {
        self.in_time_for(call).is_none_or(|left| pause + CALLBACK_TRY_MIN <= left)
    }

    async fn once(&self, ready: &Ready<'_>, left: Duration, tries: u32) -> Result<Answer, Lost> {
        let Some(request) = self.request(ready) else { return Err(Lost::Before) };
        let within = match ready.call.class {
            // One that hangs leaves time for another.
            Class::Callback if tries == 0 => left / 2,
            Class::Callback => left,
            Class::Webhook | Class::Message(_) | Class::About(_) | Class::Upkeep => REQUEST_WITHIN,
        };
        let before = self.0.clock.now();
        let sent = request.timeout(within).send().await;
        let response = sent.map_err(|fault| {
            let is_before = fault.is_connect() || fault.is_builder();
            self.note_trouble(in_the_way(fault));
            if is_before { Lost::Before } else { Lost::OnTheWay }
        })?;
        self.compare_clocks(before, response.headers());
        let answer = Answer::read(response).await?;
        if !(200..300).contains(&answer.status) {
            self.note_trouble(format!("it answered with status {}", answer.status));
        }
        debug!(
            status = answer.status,
            code = answer.error.code,
            "{} ended with {}",
            ready.call.route.template(),
            answer.status
        );
        Ok(answer)
    }

    fn request(&self, ready: &Ready<'_>) -> Option<RequestBuilder> {
        let call = ready.call;
        let method = Method::from_bytes(call.route.method().as_bytes()).ok()?;
        let mut url = self.0.base.join(&ready.path)?;
        if !call.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&call.query);
        }
        let mut request = self.0.client.request(method, url);
        // An interaction's token is in its path; the bot's own has no business there.
        if call.route.kind() == RouteKind::Bot {
            request = request.header(AUTHORIZATION, self.0.authorization.clone());
        }
        match &ready.body {
            Some(body) if call.files.is_empty() => {
                Some(request.header(CONTENT_TYPE, "application/json").body(body.to_vec()))
            }
            Some(body) => Some(request.multipart(form(body, &call.files)?)),
            None => Some(request),
        }
    }

    fn compare_clocks(&self, before: Moment, headers: &HeaderMap) {
        let Some(there) = text(headers, DATE.as_str()).and_then(moment_of) else { return };
        let after = self.0.clock.now();
        let took = after.since(before);
        // It was any part of that second there, at any time since it was asked.
        self.0.clock.told(there, there + Span::from_seconds(1) + took);
        let here = before + took.scaled(1, 2);
        // The header has whole seconds, so it is half a second behind on average.
        let skew = (there + Span::from_ms(500)) - here;
        self.0.skew_ms.store(skew.ms().max(NO_SKEW + 1), Ordering::Relaxed);
    }
}

/// What a request met, down to what the system said. No address: a path can hold a token.
fn in_the_way(fault: reqwest::Error) -> String {
    let fault = fault.without_url();
    let mut causes: Vec<String> = Vec::new();
    let mut cause: Option<&dyn std::error::Error> = Some(&fault);
    while let Some(next) = cause {
        let said = next.to_string();
        if !causes.iter().any(|before| before.ends_with(&said)) {
            causes.push(said);
        }
        cause = next.source();
    }
    causes.join(": ")
}

/// By chance, so that those who failed together do not come back together.
fn pause(call: &Call<'_>, tries: u32, failure: &Failure) -> Duration {
    if call.class == Class::Callback {
        let asked = failure.asks_to_wait().map_or(0, |after| after.ms().unsigned_abs());
        return Duration::from_millis(asked).max(CALLBACK_PAUSE);
    }
    let (least, most) = BETWEEN_TRIES_MS;
    let most = (least << (tries + 1)).min(most);
    let chance = RandomState::new().build_hasher().finish();
    Duration::from_millis(least + chance % (most - least + 1))
}

impl<'a> Ready<'a> {
    fn of(call: &'a Call<'a>) -> Result<Self, Failure> {
        let rejected = |why: &str| Failure::Rejected { code: 0, why: why.to_owned() };
        let path = call.route.path().ok_or_else(|| rejected("not a path of the API"))?;
        let is_callback = call.class == Class::Callback;
        let body = match (&call.body, call.files.is_empty()) {
            (None, true) => None,
            (Some(body), true) => Some(Cow::Borrowed(body.as_slice())),
            (body, false) => {
                let whole = with_files(body.as_deref(), &call.files, is_callback);
                Some(Cow::Owned(whole.to_string().into_bytes()))
            }
        };
        Ok(Self { path, body, call })
    }

    fn judge(&self, end: Result<Answer, Lost>) -> Judged {
        let answer = match end {
            Ok(answer) => answer,
            Err(Lost::Before) => return Judged::Again(Failure::TryLater { after: None }),
            Err(Lost::OnTheWay) => return self.not_known(),
        };
        if (200..300).contains(&answer.status) {
            return Judged::Done(answer.body);
        }
        let failure =
            Failure::of(answer.status, &answer.error, answer.after, self.call.route.kind());
        let is_queued = self.call.class != Class::Callback;
        let is_of_queue = answer.seen.slow.is_some_and(|slow| slow.scope != Scope::Message);
        if failure == Failure::Unknown {
            return self.not_known();
        }
        match (&failure, is_queued) {
            (Failure::TryLater { .. }, true) if is_of_queue => return Judged::Slow(failure),
            (Failure::TryLater { .. }, false) => return Judged::Again(failure),
            _ => {}
        }
        if answer.status >= 500 {
            return Judged::Again(failure);
        }
        if let Failure::Rejected { code, why } = &failure {
            debug!(code, "{} was rejected: {why}", self.call.route.template());
        }
        Judged::Final(failure)
    }

    /// It may have happened.
    fn not_known(&self) -> Judged {
        match (self.call.is_same_twice(), self.call.repeat) {
            (true, _) => Judged::Again(Failure::TryLater { after: None }),
            (false, Repeat::Safe) => Judged::Again(Failure::Unknown),
            (false, Repeat::Never) => Judged::Final(Failure::Unknown),
        }
    }
}

impl Leave {
    fn answered(self, seen: &Seen) {
        match self {
            Self::Queued(permit) => permit.answered(seen),
            Self::Callback(pass) => pass.answered(seen),
        }
    }
}

/// What our requests are called. Discord asks for an address and a version.
const USER_AGENT: &str =
    concat!("DiscordBot (https://crates.io/crates/greenroom, ", env!("CARGO_PKG_VERSION"), ")");

/// What a `Date` header says; none where it says no date.
fn moment_of(header: &str) -> Option<Moment> {
    let since = httpdate::parse_http_date(header).ok()?.duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(since.as_millis()).ok().map(Moment::from_ms)
}

impl fmt::Debug for Rest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rest").field("base", &self.0.base).finish_non_exhaustive()
    }
}

//! The one door to Discord's REST API: every request goes through the brake, has a deadline, and
//! ends in what can be done about it.
//!
//! Nothing here prints an address: the paths of interactions hold their tokens. Start reading with
//! [`Rest::call`].

mod address;
mod path;
mod date;

use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::{BuildHasher, Hasher};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use reqwest::header::{
    AUTHORIZATION, CONTENT_TYPE, DATE, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER,
};
use reqwest::multipart::{Form, Part};
use reqwest::{Client, RequestBuilder, Response};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use serenity::http::{LightMethod, Route};
use tokio::sync::watch;
use tokio::time::Instant;
use tracing::debug;

use crate::base::{Moment, Span};
use crate::runtime::Clock;

use super::failure::{ErrorBody, Failure, RouteKind, ms_of_seconds};
use super::governor::{Governor, Halt, Limits, Pass, Permit, Refusal, Scope, Seen, Slow};
use super::secret::Secret;

pub use self::address::{AddressFault, ApiBase, DISCORD, is_this_machine};
pub use super::governor::Class;

use self::path::RoutePath;

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
/// A first answer is not repeated when its interaction is older: it would come too late.
const CALLBACK_AGE_MAX: Span = Span::from_ms(2_500);
/// An answer is read up to this, and what explains a refusal up to that.
const BODY_MAX: usize = 8 << 20;
const ERROR_BODY_MAX: usize = 64 << 10;
/// A 429 that does not say how long to wait.
const SLOW_UNSAID: Duration = Duration::from_secs(10);
/// Longest reason of the audit log, in characters.
const REASON_MAX: usize = 400;
/// An edit of a message that is too old for so many.
const OLD_EDITS: u32 = 30_046;
/// The difference to Discord's clock is not known.
const NO_SKEW: i64 = i64::MIN;
/// 2015-01-01, where Discord's ids count from.
const ID_EPOCH_MS: i64 = 1_420_070_400_000;

/// One request.
pub struct Call<'a> {
    /// Where to.
    pub route: Route<'a>,
    /// How.
    pub method: LightMethod,
    /// What, as JSON.
    pub body: Option<Value>,
    /// What stands behind the question mark.
    pub query: Vec<(&'static str, String)>,
    /// Files that go with it.
    pub files: Vec<File>,
    /// What for: how long it may wait.
    pub class: Class,
    /// Whether it may be sent again when its end is not known.
    pub repeat: Repeat,
    /// For the guild's audit log.
    pub reason: Option<String>,
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

/// A file of a message.
#[derive(Clone)]
pub struct File {
    /// Its name, also in `attachment://` links.
    pub name: String,
    /// What it shows, in words.
    pub description: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
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
    is: RoutePath,
    body: Option<Vec<u8>>,
    call: &'a Call<'a>,
}

/// What came back.
struct Answer {
    status: u16,
    after: Option<Span>,
    seen: Seen,
    error: ErrorBody,
    body: Vec<u8>,
}

/// No answer came back.
enum Lost {
    /// Nothing was sent.
    Before,
    /// It may have arrived.
    OnTheWay,
}

/// Leave to send, of either kind.
enum Leave {
    Queued(Permit),
    Callback(Pass),
}

impl<'a> Call<'a> {
    /// A request without body, files or reason, that is not repeated unless its method allows it.
    pub fn new(method: LightMethod, route: Route<'a>, class: Class) -> Self {
        let (body, reason, repeat) = (None, None, Repeat::Never);
        Self { route, method, body, query: Vec::new(), files: Vec::new(), class, repeat, reason }
    }

    /// The same with a body.
    #[must_use]
    pub fn with_body(self, body: Value) -> Self {
        Self { body: Some(body), ..self }
    }

    /// The same, and it may be sent again when its end is not known.
    #[must_use]
    pub fn repeatable(self) -> Self {
        Self { repeat: Repeat::Safe, ..self }
    }

    fn may_repeat(&self) -> bool {
        self.repeat == Repeat::Safe || self.is_same_twice()
    }

    fn is_same_twice(&self) -> bool {
        match self.method {
            LightMethod::Get | LightMethod::Put | LightMethod::Patch | LightMethod::Delete => true,
            LightMethod::Post => false,
        }
    }
}

/// How long a call may wait in the queue, and until when it may begin another try.
const fn patience(class: Class) -> (Duration, Duration) {
    let (wait, whole) = match class {
        Class::Callback => (0, 2),
        Class::Webhook => (3, 6),
        // The dispatcher gives an attempt ten seconds.
        Class::Message(_) => (5, 7),
        Class::Upkeep => (20, 30),
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
        Ok(Self(Arc::new(Inner { client, base, authorization, governor, clock, skew_ms })))
    }

    /// Sends it, and reads what comes back.
    pub async fn call<T: DeserializeOwned>(&self, call: Call<'_>) -> Result<T, Failure> {
        let body = self.send(&call).await?;
        serde_json::from_slice(&body).map_err(|fault| {
            let (line, column) = (fault.line(), fault.column());
            debug!("an answer was not understood at {line}:{column}");
            match call.method {
                LightMethod::Get => {
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

    /// Tells when nothing goes out any more: the process should stop then.
    pub fn halt(&self) -> watch::Receiver<Option<Halt>> {
        self.0.governor.halt()
    }

    /// The brake, for those who report how it is.
    pub fn governor(&self) -> &Governor {
        &self.0.governor
    }

    async fn send(&self, call: &Call<'_>) -> Result<Vec<u8>, Failure> {
        let ready = Ready::of(call)?;
        let (wait_max, whole) = patience(call.class);
        let started = Instant::now();
        let (mut tries, mut waits) = (0, 0);
        loop {
            let left = whole.saturating_sub(started.elapsed());
            let leave = self.leave(&ready, left.min(wait_max)).await?;
            let left = whole.saturating_sub(started.elapsed());
            let end = self.once(&ready, left).await;
            tries += 1;
            let (lost, certain) = match end {
                Ok(answer) => {
                    leave.answered(&answer.seen);
                    if (200..300).contains(&answer.status) {
                        return Ok(answer.body);
                    }
                    let failure = ready.failure(&answer);
                    let is_slow = answer.seen.slow.is_some_and(|s| s.scope != Scope::Message);
                    if is_slow && waits < WAITS_MAX && !ready.is_callback() {
                        waits += 1;
                        // The brake knows how long; it may say that this is too long.
                        continue;
                    }
                    match failure {
                        Failure::Unknown => (Lost::OnTheWay, None),
                        failure if answer.status >= 500 => (Lost::Before, Some(failure)),
                        failure => return Err(failure),
                    }
                }
                Err(lost) => {
                    drop(leave);
                    (lost, None)
                }
            };
            let later = Failure::TryLater { after: None };
            let (may_repeat, failure) = match lost {
                Lost::Before => (true, certain.unwrap_or(later)),
                Lost::OnTheWay if call.is_same_twice() => (true, later),
                Lost::OnTheWay => (call.may_repeat(), Failure::Unknown),
            };
            let pause = self.pause(call, tries);
            if !may_repeat || tries >= TRIES_MAX || started.elapsed() + pause >= whole {
                return Err(failure);
            }
            if !self.is_in_time(call) {
                return Err(failure);
            }
            tokio::time::sleep(pause).await;
        }
    }

    async fn leave(&self, ready: &Ready<'_>, within: Duration) -> Result<Leave, Failure> {
        let governor = &self.0.governor;
        let leave = match ready.call.class {
            Class::Callback => governor.callback().map(Leave::Callback),
            class => governor.admit(class, ready.is.key.clone(), within).await.map(Leave::Queued),
        };
        leave.map_err(|refusal| match refusal {
            Refusal::TryLater { after } => {
                let ms = i64::try_from(after.as_millis()).unwrap_or(i64::MAX);
                Failure::TryLater { after: Some(Span::from_ms(ms)) }
            }
            Refusal::BreakerOpen | Refusal::Halted(Halt::TooManyInvalid) => Failure::BreakerOpen,
            Refusal::Halted(Halt::Unauthorized) => Failure::Unauthorized,
        })
    }

    /// By chance, so that those who failed together do not come back together.
    fn pause(&self, call: &Call<'_>, tries: u32) -> Duration {
        if call.class == Class::Callback {
            return Duration::ZERO;
        }
        let (least, most) = BETWEEN_TRIES_MS;
        let most = (least << (tries + 1)).min(most);
        let chance = RandomState::new().build_hasher().finish();
        Duration::from_millis(least + chance % (most - least + 1))
    }

    /// Whether a first answer would still be in time, by the age that its interaction's id tells.
    fn is_in_time(&self, call: &Call<'_>) -> bool {
        let Route::InteractionResponse { interaction_id, .. } = call.route else { return true };
        let ms = i64::try_from(interaction_id.get() >> 22).unwrap_or(i64::MAX);
        let born = Moment::from_ms(ms.saturating_add(ID_EPOCH_MS));
        let now = self.0.clock.now() + self.date_skew().unwrap_or_default();
        now.since(born) <= CALLBACK_AGE_MAX
    }

    async fn once(&self, ready: &Ready<'_>, left: Duration) -> Result<Answer, Lost> {
        let Some(request) = self.request(ready) else { return Err(Lost::Before) };
        let within = match ready.call.class {
            Class::Callback => left,
            Class::Webhook | Class::Message(_) | Class::Upkeep => REQUEST_WITHIN,
        };
        let before = self.0.clock.now();
        let sent = request.timeout(within).send().await;
        let response = sent.map_err(|fault| match fault.is_connect() || fault.is_builder() {
            true => Lost::Before,
            false => Lost::OnTheWay,
        })?;
        self.compare_clocks(before, response.headers());
        let answer = Answer::read(response).await?;
        debug!(
            status = answer.status,
            code = answer.error.code,
            "{} ended with {}",
            ready.is.key.template,
            answer.status
        );
        Ok(answer)
    }

    fn request(&self, ready: &Ready<'_>) -> Option<RequestBuilder> {
        let call = ready.call;
        let mut url = self.0.base.join(&ready.path)?;
        if !call.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&call.query);
        }
        let mut request = self.0.client.request(call.method.reqwest_method(), url);
        // An interaction's token is in its path; the bot's own has no business there.
        if ready.is.kind == RouteKind::Bot {
            request = request.header(AUTHORIZATION, self.0.authorization.clone());
        }
        if let Some(reason) = &call.reason {
            request = request.header("x-audit-log-reason", encoded(reason));
        }
        match &ready.body {
            Some(body) if call.files.is_empty() => {
                Some(request.header(CONTENT_TYPE, "application/json").body(body.clone()))
            }
            Some(body) => Some(request.multipart(form(body, &call.files)?)),
            None => Some(request),
        }
    }

    fn compare_clocks(&self, before: Moment, headers: &HeaderMap) {
        let Some(there) = text(headers, &DATE).and_then(date::of_http) else { return };
        let here = before + self.0.clock.now().since(before).scaled(1, 2);
        // The header has whole seconds, so it is half a second behind on average.
        let skew = (there + Span::from_ms(500)) - here;
        self.0.skew_ms.store(skew.ms().max(NO_SKEW + 1), Ordering::Relaxed);
    }
}

impl<'a> Ready<'a> {
    fn of(call: &'a Call<'a>) -> Result<Self, Failure> {
        let rejected = |why: &str| Failure::Rejected { code: 0, why: why.to_owned() };
        let path = path::of_route(call.route).ok_or_else(|| rejected("not a path of the API"))?;
        let is = path::read(call.method, &path);
        let body = match (&call.body, call.files.is_empty()) {
            (None, true) => None,
            (Some(body), true) => Some(body.to_string().into_bytes()),
            (body, false) => Some(with_files(body.as_ref(), call).to_string().into_bytes()),
        };
        Ok(Self { path, is, body, call })
    }

    fn is_callback(&self) -> bool {
        self.call.class == Class::Callback
    }

    fn failure(&self, answer: &Answer) -> Failure {
        let failure = Failure::of(answer.status, &answer.error, answer.after, self.is.kind);
        if let Failure::Rejected { code, why } = &failure {
            debug!(code, "{} was rejected: {why}", self.is.key.template);
        }
        failure
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

impl Answer {
    async fn read(mut response: Response) -> Result<Self, Lost> {
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let is_good = response.status().is_success();
        let most = if is_good { BODY_MAX } else { ERROR_BODY_MAX };
        let mut body = Vec::new();
        while let Some(piece) = response.chunk().await.map_err(|_| Lost::OnTheWay)? {
            if body.len() + piece.len() > most {
                if is_good {
                    return Err(Lost::OnTheWay);
                }
                break;
            }
            body.extend_from_slice(&piece);
        }
        let error = if is_good { ErrorBody::default() } else { ErrorBody::read(&body) };
        let after = text(&headers, &RETRY_AFTER).and_then(seconds_to_ms).map(Span::from_ms);
        let slow = (status == 429).then(|| slow(&headers, &error, after));
        let seen = Seen { status, limits: limits(&headers), slow };
        Ok(Self { status, after, seen, error, body })
    }
}

/// What our requests are called. Discord asks for an address and a version.
const USER_AGENT: &str =
    concat!("DiscordBot (https://crates.io/crates/greenroom, ", env!("CARGO_PKG_VERSION"), ")");

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn named<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn seconds_to_ms(text: &str) -> Option<i64> {
    text.trim().parse().ok().and_then(ms_of_seconds)
}

fn duration(ms: i64) -> Duration {
    Duration::from_millis(u64::try_from(ms).unwrap_or(0))
}

fn limits(headers: &HeaderMap) -> Option<Limits> {
    // Names are short hexadecimal; anything else is not remembered.
    let bucket = named(headers, "x-ratelimit-bucket").filter(|name| name.len() <= 64)?;
    Some(Limits {
        bucket: Arc::from(bucket),
        limit: named(headers, "x-ratelimit-limit")?.parse().ok()?,
        remaining: named(headers, "x-ratelimit-remaining")?.parse().ok()?,
        reset_after: duration(named(headers, "x-ratelimit-reset-after").and_then(seconds_to_ms)?),
    })
}

fn slow(headers: &HeaderMap, error: &ErrorBody, after: Option<Span>) -> Slow {
    let said = error.retry_after_ms.or(after.map(Span::ms)).map(duration);
    let scope = named(headers, "x-ratelimit-scope").unwrap_or_default();
    let is_global = error.is_global
        || scope == "global"
        || named(headers, "x-ratelimit-global").is_some_and(|value| value == "true");
    let scope = match scope {
        _ if is_global => Scope::Global,
        "shared" => Scope::Shared,
        _ if error.code == Some(OLD_EDITS) => Scope::Message,
        _ if error.is_json => Scope::Route,
        // What stands before Discord has had enough of this address.
        _ => Scope::Global,
    };
    Slow { after: said.unwrap_or(SLOW_UNSAID), scope }
}

/// The body with a line for each file: Discord reads the words for those who do not see there.
fn with_files(body: Option<&Value>, call: &Call<'_>) -> Value {
    let mut body = body.cloned().unwrap_or_else(|| json!({}));
    let lines: Vec<Value> = call
        .files
        .iter()
        .enumerate()
        .map(|(id, f)| json!({"id": id, "filename": f.name, "description": f.description}))
        .collect();
    // A first answer has its message one level down.
    let message = match call.class {
        Class::Callback if body.get("data").is_some() => &mut body["data"],
        _ => &mut body,
    };
    if let Some(fields) = message.as_object_mut() {
        let kept = fields.entry("attachments").or_insert_with(|| json!([]));
        if let Some(kept) = kept.as_array_mut() {
            kept.extend(lines);
        }
    }
    body
}

fn form(body: &[u8], files: &[File]) -> Option<Form> {
    let json = Part::bytes(body.to_vec()).mime_str("application/json").ok()?;
    files.iter().enumerate().try_fold(Form::new().part("payload_json", json), |form, (id, file)| {
        let part = Part::bytes(file.bytes.clone()).file_name(file.name.clone());
        Some(form.part(format!("files[{id}]"), part.mime_str(file.media_type).ok()?))
    })
}

/// A reason as a header may hold it: everything but letters and digits by its bytes.
fn encoded(reason: &str) -> String {
    use fmt::Write;
    let mut out = String::new();
    for byte in reason.chars().take(REASON_MAX).collect::<String>().bytes() {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("a string takes everything");
        }
    }
    out
}

impl fmt::Debug for Rest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rest").field("base", &self.0.base).finish_non_exhaustive()
    }
}

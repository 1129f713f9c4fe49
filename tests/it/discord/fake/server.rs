//! The way of a request: noted, broken if a fault says so, checked for its token and its bucket,
//! read, and handed to `rest`; then the answer, unless a fault takes that.

use std::time::{Duration, Instant};

use axum::body::{Body, to_bytes};
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{ConnectInfo, FromRequest, FromRequestParts, Multipart, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::Shared;
use super::buckets::{Scope, Standing};
use super::clock::http_date;
use super::faults::Wrong;
use super::line::Cut;
use super::refusal::Refusal;
use super::rest::{self, Asked, File};
use super::socket;
use super::world::{Seen, World};

/// Largest request that Discord takes.
const REQUEST_MAX: usize = 25 * 1024 * 1024;

pub(super) async fn serve(
    shared: Shared,
    ConnectInfo(cut): ConnectInfo<Cut>,
    request: Request,
) -> Response {
    let came = Instant::now();
    if request.headers().contains_key(header::UPGRADE) {
        return upgrade(shared, request).await;
    }
    if shared.read(|w| w.faults.down) {
        // Connections of before are gone as well.
        cut.now();
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let method = request.method().as_str().to_owned();
    let whole = request.uri().path().to_owned();
    if let Some(file) = whole.strip_prefix("/attachments/") {
        return attachment(&shared, file, &request);
    }
    let Some(path) = whole.strip_prefix("/api/v10").map(str::to_owned) else {
        shared.change(|w| w.violation(format!("{method} {whole}: not under /api/v10")));
        return StatusCode::NOT_FOUND.into_response();
    };
    let (fault, came_ms) = shared.change(|w| {
        let World { faults, chance, clock, .. } = w;
        (faults.strike(&method, &path, chance), clock.now_ms())
    });
    let came_as = (method.as_str(), path.as_str(), came_ms);
    let note = |status: u16, body| shared.change(|w| note(w, came_as, status, body));
    match &fault {
        Some(Wrong::Silence) => {
            note(0, Value::Null);
            std::future::pending::<()>().await;
        }
        Some(Wrong::Reset) => {
            note(0, Value::Null);
            cut.now();
            return StatusCode::OK.into_response();
        }
        Some(Wrong::Slow(span)) => tokio::time::sleep(*span).await,
        _ => {}
    }
    if let Some(broken) = fault.as_ref().and_then(|f| answer_of(&shared, f)) {
        note(broken.status().as_u16(), Value::Null);
        if matches!(fault, Some(Wrong::SharedLimit { .. })) {
            // Others caused it, so it does not count towards the ban.
            shared.change(|w| w.buckets.invalid.limited -= 1);
        }
        return broken;
    }
    let standing = shared.change(|w| w.buckets.take(&method, &path));
    if let Some(standing) = &standing
        && let Some(scope) = standing.refused
    {
        note(429, Value::Null);
        return limited(&shared, standing, scope);
    }
    let (status, body) = match read(&shared, (&method, &path, came), request).await {
        Ok(asked) => {
            let asked = asked.spared(shared.change(|w| w.load.spares()));
            shared.change(|w| {
                let (status, body) = match rest::answer(w, &asked) {
                    Ok((status, body)) => (status, body),
                    Err(refusal) => (refusal.status, refusal.body()),
                };
                self::note(w, came_as, status, asked.body);
                (status, body)
            })
        }
        Err(refusal) => {
            note(refusal.status, Value::Null);
            (refusal.status, refusal.body())
        }
    };
    if matches!(fault, Some(Wrong::AnswerLost)) {
        cut.now();
    }
    let mut answer = written(&shared, status, &body);
    if let Some(standing) = standing {
        headers(answer.headers_mut(), &standing);
    }
    answer
}

/// A file, as Discord's other host hands it out: to anybody, and nobody shows a token there.
fn attachment(shared: &Shared, file: &str, request: &Request) -> Response {
    if request.headers().contains_key(header::AUTHORIZATION) {
        shared.change(|w| w.violation(format!("{file}: the token went to where files are")));
    }
    let name = file.split_once('/').map_or(file, |(_, name)| name);
    match shared.read(|w| w.files.get(name).map(|(_, bytes)| bytes.clone())) {
        Some(bytes) => Response::new(Body::from(bytes)),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn upgrade(shared: Shared, request: Request) -> Response {
    let query = request.uri().query().unwrap_or_default().to_owned();
    let is_json =
        query.split('&').any(|p| p == "v=10") && query.split('&').any(|p| p == "encoding=json");
    if !is_json || query.contains("compress") {
        shared.change(|w| {
            if !w.load.any_client {
                w.violation(format!("gateway: connected with `{query}`"));
            }
        });
    }
    let (mut parts, _) = request.into_parts();
    match WebSocketUpgrade::from_request_parts(&mut parts, &()).await {
        Ok(upgrade) => upgrade.on_upgrade(move |socket| socket::serve(shared, socket)),
        Err(refused) => refused.into_response(),
    }
}

/// Together with what the request does: whoever sees that finds the request.
fn note(w: &mut World, (method, path, at_ms): (&str, &str, i64), status: u16, body: Value) {
    match status {
        401 => w.buckets.invalid.unauthorised += 1,
        403 => w.buckets.invalid.forbidden += 1,
        429 => w.buckets.invalid.limited += 1,
        _ => {}
    }
    if w.load.keeps_requests {
        let (method, path) = (method.to_owned(), path.to_owned());
        w.requests.push(Seen { method, path, at_ms, status, body });
    }
}

/// The request as `rest` takes it: its token is good and its body is JSON.
async fn read(
    shared: &Shared,
    (method, path, came): (&str, &str, Instant),
    request: Request,
) -> Result<Asked, Refusal> {
    let unauthorised = || Refusal::new(401, 0, "401: Unauthorized");
    if !rest::is_open(path) {
        let given = request.headers().get(header::AUTHORIZATION).and_then(|h| h.to_str().ok());
        let wanted = shared.read(|w| format!("Bot {}", w.app.token));
        match given {
            Some(token) if token == wanted => {}
            Some(_) => return Err(unauthorised()),
            None => {
                shared.change(|w| w.violation(format!("{method} {path}: no Authorization")));
                return Err(unauthorised());
            }
        }
    }
    let query = request.uri().query().unwrap_or_default().to_owned();
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|h| h.to_str().ok());
    let kind = kind.unwrap_or_default().to_owned();
    let bad = |why: &str| {
        shared.change(|w| w.violation(format!("{method} {path}: {why}")));
        Refusal::new(400, 50109, "The request body contains invalid JSON.")
    };
    let (body, files) = if kind.starts_with("multipart/form-data") {
        multipart(request).await.map_err(|why| bad(&why))?
    } else {
        let bytes = to_bytes(request.into_body(), REQUEST_MAX).await;
        let bytes = bytes.map_err(|_| Refusal::new(413, 40005, "Request entity too large"))?;
        let body = if bytes.is_empty() {
            Value::Null
        } else if kind.starts_with("application/json") {
            serde_json::from_slice(&bytes).map_err(|e| bad(&e.to_string()))?
        } else {
            return Err(bad(&format!("a body of type `{kind}`")));
        };
        (body, Vec::new())
    };
    Ok(Asked::new(method, path, &query, body, files, came))
}

async fn multipart(request: Request) -> Result<(Value, Vec<File>), String> {
    let mut parts = Multipart::from_request(request, &()).await.map_err(|e| e.body_text())?;
    let (mut body, mut files) = (Value::Null, Vec::new());
    while let Some(part) = parts.next_field().await.map_err(|e| e.body_text())? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let bytes = part.bytes().await.map_err(|e| e.body_text())?;
        if name == "payload_json" {
            body = serde_json::from_slice(&bytes).map_err(|e| e.to_string())?;
        } else if let Some(number) = name.strip_prefix("files[").and_then(|n| n.strip_suffix(']')) {
            let id = number.parse().map_err(|_| format!("a part named {name}"))?;
            let name = file_name.ok_or_else(|| format!("{name} has no file name"))?;
            files.push(File { id, name, size: bytes.len() });
        } else {
            return Err(format!("a part named {name}"));
        }
    }
    Ok((body, files))
}

fn written(shared: &Shared, status: u16, body: &Value) -> Response {
    let mut answer = Response::new(match body {
        Value::Null => Body::empty(),
        body => Body::from(body.to_string()),
    });
    *answer.status_mut() = StatusCode::from_u16(status).unwrap();
    let date = http_date(shared.read(|w| w.clock.now_ms()));
    answer.headers_mut().insert(header::DATE, date.parse().unwrap());
    if !body.is_null() {
        answer.headers_mut().insert(header::CONTENT_TYPE, "application/json".parse().unwrap());
    }
    answer
}

fn headers(into: &mut HeaderMap, standing: &Standing) {
    let mut put = |name: &'static str, value: String| {
        into.insert(name, value.parse().unwrap());
    };
    put("x-ratelimit-limit", standing.limit.to_string());
    put("x-ratelimit-remaining", standing.remaining.to_string());
    put("x-ratelimit-reset-after", format!("{:.3}", standing.reset_after.as_secs_f64()));
    put("x-ratelimit-bucket", format!("{:x}", fingerprint(&standing.name)));
}

/// Buckets are told by a hash without meaning.
fn fingerprint(name: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    name.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

fn limited(shared: &Shared, standing: &Standing, scope: Scope) -> Response {
    let (name, is_global) = match scope {
        Scope::User => ("user", false),
        Scope::Global => ("global", true),
    };
    let mut answer = wait(shared, name, is_global, standing.reset_after, true);
    if !is_global {
        headers(answer.headers_mut(), standing);
    }
    answer
}

/// A 429 that says for how long.
fn wait(
    shared: &Shared,
    scope: &str,
    is_global: bool,
    after: Duration,
    has_headers: bool,
) -> Response {
    let seconds = after.as_secs_f64();
    let body = json!({"message": "You are being rate limited.", "retry_after": seconds,
                      "global": is_global});
    let mut answer = written(shared, 429, &body);
    if has_headers {
        let into = answer.headers_mut();
        into.insert("retry-after", format!("{}", seconds.ceil()).parse().unwrap());
        into.insert("x-ratelimit-scope", scope.parse().unwrap());
        into.insert("x-ratelimit-reset-after", format!("{seconds:.3}").parse().unwrap());
        if is_global {
            into.insert("x-ratelimit-global", "true".parse().unwrap());
        }
        into.insert(header::VIA, "1.1 google".parse().unwrap());
    }
    answer
}

/// The answer that a fault puts in the place of the real one.
fn answer_of(shared: &Shared, fault: &Wrong) -> Option<Response> {
    let html = |status: u16| {
        let page = format!("<html><head><title>{status}</title></head><body>cloud</body></html>");
        let mut answer = Response::new(Body::from(page));
        *answer.status_mut() = StatusCode::from_u16(status).unwrap();
        answer.headers_mut().insert(header::CONTENT_TYPE, "text/html".parse().unwrap());
        answer
    };
    Some(match fault {
        Wrong::Status { status, code } => {
            written(shared, *status, &Refusal::new(*status, *code, "as the test wished").body())
        }
        Wrong::Html(status) => html(*status),
        Wrong::Cloudflare => html(429),
        Wrong::GlobalLimit { after } => wait(shared, "global", true, *after, true),
        Wrong::UserLimit { after } => wait(shared, "user", false, *after, true),
        Wrong::SharedLimit { after } => wait(shared, "shared", false, *after, true),
        Wrong::LimitWithoutHeaders { after } => wait(shared, "user", false, *after, false),
        Wrong::AnswerLost | Wrong::Reset | Wrong::Silence | Wrong::Slow(_) => return None,
    })
}

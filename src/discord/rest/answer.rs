//! What comes back: the status, what the headers say about waiting, and the body up to a maximum.

use std::sync::Arc;
use std::time::Duration;

use reqwest::Response;
use reqwest::header::{HeaderMap, RETRY_AFTER};

use crate::base::Span;

use super::super::governor::{Limits, Scope, Seen, Slow};
use super::failure::{ErrorBody, ms_of_seconds};

/// An answer is read up to this, and what explains a refusal up to that.
const BODY_MAX: usize = 8 << 20;
const ERROR_BODY_MAX: usize = 64 << 10;
/// A 429 that does not say how long to wait.
const SLOW_UNSAID: Duration = Duration::from_secs(10);
/// An edit of a message that is too old for so many.
const OLD_EDITS: u32 = 30_046;

/// What came back.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) after: Option<Span>,
    pub(super) seen: Seen,
    pub(super) error: ErrorBody,
    pub(super) body: Vec<u8>,
}

/// No answer came back.
pub(super) enum Lost {
    /// Nothing was sent.
    Before,
    /// It may have arrived.
    OnTheWay,
}

impl Answer {
    pub(super) async fn read(mut response: Response) -> Result<Self, Lost> {
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let is_good = response.status().is_success();
        let most = if is_good { BODY_MAX } else { ERROR_BODY_MAX };
        let mut body = Vec::new();
        loop {
            let piece = match response.chunk().await {
                Ok(Some(piece)) if body.len() + piece.len() <= most => piece,
                Ok(None) => break,
                Ok(Some(_)) | Err(_) if is_good => return Err(Lost::OnTheWay),
                // The status is what matters of a refusal.
                Ok(Some(_)) | Err(_) => break,
            };
            body.extend_from_slice(&piece);
        }
        let error = if is_good { ErrorBody::default() } else { ErrorBody::read(&body) };
        let after = text(&headers, RETRY_AFTER.as_str()).and_then(seconds_to_ms).map(Span::from_ms);
        let slow = (status == 429).then(|| slow(&headers, &error, after));
        let seen = Seen { status, limits: limits(&headers), slow };
        Ok(Self { status, after, seen, error, body })
    }
}

/// A header as text.
pub(super) fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
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
    let bucket = text(headers, "x-ratelimit-bucket").filter(|name| name.len() <= 64)?;
    Some(Limits {
        bucket: Arc::from(bucket),
        limit: text(headers, "x-ratelimit-limit")?.parse().ok()?,
        remaining: text(headers, "x-ratelimit-remaining")?.parse().ok()?,
        reset_after: duration(text(headers, "x-ratelimit-reset-after").and_then(seconds_to_ms)?),
    })
}

fn slow(headers: &HeaderMap, error: &ErrorBody, after: Option<Span>) -> Slow {
    let said = error.retry_after_ms.or(after.map(Span::ms)).map(duration);
    let scope = text(headers, "x-ratelimit-scope").unwrap_or_default();
    let is_global = error.is_global
        || scope == "global"
        || text(headers, "x-ratelimit-global").is_some_and(|value| value == "true");
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

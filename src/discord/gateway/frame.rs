//! What a frame says. The envelope is read first, without its payload; the payload is read in a
//! second pass over the text, and only where somebody wants it.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serenity::model::id::{ApplicationId, GuildId};

/// One frame of the gateway.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Frame<'a> {
    /// The first one: how often to give a sign of life, in milliseconds.
    Hello {
        /// Every so many milliseconds.
        interval_ms: u64,
    },
    /// A session has begun.
    Ready {
        /// Its number.
        seq: u64,
        /// What is to be remembered.
        ready: Ready,
    },
    /// The session goes on; what was missed has come before this.
    Resumed {
        /// Its number.
        seq: Option<u64>,
    },
    /// Anything that happened.
    Event {
        /// Its number.
        seq: Option<u64>,
        /// Its kind, as Discord names it.
        kind: Cow<'a, str>,
    },
    /// A sign of life is wanted at once.
    BeatNow,
    /// Our sign of life was heard.
    Heard,
    /// We are to connect again.
    Reconnect,
    /// The session cannot be used; perhaps after a while.
    Invalid {
        /// Whether it may be resumed.
        is_resumable: bool,
    },
    /// A kind of frame from after our time.
    Unknown,
}

/// What is remembered of READY.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Ready {
    /// The session's name.
    pub session_id: String,
    /// Where it is resumed.
    pub resume_gateway_url: String,
    /// Who we are.
    pub application: Application,
    /// Where we are.
    #[serde(default)]
    pub guilds: Vec<KnownGuild>,
}

/// Who we are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Application {
    /// The application.
    pub id: ApplicationId,
}

/// A guild that we are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct KnownGuild {
    /// Its id.
    pub id: GuildId,
}

/// The frame is not what Discord says it sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

#[derive(Deserialize)]
struct Envelope<'a> {
    op: u64,
    #[serde(default)]
    s: Option<u64>,
    #[serde(default, borrow)]
    t: Option<Cow<'a, str>>,
    #[expect(dead_code, reason = "it is passed over, so that it must be well formed")]
    #[serde(default)]
    d: IgnoredAny,
}

#[derive(Deserialize)]
struct HelloPayload {
    heartbeat_interval: u64,
}

#[derive(Deserialize)]
struct Payload<T> {
    d: T,
}

/// Reads the payload of a frame. Why it cannot be read stays here: it may quote the payload.
pub(super) fn payload<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    serde_json::from_str::<Payload<T>>(text).map(|p| p.d).map_err(|_| Unreadable)
}

/// Reads a frame.
///
/// # Errors
/// [`Unreadable`] when it is not JSON, or has not the shape that Discord gives its frames.
pub fn read(text: &str) -> Result<Frame<'_>, Unreadable> {
    let envelope: Envelope<'_> = serde_json::from_str(text).map_err(|_| Unreadable)?;
    Ok(match (envelope.op, envelope.t) {
        (0, Some(kind)) => match (kind.as_ref(), envelope.s) {
            ("READY", Some(seq)) => Frame::Ready { seq, ready: payload(text)? },
            ("READY", None) => return Err(Unreadable),
            ("RESUMED", seq) => Frame::Resumed { seq },
            (_, seq) => Frame::Event { seq, kind },
        },
        (0, None) => return Err(Unreadable),
        (1, _) => Frame::BeatNow,
        (7, _) => Frame::Reconnect,
        // Without a word about it, the session is gone: beginning anew is the safe way.
        (9, _) => Frame::Invalid { is_resumable: payload(text).unwrap_or(false) },
        (10, _) => Frame::Hello { interval_ms: payload::<HelloPayload>(text)?.heartbeat_interval },
        (11, _) => Frame::Heard,
        _ => Frame::Unknown,
    })
}

//! Why a request did not succeed, by what can be done about it. One table knows Discord's codes.

use serde_json::Value;

use crate::base::Span;
use crate::interview::Hindrance;
use crate::protocol::{DeliveryFailure, NotDirect};

/// There is no such channel or thread.
pub(in crate::discord) const CHANNEL_GONE: u32 = 10_003;
/// There is no such guild.
const GUILD_GONE: u32 = 10_004;
/// There is no such message.
pub(in crate::discord) const MESSAGE_GONE: u32 = 10_008;
/// The bot does not see the channel.
pub(in crate::discord) const UNSEEN: u32 = 50_001;
/// The thread is locked.
const LOCKED: u32 = 160_005;
/// As many threads are open as there may be.
const THREADS_FULL: u32 = 160_006;
/// The same for threads of announcements.
const NEWS_THREADS_FULL: u32 = 160_007;
/// What Discord wrote is kept up to so many characters.
const MESSAGE_MAX: usize = 120;
/// Complaints about single fields are kept up to so many.
const PATHS_MAX: usize = 8;
/// A body is looked into so deep.
const DEPTH_MAX: usize = 12;
/// Codes above this are none of Discord's.
const CODE_MAX: u64 = 9_999_999;
/// The bot was flagged for its direct messages. Nowhere documented: discord-api-docs #2669.
const FLAGGED: u32 = 20_026;
/// When the token is not taken, everything waits for the next start.
const STOP_PAUSE: Span = Span::from_minutes(1);
/// A proxy that forbids without a code is asked again after so long.
const NO_CODE_PAUSE: Span = Span::from_seconds(30);

/// Why it did not succeed. A refused request is one of these and nothing else.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The channel, thread or message does not exist: close the lane.
    #[error("it is gone ({code})")]
    Gone {
        /// Discord's code.
        code: u32,
    },
    /// A permission is missing, or the thread is locked: what is to be shown waits, and who can
    /// mend it is told.
    #[error("not allowed ({code})")]
    Forbidden {
        /// Discord's code; 0 when it gave none.
        code: u32,
    },
    /// An interaction's token is used up, or what it showed is gone: forget that panel.
    #[error("the panel is gone ({code})")]
    TokenGone {
        /// Discord's code; 0 when it gave none.
        code: u32,
    },
    /// It was done before: a success (40060), or a thread that is there already (160004).
    #[error("it was done before ({code})")]
    Done {
        /// Discord's code.
        code: u32,
    },
    /// The thread is archived (50083): unarchive it once, then again.
    #[error("the thread is archived")]
    Archived,
    /// A maximum is reached, of the guild or the thread: it waits as well.
    #[error("a maximum is reached ({code})")]
    Full {
        /// Discord's code.
        code: u32,
    },
    /// This member takes no direct messages.
    #[error("the member takes no direct messages ({code})")]
    DmClosed {
        /// Discord's code.
        code: u32,
    },
    /// Too many new direct messages: wait ten minutes, then half as many.
    #[error("direct messages are paused ({code})")]
    DmPaused {
        /// Discord's code.
        code: u32,
    },
    /// Discord has flagged the bot (20026): no direct message until an operator says so.
    #[error("direct messages are stopped")]
    DmStopped,
    /// The guild's automatic moderation did not let it through: tell the host, do not repeat.
    #[error("held back by the guild's moderation ({code})")]
    Blocked {
        /// Discord's code.
        code: u32,
    },
    /// Our mistake: repeating does not help.
    #[error("rejected ({code}): {why}")]
    Rejected {
        /// Discord's code; 0 when it gave none.
        code: u32,
        /// Its sentence and the fields it names; never what we sent.
        why: String,
    },
    /// The bot's token is not valid: stop for good.
    #[error("the token is not valid")]
    Unauthorized,
    /// Not now; certainly nothing has happened.
    #[error("try later")]
    TryLater {
        /// When, if it is known.
        after: Option<Span>,
    },
    /// It was sent and may have happened: look before trying again.
    #[error("the end is not known")]
    Unknown,
    /// Too many requests were refused: only first answers and probes go out.
    #[error("too many requests were refused")]
    BreakerOpen {
        /// How long until the next one may find out whether it is over.
        after: Span,
    },
}

/// Whose rights a request uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RouteKind {
    /// The bot's token.
    Bot,
    /// An interaction's token in the path: its end is the end of one panel, not of the bot.
    Token,
}

/// What is known about a request that was refused.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ErrorBody {
    /// Discord's code; none for a body that is not Discord's, a page of HTML say, or -1.
    pub code: Option<u32>,
    /// Discord's sentence, cut.
    pub message: String,
    /// Fields that it complains about, with the code of the complaint.
    pub paths: Vec<String>,
    /// How long to wait, in milliseconds.
    pub retry_after_ms: Option<i64>,
    /// Whether a 429 is about everything that the bot sends.
    pub is_global: bool,
    /// Whether the body was JSON at all.
    pub is_json: bool,
}

/// What a code means, whatever the status.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Gone,
    TokenGone,
    Done,
    Forbidden,
    Archived,
    Full,
    Rejected,
    DmClosed,
    DmPaused,
    DmStopped,
    Blocked,
    TryLater,
}

/// Every code that greenroom knows (`reliability`, section B), in rising order. What is not here
/// is judged by its status.
const CODES: [(u32, Kind); 40] = [
    (CHANNEL_GONE, Kind::Gone),
    (GUILD_GONE, Kind::Gone),
    (10_007, Kind::Gone), // member
    (MESSAGE_GONE, Kind::Gone),
    (10_011, Kind::Gone), // role
    (10_013, Kind::Gone), // user
    (10_015, Kind::TokenGone),
    (10_062, Kind::TokenGone),
    (10_063, Kind::Gone), // command
    (10_070, Kind::Gone), // scheduled event
    (20_009, Kind::DmClosed),
    (FLAGGED, Kind::DmStopped),
    (20_028, Kind::TryLater),
    (20_029, Kind::TryLater),
    (30_033, Kind::Full),
    (30_034, Kind::Full), // commands created today
    (30_038, Kind::Full),
    (30_046, Kind::TryLater),
    (40_003, Kind::DmPaused),
    (40_060, Kind::Done),
    (40_062, Kind::TryLater),
    (40_094, Kind::Full), // follow-ups of one interaction
    (UNSEEN, Kind::Forbidden),
    (50_006, Kind::Rejected),
    (50_007, Kind::DmClosed),
    (50_013, Kind::Forbidden),
    (50_027, Kind::TokenGone),
    (50_035, Kind::Rejected),
    (50_083, Kind::Archived),
    (50_109, Kind::Rejected),
    (50_278, Kind::DmClosed),
    (110_000, Kind::TryLater),
    (130_000, Kind::TryLater),
    (160_002, Kind::Forbidden),
    (160_004, Kind::Done),
    (LOCKED, Kind::Forbidden),
    (THREADS_FULL, Kind::Full),
    (NEWS_THREADS_FULL, Kind::Full),
    (200_000, Kind::Blocked),
    (240_000, Kind::Blocked),
];

impl Failure {
    /// The one class of a refused request. `after` is what the headers say about waiting.
    pub fn of(status: u16, body: &ErrorBody, after: Option<Span>, route: RouteKind) -> Self {
        let code = body.code.unwrap_or(0);
        let after = body.retry_after_ms.map(Span::from_ms).or(after);
        // The status goes before the code where it decides about the whole bot.
        match (status, route) {
            (401, RouteKind::Bot) => return Self::Unauthorized,
            (401, RouteKind::Token) => return Self::TokenGone { code },
            (429, _) if !is_about_messages(code) => return Self::TryLater { after },
            _ => {}
        }
        let known = CODES.binary_search_by_key(&code, |(code, _)| *code).ok();
        match (known.map(|at| CODES[at].1), route) {
            (Some(Kind::Gone), RouteKind::Bot) => Self::Gone { code },
            (Some(Kind::Gone), RouteKind::Token) | (Some(Kind::TokenGone), _) => {
                Self::TokenGone { code }
            }
            (Some(Kind::Done), _) => Self::Done { code },
            (Some(Kind::Forbidden), _) => Self::Forbidden { code },
            (Some(Kind::Archived), _) => Self::Archived,
            (Some(Kind::Full), _) => Self::Full { code },
            (Some(Kind::Rejected), _) => Self::Rejected { code, why: body.why() },
            (Some(Kind::DmClosed), _) => Self::DmClosed { code },
            (Some(Kind::DmPaused), _) => Self::DmPaused { code },
            (Some(Kind::DmStopped), _) => Self::DmStopped,
            (Some(Kind::Blocked), _) => Self::Blocked { code },
            (Some(Kind::TryLater), _) => Self::TryLater { after },
            (None, _) => Self::by_status(status, body, after, route),
        }
    }

    fn by_status(status: u16, body: &ErrorBody, after: Option<Span>, route: RouteKind) -> Self {
        let code = body.code.unwrap_or(0);
        match (status, body.code, route) {
            // Without a code of Discord's own a proxy speaks: nothing is missing or gone.
            (403, None, _) | (404, None, RouteKind::Bot) => {
                Self::TryLater { after: after.or(Some(NO_CODE_PAUSE)) }
            }
            (403, Some(_), _) => Self::Forbidden { code },
            (404, _, RouteKind::Token) => Self::TokenGone { code },
            (404, Some(1..), RouteKind::Bot) => Self::Gone { code },
            (408 | 500..=599, _, _) => Self::Unknown,
            _ => Self::Rejected { code, why: format!("status {status}: {}", body.why()) },
        }
    }

    /// How long Discord asks to wait, if it does.
    pub fn asks_to_wait(&self) -> Option<Span> {
        if let Self::TryLater { after } = self { *after } else { None }
    }

    /// What the dispatcher is told: again, held, or gone. Whoever delivers has dealt before with
    /// what has a cure of its own: a thread to adopt, to unarchive, a member to tell otherwise.
    pub fn into_delivery(self) -> DeliveryFailure {
        match self {
            Self::Gone { code: CHANNEL_GONE | GUILD_GONE } => DeliveryFailure::PlaceGone,
            Self::Gone { .. } | Self::TokenGone { .. } => DeliveryFailure::Gone,
            Self::Forbidden { code: UNSEEN } => held(Hindrance::Unseen),
            Self::Archived | Self::Forbidden { code: LOCKED } => held(Hindrance::ThreadLocked),
            Self::Forbidden { .. } => held(Hindrance::NotAllowed),
            Self::Full { code: THREADS_FULL | NEWS_THREADS_FULL } => held(Hindrance::ThreadsFull),
            Self::Full { .. } => held(Hindrance::Full),
            // It is there: looking finds it.
            Self::Done { .. } | Self::Unknown => DeliveryFailure::Unknown,
            Self::DmClosed { code } => not_direct(NotDirect::Closed, code),
            Self::DmPaused { code } => not_direct(NotDirect::TooFast, code),
            Self::DmStopped => not_direct(NotDirect::Stopped, FLAGGED),
            Self::Blocked { code } => {
                DeliveryFailure::Rejected { why: format!("held back by moderation ({code})") }
            }
            Self::Rejected { code, why } => {
                DeliveryFailure::Rejected { why: format!("{why} ({code})") }
            }
            Self::TryLater { after } => DeliveryFailure::TryLater { after },
            Self::BreakerOpen { after } => DeliveryFailure::TryLater { after: Some(after) },
            // The bot stops, and what it owes waits for the next start.
            Self::Unauthorized => DeliveryFailure::TryLater { after: Some(STOP_PAUSE) },
        }
    }
}

fn held(why: Hindrance) -> DeliveryFailure {
    DeliveryFailure::Held { why, after: None }
}

fn not_direct(why: NotDirect, code: u32) -> DeliveryFailure {
    DeliveryFailure::NotDirect { why, code }
}

/// These come as a 429 and are no limit of requests: the code decides.
fn is_about_messages(code: u32) -> bool {
    matches!(code, FLAGGED | 30_034 | 40_003)
}

impl ErrorBody {
    /// Reads what there is to read; whatever the bytes are, this ends in a value.
    pub fn read(bytes: &[u8]) -> Self {
        let Ok(Value::Object(body)) = serde_json::from_slice::<Value>(bytes) else {
            return Self::default();
        };
        let code = body.get("code").and_then(Value::as_u64).filter(|code| *code <= CODE_MAX);
        let seconds = body.get("retry_after").and_then(Value::as_f64);
        let mut paths = Vec::new();
        if let Some(errors) = body.get("errors") {
            collect(errors, &mut String::new(), &mut paths, 0);
        }
        Self {
            code: code.and_then(|code| u32::try_from(code).ok()),
            message: cut(body.get("message").and_then(Value::as_str).unwrap_or_default()),
            paths,
            retry_after_ms: seconds.and_then(ms_of_seconds),
            is_global: body.get("global").and_then(Value::as_bool).unwrap_or(false),
            is_json: true,
        }
    }

    /// Discord's sentence and the fields it names.
    pub fn why(&self) -> String {
        match (self.message.as_str(), self.paths.as_slice()) {
            ("", []) => "no reason given".to_owned(),
            (message, []) => message.to_owned(),
            (message, paths) => format!("{message}: {}", paths.join(", ")),
        }
    }
}

/// Seconds as Discord writes them, rounded up so that nothing is sent too early.
pub(super) fn ms_of_seconds(seconds: f64) -> Option<i64> {
    // Beyond a day is nonsense, and so is what is not a number.
    (seconds >= 0.0).then(|| (seconds.min(86_400.0) * 1000.0).ceil() as i64)
}

/// `{"a": {"0": {"_errors": [{"code": "X", "message": …}]}}}` as `a.0 (X)`. The messages may
/// repeat what was sent, so they stay out.
fn collect(errors: &Value, path: &mut String, found: &mut Vec<String>, depth: usize) {
    let Value::Object(fields) = errors else { return };
    for (name, value) in fields {
        if found.len() >= PATHS_MAX || depth > DEPTH_MAX {
            return;
        }
        if name == "_errors" {
            let codes = value.as_array().into_iter().flatten().filter_map(|one| one.get("code"));
            let codes: Vec<&str> = codes.filter_map(Value::as_str).take(3).collect();
            found.push(cut(&format!("{path} ({})", codes.join(" "))));
        } else {
            let before = path.len();
            if before > 0 {
                path.push('.');
            }
            path.push_str(name);
            collect(value, path, found, depth + 1);
            path.truncate(before);
        }
    }
}

fn cut(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(MESSAGE_MAX).collect()
}

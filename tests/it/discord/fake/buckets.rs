//! Rate limits as Discord enforces them: a bucket a route and major id, told by headers, and the
//! global one. Off until a test switches them on, because stories should not wait.

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

/// What the headers say about the bucket of a request.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    pub(super) name: String,
    pub(super) limit: u32,
    pub(super) remaining: u32,
    pub(super) reset_after: Duration,
    /// The request is over the limit of its bucket, or of everybody.
    pub(super) refused: Option<Scope>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    User,
    Global,
}

struct Window {
    started: Instant,
    used: u32,
}

/// Requests that Discord answered with an error that counts towards the ban.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Invalid {
    pub(crate) unauthorised: u32,
    pub(crate) forbidden: u32,
    pub(crate) limited: u32,
}

#[derive(Default)]
pub(super) struct Buckets {
    rule: Option<(u32, Duration)>,
    windows: BTreeMap<String, Window>,
    global: Option<u32>,
    recent: VecDeque<Instant>,
    pub(super) invalid: Invalid,
}

impl Buckets {
    pub(super) fn enforce(&mut self, limit: u32, per: Duration) {
        self.rule = Some((limit, per));
    }

    pub(super) fn enforce_global(&mut self, a_second: u32) {
        self.global = Some(a_second);
    }

    pub(super) fn take(&mut self, method: &str, path: &str) -> Option<Standing> {
        let now = Instant::now();
        if let Some(limit) = self.global
            && !is_exempt(path)
        {
            let second = Duration::from_secs(1);
            while self.recent.front().is_some_and(|t| now - *t >= second) {
                self.recent.pop_front();
            }
            if self.recent.len() >= limit as usize {
                let reset_after = second - (now - self.recent[0]);
                let (name, remaining) = ("global".to_owned(), 0);
                let refused = Some(Scope::Global);
                return Some(Standing { name, limit, remaining, reset_after, refused });
            }
            self.recent.push_back(now);
        }
        let (limit, per) = self.rule?;
        if path.starts_with("/interactions/") {
            return None;
        }
        let name = bucket(method, path);
        let window = self
            .windows
            .entry(name.clone())
            .and_modify(|w| {
                if now - w.started >= per {
                    *w = Window { started: now, used: 0 };
                }
            })
            .or_insert(Window { started: now, used: 0 });
        let refused = (window.used >= limit).then_some(Scope::User);
        if refused.is_none() {
            window.used += 1;
        }
        let reset_after = per - (now - window.started);
        Some(Standing { name, limit, remaining: limit - window.used, reset_after, refused })
    }
}

/// Interaction routes are outside the global limit.
pub(super) fn is_exempt(path: &str) -> bool {
    path.starts_with("/interactions/") || path.starts_with("/webhooks/")
}

/// The route with its major ids; other ids share a bucket.
fn bucket(method: &str, path: &str) -> String {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let major = match parts.first() {
        Some(&"webhooks") => 3,
        _ => 2,
    };
    let mut name = method.to_owned();
    for (at, part) in parts.iter().enumerate() {
        let is_minor = at >= major && part.bytes().all(|b| b.is_ascii_digit());
        name.push('/');
        name.push_str(if is_minor { "*" } else { part });
    }
    name
}

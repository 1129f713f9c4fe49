//! What goes wrong on demand: by rule (which route, how often, what) and by chance from a seed.

use std::time::{Duration, Instant};

use rand::RngExt;
use rand_chacha::ChaCha8Rng;

/// What happens to a request.
#[derive(Clone, Debug)]
pub(crate) enum Wrong {
    /// An error as Discord words it.
    Status { status: u16, code: u32 },
    /// An error of something in between: HTML, no JSON.
    Html(u16),
    /// 429 for the whole bot; only this request, see [`super::Fake::stops_everybody`].
    GlobalLimit { after: Duration },
    /// 429 of a bucket.
    UserLimit { after: Duration },
    /// 429 that does not count as invalid, because others caused it.
    SharedLimit { after: Duration },
    /// 429 with `retry_after` in the body and none of the headers.
    LimitWithoutHeaders { after: Duration },
    /// 429 from Cloudflare: no JSON, no `Retry-After`.
    Cloudflare,
    /// Discord did it, but the connection breaks before the answer.
    AnswerLost,
    /// The connection breaks before anything is done.
    Reset,
    /// Nothing is done, and no answer ever comes.
    Silence,
    /// Done and answered, but late.
    Slow(Duration),
}

/// How often a rule strikes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Often {
    /// The next so many matching requests.
    Next(u32),
    Always,
    /// So many in a hundred, by the fake's seed.
    Percent(u32),
}

#[derive(Debug)]
struct Rule {
    route: String,
    often: Often,
    wrong: Wrong,
}

#[derive(Debug, Default)]
pub(super) struct Faults {
    rules: Vec<Rule>,
    /// Everybody is told to wait until then.
    stop: Option<(Instant, Duration)>,
    /// New connections are refused.
    pub(super) down: bool,
}

impl Faults {
    pub(super) fn add(&mut self, route: &str, often: Often, wrong: Wrong) {
        self.rules.push(Rule { route: route.to_owned(), often, wrong });
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    pub(super) fn stop(&mut self, lasts: Duration, after: Duration) {
        self.stop = Some((Instant::now() + lasts, after));
    }

    /// What happens to this request, if anything; the first rule that strikes decides.
    pub(super) fn strike(
        &mut self,
        method: &str,
        path: &str,
        chance: &mut ChaCha8Rng,
    ) -> Option<Wrong> {
        if let Some((until, after)) = self.stop
            && Instant::now() < until
            && !super::buckets::is_exempt(path)
        {
            return Some(Wrong::GlobalLimit { after });
        }
        for rule in &mut self.rules {
            if !matches(&rule.route, method, path) {
                continue;
            }
            match &mut rule.often {
                Often::Next(0) => {}
                Often::Next(left) => {
                    *left -= 1;
                    return Some(rule.wrong.clone());
                }
                Often::Always => return Some(rule.wrong.clone()),
                Often::Percent(share) => {
                    if chance.random_range(0..100) < *share {
                        return Some(rule.wrong.clone());
                    }
                }
            }
        }
        None
    }
}

/// `POST /channels/*/messages`: `*` is one part of the path, `**` at the end is any rest.
pub(super) fn matches(route: &str, method: &str, path: &str) -> bool {
    let (wanted, pattern) = route.split_once(' ').expect("a route is a method and a path");
    if wanted != "*" && wanted != method {
        return false;
    }
    let mut parts = path.split('/');
    for wish in pattern.split('/') {
        match (wish, parts.next()) {
            ("**", Some(_)) => return true,
            ("*", Some(_)) => {}
            (wish, Some(part)) if wish == part => {}
            _ => return false,
        }
    }
    parts.next().is_none()
}

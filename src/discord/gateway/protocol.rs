//! What one shard does about each frame, close and silence. Pure: the time and the dice are handed
//! in, and what is to be done is handed out.
//!
//! The time is a steady one: how long ago the loop around this was begun.

use std::time::Duration;

use super::close::{Verdict, verdict};
use super::frame::{Frame, Ready};

/// How long things may take, and how long is waited. Tests make it all shorter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timing {
    /// From the first packet to an open socket.
    pub connect_within: Duration,
    /// From the open socket to the first frame.
    pub hello_within: Duration,
    /// From IDENTIFY to READY.
    pub ready_within: Duration,
    /// From RESUME, or the last event that was sent again, to the next one or to RESUMED.
    pub resumed_within: Duration,
    /// From a sign of life to its answer, before it is in doubt whether anything is heard.
    pub heard_within: Duration,
    /// For one frame of ours.
    pub send_within: Duration,
    /// For the goodbye.
    pub close_within: Duration,
    /// The first wait before connecting again is at most this long, each later one twice that.
    pub backoff_min: Duration,
    /// No wait is longer.
    pub backoff_max: Duration,
    /// After so long without a break the waits are short again.
    pub stable_after: Duration,
    /// After op 9, Discord wants a pause of at least this length ...
    pub refused_min: Duration,
    /// ... and at most this one.
    pub refused_max: Duration,
    /// Between two identifies of one bucket.
    pub identify_every: Duration,
    /// Signs of life are never wanted more often; less would be a loop that spins.
    pub heartbeat_min: Duration,
    /// Frames of ours other than heartbeats, at most [`SENDS_MAX`], are counted over this.
    pub sends_within: Duration,
    /// How often it is saved where a shard stands.
    pub save_every: Duration,
}

impl Default for Timing {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self {
            connect_within: seconds(5),
            hello_within: seconds(10),
            ready_within: seconds(30),
            resumed_within: seconds(30),
            heard_within: seconds(10),
            send_within: seconds(10),
            close_within: seconds(1),
            backoff_min: seconds(1),
            backoff_max: seconds(8),
            stable_after: seconds(60),
            refused_min: seconds(1),
            refused_max: seconds(5),
            identify_every: seconds(5),
            heartbeat_min: seconds(1),
            sends_within: seconds(60),
            save_every: seconds(5),
        }
    }
}

/// Frames of ours within a minute, heartbeats at their time apart. Discord allows 120 with them
/// (`reliability`: G6).
pub const SENDS_MAX: usize = 20;
/// Questions of ours among them: there is always room for an opening and for a sign of life.
pub const QUESTIONS_MAX: usize = 12;
const _: () = assert!(QUESTIONS_MAX < SENDS_MAX);
/// Signs of life are wanted at least this often; a longer interval is a mistake.
const HEARTBEAT_MAX: Duration = Duration::from_secs(300);
/// Resumes in a row that bring nothing new. Then something in the session itself keeps breaking the
/// connection, such as a frame that is too large, and only a new one helps.
const FRUITLESS_MAX: u32 = 12;
/// A connection that just broke may be the network's fault: what is the session's own counts more.
const FRUITLESS_SESSION: u32 = 4;

/// Tries in a row at the address that a session is resumed at.
const RESUME_URL_TRIES: u32 = 3;

/// A session that can be gone on with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Discord's name for it.
    pub key: String,
    /// The number of the last event that was handed on.
    pub seq: u64,
    /// Where it is resumed, as Discord said it.
    pub resume_url: String,
    /// Whether this process has spoken with it. One from the disk may belong to another token.
    pub is_proven: bool,
}

/// How the next connection begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// With a new session, which costs one of the budget.
    Identify,
    /// With the session that there is.
    Resume,
}

/// What is to be done now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Go on listening.
    Nothing,
    /// The opening is to be sent.
    Open(Opening),
    /// A sign of life is to be sent.
    Beat,
    /// The event is to be handed on, and [`Machine::handed`] to be called then.
    Hand {
        /// Its number.
        seq: Option<u64>,
    },
    /// A new session has begun.
    Begun,
    /// The session goes on.
    Resumed,
    /// The socket is to be closed so that the session lives, and [`Machine::lost`] to be called.
    Leave(Lost),
}

/// Why a connection is no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    /// It did not come about, or nothing could be sent.
    Failed,
    /// The other side closed it, with a code or without a word.
    Closed(Option<u16>),
    /// What came cannot be read.
    Unreadable,
    /// Nothing came that should have.
    Silent(Awaited),
    /// We were asked to connect again.
    Asked,
    /// The session was refused.
    Refused {
        /// Whether it may be resumed.
        is_resumable: bool,
    },
}

/// What did not come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Awaited {
    /// The first frame.
    Hello,
    /// The answer to IDENTIFY.
    Ready,
    /// The end of what is sent again.
    Resumed,
    /// The answer to a sign of life.
    Heard,
}

/// What comes after a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Another one.
    Again {
        /// After this long.
        after: Duration,
    },
    /// None: it would end the same way.
    Fatal {
        /// The close code.
        code: u16,
        /// What happened, and what to do.
        why: &'static str,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// There is no connection.
    Down,
    Greeting {
        until: Duration,
    },
    Opening {
        opening: Opening,
        until: Duration,
    },
    Live {
        since: Duration,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Pulse {
    interval: Duration,
    next_at: Duration,
    is_awaited: bool,
}

/// One shard's side of the protocol, over all its connections.
#[derive(Debug, Clone)]
pub struct Machine {
    timing: Timing,
    session: Option<Session>,
    stage: Stage,
    pulse: Option<Pulse>,
    tries: u32,
    fruitless: u32,
    sent_at: Vec<Duration>,
}

impl Machine {
    /// A shard that goes on with `session`, if there is one.
    pub fn new(timing: Timing, session: Option<Session>) -> Self {
        Self {
            timing,
            session,
            stage: Stage::Down,
            pulse: None,
            tries: 0,
            fruitless: 0,
            sent_at: Vec::new(),
        }
    }

    /// The session, if there is one.
    pub fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    /// Whether what comes was sent before, to a connection that is no more.
    pub fn is_sent_again(&self) -> bool {
        matches!(self.stage, Stage::Opening { opening: Opening::Resume, .. })
    }

    /// How the next connection is to begin.
    pub fn opening(&self) -> Opening {
        if self.session.is_some() { Opening::Resume } else { Opening::Identify }
    }

    /// Whether the session's own address is still worth a try; if not, the common one is.
    pub fn trusts_resume_url(&self) -> bool {
        self.tries < RESUME_URL_TRIES
    }

    /// The socket is open.
    pub fn connected(&mut self, now: Duration) {
        self.stage = Stage::Greeting { until: now + self.timing.hello_within };
        self.pulse = None;
    }

    /// A frame has come. `chance` is between 0 and 1.
    pub fn frame(&mut self, now: Duration, frame: &Frame<'_>, chance: f64) -> Action {
        match frame {
            Frame::Hello { interval_ms } => self.hello(now, *interval_ms, chance),
            // Neither can come before HELLO, when no opening was sent and no pulse beats.
            Frame::Ready { .. } | Frame::Resumed { .. } if self.pulse.is_none() => {
                Action::Leave(Lost::Unreadable)
            }
            Frame::Ready { seq, ready } => self.ready(now, *seq, ready),
            Frame::Resumed { seq } => {
                self.note_seq(*seq);
                self.went_on(now);
                Action::Resumed
            }
            Frame::Event { seq, .. } => {
                if let Stage::Opening { opening: Opening::Resume, until } = &mut self.stage {
                    *until = now + self.timing.resumed_within;
                }
                Action::Hand { seq: *seq }
            }
            Frame::BeatNow if self.may_send(now) => Action::Beat,
            Frame::Heard => {
                if let Some(pulse) = &mut self.pulse {
                    pulse.is_awaited = false;
                }
                Action::Nothing
            }
            Frame::Reconnect => Action::Leave(Lost::Asked),
            Frame::Invalid { is_resumable } => {
                Action::Leave(Lost::Refused { is_resumable: *is_resumable })
            }
            Frame::BeatNow | Frame::Unknown => Action::Nothing,
        }
    }

    fn hello(&mut self, now: Duration, interval_ms: u64, chance: f64) -> Action {
        if !matches!(self.stage, Stage::Greeting { .. }) {
            return Action::Nothing;
        }
        let interval =
            Duration::from_millis(interval_ms).clamp(self.timing.heartbeat_min, HEARTBEAT_MAX);
        // Jitter on the first one: after an outage all bots come back at the same moment.
        let next_at = now + interval.mul_f64(chance.clamp(0.0, 1.0));
        self.pulse = Some(Pulse { interval, next_at, is_awaited: false });
        if !self.may_send(now) {
            return Action::Leave(Lost::Failed);
        }
        let opening = self.opening();
        let within = match opening {
            Opening::Identify => self.timing.ready_within,
            Opening::Resume => self.timing.resumed_within,
        };
        self.stage = Stage::Opening { opening, until: now + within };
        Action::Open(opening)
    }

    fn ready(&mut self, now: Duration, seq: u64, ready: &Ready) -> Action {
        self.session = Some(Session {
            key: ready.session_id.clone(),
            seq,
            resume_url: ready.resume_gateway_url.clone(),
            is_proven: true,
        });
        self.went_on(now);
        Action::Begun
    }

    fn went_on(&mut self, now: Duration) {
        self.stage = Stage::Live { since: now };
        self.fruitless = 0;
        if let Some(session) = &mut self.session {
            session.is_proven = true;
        }
    }

    /// The event was handed on, or is of no concern: it is never wanted again.
    pub fn handed(&mut self, seq: Option<u64>) {
        self.note_seq(seq);
    }

    fn note_seq(&mut self, seq: Option<u64>) {
        if let (Some(session), Some(seq)) = (&mut self.session, seq)
            && seq > session.seq
        {
            session.seq = seq;
            session.is_proven = true;
            self.fruitless = 0;
        }
    }

    /// Whether one more frame of ours fits into the budget; it is counted.
    fn may_send(&mut self, now: Duration) -> bool {
        let within = self.timing.sends_within;
        self.sent_at.retain(|at| now.saturating_sub(*at) < within);
        if self.sent_at.len() >= SENDS_MAX {
            return false;
        }
        self.sent_at.push(now);
        true
    }

    /// When a question may be sent; never while there is no session.
    pub fn questions_at(&self) -> Duration {
        let Stage::Live { .. } = self.stage else { return Duration::MAX };
        match self.sent_at.len().checked_sub(QUESTIONS_MAX) {
            Some(over) => self.sent_at[over].saturating_add(self.timing.sends_within),
            None => Duration::ZERO,
        }
    }

    /// A question is sent; it is counted.
    pub fn asked(&mut self, now: Duration) {
        let _room = self.may_send(now);
    }

    /// When [`Machine::tick`] is to be called, if nothing happens before.
    pub fn tick_at(&self) -> Duration {
        let until = match self.stage {
            Stage::Greeting { until } | Stage::Opening { until, .. } => until,
            Stage::Down | Stage::Live { .. } => Duration::MAX,
        };
        self.pulse.map_or(until, |pulse| pulse.next_at.min(until))
    }

    /// From when on it is in doubt whether anything is heard: a sign of life is not answered.
    pub fn doubted_at(&self) -> Duration {
        let awaited = self.pulse.filter(|pulse| pulse.is_awaited);
        awaited.map_or(Duration::MAX, |pulse| {
            pulse.next_at.saturating_sub(pulse.interval) + self.timing.heard_within
        })
    }

    /// It is `now`, and nothing else has happened.
    pub fn tick(&mut self, now: Duration) -> Action {
        let awaited = match self.stage {
            Stage::Greeting { until } if until <= now => Some(Awaited::Hello),
            Stage::Opening { opening: Opening::Identify, until } if until <= now => {
                Some(Awaited::Ready)
            }
            Stage::Opening { opening: Opening::Resume, until } if until <= now => {
                Some(Awaited::Resumed)
            }
            Stage::Down | Stage::Greeting { .. } | Stage::Opening { .. } | Stage::Live { .. } => {
                None
            }
        };
        if let Some(awaited) = awaited {
            return Action::Leave(Lost::Silent(awaited));
        }
        let Some(pulse) = self.pulse.as_mut().filter(|pulse| pulse.next_at <= now) else {
            return Action::Nothing;
        };
        if pulse.is_awaited {
            return Action::Leave(Lost::Silent(Awaited::Heard));
        }
        pulse.is_awaited = true;
        pulse.next_at = now + pulse.interval;
        Action::Beat
    }

    /// As [`Machine::tick`], while nobody reads the socket because what came first is not taken:
    /// signs of life go out, and nothing is held against the other side.
    pub fn tick_held(&mut self, now: Duration) -> Action {
        let Some(pulse) = self.pulse.as_mut().filter(|pulse| pulse.next_at <= now) else {
            return Action::Nothing;
        };
        pulse.next_at = now + pulse.interval;
        Action::Beat
    }

    /// When [`Machine::tick_held`] is to be called.
    pub fn tick_held_at(&self) -> Duration {
        self.pulse.map_or(Duration::MAX, |pulse| pulse.next_at)
    }

    /// The socket is read again after it was not: what is awaited has its whole time again.
    pub fn released(&mut self, now: Duration) {
        if let Some(pulse) = &mut self.pulse {
            pulse.next_at = pulse.next_at.max(now + pulse.interval);
        }
        if let Stage::Opening { opening, until } = &mut self.stage {
            *until = now
                + match opening {
                    Opening::Identify => self.timing.ready_within,
                    Opening::Resume => self.timing.resumed_within,
                };
        }
    }

    /// The connection is no more. `chance` is between 0 and 1.
    pub fn lost(&mut self, now: Duration, lost: Lost, chance: f64) -> Next {
        let stage = std::mem::replace(&mut self.stage, Stage::Down);
        self.pulse = None;
        if let Stage::Live { since } = stage
            && now.saturating_sub(since) >= self.timing.stable_after
        {
            self.tries = 0;
        }
        let verdict = match lost {
            Lost::Closed(code) => self.on_close(stage, code),
            Lost::Refused { is_resumable: false } => Verdict::Begin,
            Lost::Failed
            | Lost::Unreadable
            | Lost::Silent(_)
            | Lost::Asked
            | Lost::Refused { is_resumable: true } => Verdict::Resume,
        };
        // A session that lets itself be resumed and then breaks at the same place is given up.
        let was_opened = matches!(stage, Stage::Opening { .. } | Stage::Live { .. });
        if was_opened && self.session.is_some() {
            self.fruitless += match lost {
                Lost::Unreadable | Lost::Silent(Awaited::Resumed) | Lost::Refused { .. } => {
                    FRUITLESS_SESSION
                }
                Lost::Failed | Lost::Closed(_) | Lost::Silent(_) | Lost::Asked => 1,
            };
        }
        if matches!(verdict, Verdict::Begin) || self.fruitless >= FRUITLESS_MAX {
            self.session = None;
            self.fruitless = 0;
        }
        if let Verdict::Fatal(why) = verdict {
            let code = if let Lost::Closed(Some(code)) = lost { code } else { 0 };
            return Next::Fatal { code, why };
        }
        let mut after = self.backoff(chance);
        if matches!(verdict, Verdict::SlowDown) {
            after = after.max(self.timing.backoff_max.mul_f64(0.5 + chance / 2.0));
        }
        if let Lost::Refused { .. } = lost {
            let more = self.timing.refused_max.saturating_sub(self.timing.refused_min);
            after = after.max(self.timing.refused_min + more.mul_f64(chance));
        }
        Next::Again { after }
    }

    /// A session from the disk may belong to another token: refused for that, it is forgotten, and
    /// only the token of today is judged.
    fn on_close(&self, stage: Stage, code: Option<u16>) -> Verdict {
        let is_resume = matches!(stage, Stage::Opening { opening: Opening::Resume, .. });
        let is_proven = self.session.as_ref().is_some_and(|session| session.is_proven);
        if code == Some(4004) && is_resume && !is_proven {
            return Verdict::Begin;
        }
        verdict(code)
    }

    /// Full jitter: anything up to the longest wait of this try.
    fn backoff(&mut self, chance: f64) -> Duration {
        let longest = self
            .timing
            .backoff_min
            .saturating_mul(2_u32.saturating_pow(self.tries))
            .min(self.timing.backoff_max);
        self.tries = self.tries.saturating_add(1).min(31);
        longest.mul_f64(chance.clamp(0.0, 1.0))
    }
}

//! Many groups with one session each that begin at one time, and a platform that takes so many
//! requests a second.

use std::collections::VecDeque;

use greenroom::base::{GuildId, MemberId, Moment, SessionId, Span};
use greenroom::interview::{Act, Effect, Notice, Seat, Slot};
use greenroom::protocol::{Dispatch, Subject, When};

use super::{START, Stage};

/// How long before the start check-in opens.
const CHECK_IN_BEFORE: Span = Span::from_minutes(10);

/// What a platform takes, and what is given to it at once.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pace {
    pub(crate) requests_a_second: i64,
    /// With fewer on their way the dispatcher leases more.
    pub(crate) on_the_way: usize,
}

/// How much later than it was due everything came: what people sit and wait for, and all else.
#[derive(Debug, Default)]
pub(crate) struct Late {
    pub(crate) awaited: Vec<Span>,
    pub(crate) others: Vec<Span>,
}

impl Late {
    /// When the last of all came.
    pub(crate) fn last(&self) -> Span {
        self.awaited.iter().chain(&self.others).max().copied().unwrap_or(Span::ZERO)
    }

    /// So many in a hundred of what was waited for came no later.
    pub(crate) fn percentile(&self, share: usize) -> Span {
        let mut all = self.awaited.clone();
        all.sort_unstable();
        all[(all.len() * share).div_ceil(100).clamp(1, all.len()) - 1]
    }
}

/// Groups whose sessions begin together; two people sit in each.
pub(crate) struct Herd {
    stage: Stage,
    sessions: Vec<(GuildId, SessionId)>,
    starts_at: Moment,
}

impl Herd {
    /// They were planned so long ahead. Where that is more than an hour, their threads stand when
    /// check-in opens: they were reminded in them.
    pub(crate) fn planned(groups: i64, ahead: Span) -> Self {
        let mut stage = Stage::new(1);
        let starts_at = START + ahead;
        let mut plan = |group: i64| {
            stage.guild = GuildId(group);
            let session = stage.plan(1, "one-on-one", When::At(starts_at));
            stage.seat(session, &[(1, Seat::Candidate), (2, Seat::Candidate)]);
            (stage.guild, session)
        };
        let sessions = (1..=groups).map(&mut plan).collect();
        stage.pass(ahead - CHECK_IN_BEFORE - Span::from_seconds(1));
        Self { stage, sessions, starts_at }
    }

    /// The same where nothing goes before anything else.
    pub(crate) fn evened_out(self) -> Self {
        self.stage.nothing_is_urgent();
        self
    }

    /// Check-in opens: how late its first post is, in which its people are called.
    pub(crate) fn checks_in(&mut self, pace: Pace) -> Late {
        let is_check_in =
            |effect: &Effect| matches!(effect, Effect::Show { slot: Slot::CheckIn, .. });
        self.lets_out(self.starts_at - CHECK_IN_BEFORE, pace, |dispatch, effect| {
            is_check_in(effect) && dispatch.placed.is_none()
        })
    }

    /// Everybody has come, and they begin: how late the first post of that is.
    pub(crate) fn begins(&mut self, pace: Pace) -> Late {
        for (guild, session) in self.sessions.clone() {
            self.stage.guild = guild;
            for member in [MemberId(1), MemberId(2)] {
                self.stage.act(member.0, session, Act::CheckIn);
            }
        }
        self.stage.pass(self.starts_at - self.stage.now - Span::from_seconds(1));
        self.lets_out(self.starts_at, pace, |_, effect| {
            matches!(effect, Effect::Post { notice: Notice::TurnOpened { .. }, .. })
        })
    }

    /// Everything that is due then goes out, as fast as the platform takes it.
    fn lets_out(
        &mut self,
        due: Moment,
        pace: Pace,
        is_awaited: impl Fn(&Dispatch, &Effect) -> bool,
    ) -> Late {
        let Stage { house, room, now, .. } = &mut self.stage;
        *now = due;
        while house.sweep(due).unwrap() > 0 {}
        let (mut late, mut on_the_way) = (Late::default(), VecDeque::new());
        for request in 1.. {
            while on_the_way.len() < pace.on_the_way {
                let ready = house.deliveries(*now).unwrap();
                if ready.is_empty() {
                    break;
                }
                on_the_way.extend(ready);
            }
            let Some((dispatch, key)) = on_the_way.pop_front() else { break };
            *now = due + Span::from_ms(request * 1_000 / pace.requests_a_second);
            let placed = room.deliver(&dispatch, key);
            let shown = match &dispatch.subject {
                Subject::Session(shown) => Some(&shown.effect),
                _ => None,
            };
            if shown.is_some_and(|effect| is_awaited(&dispatch, effect)) {
                late.awaited.push(*now - due);
            } else {
                late.others.push(*now - due);
            }
            house.settle(*now, dispatch, Ok(placed)).unwrap();
        }
        assert_eq!(late.awaited.len(), self.sessions.len(), "each session shows it once");
        late
    }
}

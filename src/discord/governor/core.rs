//! The brake as a value: who may go now, who waits, who is told to come back. It reads no clock.

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use crate::base::GuildId;

use super::super::limits::REQUESTS_A_SECOND;
use super::buckets::{At, Buckets, Charge, Room, RouteKey};
use super::words::{Ask, Class, Decision, Halt, Refusal, Scope, Seen, Ticket, Turn};

/// Requests on their way at one moment; first answers of interactions are not counted.
pub const IN_FLIGHT_MAX: usize = 16;
/// What neither of the two halves may take alone: a hung channel leaves room for panels, and
/// panels leave room for sessions.
const HALF_MAX: usize = 12;
/// Requests of one guild on their way at one moment: a quarter.
pub const GUILD_IN_FLIGHT_MAX: usize = IN_FLIGHT_MAX / 4;
/// A guild with so many requests in the last second lets others go first: a quarter.
pub const GUILD_SHARE_MAX: usize = REQUESTS_A_SECOND as usize / 4;
/// Waiting requests, all together and of one guild.
pub const QUEUE_MAX: usize = 1_024;
/// Waiting requests of one guild, or of all panels.
pub const GUILD_QUEUE_MAX: usize = 256;
/// The window that Discord counts requests in.
const WINDOW: Duration = Duration::from_secs(1);
/// The window that Discord counts refused requests in.
const INVALID_WINDOW: Duration = Duration::from_secs(600);
/// So many refused requests in that window, probes included (`reliability`: O2).
pub const INVALID_MAX: usize = 500;
/// From here on only first answers and probes go out, until one of them goes well. Each refusal
/// after that is followed by a pause, so that the window never holds more than [`INVALID_MAX`].
const BREAK_AT: usize = 360;
/// So many, which only first answers can reach, stop the bot.
pub const INVALID_STOP: usize = 2_000;
/// With the breaker open, one request in this time. Where Discord asks to wait, that is known;
/// where it forbids, the time doubles up to the largest.
const PROBE_FIRST: Duration = Duration::from_secs(5);
const PROBE_LONGEST: Duration = Duration::from_secs(60);
/// So many refused requests of one guild in the window, or without one that went well in between;
/// from then on each further one costs it a pause that doubles, and nobody else anything.
pub const GUILD_INVALID_MAX: usize = 20;
const GUILD_PROBE_FIRST: Duration = Duration::from_secs(30);
const GUILD_PROBE_LONGEST: Duration = Duration::from_secs(300);
/// Guilds of which refusals are counted.
const GUILDS_MAX: usize = 4_096;
/// Nobody is told to come back sooner.
const AFTER_MIN: Duration = Duration::from_millis(250);
/// Who comes back while the breaker is open may be the next probe, so that they are spread.
const AFTER_BROKEN_MIN: Duration = Duration::from_secs(2);
/// Who is sent away because there are too many comes back after this.
const AFTER_QUEUE: Duration = Duration::from_secs(1);
/// A pause for everybody lasts at least, and at most.
const PAUSE_MIN: Duration = Duration::from_millis(50);
const PAUSE_MAX: Duration = Duration::from_secs(24 * 3_600);

const _: () =
    assert!(BREAK_AT + (INVALID_WINDOW.as_secs() / PROBE_FIRST.as_secs()) as usize <= INVALID_MAX);
const _: () = assert!(HALF_MAX < IN_FLIGHT_MAX && INVALID_MAX < INVALID_STOP);

/// Who shares a turn: one guild, all upkeep, or all panels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Upkeep,
    Guild(GuildId),
    Panels,
}

#[derive(Debug)]
struct Waiter {
    ticket: Ticket,
    /// Of which guild it is, if of one.
    of: Option<GuildId>,
    route: RouteKey,
    deadline: At,
}

#[derive(Debug)]
struct Sent {
    group: Group,
    of: Option<GuildId>,
    route: RouteKey,
    charge: Charge,
}

#[derive(Debug)]
struct Breaker {
    next_probe_at: At,
    wait: Duration,
}

/// What was refused of one guild in the window and in a row, and when the next of it may go.
#[derive(Debug, Default)]
struct Refused {
    at: VecDeque<At>,
    in_a_row: usize,
    wait: Duration,
    next_at: At,
}

impl Refused {
    fn is_broken(&self) -> bool {
        self.at.len().max(self.in_a_row) >= GUILD_INVALID_MAX
    }
}

/// Whether anybody may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gate {
    Open,
    /// One, to see whether it is over.
    Probe,
    Shut,
}

/// The whole state of the brake. Invariants, checked by a property test: never more than
/// [`IN_FLIGHT_MAX`] on their way; never more than 45 that may have arrived within one second;
/// nothing on a bucket that is known to be empty.
#[derive(Debug, Default)]
pub struct Core {
    last_ticket: Ticket,
    waiting: BTreeMap<Group, VecDeque<Waiter>>,
    sent: BTreeMap<Ticket, Sent>,
    /// Ends of requests of the last second. A request may arrive at any time between its start
    /// and its end, so it holds its place from its start until a second after its end.
    ended: VecDeque<(At, Group)>,
    buckets: Buckets,
    last_group: Option<Group>,
    is_proven: bool,
    paused_until: At,
    is_probing: bool,
    probe: Option<Ticket>,
    invalid: VecDeque<At>,
    refused: BTreeMap<GuildId, Refused>,
    breaker: Option<Breaker>,
    turns: Vec<Turn>,
    halt: Option<Halt>,
    wake_at: Option<At>,
}

impl Core {
    /// Wants to go out; [`Core::pump`] says when.
    pub fn enter(&mut self, at: At, ask: Ask) -> Result<Ticket, Refusal> {
        if let Some(halt) = self.halt {
            return Err(Refusal::Halted(halt));
        }
        let (group, of) = match ask.class {
            Class::Webhook | Class::Callback => (Group::Panels, None),
            Class::Message(guild) => (Group::Guild(guild), Some(guild)),
            Class::About(guild) => (Group::Upkeep, Some(guild)),
            Class::Upkeep => (Group::Upkeep, None),
        };
        let too_many = self.waiting.values().map(VecDeque::len).sum::<usize>() >= QUEUE_MAX
            || self.waiting.get(&group).is_some_and(|queue| queue.len() >= GUILD_QUEUE_MAX);
        if too_many || !self.buckets.make_room(at, &ask.route) {
            return Err(Refusal::TryLater { after: AFTER_QUEUE });
        }
        self.last_ticket += 1;
        let ticket = self.last_ticket;
        let waiter = Waiter { ticket, of, route: ask.route, deadline: ask.deadline };
        self.waiting.entry(group).or_default().push_back(waiter);
        Ok(ticket)
    }

    /// Does not want to any more. What is on its way already stays counted.
    pub fn leave(&mut self, ticket: Ticket) {
        for queue in self.waiting.values_mut() {
            queue.retain(|waiter| waiter.ticket != ticket);
        }
        self.waiting.retain(|_, queue| !queue.is_empty());
    }

    /// Everything that can be decided at this moment, in the order in which it is to be sent.
    pub fn pump(&mut self, at: At) -> Vec<Decision> {
        self.forget_old(at);
        let mut decided = Vec::new();
        loop {
            self.refuse_hopeless(at, &mut decided);
            let Some((group, place)) = self.next(at) else { break };
            let ticket = self.send(at, group, place);
            decided.extend(ticket.map(|ticket| Decision { ticket, end: Ok(()) }));
        }
        self.wake_at = self.next_change(at);
        decided
    }

    /// When something may change by itself: call [`Core::pump`] then.
    pub fn wake_at(&self) -> Option<At> {
        self.wake_at
    }

    /// The request has ended; without an answer when `seen` is none.
    pub fn ended(&mut self, at: At, ticket: Ticket, seen: Option<&Seen>) {
        let Some(sent) = self.sent.remove(&ticket) else { return };
        if sent.group != Group::Panels {
            self.ended.push_back((at, sent.group));
            if let Some(seen) = seen {
                self.is_proven |= proves(seen.status);
                if seen.status == 401 {
                    self.halt = Some(Halt::Unauthorized);
                }
            }
        }
        let is_answer = seen.is_some_and(|seen| seen.status < 500 && seen.slow.is_none());
        let limits = seen.and_then(|seen| seen.limits.as_ref());
        self.buckets.settle(at, &sent.route, &sent.charge, limits, is_answer);
        let is_probe = self.probe == Some(ticket);
        if is_probe {
            self.probe = None;
        }
        let Some(seen) = seen else { return };
        match seen.slow {
            Some(slow) if matches!(slow.scope, Scope::Route | Scope::Shared) => {
                self.buckets.block(at, &sent.route, slow.after.min(PAUSE_MAX));
            }
            Some(_) => {}
            None => self.buckets.went_well(&sent.route),
        }
        if is_probe && !is_global(seen) {
            self.is_probing = false;
            if !is_invalid(seen) && self.breaker.take().is_some() {
                self.turns.push(Turn::Mended);
            }
        }
        if let Some(guild) = sent.of {
            if is_invalid(seen) {
                self.refused(at, guild);
            } else if let Some(of) = self.refused.get_mut(&guild) {
                (of.in_a_row, of.wait, of.next_at) = (0, Duration::ZERO, At::ZERO);
            }
        }
        self.learn(at, seen);
    }

    /// Something of one guild was refused.
    fn refused(&mut self, at: At, guild: GuildId) {
        if self.refused.len() >= GUILDS_MAX && !self.refused.contains_key(&guild) {
            return;
        }
        let of = self.refused.entry(guild).or_default();
        let was_broken = of.is_broken();
        of.at.push_back(at);
        of.in_a_row += 1;
        if of.is_broken() {
            of.wait = (of.wait * 2).clamp(GUILD_PROBE_FIRST, GUILD_PROBE_LONGEST);
            of.next_at = at + of.wait;
            if !was_broken {
                self.turns.push(Turn::GuildBroke(guild));
            }
        }
    }

    /// Something changed in this guild: the next of it may go at once.
    pub fn try_guild(&mut self, guild: GuildId) {
        if let Some(of) = self.refused.get_mut(&guild) {
            of.next_at = At::ZERO;
        }
    }

    /// When something of this guild may go; none: it has to end first what is on its way.
    fn guild_free_at(&self, of: Option<GuildId>) -> Option<At> {
        let refused = of.and_then(|guild| self.refused.get(&guild));
        match refused.filter(|refused| refused.is_broken()) {
            None => Some(At::ZERO),
            Some(_) if self.sent.values().any(|sent| sent.of == of) => None,
            Some(refused) => Some(refused.next_at),
        }
    }

    /// Whether only first answers and probes go out.
    pub fn is_broken(&self) -> bool {
        self.breaker.is_some()
    }

    /// Whether it is tried in this guild now and then only.
    pub fn is_guild_broken(&self, guild: GuildId) -> bool {
        self.refused.get(&guild).is_some_and(Refused::is_broken)
    }

    /// What operators should know since this was asked last.
    pub fn take_turns(&mut self) -> Vec<Turn> {
        std::mem::take(&mut self.turns)
    }

    /// A first answer has ended. It was never held, but what it met counts for everybody.
    pub fn callback_ended(&mut self, at: At, seen: &Seen) {
        self.forget_old(at);
        self.learn(at, seen);
    }

    /// Why nothing goes out any more, if so.
    pub fn halt(&self) -> Option<Halt> {
        self.halt
    }

    /// Refused requests of the last ten minutes.
    pub fn invalid_count(&self) -> usize {
        self.invalid.len()
    }

    /// Requests on their way.
    pub fn in_flight(&self) -> usize {
        self.sent.len()
    }

    /// Routes or buckets that are remembered, whichever are more.
    pub fn bucket_count(&self) -> usize {
        self.buckets.count()
    }

    fn learn(&mut self, at: At, seen: &Seen) {
        if let Some(slow) = seen.slow
            && slow.scope == Scope::Global
        {
            let until = at + slow.after.clamp(PAUSE_MIN, PAUSE_MAX);
            self.paused_until = self.paused_until.max(until);
            self.is_probing = true;
        }
        if is_invalid(seen) {
            self.invalid.push_back(at);
        }
        if self.invalid.len() >= INVALID_STOP {
            self.halt.get_or_insert(Halt::TooManyInvalid);
        }
        if is_invalid(seen) && self.invalid.len() >= BREAK_AT {
            let asked = seen.slow.map(|slow| slow.after.clamp(PROBE_FIRST, PROBE_LONGEST));
            let wait = match (&self.breaker, asked) {
                (_, Some(asked)) => asked,
                (Some(breaker), None) => (breaker.wait * 2).min(PROBE_LONGEST),
                (None, None) => PROBE_FIRST,
            };
            if self.breaker.is_none() {
                self.turns.push(Turn::Broke { refused: self.invalid.len() });
            }
            self.breaker = Some(Breaker { next_probe_at: at + wait, wait });
        }
    }

    fn forget_old(&mut self, at: At) {
        while self.ended.front().is_some_and(|(end, _)| *end + WINDOW < at) {
            self.ended.pop_front();
        }
        while self.invalid.front().is_some_and(|then| *then + INVALID_WINDOW < at) {
            self.invalid.pop_front();
        }
        self.refused.retain(|_, of| {
            while of.at.front().is_some_and(|then| *then + INVALID_WINDOW < at) {
                of.at.pop_front();
            }
            !of.at.is_empty() || of.is_broken()
        });
    }

    fn gate(&self, at: At) -> Gate {
        if self.halt.is_some() || self.paused_until > at || self.probe.is_some() {
            return Gate::Shut;
        }
        match &self.breaker {
            Some(breaker) if breaker.next_probe_at > at => Gate::Shut,
            Some(_) => Gate::Probe,
            None if self.is_probing => Gate::Probe,
            None => Gate::Open,
        }
    }

    /// Whose turn it is: panels first, because a member is looking at them; then the guilds in
    /// turn, those first who have had less than a quarter of the last second.
    fn next(&self, at: At) -> Option<(Group, usize)> {
        let gate = self.gate(at);
        let is_close = self.invalid.len() + self.sent.len() >= BREAK_AT && !self.sent.is_empty();
        if gate == Gate::Shut || self.sent.len() >= IN_FLIGHT_MAX || is_close {
            return None;
        }
        let panels = self.first_free(at, Group::Panels).map(|place| (Group::Panels, place));
        let of_guilds = || self.next_guild(at);
        // A probe asks about the bot's own limit, which panels say nothing about.
        match gate {
            Gate::Open => panels.or_else(of_guilds),
            Gate::Probe => of_guilds().or(panels),
            Gate::Shut => None,
        }
    }

    fn next_guild(&self, at: At) -> Option<(Group, usize)> {
        // The first request finds out whether the token is good; the others wait for that.
        let most = if self.is_proven { HALF_MAX } else { 1 };
        if self.bot_in_flight() >= most || self.is_second_full() {
            return None;
        }
        let mut second = None;
        for group in self.in_turn() {
            if second.is_some() && self.share(group) >= GUILD_SHARE_MAX {
                continue;
            }
            let Some(place) = self.first_free(at, group) else { continue };
            if self.share(group) < GUILD_SHARE_MAX {
                return Some((group, place));
            }
            second = Some((group, place));
        }
        second
    }

    fn bot_in_flight(&self) -> usize {
        self.sent.values().filter(|sent| sent.group != Group::Panels).count()
    }

    fn is_second_full(&self) -> bool {
        self.bot_in_flight() + self.ended.len() >= REQUESTS_A_SECOND as usize
    }

    /// The groups that wait, beginning after the one that had the last turn.
    fn in_turn(&self) -> impl Iterator<Item = Group> {
        let groups = || self.waiting.keys().copied().filter(|group| *group != Group::Panels);
        let last = self.last_group;
        let after = groups().filter(move |group| Some(*group) > last);
        after.chain(groups().filter(move |group| Some(*group) <= last))
    }

    fn share(&self, group: Group) -> usize {
        self.ended.iter().filter(|(_, of)| *of == group).count() + self.group_in_flight(group)
    }

    fn group_in_flight(&self, group: Group) -> usize {
        self.sent.values().filter(|sent| sent.group == group).count()
    }

    /// The first waiter of a group whose bucket has room.
    fn first_free(&self, at: At, group: Group) -> Option<usize> {
        let most = if group == Group::Panels { HALF_MAX } else { GUILD_IN_FLIGHT_MAX };
        let queue = self.waiting.get(&group)?;
        if self.group_in_flight(group) >= most {
            return None;
        }
        queue.iter().position(|waiter| {
            self.guild_free_at(waiter.of).is_some_and(|free_at| free_at <= at)
                && self.buckets.room(at, &waiter.route) == Room::Free
        })
    }

    fn send(&mut self, at: At, group: Group, place: usize) -> Option<Ticket> {
        let gate = self.gate(at);
        let queue = self.waiting.get_mut(&group)?;
        let waiter = queue.remove(place)?;
        if queue.is_empty() {
            self.waiting.remove(&group);
        }
        let charge = self.buckets.charge(at, &waiter.route);
        let (of, route) = (waiter.of, waiter.route);
        self.sent.insert(waiter.ticket, Sent { group, of, route, charge });
        if group != Group::Panels {
            self.last_group = Some(group);
        }
        if gate == Gate::Probe {
            self.probe = Some(waiter.ticket);
            if let Some(breaker) = &mut self.breaker {
                breaker.next_probe_at = at + breaker.wait;
            }
        }
        Some(waiter.ticket)
    }

    /// Tells everybody who cannot be served in time, at once.
    fn refuse_hopeless(&mut self, at: At, decided: &mut Vec<Decision>) {
        let halt = self.halt.map(Refusal::Halted);
        let broken = self.breaker.as_ref().filter(|_| self.gate(at) == Gate::Shut);
        let after_probe = |breaker: &Breaker| breaker.next_probe_at.saturating_sub(at);
        let broken = broken.map(|breaker| Refusal::BreakerOpen {
            after: after_probe(breaker).max(AFTER_BROKEN_MIN),
        });
        let all = halt.or(broken);
        let mut waiting = std::mem::take(&mut self.waiting);
        for queue in waiting.values_mut() {
            queue.retain(|waiter| {
                let free_at = self.free_at(at, waiter).unwrap_or(self.paused_until);
                let is_hopeless = waiter.deadline <= at || free_at > waiter.deadline;
                let after = free_at.saturating_sub(at).max(AFTER_MIN);
                let late = is_hopeless.then_some(Refusal::TryLater { after });
                let Some(refusal) = all.or(late) else { return true };
                decided.push(Decision { ticket: waiter.ticket, end: Err(refusal) });
                false
            });
        }
        waiting.retain(|_, queue| !queue.is_empty());
        self.waiting = waiting;
    }

    /// When its bucket and its guild let it go, if they say so.
    fn free_at(&self, at: At, waiter: &Waiter) -> Option<At> {
        let of_bucket = match self.buckets.room(at, &waiter.route) {
            Room::EmptyUntil(until) => Some(until),
            Room::Free | Room::Busy => None,
        };
        let of_guild = self.guild_free_at(waiter.of).filter(|free_at| *free_at > at);
        let latest = of_bucket.max(of_guild)?;
        Some(latest.max(self.paused_until))
    }

    fn next_change(&self, at: At) -> Option<At> {
        let waiters = || self.waiting.values().flatten();
        waiters().next()?;
        let buckets = waiters().filter_map(|waiter| self.free_at(at, waiter));
        let window = self.ended.front().filter(|_| self.is_second_full());
        let window = window.map(|(end, _)| *end + WINDOW + Duration::from_nanos(1));
        let probe = self.breaker.as_ref().map(|breaker| breaker.next_probe_at);
        let all = waiters().map(|waiter| waiter.deadline).chain(buckets).chain(window).chain(probe);
        all.chain([self.paused_until]).filter(|then| *then > at).min()
    }
}

fn proves(status: u16) -> bool {
    matches!(status, 200..=400 | 402..=428 | 430..=499)
}

fn is_global(seen: &Seen) -> bool {
    seen.slow.is_some_and(|slow| slow.scope == Scope::Global)
}

/// Whether Discord counts it as an invalid request.
fn is_invalid(seen: &Seen) -> bool {
    match seen.status {
        401 | 403 => true,
        429 => seen.slow.is_none_or(|slow| slow.scope != Scope::Shared),
        _ => false,
    }
}

//! The brake as a value: one case, one story.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use greenroom::base::GuildId;
use greenroom::discord::governor::buckets::BUCKETS_MAX;
use greenroom::discord::governor::core::{
    GUILD_IN_FLIGHT_MAX, GUILD_INVALID_MAX, GUILD_QUEUE_MAX, IN_FLIGHT_MAX, INVALID_MAX,
    INVALID_STOP, QUEUE_MAX,
};
use greenroom::discord::governor::{
    Ask, Class, Core, Halt, Limits, Refusal, RouteKey, Scope, Seen, Slow, Ticket, Turn,
};

pub(super) fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

pub(super) fn s(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

pub(super) fn route(channel: u64) -> RouteKey {
    RouteKey { template: "POST /channels/{id}/messages", major: channel }
}

pub(super) fn guild(number: i64) -> Class {
    Class::Message(GuildId(number))
}

pub(super) fn seen(status: u16) -> Seen {
    Seen { status, limits: None, slow: None }
}

pub(super) fn slow(scope: Scope, after: Duration) -> Seen {
    Seen { status: 429, limits: None, slow: Some(Slow { after, scope }) }
}

pub(super) fn limited(limit: u32, remaining: u32, reset_after: Duration) -> Seen {
    let limits = Limits { bucket: Arc::from("b"), limit, remaining, reset_after };
    Seen { status: 200, limits: Some(limits), slow: None }
}

/// A brake, and what has become of each request.
#[derive(Default)]
struct Story {
    core: Core,
    gone: Vec<Ticket>,
    refused: Vec<(Ticket, Refusal)>,
}

impl Story {
    /// One whose token is known to be good.
    fn proven() -> Self {
        let mut story = Self::default();
        let first = story.ask(s(0), Class::Upkeep, route(0)).unwrap();
        story.end(s(0), first, &seen(200));
        story.gone.clear();
        story
    }

    fn ask(&mut self, at: Duration, class: Class, route: RouteKey) -> Result<Ticket, Refusal> {
        self.ask_until(at, class, route, at + s(5))
    }

    fn ask_until(
        &mut self,
        at: Duration,
        class: Class,
        route: RouteKey,
        deadline: Duration,
    ) -> Result<Ticket, Refusal> {
        let ticket = self.core.enter(at, Ask { class, route, deadline })?;
        self.pump(at);
        Ok(ticket)
    }

    fn pump(&mut self, at: Duration) {
        for decision in self.core.pump(at) {
            match decision.end {
                Ok(()) => self.gone.push(decision.ticket),
                Err(refusal) => self.refused.push((decision.ticket, refusal)),
            }
        }
        assert!(self.core.in_flight() <= IN_FLIGHT_MAX);
        assert!(self.core.wake_at().is_none_or(|then| then > at), "a wake in the past spins");
    }

    fn end(&mut self, at: Duration, ticket: Ticket, seen: &Seen) {
        self.core.ended(at, ticket, Some(seen));
        self.pump(at);
    }

    fn has_gone(&self, ticket: Ticket) -> bool {
        self.gone.contains(&ticket)
    }

    /// Goes on until nothing is waiting: each request takes `for_ms` and ends like `seen`.
    fn run(&mut self, mut at: Duration, for_ms: u64, seen: &Seen) -> Duration {
        let mut ended = 0;
        loop {
            let now: Vec<Ticket> = self.gone[ended..].to_vec();
            ended = self.gone.len();
            at += ms(for_ms);
            for ticket in &now {
                self.end(at, *ticket, seen);
            }
            if now.is_empty() {
                let Some(then) = self.core.wake_at() else { return at };
                at = then;
                self.pump(at);
            }
        }
    }
}

#[test]
fn the_first_request_finds_out_about_the_token_alone() {
    let mut story = Story::default();
    let tickets: Vec<Ticket> =
        (0..40).map(|n| story.ask(s(0), guild(n), route(n as u64)).unwrap()).collect();
    assert_eq!(story.gone, tickets[..1]);
    story.end(ms(50), tickets[0], &seen(401));
    assert_eq!(story.gone.len(), 1);
    assert_eq!(story.refused.len(), 39);
    assert!(story.refused.iter().all(|(_, r)| *r == Refusal::Halted(Halt::Unauthorized)));
    let later = story.ask(s(100_000), Class::Upkeep, route(1));
    assert_eq!(later, Err(Refusal::Halted(Halt::Unauthorized)));
}

#[test]
fn a_401_on_an_interactions_route_ends_a_panel_and_not_the_bot() {
    let mut story = Story::proven();
    let panel = story.ask(s(1), Class::Webhook, route(7)).unwrap();
    story.end(s(1), panel, &seen(401));
    assert_eq!((story.core.halt(), story.core.invalid_count()), (None, 1));
}

#[test]
fn until_its_first_answer_a_bucket_carries_one_request_and_then_what_it_has() {
    let mut story = Story::proven();
    let t: Vec<Ticket> = (0..6).map(|_| story.ask(s(1), guild(1), route(1)).unwrap()).collect();
    assert_eq!(story.gone, t[..1]);
    // Three of five are left, since somebody else uses the bucket too.
    story.end(ms(1_100), t[0], &limited(5, 3, s(4)));
    assert_eq!(story.gone, t[..4]);
    for ticket in &t[1..4] {
        story.end(ms(1_200), *ticket, &limited(5, 0, ms(3_900)));
    }
    story.pump(ms(5_099));
    assert_eq!(story.gone, t[..4]);
    assert_eq!(story.core.wake_at(), Some(ms(5_100)));
    story.pump(ms(5_100));
    assert_eq!(story.gone, t);
    // An answer without a word of buckets frees its route for good.
    let free: Vec<Ticket> = (0..3).map(|_| story.ask(s(9), guild(2), route(2)).unwrap()).collect();
    assert_eq!(story.gone.len(), 7);
    story.end(s(9), free[0], &seen(200));
    assert_eq!(story.gone.len(), 9);
}

#[test]
fn who_would_wait_longer_than_he_may_is_told_at_once_for_how_long() {
    let mut story = Story::proven();
    let first = story.ask(s(1), guild(1), route(1)).unwrap();
    story.end(s(1), first, &slow(Scope::Route, s(600)));
    let (poisoned, other) = (
        story.ask(s(2), guild(1), route(1)).unwrap(),
        story.ask(s(2), guild(1), route(2)).unwrap(),
    );
    assert_eq!(story.refused, [(poisoned, Refusal::TryLater { after: s(599) })]);
    assert!(story.has_gone(other), "the poisoned bucket holds up no other");
    // One that waits behind a busy bucket is told when its time is over.
    let behind = story.ask_until(s(2), guild(1), route(2), s(4)).unwrap();
    assert_eq!(story.core.wake_at(), Some(s(4)));
    story.pump(s(4));
    assert_eq!(story.refused[1].0, behind);
}

#[test]
fn a_global_429_pauses_everybody_and_one_goes_first_afterwards() {
    let mut story = Story::proven();
    let all: Vec<Ticket> =
        (0..40).map(|n| story.ask(s(2), guild(n), route(n as u64)).unwrap()).collect();
    let herd = story.gone.clone();
    assert!(herd.len() <= IN_FLIGHT_MAX, "{}", herd.len());
    for ticket in &herd {
        story.end(ms(2_100), *ticket, &slow(Scope::Global, s(1)));
    }
    assert_eq!(story.gone.len(), herd.len());
    let panel = story.ask(ms(2_200), Class::Webhook, route(90)).unwrap();
    assert!(!story.has_gone(panel), "panels wait too");
    // Each second one probe, as long as it lasts.
    let mut at = ms(3_100);
    for round in 1..=3 {
        story.pump(at);
        assert_eq!(story.gone.len(), herd.len() + round);
        let probe = *story.gone.last().unwrap();
        assert!(all.contains(&probe));
        story.end(at, probe, &slow(Scope::Global, s(1)));
        at += s(1);
    }
    story.pump(at);
    let probe = *story.gone.last().unwrap();
    assert_eq!(story.gone.len(), herd.len() + 4);
    story.end(at, probe, &seen(200));
    assert!(story.gone.len() > herd.len() + 4, "all go on");
}

#[test]
fn a_probe_without_an_answer_is_followed_by_another() {
    let mut story = Story::proven();
    let first = story.ask(s(1), guild(1), route(1)).unwrap();
    story.end(s(1), first, &slow(Scope::Global, s(1)));
    let (one, two) = (
        story.ask(s(2), guild(1), route(1)).unwrap(),
        story.ask(s(2), guild(2), route(2)).unwrap(),
    );
    story.pump(s(3));
    let probes = story.gone.len();
    let probe = *story.gone.last().unwrap();
    story.core.ended(s(3), probe, None);
    story.pump(s(3));
    assert_eq!(story.gone.len(), probes + 1);
    assert!(story.has_gone(one) && story.has_gone(two));
}

#[test]
fn an_hour_of_403_sends_at_most_five_hundred() {
    let mut story = Story::proven();
    let mut sent = 0;
    for tick in 0..36_000_u64 {
        let at = s(1) + ms(tick * 100);
        for n in 0..4 {
            let of = (tick % 50) * 4 + n;
            let _ticket = story.ask(at, guild(of as i64), route(of));
        }
        // Those that the answers let go are answered in the next round.
        let now: Vec<Ticket> = story.gone.drain(..).collect();
        sent += now.len();
        for ticket in now {
            story.end(at + ms(50), ticket, &seen(403));
        }
    }
    assert!((360..=INVALID_MAX).contains(&sent), "{sent}");
    let word = |r: &Refusal| matches!(r, Refusal::BreakerOpen { .. });
    assert!(story.refused.iter().filter(|(_, r)| word(r)).count() > 100_000);
}

#[test]
fn the_breaker_closes_when_a_probe_comes_through() {
    let mut story = Story::proven();
    for _ in 0..360 {
        story.core.callback_ended(s(1), &seen(403));
    }
    let asked = story.ask(s(2), guild(1), route(1)).unwrap();
    assert_eq!(story.refused, [(asked, Refusal::BreakerOpen { after: s(4) })]);
    assert_eq!(story.core.take_turns(), [Turn::Broke { refused: 360 }]);
    let probe = story.ask(s(6), guild(1), route(1)).unwrap();
    let other = story.ask(s(6), guild(2), route(2)).unwrap();
    assert!(story.has_gone(probe) && !story.has_gone(other));
    // Refused again: the next one goes after twice as long.
    story.end(s(7), probe, &seen(403));
    let soon = story.ask(s(16), guild(1), route(1)).unwrap();
    assert!(!story.has_gone(soon));
    let probe = story.ask(s(17), guild(2), route(1)).unwrap();
    assert!(story.has_gone(probe));
    story.end(s(18), probe, &seen(200));
    assert_eq!(story.core.take_turns(), [Turn::Mended]);
    let now = story.ask(s(18), guild(1), route(3)).unwrap();
    assert!(story.has_gone(now), "{:?}", story.refused);
    // While the window is as full as that, the next refusal brakes again.
    story.end(s(19), now, &seen(403));
    assert_eq!(story.core.take_turns(), [Turn::Broke { refused: 362 }]);
}

#[test]
fn a_guild_that_forbids_everything_pauses_itself_and_nobody_else() {
    let mut story = Story::proven();
    let mut sent = 0;
    let mut fine = 0;
    for tick in 0..36_000_u64 {
        let at = s(1) + ms(tick * 100);
        let _ticket = story.ask(at, guild(1), route(tick % 50));
        let _look = story.ask(at, Class::About(GuildId(1)), route(50 + tick % 50));
        let other = story.ask(at, guild(2), route(1_000 + tick % 5)).unwrap();
        let now: Vec<Ticket> = story.gone.drain(..).collect();
        for ticket in now {
            let is_fine = ticket == other;
            (sent, fine) = (sent + usize::from(!is_fine), fine + usize::from(is_fine));
            story.end(at + ms(50), ticket, &seen(if is_fine { 200 } else { 403 }));
        }
    }
    assert!((GUILD_INVALID_MAX..=40).contains(&sent), "{sent} in an hour");
    assert_eq!(fine, 36_000, "nobody else waits");
    assert_eq!(story.core.take_turns(), [Turn::GuildBroke(GuildId(1))]);
    assert!(!story.core.is_broken() && story.core.is_guild_broken(GuildId(1)));
    // Something changed there: one goes at once, and when it goes well, all do.
    story.core.try_guild(GuildId(1));
    let at = s(4_000);
    let probe = story.ask(at, guild(1), route(1)).unwrap();
    let next = story.ask(at, guild(1), route(2)).unwrap();
    assert!(story.has_gone(probe) && !story.has_gone(next));
    story.end(at, probe, &seen(200));
    assert!(story.has_gone(next));
}

/// What is asked while Discord slows every route down: lanes that come back when they are told to,
/// each on a route of its own.
struct Storm {
    story: Story,
    retry_after: Duration,
    ends_at: Duration,
    due: BTreeSet<(Duration, u64)>,
    on_the_way: BTreeMap<Ticket, u64>,
    refused: usize,
    first: Option<Duration>,
    last: Duration,
}

impl Storm {
    const LANES: u64 = 100;

    fn new(lasts: Duration, retry_after: Duration) -> Self {
        Self {
            story: Story::proven(),
            retry_after,
            ends_at: lasts,
            due: (0..Self::LANES).map(|lane| (s(1), lane)).collect(),
            on_the_way: BTreeMap::new(),
            refused: 0,
            first: None,
            last: s(0),
        }
    }

    /// As the house spreads them: a tenth and more later, and not all at once.
    fn again(&mut self, at: Duration, after: Duration, lane: u64) {
        let spread = 100 + (lane * 7 + at.as_millis() as u64) % 26;
        self.due.insert((at + after * u32::try_from(spread).unwrap() / 100, lane));
    }

    /// Everything that happens at the next moment at which something does; none when all are through.
    fn goes_on(&mut self) -> Option<Duration> {
        let next = self.due.first().map(|(at, _)| *at);
        let at = next.into_iter().chain(self.story.core.wake_at()).min()?;
        while self.due.first().is_some_and(|(then, _)| *then <= at) {
            let (_, lane) = self.due.pop_first().expect("there is one");
            // An attempt may take ten seconds.
            match self.story.ask_until(at, guild(lane as i64), route(lane), at + s(10)) {
                Ok(ticket) => drop(self.on_the_way.insert(ticket, lane)),
                Err(Refusal::TryLater { after }) => self.again(at, after, lane),
                Err(other) => panic!("{other:?}"),
            }
        }
        self.story.pump(at);
        while let Some(ticket) = self.story.gone.pop() {
            let lane = self.on_the_way.remove(&ticket).expect("one of ours");
            if at >= self.ends_at {
                self.story.end(at, ticket, &seen(200));
                self.first.get_or_insert(at);
                self.last = at;
            } else {
                self.story.end(at, ticket, &slow(Scope::Route, self.retry_after));
                self.refused += 1;
                self.again(at, self.retry_after, lane);
            }
        }
        for (ticket, refusal) in std::mem::take(&mut self.story.refused) {
            let lane = self.on_the_way.remove(&ticket).expect("one of ours");
            match refusal {
                Refusal::TryLater { after } | Refusal::BreakerOpen { after } => {
                    self.again(at, after, lane);
                }
                other @ Refusal::Halted(_) => panic!("{other:?}"),
            }
        }
        Some(at)
    }
}

#[test]
fn after_a_storm_of_429_the_first_goes_out_within_a_quarter_of_a_minute() {
    for (lasts, retry_after) in [(20, ms(100)), (120, s(1)), (120, s(5)), (300, s(1))] {
        let mut storm = Storm::new(s(lasts), retry_after);
        let moments = (0..200_000).take_while(|_| storm.goes_on().is_some()).count();
        assert!(moments < 200_000, "it ends: {:?}", storm.due);
        let (first, last) = (storm.first.unwrap() - s(lasts), storm.last - s(lasts));
        assert!(first <= s(15), "{first:?} after {lasts} s of it");
        assert!(last <= s(30), "{last:?} after {lasts} s of it");
        let windows = lasts.div_ceil(600) as usize;
        assert!(storm.refused <= INVALID_MAX * windows, "{} in {lasts} s", storm.refused);
    }
}

#[test]
fn shared_429s_are_not_counted_and_two_thousand_invalid_stop_the_bot() {
    let mut core = Core::default();
    for _ in 0..5_000 {
        core.callback_ended(s(1), &slow(Scope::Shared, s(1)));
    }
    assert_eq!((core.invalid_count(), core.halt()), (0, None));
    for _ in 0..INVALID_STOP {
        assert_eq!(core.halt(), None);
        core.callback_ended(s(1), &seen(403));
    }
    assert_eq!(core.halt(), Some(Halt::TooManyInvalid));
}

#[test]
fn an_edit_of_an_old_message_holds_up_no_other_edit() {
    let mut story = Story::proven();
    let first = story.ask(s(1), guild(1), route(1)).unwrap();
    let next = story.ask(s(1), guild(1), route(1)).unwrap();
    story.end(s(1), first, &slow(Scope::Message, s(300)));
    assert!(story.has_gone(next));
}

#[test]
fn a_guild_that_floods_leaves_the_others_their_share() {
    let mut story = Story::proven();
    let flood: Vec<Ticket> =
        (0..200).map(|n| story.ask(s(2), guild(1), route(n)).unwrap()).collect();
    assert_eq!(story.gone.len(), GUILD_IN_FLIGHT_MAX);
    // Another guild comes: it goes at once, although two hundred were there before.
    let other = story.ask(s(2), guild(2), route(1_000)).unwrap();
    assert!(story.has_gone(other));
    let others: Vec<Ticket> = (0..40)
        .map(|n| story.ask(s(2), guild(3 + n % 4), route(2_000 + n as u64)).unwrap())
        .collect();
    story.run(s(2), 20, &seen(200));
    let place = |ticket: &Ticket| story.gone.iter().position(|gone| gone == ticket).unwrap();
    let last_other = others.iter().map(place).max().unwrap();
    let flood_before = flood.iter().filter(|t| story.gone[..last_other].contains(t)).count();
    assert!(flood_before <= last_other / 4 + GUILD_IN_FLIGHT_MAX, "{flood_before} of {last_other}");
}

#[test]
fn panels_and_sessions_leave_room_for_each_other() {
    let mut story = Story::proven();
    for n in 0..30 {
        story.ask(s(2), Class::Webhook, route(n)).unwrap();
    }
    assert!(story.gone.len() < IN_FLIGHT_MAX);
    let message = story.ask(s(2), guild(1), route(100)).unwrap();
    assert!(story.has_gone(message));
}

#[test]
fn queues_and_buckets_have_maxima() {
    let mut story = Story::proven();
    let mut end = Ok(0);
    for _ in 0..GUILD_QUEUE_MAX + 2 {
        end = story.ask(s(1), guild(1), route(1));
    }
    assert!(matches!(end, Err(Refusal::TryLater { .. })));
    let mut waiting = 0;
    for n in 2..10_000 {
        waiting += usize::from(story.ask(s(1), guild(n), route(1)).is_ok());
    }
    assert!(waiting < QUEUE_MAX, "{waiting}");

    // Buckets that are idle are forgotten, and those that are empty are not.
    let mut story = Story::proven();
    let first = story.ask(s(1), guild(1), route(1)).unwrap();
    story.end(s(1), first, &limited(1, 0, s(3_600)));
    for n in 2..20_000 {
        let at = s(1) + ms(n * 30);
        let asked = story.ask(at, guild(2), route(n)).unwrap();
        assert!(story.has_gone(asked), "{n}");
        story.end(at, asked, &limited(5, 4, s(1)));
        story.gone.clear();
        assert!(story.core.bucket_count() <= BUCKETS_MAX);
    }
    let again = story.ask(s(1_000), guild(1), route(1)).unwrap();
    assert!(!story.has_gone(again), "{:?}", story.refused);
}

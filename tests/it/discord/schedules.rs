//! Ten thousand random ends of deliveries: taken and the answer lost, 5xx, a reset, a kill between
//! the lease and the receipt. The outbox and its rows are the real ones; Discord is a list of
//! messages that remembers nonces for a while, and what the adapter does is what `deliver` says:
//! a young nonce is trusted, for an old one the channel is read first.
//!
//! `stories/bad_line` does the same through the adapter and HTTP.

use std::collections::BTreeMap;

use greenroom::base::{ChannelId, DeliveryId, Draw, GuildId, Moment, Seed, Span};
use greenroom::discord::limits::NONCE_FOR;
use greenroom::protocol::{DeliveryFailure, DeliveryKey, Dispatch, Placed, StandingCard, Subject};
use greenroom::runtime::House;
use greenroom::service;
use greenroom::store::Lane;
use greenroom::store::outbox::{self, Delivery, Urgency};

use crate::harness::{START, open};
use crate::kill_loop::number_of;

/// Lanes that are on their way together, each a schedule of its own.
const LANES: usize = 250;
/// Messages of a lane.
const MESSAGES: usize = 2;
/// One attempt may take this long, as the dispatcher has it.
const ATTEMPT_MS: usize = 10_000;
/// What the adapter says of a request that was not made, or whose end is not known.
const LATER: DeliveryFailure = DeliveryFailure::TryLater { after: None };

/// A message in a channel.
struct Shown {
    lane: String,
    text: String,
}

/// The messages of Discord, and the nonces that it remembers.
struct Discord {
    shown: Vec<Shown>,
    nonces: BTreeMap<DeliveryKey, (usize, Moment)>,
    remembers_for: Span,
    doubles_avoided: usize,
    found: usize,
}

/// How an attempt went.
enum Attempt {
    Ended(Result<Placed, DeliveryFailure>),
    Killed,
}

fn text_of(dispatch: &Dispatch) -> (String, String) {
    let Subject::Guild(card) = &dispatch.subject else { panic!("{dispatch:?}") };
    (card.channel.to_string(), card.waiting.to_string())
}

impl Discord {
    /// The adapter's attempt that begins at `at`.
    fn attempt(
        &mut self,
        draw: &mut Draw,
        dispatch: &Dispatch,
        key: DeliveryKey,
        at: Moment,
    ) -> Attempt {
        let (lane, text) = text_of(dispatch);
        if dispatch.attempt > 1 && at.since(dispatch.attempted_at) >= NONCE_FOR {
            if draw.below(10) == 0 {
                return Attempt::Ended(Err(LATER));
            }
            let is_it = |shown: &Shown| (&shown.lane, &shown.text) == (&lane, &text);
            if let Some(place) = self.shown.iter().position(is_it) {
                self.found += 1;
                return Attempt::Ended(Ok(Placed(place.to_string())));
            }
        }
        let arrives_at = at + Span::from_ms(i64::try_from(draw.below(ATTEMPT_MS)).unwrap());
        match draw.below(100) {
            0..12 => Attempt::Ended(Err(LATER)),
            12..20 => Attempt::Ended(Err(DeliveryFailure::Unknown)),
            20..45 => {
                self.take(lane, text, key, arrives_at);
                Attempt::Ended(Err(DeliveryFailure::Unknown))
            }
            45 => Attempt::Killed,
            46 => {
                self.take(lane, text, key, arrives_at);
                Attempt::Killed
            }
            _ => Attempt::Ended(Ok(self.take(lane, text, key, at))),
        }
    }

    /// One with a nonce that is known gives the first message back.
    fn take(&mut self, lane: String, text: String, key: DeliveryKey, at: Moment) -> Placed {
        if let Some((place, until)) = self.nonces.get(&key)
            && at < *until
        {
            self.doubles_avoided += 1;
            return Placed(place.to_string());
        }
        let place = self.shown.len();
        self.shown.push(Shown { lane, text });
        self.nonces.insert(key, (place, at + self.remembers_for));
        Placed(place.to_string())
    }
}

/// Puts the messages of every lane, as a step of a session does.
fn put(house: &mut House, draw: &mut Draw, wave: usize, now: Moment) {
    let mut rows = Vec::new();
    for lane in 0..LANES {
        for no in 0..MESSAGES {
            let id = (wave * LANES + lane) * MESSAGES + no + 1;
            // One that is down changes nothing when it was shown.
            let card = StandingCard {
                channel: ChannelId(i64::try_from(lane).unwrap()),
                is_up: false,
                waiting: u8::try_from(no).unwrap(),
                since: None,
            };
            let mut key = [0; 16];
            key[..8].copy_from_slice(&draw.number().to_be_bytes());
            key[8..].copy_from_slice(&draw.number().to_be_bytes());
            rows.push(Delivery {
                id: DeliveryId(i64::try_from(id).unwrap()),
                guild: GuildId(1),
                lane: Lane::TakenDown(GuildId(i64::try_from(lane).unwrap())),
                urgency: Urgency::CanWait,
                slot: None,
                // As what belongs to no session is kept.
                body: serde_json::json!({ "card": card }).to_string(),
                key,
                made_at: now,
                due_at: now,
                worthless_at: None,
            });
        }
    }
    for put in house.store_mut().run(&rows, outbox::put) {
        put.unwrap();
    }
}

#[test]
fn of_ten_thousand_schedules_nothing_is_lost_shown_twice_or_out_of_order() {
    let seed = number_of("GREENROOM_SCHEDULE_SEED", START.ms().unsigned_abs());
    println!("GREENROOM_SCHEDULE_SEED={seed}");
    let mut draw = Seed(seed).draws(0);
    let dir = tempfile::tempdir().unwrap();
    let mut now = START;
    let mut house = open(dir.path(), now, seed);
    let (mut kills, mut found, mut avoided) = (0, 0, 0);
    for wave in 0..10_000 / LANES {
        let remembers_for = Span::from_seconds(60 + i64::try_from(draw.below(241)).unwrap());
        let (shown, nonces) = (Vec::new(), BTreeMap::new());
        let mut discord = Discord { shown, nonces, remembers_for, doubles_avoided: 0, found: 0 };
        put(&mut house, &mut draw, wave, now);
        while let Some(due) = outbox::next_due(house.store().read()).unwrap() {
            now = now.max(due);
            let mut ends = Vec::new();
            let mut is_killed = false;
            for (dispatch, key) in house.deliveries(now).unwrap() {
                match discord.attempt(&mut draw, &dispatch, key, now) {
                    Attempt::Ended(end) => {
                        ends.push((dispatch, end));
                    }
                    Attempt::Killed => {
                        is_killed = true;
                        break;
                    }
                }
            }
            // What was on its way together ends within the time of one attempt.
            now += Span::from_ms(i64::try_from(draw.below(ATTEMPT_MS)).unwrap());
            ends.truncate(if is_killed { draw.below(ends.len() + 1) } else { ends.len() });
            for end in house.run_all(now, &mut ends, |(dispatch, end), tx, desk, now| {
                service::settle(tx, desk, now, dispatch, end)
            }) {
                end.unwrap();
            }
            if is_killed {
                kills += 1;
                drop(house);
                now += Span::from_seconds(i64::try_from(draw.below(200)).unwrap());
                house = open(dir.path(), now, seed ^ draw.number());
            }
        }
        let counts = outbox::counts(house.store().read()).unwrap();
        assert_eq!((counts.waiting, counts.sending), (0, 0));
        let mut lanes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for shown in &discord.shown {
            lanes.entry(&shown.lane).or_default().push(&shown.text);
        }
        assert_eq!(lanes.len(), LANES, "a lane shows nothing");
        for (lane, shown) in lanes {
            let why = format!("lane {lane} of wave {wave}, nonces for {remembers_for}");
            assert_eq!(shown, ["0", "1"], "{why}");
        }
        found += discord.found;
        avoided += discord.doubles_avoided;
        house.prune(now + Span::from_hours(72)).unwrap();
    }
    println!("{kills} kills, {found} found again, {avoided} known by their nonce");
    assert!(kills > 50 && found > 50 && avoided > 500, "{kills} {found} {avoided}");
}

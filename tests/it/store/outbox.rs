//! The outbox: lanes, slots, leases, against a small model.

use std::collections::{BTreeMap, BTreeSet};

use greenroom::base::{DeliveryId, Moment, SessionId};
use greenroom::store::outbox::{self, Claimed, Counts, Delivery, End, Put, Settled, Urgency};
use greenroom::store::{Lane, Store, posted};
use proptest::prelude::*;

use super::fixture::{GUILD, at, delivery, open, place, saved, session};

fn sent(placed: &str) -> End {
    End::Sent { placed: placed.to_owned() }
}

const SESSION: SessionId = SessionId(100);
const CARD: Lane = Lane::Card(SESSION);
const THREAD: Lane = Lane::Thread(SESSION);

fn put(store: &mut Store, id: i64, lane: Lane, slot: Option<&str>) -> Put {
    saved(store, |tx| outbox::put(tx, &delivery(id, lane, slot)))
}

fn claim(store: &mut Store, ms: i64) -> Vec<Claimed> {
    saved(store, |tx| outbox::claim(tx, at(ms), 10))
}

fn claimed_ids(store: &mut Store, ms: i64) -> Vec<i64> {
    claim(store, ms).iter().map(|claimed| claimed.delivery.id.0).collect()
}

fn settle(store: &mut Store, id: i64, end: &End, ms: i64) -> Settled {
    saved(store, |tx| outbox::settle(tx, DeliveryId(id), end, at(ms)))
}

#[test]
fn a_lane_is_first_in_first_out_and_waits_for_no_other() {
    let place = place();
    let mut store = open(&place.data);
    session(&mut store, 100);
    for (id, lane) in [(1, THREAD), (2, THREAD), (3, CARD)] {
        assert_eq!(put(&mut store, id, lane, None), Put::Added);
    }
    assert_eq!(claimed_ids(&mut store, 0), [1, 3], "the heads");
    assert_eq!(claimed_ids(&mut store, 0), [] as [i64; 0], "the second waits");
    let retry = End::Retry { due_at: at(100), note: "timeout".to_owned() };
    assert_eq!(settle(&mut store, 1, &retry, 1), Settled::Settled);
    assert_eq!(claimed_ids(&mut store, 99), [] as [i64; 0], "a retry holds its lane");
    assert_eq!(saved(&mut store, |tx| outbox::next_due(tx)), Some(at(100)));
    let again = claim(&mut store, 100);
    assert_eq!((again[0].delivery.id.0, again[0].attempt), (1, 2));
    assert_eq!(again[0].attempted_at, at(0), "the key's age counts from the first attempt");
    assert_eq!(settle(&mut store, 1, &End::Dead { why: "gone".to_owned() }, 101), Settled::Settled);
    assert_eq!(claimed_ids(&mut store, 101), [2], "a dead row holds nothing");

    let dead = saved(&mut store, |tx| outbox::dead(tx, GUILD, 10));
    assert_eq!(dead.len(), 1);
    assert_eq!((dead[0].id.0, dead[0].why.as_str(), dead[0].settled_at), (1, "gone", at(101)));
    let counts = saved(&mut store, |tx| outbox::counts(tx));
    assert_eq!(counts, Counts { waiting: 0, sending: 2, oldest_made_at: Some(at(0)) });
}

#[test]
fn what_belongs_to_no_session_carries_its_newest_state_until_it_was_attempted() {
    let place = place();
    let mut store = open(&place.data);
    session(&mut store, 100);
    let put = |store: &mut Store, id: i64, body: &str| {
        let lane = Lane::StandingCard(GUILD);
        let newer = Delivery { body: body.to_owned(), ..delivery(id, lane, None) };
        saved(store, |tx| outbox::put_newest(tx, &newer))
    };
    assert_eq!(put(&mut store, 1, "nobody waits"), Put::Added);
    assert_eq!(put(&mut store, 2, "one waits"), Put::Merged { into: DeliveryId(1) });
    let claimed = claim(&mut store, 0);
    assert_eq!(claimed[0].delivery.body, "one waits");
    let retry = End::Retry { due_at: at(5), note: "timeout".to_owned() };
    assert_eq!(settle(&mut store, 1, &retry, 1), Settled::Settled);
    assert_eq!(put(&mut store, 3, "two wait"), Put::Added, "the key promised its body");
    assert_eq!(put(&mut store, 4, "nobody waits"), Put::Merged { into: DeliveryId(3) });
    assert_eq!(claim(&mut store, 5)[0].delivery.body, "one waits");
    assert_eq!(settle(&mut store, 1, &sent("5/6"), 6), Settled::Settled);
    assert_eq!(claim(&mut store, 6)[0].delivery.body, "nobody waits");
}

#[test]
fn a_settlement_without_a_lease_changes_nothing() {
    let place = place();
    let mut store = open(&place.data);
    session(&mut store, 100);
    put(&mut store, 1, THREAD, None);
    assert_eq!(settle(&mut store, 1, &sent("m1"), 1), Settled::NotLeased, "never claimed");
    claim(&mut store, 2);
    assert_eq!(settle(&mut store, 1, &sent("m1"), 3), Settled::Settled);
    assert_eq!(settle(&mut store, 1, &sent("m2"), 4), Settled::NotLeased, "settled before");
    assert_eq!(settle(&mut store, 9, &sent("m9"), 5), Settled::NotLeased, "never put");
}

#[test]
fn an_attempt_that_was_not_allowed_does_not_count() {
    let place = place();
    let mut store = open(&place.data);
    session(&mut store, 100);
    put(&mut store, 1, THREAD, Some("tally"));
    claim(&mut store, 0);
    let _settled = settle(&mut store, 1, &End::Held { due_at: at(5), why: "unseen".to_owned() }, 1);
    assert_eq!(put(&mut store, 2, THREAD, Some("tally")), Put::Merged { into: DeliveryId(1) });
    let claimed = claim(&mut store, 5);
    assert_eq!((claimed[0].attempt, claimed[0].attempted_at), (1, at(5)));
    assert_eq!(claimed[0].delivery.body, "body 2");
}

#[test]
fn what_is_mended_while_an_attempt_is_on_its_way_is_looked_at_once_more() {
    let place = place();
    let mut store = open(&place.data);
    session(&mut store, 100);
    put(&mut store, 1, CARD, None);
    let held = |due| End::Held { due_at: at(due), why: "threads-full".to_owned() };
    let looks_again = |store: &mut Store, due| {
        saved(store, |tx| outbox::look_again(tx, GUILD, at(due)));
    };
    assert_eq!(claimed_ids(&mut store, 0), [1]);
    let _settled = settle(&mut store, 1, &held(100), 1);
    assert_eq!(claimed_ids(&mut store, 100), [1]);
    // It is refused for what was so when it was sent, and somebody has mended it since.
    looks_again(&mut store, 101);
    let _settled = settle(&mut store, 1, &held(900), 102);
    assert_eq!(claimed_ids(&mut store, 102), [1]);
    let _settled = settle(&mut store, 1, &held(900), 103);
    assert_eq!(claimed_ids(&mut store, 899), [] as [i64; 0], "nobody has asked since");
    looks_again(&mut store, 200);
    assert_eq!(claimed_ids(&mut store, 200), [1], "it waited, and is looked at");
}

#[test]
fn a_newer_card_takes_over_a_row_that_was_never_attempted_and_its_place() {
    let place = place();
    let mut store = open(&place.data);
    session(&mut store, 100);
    put(&mut store, 1, THREAD, Some("tally"));
    put(&mut store, 2, THREAD, None);
    assert_eq!(put(&mut store, 3, THREAD, Some("tally")), Put::Merged { into: DeliveryId(1) });
    let first = claim(&mut store, 0);
    assert_eq!(first[0].delivery.id.0, 1);
    assert_eq!(first[0].delivery.body, "body 3");
    assert_eq!(first[0].delivery.key, [1; 16], "the key stays with the row");

    // Attempted: the key promised this body, so the next card is a row of its own behind it.
    assert_eq!(put(&mut store, 4, THREAD, Some("tally")), Put::Added);
    assert_eq!(put(&mut store, 5, THREAD, Some("tally")), Put::Merged { into: DeliveryId(4) });
    let _settled = settle(&mut store, 1, &sent("m1"), 1);
    assert_eq!(claimed_ids(&mut store, 1), [2], "and behind everything put before it");
    let _settled = settle(&mut store, 2, &sent("m2"), 2);
    let edit = claim(&mut store, 2);
    assert_eq!(edit[0].delivery.body, "body 5");
    assert_eq!(edit[0].placed.as_deref(), Some("m1"), "it edits the card that stands");
}

#[test]
fn merging_keeps_the_earlier_due_time_so_that_a_busy_card_is_not_put_off_for_ever() {
    let place = place();
    let mut store = open(&place.data);
    session(&mut store, 100);
    for (id, due) in [(1, 20), (2, 40), (3, 10)] {
        let mut card = delivery(id, THREAD, Some("tally"));
        card.due_at = at(due);
        card.worthless_at = Some(at(due + 1_000));
        saved(&mut store, |tx| outbox::put(tx, &card));
        let expected = if id == 3 { 10 } else { 20 };
        assert_eq!(saved(&mut store, |tx| outbox::next_due(tx)), Some(at(expected)));
    }
    let claimed = claim(&mut store, 10);
    assert_eq!(claimed[0].delivery.worthless_at, Some(at(1_010)), "the newer card's");
}

#[test]
fn an_edit_of_a_standing_card_holds_up_nothing() {
    let place = place();
    let mut store = open(&place.data);
    session(&mut store, 100);
    put(&mut store, 1, THREAD, Some("tally"));
    claim(&mut store, 0);
    let _settled = settle(&mut store, 1, &sent("m1"), 1);
    let mut edit = delivery(2, THREAD, Some("tally"));
    edit.due_at = at(20_000);
    saved(&mut store, |tx| outbox::put(tx, &edit));
    put(&mut store, 3, THREAD, None);
    assert_eq!(claimed_ids(&mut store, 2), [3]);
    let _settled = settle(&mut store, 3, &sent("m3"), 3);
    assert_eq!(claimed_ids(&mut store, 20_000), [2]);

    // The card is gone from the platform: its next delivery is a post again, in its lane.
    let _settled = settle(&mut store, 2, &End::Dead { why: "unknown message".to_owned() }, 20_001);
    saved(&mut store, |tx| posted::forget(tx, SESSION, "tally"));
    put(&mut store, 4, THREAD, Some("tally"));
    let claimed = claim(&mut store, 20_002);
    assert_eq!((claimed[0].delivery.lane, claimed[0].placed.as_ref()), (THREAD, None));
}

fn put_first(store: &mut Store, id: i64, lane: Lane) {
    let urgent = Delivery { urgency: Urgency::First, ..delivery(id, lane, None) };
    saved(store, |tx| outbox::put(tx, &urgent));
}

#[test]
fn what_is_waited_for_goes_first_with_what_stands_before_it_and_the_rest_has_its_share() {
    let place = place();
    let mut store = open(&place.data);
    for session_id in 100..160 {
        session(&mut store, session_id);
    }
    let thread = |no: i64| Lane::Thread(SessionId(no));
    // The longest due can wait: one lane of each of twenty sessions.
    for no in 100..120 {
        put(&mut store, no, thread(no), None);
    }
    // A card and a thread that something urgent comes behind.
    put(&mut store, 200, Lane::Card(SessionId(120)), None);
    put(&mut store, 201, thread(120), None);
    put_first(&mut store, 202, thread(120));
    for no in 130..160 {
        put_first(&mut store, 200 + no, thread(no));
    }
    let leased = |store: &mut Store| -> Vec<i64> {
        let claimed = saved(store, |tx| outbox::claim(tx, at(0), 16));
        claimed.iter().map(|claimed| claimed.delivery.id.0).collect()
    };
    let mut expected = vec![100, 101, 200, 201];
    expected.extend(330..342);
    assert_eq!(leased(&mut store), expected, "an eighth can wait; each in the order of its due");
    for id in [200, 201] {
        let _settled = settle(&mut store, id, &sent("m"), 1);
    }
    let mut expected = vec![102, 103, 202];
    expected.extend(342..355);
    assert_eq!(leased(&mut store), expected, "what stood behind them leads its lane");
    let mut expected: Vec<i64> = (104..115).collect();
    expected.extend(355..360);
    assert_eq!(leased(&mut store), expected, "where little is urgent, the rest fills the lease");
    assert_eq!(leased(&mut store), (115..120).collect::<Vec<_>>());
}

#[test]
fn a_lane_is_given_up_with_its_edits_and_no_other() {
    let place = place();
    let mut store = open(&place.data);
    session(&mut store, 100);
    session(&mut store, 101);
    put(&mut store, 1, THREAD, Some("tally"));
    claim(&mut store, 0);
    let _settled = settle(&mut store, 1, &sent("m1"), 1);
    put(&mut store, 2, THREAD, Some("tally"));
    put(&mut store, 3, THREAD, None);
    put(&mut store, 4, THREAD, None);
    put(&mut store, 5, CARD, None);
    put(&mut store, 6, Lane::Thread(SessionId(101)), None);
    assert_eq!(saved(&mut store, |tx| outbox::give_up(tx, THREAD, "deleted", at(2))), 3);
    assert_eq!(claimed_ids(&mut store, 2), [5, 6]);
}

#[test]
fn a_row_whose_lane_cannot_be_read_is_given_up_and_holds_up_no_other() {
    let place = place();
    let mut store = open(&place.data);
    session(&mut store, 100);
    put(&mut store, 1, THREAD, None);
    put(&mut store, 2, CARD, None);
    store.close().unwrap();
    let conn = rusqlite::Connection::open(place.data.join("greenroom.db")).unwrap();
    conn.execute("update outbox set lane = 'the lobby' where id = 1", []).unwrap();
    drop(conn);
    let mut store = open(&place.data);
    assert_eq!(claimed_ids(&mut store, 0), [2]);
    let dead = saved(&mut store, |tx| outbox::dead(tx, GUILD, 10));
    assert_eq!(dead[0].why, "its lane cannot be read");
}

#[test]
fn what_was_settled_is_pruned_and_where_cards_stand_is_kept() {
    let place = place();
    let mut store = open(&place.data);
    session(&mut store, 100);
    for id in 1..=3 {
        put(&mut store, id, THREAD, Some(&format!("question-{id}")));
        claim(&mut store, id);
        let _settled = settle(&mut store, id, &sent(&format!("m{id}")), id);
    }
    put(&mut store, 4, THREAD, None);
    let prune = |store: &mut Store, ms, limit| saved(store, |tx| outbox::prune(tx, at(ms), limit));
    assert_eq!(prune(&mut store, 3, 1), 1);
    assert_eq!(prune(&mut store, 3, 10), 1);
    assert_eq!(prune(&mut store, 1_000, 10), 1);
    assert_eq!(prune(&mut store, 1_000, 10), 0, "what waits is not pruned");
    let standing = saved(&mut store, |tx| posted::of_session(tx, SESSION));
    assert_eq!(standing.len(), 3);
    assert_eq!(claimed_ids(&mut store, 1_000), [4]);
}

/// One act on the outbox. Places are taken modulo what there is.
#[derive(Debug, Clone)]
enum Act {
    Put { lane: u8, slot: Option<u8>, due_in: i64, urgency: Urgency },
    Claim { limit: u32 },
    Settle { place: usize, end: u8 },
    Pass { ms: i64 },
    Restart,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => (0..2_u8, prop::option::of(0..3_u8), 0..40_i64, urgency())
            .prop_map(|(lane, slot, due_in, urgency)| Act::Put { lane, slot, due_in, urgency }),
        4 => (1..12_u32).prop_map(|limit| Act::Claim { limit }),
        6 => (any::<usize>(), 0..5_u8).prop_map(|(place, end)| Act::Settle { place, end }),
        2 => (1..60_i64).prop_map(|ms| Act::Pass { ms }),
        1 => Just(Act::Restart),
    ]
}

fn urgency() -> impl Strategy<Value = Urgency> {
    prop_oneof![3 => Just(Urgency::CanWait), 1 => Just(Urgency::First)]
}

/// A row as the model sees it. A slot belongs to one lane, as the service keeps it.
#[derive(Debug, Clone)]
struct Row {
    id: i64,
    lane: String,
    urgency: Urgency,
    slot: Option<String>,
    body: String,
    due: i64,
    attempts: u32,
    first_attempt: i64,
    is_sending: bool,
}

/// The outbox as a list.
#[derive(Debug, Default)]
struct Model {
    waiting: Vec<Row>,
    held: BTreeSet<String>,
    standing: BTreeMap<String, String>,
}

impl Model {
    fn put(&mut self, row: Row) -> Put {
        let urgency = row.urgency;
        let (put, lane) = self.put_alone(row);
        let before = [lane, CARD.to_string()];
        if urgency == Urgency::First {
            let led = self.waiting.iter_mut().filter(|row| before.contains(&row.lane));
            led.for_each(|row| row.urgency = Urgency::First);
        }
        put
    }

    /// What became of it, and in which lane.
    fn put_alone(&mut self, row: Row) -> (Put, String) {
        let lane = row.lane.clone();
        let mut row = row;
        if let Some(slot) = &row.slot {
            let newest = self.waiting.iter_mut().rev().find(|other| other.slot == row.slot);
            match newest {
                Some(other) if other.attempts == 0 => {
                    other.body.clone_from(&row.body);
                    if !self.held.contains(&other.lane) {
                        other.due = other.due.min(row.due);
                    }
                    return (Put::Merged { into: DeliveryId(other.id) }, other.lane.clone());
                }
                Some(other) => row.lane.clone_from(&other.lane),
                None if self.standing.contains_key(slot) => row.lane = format!("{lane}#{slot}"),
                None => {}
            }
        }
        let lane = row.lane.clone();
        self.waiting.push(row);
        (Put::Added, lane)
    }

    fn claim(&mut self, now: i64, limit: usize) -> Vec<(i64, String, u32, i64, Option<String>)> {
        let mut lanes = BTreeSet::new();
        let mut heads: Vec<usize> = (0..self.waiting.len())
            .filter(|place| lanes.insert(self.waiting[*place].lane.clone()))
            .filter(|place| !self.waiting[*place].is_sending && self.waiting[*place].due <= now)
            .collect();
        heads.sort_by_key(|place| (self.waiting[*place].due, self.waiting[*place].id));
        let is_urgent = |place: &usize| self.waiting[*place].urgency == Urgency::First;
        let (mut first, mut others): (Vec<usize>, Vec<usize>) =
            heads.into_iter().partition(is_urgent);
        first.truncate(limit - limit / 8);
        others.truncate(limit - first.len());
        let mut heads = [first, others].concat();
        heads.sort_by_key(|place| (self.waiting[*place].due, self.waiting[*place].id));
        let mut claimed = Vec::new();
        for place in heads {
            let row = &mut self.waiting[place];
            if row.attempts == 0 {
                row.first_attempt = now;
            }
            row.attempts += 1;
            row.is_sending = true;
            let placed = row.slot.as_ref().and_then(|slot| self.standing.get(slot)).cloned();
            claimed.push((row.id, row.body.clone(), row.attempts, row.first_attempt, placed));
        }
        claimed
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..Default::default() })]
    #[test]
    fn the_outbox_does_what_a_list_would_do(acts in prop::collection::vec(act(), 1..60)) {
        let place = place();
        let mut store = open(&place.data);
        session(&mut store, 100);
        let mut model = Model::default();
        let mut now = 0;
        for (no, act) in acts.into_iter().enumerate() {
            let id = i64::try_from(no).unwrap() + 1;
            match act {
                Act::Put { lane, slot, due_in, urgency } => {
                    let slot = slot.map(|slot| format!("slot-{lane}-{slot}"));
                    let place = [CARD, THREAD][usize::from(lane)];
                    let mut row = delivery(id, place, slot.as_deref());
                    row.due_at = at(now + due_in);
                    row.urgency = urgency;
                    let expected = model.put(Row {
                        id,
                        lane: row.lane.to_string(),
                        urgency,
                        slot,
                        body: row.body.clone(),
                        due: now + due_in,
                        attempts: 0,
                        first_attempt: 0,
                        is_sending: false,
                    });
                    prop_assert_eq!(saved(&mut store, |tx| outbox::put(tx, &row)), expected);
                }
                Act::Claim { limit } => {
                    let claimed = saved(&mut store, |tx| outbox::claim(tx, at(now), limit));
                    let claimed: Vec<_> = claimed
                        .into_iter()
                        .map(|c| {
                            let first = c.attempted_at.ms() - at(0).ms();
                            (c.delivery.id.0, c.delivery.body, c.attempt, first, c.placed)
                        })
                        .collect();
                    prop_assert_eq!(claimed, model.claim(now, limit as usize));
                }
                Act::Settle { place, end } => {
                    let sending: Vec<usize> = (0..model.waiting.len())
                        .filter(|place| model.waiting[*place].is_sending)
                        .collect();
                    if sending.is_empty() {
                        continue;
                    }
                    let place = sending[place % sending.len()];
                    let row = model.waiting[place].clone();
                    let later: Moment = at(now + 15);
                    let end = match end {
                        0 => End::Retry { due_at: later, note: "timeout".to_owned() },
                        1 => End::Held { due_at: later, why: "not-allowed".to_owned() },
                        2 => End::Dead { why: "gone".to_owned() },
                        3 => End::NotYet { due_at: later },
                        _ => sent(&format!("m{}", row.id)),
                    };
                    let settled = saved(&mut store, |tx| {
                        outbox::settle(tx, DeliveryId(row.id), &end, at(now))
                    });
                    prop_assert_eq!(settled, Settled::Settled);
                    let kept = &mut model.waiting[place];
                    kept.is_sending = false;
                    kept.due = now + 15;
                    match end {
                        End::Retry { .. } => {}
                        End::NotYet { .. } => kept.attempts -= 1,
                        End::Held { .. } => {
                            kept.attempts -= 1;
                            model.held.insert(row.lane);
                        }
                        End::Dead { .. } => {
                            model.waiting.remove(place);
                            if model.waiting.iter().all(|other| other.lane != row.lane) {
                                model.held.remove(&row.lane);
                            }
                        }
                        End::Sent { placed } => {
                            let row = model.waiting.remove(place);
                            model.held.remove(&row.lane);
                            if let Some(slot) = row.slot {
                                model.standing.insert(slot, placed);
                            }
                        }
                    }
                }
                Act::Pass { ms } => now += ms,
                Act::Restart => {
                    drop(store);
                    store = open(&place.data);
                    let leased = model.waiting.iter().filter(|row| row.is_sending).count();
                    prop_assert_eq!(store.opened().released_count, leased);
                    model.waiting.iter_mut().for_each(|row| row.is_sending = false);
                }
            }
            // No two rows of one slot are under way at once, and lanes have one each.
            let sending = model.waiting.iter().filter(|row| row.is_sending);
            let slots: Vec<_> = sending.clone().filter_map(|row| row.slot.as_ref()).collect();
            prop_assert_eq!(slots.len(), slots.iter().collect::<BTreeSet<_>>().len());
            let counts = saved(&mut store, |tx| outbox::counts(tx));
            prop_assert_eq!(counts.sending as usize, sending.count());
            prop_assert_eq!((counts.waiting + counts.sending) as usize, model.waiting.len());
        }
    }
}

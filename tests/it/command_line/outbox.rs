//! `outbox`: what an operator reads of it, and a program.

use std::path::Path;

use expect_test::expect;
use greenroom::base::{DeliveryId, GuildId, MemberId, Moment, Span};
use greenroom::runtime::{Clock, SystemClock};
use greenroom::store::direct::{self, Brake};
use greenroom::store::outbox::{self, Delivery, End, Settled, Urgency};
use greenroom::store::{Fault, Lane, OpenOptions, Store, Synchronous, Tx};

use super::run;

const ANA: MemberId = MemberId(4711);

fn put(tx: &Tx, id: i64, guild: i64, lane: Lane, due_at: Moment) -> Result<(), Fault> {
    let delivery = Delivery {
        id: DeliveryId(id),
        guild: GuildId(guild),
        lane,
        urgency: Urgency::CanWait,
        slot: None,
        body: "what nobody else reads".to_owned(),
        key: [0; 16],
        made_at: due_at,
        due_at,
        worthless_at: None,
    };
    outbox::put(tx, &delivery).map(|_added| ())
}

/// A delivery that was tried, and ended so.
fn tried(tx: &Tx, (id, guild, lane): (i64, i64, Lane), at: Moment, end: &End) -> Result<(), Fault> {
    put(tx, id, guild, lane, at)?;
    outbox::claim(tx, at, 1)?;
    let settled = outbox::settle(tx, DeliveryId(id), end, at + Span::from_seconds(2))?;
    assert_eq!(settled, Settled::Settled);
    Ok(())
}

fn fill(dir: &Path, now: Moment) {
    let options = OpenOptions { synchronous: Synchronous::Off, ..OpenOptions::new(dir, now) };
    let mut store = Store::open(&options).unwrap();
    let hours = |n: i64| now - Span::from_hours(n);
    let dead = |why: &str| End::Dead { why: why.to_owned() };
    let sent = End::Sent { placed: "there".to_owned() };
    let held = End::Held { due_at: now + Span::from_hours(1), why: "not-allowed".to_owned() };
    let filled = store.run(&[()], |tx, ()| {
        tried(tx, (1, 1, Lane::Organisers(GuildId(1))), hours(30), &sent)?;
        tried(tx, (2, 1, Lane::Organisers(GuildId(1))), hours(4), &sent)?;
        let closed = dead(&format!("the platform rejected it: 50007 of member {ANA}"));
        tried(tx, (3, 1, Lane::Direct(GuildId(1), ANA)), hours(4), &closed)?;
        tried(tx, (4, 2, Lane::TakenDown(GuildId(2))), hours(4), &dead("the message is gone"))?;
        tried(tx, (5, 2, Lane::StandingCard(GuildId(2))), hours(3), &held)?;
        let late = now - Span::from_minutes(10);
        put(tx, 6, 3, Lane::Organisers(GuildId(3)), late)?;
        put(tx, 7, 4, Lane::Organisers(GuildId(4)), now + Span::from_hours(1))
    });
    filled.into_iter().for_each(|job| job.unwrap());
}

#[test]
fn the_outbox_says_what_waits_what_was_sent_and_what_was_not_and_never_whom_it_was_for() {
    let place = tempfile::tempdir().unwrap();
    fill(&place.path().join("room"), SystemClock.now());
    expect![[r#"
                         due  late by  later  held  failed  on its way  sent  half within  99% within
        standing cards     0        -      0     1       0           0     0            -           -
        organisers         1   10 min      1     0       0           0     1          2 s         2 s
        direct messages    0        -      0     0       0           0     0            -           -
        Sent and dropped: in the last 24 h.
        Held: 1 place, for up to 3 h: a permission is missing
        Dropped: 1, standing cards: the message is gone
        Dropped: 1, direct messages: code 50007
        Brake: only a connected process knows, and none said so lately.
        exit 0
    "#]].assert_eq(&run(place.path(), &["outbox", "--data", "room"]));
    let json = run(place.path(), &["outbox", "--data", "room", "--json"]);
    assert!(!json.contains("4711") && !json.contains("nobody else"), "{json}");
    let json: serde_json::Value =
        serde_json::from_str(json.strip_suffix("exit 0\n").unwrap()).unwrap();
    assert_eq!(json["places"]["organisers"]["sent"], 1);
    assert_eq!(json["places"]["organisers"]["lateness"]["half_ms"], 2_000);
    assert_eq!(json["held"]["not-allowed"]["lanes"], 1);
    assert_eq!(json["brake"], serde_json::Value::Null);
}

#[cfg(feature = "discord")]
#[test]
fn a_connected_process_says_how_its_brake_is() {
    let place = tempfile::tempdir().unwrap();
    let room = place.path().join("room");
    fill(&room, SystemClock.now());
    std::fs::write(room.join("health"), "connected\nrequests go out · 3 refused\n").unwrap();
    let told = run(place.path(), &["outbox", "--data", "room"]);
    assert!(told.contains("Brake: requests go out · 3 refused\n"), "{told}");
}

#[test]
fn without_a_database_there_is_no_outbox() {
    let place = tempfile::tempdir().unwrap();
    expect![[r"
        ! greenroom: there is no database in room
        exit 2
    "]]
    .assert_eq(&run(place.path(), &["outbox", "--data", "room"]));
}

#[test]
fn the_outbox_says_that_direct_messages_are_stopped() {
    let place = tempfile::tempdir().unwrap();
    let (room, now) = (place.path().join("room"), SystemClock.now());
    let options = OpenOptions { synchronous: Synchronous::Off, ..OpenOptions::new(room, now) };
    let mut store = Store::open(&options).unwrap();
    let brake = Brake { not_before: now, halved: 0, is_stopped: true };
    for job in store.run(&[()], |tx, ()| direct::set_brake(tx, brake)) {
        job.unwrap();
    }
    drop(store);
    let told = run(place.path(), &["outbox", "--data", "room"]);
    assert!(told.contains("start it with --resume-dms"), "{told}");
}

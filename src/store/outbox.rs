//! The outbox: what has to reach the platform, in lanes.
//!
//! - A *lane* is first-in first-out by id; only its head can be claimed; lanes do not wait for
//!   each other. Ids must grow, as [`crate::base::IdSource`] makes them.
//! - A *slot* names a card that lives on. A newer delivery for a slot takes over the row of an
//!   older one that was never attempted: the row keeps its id, key, place in the lane and the
//!   earlier of both due times, and carries the newer body. Once attempted, a row keeps its body,
//!   because its key promised that body to the platform.
//! - A delivery for a slot whose card is posted and has nothing waiting is an *edit*. Edits wait
//!   in a lane of their own, one a slot, so that a late edit holds up nothing. While something for
//!   the slot is waiting, the newcomer stands behind it, in the same lane: a card is never posted
//!   twice and never shows an older state last.
//!
//! ```text
//! pending --claim--> sending --Sent--> sent
//!    ^                  |  \---Dead--> dead
//!    +-Retry, Held, NotYet--release (a new epoch)
//! ```
//!
//! What people sit and wait for is *urgent*: it is leased before what can wait, and with it what
//! stands before it in its lane. What can wait has a share of every lease, so that it goes on, too.
//!
//! A lane is *held* while the platform does not let its head be shown, for a reason that people can
//! mend: see [`held`].

use rusqlite::params;

use crate::base::{DeliveryId, GuildId, Moment, SessionId, Span};

use super::fault::Fault;
use super::held::{self, Of};
use super::lane::Lane;
use super::posted;
use super::tx::{News, Read, Tx};

/// The longest note on a failed attempt in characters; what is longer is cut.
const NOTE_LENGTH_MAX: u32 = 500;

/// Of what is leased together, one in so many is what can wait, if there is any.
const SHARE_THAT_CAN_WAIT: u32 = 8;

/// There is something to send.
const QUEUED: News = News { is_queued: true, wake_at: None, is_erased: false, is_untold: false };

/// Whether it goes out before others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// It can wait.
    CanWait,
    /// People sit and wait for it: it goes first.
    First,
}

/// A delivery to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Larger than the ids before it.
    pub id: DeliveryId,
    /// Whose it is.
    pub guild: GuildId,
    /// What it must stay in order with.
    pub lane: Lane,
    /// Whether it goes out before others, and what its lane has before it, too.
    pub urgency: Urgency,
    /// The card of a session that it shows, if that lives on.
    pub slot: Option<String>,
    /// What the adapter renders.
    pub body: String,
    /// The random key that the platform tells a repetition by.
    pub key: [u8; 16],
    /// When it was made.
    pub made_at: Moment,
    /// Not to be sent before.
    pub due_at: Moment,
    /// Not worth sending from then on. Whoever claims it decides what that means.
    pub worthless_at: Option<Moment>,
}

/// What became of a delivery that was put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It is a row of its own.
    Added,
    /// An older delivery for the same slot carries its body now.
    Merged {
        /// The older delivery.
        into: DeliveryId,
    },
}

/// A delivery that this process has leased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimed {
    /// The delivery, as it was put (or merged).
    pub delivery: Delivery,
    /// Which attempt this is, from 1. From 2 on the platform may have it already: look first.
    pub attempt: u32,
    /// When the first attempt was claimed: how old the key is for the platform.
    pub attempted_at: Moment,
    /// Where the slot's card stands, if it does: then this is an edit of it.
    pub placed: Option<String>,
}

/// How an attempt ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// It stands on the platform at `placed`.
    Sent {
        /// Where, in the adapter's own words.
        placed: String,
    },
    /// It may or may not have arrived; try again.
    Retry {
        /// When to try again.
        due_at: Moment,
        /// What happened.
        note: String,
    },
    /// The platform does not let it be shown for now, and certainly took nothing: the attempt does
    /// not count, and the lane is held.
    Held {
        /// When to look again.
        due_at: Moment,
        /// By what name it is held.
        why: String,
    },
    /// Nothing was tried: it is not time yet, and the attempt does not count.
    NotYet {
        /// When to look again.
        due_at: Moment,
    },
    /// It will never arrive.
    Dead {
        /// Why it never will.
        why: String,
    },
}

/// Whether a settlement was taken.
#[must_use]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// The row was ours, and has its end.
    Settled,
    /// This process does not hold the delivery: it was settled, released or pruned before.
    NotLeased,
}

/// A delivery that was given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadRow {
    /// The delivery.
    pub id: DeliveryId,
    /// Its session.
    pub session: Option<SessionId>,
    /// Its lane.
    pub lane: String,
    /// Its slot.
    pub slot: Option<String>,
    /// When it was given up.
    pub settled_at: Moment,
    /// Why it was given up.
    pub why: String,
    /// What should have been delivered.
    pub body: String,
}

/// How full the outbox is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Rows that wait to be claimed, up to `COUNT_MAX`.
    pub waiting: u32,
    /// Rows that are claimed, up to `COUNT_MAX`.
    pub sending: u32,
    /// When the oldest row that is not settled was made.
    pub oldest_made_at: Option<Moment>,
}

/// Where counting stops: a larger number says nothing more.
const COUNT_MAX: u32 = 10_000;

struct Waiting {
    id: DeliveryId,
    lane: String,
    attempt_count: u32,
}

/// Puts a delivery into its lane, or its body into the row that waits for the same slot.
pub fn put(tx: &Tx, delivery: &Delivery) -> Result<Put, Fault> {
    let own = delivery.lane.to_string();
    let (Some(session), Some(slot)) = (delivery.lane.session(), delivery.slot.as_deref()) else {
        return insert(tx, delivery, &own);
    };
    match waiting_for(tx, session, slot)? {
        Some(row) if row.attempt_count == 0 => merge(tx, &row, delivery),
        Some(row) => insert(tx, delivery, &row.lane),
        None if posted::placed(tx, session, slot)?.is_some() => {
            insert(tx, delivery, &delivery.lane.of_edits(slot))
        }
        None => insert(tx, delivery, &own),
    }
}

/// Puts a delivery that belongs to no session, and is alone in its lane with older states of
/// itself: its body goes into the newest row there, if that was never attempted.
pub fn put_newest(tx: &Tx, delivery: &Delivery) -> Result<Put, Fault> {
    let lane = delivery.lane.to_string();
    let waiting = tx.one(
        "select id, lane, attempt_count from outbox
         where lane = ?1 and settled_at_ms is null order by id desc limit 1",
        [&lane],
        |row| Ok(Waiting { id: row.get(0)?, lane: row.get(1)?, attempt_count: row.get(2)? }),
    )?;
    match waiting {
        Some(row) if row.attempt_count == 0 => merge(tx, &row, delivery),
        Some(_) | None => insert(tx, delivery, &lane),
    }
}

/// The newest row for the slot that is not settled.
fn waiting_for(tx: &Tx, session: SessionId, slot: &str) -> Result<Option<Waiting>, Fault> {
    tx.one(
        "select id, lane, attempt_count from outbox
         where session_id = ?1 and slot = ?2 and settled_at_ms is null
         order by id desc limit 1",
        params![session, slot],
        |row| Ok(Waiting { id: row.get(0)?, lane: row.get(1)?, attempt_count: row.get(2)? }),
    )
}

fn merge(tx: &Tx, into: &Waiting, newer: &Delivery) -> Result<Put, Fault> {
    tx.note(QUEUED);
    tx.write(
        "update outbox set body = ?2, worthless_at_ms = ?4,
           due_at_ms = iif(exists (select 1 from held where held.lane = outbox.lane),
                           due_at_ms, min(due_at_ms, ?3))
         where id = ?1",
        params![into.id, newer.body, newer.due_at, newer.worthless_at],
    )?;
    leads_first(tx, newer, &into.lane)?;
    Ok(Put::Merged { into: into.id })
}

/// What stands before something urgent must be out before it: in its lane, and the card that its
/// thread hangs on.
fn leads_first(tx: &Tx, delivery: &Delivery, lane: &str) -> Result<(), Fault> {
    if delivery.urgency == Urgency::CanWait {
        return Ok(());
    }
    let card = delivery.lane.session().map(|session| Lane::Card(session).to_string());
    tx.write(
        "update outbox set is_urgent = 1
         where lane in (?1, ?2) and settled_at_ms is null and is_urgent = 0",
        params![lane, card],
    )?;
    Ok(())
}

fn insert(tx: &Tx, delivery: &Delivery, lane: &str) -> Result<Put, Fault> {
    tx.note(QUEUED);
    tx.write(
        "insert into outbox (id, guild_id, session_id, lane, slot, state, is_head, attempt_count,
           made_at_ms, due_at_ms, worthless_at_ms, key, body)
         values (?1, ?2, ?3, ?4, ?5, 'pending',
           not exists (select 1 from outbox where lane = ?4 and settled_at_ms is null),
           0, ?6, ?7, ?8, ?9, ?10)",
        params![
            delivery.id,
            delivery.guild,
            delivery.lane.session(),
            lane,
            delivery.slot,
            delivery.made_at,
            delivery.due_at,
            delivery.worthless_at,
            delivery.key,
            delivery.body,
        ],
    )?;
    leads_first(tx, delivery, lane)?;
    Ok(Put::Added)
}

/// Leases up to `limit` heads of lanes that are due: the urgent ones, and of the others at least
/// one in `SHARE_THAT_CAN_WAIT`, of each the longest due first. One whose lane cannot be read is
/// given up: it must not keep the others from being sent.
pub fn claim(tx: &Tx, now: Moment, limit: u32) -> Result<Vec<Claimed>, Fault> {
    let first = limit - limit / SHARE_THAT_CAN_WAIT;
    let mut heads = heads(tx, Urgency::First, now, first)?;
    let left = limit.saturating_sub(u32::try_from(heads.len()).unwrap_or(limit));
    heads.extend(self::heads(tx, Urgency::CanWait, now, left)?);
    // What is leased together goes out in the order in which it was due.
    heads.sort_by_key(|head| match head {
        Ok(head) => (head.delivery.due_at, head.delivery.id),
        Err(id) => (now, *id),
    });
    let mut claimed = Vec::with_capacity(heads.len());
    for head in heads {
        let row = match head {
            Ok(row) => row,
            Err(id) => {
                bury(tx, id, "its lane cannot be read", now)?;
                continue;
            }
        };
        tx.write(
            "update outbox set state = 'sending', lease_epoch = ?2, attempt_count = ?3,
               attempted_at_ms = ?4
             where id = ?1",
            params![row.delivery.id, tx.epoch(), row.attempt, row.attempted_at],
        )?;
        claimed.push(row);
    }
    Ok(claimed)
}

/// Heads of lanes that are due; of one whose lane cannot be read only which it is.
fn heads(
    tx: &Tx,
    urgency: Urgency,
    now: Moment,
    limit: u32,
) -> Result<Vec<Result<Claimed, DeliveryId>>, Fault> {
    tx.many(
        "select o.id, o.guild_id, o.lane, o.slot, o.attempt_count, o.made_at_ms, o.due_at_ms,
           o.worthless_at_ms, o.attempted_at_ms, o.key, o.body, p.placed
         from outbox o
         left join posted p on p.session_id = o.session_id and p.slot = o.slot
         where o.is_head = 1 and o.state = 'pending' and o.is_urgent = ?1 and o.due_at_ms <= ?2
         order by o.due_at_ms, o.id limit ?3",
        params![urgency == Urgency::First, now, limit],
        |row| {
            let id = row.get(0)?;
            let lane: String = row.get(2)?;
            let Some(lane) = Lane::read(&lane) else { return Ok(Err(id)) };
            let attempt_count: u32 = row.get(4)?;
            let attempted_at: Option<Moment> = row.get(8)?;
            Ok(Ok(Claimed {
                delivery: Delivery {
                    id,
                    guild: row.get(1)?,
                    lane,
                    urgency,
                    slot: row.get(3)?,
                    made_at: row.get(5)?,
                    due_at: row.get(6)?,
                    worthless_at: row.get(7)?,
                    key: row.get(9)?,
                    body: row.get(10)?,
                },
                attempt: attempt_count + 1,
                attempted_at: attempted_at.unwrap_or(now),
                placed: row.get(11)?,
            }))
        },
    )
}

/// Says how the attempt at `id` ended.
pub fn settle(tx: &Tx, id: DeliveryId, end: &End, at: Moment) -> Result<Settled, Fault> {
    let leased = tx.one(
        "select lane, guild_id, session_id, slot from outbox
         where id = ?1 and state = 'sending' and lease_epoch = ?2",
        params![id, tx.epoch()],
        |row| {
            let of = Of { lane: row.get(0)?, guild: row.get(1)?, session: row.get(2)? };
            Ok((of, row.get::<_, Option<String>>(3)?))
        },
    )?;
    let Some((of, slot)) = leased else { return Ok(Settled::NotLeased) };
    match end {
        End::Sent { placed } => {
            tx.write(
                "update outbox set state = 'sent', is_head = 0, lease_epoch = null,
                   settled_at_ms = ?2, placed = ?3
                 where id = ?1",
                params![id, at, placed],
            )?;
            if let (Some(session), Some(slot)) = (of.session, slot) {
                posted::put(tx, session, &slot, placed, at)?;
            }
            held::let_go(tx, &of.lane)?;
            lead_lane(tx, id)?;
        }
        End::Dead { why } => {
            bury(tx, id, why, at)?;
            held::forget_empty(tx, &of.lane)?;
        }
        End::Retry { due_at, note } => {
            tx.write(
                "update outbox set state = 'pending', lease_epoch = null, due_at_ms = ?2,
                   note = substr(?3, 1, ?4)
                 where id = ?1",
                params![id, due_at, note, NOTE_LENGTH_MAX],
            )?;
        }
        End::Held { due_at, why } => {
            // Below zero: somebody asked for it meanwhile, see [`look_again`].
            tx.write(
                "update outbox set state = 'pending', lease_epoch = null,
                   due_at_ms = iif(due_at_ms < 0, min(-due_at_ms, ?2), ?2),
                   attempt_count = attempt_count - 1,
                   attempted_at_ms = iif(attempt_count = 1, null, attempted_at_ms),
                   note = substr(?3, 1, ?4)
                 where id = ?1",
                params![id, due_at, why, NOTE_LENGTH_MAX],
            )?;
            held::hold(tx, &of, why, at)?;
        }
        End::NotYet { due_at } => {
            tx.write(
                "update outbox set state = 'pending', lease_epoch = null, due_at_ms = ?2,
                   attempt_count = attempt_count - 1,
                   attempted_at_ms = iif(attempt_count = 1, null, attempted_at_ms)
                 where id = ?1",
                params![id, due_at],
            )?;
        }
    }
    Ok(Settled::Settled)
}

/// It will never arrive; what waits behind it leads the lane.
fn bury(tx: &Tx, id: DeliveryId, why: &str, at: Moment) -> Result<(), Fault> {
    tx.write(
        "update outbox set state = 'dead', is_head = 0, lease_epoch = null, settled_at_ms = ?2,
           note = substr(?3, 1, ?4)
         where id = ?1",
        params![id, at, why, NOTE_LENGTH_MAX],
    )?;
    lead_lane(tx, id)
}

/// The first row of this one's lane that is not settled becomes its head.
fn lead_lane(tx: &Tx, settled: DeliveryId) -> Result<(), Fault> {
    tx.write(
        "update outbox set is_head = 1
         where id = (select id from outbox
                     where lane = (select lane from outbox where id = ?1) and settled_at_ms is null
                     order by id limit 1)",
        [settled],
    )?;
    Ok(())
}

/// Gives up what waits in the lane, edits included, and says how many rows. What is on its way
/// settles by itself.
pub fn give_up(tx: &Tx, lane: Lane, why: &str, at: Moment) -> Result<usize, Fault> {
    held::forget_all(tx, lane)?;
    give_up_between(tx, [&lane.to_string(), &lane.end()], why, at)
}

/// The same with what waits to be written to members of the guild alone.
pub fn give_up_direct(tx: &Tx, guild: GuildId, why: &str, at: Moment) -> Result<usize, Fault> {
    let [from, to] = Lane::direct_of(guild);
    give_up_between(tx, [&from, &to], why, at)
}

fn give_up_between(tx: &Tx, [from, to]: [&str; 2], why: &str, at: Moment) -> Result<usize, Fault> {
    tx.write(
        "update outbox set state = 'dead', is_head = 0, settled_at_ms = ?4,
           note = substr(?3, 1, ?5)
         where lane >= ?1 and lane < ?2 and settled_at_ms is null and state = 'pending'",
        params![from, to, why, at, NOTE_LENGTH_MAX],
    )
}

/// Frees what earlier epochs had leased and says how many rows. They count as attempted: the
/// platform may have them.
pub(super) fn release(tx: &Tx) -> Result<usize, Fault> {
    tx.write(
        "update outbox set state = 'pending', lease_epoch = null
         where state = 'sending' and lease_epoch < ?1",
        [tx.epoch()],
    )
}

/// Everything that is not settled is as old as before, where the clock was set back by `by`.
pub fn set_back(tx: &Tx, by: Span) -> Result<usize, Fault> {
    tx.write(
        "update outbox set made_at_ms = made_at_ms - ?1, due_at_ms = due_at_ms - ?1,
           worthless_at_ms = worthless_at_ms - ?1, attempted_at_ms = attempted_at_ms - ?1
         where settled_at_ms is null",
        [by.ms()],
    )?;
    tx.write("update held set since_ms = since_ms - ?1", [by.ms()])
}

/// The head of the lane is looked at at once.
pub fn hurry(tx: &Tx, lane: Lane, now: Moment) -> Result<(), Fault> {
    tx.note(QUEUED);
    tx.write(
        "update outbox set due_at_ms = min(due_at_ms, ?2)
         where lane = ?1 and is_head = 1 and state = 'pending' and settled_at_ms is null",
        params![lane.to_string(), now],
    )?;
    Ok(())
}

/// Whatever is held in the guild is looked at at `due_at`, and says how many lanes that are. What
/// is on its way just then may have met what was mended a moment later: it is looked at once more,
/// and until it has ended its due time, which nobody asks for then, is the moment below zero.
pub fn look_again(tx: &Tx, guild: GuildId, due_at: Moment) -> Result<usize, Fault> {
    tx.note(QUEUED);
    tx.write(
        "update outbox set due_at_ms = iif(state = 'sending', -?2, ?2)
         where lane in (select lane from held where guild_id = ?1) and is_head = 1
           and settled_at_ms is null and (state = 'sending' or due_at_ms > ?2)",
        params![guild, due_at],
    )
}

/// When the next head of a lane is due; in the past when something can be claimed.
pub fn next_due(read: &Read) -> Result<Option<Moment>, Fault> {
    let first = next_due_of(read, Urgency::First)?;
    Ok(first.into_iter().chain(next_due_of(read, Urgency::CanWait)?).min())
}

fn next_due_of(read: &Read, urgency: Urgency) -> Result<Option<Moment>, Fault> {
    read.one(
        "select due_at_ms from outbox where is_head = 1 and state = 'pending' and is_urgent = ?1
         order by due_at_ms limit 1",
        [urgency == Urgency::First],
        |row| row.get(0),
    )
}

/// The guild's deliveries that were given up, newest first.
pub fn dead(read: &Read, guild: GuildId, limit: u32) -> Result<Vec<DeadRow>, Fault> {
    read.many(
        "select id, session_id, lane, slot, settled_at_ms, note, body from outbox
         where guild_id = ?1 and state = 'dead' order by id desc limit ?2",
        params![guild, limit],
        |row| {
            Ok(DeadRow {
                id: row.get(0)?,
                session: row.get(1)?,
                lane: row.get(2)?,
                slot: row.get(3)?,
                settled_at: row.get(4)?,
                why: row.get(5)?,
                body: row.get(6)?,
            })
        },
    )
}

/// How full the outbox is.
pub fn counts(read: &Read) -> Result<Counts, Fault> {
    let unsettled = read.one(
        "select count(*) filter (where state = 'pending'),
           count(*) filter (where state = 'sending'), min(made_at_ms)
         from (select state, made_at_ms from outbox indexed by outbox_lane
               where settled_at_ms is null limit ?1)",
        [COUNT_MAX],
        |row| {
            Ok(Counts { waiting: row.get(0)?, sending: row.get(1)?, oldest_made_at: row.get(2)? })
        },
    )?;
    Ok(unsettled.unwrap_or(Counts { waiting: 0, sending: 0, oldest_made_at: None }))
}

/// Removes rows settled before `before`, at most `limit`, and says how many. Where slots stand is
/// kept by [`posted`].
pub fn prune(tx: &Tx, before: Moment, limit: u32) -> Result<usize, Fault> {
    tx.write(
        "delete from outbox where id in (
           select id from outbox where settled_at_ms is not null and settled_at_ms < ?1
           order by settled_at_ms limit ?2)",
        params![before, limit],
    )
}

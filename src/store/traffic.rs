//! What of the outbox is told to those who look after it: how it stands, never what it says.

use rusqlite::{Row, params};

use crate::base::{GuildId, Moment};

use super::fault::Fault;
use super::lane::Lane;
use super::tx::Read;

/// How a delivery stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliveryState {
    /// It waits.
    Pending,
    /// It is on its way.
    Sending,
    /// It stands on the platform.
    Sent,
    /// It was given up.
    Dead,
}

/// A delivery, without whom it is for and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrafficRow {
    /// Where it goes; none: that cannot be read.
    pub lane: Option<Lane>,
    /// How it stands.
    pub state: DeliveryState,
    /// Whether its lane is held.
    pub is_held: bool,
    /// Attempts so far.
    pub attempt_count: u32,
    /// When it was made.
    pub made_at: Moment,
    /// When it is due, or was.
    pub due_at: Moment,
    /// When it was settled.
    pub settled_at: Option<Moment>,
    /// Why it was given up, or what came of the last attempt.
    pub note: Option<String>,
}

/// A lane that is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldRow {
    /// Whose it is.
    pub guild: GuildId,
    /// Since when.
    pub since: Moment,
    /// Why, by name.
    pub why: String,
}

fn traffic_row(row: &Row<'_>) -> rusqlite::Result<TrafficRow> {
    let (lane, state): (String, String) = (row.get(0)?, row.get(1)?);
    Ok(TrafficRow {
        lane: Lane::read(&lane),
        state: match state.as_str() {
            "pending" => DeliveryState::Pending,
            "sending" => DeliveryState::Sending,
            "sent" => DeliveryState::Sent,
            // The column knows no other.
            _ => DeliveryState::Dead,
        },
        is_held: row.get(2)?,
        attempt_count: row.get(3)?,
        made_at: row.get(4)?,
        due_at: row.get(5)?,
        settled_at: row.get(6)?,
        note: row.get(7)?,
    })
}

/// What is not settled, of one guild or of all, at most `limit`.
pub fn waiting(read: &Read, of: Option<GuildId>, limit: u32) -> Result<Vec<TrafficRow>, Fault> {
    read.many(
        "select o.lane, o.state, h.lane is not null, o.attempt_count, o.made_at_ms, o.due_at_ms,
           o.settled_at_ms, o.note
         from outbox o indexed by outbox_lane left join held h on h.lane = o.lane
         where o.settled_at_ms is null and (?1 is null or o.guild_id = ?1) limit ?2",
        params![of, limit],
        traffic_row,
    )
}

/// What was settled since then, of one guild or of all, the newest `limit` rows.
pub fn settled(
    read: &Read,
    of: Option<GuildId>,
    since: Moment,
    limit: u32,
) -> Result<Vec<TrafficRow>, Fault> {
    read.many(
        "select o.lane, o.state, 0, o.attempt_count, o.made_at_ms, o.due_at_ms, o.settled_at_ms,
           o.note
         from outbox o indexed by outbox_settled
         where o.settled_at_ms >= ?2 and (?1 is null or o.guild_id = ?1)
         order by o.settled_at_ms desc limit ?3",
        params![of, since, limit],
        traffic_row,
    )
}

/// Lanes that are held, of one guild or of all, at most `limit`.
pub fn held(read: &Read, of: Option<GuildId>, limit: u32) -> Result<Vec<HeldRow>, Fault> {
    let (from, to) = of.map_or((GuildId(i64::MIN), GuildId(i64::MAX)), |guild| (guild, guild));
    read.many(
        "select guild_id, since_ms, why from held where guild_id between ?1 and ?2 limit ?3",
        params![from, to, limit],
        |row| Ok(HeldRow { guild: row.get(0)?, since: row.get(1)?, why: row.get(2)? }),
    )
}

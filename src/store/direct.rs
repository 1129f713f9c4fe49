//! What is written to members alone: where it stands, and how much of it there may be.

use rusqlite::params;

use crate::base::{GuildId, MemberId, Moment, Span};

use super::fault::Fault;
use super::lane::Lane;
use super::tx::{Read, Tx};

/// A press on what is older than this finds nothing; of each member the newest stays.
const KEPT_FOR: Span = Span::from_hours(30 * 24);
/// Openings are counted over this.
const COUNTED_OVER: Span = Span::from_hours(24);
/// More halvings than this leave one a day.
const HALVED_MAX: u32 = 10;

/// What the platform said of what is written to members alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Brake {
    /// Nothing is opened before this.
    pub not_before: Moment,
    /// How often what may be opened in a day was halved.
    pub halved: u32,
    /// Nothing is written until an operator says so.
    pub is_stopped: bool,
}

/// The member's newest message stands at `placed`; much older ones are forgotten.
pub fn put(
    tx: &Tx,
    (guild, member): (GuildId, MemberId),
    placed: &str,
    at: Moment,
) -> Result<(), Fault> {
    tx.write(
        "delete from direct where guild_id = ?1 and member_id = ?2 and at_ms < ?3",
        params![guild, member, at - KEPT_FOR],
    )?;
    tx.write(
        "insert into direct (placed, guild_id, member_id, at_ms) values (?1, ?2, ?3, ?4)
         on conflict (placed) do nothing",
        params![placed, guild, member, at],
    )?;
    Ok(())
}

/// Where the member's newest message stands, of whichever guild: all are in one channel.
pub fn newest(read: &Read, member: MemberId) -> Result<Option<String>, Fault> {
    read.one(
        "select placed from direct where member_id = ?1 order by at_ms desc limit 1",
        [member],
        |row| row.get(0),
    )
}

/// For which guild, and to whom, the message there was written.
pub fn whose(read: &Read, placed: &str) -> Result<Option<(GuildId, MemberId)>, Fault> {
    read.one("select guild_id, member_id from direct where placed = ?1", [placed], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

/// How many channels were opened in the last day, and when the last one was.
pub fn openings(read: &Read, now: Moment) -> Result<(u32, Option<Moment>), Fault> {
    let found = read.one(
        "select count(*), max(at_ms) from direct_opening where at_ms > ?1",
        [now - COUNTED_OVER],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(found.unwrap_or((0, None)))
}

/// One is opened now.
pub fn open(tx: &Tx, now: Moment) -> Result<(), Fault> {
    tx.write("delete from direct_opening where at_ms <= ?1", [now - COUNTED_OVER])?;
    tx.write("insert into direct_opening (at_ms) values (?1) on conflict do nothing", [now])?;
    Ok(())
}

/// What the platform said; that everything is free if it never complained.
pub fn brake(read: &Read) -> Result<Brake, Fault> {
    let found = read.one(
        "select not_before_ms, halved_count, is_stopped from direct_brake where no = 1",
        [],
        |row| Ok(Brake { not_before: row.get(0)?, halved: row.get(1)?, is_stopped: row.get(2)? }),
    )?;
    let free = Brake { not_before: Moment::from_ms(0), halved: 0, is_stopped: false };
    Ok(found.unwrap_or(free))
}

/// Keeps what the platform said.
pub fn set_brake(tx: &Tx, brake: Brake) -> Result<(), Fault> {
    tx.write(
        "insert or replace into direct_brake (no, not_before_ms, halved_count, is_stopped)
         values (1, ?1, ?2, ?3)",
        params![brake.not_before, brake.halved.min(HALVED_MAX), brake.is_stopped],
    )?;
    Ok(())
}

/// An operator says that all is well: everything may be written again.
pub fn let_go(tx: &Tx) -> Result<(), Fault> {
    tx.write("delete from direct_brake where no = 1", [])?;
    Ok(())
}

/// What was written to the member for the guild, and what waits to be, is forgotten.
pub(super) fn forget(tx: &Tx, guild: GuildId, member: MemberId) -> Result<(), Fault> {
    let whose = params![guild, member];
    tx.write("delete from direct where guild_id = ?1 and member_id = ?2", whose)?;
    let lane = Lane::Direct(guild, member).to_string();
    tx.write("delete from held where lane = ?1", [&lane])?;
    tx.write("delete from outbox where lane = ?1 and settled_at_ms is null", [&lane])?;
    tx.write("delete from outbox where lane = ?1 and settled_at_ms is not null", [&lane])?;
    Ok(())
}

//! The inbox: what was answered to an event, so that the same event gets the same answer.

use rusqlite::params;

use crate::base::{GuildId, MemberId, Moment};

use super::fault::Fault;
use super::tx::{Read, Tx};

/// The answer that was given to the event with this receipt.
pub fn answer_of(read: &Read, receipt: &str) -> Result<Option<String>, Fault> {
    read.one("select answer from inbox where receipt = ?1", [receipt], |row| row.get(0))
}

/// Remembers the answer, and whose it is. A receipt that is known already is a fault: ask
/// [`answer_of`] first.
pub fn remember(
    tx: &Tx,
    of: Option<(GuildId, MemberId)>,
    receipt: &str,
    at: Moment,
    answer: &str,
) -> Result<(), Fault> {
    let (guild, member) = of.unzip();
    tx.write(
        "insert into inbox (receipt, at_ms, answer, guild_id, member_id)
         values (?1, ?2, ?3, ?4, ?5)",
        params![receipt, at, answer, guild, member],
    )?;
    Ok(())
}

/// Forgets answers from before `before`, looking at the `limit` oldest, and says how many.
pub fn prune(tx: &Tx, before: Moment, limit: u32) -> Result<usize, Fault> {
    // Rows are numbered as they come, so the oldest stand first and no index on time is needed.
    tx.write(
        "delete from inbox where at_ms < ?1
         and no in (select no from inbox order by no limit ?2)",
        params![before, limit],
    )
}

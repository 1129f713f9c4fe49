//! What a platform's connection is resumed with, when it was begun anew, and small facts that
//! only save work.

use rusqlite::params;

use crate::base::Moment;

use super::fault::Fault;
use super::tx::{Read, Tx};

/// The longest session key in characters; the schema checks it.
pub const SESSION_KEY_LENGTH_MAX: usize = 200;
/// The longest address in characters; the schema checks it.
pub const RESUME_URL_LENGTH_MAX: usize = 500;

/// Where one shard of a connection stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConnectionRow {
    /// Which shard.
    pub shard_no: u16,
    /// Of how many.
    pub shard_count: u16,
    /// The number of the last event that was handed on.
    pub seq: i64,
    /// When the platform was last heard.
    pub at: Moment,
    /// The platform's name for the session.
    pub session_key: String,
    /// Where the session is resumed.
    pub resume_url: String,
}

/// Where the shard stands.
pub fn of_shard(read: &Read, shard_no: u16) -> Result<Option<ConnectionRow>, Fault> {
    read.one(
        "select shard_no, shard_count, seq, at_ms, session_key, resume_url from connection
         where shard_no = ?1",
        [shard_no],
        |row| {
            Ok(ConnectionRow {
                shard_no: row.get(0)?,
                shard_count: row.get(1)?,
                seq: row.get(2)?,
                at: row.get(3)?,
                session_key: row.get(4)?,
                resume_url: row.get(5)?,
            })
        },
    )
}

/// The shard stands here from now on.
pub fn put(tx: &Tx, row: &ConnectionRow) -> Result<(), Fault> {
    tx.write(
        "insert into connection (shard_no, shard_count, seq, at_ms, session_key, resume_url)
         values (?1, ?2, ?3, ?4, ?5, ?6)
         on conflict (shard_no) do update
         set shard_count = excluded.shard_count, seq = excluded.seq, at_ms = excluded.at_ms,
           session_key = excluded.session_key, resume_url = excluded.resume_url",
        params![row.shard_no, row.shard_count, row.seq, row.at, row.session_key, row.resume_url],
    )?;
    Ok(())
}

/// The shard has nothing to resume.
pub fn forget(tx: &Tx, shard_no: u16) -> Result<(), Fault> {
    tx.write("delete from connection where shard_no = ?1", [shard_no])?;
    Ok(())
}

/// Notes that a session is begun anew at `at`; it counts as unanswered.
pub fn note_identify(tx: &Tx, at: Moment) -> Result<(), Fault> {
    tx.write("insert into identify (at_ms, is_answered) values (?1, 0)", [at])?;
    Ok(())
}

/// The newest identify was answered.
pub fn answer_newest_identify(tx: &Tx) -> Result<(), Fault> {
    tx.write("update identify set is_answered = 1 where id = (select max(id) from identify)", [])?;
    Ok(())
}

/// Identifies from `since` on, the newest `limit` of them, newest first: when, and whether they
/// were answered.
pub fn identifies_since(
    read: &Read,
    since: Moment,
    limit: u32,
) -> Result<Vec<(Moment, bool)>, Fault> {
    read.many(
        "select at_ms, is_answered from identify where at_ms >= ?1
         order by at_ms desc, id desc limit ?2",
        params![since, limit],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Forgets identifies from before `before`, at most `limit`, and says how many.
pub fn prune_identifies(tx: &Tx, before: Moment, limit: u32) -> Result<usize, Fault> {
    tx.write(
        "delete from identify where id in
           (select id from identify where at_ms < ?1 order by at_ms limit ?2)",
        params![before, limit],
    )
}

/// What is known under this name, and since when.
pub fn known(read: &Read, name: &str) -> Result<Option<(Moment, String)>, Fault> {
    read.one("select at_ms, value from known where name = ?1", [name], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

/// This is known under this name from now on.
pub fn put_known(tx: &Tx, name: &str, value: &str, at: Moment) -> Result<(), Fault> {
    tx.write(
        "insert into known (name, at_ms, value) values (?1, ?2, ?3)
         on conflict (name) do update set at_ms = excluded.at_ms, value = excluded.value",
        params![name, at, value],
    )?;
    Ok(())
}

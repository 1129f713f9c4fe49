//! What a session was made from: its format and rubric as they were, the questions drawn. Parts
//! are written once and never change, so that the session's own row stays small.

use rusqlite::params;

use crate::base::SessionId;

use super::fault::Fault;
use super::tx::{Read, Tx};

/// Stores one part. A part that is there already is a fault: material never changes.
pub fn put(tx: &Tx, session: SessionId, part_no: u16, body: &str) -> Result<(), Fault> {
    tx.write(
        "insert into material (session_id, part_no, body) values (?1, ?2, ?3)",
        params![session, part_no, body],
    )?;
    Ok(())
}

/// One part.
pub fn part(read: &Read, session: SessionId, part_no: u16) -> Result<Option<String>, Fault> {
    read.one(
        "select body from material where session_id = ?1 and part_no = ?2",
        params![session, part_no],
        |row| row.get(0),
    )
}

/// All parts with their numbers, in order.
pub fn parts(read: &Read, session: SessionId) -> Result<Vec<(u16, String)>, Fault> {
    read.many(
        "select part_no, body from material where session_id = ?1 order by part_no limit 1000",
        [session],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

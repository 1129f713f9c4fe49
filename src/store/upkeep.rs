//! Upkeep: what runs by the hour or the day, and the numbers that say how the store is.

use std::path::Path;

use crate::base::{Moment, Span};

use super::connect::{self, Check};
use super::fault::Fault;
pub use super::files::free_bytes;
use super::files::{DATABASE_FILE, FileFault};
use super::open::Store;
use super::tx::{Read, Tx};
use super::{answers, erasures, inbox, kept, outbox, series};

/// A draft is kept so long: who began it in the evening finds it the next day.
const DRAFTS_FOR: Span = Span::from_hours(48);

/// How long rows are kept that nobody reads any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeepFor {
    /// Answers to events: at least as long as the platform may send an event again.
    pub inbox_for: Span,
    /// Deliveries that were sent or given up.
    pub outbox_for: Span,
}

/// How many rows a pruning removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pruned {
    /// Answers to events.
    pub inbox: usize,
    /// Settled deliveries.
    pub outbox: usize,
    /// Texts of answers whose time was over.
    pub answers: usize,
    /// Answers that were kept for a goal until now.
    pub kept: usize,
    /// Erasures that no backup needs any more.
    pub erasures: usize,
    /// Drafts of series that nobody came back to.
    pub drafts: usize,
}

/// How a checkpoint ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checkpoint {
    /// The log is in the database and empty.
    Emptied,
    /// A reader held on to a part of it.
    HeldBack,
}

/// Removes what is kept no longer, at most `limit` rows of each kind.
pub fn prune(tx: &Tx, now: Moment, keep: KeepFor, limit: u32) -> Result<Pruned, Fault> {
    Ok(Pruned {
        inbox: inbox::prune(tx, now - keep.inbox_for, limit)?,
        outbox: outbox::prune(tx, now - keep.outbox_for, limit)?,
        answers: answers::forget_due(tx, now, limit)?,
        kept: kept::prune(tx, now, limit)?,
        erasures: erasures::prune(tx, now - erasures::KEPT_FOR, limit)?,
        drafts: series::prune_drafts(tx, now - DRAFTS_FOR, limit)?,
    })
}

/// The largest id that greenroom made and the database holds: the next ones must be above it.
pub fn newest_id(read: &Read) -> Result<i64, Fault> {
    let newest = read.one(
        "select max(coalesce((select max(id) from session), 0),
                    coalesce((select max(id) from outbox), 0),
                    coalesce((select max(id) from series), 0),
                    coalesce((select max(id) from goal), 0),
                    coalesce((select max(id) from story), 0),
                    coalesce((select max(id) from debrief), 0),
                    coalesce((select max(id) from pitch), 0),
                    coalesce((select max(id) from calibration), 0),
                    coalesce((select max(id) from proposal), 0),
                    coalesce((select max((select max(id) from journal where guild_id = guild.id))
                              from guild), 0))",
        [],
        |row| row.get(0),
    )?;
    Ok(newest.unwrap_or(0))
}

/// Looks through the whole database in `dir`, on a connection of its own; the first finding, or
/// none when all is well. This may take long.
pub fn integrity_finding(dir: &Path) -> Result<Option<String>, FileFault> {
    connect::finding(&connect::reader(&dir.join(DATABASE_FILE))?, Check::Whole)
}

impl Store {
    /// Moves the log into the database and empties it. Waits for readers, at most five seconds.
    pub fn checkpoint(&mut self) -> Result<Checkpoint, Fault> {
        self.look_at_files()?;
        let is_held_back: bool =
            self.tx.conn().query_row("pragma wal_checkpoint(truncate)", [], |row| row.get(0))?;
        self.note_written();
        Ok(if is_held_back { Checkpoint::HeldBack } else { Checkpoint::Emptied })
    }
}

//! Saves where the shards stand, beside them: a socket never waits for the disk.
//!
//! A session is saved as it began or went on, at once: a kill a moment later must not cost another
//! IDENTIFY. From then on what is saved is what stood a round ago. Events that were handed on in
//! the last seconds before a kill may not have been dealt with; they are sent again, and the inbox
//! knows those that were.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tracing::warn;

use crate::runtime::{
    ConnectionNote, ConnectionRow, Handle, RESUME_URL_LENGTH_MAX, SESSION_KEY_LENGTH_MAX,
};

/// Shards by number; none: one that has nothing to resume.
type Rows = BTreeMap<u16, Option<ConnectionRow>>;

/// Where each shard stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Stands(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    table: Mutex<Table>,
    began: Notify,
}

#[derive(Debug, Default)]
struct Table {
    now: Rows,
    /// Sessions that have begun, or gone on after a start, and are not saved yet.
    begun: BTreeMap<u16, ConnectionRow>,
}

impl Stands {
    /// The shard stands here.
    pub(super) fn put(&self, shard_no: u16, row: Option<ConnectionRow>) {
        self.lock().now.insert(shard_no, row.filter(fits));
    }

    /// The shard has begun this session, or goes on with it after a start.
    pub(super) fn begin(&self, shard_no: u16, row: ConnectionRow) {
        self.put(shard_no, Some(row.clone()));
        if fits(&row) {
            self.lock().begun.insert(shard_no, row);
            self.0.began.notify_one();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Table> {
        self.0.table.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn all(&self) -> Rows {
        self.lock().now.clone()
    }

    fn take_begun(&self) -> Rows {
        std::mem::take(&mut self.lock().begun)
            .into_iter()
            .map(|(no, row)| (no, Some(row)))
            .collect()
    }
}

/// Whether the row has room for it.
fn fits(row: &ConnectionRow) -> bool {
    (1..=SESSION_KEY_LENGTH_MAX).contains(&row.session_key.chars().count())
        && (1..=RESUME_URL_LENGTH_MAX).contains(&row.resume_url.chars().count())
}

/// Saves what begins at once and the rest every so often, until `stop` says so; then what stands
/// at the end.
pub(super) async fn keep(handle: Handle, stands: Stands, every: Duration, stop: CancellationToken) {
    let mut saved = BTreeMap::new();
    let mut before = BTreeMap::new();
    let mut round = tokio::time::interval_at(tokio::time::Instant::now() + every, every);
    round.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    while !stop.is_cancelled() {
        tokio::select! {
            () = stands.0.began.notified() => {
                let begun = stands.take_begun();
                before.extend(begun.clone());
                save(&handle, &mut saved, begun).await;
            }
            _ = round.tick() => {
                let now = stands.all();
                save(&handle, &mut saved, due(&before, &now)).await;
                before = now;
            }
            () = stop.cancelled() => {}
        }
    }
    save(&handle, &mut saved, stands.all()).await;
}

/// What is to be saved in a round. A session that has no round before is on the disk already: as
/// it began, or from the process before this one.
fn due(before: &Rows, now: &Rows) -> Rows {
    let rows = now.iter().filter_map(|(shard, row)| match (before.get(shard), row) {
        (_, None) => Some((*shard, None)),
        (Some(Some(old)), Some(new)) if old.session_key == new.session_key => {
            Some((*shard, Some(old.clone())))
        }
        (Some(_) | None, Some(_)) => None,
    });
    rows.collect()
}

async fn save(handle: &Handle, saved: &mut Rows, rows: Rows) {
    for (shard_no, row) in rows {
        if saved.get(&shard_no) == Some(&row) {
            continue;
        }
        let note = match row.clone() {
            Some(row) => ConnectionNote::Stands(row),
            None => ConnectionNote::Nothing { shard_no },
        };
        match handle.note(note).await {
            Ok(()) => {
                saved.insert(shard_no, row);
            }
            Err(fault) => warn!(error = %fault, "where shard {shard_no} stands was not saved"),
        }
    }
}

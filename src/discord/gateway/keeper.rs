//! Saves where the shards stand, beside them: a socket never waits for the disk.
//!
//! What is saved while it runs is what stood a round ago. Events that were handed on in the last
//! seconds before a kill may not have been dealt with; they are sent again, and the inbox knows
//! those that were.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tracing::warn;

use crate::runtime::{
    ConnectionNote, ConnectionRow, Handle, RESUME_URL_LENGTH_MAX, SESSION_KEY_LENGTH_MAX,
};

/// Where each shard stands; none: it has nothing to resume.
#[derive(Debug, Clone, Default)]
pub(super) struct Stands(Arc<Mutex<BTreeMap<u16, Option<ConnectionRow>>>>);

impl Stands {
    /// The shard stands here.
    pub(super) fn put(&self, shard_no: u16, row: Option<ConnectionRow>) {
        let row = row.filter(|row| {
            (1..=SESSION_KEY_LENGTH_MAX).contains(&row.session_key.chars().count())
                && (1..=RESUME_URL_LENGTH_MAX).contains(&row.resume_url.chars().count())
        });
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(shard_no, row);
    }

    fn all(&self) -> BTreeMap<u16, Option<ConnectionRow>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Saves every so often, until `stop` says so; then saves what stands at the end.
pub(super) async fn keep(
    handle: Handle,
    stands: Stands,
    every: Duration,
    mut stop: watch::Receiver<bool>,
) {
    let mut saved = BTreeMap::new();
    let mut before = BTreeMap::new();
    while !*stop.borrow_and_update() {
        tokio::select! {
            () = tokio::time::sleep(every) => {}
            changed = stop.changed() => if changed.is_err() { break },
        }
        let now = stands.all();
        // A new session has no round before: it is saved as it began.
        let ready = now.iter().map(|(shard, row)| match (before.get(shard), row) {
            (Some(Some(old)), Some(new)) if is_same_session(old, new) => {
                (*shard, Some(old.clone()))
            }
            (Some(_) | None, _) => (*shard, row.clone()),
        });
        save(&handle, &mut saved, ready.collect()).await;
        before = now;
    }
    save(&handle, &mut saved, stands.all()).await;
}

fn is_same_session(old: &ConnectionRow, new: &ConnectionRow) -> bool {
    old.session_key == new.session_key
}

async fn save(
    handle: &Handle,
    saved: &mut BTreeMap<u16, Option<ConnectionRow>>,
    rows: BTreeMap<u16, Option<ConnectionRow>>,
) {
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

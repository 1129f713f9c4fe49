//! What is done beside the sessions: a look through the database after an unclean stop, and
//! backups, each on a thread that may block.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use tracing::{error, info, warn};

use crate::base::Span;
use crate::store::{self, LastStop, upkeep};

use super::clock::Clock;

/// How often it is looked whether a backup is due.
const LOOK_EVERY: Duration = Duration::from_secs(60);

/// When backups are made, and how many are kept.
#[derive(Debug, Clone, Copy)]
pub struct Backups {
    /// Time between two.
    pub every: Span,
    /// Days of which the newest is kept.
    pub days_kept: usize,
}

/// Runs until `stop` says so.
pub(super) async fn keep_up(
    dir: PathBuf,
    last_stop: LastStop,
    backups: Option<Backups>,
    clock: Arc<dyn Clock>,
    stop: CancellationToken,
) {
    if matches!(last_stop, LastStop::Unclean | LastStop::WithoutLog) {
        let dir = dir.clone();
        blocking(move || look_through(&dir)).await;
    }
    // A process that is started every few hours makes them all the same.
    let before = store::backed_up_at(&dir).ok().flatten();
    let mut made_at = before.map_or(clock.now(), |before| before.min(clock.now()));
    while !stop.is_cancelled() {
        let now = clock.now();
        if let Some(Backups { every, days_kept }) = backups
            && (now - made_at).ms().abs() >= every.ms()
        {
            made_at = now;
            let dir = dir.clone();
            blocking(move || back_up(&dir, now, days_kept)).await;
        }
        tokio::select! {
            () = tokio::time::sleep(LOOK_EVERY) => {}
            () = stop.cancelled() => {}
        }
    }
}

async fn blocking(work: impl FnOnce() + Send + 'static) {
    if let Err(e) = tokio::task::spawn_blocking(work).await {
        error!(error = %e, "upkeep broke");
    }
}

fn look_through(dir: &Path) {
    match upkeep::integrity_finding(dir) {
        Ok(None) => info!("the database is whole after an unclean stop"),
        Ok(Some(finding)) => {
            error!("the database is damaged ({finding}): stop, then restore the newest backup");
        }
        Err(e) => warn!(error = %e, "the database could not be looked through"),
    }
}

fn back_up(dir: &Path, now: crate::base::Moment, days_kept: usize) {
    match store::backup(dir, now) {
        Ok(made) => info!("backed up {} bytes", made.bytes),
        Err(e) => error!(error = %e, "no backup was made: {e}"),
    }
    match store::prune_backups(dir, now, days_kept) {
        Ok(pruned) => {
            for path in pruned.unfit {
                let path = path.display();
                warn!("the backup `{path}` is not what was made: copy the others elsewhere");
            }
        }
        Err(e) => warn!(error = %e, "old backups could not be removed: {e}"),
    }
}

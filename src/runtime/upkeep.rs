//! What is done beside the sessions: a look through the database after an unclean stop, and
//! backups, each on a thread that may block.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use tracing::{error, info, warn};

use crate::base::{Moment, Span};
use crate::protocol::{BackupsStand, NoBackup};
use crate::store::{self, Fault, FileFault, LastStop, upkeep};

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

/// What is known of the backups, beside what lies there.
#[derive(Debug)]
pub(super) struct BackupsKnown {
    dir: PathBuf,
    backups: Option<Backups>,
    noted: Mutex<Noted>,
}

/// What was met since the start.
#[derive(Debug, Default)]
struct Noted {
    /// When the newest was made that was read and found whole.
    whole: Option<Moment>,
    failed: Option<(Moment, NoBackup)>,
}

impl BackupsKnown {
    pub(super) fn new(dir: PathBuf, backups: Option<Backups>) -> Self {
        Self { dir, backups, noted: Mutex::default() }
    }

    /// How the backups stand. It reads a backup whole that it has not read before.
    pub(super) fn stand(&self) -> BackupsStand {
        // Who looks while another reads waits for what that one finds.
        let mut noted = self.noted.lock().unwrap_or_else(PoisonError::into_inner);
        match store::newest_whole(&self.dir, noted.whole) {
            Ok(newest) => noted.whole = newest,
            Err(e) => warn!(error = %e, "the backups could not be looked at: {e}"),
        }
        let every = self.backups.map(|backups| backups.every);
        BackupsStand { newest_at: noted.whole, every, failed: noted.failed }
    }

    /// A try has ended, and old ones are gone: what is there is read again when somebody looks.
    fn note(&self, failed: Option<(Moment, NoBackup)>) {
        *self.noted.lock().unwrap_or_else(PoisonError::into_inner) = Noted { whole: None, failed };
    }
}

/// Runs until `stop` says so.
pub(super) async fn keep_up(
    known: Arc<BackupsKnown>,
    last_stop: LastStop,
    clock: Arc<dyn Clock>,
    stop: CancellationToken,
) {
    if matches!(last_stop, LastStop::Unclean | LastStop::WithoutLog) {
        let known = Arc::clone(&known);
        blocking(move || look_through(&known.dir)).await;
    }
    // A process that is started every few hours makes them all the same.
    let before = store::backed_up_at(&known.dir).ok().flatten();
    let mut made_at = before.map_or(clock.now(), |before| before.min(clock.now()));
    while !stop.is_cancelled() {
        let now = clock.now();
        if let Some(Backups { every, days_kept }) = known.backups
            && (now - made_at).ms().abs() >= every.ms()
        {
            made_at = now;
            let known = Arc::clone(&known);
            blocking(move || known.note(back_up(&known.dir, now, days_kept))).await;
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

/// Makes one and removes those that are not wanted any more; says what was in its way.
fn back_up(dir: &Path, now: Moment, days_kept: usize) -> Option<(Moment, NoBackup)> {
    let failed = match store::backup(dir, now) {
        Ok(made) => {
            info!("backed up {} bytes", made.bytes);
            None
        }
        Err(e) => {
            error!(error = %e, "no backup was made: {e}");
            Some((now, in_the_way(&e)))
        }
    };
    match store::prune_backups(dir, now, days_kept) {
        Ok(pruned) => {
            for path in pruned.unfit {
                let path = path.display();
                warn!("the backup `{path}` is not what was made: copy the others elsewhere");
            }
        }
        Err(e) => warn!(error = %e, "old backups could not be removed: {e}"),
    }
    failed
}

/// What a member who organises is told of it: nothing of where it was.
fn in_the_way(fault: &FileFault) -> NoBackup {
    match fault {
        FileFault::Full { .. } | FileFault::Database(Fault::Full(_)) => NoBackup::DiskFull,
        FileFault::Files { source, .. }
            if matches!(source.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded) =>
        {
            NoBackup::DiskFull
        }
        FileFault::Exposed { .. }
        | FileFault::Foreign { .. }
        | FileFault::Closed { .. }
        | FileFault::ReadOnly { .. } => NoBackup::NotAllowed,
        FileFault::Damaged { .. }
        | FileFault::Unfit { .. }
        | FileFault::Database(Fault::Corrupt(_)) => NoBackup::NotWhole,
        FileFault::Held { .. }
        | FileFault::NotOurs { .. }
        | FileFault::Newer { .. }
        | FileFault::OldEngine { .. }
        | FileFault::Migration { .. }
        | FileFault::Missing { .. }
        | FileFault::NoDatabase { .. }
        | FileFault::Files { .. }
        | FileFault::Database(_) => NoBackup::NoAnswer,
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    const NOON: Moment = Moment::from_ms(1_800_000_000_000);
    const EVERY: Span = Span::from_hours(6);

    fn known(dir: &Path) -> BackupsKnown {
        BackupsKnown::new(dir.to_owned(), Some(Backups { every: EVERY, days_kept: 7 }))
    }

    #[test]
    fn a_backup_that_was_changed_is_not_whole_and_a_try_that_failed_is_known_until_one_goes_well() {
        let place = tempfile::tempdir().unwrap();
        let dir = place.path().join("data");
        let store = store::Store::open(&store::OpenOptions::new(&dir, NOON)).unwrap();
        let known = known(&dir);
        let stands = |newest_at, failed| BackupsStand { newest_at, every: Some(EVERY), failed };
        assert_eq!(known.stand(), stands(None, None));
        known.note(back_up(&dir, NOON, 7));
        assert_eq!(known.stand(), stands(Some(NOON), None));

        // Where backups lie is a file that others can read: nothing is written there.
        let later = NOON + EVERY;
        let backups = dir.join(store::BACKUP_DIR);
        std::fs::rename(&backups, dir.join("aside")).unwrap();
        std::fs::write(&backups, "in the way").unwrap();
        std::fs::set_permissions(&backups, std::fs::Permissions::from_mode(0o644)).unwrap();
        known.note(back_up(&dir, later, 7));
        assert_eq!(known.stand().failed, Some((later, NoBackup::NotAllowed)));
        std::fs::remove_file(&backups).unwrap();
        std::fs::rename(dir.join("aside"), &backups).unwrap();
        assert_eq!(known.stand(), stands(Some(NOON), Some((later, NoBackup::NotAllowed))));

        let last = later + EVERY;
        known.note(back_up(&dir, last, 7));
        assert_eq!(known.stand(), stands(Some(last), None));
        let newest = store::backup(&dir, last + EVERY).unwrap().path;
        std::fs::write(&newest, "not what was made").unwrap();
        assert_eq!(known.stand(), stands(Some(last), None), "one that was changed does not count");
        store.close().unwrap();
    }
}

//! The dispatcher: leases what can be sent, gives it to the platform, says how it ended.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tracing::{debug, warn};

use crate::protocol::{DeliveryFailure, DeliveryKey, Dispatch, Placed};

use super::house::{HouseFault, Job, JobAnswer};
use super::platform::Platform;
use super::writer::Database;

/// One attempt may take this long (`reliability`: O7).
const ATTEMPT_WITHIN: Duration = Duration::from_secs(10);
/// Without a nudge, this often.
const POLL_EVERY: Duration = Duration::from_secs(1);
/// After a fault of the database, this long is waited.
const AFTER_FAULT: Duration = Duration::from_secs(2);

/// Delivers until `stop` says so.
pub(super) async fn deliver<P: Platform>(
    database: Database,
    platform: Arc<P>,
    mut stop: watch::Receiver<bool>,
) {
    while !*stop.borrow_and_update() {
        // Registered before looking for work, so that a nudge in between is not lost.
        let nudged = database.changed().notified();
        match database.run(Job::Claim).await {
            Ok(JobAnswer::Claimed(ready)) if ready.is_empty() => {
                tokio::select! {
                    () = nudged => {}
                    () = tokio::time::sleep(POLL_EVERY) => {}
                    _ = stop.changed() => {}
                }
            }
            Ok(JobAnswer::Claimed(ready)) => {
                for (dispatch, key) in ready {
                    send(&database, platform.as_ref(), dispatch, key).await;
                }
            }
            Ok(_) => {}
            Err(HouseFault::Stopping | HouseFault::Stop { .. }) => return,
            Err(fault) => {
                warn!(error = %fault, "deliveries could not be leased");
                tokio::time::sleep(AFTER_FAULT).await;
            }
        }
    }
}

async fn send<P: Platform>(
    database: &Database,
    platform: &P,
    dispatch: Dispatch,
    key: DeliveryKey,
) {
    let id = dispatch.id;
    let attempt = async {
        if dispatch.attempt > 1
            && let Some(placed) = platform.find(&dispatch, key).await?
        {
            return Ok(placed);
        }
        platform.deliver(&dispatch, key).await
    };
    let end: Result<Placed, DeliveryFailure> = tokio::time::timeout(ATTEMPT_WITHIN, attempt)
        .await
        .unwrap_or(Err(DeliveryFailure::Unknown));
    debug!(delivery.id = id.0, attempt = dispatch.attempt, "delivery {id} was attempted");
    if let Err(fault) = database.run(Job::Settle { dispatch: Box::new(dispatch), end }).await {
        warn!(delivery.id = id.0, error = %fault, "the end of delivery {id} was not saved");
    }
}

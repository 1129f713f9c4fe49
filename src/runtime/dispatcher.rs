//! The dispatcher: leases what can be sent, gives it to the platform, says how it ended.
//!
//! Several deliveries are on their way at once, each of a lane of its own: the outbox leases only
//! the head of a lane, so one slow channel holds up nothing but itself.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tracing::{debug, error, warn};

use crate::protocol::{DeliveryFailure, DeliveryKey, Dispatch, Placed};
use crate::service;

use super::fault::HouseFault;
use super::platform::Platform;
use super::writer::Database;

/// One attempt may take this long (`reliability`: O7).
const ATTEMPT_WITHIN: Duration = Duration::from_secs(10);
/// Deliveries that are on their way at once.
const IN_FLIGHT_MAX: usize = 128;
/// Two looks for work are at least this far apart, however many commits nudge.
const LOOKS_APART: Duration = Duration::from_millis(20);
/// Without a nudge, this often.
const POLL_EVERY: Duration = Duration::from_secs(1);
/// After a fault of the database, this long is waited.
const AFTER_FAULT: Duration = Duration::from_secs(2);

/// Delivers until `stop` says so. What is on its way then may end in its own time; what does not
/// is looked for on the platform after the next start.
pub(super) async fn deliver<P: Platform>(
    database: Database,
    platform: Arc<P>,
    stop: CancellationToken,
) {
    let mut on_the_way = JoinSet::new();
    while !stop.is_cancelled() {
        // Registered before looking for work, so that a nudge in between is not lost.
        let nudged = database.queued().notified();
        let looked_at = Instant::now();
        if on_the_way.len() < IN_FLIGHT_MAX {
            match database.run(service::claim).await {
                Ok(ready) if ready.is_empty() => {}
                Ok(ready) => {
                    for (dispatch, key) in ready {
                        on_the_way.spawn(send(
                            database.clone(),
                            Arc::clone(&platform),
                            dispatch,
                            key,
                        ));
                    }
                    // There may be more than one lease takes.
                    continue;
                }
                Err(HouseFault::Stopping | HouseFault::Stop { .. }) => break,
                Err(fault) => {
                    warn!(error = %fault, "deliveries could not be leased");
                    tokio::time::sleep(AFTER_FAULT).await;
                }
            }
        }
        tokio::select! {
            () = nudged => tokio::time::sleep(LOOKS_APART.saturating_sub(looked_at.elapsed())).await,
            () = tokio::time::sleep(POLL_EVERY) => {}
            // What has ended may have uncovered what waited behind it in its lane.
            Some(ended) = on_the_way.join_next() => told(ended),
            () = stop.cancelled() => {}
        }
    }
    while let Some(ended) = on_the_way.join_next().await {
        told(ended);
    }
}

fn told(ended: Result<(), tokio::task::JoinError>) {
    if let Err(e) = ended {
        error!(error = %e, "a delivery ended badly");
    }
}

async fn send<P: Platform>(
    database: Database,
    platform: Arc<P>,
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
    let settled =
        database.run(move |tx, desk, now| service::settle(tx, desk, now, &dispatch, &end)).await;
    if let Err(fault) = settled {
        warn!(delivery.id = id.0, error = %fault, "the end of delivery {id} was not saved");
    }
}

//! The sign that all is well, which a container's health check reads.

use std::path::PathBuf;
use std::time::Duration;

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use tracing::warn;

/// The sign that all is well is written this often.
const HEALTH_EVERY: Duration = Duration::from_secs(5);
/// Its name in the data directory.
pub const HEALTH_FILE: &str = "health";

/// While connected, a file in the data directory is young: what a container's health check reads.
pub(super) async fn say_healthy(
    file: PathBuf,
    is_ready: watch::Receiver<bool>,
    stop: CancellationToken,
) {
    loop {
        if *is_ready.borrow() {
            let file = file.clone();
            let written =
                tokio::task::spawn_blocking(move || std::fs::write(file, b"connected\n")).await;
            if !matches!(written, Ok(Ok(()))) {
                warn!("the sign that all is well could not be written");
            }
        }
        tokio::select! {
            () = tokio::time::sleep(HEALTH_EVERY) => {}
            () = stop.cancelled() => return,
        }
    }
}

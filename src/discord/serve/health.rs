//! The sign that all is well, which a container's health check reads.

use std::path::PathBuf;
use std::time::Duration;

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use tracing::warn;

use crate::discord::governor::Governor;

/// The sign that all is well is written this often.
const HEALTH_EVERY: Duration = Duration::from_secs(5);
/// Its name in the data directory.
pub const HEALTH_FILE: &str = "health";

/// While connected, a file in the data directory is young: what a container's health check reads.
/// Its second line says how the brake stands, which nobody else knows.
pub(super) async fn say_healthy(
    file: PathBuf,
    governor: Governor,
    is_ready: watch::Receiver<bool>,
    stop: CancellationToken,
) {
    loop {
        if *is_ready.borrow() {
            let file = file.clone();
            let said = format!("connected\n{}\n", brake(&governor));
            let written = tokio::task::spawn_blocking(move || std::fs::write(file, said)).await;
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

fn brake(governor: &Governor) -> String {
    let counts = governor.counts();
    let gate = if governor.is_broken() {
        "only first answers and probes go out"
    } else {
        "requests go out"
    };
    format!(
        "{gate} · {} refused in ten minutes · {} on their way · {} waiting",
        counts.invalid, counts.in_flight, counts.waiting
    )
}

//! Open private screens are shown anew when something changed.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use crate::discord::app::App;
use crate::discord::inward::respond::refresh;
use crate::discord::known::Shows;

/// Changes that come within this are shown together.
const SHOWN_TOGETHER: Duration = Duration::from_millis(300);

/// Shows open private screens anew, what comes close together at once.
pub(super) async fn show_anew(
    app: Arc<App>,
    mut changes: mpsc::Receiver<Shows>,
    stop: CancellationToken,
) {
    loop {
        let first = tokio::select! {
            changed = changes.recv() => changed,
            () = stop.cancelled() => return,
        };
        let Some(first) = first else { return };
        tokio::time::sleep(SHOWN_TOGETHER).await;
        let mut all = BTreeSet::from([first]);
        while let Ok(more) = changes.try_recv() {
            all.insert(more);
        }
        for shows in all {
            if stop.is_cancelled() {
                return;
            }
            refresh(&app, shows).await;
        }
    }
}

//! Open private screens are shown anew when something changed.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{broadcast, mpsc};
use tokio_util::sync::CancellationToken;

use crate::base::SessionId;

use crate::discord::app::App;
use crate::discord::inward::respond::refresh;
use crate::discord::known::Shows;

/// Changes that come within this are shown together.
const SHOWN_TOGETHER: Duration = Duration::from_millis(300);

/// Whatever is committed of a session may look otherwise on open screens.
pub(super) async fn hear_steps(
    app: Arc<App>,
    mut stepped: broadcast::Receiver<SessionId>,
    stop: CancellationToken,
) {
    loop {
        let session = tokio::select! {
            stepped = stepped.recv() => stepped,
            () = stop.cancelled() => return,
        };
        match session {
            Ok(session) => app.changed(Shows::Session(session)),
            Err(RecvError::Lagged(_)) => {}
            Err(RecvError::Closed) => return,
        }
    }
}

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

//! The commands, registered with Discord when they are others than the last time.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tokio_util::sync::CancellationToken;
use tracing::{debug, info, warn};

use crate::runtime::ConnectionNote;

use crate::discord::app::App;
use crate::discord::commands::all;
use crate::discord::rest::{Call, Class, Failure, Route};

/// Waits between two tries: the first, and the longest, after the day's number is used up.
const AGAIN_FIRST: Duration = Duration::from_secs(2);
const AGAIN_LONGEST: Duration = Duration::from_secs(3_600);
/// Under this name it is known which commands are registered.
const COMMANDS: &str = "commands";

/// Registers the commands, if they are others than the last time, and tries again until it can.
/// Meanwhile Discord has those of before.
pub(super) async fn commands(app: Arc<App>, stop: CancellationToken) {
    let mut wait = AGAIN_FIRST;
    loop {
        let failure = match register(&app).await {
            Ok(()) => return,
            Err(failure) => failure,
        };
        let asked = failure.asks_to_wait().map_or(0, |after| after.ms().unsigned_abs());
        let pause = wait.max(Duration::from_millis(asked));
        warn!(
            "the commands could not be registered ({failure}): Discord has those of before, and it \
             is tried again in {} s",
            pause.as_secs()
        );
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            () = stop.cancelled() => return,
        }
        wait = (wait * 2).min(AGAIN_LONGEST);
    }
}

async fn register(app: &App) -> Result<(), Failure> {
    let all = all(&app.offers);
    let mark = format!("{}:{:016x}", app.application, fingerprint(&all.to_string()));
    if let Ok(Some((_, known))) = app.house.known(COMMANDS).await
        && known == mark
    {
        debug!("the commands are registered already");
        return Ok(());
    }
    let route = Route::SetCommands(app.application);
    let call = Call::new(route, Class::Upkeep).with_body(&all);
    app.rest.call::<Value>(call).await?;
    info!("the commands were registered");
    let note = ConnectionNote::Known { name: COMMANDS.to_owned(), value: mark };
    if let Err(fault) = app.house.note(note).await {
        warn!(error = %fault, "that commands are registered was not saved");
    }
    Ok(())
}

/// FNV-1a, which is the same in every version of everything: it only tells whether something
/// changed.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

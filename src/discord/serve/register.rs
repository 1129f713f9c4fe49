//! The commands, registered with Discord when they are others than the last time.

use serde_json::Value;
use tracing::{debug, info, warn};

use crate::runtime::ConnectionNote;

use crate::discord::app::App;
use crate::discord::commands::all;
use crate::discord::rest::{Call, Class, Route};

use super::options::ServeFault;

/// Under this name it is known which commands are registered.
const COMMANDS: &str = "commands";

/// Registers the commands, if they are others than the last time.
pub(super) async fn commands(app: &App) -> Result<(), ServeFault> {
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
    app.rest.call::<Value>(call).await.map_err(ServeFault::Commands)?;
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

//! What members do on Discord, as commands and queries of the house, and what they are answered.
//!
//! Whoever acts is taken from the event and never from a button. Every interaction is answered,
//! also when the house is busy, a use-case panics, or a button is older than the bot.
//!
//! ```text
//! interaction ─┬─ typed (commands) ──┐
//!              ├─ pressed (buttons,  ├─▶ tell ─▶ the house ─▶ respond
//!              │  pickers, forms) ───┤
//! message ─────┴─ heard ─────────────┘
//! ```

use crate::view::Press;

use super::seen::Seen;
use crate::discord::app::App;
use crate::discord::commands;
use crate::discord::gateway::{Deed, Interaction};
use crate::discord::ids::{DiscordPress, Meaning};
use crate::discord::known::{COMMAND, PRESS};
use crate::discord::paper::words;

use super::alone::find_guild;
use super::pressed::{filled, named, pressed};
use super::respond::{Reply, first, respond};
use super::tell::caught;
use super::typed::{completed, typed};

/// Answers one interaction.
pub(in crate::discord) async fn interaction(app: &App, interaction: &Interaction) {
    let mut seen = Seen::of(app, interaction);
    find_guild(app, interaction, &mut seen).await;
    let effort = match &interaction.deed {
        Deed::Command(_) => COMMAND,
        Deed::Press { .. } => PRESS,
        // What somebody has written is taken in any case, and so is what they are typing.
        Deed::Form { .. } | Deed::Completion(_) => 0,
    };
    if !app.known.pace.may(seen.member, effort, seen.acted_at) {
        let card = words::too_fast(app.lang(&seen.locale));
        return first(app, &seen, Reply::Private(card)).await;
    }
    match &interaction.deed {
        // A form must be the first answer, so it is never put off.
        Deed::Command(command) if commands::opens_form(command) => {
            let reply = caught(app, &seen, typed(app, &seen, command)).await;
            first(app, &seen, reply).await;
        }
        Deed::Command(command) => {
            respond(app, &seen, caught(app, &seen, typed(app, &seen, command))).await;
        }
        Deed::Press { name, values } => {
            let named = named(name, values);
            if opens_form(&named) {
                let reply = caught(app, &seen, pressed(app, &seen, values, named)).await;
                first(app, &seen, reply).await;
            } else {
                respond(app, &seen, caught(app, &seen, pressed(app, &seen, values, named))).await;
            }
        }
        Deed::Form { name, fields } => {
            respond(app, &seen, caught(app, &seen, filled(app, &seen, name, fields))).await;
        }
        Deed::Completion(command) => {
            let choices = caught(app, &seen, completed(app, &seen, command)).await;
            let has_any = matches!(choices, Reply::Choices(_));
            first(app, &seen, if has_any { choices } else { Reply::Choices(Vec::new()) }).await;
        }
    }
}

fn opens_form(named: &Meaning) -> bool {
    matches!(named, Meaning::Press(Press::Fill(_)) | Meaning::Discord(DiscordPress::Ask(_)))
}

/// Answers an interaction that could not be understood, by what is plainly in it.
pub(in crate::discord) async fn not_understood(app: &App, raw: &serde_json::Value) {
    let id = raw.get("id").and_then(|id| id.as_str()).and_then(|id| id.parse::<u64>().ok());
    let token = raw.get("token").and_then(|token| token.as_str());
    let locale = raw.get("locale").and_then(|locale| locale.as_str()).unwrap_or_default();
    let (Some(id), Some(token)) = (id, token) else { return };
    let seen = Seen::bare(app, id, token, locale);
    first(app, &seen, Reply::Private(words::not_understood(app.lang(&seen.locale)))).await;
}

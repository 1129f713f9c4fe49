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

use serenity::model::application::Interaction;

use crate::view::Press;

use super::seen::Seen;
use crate::discord::app::App;
use crate::discord::ids::Meaning;
use crate::discord::paper::words;

use super::pressed::{filled, named, open_form, pressed};
use super::respond::{Reply, first, respond};
use super::tell::caught;
use super::typed::{completed, typed};

/// Answers one interaction.
pub(in crate::discord) async fn interaction(app: &App, interaction: &Interaction) {
    match interaction {
        Interaction::Command(command) => {
            let seen = Seen::of_command(command);
            respond(app, &seen, caught(app, &seen, typed(app, &seen, command))).await;
        }
        Interaction::Component(component) => {
            let seen = Seen::of_press(component);
            let named = named(component);
            if let Meaning::Press(Press::Fill(form)) = named {
                // A form must be the first answer, so it is never put off.
                let reply = caught(app, &seen, open_form(app, &seen, form)).await;
                first(app, &seen, reply).await;
            } else {
                respond(app, &seen, caught(app, &seen, pressed(app, &seen, component, named)))
                    .await;
            }
        }
        Interaction::Modal(form) => {
            let seen = Seen::of_form(form);
            respond(app, &seen, caught(app, &seen, filled(app, &seen, form))).await;
        }
        Interaction::Autocomplete(command) => {
            let seen = Seen::of_command(command);
            let choices = caught(app, &seen, completed(app, &seen, command)).await;
            let choices = match choices {
                Reply::Choices(_) => choices,
                _ => Reply::Choices(Vec::new()),
            };
            first(app, &seen, choices).await;
        }
        // Discord has kinds that this library does not know; they are none of ours.
        _ => {}
    }
}

/// Answers an interaction that could not be understood, by what is plainly in it.
pub(in crate::discord) async fn not_understood(app: &App, raw: &serde_json::Value) {
    let id = raw.get("id").and_then(|id| id.as_str()).and_then(|id| id.parse::<u64>().ok());
    let token = raw.get("token").and_then(|token| token.as_str());
    let (Some(id), Some(token)) = (id, token) else { return };
    let mut seen = Seen::bare(id, token.to_owned());
    let locale = raw.get("locale").and_then(|locale| locale.as_str());
    seen.locale = locale.unwrap_or_default().to_owned();
    first(app, &seen, Reply::Private(words::not_understood(app.lang(&seen.locale)))).await;
}

//! What organisers should know, in the channel that they chose for it: what Discord does not allow,
//! and what does not work because of that. Once an hour at most, and never in the practice channel.

use std::collections::BTreeMap;

use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;
use tracing::warn;

use crate::base::{GuildId, Moment, Span, text};
use crate::interview::Hindrance;
use crate::protocol::GuildSettings;
use crate::view::Card;

use crate::discord::app::{App, Lack};
use crate::discord::ids::{self, DiscordPress};
use crate::discord::paper::layout::{Button, Look, Message, Part};
use crate::discord::paper::render;
use crate::discord::paper::wire;
use crate::discord::paper::words;
use crate::discord::rest::{Call, Class, Route};
use crate::discord::snowflake::unsigned;

use super::doctor;

/// The same guild is told again after this.
const AGAIN_AFTER: Span = Span::from_hours(1);
/// Guilds that are remembered as told.
const TOLD_MAX: usize = 10_000;

/// Tells organisers of guilds in which something was not allowed, until `stop` says so.
pub(in crate::discord) async fn organisers(
    app: std::sync::Arc<App>,
    mut lacking: mpsc::Receiver<Lack>,
    stop: CancellationToken,
) {
    // That there is no channel any more is another thing than that something is missing in it.
    let mut told: BTreeMap<(GuildId, bool, Option<Hindrance>), Moment> = BTreeMap::new();
    loop {
        let lack = tokio::select! {
            lack = lacking.recv() => lack,
            () = stop.cancelled() => return,
        };
        let Some(Lack { guild, held }) = lack else { return };
        let now = app.now();
        told.retain(|_, at| now.since(*at) < AGAIN_AFTER);
        let Ok(settings) = app.settings(guild).await else { continue };
        let what = (guild, settings.practice.is_some(), held.map(|(_, why)| why));
        if told.contains_key(&what) || told.len() >= TOLD_MAX {
            continue;
        }
        told.insert(what, now);
        tell(&app, guild, &settings, held).await;
    }
}

async fn tell(app: &App, guild: GuildId, settings: &GuildSettings, held: Option<(u32, Hindrance)>) {
    let Some(notice) = settings.notice else {
        warn!(
            guild.id = guild.0,
            "something is not allowed in guild {guild}, and no channel for organisers is set"
        );
        return;
    };
    let lang = app.lang(&settings.language);
    let card = match settings.practice {
        None => words::channel_gone(lang),
        Some(_) => {
            let waits = held.map(|(number, why)| words::waits(lang, number, why));
            let lacks = doctor::lacks(app, lang, guild, settings).await;
            let lines: Vec<String> = waits.into_iter().chain(lacks).collect();
            if lines.is_empty() {
                words::was_not_allowed(lang)
            } else {
                Card { lines, ..Card::default() }
            }
        }
    };
    let again = Part::Buttons(vec![Button {
        id: ids::discord_press(DiscordPress::CheckAgain),
        label: text!(lang, "Check again"),
        look: Look::Main,
    }]);
    let message = Message::room(render::content(&card), vec![again], Vec::new());
    let route = Route::PostMessage(unsigned(notice.0).into());
    let call = Call::new(route, Class::About(guild)).with_body(&wire::body(&message));
    if let Err(failure) = app.rest.call_unit(call).await {
        warn!(guild.id = guild.0, "organisers of guild {guild} were not told: {failure}");
    }
}

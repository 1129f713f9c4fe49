//! What organisers should know, in the channel that they chose for it: what Discord does not allow,
//! and what does not work because of that. Once an hour at most, and never in the practice channel.

use std::collections::BTreeMap;

use serenity::http::{LightMethod, Route};
use tokio::sync::{mpsc, watch};
use tracing::warn;

use crate::base::{GuildId, Moment, Span};
use crate::view::Card;

use super::app::App;
use super::doctor;
use super::ids::{self, Own};
use super::layout::{Button, Look, Message, Part};
use super::render;
use super::rest::{Call, Class};
use super::seen::unsigned;

/// The same guild is told again after this.
const AGAIN_AFTER: Span = Span::from_hours(1);
/// Guilds that are remembered as told.
const TOLD_MAX: usize = 10_000;

/// Tells organisers of guilds in which something was not allowed, until `stop` says so.
pub(super) async fn organisers(
    app: std::sync::Arc<App>,
    mut lacking: mpsc::Receiver<GuildId>,
    mut stop: watch::Receiver<bool>,
) {
    let mut told: BTreeMap<GuildId, Moment> = BTreeMap::new();
    loop {
        let guild = tokio::select! {
            guild = lacking.recv() => guild,
            _ = stop.wait_for(|is| *is) => return,
        };
        let Some(guild) = guild else { return };
        let now = app.now();
        told.retain(|_, at| now.since(*at) < AGAIN_AFTER);
        if told.contains_key(&guild) || told.len() >= TOLD_MAX {
            continue;
        }
        told.insert(guild, now);
        tell(&app, guild).await;
    }
}

async fn tell(app: &App, guild: GuildId) {
    let Ok(settings) = app.settings(guild).await else { return };
    let Some(notice) = settings.notice else {
        warn!(
            guild.id = guild.0,
            "something is not allowed in guild {guild}, and no channel for organisers is set"
        );
        return;
    };
    let mut lines = doctor::lacks(app, guild, &settings).await;
    if lines.is_empty() {
        lines.push(
            "Discord did not allow something that I tried, and by now nothing seems to be missing."
                .to_owned(),
        );
    }
    let card = Card { lines, ..Card::default() };
    let again = Part::Buttons(vec![Button {
        id: ids::own(Own::CheckAgain),
        label: "Check again".to_owned(),
        look: Look::Main,
    }]);
    let message = Message::room(render::content(&card), vec![again], Vec::new());
    let route = Route::ChannelMessages { channel_id: unsigned(notice.0).into() };
    let call = Call::new(LightMethod::Post, route, Class::Upkeep).with_body(message.json());
    if let Err(failure) = app.rest.call_unit(call).await {
        warn!(guild.id = guild.0, "organisers of guild {guild} were not told: {failure}");
    }
}

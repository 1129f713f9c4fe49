//! The guilds' standing cards: which message is one, and that it is put up again when it is gone.

use serenity::model::id::{ChannelId as DiscordChannel, MessageId};
use tracing::warn;

use crate::base::GuildId;
use crate::protocol::{Placed, StandingCard};

use crate::discord::app::App;
use crate::discord::known::Shows;

use super::location::Location;

/// A card was shown, or taken down, or not: screens of who waits may say something else now.
pub(super) fn delivered(app: &App, guild: GuildId, card: StandingCard, placed: Option<&Placed>) {
    match placed {
        Some(placed) if card.is_up => app.known.standing_cards.insert(placed.clone(), guild),
        Some(placed) => {
            app.known.standing_cards.remove(placed);
        }
        None => {}
    }
    app.changed(Shows::Waits(guild));
}

/// Cards that stood before this process did are known again.
pub(in crate::discord) async fn known_again(app: &App) {
    match app.house.standing_cards().await {
        Ok(cards) => {
            cards
                .placed
                .into_iter()
                .for_each(|(guild, placed)| app.known.standing_cards.insert(placed, guild));
        }
        Err(fault) => warn!(error = %fault, "standing cards could not be read"),
    }
}

/// Events may be lost: each card is shown once more, which finds out whether it is still there.
pub(in crate::discord) async fn up_again(app: &App) {
    let cards = app.house.standing_cards().await.unwrap_or_default();
    for guild in cards.wanted {
        if let Err(fault) = app.house.stand(guild).await {
            warn!(guild.id = guild.0, error = %fault, "a standing card was not shown again");
        }
    }
}

/// Messages were deleted: a card among them is put up again.
pub(in crate::discord) async fn deleted(
    app: &App,
    channel: DiscordChannel,
    messages: &[MessageId],
) {
    for message in messages {
        let placed = Location { channel: channel.get(), message: message.get() }.placed();
        let Some(guild) = app.known.standing_cards.remove(&placed) else { continue };
        if let Err(fault) = app.house.standing_gone(guild, placed).await {
            warn!(guild.id = guild.0, error = %fault, "a standing card was not put up again");
        }
    }
}

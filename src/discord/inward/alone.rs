//! What is pressed in a direct message names no guild, and brings no rights: the guild is the one
//! for which the message was written, and only its recipient is heard.

use tracing::warn;

use crate::discord::app::App;
use crate::discord::gateway::{Deed, Interaction};
use crate::discord::guild::location;

use super::seen::{Seen, Surface};

/// Finds out in which guild something was pressed in a direct message. What is not found stays
/// without one, and is answered so.
pub(super) async fn find_guild(app: &App, interaction: &Interaction, seen: &mut Seen) {
    let is_press = match interaction.deed {
        Deed::Press { .. } | Deed::Form { .. } => true,
        Deed::Command(_) | Deed::Completion(_) => false,
    };
    if seen.guild.is_some() || !is_press {
        return;
    }
    for message in &interaction.on {
        let placed = location::message(interaction.channel.get(), message.get());
        match app.house.written_to(placed).await {
            Ok(Some((guild, member))) if member == seen.member => seen.guild = Some(guild),
            Ok(_) => {}
            Err(fault) => warn!(error = %fault, "a direct message was not looked up"),
        }
    }
    match seen.guild {
        Some(guild) => app.known.alone.insert(seen.member, guild),
        // A private answer to a private answer names only the one before it.
        None if seen.on.is_private() => seen.guild = app.known.alone.get(&seen.member),
        None => {}
    }
    if seen.guild.is_some() && seen.on == Surface::Room {
        seen.on = Surface::Direct;
    }
}

//! What an interaction tells of itself: who acted where and when, and how to answer.

use crate::base::{ChannelId, GuildId, MemberId, Moment, RoleId};
use crate::protocol::{Origin, Receipt};
use crate::runtime::HouseFault;

use crate::discord::app::App;
use crate::discord::commands;
use crate::discord::gateway::{Deed, Interaction};
use crate::discord::ids::{Spot, spot};
use crate::discord::snowflake::signed;

/// One interaction, without what it is about. Its token is never printed.
pub(super) struct Seen {
    /// Discord's id of it: the receipt.
    pub(super) id: u64,
    /// What it is answered with, for fifteen minutes.
    pub(super) token: String,
    /// In which guild; none outside of them.
    pub(super) guild: Option<GuildId>,
    /// In which channel or thread.
    pub(super) channel: ChannelId,
    /// Who acted.
    pub(super) member: MemberId,
    /// Their roles.
    pub(super) roles: Vec<RoleId>,
    /// Whether Discord says that they may manage the guild.
    pub(super) manages: bool,
    /// When they acted.
    pub(super) acted_at: Moment,
    /// Whether Discord sends it again.
    pub(super) is_again: bool,
    /// What was acted on.
    pub(super) on: Surface,
    /// Where on a private screen.
    pub(super) spot: Spot,
    /// The locale of their Discord.
    pub(super) locale: String,
    /// What they wrote: where it is not taken they get it back.
    pub(super) wrote: String,
    /// The name of the form that they filled in.
    pub(super) form: String,
}

/// What was acted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Surface {
    /// A command.
    Command,
    /// A message that the room sees.
    Room,
    /// A direct message.
    Direct,
    /// A message that only this person sees: it can be exchanged.
    Private,
    /// A form that a command opened, or a message of the room.
    Form,
    /// A form that a private message opened.
    FormOnPrivate,
}

impl Surface {
    /// Whether only this person sees what is there: it can be exchanged.
    pub(super) fn is_private(self) -> bool {
        match self {
            Self::Private | Self::FormOnPrivate => true,
            Self::Command | Self::Room | Self::Direct | Self::Form => false,
        }
    }
}

impl Seen {
    pub(super) fn of(app: &App, interaction: &Interaction) -> Self {
        let (on, spot) = match (&interaction.deed, interaction.is_on_private) {
            (Deed::Command(_) | Deed::Completion(_), _) => (Surface::Command, Spot::Page(0)),
            (Deed::Press { name, .. }, true) => (Surface::Private, spot(name)),
            (Deed::Press { name, .. }, false) => (Surface::Room, spot(name)),
            (Deed::Form { .. }, true) => (Surface::FormOnPrivate, Spot::Page(0)),
            (Deed::Form { .. }, false) => (Surface::Form, Spot::Page(0)),
        };
        let id = interaction.id.get();
        let roles = interaction.roles.iter().map(|role| RoleId(signed(role.get())));
        let rights = interaction.rights;
        Self {
            id,
            token: interaction.token.clone(),
            guild: interaction.guild.map(|guild| GuildId(signed(guild.get()))),
            channel: ChannelId(signed(interaction.channel.get())),
            member: MemberId(signed(interaction.user.get())),
            roles: roles.collect(),
            manages: rights.manage_guild() || rights.administrator(),
            acted_at: app.when(id),
            is_again: interaction.is_again,
            on,
            spot,
            locale: interaction.locale.clone(),
            wrote: wrote(&interaction.deed),
            form: match &interaction.deed {
                Deed::Form { name, .. } => name.clone(),
                Deed::Command(_) | Deed::Completion(_) | Deed::Press { .. } => String::new(),
            },
        }
    }

    /// An interaction of which nothing is known but how to answer it, and in which language.
    pub(super) fn bare(app: &App, id: u64, token: &str, locale: &str) -> Self {
        Self {
            id,
            token: token.to_owned(),
            guild: None,
            channel: ChannelId(0),
            member: MemberId(0),
            roles: Vec::new(),
            manages: false,
            acted_at: app.when(id),
            is_again: false,
            on: Surface::Command,
            spot: Spot::Page(0),
            locale: locale.to_owned(),
            wrote: String::new(),
            form: String::new(),
        }
    }

    /// Who acted, with the rights that Discord and the guild's settings give them.
    pub(super) async fn origin(&self, app: &App, guild: GuildId) -> Result<Origin, HouseFault> {
        let settings = app.settings(guild).await?;
        let has_one = |of: &[RoleId]| self.roles.iter().any(|role| of.contains(role));
        let receipt = Receipt(format!("discord:{}", self.id));
        Ok(Origin {
            is_organiser: self.manages || has_one(&settings.organisers),
            is_coach: has_one(&settings.coaches),
            language: self.locale.clone(),
            ..Origin::of(guild, self.member, receipt, self.acted_at)
        })
    }
}

/// The fields of a form; a command with words of one's own as it was typed.
fn wrote(deed: &Deed) -> String {
    match deed {
        Deed::Form { fields, .. } => {
            let texts = fields.iter().map(|(_, text)| text.trim()).filter(|text| !text.is_empty());
            texts.collect::<Vec<_>>().join("\n\n")
        }
        Deed::Command(command) => commands::as_typed(command).unwrap_or_default(),
        Deed::Completion(_) | Deed::Press { .. } => String::new(),
    }
}

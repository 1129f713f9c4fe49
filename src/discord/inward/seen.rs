//! What an interaction tells of itself: who acted where and when, and how to answer.

use serenity::model::application::{CommandInteraction, ComponentInteraction, ModalInteraction};
use serenity::model::channel::{Message, MessageFlags};
use serenity::model::guild::Member;
use serenity::model::id::UserId;

use crate::base::{ChannelId, GuildId, MemberId, Moment, RoleId};
use crate::protocol::{Origin, Receipt};
use crate::runtime::HouseFault;

use crate::discord::app::App;
use crate::discord::ids::{Spot, spot};
use crate::discord::snowflake::{made_at, signed};

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
    /// When they acted, by Discord's clock.
    pub(super) acted_at: Moment,
    /// What was acted on.
    pub(super) on: Surface,
    /// Where on a private screen.
    pub(super) spot: Spot,
    /// The locale of their Discord.
    pub(super) locale: String,
}

/// What was acted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Surface {
    /// A command.
    Command,
    /// A message that the room sees.
    Room,
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
            Self::Command | Self::Room | Self::Form => false,
        }
    }
}

impl Seen {
    pub(super) fn of_command(of: &CommandInteraction) -> Self {
        let who = Who { user: of.user.id, member: of.member.as_deref() };
        let place = (of.guild_id, of.channel_id);
        let seen = Self::new(of.id.get(), of.token.clone(), place, &who, Surface::Command);
        Self { locale: of.locale.clone(), ..seen }
    }

    pub(super) fn of_press(of: &ComponentInteraction) -> Self {
        let who = Who { user: of.user.id, member: of.member.as_ref() };
        let on = if is_private(&of.message) { Surface::Private } else { Surface::Room };
        let place = (of.guild_id, of.channel_id);
        let seen = Self::new(of.id.get(), of.token.clone(), place, &who, on);
        Self { spot: spot(&of.data.custom_id), locale: of.locale.clone(), ..seen }
    }

    pub(super) fn of_form(of: &ModalInteraction) -> Self {
        let who = Who { user: of.user.id, member: of.member.as_ref() };
        let from_private = of.message.as_deref().is_some_and(is_private);
        let on = if from_private { Surface::FormOnPrivate } else { Surface::Form };
        let place = (of.guild_id, of.channel_id);
        let seen = Self::new(of.id.get(), of.token.clone(), place, &who, on);
        Self { locale: of.locale.clone(), ..seen }
    }

    /// An interaction of which nothing is known but how to answer it.
    pub(super) fn bare(id: u64, token: String) -> Self {
        let who = Who { user: UserId::new(1), member: None };
        let channel = serenity::model::id::ChannelId::new(1);
        Self::new(id, token, (None, channel), &who, Surface::Command)
    }

    /// Who acted, with the rights that Discord and the guild's settings give them.
    pub(super) async fn origin(&self, app: &App, guild: GuildId) -> Result<Origin, HouseFault> {
        let settings = app.settings(guild).await?;
        let has_one = |of: &[RoleId]| self.roles.iter().any(|role| of.contains(role));
        let receipt = Receipt(format!("discord:{}", self.id));
        Ok(Origin {
            is_organiser: self.manages || has_one(&settings.organisers),
            is_coach: has_one(&settings.coaches),
            ..Origin::of(guild, self.member, receipt, self.acted_at)
        })
    }

    fn new(
        id: u64,
        token: String,
        (guild, channel): (Option<serenity::model::id::GuildId>, serenity::model::id::ChannelId),
        who: &Who<'_>,
        on: Surface,
    ) -> Self {
        let member = who.member;
        let roles = member.map_or_else(Vec::new, |m| {
            m.roles.iter().map(|role| RoleId(signed(role.get()))).collect()
        });
        let manages = member
            .and_then(|m| m.permissions)
            .is_some_and(|rights| rights.manage_guild() || rights.administrator());
        Self {
            id,
            token,
            guild: guild.map(|guild| GuildId(signed(guild.get()))),
            channel: ChannelId(signed(channel.get())),
            member: MemberId(signed(who.user.get())),
            roles,
            manages,
            acted_at: made_at(id),
            on,
            spot: Spot::Page(0),
            locale: String::new(),
        }
    }
}

struct Who<'a> {
    user: UserId,
    member: Option<&'a Member>,
}

fn is_private(message: &Message) -> bool {
    message.flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL))
}

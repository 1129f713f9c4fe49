//! What every part of the adapter holds: the house, the door to Discord, and what is known of
//! guilds without asking again.

use std::sync::Arc;

use serenity::model::id::{ApplicationId, UserId};
use tokio::sync::mpsc;

use crate::base::{GuildId, Language, MemberId, Moment};
use crate::protocol::GuildSettings;
use crate::runtime::{Clock, Handle, HouseFault};

use super::commands::Offers;
use super::gateway::MemberQuestions;
use super::known::{Known, Shows};
use super::rest::Rest;
use super::snowflake::{made_at, unsigned};

/// What every part of the adapter holds.
pub(super) struct App {
    /// The door to Discord.
    pub(super) rest: Rest,
    /// The house behind it.
    pub(super) house: Handle,
    pub(super) clock: Arc<dyn Clock>,
    /// What members can choose from.
    pub(super) offers: Offers,
    /// The bot as an application.
    pub(super) application: ApplicationId,
    /// The bot as a user.
    pub(super) me: UserId,
    /// What is asked of Discord over the gateway's socket.
    pub(super) member_questions: Arc<MemberQuestions>,
    /// What is known without asking again.
    pub(super) known: Known,
    /// Where it is said that open screens may show something else by now.
    pub(super) changed: mpsc::Sender<Shows>,
}

impl App {
    pub(super) fn now(&self) -> Moment {
        self.clock.now()
    }

    /// When something with this id was made, on the house's clock: never ahead of it.
    pub(super) fn when(&self, id: u64) -> Moment {
        (made_at(id) - self.clock.behind_platform()).min(self.now())
    }

    /// The language of a locale: what somebody is told privately is in their own, what the room
    /// sees is in the one that its organisers chose.
    pub(super) fn lang(&self, locale: &str) -> &Language {
        self.offers.languages.of(locale)
    }

    /// How the guild is set up. Only this process changes it, so it is read once.
    pub(super) async fn settings(&self, guild: GuildId) -> Result<Arc<GuildSettings>, HouseFault> {
        if let Some(known) = self.known.settings.get(&guild) {
            return Ok(known);
        }
        let settings = Arc::new(self.house.settings(guild).await?);
        self.known.settings.insert(guild, Arc::clone(&settings));
        Ok(settings)
    }

    /// Something here is different now: open screens are shown anew. Best effort: with too many
    /// waiting, this one is left out.
    pub(super) fn changed(&self, shows: Shows) {
        let _full_or_stopping = self.changed.try_send(shows);
    }

    /// Something is not as it must be in this guild: whoever plans a session next is told.
    pub(super) fn doubts(&self, guild: GuildId) {
        self.known.in_doubt.insert(guild, ());
        // What was found before that counts no more.
        self.known.found.remove(&guild);
    }

    /// Asks Discord whether these are still members of the guild. Who is not leaves its
    /// sessions.
    pub(super) fn ask_who_is_there(&self, guild: GuildId, members: &[MemberId]) {
        let members: Vec<UserId> =
            members.iter().map(|member| UserId::new(unsigned(member.0))).collect();
        self.member_questions.ask(unsigned(guild.0).into(), &members);
    }
}

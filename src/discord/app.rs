//! What every part of the adapter holds: the house, the door to Discord, and what is known of
//! guilds without asking again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use serenity::model::id::{ApplicationId, UserId};
use tokio::sync::mpsc;

use crate::base::{ChannelId, GuildId, Language, Languages, MemberId, Moment, RoleId, SessionId};
use crate::protocol::{GuildSettings, Origin, Placed, Receipt};
use crate::runtime::{Clock, Handle, HouseFault};
use crate::view::Texts;

use super::gateway::Asks;
use super::panels::{Panels, Shows};
use super::rest::Rest;
use super::rights::Found;
use super::seen::Seen;
use super::snowflake::unsigned;

/// Guilds whose settings are remembered.
const SETTINGS_MAX: usize = 20_000;
/// Guilds of which is remembered that something was not allowed.
const GUILDS_MAX: usize = 20_000;
/// Guilds whose permissions are remembered, for as long as somebody sets them up.
const FOUND_MAX: usize = 1_000;
/// Threads whose messages are looked at.
const THREADS_MAX: usize = 20_000;

/// What members can choose from in commands.
#[derive(Debug, Clone, Default)]
pub struct Offers {
    /// Ids and titles of the formats.
    pub formats: Vec<(String, String)>,
    /// Ids and titles of the rubrics.
    pub rubrics: Vec<(String, String)>,
    /// Role tags.
    pub roles: Vec<String>,
    /// Region tags.
    pub regions: Vec<String>,
    /// Competency tags.
    pub competencies: Vec<String>,
    /// What is said in other languages than English.
    pub languages: Languages,
    /// What a screen needs beside the house: micro-goals, and what there is to read.
    pub texts: Texts,
}

/// What every part of the adapter holds.
pub(super) struct App {
    pub(super) rest: Rest,
    pub(super) house: Handle,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) offers: Offers,
    pub(super) application: ApplicationId,
    pub(super) me: UserId,
    pub(super) panels: Panels,
    /// What is asked of Discord over the gateway's socket.
    pub(super) asks: Arc<Asks>,
    changed: mpsc::Sender<Shows>,
    lacking: mpsc::Sender<GuildId>,
    in_doubt: Mutex<BTreeSet<GuildId>>,
    found: Mutex<BTreeMap<GuildId, (ChannelId, Arc<Found>)>>,
    settings: Mutex<BTreeMap<GuildId, Arc<GuildSettings>>>,
    threads: Mutex<BTreeMap<ChannelId, (GuildId, SessionId)>>,
    standing: Mutex<BTreeMap<Placed, GuildId>>,
}

impl App {
    pub(super) fn new(
        rest: Rest,
        house: Handle,
        clock: Arc<dyn Clock>,
        offers: Offers,
        (application, me): (ApplicationId, UserId),
        (changed, lacking): (mpsc::Sender<Shows>, mpsc::Sender<GuildId>),
    ) -> Self {
        Self {
            rest,
            house,
            clock,
            offers,
            application,
            me,
            panels: Panels::default(),
            asks: Arc::default(),
            changed,
            lacking,
            in_doubt: Mutex::default(),
            found: Mutex::default(),
            settings: Mutex::default(),
            threads: Mutex::default(),
            standing: Mutex::default(),
        }
    }

    pub(super) fn now(&self) -> Moment {
        self.clock.now()
    }

    /// Who acted, with the rights that Discord and the guild's settings give them.
    pub(super) async fn origin(&self, guild: GuildId, seen: &Seen) -> Result<Origin, HouseFault> {
        let settings = self.settings(guild).await?;
        let has_one = |of: &[RoleId]| seen.roles.iter().any(|role| of.contains(role));
        let receipt = Receipt(format!("discord:{}", seen.id));
        Ok(Origin {
            is_organiser: seen.manages || has_one(&settings.organisers),
            is_coach: has_one(&settings.coaches),
            ..Origin::of(guild, seen.member, receipt, seen.acted_at)
        })
    }

    /// What somebody is told privately is in their own language.
    pub(super) fn lang(&self, seen: &Seen) -> &Language {
        self.offers.languages.of(&seen.locale)
    }

    /// What the room sees is in the language that its organisers chose.
    pub(super) fn lang_of(&self, settings: &GuildSettings) -> &Language {
        self.offers.languages.of(&settings.language)
    }

    /// How the guild is set up. Only this process changes it, so it is read once.
    pub(super) async fn settings(&self, guild: GuildId) -> Result<Arc<GuildSettings>, HouseFault> {
        if let Some(known) = lock(&self.settings).get(&guild) {
            return Ok(Arc::clone(known));
        }
        let settings = Arc::new(self.house.settings(guild).await?);
        let mut known = lock(&self.settings);
        if known.len() >= SETTINGS_MAX {
            known.pop_first();
        }
        known.insert(guild, Arc::clone(&settings));
        Ok(settings)
    }

    /// The guild was set up anew.
    pub(super) fn forget_settings(&self, guild: GuildId) {
        lock(&self.settings).remove(&guild);
    }

    /// Something here is different now: open screens are shown anew. Best effort: with too many
    /// waiting, this one is left out.
    pub(super) fn changed(&self, shows: Shows) {
        let _full_or_stopping = self.changed.try_send(shows);
    }

    /// The guild's standing card is this message.
    pub(super) fn stands(&self, guild: GuildId, placed: Placed) {
        let mut cards = lock(&self.standing);
        if cards.len() >= SETTINGS_MAX {
            cards.pop_first();
        }
        cards.insert(placed, guild);
    }

    /// This message is no standing card any more; says whose it was.
    pub(super) fn stands_no_more(&self, placed: &Placed) -> Option<GuildId> {
        lock(&self.standing).remove(placed)
    }

    /// Something is not as it must be in this guild: its organisers are told, and whoever plans a
    /// session next. With too many waiting, the next time.
    pub(super) fn is_lacking(&self, guild: GuildId) {
        let mut in_doubt = lock(&self.in_doubt);
        if in_doubt.len() < GUILDS_MAX {
            in_doubt.insert(guild);
        }
        drop(in_doubt);
        let _full_or_stopping = self.lacking.try_send(guild);
    }

    /// Whether Discord did not allow something in this guild, and nobody has looked since.
    pub(super) fn is_in_doubt(&self, guild: GuildId) -> bool {
        lock(&self.in_doubt).contains(&guild)
    }

    /// Somebody has looked: nothing stands in the way.
    pub(super) fn is_well(&self, guild: GuildId) {
        lock(&self.in_doubt).remove(&guild);
    }

    /// The bot is not in this guild any more: nothing there is listened to.
    pub(super) fn left(&self, guild: GuildId) {
        lock(&self.threads).retain(|_, (of, _)| *of != guild);
        lock(&self.found).remove(&guild);
        self.is_well(guild);
        self.forget_settings(guild);
    }

    /// What the bot may do where the guild's cards are, as it was found the last time.
    pub(super) fn found(&self, guild: GuildId, practice: ChannelId) -> Option<Arc<Found>> {
        let found = lock(&self.found);
        found.get(&guild).filter(|(of, _)| *of == practice).map(|(_, found)| Arc::clone(found))
    }

    /// It was found so now.
    pub(super) fn keep_found(&self, guild: GuildId, practice: ChannelId, new: &Arc<Found>) {
        let mut found = lock(&self.found);
        if found.len() >= FOUND_MAX {
            found.pop_first();
        }
        found.insert(guild, (practice, Arc::clone(new)));
    }

    /// Asks Discord whether these are still members of the guild. Who is not leaves its sessions.
    pub(super) fn ask_who_is_there(&self, guild: GuildId, members: &[MemberId]) {
        let members: Vec<UserId> =
            members.iter().map(|member| UserId::new(unsigned(member.0))).collect();
        self.asks.ask(unsigned(guild.0).into(), &members);
    }

    /// Messages in this thread belong to a session.
    pub(super) fn listen(&self, thread: ChannelId, guild: GuildId, session: SessionId) {
        let mut threads = lock(&self.threads);
        if threads.len() >= THREADS_MAX {
            threads.pop_first();
        }
        threads.insert(thread, (guild, session));
    }

    /// Messages in this thread are nobody's any more.
    pub(super) fn listen_no_more(&self, thread: ChannelId) {
        lock(&self.threads).remove(&thread);
    }

    /// Every thread that is listened to.
    pub(super) fn threads(&self) -> Vec<(ChannelId, GuildId, SessionId)> {
        let threads = lock(&self.threads);
        threads.iter().map(|(thread, (guild, session))| (*thread, *guild, *session)).collect()
    }

    /// The session of a thread.
    pub(super) fn session_of(&self, thread: ChannelId) -> Option<(GuildId, SessionId)> {
        lock(&self.threads).get(&thread).copied()
    }
}

fn lock<T>(of: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    // A panic in between leaves maps of whole entries.
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

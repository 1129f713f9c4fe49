//! What adapters hold: commands to the writer, looks to a reader of its own.

use std::path::Path;
use std::sync::{Arc, Mutex};

use tracing::warn;

use crate::base::{GuildId, MemberId, Moment, SessionId};
use crate::protocol::{Answer, Command, GuildSettings, Origin, PlaceNote, Placed, Query, Shown};
use crate::service::{self, Due, Kits, ServiceError, StandingCards};
use crate::store::connection::ConnectionRow;
use crate::store::{FileFault, Read, Reader, connection, guilds, members, sessions};

use super::connection::ConnectionNote;
use super::house::{HouseFault, Job, JobAnswer, Known};
use super::writer::Database;

/// Names of members, at most.
const NAMES_MAX: u32 = 1_000;
/// Identifies that are looked at, at most: far more than any budget.
const IDENTIFIES_MAX: u32 = 1_000;
/// Guilds that are read at once.
const PAGE: u32 = 1_000;
/// Seats in running sessions, at most.
const SEATED_MAX: u32 = 100_000;
/// Sessions that are looked for at once.
const SWEEP_MAX: u32 = 64;

/// The house, from an adapter's side.
#[derive(Debug, Clone)]
pub struct Handle {
    database: Database,
    reader: Arc<Mutex<Reader>>,
    kits: Arc<Mutex<Kits>>,
}

impl Handle {
    pub(super) fn new(database: Database, dir: &Path) -> Result<Self, FileFault> {
        let reader = Arc::new(Mutex::new(Reader::open(dir)?));
        Ok(Self { database, reader, kits: Arc::default() })
    }

    pub(super) fn database(&self) -> &Database {
        &self.database
    }

    /// Carries out a command. `Ok` is on the disk.
    ///
    /// # Errors
    /// [`HouseFault`]; nothing was saved.
    pub async fn tell(&self, origin: Origin, command: Command) -> Result<Answer, HouseFault> {
        match self.database.run(Job::Tell { origin, command }).await? {
            JobAnswer::Told(answer) => Ok(answer),
            JobAnswer::Claimed(_) | JobAnswer::Named(_) | JobAnswer::Count(_) => {
                Err(HouseFault::Stopping)
            }
        }
    }

    /// Shows something to a member.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn look(&self, origin: Origin, query: Query) -> Result<Shown, HouseFault> {
        let kits = Arc::clone(&self.kits);
        self.read(move |reader| {
            // Only one looks at a time; what a panic left in it is as good as nothing.
            let mut kits = kits.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            reader.look(|read| service::answer(read, &mut kits, &origin, &query))
        })
        .await
    }

    /// The guild's session with this number, open or long over.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn numbered(
        &self,
        guild: GuildId,
        number: u32,
    ) -> Result<Option<SessionId>, HouseFault> {
        self.read(move |reader| reader.look(|read| service::numbered(read, guild, number))).await
    }

    /// How a guild is set up; the default if it never was.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn settings(&self, guild: GuildId) -> Result<GuildSettings, HouseFault> {
        self.read(move |reader| reader.look(|read| service::settings(read, guild))).await
    }

    /// The terminal's members.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn names(&self, guild: GuildId) -> Result<Known, HouseFault> {
        self.read(move |reader| {
            reader.look(|read| Ok::<_, ServiceError>(members::names(read, guild, NAMES_MAX)?))
        })
        .await
    }

    /// The member with this name, made when there is none.
    ///
    /// # Errors
    /// [`HouseFault`] when it could not be saved.
    pub async fn name(&self, guild: GuildId, name: String) -> Result<MemberId, HouseFault> {
        match self.database.run(Job::Name { guild, name }).await? {
            JobAnswer::Named(member) => Ok(member),
            JobAnswer::Told(_) | JobAnswer::Claimed(_) | JobAnswer::Count(_) => {
                Err(HouseFault::Stopping)
            }
        }
    }

    /// Writes something about the platform's connection. `Ok` is on the disk.
    ///
    /// # Errors
    /// [`HouseFault`] when it could not be saved.
    pub async fn note(&self, note: ConnectionNote) -> Result<(), HouseFault> {
        self.database.run(Job::Connection(note)).await.map(|_| ())
    }

    /// Where a shard of the connection stood.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn connection(&self, shard_no: u16) -> Result<Option<ConnectionRow>, HouseFault> {
        self.read(move |reader| {
            reader.look(|read| Ok::<_, ServiceError>(connection::of_shard(read, shard_no)?))
        })
        .await
    }

    /// Identifies since `since`, newest first: when, and whether they were answered.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn identifies(&self, since: Moment) -> Result<Vec<(Moment, bool)>, HouseFault> {
        self.read(move |reader| {
            reader.look(|read| {
                Ok::<_, ServiceError>(connection::identifies_since(read, since, IDENTIFIES_MAX)?)
            })
        })
        .await
    }

    /// What is known of the platform under this name, and since when.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn known(&self, name: &'static str) -> Result<Option<(Moment, String)>, HouseFault> {
        self.read(move |reader| {
            reader.look(|read| Ok::<_, ServiceError>(connection::known(read, name)?))
        })
        .await
    }

    /// Nobody could be heard since `from`: every running session is told, as after a restart. What
    /// cannot be told is in the log.
    pub async fn tell_of_gap(&self, from: Moment) {
        let mut after = SessionId(i64::MIN);
        while let Ok(batch) = self.concerned(after).await {
            let Some(last) = batch.last() else { return };
            after = *last;
            for session in batch {
                if let Err(fault) = self.database.run(Job::Gap { session, from }).await {
                    warn!(session.id = session.0, error = %fault, "an absence was not told");
                }
            }
        }
    }

    /// Something happened to a place on the platform; says how much that changed.
    ///
    /// # Errors
    /// [`HouseFault`]; nothing was saved.
    pub async fn place(&self, note: PlaceNote) -> Result<usize, HouseFault> {
        match self.database.run(Job::Place(note)).await? {
            JobAnswer::Count(count) => Ok(count),
            JobAnswer::Told(_) | JobAnswer::Claimed(_) | JobAnswer::Named(_) => Ok(0),
        }
    }

    /// Where the cards of the guild's sessions that are not over stand.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn cards(&self, guild: GuildId) -> Result<Vec<(SessionId, Placed)>, HouseFault> {
        self.read(move |reader| reader.look(|read| service::cards(read, guild))).await
    }

    /// Every guild that there is something of, and since when the bot is not in it.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn guilds(&self) -> Result<Vec<(GuildId, Option<Moment>)>, HouseFault> {
        let mut all = Vec::new();
        loop {
            let after = all.last().map_or(GuildId(i64::MIN), |(guild, _)| *guild);
            let look = move |read: &Read| Ok::<_, ServiceError>(guilds::all(read, after, PAGE)?);
            let page = self.read(move |reader| reader.look(look)).await?;
            if page.is_empty() {
                return Ok(all);
            }
            all.extend(page);
        }
    }

    /// Whether the bot was removed from this guild.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn has_left(&self, guild: GuildId) -> Result<bool, HouseFault> {
        self.read(move |reader| {
            reader.look(|read| Ok::<_, ServiceError>(guilds::left_at(read, guild)?.is_some()))
        })
        .await
    }

    /// Who sits in sessions that run, by guild.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn seated(&self) -> Result<Vec<(GuildId, MemberId)>, HouseFault> {
        self.read(|reader| {
            reader
                .look(|read| Ok::<_, ServiceError>(sessions::seated_in_running(read, SEATED_MAX)?))
        })
        .await
    }

    /// Threads of sessions that are not over, in the platform's own words.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn threads(&self) -> Result<Vec<(GuildId, SessionId, Placed)>, HouseFault> {
        self.read(move |reader| reader.look(service::threads)).await
    }

    /// The terminal's coaches.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn coaches(&self, guild: GuildId) -> Result<Vec<MemberId>, HouseFault> {
        self.read(move |reader| {
            reader.look(|read| Ok::<_, ServiceError>(members::coaches(read, guild, NAMES_MAX)?))
        })
        .await
    }

    /// Says whether a member of the terminal is a coach.
    ///
    /// # Errors
    /// [`HouseFault`] when it could not be saved.
    pub async fn set_coach(
        &self,
        guild: GuildId,
        member: MemberId,
        is_coach: bool,
    ) -> Result<(), HouseFault> {
        self.database.run(Job::Coach { guild, member, is_coach }).await.map(|_| ())
    }

    /// Guilds that want a standing card, and where such cards stand.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn standing_cards(&self) -> Result<StandingCards, HouseFault> {
        self.read(move |reader| reader.look(service::standing_cards)).await
    }

    /// Shows a guild's standing card anew: nobody knows whether it still stands.
    ///
    /// # Errors
    /// [`HouseFault`]; nothing was saved.
    pub async fn stand(&self, guild: GuildId) -> Result<(), HouseFault> {
        self.database.run(Job::Stand(guild)).await.map(|_| ())
    }

    /// A guild's standing card is gone from where it stood.
    ///
    /// # Errors
    /// [`HouseFault`]; nothing was saved.
    pub async fn standing_gone(&self, guild: GuildId, placed: Placed) -> Result<(), HouseFault> {
        self.database.run(Job::StandingGone { guild, placed }).await.map(|_| ())
    }

    /// What is due.
    pub(super) async fn due(&self, now: Moment) -> Result<Vec<Due>, HouseFault> {
        self.read(move |reader| reader.look(|read| service::due(read, now, SWEEP_MAX))).await
    }

    /// Sessions after `after` that an absence concerns.
    pub(super) async fn concerned(&self, after: SessionId) -> Result<Vec<SessionId>, HouseFault> {
        self.read(move |reader| reader.look(|read| service::concerned(read, after, SWEEP_MAX)))
            .await
    }

    /// When the next thing is due.
    pub(super) async fn next_wake(&self) -> Result<Option<Moment>, HouseFault> {
        self.read(move |reader| reader.look(service::next_due)).await
    }

    /// Reads on a thread that may block.
    async fn read<T: Send + 'static>(
        &self,
        look: impl FnOnce(&Reader) -> Result<T, ServiceError> + Send + 'static,
    ) -> Result<T, HouseFault> {
        let reader = Arc::clone(&self.reader);
        let looked = tokio::task::spawn_blocking(move || {
            // A panic in an earlier look left nothing behind: a reader holds no state.
            let reader = reader.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            look(&reader)
        });
        match looked.await {
            Ok(Ok(found)) => Ok(found),
            Ok(Err(error)) => {
                tracing::warn!(error = %error, "a look into the database failed");
                Err(HouseFault::Busy)
            }
            Err(_) => Err(HouseFault::Stopping),
        }
    }
}

//! What adapters hold: commands to the writer, looks to a reader of its own.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::broadcast;
use tracing::warn;

use crate::base::{GuildId, MemberId, Moment, SessionId};
use crate::protocol::{
    Answer, Command, DrawnEvening, EveningCard, GuildSettings, HeldUp, Origin, PlaceNote, Placed,
    Query, Shown, Untold,
};
use crate::service::{self, Deaf, Desk, Due, Export, Kits, ServiceError, StandingCards};
use crate::store::connection::{self, ConnectionRow};
use crate::store::{FileFault, Read, Reader, Tx, guilds, sessions};

use super::clock::Clock;
use super::connection::{ConnectionNote, note};
use super::fault::{HouseFault, fault_of_look};
use super::upkeep::BackupsKnown;
use super::writer::Database;

/// Identifies that are looked at, at most: far more than any budget.
const IDENTIFIES_MAX: u32 = 1_000;
/// Guilds that are read at once.
const PAGE: u32 = 1_000;
/// Seats in running sessions, at most.
const SEATED_MAX: u32 = 100_000;

/// The house, from an adapter's side.
#[derive(Debug, Clone)]
pub struct Handle {
    database: Database,
    reader: Arc<Mutex<Reader>>,
    kits: Arc<Mutex<Kits>>,
    clock: Arc<dyn Clock>,
    deaf: Arc<Mutex<Deaf>>,
    untold: Arc<Mutex<Known>>,
    backups: Arc<BackupsKnown>,
}

/// Who is still to be told something, by what [`Database::untold`] said then.
#[derive(Debug, Default)]
struct Known {
    untold: u64,
    members: BTreeSet<(GuildId, MemberId)>,
}

impl Handle {
    pub(super) fn new(
        database: Database,
        (dir, backups): (&Path, Arc<BackupsKnown>),
        clock: Arc<dyn Clock>,
    ) -> Result<Self, FileFault> {
        let reader = Arc::new(Mutex::new(Reader::open(dir)?));
        let (kits, deaf, untold) = (Arc::default(), Arc::default(), Arc::default());
        Ok(Self { database, reader, kits, clock, deaf, untold, backups })
    }

    pub(super) fn database(&self) -> &Database {
        &self.database
    }

    /// Carries out a command. `Ok` is on the disk.
    ///
    /// # Errors
    /// [`HouseFault`]; nothing was saved.
    pub async fn tell(&self, origin: Origin, command: Command) -> Result<Answer, HouseFault> {
        let work =
            move |tx: &Tx, desk: &mut Desk, now| service::handle(tx, desk, now, &origin, &command);
        self.database.run(work).await
    }

    /// Carries out a command, and shows because of it what the query shows then. `Ok` is on the
    /// disk.
    ///
    /// # Errors
    /// [`HouseFault`]; nothing was saved.
    pub async fn tell_and_look(
        &self,
        origin: Origin,
        command: Command,
        query: Query,
    ) -> Result<(Answer, Shown), HouseFault> {
        let work = move |tx: &Tx, desk: &mut Desk, now| {
            service::handle_and_show(tx, desk, now, &origin, &command, &query)
        };
        self.database.run(work).await
    }

    /// Shows something to a member.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn look(&self, origin: Origin, query: Query) -> Result<Shown, HouseFault> {
        if let Query::Export(before) = query {
            return self.export(origin, before).await;
        }
        if query == Query::Backups && origin.is_organiser {
            return self.backups().await;
        }
        let kits = Arc::clone(&self.kits);
        self.read(move |read| {
            // Only one looks at a time; what a panic left in it is as good as nothing.
            let mut kits = kits.lock().unwrap_or_else(PoisonError::into_inner);
            service::answer(read, &mut kits, &origin, &query)
        })
        .await
    }

    /// How the backups stand, read on a thread that may block.
    async fn backups(&self) -> Result<Shown, HouseFault> {
        let known = Arc::clone(&self.backups);
        let stand = tokio::task::spawn_blocking(move || known.stand()).await;
        stand.map(|stand| Shown::Backups(Some(Box::new(stand)))).map_err(|_| HouseFault::Stopping)
    }

    /// Everything that is kept of a member, in so many short looks: others look in between.
    async fn export(&self, origin: Origin, before: Option<SessionId>) -> Result<Shown, HouseFault> {
        let mut export = Export::new(origin, before);
        while !export.is_enough() {
            export = self.read(move |read| export.more(read)).await?;
        }
        Ok(Shown::Export(Box::new(export.files(self.clock.now()))))
    }

    /// What the member is still to be told, below whatever they are answered.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn untold(
        &self,
        guild: GuildId,
        member: MemberId,
    ) -> Result<Vec<Untold>, HouseFault> {
        // Every private answer asks, and hardly ever is there something.
        let untold = self.database.untold();
        let nothing =
            |known: &Known| known.untold == untold && !known.members.contains(&(guild, member));
        // A panic in between leaves a whole set.
        if nothing(&self.untold.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(Vec::new());
        }
        let known = Arc::clone(&self.untold);
        let now = self.clock.now();
        self.read(move |read| {
            if let Some(members) = service::all_untold(read)? {
                let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
                *known = Known { untold, members };
            }
            service::untold(read, now, (guild, member))
        })
        .await
    }

    /// The member was told.
    ///
    /// # Errors
    /// [`HouseFault`]; nothing was saved, and they are told again.
    pub async fn told(
        &self,
        guild: GuildId,
        member: MemberId,
        what: Untold,
    ) -> Result<(), HouseFault> {
        let of = (guild, member);
        self.database.run(move |tx, _, now| service::told(tx, now, of, &what)).await
    }

    /// An operator says that members may be written to alone again.
    ///
    /// # Errors
    /// [`HouseFault`] when it could not be saved.
    pub async fn resume_dms(&self) -> Result<(), HouseFault> {
        self.database.run(|tx, _, _| service::resume_dms(tx)).await
    }

    /// For which guild, and to whom, the message there was written alone.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn written_to(
        &self,
        placed: Placed,
    ) -> Result<Option<(GuildId, MemberId)>, HouseFault> {
        self.read(move |read| service::written_to(read, &placed)).await
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
        self.read(move |read| service::numbered(read, guild, number)).await
    }

    /// The evenings that were drawn for this member among others, the latest first.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn drawn_evenings(
        &self,
        guild: GuildId,
        member: MemberId,
    ) -> Result<Vec<DrawnEvening>, HouseFault> {
        self.read(move |read| service::drawn_evenings(read, guild, member)).await
    }

    /// How a guild is set up; the default if it never was.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn settings(&self, guild: GuildId) -> Result<GuildSettings, HouseFault> {
        self.read(move |read| service::settings(read, guild)).await
    }

    /// The terminal's members.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn names(&self, guild: GuildId) -> Result<Vec<(MemberId, String)>, HouseFault> {
        self.read(move |read| service::names(read, guild)).await
    }

    /// The member with this name, made when there is none.
    ///
    /// # Errors
    /// [`HouseFault`] when it could not be saved.
    pub async fn name(&self, guild: GuildId, name: String) -> Result<MemberId, HouseFault> {
        self.database.run(move |tx, _, _| service::name(tx, guild, &name)).await
    }

    /// Writes something about the platform's connection. `Ok` is on the disk.
    ///
    /// # Errors
    /// [`HouseFault`] when it could not be saved.
    pub async fn note(&self, note: ConnectionNote) -> Result<(), HouseFault> {
        self.database.run(move |tx, _, now| self::note(tx, now, &note)).await
    }

    /// Where a shard of the connection stood.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn connection(&self, shard_no: u16) -> Result<Option<ConnectionRow>, HouseFault> {
        self.read(move |read| Ok(connection::of_shard(read, shard_no)?)).await
    }

    /// Identifies since `since`, newest first: when, and whether they were answered.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn identifies(&self, since: Moment) -> Result<Vec<(Moment, bool)>, HouseFault> {
        self.read(move |read| Ok(connection::identifies_since(read, since, IDENTIFIES_MAX)?)).await
    }

    /// What is known of the platform under this name, and since when.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn known(&self, name: &'static str) -> Result<Option<(Moment, String)>, HouseFault> {
        self.read(move |read| Ok(connection::known(read, name)?)).await
    }

    /// Nobody can be heard on this part of the platform's connection: what runs in its guilds is
    /// not woken until [`Handle::hears_on`].
    pub fn hears_nothing_on(&self, part: (u16, u16)) {
        self.deaf().0.insert(part);
    }

    /// Somebody can be heard there again, and what runs was told of an absence.
    pub fn hears_on(&self, part: (u16, u16)) {
        self.deaf().0.remove(&part);
        self.database.due().notify_waiters();
    }

    fn deaf(&self) -> MutexGuard<'_, Deaf> {
        // A panic in between leaves a whole set.
        self.deaf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Nobody could be heard since `from` on this part of the platform's connection: every session
    /// that runs there is told, as after a restart. What cannot be told is in the log.
    pub async fn tell_of_gap(&self, from: Moment, part: (u16, u16)) {
        let mut after = SessionId(i64::MIN);
        while let Ok(batch) = self.concerned(after).await {
            let Some((last, _)) = batch.last() else { return };
            after = *last;
            for (session, _) in batch.into_iter().filter(|(_, guild)| guild.is_on(part)) {
                let told = self
                    .database
                    .run(move |tx, desk, now| service::gap(tx, desk, now, session, from));
                if let Err(fault) = told.await {
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
        self.database.run(move |tx, desk, now| service::place(tx, desk, now, &note)).await
    }

    /// Every slot of a session by its name, and where it stands.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn slots(&self, session: SessionId) -> Result<Vec<(String, Placed)>, HouseFault> {
        self.read(move |read| service::slots(read, session)).await
    }

    /// Where the cards of the guild's sessions that are not over stand.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn cards(&self, guild: GuildId) -> Result<Vec<(SessionId, Placed)>, HouseFault> {
        self.read(move |read| service::cards(read, guild)).await
    }

    /// Where the messages of the guild's evenings that are not over stand.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn evening_cards(&self, guild: GuildId) -> Result<Vec<EveningCard>, HouseFault> {
        self.read(move |read| service::evening_cards(read, guild)).await
    }

    /// A message of an evening was deleted: it is put up again.
    ///
    /// # Errors
    /// [`HouseFault`]; nothing was saved.
    pub async fn evening_card_gone(
        &self,
        guild: GuildId,
        gone: EveningCard,
    ) -> Result<(), HouseFault> {
        self.database
            .run(move |tx, desk, now| service::evening_card_gone(tx, desk, now, guild, &gone))
            .await
    }

    /// What is to be shown in the guild, and is held.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn held_up(&self, guild: GuildId) -> Result<Vec<HeldUp>, HouseFault> {
        self.read(move |read| service::held_up(read, guild)).await
    }

    /// Tells after each commit which sessions were stepped in it. Who falls behind misses some.
    pub fn stepped(&self) -> broadcast::Receiver<SessionId> {
        self.database.stepped()
    }

    /// Every guild that there is something of, and since when the bot is not in it.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn guilds(&self) -> Result<Vec<(GuildId, Option<Moment>)>, HouseFault> {
        let mut all = Vec::new();
        loop {
            let after = all.last().map_or(GuildId(i64::MIN), |(guild, _)| *guild);
            let page = self.read(move |read| Ok(guilds::all(read, after, PAGE)?)).await?;
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
        self.read(move |read| Ok(guilds::left_at(read, guild)?.is_some())).await
    }

    /// The thread of a member's drills, if they have one.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn drill_thread(
        &self,
        guild: GuildId,
        member: MemberId,
    ) -> Result<Option<Placed>, HouseFault> {
        self.read(move |read| service::drill_thread(read, guild, member)).await
    }

    /// Who waits in a guild to practise now.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn who_waits(&self, guild: GuildId) -> Result<Vec<MemberId>, HouseFault> {
        self.read(move |read| service::who_waits(read, guild)).await
    }

    /// Who sits in sessions that run, by guild.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn seated(&self) -> Result<Vec<(GuildId, MemberId)>, HouseFault> {
        self.read(move |read| Ok(sessions::seated_in_running(read, SEATED_MAX)?)).await
    }

    /// Threads of sessions that are not over, in the platform's own words.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn threads(&self) -> Result<Vec<(GuildId, SessionId, Placed)>, HouseFault> {
        self.read(service::threads).await
    }

    /// The terminal's coaches.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn coaches(&self, guild: GuildId) -> Result<Vec<MemberId>, HouseFault> {
        self.read(move |read| service::coaches(read, guild)).await
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
        self.database.run(move |tx, _, _| service::set_coach(tx, guild, member, is_coach)).await
    }

    /// Guilds that want a standing card, and where such cards stand.
    ///
    /// # Errors
    /// [`HouseFault`] when the database cannot be read.
    pub async fn standing_cards(&self) -> Result<StandingCards, HouseFault> {
        self.read(service::standing_cards).await
    }

    /// Shows a guild's standing card anew: nobody knows whether it still stands.
    ///
    /// # Errors
    /// [`HouseFault`]; nothing was saved.
    pub async fn stand(&self, guild: GuildId) -> Result<(), HouseFault> {
        self.database.run(move |tx, desk, now| service::show_again(tx, desk, now, guild)).await
    }

    /// A guild's standing card is gone from where it stood.
    ///
    /// # Errors
    /// [`HouseFault`]; nothing was saved.
    pub async fn standing_gone(&self, guild: GuildId, placed: Placed) -> Result<(), HouseFault> {
        let work =
            move |tx: &Tx, desk: &mut Desk, now| service::gone(tx, desk, now, guild, &placed);
        self.database.run(work).await
    }

    /// What is due.
    pub(super) async fn due(&self, now: Moment) -> Result<Vec<Due>, HouseFault> {
        let deaf = self.deaf().clone();
        self.read(move |read| service::due(read, now, &deaf)).await
    }

    /// Sessions after `after` that an absence concerns.
    pub(super) async fn concerned(
        &self,
        after: SessionId,
    ) -> Result<Vec<(SessionId, GuildId)>, HouseFault> {
        self.read(move |read| service::concerned(read, after)).await
    }

    /// When the next thing is due.
    pub(super) async fn next_wake(&self) -> Result<Option<Moment>, HouseFault> {
        self.read(service::next_due).await
    }

    /// Reads on a thread that may block.
    async fn read<T: Send + 'static>(
        &self,
        look: impl FnOnce(&Read) -> Result<T, ServiceError> + Send + 'static,
    ) -> Result<T, HouseFault> {
        let reader = Arc::clone(&self.reader);
        let looked = tokio::task::spawn_blocking(move || {
            // A panic in an earlier look left nothing behind: a reader holds no state.
            reader.lock().unwrap_or_else(PoisonError::into_inner).look(look)
        });
        match looked.await {
            Ok(found) => found.map_err(|error| fault_of_look(&error, self.clock.now())),
            Err(_) => Err(HouseFault::Stopping),
        }
    }
}

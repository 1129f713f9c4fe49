//! Time passes: sessions that are due are woken, and after an absence each is told of it.

use std::collections::BTreeSet;

use tracing::info;

use crate::base::{EveningId, GuildId, MemberId, Moment, PollId, SeriesId, SessionId, Span};
use crate::calendar::Date;
use crate::interview::Event;
use crate::store::{self, Read, Tx, evenings, life, outbox, series, sessions, waits};

use super::act;
use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::{
    calibration, digest, drills, evening, poll, practise, profile, saved, summaries, targets,
    weekly,
};

/// Things of a kind that one sweep does; the next sweep follows at once.
const SWEEP_MAX: u32 = 64;
/// The same while some of them are left alone: those must not keep the others from being found.
const DEAF_SWEEP_MAX: u32 = 4_096;
/// Sessions that are told of an absence together.
const GAP_PAGE: u32 = 256;
/// Deadlines of one session that are applied in one use-case; the rest is due at once again.
const WAKES_MAX: usize = 8;

/// Something whose time has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// A session wants to be woken.
    Session(SessionId),
    /// Somebody has waited for a partner in vain.
    Wait(GuildId, MemberId),
    /// An evening wants to be woken.
    Evening(EveningId),
    /// The next evening of a series has to be made.
    Series(SeriesId),
    /// Somebody is to be asked for their drill.
    Drill(GuildId, MemberId),
    /// Somebody is to be told how their week went.
    Summary(GuildId, MemberId),
    /// A group is to read how its week went.
    Digest(GuildId),
    /// A poll for a time is to close.
    Poll(GuildId, PollId),
    /// The day has come for which somebody prepared.
    Target(GuildId, MemberId, Date),
    /// A calibration round of a group is to open.
    Calibration(GuildId),
    /// Somebody is to be reminded of what to check on the day before their date.
    Checklist(GuildId, MemberId, Date),
    /// The next session of two who meet every week has to be planned; the first of them asked.
    Pair(GuildId, MemberId, MemberId),
}

/// The parts of the platform's connection, each by its number and how many there are, on which
/// nobody can be heard now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deaf(pub BTreeSet<(u16, u16)>);

impl Deaf {
    /// Whether nobody of this guild can be heard.
    fn is_to(&self, guild: GuildId) -> bool {
        self.0.iter().any(|part| guild.is_on(*part))
    }
}

/// What is due, of each kind the longest due first, as much as one sweep does. Where nobody can be
/// heard, what runs is left alone: whether its time has come is known once somebody is.
///
/// # Errors
/// [`ServiceError`] when the store cannot be read.
pub fn due(read: &Read, now: Moment, deaf: &Deaf) -> Result<Vec<Due>, ServiceError> {
    let limit = if deaf.0.is_empty() { SWEEP_MAX } else { DEAF_SWEEP_MAX };
    let sessions = sessions::due(read, now, limit)?.into_iter();
    let sessions = sessions.filter(|row| !(row.is_running && deaf.is_to(row.guild)));
    let waits = practise::due(read, now, limit)?.into_iter();
    let waits = waits.filter(|row| !deaf.is_to(row.guild));
    let sessions = sessions.map(|row| Due::Session(row.id));
    // Calls and draws hang on the calendar alone: who can be heard does not matter to them.
    let evenings = evenings::due(read, now, SWEEP_MAX)?.into_iter().map(Due::Evening);
    let sessions = sessions.chain(waits.map(|row| Due::Wait(row.guild, row.member)));
    let series = series::due(read, now, SWEEP_MAX)?.into_iter().map(|row| Due::Series(row.id));
    let drills = drills::due(read, now, SWEEP_MAX)?.into_iter();
    let drills = drills.map(|(guild, member)| Due::Drill(guild, member));
    let summaries = summaries::due(read, now, SWEEP_MAX)?.into_iter();
    let drills = drills.chain(summaries.map(|(guild, member)| Due::Summary(guild, member)));
    let digests = store::digests::due(read, now, SWEEP_MAX)?.into_iter().map(Due::Digest);
    let drills = drills.chain(digests);
    let targets = targets::due(read, now, SWEEP_MAX)?.into_iter();
    let targets = targets.map(|(guild, member, on)| Due::Target(guild, member, on));
    let rounds = store::calibrations::due(read, now, SWEEP_MAX)?.into_iter();
    let targets = targets.chain(rounds.map(Due::Calibration));
    let polls = store::polls::due(read, now, SWEEP_MAX)?.into_iter();
    let targets = targets.chain(polls.map(|(guild, poll)| Due::Poll(guild, poll)));
    let checklists = targets::checklists_due(read, now, SWEEP_MAX)?.into_iter();
    let targets =
        targets.chain(checklists.map(|(guild, member, on)| Due::Checklist(guild, member, on)));
    let pairs = weekly::due(read, now, SWEEP_MAX)?.into_iter();
    let pairs = pairs.map(|(guild, member, other)| Due::Pair(guild, member, other));
    Ok(sessions.chain(evenings).chain(series).chain(drills).chain(targets).chain(pairs).collect())
}

/// When the next thing is due.
///
/// # Errors
/// [`ServiceError`] when the store cannot be read.
pub fn next_due(read: &Read) -> Result<Option<Moment>, ServiceError> {
    let session = sessions::next_wake(read)?;
    let evening = evenings::next_wake(read)?.into_iter().chain(series::next_wake(read)?);
    let drill = store::drills::next_due(read)?.into_iter().chain(weekly::next_due(read)?);
    let drill = drill.chain(store::summaries::next_due(read)?);
    let drill = drill.chain(store::digests::next_due(read)?);
    let drill = drill.chain(store::targets::next_due(read)?);
    let drill = drill.chain(store::calibrations::next_due(read)?);
    let drill = drill.chain(store::polls::next_due(read)?);
    let drill = drill.chain(store::targets::next_checklist(read)?);
    Ok(session.into_iter().chain(practise::next_due(read)?).chain(evening).chain(drill).min())
}

/// Sessions after `after`, by id, that an absence concerns, and their guilds: those that run. A
/// page of them.
///
/// # Errors
/// [`ServiceError`] when the store cannot be read.
pub fn concerned(read: &Read, after: SessionId) -> Result<Vec<(SessionId, GuildId)>, ServiceError> {
    let page = sessions::running(read, after, GAP_PAGE)?.into_iter();
    Ok(page.map(|row| (row.id, row.guild)).collect())
}

/// Does what is due; says how many deadlines were applied. What comes early, late or doubled meets
/// something that has moved on, and changes nothing.
///
/// # Errors
/// [`ServiceError`] when nothing could be saved; the caller rolls back.
pub fn when_due(tx: &Tx, desk: &mut Desk, now: Moment, due: Due) -> Result<usize, ServiceError> {
    match due {
        Due::Session(session) => wake(tx, desk, now, session),
        Due::Wait(guild, member) => {
            Ok(usize::from(practise::end_wait(tx, desk, now, guild, member)?))
        }
        Due::Evening(id) => evening::wake(tx, desk, now, id),
        Due::Series(id) => evening::call_due(tx, desk, now, id),
        Due::Drill(guild, member) => {
            drills::ask(tx, desk, now, (guild, member))?;
            Ok(1)
        }
        Due::Summary(guild, member) => {
            summaries::tell(tx, desk, now, (guild, member))?;
            Ok(1)
        }
        Due::Digest(guild) => {
            digest::post(tx, desk, now, guild)?;
            Ok(1)
        }
        Due::Target(guild, member, on) => {
            targets::keep_board(tx, now, (guild, member), on)?;
            Ok(1)
        }
        Due::Calibration(guild) => {
            calibration::open_due(tx, desk, now, guild)?;
            Ok(1)
        }
        Due::Poll(guild, id) => {
            poll::close_due(tx, desk, now, (guild, id))?;
            Ok(1)
        }
        Due::Checklist(guild, member, on) => {
            targets::remind(tx, desk, now, (guild, member), on)?;
            Ok(1)
        }
        Due::Pair(guild, member, other) => {
            Ok(usize::from(weekly::plan_due(tx, desk, now, (guild, member, other))?))
        }
    }
}

/// Applies the deadlines of one session that have come.
fn wake(tx: &Tx, desk: &mut Desk, now: Moment, id: SessionId) -> Result<usize, ServiceError> {
    let mut applied = 0;
    let Some(mut from) = saved::load(tx, desk, id)? else { return Ok(applied) };
    for _ in 0..WAKES_MAX {
        let Some((at, why)) = from.session.wake_at().filter(|(at, _)| *at <= now) else { break };
        let by = Actor { guild: from.session.guild, member: None, now };
        let quiet = profile::quiet(tx, &from.session, why, now)?;
        match act::happen(tx, desk, by, &from, &Event::Woken { quiet })? {
            Ok(happened) => from = happened.now,
            Err(_) => break,
        }
        let late_ms = now.since(at).ms();
        applied += 1;
        info!(
            session.id = id.0,
            wake.reason = why.name(),
            late_ms,
            "session {id} was woken: {}",
            why.name()
        );
    }
    Ok(applied)
}

/// Tells one session that the bot was away.
///
/// # Errors
/// [`ServiceError`] when nothing could be saved; the caller rolls back.
pub fn gap(
    tx: &Tx,
    desk: &mut Desk,
    now: Moment,
    id: SessionId,
    from: Moment,
) -> Result<(), ServiceError> {
    let Some(loaded) = saved::load(tx, desk, id)? else { return Ok(()) };
    let by = Actor { guild: loaded.session.guild, member: None, now };
    let event = Event::Gap { from, to: now };
    // The engine refuses no absence.
    let _told = act::happen(tx, desk, by, &loaded, &event)?;
    Ok(())
}

/// The clock was set back to so long before the last sign of life: what hangs on it goes back as
/// far. Says how many sessions were told; one that cannot be read is left out.
///
/// # Errors
/// [`ServiceError`] when nothing could be saved; the caller rolls back.
pub fn set_back(tx: &Tx, desk: &mut Desk, now: Moment, by: Span) -> Result<usize, ServiceError> {
    // What is queued because of it is of now.
    outbox::set_back(tx, by)?;
    waits::set_back(tx, by)?;
    life::set_alive(tx, now)?;
    evening::set_back(tx, desk, now, by)?;
    let mut told = 0;
    let mut after = SessionId(i64::MIN);
    loop {
        let page = sessions::live(tx, after, GAP_PAGE)?;
        let Some(last) = page.last() else { return Ok(told) };
        after = last.id;
        for row in page {
            let guild = row.guild;
            let Some(loaded) = saved::readable(row.id, saved::of_row(tx, desk, row))? else {
                continue;
            };
            let by_nobody = Actor { guild, member: None, now };
            let _told = act::happen(tx, desk, by_nobody, &loaded, &Event::SetBack { by })?;
            told += 1;
        }
    }
}

//! What members take into their own calendars.

use crate::base::{MemberId, SessionId};
use crate::calendar::EntryOf;
use crate::evening::{Ending as Over, Evening, Phase as Stands, Wish};
use crate::interview::limits::BALLOTS_FOR;
use crate::interview::{Ending, Phase};
use crate::protocol::{Appointment, Origin, Shown};
use crate::store::Read;
use crate::store::evenings::{self, EveningRow};
use crate::store::sessions;

use super::desk::Kits;
use super::error::ServiceError;
use super::saved::{self, Loaded, parsed, readable};

/// Open sessions and evenings of one group that are looked at.
const OPEN_MAX: u32 = 500;
/// A session's revisions, below those of its evening: a draw in force later counts as newer.
const REVISIONS: u32 = 10_000;
/// The largest number that a calendar reads (RFC 5545, 3.3.8).
const SEQUENCE_MAX: u32 = i32::MAX.unsigned_abs();

/// The session, or all that the member has agreed to come to.
pub(super) fn look(
    read: &Read,
    kits: &mut Kits,
    origin: &Origin,
    of: Option<SessionId>,
) -> Result<Shown, ServiceError> {
    let mut all = match of {
        Some(session) => one(read, kits, origin, session)?.into_iter().collect(),
        None => mine(read, kits, origin)?,
    };
    all.sort_by_key(|one: &Appointment| (one.starts_at, one.of));
    Ok(if of.is_some() && all.is_empty() { Shown::NoSuchSession } else { Shown::Appointments(all) })
}

fn one(
    read: &Read,
    kits: &mut Kits,
    origin: &Origin,
    session: SessionId,
) -> Result<Option<Appointment>, ServiceError> {
    let row = sessions::load(read, session)?.filter(|row| row.guild == origin.guild);
    let Some(row) = row else { return Ok(None) };
    let loaded = saved::look(read, row, kits)?;
    if !loaded.is_known_to(origin) {
        return Ok(None);
    }
    Ok(Some(of_session(read, &loaded)?))
}

/// Sessions in which they sit and that have not begun, and evenings to which they said yes and on
/// which they have no seat yet.
fn mine(read: &Read, kits: &mut Kits, origin: &Origin) -> Result<Vec<Appointment>, ServiceError> {
    let (guild, member) = (origin.guild, origin.member);
    let mut all = Vec::new();
    for row in sessions::open_of(read, guild, OPEN_MAX)? {
        let Some(loaded) = readable(row.id, saved::look(read, row, kits))? else { continue };
        if waits_for(&loaded, member) {
            all.push(of_session(read, &loaded)?);
        }
    }
    for row in evenings::open_of(read, guild, OPEN_MAX)? {
        let Some(evening) = parsed::<Evening>(&row.state) else { continue };
        let is_in = evening.coming().iter().any(|(one, wish)| *one == member && *wish != Wish::Out);
        if is_in && is_ahead(&evening) && !all.iter().any(|one| one.of == EntryOf::Evening(row.id))
        {
            all.push(of_evening(&row, &evening));
        }
    }
    Ok(all)
}

/// None of its sessions has begun.
fn is_ahead(evening: &Evening) -> bool {
    match evening.phase {
        Stands::Called | Stands::Drawn | Stands::CheckIn => true,
        Stands::UnderWay | Stands::Over(_) => false,
    }
}

fn waits_for(loaded: &Loaded, member: MemberId) -> bool {
    let is_ahead = matches!(loaded.session.phase, Phase::Gathering { .. } | Phase::Briefing { .. });
    let session = &loaded.session;
    is_ahead && session.seats.of(member).is_some() && !session.plan.at_once
}

fn of_session(read: &Read, loaded: &Loaded) -> Result<Appointment, ServiceError> {
    let session = &loaded.session;
    let evening = evenings::of_session(read, session.id)?;
    let row = evening.map(|evening| evenings::load(read, evening)).transpose()?.flatten();
    if session.phase == (Phase::Closed { how: Ending::Elsewhere })
        && let Some(row) = &row
        && let Some(evening) = parsed(&row.state)
    {
        return Ok(of_evening(row, &evening));
    }
    let (of, of_evening) = match &row {
        Some(row) => (EntryOf::Evening(row.id), row.revision),
        None => (EntryOf::Session(session.id), 0),
    };
    Ok(Appointment {
        of,
        sequence: sequence(of_evening, loaded.revision),
        number: Some(session.number),
        format: session.format().title.clone(),
        objective: session.plan.objective.clone(),
        place: session.plan.place.clone(),
        starts_at: session.plan.starts_at,
        ends_at: session.ends_at() + BALLOTS_FOR,
        is_off: is_off(&session.phase),
    })
}

/// It is over without having been held.
fn is_off(phase: &Phase) -> bool {
    match phase {
        Phase::Closed { how } => *how != Ending::Reported,
        Phase::Gathering { .. }
        | Phase::Briefing { .. }
        | Phase::Running(_)
        | Phase::Paused(_)
        | Phase::Rating { .. }
        | Phase::Report { .. } => false,
    }
}

fn of_evening(row: &EveningRow, evening: &Evening) -> Appointment {
    Appointment {
        of: EntryOf::Evening(row.id),
        sequence: sequence(row.revision, 0),
        number: None,
        format: evening.plan.format_title.clone(),
        objective: evening.plan.objective.clone(),
        place: None,
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        is_off: match evening.phase {
            Stands::Over(Over::TooFew(_) | Over::CalledOff(_) | Over::Missed) => true,
            Stands::Called
            | Stands::Drawn
            | Stands::CheckIn
            | Stands::UnderWay
            | Stands::Over(Over::Held) => false,
        },
    }
}

fn sequence(of_evening: u32, of_session: u32) -> u32 {
    let sequence = of_evening.saturating_mul(REVISIONS);
    sequence.saturating_add(of_session.min(REVISIONS - 1)).min(SEQUENCE_MAX)
}

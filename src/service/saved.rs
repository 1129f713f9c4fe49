//! Sessions as rows: the state as JSON with its version, the kit in parts of its own.

use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use tracing::warn;

use crate::bank::{Level, Question};
use crate::base::{GuildId, MemberId, Moment, SessionId};
use crate::interview::{Kit, Phase, Seat, Session};
use crate::protocol::Origin;
use crate::store::sessions::{self, Saved, SeatRow, SessionRow};
use crate::store::{Read, Tx, life, material};

use super::desk::{Desk, Kits};
use super::error::{ServiceError, Whose};
use super::upgrade::{STATE_VERSION, session_of};

/// Open sessions of one guild, at most: more than a guild may have.
pub(super) const OPEN_MAX: u32 = 1_000;

/// The places of a kit's parts: the format, the rubric, then the questions as drawn.
const FORMAT: u16 = 0;
const RUBRIC: u16 = 1;
const QUESTIONS: u16 = 2;

/// A session with the row it came from.
#[derive(Debug, Clone)]
pub(super) struct Loaded {
    pub(super) session: Session,
    pub(super) revision: u32,
    pub(super) made_at: Moment,
    pub(super) closed_at: Option<Moment>,
}

impl Loaded {
    /// Whether there is such a session for who asks: it is of their guild, and nobody else's alone.
    pub(super) fn is_known_to(&self, origin: &Origin) -> bool {
        let plan = &self.session.plan;
        self.session.guild == origin.guild && (!plan.is_private || plan.planner == origin.member)
    }
}

/// As JSON; what cannot be written is a mistake of ours.
pub(super) fn json(value: &impl Serialize) -> Result<String, ServiceError> {
    serde_json::to_string(value).map_err(|e| ServiceError::Unwritable { why: e.to_string() })
}

/// The name of a plain variant, as serde writes it.
pub(super) fn name_of(value: &impl Serialize) -> Result<String, ServiceError> {
    json(value).map(|quoted| quoted.trim_matches('"').to_owned())
}

pub(super) fn read_json<T: DeserializeOwned>(
    of: impl Into<Whose>,
    text: &str,
) -> Result<T, ServiceError> {
    serde_json::from_str(text)
        .map_err(|e| ServiceError::Unreadable { of: of.into(), why: e.to_string() })
}

/// What a text says; nothing where it cannot be read.
pub(super) fn parsed<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

fn state_of(row: &SessionRow) -> Result<Session<()>, ServiceError> {
    session_of(row.state_version, &row.state)
        .map_err(|why| ServiceError::Unreadable { of: row.id.into(), why })
}

fn read_kit(read: &Read, session: SessionId) -> Result<Kit, ServiceError> {
    let parts = material::of_session(read, session)?;
    let [format, rubric, questions @ ..] = &parts[..] else {
        let why = "its kit is missing".to_owned();
        return Err(ServiceError::Unreadable { of: session.into(), why });
    };
    let questions: Result<Vec<Arc<Question>>, ServiceError> =
        questions.iter().map(|part| read_json(session, part)).collect();
    Ok(Kit {
        format: read_json(session, format)?,
        rubric: read_json(session, rubric)?,
        questions: questions?,
    })
}

fn loaded(row: SessionRow, session: Session) -> Loaded {
    Loaded { session, revision: row.revision, made_at: row.made_at, closed_at: row.closed_at }
}

/// The session as it is saved, for the writer.
pub(super) fn load(
    tx: &Tx,
    desk: &mut Desk,
    id: SessionId,
) -> Result<Option<Loaded>, ServiceError> {
    sessions::load(tx, id)?.map(|row| of_row(tx, desk, row)).transpose()
}

/// The session of a row that was read, for the writer.
pub(super) fn of_row(tx: &Tx, desk: &mut Desk, row: SessionRow) -> Result<Loaded, ServiceError> {
    look(tx, row, desk.kits(tx))
}

/// The guild's sessions that are not over, the newest first, without those that cannot be read.
pub(super) fn all_open(
    tx: &Tx,
    desk: &mut Desk,
    guild: GuildId,
) -> Result<Vec<Loaded>, ServiceError> {
    let mut all = Vec::new();
    for row in sessions::open_of(tx, guild, OPEN_MAX)? {
        all.extend(readable(row.id, of_row(tx, desk, row))?);
    }
    Ok(all)
}

/// What was read of one of many sessions. One that cannot be read must not keep the others from
/// what is done with all of them.
pub(super) fn readable<T>(
    id: SessionId,
    read: Result<T, ServiceError>,
) -> Result<Option<T>, ServiceError> {
    match read {
        Err(e @ ServiceError::Unreadable { .. }) => {
            warn!(session.id = id.0, error = %e, "session {id} is left out: {e}");
            Ok(None)
        }
        other => other.map(Some),
    }
}

/// The level that the session's plan said, without its kit.
pub(super) fn level(row: &SessionRow) -> Result<Option<Level>, ServiceError> {
    Ok(state_of(row)?.plan.level)
}

/// Who planned the session, without its kit.
pub(super) fn planner(row: &SessionRow) -> Result<MemberId, ServiceError> {
    Ok(state_of(row)?.plan.planner)
}

/// Who planned a session that has not begun, without its kit. Of one whose seats an evening dealt
/// nobody did.
pub(super) fn planner_of_ahead(row: &SessionRow) -> Result<Option<MemberId>, ServiceError> {
    let state = state_of(row)?;
    let is_ahead = matches!(state.phase, Phase::Gathering { .. } | Phase::Briefing { .. });
    Ok((is_ahead && !state.plan.is_dealt).then_some(state.plan.planner))
}

/// The session of a row that was read, with its kit if that is not known.
pub(super) fn look(read: &Read, row: SessionRow, kits: &mut Kits) -> Result<Loaded, ServiceError> {
    let (id, session) = (row.id, state_of(&row)?);
    let kit = match kits.with(id, usize::from(session.question_count)) {
        Some(kit) => kit,
        None => {
            let kit = Arc::new(read_kit(read, id)?);
            kits.keep(id, Arc::clone(&kit));
            kit
        }
    };
    Ok(loaded(row, session.with_kit(kit)))
}

fn row_of(session: &Session, from: &Loaded, now: Moment) -> Result<SessionRow, ServiceError> {
    let is_over = matches!(session.phase, Phase::Closed { .. });
    let starts_at = session.plan.starts_at;
    Ok(SessionRow {
        id: session.id,
        guild: session.guild,
        number: session.number,
        phase: session.phase.name().to_owned(),
        is_running: session.is_under_way(),
        revision: from.revision,
        wake: session.wake_at().map(|(at, why)| (at, why.name().to_owned())),
        starts_at: Some(starts_at),
        ends_at: Some(session.ends_at().max(starts_at)),
        made_at: from.made_at,
        closed_at: is_over.then(|| from.closed_at.unwrap_or(now)),
        state_version: STATE_VERSION,
        state: json(session)?,
    })
}

/// Stores a new session with its kit, and the seats that are taken already.
pub(super) fn insert(tx: &Tx, session: &Session, now: Moment) -> Result<(), ServiceError> {
    let from = Loaded { session: session.clone(), revision: 0, made_at: now, closed_at: None };
    sessions::insert(tx, &row_of(session, &from, now)?)?;
    if session.plan.is_private {
        sessions::hide(tx, session.id)?;
    }
    life::set_alive(tx, now)?;
    let kit = session.kit();
    material::put(tx, session.guild, session.id, FORMAT, &json(&kit.format)?)?;
    material::put(tx, session.guild, session.id, RUBRIC, &json(&kit.rubric)?)?;
    let seats = seat_rows(session);
    if !seats.is_empty() {
        sessions::set_seats(tx, session.id, session.guild, &seats)?;
    }
    Ok(())
}

/// Saves the next state of a session where the revision matches, the questions that its kit has
/// gained, and its seats where they changed. Gives it back as it is saved now.
pub(super) fn save(
    tx: &Tx,
    from: &Loaded,
    next: Session,
    now: Moment,
) -> Result<Loaded, ServiceError> {
    let row = row_of(&next, from, now)?;
    let revision = match sessions::save(tx, &row)? {
        Saved::Saved { revision } => revision,
        Saved::Stale => return Err(ServiceError::Stale { of: next.id.into() }),
    };
    // While nothing hung on the clock there were no signs of life.
    if next.is_under_way() && !from.session.is_under_way() {
        life::set_alive(tx, now)?;
    }
    let had = usize::from(from.session.question_count);
    for (place, question) in (QUESTIONS..).zip(&next.kit().questions).skip(had) {
        material::put(tx, next.guild, next.id, place, &json(question)?)?;
    }
    let seats = seat_rows(&next);
    if seats != seat_rows(&from.session) {
        sessions::set_seats(tx, next.id, next.guild, &seats)?;
    }
    Ok(Loaded { session: next, revision, made_at: row.made_at, closed_at: row.closed_at })
}

/// Seats that keep their members from another session at the same time.
fn seat_rows(session: &Session) -> Vec<SeatRow> {
    if let Phase::Report { .. } | Phase::Closed { .. } = session.phase {
        return Vec::new();
    }
    let starts_at = session.plan.starts_at;
    let longest = Moment::from_ms(starts_at.ms() + sessions::SEAT_FOR_MAX_MS);
    let ends_at = session.ends_at().min(longest);
    let sitters = session.seats.sitters.iter().filter(|p| !p.is_gone && ends_at > starts_at);
    sitters
        .map(|p| SeatRow {
            member: p.member,
            kind: match p.seat {
                Seat::Candidate => "candidate",
                Seat::Interviewer => "interviewer",
                Seat::Observer => "observer",
            }
            .to_owned(),
            starts_at,
            ends_at,
        })
        .collect()
}

//! Evenings as rows.

use crate::base::{EveningId, GuildId, Moment, SeriesId, Span};
use crate::evening::{Evening, Phase};
use crate::service::error::ServiceError;
use crate::service::saved::{json, read_json};
use crate::store::evenings::{self, EveningRow};
use crate::store::sessions::Saved;
use crate::store::{Read, Tx};

/// The shape of a saved evening.
const STATE_VERSION: u32 = 1;

/// An evening with the row it came from.
#[derive(Debug, Clone)]
pub(super) struct Loaded {
    pub(super) evening: Evening,
    pub(super) row: EveningRow,
}

/// The evening as it is saved.
pub(super) fn load(read: &Read, id: EveningId) -> Result<Option<Loaded>, ServiceError> {
    evenings::load(read, id)?.map(of_row).transpose()
}

/// The same, if it is this guild's.
pub(super) fn load_of(
    read: &Read,
    guild: GuildId,
    id: EveningId,
) -> Result<Option<Loaded>, ServiceError> {
    Ok(load(read, id)?.filter(|loaded| loaded.evening.guild == guild))
}

pub(super) fn of_row(row: EveningRow) -> Result<Loaded, ServiceError> {
    if row.state_version != STATE_VERSION {
        let why = format!("evenings of version {} are not known", row.state_version);
        return Err(ServiceError::Unreadable { of: row.guild.into(), why });
    }
    Ok(Loaded { evening: read_json(row.guild, &row.state)?, row })
}

/// Stores a new evening.
pub(super) fn insert(
    tx: &Tx,
    evening: Evening,
    series: Option<(SeriesId, String)>,
    now: Moment,
) -> Result<Loaded, ServiceError> {
    let row = row_of(&evening, series, now, 0)?;
    evenings::insert(tx, &row)?;
    Ok(Loaded { evening, row })
}

/// Saves the next state of an evening where the revision matches.
pub(super) fn save(tx: &Tx, from: &Loaded, next: Evening) -> Result<Loaded, ServiceError> {
    let row = row_of(&next, from.row.series.clone(), from.row.made_at, from.row.revision)?;
    match evenings::save(tx, &row)? {
        Saved::Saved { revision } => {
            Ok(Loaded { evening: next, row: EveningRow { revision, ..row } })
        }
        Saved::Stale => Err(ServiceError::Stale { of: row.guild.into() }),
    }
}

fn row_of(
    evening: &Evening,
    series: Option<(SeriesId, String)>,
    made_at: Moment,
    revision: u32,
) -> Result<EveningRow, ServiceError> {
    let starts_at = evening.plan.starts_at;
    Ok(EveningRow {
        id: evening.id,
        guild: evening.guild,
        series,
        phase: name(evening.phase).to_owned(),
        starts_at,
        ends_at: starts_at + Span::from_minutes(evening.plan.minutes.into()),
        wake: evening.wake_at().map(|(at, why)| (at, why.name().to_owned())),
        revision,
        state_version: STATE_VERSION,
        state: json(evening)?,
        made_at,
    })
}

fn name(phase: Phase) -> &'static str {
    match phase {
        Phase::Called => "called",
        Phase::Drawn => "drawn",
        Phase::CheckIn => "check-in",
        Phase::UnderWay => "under-way",
        Phase::Over(_) => "over",
    }
}

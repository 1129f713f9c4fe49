//! Evenings are made: when the call of a series is due, or planned by somebody for many.

use std::collections::BTreeSet;

use tracing::info;

use crate::base::{CleanText, EveningId, MemberId, Moment, SeriesId, Span};
use crate::evening::{self, Plan, times};
use crate::interview::Agenda;
use crate::interview::limits::LINE;
use crate::protocol::EveningKind;
use crate::service::desk::{Actor, Desk};
use crate::service::error::ServiceError;
use crate::service::{record, series};
use crate::store::{Read, Tx, evenings, guilds};

use super::happen::follow;
use super::{chairs, rows};

/// Who sat in an evening of the series in so long is asked (`product`: Who is in).
const ASKED_FOR: Span = Span::from_hours(8 * 7 * 24);
/// Members who are asked, at most.
const ASKED_MAX: u32 = 1_000;
/// What people stay for beside the agenda: half-time and ballots.
const BALLOTS_FOR: Span = Span::from_minutes(10);

/// What an evening is made from.
pub(in crate::service) struct Wanted {
    /// Of which series, and its date by the rule.
    pub(in crate::service) series: Option<(SeriesId, String)>,
    pub(in crate::service) planner: Option<MemberId>,
    pub(in crate::service) title: Option<CleanText>,
    pub(in crate::service) kind: EveningKind,
    pub(in crate::service) starts_at: Moment,
}

/// Why there is no evening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::service) enum NoEvening {
    /// Its format is not known, or is for somebody alone.
    Format,
    /// It would begin too soon.
    TooSoon,
}

/// Calls an evening.
pub(in crate::service) fn call(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    wanted: Wanted,
) -> Result<Result<EveningId, NoEvening>, ServiceError> {
    let format = desk.library.format(&wanted.kind.format).cloned();
    let chairs = format.as_ref().and_then(|format| chairs::chairs(format));
    let (Some(format), Some(chairs)) = (format, chairs) else {
        return Ok(Err(NoEvening::Format));
    };
    if wanted.starts_at < by.now + times::LEAD_MIN {
        return Ok(Err(NoEvening::TooSoon));
    }
    let fits = |agenda: &&Agenda| wanted.kind.minutes.is_none_or(|m| agenda.minutes == m);
    let agenda = format.agendas.iter().find(fits).or(format.agendas.first());
    let length = agenda.map(|agenda| format.length(agenda)).unwrap_or_default() + BALLOTS_FOR;
    let title = wanted.title.or_else(|| CleanText::new(&format.title, LINE).ok());
    let Some(title) = title else { return Ok(Err(NoEvening::Format)) };
    let plan = Plan {
        title,
        objective: wanted.kind.objective.clone(),
        planner: wanted.planner,
        is_of_series: wanted.series.is_some(),
        format: format.id.clone(),
        agenda: wanted.kind.minutes,
        role: wanted.kind.role.clone(),
        level: wanted.kind.level,
        region: wanted.kind.region.clone(),
        chairs,
        minutes: u16::try_from(length.seconds() / 60).unwrap_or(u16::MAX),
        starts_at: wanted.starts_at,
        draw_at: times::draw_at(wanted.starts_at, by.now),
    };
    let who = match &wanted.series {
        Some((series, _)) => who_is_asked(tx, *series, by.now)?,
        None => (BTreeSet::new(), BTreeSet::new()),
    };
    guilds::ensure(tx, by.guild)?;
    let id = EveningId(desk.id(by.now));
    let step = evening::open(plan, (id, by.guild), desk.seed(), who, by.now);
    let loaded = rows::insert(tx, step.next, wanted.series, by.now)?;
    follow(tx, desk, by, &loaded, &step.effects)?;
    record::note(tx, desk, by, "evening-called", &id)?;
    info!(guild.id = by.guild.0, "evening {id} of guild {} is called", by.guild);
    Ok(Ok(id))
}

/// Who is asked, and who is in unless they say no.
fn who_is_asked(
    read: &Read,
    series: SeriesId,
    now: Moment,
) -> Result<(BTreeSet<MemberId>, BTreeSet<MemberId>), ServiceError> {
    let asked = evenings::came_since(read, series, now - ASKED_FOR, ASKED_MAX)?;
    let regulars = evenings::regulars(read, series, ASKED_MAX)?;
    Ok((asked.into_iter().collect(), regulars.into_iter().collect()))
}

/// The call of a series is due: its next evening is made, and the series goes on behind it.
pub(in crate::service) fn call_due(
    tx: &Tx,
    desk: &mut Desk,
    now: Moment,
    id: SeriesId,
) -> Result<usize, ServiceError> {
    let Some(mut standing) = series::due(tx, id)? else { return Ok(0) };
    let by = Actor { guild: standing.row.guild, member: None, now };
    let Some(next) = standing.next_to_call(tx, desk, by)? else { return Ok(0) };
    let wanted = Wanted {
        series: Some((id, next.date)),
        planner: standing.row.maker,
        title: None,
        kind: next.kind,
        starts_at: next.at,
    };
    // A format that is known no longer, or a start too near, makes none: the date is dealt with.
    let made = call(tx, desk, by, wanted)?;
    if let Err(why) = made {
        info!(guild.id = by.guild.0, "series {id} has no evening on its next date: {why:?}");
    }
    let library = std::sync::Arc::clone(&desk.library);
    standing.settle(tx, &library, now)?;
    Ok(1)
}

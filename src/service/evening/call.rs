//! Evenings are made: when the call of a series is due, or planned by somebody for many.

use std::collections::BTreeSet;
use std::sync::Arc;

use tracing::{info, warn};

use crate::base::{CleanText, EveningId, GuildId, MemberId, Moment, SeriesId, Span};
use crate::evening::{self, Plan, times};
use crate::interview::Agenda;
use crate::interview::limits::LINE;
use crate::protocol::{Answer, EveningKind, NotCalled, Origin, PlanWish, When};
use crate::service::desk::{Actor, Desk};
use crate::service::error::ServiceError;
use crate::service::record;
use crate::service::series::{self, ToCall};
use crate::store::{Read, Tx, evenings, guilds, profiles};

use super::happen::follow;
use super::{chairs, rows};

/// Who sat in an evening of the series in so long is asked (`product`: Who is in).
const ASKED_FOR: Span = Span::from_hours(8 * 7 * 24);
/// Members who are asked, at most.
const ASKED_MAX: u32 = 1_000;
/// Open evenings of one guild that are looked at, at most.
const OPEN_MAX: u32 = 500;
/// What people stay for beside the agenda: half-time and ballots.
const BALLOTS_FOR: Span = Span::from_minutes(10);

/// What an evening is made from.
pub(in crate::service) struct Wanted {
    /// Of which series, and its date by the rule.
    pub(in crate::service) series: Option<(SeriesId, String)>,
    pub(in crate::service) planner: Option<MemberId>,
    /// What its sessions are; when it begins stands beside it.
    pub(in crate::service) wish: PlanWish,
    pub(in crate::service) starts_at: Moment,
}

/// Calls an evening.
pub(in crate::service) fn call(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    wanted: Wanted,
) -> Result<Result<(EveningId, Plan), NotCalled>, ServiceError> {
    let wish = wanted.wish;
    let format = desk.library.format(&wish.format).cloned();
    let chairs = format.as_ref().and_then(|format| chairs::chairs(format));
    let (Some(format), Some(chairs)) = (format, chairs) else {
        return Ok(Err(NotCalled::ForOne));
    };
    if wanted.starts_at < by.now + times::LEAD_MIN {
        return Ok(Err(NotCalled::TooSoon));
    }
    let fits = |agenda: &&Agenda| wish.minutes.is_none_or(|minutes| agenda.minutes == minutes);
    let agenda = format.agendas.iter().find(fits).or(format.agendas.first());
    let length = agenda.map(|agenda| format.length(agenda)).unwrap_or_default() + BALLOTS_FOR;
    let plan = Plan {
        objective: wish.objective,
        planner: wanted.planner,
        is_of_series: wanted.series.is_some(),
        format: format.id.clone(),
        format_title: format.title.clone(),
        agenda: wish.minutes,
        role: wish.role,
        level: wish.level,
        region: wish.region,
        chairs,
        minutes: u16::try_from(length.seconds() / 60).unwrap_or(u16::MAX),
        starts_at: wanted.starts_at,
        draw_at: times::draw_at(wanted.starts_at, by.now),
    };
    let series = wanted.series.as_ref().map(|(series, _)| *series);
    let who = who_is_asked(tx, by.guild, series, by.now)?;
    guilds::ensure(tx, by.guild)?;
    let id = EveningId(desk.id(by.now));
    let step = evening::open(plan.clone(), (id, by.guild), desk.seed(), who, by.now);
    let loaded = rows::insert(tx, step.next, wanted.series, by.now)?;
    follow(tx, desk, by, &loaded, &step.effects)?;
    record::note(tx, desk, by, "evening-called", &id)?;
    info!(guild.id = by.guild.0, "evening {id} of guild {} is called", by.guild);
    Ok(Ok((id, plan)))
}

/// Calls an evening that a member wishes for: one that is not over each.
pub(in crate::service) fn plan(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    wish: &PlanWish,
) -> Result<Answer, ServiceError> {
    if let Some(refused) = not_known(desk, wish) {
        return Ok(refused);
    }
    for row in evenings::open_of(tx, by.guild, OPEN_MAX)? {
        let is_theirs = rows::of_row(row)?.evening.plan.planner == Some(origin.member);
        if is_theirs && !origin.is_organiser {
            return Ok(Answer::NotCalled(NotCalled::OneOpen));
        }
    }
    let When::At(starts_at) = wish.when else {
        return Ok(Answer::NotCalled(NotCalled::TooSoon));
    };
    let planner = Some(origin.member);
    let wanted = Wanted { series: None, planner, wish: wish.clone(), starts_at };
    Ok(match call(tx, desk, by, wanted)? {
        Ok((evening, plan)) => Answer::Called { evening, starts_at, draw_at: plan.draw_at },
        Err(why) => Answer::NotCalled(why),
    })
}

/// What the wish names and this house does not have.
fn not_known(desk: &Desk, wish: &PlanWish) -> Option<Answer> {
    let Some(format) = desk.library.format(&wish.format) else {
        let known = desk.library.formats.iter().map(|f| f.id.clone()).collect();
        return Some(Answer::NoSuchFormat { asked: wish.format.clone(), known });
    };
    let minutes = wish.minutes?;
    let has_it = format.agendas.iter().any(|agenda| agenda.minutes == minutes);
    let known = format.agendas.iter().map(|agenda| agenda.minutes).collect();
    (!has_it).then_some(Answer::NoSuchLength { known })
}

/// Who is asked, and who is in unless they say no.
fn who_is_asked(
    read: &Read,
    guild: GuildId,
    series: Option<SeriesId>,
    now: Moment,
) -> Result<(BTreeSet<MemberId>, BTreeSet<MemberId>), ServiceError> {
    let came = match series {
        Some(series) => evenings::came_since(read, series, now - ASKED_FOR, ASKED_MAX)?,
        None => Vec::new(),
    };
    let asked = profiles::asked(read, guild, series)?.into_iter().chain(came).collect();
    let regulars = match series {
        Some(series) => evenings::regulars(read, series, ASKED_MAX)?,
        None => Vec::new(),
    };
    Ok((asked, regulars.into_iter().collect()))
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
    let next = standing.next_to_call(tx, desk, by)?;
    let called = usize::from(next.is_some());
    if let Some(ToCall { date, at, kind }) = next {
        let wanted = Wanted {
            series: Some((id, date)),
            planner: standing.row.maker,
            wish: wish_of(desk, kind),
            starts_at: at,
        };
        // A format that is known no longer, or a start too near, makes none: the date is over.
        if let Err(why) = call(tx, desk, by, wanted)? {
            warn!(guild.id = by.guild.0, "series {id} has no evening on its next date: {why:?}");
        }
    }
    let library = Arc::clone(&desk.library);
    standing.settle(tx, &library, now)?;
    Ok(called)
}

fn wish_of(desk: &Desk, kind: EveningKind) -> PlanWish {
    let title = desk.library.format(&kind.format).map_or(&kind.format, |format| &format.title);
    let fallback = CleanText::new(title, LINE).or_else(|_| CleanText::new(&kind.format, LINE));
    PlanWish {
        minutes: kind.minutes,
        role: kind.role,
        level: kind.level,
        region: kind.region,
        ..PlanWish::of(
            &kind.format,
            kind.objective.or(fallback.ok()).expect("the name of a format is a text"),
        )
    }
}

//! Evenings are made: when the call of a series is due, or planned by somebody for many.

use std::collections::BTreeSet;
use std::sync::Arc;

use tracing::{info, warn};

use crate::base::{
    ChannelId, CleanText, EveningId, GuildId, MemberId, Moment, Reminders, SeriesId, Span,
};
use crate::calendar::ZoneName;
use crate::evening::{self, Called, Plan, times};
use crate::interview::limits::LINE;
use crate::protocol::{Answer, EveningKind, NotCalled, Nudges, Origin, PlanWish, Profile, When};
use crate::service::desk::{Actor, Desk};
use crate::service::direct::{self, Kept};
use crate::service::error::ServiceError;
use crate::service::series::{self, ToCall};
use crate::service::settings::reminders;
use crate::service::{plan, profile, record};
use crate::store::asking::{self, Asking};
use crate::store::{Read, Tx, evenings, guilds, profiles};

use super::booked::OPEN_MAX;
use super::chairs;
use super::clocks::{self, Date};
use super::happen::follow;
use super::rows;
use super::silence::{self, ASKED_MAX};

/// Who sat in an evening of the series in so long is asked (`product`: Who is in).
const ASKED_FOR: Span = Span::from_hours(8 * 7 * 24);

/// More zones than that are not named on a card.
const SHIFTS_MAX: usize = 6;

/// What an evening is made from.
struct Wanted {
    /// Of which series, and its date by the rule.
    series: Option<(SeriesId, String)>,
    /// In which zone that is.
    zone: Option<ZoneName>,
    planner: Option<MemberId>,
    /// Where its messages are posted; none: where the guild's are.
    channel: Option<ChannelId>,
    /// What its sessions are, and when they begin.
    wish: PlanWish,
}

/// What is agreed by a wish, where it can be an evening.
pub(super) fn agreed(
    desk: &Desk,
    wish: PlanWish,
    (planner, is_of_series): (Option<MemberId>, bool),
    now: Moment,
) -> Result<Plan, NotCalled> {
    let format = desk.library.format(&wish.format);
    let chairs = format.and_then(|format| chairs::chairs(format));
    let (Some(format), Some(chairs)) = (format, chairs) else { return Err(NotCalled::ForOne) };
    let starts_at = match wish.when {
        When::At(at) if at >= now + times::LEAD_MIN => at,
        When::At(_) | When::Now => return Err(NotCalled::TooSoon),
    };
    let length = format.stay(wish.minutes);
    Ok(Plan {
        objective: wish.objective,
        planner,
        worded_by: None,
        is_of_series,
        format: format.id.clone(),
        format_title: format.title.clone(),
        agenda: wish.minutes,
        role: wish.role,
        level: wish.level,
        region: wish.region,
        venue: wish.venue,
        channel: None,
        chairs,
        minutes: u16::try_from(length.seconds() / 60).unwrap_or(u16::MAX),
        starts_at,
        draw_at: times::draw_at(starts_at, now),
        reminders: Reminders::default(),
    })
}

/// Calls an evening.
fn call(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    wanted: Wanted,
) -> Result<Result<(EveningId, Plan), NotCalled>, ServiceError> {
    let whose = (wanted.planner, wanted.series.is_some());
    let plan = match agreed(desk, wanted.wish, whose, by.now) {
        Ok(plan) => Plan { channel: wanted.channel, reminders: reminders(tx, by.guild)?, ..plan },
        Err(why) => return Ok(Err(why)),
    };
    let series = wanted.series.as_ref().map(|(series, _)| *series);
    if let Some(series) = series {
        silence::respect(tx, desk, by, series)?;
    }
    guilds::ensure(tx, by.guild)?;
    let date = wanted.series.as_ref().zip(wanted.zone.as_ref());
    let date = date.map(|((series, date), zone)| Date {
        series: *series,
        date,
        zone,
        starts_at: plan.starts_at,
    });
    let who = Called {
        tells_attendance: guilds::announce_attendance(tx, by.guild, plan.starts_at)?,
        ..who_is_called(tx, by.guild, (series, date), (plan.starts_at, by.now))?
    };
    let id = EveningId(desk.id(by.now));
    let step = evening::open(plan.clone(), (id, by.guild), desk.seed(), who, by.now);
    let loaded = rows::insert(tx, step.next, wanted.series, by.now)?;
    follow(tx, desk, by, &loaded.evening, &step.effects)?;
    for member in &loaded.evening.written {
        direct::put(tx, desk, by, (*member, Kept::Call { id }), plan.draw_at)?;
    }
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
    if let Err(refused) = plan::found(&desk.library, &wish.format, wish.minutes, &[]) {
        return Ok(*refused);
    }
    for row in evenings::open_of(tx, by.guild, OPEN_MAX)? {
        let is_theirs = rows::of_row(row)?.evening.plan.planner == Some(origin.member);
        if is_theirs && !origin.is_organiser {
            return Ok(Answer::NotCalled(NotCalled::OneOpen));
        }
    }
    let planner = Some(origin.member);
    let wish = wish.clone();
    let wanted = Wanted { series: None, zone: None, planner, channel: None, wish };
    Ok(match call(tx, desk, by, wanted)? {
        Ok((evening, Plan { starts_at, draw_at, .. })) => {
            Answer::Called { evening, starts_at, draw_at }
        }
        Err(why) => Answer::NotCalled(why),
    })
}

/// Whom a call concerns. Mentioned is who asked for it or was in every time until now, and at
/// *everything* who is asked only for having come; nobody who pauses, or wants to hear of nothing.
/// A regular who pauses on that day is not in.
fn who_is_called(
    read: &Read,
    guild: GuildId,
    (series, date): (Option<SeriesId>, Option<Date<'_>>),
    (starts_at, now): (Moment, Moment),
) -> Result<Called, ServiceError> {
    let mut wanted: BTreeSet<MemberId> =
        profiles::asked(read, guild, series)?.into_iter().collect();
    let mut called = Called { asked: wanted.clone(), ..Called::default() };
    if let Some(series) = series {
        called.asked.extend(evenings::came_since(read, series, now - ASKED_FOR, ASKED_MAX)?);
        for row in asking::of_series(read, series, ASKED_MAX)? {
            match row.how {
                Some(Asking::Asked) => {
                    wanted.insert(row.member);
                    called.asked.insert(row.member);
                }
                Some(Asking::Silent | Asking::Told | Asking::Stopped) | None => {
                    called.asked.remove(&row.member);
                }
            }
        }
        called.regulars = evenings::regulars(read, series, ASKED_MAX)?.into_iter().collect();
    }
    let group_zone = profile::group_zone(read, guild)?;
    let everybody: Vec<MemberId> = called.asked.union(&called.regulars).copied().collect();
    let mut rows = profiles::of(read, guild, &everybody)?;
    let takers = direct::takers_of(read, &rows)?;
    for member in everybody {
        let row = rows.iter().find(|row| row.member == member);
        let said = row.map(profile::said).unwrap_or_default();
        if said.is_paused(group_zone.as_ref(), starts_at) {
            called.regulars.remove(&member);
        } else if !called.regulars.contains(&member)
            && hears_of_calls(&said, wanted.contains(&member))
            && !said.is_paused(group_zone.as_ref(), now)
        {
            if takers.contains(&member) {
                called.written.insert(member);
            } else if called.mentioned.len() < times::MENTIONED_MAX {
                called.mentioned.insert(member);
            }
        }
    }
    if let Some(date) = date {
        let Called { asked, regulars, .. } = &called;
        rows.retain(|row| asked.contains(&row.member) || regulars.contains(&row.member));
        called.shifts = clocks::shifts(read, &rows, date)?;
        called.shifts.truncate(SHIFTS_MAX);
    }
    Ok(called)
}

/// Whether a call mentions them, who asked for it or only came before.
fn hears_of_calls(said: &Profile, has_asked: bool) -> bool {
    match said.nudges {
        Nudges::Everything => true,
        Nudges::Seated => has_asked,
        Nudges::Nothing => false,
    }
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
    if let Some(ToCall { date, at, kind, zone }) = next {
        let wanted = Wanted {
            series: Some((id, date)),
            zone,
            planner: standing.row.maker,
            channel: kind.channel,
            wish: wish_of(desk, kind, at),
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

/// The wish for an evening of this kind, at this moment.
pub(in crate::service) fn wish_of(desk: &Desk, kind: EveningKind, at: Moment) -> PlanWish {
    let title = desk.library.format(&kind.format).map_or(&kind.format, |format| &format.title);
    let fallback = CleanText::new(title, LINE).or_else(|_| CleanText::new(&kind.format, LINE));
    PlanWish {
        minutes: kind.minutes,
        role: kind.role,
        level: kind.level,
        region: kind.region,
        when: When::At(at),
        ..PlanWish::of(
            &kind.format,
            kind.objective.or(fallback.ok()).expect("the name of a format is a text"),
        )
    }
}

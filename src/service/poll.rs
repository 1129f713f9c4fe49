//! Polls for a time: members say at which of the best times they can come, and one of them becomes
//! an evening or a series. Votes count by when they were pressed.

use std::sync::Arc;

use tracing::info;

use crate::base::{DeliveryId, GuildId, MemberId, Moment, PollId, Span};
use crate::calendar::Series;
use crate::protocol::{
    Answer, DeliveryFailure, EveningKind, NotCalled, Origin, POLL_TIMES_MAX, Placed, PollAct,
    PollAnswer, PollBecame, PollShown, PollTime, PollWish, SeriesAnswer, SeriesDraft, SeriesRule,
};
use crate::store::outbox::{self, Delivery, Urgency};
use crate::store::polls::{self, PollRow};
use crate::store::{Lane, Read, Tx, guilds};

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::saved::{json, read_json};
use super::{evening, overlap, plan, profile, record, series_draft};

/// Polls of one group that are open at a time.
const OPEN_MAX: u32 = 3;
/// It is open so long, if its first time is not sooner.
const OPEN_FOR: Span = Span::from_hours(48);
/// It closes so long before its first time, so that an evening can still be called for it.
const CLOSES_BEFORE: Span = Span::from_hours(1);
/// Times that begin sooner are not asked for.
const SOONEST: Span = Span::from_hours(2);
/// What was chosen from is kept so long.
const KEPT_FOR: Span = Span::from_hours(24 * 30);
/// Votes that are read: as many as 200 members have at ten times.
const VOTES_MAX: u32 = 2_000;

/// Has the group choose from the best times of those who are meant.
pub(super) fn ask(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    wish: &PollWish,
) -> Result<Answer, ServiceError> {
    let format = match plan::found(&desk.library, &wish.format, None, &[]) {
        Ok((format, _)) => Arc::clone(format),
        Err(answer) => return Ok(*answer),
    };
    if !format.is_for_several() {
        return Ok(Answer::NotCalled(NotCalled::ForOne));
    }
    if desk.disk_is_low {
        return Ok(Answer::DiskAlmostFull);
    }
    if polls::open_count(tx, by.guild)? >= OPEN_MAX {
        return Ok(Answer::Poll(PollAnswer::TooMany { at_most: OPEN_MAX }));
    }
    let mut found = overlap::found(tx, origin, &wish.look)?;
    found.found.best.retain(|one| one.at >= by.now + SOONEST);
    let best = found.found.best.iter().take(POLL_TIMES_MAX);
    let mut times: Vec<Moment> = best.map(|one| one.at).collect();
    times.sort_unstable();
    let Some(first) = times.first() else {
        let (said, least) = (found.people.len(), found.look.least);
        return Ok(Answer::Poll(PollAnswer::NoTimes { said, least }));
    };
    let closes_at = (by.now + OPEN_FOR).min(*first - CLOSES_BEFORE);
    guilds::ensure(tx, by.guild)?;
    polls::forget_until(tx, by.guild, by.now - KEPT_FOR)?;
    let row = PollRow {
        id: PollId(desk.id(by.now)),
        guild: by.guild,
        asker: Some(origin.member),
        format: format.id.clone(),
        minutes: found.look.minutes,
        is_secret: wish.is_secret,
        times: json(&times)?,
        made_at: by.now,
        closes_at,
        is_closed: false,
        became: None,
        placed: None,
    };
    polls::put(tx, &row)?;
    show(tx, desk, by, row.id)?;
    record::note(tx, desk, by, "times-asked", &row.id)?;
    info!(guild.id = by.guild.0, "guild {} chooses from {} times", by.guild, times.len());
    Ok(Answer::Poll(PollAnswer::Asked { times: times.len(), closes_at }))
}

/// Does something with a poll.
pub(super) fn act(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    (id, act): (PollId, PollAct),
) -> Result<Answer, ServiceError> {
    let Some(row) = polls::load(tx, by.guild, id)? else {
        return Ok(Answer::Poll(PollAnswer::NoSuchPoll));
    };
    match act {
        PollAct::Can(time) => vote(tx, desk, by, origin, (&row, time, true)),
        PollAct::Cannot(time) => vote(tx, desk, by, origin, (&row, time, false)),
        PollAct::Close if !is_theirs(&row, origin) => Ok(Answer::Poll(PollAnswer::AskerOnly)),
        PollAct::Close if row.is_closed => over(&row),
        PollAct::Close => {
            close(tx, desk, by, id)?;
            Ok(Answer::Poll(PollAnswer::Closed))
        }
        PollAct::Evening(time) => becomes(tx, desk, by, origin, (&row, time, Wanted::Evening)),
        PollAct::Series(time) => becomes(tx, desk, by, origin, (&row, time, Wanted::Series)),
    }
}

fn is_theirs(row: &PollRow, origin: &Origin) -> bool {
    origin.is_organiser || row.asker == Some(origin.member)
}

fn times(row: &PollRow) -> Result<Vec<Moment>, ServiceError> {
    read_json(row.guild, &row.times)
}

fn became(row: &PollRow) -> Result<Option<PollBecame>, ServiceError> {
    row.became.as_ref().map(|became| read_json(row.guild, became)).transpose()
}

fn over(row: &PollRow) -> Result<Answer, ServiceError> {
    Ok(Answer::Poll(PollAnswer::Over { became: became(row)? }))
}

/// A press that was made in time counts also where it is heard of late.
fn vote(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    (row, time, can): (&PollRow, u8, bool),
) -> Result<Answer, ServiceError> {
    let times = times(row)?;
    if times.get(usize::from(time)).is_none() {
        return Ok(Answer::Poll(PollAnswer::NoSuchPoll));
    }
    if row.became.is_some() || origin.acted_at >= row.closes_at {
        return over(row);
    }
    let which = (row.guild, row.id);
    if can {
        polls::vote(tx, which, origin.member, time, by.now)?;
    } else {
        polls::take_back(tx, which, origin.member, time)?;
    }
    show(tx, desk, by, row.id)?;
    let own = polls::votes(tx, row.id, VOTES_MAX)?.into_iter();
    let own = own.filter(|(_, member)| *member == origin.member);
    let can = own.filter_map(|(no, _)| Some((no, *times.get(usize::from(no))?))).collect();
    Ok(Answer::Poll(PollAnswer::Voted { poll: row.id, can }))
}

fn close(tx: &Tx, desk: &mut Desk, by: Actor, id: PollId) -> Result<(), ServiceError> {
    polls::close(tx, id, by.now)?;
    show(tx, desk, by, id)?;
    record::note(tx, desk, by, "times-chosen", &id)
}

/// Its time has come.
pub(super) fn close_due(
    tx: &Tx,
    desk: &mut Desk,
    now: Moment,
    (guild, id): (GuildId, PollId),
) -> Result<(), ServiceError> {
    let is_due =
        polls::load(tx, guild, id)?.is_some_and(|row| !row.is_closed && row.closes_at <= now);
    if is_due { close(tx, desk, Actor { guild, member: None, now }, id) } else { Ok(()) }
}

/// What is made of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Evening,
    Series,
}

fn becomes(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    (row, time, wanted): (&PollRow, u8, Wanted),
) -> Result<Answer, ServiceError> {
    match wanted {
        Wanted::Evening if !is_theirs(row, origin) => {
            return Ok(Answer::Poll(PollAnswer::AskerOnly));
        }
        Wanted::Series if !origin.is_organiser => return Ok(Answer::OrganisersOnly),
        Wanted::Evening | Wanted::Series => {}
    }
    if row.became.is_some() {
        return over(row);
    }
    if !row.is_closed {
        return Ok(Answer::Poll(PollAnswer::StillOpen));
    }
    let Some(at) = times(row)?.get(usize::from(time)).copied() else {
        return Ok(Answer::Poll(PollAnswer::NoSuchPoll));
    };
    if at <= by.now {
        return Ok(Answer::Poll(PollAnswer::TimeOver));
    }
    let kind = EveningKind::of(&row.format);
    let (answer, became) = match wanted {
        Wanted::Evening => {
            let wish = evening::wish_of(desk, kind, at);
            let answer = evening::plan(tx, desk, by, origin, &wish)?;
            let is_called = matches!(answer, Answer::Called { .. });
            (answer, is_called.then_some(PollBecame::Evening(at)))
        }
        Wanted::Series => {
            let answer = weekly(tx, desk, by, origin, (kind, at))?;
            let number = if let Answer::Series(SeriesAnswer::Made { number, .. }) = &answer {
                Some(*number)
            } else {
                None
            };
            (answer, number.map(|number| PollBecame::Series(at, number)))
        }
    };
    if let Some(became) = became {
        polls::put_became(tx, row.id, &json(&became)?)?;
        show(tx, desk, by, row.id)?;
    }
    Ok(answer)
}

/// A series every week from this moment on, by the group's clock.
fn weekly(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    (kind, at): (EveningKind, Moment),
) -> Result<Answer, ServiceError> {
    let own = profile::load(tx, by.guild, origin.member)?.0.zone;
    let Some(zone) = profile::group_zone(tx, by.guild)?.or(own) else {
        return Ok(Answer::ZoneWanted);
    };
    let Some(series) = Series::weekly(at, &zone.zone()) else {
        return Ok(Answer::Poll(PollAnswer::TimeOver));
    };
    let draft = SeriesDraft::New { rule: SeriesRule { series, zone }, kind };
    series_draft::made(tx, desk, by, origin, &draft)
}

/// Shows the poll as it is when it is sent.
fn show(tx: &Tx, desk: &mut Desk, by: Actor, id: PollId) -> Result<(), ServiceError> {
    let delivery = Delivery {
        id: DeliveryId(desk.id(by.now)),
        guild: by.guild,
        lane: Lane::Poll(id),
        urgency: Urgency::CanWait,
        slot: None,
        body: json(&id)?,
        key: desk.key(),
        made_at: by.now,
        due_at: by.now,
        worthless_at: None,
    };
    outbox::put_newest(tx, &delivery)?;
    Ok(())
}

/// The poll as it is now, and where it stands; nothing where there is none any more.
pub(super) fn claimed(
    read: &Read,
    desk: &Desk,
    guild: GuildId,
    id: PollId,
) -> Result<Option<(PollShown, Option<Placed>)>, ServiceError> {
    let Some(row) = polls::load(read, guild, id)? else { return Ok(None) };
    let votes = polls::votes(read, id, VOTES_MAX)?;
    let mut voters: Vec<MemberId> = votes.iter().map(|(_, member)| *member).collect();
    voters.sort_unstable();
    voters.dedup();
    let is_shown = row.is_closed || !row.is_secret;
    let can = |no: usize| {
        let votes = votes.iter().filter(|(time, _)| is_shown && usize::from(*time) == no);
        votes.map(|(_, member)| *member).collect()
    };
    let format = desk.library.format(&row.format);
    let shown = PollShown {
        id,
        format: format.map_or(&row.format, |format| &format.title).clone(),
        minutes: row.minutes,
        times: (0..).zip(times(&row)?).map(|(no, at)| PollTime { at, can: can(no) }).collect(),
        voters: voters.len(),
        is_secret: row.is_secret,
        closes_at: row.closes_at,
        is_closed: row.is_closed,
        became: became(&row)?,
    };
    Ok(Some((shown, row.placed.map(Placed))))
}

/// How the delivery of a poll ended: where it stands, or that it is gone and is posted again while
/// it is open.
pub(super) fn settled(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    (id, before): (PollId, Option<&Placed>),
    end: &Result<Placed, DeliveryFailure>,
) -> Result<(), ServiceError> {
    match (end, before) {
        (Ok(Placed(placed)), _) => polls::put_placed(tx, id, Some(placed))?,
        (Err(DeliveryFailure::Gone), Some(_)) => {
            polls::put_placed(tx, id, None)?;
            if polls::load(tx, by.guild, id)?.is_some_and(|row| !row.is_closed) {
                show(tx, desk, by, id)?;
            }
        }
        (Err(_), _) => {}
    }
    Ok(())
}

//! What is asked of series: kept as a draft, shown, and done when who asked says that it is right.

use serde::{Deserialize, Serialize};

use crate::bank::TagSort;
use crate::base::{GuildId, MemberId, Moment, SeriesId};
use crate::calendar::{Course, Stretch};
use crate::config::Library;
use crate::protocol::{
    Answer, DraftId, DraftPick, EveningKind, Origin, SeriesAct, SeriesAnswer, SeriesCommand,
    SeriesDraft, SeriesLook, SeriesPreview, SeriesRefusal, SeriesRule, SeriesShown,
};
use crate::store::{Read, Tx, guilds, series, series_dates};

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::saved::{json, read_json};
use super::series::{self as standing, LIVE_MAX, SHOWN, Standing};
use super::{plan, record};

/// A draft as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    id: DraftId,
    draft: SeriesDraft,
}

/// Keeps what somebody is about to do, and shows it; what they were about to do before is gone.
pub(super) fn draft(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    draft: &SeriesDraft,
) -> Result<Answer, ServiceError> {
    if !origin.is_organiser {
        return Ok(Answer::OrganisersOnly);
    }
    guilds::ensure(tx, by.guild)?;
    let id = DraftId(desk.id(by.now));
    keep(tx, desk, by, origin.member, Kept { id, draft: draft.clone() })
}

/// Does what somebody asks.
pub(super) fn command(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    command: &SeriesCommand,
) -> Result<Answer, ServiceError> {
    if !origin.is_organiser {
        return Ok(Answer::OrganisersOnly);
    }
    match command {
        SeriesCommand::Pick(id, pick) => picked(tx, desk, by, origin, (*id, pick)),
        SeriesCommand::Save(id) => save(tx, desk, by, origin, *id),
        SeriesCommand::Act(id, act) => change(tx, desk, by, *id, *act),
    }
}

fn refused(why: SeriesRefusal) -> Answer {
    Answer::Series(SeriesAnswer::Refused(why))
}

fn kept(
    read: &Read,
    guild: GuildId,
    member: MemberId,
    id: DraftId,
) -> Result<Option<Kept>, ServiceError> {
    let body = series::draft(read, guild, member)?;
    let kept: Option<Kept> = body.map(|body| read_json(guild, &body)).transpose()?;
    Ok(kept.filter(|kept| kept.id == id))
}

fn preview(Kept { id, draft }: Kept, now: Moment) -> SeriesPreview {
    let SeriesDraft::New { rule, .. } = &draft;
    let next = course(rule).coming(now).take(SHOWN).collect();
    SeriesPreview { id, draft, next }
}

/// The course of a series that is new.
fn course(rule: &SeriesRule) -> Course {
    let (from, zone) = (rule.series.first(), rule.zone.zone());
    Course {
        stretches: vec![Stretch { from, series: rule.series, zone }],
        changes: [].into(),
        paused_until: None,
        behind: None,
    }
}

/// Keeps a draft that can be done, and shows it.
fn keep(
    tx: &Tx,
    desk: &Desk,
    by: Actor,
    member: MemberId,
    kept: Kept,
) -> Result<Answer, ServiceError> {
    let SeriesDraft::New { kind, .. } = &kept.draft;
    if let Some(answer) = wrong(&desk.library, kind) {
        return Ok(answer);
    }
    if desk.disk_is_low {
        return Ok(Answer::DiskAlmostFull);
    }
    if series::live(tx, by.guild, LIVE_MAX.into())?.len() >= usize::from(LIVE_MAX) {
        return Ok(refused(SeriesRefusal::TooMany { at_most: LIVE_MAX }));
    }
    let body = json(&kept)?;
    let preview = preview(kept, by.now);
    if preview.next.is_empty() {
        return Ok(refused(SeriesRefusal::Over));
    }
    series::put_draft(tx, by.guild, member, by.now, &body)?;
    Ok(Answer::Series(SeriesAnswer::Drafted(Box::new(preview))))
}

/// What of it there is not, or is for no evening.
fn wrong(library: &Library, kind: &EveningKind) -> Option<Answer> {
    let tags = [(TagSort::Role, kind.role.as_deref()), (TagSort::Region, kind.region.as_deref())];
    let format = match plan::found(library, &kind.format, kind.minutes, &tags) {
        Ok((format, _)) => format,
        Err(answer) => return Some(*answer),
    };
    if format.is_for_several() {
        return None;
    }
    let known = library.formats.iter().filter(|format| format.is_for_several());
    let known = known.map(|format| format.id.clone()).collect();
    Some(refused(SeriesRefusal::ForOne { known }))
}

/// Something else in a draft.
fn picked(
    tx: &Tx,
    desk: &Desk,
    by: Actor,
    origin: &Origin,
    (id, pick): (DraftId, &DraftPick),
) -> Result<Answer, ServiceError> {
    let Some(mut kept) = kept(tx, by.guild, origin.member, id)? else {
        return Ok(refused(SeriesRefusal::DraftGone));
    };
    let SeriesDraft::New { kind, .. } = &mut kept.draft;
    match pick {
        DraftPick::Format(format) => {
            // Its lengths are others.
            (kind.format, kind.minutes) = (format.as_str().to_owned(), None);
        }
        DraftPick::Minutes(minutes) => kind.minutes = Some(*minutes),
        DraftPick::Role(role) => kind.role = role.as_ref().map(|role| role.as_str().to_owned()),
    }
    keep(tx, desk, by, origin.member, kept)
}

/// The draft is right: it is done.
fn save(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    id: DraftId,
) -> Result<Answer, ServiceError> {
    let Some(kept) = kept(tx, by.guild, origin.member, id)? else {
        return Ok(refused(SeriesRefusal::DraftGone));
    };
    // Others may have made some meanwhile, and the last date may be over.
    let answer = keep(tx, desk, by, origin.member, kept)?;
    let Answer::Series(SeriesAnswer::Drafted(preview)) = answer else { return Ok(answer) };
    let (SeriesDraft::New { rule, kind }, Some(next)) = (preview.draft, preview.next.first())
    else {
        return Ok(refused(SeriesRefusal::Over));
    };
    let number = series::number_next(tx, by.guild)?;
    let ids = (SeriesId(desk.id(by.now)), by.guild, number);
    let row = standing::begun(ids, origin.member, by.now);
    let kind = standing::kind_row(&kind, origin.member)?;
    let stretch = standing::stretch(&row, rule.series.first(), &rule, kind);
    series::put(tx, &row)?;
    series_dates::put_stretch(tx, &stretch)?;
    let mut made = Standing { row, stretches: vec![stretch], dates: Vec::new() };
    made.settle(tx, &desk.library, by.now)?;
    series::remove_draft(tx, by.guild, origin.member)?;
    record::note(tx, desk, by, "series-made", &number)?;
    Ok(Answer::Series(SeriesAnswer::Made { number, rule, next: *next }))
}

/// A series is stopped, paused, or goes on; a date of it is skipped, or is not.
fn change(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    id: SeriesId,
    act: SeriesAct,
) -> Result<Answer, ServiceError> {
    let Some(mut standing) = standing::load(tx, by.guild, id)? else {
        return Ok(refused(SeriesRefusal::NoSuchSeries));
    };
    let what = match act {
        SeriesAct::Stop => {
            standing.stop();
            "series-stopped"
        }
        SeriesAct::Pause(until) => {
            standing.pause(until);
            "series-paused"
        }
        SeriesAct::Resume => {
            standing.resume();
            "series-resumed"
        }
        SeriesAct::Skip(date) => {
            let next = standing.choices(by.now);
            if !next.iter().any(|one| one.date == date) {
                return Ok(refused(SeriesRefusal::NoSuchDate { next }));
            }
            standing.skip(tx, date)?;
            "series-date-skipped"
        }
        SeriesAct::AsUsual(date) => {
            standing.as_usual(tx, date)?;
            "series-date-as-usual"
        }
    };
    standing.settle(tx, &desk.library, by.now)?;
    let number = standing.row.number;
    record::note(tx, desk, by, what, &number)?;
    let next = standing.coming(by.now, 1).first().copied();
    Ok(Answer::Series(SeriesAnswer::Changed { series: id, number, act, next }))
}

/// What somebody looks at of series; who may change them is asked when they do.
pub(super) fn look(
    read: &Read,
    origin: &Origin,
    look: SeriesLook,
) -> Result<SeriesShown, ServiceError> {
    let now = origin.acted_at;
    Ok(match look {
        SeriesLook::List => SeriesShown::List(standing::all(read, origin.guild, now)?),
        SeriesLook::Stop(id) => {
            let found = standing::load(read, origin.guild, id)?;
            let view = found.map(|one| one.view(now)).transpose()?.flatten();
            view.map_or(SeriesShown::None, |view| SeriesShown::Stop(Box::new(view)))
        }
        SeriesLook::Draft(id) => {
            let found = kept(read, origin.guild, origin.member, id)?;
            let found = found.map(|kept| preview(kept, now));
            found.map_or(SeriesShown::None, |draft| SeriesShown::Draft(Box::new(draft)))
        }
    })
}

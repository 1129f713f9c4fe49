//! What is asked of series: kept as a draft, shown, and done when who asked says that it is right.

use serde::{Deserialize, Serialize};

use crate::bank::TagSort;
use crate::base::{EveningId, GuildId, MemberId, Moment, SeriesId};
use crate::calendar::{Course, Stretch};
use crate::config::Library;
use crate::protocol::{
    Answer, CalledBecame, CalledEvening, DraftId, DraftPick, EveningKind, NewRole, NewTime, Origin,
    Scope, SeriesAct, SeriesAnswer, SeriesChange, SeriesCommand, SeriesDraft, SeriesLook,
    SeriesPreview, SeriesRefusal, SeriesRule, SeriesShown,
};
use crate::store::{Read, Tx, guilds, series, series_dates};

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::saved::{json, read_json};
use super::series::{self as standing, LIVE_MAX, SHOWN, Standing};
use super::series_change::{Changed, changed};
use super::{evening, plan, record};

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

/// Makes a series at once, without showing it before.
pub(super) fn made(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    wanted: &SeriesDraft,
) -> Result<Answer, ServiceError> {
    let answer = draft(tx, desk, by, origin, wanted)?;
    let Answer::Series(SeriesAnswer::Drafted(preview)) = &answer else { return Ok(answer) };
    save(tx, desk, by, origin, preview.id)
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
        SeriesCommand::Act(id, act) | SeriesCommand::Sure(id, act) => {
            act_on(tx, desk, by, origin, (*id, *act))
        }
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

/// The draft as it would come; or why it cannot.
fn preview(
    read: &Read,
    guild: GuildId,
    member: MemberId,
    Kept { id, draft }: Kept,
    now: Moment,
) -> Result<Result<SeriesPreview, SeriesRefusal>, ServiceError> {
    let (next, becomes, called) = match &draft {
        SeriesDraft::New { rule, .. } => {
            (course(rule).coming(now).take(SHOWN).collect::<Vec<_>>(), None, Vec::new())
        }
        SeriesDraft::Change(change) => {
            let Some(before) = standing::load(read, guild, change.series)? else {
                return Ok(Err(SeriesRefusal::NoSuchSeries));
            };
            match changed(&before, change, member, now)? {
                Ok(Changed { standing, becomes, called }) => {
                    let next = standing.choices(now).into_iter().take(SHOWN).collect();
                    let called = ahead(read, called.iter().map(|(evening, ..)| *evening))?;
                    (next, Some(becomes), called)
                }
                Err(why) => return Ok(Err(why)),
            }
        }
    };
    if next.is_empty() {
        return Ok(Err(SeriesRefusal::Over));
    }
    Ok(Ok(SeriesPreview { id, draft, next, becomes, called }))
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
    mut kept: Kept,
) -> Result<Answer, ServiceError> {
    if let SeriesDraft::Change(change) = &mut kept.draft
        && let (Some(NewTime::Rule(_)), Scope::This) = (&change.when, change.scope)
    {
        // One evening has no rule.
        change.scope = Scope::Following;
    }
    if desk.disk_is_low {
        return Ok(Answer::DiskAlmostFull);
    }
    let is_new = matches!(kept.draft, SeriesDraft::New { .. });
    if is_new && series::live(tx, by.guild, LIVE_MAX.into())?.len() >= usize::from(LIVE_MAX) {
        return Ok(refused(SeriesRefusal::TooMany { at_most: LIVE_MAX }));
    }
    let body = json(&kept)?;
    let preview = match preview(tx, by.guild, member, kept, by.now)? {
        Ok(preview) => preview,
        Err(why) => return Ok(refused(why)),
    };
    let kind = match (&preview.draft, &preview.becomes) {
        (_, Some(becomes)) => Some(&becomes.kind),
        (SeriesDraft::New { kind, .. }, None) => Some(kind),
        (SeriesDraft::Change(_), None) => None,
    };
    if let Some(answer) = kind.and_then(|kind| wrong(&desk.library, kind)) {
        return Ok(answer);
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
    match &mut kept.draft {
        SeriesDraft::New { kind, .. } => match pick {
            DraftPick::Format(format) => {
                // Its lengths are others.
                (kind.format, kind.minutes) = (format.as_str().to_owned(), None);
            }
            DraftPick::Minutes(minutes) => kind.minutes = Some(*minutes),
            DraftPick::Role(role) => kind.role = role.as_ref().map(|role| role.as_str().to_owned()),
            // All of a new series are new.
            DraftPick::Scope(_) => {}
        },
        SeriesDraft::Change(change) => match pick {
            DraftPick::Format(format) => {
                change.kind.format = Some(format.as_str().to_owned());
                change.kind.minutes = None;
            }
            DraftPick::Minutes(minutes) => change.kind.minutes = Some(*minutes),
            DraftPick::Role(role) => {
                let role = role.as_ref().map(|role| NewRole::Role(role.as_str().to_owned()));
                change.kind.role = Some(role.unwrap_or(NewRole::Any));
            }
            DraftPick::Scope(scope) => change.scope = *scope,
        },
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
    let Some(next) = preview.next.first() else { return Ok(refused(SeriesRefusal::Over)) };
    let (rule, kind) = match preview.draft {
        SeriesDraft::New { rule, kind } => (rule, kind),
        SeriesDraft::Change(change) => return edit(tx, desk, by, origin.member, &change),
    };
    let number = series::number_next(tx, by.guild)?;
    let ids = (SeriesId(desk.id(by.now)), by.guild, number);
    let row = standing::begun(ids, origin.member, by.now);
    let kind = standing::kind_row(&kind, origin.member)?;
    let stretch = standing::stretch(&row, rule.series.first(), &rule, kind);
    series::put(tx, &row)?;
    series_dates::put_stretch(tx, &stretch)?;
    let mut made =
        Standing { row, stretches: vec![stretch], dates: Vec::new(), called: Vec::new() };
    made.settle(tx, &desk.library, by.now)?;
    series::remove_draft(tx, by.guild, origin.member)?;
    record::note(tx, desk, by, "series-made", &number)?;
    Ok(Answer::Series(SeriesAnswer::Made { number, rule, next: *next }))
}

/// A series becomes something else, and with it what is called of it.
fn edit(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    member: MemberId,
    change: &SeriesChange,
) -> Result<Answer, ServiceError> {
    let Some(before) = standing::load(tx, by.guild, change.series)? else {
        return Ok(refused(SeriesRefusal::NoSuchSeries));
    };
    let Changed { mut standing, called, .. } = match changed(&before, change, member, by.now)? {
        Ok(changed) => changed,
        Err(why) => return Ok(refused(why)),
    };
    standing.rewrite(tx, &before)?;
    standing.settle(tx, &desk.library, by.now)?;
    series::remove_draft(tx, by.guild, member)?;
    let number = standing.row.number;
    record::note(tx, desk, by, "series-edited", &number)?;
    let mut became = Vec::new();
    for (evening, at, kind) in called {
        became.extend(evening::follow_series(tx, desk, by, (evening, Some(member)), (kind, at))?);
    }
    let next = standing.choices(by.now).first().copied();
    Ok(Answer::Series(SeriesAnswer::Edited { number, next, called: became }))
}

/// A series is stopped, paused, or goes on; a date of it is skipped, or is not. What is called of
/// it and has no place in it any more is called off.
fn act_on(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    (id, act): (SeriesId, SeriesAct),
) -> Result<Answer, ServiceError> {
    let Some(mut standing) = standing::load(tx, by.guild, id)? else {
        return Ok(refused(SeriesRefusal::NoSuchSeries));
    };
    let off = standing.goes_with(act);
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
    standing.called.retain(|one| off.iter().all(|other| other.evening != one.evening));
    standing.settle(tx, &desk.library, by.now)?;
    let number = standing.row.number;
    record::note(tx, desk, by, what, &number)?;
    let mut called: Vec<CalledBecame> = Vec::new();
    for one in off {
        called.extend(evening::call_off(tx, desk, by, (one.evening, origin.member))?);
    }
    let next = standing.choices(by.now).first().copied();
    Ok(Answer::Series(SeriesAnswer::Changed { series: id, number, act, next, called }))
}

/// What ends with it, if anything does: a series, and what is called of it. What is refused is so
/// when it is done.
fn sure(
    read: &Read,
    origin: &Origin,
    id: SeriesId,
    act: SeriesAct,
) -> Result<SeriesShown, ServiceError> {
    let found = standing::load(read, origin.guild, id)?.filter(|_| origin.is_organiser);
    let Some(found) = found else { return Ok(SeriesShown::AtOnce) };
    let called = ahead(read, found.goes_with(act).iter().map(|one| one.evening))?;
    let asks = act == SeriesAct::Stop || !called.is_empty();
    let view = found.view(origin.acted_at)?.filter(|_| asks);
    Ok(view.map_or(SeriesShown::AtOnce, |view| SeriesShown::Sure(Box::new(view), act, called)))
}

/// Those of the evenings that are not open yet.
fn ahead(
    read: &Read,
    evenings: impl Iterator<Item = EveningId>,
) -> Result<Vec<CalledEvening>, ServiceError> {
    let mut all = Vec::new();
    for id in evenings {
        all.extend(evening::ahead(read, id)?);
    }
    Ok(all)
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
        SeriesLook::Sure(id, act) => sure(read, origin, id, act)?,
        SeriesLook::Draft(id) => {
            let found = kept(read, origin.guild, origin.member, id)?;
            let Some(kept) = found else { return Ok(SeriesShown::None) };
            let preview = preview(read, origin.guild, origin.member, kept, now)?;
            preview.map_or(SeriesShown::None, |draft| SeriesShown::Draft(Box::new(draft)))
        }
    })
}

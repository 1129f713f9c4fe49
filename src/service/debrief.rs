//! Real interviews that members tell of, and what *ready* meant by those that may be counted. Each
//! is for its member alone; what is said of the group names nobody and is refused where it would
//! say too much of few.

use crate::base::{CleanText, DebriefNo, GuildId, MemberId, Moment};
use crate::calendar::Date;
use crate::progress::{
    DEBRIEF_AGAIN, DEBRIEF_ASKED, DebriefWords, ReadyMeant, RealInterview, ready_meant,
};
use crate::protocol::{
    Answer, DebriefAct, DebriefAnswer, DebriefLook, DebriefShown, Origin, OwnDebrief, Shown,
};
use crate::store::debriefs::{self, DebriefRow};
use crate::store::{Read, Tx, guilds};

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::saved::{name_of, parsed};
use super::{profile, record, targets};

/// Real interviews that one member keeps.
const DEBRIEFS_MAX: u32 = 100;
/// Those of a group that are looked at for what *ready* meant.
const COUNTED_MAX: u32 = 10_000;
/// Who named a day for their interview in their profile means that one so many days long.
const MEANT_DAYS: i32 = 14;

fn debrief_of(row: &DebriefRow) -> Option<OwnDebrief> {
    let again = row.again.as_ref().and_then(|text| CleanText::new(text, DEBRIEF_AGAIN).ok());
    Some(OwnDebrief {
        id: row.id,
        on: row.on.parse().ok()?,
        words: DebriefWords { asked: CleanText::new(&row.asked, DEBRIEF_ASKED).ok()?, again },
        went: row.went.as_ref().and_then(|name| parsed(&format!("\"{name}\""))),
        outcome: row.outcome.as_ref().and_then(|name| parsed(&format!("\"{name}\""))),
        is_counted: row.is_counted,
    })
}

/// The day that it is for a member, and the day of their interview if they named one.
fn days(
    read: &Read,
    guild: GuildId,
    member: MemberId,
    now: Moment,
) -> Result<(Date, Option<Date>), ServiceError> {
    let (profile, _) = profile::load(read, guild, member)?;
    let clock = profile::clock(read, guild, &profile)?;
    Ok((clock.date(now).unwrap_or(Date::MIN), profile.target_on))
}

/// What who asks sees of theirs.
pub(super) fn look(read: &Read, origin: &Origin, look: DebriefLook) -> Result<Shown, ServiceError> {
    let shown = match look {
        DebriefLook::List => {
            let rows = debriefs::of_member(read, origin.guild, origin.member, DEBRIEFS_MAX)?;
            let own = rows.iter().filter_map(debrief_of).collect();
            DebriefShown::List { own, meant: meant(read, origin.guild)? }
        }
        DebriefLook::One(id) | DebriefLook::Sure(id) => {
            let row = theirs(read, origin.guild, origin.member, id)?;
            match row.as_ref().and_then(debrief_of) {
                Some(debrief) => {
                    let today = days(read, origin.guild, origin.member, origin.acted_at)?.0;
                    DebriefShown::One { debrief: Box::new(debrief), today }
                }
                None => DebriefShown::None,
            }
        }
    };
    Ok(Shown::Debriefs(Box::new(shown)))
}

/// What *ready* meant in the group so far.
pub(super) fn meant(read: &Read, guild: GuildId) -> Result<Option<ReadyMeant>, ServiceError> {
    let rows = debriefs::counted(read, guild, COUNTED_MAX)?;
    let interview = |row: &DebriefRow| {
        let one = debrief_of(row)?;
        let week = one.on.iso_week_date();
        let day = i64::from(one.on.year()) * 1_000 + i64::from(one.on.day_of_year());
        Some(RealInterview {
            member: row.member,
            week: i64::from(week.year()) * 100 + i64::from(week.week()),
            order: (day, row.id.0),
            outcome: one.outcome,
            was_ready: row.was_ready,
            is_counted: row.is_counted,
        })
    };
    let all: Vec<RealInterview> = rows.iter().filter_map(interview).collect();
    Ok(ready_meant(&all))
}

fn theirs(
    read: &Read,
    guild: GuildId,
    member: MemberId,
    id: DebriefNo,
) -> Result<Option<DebriefRow>, ServiceError> {
    let row = debriefs::load(read, id)?;
    Ok(row.filter(|row| row.guild == guild && row.member == member))
}

/// Keeps what a member tells of a real interview.
pub(super) fn write(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    member: MemberId,
    (of, words): (Option<DebriefNo>, &DebriefWords),
) -> Result<Answer, ServiceError> {
    let text = |text: &CleanText| text.as_str().to_owned();
    let (asked, again) = (text(&words.asked), words.again.as_ref().map(text));
    if let Some(id) = of {
        let Some(row) = theirs(tx, by.guild, member, id)? else {
            return Ok(Answer::Debrief(DebriefAnswer::NoneSuch));
        };
        return keep(tx, desk, by, &DebriefRow { asked, again, ..row });
    }
    let rows = debriefs::of_member(tx, by.guild, member, DEBRIEFS_MAX)?;
    if rows.len() >= DEBRIEFS_MAX as usize {
        return Ok(Answer::Debrief(DebriefAnswer::TooMany { at_most: DEBRIEFS_MAX }));
    }
    let (today, named) = days(tx, by.guild, member, by.now)?;
    let is_near = |on: &Date| *on <= today && (today - *on).get_days() <= MEANT_DAYS;
    let on = named.filter(is_near).unwrap_or(today);
    guilds::ensure(tx, by.guild)?;
    let row = DebriefRow {
        id: DebriefNo(desk.id(by.now)),
        guild: by.guild,
        member,
        on: on.to_string(),
        asked,
        again,
        went: None,
        outcome: None,
        is_counted: false,
        was_ready: None,
        made_at: by.now,
    };
    keep(tx, desk, by, &row)
}

/// Does something with one.
pub(super) fn act(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    member: MemberId,
    act: DebriefAct,
) -> Result<Answer, ServiceError> {
    let (DebriefAct::Went(id, _)
    | DebriefAct::On(id, _)
    | DebriefAct::Heard(id, _)
    | DebriefAct::Count(id, _)
    | DebriefAct::Remove(id)) = act;
    let Some(mut row) = theirs(tx, by.guild, member, id)? else {
        return Ok(Answer::Debrief(DebriefAnswer::NoneSuch));
    };
    match act {
        DebriefAct::Went(_, went) => row.went = Some(name_of(&went)?),
        DebriefAct::On(_, on) => row.on = on.to_string(),
        DebriefAct::Heard(_, outcome) => row.outcome = Some(name_of(&outcome)?),
        DebriefAct::Count(_, is_counted) => row.is_counted = is_counted,
        DebriefAct::Remove(_) => {
            debriefs::remove(tx, id)?;
            record::note(tx, desk, by, "debrief", &())?;
            return Ok(Answer::Debrief(DebriefAnswer::Removed));
        }
    }
    keep(tx, desk, by, &row)
}

fn keep(tx: &Tx, desk: &mut Desk, by: Actor, row: &DebriefRow) -> Result<Answer, ServiceError> {
    // How the board stood on the day before is known only of a date that was named ahead.
    let was_ready = targets::was_ready(tx, (row.guild, row.member), &row.on)?;
    debriefs::put(tx, &DebriefRow { was_ready, ..row.clone() })?;
    record::note(tx, desk, by, "debrief", &())?;
    let (debrief, is_heard) = (row.id, row.outcome.is_some());
    Ok(Answer::Debrief(DebriefAnswer::Kept { debrief, is_heard }))
}

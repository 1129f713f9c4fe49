//! Silence is respected: who leaves the calls of a series unanswered is asked no more, and told so
//! once; a regular who is away without a word is asked again.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{GuildId, MemberId, SeriesId, Span};
use crate::evening::{Ending, Evening, Phase, Wish};
use crate::interview;
use crate::protocol::Silence;
use crate::service::desk::{Actor, Desk};
use crate::service::direct::{self, Kept};
use crate::service::error::ServiceError;
use crate::service::record;
use crate::store::asking::{self, Asking, AskingRow};
use crate::store::{Read, Tx, attendance, evenings, ledger};

use super::rows::{self, Loaded};

/// So many calls in a row (`scoring`: Silence).
const UNANSWERED_MAX: usize = 3;
/// A regular who was away so many evenings in a row without saying so is asked again (`scoring`:
/// Silence).
const AWAY_MAX: usize = 2;
/// Whoever was not reached by a direct message until then reads it below their next answer.
const WRITTEN_FOR: Span = Span::from_hours(24);
/// Evenings of a series that are looked back at, some of which may not have been held.
const LOOKED_BACK: u32 = 6;
/// Members of a series who are asked, or with whom it is not as usual, and regulars, at most.
pub(super) const ASKED_MAX: u32 = 1_000;
/// Members of a guild who missed any seats, at most.
const MISSED_MAX: u32 = 20_000;

/// Before a call of the series: who left the last ones unanswered is asked no more, and a regular
/// who was away, or missed too many seats, is asked again.
pub(super) fn respect(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    series: SeriesId,
) -> Result<(), ServiceError> {
    let past = look_back(tx, series)?;
    let regulars: BTreeSet<MemberId> =
        evenings::regulars(tx, series, ASKED_MAX)?.into_iter().collect();
    let missed = attendance::missed(tx, by.guild, MISSED_MAX)?;
    let unreliable = missed.into_iter().filter(|(_, missed)| !interview::is_reliable(*missed));
    let unreliable = unreliable.map(|(member, _)| member).filter(|one| regulars.contains(one));
    let again: BTreeSet<MemberId> =
        away(tx, &past, &regulars)?.into_iter().chain(unreliable).collect();
    for member in again {
        evenings::set_regular(tx, (series, by.guild), member, None)?;
        asking::put(tx, (series, by.guild), member, Asking::Asked, by.now)?;
        // Not who: nobody is shamed.
        record::note(tx, desk, by, "regular-away", &())?;
    }
    let rows = asking::of_series(tx, series, ASKED_MAX)?;
    let silent = silent(&past, &regulars, &rows);
    let takers = direct::takers(tx, by.guild, &silent)?;
    for member in silent {
        asking::put(tx, (series, by.guild), member, Asking::Silent, by.now)?;
        if takers.contains(&member) {
            let until = by.now + WRITTEN_FOR;
            direct::put(tx, desk, by, (member, Kept::Silence { series }), until)?;
        }
        // Not who: nobody is shamed.
        record::note(tx, desk, by, "calls-unanswered", &())?;
    }
    Ok(())
}

/// The last evenings of the series that people could come to, the newest first.
fn look_back(read: &Read, series: SeriesId) -> Result<Vec<Loaded>, ServiceError> {
    let mut past = Vec::new();
    for row in evenings::over_of(read, series, LOOKED_BACK)? {
        // One that cannot be read says nothing of anybody.
        let Ok(loaded) = rows::of_row(row) else { continue };
        if let Phase::Over(Ending::Held | Ending::TooFew(_)) = loaded.evening.phase {
            past.push(loaded);
        }
    }
    Ok(past)
}

/// Regulars who were neither there nor said no on the last evenings that were held.
fn away(
    read: &Read,
    past: &[Loaded],
    regulars: &BTreeSet<MemberId>,
) -> Result<Vec<MemberId>, ServiceError> {
    let held = past.iter().filter(|one| one.evening.phase == Phase::Over(Ending::Held));
    let held: Vec<&Evening> = held.map(|one| &one.evening).take(AWAY_MAX).collect();
    if held.len() < AWAY_MAX {
        return Ok(Vec::new());
    }
    let mut came = Vec::new();
    for evening in &held {
        came.push(ledger::came(read, evening.id)?);
    }
    let was_away = |member: &MemberId| {
        held.iter().zip(&came).all(|(evening, came)| {
            let was_in = evening.wish(*member) == Some(Wish::In);
            evening.regulars.contains(member) && was_in && !came.contains(member)
        })
    };
    Ok(regulars.iter().copied().filter(was_away).collect())
}

/// Who heard of the last calls and answered none of them, and is no regular: of those the silence
/// is a yes.
fn silent(past: &[Loaded], regulars: &BTreeSet<MemberId>, rows: &[AskingRow]) -> Vec<MemberId> {
    let rows: BTreeMap<MemberId, AskingRow> = rows.iter().map(|row| (row.member, *row)).collect();
    let heard: BTreeSet<MemberId> = past
        .iter()
        .flat_map(|one| [&one.evening.mentioned, &one.evening.written])
        .flatten()
        .copied()
        .collect();
    let is_silent = |member: &MemberId| {
        let row = rows.get(member);
        let is_asked = row.is_none_or(|row| row.how == Some(Asking::Asked));
        let since = row.map(|row| row.since);
        let new = past.iter().take_while(|one| since.is_none_or(|since| one.row.made_at >= since));
        is_asked && !regulars.contains(member) && unanswered(new, *member) >= UNANSWERED_MAX
    };
    heard.into_iter().filter(is_silent).collect()
}

/// How many calls in a row the member heard of and left unanswered, back from the newest.
fn unanswered<'a>(past: impl Iterator<Item = &'a Loaded>, member: MemberId) -> usize {
    past.take_while(|one| one.evening.wish(member).is_none())
        .filter(|one| one.evening.has_heard(member))
        .count()
}

/// What the member is still to be told of their silence.
pub(in crate::service) fn silence(
    read: &Read,
    guild: GuildId,
    member: MemberId,
) -> Result<Option<Silence>, ServiceError> {
    match asking::untold(read, guild, member)? {
        Some(series) => of_series(read, series),
        None => Ok(None),
    }
}

/// What the member is still to be told of their silence in this series.
pub(in crate::service) fn silence_in(
    read: &Read,
    series: SeriesId,
    member: MemberId,
) -> Result<Option<Silence>, ServiceError> {
    if asking::is_untold(read, series, member)? { of_series(read, series) } else { Ok(None) }
}

fn of_series(read: &Read, series: SeriesId) -> Result<Option<Silence>, ServiceError> {
    let Some(row) = evenings::last_of(read, series)? else { return Ok(None) };
    let evening = rows::of_row(row)?.evening;
    Ok(Some(Silence { series, evening: evening.id, title: evening.plan.objective }))
}

/// The member was told.
pub(in crate::service) fn told_of_silence(
    tx: &Tx,
    member: MemberId,
    series: SeriesId,
) -> Result<(), ServiceError> {
    Ok(asking::told(tx, series, member)?)
}

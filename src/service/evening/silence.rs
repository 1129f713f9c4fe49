//! Silence is respected: who leaves the calls of a series unanswered is asked no more, and told so
//! once.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{GuildId, MemberId, SeriesId};
use crate::protocol::Silence;
use crate::service::desk::{Actor, Desk};
use crate::service::error::ServiceError;
use crate::service::record;
use crate::store::asking::{self, Asking, AskingRow};
use crate::store::{Read, Tx, evenings};

use super::rows::{self, Loaded};

/// So many calls in a row (`scoring`: Silence).
const UNANSWERED_MAX: usize = 3;
/// Members of a series with whom it is not as usual, and regulars of it, at most.
const MEMBERS_MAX: u32 = 1_000;

/// Who heard of the last calls and answered none of them is asked no more. `past` is the newest
/// first.
pub(super) fn fall_silent(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    series: SeriesId,
    past: &[Loaded],
) -> Result<(), ServiceError> {
    let regulars = evenings::regulars(tx, series, MEMBERS_MAX)?;
    let rows = asking::of_series(tx, series, MEMBERS_MAX)?;
    let rows: BTreeMap<MemberId, AskingRow> = rows.iter().map(|row| (row.member, *row)).collect();
    let heard: BTreeSet<MemberId> =
        past.iter().flat_map(|one| &one.evening.mentioned).copied().collect();
    for member in heard {
        let row = rows.get(&member);
        let is_asked = row.is_none_or(|row| row.how == Some(Asking::Asked));
        let since = row.map(|row| row.since);
        let new = past.iter().take_while(|one| since.is_none_or(|since| one.row.made_at >= since));
        if is_asked && !regulars.contains(&member) && unanswered(new, member) >= UNANSWERED_MAX {
            asking::put(tx, (series, by.guild), member, Asking::Silent, by.now)?;
            // Not who: nobody is shamed.
            record::note(tx, desk, by, "calls-unanswered", &())?;
        }
    }
    Ok(())
}

/// How many calls in a row the member heard of and left unanswered, back from the newest.
fn unanswered<'a>(past: impl Iterator<Item = &'a Loaded>, member: MemberId) -> usize {
    past.take_while(|one| one.evening.wish(member).is_none())
        .filter(|one| one.evening.mentioned.contains(&member))
        .count()
}

/// What the member is still to be told of their silence.
///
/// # Errors
/// [`ServiceError`] when the store cannot be read.
pub fn silence(
    read: &Read,
    guild: GuildId,
    member: MemberId,
) -> Result<Option<Silence>, ServiceError> {
    let Some(series) = asking::untold(read, guild, member)? else { return Ok(None) };
    let Some(row) = evenings::last_of(read, series)? else { return Ok(None) };
    let evening = rows::of_row(row)?.evening;
    Ok(Some(Silence { series, evening: evening.id, title: evening.plan.objective }))
}

/// The member was told.
///
/// # Errors
/// [`ServiceError`] when it could not be saved.
pub fn told_of_silence(tx: &Tx, member: MemberId, series: SeriesId) -> Result<(), ServiceError> {
    Ok(asking::told(tx, series, member)?)
}

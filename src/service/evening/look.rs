//! What a member looks at of evenings.

use std::cmp::Reverse;

use crate::base::{CleanText, EveningId, GuildId, MemberId, Moment};
use crate::evening::Phase;
use crate::protocol::{
    CalledEvening, DrawnEvening, Origin, Rotation, Shown, TurnsOfAll, WhySeated,
};
use crate::service::error::ServiceError;
use crate::store::ledger::{self, Sums};
use crate::store::{Fault, Read, guilds};

use super::{clocks, rows};

/// Members with a ledger in one guild, at most.
const MEMBERS_MAX: u32 = 20_000;

/// Evenings of one member to choose from, at most: three a week for more than a year.
const DRAWN_MAX: u32 = 200;

/// The evening, or the last for which this member has a seat, and why they sit where they do.
pub(in crate::service) fn look(
    read: &Read,
    origin: &Origin,
    evening: Option<EveningId>,
) -> Result<Shown, ServiceError> {
    let last = || ledger::drawn_for(read, origin.guild, origin.member, 1);
    let Some(id) = evening.map_or_else(|| Ok(last()?.pop()), |id| Ok::<_, Fault>(Some(id)))? else {
        return Ok(Shown::NoSuchEvening);
    };
    let Some(loaded) = rows::load_of(read, origin.guild, id)? else {
        return Ok(Shown::NoSuchEvening);
    };
    let why = ledger::why(read, id, origin.member)?.map(|row| WhySeated {
        facing: row.facing,
        standing: row.standing,
        had: [0, 1, 2].map(|kind| (row.sums.had[kind], row.sums.fair[kind])),
        evenings: row.sums.evenings,
        people: row.people,
        missed: row.missed,
    });
    let shift = clocks::shift_of(read, &loaded, origin.member)?;
    let mut evening = loaded.evening;
    // Who else is asked, and who is in every time, is nobody's business.
    evening.asked.retain(|member| *member == origin.member);
    evening.written.retain(|member| *member == origin.member);
    evening.regulars.retain(|member| *member == origin.member);
    let is_organiser = origin.is_organiser;
    Ok(Shown::Evening { evening: Box::new(evening), why, shift, is_organiser })
}

/// The evenings that were drawn for this member among others, the latest first.
///
/// # Errors
/// [`ServiceError`] when the store cannot be read.
pub fn drawn_evenings(
    read: &Read,
    guild: GuildId,
    member: MemberId,
) -> Result<Vec<DrawnEvening>, ServiceError> {
    let mut all = Vec::new();
    for id in ledger::drawn_for(read, guild, member, DRAWN_MAX)? {
        // One that cannot be read is no choice.
        let Ok(Some(loaded)) = rows::load(read, id) else { continue };
        let plan = loaded.evening.plan;
        all.push(DrawnEvening { id, starts_at: plan.starts_at, objective: plan.objective });
    }
    all.sort_by_key(|one| Reverse((one.starts_at, one.id)));
    Ok(all)
}

/// What this member had of turns so far.
pub(in crate::service) fn rotation(read: &Read, origin: &Origin) -> Result<Shown, ServiceError> {
    let all = ledger::sums(read, origin.guild, MEMBERS_MAX)?;
    let own = all.iter().find(|(member, _)| *member == origin.member).map(|(_, sums)| *sums);
    let own = own.unwrap_or_default();
    let of_group = [0, 1].map(|kind| {
        let had = || all.iter().map(|(_, sums)| sums.had[kind]);
        (had().min().unwrap_or(0), had().max().unwrap_or(0))
    });
    Ok(Shown::Rotation(Box::new(Rotation {
        since: own.since,
        had: turns(&own),
        of_group,
        everybody: of_all(read, origin)?,
    })))
}

fn turns(sums: &Sums) -> [(u32, f64); 3] {
    [0, 1, 2].map(|kind| (sums.had[kind], sums.fair[kind]))
}

/// What everybody had: organisers see it as they see attendance, where that is switched on and only
/// since everybody was told.
fn of_all(read: &Read, origin: &Origin) -> Result<Option<TurnsOfAll>, ServiceError> {
    let settings = guilds::settings(read, origin.guild)?.unwrap_or_default();
    let from =
        settings.attendance_from.filter(|_| settings.shows_attendance && origin.is_organiser);
    let Some(from) = from else { return Ok(None) };
    let mut all = ledger::sums_since(read, origin.guild, from, MEMBERS_MAX)?;
    let owed = |sums: &Sums| sums.fair[0] + sums.fair[1] - f64::from(sums.had[0] + sums.had[1]);
    all.sort_by(|(_, one), (_, other)| owed(other).total_cmp(&owed(one)));
    let members = all.iter().map(|(member, sums)| (*member, turns(sums))).collect();
    Ok(Some(TurnsOfAll { from, members }))
}

/// An evening that is called and not open yet, and how many are in.
pub(in crate::service) fn ahead(
    read: &Read,
    id: EveningId,
) -> Result<Option<CalledEvening>, ServiceError> {
    let ahead = rows::load(read, id)?
        .map(|loaded| loaded.evening)
        .filter(|evening| matches!(evening.phase, Phase::Called | Phase::Drawn));
    Ok(ahead.map(|evening| CalledEvening { at: evening.plan.starts_at, people: evening.people() }))
}

/// When the evening begins and what it is called; nothing where it cannot be read any more.
pub(in crate::service) fn brief(read: &Read, id: EveningId) -> Option<(Moment, CleanText)> {
    let plan = rows::load(read, id).ok()??.evening.plan;
    Some((plan.starts_at, plan.objective))
}

//! What a member looks at of evenings.

use crate::base::EveningId;
use crate::protocol::{Origin, Rotation, Shown, WhySeated};
use crate::service::error::ServiceError;
use crate::store::{Read, ledger};

use super::rows;

/// Members with a ledger in one guild, at most.
const MEMBERS_MAX: u32 = 20_000;

/// The evening, or the last for which this member has a seat, and why they sit where they do.
pub(in crate::service) fn look(
    read: &Read,
    origin: &Origin,
    evening: Option<EveningId>,
) -> Result<Shown, ServiceError> {
    let last = || ledger::last_why(read, origin.guild, origin.member);
    let Some(id) = evening.map_or_else(last, |id| Ok(Some(id)))? else {
        return Ok(Shown::NoSuchEvening);
    };
    let found = rows::load(read, id)?.filter(|loaded| loaded.evening.guild == origin.guild);
    let Some(loaded) = found else { return Ok(Shown::NoSuchEvening) };
    let why = ledger::why(read, id, origin.member)?.map(|row| WhySeated {
        facing: row.facing,
        had: [0, 1, 2].map(|kind| (row.sums.had[kind], row.sums.fair[kind])),
        evenings: row.sums.evenings,
        people: row.people,
    });
    let mut evening = loaded.evening;
    // Who else is asked, and who is in every time, is nobody's business.
    evening.asked.retain(|member| *member == origin.member);
    evening.regulars.retain(|member| *member == origin.member);
    Ok(Shown::Evening { evening: Box::new(evening), why })
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
        had: [0, 1, 2].map(|kind| (own.had[kind], own.fair[kind])),
        of_group,
    })))
}

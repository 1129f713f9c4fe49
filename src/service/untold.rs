//! What a member is told once, below whatever they are answered next.

use std::collections::BTreeSet;

use crate::base::{GuildId, MemberId, Moment};
use crate::protocol::Untold;
use crate::store::{self, Read, Tx, asking, calibrations, pairs, proposals};

use super::error::ServiceError;
use super::{drills, evening, goals, pair, partner, questions, summaries};

/// Members of all groups who are known to be still to be told something, at most, of each sort.
const UNTOLD_MAX: u32 = 100_000;

/// What the member is still to be told.
///
/// # Errors
/// [`ServiceError`] when the store cannot be read.
pub fn untold(
    read: &Read,
    now: Moment,
    (guild, member): (GuildId, MemberId),
) -> Result<Vec<Untold>, ServiceError> {
    let silence = evening::silence(read, guild, member)?.map(Untold::Silence);
    let pair = pair::news(read, guild, member)?.map(Untold::Pair);
    let partner = partner::news(read, guild, member)?.map(Untold::Partner);
    let goal = goals::news(read, guild, member)?.map(Untold::Goal);
    let drill = match drills::asked_later(read, (guild, member), now)? {
        Some(at) => goals::asked(read, None, (guild, member), at)?,
        None => None,
    };
    let drill = drill.map(|asked| Untold::Drill(Box::new(asked)));
    let summary = summaries::news(read, guild, member)?;
    let summary = summary.map(|summary| Untold::Summary(Box::new(summary)));
    let round = calibrations::is_untold(read, guild, member)?.then_some(Untold::Calibration);
    let decided = questions::news(read, guild, member)?;
    let decided = (!decided.is_empty()).then_some(Untold::Questions(decided));
    let round = round.into_iter().chain(decided);
    let own = goal.into_iter().chain(drill).chain(summary).chain(round);
    Ok(silence.into_iter().chain(pair).chain(partner).chain(own).collect())
}

/// Everybody who is still to be told something; nothing where they are too many to be known.
///
/// # Errors
/// [`ServiceError`] when the store cannot be read.
pub fn all_untold(read: &Read) -> Result<Option<BTreeSet<(GuildId, MemberId)>>, ServiceError> {
    let all = [
        asking::all_untold(read, UNTOLD_MAX)?,
        pairs::all_untold(read, UNTOLD_MAX)?,
        store::partners::all_untold(read, UNTOLD_MAX)?,
        store::goals::all_untold(read, UNTOLD_MAX)?,
        store::drills::all_untold(read, UNTOLD_MAX)?,
        store::summaries::all_untold(read, UNTOLD_MAX)?,
        calibrations::all_untold(read, UNTOLD_MAX)?,
        proposals::all_untold(read, UNTOLD_MAX)?,
    ];
    let is_whole = |of: &Vec<_>| u32::try_from(of.len()).is_ok_and(|count| count < UNTOLD_MAX);
    Ok(all.iter().all(is_whole).then(|| all.into_iter().flatten().collect()))
}

/// The member was told.
///
/// # Errors
/// [`ServiceError`] when it could not be saved.
pub fn told(
    tx: &Tx,
    now: Moment,
    (guild, member): (GuildId, MemberId),
    what: &Untold,
) -> Result<(), ServiceError> {
    match what {
        Untold::Silence(silence) => evening::told_of_silence(tx, member, silence.series),
        Untold::Pair(news) => pair::told(tx, now, (guild, member), *news),
        Untold::Partner(news) => partner::told(tx, now, (guild, member), *news),
        Untold::Goal(_) => Ok(store::goals::told(tx, guild, member)?),
        Untold::Summary(_) => summaries::told(tx, guild, member),
        Untold::Questions(_) => Ok(proposals::told(tx, guild, member)?),
        Untold::Calibration => Ok(calibrations::told(tx, guild, member)?),
        Untold::Drill(_) => drills::was_asked(tx, guild, member),
    }
}

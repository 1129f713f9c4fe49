//! Partners: two who see of each other how often they practise. One asks, the other agrees, and
//! either ends it without a word about why.

use crate::base::{GuildId, MemberId, Moment};
use crate::protocol::{Answer, OwnPartner, PairState, PartnerNews};
use crate::store::pairs::Pairing;
use crate::store::partners::{self, PartnerRow};
use crate::store::{Read, Tx, guilds};

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::pair::{Becomes, avoids, is_own};
use super::record;

/// Of one member that are looked at: many may ask the same one.
const SEEN_MAX: u32 = 50;
/// Members who ask somebody that are shown, the first ones.
const ASKING_MAX: usize = 3;

/// A member wants it with somebody: that is asked, or agreed to as the other asked for it. Or they
/// want it no more: then it is declined, taken back or ended.
pub(super) fn wants(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    (member, other): (MemberId, MemberId),
    on: bool,
) -> Result<Answer, ServiceError> {
    if member == other {
        return Ok(Answer::OnlyOfOthers);
    }
    let rows = partners::of(tx, by.guild, member, SEEN_MAX)?;
    let between = rows.iter().find(|row| row.with(member) == Some(other));
    let pairing = between.and_then(|row| row.how.map(|how| (row.member == member, how)));
    if on {
        if avoids(tx, by.guild, member, other)? {
            return Ok(Answer::PairAvoided { other });
        }
        let is_own = |row: &PartnerRow| is_own(row.how, row.member == member);
        if !between.is_some_and(is_own) && rows.iter().any(is_own) {
            return Ok(Answer::HasPartner);
        }
        guilds::ensure(tx, by.guild)?;
    }
    let becomes = Becomes::of(pairing, on);
    match becomes {
        Becomes::Same(_) => {}
        Becomes::Agreed => {
            partners::put(tx, by.guild, (other, Some(member)), Pairing::Stands, by.now)?;
        }
        Becomes::Asked => {
            partners::put(tx, by.guild, (member, Some(other)), Pairing::Asked, by.now)?;
        }
        Becomes::Declined => {
            partners::put(tx, by.guild, (other, Some(member)), Pairing::Declined, by.now)?;
        }
        Becomes::Ended => end(tx, by, member, other)?,
        Becomes::TakenBack => partners::remove(tx, by.guild, member, other)?,
    }
    // With whom is nobody's business.
    record::note(tx, desk, by, "pair", &())?;
    Ok(Answer::Partner { other, state: becomes.state() })
}

/// It ended; the other is to read that, and neither who nor why.
fn end(tx: &Tx, by: Actor, member: MemberId, other: MemberId) -> Result<(), ServiceError> {
    partners::remove(tx, by.guild, member, other)?;
    Ok(partners::put(tx, by.guild, (other, None), Pairing::Ended, by.now)?)
}

/// The member does not want to meet the other any more: what stands between them ends as if either
/// had ended it. Who asked them is not told.
pub(super) fn part(
    tx: &Tx,
    by: Actor,
    member: MemberId,
    other: MemberId,
) -> Result<(), ServiceError> {
    for row in partners::of(tx, by.guild, member, SEEN_MAX)? {
        match row.how.filter(|_| row.with(member) == Some(other)) {
            Some(Pairing::Stands) => end(tx, by, member, other)?,
            Some(_) if row.member == member => partners::remove(tx, by.guild, member, other)?,
            Some(_) | None => {}
        }
    }
    Ok(())
}

/// The member is there no more: theirs ends, and nothing that they asked for is left.
pub(super) fn leave(tx: &Tx, by: Actor, member: MemberId) -> Result<(), ServiceError> {
    for row in partners::of(tx, by.guild, member, SEEN_MAX)? {
        let Some(with) = row.with(member) else { continue };
        match row.how {
            Some(Pairing::Stands) => end(tx, by, member, with)?,
            Some(_) if row.member == member => partners::remove(tx, by.guild, member, with)?,
            Some(_) | None => {}
        }
    }
    Ok(())
}

/// Whether the member shows their goal to their partner, from now on.
pub(super) fn show_goal(
    tx: &Tx,
    guild: GuildId,
    member: MemberId,
    on: bool,
) -> Result<(), ServiceError> {
    for row in partners::of(tx, guild, member, SEEN_MAX)? {
        let (Some(other), Some(Pairing::Stands)) = (row.other, row.how) else { continue };
        let mut shown = row.show_goal;
        shown[usize::from(row.member != member)] = on;
        partners::show_goal(tx, guild, (row.member, other), shown)?;
    }
    Ok(())
}

/// The member's as they may see them: not who declined, nor who asks them whom they avoid.
pub(super) fn own(
    read: &Read,
    guild: GuildId,
    member: MemberId,
) -> Result<Vec<OwnPartner>, ServiceError> {
    let mut all = Vec::new();
    let mut asking = 0;
    for row in partners::of(read, guild, member, SEEN_MAX)? {
        let (Some(with), Some(how)) = (row.with(member), row.how) else { continue };
        let asked = row.member == member;
        let [mine, theirs] = if asked { [0, 1] } else { [1, 0] };
        let state = match how {
            Pairing::Stands => PairState::Stands,
            Pairing::Asked | Pairing::Told | Pairing::Declined if asked => PairState::Asked,
            Pairing::Asked | Pairing::Told
                if asking < ASKING_MAX && !avoids(read, guild, member, with)? =>
            {
                asking += 1;
                PairState::AsksYou
            }
            Pairing::Asked | Pairing::Told | Pairing::Declined | Pairing::Ended => continue,
        };
        let [shows_goal, sees_goal] = [row.show_goal[mine], row.show_goal[theirs]];
        all.push(OwnPartner { with, state, shows_goal, sees_goal, does: None });
    }
    Ok(all)
}

/// What the member is still to be told.
pub(super) fn news(
    read: &Read,
    guild: GuildId,
    member: MemberId,
) -> Result<Option<PartnerNews>, ServiceError> {
    let rows = partners::of(read, guild, member, SEEN_MAX)?;
    if rows.iter().any(|row| row.how == Some(Pairing::Ended)) {
        return Ok(Some(PartnerNews::Ended));
    }
    for row in rows.iter().filter(|row| row.how == Some(Pairing::Asked) && row.member != member) {
        if !avoids(read, guild, member, row.member)? {
            return Ok(Some(PartnerNews::Asks { who: row.member }));
        }
    }
    Ok(None)
}

/// The member was told.
pub(super) fn told(
    tx: &Tx,
    now: Moment,
    (guild, member): (GuildId, MemberId),
    news: PartnerNews,
) -> Result<(), ServiceError> {
    match news {
        PartnerNews::Ended => Ok(partners::told_of_end(tx, guild, member)?),
        PartnerNews::Asks { who } => {
            let rows = partners::of(tx, guild, member, SEEN_MAX)?;
            // It may have been answered, or taken back, meanwhile.
            let is_new = |row: &PartnerRow| row.member == who && row.how == Some(Pairing::Asked);
            if rows.iter().any(is_new) {
                partners::put(tx, guild, (who, Some(member)), Pairing::Told, now)?;
            }
            Ok(())
        }
    }
}

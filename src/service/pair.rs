//! Two who want to practise together every time: one asks, the other agrees, and either ends it
//! without a word about why.

use crate::base::{GuildId, MemberId, Moment};
use crate::protocol::{Answer, OwnPair, PairNews, PairState};
use crate::store::pairs::{self, PairRow, Pairing, Week};
use crate::store::{Read, Tx, guilds, profiles};

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::record;

/// Standing pairs of one member, those that they asked for included (`product`: Standing pairs).
const PAIRS_MAX: u8 = 2;
/// Of one member that are looked at: many may ask the same one.
const SEEN_MAX: u32 = 50;
/// Members who ask somebody that are shown, the first ones.
const ASKING_MAX: usize = 3;

/// What a member wants of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wants {
    /// That draws put them together.
    Draws,
    /// That they meet every week.
    Weekly(Week),
    /// Neither, or not any more.
    Nothing,
}

/// What becomes of what stands between two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Becomes {
    /// It stays as it is: so it stands for who wants it.
    Same(PairState),
    /// They ask for it.
    Asked,
    /// They agree, because the other had asked.
    Agreed,
    /// They decline what the other asked for.
    Declined,
    /// They end it.
    Ended,
    /// They take back what they asked for.
    TakenBack,
}

impl Becomes {
    /// What it is when a member wants it, or wants it no more; `pairing` is what there is, with
    /// whether it was they who asked for it.
    pub(super) fn of(pairing: Option<(bool, Pairing)>, on: bool) -> Self {
        match (on, pairing) {
            (true, Some((_, Pairing::Stands))) => Self::Same(PairState::Stands),
            (true, Some((true, _))) => Self::Same(PairState::Asked),
            (true, Some((false, _))) => Self::Agreed,
            (true, None) => Self::Asked,
            (false, Some((false, Pairing::Asked | Pairing::Told))) => Self::Declined,
            (false, Some((false, Pairing::Declined)) | None) => Self::Same(PairState::Not),
            (false, Some((_, Pairing::Stands))) => Self::Ended,
            (false, Some(_)) => Self::TakenBack,
        }
    }

    /// How it stands then, for who wanted it.
    pub(super) fn state(self) -> PairState {
        match self {
            Self::Same(state) => state,
            Self::Asked => PairState::Asked,
            Self::Agreed => PairState::Stands,
            Self::Declined | Self::Ended | Self::TakenBack => PairState::Not,
        }
    }
}

/// Whether it counts among a member's own: it stands, or they asked for it.
pub(super) fn is_own(how: Option<Pairing>, has_asked: bool) -> bool {
    match how {
        Some(Pairing::Stands) => true,
        Some(Pairing::Asked | Pairing::Told | Pairing::Declined) => has_asked,
        Some(Pairing::Ended) | None => false,
    }
}

/// A member wants it with somebody: that is asked, or agreed to as the other asked for it. Or they
/// want it no more: then it is declined, taken back or ended.
pub(super) fn wants(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    (member, other): (MemberId, MemberId),
    wants: &Wants,
) -> Result<Answer, ServiceError> {
    if member == other {
        return Ok(Answer::OnlyOfOthers);
    }
    let rows = pairs::of(tx, by.guild, member, SEEN_MAX)?;
    let between = rows.iter().find(|row| row.with(member) == Some(other));
    let pairing = between.and_then(|row| row.how.map(|how| (row.member == member, how)));
    let mut weekly = between.and_then(|row| row.week.as_ref()).map(|week| week.next_at);
    let on = *wants != Wants::Nothing;
    if on {
        if avoids(tx, by.guild, member, other)? {
            return Ok(Answer::PairAvoided { other });
        }
        let is_own = |row: &&PairRow| is_own(row.how, row.member == member);
        let own = rows.iter().filter(is_own).count();
        if !between.is_some_and(|row| is_own(&row)) && own >= usize::from(PAIRS_MAX) {
            return Ok(Answer::TooManyPairs { at_most: PAIRS_MAX });
        }
        guilds::ensure(tx, by.guild)?;
    }
    let becomes = Becomes::of(pairing, on);
    match becomes {
        Becomes::Same(_) => {}
        Becomes::Agreed => {
            pairs::put(tx, by.guild, (other, Some(member)), Pairing::Stands, by.now)?;
        }
        Becomes::Asked => {
            pairs::put(tx, by.guild, (member, Some(other)), Pairing::Asked, by.now)?;
            if let Wants::Weekly(week) = wants {
                pairs::meet_weekly(tx, by.guild, (member, other), week)?;
                weekly = Some(week.next_at);
            }
        }
        Becomes::Declined => {
            pairs::put(tx, by.guild, (other, Some(member)), Pairing::Declined, by.now)?;
        }
        Becomes::Ended => end(tx, by, member, other)?,
        Becomes::TakenBack => pairs::remove(tx, by.guild, member, other)?,
    }
    // With whom is nobody's business.
    record::note(tx, desk, by, "pair", &())?;
    Ok(Answer::Pair { other, state: becomes.state(), weekly })
}

/// It ended; the other is to read that, and neither who nor why.
fn end(tx: &Tx, by: Actor, member: MemberId, other: MemberId) -> Result<(), ServiceError> {
    pairs::remove(tx, by.guild, member, other)?;
    Ok(pairs::put(tx, by.guild, (other, None), Pairing::Ended, by.now)?)
}

/// It ended for a reason of neither: both are to read that.
pub(super) fn end_for_both(
    tx: &Tx,
    by: Actor,
    member: MemberId,
    other: MemberId,
) -> Result<(), ServiceError> {
    end(tx, by, member, other)?;
    Ok(pairs::put(tx, by.guild, (member, None), Pairing::Ended, by.now)?)
}

/// Whether the member wants to sit in no session with the other.
pub(super) fn avoids(
    read: &Read,
    guild: GuildId,
    member: MemberId,
    other: MemberId,
) -> Result<bool, ServiceError> {
    let row = profiles::load(read, guild, member)?;
    Ok(row.is_some_and(|row| row.not_with.contains(&other)))
}

/// The member does not want to meet the other any more: what stands between them ends. Who asked
/// them is not told.
pub(super) fn part(
    tx: &Tx,
    by: Actor,
    member: MemberId,
    other: MemberId,
) -> Result<(), ServiceError> {
    for row in pairs::of(tx, by.guild, member, SEEN_MAX)? {
        match row.how.filter(|_| row.with(member) == Some(other)) {
            Some(Pairing::Stands) => end(tx, by, member, other)?,
            Some(_) if row.member == member => pairs::remove(tx, by.guild, member, other)?,
            Some(_) | None => {}
        }
    }
    Ok(())
}

/// The member pauses for long: all of their pairs end, and they too read it.
pub(super) fn pause(tx: &Tx, by: Actor, member: MemberId) -> Result<(), ServiceError> {
    if leave(tx, by, member)? > 0 {
        pairs::put(tx, by.guild, (member, None), Pairing::Ended, by.now)?;
    }
    Ok(())
}

/// All of the member's pairs end, and nothing that they asked for is left. Says how many ended.
pub(super) fn leave(tx: &Tx, by: Actor, member: MemberId) -> Result<usize, ServiceError> {
    let mut ended = 0;
    for row in pairs::of(tx, by.guild, member, SEEN_MAX)? {
        let Some(with) = row.with(member) else { continue };
        match row.how {
            Some(Pairing::Stands) => {
                end(tx, by, member, with)?;
                ended += 1;
            }
            Some(_) if row.member == member => pairs::remove(tx, by.guild, member, with)?,
            Some(_) | None => {}
        }
    }
    Ok(ended)
}

/// The member's pairs as they may see them: not who declined, nor who asks them whom they avoid.
pub(super) fn own(
    read: &Read,
    guild: GuildId,
    member: MemberId,
    not_with: &[MemberId],
) -> Result<Vec<OwnPair>, ServiceError> {
    let mut all = Vec::new();
    for row in pairs::of(read, guild, member, SEEN_MAX)? {
        let (Some(with), Some(how)) = (row.with(member), row.how) else { continue };
        let asked = row.member == member;
        let state = match how {
            Pairing::Stands => PairState::Stands,
            Pairing::Asked | Pairing::Told | Pairing::Declined if asked => PairState::Asked,
            Pairing::Asked | Pairing::Told if !not_with.contains(&with) => PairState::AsksYou,
            Pairing::Asked | Pairing::Told | Pairing::Declined | Pairing::Ended => continue,
        };
        all.push(OwnPair { with, state, weekly: row.week.map(|week| week.next_at) });
    }
    let (asking, mut shown): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|pair| pair.state == PairState::AsksYou);
    shown.extend(asking.into_iter().take(ASKING_MAX));
    Ok(shown)
}

/// What the member is still to be told of their pairs.
pub(super) fn news(
    read: &Read,
    guild: GuildId,
    member: MemberId,
) -> Result<Option<PairNews>, ServiceError> {
    let rows = pairs::of(read, guild, member, SEEN_MAX)?;
    if rows.iter().any(|row| row.how == Some(Pairing::Ended)) {
        return Ok(Some(PairNews::Ended));
    }
    for row in rows.iter().filter(|row| row.how == Some(Pairing::Asked) && row.member != member) {
        if !avoids(read, guild, member, row.member)? {
            let weekly = row.week.as_ref().map(|week| week.next_at);
            return Ok(Some(PairNews::Asks { who: row.member, weekly }));
        }
    }
    Ok(None)
}

/// The member was told.
pub(super) fn told(
    tx: &Tx,
    now: Moment,
    (guild, member): (GuildId, MemberId),
    news: PairNews,
) -> Result<(), ServiceError> {
    match news {
        PairNews::Ended => Ok(pairs::told_of_end(tx, guild, member)?),
        PairNews::Asks { who, weekly: _ } => {
            let rows = pairs::of(tx, guild, member, SEEN_MAX)?;
            // It may have been answered, or taken back, meanwhile.
            let is_new = |row: &PairRow| row.member == who && row.how == Some(Pairing::Asked);
            if rows.iter().any(is_new) {
                pairs::put(tx, guild, (who, Some(member)), Pairing::Told, now)?;
            }
            Ok(())
        }
    }
}

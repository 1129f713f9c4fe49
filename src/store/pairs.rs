//! Standing pairs: two who want to practise together every time.

use rusqlite::{Row, params};

use crate::base::{GuildId, MemberId, Moment};

use super::fault::Fault;
use super::tx::{News, Read, Tx};

/// How it stands between two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pairing {
    /// One asked, and the other has not been told.
    Asked,
    /// The other was told.
    Told,
    /// The other does not want it, which who asked is not told.
    Declined,
    /// Both want it.
    Stands,
    /// It ended, and the other is still to be told.
    Ended,
}

impl Pairing {
    /// By its name in a row; none: a newer process wrote it.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.name() == name)
    }

    const ALL: [Self; 5] = [Self::Asked, Self::Told, Self::Declined, Self::Stands, Self::Ended];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Told => "told",
            Self::Declined => "declined",
            Self::Stands => "stands",
            Self::Ended => "ended",
        }
    }
}

/// Two meet every week, at a time of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// When, as a rule is printed.
    pub rule: String,
    /// The date of the session from which it came; no session of theirs is on it.
    pub first: String,
    /// In which zone.
    pub zone: String,
    /// The next one that is not planned yet.
    pub next_at: Moment,
    /// The id of the format that they hold.
    pub format: String,
    /// Minutes of one turn; none: as usual.
    pub minutes: Option<u16>,
    /// Whether who was asked answered first on the first date: they take turns.
    pub other_first: bool,
}

/// How it stands between two, of whom the first asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairRow {
    /// Who asked; where it ended, who is to be told.
    pub member: MemberId,
    /// The other; nobody where it ended.
    pub other: Option<MemberId>,
    /// How it stands; none: a newer process wrote it.
    pub how: Option<Pairing>,
    /// When they meet, where they do so every week; none: the draws of evenings put them together.
    pub week: Option<Week>,
}

impl PairRow {
    /// With whom it stands so for the member; nobody where it ended.
    pub fn with(&self, member: MemberId) -> Option<MemberId> {
        if self.member == member { self.other } else { self.other.map(|_| self.member) }
    }
}

fn pair_of(row: &Row<'_>) -> rusqlite::Result<PairRow> {
    let name: String = row.get(2)?;
    let how = Pairing::named(&name);
    let rule: Option<String> = row.get(3)?;
    let week = match rule {
        Some(rule) => Some(Week {
            rule,
            first: row.get(4)?,
            zone: row.get(5)?,
            next_at: row.get(6)?,
            format: row.get(7)?,
            minutes: row.get(8)?,
            other_first: row.get(9)?,
        }),
        None => None,
    };
    Ok(PairRow { member: row.get(0)?, other: row.get(1)?, how, week })
}

macro_rules! columns {
    ($rest:literal) => {
        concat!(
            "select member_id, other_id, state, rule, first_date, zone, ",
            "next_at_ms, format, minutes, other_first from standing_pair ",
            $rest
        )
    };
}

/// So it stands between two from `since` on, in place of how it stood before; when they meet stays.
/// What the other was told, and that they declined, moves nothing that who asked can read.
pub fn put(
    tx: &Tx,
    guild: GuildId,
    (member, other): (MemberId, Option<MemberId>),
    how: Pairing,
    since: Moment,
) -> Result<(), Fault> {
    let is_untold = matches!(how, Pairing::Asked | Pairing::Ended);
    // Two who meet weekly may be due for a session at once.
    let wake_at = (how == Pairing::Stands).then_some(since);
    tx.note(News { is_untold, wake_at, ..News::default() });
    tx.write(
        "insert into standing_pair (guild_id, member_id, other_id, state, since_ms)
         values (?1, ?2, ?3, ?4, ?5)
         on conflict (guild_id, min(member_id, ifnull(other_id, member_id)),
             max(member_id, ifnull(other_id, member_id))) do update
         set member_id = excluded.member_id, other_id = excluded.other_id,
           state = excluded.state, since_ms = case when excluded.state in ('told', 'declined')
             then since_ms else excluded.since_ms end",
        params![guild, member, other, how.name(), since],
    )?;
    Ok(())
}

/// A member's: first those that they asked for, then those that others did, the oldest first; at
/// most `limit` of each.
pub fn of(
    read: &Read,
    guild: GuildId,
    member: MemberId,
    limit: u32,
) -> Result<Vec<PairRow>, Fault> {
    let whose = params![guild, member, limit];
    let mut all = read.many(
        columns!("where guild_id = ?1 and member_id = ?2 order by since_ms limit ?3"),
        whose,
        pair_of,
    )?;
    all.extend(read.many(
        columns!("where guild_id = ?1 and other_id = ?2 order by since_ms limit ?3"),
        whose,
        pair_of,
    )?);
    Ok(all)
}

/// What is between the two, of whom the first asked.
pub fn between(
    read: &Read,
    guild: GuildId,
    (member, other): (MemberId, MemberId),
) -> Result<Option<PairRow>, Fault> {
    read.one(
        columns!("where guild_id = ?1 and member_id = ?2 and other_id = ?3"),
        params![guild, member, other],
        pair_of,
    )
}

/// The two, of whom the first asked, meet so every week.
pub fn meet_weekly(
    tx: &Tx,
    guild: GuildId,
    (member, other): (MemberId, MemberId),
    week: &Week,
) -> Result<(), Fault> {
    tx.write(
        "update standing_pair
         set rule = ?4, first_date = ?5, zone = ?6, next_at_ms = ?7,
           format = ?8, minutes = ?9, other_first = ?10
         where guild_id = ?1 and member_id = ?2 and other_id = ?3",
        params![
            guild,
            member,
            other,
            week.rule,
            week.first,
            week.zone,
            week.next_at,
            week.format,
            week.minutes,
            week.other_first
        ],
    )?;
    Ok(())
}

/// Pairs that stand and meet by then, the first one first, at most `limit`.
pub fn meeting(
    read: &Read,
    by: Moment,
    limit: u32,
) -> Result<Vec<(GuildId, MemberId, MemberId)>, Fault> {
    read.many(
        "select guild_id, member_id, other_id from standing_pair
         where state = 'stands' and next_at_ms <= ?1 order by next_at_ms limit ?2",
        params![by, limit],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// When the next pair meets.
pub fn next_meeting(read: &Read) -> Result<Option<Moment>, Fault> {
    read.one(
        "select next_at_ms from standing_pair
         where state = 'stands' and next_at_ms is not null order by next_at_ms limit 1",
        [],
        |row| row.get(0),
    )
}

/// All pairs of the guild that stand and that draws put together, at most `limit`.
pub fn standing(
    read: &Read,
    guild: GuildId,
    limit: u32,
) -> Result<Vec<(MemberId, MemberId)>, Fault> {
    read.many(
        "select member_id, other_id from standing_pair
         where guild_id = ?1 and state = 'stands' and rule is null limit ?2",
        params![guild, limit],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Everybody who is asked, or had one that ended, and was not told, at most `limit`; nobody by whom
/// they want not to be asked. It is asked when there is one more: too seldom for an index.
pub fn all_untold(read: &Read, limit: u32) -> Result<Vec<(GuildId, MemberId)>, Fault> {
    read.many(
        "select guild_id, ifnull(other_id, member_id) from standing_pair as pair
         where state in ('asked', 'ended') and not exists
           (select 1 from not_with where not_with.guild_id = pair.guild_id
              and not_with.member_id = pair.other_id and not_with.other_id = pair.member_id)
         order by guild_id, member_id limit ?1",
        [limit],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Nothing is between the two any more.
pub fn remove(tx: &Tx, guild: GuildId, member: MemberId, other: MemberId) -> Result<(), Fault> {
    for (one, two) in [(member, other), (other, member)] {
        tx.write(
            "delete from standing_pair where guild_id = ?1 and member_id = ?2 and other_id = ?3",
            params![guild, one, two],
        )?;
    }
    Ok(())
}

/// The member was told that one of theirs ended.
pub fn told_of_end(tx: &Tx, guild: GuildId, member: MemberId) -> Result<(), Fault> {
    tx.write(
        "delete from standing_pair where guild_id = ?1 and member_id = ?2 and other_id is null",
        params![guild, member],
    )?;
    Ok(())
}

/// Nothing of the member's is left.
pub fn forget(tx: &Tx, guild: GuildId, member: MemberId) -> Result<(), Fault> {
    let whose = params![guild, member];
    tx.write("delete from standing_pair where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from standing_pair where guild_id = ?1 and other_id = ?2", whose)?;
    Ok(())
}

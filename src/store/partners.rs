//! Partners: two who see of each other how often they practise.

use rusqlite::{Row, params};

use crate::base::{GuildId, MemberId, Moment};

use super::fault::Fault;
use super::pairs::Pairing;
use super::tx::{News, Read, Tx};

/// How it stands between two, of whom the first asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerRow {
    /// Who asked; where it ended, who is to be told.
    pub member: MemberId,
    /// The other; nobody where it ended.
    pub other: Option<MemberId>,
    /// How it stands; none: a newer process wrote it.
    pub how: Option<Pairing>,
    /// Whether who asked shows their goal, and whether the other does.
    pub show_goal: [bool; 2],
}

impl PartnerRow {
    /// With whom it stands so for the member; nobody where it ended.
    pub fn with(&self, member: MemberId) -> Option<MemberId> {
        if self.member == member { self.other } else { self.other.map(|_| self.member) }
    }
}

macro_rules! columns {
    ($rest:literal) => {
        concat!(
            "select member_id, other_id, state, is_goal_shown, is_other_goal_shown from partner ",
            $rest
        )
    };
}

fn partner_of(row: &Row<'_>) -> rusqlite::Result<PartnerRow> {
    let name: String = row.get(2)?;
    Ok(PartnerRow {
        member: row.get(0)?,
        other: row.get(1)?,
        how: Pairing::named(&name),
        show_goal: [row.get(3)?, row.get(4)?],
    })
}

/// So it stands between two from `since` on, in place of how it stood before. What the other was
/// told, and that they declined, moves nothing that who asked can read. The guild must have a row.
pub fn put(
    tx: &Tx,
    guild: GuildId,
    (member, other): (MemberId, Option<MemberId>),
    how: Pairing,
    since: Moment,
) -> Result<(), Fault> {
    let is_untold = matches!(how, Pairing::Asked | Pairing::Ended);
    tx.note(News { is_untold, ..News::default() });
    tx.write(
        "insert into partner (guild_id, member_id, other_id, state, since_ms)
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

/// Whether each of the two shows their goal, first who asked.
pub fn show_goal(
    tx: &Tx,
    guild: GuildId,
    (member, other): (MemberId, MemberId),
    shown: [bool; 2],
) -> Result<(), Fault> {
    tx.write(
        "update partner set is_goal_shown = ?4, is_other_goal_shown = ?5
         where guild_id = ?1 and member_id = ?2 and other_id = ?3",
        params![guild, member, other, shown[0], shown[1]],
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
) -> Result<Vec<PartnerRow>, Fault> {
    let whose = params![guild, member, limit];
    let mut all = read.many(
        columns!("where guild_id = ?1 and member_id = ?2 order by since_ms limit ?3"),
        whose,
        partner_of,
    )?;
    all.extend(read.many(
        columns!("where guild_id = ?1 and other_id = ?2 order by since_ms limit ?3"),
        whose,
        partner_of,
    )?);
    Ok(all)
}

/// Everybody who is asked, or had one that ended, and was not told, at most `limit`; nobody by whom
/// they want not to be asked.
pub fn all_untold(read: &Read, limit: u32) -> Result<Vec<(GuildId, MemberId)>, Fault> {
    read.many(
        "select guild_id, ifnull(other_id, member_id) from partner
         where state in ('asked', 'ended') and not exists
           (select 1 from not_with where not_with.guild_id = partner.guild_id
              and not_with.member_id = partner.other_id and not_with.other_id = partner.member_id)
         order by guild_id, member_id limit ?1",
        [limit],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Nothing is between the two any more.
pub fn remove(tx: &Tx, guild: GuildId, member: MemberId, other: MemberId) -> Result<(), Fault> {
    for (one, two) in [(member, other), (other, member)] {
        tx.write(
            "delete from partner where guild_id = ?1 and member_id = ?2 and other_id = ?3",
            params![guild, one, two],
        )?;
    }
    Ok(())
}

/// The member was told that it ended.
pub fn told_of_end(tx: &Tx, guild: GuildId, member: MemberId) -> Result<(), Fault> {
    tx.write(
        "delete from partner where guild_id = ?1 and member_id = ?2 and other_id is null",
        params![guild, member],
    )?;
    Ok(())
}

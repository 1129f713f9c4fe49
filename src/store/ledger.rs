//! What members had on evenings, who met whom, and why seats were as they were.

use rusqlite::params;

use crate::base::{EveningId, GuildId, MemberId, Moment};

use super::fault::Fault;
use super::tx::{Read, Tx};

/// Turns of each kind, in one order everywhere: as interviewer, as candidate, evenings without
/// either.
pub type Kinds<T> = [T; 3];

/// What an evening added to a member's ledger.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LedgerRow {
    /// Whose ledger.
    pub member: MemberId,
    /// What they had: 0 or 1 of each.
    pub had: Kinds<u8>,
    /// What would have been fair.
    pub fair: Kinds<f64>,
}

/// A member's ledger, summed.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Sums {
    /// What they had.
    pub had: Kinds<u32>,
    /// What would have been fair.
    pub fair: Kinds<f64>,
    /// On so many evenings.
    pub evenings: u32,
    /// The first of them.
    pub since: Option<Moment>,
}

/// Two who met, the lesser first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MetRow {
    /// The two.
    pub pair: (MemberId, MemberId),
    /// On so many evenings of those that were looked at.
    pub count: u32,
    /// The last of them.
    pub last_at: Moment,
}

/// Why a member sits where they do.
#[derive(Debug, Clone, PartialEq)]
pub struct WhyRow {
    /// Whose place it is.
    pub member: MemberId,
    /// Of which draw.
    pub draw: u8,
    /// What they had before it.
    pub sums: Sums,
    /// How many the seats were drawn for.
    pub people: u32,
    /// How many of their last seats they had missed then.
    pub missed: u32,
    /// Whom they face: on how many evenings they met, and when last.
    pub facing: Vec<(MemberId, u32, Option<Moment>)>,
    /// With whom of them they want to be every time.
    pub standing: Vec<MemberId>,
}

/// Adds what an evening at `at` was to a member.
pub fn put(
    tx: &Tx,
    (evening, guild): (EveningId, GuildId),
    row: &LedgerRow,
    at: Moment,
) -> Result<(), Fault> {
    tx.write(
        "insert or replace into ledger (guild_id, member_id, evening_id, at_ms, interviewer,
           candidate, odd, interviewer_fair, candidate_fair, odd_fair)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            guild,
            row.member,
            evening,
            at,
            row.had[0],
            row.had[1],
            row.had[2],
            row.fair[0],
            row.fair[1],
            row.fair[2],
        ],
    )?;
    Ok(())
}

/// Everybody's ledger in the guild, by member, at most `limit`.
pub fn sums(read: &Read, guild: GuildId, limit: u32) -> Result<Vec<(MemberId, Sums)>, Fault> {
    sums_since(read, guild, Moment::from_ms(0), limit)
}

/// The same, of evenings that began at `from` or later.
pub fn sums_since(
    read: &Read,
    guild: GuildId,
    from: Moment,
    limit: u32,
) -> Result<Vec<(MemberId, Sums)>, Fault> {
    read.many(
        "select member_id, sum(interviewer), sum(candidate), sum(odd), sum(interviewer_fair),
           sum(candidate_fair), sum(odd_fair), count(*), min(at_ms)
         from ledger where guild_id = ?1 and at_ms >= ?2
         group by member_id order by member_id limit ?3",
        params![guild, from, limit],
        |row| {
            Ok((
                row.get(0)?,
                Sums {
                    had: [row.get(1)?, row.get(2)?, row.get(3)?],
                    fair: [row.get(4)?, row.get(5)?, row.get(6)?],
                    evenings: row.get(7)?,
                    since: row.get(8)?,
                },
            ))
        },
    )
}

/// Whether anybody of the guild has been at an evening.
pub fn has_any(read: &Read, guild: GuildId) -> Result<bool, Fault> {
    let found =
        read.one("select 1 from ledger where guild_id = ?1 limit 1", [guild], |_| Ok(()))?;
    Ok(found.is_some())
}

/// Whether the member has been at an evening of the guild.
pub fn has_one(read: &Read, guild: GuildId, member: MemberId) -> Result<bool, Fault> {
    let sql = "select 1 from ledger where guild_id = ?1 and member_id = ?2 limit 1";
    Ok(read.one(sql, params![guild, member], |_| Ok(()))?.is_some())
}

/// Who came to the evening, of those who were in when its seats were drawn, or had a turn; in no
/// order.
pub fn came(read: &Read, evening: EveningId) -> Result<Vec<MemberId>, Fault> {
    read.many("select member_id from ledger where evening_id = ?1 limit 1000", [evening], |row| {
        row.get(0)
    })
}

/// Two faced each other on an evening at `at`.
pub fn put_met(
    tx: &Tx,
    (evening, guild): (EveningId, GuildId),
    (one, other): (MemberId, MemberId),
    at: Moment,
) -> Result<(), Fault> {
    tx.write(
        "insert into met (guild_id, one_id, other_id, evening_id, at_ms)
         values (?1, ?2, ?3, ?4, ?5) on conflict do nothing",
        params![guild, one.min(other), one.max(other), evening, at],
    )?;
    Ok(())
}

/// When the evenings began on which anybody met, the newest first, at most `limit`. Two at one time
/// count as one.
pub fn met_on(read: &Read, guild: GuildId, limit: u32) -> Result<Vec<Moment>, Fault> {
    read.many(
        "select distinct at_ms from met where guild_id = ?1 order by at_ms desc limit ?2",
        params![guild, limit],
        |row| row.get(0),
    )
}

/// Who met on evenings since then, at most `limit` pairs. Read in the order of the pairs, so that
/// nothing is sorted.
pub fn met_since(
    read: &Read,
    guild: GuildId,
    since: Moment,
    limit: u32,
) -> Result<Vec<MetRow>, Fault> {
    read.many(
        "select one_id, other_id, count(*), max(at_ms) from met
         where guild_id = ?1 and +at_ms >= ?2 group by one_id, other_id
         order by one_id, other_id limit ?3",
        params![guild, since, limit],
        |row| {
            let pair = (row.get(0)?, row.get(1)?);
            Ok(MetRow { pair, count: row.get(2)?, last_at: row.get(3)? })
        },
    )
}

/// Keeps why somebody sits where they do, in place of what an earlier draw said.
pub fn put_why(tx: &Tx, (evening, guild): (EveningId, GuildId), why: &WhyRow) -> Result<(), Fault> {
    let Sums { had, fair, evenings, .. } = why.sums;
    tx.write(
        "insert or replace into seat_why (evening_id, member_id, guild_id, draw_no,
           interviewer_had, interviewer_fair, candidate_had, candidate_fair, odd_had, odd_fair,
           evening_count, people_count, missed_count)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        params![
            evening, why.member, guild, why.draw, had[0], fair[0], had[1], fair[1], had[2],
            fair[2], evenings, why.people, why.missed,
        ],
    )?;
    tx.write(
        "delete from seat_facing where evening_id = ?1 and member_id = ?2",
        params![evening, why.member],
    )?;
    for (other, count, at) in &why.facing {
        tx.write(
            "insert into seat_facing (evening_id, member_id, other_id, guild_id, met_count,
               met_at_ms, is_standing)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![evening, why.member, other, guild, count, at, why.standing.contains(other)],
        )?;
    }
    Ok(())
}

/// Why the member sits where they do.
pub fn why(read: &Read, evening: EveningId, member: MemberId) -> Result<Option<WhyRow>, Fault> {
    let key = params![evening, member];
    let rows = read.many(
        "select other_id, met_count, met_at_ms, is_standing from seat_facing
         where evening_id = ?1 and member_id = ?2 order by other_id limit 100",
        key,
        |row| Ok(((row.get(0)?, row.get(1)?, row.get(2)?), row.get::<_, bool>(3)?)),
    )?;
    let stand = rows.iter().filter(|(_, is_standing)| *is_standing);
    let standing: Vec<MemberId> = stand.map(|((other, ..), _)| *other).collect();
    let facing: Vec<_> = rows.into_iter().map(|(facing, _)| facing).collect();
    read.one(
        "select draw_no, cast(interviewer_had as integer), cast(candidate_had as integer),
           cast(odd_had as integer), interviewer_fair, candidate_fair, odd_fair, evening_count,
           people_count, missed_count
         from seat_why where evening_id = ?1 and member_id = ?2",
        params![evening, member],
        |row| {
            let had = [row.get(1)?, row.get(2)?, row.get(3)?];
            let fair = [row.get(4)?, row.get(5)?, row.get(6)?];
            let sums = Sums { had, fair, evenings: row.get(7)?, since: None };
            let (people, missed) = (row.get(8)?, row.get(9)?);
            let (facing, standing) = (facing.clone(), standing.clone());
            Ok(WhyRow { member, draw: row.get(0)?, sums, people, missed, facing, standing })
        },
    )
}

/// The evenings that were drawn for the member among others, the newest first, at most `limit`.
pub fn drawn_for(
    read: &Read,
    guild: GuildId,
    member: MemberId,
    limit: u32,
) -> Result<Vec<EveningId>, Fault> {
    read.many(
        "select evening_id from seat_why where guild_id = ?1 and member_id = ?2
         order by evening_id desc limit ?3",
        params![guild, member, limit],
        |row| row.get(0),
    )
}

/// Nothing of the member stays in the guild's ledgers and draws.
pub fn forget(tx: &Tx, guild: GuildId, member: MemberId) -> Result<(), Fault> {
    let whose = params![guild, member];
    tx.write("delete from ledger where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from met where guild_id = ?1 and (one_id = ?2 or other_id = ?2)", whose)?;
    tx.write("delete from seat_why where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write(
        "delete from seat_facing where guild_id = ?1 and (member_id = ?2 or other_id = ?2)",
        whose,
    )?;
    tx.write("delete from regular where guild_id = ?1 and member_id = ?2", whose)?;
    Ok(())
}

//! The weeks of groups: where they are read and when next, who is in them, and what they sum up.

use rusqlite::{Row, params};

use crate::base::{ChannelId, GuildId, MemberId, Moment};

use super::fault::Fault;
use super::tx::{News, Read, Tx};

/// Where and when a group reads how its week went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DigestRow {
    /// Which group.
    pub guild: GuildId,
    /// In which channel; none: nowhere.
    pub channel: Option<ChannelId>,
    /// How many drills a week it wants to do together.
    pub drill_aim: Option<u16>,
    /// When next.
    pub due_at: Option<Moment>,
}

/// What a member agreed to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ConsentRow {
    /// That they are counted.
    pub is_counted: bool,
    /// That they are named.
    pub is_named: bool,
}

/// What those who let themselves be counted did together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SumsRow {
    /// How many they are.
    pub members: u32,
    /// Days on which one of them drilled.
    pub drills: u32,
    /// Mocks and solos that one of them answered in.
    pub practised: u32,
}

macro_rules! columns {
    ($rest:literal) => {
        concat!("select guild_id, channel_id, drill_aim, due_at_ms from digest ", $rest)
    };
}

fn digest_of(row: &Row<'_>) -> rusqlite::Result<DigestRow> {
    Ok(DigestRow {
        guild: row.get(0)?,
        channel: row.get(1)?,
        drill_aim: row.get(2)?,
        due_at: row.get(3)?,
    })
}

/// Stores a row, in place of the one before. The guild must have a row.
pub fn put(tx: &Tx, row: &DigestRow) -> Result<(), Fault> {
    tx.note(News { wake_at: row.due_at, ..News::default() });
    tx.write(
        "insert into digest (guild_id, channel_id, drill_aim, due_at_ms) values (?1, ?2, ?3, ?4)
         on conflict (guild_id) do update
         set channel_id = excluded.channel_id, drill_aim = excluded.drill_aim,
           due_at_ms = excluded.due_at_ms",
        params![row.guild, row.channel, row.drill_aim, row.due_at],
    )?;
    Ok(())
}

/// The group's row.
pub fn load(read: &Read, guild: GuildId) -> Result<Option<DigestRow>, Fault> {
    read.one(columns!("where guild_id = ?1"), [guild], digest_of)
}

/// Which groups are to read it by `at`, the first one first, at most `limit`.
pub fn due(read: &Read, at: Moment, limit: u32) -> Result<Vec<GuildId>, Fault> {
    read.many(
        "select guild_id from digest where due_at_ms <= ?1 order by due_at_ms limit ?2",
        params![at, limit],
        |row| row.get(0),
    )
}

/// When the next one is to be read.
pub fn next_due(read: &Read) -> Result<Option<Moment>, Fault> {
    read.one(
        "select due_at_ms from digest where due_at_ms is not null order by due_at_ms limit 1",
        [],
        |row| row.get(0),
    )
}

/// The member agrees to this from now on, and to nothing else. The guild must have a row.
pub fn agree(tx: &Tx, guild: GuildId, member: MemberId, to: ConsentRow) -> Result<(), Fault> {
    if to == ConsentRow::default() {
        return withdraw(tx, guild, member);
    }
    tx.write(
        "insert into digest_consent (guild_id, member_id, is_counted, is_named)
         values (?1, ?2, ?3, ?4)
         on conflict (guild_id, member_id) do update
         set is_counted = excluded.is_counted, is_named = excluded.is_named",
        params![guild, member, to.is_counted, to.is_named],
    )?;
    Ok(())
}

/// The member agrees to nothing.
pub fn withdraw(tx: &Tx, guild: GuildId, member: MemberId) -> Result<(), Fault> {
    tx.write(
        "delete from digest_consent where guild_id = ?1 and member_id = ?2",
        params![guild, member],
    )?;
    Ok(())
}

/// What the member agreed to.
pub fn agreed(read: &Read, guild: GuildId, member: MemberId) -> Result<ConsentRow, Fault> {
    let found = read.one(
        "select is_counted, is_named from digest_consent where guild_id = ?1 and member_id = ?2",
        params![guild, member],
        |row| Ok(ConsentRow { is_counted: row.get(0)?, is_named: row.get(1)? }),
    )?;
    Ok(found.unwrap_or_default())
}

/// What those who let themselves be counted did from one moment to another; their drills are of
/// days, from the first to the last.
pub fn sums(
    read: &Read,
    guild: GuildId,
    (from, until): (Moment, Moment),
    (first, last): (&str, &str),
) -> Result<SumsRow, Fault> {
    let members = read.one(
        "select count(*) from digest_consent where guild_id = ?1 and is_counted = 1",
        [guild],
        |row| row.get(0),
    )?;
    let drills = read.one(
        "select count(*) from digest_consent c
           cross join drill_day d on d.guild_id = c.guild_id and d.member_id = c.member_id
         where c.guild_id = ?1 and c.is_counted = 1
           and d.is_done = 1 and d.date between ?2 and ?3",
        params![guild, first, last],
        |row| row.get(0),
    )?;
    let practised = read.one(
        "select count(*) from digest_consent c
           cross join practised p on p.guild_id = c.guild_id and p.member_id = c.member_id
         where c.guild_id = ?1 and c.is_counted = 1
           and p.kind <> 'drill' and p.at_ms >= ?2 and p.at_ms <= ?3",
        params![guild, from, until],
        |row| row.get(0),
    )?;
    Ok(SumsRow {
        members: members.ok_or(Fault::Lost)?,
        drills: drills.ok_or(Fault::Lost)?,
        practised: practised.ok_or(Fault::Lost)?,
    })
}

/// Who lets themself be named and kept a goal from one moment to another, each once for each goal,
/// by member, at most `limit`.
pub fn kept_goals(
    read: &Read,
    guild: GuildId,
    (from, until): (Moment, Moment),
    limit: u32,
) -> Result<Vec<MemberId>, Fault> {
    read.many(
        "select c.member_id from digest_consent c
           cross join goal g on g.guild_id = c.guild_id and g.member_id = c.member_id
         where c.guild_id = ?1 and c.is_named = 1
           and g.ended = 'kept' and g.ended_at_ms >= ?2 and g.ended_at_ms <= ?3
         order by c.member_id limit ?4",
        params![guild, from, until, limit],
        |row| row.get(0),
    )
}

/// How many evenings of the group began from one moment to another and were held: somebody had
/// something of them.
pub fn evenings_held(
    read: &Read,
    guild: GuildId,
    (from, until): (Moment, Moment),
) -> Result<u32, Fault> {
    let held = read.one(
        "select count(*) from evening
         where guild_id = ?1 and phase = 'over' and starts_at_ms >= ?2 and starts_at_ms <= ?3
           and exists (select 1 from ledger where evening_id = evening.id)",
        params![guild, from, until],
        |row| row.get(0),
    )?;
    held.ok_or(Fault::Lost)
}

//! Calibration rounds: one worked example that everybody of a group rates, and how each did.

use rusqlite::{Row, params};

use crate::base::{CalibrationNo, GuildId, MemberId, Moment};

use super::fault::Fault;
use super::tx::{News, Read, Tx};

/// A round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundRow {
    /// Its id.
    pub id: CalibrationNo,
    /// In which group.
    pub guild: GuildId,
    /// The rubric that it is rated on.
    pub rubric: String,
    /// The name of its example.
    pub example: String,
    /// Whether ballots can be handed in.
    pub is_open: bool,
    /// Since when they can.
    pub opened_at: Moment,
    /// The rubric and the example as they were.
    pub body: String,
}

/// How somebody rates in one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundBallotRow {
    /// The round.
    pub round: CalibrationNo,
    /// Who rates.
    pub member: MemberId,
    /// What they chose so far.
    pub choices: String,
    /// When they handed it in.
    pub handed_in_at: Option<Moment>,
    /// Whether they are still to be told of the round.
    pub is_untold: bool,
}

macro_rules! columns {
    ($rest:literal) => {
        concat!(
            "select calibration_id, member_id, choices, handed_in_at_ms, is_untold ",
            "from calibration_ballot ",
            $rest
        )
    };
}

fn round_of(row: &Row<'_>) -> rusqlite::Result<RoundRow> {
    Ok(RoundRow {
        id: row.get(0)?,
        guild: row.get(1)?,
        rubric: row.get(2)?,
        example: row.get(3)?,
        is_open: row.get(4)?,
        opened_at: row.get(5)?,
        body: row.get(6)?,
    })
}

fn ballot_of(row: &Row<'_>) -> rusqlite::Result<RoundBallotRow> {
    Ok(RoundBallotRow {
        round: row.get(0)?,
        member: row.get(1)?,
        choices: row.get(2)?,
        handed_in_at: row.get(3)?,
        is_untold: row.get(4)?,
    })
}

/// Stores a round that is open from now on; the one before is not. The guild must have a row.
pub fn open(tx: &Tx, row: &RoundRow) -> Result<(), Fault> {
    close(tx, row.guild)?;
    tx.write(
        "insert into calibration (id, guild_id, rubric_id, example_id, is_open, opened_at_ms, body)
         values (?1, ?2, ?3, ?4, 1, ?5, ?6)",
        params![row.id, row.guild, row.rubric, row.example, row.opened_at, row.body],
    )?;
    Ok(())
}

/// No round of the guild is open, and nobody is to be told of one.
pub fn close(tx: &Tx, guild: GuildId) -> Result<(), Fault> {
    tx.write("update calibration set is_open = 0 where guild_id = ?1 and is_open = 1", [guild])?;
    tx.write(
        "update calibration_ballot set is_untold = 0 where guild_id = ?1 and is_untold = 1",
        [guild],
    )?;
    Ok(())
}

/// The guild's open round.
pub fn open_of(read: &Read, guild: GuildId) -> Result<Option<RoundRow>, Fault> {
    read.one(
        "select id, guild_id, rubric_id, example_id, is_open, opened_at_ms, body from calibration
         where guild_id = ?1 and is_open = 1",
        [guild],
        round_of,
    )
}

/// The guild's open round: its id, and the name of its example.
pub fn open_example(read: &Read, guild: GuildId) -> Result<Option<(CalibrationNo, String)>, Fault> {
    read.one(
        "select id, example_id from calibration where guild_id = ?1 and is_open = 1",
        [guild],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The names of the examples of the guild's rounds, the newest first, at most `limit`.
pub fn examples_of(read: &Read, guild: GuildId, limit: u32) -> Result<Vec<String>, Fault> {
    read.many(
        "select example_id from calibration where guild_id = ?1
         order by opened_at_ms desc limit ?2",
        params![guild, limit],
        |row| row.get(0),
    )
}

/// Stores a ballot of a round, in place of what it was before.
pub fn put_ballot(tx: &Tx, round: &RoundRow, row: &RoundBallotRow) -> Result<(), Fault> {
    tx.note(News { is_untold: row.is_untold, ..News::default() });
    tx.write(
        "insert into calibration_ballot (calibration_id, member_id, guild_id, rubric_id, choices,
           handed_in_at_ms, is_untold)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         on conflict (calibration_id, member_id) do update
         set choices = excluded.choices, handed_in_at_ms = excluded.handed_in_at_ms,
           is_untold = excluded.is_untold",
        params![
            round.id,
            row.member,
            round.guild,
            round.rubric,
            row.choices,
            row.handed_in_at,
            row.is_untold
        ],
    )?;
    Ok(())
}

/// The member's ballot of the round.
pub fn ballot(
    read: &Read,
    round: CalibrationNo,
    member: MemberId,
) -> Result<Option<RoundBallotRow>, Fault> {
    read.one(
        columns!("where calibration_id = ?1 and member_id = ?2"),
        params![round, member],
        ballot_of,
    )
}

/// The ballots of a round that were handed in, at most `limit`.
pub fn handed_in(
    read: &Read,
    round: CalibrationNo,
    limit: u32,
) -> Result<Vec<RoundBallotRow>, Fault> {
    read.many(
        columns!(
            "where calibration_id = ?1 and handed_in_at_ms is not null order by member_id limit ?2"
        ),
        params![round, limit],
        ballot_of,
    )
}

/// How many of the guild's ballots on this rubric were handed in since `since`, and when the last
/// one was: it tells whether [`history`] would say something new.
pub fn stamp(
    read: &Read,
    guild: GuildId,
    rubric: &str,
    since: Moment,
) -> Result<(u32, Option<Moment>), Fault> {
    let found = read.one(
        "select count(*), max(handed_in_at_ms) from calibration_ballot
         where guild_id = ?1 and rubric_id = ?2 and handed_in_at_ms >= ?3",
        params![guild, rubric, since],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(found.unwrap_or_default())
}

/// Those ballots, the newest first, at most `limit`.
pub fn history(
    read: &Read,
    guild: GuildId,
    rubric: &str,
    since: Moment,
    limit: u32,
) -> Result<Vec<RoundBallotRow>, Fault> {
    read.many(
        columns!(
            "where guild_id = ?1 and rubric_id = ?2 and handed_in_at_ms >= ?3
             order by handed_in_at_ms desc limit ?4"
        ),
        params![guild, rubric, since, limit],
        ballot_of,
    )
}

/// Who is still to be told of a round, at most `limit`.
pub fn all_untold(read: &Read, limit: u32) -> Result<Vec<(GuildId, MemberId)>, Fault> {
    read.many(
        "select guild_id, member_id from calibration_ballot where is_untold = 1
         order by guild_id, member_id limit ?1",
        [limit],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Whether the member is still to be told of a round.
pub fn is_untold(read: &Read, guild: GuildId, member: MemberId) -> Result<bool, Fault> {
    let found = read.one(
        "select 1 from calibration_ballot
         where guild_id = ?1 and member_id = ?2 and is_untold = 1",
        params![guild, member],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// The member was told.
pub fn told(tx: &Tx, guild: GuildId, member: MemberId) -> Result<(), Fault> {
    tx.write(
        "update calibration_ballot set is_untold = 0
         where guild_id = ?1 and member_id = ?2 and is_untold = 1",
        params![guild, member],
    )?;
    Ok(())
}

/// Guilds whose next round is due by `at`, the first one first, at most `limit`.
pub fn due(read: &Read, at: Moment, limit: u32) -> Result<Vec<GuildId>, Fault> {
    read.many(
        "select id from guild where calibration_due_at_ms <= ?1
         order by calibration_due_at_ms limit ?2",
        params![at, limit],
        |row| row.get(0),
    )
}

/// When the next one of all is due.
pub fn next_due(read: &Read) -> Result<Option<Moment>, Fault> {
    read.one(
        "select calibration_due_at_ms from guild where calibration_due_at_ms is not null
         order by calibration_due_at_ms limit 1",
        [],
        |row| row.get(0),
    )
}

/// When the guild's next one is; none where they are not wanted.
pub fn due_of(read: &Read, guild: GuildId) -> Result<Option<Moment>, Fault> {
    let due = "select calibration_due_at_ms from guild where id = ?1";
    Ok(read.one(due, [guild], |row| row.get(0))?.flatten())
}

/// The guild's next one opens at `at`; none: it wants no more. The guild must have a row.
pub fn set_due(tx: &Tx, guild: GuildId, at: Option<Moment>) -> Result<(), Fault> {
    tx.note(News { wake_at: at, ..News::default() });
    tx.write("update guild set calibration_due_at_ms = ?2 where id = ?1", params![guild, at])?;
    Ok(())
}

//! Micro-goals: one current goal a member and guild.

use rusqlite::{Row, params};

use crate::base::{GuildId, MemberId, Moment, SessionId};

use super::fault::Fault;
use super::tx::{Read, Tx};

/// A micro-goal that a member took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalRow {
    /// The goal's own id.
    pub id: i64,
    /// In which group.
    pub guild: GuildId,
    /// Whose it is.
    pub member: MemberId,
    /// The behaviour, and the if-then plan.
    pub plan: String,
    /// Which of the built-in goals it is, if one.
    pub goal: Option<String>,
    /// The competency it serves, if one.
    pub competency: Option<String>,
    /// The session and turn it came from, if one.
    pub from: Option<(SessionId, u16)>,
    /// When it was taken.
    pub taken_at: Moment,
    /// When it ended; the current one has not.
    pub ended_at: Option<Moment>,
}

macro_rules! columns {
    ($rest:literal) => {
        concat!(
            "select id, guild_id, member_id, plan, goal_id, competency, session_id, turn_no, ",
            "taken_at_ms, ended_at_ms from goal ",
            $rest
        )
    };
}

fn goal_of(row: &Row<'_>) -> rusqlite::Result<GoalRow> {
    let session: Option<SessionId> = row.get(6)?;
    let turn_no: Option<u16> = row.get(7)?;
    Ok(GoalRow {
        id: row.get(0)?,
        guild: row.get(1)?,
        member: row.get(2)?,
        plan: row.get(3)?,
        goal: row.get(4)?,
        competency: row.get(5)?,
        from: session.zip(turn_no),
        taken_at: row.get(8)?,
        ended_at: row.get(9)?,
    })
}

/// Stores a goal. While the member has a current one, a second current one is a fault: [`end`] it
/// first. The guild must have a row.
pub fn put(tx: &Tx, goal: &GoalRow) -> Result<(), Fault> {
    tx.write(
        "insert into goal (id, guild_id, member_id, plan, goal_id, competency, session_id, turn_no,
           taken_at_ms, ended_at_ms)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            goal.id,
            goal.guild,
            goal.member,
            goal.plan,
            goal.goal,
            goal.competency,
            goal.from.map(|(session, _)| session),
            goal.from.map(|(_, turn_no)| turn_no),
            goal.taken_at,
            goal.ended_at,
        ],
    )?;
    Ok(())
}

/// The member's current goal.
pub fn current(read: &Read, guild: GuildId, member: MemberId) -> Result<Option<GoalRow>, Fault> {
    read.one(
        columns!("where guild_id = ?1 and member_id = ?2 and ended_at_ms is null"),
        params![guild, member],
        goal_of,
    )
}

/// The member's goals, newest first.
pub fn of_member(
    read: &Read,
    guild: GuildId,
    member: MemberId,
    limit: u32,
) -> Result<Vec<GoalRow>, Fault> {
    read.many(
        columns!("where guild_id = ?1 and member_id = ?2 order by id desc limit ?3"),
        params![guild, member, limit],
        goal_of,
    )
}

/// Ends the member's current goal and says whether there was one.
pub fn end(tx: &Tx, guild: GuildId, member: MemberId, at: Moment) -> Result<bool, Fault> {
    let ended = tx.write(
        "update goal set ended_at_ms = max(taken_at_ms, ?3)
         where guild_id = ?1 and member_id = ?2 and ended_at_ms is null",
        params![guild, member, at],
    )?;
    Ok(ended > 0)
}

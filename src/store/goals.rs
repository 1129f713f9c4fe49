//! Micro-goals: one current goal a member and guild.

use rusqlite::{Row, params};

use crate::base::{GoalNo, GuildId, MemberId, Moment, SessionId};

use super::fault::Fault;
use super::tx::{News, Read, Tx};

/// A micro-goal that a member took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalRow {
    /// The goal's own id.
    pub id: GoalNo,
    /// In which group.
    pub guild: GuildId,
    /// Whose it is.
    pub member: MemberId,
    /// The behaviour.
    pub plan: String,
    /// The halves of the if-then plan in the member's words; none: as the file has it, if it is one
    /// of the files'.
    pub if_then: Option<(String, String)>,
    /// The drill in the member's words; none: as the file has it.
    pub drill: Option<String>,
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
    /// How it ended, if that is known.
    pub ended: Option<String>,
    /// Whether it showed, mock by mock, as JSON: the oldest first.
    pub trail: String,
    /// The coach who set it, if the member did not.
    pub set_by: Option<MemberId>,
    /// Whether the member knows it: false until they were told what a coach set.
    pub is_told: bool,
}

macro_rules! columns {
    ($rest:literal) => {
        concat!(
            "select id, guild_id, member_id, plan, goal_id, competency, session_id, turn_no, ",
            "taken_at_ms, ended_at_ms, if_half, then_half, drill, trail, ended, set_by_id, ",
            "is_told from goal ",
            $rest
        )
    };
}

fn goal_of(row: &Row<'_>) -> rusqlite::Result<GoalRow> {
    let session: Option<SessionId> = row.get(6)?;
    let turn_no: Option<u16> = row.get(7)?;
    let (if_half, then_half): (Option<String>, Option<String>) = (row.get(10)?, row.get(11)?);
    Ok(GoalRow {
        id: row.get(0)?,
        guild: row.get(1)?,
        member: row.get(2)?,
        plan: row.get(3)?,
        if_then: if_half.zip(then_half),
        drill: row.get(12)?,
        goal: row.get(4)?,
        competency: row.get(5)?,
        from: session.zip(turn_no),
        taken_at: row.get(8)?,
        ended_at: row.get(9)?,
        ended: row.get(14)?,
        trail: row.get(13)?,
        set_by: row.get(15)?,
        is_told: row.get(16)?,
    })
}

/// Stores a goal. While the member has a current one, a second current one is a fault: [`end`] it
/// first. The guild must have a row.
pub fn put(tx: &Tx, goal: &GoalRow) -> Result<(), Fault> {
    tx.note(News { is_untold: !goal.is_told, ..News::default() });
    let [if_half, then_half] = halves(goal.if_then.as_ref());
    tx.write(
        "insert into goal (id, guild_id, member_id, plan, goal_id, competency, session_id, turn_no,
           taken_at_ms, ended_at_ms, if_half, then_half, drill, trail, ended, set_by_id, is_told)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
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
            if_half,
            then_half,
            goal.drill,
            goal.trail,
            goal.ended,
            goal.set_by,
            goal.is_told,
        ],
    )?;
    Ok(())
}

fn halves(if_then: Option<&(String, String)>) -> [Option<&str>; 2] {
    [if_then.map(|(when, _)| when.as_str()), if_then.map(|(_, then)| then.as_str())]
}

/// The member's current goal.
pub fn current(read: &Read, guild: GuildId, member: MemberId) -> Result<Option<GoalRow>, Fault> {
    read.one(
        columns!("where guild_id = ?1 and member_id = ?2 and ended_at_ms is null"),
        params![guild, member],
        goal_of,
    )
}

/// The goal with this id.
pub fn load(read: &Read, id: GoalNo) -> Result<Option<GoalRow>, Fault> {
    read.one(columns!("where id = ?1"), [id], goal_of)
}

/// The goal that was the member's at this moment.
pub fn at(
    read: &Read,
    guild: GuildId,
    member: MemberId,
    at: Moment,
) -> Result<Option<GoalRow>, Fault> {
    read.one(
        columns!(
            "where guild_id = ?1 and member_id = ?2 and taken_at_ms <= ?3
               and (ended_at_ms is null or ended_at_ms > ?3) order by id desc limit 1"
        ),
        params![guild, member, at],
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

/// Ends the member's current goal, `how` by its name, and says whether there was one.
pub fn end(
    tx: &Tx,
    guild: GuildId,
    member: MemberId,
    how: &str,
    at: Moment,
) -> Result<bool, Fault> {
    let ended = tx.write(
        "update goal set ended_at_ms = max(taken_at_ms, ?4), ended = ?3, is_told = 1
         where guild_id = ?1 and member_id = ?2 and ended_at_ms is null",
        params![guild, member, how, at],
    )?;
    Ok(ended > 0)
}

/// It is the member's current goal again.
pub fn reopen(tx: &Tx, id: GoalNo) -> Result<(), Fault> {
    tx.write("update goal set ended_at_ms = null, ended = null where id = ?1", [id])?;
    Ok(())
}

/// The same goal in other words.
pub fn word(
    tx: &Tx,
    id: GoalNo,
    plan: &str,
    if_then: Option<&(String, String)>,
    drill: Option<&str>,
) -> Result<(), Fault> {
    let [if_half, then_half] = halves(if_then);
    tx.write(
        "update goal set plan = ?2, if_half = ?3, then_half = ?4, drill = ?5 where id = ?1",
        params![id, plan, if_half, then_half, drill],
    )?;
    Ok(())
}

/// Whether it showed, mock by mock.
pub fn put_trail(tx: &Tx, id: GoalNo, trail: &str) -> Result<(), Fault> {
    tx.write("update goal set trail = ?2 where id = ?1", params![id, trail])?;
    Ok(())
}

/// The member knows what a coach set for them.
pub fn told(tx: &Tx, guild: GuildId, member: MemberId) -> Result<(), Fault> {
    tx.write(
        "update goal set is_told = 1 where guild_id = ?1 and member_id = ?2 and is_told = 0",
        params![guild, member],
    )?;
    Ok(())
}

/// Everybody for whom a coach has set a goal and who was not told, at most `limit`.
pub fn all_untold(read: &Read, limit: u32) -> Result<Vec<(GuildId, MemberId)>, Fault> {
    read.many(
        "select guild_id, member_id from goal where is_told = 0
         order by guild_id, member_id limit ?1",
        [limit],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

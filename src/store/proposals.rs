//! Questions that members propose, and those of one group alone.

use rusqlite::{Row, params};

use crate::base::{GuildId, MemberId, Moment, ProposalNo};

use super::fault::Fault;
use super::tx::{News, Read, Tx};

/// A question that was proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalRow {
    /// Its id.
    pub id: ProposalNo,
    /// For which group.
    pub guild: GuildId,
    /// Who proposed it.
    pub member: MemberId,
    /// The name of its kind.
    pub kind: String,
    /// The competency.
    pub competency: String,
    /// The question.
    pub prompt: String,
    /// Signs of a strong answer.
    pub strong: String,
    /// Signs of a weak one.
    pub weak: String,
    /// What is asked where an answer stays vague.
    pub follow_up: String,
    /// What organisers made of it, by its name.
    pub outcome: Option<String>,
    /// Whether its member is still to be told.
    pub is_untold: bool,
    /// When it was proposed.
    pub made_at: Moment,
}

macro_rules! columns {
    ($rest:literal) => {
        concat!(
            "select id, guild_id, member_id, kind, competency, prompt, strong, weak, follow_up, ",
            "outcome, is_untold, made_at_ms from proposal ",
            $rest
        )
    };
}

fn proposal_of(row: &Row<'_>) -> rusqlite::Result<ProposalRow> {
    Ok(ProposalRow {
        id: row.get(0)?,
        guild: row.get(1)?,
        member: row.get(2)?,
        kind: row.get(3)?,
        competency: row.get(4)?,
        prompt: row.get(5)?,
        strong: row.get(6)?,
        weak: row.get(7)?,
        follow_up: row.get(8)?,
        outcome: row.get(9)?,
        is_untold: row.get(10)?,
        made_at: row.get(11)?,
    })
}

/// Stores one, or what became of it. The guild must have a row.
pub fn put(tx: &Tx, row: &ProposalRow) -> Result<(), Fault> {
    tx.note(News { is_untold: row.is_untold, ..News::default() });
    tx.write(
        "insert into proposal (id, guild_id, member_id, kind, competency, prompt, strong, weak,
           follow_up, outcome, is_untold, made_at_ms)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
         on conflict (id) do update
         set outcome = excluded.outcome, is_untold = excluded.is_untold",
        params![
            row.id,
            row.guild,
            row.member,
            row.kind,
            row.competency,
            row.prompt,
            row.strong,
            row.weak,
            row.follow_up,
            row.outcome,
            row.is_untold,
            row.made_at,
        ],
    )?;
    Ok(())
}

/// The one with this id.
pub fn load(read: &Read, id: ProposalNo) -> Result<Option<ProposalRow>, Fault> {
    read.one(columns!("where id = ?1"), [id], proposal_of)
}

/// Those of the guild that nobody has decided on, the first one first, at most `limit`.
pub fn open_of(read: &Read, guild: GuildId, limit: u32) -> Result<Vec<ProposalRow>, Fault> {
    read.many(
        columns!("where guild_id = ?1 and outcome is null order by id limit ?2"),
        params![guild, limit],
        proposal_of,
    )
}

/// The member's, the newest first, at most `limit`.
pub fn of_member(
    read: &Read,
    guild: GuildId,
    member: MemberId,
    limit: u32,
) -> Result<Vec<ProposalRow>, Fault> {
    read.many(
        columns!("where guild_id = ?1 and member_id = ?2 order by id desc limit ?3"),
        params![guild, member, limit],
        proposal_of,
    )
}

/// Those of which the member is still to be told, at most `limit`.
pub fn untold(
    read: &Read,
    guild: GuildId,
    member: MemberId,
    limit: u32,
) -> Result<Vec<ProposalRow>, Fault> {
    read.many(
        columns!("where guild_id = ?1 and member_id = ?2 and is_untold = 1 order by id limit ?3"),
        params![guild, member, limit],
        proposal_of,
    )
}

/// Everybody who is still to be told of one, at most `limit`.
pub fn all_untold(read: &Read, limit: u32) -> Result<Vec<(GuildId, MemberId)>, Fault> {
    read.many(
        "select guild_id, member_id from proposal where is_untold = 1
         order by guild_id, member_id limit ?1",
        [limit],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The member was told.
pub fn told(tx: &Tx, guild: GuildId, member: MemberId) -> Result<(), Fault> {
    tx.write(
        "update proposal set is_untold = 0
         where guild_id = ?1 and member_id = ?2 and is_untold = 1",
        params![guild, member],
    )?;
    Ok(())
}

/// Stores a question of the group's own, in the place of what it said before. The guild must have
/// a row.
pub fn put_question(
    tx: &Tx,
    guild: GuildId,
    (id, body): (&str, &str),
    at: Moment,
) -> Result<(), Fault> {
    tx.write(
        "insert into guild_question (guild_id, question_id, body, added_at_ms)
         values (?1, ?2, ?3, ?4)
         on conflict (guild_id, question_id) do update set body = excluded.body",
        params![guild, id, body, at],
    )?;
    Ok(())
}

/// Deletes a question of the group's own.
pub fn remove_question(tx: &Tx, guild: GuildId, id: &str) -> Result<(), Fault> {
    tx.write(
        "delete from guild_question where guild_id = ?1 and question_id = ?2",
        params![guild, id],
    )?;
    Ok(())
}

/// The group's own questions, at most `limit`.
pub fn questions(read: &Read, guild: GuildId, limit: u32) -> Result<Vec<String>, Fault> {
    read.many(
        "select body from guild_question where guild_id = ?1 order by question_id limit ?2",
        params![guild, limit],
        |row| row.get(0),
    )
}

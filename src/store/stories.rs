//! Stories that members keep.

use rusqlite::{Row, params};

use crate::base::{GuildId, MemberId, Moment, StoryNo};

use super::fault::Fault;
use super::tx::{Read, Tx};

/// A story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryRow {
    /// Its id.
    pub id: StoryNo,
    /// In which group.
    pub guild: GuildId,
    /// Whose it is.
    pub member: MemberId,
    /// The member's own number of it, from 1.
    pub number: u32,
    /// The order in which it is told, by its name.
    pub framework: String,
    /// What it is called.
    pub title: String,
    /// Situation, task, action, result; none where nothing is written.
    pub parts: [Option<String>; 4],
    /// What it gives evidence of.
    pub competency: Option<String>,
    /// The role that it is for; none: any.
    pub role: Option<String>,
    /// Whether its result names a number.
    pub is_numbered: bool,
    /// Whether its member says that it does, in words.
    pub is_in_words: bool,
    /// When it was written.
    pub made_at: Moment,
    /// When it was changed last.
    pub changed_at: Moment,
}

macro_rules! columns {
    ($rest:literal) => {
        concat!(
            "select id, guild_id, member_id, number, framework, title, situation, task, action, ",
            "result, competency, role, is_numbered, is_in_words, made_at_ms, changed_at_ms ",
            "from story ",
            $rest
        )
    };
}

fn story_of(row: &Row<'_>) -> rusqlite::Result<StoryRow> {
    Ok(StoryRow {
        id: row.get(0)?,
        guild: row.get(1)?,
        member: row.get(2)?,
        number: row.get(3)?,
        framework: row.get(4)?,
        title: row.get(5)?,
        parts: [row.get(6)?, row.get(7)?, row.get(8)?, row.get(9)?],
        competency: row.get(10)?,
        role: row.get(11)?,
        is_numbered: row.get(12)?,
        is_in_words: row.get(13)?,
        made_at: row.get(14)?,
        changed_at: row.get(15)?,
    })
}

/// Stores a story, in place of what it was before. The guild must have a row.
pub fn put(tx: &Tx, row: &StoryRow) -> Result<(), Fault> {
    let [situation, task, action, result] = &row.parts;
    tx.write(
        "insert into story (id, guild_id, member_id, number, framework, title, situation, task,
           action, result, competency, role, is_numbered, is_in_words, made_at_ms, changed_at_ms)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
         on conflict (id) do update
         set framework = excluded.framework, title = excluded.title,
           situation = excluded.situation, task = excluded.task, action = excluded.action,
           result = excluded.result, competency = excluded.competency, role = excluded.role,
           is_numbered = excluded.is_numbered, is_in_words = excluded.is_in_words,
           changed_at_ms = excluded.changed_at_ms",
        params![
            row.id,
            row.guild,
            row.member,
            row.number,
            row.framework,
            row.title,
            situation,
            task,
            action,
            result,
            row.competency,
            row.role,
            row.is_numbered,
            row.is_in_words,
            row.made_at,
            row.changed_at,
        ],
    )?;
    Ok(())
}

/// The story with this id.
pub fn load(read: &Read, id: StoryNo) -> Result<Option<StoryRow>, Fault> {
    read.one(columns!("where id = ?1"), [id], story_of)
}

/// The member's stories by their numbers, at most `limit`.
pub fn of_member(
    read: &Read,
    guild: GuildId,
    member: MemberId,
    limit: u32,
) -> Result<Vec<StoryRow>, Fault> {
    read.many(
        columns!("where guild_id = ?1 and member_id = ?2 order by number limit ?3"),
        params![guild, member, limit],
        story_of,
    )
}

/// The story is not kept any more.
pub fn remove(tx: &Tx, id: StoryNo) -> Result<(), Fault> {
    tx.write("delete from story where id = ?1", [id])?;
    Ok(())
}

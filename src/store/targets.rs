//! The dates that members prepare for, and how their readiness board stood on the day before.

use rusqlite::{Row, params};

use crate::base::{GuildId, MemberId, Moment};

use super::fault::Fault;
use super::tx::{News, Read, Tx};

/// A date that a member prepares for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetRow {
    /// In which guild.
    pub guild: GuildId,
    /// Whose date it is.
    pub member: MemberId,
    /// The date, such as `2027-05-14`.
    pub on: String,
    /// The name of what is on that date.
    pub sort: String,
    /// When it was named.
    pub named_at: Moment,
    /// When their board is looked at; none once it was.
    pub due_at: Option<Moment>,
    /// When they are reminded of what to check on the day before; none once they were.
    pub checklist_at: Option<Moment>,
    /// How many lines of it were ticked on the day before.
    pub ticked: Option<u8>,
}

macro_rules! columns {
    ($rest:literal) => {
        concat!(
            "select guild_id, member_id, on_date, sort, named_at_ms, due_at_ms, checklist_at_ms, ",
            "ticked from target ",
            $rest
        )
    };
}

fn target_of(row: &Row<'_>) -> rusqlite::Result<TargetRow> {
    Ok(TargetRow {
        guild: row.get(0)?,
        member: row.get(1)?,
        on: row.get(2)?,
        sort: row.get(3)?,
        named_at: row.get(4)?,
        due_at: row.get(5)?,
        checklist_at: row.get(6)?,
        ticked: row.get(7)?,
    })
}

/// Stores a date, or its newer state. The guild must have a row.
pub fn put(tx: &Tx, row: &TargetRow) -> Result<(), Fault> {
    let wake_at = row.due_at.into_iter().chain(row.checklist_at).min();
    tx.note(News { wake_at, ..News::default() });
    tx.write(
        "insert into target (guild_id, member_id, on_date, sort, named_at_ms, due_at_ms,
           checklist_at_ms, ticked)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         on conflict (guild_id, member_id, on_date) do update
         set sort = excluded.sort, due_at_ms = excluded.due_at_ms,
           checklist_at_ms = excluded.checklist_at_ms, ticked = excluded.ticked",
        params![
            row.guild,
            row.member,
            row.on,
            row.sort,
            row.named_at,
            row.due_at,
            row.checklist_at,
            row.ticked
        ],
    )?;
    Ok(())
}

/// The member's dates that have not come are theirs no longer.
pub fn drop_ahead(tx: &Tx, guild: GuildId, member: MemberId) -> Result<(), Fault> {
    tx.write(
        "delete from target where guild_id = ?1 and member_id = ?2 and due_at_ms is not null",
        params![guild, member],
    )?;
    Ok(())
}

/// The member's date.
pub fn load(
    read: &Read,
    (guild, member): (GuildId, MemberId),
    on: &str,
) -> Result<Option<TargetRow>, Fault> {
    read.one(
        columns!("where guild_id = ?1 and member_id = ?2 and on_date = ?3"),
        params![guild, member, on],
        target_of,
    )
}

/// Whose dates have come by `at`, the first one first, at most `limit`.
pub fn due(read: &Read, at: Moment, limit: u32) -> Result<Vec<TargetRow>, Fault> {
    read.many(
        columns!("where due_at_ms <= ?1 order by due_at_ms limit ?2"),
        params![at, limit],
        target_of,
    )
}

/// When the next one comes.
pub fn next_due(read: &Read) -> Result<Option<Moment>, Fault> {
    let due = "select due_at_ms from target where due_at_ms is not null order by due_at_ms limit 1";
    read.one(due, [], |row| row.get(0))
}

/// Who is to be reminded by `at` of what to check, the first one first, at most `limit`.
pub fn checklists_due(read: &Read, at: Moment, limit: u32) -> Result<Vec<TargetRow>, Fault> {
    read.many(
        columns!("where checklist_at_ms <= ?1 order by checklist_at_ms limit ?2"),
        params![at, limit],
        target_of,
    )
}

/// When the next one is to be reminded.
pub fn next_checklist(read: &Read) -> Result<Option<Moment>, Fault> {
    let due = "select checklist_at_ms from target where checklist_at_ms is not null
               order by checklist_at_ms limit 1";
    read.one(due, [], |row| row.get(0))
}

/// The member is reminded of nothing any more.
pub fn forget_checklists(tx: &Tx, guild: GuildId, member: MemberId) -> Result<(), Fault> {
    tx.write(
        "update target set checklist_at_ms = null where guild_id = ?1 and member_id = ?2",
        params![guild, member],
    )?;
    Ok(())
}

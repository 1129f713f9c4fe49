//! The groups. A guild's row is made when it is first needed.

use rusqlite::params;

use crate::base::{ChannelId, GuildId, Moment, RoleId};

use super::fault::Fault;
use super::tx::{Read, Tx};

/// Roles and places of a guild that are read, at most.
const LIST_MAX: u32 = 100;

/// What organisers have set, as it is stored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SettingsRow {
    /// Where cards are posted.
    pub practice: Option<ChannelId>,
    /// Where organisers read what only they should know.
    pub notice: Option<ChannelId>,
    /// How threads are made: `public` or `private`.
    pub threads: String,
    /// Whether the card for practising now stands there.
    pub practise_now: bool,
    /// The locale of what the room sees; empty is English.
    pub language: String,
    /// The name of the zone in which times are meant; empty is none.
    pub zone: String,
    /// Whether organisers see attendance.
    pub shows_attendance: bool,
    /// From which moment on, once a call said so.
    pub attendance_from: Option<Moment>,
    /// When people are reminded, by name; none: as usual.
    pub reminders: Option<String>,
    /// Days for which the texts of answers are kept; none: as many as greenroom keeps any.
    pub keep_answers_days: Option<u16>,
    /// Where people meet to speak, in order.
    pub places: Vec<ChannelId>,
    /// Roles and what they may, as `organiser` or `coach`.
    pub roles: Vec<(RoleId, String)>,
}

/// Makes the guild's row, unless it is there.
pub fn ensure(tx: &Tx, guild: GuildId) -> Result<(), Fault> {
    tx.write("insert into guild (id) values (?1) on conflict (id) do nothing", [guild])?;
    Ok(())
}

/// The next session number of the guild, counting from 1. A number that was drawn by a job that
/// failed is drawn again.
pub fn session_number_next(tx: &Tx, guild: GuildId) -> Result<u32, Fault> {
    tx.write_returning(
        "insert into guild (id, session_number_last) values (?1, 1)
         on conflict (id) do update set session_number_last = session_number_last + 1
         returning session_number_last",
        [guild],
        |row| row.get(0),
    )?
    .pop()
    .ok_or(Fault::Lost)
}

/// How the guild is set up; none if it has no row.
pub fn settings(read: &Read, guild: GuildId) -> Result<Option<SettingsRow>, Fault> {
    let row = read.one(
        "select practice_channel_id, notice_channel_id, threads, is_practise_now, language, zone,
           is_attendance_shown, attendance_from_ms, reminders, keep_answers_days
         from guild where id = ?1",
        [guild],
        |row| {
            Ok(SettingsRow {
                practice: row.get(0)?,
                notice: row.get(1)?,
                threads: row.get(2)?,
                practise_now: row.get(3)?,
                language: row.get(4)?,
                zone: row.get(5)?,
                shows_attendance: row.get(6)?,
                attendance_from: row.get(7)?,
                reminders: row.get(8)?,
                keep_answers_days: row.get(9)?,
                ..SettingsRow::default()
            })
        },
    )?;
    let Some(row) = row else { return Ok(None) };
    let places = read.many(
        "select channel_id from guild_place where guild_id = ?1 order by place_no limit ?2",
        params![guild, LIST_MAX],
        |row| row.get(0),
    )?;
    let roles = read.many(
        "select role_id, power from guild_role where guild_id = ?1 order by role_id, power limit ?2",
        params![guild, LIST_MAX],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(Some(SettingsRow { places, roles, ..row }))
}

/// Organisers see attendance from `at` on: a call says so. Nothing where they do not, or did
/// before. Whether it is news.
pub fn announce_attendance(tx: &Tx, guild: GuildId, at: Moment) -> Result<bool, Fault> {
    let changed = tx.write(
        "update guild set attendance_from_ms = ?2
         where id = ?1 and is_attendance_shown = 1 and attendance_from_ms is null",
        params![guild, at],
    )?;
    Ok(changed == 1)
}

/// Guilds that were set up and have greenroom, at most `limit`.
pub fn set_up(read: &Read, limit: u32) -> Result<Vec<GuildId>, Fault> {
    read.many(
        "select id from guild where set_up_at_ms is not null and left_at_ms is null
         order by id limit ?1",
        [limit],
        |row| row.get(0),
    )
}

/// Every guild with an id above `after`, by id, and since when greenroom is not in it.
pub fn all(
    read: &Read,
    after: GuildId,
    limit: u32,
) -> Result<Vec<(GuildId, Option<Moment>)>, Fault> {
    read.many(
        "select id, left_at_ms from guild where id > ?1 order by id limit ?2",
        params![after, limit],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Greenroom was removed from the guild. Whether that is news, and there is something of it.
pub fn leave(tx: &Tx, guild: GuildId, at: Moment) -> Result<bool, Fault> {
    let changed = tx.write(
        "update guild set left_at_ms = ?2 where id = ?1 and left_at_ms is null",
        params![guild, at],
    )?;
    Ok(changed == 1)
}

/// Since when greenroom is not in the guild; none where it is.
pub fn left_at(read: &Read, guild: GuildId) -> Result<Option<Moment>, Fault> {
    read.one(
        "select left_at_ms from guild where id = ?1 and left_at_ms is not null",
        [guild],
        |row| row.get(0),
    )
}

/// Greenroom is in the guild again; since when it was not, if it was not.
pub fn come_back(tx: &Tx, guild: GuildId) -> Result<Option<Moment>, Fault> {
    let left_at = left_at(tx, guild)?;
    if left_at.is_some() {
        tx.write("update guild set left_at_ms = null where id = ?1", [guild])?;
    }
    Ok(left_at)
}

/// The guild that greenroom was removed from first, at `until` or before.
pub fn left_until(read: &Read, until: Moment) -> Result<Option<GuildId>, Fault> {
    read.one(
        "select id from guild where left_at_ms is not null and left_at_ms <= ?1
         order by left_at_ms limit 1",
        [until],
        |row| row.get(0),
    )
}

/// The channel does not exist any more: whatever it was chosen for has none. Whether it was chosen
/// for something.
pub fn forget_channel(tx: &Tx, guild: GuildId, channel: ChannelId) -> Result<bool, Fault> {
    let both = params![guild, channel];
    let mut changed = tx.write(
        "update guild set practice_channel_id = null
         where id = ?1 and practice_channel_id = ?2",
        both,
    )?;
    changed += tx.write(
        "update guild set notice_channel_id = null where id = ?1 and notice_channel_id = ?2",
        both,
    )?;
    changed += tx.write("delete from guild_place where guild_id = ?1 and channel_id = ?2", both)?;
    changed += tx.write(
        "update digest set channel_id = null, due_at_ms = null
         where guild_id = ?1 and channel_id = ?2",
        both,
    )?;
    Ok(changed > 0)
}

/// The guild is set up so from now on; its row is made if there is none.
pub fn put_settings(tx: &Tx, guild: GuildId, row: &SettingsRow, at: Moment) -> Result<(), Fault> {
    tx.write(
        "insert into guild (id, practice_channel_id, notice_channel_id, threads, set_up_at_ms,
           is_practise_now, language, zone, is_attendance_shown, attendance_from_ms, reminders,
           keep_answers_days)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
         on conflict (id) do update
         set practice_channel_id = excluded.practice_channel_id,
             notice_channel_id = excluded.notice_channel_id,
             threads = excluded.threads, set_up_at_ms = excluded.set_up_at_ms,
             is_practise_now = excluded.is_practise_now, language = excluded.language,
             zone = excluded.zone, is_attendance_shown = excluded.is_attendance_shown,
             attendance_from_ms = excluded.attendance_from_ms,
             reminders = excluded.reminders,
             keep_answers_days = excluded.keep_answers_days",
        params![
            guild,
            row.practice,
            row.notice,
            row.threads,
            at,
            row.practise_now,
            row.language,
            row.zone,
            row.shows_attendance,
            row.attendance_from,
            row.reminders,
            row.keep_answers_days
        ],
    )?;
    tx.write("delete from guild_place where guild_id = ?1", [guild])?;
    for (no, channel) in (0_u32..).zip(&row.places) {
        tx.write(
            "insert into guild_place (guild_id, place_no, channel_id) values (?1, ?2, ?3)",
            params![guild, no, channel],
        )?;
    }
    tx.write("delete from guild_role where guild_id = ?1", [guild])?;
    for (role, power) in &row.roles {
        tx.write(
            "insert into guild_role (guild_id, role_id, power) values (?1, ?2, ?3)",
            params![guild, role, power],
        )?;
    }
    Ok(())
}

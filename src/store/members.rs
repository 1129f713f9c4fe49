//! The names of the terminal's members. A platform's members keep their names on the platform.

use rusqlite::params;

use crate::base::{GuildId, MemberId};

use super::fault::Fault;
use super::tx::{Read, Tx};

/// Sets the member's name. The guild must have a row.
pub fn put_name(tx: &Tx, guild: GuildId, member: MemberId, name: &str) -> Result<(), Fault> {
    tx.write(
        "insert into member_name (guild_id, member_id, name) values (?1, ?2, ?3)
         on conflict (guild_id, member_id) do update set name = excluded.name",
        params![guild, member, name],
    )?;
    Ok(())
}

/// Says whether a member of the terminal is a coach.
pub fn set_coach(tx: &Tx, guild: GuildId, member: MemberId, is_coach: bool) -> Result<(), Fault> {
    tx.write(
        "update member_name set is_coach = ?3 where guild_id = ?1 and member_id = ?2",
        params![guild, member, is_coach],
    )?;
    Ok(())
}

/// The terminal's coaches, at most `limit`.
pub fn coaches(read: &Read, guild: GuildId, limit: u32) -> Result<Vec<MemberId>, Fault> {
    read.many(
        "select member_id from member_name where guild_id = ?1 and is_coach = 1
         order by member_id limit ?2",
        params![guild, limit],
        |row| row.get(0),
    )
}

/// All names of the guild, by member, at most `limit`.
pub fn names(read: &Read, guild: GuildId, limit: u32) -> Result<Vec<(MemberId, String)>, Fault> {
    read.many(
        "select member_id, name from member_name where guild_id = ?1 order by member_id limit ?2",
        params![guild, limit],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Every column that holds a member's id. Erasure walks this list, and a test compares it with the
/// schema: a new column of that kind has to be named here.
pub const MEMBER_COLUMNS: &[(&str, &str)] = &[
    ("answer", "member_id"),
    ("asked", "member_id"),
    ("asking", "member_id"),
    ("attendance", "member_id"),
    ("ballot", "candidate_id"),
    ("ballot", "rater_id"),
    ("cadence", "member_id"),
    ("calibration_ballot", "member_id"),
    ("consent", "coach_id"),
    ("consent", "member_id"),
    ("debrief", "member_id"),
    ("digest_consent", "member_id"),
    ("direct", "member_id"),
    ("drill_day", "member_id"),
    ("drill_thread", "member_id"),
    ("drilling", "member_id"),
    ("goal", "member_id"),
    ("goal", "set_by_id"),
    ("heard", "member_id"),
    ("inbox", "member_id"),
    ("interviewer_rating", "interviewer_id"),
    ("interviewer_rating", "rater_id"),
    ("journal", "actor_id"),
    ("kept_answer", "member_id"),
    ("knows", "member_id"),
    ("ledger", "member_id"),
    ("mark", "rater_id"),
    ("member_name", "member_id"),
    ("met", "one_id"),
    ("met", "other_id"),
    ("not_with", "member_id"),
    ("not_with", "other_id"),
    ("partner", "member_id"),
    ("partner", "other_id"),
    ("pause", "member_id"),
    ("pitch", "member_id"),
    ("poll", "asker_id"),
    ("poll_vote", "member_id"),
    ("practised", "member_id"),
    ("profile", "member_id"),
    ("proposal", "member_id"),
    ("regular", "member_id"),
    ("report", "candidate_id"),
    ("seat", "member_id"),
    ("seat_facing", "member_id"),
    ("seat_facing", "other_id"),
    ("seat_why", "member_id"),
    ("self_mark", "member_id"),
    ("series", "maker_id"),
    ("series_date", "worded_by_id"),
    ("series_draft", "member_id"),
    ("series_stretch", "worded_by_id"),
    ("standing_pair", "member_id"),
    ("standing_pair", "other_id"),
    ("story", "member_id"),
    ("summary", "member_id"),
    ("target", "member_id"),
    ("thanks", "from_id"),
    ("thanks", "to_id"),
    ("timing", "member_id"),
    ("took_part", "member_id"),
    ("wait", "member_id"),
    ("words", "rater_id"),
];

/// Every column whose text may speak of members without being theirs by key: erasure has to look
/// into these as well.
pub const TEXTS_ABOUT_MEMBERS: &[(&str, &str)] = &[
    ("inbox", "answer"),
    ("journal", "detail"),
    ("outbox", "body"),
    ("part", "body"),
    ("report", "body"),
    ("session", "state"),
];

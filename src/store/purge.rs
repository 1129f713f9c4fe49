//! What is kept of a guild is taken away, some rows at a time.

use rusqlite::params;

use crate::base::{GuildId, SessionId};

use super::erasures;
use super::fault::Fault;
use super::material;
use super::tx::{Read, Tx};

/// Every table with something of a guild, and the column by which it is found. A purge walks this
/// list, and a test compares it with the schema: a new table of that kind has to be named here, and
/// emptied below. What is not here and has a guild: `erasure`, whose rows of a guild go with it.
pub const GUILD_TABLES: &[(&str, &str)] = &[
    ("answer", "session_id"),
    ("asked", "guild_id"),
    ("asking", "guild_id"),
    ("attendance", "guild_id"),
    ("ballot", "guild_id"),
    ("cadence", "guild_id"),
    ("calibration", "guild_id"),
    ("calibration_ballot", "guild_id"),
    ("consent", "guild_id"),
    ("debrief", "guild_id"),
    ("digest", "guild_id"),
    ("digest_consent", "guild_id"),
    ("direct", "guild_id"),
    ("drill_day", "guild_id"),
    ("drill_thread", "guild_id"),
    ("drilling", "guild_id"),
    ("evening", "guild_id"),
    ("evening_posted", "guild_id"),
    ("evening_session", "guild_id"),
    ("goal", "guild_id"),
    ("guild", "id"),
    ("guild_place", "guild_id"),
    ("guild_question", "guild_id"),
    ("guild_role", "guild_id"),
    ("heard", "guild_id"),
    ("held", "guild_id"),
    ("inbox", "guild_id"),
    ("interviewer_rating", "guild_id"),
    ("journal", "guild_id"),
    ("kept_answer", "guild_id"),
    ("kit", "session_id"),
    ("knows", "guild_id"),
    ("ledger", "guild_id"),
    ("mark", "session_id"),
    ("member_name", "guild_id"),
    ("met", "guild_id"),
    ("not_with", "guild_id"),
    ("outbox", "guild_id"),
    ("part", "guild_id"),
    ("partner", "guild_id"),
    ("pause", "guild_id"),
    ("pitch", "guild_id"),
    ("poll", "guild_id"),
    ("poll_vote", "guild_id"),
    ("posted", "session_id"),
    ("practised", "guild_id"),
    ("profile", "guild_id"),
    ("proposal", "guild_id"),
    ("regular", "guild_id"),
    ("report", "guild_id"),
    ("seat", "guild_id"),
    ("seat_facing", "guild_id"),
    ("seat_why", "guild_id"),
    ("self_mark", "session_id"),
    ("series", "guild_id"),
    ("series_date", "guild_id"),
    ("series_draft", "guild_id"),
    ("series_stretch", "guild_id"),
    ("session", "guild_id"),
    ("standing_card", "guild_id"),
    ("standing_pair", "guild_id"),
    ("story", "guild_id"),
    ("summary", "guild_id"),
    ("target", "guild_id"),
    ("thanks", "guild_id"),
    ("timing", "guild_id"),
    ("took_part", "guild_id"),
    ("wait", "guild_id"),
    ("words", "session_id"),
];

/// Rows of a guild outside of its sessions, at most `?2` of each kind.
const OF_GUILD: [&str; 50] = [
    "delete from calibration_ballot where guild_id = ?1 and (calibration_id, member_id) in
       (select calibration_id, member_id from calibration_ballot where guild_id = ?1 limit ?2)",
    "delete from calibration where id in
       (select id from calibration where guild_id = ?1 order by opened_at_ms limit ?2)
       and not exists (select 1 from calibration_ballot where calibration_id = calibration.id)",
    "delete from proposal where id in (select id from proposal where guild_id = ?1 limit ?2)",
    "delete from guild_question where guild_id = ?1 and question_id in
       (select question_id from guild_question where guild_id = ?1 limit ?2)",
    "delete from debrief where id in (select id from debrief where guild_id = ?1 limit ?2)",
    "delete from pitch where id in (select id from pitch where guild_id = ?1 limit ?2)",
    "delete from story where id in (select id from story where guild_id = ?1 limit ?2)",
    "delete from target where guild_id = ?1 and (member_id, on_date) in
       (select member_id, on_date from target where guild_id = ?1 limit ?2)",
    "delete from goal where id in (select id from goal where guild_id = ?1 limit ?2)",
    "delete from drill_day where guild_id = ?1 and (member_id, date) in
       (select member_id, date from drill_day where guild_id = ?1 limit ?2)",
    "delete from drill_thread where guild_id = ?1 and member_id in
       (select member_id from drill_thread where guild_id = ?1 limit ?2)",
    "delete from drilling where guild_id = ?1 and member_id in
       (select member_id from drilling where guild_id = ?1 limit ?2)",
    "delete from cadence where guild_id = ?1 and (member_id, from_date) in
       (select member_id, from_date from cadence where guild_id = ?1 limit ?2)",
    "delete from pause where guild_id = ?1 and (member_id, from_date) in
       (select member_id, from_date from pause where guild_id = ?1 limit ?2)",
    "delete from summary where guild_id = ?1 and member_id in
       (select member_id from summary where guild_id = ?1 limit ?2)",
    "delete from digest where guild_id in
       (select guild_id from digest where guild_id = ?1 limit ?2)",
    "delete from digest_consent where guild_id = ?1 and member_id in
       (select member_id from digest_consent where guild_id = ?1 limit ?2)",
    "delete from poll_vote where guild_id = ?1 and (member_id, poll_id, time_no) in
       (select member_id, poll_id, time_no from poll_vote where guild_id = ?1 limit ?2)",
    "delete from poll where id in
       (select id from poll where guild_id = ?1 order by id limit ?2)
       and not exists (select 1 from poll_vote where poll_id = poll.id)",
    "delete from heard where guild_id = ?1 and (member_id, question_id) in
       (select member_id, question_id from heard where guild_id = ?1 limit ?2)",
    "delete from profile where guild_id = ?1 and member_id in
       (select member_id from profile where guild_id = ?1 limit ?2)",
    "delete from asked where guild_id = ?1 and member_id in
       (select member_id from asked where guild_id = ?1 limit ?2)",
    "delete from knows where guild_id = ?1 and member_id in
       (select member_id from knows where guild_id = ?1 limit ?2)",
    "delete from not_with where guild_id = ?1 and member_id in
       (select member_id from not_with where guild_id = ?1 limit ?2)",
    "delete from standing_pair where guild_id = ?1 and member_id in
       (select member_id from standing_pair where guild_id = ?1 limit ?2)",
    "delete from partner where guild_id = ?1 and member_id in
       (select member_id from partner where guild_id = ?1 limit ?2)",
    "delete from consent where guild_id = ?1 and member_id in
       (select member_id from consent where guild_id = ?1 limit ?2)",
    "delete from direct where placed in
       (select placed from direct where guild_id = ?1 limit ?2)",
    "delete from member_name where guild_id = ?1 and member_id in
       (select member_id from member_name where guild_id = ?1 limit ?2)",
    "delete from guild_role where guild_id = ?1 and role_id in
       (select role_id from guild_role where guild_id = ?1 limit ?2)",
    "delete from guild_place where guild_id = ?1 and place_no in
       (select place_no from guild_place where guild_id = ?1 limit ?2)",
    "delete from wait where guild_id = ?1 and member_id in
       (select member_id from wait where guild_id = ?1 limit ?2)",
    "delete from standing_card where guild_id in
       (select guild_id from standing_card where guild_id = ?1 limit ?2)",
    "delete from seat_facing where evening_id in
       (select id from evening where guild_id = ?1 order by id limit ?2)",
    "delete from seat_why where evening_id in
       (select id from evening where guild_id = ?1 order by id limit ?2)",
    "delete from met where evening_id in
       (select id from evening where guild_id = ?1 order by id limit ?2)",
    "delete from ledger where evening_id in
       (select id from evening where guild_id = ?1 order by id limit ?2)",
    "delete from evening_posted where evening_id in
       (select id from evening where guild_id = ?1 order by id limit ?2)",
    "delete from evening_session where evening_id in
       (select id from evening where guild_id = ?1 order by id limit ?2)",
    "delete from evening where id in
       (select id from evening where guild_id = ?1 order by id limit ?2)",
    "delete from regular where guild_id = ?1 and member_id in
       (select member_id from regular where guild_id = ?1 limit ?2)",
    "delete from asking where guild_id = ?1 and member_id in
       (select member_id from asking where guild_id = ?1 limit ?2)",
    "delete from series_draft where guild_id = ?1 and member_id in
       (select member_id from series_draft where guild_id = ?1 limit ?2)",
    "delete from series_date where series_id in
       (select id from series where guild_id = ?1 order by number limit ?2)",
    "delete from series_stretch where series_id in
       (select id from series where guild_id = ?1 order by number limit ?2)",
    "delete from series where id in
       (select id from series where guild_id = ?1 order by number limit ?2)
       and not exists (select 1 from evening where series_id = series.id)
       and not exists (select 1 from regular where series_id = series.id)
       and not exists (select 1 from asking where series_id = series.id)",
    "delete from held where lane in
       (select lane from held where guild_id = ?1 limit ?2)",
    "delete from outbox where id in
       (select id from outbox where guild_id = ?1 and session_id is null limit ?2)",
    "delete from inbox where no in
       (select no from inbox where guild_id = ?1 and member_id is not null limit ?2)",
    "delete from journal where guild_id = ?1 and id in
       (select id from journal where guild_id = ?1 order by id limit ?2)",
];

/// Rows of one session, in the order of their references.
const OF_SESSION: [&str; 19] = [
    "delete from thanks where session_id = ?1",
    "delete from attendance where session_id = ?1",
    "delete from took_part where session_id = ?1",
    "delete from practised where session_id = ?1",
    "delete from mark where session_id = ?1",
    "delete from words where session_id = ?1",
    "delete from ballot where session_id = ?1",
    "delete from self_mark where session_id = ?1",
    "delete from interviewer_rating where session_id = ?1",
    "delete from answer where session_id = ?1",
    "delete from kept_answer where session_id = ?1",
    "delete from timing where session_id = ?1",
    "delete from seat where session_id = ?1",
    "delete from report where session_id = ?1",
    "delete from posted where session_id = ?1",
    "delete from held where session_id = ?1",
    "delete from outbox where session_id = ?1",
    "delete from evening_session where session_id = ?1",
    "delete from session where id = ?1",
];

/// Takes away rows of the guild outside of its sessions, at most `limit` of each kind, and says how
/// many.
pub fn outside_of_sessions(tx: &Tx, guild: GuildId, limit: u32) -> Result<usize, Fault> {
    erasures::open_journal(tx)?;
    let mut removed = 0;
    for sql in OF_GUILD {
        removed += tx.write(sql, params![guild, limit])?;
    }
    erasures::close_journal(tx)?;
    if removed > 0 {
        tx.note(erasures::ERASED);
    }
    Ok(removed)
}

/// The guild's oldest sessions, at most `limit`.
pub fn sessions(read: &Read, guild: GuildId, limit: u32) -> Result<Vec<SessionId>, Fault> {
    read.many(
        "select id from session where guild_id = ?1 order by number limit ?2",
        params![guild, limit],
        |row| row.get(0),
    )
}

/// Takes a session away with everything of it, and says how many rows that were.
pub fn session(tx: &Tx, session: SessionId) -> Result<usize, Fault> {
    tx.note(erasures::ERASED);
    let mut removed = material::forget(tx, session)?;
    for sql in OF_SESSION {
        removed += tx.write(sql, [session])?;
    }
    Ok(removed)
}

/// Takes the guild's own row away, and the erasures in it: its own says more. Nothing else of it
/// may be left.
pub fn guild(tx: &Tx, guild: GuildId) -> Result<(), Fault> {
    for row in erasures::all(tx, u32::MAX)?.into_iter().filter(|row| row.guild == guild) {
        erasures::forget(tx, row.salt)?;
    }
    tx.write("delete from guild where id = ?1", [guild])?;
    Ok(())
}

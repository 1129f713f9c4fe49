//! The texts of answers. They are kept while their session and its rating are open, then
//! forgotten, unless the guild keeps answers for a while.

use rusqlite::params;

use crate::base::{GuildId, MemberId, Moment, SessionId, Span};

use super::fault::Fault;
use super::tx::{Read, Tx};

/// One answer in text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerRow {
    /// The session.
    pub session: SessionId,
    /// The turn in it.
    pub turn_no: u16,
    /// The question in the turn.
    pub question_no: u16,
    /// 0 for the question itself, then its follow-ups.
    pub ask_no: u16,
    /// Who answered.
    pub member: MemberId,
    /// When it was given.
    pub at: Moment,
    /// The text.
    pub said: String,
}

/// Stores an answer, or its newer text.
pub fn put(tx: &Tx, answer: &AnswerRow) -> Result<(), Fault> {
    tx.write(
        "insert into answer (session_id, turn_no, question_no, ask_no, member_id, at_ms, said)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         on conflict (session_id, turn_no, question_no, ask_no, member_id) do update
         set at_ms = excluded.at_ms, said = excluded.said",
        params![
            answer.session,
            answer.turn_no,
            answer.question_no,
            answer.ask_no,
            answer.member,
            answer.at,
            answer.said,
        ],
    )?;
    Ok(())
}

/// The text of one answer, if there is one: of the question, then of which follow-up.
pub fn said(
    read: &Read,
    session: SessionId,
    turn_no: u16,
    (question_no, ask_no): (u16, u16),
    member: MemberId,
) -> Result<Option<String>, Fault> {
    read.one(
        "select said from answer
         where session_id = ?1 and turn_no = ?2 and question_no = ?3 and ask_no = ?4
           and member_id = ?5",
        params![session, turn_no, question_no, ask_no, member],
        |row| row.get(0),
    )
}

/// The answers of a turn, in the order they were asked for.
pub fn of_turn(read: &Read, session: SessionId, turn_no: u16) -> Result<Vec<AnswerRow>, Fault> {
    read.many(
        "select session_id, turn_no, question_no, ask_no, member_id, at_ms, said from answer
         where session_id = ?1 and turn_no = ?2
         order by question_no, ask_no, member_id limit 1000",
        params![session, turn_no],
        |row| {
            Ok(AnswerRow {
                session: row.get(0)?,
                turn_no: row.get(1)?,
                question_no: row.get(2)?,
                ask_no: row.get(3)?,
                member: row.get(4)?,
                at: row.get(5)?,
                said: row.get(6)?,
            })
        },
    )
}

/// The session's answers are to be forgotten from `until` on.
pub fn keep_until(tx: &Tx, session: SessionId, until: Moment) -> Result<usize, Fault> {
    tx.write("update answer set keep_until_ms = ?2 where session_id = ?1", params![session, until])
}

/// No answer of the guild's sessions that are over is kept longer than so long after it was given.
pub fn keep_at_most(tx: &Tx, guild: GuildId, span: Span) -> Result<usize, Fault> {
    tx.write(
        "update answer set keep_until_ms = min(keep_until_ms, at_ms + ?2)
         where keep_until_ms is not null
           and session_id in (select id from session where guild_id = ?1)",
        params![guild, span],
    )
}

/// Forgets all answers of the session at once and says how many.
pub fn forget(tx: &Tx, session: SessionId) -> Result<usize, Fault> {
    tx.write("delete from answer where session_id = ?1", [session])
}

/// Forgets answers whose time is over, at most `limit`, and says how many.
pub fn forget_due(tx: &Tx, now: Moment, limit: u32) -> Result<usize, Fault> {
    tx.write(
        "delete from answer where rowid in (
           select rowid from answer where keep_until_ms is not null and keep_until_ms <= ?1
           order by keep_until_ms limit ?2)",
        params![now, limit],
    )
}

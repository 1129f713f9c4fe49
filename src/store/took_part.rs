//! In which sessions members took part: for as long as the session is known, unlike their seats.

use rusqlite::{Row, params};

use crate::base::{GuildId, MemberId, Moment, SessionId};

use super::fault::Fault;
use super::tx::{Read, Tx};

/// What a member was in a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TookPartRow {
    /// The session.
    pub session: SessionId,
    /// Who took part.
    pub member: MemberId,
    /// When it began, by its plan.
    pub at: Moment,
    /// Their turn as candidate.
    pub turn_no: Option<u16>,
    /// Whether they asked a question.
    pub is_interviewer: bool,
    /// Whether they watched.
    pub is_observer: bool,
    /// Whether they rated somebody.
    pub is_rater: bool,
    /// The format's name; empty where it is not known any more.
    pub format: String,
}

fn part_of(row: &Row<'_>) -> rusqlite::Result<TookPartRow> {
    Ok(TookPartRow {
        session: row.get(0)?,
        member: row.get(1)?,
        at: row.get(2)?,
        turn_no: row.get(3)?,
        is_interviewer: row.get(4)?,
        is_observer: row.get(5)?,
        is_rater: row.get(6)?,
        format: row.get(7)?,
    })
}

/// A row with its session's number.
fn numbered(row: &Row<'_>) -> rusqlite::Result<(TookPartRow, u32)> {
    Ok((part_of(row)?, row.get(8)?))
}

/// Notes what a member was in a session, in place of what was noted before.
pub fn put(tx: &Tx, guild: GuildId, row: &TookPartRow) -> Result<(), Fault> {
    tx.write(
        "insert into took_part (session_id, member_id, guild_id, at_ms, turn_no, is_interviewer,
           is_observer, is_rater, format)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         on conflict (session_id, member_id) do update
         set at_ms = excluded.at_ms, turn_no = excluded.turn_no,
           is_interviewer = excluded.is_interviewer, is_observer = excluded.is_observer,
           is_rater = excluded.is_rater, format = excluded.format",
        params![
            row.session,
            row.member,
            guild,
            row.at,
            row.turn_no,
            row.is_interviewer,
            row.is_observer,
            row.is_rater,
            row.format,
        ],
    )?;
    Ok(())
}

/// Who took part in the session, by member, at most `limit`.
pub fn of_session(read: &Read, session: SessionId, limit: u32) -> Result<Vec<TookPartRow>, Fault> {
    read.many(
        "select session_id, member_id, at_ms, turn_no, is_interviewer, is_observer, is_rater, format
         from took_part where session_id = ?1 order by member_id limit ?2",
        params![session, limit],
        part_of,
    )
}

/// The member's sessions in the guild that are older than `before`, the newest first, each with its
/// number, at most `limit`: all, or only drills, or all but them. Without `before`, or where that
/// is none of theirs, from the newest on.
pub fn before(
    read: &Read,
    (guild, member): (GuildId, MemberId),
    are_drills: Option<bool>,
    before: Option<SessionId>,
    limit: u32,
) -> Result<Vec<(TookPartRow, u32)>, Fault> {
    let at: Option<Moment> = match before {
        Some(before) => read.one(
            "select at_ms from took_part where session_id = ?1 and member_id = ?2",
            params![before, member],
            |row| row.get(0),
        )?,
        None => None,
    };
    let far = Moment::from_ms(i64::MAX);
    let (at, before) = at.zip(before).unwrap_or((far, SessionId(i64::MAX)));
    read.many(
        "select t.session_id, t.member_id, t.at_ms, t.turn_no, t.is_interviewer, t.is_observer,
           t.is_rater, t.format, s.number
         from took_part t join session s on s.id = t.session_id
         where t.guild_id = ?1 and t.member_id = ?2 and (t.at_ms, t.session_id) < (?3, ?4)
           and (?6 is null or s.is_private = ?6)
         order by t.at_ms desc, t.session_id desc limit ?5",
        params![guild, member, at, before, limit, are_drills],
        numbered,
    )
}

/// When sessions began in which the member was candidate, since `since`, the latest first, and
/// whether each was one of theirs alone.
pub fn as_candidate(
    read: &Read,
    guild: GuildId,
    member: MemberId,
    since: Moment,
    limit: u32,
) -> Result<Vec<(Moment, bool)>, Fault> {
    read.many(
        "select t.at_ms, s.is_private from took_part t join session s on s.id = t.session_id
         where t.guild_id = ?1 and t.member_id = ?2 and t.at_ms > ?3 and t.turn_no is not null
         order by t.at_ms desc limit ?4",
        params![guild, member, since, limit],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

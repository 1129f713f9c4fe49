//! How long answers took: one row for every question and follow-up that was asked.

use rusqlite::{Row, params};

use crate::base::{GuildId, MemberId, Moment, SessionId, Span};

use super::fault::Fault;
use super::tx::{Read, Tx};

/// One question or follow-up that was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimingRow {
    /// The session.
    pub session: SessionId,
    /// The turn in it.
    pub turn_no: u16,
    /// The question in the turn.
    pub question_no: u16,
    /// 0 for the question itself, then its follow-ups.
    pub ask_no: u16,
    /// Whose session it is.
    pub guild: GuildId,
    /// Who was asked.
    pub member: MemberId,
    /// The question, as its bank names it.
    pub question: String,
    /// What kind of question it is.
    pub kind: String,
    /// What the follow-up asked for; none for the question itself.
    pub probe: Option<String>,
    /// When the clock started.
    pub asked_at: Moment,
    /// How long the answer took; none when it was not measured.
    pub took_for: Option<Span>,
    /// The target's lower end in seconds.
    pub target_lo_s: u32,
    /// The target's upper end in seconds.
    pub target_hi_s: u32,
    /// The hard limit in seconds; 0 for none.
    pub limit_s: u32,
    /// What the answer lacked, in the service's own words.
    pub lacking: String,
    /// Whether something outside cut the answer short.
    pub is_interrupted: bool,
}

macro_rules! columns {
    ($rest:literal) => {
        concat!(
            "select session_id, turn_no, question_no, ask_no, guild_id, member_id, question_id, ",
            "kind, probe, asked_at_ms, took_ms, target_lo_s, target_hi_s, limit_s, lacking, ",
            "is_interrupted from timing ",
            $rest
        )
    };
}

fn timing_of(row: &Row<'_>) -> rusqlite::Result<TimingRow> {
    Ok(TimingRow {
        session: row.get(0)?,
        turn_no: row.get(1)?,
        question_no: row.get(2)?,
        ask_no: row.get(3)?,
        guild: row.get(4)?,
        member: row.get(5)?,
        question: row.get(6)?,
        kind: row.get(7)?,
        probe: row.get(8)?,
        asked_at: row.get(9)?,
        took_for: row.get(10)?,
        target_lo_s: row.get(11)?,
        target_hi_s: row.get(12)?,
        limit_s: row.get(13)?,
        lacking: row.get(14)?,
        is_interrupted: row.get(15)?,
    })
}

/// Stores a timing, or its newer state.
pub fn put(tx: &Tx, timing: &TimingRow) -> Result<(), Fault> {
    tx.write(
        "insert into timing (session_id, turn_no, question_no, ask_no, guild_id, member_id,
           question_id, kind, probe, asked_at_ms, took_ms, target_lo_s, target_hi_s, limit_s,
           lacking, is_interrupted)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
         on conflict (session_id, turn_no, question_no, ask_no) do update
         set member_id = excluded.member_id, question_id = excluded.question_id,
           kind = excluded.kind, probe = excluded.probe, asked_at_ms = excluded.asked_at_ms,
           took_ms = excluded.took_ms, target_lo_s = excluded.target_lo_s,
           target_hi_s = excluded.target_hi_s, limit_s = excluded.limit_s,
           lacking = excluded.lacking, is_interrupted = excluded.is_interrupted",
        params![
            timing.session,
            timing.turn_no,
            timing.question_no,
            timing.ask_no,
            timing.guild,
            timing.member,
            timing.question,
            timing.kind,
            timing.probe,
            timing.asked_at,
            timing.took_for,
            timing.target_lo_s,
            timing.target_hi_s,
            timing.limit_s,
            timing.lacking,
            timing.is_interrupted,
        ],
    )?;
    Ok(())
}

/// The timings of a turn, in the order they were asked.
pub fn of_turn(read: &Read, session: SessionId, turn_no: u16) -> Result<Vec<TimingRow>, Fault> {
    read.many(
        columns!("where session_id = ?1 and turn_no = ?2 order by question_no, ask_no limit 1000"),
        params![session, turn_no],
        timing_of,
    )
}

/// The sessions of the member's last timings in the guild since `since`, newest first; one that has
/// several is named as often. At most `limit`.
pub fn answered_in(
    read: &Read,
    guild: GuildId,
    member: MemberId,
    since: Moment,
    limit: u32,
) -> Result<Vec<SessionId>, Fault> {
    read.many(
        "select session_id from timing
         where guild_id = ?1 and member_id = ?2 and asked_at_ms >= ?3
         order by asked_at_ms desc limit ?4",
        params![guild, member, since, limit],
        |row| row.get(0),
    )
}

/// Their answer in this session, or else in their newest drill: to its first question.
pub fn attempt(
    read: &Read,
    (guild, member): (GuildId, MemberId),
    of: Option<SessionId>,
) -> Result<Option<TimingRow>, Fault> {
    if let Some(session) = of {
        return read.one(
            columns!(
                "where session_id = ?1 and guild_id = ?2 and member_id = ?3 and ask_no = 0
                 order by turn_no, question_no limit 1"
            ),
            params![session, guild, member],
            timing_of,
        );
    }
    read.one(
        columns!(
            "where guild_id = ?1 and member_id = ?2 and ask_no = 0
               and (select is_private from session where id = session_id) = 1
             order by asked_at_ms desc limit 1"
        ),
        params![guild, member],
        timing_of,
    )
}

/// The member's answers to questions, not to follow-ups, that were asked after `since` and not
/// after `until`, the newest first, at most `limit`.
pub fn first_answers(
    read: &Read,
    (guild, member): (GuildId, MemberId),
    (since, until): (Moment, Moment),
    limit: u32,
) -> Result<Vec<TimingRow>, Fault> {
    read.many(
        columns!(
            "where guild_id = ?1 and member_id = ?2 and asked_at_ms > ?3 and asked_at_ms <= ?4
               and ask_no = 0
             order by asked_at_ms desc limit ?5"
        ),
        params![guild, member, since, until, limit],
        timing_of,
    )
}

/// Their answers to that question with the numbers of their sessions, the newest first, at most
/// `limit`.
pub fn attempts(
    read: &Read,
    (guild, member): (GuildId, MemberId),
    question: &str,
    limit: u32,
) -> Result<Vec<(TimingRow, u32)>, Fault> {
    read.many(
        "select t.session_id, t.turn_no, t.question_no, t.ask_no, t.guild_id, t.member_id,
           t.question_id, t.kind, t.probe, t.asked_at_ms, t.took_ms, t.target_lo_s, t.target_hi_s,
           t.limit_s, t.lacking, t.is_interrupted, s.number
         from timing t join session s on s.id = t.session_id
         where t.guild_id = ?1 and t.member_id = ?2 and t.question_id = ?3 and t.ask_no = 0
         order by t.asked_at_ms desc limit ?4",
        params![guild, member, question, limit],
        |row| Ok((timing_of(row)?, row.get(16)?)),
    )
}

/// How long the member's last whole answer to that question took, before session `before`.
pub fn last_of(
    read: &Read,
    (guild, member): (GuildId, MemberId),
    question: &str,
    before: SessionId,
) -> Result<Option<Span>, Fault> {
    read.one(
        "select took_ms from timing
         where guild_id = ?1 and member_id = ?2 and question_id = ?3 and session_id < ?4
           and ask_no = 0 and took_ms is not null and is_interrupted = 0
         order by asked_at_ms desc limit 1",
        params![guild, member, question, before],
        |row| row.get(0),
    )
}

/// The same for any question of that kind.
pub fn last_of_kind(
    read: &Read,
    (guild, member): (GuildId, MemberId),
    kind: &str,
    before: SessionId,
) -> Result<Option<Span>, Fault> {
    read.one(
        "select took_ms from timing
         where guild_id = ?1 and member_id = ?2 and kind = ?3 and session_id < ?4
           and ask_no = 0 and took_ms is not null and is_interrupted = 0
         order by asked_at_ms desc limit 1",
        params![guild, member, kind, before],
        |row| row.get(0),
    )
}

/// How often a question was asked in a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UseRow {
    /// The question, as its bank names it.
    pub question: String,
    /// How often it was asked.
    pub asked: u32,
    /// When it or a follow-up was asked last.
    pub last_at: Moment,
    /// In which session that was.
    pub session: SessionId,
    /// Answers that have a time and a limit.
    pub timed: u32,
    /// Those over their limit.
    pub over: u32,
}

/// The questions that the guild's sessions asked, those asked most often first, at most `limit`
/// after the first `skipped`. What somebody practised alone is left out.
pub fn uses(
    read: &Read,
    guild: GuildId,
    (skipped, limit): (u32, u32),
) -> Result<Vec<UseRow>, Fault> {
    read.many(
        "select t.question_id, sum(t.ask_no = 0), max(t.asked_at_ms), t.session_id,
           sum(t.ask_no = 0 and t.is_interrupted = 0 and t.limit_s > 0 and t.took_ms is not null),
           sum(t.ask_no = 0 and t.is_interrupted = 0 and t.limit_s > 0
             and coalesce(t.took_ms, 0) > t.limit_s * 1000)
         from timing t cross join session s on s.id = t.session_id
         where t.guild_id = ?1 and s.is_private = 0
         group by t.question_id order by 2 desc, 1 limit ?2 offset ?3",
        params![guild, limit, skipped],
        |row| {
            Ok(UseRow {
                question: row.get(0)?,
                asked: row.get(1)?,
                last_at: row.get(2)?,
                session: row.get(3)?,
                timed: row.get(4)?,
                over: row.get(5)?,
            })
        },
    )
}

/// What follow-ups in the guild's sessions asked for, by question, and how often; at most `limit`.
/// What somebody practised alone is left out.
pub fn probes(
    read: &Read,
    guild: GuildId,
    limit: u32,
) -> Result<Vec<(String, String, u32)>, Fault> {
    read.many(
        "select t.question_id, t.probe, count(*)
         from timing t cross join session s on s.id = t.session_id
         where t.guild_id = ?1 and t.probe is not null and s.is_private = 0
         group by t.question_id, t.probe order by 3 desc, 1, 2 limit ?2",
        params![guild, limit],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

//! Reports: one a turn, as they were made. The severities used are in them and stay.

use rusqlite::{Row, params};

use crate::base::{GuildId, MemberId, Moment, SessionId, Span};

use super::fault::Fault;
use super::tx::{Read, Tx};

/// What of a turn was counted and timed, as it is read for years.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Measure {
    /// Observers who tallied fillers.
    pub tallies: u32,
    /// What they counted together.
    pub fillers: u32,
    /// How long the timed answers were together.
    pub speech: Span,
}

/// A turn in which fillers were tallied and answers were timed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeasuredRow {
    /// The session.
    pub session: SessionId,
    /// The turn in it.
    pub turn_no: u16,
    /// When its report was made.
    pub made_at: Moment,
    /// What was counted and timed.
    pub measure: Measure,
}

/// The report of one turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRow {
    /// The session.
    pub session: SessionId,
    /// The turn in it.
    pub turn_no: u16,
    /// Whose session it is.
    pub guild: GuildId,
    /// Whom it is about.
    pub candidate: MemberId,
    /// When it was made.
    pub made_at: Moment,
    /// What was counted and timed.
    pub measure: Measure,
    /// The report, as JSON.
    pub body: String,
}

macro_rules! columns {
    ($rest:literal) => {
        concat!(
            "select session_id, turn_no, guild_id, candidate_id, made_at_ms, body, tally_count, ",
            "filler_count, speech_ms from report ",
            $rest
        )
    };
}

fn report_of(row: &Row<'_>) -> rusqlite::Result<ReportRow> {
    Ok(ReportRow {
        session: row.get(0)?,
        turn_no: row.get(1)?,
        guild: row.get(2)?,
        candidate: row.get(3)?,
        made_at: row.get(4)?,
        body: row.get(5)?,
        measure: Measure { tallies: row.get(6)?, fillers: row.get(7)?, speech: row.get(8)? },
    })
}

fn measured_of(row: &Row<'_>) -> rusqlite::Result<MeasuredRow> {
    Ok(MeasuredRow {
        session: row.get(0)?,
        turn_no: row.get(1)?,
        made_at: row.get(2)?,
        measure: Measure { tallies: row.get(3)?, fillers: row.get(4)?, speech: row.get(5)? },
    })
}

/// Stores a report, or its newer state.
pub fn put(tx: &Tx, report: &ReportRow) -> Result<(), Fault> {
    tx.write(
        "insert into report (session_id, turn_no, guild_id, candidate_id, made_at_ms, body,
           tally_count, filler_count, speech_ms)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         on conflict (session_id, turn_no) do update
         set candidate_id = excluded.candidate_id, made_at_ms = excluded.made_at_ms,
           body = excluded.body, tally_count = excluded.tally_count,
           filler_count = excluded.filler_count, speech_ms = excluded.speech_ms",
        params![
            report.session,
            report.turn_no,
            report.guild,
            report.candidate,
            report.made_at,
            report.body,
            report.measure.tallies,
            report.measure.fillers,
            report.measure.speech,
        ],
    )?;
    Ok(())
}

/// The report of a turn.
pub fn load(read: &Read, session: SessionId, turn_no: u16) -> Result<Option<ReportRow>, Fault> {
    read.one(
        columns!("where session_id = ?1 and turn_no = ?2"),
        params![session, turn_no],
        report_of,
    )
}

/// The session's reports, by turn.
pub fn of_session(read: &Read, session: SessionId) -> Result<Vec<ReportRow>, Fault> {
    read.many(columns!("where session_id = ?1 order by turn_no limit 1000"), [session], report_of)
}

/// The member's reports as a candidate in the guild that were made after `since` and not after
/// `until`, newest first.
pub fn made_between(
    read: &Read,
    (guild, candidate): (GuildId, MemberId),
    (since, until): (Moment, Moment),
    limit: u32,
) -> Result<Vec<ReportRow>, Fault> {
    read.many(
        columns!(
            "where guild_id = ?1 and candidate_id = ?2 and made_at_ms > ?3 and made_at_ms <= ?4
             order by made_at_ms desc limit ?5"
        ),
        params![guild, candidate, since, until, limit],
        report_of,
    )
}

/// The member's reports as a candidate in the guild, newest first.
pub fn of_candidate(
    read: &Read,
    guild: GuildId,
    candidate: MemberId,
    limit: u32,
) -> Result<Vec<ReportRow>, Fault> {
    read.many(
        columns!("where guild_id = ?1 and candidate_id = ?2 order by made_at_ms desc limit ?3"),
        params![guild, candidate, limit],
        report_of,
    )
}

/// The member's first turns in the guild in which fillers were tallied, not after `until`, the
/// earliest first.
pub fn first_measured(
    read: &Read,
    (guild, candidate): (GuildId, MemberId),
    until: Moment,
    limit: u32,
) -> Result<Vec<MeasuredRow>, Fault> {
    read.many(
        "select session_id, turn_no, made_at_ms, tally_count, filler_count, speech_ms from report
         where guild_id = ?1 and candidate_id = ?2 and made_at_ms <= ?3
           and tally_count > 0 and speech_ms > 0
         order by made_at_ms, session_id limit ?4",
        params![guild, candidate, until, limit],
        measured_of,
    )
}

/// The last ones, the latest first.
pub fn last_measured(
    read: &Read,
    (guild, candidate): (GuildId, MemberId),
    until: Moment,
    limit: u32,
) -> Result<Vec<MeasuredRow>, Fault> {
    read.many(
        "select session_id, turn_no, made_at_ms, tally_count, filler_count, speech_ms from report
         where guild_id = ?1 and candidate_id = ?2 and made_at_ms <= ?3
           and tally_count > 0 and speech_ms > 0
         order by made_at_ms desc, session_id desc limit ?4",
        params![guild, candidate, until, limit],
        measured_of,
    )
}

//! What is left of a member is taken away, row by row; and the list of erasures, which a restore
//! from an older backup replays. The list does not say who: it recognises an id that it is shown.

use rusqlite::{Row, params};

use crate::base::{DeliveryId, EveningId, GuildId, MemberId, Moment, SessionId, Span};

use super::direct;
use super::fault::Fault;
use super::lane::Lane;
use super::ledger;
use super::material;
use super::pairs;
use super::series;
use super::tx::{News, Read, Tx};

/// An erasure is kept this long: until no backup from before it is left.
pub(super) const KEPT_FOR: Span = Span::from_hours(24 * 45);

/// Erasures that are looked through for those to be removed.
const LOOKED_THROUGH_MAX: u32 = 100_000;

/// Stands for the guild where a whole one was erased.
pub const WHOLE_GUILD: GuildId = GuildId(0);

/// The log may still hold what is gone.
pub(super) const ERASED: News =
    News { is_queued: false, wake_at: None, is_erased: true, is_untold: false };

/// One erasure: of a member in a guild, or of a whole guild.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ErasureRow {
    /// Random, and part of what the seal was made from.
    pub salt: [u8; 16],
    /// In which guild; [`WHOLE_GUILD`] where it is the guild itself, whose id is not kept.
    pub guild: GuildId,
    /// What the member's id, or the guild's, becomes with this salt.
    pub seal: [u8; 32],
    /// When it was erased.
    pub at: Moment,
}

/// How many erasures of the guild's members are kept, and when the last one was: whoever keeps
/// something in memory sees by it that somebody is gone.
pub fn of_guild(read: &Read, guild: GuildId) -> Result<(u32, Option<Moment>), Fault> {
    let found =
        read.one("select count(*), max(at_ms) from erasure where guild_id = ?1", [guild], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    found.ok_or(Fault::Lost)
}

/// Numbers of sessions of the guild whose state holds `digits`, below `before`, newest first.
pub fn sessions_with(
    read: &Read,
    guild: GuildId,
    digits: &str,
    before: u32,
    limit: u32,
) -> Result<Vec<(u32, SessionId)>, Fault> {
    read.many(
        "select number, id from session
         where guild_id = ?1 and number < ?2 and instr(state, ?3) > 0
         order by number desc limit ?4",
        params![guild, before, digits, limit],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The session is over, and of its state only this is kept: nothing that it was made from.
pub fn empty_session(tx: &Tx, session: SessionId, state: &str, now: Moment) -> Result<(), Fault> {
    tx.write(
        "update session set revision = revision + 1, phase = 'closed', is_running = 0,
           wake_at_ms = null, wake_why = null, closed_at_ms = coalesce(closed_at_ms, ?3),
           state = ?2
         where id = ?1",
        params![session, state, now],
    )?;
    tx.write("delete from seat where session_id = ?1", [session])?;
    material::forget(tx, session)?;
    Ok(())
}

/// Takes the member out of a session's rows. What they said and how they were marked goes; finished
/// marks that they gave stay, under the id `nobody`.
pub fn forget_in_session(
    tx: &Tx,
    session: SessionId,
    member: MemberId,
    nobody: MemberId,
) -> Result<(), Fault> {
    let whose = params![session, member];
    tx.write("delete from answer where session_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from timing where session_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from self_mark where session_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from seat where session_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from report where session_id = ?1 and candidate_id = ?2", whose)?;
    tx.write(
        "delete from interviewer_rating
         where session_id = ?1 and (interviewer_id = ?2 or rater_id = ?2)",
        whose,
    )?;
    tx.write("delete from words where session_id = ?1 and rater_id = ?2", whose)?;
    tx.write(
        "delete from words where session_id = ?1
         and turn_no in (select turn_no from ballot where session_id = ?1 and candidate_id = ?2)",
        whose,
    )?;
    tx.write(
        "delete from mark where session_id = ?1
         and turn_no in (select turn_no from ballot where session_id = ?1 and candidate_id = ?2)",
        whose,
    )?;
    tx.write("delete from ballot where session_id = ?1 and candidate_id = ?2", whose)?;
    tx.write(
        "insert into ballot (session_id, turn_no, rater_id, guild_id, candidate_id, is_complete,
           transfer, unsealed_at_ms, rubric_id)
         select session_id, turn_no, ?3, guild_id, candidate_id, is_complete, null,
           unsealed_at_ms, rubric_id
         from ballot where session_id = ?1 and rater_id = ?2",
        params![session, member, nobody],
    )?;
    tx.write(
        "update mark set rater_id = ?3 where session_id = ?1 and rater_id = ?2",
        params![session, member, nobody],
    )?;
    tx.write("delete from ballot where session_id = ?1 and rater_id = ?2", whose)?;
    Ok(())
}

/// Takes away what the member has in the guild outside of its sessions.
pub fn forget_in_guild(tx: &Tx, guild: GuildId, member: MemberId) -> Result<(), Fault> {
    let whose = params![guild, member];
    tx.write("delete from goal where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from pitch where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from debrief where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from calibration_ballot where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from proposal where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from story where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from target where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from drilling where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from drill_day where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from drill_thread where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from practised where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from cadence where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from pause where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from summary where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from partner where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from partner where guild_id = ?1 and other_id = ?2", whose)?;
    tx.write("delete from poll_vote where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("update poll set asker_id = null where guild_id = ?1 and asker_id = ?2", whose)?;
    tx.write("delete from digest_consent where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from kept_answer where guild_id = ?1 and member_id = ?2", whose)?;
    // What a coach set has been its member's since, as finished marks are: who it was goes.
    tx.write("update goal set set_by_id = null where guild_id = ?1 and set_by_id = ?2", whose)?;
    tx.write("delete from heard where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from profile where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from asked where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from asking where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from attendance where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from thanks where guild_id = ?1 and from_id = ?2", whose)?;
    tx.write("delete from thanks where guild_id = ?1 and to_id = ?2", whose)?;
    tx.write("delete from took_part where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from knows where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from not_with where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from not_with where guild_id = ?1 and other_id = ?2", whose)?;
    tx.write("delete from consent where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from consent where guild_id = ?1 and coach_id = ?2", whose)?;
    tx.write("delete from wait where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from member_name where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write("delete from inbox where guild_id = ?1 and member_id = ?2", whose)?;
    ledger::forget(tx, guild, member)?;
    pairs::forget(tx, guild, member)?;
    direct::forget(tx, guild, member)?;
    forget_in_series(tx, guild, member)
}

/// Series belong to the group and go on; whose they were and what the member called them goes.
fn forget_in_series(tx: &Tx, guild: GuildId, member: MemberId) -> Result<(), Fault> {
    let whose = params![guild, member];
    series::leave(tx, guild, member)?;
    tx.write("delete from series_draft where guild_id = ?1 and member_id = ?2", whose)?;
    tx.write(
        "update series_stretch set objective = null, worded_by_id = null
         where guild_id = ?1 and worded_by_id = ?2",
        whose,
    )?;
    tx.write(
        "update series_date set objective = null, worded_by_id = null
         where guild_id = ?1 and worded_by_id = ?2",
        whose,
    )?;
    Ok(())
}

/// Answers to others in the guild that hold `digits`, by their number.
pub fn answers_with(
    read: &Read,
    guild: GuildId,
    digits: &str,
    limit: u32,
) -> Result<Vec<(i64, String)>, Fault> {
    read.many(
        "select no, answer from inbox
         where guild_id = ?1 and member_id is not null and instr(answer, ?2) > 0 limit ?3",
        params![guild, digits, limit],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Another text for an answer that was given.
pub fn set_answer(tx: &Tx, no: i64, answer: &str) -> Result<(), Fault> {
    tx.write("update inbox set answer = ?2 where no = ?1", params![no, answer])?;
    Ok(())
}

/// The answer is not known any more.
pub fn forget_answer(tx: &Tx, no: i64) -> Result<(), Fault> {
    tx.write("delete from inbox where no = ?1", [no])?;
    Ok(())
}

/// Settled deliveries of a session are history: they go as a whole.
pub fn forget_settled(tx: &Tx, session: SessionId) -> Result<usize, Fault> {
    tx.write("delete from outbox where session_id = ?1 and settled_at_ms is not null", [session])
}

/// Deliveries of a session that are still to be made.
pub fn deliveries(read: &Read, session: SessionId) -> Result<Vec<(DeliveryId, String)>, Fault> {
    read.many(
        "select id, body from outbox where session_id = ?1 and settled_at_ms is null
         order by id limit 10000",
        [session],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Settled deliveries of an evening go as a whole.
pub fn forget_settled_of_evening(tx: &Tx, evening: EveningId) -> Result<usize, Fault> {
    let mut gone = 0;
    for lane in Lane::of_evening(evening) {
        gone += tx.write(
            "delete from outbox where lane = ?1 and settled_at_ms is not null",
            [lane.to_string()],
        )?;
    }
    Ok(gone)
}

/// Deliveries of an evening that are still to be made.
pub fn deliveries_of_evening(
    read: &Read,
    evening: EveningId,
) -> Result<Vec<(DeliveryId, String)>, Fault> {
    let mut all = Vec::new();
    for lane in Lane::of_evening(evening) {
        all.extend(read.many(
            "select id, body from outbox where lane = ?1 and settled_at_ms is null
             order by id limit 1000",
            [lane.to_string()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?);
    }
    Ok(all)
}

/// Another body for a delivery that is still to be made.
pub fn set_body(tx: &Tx, id: DeliveryId, body: &str) -> Result<(), Fault> {
    tx.write("update outbox set body = ?2 where id = ?1", params![id, body])?;
    Ok(())
}

/// From here to [`close_journal`] the journal can be changed: for an erasure, and nothing else.
pub fn open_journal(tx: &Tx) -> Result<(), Fault> {
    tx.write("insert into erasing (no) values (1)", [])?;
    Ok(())
}

/// The journal only grows again.
pub fn close_journal(tx: &Tx) -> Result<(), Fault> {
    tx.write("delete from erasing where no = 1", [])?;
    Ok(())
}

/// Another actor and detail for a line of the journal.
pub fn set_line(
    tx: &Tx,
    guild: GuildId,
    id: i64,
    actor: Option<MemberId>,
    detail: &str,
) -> Result<(), Fault> {
    tx.write(
        "update journal set actor_id = ?3, detail = ?4 where guild_id = ?1 and id = ?2",
        params![guild, id, actor, detail],
    )?;
    Ok(())
}

fn erasure_of(row: &Row<'_>) -> rusqlite::Result<ErasureRow> {
    Ok(ErasureRow { salt: row.get(0)?, guild: row.get(1)?, seal: row.get(2)?, at: row.get(3)? })
}

/// Keeps that somebody was erased.
pub fn put(tx: &Tx, erasure: &ErasureRow) -> Result<(), Fault> {
    tx.note(ERASED);
    tx.write(
        "insert into erasure (salt, guild_id, seal, at_ms) values (?1, ?2, ?3, ?4)
         on conflict (salt) do nothing",
        params![erasure.salt, erasure.guild, erasure.seal, erasure.at],
    )?;
    Ok(())
}

/// All erasures that are kept, at most `limit`.
pub fn all(read: &Read, limit: u32) -> Result<Vec<ErasureRow>, Fault> {
    read.many(
        "select salt, guild_id, seal, at_ms from erasure order by salt limit ?1",
        [limit],
        erasure_of,
    )
}

/// Removes erasures of `until` or before, at most `limit`, and says how many. They are too few for
/// an index: all are looked through.
pub fn prune(tx: &Tx, until: Moment, limit: u32) -> Result<usize, Fault> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let old = all(tx, LOOKED_THROUGH_MAX)?.into_iter().filter(|row| row.at <= until).take(limit);
    let mut removed = 0;
    for row in old {
        removed += forget(tx, row.salt)?;
    }
    Ok(removed)
}

/// The erasure is not kept any more; says how many rows that were.
pub(super) fn forget(tx: &Tx, salt: [u8; 16]) -> Result<usize, Fault> {
    tx.write("delete from erasure where salt = ?1", [salt])
}

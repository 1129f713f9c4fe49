//! Ballots: marks, words, the candidates' own marks and the interviewers' ratings.
//!
//! A ballot is sealed until [`unseal`]; from then on its marks, words and completeness are frozen:
//! every function that changes one answers [`Kept::Frozen`] instead.

use rusqlite::{Row, params};

use crate::base::{GuildId, MemberId, Moment, SessionId};

use super::fault::Fault;
use super::tx::{Read, Tx};

/// Which ballot: one rater in one turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BallotRow {
    /// The session.
    pub session: SessionId,
    /// The turn in it.
    pub turn_no: u16,
    /// Who rates.
    pub rater: MemberId,
    /// Whose session it is.
    pub guild: GuildId,
    /// Who is rated; never the rater.
    pub candidate: MemberId,
    /// The rubric rated by.
    pub rubric: String,
}

/// Whether a change of a ballot was taken.
#[must_use]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It is part of the ballot.
    Kept,
    /// The ballot is unsealed and does not change any more.
    Frozen,
}

/// The three fields of a ballot's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What was seen or heard.
    pub observed: String,
    /// Why it matters.
    pub matters: String,
    /// What to try next time.
    pub next_time: String,
}

/// One mark on an unsealed, complete ballot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkRow {
    /// The session.
    pub session: SessionId,
    /// The turn in it.
    pub turn_no: u16,
    /// Who rated.
    pub rater: MemberId,
    /// Who was rated.
    pub candidate: MemberId,
    /// When the ballot was unsealed.
    pub unsealed_at: Moment,
    /// The place of the competency in its rubric.
    pub competency_no: u8,
    /// 1–5; none says that the rater could not tell.
    pub level: Option<u8>,
}

/// A ballot as its session sees it, sealed or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BallotState {
    /// Which one.
    pub ballot: BallotRow,
    /// Whether the rater is done.
    pub is_complete: bool,
    /// Whether the micro-goal showed: `yes`, `partly` or `not-yet`.
    pub transfer: Option<String>,
    /// When it was unsealed.
    pub unsealed_at: Option<Moment>,
    /// Its marks: competency and level, by competency.
    pub marks: Vec<(u8, Option<u8>)>,
}

/// How one rater found an interviewer, each 1–5.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InterviewerRating {
    /// The session.
    pub session: SessionId,
    /// The turn in it.
    pub turn_no: u16,
    /// Who rates.
    pub rater: MemberId,
    /// Who is rated; never the rater.
    pub interviewer: MemberId,
    /// Whose session it is.
    pub guild: GuildId,
    /// Was it like a real interview?
    pub realistic: Option<u8>,
    /// Was it specific?
    pub specific: Option<u8>,
    /// Was it useful?
    pub useful: Option<u8>,
}

/// Means of an interviewer's ratings.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InterviewerMeans {
    /// How many ratings there are.
    pub count: u32,
    /// Mean of *realistic*.
    pub realistic: Option<f64>,
    /// Mean of *specific*.
    pub specific: Option<f64>,
    /// Mean of *useful*.
    pub useful: Option<f64>,
}

/// Sets one mark. The ballot is made when it is not there.
pub fn put_mark(
    tx: &Tx,
    ballot: &BallotRow,
    competency_no: u8,
    level: Option<u8>,
) -> Result<Kept, Fault> {
    with_ballot(tx, ballot, || {
        tx.write(
            "insert into mark (session_id, turn_no, rater_id, competency_no, level)
             select session_id, turn_no, rater_id, ?4, ?5 from ballot
             where session_id = ?1 and turn_no = ?2 and rater_id = ?3 and unsealed_at_ms is null
             on conflict (session_id, turn_no, rater_id, competency_no)
             do update set level = excluded.level",
            params![ballot.session, ballot.turn_no, ballot.rater, competency_no, level],
        )
    })
}

/// Sets the words. The ballot is made when it is not there.
pub fn put_words(tx: &Tx, ballot: &BallotRow, words: &Words, at: Moment) -> Result<Kept, Fault> {
    with_ballot(tx, ballot, || {
        tx.write(
            "insert into words (session_id, turn_no, rater_id, at_ms, observed, matters, next_time)
             select session_id, turn_no, rater_id, ?4, ?5, ?6, ?7 from ballot
             where session_id = ?1 and turn_no = ?2 and rater_id = ?3 and unsealed_at_ms is null
             on conflict (session_id, turn_no, rater_id)
             do update set at_ms = excluded.at_ms, observed = excluded.observed,
               matters = excluded.matters, next_time = excluded.next_time",
            params![
                ballot.session,
                ballot.turn_no,
                ballot.rater,
                at,
                words.observed,
                words.matters,
                words.next_time,
            ],
        )
    })
}

/// Sets whether the micro-goal showed: `yes`, `partly` or `not-yet`.
pub fn put_transfer(tx: &Tx, ballot: &BallotRow, transfer: Option<&str>) -> Result<Kept, Fault> {
    with_ballot(tx, ballot, || {
        tx.write(
            "update ballot set transfer = ?4
             where session_id = ?1 and turn_no = ?2 and rater_id = ?3 and unsealed_at_ms is null",
            params![ballot.session, ballot.turn_no, ballot.rater, transfer],
        )
    })
}

/// Sets whether the rater is done.
pub fn set_complete(tx: &Tx, ballot: &BallotRow, is_complete: bool) -> Result<Kept, Fault> {
    with_ballot(tx, ballot, || {
        tx.write(
            "update ballot set is_complete = ?4
             where session_id = ?1 and turn_no = ?2 and rater_id = ?3 and unsealed_at_ms is null",
            params![ballot.session, ballot.turn_no, ballot.rater, is_complete],
        )
    })
}

/// Runs a change that touches nothing when the ballot is missing or unsealed; makes a missing one
/// and runs it again. Most changes find their ballot, and cost one statement.
fn with_ballot(
    tx: &Tx,
    ballot: &BallotRow,
    change: impl Fn() -> Result<usize, Fault>,
) -> Result<Kept, Fault> {
    if change()? > 0 {
        return Ok(Kept::Kept);
    }
    tx.write(
        "insert into ballot (session_id, turn_no, rater_id, guild_id, candidate_id, is_complete,
           rubric_id)
         values (?1, ?2, ?3, ?4, ?5, 0, ?6)
         on conflict (session_id, turn_no, rater_id) do nothing",
        params![
            ballot.session,
            ballot.turn_no,
            ballot.rater,
            ballot.guild,
            ballot.candidate,
            ballot.rubric,
        ],
    )?;
    Ok(if change()? > 0 { Kept::Kept } else { Kept::Frozen })
}

/// Unseals all sealed ballots of the session and says how many.
pub fn unseal(tx: &Tx, session: SessionId, at: Moment) -> Result<usize, Fault> {
    tx.write(
        "update ballot set unsealed_at_ms = ?2 where session_id = ?1 and unsealed_at_ms is null",
        params![session, at],
    )
}

/// When `rater` last rated a turn of `candidate`, by the unsealing; none if they never did.
pub fn rated_at(
    read: &Read,
    guild: GuildId,
    candidate: MemberId,
    rater: MemberId,
) -> Result<Option<Moment>, Fault> {
    let newest = read.one(
        "select max(unsealed_at_ms) from ballot
         where guild_id = ?1 and candidate_id = ?2 and rater_id = ?3",
        params![guild, candidate, rater],
        |row| row.get(0),
    )?;
    Ok(newest.flatten())
}

/// The marks that scores are made of: unsealed, complete ballots of the guild by this rubric,
/// unsealed in `since..=until`; the newest ballots when there are more than `ballots_max`. Ordered
/// by session, turn, rater and competency.
pub fn history(
    read: &Read,
    guild: GuildId,
    rubric: &str,
    since: Moment,
    until: Moment,
    ballots_max: u32,
) -> Result<Vec<MarkRow>, Fault> {
    read.many(
        "select b.session_id, b.turn_no, b.rater_id, b.candidate_id, b.unsealed_at_ms,
           m.competency_no, m.level
         from (select session_id, turn_no, rater_id, candidate_id, unsealed_at_ms from ballot
               where guild_id = ?1 and rubric_id = ?2 and is_complete = 1
                 and unsealed_at_ms is not null and unsealed_at_ms between ?3 and ?4
               order by unsealed_at_ms desc limit ?5) b
         join mark m on m.session_id = b.session_id and m.turn_no = b.turn_no
           and m.rater_id = b.rater_id
         order by b.session_id, b.turn_no, b.rater_id, m.competency_no",
        params![guild, rubric, since, until, ballots_max],
        mark_of,
    )
}

/// Who rated somebody of the guild on this rubric since `since`, the last first: of the newest
/// ballots, at most `limit`, and so often as they did.
pub fn raters(
    read: &Read,
    guild: GuildId,
    rubric: &str,
    since: Moment,
    limit: u32,
) -> Result<Vec<MemberId>, Fault> {
    read.many(
        "select rater_id from ballot
         where guild_id = ?1 and rubric_id = ?2 and is_complete = 1
           and unsealed_at_ms is not null and unsealed_at_ms >= ?3
         order by unsealed_at_ms desc limit ?4",
        params![guild, rubric, since, limit],
        |row| row.get(0),
    )
}

/// How many of the guild's ballots on this rubric were unsealed since `since`, counted up to
/// `limit`.
pub fn count(
    read: &Read,
    guild: GuildId,
    rubric: &str,
    since: Moment,
    limit: u32,
) -> Result<u32, Fault> {
    let found = read.one(
        "select count(*) from
           (select 1 from ballot where guild_id = ?1 and rubric_id = ?2 and is_complete = 1
              and unsealed_at_ms is not null and unsealed_at_ms >= ?3 limit ?4)",
        params![guild, rubric, since, limit],
        |row| row.get(0),
    )?;
    Ok(found.unwrap_or_default())
}

fn mark_of(row: &Row<'_>) -> rusqlite::Result<MarkRow> {
    Ok(MarkRow {
        session: row.get(0)?,
        turn_no: row.get(1)?,
        rater: row.get(2)?,
        candidate: row.get(3)?,
        unsealed_at: row.get(4)?,
        competency_no: row.get(5)?,
        level: row.get(6)?,
    })
}

/// The same of one candidate's ballots alone.
pub fn of_candidate(
    read: &Read,
    (guild, candidate): (GuildId, MemberId),
    rubric: &str,
    since: Moment,
    until: Moment,
    ballots_max: u32,
) -> Result<Vec<MarkRow>, Fault> {
    read.many(
        "select b.session_id, b.turn_no, b.rater_id, b.candidate_id, b.unsealed_at_ms,
           m.competency_no, m.level
         from (select session_id, turn_no, rater_id, candidate_id, unsealed_at_ms from ballot
               where guild_id = ?1 and candidate_id = ?2 and rubric_id = ?3 and is_complete = 1
                 and unsealed_at_ms is not null and unsealed_at_ms between ?4 and ?5
               order by unsealed_at_ms desc limit ?6) b
         join mark m on m.session_id = b.session_id and m.turn_no = b.turn_no
           and m.rater_id = b.rater_id
         order by b.session_id, b.turn_no, b.rater_id, m.competency_no",
        params![guild, candidate, rubric, since, until, ballots_max],
        mark_of,
    )
}

/// A rubric on which somebody was rated: its id, and the last turn that was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatedOn {
    /// The rubric's id.
    pub rubric: String,
    /// The session.
    pub session: SessionId,
    /// The turn in it.
    pub turn_no: u16,
    /// When it was unsealed.
    pub unsealed_at: Moment,
}

/// The rubric behind `after`, in the order of ids, on which the candidate was rated.
pub fn rated_on(
    read: &Read,
    guild: GuildId,
    candidate: MemberId,
    after: &str,
) -> Result<Option<RatedOn>, Fault> {
    read.one(
        "select rubric_id, session_id, turn_no, unsealed_at_ms from ballot
         where guild_id = ?1 and candidate_id = ?2 and rubric_id > ?3 and is_complete = 1
           and unsealed_at_ms is not null
         order by rubric_id, unsealed_at_ms desc limit 1",
        params![guild, candidate, after],
        |row| {
            Ok(RatedOn {
                rubric: row.get(0)?,
                session: row.get(1)?,
                turn_no: row.get(2)?,
                unsealed_at: row.get(3)?,
            })
        },
    )
}

/// All ballots of the session with their marks, sealed ones too, by turn and rater.
pub fn of_session(read: &Read, session: SessionId) -> Result<Vec<BallotState>, Fault> {
    let mut ballots = read.many(
        "select session_id, turn_no, rater_id, guild_id, candidate_id, rubric_id, is_complete,
           transfer, unsealed_at_ms
         from ballot where session_id = ?1 order by turn_no, rater_id limit 1000",
        [session],
        |row| {
            Ok(BallotState {
                ballot: BallotRow {
                    session: row.get(0)?,
                    turn_no: row.get(1)?,
                    rater: row.get(2)?,
                    guild: row.get(3)?,
                    candidate: row.get(4)?,
                    rubric: row.get(5)?,
                },
                is_complete: row.get(6)?,
                transfer: row.get(7)?,
                unsealed_at: row.get(8)?,
                marks: Vec::new(),
            })
        },
    )?;
    for state in &mut ballots {
        state.marks = marks_of(read, &state.ballot)?;
    }
    Ok(ballots)
}

fn marks_of(read: &Read, ballot: &BallotRow) -> Result<Vec<(u8, Option<u8>)>, Fault> {
    read.many(
        "select competency_no, level from mark
         where session_id = ?1 and turn_no = ?2 and rater_id = ?3
         order by competency_no limit 32",
        params![ballot.session, ballot.turn_no, ballot.rater],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The words that were written about a turn, by rater.
pub fn words_of(
    read: &Read,
    session: SessionId,
    turn_no: u16,
) -> Result<Vec<(MemberId, Words)>, Fault> {
    read.many(
        "select rater_id, observed, matters, next_time from words
         where session_id = ?1 and turn_no = ?2 order by rater_id limit 1000",
        params![session, turn_no],
        |row| {
            let words =
                Words { observed: row.get(1)?, matters: row.get(2)?, next_time: row.get(3)? };
            Ok((row.get(0)?, words))
        },
    )
}

/// Sets one mark of a candidate's own. Such marks never enter a score.
pub fn put_self_mark(
    tx: &Tx,
    session: SessionId,
    turn_no: u16,
    member: MemberId,
    competency_no: u8,
    level: Option<u8>,
) -> Result<(), Fault> {
    tx.write(
        "insert into self_mark (session_id, turn_no, member_id, competency_no, level)
         values (?1, ?2, ?3, ?4, ?5)
         on conflict (session_id, turn_no, member_id, competency_no)
         do update set level = excluded.level",
        params![session, turn_no, member, competency_no, level],
    )?;
    Ok(())
}

/// The candidate's own marks of a turn: competency and level, by competency.
pub fn self_marks(
    read: &Read,
    session: SessionId,
    turn_no: u16,
    member: MemberId,
) -> Result<Vec<(u8, Option<u8>)>, Fault> {
    read.many(
        "select competency_no, level from self_mark
         where session_id = ?1 and turn_no = ?2 and member_id = ?3
         order by competency_no limit 32",
        params![session, turn_no, member],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// A mark that a candidate gave themself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SelfMarkRow {
    /// The session.
    pub session: SessionId,
    /// The place of the competency in its rubric.
    pub competency_no: u8,
    /// 1–5.
    pub level: u8,
}

/// The marks that the member gave themself in turns whose reports were made after `since`, the
/// latest first.
pub fn self_marks_since(
    read: &Read,
    guild: GuildId,
    member: MemberId,
    since: Moment,
    limit: u32,
) -> Result<Vec<SelfMarkRow>, Fault> {
    read.many(
        "select s.session_id, s.competency_no, s.level
         from report r join self_mark s on s.session_id = r.session_id
           and s.turn_no = r.turn_no and s.member_id = r.candidate_id
         where r.guild_id = ?1 and r.candidate_id = ?2 and r.made_at_ms > ?3
           and s.level is not null
         order by r.made_at_ms desc limit ?4",
        params![guild, member, since, limit],
        |row| {
            Ok(SelfMarkRow { session: row.get(0)?, competency_no: row.get(1)?, level: row.get(2)? })
        },
    )
}

/// Sets how a rater found an interviewer.
pub fn put_interviewer_rating(tx: &Tx, rating: &InterviewerRating) -> Result<(), Fault> {
    tx.write(
        "insert into interviewer_rating (session_id, turn_no, rater_id, interviewer_id, guild_id,
           realistic, specific, useful)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         on conflict (session_id, turn_no, rater_id, interviewer_id) do update
         set realistic = excluded.realistic, specific = excluded.specific,
           useful = excluded.useful",
        params![
            rating.session,
            rating.turn_no,
            rating.rater,
            rating.interviewer,
            rating.guild,
            rating.realistic,
            rating.specific,
            rating.useful,
        ],
    )?;
    Ok(())
}

/// How the guild's raters found the interviewer, over the last `ratings_max` ratings.
pub fn interviewer_means(
    read: &Read,
    guild: GuildId,
    interviewer: MemberId,
    ratings_max: u32,
) -> Result<InterviewerMeans, Fault> {
    let means = read.one(
        "select count(*), avg(realistic), avg(specific), avg(useful)
         from (select realistic, specific, useful from interviewer_rating
               where guild_id = ?1 and interviewer_id = ?2 order by session_id desc limit ?3)",
        params![guild, interviewer, ratings_max],
        |row| {
            Ok(InterviewerMeans {
                count: row.get(0)?,
                realistic: row.get(1)?,
                specific: row.get(2)?,
                useful: row.get(3)?,
            })
        },
    )?;
    means.ok_or(Fault::Lost)
}

//! Evenings: one row each, their sessions, where their messages stand, and who is in every time.

use rusqlite::{Row, params};

use crate::base::{EveningId, GuildId, MemberId, Moment, SeriesId, SessionId};

use super::fault::Fault;
use super::sessions::Saved;
use super::tx::{News, Read, Tx};

/// An evening as it is stored: the state as text, and the columns that are searched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EveningRow {
    /// The evening.
    pub id: EveningId,
    /// Whose it is.
    pub guild: GuildId,
    /// Of which series, and its date by the rule.
    pub series: Option<(SeriesId, String)>,
    /// The phase's name.
    pub phase: String,
    /// When its sessions begin.
    pub starts_at: Moment,
    /// When they are expected to end.
    pub ends_at: Moment,
    /// When it wants to be woken, and why.
    pub wake: Option<(Moment, String)>,
    /// Grows with every save; a save with an older one is refused.
    pub revision: u32,
    /// The shape of `state`.
    pub state_version: u32,
    /// The state, as JSON.
    pub state: String,
    /// When it was made.
    pub made_at: Moment,
}

macro_rules! columns {
    ($rest:literal) => {
        concat!(
            "select id, guild_id, series_id, date, phase, starts_at_ms, ends_at_ms, wake_at_ms, ",
            "wake_why, revision, state_version, state, made_at_ms from evening ",
            $rest
        )
    };
}

fn evening_of(row: &Row<'_>) -> rusqlite::Result<EveningRow> {
    let (series, date): (Option<SeriesId>, Option<String>) = (row.get(2)?, row.get(3)?);
    let (wake_at, why): (Option<Moment>, Option<String>) = (row.get(7)?, row.get(8)?);
    Ok(EveningRow {
        id: row.get(0)?,
        guild: row.get(1)?,
        series: series.zip(date),
        phase: row.get(4)?,
        starts_at: row.get(5)?,
        ends_at: row.get(6)?,
        wake: wake_at.zip(why),
        revision: row.get(9)?,
        state_version: row.get(10)?,
        state: row.get(11)?,
        made_at: row.get(12)?,
    })
}

/// Stores a new evening. Its guild must have a row.
pub fn insert(tx: &Tx, evening: &EveningRow) -> Result<(), Fault> {
    let wake = evening.wake.as_ref();
    tx.note(News { wake_at: wake.map(|(at, _)| *at), ..News::default() });
    tx.write(
        "insert into evening (id, guild_id, series_id, date, phase, starts_at_ms, ends_at_ms,
           wake_at_ms, wake_why, revision, state_version, state, made_at_ms)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        params![
            evening.id,
            evening.guild,
            evening.series.as_ref().map(|(series, _)| *series),
            evening.series.as_ref().map(|(_, date)| date),
            evening.phase,
            evening.starts_at,
            evening.ends_at,
            wake.map(|(at, _)| *at),
            wake.map(|(_, why)| why),
            evening.revision,
            evening.state_version,
            evening.state,
            evening.made_at,
        ],
    )?;
    Ok(())
}

/// Saves an evening that was loaded with `evening.revision`. Its id, guild, series and making do
/// not change.
pub fn save(tx: &Tx, evening: &EveningRow) -> Result<Saved, Fault> {
    let wake = evening.wake.as_ref();
    tx.note(News { wake_at: wake.map(|(at, _)| *at), ..News::default() });
    let changed = tx.write(
        "update evening set revision = revision + 1, phase = ?3, starts_at_ms = ?4,
           ends_at_ms = ?5, wake_at_ms = ?6, wake_why = ?7, state_version = ?8, state = ?9
         where id = ?1 and revision = ?2",
        params![
            evening.id,
            evening.revision,
            evening.phase,
            evening.starts_at,
            evening.ends_at,
            wake.map(|(at, _)| *at),
            wake.map(|(_, why)| why),
            evening.state_version,
            evening.state,
        ],
    )?;
    Ok(if changed == 1 { Saved::Saved { revision: evening.revision + 1 } } else { Saved::Stale })
}

/// The evening.
pub fn load(read: &Read, id: EveningId) -> Result<Option<EveningRow>, Fault> {
    read.one(columns!("where id = ?1"), [id], evening_of)
}

/// Evenings that want to be woken by `at`, the longest due first, at most `limit`.
pub fn due(read: &Read, at: Moment, limit: u32) -> Result<Vec<EveningId>, Fault> {
    read.many(
        "select id from evening where wake_at_ms <= ?1 order by wake_at_ms limit ?2",
        params![at, limit],
        |row| row.get(0),
    )
}

/// When the next evening wants to be woken.
pub fn next_wake(read: &Read) -> Result<Option<Moment>, Fault> {
    read.one(
        "select wake_at_ms from evening where wake_at_ms is not null order by wake_at_ms limit 1",
        [],
        |row| row.get(0),
    )
}

/// The guild's evenings that are not over, the next first, at most `limit`.
pub fn open_of(read: &Read, guild: GuildId, limit: u32) -> Result<Vec<EveningRow>, Fault> {
    read.many(
        columns!("where guild_id = ?1 and phase <> 'over' order by starts_at_ms limit ?2"),
        params![guild, limit],
        evening_of,
    )
}

/// The series' evenings that are not over, by their dates, at most `limit`.
pub fn open_of_series(read: &Read, series: SeriesId, limit: u32) -> Result<Vec<EveningRow>, Fault> {
    read.many(
        columns!("where series_id = ?1 and phase <> 'over' order by date limit ?2"),
        params![series, limit],
        evening_of,
    )
}

/// The guild's evenings after this one, by id, whose state holds `digits`, at most `limit`.
pub fn with(
    read: &Read,
    guild: GuildId,
    digits: &str,
    after: EveningId,
    limit: u32,
) -> Result<Vec<EveningRow>, Fault> {
    read.many(
        columns!("where guild_id = ?1 and id > ?3 and instr(state, ?2) > 0 order by id limit ?4"),
        params![guild, digits, after, limit],
        evening_of,
    )
}

/// Evenings of the series that are over, by their dates, the last first, at most `limit`.
pub fn over_of(read: &Read, series: SeriesId, limit: u32) -> Result<Vec<EveningRow>, Fault> {
    read.many(
        columns!("where series_id = ?1 and phase = 'over' order by date desc limit ?2"),
        params![series, limit],
        evening_of,
    )
}

/// The series' last evening, by its date.
pub fn last_of(read: &Read, series: SeriesId) -> Result<Option<EveningRow>, Fault> {
    read.one(columns!("where series_id = ?1 order by date desc limit 1"), [series], evening_of)
}

/// The series' evening before this date.
pub fn before(read: &Read, series: SeriesId, date: &str) -> Result<Option<EveningRow>, Fault> {
    read.one(
        columns!("where series_id = ?1 and date < ?2 order by date desc limit 1"),
        params![series, date],
        evening_of,
    )
}

/// All evenings after this one that are not over, by id, at most `limit`.
pub fn live(read: &Read, after: EveningId, limit: u32) -> Result<Vec<EveningRow>, Fault> {
    read.many(
        columns!("where id > ?1 and phase <> 'over' order by id limit ?2"),
        params![after, limit],
        evening_of,
    )
}

/// The evening is over, and nothing of its state is kept.
pub fn empty(tx: &Tx, evening: EveningId) -> Result<(), Fault> {
    tx.write(
        "update evening set state = '', phase = 'over', wake_at_ms = null, wake_why = null,
           revision = revision + 1
         where id = ?1",
        [evening],
    )?;
    Ok(())
}

/// The session is one of the evening's.
pub fn bind(tx: &Tx, session: SessionId, evening: EveningId, guild: GuildId) -> Result<(), Fault> {
    tx.write(
        "insert into evening_session (session_id, evening_id, guild_id) values (?1, ?2, ?3)",
        params![session, evening, guild],
    )?;
    Ok(())
}

/// The evening whose session this is.
pub fn of_session(read: &Read, session: SessionId) -> Result<Option<EveningId>, Fault> {
    let sql = "select evening_id from evening_session where session_id = ?1";
    read.one(sql, [session], |row| row.get(0))
}

/// The sessions of an evening, also of draws that are in force no more.
pub fn sessions_of(read: &Read, evening: EveningId) -> Result<Vec<SessionId>, Fault> {
    let sql = "select session_id from evening_session where evening_id = ?1
               order by session_id limit 200";
    read.many(sql, [evening], |row| row.get(0))
}

/// Where the slot's message stands.
pub fn placed(read: &Read, evening: EveningId, slot: &str) -> Result<Option<String>, Fault> {
    read.one(
        "select placed from evening_posted where evening_id = ?1 and slot = ?2",
        params![evening, slot],
        |row| row.get(0),
    )
}

/// Where the messages of the guild's evenings that are not over stand, by evening and slot, at most
/// `limit`.
pub fn placed_of_guild(
    read: &Read,
    guild: GuildId,
    limit: u32,
) -> Result<Vec<(EveningId, String, String)>, Fault> {
    read.many(
        "select p.evening_id, p.slot, p.placed
         from evening e join evening_posted p on p.evening_id = e.id
         where e.guild_id = ?1 and e.phase <> 'over' order by e.id, p.slot limit ?2",
        params![guild, limit],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// The evening, which has sessions, wants to be woken at `at`, if it wants to be woken later.
pub fn hurry(tx: &Tx, evening: EveningId, at: Moment) -> Result<(), Fault> {
    tx.note(News { wake_at: Some(at), ..News::default() });
    tx.write(
        "update evening set wake_at_ms = ?2
         where id = ?1 and phase in ('drawn', 'check-in', 'under-way') and wake_at_ms > ?2",
        params![evening, at],
    )?;
    Ok(())
}

/// The slot's message stands at `placed` from now on.
pub fn put_placed(
    tx: &Tx,
    (evening, guild): (EveningId, GuildId),
    slot: &str,
    placed: &str,
    at: Moment,
) -> Result<(), Fault> {
    tx.write(
        "insert into evening_posted (evening_id, slot, guild_id, at_ms, placed)
         values (?1, ?2, ?3, ?4, ?5)
         on conflict (evening_id, slot) do update
         set at_ms = excluded.at_ms, placed = excluded.placed",
        params![evening, slot, guild, at, placed],
    )?;
    Ok(())
}

/// The slot's message is gone from the platform; the next delivery posts a new one.
pub fn forget_placed(tx: &Tx, evening: EveningId, slot: &str) -> Result<(), Fault> {
    tx.write(
        "delete from evening_posted where evening_id = ?1 and slot = ?2",
        params![evening, slot],
    )?;
    Ok(())
}

/// The member is in every time from now on, or no longer.
pub fn set_regular(
    tx: &Tx,
    (series, guild): (SeriesId, GuildId),
    member: MemberId,
    on: Option<Moment>,
) -> Result<(), Fault> {
    match on {
        Some(since) => tx.write(
            "insert into regular (series_id, member_id, guild_id, since_ms)
             values (?1, ?2, ?3, ?4) on conflict do nothing",
            params![series, member, guild, since],
        )?,
        None => tx.write(
            "delete from regular where series_id = ?1 and member_id = ?2",
            params![series, member],
        )?,
    };
    Ok(())
}

/// Who is in every time, at most `limit`.
pub fn regulars(read: &Read, series: SeriesId, limit: u32) -> Result<Vec<MemberId>, Fault> {
    read.many(
        "select member_id from regular where series_id = ?1 order by member_id limit ?2",
        params![series, limit],
        |row| row.get(0),
    )
}

/// Who came to an evening of the series since then, at most `limit`.
pub fn came_since(
    read: &Read,
    series: SeriesId,
    since: Moment,
    limit: u32,
) -> Result<Vec<MemberId>, Fault> {
    read.many(
        "select distinct l.member_id from evening e join ledger l on l.evening_id = e.id
         where e.series_id = ?1 and e.starts_at_ms >= ?2 order by l.member_id limit ?3",
        params![series, since, limit],
        |row| row.get(0),
    )
}

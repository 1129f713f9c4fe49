//! Sessions: one row each, the truth of a running session, and who sits in it when.

use rusqlite::{Row, params};

use crate::base::{GuildId, MemberId, Moment, SessionId};

use super::fault::Fault;
use super::tx::{News, Read, Tx};

/// The longest time that one seat can be taken for; the schema checks it. It bounds how far back
/// [`overlapping`] has to look.
pub const SEAT_FOR_MAX_MS: i64 = 86_400_000;

/// A session as it is stored: the state as text, and the columns that are searched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// The session.
    pub id: SessionId,
    /// Whose it is.
    pub guild: GuildId,
    /// Its number in the guild, from [`super::guilds::session_number_next`].
    pub number: u32,
    /// The phase's name.
    pub phase: String,
    /// Whether its clocks run, so that a gap concerns it.
    pub is_running: bool,
    /// Grows with every save; a save with an older one is refused.
    pub revision: u32,
    /// When it wants to be woken, and why.
    pub wake: Option<(Moment, String)>,
    /// When it starts, once that is known.
    pub starts_at: Option<Moment>,
    /// When it is expected to end; only with a start.
    pub ends_at: Option<Moment>,
    /// When it was made.
    pub made_at: Moment,
    /// When it was closed for good.
    pub closed_at: Option<Moment>,
    /// The shape of `state`.
    pub state_version: u32,
    /// The state, as JSON.
    pub state: String,
}

/// What became of a save.
#[must_use]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// The row is saved and has this revision now.
    Saved {
        /// What the next save has to come with.
        revision: u32,
    },
    /// The row was saved by somebody else since it was loaded: load it again.
    Stale,
}

/// One taken seat of a session.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SeatRow {
    /// Who sits.
    pub member: MemberId,
    /// As what: `candidate`, `interviewer` or `observer`.
    pub kind: String,
    /// From when.
    pub starts_at: Moment,
    /// Until when, at most a day later.
    pub ends_at: Moment,
}

/// A session in which somebody has a seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatedRow {
    /// The session.
    pub session: SessionId,
    /// Its number in the guild.
    pub number: u32,
    /// The phase's name.
    pub phase: String,
    /// Whether its clocks run.
    pub is_running: bool,
    /// From when the seat is taken.
    pub starts_at: Moment,
    /// Until when.
    pub ends_at: Moment,
}

/// A session that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueRow {
    /// The session.
    pub id: SessionId,
    /// Its guild.
    pub guild: GuildId,
    /// Whether an absence of the bot matters to it.
    pub is_running: bool,
    /// When it wanted to be woken.
    pub wake_at: Moment,
    /// Why it wanted to be woken.
    pub why: String,
}

macro_rules! columns {
    ($rest:literal) => {
        concat!(
            "select id, guild_id, number, phase, is_running, revision, wake_at_ms, wake_why, ",
            "starts_at_ms, ends_at_ms, made_at_ms, closed_at_ms, state_version, state ",
            "from session ",
            $rest
        )
    };
}

fn session_of(row: &Row<'_>) -> rusqlite::Result<SessionRow> {
    let wake_at: Option<Moment> = row.get(6)?;
    let wake_why: Option<String> = row.get(7)?;
    Ok(SessionRow {
        id: row.get(0)?,
        guild: row.get(1)?,
        number: row.get(2)?,
        phase: row.get(3)?,
        is_running: row.get(4)?,
        revision: row.get(5)?,
        wake: wake_at.zip(wake_why),
        starts_at: row.get(8)?,
        ends_at: row.get(9)?,
        made_at: row.get(10)?,
        closed_at: row.get(11)?,
        state_version: row.get(12)?,
        state: row.get(13)?,
    })
}

/// Stores a new session. Its guild must have a row.
pub fn insert(tx: &Tx, session: &SessionRow) -> Result<(), Fault> {
    let wake = session.wake.as_ref();
    tx.note(News { wake_at: wake.map(|(at, _)| *at), ..News::default() });
    tx.write(
        "insert into session (id, guild_id, number, phase, is_running, revision, wake_at_ms,
           wake_why, starts_at_ms, ends_at_ms, made_at_ms, closed_at_ms, state_version, state)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        params![
            session.id,
            session.guild,
            session.number,
            session.phase,
            session.is_running,
            session.revision,
            wake.map(|(at, _)| *at),
            wake.map(|(_, why)| why),
            session.starts_at,
            session.ends_at,
            session.made_at,
            session.closed_at,
            session.state_version,
            session.state,
        ],
    )?;
    Ok(())
}

/// Saves a session that was loaded with `session.revision`. Its id, guild, number and making do
/// not change.
pub fn save(tx: &Tx, session: &SessionRow) -> Result<Saved, Fault> {
    let wake = session.wake.as_ref();
    tx.note(News { wake_at: wake.map(|(at, _)| *at), ..News::default() });
    let params = params![
        session.id,
        session.revision,
        session.phase,
        session.is_running,
        wake.map(|(at, _)| *at),
        wake.map(|(_, why)| why),
        session.starts_at,
        session.ends_at,
        session.closed_at,
        session.state_version,
        session.state,
    ];
    // Most steps change the state alone. What is named here is written anew even where it is as it
    // was, with a page of every index on it.
    let changed = tx.write(
        "update session set revision = revision + 1, state_version = ?10, state = ?11
         where id = ?1 and revision = ?2 and phase = ?3 and is_running = ?4
           and wake_at_ms is ?5 and wake_why is ?6 and starts_at_ms is ?7 and ends_at_ms is ?8
           and closed_at_ms is ?9",
        params,
    )?;
    if changed == 1 {
        return Ok(Saved::Saved { revision: session.revision + 1 });
    }
    let changed = tx.write(
        "update session set revision = revision + 1, phase = ?3, is_running = ?4,
           wake_at_ms = ?5, wake_why = ?6, starts_at_ms = ?7, ends_at_ms = ?8,
           closed_at_ms = ?9, state_version = ?10, state = ?11
         where id = ?1 and revision = ?2",
        params,
    )?;
    Ok(if changed == 1 { Saved::Saved { revision: session.revision + 1 } } else { Saved::Stale })
}

/// The session is in no list: it is its planner's alone.
pub fn hide(tx: &Tx, session: SessionId) -> Result<(), Fault> {
    tx.write("update session set is_private = 1 where id = ?1", [session])?;
    Ok(())
}

/// Whether the session is its planner's alone.
pub fn is_private(read: &Read, session: SessionId) -> Result<bool, Fault> {
    let found =
        read.one("select is_private from session where id = ?1", [session], |row| row.get(0));
    Ok(found?.unwrap_or(false))
}

/// The session.
pub fn load(read: &Read, id: SessionId) -> Result<Option<SessionRow>, Fault> {
    read.one(columns!("where id = ?1"), [id], session_of)
}

/// The session's number in its guild.
pub fn number(read: &Read, id: SessionId) -> Result<Option<u32>, Fault> {
    read.one("select number from session where id = ?1", [id], |row| row.get(0))
}

/// The guild's session with this number.
pub fn load_by_number(
    read: &Read,
    guild: GuildId,
    number: u32,
) -> Result<Option<SessionRow>, Fault> {
    read.one(columns!("where guild_id = ?1 and number = ?2"), params![guild, number], session_of)
}

/// Sessions whose wake time has come, the one that waits longest first.
pub fn due(read: &Read, now: Moment, limit: u32) -> Result<Vec<DueRow>, Fault> {
    read.many(
        "select id, guild_id, is_running, wake_at_ms, wake_why from session
         where wake_at_ms is not null and wake_at_ms <= ?1
         order by wake_at_ms, id limit ?2",
        params![now, limit],
        |row| {
            Ok(DueRow {
                id: row.get(0)?,
                guild: row.get(1)?,
                is_running: row.get(2)?,
                wake_at: row.get(3)?,
                why: row.get(4)?,
            })
        },
    )
}

/// When the next session wants to be woken.
pub fn next_wake(read: &Read) -> Result<Option<Moment>, Fault> {
    read.one(
        "select wake_at_ms from session where wake_at_ms is not null
         order by wake_at_ms limit 1",
        [],
        |row| row.get(0),
    )
}

/// Running sessions with an id above `after`, by id.
pub fn running(read: &Read, after: SessionId, limit: u32) -> Result<Vec<SessionRow>, Fault> {
    read.many(
        columns!("where is_running = 1 and id > ?1 order by id limit ?2"),
        params![after, limit],
        session_of,
    )
}

/// Sessions that are not closed, with an id above `after`, by id.
pub fn live(read: &Read, after: SessionId, limit: u32) -> Result<Vec<SessionRow>, Fault> {
    read.many(
        columns!("where closed_at_ms is null and id > ?1 order by id limit ?2"),
        params![after, limit],
        session_of,
    )
}

/// Who sits in running sessions of which guild, each once, at most `limit`.
pub fn seated_in_running(read: &Read, limit: u32) -> Result<Vec<(GuildId, MemberId)>, Fault> {
    let mut seated = read.many(
        "select s.guild_id, t.member_id from session s indexed by session_running
         join seat t on t.session_id = s.id
         where s.is_running = 1 limit ?1",
        [limit],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    seated.sort_unstable();
    seated.dedup();
    Ok(seated)
}

/// The guild's sessions that are not closed, newest first.
pub fn open_of(read: &Read, guild: GuildId, limit: u32) -> Result<Vec<SessionRow>, Fault> {
    read.many(
        columns!("where guild_id = ?1 and closed_at_ms is null order by id desc limit ?2"),
        params![guild, limit],
        session_of,
    )
}

/// The guild's sessions below `before`, the highest number first, but for those that are somebody's
/// alone.
pub fn numbered_below(
    read: &Read,
    guild: GuildId,
    before: u32,
    limit: u32,
) -> Result<Vec<SessionRow>, Fault> {
    read.many(
        columns!(
            "indexed by session_listed
             where guild_id = ?1 and number < ?2 and is_private = 0 order by number desc limit ?3"
        ),
        params![guild, before, limit],
        session_of,
    )
}

/// The seats of the session are now these and no others.
pub fn set_seats(
    tx: &Tx,
    session: SessionId,
    guild: GuildId,
    seats: &[SeatRow],
) -> Result<(), Fault> {
    tx.write("delete from seat where session_id = ?1", [session])?;
    for seat in seats {
        tx.write(
            "insert into seat (session_id, member_id, kind, guild_id, starts_at_ms, ends_at_ms)
             values (?1, ?2, ?3, ?4, ?5, ?6)",
            params![session, seat.member, seat.kind, guild, seat.starts_at, seat.ends_at],
        )?;
    }
    Ok(())
}

/// The seats of the session, by member and kind.
pub fn seats(read: &Read, session: SessionId) -> Result<Vec<SeatRow>, Fault> {
    read.many(
        "select member_id, kind, starts_at_ms, ends_at_ms from seat
         where session_id = ?1 order by member_id, kind limit 100",
        [session],
        |row| {
            Ok(SeatRow {
                member: row.get(0)?,
                kind: row.get(1)?,
                starts_at: row.get(2)?,
                ends_at: row.get(3)?,
            })
        },
    )
}

/// The member's seats in sessions of the guild, the earliest first, at most `limit`.
pub fn seated(
    read: &Read,
    guild: GuildId,
    member: MemberId,
    limit: u32,
) -> Result<Vec<SeatedRow>, Fault> {
    read.many(
        "select s.id, s.number, s.phase, s.is_running, t.starts_at_ms, t.ends_at_ms
         from seat t join session s on s.id = t.session_id
         where t.member_id = ?1 and t.guild_id = ?2 order by t.starts_at_ms limit ?3",
        params![member, guild, limit],
        |row| {
            Ok(SeatedRow {
                session: row.get(0)?,
                number: row.get(1)?,
                phase: row.get(2)?,
                is_running: row.get(3)?,
                starts_at: row.get(4)?,
                ends_at: row.get(5)?,
            })
        },
    )
}

/// In how many sessions of the guild that begin later than `now` the member has a seat on which
/// they are counted on. Those of evenings are not among them.
pub fn booked(read: &Read, guild: GuildId, member: MemberId, now: Moment) -> Result<u32, Fault> {
    let count = read.one(
        "select count(*) from seat t join session s on s.id = t.session_id
         where t.member_id = ?1 and t.starts_at_ms > ?3 and t.guild_id = ?2
           and t.kind <> 'observer' and s.phase = 'gathering'
           and not exists (select 1 from evening_session e where e.session_id = t.session_id)",
        params![member, guild, now],
        |row| row.get(0),
    )?;
    Ok(count.unwrap_or(0))
}

/// Seats of the member that overlap `from..until`, in any guild (nobody sits in two places at
/// once), the earliest first.
pub fn overlapping(
    read: &Read,
    member: MemberId,
    from: Moment,
    until: Moment,
    limit: u32,
) -> Result<Vec<(SessionId, GuildId, SeatRow)>, Fault> {
    read.many(
        "select session_id, guild_id, member_id, kind, starts_at_ms, ends_at_ms from seat
         where member_id = ?1 and starts_at_ms > ?2 and starts_at_ms < ?4 and ends_at_ms > ?3
         order by starts_at_ms limit ?5",
        params![member, from.ms().saturating_sub(SEAT_FOR_MAX_MS + 1), from, until, limit],
        |row| {
            let seat = SeatRow {
                member: row.get(2)?,
                kind: row.get(3)?,
                starts_at: row.get(4)?,
                ends_at: row.get(5)?,
            };
            Ok((row.get(0)?, row.get(1)?, seat))
        },
    )
}

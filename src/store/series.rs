//! Series: who made each, how it stands, and when its next evening has to be made. Their rules lie
//! in [`super::series_dates`]. And drafts: what somebody is about to make or to change.

use rusqlite::{Row, params};

use crate::base::{GuildId, MemberId, Moment, SeriesId};

use super::fault::Fault;
use super::tx::{News, Read, Tx};

/// A series, without its rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesRow {
    /// Its own id.
    pub id: SeriesId,
    /// Whose it is.
    pub guild: GuildId,
    /// By which its guild names it; from 1.
    pub number: u32,
    /// Who made it; none: somebody who is gone.
    pub maker: Option<MemberId>,
    /// When it was made.
    pub made_at: Moment,
    /// `running`, `paused`, `stopped` or `zone-gone`.
    pub state: String,
    /// The date from which on a paused one goes on by itself.
    pub paused_until: Option<String>,
    /// The last date that was dealt with.
    pub behind: Option<String>,
    /// The date after it, and its moment.
    pub next: Option<(String, Moment)>,
    /// The version of the zones by which the moment was found.
    pub zones_version: String,
    /// When the next evening has to be made.
    pub wake_at: Option<Moment>,
}

macro_rules! columns {
    ($rest:literal) => {
        concat!(
            "select id, guild_id, number, maker_id, made_at_ms, state, paused_until_date, ",
            "behind_date, next_date, next_at_ms, zones_version, wake_at_ms from series ",
            $rest
        )
    };
}

fn series_of(row: &Row<'_>) -> rusqlite::Result<SeriesRow> {
    let (date, at): (Option<String>, Option<Moment>) = (row.get(8)?, row.get(9)?);
    Ok(SeriesRow {
        id: row.get(0)?,
        guild: row.get(1)?,
        number: row.get(2)?,
        maker: row.get(3)?,
        made_at: row.get(4)?,
        state: row.get(5)?,
        paused_until: row.get(6)?,
        behind: row.get(7)?,
        next: date.zip(at),
        zones_version: row.get(10)?,
        wake_at: row.get(11)?,
    })
}

/// The number of the guild's next series.
pub fn number_next(read: &Read, guild: GuildId) -> Result<u32, Fault> {
    let sql = "select coalesce(max(number), 0) + 1 from series where guild_id = ?1";
    Ok(read.one(sql, [guild], |row| row.get(0))?.unwrap_or(1))
}

/// Stores a series, or its newer state. The guild must have a row.
pub fn put(tx: &Tx, series: &SeriesRow) -> Result<(), Fault> {
    tx.note(News { wake_at: series.wake_at, ..News::default() });
    tx.write(
        "insert into series (id, guild_id, number, maker_id, made_at_ms, state, paused_until_date,
           behind_date, next_date, next_at_ms, zones_version, wake_at_ms)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
         on conflict (id) do update
         set maker_id = excluded.maker_id, state = excluded.state,
           paused_until_date = excluded.paused_until_date, behind_date = excluded.behind_date,
           next_date = excluded.next_date, next_at_ms = excluded.next_at_ms,
           zones_version = excluded.zones_version, wake_at_ms = excluded.wake_at_ms",
        params![
            series.id,
            series.guild,
            series.number,
            series.maker,
            series.made_at,
            series.state,
            series.paused_until,
            series.behind,
            series.next.as_ref().map(|(date, _)| date),
            series.next.as_ref().map(|(_, at)| *at),
            series.zones_version,
            series.wake_at,
        ],
    )?;
    Ok(())
}

/// The series.
pub fn load(read: &Read, id: SeriesId) -> Result<Option<SeriesRow>, Fault> {
    read.one(columns!("where id = ?1"), [id], series_of)
}

/// The guild's series with this number.
pub fn numbered(read: &Read, guild: GuildId, number: u32) -> Result<Option<SeriesRow>, Fault> {
    let key = params![guild, number];
    read.one(columns!("where guild_id = ?1 and number = ?2"), key, series_of)
}

/// The guild's series that are not stopped, by number, at most `limit`.
pub fn live(read: &Read, guild: GuildId, limit: u32) -> Result<Vec<SeriesRow>, Fault> {
    read.many(
        columns!("where guild_id = ?1 and state <> 'stopped' order by number limit ?2"),
        params![guild, limit],
        series_of,
    )
}

/// Every series after this one, by id, at most `limit`.
pub fn all(read: &Read, after: SeriesId, limit: u32) -> Result<Vec<SeriesRow>, Fault> {
    let page = params![after, limit];
    read.many(columns!("where id > ?1 order by id limit ?2"), page, series_of)
}

/// Series after this one, by id, that are not stopped and were worked out by zones of another
/// version, at most `limit`.
pub fn of_other_zones(
    read: &Read,
    version: &str,
    after: SeriesId,
    limit: u32,
) -> Result<Vec<SeriesRow>, Fault> {
    read.many(
        columns!(
            "where id > ?2 and zones_version <> ?1 and state <> 'stopped' order by id limit ?3"
        ),
        params![version, after, limit],
        series_of,
    )
}

/// Series whose next evening has to be made by `at`, the first first, at most `limit`.
pub fn due(read: &Read, at: Moment, limit: u32) -> Result<Vec<SeriesRow>, Fault> {
    let until = params![at, limit];
    read.many(columns!("where wake_at_ms <= ?1 order by wake_at_ms limit ?2"), until, series_of)
}

/// When the next evening of any series has to be made.
pub fn next_wake(read: &Read) -> Result<Option<Moment>, Fault> {
    read.one(
        "select wake_at_ms from series where wake_at_ms is not null order by wake_at_ms limit 1",
        [],
        |row| row.get(0),
    )
}

/// Series that the member made in the guild are nobody's from now on; says how many.
pub fn leave(tx: &Tx, guild: GuildId, member: MemberId) -> Result<usize, Fault> {
    tx.write(
        "update series set maker_id = null where guild_id = ?1 and maker_id = ?2",
        params![guild, member],
    )
}

/// What the member is about to make or to change, in the service's own words.
pub fn put_draft(
    tx: &Tx,
    guild: GuildId,
    member: MemberId,
    at: Moment,
    body: &str,
) -> Result<(), Fault> {
    tx.write(
        "insert into series_draft (guild_id, member_id, at_ms, body) values (?1, ?2, ?3, ?4)
         on conflict (guild_id, member_id) do update
         set at_ms = excluded.at_ms, body = excluded.body",
        params![guild, member, at, body],
    )?;
    Ok(())
}

/// The member's draft.
pub fn draft(read: &Read, guild: GuildId, member: MemberId) -> Result<Option<String>, Fault> {
    read.one(
        "select body from series_draft where guild_id = ?1 and member_id = ?2",
        params![guild, member],
        |row| row.get(0),
    )
}

/// The member has no draft any more.
pub fn remove_draft(tx: &Tx, guild: GuildId, member: MemberId) -> Result<(), Fault> {
    tx.write(
        "delete from series_draft where guild_id = ?1 and member_id = ?2",
        params![guild, member],
    )?;
    Ok(())
}

/// Removes drafts of `until` or before, at most `limit`, and says how many.
pub fn prune_drafts(tx: &Tx, until: Moment, limit: u32) -> Result<usize, Fault> {
    tx.write(
        "delete from series_draft where (guild_id, member_id) in
           (select guild_id, member_id from series_draft where at_ms <= ?1 limit ?2)",
        params![until, limit],
    )
}

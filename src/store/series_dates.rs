//! What series are from which date on, and what was said of single dates. A date is text such as
//! `2026-12-08`: so they sort.

use rusqlite::{Row, params};

use crate::base::{ChannelId, GuildId, MemberId, Moment, SeriesId};

use super::fault::Fault;
use super::tx::{Read, Tx};

/// What an evening is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindRow {
    /// What is practised, and who said so.
    pub objective: Option<(String, MemberId)>,
    /// The format's id.
    pub format: String,
    /// The length, by the minutes of one turn.
    pub minutes: Option<u16>,
    /// Role tag.
    pub role: Option<String>,
    /// The level, in the service's own words.
    pub level: Option<String>,
    /// Region tag.
    pub region: Option<String>,
    /// Where its cards are posted; none: where the guild's are.
    pub channel: Option<ChannelId>,
}

/// A series from a date on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StretchRow {
    /// Of which series.
    pub series: SeriesId,
    /// Whose it is.
    pub guild: GuildId,
    /// From this date on, until the next stretch.
    pub from: String,
    /// Its rule, as it is typed.
    pub rule: String,
    /// The rule's first date.
    pub first: String,
    /// The name of its zone.
    pub zone: String,
    /// What its evenings are.
    pub kind: KindRow,
}

/// What was said of one date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateRow {
    /// Of which series.
    pub series: SeriesId,
    /// Whose it is.
    pub guild: GuildId,
    /// The rule's date.
    pub date: String,
    /// Whether there is no evening.
    pub is_skipped: bool,
    /// Its moment, where that is another.
    pub moved_to: Option<Moment>,
    /// What the evening is, where that is something else.
    pub kind: Option<KindRow>,
}

/// Of columns that stand in one order in every table: where the first is.
fn kind_of(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<KindRow>> {
    let Some(format) = row.get(at)? else { return Ok(None) };
    let (objective, by): (Option<String>, Option<MemberId>) = (row.get(at + 5)?, row.get(at + 6)?);
    Ok(Some(KindRow {
        objective: objective.zip(by),
        format,
        minutes: row.get(at + 1)?,
        role: row.get(at + 2)?,
        level: row.get(at + 3)?,
        region: row.get(at + 4)?,
        channel: row.get(at + 7)?,
    }))
}

/// Stores what the series is from a date on.
pub fn put_stretch(tx: &Tx, stretch: &StretchRow) -> Result<(), Fault> {
    let kind = &stretch.kind;
    tx.write(
        "insert into series_stretch (series_id, from_date, guild_id, rule, first_date, zone,
           format_id, minutes, role, level, region, objective, worded_by_id, channel_id)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
         on conflict (series_id, from_date) do update
         set rule = excluded.rule, first_date = excluded.first_date, zone = excluded.zone,
           format_id = excluded.format_id, minutes = excluded.minutes, role = excluded.role,
           level = excluded.level, region = excluded.region, objective = excluded.objective,
           worded_by_id = excluded.worded_by_id, channel_id = excluded.channel_id",
        params![
            stretch.series,
            stretch.from,
            stretch.guild,
            stretch.rule,
            stretch.first,
            stretch.zone,
            kind.format,
            kind.minutes,
            kind.role,
            kind.level,
            kind.region,
            kind.objective.as_ref().map(|(text, _)| text),
            kind.objective.as_ref().map(|(_, by)| *by),
            kind.channel,
        ],
    )?;
    Ok(())
}

/// Channels in which series of the guild that are not stopped have their evenings, at most `limit`.
pub fn channels(read: &Read, guild: GuildId, limit: u32) -> Result<Vec<ChannelId>, Fault> {
    read.many(
        "select channel_id from series join series_stretch on series_id = id
         where series.guild_id = ?1 and state <> 'stopped' and channel_id is not null
         union
         select channel_id from series join series_date on series_id = id
         where series.guild_id = ?1 and state <> 'stopped' and channel_id is not null
         order by 1 limit ?2",
        params![guild, limit],
        |row| row.get(0),
    )
}

/// What the series is, by the dates from which on it is so, at most `limit`.
pub fn stretches(read: &Read, series: SeriesId, limit: u32) -> Result<Vec<StretchRow>, Fault> {
    read.many(
        "select series_id, guild_id, from_date, rule, first_date, zone, format_id, minutes, role,
           level, region, objective, worded_by_id, channel_id
         from series_stretch where series_id = ?1 order by from_date limit ?2",
        params![series, limit],
        |row| {
            Ok(StretchRow {
                series: row.get(0)?,
                guild: row.get(1)?,
                from: row.get(2)?,
                rule: row.get(3)?,
                first: row.get(4)?,
                zone: row.get(5)?,
                kind: kind_of(row, 6)?.ok_or(rusqlite::Error::InvalidQuery)?,
            })
        },
    )
}

/// The series has no stretches any more that begin on `from` or later.
pub fn forget_stretches(tx: &Tx, series: SeriesId, from: &str) -> Result<(), Fault> {
    tx.write(
        "delete from series_stretch where series_id = ?1 and from_date >= ?2",
        params![series, from],
    )?;
    Ok(())
}

/// Stores what was said of a date.
pub fn put_date(tx: &Tx, date: &DateRow) -> Result<(), Fault> {
    let kind = date.kind.as_ref();
    let objective = kind.and_then(|kind| kind.objective.as_ref());
    tx.write(
        "insert into series_date (series_id, date, guild_id, is_skipped, moved_to_ms,
           format_id, minutes, role, level, region, objective, worded_by_id, channel_id)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
         on conflict (series_id, date) do update
         set is_skipped = excluded.is_skipped, moved_to_ms = excluded.moved_to_ms,
           format_id = excluded.format_id, minutes = excluded.minutes, role = excluded.role,
           level = excluded.level, region = excluded.region, objective = excluded.objective,
           worded_by_id = excluded.worded_by_id, channel_id = excluded.channel_id",
        params![
            date.series,
            date.date,
            date.guild,
            date.is_skipped,
            date.moved_to,
            kind.map(|kind| &kind.format),
            kind.and_then(|kind| kind.minutes),
            kind.and_then(|kind| kind.role.as_ref()),
            kind.and_then(|kind| kind.level.as_ref()),
            kind.and_then(|kind| kind.region.as_ref()),
            objective.map(|(text, _)| text),
            objective.map(|(_, by)| *by),
            kind.and_then(|kind| kind.channel),
        ],
    )?;
    Ok(())
}

/// What was said of dates of the series, in their order, from `from` on, at most `limit`.
pub fn dates(read: &Read, series: SeriesId, from: &str, limit: u32) -> Result<Vec<DateRow>, Fault> {
    read.many(
        "select series_id, guild_id, date, is_skipped, moved_to_ms, format_id, minutes, role,
           level, region, objective, worded_by_id, channel_id
         from series_date where series_id = ?1 and date >= ?2 order by date limit ?3",
        params![series, from, limit],
        |row| {
            Ok(DateRow {
                series: row.get(0)?,
                guild: row.get(1)?,
                date: row.get(2)?,
                is_skipped: row.get(3)?,
                moved_to: row.get(4)?,
                kind: kind_of(row, 5)?,
            })
        },
    )
}

/// Nothing is said any more of a date of the series.
pub fn forget_date(tx: &Tx, series: SeriesId, date: &str) -> Result<(), Fault> {
    tx.write("delete from series_date where series_id = ?1 and date = ?2", params![series, date])?;
    Ok(())
}

/// Nothing is said any more of the dates of the series from `from` on.
pub fn forget_dates(tx: &Tx, series: SeriesId, from: &str) -> Result<(), Fault> {
    tx.write("delete from series_date where series_id = ?1 and date >= ?2", params![series, from])?;
    Ok(())
}

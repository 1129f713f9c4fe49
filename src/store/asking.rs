//! How it stands between members and the calls of a series, where it is not as usual.

use rusqlite::{Row, params};

use crate::base::{GuildId, MemberId, Moment, SeriesId};

use super::fault::Fault;
use super::tx::{News, Read, Tx};

/// How it stands between a member and the calls of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// They are asked, whether they came lately or not.
    Asked,
    /// They left calls unanswered and are not asked, which they have not been told yet.
    Silent,
    /// The same, and they were told.
    Told,
    /// They do not want to be asked.
    Stopped,
}

impl Asking {
    const ALL: [Self; 4] = [Self::Asked, Self::Silent, Self::Told, Self::Stopped];

    fn name(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Silent => "silent",
            Self::Told => "told",
            Self::Stopped => "stopped",
        }
    }
}

/// How it stands with a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskingRow {
    /// With whom.
    pub member: MemberId,
    /// How it stands; none: a newer process wrote it.
    pub how: Option<Asking>,
    /// Since when.
    pub since: Moment,
}

fn asking_of(row: &Row<'_>) -> rusqlite::Result<AskingRow> {
    let name: String = row.get(1)?;
    let how = Asking::ALL.into_iter().find(|how| how.name() == name);
    Ok(AskingRow { member: row.get(0)?, how, since: row.get(2)? })
}

/// So it stands with the member from `since` on.
pub fn put(
    tx: &Tx,
    (series, guild): (SeriesId, GuildId),
    member: MemberId,
    how: Asking,
    since: Moment,
) -> Result<(), Fault> {
    tx.note(News { is_untold: how == Asking::Silent, ..News::default() });
    tx.write(
        "insert or replace into asking (series_id, member_id, guild_id, state, since_ms)
         values (?1, ?2, ?3, ?4, ?5)",
        params![series, member, guild, how.name(), since],
    )?;
    Ok(())
}

/// Of everybody with whom it is not as usual, in their order, at most `limit`.
pub fn of_series(read: &Read, series: SeriesId, limit: u32) -> Result<Vec<AskingRow>, Fault> {
    read.many(
        "select member_id, state, since_ms from asking where series_id = ?1
         order by member_id limit ?2",
        params![series, limit],
        asking_of,
    )
}

/// Who was asked no more for their silence is asked again.
pub fn ask_again(tx: &Tx, series: SeriesId, member: MemberId, since: Moment) -> Result<(), Fault> {
    tx.write(
        "update asking set state = 'asked', since_ms = ?3
         where series_id = ?1 and member_id = ?2 and state in ('silent', 'told')",
        params![series, member, since],
    )?;
    Ok(())
}

/// A series to which the member is asked no more for their silence, which they were not told.
pub fn untold(read: &Read, guild: GuildId, member: MemberId) -> Result<Option<SeriesId>, Fault> {
    read.one(
        "select series_id from asking where guild_id = ?1 and member_id = ?2 and state = 'silent'
         limit 1",
        params![guild, member],
        |row| row.get(0),
    )
}

/// Whether the member is asked no more for their silence, which they were not told.
pub fn is_untold(read: &Read, series: SeriesId, member: MemberId) -> Result<bool, Fault> {
    let found = read.one(
        "select 1 from asking where series_id = ?1 and member_id = ?2 and state = 'silent'",
        params![series, member],
        |row| row.get::<_, i64>(0),
    )?;
    Ok(found.is_some())
}

/// Everybody who was not told, at most `limit`. It is asked when one more is silent: too seldom for
/// an index.
pub fn all_untold(read: &Read, limit: u32) -> Result<Vec<(GuildId, MemberId)>, Fault> {
    read.many(
        "select guild_id, member_id from asking where state = 'silent'
         order by guild_id, member_id limit ?1",
        [limit],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The member was told that they are asked no more.
pub fn told(tx: &Tx, series: SeriesId, member: MemberId) -> Result<(), Fault> {
    tx.write(
        "update asking set state = 'told'
         where series_id = ?1 and member_id = ?2 and state = 'silent'",
        params![series, member],
    )?;
    Ok(())
}

/// The member is asked to all series of the guild for which they were asked no more.
pub fn ask_everywhere(
    tx: &Tx,
    guild: GuildId,
    member: MemberId,
    since: Moment,
) -> Result<(), Fault> {
    tx.write(
        "update asking set state = 'asked', since_ms = ?3 where guild_id = ?1 and member_id = ?2",
        params![guild, member, since],
    )?;
    Ok(())
}

/// The member is asked to no series of the guild for which they wanted to be.
pub fn ask_nowhere(tx: &Tx, guild: GuildId, member: MemberId) -> Result<(), Fault> {
    tx.write(
        "delete from asking where guild_id = ?1 and member_id = ?2 and state = 'asked'",
        params![guild, member],
    )?;
    Ok(())
}

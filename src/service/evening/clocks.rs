//! Whose clocks have changed against a series' own since its evening before: to them the time is
//! another one, although it is the same.

use std::collections::BTreeSet;

use crate::base::{MemberId, Moment, SeriesId, Span};
use crate::calendar::ZoneName;
use crate::evening::Shift;
use crate::service::error::ServiceError;
use crate::service::{profile, series};
use crate::store::profiles::{self, ProfileRow};
use crate::store::{Read, evenings};

use super::rows::Loaded;

/// An evening of a series, whether it has a row already or not.
#[derive(Debug, Clone, Copy)]
pub(super) struct Date<'a> {
    pub(super) series: SeriesId,
    /// Its date by the rule.
    pub(super) date: &'a str,
    /// In which zone the rule is read.
    pub(super) zone: &'a ZoneName,
    pub(super) starts_at: Moment,
}

impl Date<'_> {
    /// So much later than the evening before it begins on the clocks there; nothing where it is no
    /// other time.
    fn shift(self, before: Moment, zone: &ZoneName) -> Option<Span> {
        let apart = |at| Some(zone.zone().ahead(at)? - self.zone.zone().ahead(at)?);
        Some(apart(self.starts_at)? - apart(before)?).filter(|by| *by != Span::ZERO)
    }

    fn before(self, read: &Read) -> Result<Option<Moment>, ServiceError> {
        Ok(evenings::before(read, self.series, self.date)?.map(|row| row.starts_at))
    }
}

/// Zones of those people in which it is another time.
pub(super) fn shifts(
    read: &Read,
    profiles: &[ProfileRow],
    of: Date<'_>,
) -> Result<Vec<Shift>, ServiceError> {
    let Some(before) = of.before(read)? else { return Ok(Vec::new()) };
    let zones: BTreeSet<&str> = profiles.iter().filter_map(|row| row.zone.as_deref()).collect();
    let shift = |name: &str| {
        let by = of.shift(before, &ZoneName::new(name).ok()?)?;
        Some(Shift { zone: name.to_owned(), by })
    };
    Ok(zones.into_iter().filter_map(shift).collect())
}

/// The same for one member; nothing of who has not said in which zone they are.
pub(super) fn shift_of(
    read: &Read,
    of: &Loaded,
    member: MemberId,
) -> Result<Option<Span>, ServiceError> {
    let Some((series, date)) = &of.row.series else { return Ok(None) };
    let guild = of.row.guild;
    let theirs = profiles::load(read, guild, member)?.and_then(|row| profile::said(&row).zone);
    let standing = if theirs.is_some() { series::load(read, guild, *series)? } else { None };
    let own = standing.and_then(|standing| standing.zone_on(date));
    let Some((theirs, own)) = theirs.zip(own) else { return Ok(None) };
    let of = Date { series: *series, date, zone: &own, starts_at: of.evening.plan.starts_at };
    Ok(of.before(read)?.and_then(|before| of.shift(before, &theirs)))
}

//! After an update of the zones: what was worked out by the ones of before is worked out anew.

use std::sync::Arc;

use tracing::{info, warn};

use crate::base::{Moment, SeriesId};
use crate::calendar::ZONES_VERSION;
use crate::store::{Tx, series};

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::series::{self as standing, Called, Standing};
use super::{evening, organisers};

/// Series that are read at once.
const PAGE: u32 = 500;

/// Works out anew what comes next of every series by the zones of now; says of how many. An evening
/// that is called already moves with its clock, and who organises is told of a zone that is gone.
///
/// # Errors
/// [`ServiceError`] when nothing could be saved; the caller rolls back.
pub fn zones_anew(tx: &Tx, desk: &mut Desk, now: Moment) -> Result<usize, ServiceError> {
    let mut count = 0;
    let mut after = SeriesId(i64::MIN);
    loop {
        let page = series::of_other_zones(tx, ZONES_VERSION, after, PAGE)?;
        let Some(last) = page.last() else { break };
        after = last.id;
        count += page.len();
        for row in page {
            let Some(standing) = standing::due(tx, row.id)? else { continue };
            anew(tx, desk, now, standing)?;
        }
    }
    if count > 0 {
        info!("{count} series were worked out anew by the zones of {ZONES_VERSION}");
    }
    Ok(count)
}

fn anew(tx: &Tx, desk: &mut Desk, now: Moment, mut standing: Standing) -> Result<(), ServiceError> {
    let by = Actor { guild: standing.row.guild, member: None, now };
    let (before, was_known) = (standing.row.next.clone(), standing.knows_its_zone());
    let library = Arc::clone(&desk.library);
    standing.settle(tx, &library, now)?;
    if was_known && !standing.knows_its_zone() {
        organisers::tell(tx, desk, by)?;
    }
    let next = standing.row.next.as_ref();
    if let (Some((date, was)), Some((same, at))) = (before, next)
        && date == *same
        && was != *at
    {
        let (number, guild) = (standing.row.number, by.guild);
        warn!(
            guild.id = guild.0,
            "series {number} of guild {guild} has its {date} at another moment"
        );
    }
    let Some(course) = standing.course() else { return Ok(()) };
    for Called { date, evening, at } in standing.called.clone() {
        let Some(new) = date.parse().ok().and_then(|date| course.at(date)) else { continue };
        let Some(kind) = standing.kind(&date)?.filter(|_| new != at) else { continue };
        warn!(guild.id = by.guild.0, "evening {evening} moves, because its zone has other clocks");
        evening::follow_series(tx, desk, by, (evening, None), (kind, new))?;
    }
    Ok(())
}

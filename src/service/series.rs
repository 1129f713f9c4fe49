//! How series stand: read, worked out anew when something about them changed, saved, shown.

use std::collections::BTreeMap;

use tracing::warn;

use crate::base::{CleanText, EveningId, GuildId, MemberId, Moment, SeriesId};
use crate::calendar::{
    Change, Coming, Course, Date, Series, Stretch, ZONES_VERSION, ZoneName, call_at,
};
use crate::config::Library;
use crate::interview::limits::{BALLOTS_FOR, LINE};
use crate::protocol::{EveningKind, SeriesAct, SeriesRule, SeriesState, SeriesView};
use crate::store::series::{self, SeriesRow};
use crate::store::series_dates::{self, DateRow, KindRow, StretchRow};
use crate::store::{Read, Tx, evenings, guilds};

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::record;
use super::saved::{name_of, read_json};

/// Series of a guild that are not stopped (`reliability`: F1).
pub(super) const LIVE_MAX: u16 = 50;
/// Rules of one series that are kept, and dates of which something was said.
const STRETCHES_MAX: u32 = 50;
const DATES_MAX: u32 = 200;
/// Evenings of one series that are called at a time, at most.
const CALLED_MAX: u32 = 8;
/// Evenings that are shown before they count, and in a list.
pub(super) const SHOWN: usize = 3;
/// Dates that can be chosen from.
const CHOICES: usize = 10;

const RUNNING: &str = "running";
const PAUSED: &str = "paused";
const STOPPED: &str = "stopped";
const ZONE_GONE: &str = "zone-gone";

/// A series as it is kept.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    pub(super) row: SeriesRow,
    pub(super) stretches: Vec<StretchRow>,
    pub(super) dates: Vec<DateRow>,
    /// Its evenings that are called and not over.
    pub(super) called: Vec<Called>,
}

/// An evening of a series that is called.
#[derive(Debug, Clone)]
pub(super) struct Called {
    /// Its date by the rule.
    pub(super) date: String,
    pub(super) evening: EveningId,
    pub(super) at: Moment,
}

/// The guild's series that are not stopped, as they are shown.
pub(super) fn all(
    read: &Read,
    guild: GuildId,
    now: Moment,
) -> Result<Vec<SeriesView>, ServiceError> {
    let mut views = Vec::new();
    for row in series::live(read, guild, LIVE_MAX.into())? {
        views.extend(kept(read, row)?.view(now)?);
    }
    Ok(views)
}

/// The guild's series, unless it is stopped.
pub(super) fn load(
    read: &Read,
    guild: GuildId,
    id: SeriesId,
) -> Result<Option<Standing>, ServiceError> {
    Ok(due(read, id)?.filter(|standing| standing.row.guild == guild))
}

fn kept(read: &Read, row: SeriesRow) -> Result<Standing, ServiceError> {
    let from = row.behind.clone().unwrap_or_default();
    let called =
        evenings::open_of_series(read, row.id, CALLED_MAX)?.into_iter().filter_map(|one| {
            let (_, date) = one.series?;
            Some(Called { date, evening: one.id, at: one.starts_at })
        });
    let called: Vec<Called> = called.collect();
    let from = called.first().map_or(from.clone(), |first| first.date.clone().min(from));
    Ok(Standing {
        stretches: series_dates::stretches(read, row.id, STRETCHES_MAX)?,
        dates: series_dates::dates(read, row.id, &from, DATES_MAX)?,
        called,
        row,
    })
}

/// A new series, which nobody has seen yet.
pub(super) fn begun(ids: (SeriesId, GuildId, u32), maker: MemberId, now: Moment) -> SeriesRow {
    let (id, guild, number) = ids;
    SeriesRow {
        id,
        guild,
        number,
        maker: Some(maker),
        made_at: now,
        state: RUNNING.to_owned(),
        paused_until: None,
        behind: None,
        next: None,
        zones_version: ZONES_VERSION.to_owned(),
        wake_at: None,
    }
}

/// What a series is from a date on.
pub(super) fn stretch(row: &SeriesRow, from: Date, rule: &SeriesRule, kind: KindRow) -> StretchRow {
    StretchRow {
        series: row.id,
        guild: row.guild,
        from: from.to_string(),
        rule: rule.series.to_string(),
        first: rule.series.first().to_string(),
        zone: rule.zone.to_string(),
        kind,
    }
}

/// What an evening is, as it is kept; an objective was worded by this member.
pub(super) fn kind_row(kind: &EveningKind, by: MemberId) -> Result<KindRow, ServiceError> {
    Ok(KindRow {
        objective: kind.objective.as_ref().map(|text| (text.as_str().to_owned(), by)),
        format: kind.format.clone(),
        minutes: kind.minutes,
        role: kind.role.clone(),
        level: kind.level.as_ref().map(name_of).transpose()?,
        region: kind.region.clone(),
        channel: kind.channel,
    })
}

pub(super) fn kind_of(guild: GuildId, row: &KindRow) -> Result<EveningKind, ServiceError> {
    let objective = row.objective.as_ref();
    let level = row.level.as_ref().map(|level| read_json(guild, &format!("\"{level}\"")));
    Ok(EveningKind {
        objective: objective.and_then(|(text, _)| CleanText::new(text, LINE).ok()),
        format: row.format.clone(),
        minutes: row.minutes,
        role: row.role.clone(),
        level: level.transpose()?,
        region: row.region.clone(),
        channel: row.channel,
    })
}

/// An evening that is to be called.
pub(super) struct ToCall {
    /// Its date by the rule.
    pub(super) date: String,
    pub(super) at: Moment,
    pub(super) kind: EveningKind,
    /// In which zone the rule is read; none where it is known no longer.
    pub(super) zone: Option<ZoneName>,
}

/// The series whose next evening may have to be made.
pub(super) fn due(read: &Read, id: SeriesId) -> Result<Option<Standing>, ServiceError> {
    let row = series::load(read, id)?.filter(|row| row.state != STOPPED);
    row.map(|row| kept(read, row)).transpose()
}

impl Standing {
    /// The evening whose call is due, with which the date is dealt with. What was missed and what
    /// its zone does not have is noted; none is made up for. A series of a guild that is not there
    /// waits until somebody resumes it.
    pub(super) fn next_to_call(
        &mut self,
        tx: &Tx,
        desk: &mut Desk,
        by: Actor,
    ) -> Result<Option<ToCall>, ServiceError> {
        if guilds::left_at(tx, by.guild)?.is_some() {
            self.pause(None);
            return Ok(None);
        }
        let Some(course) = self.course() else { return Ok(None) };
        let ahead = course.ahead(by.now);
        for (what, dates) in
            [("evening-missed", &ahead.missed), ("evening-left-out", &ahead.left_out)]
        {
            for date in dates {
                record::note(tx, desk, by, what, &(self.row.number, date.to_string()))?;
            }
        }
        if let Some(gone) = ahead.missed.iter().chain(&ahead.left_out).max() {
            self.row.behind = Some(gone.to_string());
        }
        let Some(next) = ahead.next else { return Ok(None) };
        let ends_at = self.ends_at(&course, &desk.library)?;
        if call_at(next.at, by.guild, ends_at) > by.now {
            return Ok(None);
        }
        let date = next.date.to_string();
        let Some(kind) = self.kind(&date)? else { return Ok(None) };
        if self.row.state == PAUSED {
            self.resume();
        }
        self.row.behind = Some(date.clone());
        let zone = self.zone_on(&date);
        Ok(Some(ToCall { date, at: next.at, kind, zone }))
    }

    /// In which zone the rule is read on a date; none where that is known no longer.
    pub(super) fn zone_on(&self, date: &str) -> Option<ZoneName> {
        self.in_force(Some(date)).and_then(|row| ZoneName::new(&row.zone).ok())
    }

    /// The stretch that is in force on a date: the last that has begun by then, else the first.
    pub(super) fn in_force(&self, date: Option<&str>) -> Option<&StretchRow> {
        let begun = self.stretches.iter().rev();
        let mut begun = begun.filter(|one| date.is_none_or(|date| one.from.as_str() <= date));
        begun.next().or(self.stretches.first())
    }

    /// What an evening on this date is.
    pub(super) fn kind(&self, date: &str) -> Result<Option<EveningKind>, ServiceError> {
        let own = self.dates.iter().find(|one| one.date == date);
        let own = own.and_then(|one| one.kind.as_ref());
        let kind = own.or(self.in_force(Some(date)).map(|stretch| &stretch.kind));
        kind.map(|kind| kind_of(self.row.guild, kind)).transpose()
    }

    /// The course that it takes; none where a zone of it is known no longer, or a row is damaged.
    pub(super) fn course(&self) -> Option<Course> {
        let stretch = |row: &StretchRow| {
            Some(Stretch {
                from: row.from.parse().ok()?,
                series: Series::stored(&row.rule, &row.first).ok()?,
                zone: ZoneName::new(&row.zone).ok()?.zone(),
            })
        };
        let change = |row: &DateRow| {
            let moved = row.moved_to.map(Change::Moved);
            let change = if row.is_skipped { Some(Change::Skipped) } else { moved };
            Some((row.date.parse().ok()?, change?))
        };
        Some(Course {
            stretches: self.stretches.iter().map(stretch).collect::<Option<_>>()?,
            changes: self.dates.iter().filter_map(change).collect::<BTreeMap<_, _>>(),
            paused_until: date(self.row.paused_until.as_deref()),
            behind: date(self.row.behind.as_deref()),
        })
    }

    /// Whether it was not paused for a zone that is gone.
    pub(super) fn knows_its_zone(&self) -> bool {
        self.row.state != ZONE_GONE
    }

    /// The evenings that come, while it is not paused for an unknown time.
    pub(super) fn coming(&self, now: Moment, limit: usize) -> Vec<Coming> {
        let waits = self.row.state == PAUSED && self.row.paused_until.is_none();
        let course = self.course().filter(|_| !waits);
        course.map(|course| course.coming(now).take(limit).collect()).unwrap_or_default()
    }

    /// The dates from which one can be chosen: those that are called, and those that come.
    pub(super) fn choices(&self, now: Moment) -> Vec<Coming> {
        let called = self.called.iter().filter(|one| one.at > now);
        let called = called.filter_map(|one| {
            let is_moved = self.dates.iter().any(|d| d.date == one.date && d.moved_to.is_some());
            Some(Coming { date: one.date.parse().ok()?, at: one.at, is_moved })
        });
        called.chain(self.coming(now, CHOICES)).take(CHOICES).collect()
    }

    /// What is called of it and has no place in it any more after this.
    pub(super) fn goes_with(&self, act: SeriesAct) -> Vec<Called> {
        let goes = |one: &&Called| match act {
            SeriesAct::Stop => true,
            SeriesAct::Pause(until) => until.is_none_or(|until| one.date < until.to_string()),
            SeriesAct::Skip(date) => one.date == date.to_string(),
            SeriesAct::Resume | SeriesAct::AsUsual(_) => false,
        };
        self.called.iter().filter(goes).cloned().collect()
    }

    /// No evening comes any more.
    pub(super) fn stop(&mut self) {
        STOPPED.clone_into(&mut self.row.state);
        self.row.paused_until = None;
    }

    /// No evening comes before a date, or before somebody resumes it.
    pub(super) fn pause(&mut self, until: Option<Date>) {
        PAUSED.clone_into(&mut self.row.state);
        self.row.paused_until = until.map(|date| date.to_string());
    }

    /// Evenings come.
    pub(super) fn resume(&mut self) {
        RUNNING.clone_into(&mut self.row.state);
        self.row.paused_until = None;
    }

    /// There is no evening on a date.
    pub(super) fn skip(&mut self, tx: &Tx, date: Date) -> Result<(), ServiceError> {
        let row = DateRow {
            series: self.row.id,
            guild: self.row.guild,
            date: date.to_string(),
            is_skipped: true,
            moved_to: None,
            kind: None,
        };
        series_dates::put_date(tx, &row)?;
        self.dates.retain(|one| one.date != row.date);
        self.dates.push(row);
        Ok(())
    }

    /// Saves what it is from which date on, and what was said of single dates. What was in force
    /// before everything that is shown of it is forgotten.
    pub(super) fn rewrite(&mut self, tx: &Tx, before: &Self) -> Result<(), ServiceError> {
        let first = before.dates.first().map(|one| one.date.clone());
        if let Some(first) = first {
            series_dates::forget_dates(tx, self.row.id, &first)?;
        }
        for date in &self.dates {
            series_dates::put_date(tx, date)?;
        }
        let since = self.called.first().map(|one| &one.date).or(self.row.behind.as_ref());
        let begun = |one: &StretchRow| since.is_some_and(|since| one.from <= *since);
        let over = self.stretches.iter().filter(|one| begun(one)).count().saturating_sub(1);
        self.stretches.drain(..over);
        series_dates::forget_stretches(tx, self.row.id, "")?;
        for stretch in &self.stretches {
            series_dates::put_stretch(tx, stretch)?;
        }
        Ok(())
    }

    /// On a date it is as the series says.
    pub(super) fn as_usual(&mut self, tx: &Tx, date: Date) -> Result<(), ServiceError> {
        let date = date.to_string();
        series_dates::forget_date(tx, self.row.id, &date)?;
        self.dates.retain(|one| one.date != date);
        Ok(())
    }

    /// Works out what comes next, and saves how it stands.
    pub(super) fn settle(
        &mut self,
        tx: &Tx,
        library: &Library,
        now: Moment,
    ) -> Result<(), ServiceError> {
        self.row.wake_at = None;
        ZONES_VERSION.clone_into(&mut self.row.zones_version);
        match self.course() {
            None => {
                warn!(
                    guild.id = self.row.guild.0,
                    "series {} of guild {} is left aside: its zone or its rule is not known",
                    self.row.number,
                    self.row.guild
                );
                if self.row.state != STOPPED {
                    ZONE_GONE.clone_into(&mut self.row.state);
                    self.row.paused_until = None;
                }
            }
            Some(course) => {
                if self.row.state == ZONE_GONE {
                    self.resume();
                }
                let next = course.ahead(now).next;
                let is_made = match self.row.state.as_str() {
                    RUNNING => true,
                    PAUSED => self.row.paused_until.is_some(),
                    _ => false,
                };
                self.row.next = next.map(|next| (next.date.to_string(), next.at));
                if let (Some(next), true) = (next, is_made) {
                    let last_ends_at = self.ends_at(&course, library)?;
                    self.row.wake_at = Some(call_at(next.at, self.row.guild, last_ends_at));
                }
            }
        }
        Ok(series::put(tx, &self.row)?)
    }

    /// When the last evening that was dealt with is over, if all goes by its agenda.
    fn ends_at(&self, course: &Course, library: &Library) -> Result<Option<Moment>, ServiceError> {
        let Some(behind) = self.row.behind.as_deref() else { return Ok(None) };
        let at = date(Some(behind)).and_then(|date| course.at(date));
        let (Some(at), Some(kind)) = (at, self.kind(behind)?) else { return Ok(None) };
        let format = library.format(&kind.format);
        let length = format.map_or(BALLOTS_FOR, |format| format.stay(kind.minutes));
        Ok(Some(at + length))
    }

    /// As it is shown.
    pub(super) fn view(&self, now: Moment) -> Result<Option<SeriesView>, ServiceError> {
        let next = self.choices(now);
        let on = next.first().map(|next| next.date.to_string());
        let Some(stretch) = self.in_force(on.as_deref()) else { return Ok(None) };
        let Ok(series) = Series::stored(&stretch.rule, &stretch.first) else { return Ok(None) };
        let last = next.last().map(|last| last.date);
        let skipped = self.course().map(|course| course.skipped(now)).unwrap_or_default();
        Ok(Some(SeriesView {
            id: self.row.id,
            number: self.row.number,
            maker: self.row.maker,
            state: self.state(),
            series,
            zone: stretch.zone.clone(),
            kind: kind_of(self.row.guild, &stretch.kind)?,
            skipped: skipped.into_iter().filter(|date| last.is_none_or(|l| *date < l)).collect(),
            next,
        }))
    }

    fn state(&self) -> SeriesState {
        match self.row.state.as_str() {
            PAUSED => SeriesState::Paused(date(self.row.paused_until.as_deref())),
            STOPPED => SeriesState::Stopped,
            ZONE_GONE => SeriesState::ZoneGone,
            _ => SeriesState::Running,
        }
    }
}

fn date(text: Option<&str>) -> Option<Date> {
    text.and_then(|text| text.parse().ok())
}

//! Zones: an IANA name that was looked up, and a moment as its clock shows it.

use std::fmt;
use std::sync::OnceLock;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};
use serde::{Deserialize, Serialize};

use crate::base::Moment;

/// The longest name that is looked up; the longest there is has 30 characters.
const NAME_CHARACTERS_MAX: usize = 64;
/// Names that are offered instead of one that is not known.
const NEAR_MAX: usize = 3;
/// Fewer characters would be near to everything.
const NEAR_CHARACTERS_MIN: usize = 3;

/// The name of a zone that there is, such as `Europe/Berlin`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ZoneName(String);

/// There is no such zone.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no time zone `{asked}`")]
pub struct ZoneFault {
    /// What was asked for, cut to a length that can be shown.
    pub asked: String,
    /// Names that may be meant, at most three.
    pub near: Vec<String>,
}

/// The rules of a zone. It is handed in, so that the same moment reads the same on every machine.
#[derive(Debug, Clone)]
pub struct Zone(TimeZone);

/// What a local time means in a zone.
pub(super) enum Local {
    /// One moment.
    One(Moment),
    /// Two: the clock shows it twice that night.
    Twice(Moment, Moment),
    /// None; shifted forward by what the clock leaves out, it would be this.
    Skipped(Moment),
}

/// The zones that were built in; files of the machine are not looked at.
fn known() -> &'static TimeZoneDatabase {
    static KNOWN: OnceLock<TimeZoneDatabase> = OnceLock::new();
    KNOWN.get_or_init(TimeZoneDatabase::bundled)
}

impl ZoneName {
    /// The zone with this name; capitals do not matter.
    ///
    /// # Errors
    /// [`ZoneFault`] when there is none.
    pub fn new(name: &str) -> Result<Self, ZoneFault> {
        let name = name.trim();
        let found = match name.chars().count() {
            0 => None,
            1..=NAME_CHARACTERS_MAX => known().get(name).ok(),
            _ => None,
        };
        match found.as_ref().and_then(TimeZone::iana_name) {
            Some(name) => Ok(Self(name.to_owned())),
            None => Err(ZoneFault {
                asked: name.chars().take(NAME_CHARACTERS_MAX).collect(),
                near: near(name),
            }),
        }
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its rules.
    pub fn zone(&self) -> Zone {
        Zone(known().get(&self.0).expect("a name is looked up when it is made"))
    }
}

/// Names with a part that begins so: `berlin` is near to `Europe/Berlin`.
fn near(asked: &str) -> Vec<String> {
    let asked = asked.to_lowercase().replace(' ', "_");
    if asked.chars().count() < NEAR_CHARACTERS_MIN {
        return Vec::new();
    }
    let begins = |name: &str| name.to_lowercase().split('/').any(|part| part.starts_with(&asked));
    let mut all: Vec<String> =
        known().available().map(|name| name.to_string()).filter(|name| begins(name)).collect();
    all.sort();
    all.truncate(NEAR_MAX);
    all
}

/// Names of zones that hold `typed` somewhere, in any case, at most `count_max`: those that begin
/// with it, or have a part that does, first.
pub fn zone_names(typed: &str, count_max: usize) -> Vec<String> {
    let typed = typed.trim().to_lowercase().replace(' ', "_");
    let mut all: Vec<(bool, String)> = known()
        .available()
        .map(|name| name.to_string())
        .filter_map(|name| {
            let small = name.to_lowercase();
            let is_begun = small.split('/').any(|part| part.starts_with(&typed));
            small.contains(&typed).then_some((!is_begun, name))
        })
        .collect();
    all.sort();
    all.into_iter().map(|(_, name)| name).take(count_max).collect()
}

impl fmt::Display for ZoneName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for ZoneName {
    type Error = ZoneFault;

    fn try_from(name: String) -> Result<Self, ZoneFault> {
        Self::new(&name)
    }
}

impl From<ZoneName> for String {
    fn from(name: ZoneName) -> Self {
        name.0
    }
}

impl From<TimeZone> for Zone {
    /// A zone that has rules and perhaps no name, such as a machine's own.
    fn from(zone: TimeZone) -> Self {
        Self(zone)
    }
}

impl Zone {
    /// Universal time.
    pub fn utc() -> Self {
        Self(TimeZone::UTC)
    }

    /// Such as `Tuesday 24 November 2026 19:00`.
    pub fn long(&self, at: Moment) -> String {
        self.shown(at, "%A %-d %B %Y %H:%M")
    }

    /// Such as `19:00`.
    pub fn time_of_day(&self, at: Moment) -> String {
        self.shown(at, "%H:%M")
    }

    /// Such as `Tue 19:00:05`, for the margin of a transcript.
    pub fn margin(&self, at: Moment) -> String {
        self.shown(at, "%a %H:%M:%S")
    }

    fn shown(&self, at: Moment, form: &str) -> String {
        // A time outside the calendar's range comes only from a damaged card.
        Timestamp::from_millisecond(at.ms()).map_or_else(
            |_| "an unknown time".to_owned(),
            |at| at.to_zoned_datetime(self.0.clone()).strftime(form).to_string(),
        )
    }

    /// The date of a moment; none outside the calendar's range.
    pub(super) fn date(&self, at: Moment) -> Option<Date> {
        let at = Timestamp::from_millisecond(at.ms()).ok()?;
        Some(self.0.to_datetime(at).date())
    }

    /// A local time as somebody means it: one moment, two, or none.
    pub(super) fn read(&self, local: DateTime) -> Option<Local> {
        let found = self.0.to_ambiguous_timestamp(local);
        let moment = |at: jiff::Timestamp| Moment::from_ms(at.as_millisecond());
        Some(match found.offset() {
            AmbiguousOffset::Unambiguous { .. } => Local::One(moment(found.unambiguous().ok()?)),
            AmbiguousOffset::Gap { .. } => Local::Skipped(moment(found.compatible().ok()?)),
            AmbiguousOffset::Fold { .. } => {
                Local::Twice(moment(found.earlier().ok()?), moment(found.later().ok()?))
            }
        })
    }

    /// The moment of a local time: in a gap it shifts forward by the gap, of two it is the first.
    pub(super) fn moment(&self, local: DateTime) -> Option<Moment> {
        let at = self.0.to_ambiguous_timestamp(local).compatible().ok()?;
        Some(Moment::from_ms(at.as_millisecond()))
    }
}

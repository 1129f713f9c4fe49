//! Zones: an IANA name that was looked up, and a moment as its clock shows it.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone, TimeZoneDatabase};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::base::{Moment, Span};

use super::places::PLACES;
use super::vocabulary::abbreviation;

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

/// What a local time means in a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Local {
    /// One moment.
    One(Moment),
    /// Two: the clock shows it twice that night.
    Twice(Moment, Moment),
    /// None; shifted forward by what the clock leaves out, it would be this.
    Skipped(Moment),
}

impl Local {
    /// Whether it is one of two moments of which the other says which.
    pub(super) fn is_twice_as(self, once: Self) -> bool {
        match (self, once) {
            (Self::Twice(first, second), Self::One(at)) => at == first || at == second,
            (Self::One(_) | Self::Twice(..) | Self::Skipped(_), _) => false,
        }
    }

    /// Its first moment.
    pub(super) fn first(self) -> Moment {
        match self {
            Self::One(at) | Self::Twice(at, _) | Self::Skipped(at) => at,
        }
    }
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

    /// The zone that somebody means by a name, a city, a short name or what is ahead of UTC, where
    /// it is one: `Europe/Berlin`, `new york`, `CET`, `UTC+2`.
    ///
    /// # Errors
    /// [`ZoneFault`] when it is none, or several.
    pub fn meant(typed: &str) -> Result<Self, ZoneFault> {
        let name = &plain(typed);
        let short = named(name);
        let means = match Self::new(name) {
            Ok(zone) if short.is_empty() => return Ok(zone),
            Ok(_) => short,
            Err(_) if short.is_empty() => zones_of_city(name),
            Err(_) => short,
        };
        match means.as_slice() {
            [zone] => Ok(zone.clone()),
            [] => Self::new(typed),
            several => Err(ZoneFault {
                asked: typed.trim().chars().take(NAME_CHARACTERS_MAX).collect(),
                near: several.iter().take(NEAR_MAX).map(Self::to_string).collect(),
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

/// Names that may be meant; fewer than three letters may mean any.
fn near(asked: &str) -> Vec<String> {
    let is_short = plain(asked).chars().count() < NEAR_CHARACTERS_MIN;
    if is_short { Vec::new() } else { zone_names(asked, NEAR_MAX) }
}

/// As names are compared: small letters, one form of each, `_` between words.
fn plain(typed: &str) -> String {
    let typed = typed.nfkc().flat_map(char::to_lowercase).collect::<String>();
    let words = typed.replace('\u{2212}', "-").split_whitespace().collect::<Vec<_>>().join("_");
    words.strip_suffix("_time").unwrap_or(&words).to_owned()
}

/// What a short name means, or what is ahead of UTC, before any zone of the same name: the zone
/// `EST` knows no summer.
fn named(typed: &str) -> Vec<ZoneName> {
    if let Some(means) = abbreviation(typed) {
        return means.iter().filter_map(|(zone, _)| ZoneName::new(zone).ok()).collect();
    }
    ahead_of_utc(typed).and_then(|name| ZoneName::new(&name).ok()).into_iter().collect()
}

/// The zone that is so many whole hours ahead of UTC all year: the sign in its name is turned.
fn ahead_of_utc(typed: &str) -> Option<String> {
    let hours = typed.strip_prefix("utc").or_else(|| typed.strip_prefix("gmt")).unwrap_or(typed);
    let (sign, hours) = match hours.trim_matches('_').split_at_checked(1)? {
        ("+", hours) => ('-', hours),
        ("-", hours) => ('+', hours),
        _ => return None,
    };
    let hours = hours.trim_matches('_').trim_end_matches(":00").trim_start_matches('0');
    hours.bytes().all(|b| b.is_ascii_digit()).then(|| format!("Etc/GMT{sign}{hours}"))
}

/// The zones of this city, or of a country that has one: small letters, `_` between words.
pub(super) fn zones_of_city(city: &str) -> Vec<ZoneName> {
    places().get(city).cloned().unwrap_or_default()
}

fn places() -> &'static BTreeMap<String, Vec<ZoneName>> {
    static CITIES: OnceLock<BTreeMap<String, Vec<ZoneName>>> = OnceLock::new();
    CITIES.get_or_init(|| {
        let mut cities: BTreeMap<String, Vec<ZoneName>> = BTreeMap::new();
        for name in known().available() {
            if let Some((_, city)) = name.as_str().rsplit_once('/') {
                let name = ZoneName(name.as_str().to_owned());
                cities.entry(city.to_lowercase()).or_default().push(name);
            }
        }
        for (place, zone) in PLACES {
            let zone = ZoneName((*zone).to_owned());
            let zones = cities.entry(place.replace(' ', "_")).or_default();
            if !zones.contains(&zone) {
                zones.push(zone);
            }
        }
        cities
    })
}

/// Names of zones for what was typed so far, in any case, at most `count_max`: what it names first,
/// then zones and places of which a part begins so, then a word of one, then what holds it.
pub fn zone_names(typed: &str, count_max: usize) -> Vec<String> {
    let typed = plain(typed);
    let mut all: Vec<(u8, String)> =
        named(&typed).into_iter().map(|zone| (0, zone.to_string())).collect();
    let rank = |name: &str| {
        let begins = |split: &[char]| name.split(split).any(|part| part.starts_with(&typed));
        match () {
            () if name == typed => Some(0),
            () if begins(&['/']) => Some(1),
            () if begins(&['/', '_', '-']) => Some(2),
            () => name.contains(&typed).then_some(3),
        }
    };
    for name in known().available() {
        let name = name.as_str();
        all.extend(rank(&name.to_lowercase()).map(|rank| (rank, name.to_owned())));
    }
    for (place, zones) in places() {
        let found = rank(place).filter(|rank| *rank < 3 && !typed.is_empty());
        all.extend(
            found
                .into_iter()
                .flat_map(|rank| zones.iter().map(move |zone| (rank, zone.to_string()))),
        );
    }
    all.sort();
    let mut names: Vec<String> = Vec::new();
    for (_, name) in all {
        if names.len() < count_max && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// A zone's name as it is offered: where its sign is turned, with what it means.
pub fn zone_label(name: &str) -> String {
    let ahead = name.strip_prefix("Etc/GMT").and_then(|hours| match hours.split_at_checked(1)? {
        ("-", hours) if !hours.is_empty() => Some(format!("UTC+{hours}")),
        ("+", hours) if !hours.is_empty() => Some(format!("UTC-{hours}")),
        _ => None,
    });
    ahead.map_or_else(|| name.to_owned(), |ahead| format!("{ahead} ({name})"))
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

    /// So many seconds east of UTC, all year; none farther than there is.
    pub(super) fn fixed(seconds: i32) -> Option<Self> {
        Offset::from_seconds(seconds).ok().map(|offset| Self(TimeZone::fixed(offset)))
    }

    /// How far its clock is ahead of UTC at a moment; none outside the calendar's range.
    pub fn ahead(&self, at: Moment) -> Option<Span> {
        let at = Timestamp::from_millisecond(at.ms()).ok()?;
        Some(Span::from_seconds(self.0.to_offset(at).seconds().into()))
    }

    /// Its IANA name, if it has one.
    pub fn name(&self) -> Option<&str> {
        self.0.iana_name()
    }

    /// Such as `2026-11-24 19:00`, which is read again as what it says.
    pub fn plain(&self, at: Moment) -> String {
        self.shown(at, "%Y-%m-%d %H:%M")
    }

    /// The same, with what its clock is ahead of UTC: `2026-11-24 19:00 UTC+01:00`.
    pub(super) fn plain_with_offset(&self, at: Moment) -> String {
        self.shown(at, "%Y-%m-%d %H:%M UTC%:z")
    }

    /// Such as `Tuesday 24 November 2026 19:00`.
    pub fn long(&self, at: Moment) -> String {
        self.shown(at, "%A %-d %B %Y %H:%M")
    }

    /// Such as `24 November 2026`.
    pub fn day(&self, at: Moment) -> String {
        self.shown(at, "%-d %B %Y")
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

    /// A moment as its clock shows it; none outside the calendar's range.
    pub(super) fn local(&self, at: Moment) -> Option<DateTime> {
        let at = Timestamp::from_millisecond(at.ms()).ok()?;
        Some(self.0.to_datetime(at))
    }

    /// The date of a moment; none outside the calendar's range.
    pub fn date(&self, at: Moment) -> Option<Date> {
        self.local(at).map(DateTime::date)
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
        let at = Moment::from_ms(at.as_millisecond());
        // Where a zone's table of changes ends, the library reads a local time by the rule behind
        // it, and may be early: Greenland on 28 October 2023.
        let early = self.local(at)?.duration_until(local).as_millis();
        let early = i64::try_from(early.max(0)).ok()?;
        Some(at + Span::from_ms(early))
    }
}

//! Times as a reader's clock shows them, and in words.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::base::{Moment, Span};

/// A time zone. It is handed in, so that a demo says the same on every machine.
#[derive(Debug, Clone)]
pub struct Zone(TimeZone);

impl Zone {
    /// Universal time.
    pub fn utc() -> Self {
        Self(TimeZone::UTC)
    }

    /// The machine's own zone.
    pub fn of_the_machine() -> Self {
        Self(TimeZone::system())
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

    /// Such as `in 10 minutes` or `2 days ago`.
    pub fn relative(&self, at: Moment, now: Moment) -> String {
        let words = in_words(if at < now { now - at } else { at - now });
        match (at.ms() - now.ms()) / 1_000 {
            0 => "now".to_owned(),
            ..0 => format!("{words} ago"),
            1.. => format!("in {words}"),
        }
    }

    fn shown(&self, at: Moment, form: &str) -> String {
        // A time outside the calendar's range comes only from a damaged card.
        Timestamp::from_millisecond(at.ms()).map_or_else(
            |_| "an unknown time".to_owned(),
            |at| at.to_zoned_datetime(self.0.clone()).strftime(form).to_string(),
        )
    }
}

/// A span in one whole unit, rounded to the nearest.
fn in_words(span: Span) -> String {
    let seconds = span.seconds();
    let (count, unit) = match seconds {
        ..90 => (seconds, "second"),
        90..5_400 => ((seconds + 30) / 60, "minute"),
        5_400..129_600 => ((seconds + 1_800) / 3_600, "hour"),
        129_600.. => ((seconds + 43_200) / 86_400, "day"),
    };
    if count == 1 { format!("1 {unit}") } else { format!("{count} {unit}s") }
}

/// A clock's face: `0:52`, `12:05`, `1:02:03`.
pub(super) fn clock_face(span: Span) -> String {
    // What is left is rounded up: `0:00` means that it is over.
    let seconds = (span.ms().max(0) + 999) / 1_000;
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

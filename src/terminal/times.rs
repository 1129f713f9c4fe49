//! Times in words, as a reader at this machine reads them.

use jiff::tz::TimeZone;

use crate::base::{Moment, Span};
use crate::calendar::Zone;

/// The machine's own zone.
pub fn zone_of_the_machine() -> Zone {
    Zone::from(TimeZone::system())
}

/// Such as `in 10 minutes` or `2 days ago`.
pub(super) fn relative(at: Moment, now: Moment) -> String {
    let words = in_words(if at < now { now - at } else { at - now });
    match (at.ms() - now.ms()) / 1_000 {
        0 => "now".to_owned(),
        ..0 => format!("{words} ago"),
        1.. => format!("in {words}"),
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

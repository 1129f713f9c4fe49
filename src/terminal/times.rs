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

/// A span in one whole unit, rounded to the nearest, so that it agrees with the span itself where
/// that stands beside it: `90 s`, `1 h 30 min`, `36 h`.
fn in_words(span: Span) -> String {
    let seconds = span.seconds();
    let (count, unit) = match seconds {
        ..120 => (seconds, "second"),
        120..7_200 => ((seconds + 30) / 60, "minute"),
        7_200..172_800 => ((seconds + 1_800) / 3_600, "hour"),
        172_800.. => ((seconds + 43_200) / 86_400, "day"),
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What a card says of a length, and what it says of its end, are the same length.
    #[test]
    fn a_length_and_the_time_until_its_end_agree() {
        let now = Moment::from_ms(1_795_539_600_000);
        for (seconds, length, until) in [
            (45, "45 s", "in 45 seconds"),
            (90, "90 s", "in 90 seconds"),
            (119, "119 s", "in 119 seconds"),
            (120, "2 min", "in 2 minutes"),
            (240, "4 min", "in 4 minutes"),
            (5_400, "1 h 30 min", "in 90 minutes"),
            (7_200, "2 h", "in 2 hours"),
            (129_600, "36 h", "in 36 hours"),
            (172_800, "2 days", "in 2 days"),
        ] {
            let span = Span::from_seconds(seconds);
            assert_eq!(
                (span.to_string().as_str(), relative(now + span, now).as_str()),
                (length, until)
            );
        }
        assert_eq!(relative(now - Span::from_minutes(40), now), "40 minutes ago");
        assert_eq!(relative(now - Span::from_seconds(1), now), "1 second ago");
        assert_eq!(relative(now, now), "now");
    }
}

//! Weeks by their number: from Monday to Sunday, wherever a month or a year ends.

use jiff::civil::{Date, date};

/// A Monday from which weeks are counted.
const FIRST: Date = date(1970, 1, 5);

/// Which week a date lies in: the week that begins with the next Monday has the next number.
pub fn week_of(date: Date) -> i64 {
    let hours = FIRST.duration_until(date).as_hours();
    hours.div_euclid(24 * 7)
}

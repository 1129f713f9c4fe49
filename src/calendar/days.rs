//! Dates, so many days apart.

use jiff::ToSpan;
use jiff::civil::Date;

/// The date so many days later, earlier where it is below zero; the first or last one that there is
/// where it would lie beyond.
pub fn days_later(date: Date, days: i64) -> Date {
    let days = i32::try_from(days).unwrap_or(if days < 0 { i32::MIN } else { i32::MAX });
    date.saturating_add(days.days())
}

/// How many days `to` lies behind `from`.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}
